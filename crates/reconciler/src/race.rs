//! Candidacies turn into races: who stands against whom, so that "the only candidate" ends with the next one.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{Polarity, PositionStatus};
use rustc_hash::FxHashMap;

use crate::extent::{Extent, Fit};
use crate::ledger::{Entry, Ledger};
use crate::period::Period;
use crate::weigh::relate::Bench;
use crate::weigh::side::{Side, Strength, strength};

/// Who has entered which race, and when.
#[derive(Debug, Default)]
pub(crate) struct Races {
    /// The races that a document tells of: `secretary-general org:nato`.
    of_document: FxHashMap<u32, BTreeSet<String>>,
    /// By race, who stands in it and the first days that are reported.
    runners: BTreeMap<String, BTreeMap<String, Period>>,
    /// By who is said to stand alone, the races and the last days for which it is said.
    alone: BTreeMap<String, BTreeMap<String, Period>>,
}

/// Somebody who is said to stand alone, and who else stands in the same races.
#[derive(Debug)]
pub(crate) struct Exclusive<'r> {
    /// The last days for which it is said.
    pub last: Period,
    /// The others, each with the first days that are reported.
    pub rivals: Vec<(&'r str, Period)>,
}

impl Races {
    /// Reads the races off all claims of types that know exclusive answers.
    pub fn of(ledger: &Ledger) -> Races {
        let mut races = Races::default();
        for entry in &ledger.entries {
            if let Some(race) = race_of(ledger, entry) {
                races.of_document.entry(entry.document).or_default().insert(race);
            }
        }
        let knows_races = |entry: &&Entry| !ledger.policy_of(entry).weighing.exclusive.is_empty();
        ledger.entries.iter().filter(knows_races).for_each(|entry| races.enter(ledger, entry));
        races
    }
    fn enter(&mut self, ledger: &Ledger, entry: &Entry) {
        let policy = ledger.policy_of(entry);
        let answer = ledger.answer_of(entry);
        let is_firm = strength(policy, entry.modality) == Strength::Firm
            && answer.polarity == Polarity::Affirmed
            && !answer.is_past;
        let runs =
            is_firm && policy.weighing.exclusive.iter().any(|word| runs_too(policy, word, &answer.extent));
        let Some(days) = ledger.moment_of(entry).period.filter(|_| runs) else { return };
        let Some(person) = ledger.fields(entry.question).next() else { return };
        let is_alone = answer.value.identity().is_some_and(|word| policy.weighing.exclusive.contains(&word));
        for race in self.of_document.get(&entry.document).into_iter().flatten() {
            let first =
                self.runners.entry(race.clone()).or_default().entry(person.to_owned()).or_insert(days);
            *first = (*first).min(days);
            if is_alone {
                let last =
                    self.alone.entry(person.to_owned()).or_default().entry(race.clone()).or_insert(days);
                *last = (*last).max(days);
            }
        }
    }
    /// Who stands in the races in which a person is said to stand alone; none where it is not said.
    pub fn exclusive(&self, person: &str) -> Option<Exclusive<'_>> {
        let alone = self.alone.get(person)?;
        let last = alone.values().max_by_key(|days| (days.to, days.from)).copied()?;
        let runners = alone.keys().filter_map(|race| self.runners.get(race)).flatten();
        let others = runners.filter(|(other, _)| other.as_str() != person);
        Some(Exclusive { last, rivals: others.map(|(other, first)| (other.as_str(), *first)).collect() })
    }
    /// Ends exclusive answers that a rival's entering has overtaken.
    pub fn end_exclusives(&self, bench: &Bench<'_>, sides: &mut [Side<'_>]) {
        let exclusive = &bench.policy.weighing.exclusive;
        for at in 0..sides.len() {
            let word = bench.ledger.answers.get(sides[at].answer).value.identity().unwrap_or_default();
            let stands =
                sides[at].status == PositionStatus::Current && sides[at].polarity == Polarity::Affirmed;
            if stands && exclusive.contains(&word) && self.rival(bench, &sides[at]).is_some() {
                sides[at].status = PositionStatus::Superseded;
                let wider = |side: &Side<'_>| sides[at].extent.fit(&side.extent) == Fit::Finer;
                let wider: Vec<usize> = (0..sides.len())
                    .filter(|other| wider(&sides[*other]) && sides[*other].status == PositionStatus::Refined)
                    .collect();
                for other in wider {
                    sides[other].status = PositionStatus::Current;
                    sides[other].relate(at, "supersedes", "rival-declared");
                }
            }
        }
    }
    /// Who entered the same race after the side's last report.
    fn rival(&self, bench: &Bench<'_>, side: &Side<'_>) -> Option<&str> {
        let races = side.documents.iter().filter_map(|document| self.of_document.get(document)).flatten();
        let last = side.last_days()?;
        let rivals = races.filter_map(|race| self.runners.get(race)).flatten();
        let entered = |(person, first): &(&String, &Period)| {
            !bench.subjects.contains(&person.as_str()) && last.is_before(**first)
        };
        let mut rivals: Vec<&String> = rivals.filter(entered).map(|(person, _)| person).collect();
        rivals.sort();
        rivals.first().map(|person| person.as_str())
    }
}

/// Whether an answer means that somebody stands, in the sense in which `word` says that nobody else does.
fn runs_too(policy: &crate::policy::Policy, word: &str, extent: &Extent) -> bool {
    let Some(bits) = policy.world(word) else { return false };
    let firm: BTreeSet<&String> = policy.weighing.provisional.iter().collect();
    let Extent::Worlds(own) = extent else { return false };
    let provisional = firm.iter().filter(|name| name.as_str() != word).filter_map(|name| policy.world(name));
    own & bits != 0 && !provisional.into_iter().any(|other| other == *own)
}

/// The office that a claim says somebody is to have, where it says so.
fn race_of(ledger: &Ledger, entry: &Entry) -> Option<String> {
    let said = ledger.qualifiers.get(entry.qualifiers);
    if said.is_empty() {
        return None;
    }
    let policy = ledger.policy_of(entry);
    let value = |name: &str| {
        let number = policy.qualifiers.iter().position(|qualifier| qualifier == name)?;
        said.iter().find(|(at, _)| usize::from(*at) == number).map(|(_, value)| value.as_str())
    };
    let of = value("role_of")?;
    Some(format!("{} {of}", value("role").filter(|role| *role != "leader").unwrap_or("head")))
}
