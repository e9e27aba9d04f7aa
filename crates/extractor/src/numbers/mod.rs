//! Finds numbers with their comparators, totals and units, and normalises them.
//!
//! The units of one sentence go in, [`NumberMention`]s come out in order: "more than twenty of the bloc's 27
//! members" is one mention with value 20, total 27, comparator `more_than` and the noun "members". Years, dates,
//! times of day, scores, list counters and labels ("Article 5") are no numbers in this sense.

mod ballot;
mod count;
pub(crate) mod guard;
mod lead;
mod mention;
pub(crate) mod money;
mod noun;
pub(crate) mod numeral;
mod ratio;
pub(crate) mod sentence;
mod share;
mod span;
#[cfg(test)]
mod tests;
mod trend;
mod unit;
mod vague;
pub(crate) mod words;

use std::ops::Range;

use claimwire_rules::units::{UnitKind, Units};

use count::Reading;
pub use mention::{NumberKind, NumberMention, Set, ShareWord, Trend};
use sentence::Sentence;

use crate::starters::Starters;

/// Adds the numbers among the units `range` (one sentence) of `text` to `out`, in order.
pub fn find(
    text: &str,
    units: &Units,
    range: Range<usize>,
    starters: &Starters,
    out: &mut Vec<NumberMention>,
) {
    let s = Sentence::new(text, units, range);
    let first = out.len();
    let mut at = s.start;
    let next = |at: usize| Some(at + s.from(at)?.iter().position(|unit| starters.may_be_number(unit))?);
    while let Some(found) = next(at) {
        at = found;
        let Some((mention, end)) = read(&s, at, starters) else {
            at += 1;
            continue;
        };
        at = end.max(at + 1);
        if let Some(mention) = mention {
            add(&s, mention, first, out);
        }
    }
    if out.len() > first && goes_on(&s) {
        out[first..].iter_mut().for_each(|mention| mention.so_far = true);
    }
}

/// Reads what begins at unit `at`.
fn read(s: &Sentence, at: usize, starters: &Starters) -> Option<Reading> {
    let unit = s.unit(at)?;
    match unit.kind {
        UnitKind::Number => count::counted(s, at),
        UnitKind::Ordinal => Some(ordinal(s, at)),
        UnitKind::Word if starters.number(unit, || s.word(at)) => read_word(s, at),
        UnitKind::Punctuation if unit.spaced && s.word(at) == "." => count::counted(s, at),
        _ => None,
    }
}

/// Whether anything that [`find`] reads can begin with this folded word.
pub(crate) fn may_open(word: &str) -> bool {
    is_glued(word)
        || matches!(word, "a" | "an" | "half")
        || words::number_word(word).is_some()
        || share::is_share(word)
        || vague::is_vague(word)
        || words::ordinal_word(word).is_some()
}

/// Whether digits stand where those of a number glued to its currency do: "us$5".
fn is_glued(word: &str) -> bool {
    word.as_bytes().get(2..4).is_some_and(|tail| tail.iter().any(u8::is_ascii_digit))
}

fn read_word(s: &Sentence, at: usize) -> Option<Reading> {
    let word = s.word(at);
    match word {
        _ if is_glued(word) => count::glued(s, at),
        "a" | "an" => count::counted(s, at),
        "all" => share::share(s, at),
        _ => {
            let numeral = words::number_word(word).is_some() || word == "half";
            let counted = if numeral { count::counted(s, at) } else { None };
            counted
                .or_else(|| share::share(s, at))
                .or_else(|| vague::vague(s, at))
                .or_else(|| ordinal_word(s, at))
        }
    }
}

/// "32nd".
fn ordinal(s: &Sentence, at: usize) -> Reading {
    let raw = s.word(at);
    let digits = raw.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(raw.len());
    let value = numeral::parse_digits(&raw[..digits]);
    (Some(NumberMention::new(at..at + 1, NumberKind::Ordinal, value)), at + 1)
}

/// "third", where it is no fraction.
fn ordinal_word(s: &Sentence, at: usize) -> Option<Reading> {
    let value = words::ordinal_word(s.word(at))?;
    Some((Some(NumberMention::new(at..at + 1, NumberKind::Ordinal, Some(value))), at + 1))
}

/// Adds a mention, joined with the one before where that gave its total: "of the 32 members, 28 agreed".
fn add(s: &Sentence, mut mention: NumberMention, first: usize, out: &mut Vec<NumberMention>) {
    let total = out.get(first..).and_then(<[_]>::last).filter(|whole| gives_total(s, whole, &mention));
    if let Some(whole) = total {
        mention.total = whole.value;
        mention.kind = NumberKind::Ratio;
        mention.fraction = mention.value.zip(whole.value).map(|(part, total)| part / total);
        mention.noun = whole.noun.clone();
        out.pop();
    }
    out.push(mention);
}

fn gives_total(s: &Sentence, whole: &NumberMention, part: &NumberMention) -> bool {
    let start = whole.units.start as usize;
    let of = matches!(s.before(start, 1), "the" | "its" | "those" | "these") && s.before(start, 2) == "of"
        || s.before(start, 1) == "of";
    let comma = whole.noun.as_ref().is_some_and(|noun| {
        let end = noun.end as usize;
        s.word(end) == "," && end + 1 == part.units.start as usize
    });
    let smaller = part.value.zip(whole.value).is_some_and(|(part, whole)| part <= whole);
    let counts = whole.kind == NumberKind::Count && part.kind == NumberKind::Count;
    of && comma && smaller && counts && part.total.is_none()
}

/// Whether the sentence says that the numbers may still grow: "so far", "to date".
fn goes_on(s: &Sentence) -> bool {
    (s.start..s.end).any(|at| match s.word(at) {
        "so" | "thus" => s.word(at + 1) == "far",
        "to" => s.word(at + 1) == "date",
        _ => false,
    })
}
