//! Documents, one after the other, turn into what a run as a whole has to say: facts, a summary, what was set aside.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use claimwire_reconciler::{Copies, Ledger, Page, Prepared, Preparer};
use claimwire_record::{Article, Claim};
use rayon::ThreadPool;
use serde::de::DeserializeOwned;

use crate::batch::in_order;
use crate::input::{Line, Lines, name_of};
use crate::output::OutputFolder;
use crate::summary::Summary;
use crate::unfinished::Part;
use crate::{Failure, Rejected};

/// What one document adds.
#[derive(Debug)]
pub(crate) struct Addition {
    /// Its claims, ready to be weighed.
    pub prepared: Vec<Prepared>,
    /// What tells its copies.
    pub page: Page,
    /// Its counts.
    pub summary: Summary,
}

/// What the documents so far add up to.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// All claims, where they are to be weighed.
    pub ledger: Ledger,
    /// The documents by what tells copies, where claims are to be weighed.
    pub copies: Copies,
    /// What was read and found.
    pub summary: Summary,
    /// What was set aside.
    pub rejected: Vec<Rejected>,
    is_weighed: bool,
}

impl Gathered {
    /// Nothing yet but what was set aside before the first document.
    pub fn new(preparer: &Preparer, is_weighed: bool, rejected: Vec<Rejected>) -> Self {
        let (ledger, copies) = (Ledger::new(preparer), Copies::default());
        Gathered { ledger, copies, summary: Summary::default(), rejected, is_weighed }
    }
    /// Adds one document.
    pub fn enter(&mut self, added: Addition) {
        if self.is_weighed {
            added.prepared.into_iter().for_each(|claim| self.ledger.enter(claim));
            self.copies.enter(added.page);
        }
        self.summary.add(added.summary);
    }
    /// Adds the documents whose records `output` has taken up.
    ///
    /// # Errors
    /// Where these records cannot be read.
    pub fn take_up(
        &mut self,
        pool: &ThreadPool,
        preparer: &Preparer,
        output: &OutputFolder,
    ) -> Result<(), Failure> {
        let is_weighed = self.is_weighed;
        let claim = |claim: Claim| {
            let prepared = if is_weighed { preparer.prepare(&claim).ok() } else { None };
            (Summary::of_claims(&[claim]), prepared)
        };
        each_record(pool, &output.path(Part::Claims), claim, |(summary, prepared)| {
            self.summary.add(summary);
            prepared.into_iter().for_each(|claim| self.ledger.enter(claim));
        })?;
        let page = |article: Article| if is_weighed { Some(Page::of(&article)) } else { None };
        let mut documents = 0;
        each_record(pool, &output.path(Part::Articles), page, |page| {
            documents += 1;
            page.into_iter().for_each(|page| self.copies.enter(page));
        })?;
        self.summary.add(Summary::of_documents(documents, output.checkpoint().bytes));
        each_record(pool, &output.path(Part::Rejected), |row: Rejected| row, |row| self.rejected.push(row))
    }
}

/// Works on every record of a file, and takes the results in the file's order.
fn each_record<T: DeserializeOwned, O: Send>(
    pool: &ThreadPool,
    path: &Path,
    work: impl Fn(T) -> O + Sync,
    mut take: impl FnMut(O),
) -> Result<(), Failure> {
    let name = name_of(path);
    let file = File::open(path).map_err(|error| unusable(&name, &error))?;
    let lines = Lines::new(BufReader::with_capacity(1 << 20, file), &name);
    let parse = |line: Line| {
        let record = serde_json::from_slice(&line.bytes);
        record.map(&work).map_err(|error| unusable(&format!("{name}: line {}", line.number), &error))
    };
    in_order(pool, lines, parse, |worked| worked.map(&mut take))
}

fn unusable(place: &str, error: &dyn std::error::Error) -> Failure {
    let what = format!("{place}: the records of the run that was broken off cannot be read: {error}");
    Failure::new(what, "begin anew with --fresh")
}
