//! Why something could not be written: what was tried, on which file, and what to do.

use std::io;
use std::path::{Path, PathBuf};

/// Why records could not be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {action}: {source}", path.display())]
pub struct ExportError {
    path: PathBuf,
    action: &'static str,
    source: io::Error,
}

impl ExportError {
    /// A failure of `action` ("cannot be renamed") on `path`.
    pub(crate) fn new(path: &Path, action: &'static str, source: io::Error) -> Self {
        ExportError { path: path.into(), action, source }
    }
    /// Something that `path` would hold and this build cannot write.
    pub(crate) fn unsupported(path: &Path, action: &'static str) -> Self {
        ExportError::new(path, action, io::ErrorKind::Unsupported.into())
    }
    /// The file or stream that could not be written.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// The kind of the system's error; [`io::ErrorKind::BrokenPipe`] says that the reader has left.
    pub fn kind(&self) -> io::ErrorKind {
        self.source.kind()
    }
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                "choose a folder that you may write to"
            }
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                "make room, or write to another disk"
            }
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotADirectory | io::ErrorKind::IsADirectory => {
                "choose another name: something else stands there"
            }
            io::ErrorKind::Unsupported => "build claimwire with the cargo feature of this format",
            _ => "check the path and the disk",
        }
    }
}
