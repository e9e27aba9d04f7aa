//! A JSON Lines file turns into its rows.

use std::io::BufRead;

use super::{Out, cut_short};
use crate::Rejected;
use crate::input::{Found, Lines};

/// Gives the rows in their order; what they hold is read where they are worked on.
pub(super) fn read(name: &str, stream: &mut dyn BufRead, out: &mut Out<'_, '_>) -> Result<(), Rejected> {
    let mut lines = Lines::new(stream, name);
    while let Some(line) = lines.next_row().map_err(|error| cut_short(name, &error))? {
        if !out.wants(&line.name()) {
            continue;
        }
        let weight = line.bytes.len() as u64;
        if !out.give(Found::Row(line), weight) {
            break;
        }
    }
    Ok(())
}
