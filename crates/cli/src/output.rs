//! Results of a run turn into the files of its output folder, each whole or not at all.

use std::io::Write;
use std::path::Path;

use claimwire_exporter::{AtomicFile, Export, ExportError, JsonLines};

use claimwire_reconciler::Ledger;

use crate::facts::{FactCounts, write_facts};
use crate::{Failure, Rejected};

/// The files that a run writes.
#[derive(Debug)]
pub(crate) struct OutputFolder {
    claims: AtomicFile,
    facts: AtomicFile,
    articles: AtomicFile,
    rejected: AtomicFile,
}

impl OutputFolder {
    /// Begins the files in `folder`, which is made if it is not there.
    pub fn create(folder: &Path) -> Result<Self, ExportError> {
        Ok(OutputFolder {
            claims: AtomicFile::create(&folder.join("claims.jsonl"))?,
            facts: AtomicFile::create(&folder.join("facts.jsonl"))?,
            articles: AtomicFile::create(&folder.join("articles.jsonl"))?,
            rejected: AtomicFile::create(&folder.join("rejected.jsonl"))?,
        })
    }
    /// Writes the lines of one document.
    pub fn write(&mut self, article: &[u8], claims: &[u8]) -> Result<(), Failure> {
        write(&mut self.articles, article)?;
        write(&mut self.claims, claims)
    }
    /// Writes the facts that the claims add up to; `copies` are groups of near-duplicate documents.
    pub fn write_facts(&mut self, ledger: &Ledger, copies: &[Vec<String>]) -> Result<FactCounts, Failure> {
        write_facts(ledger, copies, &mut self.facts).map_err(|error| unwritten(&self.facts, error))
    }
    /// Writes what was set aside and gives the files their names.
    pub fn commit(self, rejected: &[Rejected]) -> Result<(), Failure> {
        let mut rows = JsonLines::new(self.rejected);
        rejected.iter().try_for_each(|row| rows.push(row))?;
        rows.finish()?.commit()?;
        self.articles.commit()?;
        self.claims.commit()?;
        self.facts.commit()?;
        Ok(())
    }
}

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
