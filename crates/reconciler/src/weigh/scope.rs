//! Qualifiers turn into scopes: which claims speak of the same, and which of a part or a variant of it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::ledger::{Entry, Ledger};
use crate::policy::Policy;

/// For each qualifier the value that the fact is about: that of most documents; none where it is the whole.
#[derive(Debug)]
pub(crate) struct Scopes {
    leads: FxHashMap<u8, String>,
    /// The qualifier by which events are told apart, where the claims tell of more than one.
    several: Option<u8>,
}

/// Of which of several events a claim speaks that names none.
const UNTOLD: &str = "one of several";

impl Scopes {
    /// Reads the leads off the claims of one fact.
    pub fn of(ledger: &Ledger, policy: &Policy, entries: &[Entry]) -> Scopes {
        let mut holders: BTreeMap<u8, BTreeMap<&str, BTreeSet<u32>>> = BTreeMap::new();
        let mut silent: BTreeSet<u8> = BTreeSet::new();
        for entry in entries {
            let said = ledger.qualifiers.get(entry.qualifiers);
            for (number, value) in said {
                holders.entry(*number).or_default().entry(value).or_default().insert(entry.document);
            }
            let whole = (0..policy.qualifiers.len() as u8).filter(|number| policy.is_whole(*number));
            silent.extend(whole.filter(|number| !said.iter().any(|(other, _)| other == number)));
        }
        let lead = |(number, values): (u8, BTreeMap<&str, BTreeSet<u32>>)| {
            let most = values
                .into_iter()
                .max_by_key(|(value, documents)| (documents.len(), std::cmp::Reverse(value.to_string())));
            (!silent.contains(&number)).then_some((number, most?.0.to_owned()))
        };
        // Of a bombing here and an ambush there, "two people were killed" may be either: no word against the other.
        let several =
            policy.qualifiers.iter().position(|name| name == "event").map(|at| at as u8).filter(|at| {
                let named: Vec<&str> =
                    holders.get(at).into_iter().flat_map(BTreeMap::keys).copied().collect();
                named.iter().any(|one| named.iter().any(|other| !fits(policy, one, other)))
            });
        Scopes { leads: holders.into_iter().filter_map(lead).collect(), several }
    }
    /// What tells a claim's scope from the fact's; none where it is the same.
    pub fn scope_of(&self, ledger: &Ledger, policy: &Policy, entry: &Entry) -> Option<String> {
        let said = ledger.qualifiers.get(entry.qualifiers);
        let apart = said
            .iter()
            .filter(|(number, value)| self.leads.get(number).is_none_or(|lead| !fits(policy, lead, value)));
        let mut words: Vec<&str> =
            apart.map(|(_, value)| value.rsplit(':').next().unwrap_or(value)).collect();
        if self.several.is_some_and(|event| said.iter().all(|(number, _)| *number != event)) {
            words.push(UNTOLD);
        }
        (!words.is_empty()).then(|| words.join(", "))
    }
    /// The value that the fact is about, of the qualifier `number`.
    pub fn lead(&self, number: usize) -> Option<&str> {
        self.leads.get(&u8::try_from(number).ok()?).map(String::as_str)
    }
}

/// Whether two values of a qualifier can be of the same: equal, of different grain (a country and a place), two
/// names for the same unit, or two phrases with one head ("Nepal's earthquake", "the earthquake").
fn fits(policy: &Policy, lead: &str, value: &str) -> bool {
    if lead == value {
        return true;
    }
    let is_alike = |unit: &str| {
        let unit = unit.split(" of ").next().unwrap_or(unit);
        policy.weighing.alike.iter().any(|alike| alike == unit)
    };
    match (lead.split_once(':'), value.split_once(':')) {
        (Some((kind, one)), Some((other_kind, other))) => match (kind, other_kind) {
            ("text", "text") => is_same_event(policy, head(one), head(other)),
            _ => kind != other_kind && kind != "person",
        },
        _ => is_alike(lead) && is_alike(value),
    }
}

/// Whether two nouns can name one event: by the same word in one number or the other, by words for the same, or by
/// one that names any.
fn is_same_event(policy: &Policy, one: &str, other: &str) -> bool {
    let (one, other) = (singular(one), singular(other));
    let is_vague = |noun: &str| policy.weighing.vague.iter().any(|vague| vague == noun);
    let has = |row: &String, noun: &str| row.split('|').any(|word| word == noun);
    let share_row = || policy.weighing.synonyms.iter().any(|row| has(row, one) && has(row, other));
    one == other || is_vague(one) || is_vague(other) || share_row()
}

fn singular(noun: &str) -> &str {
    match noun.strip_suffix("shes").or_else(|| noun.strip_suffix("ches")) {
        Some(_) => &noun[..noun.len() - 2],
        None => noun.strip_suffix('s').filter(|stem| !stem.ends_with('s')).unwrap_or(noun),
    }
}

fn head(phrase: &str) -> &str {
    phrase.split_whitespace().last().unwrap_or(phrase)
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_rules::RuleSet;

    #[test]
    fn a_quake_and_a_tremor_are_one_event_and_a_flood_is_another() {
        let rules = RuleSet::embedded().unwrap();
        let toll = rules.types.iter().find(|claim_type| claim_type.name == "toll").unwrap();
        let fits = |one: &str, other: &str| {
            fits(&Policy::of(toll), &format!("text:{one}"), &format!("text:{other}"))
        };
        assert!(
            fits("nepal earthquake", "tremor") && fits("attack", "two attacks") && fits("crashes", "crash")
        );
        assert!(fits("train derailment", "horror") && fits("landslides", "disaster"));
        assert!(!fits("earthquake", "flood") && !fits("fire", "shooting"));
    }
}
