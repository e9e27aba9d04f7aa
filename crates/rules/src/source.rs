//! Where rule packs come from: the files embedded in the binary, or a folder, as paths with their text.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One file of a rule pack. The last folder of the path names the pack: `rules/stance/backs.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Path as it is shown in messages, with `/` between folders.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// The files of `rules/` as they were when the crate was built: path, text, and text without the examples of rules.
const EMBEDDED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

impl SourceFile {
    /// A file in memory.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        SourceFile { path: path.into(), text: text.into() }
    }
    /// The files embedded in this build.
    pub fn embedded() -> Vec<SourceFile> {
        EMBEDDED.iter().map(|(path, whole, _)| SourceFile::new(*path, *whole)).collect()
    }
    /// The files embedded in this build, without the examples of rules, which are half of them. All else stands on its line.
    pub fn embedded_without_examples() -> Vec<SourceFile> {
        EMBEDDED.iter().map(|(path, _, bare)| SourceFile::new(*path, *bare)).collect()
    }
    /// The rule files (`.toml`, `.tsv`, `.lock`) below a folder, sorted by path.
    ///
    /// # Errors
    /// Fails with the path that could not be read.
    pub fn in_dir(folder: &Path) -> io::Result<Vec<SourceFile>> {
        let mut paths = Vec::new();
        collect(folder, &mut paths)?;
        paths.sort();
        paths.iter().map(|path| Ok(SourceFile::new(shown(path), read(path)?))).collect()
    }
    /// Name of the folder that holds the file: the pack's name.
    pub fn pack(&self) -> &str {
        self.path.rsplit('/').nth(1).unwrap_or("")
    }
    /// Name of the file without its folders.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }
    /// Part of the name behind the last dot.
    pub fn extension(&self) -> &str {
        self.name().rsplit_once('.').map_or("", |(_, extension)| extension)
    }
    /// Line and column of a byte offset, both from 1; columns count characters.
    pub fn line_column(&self, offset: usize) -> (usize, usize) {
        let before =
            (0..=offset.min(self.text.len())).rev().find_map(|end| self.text.get(..end)).unwrap_or("");
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let lines = memchr::memchr_iter(b'\n', before.as_bytes()).count();
        (lines + 1, before[line_start..].chars().count() + 1)
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn read(path: &Path) -> io::Result<String> {
    fs::read_to_string(path).map_err(|error| named(path, &error))
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder).map_err(|error| named(folder, &error))? {
        let path = entry.map_err(|error| named(folder, &error))?.path();
        if path.is_dir() {
            collect(&path, paths)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "tsv" || e == "lock") {
            paths.push(path);
        }
    }
    Ok(())
}
