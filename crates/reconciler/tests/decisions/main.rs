//! What a careful editor would conclude from a few claims, rule by rule.

mod former;
mod outcomes;
mod rules;

use std::collections::BTreeMap;

use claimwire_reconciler::sample::Sample;
use claimwire_reconciler::{Ledger, Preparer, reconcile};
use claimwire_record::*;
use claimwire_rules::RuleSet;
use serde_json::json;

/// A claim in the making: who published it when, and what it says.
#[derive(Clone)]
struct Say(Claim);

fn say(outlet: &str, published: &str, claim_type: &str, slots: serde_json::Value) -> Say {
    let mut claim = Sample::new(1, 1).next().unwrap();
    claim.claim_type = claim_type.into();
    claim.slots =
        slots.as_object().unwrap().iter().map(|(name, value)| (name.clone(), slot(value))).collect();
    claim.text = claim.slots.values().filter_map(SlotValue::identity).collect::<Vec<_>>().join(" ");
    claim.id = content_hash([outlet, published, &slots.to_string()]);
    (claim.polarity, claim.modality) = (Polarity::Affirmed, Modality::Asserted);
    claim.quantity = Quantity::default();
    claim.attribution.source.kind = SourceKind::Outlet;
    claim.attribution.source.id = None;
    claim.attribution.mode = AttributionMode::Narrated;
    claim.sentence = "Rescuers in Sundarkhola and Bhirpani of Karnali said so.".into();
    claim.document = Document {
        path: format!("{outlet}.txt"),
        publisher: Some(outlet.into()),
        published: Some(published.into()),
        ..Document::default()
    };
    claim.time =
        Time { value: Some(published.into()), grain: None, text: None, basis: Some(TimeBasis::Published) };
    Say(claim)
}

fn slot(value: &serde_json::Value) -> SlotValue {
    match value.as_str() {
        Some(id) if EntityKind::named(id).is_some() => {
            let (id, kind) = (Some(id.to_owned()), EntityKind::named(id));
            SlotValue::Entity(Box::new(Entity { name: id.clone(), id, kind, ..Entity::default() }))
        }
        Some(word) => SlotValue::Word(word.to_owned()),
        None => value.as_f64().map_or(SlotValue::Flag(value == &json!(true)), SlotValue::number),
    }
}

impl Say {
    fn stated(mut self, time: &str) -> Say {
        (self.0.time.value, self.0.time.basis) = (Some(time.into()), Some(TimeBasis::Stated));
        self
    }
    fn modality(mut self, modality: Modality) -> Say {
        self.0.modality = modality;
        self
    }
    fn negated(mut self) -> Say {
        self.0.polarity = Polarity::Negated;
        self
    }
    fn sentence(mut self, sentence: &str) -> Say {
        self.0.sentence = sentence.into();
        self
    }
    fn by(mut self, speaker: &str) -> Say {
        self.0.attribution.mode = AttributionMode::Direct;
        (self.0.attribution.source.kind, self.0.attribution.source.id) =
            (SourceKind::Person, Some(speaker.into()));
        self
    }
    fn quantity(mut self, value: f64, text: &str) -> Say {
        (self.0.quantity.value, self.0.quantity.text) = (Some(value), Some(text.into()));
        self
    }
}

fn facts(said: &[Say]) -> Vec<Fact> {
    let preparer = Preparer::new(&RuleSet::embedded().unwrap());
    let mut ledger = Ledger::new(&preparer);
    said.iter().for_each(|say| ledger.enter(preparer.prepare(&say.0).unwrap()));
    assert!(ledger.seal().is_empty(), "every claim has an id of its own");
    let mut facts = Vec::new();
    reconcile(&ledger, &[], |fact| -> Result<(), ()> {
        facts.push(fact);
        Ok(())
    })
    .unwrap();
    facts
}

/// Status, best answer and deciding rule of the only fact.
fn outcome(said: &[Say]) -> (FactStatus, Option<String>, String) {
    let facts = facts(said);
    let facts: Vec<&Fact> = facts.iter().filter(|fact| fact.claim_type != "check").collect();
    assert_eq!(facts.len(), 1, "one question");
    (facts[0].status, facts[0].best.identity(), facts[0].rule.clone())
}

fn stand(outlet: &str, published: &str, position: &str) -> Say {
    let slots = json!({"party": "country:EE", "target": "person:mark-rutte", "position": position});
    say(outlet, published, "stance", slots)
}

fn killed(outlet: &str, published: &str, value: u32) -> Say {
    say(outlet, published, "toll", json!({"kind": "killed", "value": value, "comparator": "exactly"}))
}

fn minister(outlet: &str, published: &str, person: &str, former: bool) -> Say {
    let slots = json!({"person": person, "office": "foreign-minister", "of": "country:LV", "former": former});
    say(outlet, published, "office", slots)
}

fn is(outcome: &(FactStatus, Option<String>, String), status: FactStatus, best: Option<&str>, rule: &str) {
    assert_eq!((outcome.0, outcome.1.as_deref(), outcome.2.as_str()), (status, best, rule));
}

fn tally(outlet: &str, published: &str, value: u32, total: Option<u32>) -> Say {
    let mut slots = json!({"position": "support", "target": "person:mark-rutte", "value": value, "comparator": "exactly"});
    if let Some(total) = total {
        slots["total"] = json!(total);
    }
    say(outlet, published, "tally", slots)
}

fn checks(said: &[Say], kind: &str) -> Vec<Fact> {
    let is_kind = |fact: &Fact| fact.rule == format!("check-{kind}");
    facts(said).into_iter().filter(is_kind).collect()
}

fn declared(outlet: &str, published: &str, person: &str, status: &str) -> Say {
    let slots =
        json!({"person": person, "status": status, "role": "secretary-general", "role_of": "org:nato"});
    say(outlet, published, "candidacy", slots)
}
