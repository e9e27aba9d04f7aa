//! A file or stream turns into bytes, or into the reason why not; never into more than fits.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use crate::{Reason, Rejected};

/// The most that is read of one document: 64 MiB. A news article has some kilobytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// The bytes of a document, or why there are none.
pub(crate) type Taken = Result<Vec<u8>, Rejected>;

/// Reads the file at `path`, which records call `name`.
pub(crate) fn read_file(path: &Path, name: &str, limit: u64) -> Taken {
    let told = fs::metadata(path).map_err(|error| vanished(name, &error))?;
    if !told.is_file() {
        let message = "no regular file: a pipe, a socket, a device or a folder";
        return Err(Rejected::new(name, Reason::NotAFile, message, "copy its text into a file"));
    }
    if told.len() > limit {
        return Err(too_large(name, told.len(), limit));
    }
    let file = File::open(path).map_err(|error| vanished(name, &error))?;
    read_stream(file, name, limit)
}

/// Reads a stream to its end, which records call `name`.
pub(crate) fn read_stream(stream: impl Read, name: &str, limit: u64) -> Taken {
    let mut bytes = Vec::new();
    stream.take(limit + 1).read_to_end(&mut bytes).map_err(|error| vanished(name, &error))?;
    if bytes.len() as u64 > limit {
        return Err(too_large(name, bytes.len() as u64, limit));
    }
    Ok(bytes)
}

fn too_large(name: &str, bytes: u64, limit: u64) -> Rejected {
    let message =
        format!("{} MB, and no more than {} MB are read of one file", bytes / 1_000_000, limit / 1_000_000);
    Rejected::new(name, Reason::TooLarge, message, "split it into one file for each article")
        .at(None, Some(limit))
}

/// Why the system does not give a file.
pub(crate) fn vanished(name: &str, error: &io::Error) -> Rejected {
    match error.kind() {
        io::ErrorKind::NotFound => {
            let message = "nothing is there: it was moved or removed, or a link leads nowhere";
            Rejected::new(name, Reason::Missing, message, "check the path")
        }
        io::ErrorKind::PermissionDenied => {
            let message = format!("cannot be read: {error}");
            Rejected::new(name, Reason::Unreadable, message, "give yourself leave to read it")
        }
        _ => Rejected::new(
            name,
            Reason::Unreadable,
            format!("cannot be read: {error}"),
            "check the disk and the path",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn streams_are_read_up_to_the_limit() {
        assert_eq!(read_stream(&b"abc"[..], "-", 3).unwrap(), b"abc");
        let rejected = read_stream(io::repeat(b'x'), "-", 3).unwrap_err();
        assert_eq!((rejected.reason, rejected.byte), (Reason::TooLarge, Some(3)));
    }

    #[test]
    fn a_folder_is_no_document() {
        let rejected = read_file(Path::new("."), ".", MAX_BYTES).unwrap_err();
        assert_eq!(rejected.reason, Reason::NotAFile);
    }
}
