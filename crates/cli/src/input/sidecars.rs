//! `articles.jsonl` files turn into what is known about the documents beside and below them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::kind::SIDECAR;
use super::{name_of, read_file};
use crate::Rejected;
use crate::stages::{Metadata, SidecarRows, read_sidecar};

/// The most that is read of one sidecar: some million rows.
const MAX_BYTES: u64 = 1 << 30;

/// What is known about documents, by the folder whose `articles.jsonl` says so.
#[derive(Debug, Default)]
pub(crate) struct Sidecars(BTreeMap<String, SidecarRows>);

impl Sidecars {
    /// Reads the `articles.jsonl` in the folder of `document`, if there is one and it is not read yet.
    pub fn look_beside(&mut self, document: &Path, rejected: &mut Vec<Rejected>) {
        let sidecar = document.with_file_name(SIDECAR);
        if !self.0.contains_key(&folder_of(&name_of(&sidecar))) && sidecar.is_file() {
            self.read(&sidecar, rejected);
        }
    }
    /// Reads one `articles.jsonl`; rows that cannot be used are set aside one by one.
    pub fn read(&mut self, path: &Path, rejected: &mut Vec<Rejected>) {
        let name = name_of(path);
        match read_file(path, &name, MAX_BYTES) {
            Ok(bytes) => {
                let (rows, faulty) = read_sidecar(&bytes, &name);
                rejected.extend(faulty);
                self.0.insert(folder_of(&name), rows);
            }
            Err(fault) => rejected.push(fault),
        }
    }
    /// The files that were read.
    pub fn files(&self) -> impl Iterator<Item = PathBuf> {
        self.0.keys().map(|folder| match folder.as_str() {
            "" => PathBuf::from(SIDECAR),
            folder => Path::new(folder).join(SIDECAR),
        })
    }
    /// What is known about the document `name`: the nearest folder above it that lists it says so.
    pub fn about(&self, name: &str) -> Option<&Metadata> {
        let mut cut = name.len();
        while let Some(slash) = name[..cut].rfind('/') {
            if let Some(found) = self.0.get(&name[..slash]).and_then(|rows| rows.get(&name[slash + 1..])) {
                return Some(found);
            }
            cut = slash;
        }
        self.0.get("").and_then(|rows| rows.get(name))
    }
}

fn folder_of(name: &str) -> String {
    name.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned()
}
