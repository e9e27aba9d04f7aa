//! A heap of claims turns into questions: claims with one key, each once, in a fixed order.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{Claim, Polarity};

/// Every claim once, grouped by the question that it answers.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Claims by key, then by id.
    claims: BTreeMap<String, BTreeMap<String, Claim>>,
}

impl Ledger {
    /// Enters a claim; one that is there already (same key, same id) changes nothing.
    pub fn enter(&mut self, claim: Claim) {
        self.claims.entry(claim.key.clone()).or_default().entry(claim.id.clone()).or_insert(claim);
    }
    /// How many different claims are entered.
    pub fn len(&self) -> usize {
        self.claims.values().map(BTreeMap::len).sum()
    }
    /// Whether no claim is entered.
    pub fn is_empty(&self) -> bool {
        self.claims.is_empty()
    }
    /// The questions in the order of their keys.
    pub fn questions(&self) -> impl Iterator<Item = Question<'_>> {
        self.claims.iter().map(|(key, claims)| Question { key, claims: claims.values().collect() })
    }
}

impl FromIterator<Claim> for Ledger {
    fn from_iter<I: IntoIterator<Item = Claim>>(claims: I) -> Self {
        let mut ledger = Ledger::default();
        ledger.extend(claims);
        ledger
    }
}

impl Extend<Claim> for Ledger {
    fn extend<I: IntoIterator<Item = Claim>>(&mut self, claims: I) {
        claims.into_iter().for_each(|claim| self.enter(claim));
    }
}

/// One key and all claims that have it.
#[derive(Debug, Clone)]
pub struct Question<'l> {
    /// The key that the claims share.
    pub key: &'l str,
    /// The claims, in the order of their ids; never empty.
    pub claims: Vec<&'l Claim>,
}

impl Question<'_> {
    /// The type of the claims.
    pub fn claim_type(&self) -> &str {
        self.claims.first().map_or("", |claim| &claim.claim_type)
    }
    /// How many different documents the claims stand in. That says nothing of how many are independent.
    pub fn documents(&self) -> usize {
        self.claims.iter().map(|claim| &claim.document.path).collect::<BTreeSet<_>>().len()
    }
    /// How often the value of a slot is affirmed and how often it is denied, for every value it has.
    pub fn answers(&self, slot: &str) -> BTreeMap<String, Answers> {
        let mut answers: BTreeMap<String, Answers> = BTreeMap::new();
        for claim in &self.claims {
            if let Some(value) = claim.slots.get(slot).and_then(|value| value.identity()) {
                answers.entry(value).or_default().count(claim.polarity);
            }
        }
        answers
    }
}

/// How many claims affirm an answer and how many deny it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Answers {
    /// Claims that affirm it.
    pub affirmed: u32,
    /// Claims that deny it.
    pub negated: u32,
}

impl Answers {
    fn count(&mut self, polarity: Polarity) {
        match polarity {
            Polarity::Affirmed => self.affirmed += 1,
            Polarity::Negated => self.negated += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_record::{
        Attribution, AttributionMode, Document, Location, Modality, Quantity, RuleRef, SlotValue, Source,
        SourceKind, Time, Zone,
    };

    fn narrated() -> Attribution {
        let source = Source {
            id: None,
            name: None,
            kind: SourceKind::Outlet,
            mention: None,
            count: None,
            span: Location::default(),
        };
        Attribution { source, mode: AttributionMode::Narrated, cue: None, via: Vec::new() }
    }

    fn claim(id: &str, key: &str, position: &str, path: &str) -> Claim {
        Claim {
            schema: Claim::SCHEMA.into(),
            id: id.into(),
            key: key.into(),
            claim_type: "stance".into(),
            slots: BTreeMap::from([("position".into(), SlotValue::Word(position.into()))]),
            text: String::new(),
            polarity: Polarity::Affirmed,
            modality: Modality::Asserted,
            modality_cues: Vec::new(),
            quantity: Quantity::default(),
            time: Time::default(),
            attribution: narrated(),
            span: Location::default(),
            quote: String::new(),
            prefix: String::new(),
            suffix: String::new(),
            sentence: String::new(),
            zone: Zone::Body,
            document: Document { path: path.into(), ..Document::default() },
            rule: RuleRef { id: "stance/backs".into(), version: 1, also: Vec::new() },
            confidence: 1.0,
            confidence_reasons: Vec::new(),
        }
    }

    fn heap() -> Vec<Claim> {
        vec![
            claim("1", "k", "support", "a.txt"),
            claim("2", "k", "oppose", "b.txt"),
            claim("3", "j", "support", "a.txt"),
        ]
    }

    #[test]
    fn order_and_repetition_change_nothing() {
        let once: Ledger = heap().into_iter().collect();
        let shuffled: Ledger = heap().into_iter().rev().chain(heap()).collect();
        let ids = |ledger: &Ledger| -> Vec<Vec<String>> {
            ledger.questions().map(|q| q.claims.iter().map(|claim| claim.id.clone()).collect()).collect()
        };
        assert_eq!(ids(&once), ids(&shuffled));
        assert_eq!(once.len(), 3);
    }

    #[test]
    fn disagreeing_answers_meet_under_one_key() {
        let ledger: Ledger = heap().into_iter().collect();
        let question = ledger.questions().find(|question| question.key == "k").unwrap();
        assert_eq!((question.claim_type(), question.documents()), ("stance", 2));
        let answers = question.answers("position");
        assert_eq!(answers["support"], Answers { affirmed: 1, negated: 0 });
        assert_eq!(answers["oppose"], Answers { affirmed: 1, negated: 0 });
    }
}
