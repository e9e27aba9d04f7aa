//! The claims of one question turn into a fact.

pub(crate) mod explain;
pub(crate) mod relate;
pub(crate) mod scope;
pub(crate) mod side;
pub(crate) mod verdict;

use std::collections::BTreeMap;

use claimwire_record::{
    Counts, Entity, EntityKind, Fact, Polarity, Position, PositionStatus, SlotValue, Time, content_hash,
};

use rustc_hash::FxHashSet;

use crate::group::Group;
use crate::ledger::{Entry, Ledger};
use crate::origin::Origins;
use crate::policy::{AnswerKind, Policy};
use crate::race::Races;
use crate::symbols::Symbol;
use explain::explanation;
use relate::{Bench, relate};
use scope::Scopes;
use side::{Side, Strength, sides};
use verdict::decide;

/// What weighing a fact needs to know of all other claims.
pub(crate) struct World<'a> {
    pub ledger: &'a Ledger,
    pub origins: &'a Origins,
    pub races: &'a Races,
}

/// Weighs the claims of one question.
pub(crate) fn weigh(world: &World<'_>, group: &Group, entries: &[Entry]) -> Fact {
    let ledger = world.ledger;
    let asked = ledger.questions.get(group.question);
    let policy = &ledger.policies[usize::from(asked.policy)];
    let (origins, origin_of) = world.origins.of_entries(ledger, entries);
    let scopes = Scopes::of(ledger, policy, entries);
    let mut sides = sides(ledger, policy, entries, &origin_of, &scopes);
    let subjects: Vec<&str> = ledger.fields(group.question).collect();
    let bench = Bench { ledger, policy, entries, subjects: &subjects };
    relate(&bench, &mut sides);
    world.races.end_exclusives(&bench, &mut sides);
    let verdict = decide(&bench, &sides);
    let best = verdict.best.map(|at| &sides[at]);
    let (low, high) = held(policy, &sides);
    let positions = sides.iter().map(|side| position(&bench, side)).collect();
    Fact {
        schema: Fact::SCHEMA.to_owned(),
        id: content_hash(["fact", &group.key]),
        key: group.key.clone(),
        claim_type: policy.name.clone(),
        slots: slots(ledger, policy, group, &subjects, &scopes),
        status: verdict.status,
        best: best.map_or(SlotValue::Unsaid, |side| told(ledger, side)),
        low,
        high,
        as_of: best.map_or_else(|| latest(&sides), Side::last_time),
        counts: counts(entries, origins.len()),
        explanation: explanation(&bench, &sides, &verdict),
        links: Vec::new(),
        rule: verdict.rule.to_owned(),
        origins,
        positions,
    }
}

fn latest(sides: &[Side<'_>]) -> Time {
    let last = sides
        .iter()
        .max_by_key(|side| (side.last_days().map(|days| (days.to, days.from)), side.last_time().value));
    last.map(Side::last_time).unwrap_or_default()
}

/// The answer as records tell it: entities by their usual name, former holders and denials by their positions.
fn told(ledger: &Ledger, side: &Side<'_>) -> SlotValue {
    match &ledger.answers.get(side.answer).value {
        SlotValue::Entity(entity) => {
            SlotValue::Entity(Box::new(named(ledger, entity.id.as_deref().unwrap_or(""))))
        }
        value => value.clone(),
    }
}

fn named(ledger: &Ledger, id: &str) -> Entity {
    let (name, kind) =
        ledger.name_of(id).map_or((None, None), |(name, kind)| (Some(name.to_owned()), Some(kind)));
    Entity { id: Some(id.to_owned()), name, kind, ..Entity::default() }
}

fn position(bench: &Bench<'_>, side: &Side<'_>) -> Position {
    let time = |moment: Option<&crate::ledger::Moment>| moment.map(|m| m.time.clone()).unwrap_or_default();
    Position {
        value: told(bench.ledger, side),
        polarity: side.polarity,
        modality: side.modality,
        scope: side.scope.clone().or_else(|| side.is_former.then(|| "former".to_owned())),
        text: text(bench, side),
        status: side.status,
        first: time(side.first),
        last: time(side.last),
        claims: side.members.iter().map(|at| bench.ledger.id_text(bench.entries[*at].id)).collect(),
        origins: side.origins.iter().copied().collect(),
        relations: side.relations.clone(),
    }
}

/// The shortest of the claims' own sentences.
pub(crate) fn text(bench: &Bench<'_>, side: &Side<'_>) -> String {
    let texts = side.members.iter().map(|at| bench.ledger.symbols.text(bench.entries[*at].text));
    texts.min_by_key(|text| (text.len(), *text)).unwrap_or_default().to_owned()
}

/// The range of numbers that stands; days are no numbers.
fn held(policy: &Policy, sides: &[Side<'_>]) -> (Option<f64>, Option<f64>) {
    if !matches!(policy.kind, AnswerKind::Number | AnswerKind::Amount) {
        return (None, None);
    }
    let stands = |side: &&Side<'_>| {
        let is_open = matches!(side.status, PositionStatus::Current | PositionStatus::Contradicted);
        is_open && side.is_main() && side.strength == Strength::Firm && side.polarity == Polarity::Affirmed
    };
    let bounds: Vec<_> = sides.iter().filter(stands).map(|side| side.extent.bounds()).collect();
    let all = |ends: Vec<Option<f64>>| ends.into_iter().collect::<Option<Vec<f64>>>();
    let low = all(bounds.iter().map(|(low, _)| *low).collect());
    let high = all(bounds.iter().map(|(_, high)| *high).collect());
    (
        low.and_then(|low| low.into_iter().reduce(f64::min)),
        high.and_then(|high| high.into_iter().reduce(f64::max)),
    )
}

fn slots(
    ledger: &Ledger,
    policy: &Policy,
    group: &Group,
    subjects: &[&str],
    scopes: &Scopes,
) -> BTreeMap<String, SlotValue> {
    let entity_slot = |kind| kind == claimwire_rules::SlotKind::Entity;
    let value = |is_entity: bool, text: &str| match (is_entity, text) {
        (true, "") => SlotValue::Entity(Box::default()),
        (true, id) => SlotValue::Entity(Box::new(named(ledger, id))),
        (false, "") => SlotValue::Unsaid,
        (false, word) => SlotValue::Word(word.to_owned()),
    };
    let question = policy.question.iter().zip(subjects);
    let mut slots: BTreeMap<String, SlotValue> =
        question.map(|(slot, field)| (slot.name.clone(), value(entity_slot(slot.kind), field))).collect();
    for (number, name) in policy.qualifiers.iter().enumerate() {
        let lead = scopes.lead(number).unwrap_or("");
        let is_entity = lead.contains(':') && EntityKind::named(lead).is_some();
        slots.insert(name.clone(), value(is_entity, lead));
    }
    if policy.answer.iter().any(|slot| slot.name == "total") {
        slots.insert("total".to_owned(), group.total.map_or(SlotValue::Unsaid, SlotValue::number));
    }
    slots
}

fn counts(entries: &[Entry], origins: usize) -> Counts {
    let documents: FxHashSet<u32> = entries.iter().map(|entry| entry.document).collect();
    let sources: FxHashSet<Symbol> = entries.iter().filter_map(|entry| entry.source).collect();
    Counts {
        claims: entries.len() as u32,
        documents: documents.len() as u32,
        sources: sources.len() as u32,
        origins: origins as u32,
    }
}
