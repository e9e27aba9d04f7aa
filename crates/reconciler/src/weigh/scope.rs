//! Qualifiers turn into scopes: which claims speak of the same, and which of a part or a variant of it.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use crate::ledger::{Entry, Ledger};
use crate::policy::Policy;

/// For each qualifier the value that the fact is about: that of most documents; none where it is the whole.
#[derive(Debug)]
pub(crate) struct Scopes {
    leads: FxHashMap<u8, String>,
}

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
        Scopes { leads: holders.into_iter().filter_map(lead).collect() }
    }
    /// What tells a claim's scope from the fact's; none where it is the same.
    pub fn scope_of(&self, ledger: &Ledger, policy: &Policy, entry: &Entry) -> Option<String> {
        let said = ledger.qualifiers.get(entry.qualifiers);
        let apart = said
            .iter()
            .filter(|(number, value)| self.leads.get(number).is_none_or(|lead| !fits(policy, lead, value)));
        let words: Vec<&str> = apart.map(|(_, value)| value.rsplit(':').next().unwrap_or(value)).collect();
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
            ("text", "text") => head(one) == head(other),
            _ => kind != other_kind && kind != "person",
        },
        _ => is_alike(lead) && is_alike(value),
    }
}

fn head(phrase: &str) -> &str {
    phrase.split_whitespace().last().unwrap_or(phrase)
}
