//! From mentions of the same claim to one: repeats, rules that give way to others, overlapping evidence.

use claimwire_record::{Polarity, ResolvedBy, SlotValue};
use claimwire_rules::ClaimType;
use rustc_hash::FxHashMap;

use super::Finished;
use crate::analysis::UnitSpan;
use crate::draft::Draft;
use crate::resolve::Resolver;

/// What claims have in common that are mentions of one.
#[derive(PartialEq, Eq, Hash)]
struct Mention {
    claim_type: usize,
    sentence: u32,
    slots: String,
    polarity: Polarity,
    /// The words of a statement: whoever says two things makes two.
    said: Option<UnitSpan>,
}

/// Claims of one sentence with the same key slots and polarity are one mention; the first by place
/// and rule stays.
pub(super) fn merged(resolver: &Resolver, finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules;
    let finished = without_repeats(resolver, without_parts(resolver, beat(resolver, finished)));
    let mut kept: Vec<Finished> = Vec::with_capacity(finished.len());
    let mut seen: FxHashMap<Mention, usize> = FxHashMap::default();
    for claim in finished {
        let rule = &rules.rules[claim.draft.rule];
        let claim_type = rules.type_of(rule);
        let key = Mention {
            claim_type: rule.claim_type,
            sentence: claim.draft.sentence.start,
            slots: key_slots(claim_type, &claim.draft),
            polarity: claim.factuality.polarity,
            said: (claim_type.name == "statement").then_some(claim.draft.units),
        };
        match seen.get(&key) {
            Some(&index) if same_mention(&kept[index].draft, &claim.draft) => absorb(&mut kept[index], claim),
            _ => {
                seen.insert(key, kept.len());
                kept.push(claim);
            }
        }
    }
    kept
}

/// "dean of the Felixby School of Law": an office of the school is none of Felixby besides.
fn without_parts(resolver: &Resolver, finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules;
    let office = |claim: &Finished| rules.type_of(&rules.rules[claim.draft.rule]).name == "office";
    let of = |claim: &Finished| {
        let of = claim.draft.slots.get("of").and_then(SlotValue::entity)?;
        Some((of.span.byte_start?, of.span.byte_end?, of.id.clone()))
    };
    let same = |one: &Finished, other: &Finished, slot: &str| {
        let [one, other] = [one, other].map(|claim| claim.draft.slots.get(slot)?.identity_text());
        one.is_some() && one == other
    };
    let keep: Vec<bool> = finished
        .iter()
        .map(|claim| {
            let Some((start, end, id)) = of(claim).filter(|_| office(claim)) else { return true };
            !overlapping(&finished, claim.draft.units).any(|other| {
                let holds =
                    |(from, to, whole): (u32, u32, Option<String>)| from <= start && end <= to && whole != id;
                office(other)
                    && of(other).is_some_and(holds)
                    && same(claim, other, "person")
                    && same(claim, other, "office")
            })
        })
        .collect();
    kept(finished, keep)
}

/// "President Macron" says nothing new of whom the article has called the French president already.
fn without_repeats(resolver: &Resolver, mut finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules;
    let mut said: FxHashMap<String, ()> = FxHashMap::default();
    finished.retain(|claim| {
        let claim_type = rules.type_of(&rules.rules[claim.draft.rule]);
        if claim_type.name != "office" {
            return true;
        }
        let short = claim
            .draft
            .slots
            .get("person")
            .and_then(SlotValue::entity)
            .is_some_and(|person| person.resolved_by == Some(ResolvedBy::ShortForm));
        let repeats = said.insert(key_slots(claim_type, &claim.draft), ()).is_some();
        !(short && repeats)
    });
    finished
}

/// How far apart the beginnings of overlapping evidence can lie, in units.
const REACH: u32 = 500;

/// Rules named in another's `over` give way where the evidence overlaps.
fn beat(resolver: &Resolver, finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules.rules;
    let beaten = |claim: &Finished| {
        let id = &rules[claim.draft.rule].id;
        overlapping(&finished, claim.draft.units).any(|other| rules[other.draft.rule].over.contains(id))
    };
    let keep = finished.iter().map(|claim| !beaten(claim)).collect();
    kept(finished, keep)
}

/// The claims, sorted by place, whose evidence shares a unit with a span.
fn overlapping(finished: &[Finished], units: UnitSpan) -> impl Iterator<Item = &Finished> {
    let first = finished.partition_point(|other| other.draft.units.start + REACH < units.start);
    let near = finished[first..].iter().take_while(move |other| other.draft.units.start < units.end);
    near.filter(move |other| other.draft.units.overlaps(units))
}

/// The claims of which it is said that they stay.
fn kept(mut finished: Vec<Finished>, keep: Vec<bool>) -> Vec<Finished> {
    let mut keep = keep.into_iter();
    finished.retain(|_| keep.next().unwrap_or(true));
    finished
}

fn key_slots(claim_type: &ClaimType, draft: &Draft) -> String {
    let mut key = String::with_capacity(64);
    for slot in claim_type.slots.iter().filter(|slot| slot.key) {
        let identity = draft.slots.get(&slot.name).and_then(SlotValue::identity_text);
        key += identity.as_deref().unwrap_or_default();
        key.push('\u{1f}');
    }
    key
}

/// Overlapping evidence, or the same thing said twice by the same actor.
fn same_mention(kept: &Draft, other: &Draft) -> bool {
    let [one, same] = [kept, other].map(|draft| draft.slots.get("actor").and_then(SlotValue::identity_text));
    kept.units.overlaps(other.units) || one == same
}

fn absorb(kept: &mut Finished, other: Finished) {
    if other.draft.rule != kept.draft.rule && !kept.also.contains(&other.draft.rule) {
        kept.also.push(other.draft.rule);
    }
    for (name, value) in other.draft.slots {
        kept.draft.slots.entry(name).or_insert(value);
    }
}
