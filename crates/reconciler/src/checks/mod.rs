//! Facts turn into checks: what is told of one question is held against what is told of another.
//!
//! A check is a fact of type `check`. It holds no claims; its links name the facts it weighs and the side that
//! each is on, and its status is `consistent` or `flagged`.
//!
//! - `named`: a tally against those who are known by name to be counted, and those known not to be.
//! - `denominator`: the number that a tally is counted out of against the number of members of the body.
//! - `duration`: how long somebody has held an office against the dates that are told of it.
//! - `rival`: "the only candidate" against those who stand in the same race.

mod denominator;
mod duration;
mod named;
mod rival;

use std::collections::BTreeMap;

use claimwire_record::{
    Counts, Entity, Fact, FactStatus, Link, LinkSide, Polarity, PositionStatus, SlotValue, Time, content_hash,
};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::ledger::Ledger;
use crate::period::Period;
use crate::race::Races;

/// What checks need to know of a fact.
#[derive(Debug, Clone)]
pub(crate) struct Note {
    id: String,
    claim_type: String,
    slots: BTreeMap<String, SlotValue>,
    best: SlotValue,
    /// Every answer that is not retracted or contradicted.
    answers: Vec<Told>,
    /// Paths of the documents, where a check asks which facts come from the same ones.
    paths: Vec<String>,
    as_of: Option<Period>,
    documents: u32,
}

/// One answer of a fact.
#[derive(Debug, Clone)]
struct Told {
    value: SlotValue,
    word: String,
    polarity: Polarity,
    /// Whether it holds now, as far as is told.
    stands: bool,
    /// Whether another answer cannot hold with it.
    is_contradicted: bool,
    last: Time,
}

/// Collects the facts that checks are about, and makes the checks once all facts are there.
#[derive(Debug)]
pub(crate) struct Checks {
    /// What tallies are on: stances on other things are not kept.
    targets: FxHashSet<String>,
    notes: BTreeMap<String, Vec<Note>>,
}

impl Checks {
    /// Reads off the ledger which facts checks will be about.
    pub fn of(ledger: &Ledger) -> Checks {
        let is_tally = |number: &u32| {
            let policy = &ledger.policies[usize::from(ledger.questions.get(*number).policy)];
            policy.name == "tally"
        };
        let tallies = (0..ledger.questions.values().len() as u32).filter(is_tally);
        let targets = tallies.flat_map(|number| ledger.fields(number)).map(str::to_owned).collect();
        Checks { targets, notes: BTreeMap::new() }
    }
    /// What to keep of a fact; nothing where no check is about it.
    pub fn note(&self, fact: &Fact) -> Option<Note> {
        let is_wanted = match fact.claim_type.as_str() {
            "tally" | "membership" => true,
            "stance" => id(&fact.slots, "target").is_some_and(|target| self.targets.contains(&target)),
            "term" => duration::tells_both(fact),
            "candidacy" => true,
            _ => false,
        };
        is_wanted.then(|| note(fact))
    }
    /// Takes in what was noted.
    pub fn enter(&mut self, notes: Vec<Note>) {
        for note in notes {
            self.notes.entry(note.claim_type.clone()).or_default().push(note);
        }
    }
    /// The checks, in the order of their ids.
    pub fn facts(&self, races: &Races) -> Vec<Fact> {
        let of_type = |name: &str| self.notes.get(name).map_or(&[][..], Vec::as_slice);
        let mut stances: FxHashMap<String, Vec<&Note>> = FxHashMap::default();
        for stance in of_type("stance") {
            stances.entry(id(&stance.slots, "target").unwrap_or_default()).or_default().push(stance);
        }
        let bodies = denominator::Bodies::of(of_type("membership"));
        let of_tally = |tally: &Note| {
            let target = id(&tally.slots, "target").unwrap_or_default();
            let named = named::check(tally, stances.get(&target).map_or(&[][..], Vec::as_slice));
            named.into_iter().chain(denominator::check(tally, &bodies)).collect::<Vec<Fact>>()
        };
        let mut checks: Vec<Fact> = of_type("tally").par_iter().flat_map_iter(of_tally).collect();
        checks.extend(of_type("term").iter().map(duration::check));
        checks.extend(rival::checks(of_type("candidacy"), races));
        checks.sort_by(|a, b| a.id.cmp(&b.id));
        checks
    }
}

fn note(fact: &Fact) -> Note {
    let keeps_paths = matches!(fact.claim_type.as_str(), "tally" | "membership");
    let paths = fact.origins.iter().filter(|_| keeps_paths).flat_map(|origin| origin.documents.clone());
    let is_over = |status| matches!(status, PositionStatus::Retracted);
    let answers = fact.positions.iter().filter(|position| !is_over(position.status));
    Note {
        id: fact.id.clone(),
        claim_type: fact.claim_type.clone(),
        slots: fact.slots.clone(),
        best: fact.best.clone(),
        answers: answers.filter_map(told).collect(),
        paths: paths.collect(),
        as_of: fact.as_of.value.as_deref().and_then(Period::parse),
        documents: fact.counts.documents,
    }
}

fn told(position: &claimwire_record::Position) -> Option<Told> {
    let stands = |status| {
        matches!(status, PositionStatus::Current | PositionStatus::Refined | PositionStatus::Unconfirmed)
    };
    Some(Told {
        word: position.value.identity()?,
        value: position.value.clone(),
        polarity: position.polarity,
        stands: stands(position.status) && position.scope.is_none(),
        is_contradicted: position.status == PositionStatus::Contradicted,
        last: position.last.clone(),
    })
}

fn id(slots: &BTreeMap<String, SlotValue>, name: &str) -> Option<String> {
    slots.get(name)?.identity()
}

/// The usual name of the thing in a slot, else its id.
fn name(slots: &BTreeMap<String, SlotValue>, slot: &str) -> Option<String> {
    let entity = slots.get(slot)?.entity()?;
    entity.name.clone().or_else(|| entity.id.clone())
}

/// Names in a row: `Hungary, Slovakia and Turkey`.
fn list(names: &[String]) -> String {
    match names {
        [] => "nobody".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// What a check found.
struct Finding<'n> {
    checked: &'n Note,
    kind: &'static str,
    /// What is checked, in words.
    what: String,
    is_flagged: bool,
    others: Vec<Link>,
    explanation: String,
}

impl Finding<'_> {
    fn fact(self) -> Fact {
        let Finding { checked, kind, what, .. } = self;
        let own = Link { fact: checked.id.clone(), side: LinkSide::Checked, name: what.clone() };
        let key = content_hash(["check", kind, &checked.id]);
        let subject = ["target", "person"].into_iter().find_map(|slot| checked.slots.get(slot));
        let slots = BTreeMap::from([
            ("check".to_owned(), SlotValue::Word(kind.to_owned())),
            (checked.claim_type.clone(), SlotValue::Word(what)),
            ("target".to_owned(), subject.cloned().unwrap_or(SlotValue::Entity(Box::<Entity>::default()))),
        ]);
        Fact {
            schema: Fact::SCHEMA.to_owned(),
            id: content_hash(["fact", &key]),
            key,
            claim_type: "check".to_owned(),
            slots,
            status: if self.is_flagged { FactStatus::Flagged } else { FactStatus::Consistent },
            best: SlotValue::Unsaid,
            low: None,
            high: None,
            as_of: Default::default(),
            positions: Vec::new(),
            origins: Vec::new(),
            counts: Counts { documents: checked.documents, ..Counts::default() },
            explanation: self.explanation,
            links: std::iter::once(own).chain(self.others).collect(),
            rule: format!("check-{kind}"),
        }
    }
}
