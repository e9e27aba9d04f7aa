//! What a number is counted out of: "28 of the 32 members", "28-of-32", "one in three voters".

use std::ops::Range;

use claimwire_rules::units::UnitKind;

use super::noun;
use super::numeral::{Numeral, numeral, parse_digits};
use super::sentence::Sentence;
use super::unit;

/// The whole that a number is part of.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub(crate) total: f64,
    pub(crate) end: usize,
    pub(crate) noun: Option<Range<usize>>,
}

/// How far behind "of" the total may stand: "of the alliance's current 32 members".
const REACH: usize = 6;

/// The whole behind `number`, whose own noun, if it has one, may stand between.
pub(crate) fn whole(s: &Sentence, number: &Numeral, end: usize) -> Option<Whole> {
    if number.digits && s.word(end) == "/" && s.joined(end) && s.joined(end + 1) {
        return slashed(s, number, end);
    }
    if let Some(found) = joined(s, number.value, end) {
        return Some(found);
    }
    let own = noun::noun(s, end)?;
    let out = own.end + usize::from(s.word(own.end) == ",");
    if s.word(out) != "out" && s.word(out) != "of" {
        return None;
    }
    let found = joined(s, number.value, out)?;
    Some(Whole { noun: Some(own), ..found })
}

/// The total behind "of", "out of", "in" at unit `at`, for a part of size `part`.
pub(crate) fn joined(s: &Sentence, part: f64, at: usize) -> Option<Whole> {
    if s.is(at, UnitKind::Hyphen) && s.word(at + 1) == "of" && s.is(at + 2, UnitKind::Hyphen) {
        return total(s, part, at + 3);
    }
    match s.word(at) {
        "of" => behind_of(s, part, at + 1),
        "out" if s.word(at + 1) == "of" => behind_of(s, part, at + 2),
        "in" => {
            total(s, part, at + 1).filter(|found| part < found.total && found.total <= 1000.0 && part < 100.0)
        }
        _ => None,
    }
}

/// "28/32".
fn slashed(s: &Sentence, number: &Numeral, at: usize) -> Option<Whole> {
    let total = parse_digits(s.word(at + 1)).filter(|total| *total > 12.0 && *total >= number.value)?;
    Some(Whole { total, end: at + 2, noun: noun::noun(s, at + 2) })
}

fn behind_of(s: &Sentence, part: f64, at: usize) -> Option<Whole> {
    for index in at..(at + REACH).min(s.end) {
        if let Some(found) = total(s, part, index) {
            return Some(found);
        }
        let word = s.word(index);
        let determiner = matches!(
            word,
            "the"
                | "its"
                | "their"
                | "his"
                | "her"
                | "our"
                | "all"
                | "those"
                | "these"
                | "every"
                | "'s"
                | "'"
        );
        // "two aftershocks of magnitude 5": what they were, and no whole
        let measures =
            matches!(word, "magnitude" | "intensity" | "category" | "force" | "grade" | "level" | "type");
        let goes_on =
            determiner || !measures && s.is(index, UnitKind::Word) && !super::words::ends_noun(word);
        if !goes_on {
            return None;
        }
    }
    None
}

fn total(s: &Sentence, part: f64, at: usize) -> Option<Whole> {
    let found = numeral(s, at).filter(|found| found.whole() && found.value >= part && found.value > 0.0)?;
    let noun = noun::noun(s, found.end);
    let year = found.digits && (1900.0..2100.0).contains(&found.value) && noun.is_none();
    let plain = unit::percent(s, found.end).is_none() && super::money::around(s, &found).is_none();
    let dated = super::guard::passed_over(s, &found).is_some();
    (plain && !year && !dated).then_some(Whole { total: found.value, end: found.end, noun })
}
