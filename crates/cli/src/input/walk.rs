//! Paths turn into a [`Listing`]: folders are walked, links followed, loops named.

use std::path::{Path, PathBuf};

use glob::glob;
use walkdir::{DirEntry, WalkDir};

use super::kind::{Container, Kind, kind_in_folder, kind_of};
use super::row::holds_articles;
use super::{Listing, Source, name_of, vanished};
use crate::{Reason, Rejected};

/// Finds every document below `paths`. `output` is the folder that the run writes to; it is not walked.
pub fn list(paths: &[PathBuf], output: Option<&Path>) -> Listing {
    let mut listing = Listing::default();
    let output = output.and_then(|folder| folder.canonicalize().ok());
    for path in paths {
        listing.path(path, output.as_deref());
    }
    listing.sources.sort_unstable();
    listing.sources.dedup_by(|a, b| a.name == b.name && a.only == b.only);
    listing
}

impl Listing {
    fn walk(&mut self, folder: &Path, output: Option<&Path>) {
        let is_walked = |entry: &DirEntry| {
            entry.depth() == 0
                || !entry.file_type().is_dir()
                || !(is_hidden(entry) || is_same(entry.path(), output))
        };
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(is_walked) {
            match entry {
                Ok(entry) if entry.file_type().is_dir() => {}
                Ok(entry) => {
                    let kind = kind_in_folder(&entry.file_name().to_string_lossy());
                    self.add(entry.path(), kind, entry.metadata().map_or(0, |told| told.len()));
                }
                Err(error) => self.rejected.push(unwalked(&error, folder)),
            }
        }
    }
    /// A file that was asked for by name: what is known about it may stand beside it.
    fn file(&mut self, path: &Path) {
        match std::fs::metadata(path) {
            Ok(told) => {
                self.sidecars.look_beside(path, &mut self.rejected);
                self.add(path, kind_of(&name_of(path)), told.len());
            }
            Err(error) => self.rejected.push(vanished(&name_of(path), &error)),
        }
    }
    /// One document of a container, named as records name it: `crawl.warc.gz#12`. Whether it was one.
    fn part(&mut self, path: &Path) -> bool {
        let name = name_of(path);
        let Some((file, _)) = name.split_once('#') else { return false };
        match kind_of(file) {
            Kind::Container(_) if Path::new(file).is_file() => {
                let known = self.sources.len();
                self.file(Path::new(file));
                self.sources[known..].iter_mut().for_each(|source| source.only = Some(name.clone()));
                true
            }
            _ => false,
        }
    }
    /// Everything that a pattern such as `news/**/*.html` matches. Whether it was one that matches anything.
    fn pattern(&mut self, pattern: &Path, output: Option<&Path>) -> bool {
        let matches: Vec<PathBuf> =
            glob(&name_of(pattern)).into_iter().flatten().filter_map(Result::ok).collect();
        matches.iter().for_each(|path| self.path(path, output));
        !matches.is_empty()
    }
    fn path(&mut self, path: &Path, output: Option<&Path>) {
        if path.is_dir() {
            self.walk(path, output);
        } else if path.exists() || !(self.part(path) || self.pattern(path, output)) {
            self.file(path);
        }
    }
    fn add(&mut self, path: &Path, kind: Kind, bytes: u64) {
        let name = name_of(path);
        let mut take = |container| {
            self.sources.push(Source { name: name.clone(), path: path.into(), bytes, container, only: None });
        };
        match kind {
            Kind::Document => take(None),
            Kind::Container(container) => take(Some(container)),
            // A file of that name may hold the articles themselves, as `claimwire clean` writes them.
            Kind::Sidecar if holds_articles(path) => take(Some(Container::Lines)),
            Kind::Sidecar => self.sidecars.read(path, &mut self.rejected),
            Kind::PassedOver => {}
            Kind::NoArticle => {
                let message = format!("a file that ends in .{} holds no article", ending(&name));
                self.rejected.push(Rejected::new(
                    &name,
                    Reason::UnsupportedKind,
                    message,
                    "take it out of the folder",
                ));
            }
        }
    }
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_same(path: &Path, other: Option<&Path>) -> bool {
    other.is_some_and(|other| path.canonicalize().is_ok_and(|path| path == other))
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn unwalked(error: &walkdir::Error, folder: &Path) -> Rejected {
    let name = name_of(error.path().unwrap_or(folder));
    if let Some(above) = error.loop_ancestor() {
        let message = format!("a link that leads back to {}, the folder above it", name_of(above));
        return Rejected::new(
            &name,
            Reason::DirectoryLoop,
            message,
            "take the link away; the folder itself is read",
        );
    }
    match error.io_error() {
        Some(error) => vanished(&name, error),
        None => Rejected::new(&name, Reason::Unreadable, error.to_string(), "check the path"),
    }
}
