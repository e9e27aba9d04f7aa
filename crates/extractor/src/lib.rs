//! Turns a clean article into claims by a cascade of levels driven by the rule packs.
//!
//! Units, names, groups, reference, claims, frame: each level reads the one below and can be printed
//! ([`Extractor::explain`]). The types that matter are [`Extractor`], built once from a rule set, and the
//! [`Claim`](claimwire_record::Claim)s that it gives.

mod analysis;
mod answers;
mod assemble;
mod attitudes;
mod attributions;
mod ballots;
mod classes;
mod clauses;
mod clock;
mod contests;
mod coordination;
mod draft;
mod ellipsis;
mod embedding;
mod emptied;
mod engine;
mod events;
mod examples;
mod explain;
mod factuality;
mod formerly;
mod frames;
mod glue;
mod happenings;
mod holders;
mod inverted;
mod knowledge;
mod lattice;
mod leads;
mod lexis;
mod machine;
mod names;
mod nouns;
pub mod numbers;
mod observe;
mod owner;
mod party_tags;
mod people;
mod phrases;
mod posts;
mod quantity;
mod questions;
mod race;
mod readings;
mod reports;
mod resolve;
mod sentences;
mod sources;
mod speakers;
mod speech;
mod stands;
mod starters;
mod stops;
mod tags;
mod tenure;
#[cfg(test)]
mod testing;
pub mod times;
mod titles;
mod turned;
mod unmatched;
mod verb_asks;
mod verbs;
mod wording;

pub use attributions::AttributionMention;
pub use engine::Extractor;
pub use examples::{ExampleOutcome, ExampleStatus};
pub use explain::article_of;
pub use happenings::EventFactuality;
pub use observe::{Observer, Step};
pub use readings::Reading;
pub use starters::Starters;
pub use unmatched::{Trigger, Unmatched};

use claimwire_record::Location;

/// A range of units as a place, in bytes only; code points are added when the record is written.
fn place(analysis: &analysis::Analysis, units: analysis::UnitSpan) -> Location {
    let bytes = analysis.bytes(units);
    Location { start: None, end: None, byte_start: Some(bytes.start), byte_end: Some(bytes.end) }
}
