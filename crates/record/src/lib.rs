//! The nouns that cross crate borders, and nothing else: no I/O, no rules.
//!
//! An [`Article`] goes in, [`Claim`]s come out, and [`Fact`]s are claims with one key, weighed.
//! All three are JSON Lines records with a JSON Schema ([`schema`]); offsets are typed ([`Span`]) so that
//! bytes, code points and units cannot be mixed up.
//!
//! ```
//! use claimwire_record::{Offsets, Span};
//! let offsets = Offsets::new("Kariņš backs it");
//! let location = offsets.locate(Span::new(0, 8));
//! assert_eq!((location.start, location.end), (Some(0), Some(6)));
//! ```

mod article;
mod claim;
mod fact;
mod fragment;
mod identity;
pub mod schema;
mod slot_value;
mod span;
mod time_words;

pub use article::{
    Article, Aside, Details, Document, KnownFrom, Origins, PagePlace, Paragraph, PublishedBasis, Zone,
};
pub use claim::{
    Amount, Attribution, AttributionMode, Claim, Comparator, Entity, EntityKind, Grain, Modality, Polarity,
    Quantity, ResolvedBy, RuleRef, SlotValue, Source, SourceKind, Time, TimeBasis,
};
pub use fact::{Counts, Fact, FactStatus, Link, LinkSide, Origin, Position, PositionStatus, Relation};
pub use fragment::{Passage, passage_link};
pub use identity::{content_hash, folded_id, sha256_hex};
pub use span::{Byte, CodePoint, Location, Offsets, Span, Unit};
pub use time_words::{MONTHS, date_in_words, length_in_words};
