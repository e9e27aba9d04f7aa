//! Pinned minimums: a TOML text turns into [`Floor`]s, and a report into one [`FloorOutcome`] per minimum.
//!
//! ```toml
//! [[floor]]
//! name = "nato-race"
//! gold = "corpus/nato-race/claims.gold.jsonl"
//! gold_sha256 = "…"
//! [floor.types]
//! ALL = { precision = 0.9, recall = 0.8, f1 = 0.847 }
//! stance = { f1 = 0.8, reason = "why it was lowered last" }
//! [floor.attributes]
//! time = { share = 0.7 }
//! ```
//!
//! Shares are compared in the three decimals in which they are shown, so that a pinned score is its own floor.

mod update;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Report;
use crate::report::rounded;
pub use update::{Change, FloorUpdate, update_floors};

/// All floors of a project.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floors {
    /// One for each gold file or folder.
    #[serde(default, rename = "floor")]
    pub floors: Vec<Floor>,
}

/// The floors of one gold file or folder.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Floor {
    /// What it is called.
    pub name: String,
    /// Path of the gold, from the folder in which the check runs.
    pub gold: String,
    /// [`GoldSet::sha256`](crate::GoldSet::sha256) of the gold that the minimums were measured on.
    pub gold_sha256: String,
    /// Minimums by claim type; `ALL` is all types together.
    #[serde(default)]
    pub types: BTreeMap<String, Minimum>,
    /// Minimums by attribute.
    #[serde(default)]
    pub attributes: BTreeMap<String, ShareMinimum>,
}

/// Minimums of one claim type; what is not given is not checked.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Minimum {
    /// Least precision.
    pub precision: Option<f64>,
    /// Least recall.
    pub recall: Option<f64>,
    /// Least F1.
    pub f1: Option<f64>,
    /// Why it was lowered last.
    pub reason: Option<String>,
}

/// Minimum of one attribute.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShareMinimum {
    /// Least share of right values.
    pub share: f64,
    /// Why it was lowered last.
    pub reason: Option<String>,
}

/// How one measured number stands to its minimum.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FloorOutcome {
    /// Name of the floor.
    pub floor: String,
    /// Claim type, `ALL` or attribute.
    pub subject: String,
    /// `precision`, `recall`, `f1` or `share`.
    pub metric: String,
    /// What is asked.
    pub minimum: f64,
    /// What was measured; nothing where neither gold nor claims know the subject.
    pub measured: Option<f64>,
}

impl FloorOutcome {
    /// Whether the minimum is reached. What was not measured does not reach it.
    pub fn passed(&self) -> bool {
        self.measured.is_some_and(|measured| rounded(measured) >= rounded(self.minimum))
    }
}

impl std::fmt::Display for FloorOutcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let FloorOutcome { floor, subject, metric, minimum, measured } = self;
        let relation = if self.passed() { "reaches" } else { "is below" };
        match measured {
            Some(measured) => {
                write!(f, "{floor}: {subject} {metric} {measured:.3} {relation} its floor {minimum:.3}")
            }
            None => write!(f, "{floor}: {subject} {metric} was not measured; its floor is {minimum:.3}"),
        }
    }
}

/// Why floors cannot be checked or updated.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FloorError {
    /// The file is no TOML or has other fields.
    #[error("floors cannot be read: {0}\nmend the file; see the crate documentation for its fields")]
    Syntax(String),
    /// A minimum is not between 0 and 1.
    #[error("floor {floor:?}: {subject} {metric} is {minimum}; give a number from 0 to 1")]
    Range {
        /// Name of the floor.
        floor: String,
        /// Claim type or attribute.
        subject: String,
        /// Which number.
        metric: String,
        /// What was given.
        minimum: f64,
    },
    /// The gold is not the one that was pinned.
    #[error(
        "floor {floor:?}: the gold {gold} changed since the floor was pinned (pinned {pinned}, now {now}); \
         rerun the check on the new gold and pin it by updating the floors"
    )]
    OtherGold {
        /// Name of the floor.
        floor: String,
        /// Path of the gold.
        gold: String,
        /// SHA-256 in the floors.
        pinned: String,
        /// SHA-256 of the gold that was read.
        now: String,
    },
    /// No floor has this name.
    #[error("no floor is named {0:?}; add a [[floor]] with `name`, `gold` and `gold_sha256`")]
    Unknown(String),
    /// An update would lower floors.
    #[error(
        "{} floor(s) would be lowered:\n{}\nnothing was written; find out why the scores fell, or lower them with a reason",
        .0.len(), update::listed(.0)
    )]
    WouldLower(Vec<Change>),
    /// Floors may be lowered only with a reason that says something.
    #[error("the reason for lowering floors is empty; say why they are lowered")]
    NoReason,
}

/// Reads floors from TOML.
///
/// # Errors
/// Where it is no TOML, has unknown or missing fields, or a minimum is not between 0 and 1.
pub fn parse_floors(toml: &str) -> Result<Floors, FloorError> {
    let floors: Floors = toml::from_str(toml).map_err(|error| FloorError::Syntax(error.to_string()))?;
    for floor in &floors.floors {
        check_range(floor)?;
    }
    Ok(floors)
}

fn check_range(floor: &Floor) -> Result<(), FloorError> {
    match floor.minimums().into_iter().find(|(_, _, minimum)| !(0.0..=1.0).contains(minimum)) {
        None => Ok(()),
        Some((subject, metric, minimum)) => {
            let (subject, metric) = (subject.to_owned(), metric.to_owned());
            Err(FloorError::Range { floor: floor.name.clone(), subject, metric, minimum })
        }
    }
}

impl Floors {
    /// The floor of this name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn named(&self, name: &str) -> Result<&Floor, FloorError> {
        let found = self.floors.iter().find(|floor| floor.name == name);
        found.ok_or_else(|| FloorError::Unknown(name.to_owned()))
    }
    /// The floor that pins the gold at this path, if any. Paths are compared with `/` between their parts.
    pub fn for_gold(&self, gold: &str) -> Option<&Floor> {
        let bare =
            |path: &str| path.replace('\\', "/").trim_start_matches("./").trim_end_matches('/').to_owned();
        self.floors.iter().find(|floor| bare(&floor.gold) == bare(gold))
    }
}

impl Floor {
    /// Subject, metric and minimum of everything that is pinned, `ALL` and the types before the attributes.
    fn minimums(&self) -> Vec<(&str, &'static str, f64)> {
        let types = self.types.iter().flat_map(|(subject, minimum)| {
            let metrics = [("precision", minimum.precision), ("recall", minimum.recall), ("f1", minimum.f1)];
            metrics.into_iter().filter_map(|(metric, least)| Some((subject.as_str(), metric, least?)))
        });
        let attributes =
            self.attributes.iter().map(|(subject, least)| (subject.as_str(), "share", least.share));
        types.chain(attributes).collect()
    }
}

/// Holds a report to one floor; `gold_sha256` is that of the gold the report was made with.
///
/// # Errors
/// Where that gold is not the pinned one.
pub fn check_floors(
    report: &Report,
    floor: &Floor,
    gold_sha256: &str,
) -> Result<Vec<FloorOutcome>, FloorError> {
    if !floor.gold_sha256.eq_ignore_ascii_case(gold_sha256) {
        let (name, gold) = (floor.name.clone(), floor.gold.clone());
        let (pinned, now) = (floor.gold_sha256.clone(), gold_sha256.to_owned());
        return Err(FloorError::OtherGold { floor: name, gold, pinned, now });
    }
    let outcome = |(subject, metric, minimum): (&str, &'static str, f64)| FloorOutcome {
        floor: floor.name.clone(),
        subject: subject.to_owned(),
        metric: metric.to_owned(),
        minimum,
        measured: measured(report, subject, metric),
    };
    Ok(floor.minimums().into_iter().map(outcome).collect())
}

/// What the report says of one number.
fn measured(report: &Report, subject: &str, metric: &str) -> Option<f64> {
    let value = match metric {
        "precision" => report.score_of(subject)?.precision(),
        "recall" => report.score_of(subject)?.recall(),
        "f1" => report.score_of(subject)?.f1(),
        _ => report.attributes.get(subject)?.value(),
    };
    Some(rounded(value))
}
