//! Facts whose answers clash turn into a table: every side with its evidence, and the rule that decided.

use claimwire_record::{Fact, FactStatus, Position};

use crate::evidence::Evidence;
use crate::{Dossier, dates, links, words};

/// One answer of a conflict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// The answer.
    pub answer: String,
    /// What became of it.
    pub status: &'static str,
    /// When it is first and last reported for, in words.
    pub dates: String,
    /// How many independent origins give it.
    pub origins: usize,
    /// Who says so, firmest first; at most [`MOST_EVIDENCE`].
    pub evidence: Vec<Evidence>,
    /// How many more there are.
    pub more: usize,
}

/// A question whose answers clash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The question's slots: `Stance: Hungary, Mark Rutte`.
    pub question: String,
    /// The type of its claims.
    pub claim_type: String,
    /// Mark and word of its status.
    pub status: (&'static str, &'static str),
    /// The answers.
    pub sides: Vec<Side>,
    /// The rule that decided, as records name it.
    pub rule: String,
    /// Other rules that tie its answers to each other.
    pub others: Vec<String>,
    /// The outcome in one sentence.
    pub explanation: String,
    /// Where the fact stands.
    pub fact: String,
}

impl Conflict {
    /// The answers that a page has room for, which shows at most `most`.
    pub fn first(&self, most: &usize) -> &[Side] {
        &self.sides[..self.sides.len().min(*most)]
    }
}

/// The most evidence that is shown for one side.
pub const MOST_EVIDENCE: usize = 3;

/// Every fact that is disputed or flagged, or in which one answer contradicts another.
pub fn conflicts(dossier: &Dossier, articles: &str) -> Vec<Conflict> {
    let clashing = dossier.facts.iter().filter(|fact| clashes(fact));
    clashing.map(|fact| conflict(dossier, fact, articles)).collect()
}

fn clashes(fact: &Fact) -> bool {
    let contradicts = |position: &Position| position.relations.iter().any(is_clash);
    matches!(fact.status, FactStatus::Disputed | FactStatus::Flagged)
        || fact.positions.iter().any(contradicts)
}

fn is_clash(relation: &claimwire_record::Relation) -> bool {
    relation.kind == "contradicts"
}

fn conflict(dossier: &Dossier, fact: &Fact, articles: &str) -> Conflict {
    let relations = fact.positions.iter().flat_map(|position| &position.relations);
    let mut others: Vec<String> = relations.map(|relation| relation.rule.clone()).collect();
    others.retain(|rule| !rule.is_empty() && *rule != fact.rule);
    others.sort();
    others.dedup();
    Conflict {
        question: question(fact),
        claim_type: fact.claim_type.clone(),
        status: words::status(fact.status),
        sides: fact.positions.iter().map(|position| side(dossier, position, articles)).collect(),
        rule: fact.rule.clone(),
        others,
        explanation: fact.explanation.clone(),
        fact: links::fact_fragment(&fact.id),
    }
}

fn side(dossier: &Dossier, position: &Position, articles: &str) -> Side {
    let mut evidence = Evidence::of_all(dossier, &position.claims, articles);
    let answer = evidence.first().map(|first| first.text.clone());
    let more = evidence.len().saturating_sub(MOST_EVIDENCE);
    evidence.truncate(MOST_EVIDENCE);
    Side {
        answer: answer.or_else(|| words::slot(&position.value)).unwrap_or_else(|| "not said".into()),
        status: words::position(position.status),
        dates: span_of(position),
        origins: position.origins.len(),
        evidence,
        more,
    }
}

/// `2 April 2024`, or `22 February 2024 to 2 April 2024`; empty where unknown.
pub fn span_of(position: &Position) -> String {
    let (first, last) = (position.first.value.as_deref(), position.last.value.as_deref());
    match (first, last) {
        (Some(first), Some(last)) if first != last => {
            format!("{} to {}", dates::spoken(first), dates::spoken(last))
        }
        (Some(one), _) | (None, Some(one)) => dates::spoken(one),
        (None, None) => String::new(),
    }
}

/// The slots of a question in one line: `Hungary · Mark Rutte`.
pub fn question(fact: &Fact) -> String {
    let slots = fact.slots.values().filter_map(words::slot);
    let slots: Vec<String> = slots.map(|slot| crate::evidence::one_line(&slot)).collect();
    words::capital(&slots.join(" · "))
}
