//! Shares in words: fractions, "a majority", "most", "all", "both", "none", and what is left out of them.

use std::ops::Range;

use claimwire_record::Comparator;
use claimwire_rules::units::UnitKind;

use super::count::Reading;
use super::lead::bounds;
use super::mention::{NumberKind, NumberMention, Set, ShareWord};
use super::noun;
use super::numeral::numeral;
use super::ratio;
use super::sentence::Sentence;
use super::unit::is_time_unit;
use super::words::{NumberWord, denominator, number_word};

/// Whether a share can have this word.
pub(crate) fn is_share(word: &str) -> bool {
    matches!(
        word,
        "all"
            | "every"
            | "each"
            | "everyone"
            | "everybody"
            | "both"
            | "most"
            | "majority"
            | "none"
            | "neither"
            | "half"
    )
}

/// Reads the share whose word stands at unit `at`.
pub(crate) fn share(s: &Sentence, at: usize) -> Option<Reading> {
    match s.word(at) {
        "all" => all(s, at),
        "every" | "each" => every(s, at),
        "everyone" | "everybody" => everyone(s, at),
        "both" => both(s, at),
        "most" => most(s, at),
        "majority" => majority(s, at),
        "none" | "neither" if s.word(at + 1) == "of" => Some(none(s, at)),
        "half" => half(s, at),
        _ => None,
    }
}

/// Reads a fraction with a numerator at unit `at`: "two-thirds of", "a quarter of".
pub(crate) fn fraction(s: &Sentence, at: usize) -> Option<Reading> {
    let article = matches!(s.word(at), "a" | "an");
    let top = match number_word(s.word(at)) {
        Some(NumberWord::Small(top)) if top > 0.0 => top,
        _ if article => 1.0,
        _ => return None,
    };
    let at_bottom = at + 1 + usize::from(s.is(at + 1, UnitKind::Hyphen));
    let word = s.word(at_bottom);
    let bottom = denominator(word).filter(|bottom| top < *bottom)?;
    let plural = word.ends_with('s');
    let bare = article || bottom == 2.0 || word == "quarter" && at_bottom == at + 1;
    if plural != (top > 1.0) || bare && s.word(at_bottom + 1) != "of" {
        return None;
    }
    Some(part(s, at, at_bottom + 1, top / bottom))
}

/// "half of the members", "half the members", "more than half".
fn half(s: &Sentence, at: usize) -> Option<Reading> {
    let next = s.word(at + 1);
    let directly =
        matches!(next, "of" | "the" | "its" | "their" | "his" | "her" | "all" | "those" | "these" | "our");
    let nominal =
        matches!(s.before(at, 1), "first" | "second" | "other" | "latter" | "better" | "a" | "the" | "and");
    let led = bounds(s, at, at + 1).start < at && !matches!(next, "a" | "an" | "-" | "hour" | "time");
    (!nominal && (directly || led)).then(|| part(s, at, at + 1, 0.5))
}

/// A fraction at `start..end` with what it is a part of.
fn part(s: &Sentence, start: usize, end: usize, fraction: f64) -> Reading {
    let around = bounds(s, start, end);
    let mut mention = NumberMention::new(around.start..end, NumberKind::Share, None);
    mention.fraction = Some(fraction);
    mention.share = Some(word_for(fraction));
    (mention.comparator, mention.approx) = (around.comparator, around.approx);
    let mut next = end;
    if let Some(whole) = ratio::joined(s, 0.0, end).filter(|_| s.word(end) == "of") {
        mention.total = Some(whole.total);
        mention.value = Some(fraction * whole.total).filter(|value| value.fract() == 0.0);
        mention.noun = units(whole.noun);
        (mention.units.end, next) = (whole.end as u32, whole.end);
    } else if s.word(end) == "of" {
        mention.noun = units(noun::noun_of(s, end + 1));
    } else {
        mention.noun = units(noun::noun_of(s, end));
    }
    (Some(mention), next)
}

fn word_for(fraction: f64) -> ShareWord {
    let is = |other: f64| (fraction - other).abs() < 1e-9;
    match () {
        () if is(0.5) => ShareWord::Half,
        () if is(1.0 / 3.0) => ShareWord::Third,
        () if is(2.0 / 3.0) => ShareWord::TwoThirds,
        () if is(0.25) => ShareWord::Quarter,
        () if is(0.75) => ShareWord::ThreeQuarters,
        () => ShareWord::Other,
    }
}

fn units(range: Option<Range<usize>>) -> Option<Range<u32>> {
    range.map(|range| range.start as u32..range.end as u32)
}

/// A mention of a whole in words.
fn whole(range: Range<usize>, share: ShareWord, noun: Option<Range<usize>>) -> NumberMention {
    let mut mention = NumberMention::new(range, NumberKind::Share, None);
    mention.share = Some(share);
    mention.set = (share == ShareWord::All || share == ShareWord::Both).then_some(Set::All);
    mention.noun = units(noun);
    mention
}

fn all(s: &Sentence, at: usize) -> Option<Reading> {
    if s.word(at + 1) == "but" {
        return all_but(s, at);
    }
    if matches!(s.before(at, 1), "at" | "after" | "above" | "once" | "first" | "you" | "we" | "it") {
        return None;
    }
    let of = usize::from(s.word(at + 1) == "of");
    let mut start = at + 1 + of;
    while matches!(
        s.word(start),
        "the" | "its" | "their" | "our" | "his" | "her" | "those" | "these" | "other"
    ) {
        start += 1;
    }
    if numeral(s, start).is_some() {
        return None;
    }
    let noun = noun::noun(s, start).filter(|noun| !is_idle(s.word(noun.end - 1)) && is_many(s, noun))?;
    let around = bounds(s, at, start);
    let mut mention = whole(around.start..start, ShareWord::All, Some(noun.clone()));
    (mention.comparator, mention.approx) = (around.comparator, around.approx);
    Some(excepted(s, mention, noun.end))
}

/// Nouns behind "all" that make a set phrase, not a group.
fn is_idle(word: &str) -> bool {
    is_time_unit(word)
        || matches!(
            word,
            "times"
                | "costs"
                | "means"
                | "accounts"
                | "odds"
                | "kinds"
                | "sorts"
                | "things"
                | "hands"
                | "ages"
        )
}

/// Whether the head of a noun group is a plural: "all members", not "all smiling".
fn is_many(s: &Sentence, noun: &Range<usize>) -> bool {
    let head = s.word(noun.end - 1);
    head.ends_with('s')
        || matches!(
            head,
            "people" | "men" | "women" | "children" | "staff" | "police" | "personnel" | "aircraft"
        )
}

/// "all but two of the 32", "all but two members", "all but Hungary".
fn all_but(s: &Sentence, at: usize) -> Option<Reading> {
    let Some(number) = numeral(s, at + 2) else {
        let (left, end) = names(s, at + 2)?;
        let mut mention = whole(at..end, ShareWord::All, None);
        (mention.kind, mention.complement) = (NumberKind::Complement, Some(left));
        return Some((Some(mention), end));
    };
    let noun = match s.word(number.end) {
        "of" => noun::noun_of(s, number.end + 1),
        _ if number.value == 1.0 => noun::singular(s, number.end),
        _ => noun::noun(s, number.end),
    };
    let mut mention = whole(at..number.end, ShareWord::All, noun);
    mention.kind = NumberKind::Complement;
    mention.complement = Some(number.value);
    let mut end = number.end;
    if let Some(found) = ratio::joined(s, number.value, number.end) {
        mention.total = Some(found.total);
        mention.value = Some(found.total - number.value);
        mention.noun = units(found.noun).or(mention.noun);
        (mention.units.end, end) = (found.end as u32, found.end);
    }
    Some((Some(mention), end))
}

/// "every member except Hungary", "each of the members".
fn every(s: &Sentence, at: usize) -> Option<Reading> {
    let of = s.word(at + 1) == "of";
    let noun = if of { noun::noun_of(s, at + 2) } else { noun::singular(s, at + 1) };
    let noun =
        noun.filter(|noun| !is_time_unit(s.word(noun.end - 1)) && !is_time_unit(s.word(noun.start)))?;
    if numeral(s, noun.start).is_some() || matches!(s.word(at + 1), "other" | "time") {
        return None;
    }
    // "nearly every member"
    let around = bounds(s, at, at + 1);
    let mut mention = whole(around.start..at + 1, ShareWord::All, Some(noun.clone()));
    (mention.comparator, mention.approx) = (around.comparator, around.approx);
    Some(excepted(s, mention, noun.end))
}

/// "everyone except Hungary".
fn everyone(s: &Sentence, at: usize) -> Option<Reading> {
    let found = excepted(s, whole(at..at + 1, ShareWord::All, None), at + 1);
    found.0.as_ref().is_some_and(|mention| mention.complement.is_some()).then_some(found)
}

/// Adds what "except", "apart from" and their like leave out behind unit `at`.
pub(crate) fn excepted(s: &Sentence, mut mention: NumberMention, at: usize) -> Reading {
    let next = mention.units.end as usize;
    let Some((left, end)) = exception(s, at).and_then(|start| left_out(s, start)) else {
        return (Some(mention), next);
    };
    mention.kind = NumberKind::Complement;
    mention.complement = Some(left);
    mention.value = mention.total.map(|total| total - left);
    (mention.low, mention.high) = (mention.value, mention.value);
    mention.units.end = end as u32;
    (Some(mention), end)
}

/// The unit behind the words that open an exception at unit `at`.
fn exception(s: &Sentence, at: usize) -> Option<usize> {
    let at = at + usize::from(s.word(at) == ",");
    let length = match s.word(at) {
        "except" | "save" if matches!(s.word(at + 1), "for" | "of") => 2,
        "except" | "but" | "bar" | "excluding" | "barring" => 1,
        "apart" | "aside" if s.word(at + 1) == "from" => 2,
        "other" if s.word(at + 1) == "than" => 2,
        "with" if s.reads(at, &["with", "the", "exception", "of"]) => 4,
        _ => return None,
    };
    Some(at + length)
}

fn left_out(s: &Sentence, at: usize) -> Option<(f64, usize)> {
    numeral(s, at).map(|number| (number.value, number.end)).or_else(|| names(s, at))
}

/// How many names are listed from unit `at` on, and where the list ends.
fn names(s: &Sentence, at: usize) -> Option<(f64, usize)> {
    let (mut count, mut end) = (0.0, at);
    loop {
        let from = end + usize::from(s.word(end) == "the");
        let stop = (from..s.end).take_while(|&index| s.capitalised(index)).last().map(|last| last + 1);
        let Some(stop) = stop else { break };
        count += 1.0;
        end = stop;
        let comma = usize::from(s.word(end) == ",");
        let and = usize::from(matches!(s.word(end + comma), "and" | "or"));
        if comma + and == 0 || !s.capitalised(end + comma + and) {
            break;
        }
        end += comma + and;
    }
    (count > 0.0).then_some((count, end))
}

fn both(s: &Sentence, at: usize) -> Option<Reading> {
    let of = s.word(at + 1) == "of";
    let noun = if of { noun::noun_of(s, at + 2) } else { noun::noun_of(s, at + 1) };
    let noun = noun.filter(|noun| is_many(s, noun) && s.word(noun.end) != "and")?;
    let mut mention = whole(at..at + 1, ShareWord::Both, Some(noun));
    (mention.value, mention.total) = (Some(2.0), Some(2.0));
    (mention.low, mention.high) = (Some(2.0), Some(2.0));
    Some((Some(mention), at + 1))
}

fn most(s: &Sentence, at: usize) -> Option<Reading> {
    let next = s.word(at + 1);
    let superlative =
        matches!(s.before(at, 1), "the" | "at" | "a" | "its" | "'s" | "his" | "their" | "her" | "second");
    let noun = if next == "of" {
        noun::noun_of(s, at + 2)
    } else {
        noun::noun(s, at + 1).filter(|noun| is_many(s, noun))
    };
    let named = noun.is_some() || next == "of";
    let adverb =
        next.ends_with("ly") || matches!(next, "recent" | "likely" | "important" | "of" if next != "of");
    if superlative || !named || adverb {
        return None;
    }
    let mut mention = whole(at..at + 1, ShareWord::Most, noun);
    (mention.comparator, mention.fraction) = (Comparator::MoreThan, Some(0.5));
    with_total(s, &mut mention, at + 1);
    let end = mention.units.end as usize;
    Some((Some(mention), end))
}

/// "a majority of members", "an overwhelming majority", "a two-thirds majority".
fn majority(s: &Sentence, at: usize) -> Option<Reading> {
    let next = s.word(at + 1);
    let office = matches!(
        next,
        "leader"
            | "whip"
            | "party"
            | "opinion"
            | "owner"
            | "stake"
            | "shareholder"
            | "rule"
            | "leaders"
            | "caucus"
            | "caucuses"
            | "coalition"
            | "bloc"
            | "alliance"
            | "faction"
            | "bench"
            | "benches"
            | "report"
            | "side"
    ) || s.before(at, 1) == "the"
        && matches!(next, "members" | "lawmakers" | "senators" | "legislators" | "mps");
    let degree = past_quote(s, at).checked_sub(1).filter(|before| is_degree(s.word(*before)));
    let from = degree.map_or(at, |degree| past_quote(s, degree));
    let article = matches!(s.before(from, 1), "a" | "an" | "the");
    // "a majority of 331 votes" is 331 votes, not more than half of them.
    // So is "a majority of 53 clubs", but "a majority of the 53".
    let votes = next == "of"
        && numeral(s, at + 2).is_some_and(|number| {
            matches!(s.word(number.end), "votes" | "vote" | "seats")
                || number.value > 20.0 && number.value % 10.0 != 0.0
        });
    // "a majority of delegates numbering 47" are 47, and no more than half of those.
    let numbered = next == "of" && (at + 3..at + 6).any(|at| matches!(s.word(at), "numbering" | "totalling"));
    if office || votes || numbered || !(article || next == "of") {
        return None;
    }
    let start = from - usize::from(article);
    let noun = if next == "of" { noun::noun_of(s, at + 2) } else { None };
    let mut mention = whole(start..at + 1, ShareWord::Majority, noun);
    mention.degree = degree.map(|degree| degree as u32);
    (mention.comparator, mention.fraction) = (Comparator::MoreThan, Some(0.5));
    with_total(s, &mut mention, at + 1);
    let end = mention.units.end as usize;
    Some((Some(mention), end))
}

/// Unit `at`, or that of a quotation mark right before it: an “overwhelming” majority.
fn past_quote(s: &Sentence, at: usize) -> usize {
    let quote = at
        .checked_sub(1)
        .filter(|before| s.is(*before, UnitKind::QuoteClose) || s.is(*before, UnitKind::QuoteOpen));
    quote.unwrap_or(at)
}

/// What colours a majority, sorted.
const DEGREES: &[&str] = &[
    "absolute",
    "bare",
    "big",
    "broad",
    "clear",
    "comfortable",
    "great",
    "huge",
    "large",
    "narrow",
    "outright",
    "overwhelming",
    "parliamentary",
    "qualified",
    "silent",
    "simple",
    "sizable",
    "sizeable",
    "slim",
    "small",
    "solid",
    "strong",
    "thin",
    "vast",
    "working",
];

fn is_degree(word: &str) -> bool {
    DEGREES.binary_search(&word).is_ok()
}

fn with_total(s: &Sentence, mention: &mut NumberMention, at: usize) {
    let found = if s.word(at) == "of" { ratio::joined(s, 0.0, at) } else { None };
    let margin = |found: &ratio::Whole| found.noun.is_none() && found.end == at + 2;
    if let Some(found) = found.filter(|found| !margin(found)) {
        mention.total = Some(found.total);
        mention.noun = units(found.noun);
        mention.units.end = found.end as u32;
    }
}

fn none(s: &Sentence, at: usize) -> Reading {
    let mut mention = whole(at..at + 1, ShareWord::None, noun::noun_of(s, at + 2));
    mention.value = Some(0.0);
    (mention.low, mention.high, mention.fraction) = (Some(0.0), Some(0.0), Some(0.0));
    with_total(s, &mut mention, at + 1);
    let end = mention.units.end as usize;
    (Some(mention), end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::DEGREES.is_sorted());
    }
}
