//! Checks claims against a gold file: precision, recall, field accuracy, floors.
//!
//! [`read_gold`] turns gold files into [`GoldClaim`]s, [`read_claims`] turns claim records into
//! [`FoundClaim`]s, [`score`] pairs the two into a [`Report`], [`check_floors`] holds the report to pinned
//! minimums, and a [`Format`] writes it for people or for machines.
//!
//! [`import`] makes gold of what people have drawn in brat, Label Studio or doccano.
//!
//! ```
//! use claimwire_gold::{Options, Verdict, parse_claims, parse_gold, score};
//! use serde_json::json;
//! let gold = json!({"id": "1", "doc": "a.txt", "type": "membership", "attrs": {},
//!     "evidence": {"start": 0, "end": 18, "quote": "The 12-member club"},
//!     "key": {"org": "org:club", "value": 12}}).to_string();
//! let claim = json!({"type": "membership", "document": {"path": "a.txt"},
//!     "span": {"start": 0, "end": 18}, "slots": {"org": {"id": "org:club"}, "value": 12}}).to_string();
//! let gold = parse_gold("a.gold.jsonl", gold.as_bytes())?;
//! let claims = parse_claims("claims.jsonl", claim.as_bytes());
//! let report = score(&gold, &claims, &Options::default());
//! assert_eq!(report.all().f1(), 1.0);
//! assert_eq!(report.verdict(), Verdict::Pass);
//! # Ok::<(), claimwire_gold::GoldError>(())
//! ```
//!
//! Facts are judged row by row ([`score_facts`]). No statistics: two reports that differ by one claim differ.

mod agree;
mod annotators;
mod context;
mod facts;
mod floors;
mod fold;
mod format;
mod found;
mod gold;
mod import;
mod matching;
mod report;
mod rows;
mod score;

pub use annotators::{Agreement, Difference, FieldAgreement, Marked, agreement};
pub use context::Excerpt;
pub use facts::{FactVerdict, GoldFact, is_fact_gold, parse_fact_gold, score_facts};
pub use floors::{
    Change, Floor, FloorError, FloorOutcome, FloorUpdate, Floors, Minimum, ShareMinimum, check_floors,
    parse_floors, update_floors,
};
pub use format::{FORMATS, Format, format_named};
pub use found::{Claims, FoundClaim, parse_claims, read_claims};
pub use gold::{
    Evidence, GoldClaim, GoldError, GoldSet, Place, parse_gold, read_documents, read_gold, read_texts,
};
pub use import::{ClaimTypes, Imported, SlotUse, SlotValues, Tool, import};
pub use report::{Missing, Report, Score, Share, Spurious, Verdict, WrongField};
pub use rows::Problem;
pub use score::{Options, score};
