//! A WARC file turns into its records; broken ones are named by number and byte.

use std::io::Read;

use claimwire_fetcher::{RecordKind, WarcReader};

use super::Out;
use crate::input::Found;
use crate::{MAX_BYTES, Reason, Rejected};

/// Gives the records that can hold pages. Which of them do is decided where they are worked on.
pub(super) fn read(name: &str, stream: &mut dyn Read, out: &mut Out<'_, '_>) -> Result<(), Rejected> {
    let mut records = 0;
    for record in WarcReader::new(stream, MAX_BYTES) {
        records += 1;
        let goes_on = match record {
            Ok(record) if record.kind() == RecordKind::Other => continue,
            Ok(record) if !out.wants(&format!("{name}#{}", record.number)) => continue,
            Ok(record) => {
                let weight = record.block.len() as u64;
                out.give(Found::Record(name.to_owned(), Box::new(record)), weight)
            }
            Err(broken) => {
                let name = format!("{name}#{}", broken.number);
                let remedy = "get the file again; the records behind it are read";
                let row = Rejected::new(&name, Reason::BrokenRecord, broken.reason, remedy);
                out.set_aside(row.at(None, Some(broken.offset)))
            }
        };
        if !goes_on {
            return Ok(());
        }
    }
    match records {
        0 => Err(Rejected::new(name, Reason::Empty, "the archive holds no record", "get the file again")),
        _ => Ok(()),
    }
}
