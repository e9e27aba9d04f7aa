//! What a fetch has done turns into lines of a file, so that a broken one goes on where it was, and a later one
//! asks only for what has changed.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, Seek, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::Sources;

/// How the fetch of one page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The page is in the archive.
    Stored,
    /// The page is as it was when it was stored before.
    Unchanged,
    /// A page with the same address, by redirect or by its own word, or with the same content is in the archive.
    Duplicate,
    /// There was no page.
    Failed,
}

/// The end of one page's fetch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct PageLine {
    /// The address that was asked for.
    pub url: String,
    pub outcome: Outcome,
    /// The address that answered, behind redirects.
    pub at: String,
    /// The address that the page gives as its own, where it gives another one.
    #[serde(default)]
    pub canonical: Option<String>,
    pub date: String,
    /// The WARC file with the records of this fetch, and the byte behind them.
    pub file: String,
    pub end: u64,
    /// The WARC file with the page itself, where it was stored before.
    pub held_in: String,
    pub etag: Option<String>,
    pub last_modified: Option<String>,
    /// Of the decoded body, hex; empty where no record holds it.
    pub sha256: String,
    /// The digest of the payload as its record gives it.
    pub payload: String,
    /// Why there was no page.
    pub fault: Option<String>,
}

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub(crate) enum Line {
    /// A fetch begins: what was asked for, and the pages that this led to.
    Begin { sources: Box<Sources>, pages: Vec<String> },
    /// A page is done.
    Page(Box<PageLine>),
    /// A fetch is done.
    End,
}

/// The journal of one archive folder, open for one process alone.
#[derive(Debug)]
pub(crate) struct Journal(File);

impl Journal {
    /// Opens the journal, reads it, and cuts off a last line that was not finished.
    ///
    /// # Errors
    /// Where it cannot be read or written, or another process has it.
    pub fn open(path: &Path) -> io::Result<(Self, Vec<Line>)> {
        let mut file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        file.try_lock()
            .map_err(|_| io::Error::new(io::ErrorKind::WouldBlock, "another fetch writes to the folder"))?;
        let (lines, whole) = read(&file)?;
        file.set_len(whole)?;
        file.seek(io::SeekFrom::End(0))?;
        Ok((Journal(file), lines))
    }
    /// Adds a line; when this returns, it outlives the process.
    pub fn write(&mut self, line: &Line) -> io::Result<()> {
        let mut bytes = serde_json::to_vec(line)?;
        bytes.push(b'\n');
        self.0.write_all(&bytes)
    }
    /// Puts all lines on the disk, where they outlive the machine's power.
    pub fn sync(&self) -> io::Result<()> {
        self.0.sync_data()
    }
}

/// The lines up to the first that is not whole, and where that begins.
fn read(file: &File) -> io::Result<(Vec<Line>, u64)> {
    let (mut reader, mut lines, mut whole) = (BufReader::new(file), Vec::new(), 0);
    loop {
        let mut bytes = Vec::new();
        let length = reader.read_until(b'\n', &mut bytes)?;
        match serde_json::from_slice(&bytes) {
            Ok(line) if bytes.ends_with(b"\n") => lines.push(line),
            _ => return Ok((lines, whole)),
        }
        whole += length as u64;
    }
}
