//! Names turn into suggestions: who may be one person under two names, or two persons under one.
//!
//! Nothing is merged on the likeness of names. A suggestion says what speaks for it, and a user who accepts it
//! adds the row that it carries to a lexicon; the next run then reads both names as one.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::ledger::Ledger;
use crate::policy::AnswerKind;

/// What is suggested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Two ids may be one person.
    Same,
    /// One id may be two persons.
    Different,
}

/// A suggestion for the lexicon of persons.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Suggestion {
    /// Always `suggestion/1`.
    pub schema: &'static str,
    /// What is suggested.
    pub kind: Kind,
    /// The ids it is about; the fuller name first.
    pub ids: Vec<String>,
    /// Their names.
    pub names: Vec<String>,
    /// What speaks for it, in words.
    pub reasons: Vec<String>,
    /// A row for `rules/lexicons/persons.tsv` (id, name, aliases) that accepts it; none where rows are to be split.
    pub lexicon_row: Option<String>,
}

/// What the ledger knows of a person.
#[derive(Debug, Default)]
struct Known {
    name: String,
    /// Offices with what they are of: `president country:RO`.
    offices: BTreeSet<String>,
    documents: BTreeSet<u32>,
    /// Countries of their offices, by document.
    countries: BTreeMap<String, BTreeSet<u32>>,
}

impl Ledger {
    /// Suggestions on persons, in order; the ledger must be sealed.
    pub fn suggestions(&self) -> Vec<Suggestion> {
        let people = self.people();
        let mut by_surname: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for id in people.keys() {
            by_surname.entry(id.rsplit(['-', ':']).next().unwrap_or(id)).or_default().push(id);
        }
        let pairs = by_surname.values().flat_map(|ids| pairs(ids));
        let alike = self.pairs_by_office(&people);
        let mut suggestions: BTreeSet<Suggestion> =
            pairs.chain(alike).filter_map(|(one, other)| same(&people, one, other)).collect();
        suggestions.extend(people.iter().filter_map(|(id, known)| different(id, known)));
        suggestions.into_iter().collect()
    }
    fn people(&self) -> BTreeMap<String, Known> {
        let mut people: BTreeMap<String, Known> = BTreeMap::new();
        for entry in &self.entries {
            let answer = self.answer_of(entry).value.identity();
            let fields = || self.fields(entry.question);
            for id in fields().chain(answer.as_deref()).filter(|id| id.starts_with("person:")) {
                let known = people.entry(id.to_owned()).or_default();
                known.documents.insert(entry.document);
                if known.name.is_empty() {
                    known.name = self.name_of(id).map_or_else(String::new, |(name, _)| name.to_owned());
                }
            }
            let holder = answer.as_deref().filter(|_| self.policy_of(entry).kind == AnswerKind::Entity);
            let Some(known) = holder.and_then(|holder| people.get_mut(holder)) else { continue };
            known.offices.insert(fields().filter(|field| !field.is_empty()).collect::<Vec<_>>().join(" "));
            let of = fields().find_map(country);
            known.countries.extend(of.map(|of| (of.to_owned(), BTreeSet::new())));
            of.and_then(|of| known.countries.get_mut(of)).map(|documents| documents.insert(entry.document));
        }
        people
    }
    /// Pairs of persons who are said to hold one office and whose names are alike.
    fn pairs_by_office<'p>(&self, people: &'p BTreeMap<String, Known>) -> Vec<(&'p str, &'p str)> {
        let mut holders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, known) in people {
            known.offices.iter().for_each(|office| holders.entry(office).or_default().push(id));
        }
        let alike = |(one, other): &(&str, &str)| is_alike(one, other);
        holders.values().flat_map(|ids| pairs(ids)).filter(alike).collect()
    }
}

/// The country that an id is or lies in: `US` of `country:US` and of `region:US-PA`.
fn country(id: &str) -> Option<&str> {
    let code = id.strip_prefix("country:").or_else(|| id.strip_prefix("region:"))?;
    code.split('-').next()
}

/// All pairs, of at most so many that share a surname or an office.
fn pairs<'i>(ids: &[&'i str]) -> Vec<(&'i str, &'i str)> {
    const MOST: usize = 50;
    let ids = &ids[..ids.len().min(MOST)];
    let with_later = |at: usize| ids[at + 1..].iter().map(move |other| (ids[at], *other));
    (0..ids.len()).flat_map(with_later).collect()
}

/// Whether two ids differ by a letter or two, which transliteration and haste change.
fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim_start_matches("person:"), other.trim_start_matches("person:"));
    let far = one.len().min(other.len()) / 6;
    distance(one, other) <= far.clamp(1, 3)
}

/// The least number of letters to put in, take out or change (Levenshtein 1966).
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = corner + usize::from(a != *b);
            corner = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(corner + 1);
        }
    }
    row[other.len()]
}

fn same(people: &BTreeMap<String, Known>, one: &str, other: &str) -> Option<Suggestion> {
    let (fuller, shorter) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let (full, short) = (people.get(fuller)?, people.get(shorter)?);
    let mut reasons = Vec::new();
    let is_surname = fuller.ends_with(&format!("-{}", shorter.trim_start_matches("person:")));
    if is_surname {
        reasons.push(format!("“{}” is the end of the name “{}”", short.name, full.name));
    } else if is_alike(fuller, shorter) {
        reasons.push(format!("“{}” and “{}” differ by a letter or two", short.name, full.name));
    } else {
        return None;
    }
    reasons.extend(
        full.offices.intersection(&short.offices).map(|office| format!("both are said to be {office}")),
    );
    let documents = full.documents.intersection(&short.documents).count();
    reasons.extend((documents > 0).then(|| format!("{documents} documents name both")));
    let id = fuller.trim_start_matches("person:");
    Some(Suggestion {
        schema: "suggestion/1",
        kind: Kind::Same,
        ids: vec![fuller.to_owned(), shorter.to_owned()],
        names: vec![full.name.clone(), short.name.clone()],
        reasons,
        lexicon_row: Some(format!("{id}\t{}\t{}\tperson", full.name, short.name)),
    })
}

/// One id that holds offices of two countries in different documents.
fn different(id: &str, known: &Known) -> Option<Suggestion> {
    let countries: Vec<(&String, &BTreeSet<u32>)> = known.countries.iter().collect();
    let apart = countries.iter().enumerate().find_map(|(at, (one, documents))| {
        let other = countries[at + 1..].iter().find(|(_, others)| others.is_disjoint(documents))?;
        Some((*one, other.0))
    });
    let (one, other) = apart?;
    Some(Suggestion {
        schema: "suggestion/1",
        kind: Kind::Different,
        ids: vec![id.to_owned()],
        names: vec![known.name.clone()],
        reasons: vec![format!(
            "some documents tell of an office in {one}, others of one in {other}, none of both"
        )],
        lexicon_row: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        assert_eq!(distance("karins", "karinsh"), 1);
        assert_eq!(distance("szijjarto", "sziijarto"), 1);
        assert!(is_alike("person:peter-szijjarto", "person:peter-sijjarto"));
        assert!(!is_alike("person:ann-li", "person:jan-li"));
    }

    #[test]
    fn a_surname_alone_is_suggested_with_its_reasons() {
        let known = |name: &str| Known {
            name: name.into(),
            documents: BTreeSet::from([1]),
            offices: BTreeSet::from(["prime-minister country:NL".to_owned()]),
            ..Known::default()
        };
        let people = BTreeMap::from([
            ("person:mark-rutte".to_owned(), known("Mark Rutte")),
            ("person:rutte".to_owned(), known("Rutte")),
        ]);
        let suggestion = same(&people, "person:mark-rutte", "person:rutte").unwrap();
        assert_eq!(suggestion.ids, ["person:mark-rutte", "person:rutte"]);
        assert_eq!(suggestion.reasons.len(), 3);
        assert_eq!(suggestion.lexicon_row.as_deref(), Some("mark-rutte\tMark Rutte\tRutte\tperson"));
    }

    #[test]
    fn one_name_in_two_countries_may_be_two_people() {
        let countries =
            BTreeMap::from([("US".to_owned(), BTreeSet::from([1])), ("GB".to_owned(), BTreeSet::from([2]))]);
        let known = Known { name: "John Smith".into(), countries, ..Known::default() };
        assert_eq!(different("person:john-smith", &known).unwrap().kind, Kind::Different);
        let both =
            BTreeMap::from([("US".to_owned(), BTreeSet::from([1])), ("GB".to_owned(), BTreeSet::from([1]))]);
        assert_eq!(different("person:x", &Known { countries: both, ..Known::default() }), None);
    }
}
