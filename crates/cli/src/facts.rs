//! Claims turn into facts: rows are read and made ready on all threads, entered in order, and weighed.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;

use claimwire_exporter::json_line;
use claimwire_reconciler::{Ledger, Prepared, Preparer, Unfit, reconcile_as};
use claimwire_record::{Claim, Fact, FactStatus};
use rayon::ThreadPool;
use rayon::prelude::*;

use crate::fact_file::word;
use crate::input::{Line, Lines, name_of, vanished};
use crate::{Failure, Reason, Rejected};

const REMEDY: &str = "make the records with: claimwire run FOLDER, or claimwire extract";

/// The most rows that are made ready at a time, and the most bytes.
const MOST_ROWS: usize = 4096;
const MOST_BYTES: u64 = 16 << 20;

/// Enters every claim of a file into the ledger; `-` is standard input. Gives the rows that are set aside.
pub(crate) fn enter_file(
    pool: &ThreadPool,
    preparer: &Preparer,
    ledger: &mut Ledger,
    path: &Path,
) -> Result<Vec<Rejected>, Failure> {
    let name = name_of(path);
    let mut rejected = Vec::new();
    let mut entrance = Entrance { preparer, ledger, rejected: &mut rejected };
    if path == Path::new("-") {
        pool.install(|| entrance.enter_all(Lines::new(BufReader::new(io::stdin()), "standard input")))?;
    } else {
        match File::open(path) {
            Ok(file) => {
                let lines = Lines::new(BufReader::with_capacity(1 << 20, file), &name);
                pool.install(|| entrance.enter_all(lines))?;
            }
            Err(error) => rejected.push(vanished(&name, &error)),
        }
    }
    Ok(rejected)
}

/// Rows on their way into a ledger.
struct Entrance<'a> {
    preparer: &'a Preparer,
    ledger: &'a mut Ledger,
    rejected: &'a mut Vec<Rejected>,
}

impl Entrance<'_> {
    /// Makes rows ready on all threads, while those made ready before are entered in order and the next are read.
    fn enter_all<R: BufRead + Send>(&mut self, mut lines: Lines<R>) -> Result<(), Failure> {
        let preparer = self.preparer;
        let (mut batch, mut ready) = (next_rows(&mut lines)?, Vec::new());
        while !batch.is_empty() || !ready.is_empty() {
            let prepare = |line: Line| prepared(preparer, &line);
            let (prepared, next) = rayon::join(
                || batch.into_par_iter().with_min_len(32).map(prepare).collect::<Vec<_>>(),
                || {
                    self.enter(std::mem::take(&mut ready));
                    next_rows(&mut lines)
                },
            );
            (ready, batch) = (prepared, next?);
        }
        Ok(())
    }
    fn enter(&mut self, ready: Vec<Result<Prepared, Rejected>>) {
        for row in ready {
            match row {
                Ok(prepared) => self.ledger.enter(prepared),
                Err(row) => self.rejected.push(row),
            }
        }
    }
}

fn next_rows<R: BufRead>(lines: &mut Lines<R>) -> Result<Vec<Line>, Failure> {
    let (mut rows, mut bytes) = (Vec::new(), 0);
    while rows.len() < MOST_ROWS && bytes < MOST_BYTES {
        let Some(row) = lines.next() else { break };
        let (row, weight) = row?;
        bytes += weight;
        rows.push(row);
    }
    Ok(rows)
}

fn prepared(preparer: &Preparer, line: &Line) -> Result<Prepared, Rejected> {
    let claim: Claim = serde_json::from_slice(&line.bytes).map_err(|error| malformed(line, &error))?;
    preparer.prepare(&claim).map_err(|unfit| {
        let remedy = match unfit {
            Unfit::Schema(_) => "read it with the version of claimwire that wrote it, or a newer one",
            Unfit::Type(_) => "name the folder that declares it with --rules",
            Unfit::NoId => REMEDY,
        };
        rejected(line, unfit.to_string(), remedy)
    })
}

/// A row that is no claim; one of another schema is named as such before its fields are held against this one.
fn malformed(line: &Line, error: &serde_json::Error) -> Rejected {
    #[derive(serde::Deserialize)]
    struct Head {
        schema: String,
    }
    match serde_json::from_slice::<Head>(&line.bytes) {
        Ok(head) if head.schema != Claim::SCHEMA => {
            let remedy = "read it with the version of claimwire that wrote it, or a newer one";
            rejected(line, Unfit::Schema(head.schema).to_string(), remedy)
        }
        _ => {
            let whole = error.to_string();
            let reason = whole.split(" at line ").next().unwrap_or(&whole);
            rejected(line, format!("column {}: no claim record: {reason}", error.column()), REMEDY)
        }
    }
}

fn rejected(line: &Line, message: String, remedy: &str) -> Rejected {
    Rejected::new(&line.file, Reason::MalformedRecord, message, remedy).at(Some(line.number), None)
}

/// Claims that stand under the id of another one.
pub(crate) fn clashing(ids: Vec<String>, file: &str) -> impl Iterator<Item = Rejected> {
    ids.into_iter().map(move |id| {
        let message = format!("claim id {id} stands for different claims; one of them was kept");
        Rejected::new(file, Reason::ClashingId, message, "give each claim an id of its own")
    })
}

/// Weighs a sealed ledger and writes its facts as JSON Lines; gives how many there are of each status.
pub(crate) fn write_facts(
    ledger: &Ledger,
    copies: &[Vec<String>],
    out: &mut impl Write,
) -> io::Result<FactCounts> {
    let mut counts = FactCounts::default();
    let line = |fact: Fact| {
        let mut line = Vec::new();
        json_line(&fact, &mut line).map(|()| (fact.status, line))
    };
    reconcile_as(ledger, copies, line, |formed| {
        let (status, line) = formed?;
        counts.add(status);
        out.write_all(&line)
    })?;
    Ok(counts)
}

/// How many facts there are, by status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FactCounts(BTreeMap<FactStatus, u64>);

impl FactCounts {
    fn add(&mut self, status: FactStatus) {
        *self.0.entry(status).or_default() += 1;
    }
}

impl std::fmt::Display for FactCounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: u64 = self.0.values().sum();
        write!(f, "{all} fact{}", if all == 1 { "" } else { "s" })?;
        let named = |(status, count): (&FactStatus, &u64)| (word(*status).replace('_', " "), *count);
        let mut statuses: Vec<(String, u64)> = self.0.iter().map(named).collect();
        statuses.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
        for (index, (status, count)) in statuses.into_iter().enumerate() {
            write!(f, "{} {count} {status}", if index == 0 { ":" } else { "," })?;
        }
        Ok(())
    }
}
