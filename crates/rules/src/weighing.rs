//! How the claims of a type are weighed: the `[weighing]` table of a `type.toml` turns into a policy.
//!
//! Every key is optional; a type without the table is weighed by its `conflict` and its slots alone.

use std::collections::BTreeMap;

use crate::claim_type::{Slot, choice};
use crate::diagnostic::Code;
use crate::reader::{Table, Text};
use crate::suggest::did_you_mean;

/// What tells since when an answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum AsOf {
    /// Only a time that the text states: a later publication date alone is no reason to believe in a change.
    #[default]
    Stated,
    /// The date of publication too: a count of a growing group or toll is always as of its report.
    Published,
    /// Nothing: the answer is itself a date or an event, so a later report cannot supersede it.
    Never,
}

impl AsOf {
    const NAMES: [(&'static str, AsOf); 3] =
        [("stated", AsOf::Stated), ("published", AsOf::Published), ("never", AsOf::Never)];
}

/// What holds claims together whose question names nothing that is known beyond its article: a toll without
/// its event, a stand on "the motion".
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Open {
    /// The news story: articles of the same days about the same names.
    #[default]
    Story,
    /// The answer: claims with different answers are taken to be about different things.
    Answer,
}

impl Open {
    const NAMES: [(&'static str, Open); 2] = [("story", Open::Story), ("answer", Open::Answer)];
}

/// Lists of values, each under the value that they are listed for.
pub type Covers = BTreeMap<String, Vec<String>>;

/// How claims of one type are weighed against each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weighing {
    /// The slots that answer the question; where none is named, the key slots that are not part of it.
    pub answer: Vec<String>,
    /// What tells since when an answer holds.
    pub as_of: AsOf,
    /// What holds open questions together.
    pub open: Open,
    /// Qualifiers where silence fits every value: a stand on a person without the office that they run for.
    pub any: Vec<String>,
    /// Qualifiers where silence means the whole, and a value a part of it: children among the dead.
    pub whole: Vec<String>,
    /// Units that count everybody, and so make no part: people, dead.
    pub whole_units: Vec<String>,
    /// Words for the same unit: the members of an alliance are its allies, countries and governments.
    pub alike: Vec<String>,
    /// Words for the same event, each row divided by `|`: earthquake, quake, tremor.
    pub synonyms: Vec<String>,
    /// Words that can stand for any event: disaster, tragedy.
    pub vague: Vec<String>,
    /// Answers that say "as yet": any later firm answer supersedes them.
    pub provisional: Vec<String>,
    /// Answers that hold wherever one of others does.
    pub covers: Covers,
    /// Answers that can only come after others: whoever withdraws had declared.
    pub follows: Covers,
    /// Answers that can hold side by side; the first is the one that is told.
    pub together: Vec<String>,
    /// Answers that no two subjects can have at a time: the only candidate.
    pub exclusive: Vec<String>,
    /// Modalities that are as good as asserted for this type: an office ends on a future date.
    pub firm: Vec<String>,
    /// Values of the question under which many answers hold: a country has many senators.
    pub many: Vec<String>,
    /// A question of another kind that this answer counts for: ten years in office tell when they began.
    pub counts_for: BTreeMap<String, String>,
    /// Values of the question whose count may fall without a correction: the missing are found.
    pub may_fall: Vec<String>,
    /// Whether each report is of one event: results of different days are different ballots.
    pub event: bool,
    /// Whether a number is rounded to its last digit: 2% may be 1.95%.
    pub rounded: bool,
}

const KEYS: &[&str] = &[
    "answer",
    "as_of",
    "open",
    "any",
    "whole",
    "whole_units",
    "alike",
    "synonyms",
    "vague",
    "provisional",
    "covers",
    "follows",
    "together",
    "may_fall",
    "exclusive",
    "firm",
    "many",
    "counts_for",
    "event",
    "rounded",
];

/// The slots and values that a `[weighing]` table may name.
struct Known<'s> {
    slots: &'s [Slot],
}

impl Known<'_> {
    fn slots(&self, table: &Table<'_>, key: &str) -> Vec<String> {
        let names: Vec<&str> = self.slots.iter().map(|slot| slot.name.as_str()).collect();
        checked(table, table.texts(key), &names, "slot")
    }
    fn values(&self, table: &Table<'_>, texts: Vec<Text>) -> Vec<String> {
        let values: Vec<&str> = self.slots.iter().flat_map(|slot| &slot.values).map(String::as_str).collect();
        checked(table, texts, &values, "value")
    }
}

/// Reads the table, if it is there.
pub(crate) fn read(root: &Table<'_>, slots: &[Slot]) -> Weighing {
    let Some(table) = root.table("weighing") else { return Weighing::default() };
    table.allow(KEYS);
    let (known, texts) =
        (Known { slots }, |key| table.texts(key).into_iter().map(|text| text.value).collect());
    let chosen = |key: &str| table.text(key).is_some();
    Weighing {
        answer: known.slots(&table, "answer"),
        as_of: if chosen("as_of") { choice(&table, "as_of", &AsOf::NAMES) } else { None }.unwrap_or_default(),
        open: if chosen("open") { choice(&table, "open", &Open::NAMES) } else { None }.unwrap_or_default(),
        any: known.slots(&table, "any"),
        whole: known.slots(&table, "whole"),
        whole_units: texts("whole_units"),
        alike: texts("alike"),
        synonyms: texts("synonyms"),
        vague: texts("vague"),
        provisional: known.values(&table, table.texts("provisional")),
        covers: value_lists(&table, "covers", &known),
        follows: value_lists(&table, "follows", &known),
        may_fall: known.values(&table, table.texts("may_fall")),
        together: known.values(&table, table.texts("together")),
        exclusive: known.values(&table, table.texts("exclusive")),
        firm: texts("firm"),
        many: texts("many"),
        counts_for: table.pairs("counts_for").into_iter().map(|(from, to)| (from.value, to.value)).collect(),
        event: table.flag("event"),
        rounded: table.flag("rounded"),
    }
}

fn value_lists(table: &Table<'_>, key: &str, known: &Known<'_>) -> Covers {
    let Some(covers) = table.table(key) else { return Covers::new() };
    let read = |(name, _): (Text, _)| {
        let covered = known.values(&covers, covers.texts(&name.value));
        (name.value, covered)
    };
    covers.entries().into_iter().map(read).collect()
}

/// The texts, with a fault reported for each that is not known.
fn checked(table: &Table<'_>, texts: Vec<Text>, known: &[&str], what: &str) -> Vec<String> {
    let unknown = |text: &&Text| !known.contains(&text.value.as_str());
    for text in texts.iter().filter(unknown) {
        let code = if what == "slot" { Code::UnknownSlot } else { Code::SlotValue };
        let fault = text.fault(code, format!("the type has no {what} `{}`", text.value));
        table.report(fault.maybe_help(did_you_mean(&text.value, known.iter().copied())));
    }
    texts.into_iter().map(|text| text.value).collect()
}
