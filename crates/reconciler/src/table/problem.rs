//! Rows turn into numbered sources, values and circumstances: what the weighing counts with.

use std::collections::{BTreeMap, BTreeSet};

use super::hierarchy::Hierarchy;
use super::relation::{CLASSES, Candidate, Relation, candidates};
use super::row::{Kind, Row};

/// All items with all that is claimed of them; everything else is a number.
#[derive(Debug, Default)]
pub(super) struct Problem {
    /// The items in the order of their names.
    pub items: Vec<Item>,
    /// The names of the sources.
    pub sources: Vec<String>,
    /// How many different circumstances there are.
    pub circumstances: usize,
    /// How many pairs of a source and a value there are.
    pub habits: usize,
    /// The domain of every value.
    pub values: Vec<usize>,
    /// How many values every domain has.
    pub domains: Vec<usize>,
}

/// One item.
#[derive(Debug)]
pub(super) struct Item {
    /// Its name.
    pub name: String,
    /// The kind of its values.
    pub kind: Kind,
    /// The first value of its domain's classes of parts.
    pub classes: usize,
    /// The domain of its values: the kind and what is asked.
    pub domain: usize,
    /// The distinct values claimed, in order: as text and as numbers.
    pub texts: Vec<String>,
    /// The same as numbers that are the same in all items of the domain.
    pub values: Vec<usize>,
    /// What is claimed.
    pub claims: Vec<Claim>,
    /// What may be true.
    pub candidates: Vec<Candidate>,
}

/// One claim on an item.
#[derive(Debug)]
pub(super) struct Claim {
    /// Who says it.
    pub source: usize,
    /// The place of its value in [`Item::values`].
    pub value: usize,
    /// The pair of source and value.
    pub habit: usize,
    /// Whether more than it says is as true.
    pub at_least: bool,
    /// How it was said.
    pub circumstances: Vec<usize>,
    /// What it counts: all claims of one source on one item count one together.
    pub weight: f64,
}

impl Claim {
    /// How the claim stands to a candidate. The least that a number can be is as right of any larger one.
    pub fn relation(&self, candidate: &Candidate) -> Relation {
        match candidate.relations[self.value] {
            Relation::Part(_) if self.at_least => Relation::Exact,
            relation => relation,
        }
    }
}

/// Gives the same number to what is equal, counting up in the order of first sight.
#[derive(Debug)]
struct Numbers<T>(BTreeMap<T, usize>);

impl<T: Ord> Numbers<T> {
    fn new() -> Self {
        Numbers(BTreeMap::new())
    }
    fn of(&mut self, thing: T) -> usize {
        let next = self.0.len();
        *self.0.entry(thing).or_insert(next)
    }
    fn in_order(self) -> Vec<T> {
        let mut things: Vec<(usize, T)> = self.0.into_iter().map(|(thing, number)| (number, thing)).collect();
        things.sort_by_key(|(number, _)| *number);
        things.into_iter().map(|(_, thing)| thing).collect()
    }
}

/// The numbers given while the rows are read.
struct Register {
    sources: Numbers<String>,
    circumstances: Numbers<(usize, String)>,
    habits: Numbers<(usize, usize)>,
    values: Numbers<(usize, String)>,
    domains: Numbers<(Kind, String)>,
}

impl Problem {
    /// Numbers the rows. Their order and repetition change nothing.
    pub fn new(rows: &BTreeSet<Row>, hierarchy: &Hierarchy) -> Problem {
        let mut register = Register {
            sources: Numbers::new(),
            circumstances: Numbers::new(),
            habits: Numbers::new(),
            values: Numbers::new(),
            domains: Numbers::new(),
        };
        let mut questions: BTreeMap<(&str, Kind), Vec<&Row>> = BTreeMap::new();
        for row in rows {
            questions.entry((&row.item, row.kind)).or_default().push(row);
        }
        let items =
            questions.into_iter().map(|((_, kind), rows)| register.item(kind, &rows, hierarchy)).collect();
        let values: Vec<usize> = register.values.in_order().into_iter().map(|(domain, _)| domain).collect();
        let mut domains = vec![0; register.domains.0.len()];
        values.iter().for_each(|domain| domains[*domain] += 1);
        Problem {
            items,
            sources: register.sources.in_order(),
            circumstances: register.circumstances.0.len(),
            habits: register.habits.0.len(),
            values,
            domains,
        }
    }
}

impl Register {
    fn item(&mut self, kind: Kind, rows: &[&Row], hierarchy: &Hierarchy) -> Item {
        let domain = self.domains.of((kind, rows[0].attribute().to_owned()));
        let distinct: BTreeSet<&str> = rows.iter().map(|row| row.value.as_str()).collect();
        let texts: Vec<&str> = distinct.into_iter().collect();
        let first = rows.iter().filter_map(|row| row.time).min();
        let claims = rows
            .iter()
            .map(|row| {
                let source = self.sources.of(row.source.clone());
                let value = texts.binary_search(&row.value.as_str()).unwrap_or_default();
                let number = self.values.of((domain, row.value.clone()));
                let days = row.time.zip(first).map(|(time, first)| (time - first).get_days());
                Claim {
                    source,
                    value,
                    habit: self.habits.of((source, number)),
                    at_least: row.at_least,
                    circumstances: self.circumstances(row, days),
                    weight: weight(row, rows),
                }
            })
            .collect();
        Item {
            name: rows[0].item.clone(),
            kind,
            domain,
            classes: domain * CLASSES,
            values: texts.iter().map(|text| self.values.of((domain, (*text).to_owned()))).collect(),
            candidates: candidates(kind, &texts, hierarchy),
            texts: texts.into_iter().map(str::to_owned).collect(),
            claims,
        }
    }
    /// How a claim was said, all told as one circumstance, for such traits go together (what stands in a title
    /// is short); and how long after the first claim, as the other.
    fn circumstances(&mut self, row: &Row, days: Option<i32>) -> Vec<usize> {
        let manner =
            row.traits.iter().map(|(column, value)| format!("{column}={value};")).collect::<String>();
        let mut circumstances = Vec::new();
        if !manner.is_empty() {
            circumstances.push(self.circumstances.of((0, manner)));
        }
        if let Some(days) = days {
            circumstances.push(self.circumstances.of((1, delay(days).to_owned())));
        }
        if let Some(document) = &row.document {
            circumstances.push(self.circumstances.of((2, document.clone())));
        }
        circumstances
    }
}

/// How long after the first claim, in the steps of a news story: the day and its morrow, the week, the month.
fn delay(days: i32) -> &'static str {
    match days {
        ..=1 => "at once",
        2..=7 => "within a week",
        8..=30 => "within a month",
        _ => "later",
    }
}

/// What a claim counts: its part of all that its source says of the item, and a tenth of that if doubtful.
fn weight(row: &Row, rows: &[&Row]) -> f64 {
    let same = rows.iter().filter(|other| other.source == row.source).count();
    if row.is_doubtful { 0.1 / same as f64 } else { 1.0 / same as f64 }
}
