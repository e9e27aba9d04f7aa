//! What a check found: scores, differences and rows set aside; and what that means for the outcome.

use std::collections::BTreeMap;

use serde::ser::SerializeStruct;
use serde::{Serialize, Serializer};
use serde_json::Value;

use crate::{Excerpt, FloorOutcome, Place, Problem};

/// Counts of one claim type, or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Score {
    /// Gold claims that are asked for.
    pub gold: usize,
    /// Those that were found.
    pub right: usize,
    /// Found claims that no gold claim stands for.
    pub spurious: usize,
}

impl Score {
    /// Gold claims that were not found.
    pub fn missing(&self) -> usize {
        self.gold - self.right
    }
    /// Share of the found claims that are right; 0 where nothing was found.
    pub fn precision(&self) -> f64 {
        ratio(self.right, self.right + self.spurious)
    }
    /// Share of the gold claims that were found; 0 where there are none.
    pub fn recall(&self) -> f64 {
        ratio(self.right, self.gold)
    }
    /// Harmonic mean of precision and recall; 0 where both are.
    pub fn f1(&self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall == 0.0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) }
    }
    pub(crate) fn add(&mut self, other: &Score) {
        self.gold += other.gold;
        self.right += other.right;
        self.spurious += other.spurious;
    }
}

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Score", 7)?;
        fields.serialize_field("gold", &self.gold)?;
        fields.serialize_field("right", &self.right)?;
        fields.serialize_field("spurious", &self.spurious)?;
        fields.serialize_field("missing", &self.missing())?;
        fields.serialize_field("precision", &rounded(self.precision()))?;
        fields.serialize_field("recall", &rounded(self.recall()))?;
        fields.serialize_field("f1", &rounded(self.f1()))?;
        fields.end()
    }
}

/// How many values of one attribute are right, among the claims that were found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Share {
    /// Values that agree.
    pub right: usize,
    /// Values that the gold gives.
    pub total: usize,
}

impl Share {
    /// `right` of `total` as a number from 0 to 1; 0 of none.
    pub fn value(&self) -> f64 {
        ratio(self.right, self.total)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// A share in three decimals, as it is shown, stored and compared.
pub(crate) fn rounded(share: f64) -> f64 {
    format!("{share:.3}").parse().unwrap_or(share)
}

/// A gold claim that was not found.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Missing {
    /// Id of the gold row.
    pub id: String,
    /// Where the gold row stands.
    pub place: Place,
    /// File name of the document.
    pub doc: String,
    /// Path of the document: as claims from it give it, else beside the gold if its text was read from
    /// there, else the file name alone.
    pub path: String,
    /// Claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// What should be found, slot by slot.
    pub key: serde_json::Map<String, Value>,
    /// First code point of the evidence, and first behind.
    pub span: (i64, i64),
    /// The evidence in its sentence.
    pub excerpt: Excerpt,
}

/// A found claim that no gold claim stands for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Spurious {
    /// Id of the claim; empty where it has none.
    pub id: String,
    /// Where the claim stands in the claims file.
    pub place: Place,
    /// Path of the document as the claim gives it.
    pub path: String,
    /// Line of the document, where its text is at hand.
    pub doc_line: Option<usize>,
    /// Claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// What the claim says, slot by slot (an entity by its id), and `negated`.
    pub slots: BTreeMap<String, Value>,
    /// First code point of the evidence, and first behind.
    pub span: (i64, i64),
    /// The evidence in its sentence.
    pub excerpt: Excerpt,
}

/// An attribute of a matched claim that differs from the gold.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WrongField {
    /// Id of the gold row.
    pub id: String,
    /// Where the gold row stands.
    pub place: Place,
    /// Path of the document as the claim gives it.
    pub path: String,
    /// Line of the document, where its text is at hand.
    pub doc_line: Option<usize>,
    /// Claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// Name of the attribute.
    pub field: String,
    /// What the gold says.
    pub expected: Value,
    /// What the claim says; null where it says nothing.
    pub got: Value,
    /// First code point of the claim's evidence, and first behind.
    pub span: (i64, i64),
    /// The evidence in its sentence.
    pub excerpt: Excerpt,
}

/// What a check comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing to act on.
    Pass,
    /// Something to act on.
    Findings,
}

/// The result of one check.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Report {
    /// Scores by claim type.
    pub types: BTreeMap<String, Score>,
    /// Right values by attribute, over the claims that were found. `modality(asserted)` counts the claims
    /// whose gold gives no modality.
    pub attributes: BTreeMap<String, Share>,
    /// Gold claims that were not found, in gold order.
    pub missing: Vec<Missing>,
    /// Found claims that no gold stands for, by document and place.
    pub spurious: Vec<Spurious>,
    /// Attributes that differ, in gold order.
    pub wrong: Vec<WrongField>,
    /// Claims left out: of documents or types that the gold does not know.
    pub ignored: usize,
    /// Rows of the claims file that could not be used.
    pub rejected: Vec<Problem>,
    /// How the scores stand to the pinned floors; none where no floors were asked for.
    pub floors: Option<Vec<FloorOutcome>>,
}

impl Report {
    /// The counts of all types together.
    pub fn all(&self) -> Score {
        self.types.values().fold(Score::default(), |mut sum, score| {
            sum.add(score);
            sum
        })
    }
    /// The score of a type, or of all for `ALL`.
    pub fn score_of(&self, subject: &str) -> Option<Score> {
        if subject == "ALL" { Some(self.all()) } else { self.types.get(subject).copied() }
    }
    /// The report with the outcomes of [`check_floors`](crate::check_floors) in it.
    #[must_use]
    pub fn with_floors(self, outcomes: Vec<FloorOutcome>) -> Self {
        Report { floors: Some(outcomes), ..self }
    }
    /// Whether there is something to act on. Where floors were checked, they decide: a broken one is a
    /// finding. Else any difference from the gold is one, and any row set aside.
    pub fn verdict(&self) -> Verdict {
        let findings = match &self.floors {
            Some(outcomes) => outcomes.iter().any(|outcome| !outcome.passed()),
            None => self.differs() || !self.rejected.is_empty(),
        };
        if findings { Verdict::Findings } else { Verdict::Pass }
    }
    fn differs(&self) -> bool {
        !(self.missing.is_empty() && self.spurious.is_empty() && self.wrong.is_empty())
    }
}
