//! A fact: all claims that answer one question, weighed against each other.
//!
//! A fact does not repeat its evidence. Each [`Position`] lists the ids of its claims, and each claim is in
//! exactly one position of one fact: join `positions[].claims[]` with `id` in `claims.jsonl` to get quotes,
//! spans, sources and documents. Facts of type `check` weigh other facts; they hold no claims, and their
//! [`Fact::links`] name the facts that they weigh.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Modality, Polarity, SlotValue, Time};

/// How the reports of a fact stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FactStatus {
    /// Two or more independent origins agree.
    Corroborated,
    /// One origin says so.
    SingleSource,
    /// Nobody says it flatly.
    HedgedOnly,
    /// A later state supersedes an earlier one.
    Evolving,
    /// Answers differ in precision or scope and can all hold.
    Compatible,
    /// Answers that cannot all hold.
    Disputed,
    /// Taken back by its source.
    Retracted,
    /// A check across facts that came out even.
    Consistent,
    /// A check across facts that did not.
    Flagged,
}

/// What became of one answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PositionStatus {
    /// It holds now.
    Current,
    /// A later state took its place.
    Superseded,
    /// A finer answer took its place.
    Refined,
    /// Another answer cannot hold with it.
    Contradicted,
    /// Its source took it back.
    Retracted,
    /// Only hedged, wished for or planned.
    Unconfirmed,
    /// True of another scope or denominator.
    ScopeVariant,
}

/// How one answer stands to another, and the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Relation {
    /// Index of the other position.
    pub to: u32,
    /// `supersedes`, `refines`, `contradicts`, `confirms`, `variant_of`, `retracts`.
    pub kind: String,
    /// The deciding rule.
    pub rule: String,
}

/// One distinct answer and all that speaks for it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Position {
    /// The answer: a word, a number, an amount, or an entity with its id and name.
    pub value: SlotValue,
    /// Whether the claims affirm the answer or deny it; a denial is a position of its own.
    pub polarity: Polarity,
    /// The firmest of the claims.
    pub modality: Modality,
    /// The part or variant that it speaks of, where there are several: `children`, `of 31`, `former`.
    pub scope: Option<String>,
    /// The answer in a short plain sentence, as one of its claims has it.
    pub text: String,
    /// What became of it.
    pub status: PositionStatus,
    /// Earliest time it is reported for.
    pub first: Time,
    /// Latest time it is reported for.
    pub last: Time,
    /// Ids of the claims that give this answer.
    pub claims: Vec<String>,
    /// Indices into [`Fact::origins`].
    pub origins: Vec<u32>,
    /// How it stands to other answers.
    pub relations: Vec<Relation>,
}

/// Documents that are not independent of each other.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// Paths of the documents.
    pub documents: Vec<String>,
    /// Why they count as one: `single`, `near_duplicate`, `agency`, `same_utterance`, `translation`.
    pub why: String,
}

/// How much evidence a fact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Claims.
    pub claims: u32,
    /// Documents.
    pub documents: u32,
    /// Sources named in attributions.
    pub sources: u32,
    /// Independent origins.
    pub origins: u32,
}

/// Which side of a check a linked fact is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkSide {
    /// The fact that is checked.
    Checked,
    /// Named, and counted among those that the checked fact counts.
    Named,
    /// Named, and speaking against being counted.
    Holdout,
    /// Speaks for the same as the checked fact.
    For,
    /// Cannot hold with the checked fact.
    Against,
}

/// A fact that a check weighs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Link {
    /// Id of the other fact.
    pub fact: String,
    /// Which side it is on.
    pub side: LinkSide,
    /// Whom or what it names, in words.
    pub name: String,
}

/// All claims with one key, reconciled.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fact {
    /// Always `fact/1`.
    pub schema: String,
    /// Hash of the key alone; never changes.
    pub id: String,
    /// The claims' key.
    pub key: String,
    /// Claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// The question's slots.
    pub slots: BTreeMap<String, SlotValue>,
    /// How the reports stand to each other.
    pub status: FactStatus,
    /// The current answer; unsaid when disputed.
    pub best: SlotValue,
    /// Lowest number still held.
    pub low: Option<f64>,
    /// Highest number still held.
    pub high: Option<f64>,
    /// Time of the current answer.
    pub as_of: Time,
    /// Every distinct answer.
    pub positions: Vec<Position>,
    /// Groups of documents that are not independent.
    pub origins: Vec<Origin>,
    /// How much evidence.
    pub counts: Counts,
    /// Other facts that a check weighs; empty for all other facts.
    pub links: Vec<Link>,
    /// The rule that decided the status, `later-as-of`.
    pub rule: String,
    /// The outcome in one plain sentence.
    pub explanation: String,
}

impl Fact {
    /// The schema name that this version writes.
    pub const SCHEMA: &'static str = "fact/1";
}
