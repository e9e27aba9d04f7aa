//! Files of fact and claim records turn into records, for commands that show them.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use claimwire_record::{Fact, SlotValue};
use serde::de::DeserializeOwned;

use crate::Failure;
use crate::input::{Lines, name_of};
use crate::terminal::complain;

/// Reads the facts of a file; `-` is standard input. Rows that are no facts are named and passed over.
///
/// # Errors
/// Where the file cannot be read, or no row is a fact.
pub(crate) fn read_facts(path: &Path) -> Result<Vec<Fact>, Failure> {
    let remedy = "make the records with: claimwire reconcile CLAIMS -o facts.jsonl";
    let facts: Vec<Fact> = read_rows(path, |fact: &Fact| fact.schema == Fact::SCHEMA, "fact", remedy)?;
    Ok(facts)
}

/// Reads the records of a file that `fits` takes; the others are named and passed over.
pub(crate) fn read_rows<T: DeserializeOwned>(
    path: &Path,
    fits: impl Fn(&T) -> bool,
    what: &str,
    remedy: &str,
) -> Result<Vec<T>, Failure> {
    let name = name_of(path);
    let stream: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(BufReader::new(io::stdin()))
    } else {
        let unread = |error| Failure::new(format_args!("{name}: cannot be read: {error}"), "check the path");
        Box::new(BufReader::with_capacity(1 << 16, File::open(path).map_err(unread)?))
    };
    let (mut records, mut amiss) = (Vec::new(), 0u64);
    for line in Lines::new(stream, &name) {
        let (line, _) = line?;
        match serde_json::from_slice::<T>(&line.bytes).ok().filter(|record| fits(record)) {
            Some(record) => records.push(record),
            None => {
                amiss += 1;
                complain(format_args!("set aside: {name}:{}: no {what} record; {remedy}", line.number));
            }
        }
    }
    if records.is_empty() && amiss > 0 {
        return Err(Failure::new(format_args!("{name}: no row is a {what} record"), remedy));
    }
    Ok(records)
}

/// A status or another closed word of a record, as its JSON has it.
pub(crate) fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// An answer in few words: a name, a number with its bounds, a word.
pub(crate) fn shown(value: &SlotValue) -> String {
    match value {
        SlotValue::Entity(entity) => {
            entity.name.clone().or_else(|| entity.id.clone()).unwrap_or_else(|| "–".to_owned())
        }
        SlotValue::Amount(amount) => {
            let total = amount.total.map(|total| format!(" of {total}")).unwrap_or_default();
            let bound = word(amount.comparator).replace('_', " ");
            let bound = if bound == "exactly" { String::new() } else { bound + " " };
            format!("{bound}{}{total}", amount.value.identity().unwrap_or_else(|| "?".to_owned()))
        }
        value => value.identity().unwrap_or_else(|| "–".to_owned()),
    }
}

/// What a fact asks, in few words: `stance: Estonia, Mark Rutte`.
pub(crate) fn question(fact: &Fact) -> String {
    let said = fact.slots.values().filter(|value| value.identity().is_some()).map(shown);
    format!("{}: {}", fact.claim_type, said.collect::<Vec<_>>().join(", "))
}

/// Whether the fact is about the thing that `asked` names, by id, by name or by a part of a name.
pub(crate) fn is_about(fact: &Fact, asked: &str) -> bool {
    let asked = asked.to_lowercase();
    let answers = fact.positions.iter().map(|position| &position.value);
    fact.slots.values().chain(answers).filter_map(SlotValue::entity).any(|entity| {
        let is_id = entity.id.as_ref().is_some_and(|id| id.to_lowercase() == asked);
        is_id || entity.name.as_ref().is_some_and(|name| has_words(&name.to_lowercase(), &asked))
    })
}

fn has_words(name: &str, asked: &str) -> bool {
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let asked = words(asked);
    !asked.is_empty() && words(name).windows(asked.len()).any(|window| window == asked)
}
