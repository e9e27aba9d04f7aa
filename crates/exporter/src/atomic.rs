//! Bytes turn into a file that appears under its name only when it is complete.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::ExportError;

/// A file that is written beside its place under a temporary name, and takes its name in one step.
///
/// Dropped before [`AtomicFile::commit`], it leaves nothing behind, and what stood under the name stays.
#[derive(Debug)]
pub struct AtomicFile {
    target: PathBuf,
    out: BufWriter<NamedTempFile>,
}

impl AtomicFile {
    /// Begins the file `target`; folders above it are made.
    ///
    /// # Errors
    /// Where the folder cannot be made or written to, or something that is no file stands under the name.
    pub fn create(target: &Path) -> Result<Self, ExportError> {
        let folder = folder_of(target);
        fs::create_dir_all(folder)
            .map_err(|error| ExportError::new(folder, "the folder cannot be made", error))?;
        if fs::metadata(target).is_ok_and(|there| !there.is_file()) {
            let taken =
                io::Error::new(io::ErrorKind::AlreadyExists, "something that is no file stands there");
            return Err(ExportError::new(target, "cannot be written", taken));
        }
        let temporary = temporary_in(folder)
            .map_err(|error| ExportError::new(target, "no file can be made in its folder", error))?;
        Ok(AtomicFile { target: target.into(), out: BufWriter::with_capacity(1 << 16, temporary) })
    }
    /// The name that the file will have.
    pub fn path(&self) -> &Path {
        &self.target
    }
    /// Where the bytes stand until then, for writers that open files themselves. What they write there counts
    /// only where nothing is written through this object.
    pub fn temporary_path(&self) -> &Path {
        self.out.get_ref().path()
    }
    /// Puts the bytes on the disk and gives the file its name; an older file of that name is replaced.
    ///
    /// # Errors
    /// Where the bytes cannot be put on the disk or the name cannot be given; an older file then stays.
    pub fn commit(self) -> Result<(), ExportError> {
        let AtomicFile { target, out } = self;
        let unwritten = |error| ExportError::new(&target, "cannot be written", error);
        let temporary = out.into_inner().map_err(|error| unwritten(error.into_error()))?;
        temporary.as_file().sync_all().map_err(unwritten)?;
        temporary
            .persist(&target)
            .map_err(|error| ExportError::new(&target, "cannot be given its name", error.error))?;
        sync_folder(folder_of(&target));
        Ok(())
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn folder_of(target: &Path) -> &Path {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A temporary file that the finished name inherits the usual permissions from, as the umask has them.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".claimwire-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// The new name is on the disk only once its folder is; not every system can do that, and the file itself is
/// whole either way.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abandoned_file_leaves_the_old_one_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jsonl");
        fs::write(&path, "old").unwrap();
        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(b"new").unwrap();
        drop(file);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn folders_are_made_and_old_files_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("b/c/a.jsonl");
        for text in ["one", "two"] {
            let mut file = AtomicFile::create(&path).unwrap();
            file.write_all(text.as_bytes()).unwrap();
            file.commit().unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn a_folder_in_the_way_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let error = AtomicFile::create(folder.path()).unwrap_err();
        assert_eq!(error.path(), folder.path());
        assert_eq!(error.remedy(), "choose another name: something else stands there");
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_the_file_as_the_umask_allows() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (ours, plain) = (folder.path().join("ours"), folder.path().join("plain"));
        AtomicFile::create(&ours).unwrap().commit().unwrap();
        fs::write(&plain, "").unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode(&ours), mode(&plain));
    }
}
