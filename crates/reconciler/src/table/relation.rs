//! What was claimed about an item turns into candidates for its value, and how each claim stands to each.

use super::hierarchy::Hierarchy;
use super::row::{Kind, elements, number};

/// How a claimed value stands to a candidate, were the candidate the truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Relation {
    /// It is the candidate.
    Exact,
    /// It holds as well, but says less: a place that contains it, a set or count that leaves some out, a
    /// round number. The class says how much less.
    Part(usize),
    /// It cannot hold as well.
    Apart,
}

impl Relation {
    /// The number of the role: 0 exact, 1 part, 2 apart.
    pub(super) fn role(self) -> usize {
        match self {
            Relation::Exact => 0,
            Relation::Part(_) => 1,
            Relation::Apart => 2,
        }
    }
}

/// How many classes of [`Relation::Part`] a kind can have.
pub(super) const CLASSES: usize = 80;
/// The class of round numbers that stand for a smaller exact one.
const ROUNDED: usize = CLASSES - 1;

/// A value that an item may have, as seen from the distinct values that were claimed.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The place of the value among the distinct values.
    pub value: usize,
    /// Its part of the prior, where one value stands for several things (places of one name).
    pub share: f64,
    /// The classes of all values that would say less.
    pub options: Vec<usize>,
    /// How each distinct value stands to the candidate.
    pub relations: Vec<Relation>,
}

/// The candidates among the distinct claimed values, which are sorted.
pub(super) fn candidates(kind: Kind, values: &[&str], hierarchy: &Hierarchy) -> Vec<Candidate> {
    match kind {
        Kind::Text => (0..values.len()).map(|value| flat(value, values.len())).collect(),
        Kind::Place => (0..values.len()).flat_map(|value| places(value, values, hierarchy)).collect(),
        Kind::Number => (0..values.len()).map(|value| numbers(value, values)).collect(),
        Kind::Set => (0..values.len()).map(|value| sets(value, values)).collect(),
    }
}

/// A candidate whose relations to the other values a closure tells.
fn candidate(
    value: usize,
    len: usize,
    options: Vec<usize>,
    part: impl Fn(usize) -> Option<usize>,
) -> Candidate {
    let relation = |other: usize| match part(other) {
        _ if other == value => Relation::Exact,
        Some(class) => Relation::Part(class),
        None => Relation::Apart,
    };
    Candidate { value, share: 1.0, options, relations: (0..len).map(relation).collect() }
}

fn flat(value: usize, len: usize) -> Candidate {
    candidate(value, len, Vec::new(), |_| None)
}

/// One candidate for every place of the name. The class of an ancestor is its depth, from 1 at the top.
fn places(value: usize, values: &[&str], hierarchy: &Hierarchy) -> Vec<Candidate> {
    let paths = hierarchy.paths(values[value]);
    let share = 1.0 / paths.len() as f64;
    let one = |path: &&[String]| {
        let depth = |at: usize| (path.len() - at).min(CLASSES - 1);
        let part = |other: usize| path.iter().position(|place| place == values[other]).map(depth);
        let options = (0..path.len()).map(depth).collect();
        Candidate { share, ..candidate(value, values.len(), options, part) }
    };
    paths.iter().map(one).collect()
}

/// The class of a smaller count is its size: exact up to 16, then by powers of two.
fn numbers(value: usize, values: &[&str]) -> Candidate {
    let numbers: Vec<f64> = values.iter().filter_map(|value| number(value)).collect();
    let counts = numbers.iter().all(|number| *number >= 0.0 && number.fract() == 0.0);
    let truth = numbers[value];
    let part = |other: usize| {
        if is_rounding(numbers[other], truth) {
            Some(ROUNDED)
        } else {
            (counts && numbers[other] < truth).then(|| magnitude(numbers[other]))
        }
    };
    let below = if counts { magnitude((truth - 1.0).max(0.0)) + 1 } else { 0 };
    let smaller = if truth > 0.0 { 0..below } else { 0..0 };
    candidate(value, values.len(), smaller.chain([ROUNDED]).collect(), part)
}

/// The class of a count: itself up to 16, then one for each doubling.
fn magnitude(count: f64) -> usize {
    if count <= 16.0 { count as usize } else { (12 + count.log2().ceil() as usize).min(ROUNDED - 1) }
}

/// Whether a number is another one rounded to fewer digits, at least to tens or to fewer decimals.
///
/// ```text
/// is_rounding(1200, 1187)   is_rounding(2.5, 2.47)   not is_rounding(5, 4)   not is_rounding(1187, 1200)
/// ```
pub fn is_rounding(round: f64, exact: f64) -> bool {
    let unit = last_digit(round);
    round != exact
        && unit != 1.0
        && last_digit(exact) < unit
        && ((exact / unit).round() * unit - round).abs() < unit / 1e6
}

/// The value of the last digit that is not an ending zero: 100 for 1200, 0.1 for 2.5, 1 for 17.
fn last_digit(number: f64) -> f64 {
    let whole = |unit: f64| ((number / unit).round() * unit - number).abs() < unit / 1e6;
    let units = (-9..=15).rev().map(|power| 10f64.powi(power));
    units.into_iter().find(|unit| number.abs() >= *unit && whole(*unit)).unwrap_or(1.0)
}

/// Sets say less if they leave elements out; all claimed ones are alike.
fn sets(value: usize, values: &[&str]) -> Candidate {
    let truth = elements(values[value]);
    let within = |other: usize| {
        let others = elements(values[other]);
        others.len() < truth.len() && others.iter().all(|element| truth.binary_search(element).is_ok())
    };
    let options = (0..values.len()).filter(|other| within(*other)).map(|_| 0).collect();
    candidate(value, values.len(), options, |other| within(other).then_some(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Apart, Exact, Part};

    fn relations(kind: Kind, values: &[&str]) -> Vec<Vec<Relation>> {
        candidates(kind, values, &Hierarchy::default()).into_iter().map(|one| one.relations).collect()
    }

    #[test]
    fn sets_that_leave_elements_out_are_parts() {
        let found = relations(Kind::Set, &["ceri", "ceri;widom", "widom"]);
        assert_eq!(found[0], [Exact, Apart, Apart]);
        assert_eq!(found[1], [Part(0), Exact, Part(0)]);
    }

    #[test]
    fn smaller_counts_are_parts_larger_ones_are_apart() {
        assert_eq!(relations(Kind::Number, &["2", "5", "9"])[1], [Part(2), Exact, Apart]);
    }

    #[test]
    fn round_numbers_stand_for_exact_ones() {
        assert!(is_rounding(1200.0, 1187.0) && is_rounding(2.5, 2.47) && is_rounding(10.0, 9.0));
        assert!(!is_rounding(5.0, 4.0) && !is_rounding(1187.0, 1200.0) && !is_rounding(1200.0, 1100.0));
        assert_eq!(relations(Kind::Number, &["1187", "1200"])[0], [Exact, Part(ROUNDED)]);
    }

    #[test]
    fn numbers_that_are_no_counts_are_parts_only_as_roundings() {
        assert_eq!(relations(Kind::Number, &["-3", "1.52"])[1], [Apart, Exact]);
    }
}
