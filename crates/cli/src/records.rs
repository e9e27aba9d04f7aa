//! The files of a run turn back into records: row by row, what cannot be used is named and left out.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use claimwire_record::{Article, Claim, Fact};
use serde::de::DeserializeOwned;

use crate::input::{Line, Lines, article_of, name_of, vanished};
use crate::terminal::complain;
use crate::{Failure, Reason, Rejected};

const REMEDY: &str = "make the records anew with: claimwire run FOLDER";

/// The article records of a file.
pub(crate) fn read_articles(path: &Path) -> Result<Vec<Article>, Failure> {
    read(path, article_of)
}

/// The claim records of a file.
pub(crate) fn read_claims(path: &Path) -> Result<Vec<Claim>, Failure> {
    read(path, |line| record(line, "claim"))
}

/// The fact records of a file.
pub(crate) fn read_facts(path: &Path) -> Result<Vec<Fact>, Failure> {
    read(path, |line| record(line, "fact"))
}

fn read<T>(path: &Path, of_line: impl Fn(&Line) -> Result<T, Rejected>) -> Result<Vec<T>, Failure> {
    let name = name_of(path);
    let file = File::open(path).map_err(|error| Failure::new(vanished(&name, &error), REMEDY))?;
    let (mut records, mut faults) = (Vec::new(), 0);
    for line in Lines::new(BufReader::with_capacity(1 << 16, file), &name) {
        match of_line(&line?.0) {
            Ok(record) => records.push(record),
            Err(row) => {
                complain(format_args!("left out: {row}"));
                faults += 1;
            }
        }
    }
    if records.is_empty() && faults > 0 {
        return Err(Failure::new(format_args!("{name}: no row is a record that can be used"), REMEDY));
    }
    Ok(records)
}

fn record<T: DeserializeOwned>(line: &Line, noun: &str) -> Result<T, Rejected> {
    serde_json::from_slice(&line.bytes).map_err(|error| {
        let whole = error.to_string();
        let reason = whole.split(" at line ").next().unwrap_or(&whole);
        let message = format!("column {}: no {noun} record: {reason}", error.column());
        Rejected::new(&line.file, Reason::MalformedRecord, message, REMEDY).at(Some(line.number), None)
    })
}
