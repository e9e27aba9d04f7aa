//! One numeral with all that stands around it, put together into a mention.

use claimwire_record::Comparator;
use claimwire_rules::units::UnitKind;

use super::ballot;
use super::guard;
use super::lead::{Bounds, bounds, or_behind};
use super::mention::{NumberKind, NumberMention, Set};
use super::money;
use super::numeral::{Numeral, numeral};
use super::ratio;
use super::sentence::Sentence;
use super::share;
use super::span;
use super::trend::trend;
use super::unit::{self, Measured, measured};

/// What was read at a unit: a mention, or nothing, and the unit to go on from.
pub(crate) type Reading = (Option<NumberMention>, usize);

/// Reads the numeral that begins at unit `at`.
pub(crate) fn counted(s: &Sentence, at: usize) -> Option<Reading> {
    if let Some(found) = share::fraction(s, at) {
        return Some(found);
    }
    let number = numeral(s, at)?;
    if let Some((mention, end)) = ballot::ballot(s, &number) {
        return Some((Some(mention), end));
    }
    let own = measured(s, &number);
    if !matches!(own.kind, NumberKind::Money | NumberKind::Percent | NumberKind::Age)
        && let Some(end) = guard::passed_over(s, &number)
    {
        return Some((None, end));
    }
    if own.kind == NumberKind::Count && is_pronoun(s, &number) {
        return Some((None, number.end));
    }
    Some(assembled(s, &number, own))
}

/// Reads a number glued to a currency code at unit `at`.
pub(crate) fn glued(s: &Sentence, at: usize) -> Option<Reading> {
    let (number, currency) = money::glued(s, at)?;
    let own = Measured {
        kind: NumberKind::Money,
        start: at,
        end: currency.end,
        currency: Some(currency.code),
        points: false,
        noun: None,
    };
    Some(assembled(s, &number, own))
}

fn assembled(s: &Sentence, number: &Numeral, own: Measured) -> Reading {
    let around = bounds(s, signed(s, number, &own).1, own.end);
    let from_year = own.kind == NumberKind::Count && guard::is_year(s, number, false);
    let second = span::second(s, number, &own, &around);
    if let Some(found) =
        second.filter(|found| !from_year || found.measured.kind == NumberKind::Count && found.second < 1e4)
    {
        return ranged(s, number, found, &around);
    }
    let bare = own.kind == NumberKind::Count;
    if bare && let Some(end) = score(s, number) {
        return (None, end);
    }
    let noun = if bare { unit::counted_noun(s, number.value, around.end) } else { own.noun.clone() };
    let bounded = around.comparator != Comparator::Exactly || around.set.is_some();
    if bare && guard::is_year(s, number, bounded || noun.is_some()) {
        return (None, number.end);
    }
    let mut mention = NumberMention::new(around.start..around.end, own.kind, Some(number.value));
    mention.noun = noun.map(|noun| noun.start as u32..noun.end as u32);
    if bare {
        out_of(s, number, &around, &mut mention);
    }
    leave_source_off(s, &around, &mut mention);
    finish(s, number, &own, around, &mut mention);
    if bare
        && mention.set == Some(Set::All)
        && let Some(noun) = mention.noun.clone()
    {
        return share::excepted(s, mention, noun.end as usize);
    }
    let end = (mention.units.end as usize).max(own.end);
    (Some(mention), end)
}

/// "nominations from 31 lawmakers" opens no range: the number begins behind "from".
fn leave_source_off(s: &Sentence, around: &Bounds, mention: &mut NumberMention) {
    let counted =
        mention.kind == NumberKind::Ratio || mention.noun.is_some() && mention.kind == NumberKind::Count;
    let behind = mention.noun.as_ref().map_or(mention.units.end, |noun| noun.end.max(mention.units.end));
    let source = around.from && s.word(around.start) == "from" && counted;
    // "support from 29 of 32 allies to lead it" opens no range either.
    let behind = behind as usize;
    let goes_on = match s.word(behind) {
        "to" => {
            let next = s.word(behind + 1);
            next.starts_with(|first: char| !first.is_alphabetic()) || numeral(s, behind + 1).is_some()
        }
        word => matches!(word, "down" | "up"),
    };
    if source && !goes_on {
        mention.units.start = around.start as u32 + 1;
    }
}

/// The total of "28 of the 32 members".
fn out_of(s: &Sentence, number: &Numeral, around: &Bounds, mention: &mut NumberMention) {
    let Some(whole) = ratio::whole(s, number, around.end) else { return };
    mention.kind = NumberKind::Ratio;
    mention.total = Some(whole.total);
    mention.fraction = Some(number.value / whole.total);
    mention.units.end = whole.end as u32;
    if let Some(noun) = whole.noun {
        mention.noun = Some(noun.start as u32..noun.end as u32);
    }
}

/// Comparator, currency, trend, sign and set.
fn finish(s: &Sentence, number: &Numeral, own: &Measured, around: Bounds, mention: &mut NumberMention) {
    let behind = mention.noun.as_ref().map_or(around.end, |noun| noun.end as usize).max(own.end);
    let mut around = around;
    if behind != around.end && s.word(behind) == "or" && around.comparator == Comparator::Exactly {
        let mut tail = Bounds { end: behind, ..around };
        or_behind(s, &mut tail);
        (around.comparator, around.approx) = (tail.comparator, tail.approx);
    }
    if (around.approx || number.rounded) && around.comparator == Comparator::Exactly {
        (around.comparator, around.approx, around.near) = (Comparator::About, true, true);
    }
    let sign = signed(s, number, own).0;
    let value = sign * number.value;
    mention.value = Some(value);
    mention.comparator = around.comparator;
    mention.approx = around.approx;
    // "almost 70%" can be 69.9, "nearly 70 mayors" no more than 69.
    // "nearly 6 in 10" is a rate, and can be 5.9.
    let rate = mention.kind == NumberKind::Ratio && s.word(around.end) == "in";
    let counted = number.whole() && !rate && !matches!(own.kind, NumberKind::Percent | NumberKind::Money);
    (mention.low, mention.high) = limits(value, around.comparator, around.near, counted);
    // No more than all can be "some 95 per cent" of them.
    if own.kind == NumberKind::Percent && !own.points && value <= 100.0 {
        mention.high = mention.high.map(|high| high.min(100.0));
    }
    mention.currency = own.currency;
    mention.points = own.points;
    mention.of_gdp = own.kind == NumberKind::Percent && of_gdp(s, own.end);
    mention.trend = if around.from { None } else { trend(s, around.start) };
    mention.set = around.set;
    if around.set == Some(Set::All) && own.kind == NumberKind::Count {
        mention.total = mention.total.or(Some(value));
    }
    if own.kind == NumberKind::Percent {
        mention.fraction = Some(value / 100.0).filter(|_| !own.points);
    }
}

/// Lowest and highest number that a comparator allows; the width of "about" is a tenth.
fn limits(value: f64, comparator: Comparator, near: bool, whole: bool) -> (Option<f64>, Option<f64>) {
    let step = if whole { 1.0 } else { 0.0 };
    let (below, above) = (value - value.abs() / 10.0, value + value.abs() / 10.0);
    let if_near = |bound: f64| near.then_some(bound);
    match comparator {
        Comparator::Exactly | Comparator::Between => (Some(value), Some(value)),
        Comparator::About => (Some(below), Some(above)),
        // "just over 6 members", "nearly 6 members": one at least lies within the bounds.
        Comparator::MoreThan => (Some(value + step), if_near(above.max(value + step))),
        Comparator::AtLeast => (Some(value), if_near(above)),
        Comparator::LessThan => (if_near(below.min(value - step)), Some(value - step)),
        Comparator::AtMost => (if_near(below), Some(value)),
    }
}

fn ranged(s: &Sentence, number: &Numeral, found: span::Second, around: &Bounds) -> Reading {
    let end = found.measured.end;
    let bare = found.measured.kind == NumberKind::Count;
    let noun = if bare { unit::counted_noun(s, found.second, end) } else { found.measured.noun.clone() };
    let tight =
        s.is(number.end, UnitKind::Hyphen) || s.is(number.end, UnitKind::Dash) || s.word(number.end) == "/";
    let unnamed = bare && noun.is_none();
    let years = number.digits && guard::is_year(s, number, !unnamed) && (unnamed || !tight);
    let change = trend(s, around.start);
    if years || unnamed && (tight || s.word(number.end) == "or" && !number.digits) && change.is_none() {
        return (None, end);
    }
    let mut mention = NumberMention::new(around.start..end, found.measured.kind, None);
    mention.comparator = Comparator::Between;
    mention.approx = around.approx;
    (mention.low, mention.high) = (Some(found.first.min(found.second)), Some(found.first.max(found.second)));
    mention.currency = found.measured.currency;
    mention.points = found.measured.points;
    mention.of_gdp = found.measured.kind == NumberKind::Percent && of_gdp(s, end);
    mention.trend = change;
    mention.noun = noun.map(|noun| noun.start as u32..noun.end as u32);
    if bare && let Some(whole) = ratio::joined(s, found.second, end) {
        (mention.total, mention.kind) = (Some(whole.total), NumberKind::Ratio);
        mention.units.end = whole.end as u32;
        mention.noun = whole.noun.map(|noun| noun.start as u32..noun.end as u32).or(mention.noun);
    }
    let end = mention.units.end as usize;
    (Some(mention), end)
}

/// "2% of GDP", "2% of its gross domestic product".
fn of_gdp(s: &Sentence, at: usize) -> bool {
    if s.word(at) != "of" {
        return false;
    }
    let near = |index: usize| {
        s.word(index) == "gdp"
            || s.reads(index, &["gross", "domestic", "product"])
            || s.reads(index, &["economic", "output"])
    };
    (at + 1..at + 5).any(near)
}

/// The sign before a number and the unit where number and sign begin: "minus 3", "-0.6%".
fn signed(s: &Sentence, number: &Numeral, own: &Measured) -> (f64, usize) {
    let start = own.start;
    let minus = s.before(start, 1);
    let dash = matches!(minus, "-" | "−" | "–")
        && s.joined(start)
        && !s.joined(start - 1)
        && own.kind != NumberKind::Count;
    if dash || minus == "minus" {
        return (-1.0, start - 1);
    }
    if minus == "-" && s.before(start, 2) == "minus" {
        return (-1.0, start - 2);
    }
    if s.before(number.start, 1) == "-" && start == number.start && money::before(s, start - 1).is_some() {
        return (-1.0, start - 1);
    }
    (1.0, start)
}

/// The end of a score or a season: "2-1", "2019-20" with nothing counted behind it.
fn score(s: &Sentence, number: &Numeral) -> Option<usize> {
    let dash = s.is(number.end, UnitKind::Hyphen) && number.digits;
    (dash && s.is(number.end + 1, UnitKind::Number)).then_some(number.end + 2)
}

/// Whether "one" stands for a person or thing here: "no one", "one another", "one would think".
fn is_pronoun(s: &Sentence, number: &Numeral) -> bool {
    let single = number.value == 1.0 && !number.digits && number.end == number.start + 1;
    if !single {
        return false;
    }
    let before = s.before(number.start, 1);
    let next = s.word(number.end);
    let referring = matches!(
        before,
        "no" | "any"
            | "every"
            | "some"
            | "this"
            | "that"
            | "which"
            | "each"
            | "the"
            | "a"
            | "an"
            | "another"
            | "day"
    ) || before.ends_with("er") && before != "over" && before != "under"
        || before.ends_with("est") && before != "least";
    let idiom = matches!(next, "another" | "day" | "thing" | "point" | "side" | "hand" | "time" | "'s" | "-");
    let ranged = matches!(next, "to" | "or") && numeral(s, number.end + 1).is_some();
    let bare = next != "of"
        && !ranged
        && super::words::ends_noun(next)
        && before != "than"
        && before != "least"
        && before != "only";
    (referring || idiom || bare) && !matches!(next, "out" | "in")
}
