//! Results of a run turn into the files of its output folder, each whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

use claimwire_exporter::{AtomicFile, Export, JsonLines, json_line};

use claimwire_reconciler::Ledger;

use crate::facts::{FactCounts, write_facts};
use crate::unfinished::{Checkpoint, Part, Unfinished};
use crate::{Failure, Rejected};

/// The files that a run writes.
#[derive(Debug)]
pub(crate) struct OutputFolder {
    folder: PathBuf,
    unfinished: Unfinished,
}

impl OutputFolder {
    /// Begins the files in `folder`, which is made if it is not there, or takes up what an earlier run of the same
    /// `task` has written of them, unless this one is to begin anew.
    pub fn open(folder: &Path, task: &str, is_fresh: bool) -> Result<Self, Failure> {
        Ok(OutputFolder { folder: folder.to_owned(), unfinished: Unfinished::open(folder, task, is_fresh)? })
    }
    /// What was taken up.
    pub fn checkpoint(&self) -> Checkpoint {
        self.unfinished.checkpoint()
    }
    /// Where the lines of a part stand until the run is done.
    pub fn path(&self, part: Part) -> PathBuf {
        self.unfinished.path(part)
    }
    /// Writes the lines of one document.
    pub fn write(&mut self, article: &[u8], claims: &[u8], bytes: u64) -> Result<(), Failure> {
        self.unfinished.write(Part::Articles, article)?;
        self.unfinished.write(Part::Claims, claims)?;
        self.unfinished.done(bytes)
    }
    /// Writes that one document is set aside, or holds nothing.
    pub fn set_aside(&mut self, row: Option<&Rejected>) -> Result<(), Failure> {
        if let Some(row) = row {
            let mut line = Vec::new();
            // Rows have string keys and a Vec takes every byte, so this cannot fail.
            let _ = json_line(row, &mut line);
            self.unfinished.write(Part::Rejected, &line)?;
        }
        self.unfinished.done(0)
    }
    /// Puts on the disk what was written so far, for a later run to go on from.
    pub fn save(&mut self) -> Result<(), Failure> {
        self.unfinished.save()
    }
    /// Writes the facts that the claims add up to; `copies` are groups of near-duplicate documents.
    pub fn write_facts(
        &mut self,
        ledger: &Ledger,
        copies: &[Vec<String>],
    ) -> Result<(Facts, FactCounts), Failure> {
        let mut file = AtomicFile::create(&self.folder.join("facts.jsonl"))?;
        let counts = write_facts(ledger, copies, &mut file).map_err(|error| unwritten(&file, error))?;
        Ok((Facts(file), counts))
    }
    /// Writes what was set aside and gives the files their names.
    pub fn commit(self, rejected: &[Rejected], facts: Facts) -> Result<(), Failure> {
        let mut rows = JsonLines::new(AtomicFile::create(&self.folder.join("rejected.jsonl"))?);
        rejected.iter().try_for_each(|row| rows.push(row))?;
        rows.finish()?.commit()?;
        self.unfinished.finish(&self.folder)?;
        Ok(facts.0.commit()?)
    }
}

/// The facts of a run, complete but without their name.
#[derive(Debug)]
pub(crate) struct Facts(AtomicFile);

/// Writes a text as a whole file.
pub(crate) fn write_file(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = AtomicFile::create(path)?;
    write(&mut file, text.as_bytes())?;
    Ok(file.commit()?)
}

fn write(file: &mut AtomicFile, bytes: &[u8]) -> Result<(), Failure> {
    file.write_all(bytes).map_err(|error| unwritten(file, error))
}

fn unwritten(file: &AtomicFile, error: std::io::Error) -> Failure {
    let what = format!("{}: cannot be written: {error}", file.path().display());
    Failure::new(what, "check that the disk has room")
}
