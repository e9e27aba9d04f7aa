//! Claims turn into facts: rows are read and made ready on all threads, entered in order, and weighed.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::Path;

use claimwire_exporter::json_line;
use claimwire_reconciler::{Ledger, Prepared, Preparer, Unfit, reconcile};
use claimwire_record::Claim;
use rayon::ThreadPool;

use crate::batch::in_order;
use crate::input::{Line, Lines, name_of, vanished};
use crate::{Failure, Reason, Rejected};

const REMEDY: &str = "make the records with: claimwire run FOLDER, or claimwire extract";

/// Enters every claim of a file into the ledger; `-` is standard input. Gives the rows that are set aside.
pub(crate) fn enter_file(
    pool: &ThreadPool,
    preparer: &Preparer,
    ledger: &mut Ledger,
    path: &Path,
) -> Result<Vec<Rejected>, Failure> {
    let name = name_of(path);
    let mut rejected = Vec::new();
    let take = |prepared: Result<Prepared, Rejected>| {
        match prepared {
            Ok(prepared) => ledger.enter(prepared),
            Err(row) => rejected.push(row),
        }
        Ok(())
    };
    let work = |line: Line| prepared(preparer, &line);
    if path == Path::new("-") {
        in_order(pool, Lines::new(BufReader::new(io::stdin()), "standard input"), work, take)?;
    } else {
        match File::open(path) {
            Ok(file) => {
                in_order(pool, Lines::new(BufReader::with_capacity(1 << 20, file), &name), work, take)?
            }
            Err(error) => rejected.push(vanished(&name, &error)),
        }
    }
    Ok(rejected)
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
    let (mut line, mut counts) = (Vec::new(), FactCounts::default());
    reconcile(ledger, copies, |fact| {
        line.clear();
        counts.add(&fact);
        json_line(&fact, &mut line)?;
        out.write_all(&line)
    })?;
    Ok(counts)
}

/// How many facts there are, by status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct FactCounts(std::collections::BTreeMap<String, u64>);

impl FactCounts {
    fn add(&mut self, fact: &claimwire_record::Fact) {
        let status = serde_json::to_value(fact.status).ok();
        let status = status.as_ref().and_then(|status| status.as_str()).unwrap_or_default().replace('_', " ");
        *self.0.entry(status).or_default() += 1;
    }
}

impl std::fmt::Display for FactCounts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let all: u64 = self.0.values().sum();
        write!(f, "{all} fact{}", if all == 1 { "" } else { "s" })?;
        let mut statuses: Vec<_> = self.0.iter().collect();
        statuses.sort_by_key(|(status, count)| (std::cmp::Reverse(**count), *status));
        for (index, (status, count)) in statuses.into_iter().enumerate() {
            write!(f, "{} {count} {status}", if index == 0 { ":" } else { "," })?;
        }
        Ok(())
    }
}
