//! Counts without a figure: "dozens of", "hundreds of thousands", "several", "a handful", "a couple".

use claimwire_record::Comparator;

use super::count::Reading;
use super::lead::bounds;
use super::mention::{NumberKind, NumberMention};
use super::noun;
use super::sentence::Sentence;
use super::words::{NumberWord, number_word, plural_scale};

/// Whether a vague count can have this word.
pub(crate) fn is_vague(word: &str) -> bool {
    matches!(word, "several" | "handful" | "few" | "couple") || plural_scale(word).is_some()
}

/// Reads the vague count whose word stands at unit `at`.
pub(crate) fn vague(s: &Sentence, at: usize) -> Option<Reading> {
    let article = at - usize::from(s.before(at, 1) == "a");
    match s.word(at) {
        "several" => Some(few(s, at, at + 1, (3.0, 10.0))),
        "handful" if s.word(at + 1) == "of" => Some(few(s, article, at + 1, (3.0, 6.0))),
        "few" if s.before(at, 1) == "a" => Some(few(s, article, at + 1, (3.0, 6.0))),
        "couple" if article < at && couple_counts(s, at + 1) => Some(couple(s, article, at)),
        word => plural_scale(word).map(|limits| plural(s, at, limits)),
    }
}

fn couple_counts(s: &Sentence, at: usize) -> bool {
    matches!(s.word(at), "of" | "more" | "dozen" | "hundred" | "thousand")
}

/// "a few", "several", also before a scale: "several hundred".
fn few(s: &Sentence, start: usize, end: usize, limits: (f64, f64)) -> Reading {
    let factor = match number_word(s.word(end)) {
        Some(NumberWord::Hundred) => 100.0,
        Some(NumberWord::Scale(factor)) => factor,
        Some(NumberWord::Dozen) => 12.0,
        _ => 1.0,
    };
    let end = if factor > 1.0 { end + 1 } else { end };
    (Some(built(s, start, end, (limits.0 * factor, limits.1 * factor))), end)
}

/// "dozens of", "tens of thousands of".
fn plural(s: &Sentence, at: usize, limits: (f64, f64)) -> Reading {
    let again = if s.word(at + 1) == "of" { plural_scale(s.word(at + 2)) } else { None };
    let Some((_, _)) = again else { return (Some(built(s, at, at + 1, limits)), at + 1) };
    let factor = match s.word(at + 2) {
        "dozens" => 12.0,
        "hundreds" => 1e2,
        "thousands" => 1e3,
        "millions" => 1e6,
        "billions" => 1e9,
        _ => 1e12,
    };
    (Some(built(s, at, at + 3, (limits.0 * factor, limits.1 * factor))), at + 3)
}

fn built(s: &Sentence, start: usize, end: usize, limits: (f64, f64)) -> NumberMention {
    let around = bounds(s, start, end);
    let mut mention = NumberMention::new(around.start..end, NumberKind::Vague, None);
    mention.comparator = Comparator::AtLeast;
    (mention.low, mention.high) = (Some(limits.0), Some(limits.1));
    mention.approx = true;
    mention.set = around.set;
    let noun = if s.word(end) == "of" { noun::noun_of(s, end + 1) } else { noun::noun(s, end) };
    mention.noun = noun.map(|noun| noun.start as u32..noun.end as u32);
    mention
}

/// "a couple of allies", "a couple of hundred".
fn couple(s: &Sentence, start: usize, at: usize) -> Reading {
    let of = usize::from(s.word(at + 1) == "of");
    let factor = match number_word(s.word(at + 1 + of)) {
        Some(NumberWord::Hundred) => 100.0,
        Some(NumberWord::Scale(factor)) => factor,
        Some(NumberWord::Dozen) => 12.0,
        _ => 1.0,
    };
    let end = if factor > 1.0 { at + 2 + of } else { at + 1 };
    let mut mention = built(s, start, end, (2.0 * factor, 3.0 * factor));
    mention.kind = NumberKind::Count;
    mention.value = Some(2.0 * factor);
    mention.comparator = Comparator::About;
    (Some(mention), end)
}
