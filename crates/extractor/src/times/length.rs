//! Lengths of time and what is counted back by them: "14 years", "13-year", "two weeks ago", "the past decade".

use claimwire_rules::units::UnitKind;

use super::expression::{Amount, Anchor, CalendarUnit, Modifier, TimeKind};
use super::found::Found;
use super::lists::unit;
use crate::numbers::numeral::numeral;
use crate::numbers::sentence::Sentence;

/// The length, or the time counted back or on by it, whose amount begins at unit `at`.
pub(crate) fn of_amount(s: &Sentence, at: usize) -> Option<Found> {
    let (amount, noun) = amount(s, at)?;
    let hyphen = usize::from(s.is(noun, UnitKind::Hyphen));
    let (unit, _) = unit(s.word(noun + hyphen))?;
    let mut end = noun + hyphen + 1;
    if is_age(s, end) || unit == CalendarUnit::Weekend || hyphen > 0 && s.is(end, UnitKind::Hyphen) {
        return None;
    }
    let article = matches!(s.word(at), "a" | "an");
    let mut amount = amount;
    if s.reads(end, &["and", "a", "half"]) {
        amount = plus_half(amount);
        end += 3;
    }
    if s.word(noun + hyphen) == "fortnight" {
        amount = doubled(amount);
    }
    let found = shifted(s, at, end, amount, unit).unwrap_or_else(|| {
        let start = start_of(s, at);
        Found::new(start, end, TimeKind::Duration, Anchor::Length(amount, unit))
    });
    let kept = found.kind != TimeKind::Duration || !article || stands_as_length(s, at, found.end);
    kept.then_some(found)
}

/// The amount at unit `at`, and the unit behind it.
fn amount(s: &Sentence, at: usize) -> Option<(Amount, usize)> {
    let second = s.word(at + 1);
    match s.word(at) {
        "several" | "few" => return Some((Amount::Some, at + 1)),
        "a" if matches!(second, "few" | "number") => {
            return Some((Amount::Some, at + 2 + usize::from(s.word(at + 2) == "of")));
        }
        "a" | "the" if second == "couple" => {
            return Some((Amount::Exactly(2.0), at + 2 + usize::from(s.word(at + 2) == "of")));
        }
        "couple" if second == "of" => return Some((Amount::Exactly(2.0), at + 2)),
        "half" if matches!(second, "a" | "an" | "-") => return Some((Amount::Exactly(0.5), at + 2)),
        "a" | "an" if unit(second).is_some_and(|(_, plural)| !plural) => {
            return Some((Amount::Exactly(1.0), at + 1));
        }
        _ => {}
    }
    let number = numeral(s, at)?;
    Some((Amount::Exactly(number.value), number.end))
}

fn plus_half(amount: Amount) -> Amount {
    match amount {
        Amount::Exactly(number) => Amount::Exactly(number + 0.5),
        Amount::Some => Amount::Some,
    }
}

/// A fortnight is two weeks.
fn doubled(amount: Amount) -> Amount {
    match amount {
        Amount::Exactly(number) => Amount::Exactly(number * 2.0),
        Amount::Some => Amount::Some,
    }
}

/// "57-year-old", "57 years old", "two years of age".
fn is_age(s: &Sentence, end: usize) -> bool {
    let at = end + usize::from(s.is(end, UnitKind::Hyphen));
    let bounded = matches!(s.word(end), "and" | "or")
        && matches!(s.word(end + 1), "older" | "over" | "under" | "younger" | "up");
    matches!(s.word(at), "old" | "olds") || s.reads(end, &["of", "age"]) || bounded
}

/// "two years ago", "a week or so ago", "a year earlier".
fn shifted(s: &Sentence, at: usize, end: usize, amount: Amount, unit: CalendarUnit) -> Option<Found> {
    let so = if s.reads(end, &["or", "so"]) { end + 2 } else { end };
    let back = match s.word(so) {
        "ago" => true,
        "earlier" => unit == CalendarUnit::Year && amount == Amount::Exactly(1.0) && s.word(so + 1) != "than",
        _ => false,
    };
    if !back {
        return None;
    }
    let start = start_of(s, at);
    Some(match amount {
        Amount::Exactly(number) => Found::date(start, so + 1, Anchor::Shifted(-number, unit)),
        Amount::Some => Found::date(start, so + 1, Anchor::Past),
    })
}

/// The first unit of a length: "nearly", "the past" and their like belong to it.
fn start_of(s: &Sentence, at: usize) -> usize {
    let span =
        matches!(s.before(at, 1), "past" | "last" | "next" | "coming" | "first" | "previous" | "following");
    let mut start = at - usize::from(span);
    if s.ends(start, &["more", "than"]) || s.ends(start, &["at", "least"]) || s.ends(start, &["less", "than"])
    {
        return start - 2;
    }
    start -= usize::from(matches!(
        s.before(start, 1),
        "nearly" | "almost" | "about" | "around" | "over" | "roughly"
    ));
    start - usize::from(s.before(start, 1) == "the")
}

/// Whether "a year" says how long and not how often: "for a year", but "twice a year", "$30 a month".
fn stands_as_length(s: &Sentence, at: usize, end: usize) -> bool {
    let before = s.before(at, 1);
    let led = matches!(
        before,
        "for"
            | "in"
            | "within"
            | "than"
            | "over"
            | "after"
            | "about"
            | "nearly"
            | "almost"
            | "take"
            | "takes"
            | "last"
            | "least"
            | "lasted"
            | "half"
            | "during"
            | "only"
            | "just"
            | "around"
            | "roughly"
    );
    let followed =
        matches!(s.word(end), "after" | "before" | "later" | "earlier" | "of" | "long" | "away" | "on");
    let share = s.word(end - 1) == "quarter";
    !share && (led || followed || s.word(at) == "half")
}

/// "in years", "weeks of", "for decades", "the past decade" with the unit at unit `at`.
pub(crate) fn of_unit(s: &Sentence, at: usize, unit: CalendarUnit, plural: bool) -> Option<Found> {
    let before = s.before(at, 1);
    if !plural {
        return past_single(s, at, unit);
    }
    if matches!(before, "recent" | "coming" | "future") {
        let anchor = if before == "recent" { Anchor::Past } else { Anchor::Future };
        let start = at - 1 - usize::from(s.before(at, 2) == "the");
        return Some(Found::date(start, at + 1, anchor));
    }
    if matches!(s.word(at + 1), "ago") {
        return Some(Found::date(at, at + 2, Anchor::Past));
    }
    let led = matches!(
        before,
        "in" | "for" | "over" | "within" | "take" | "takes" | "took" | "last" | "past" | "next" | "just"
    );
    let followed = matches!(s.word(at + 1), "later" | "earlier" | "before" | "after" | "of");
    let length = Found::new(at, at + 1, TimeKind::Duration, Anchor::Length(Amount::Some, unit));
    (led || followed).then_some(length)
}

/// "the past decade", "the past week": the length that reaches up to now.
fn past_single(s: &Sentence, at: usize, unit: CalendarUnit) -> Option<Found> {
    let past = s.before(at, 1) == "past" && matches!(s.before(at, 2), "the" | "this");
    let length = past && matches!(unit, CalendarUnit::Decade | CalendarUnit::Century);
    let decade =
        length || unit == CalendarUnit::Decade && matches!(s.before(at, 1), "next" | "last" | "following");
    let start = at - usize::from(decade) - usize::from(decade && matches!(s.before(at, 2), "the" | "this"));
    decade.then(|| Found::new(start, at + 1, TimeKind::Duration, Anchor::Length(Amount::Exactly(1.0), unit)))
}

/// The modifier that a word before or behind an amount gives it.
pub(crate) fn approximate(s: &Sentence, found: &Found) -> Option<Modifier> {
    let vague = matches!(s.word(found.start), "nearly" | "almost" | "about" | "around" | "roughly");
    (vague && found.kind == TimeKind::Duration).then_some(Modifier::Approximate)
}
