//! Times told from the day of writing: "today", "last year", "this morning", "the first quarter of this year".

use claimwire_rules::units::UnitKind;

use super::date::{which, year_behind};
use super::expression::{Anchor, CalendarUnit, DayPart, Modifier, Season, Which, YearOf};
use super::found::Found;
use super::lists::{Class, class, part};
use crate::numbers::sentence::Sentence;

/// "today", "tomorrow night" with the day at unit `at`.
pub(crate) fn of_day(s: &Sentence, at: usize, days: i16) -> Found {
    let found = Found::date(at, at + 1, Anchor::Unit(CalendarUnit::Day, days));
    match part(s.word(at + 1)) {
        Some(part) => found.with_part(part, at + 2),
        None => found,
    }
}

/// "tonight", "this morning", "last night" with the part of the day at unit `at`.
pub(crate) fn of_part(s: &Sentence, at: usize, part: DayPart) -> Option<Found> {
    let days = match s.before(at, 1) {
        _ if s.word(at) == "tonight" => {
            return Some(Found::date(at, at + 1, Anchor::Unit(CalendarUnit::Day, 0)).with_part(part, at + 1));
        }
        "this" => 0,
        "last" => -1,
        "mid" => 0,
        _ => return None,
    };
    let found = Found::date(at - 1, at + 1, Anchor::Unit(CalendarUnit::Day, days));
    Some(found.with_part(part, at + 1))
}

/// "this spring", "last summer", "the spring of 2023", "winter 2022" with the season at unit `at`.
pub(crate) fn of_season(s: &Sentence, at: usize, season: Season) -> Option<Found> {
    let (year, end) = year_behind(s, at + 1);
    let start = at - usize::from(s.before(at, 1) == "the");
    if end > at + 1 {
        return Some(Found::date(start, end, Anchor::Season(season, year)));
    }
    let (which, from) = which(s, at);
    if which != Which::Bare {
        return Some(Found::date(from, at + 1, Anchor::Season(season, YearOf::Named(which))));
    }
    let before = s.before(start, 1);
    let led = matches!(
        before,
        "in" | "by" | "since" | "until" | "during" | "early" | "late" | "mid" | "through" | "over"
    );
    let named = s.capitalised(at) && !led || s.word(at) == "fall" && start == at && before != "in";
    (led && !named).then(|| Found::date(start, at + 1, Anchor::Season(season, YearOf::Named(Which::Bare))))
}

/// "last year", "this week", "the end of the month" with the unit at unit `at`.
pub(crate) fn of_unit(s: &Sentence, at: usize, unit: CalendarUnit) -> Option<Found> {
    if let Some(found) = year_end(s, at, unit) {
        return Some(found);
    }
    let of_month = s.word(at + 1) == "of" && super::date::month_at(s, at + 2).is_some();
    if s.is(at + 1, UnitKind::Hyphen) || of_month {
        return None;
    }
    if let Some(found) = year_named(s, at, unit) {
        return Some(found);
    }
    let (offset, start) = match (s.before(at, 2), s.before(at, 1)) {
        ("the", "last" | "past" | "previous" | "preceding") => (-1, at - 2),
        ("the", "next" | "coming") => (1, at - 2),
        ("this", "past") => (-1, at - 2),
        ("this", "coming") => (1, at - 2),
        ("the", "current") => (0, at - 2),
        (_, "last") => (-1, at - 1),
        (_, "next") => (1, at - 1),
        (_, "this" | "current") => (0, at - 1),
        (_, "the") if unit == CalendarUnit::Weekend => return Some(the_weekend(at)),
        (within, "the") if within_the(s, at, within) => (0, at - 1),
        _ => return None,
    };
    if unit == CalendarUnit::Weekend {
        return Some(Found::date(start, at + 1, Anchor::Unit(unit, offset)));
    }
    (unit >= CalendarUnit::Day).then(|| Found::date(start, at + 1, Anchor::Unit(unit, offset)))
}

/// "year-end", "year's end".
fn year_end(s: &Sentence, at: usize, unit: CalendarUnit) -> Option<Found> {
    let joint = s.is(at + 1, UnitKind::Hyphen) || s.word(at + 1) == "'s";
    let ends = unit == CalendarUnit::Year && joint && s.word(at + 2) == "end";
    ends.then(|| Found::date(at, at + 3, Anchor::Unit(unit, 0)).modified(Modifier::End, at))
}

/// "the year 2000".
fn year_named(s: &Sentence, at: usize, unit: CalendarUnit) -> Option<Found> {
    let year = super::date::year(s, at + 1).filter(|_| unit == CalendarUnit::Year)?;
    let fiscal = matches!(s.before(at, 1), "fiscal" | "financial");
    let anchor = if fiscal { Anchor::FiscalYear(year) } else { Anchor::Year(year) };
    Some(Found::date(at, at + 2, anchor))
}

fn the_weekend(at: usize) -> Found {
    Found::date(at - 1, at + 1, Anchor::Unit(CalendarUnit::Weekend, -1))
}

/// "the end of the year", "later in the day".
fn within_the(s: &Sentence, at: usize, within: &str) -> bool {
    let part = matches!(
        s.before(at, 3),
        "end"
            | "beginning"
            | "start"
            | "middle"
            | "rest"
            | "remainder"
            | "course"
            | "close"
            | "earlier"
            | "later"
            | "late"
            | "early"
    );
    part && matches!(within, "of" | "in")
}

/// "the first quarter of this year", "second half of 2024" with the ordinal at unit `at`.
pub(crate) fn of_ordinal(s: &Sentence, at: usize, number: u8) -> Option<Found> {
    let joint = usize::from(s.is(at + 1, UnitKind::Hyphen));
    let noun = at + 1 + joint;
    let start = at - usize::from(s.before(at, 1) == "the");
    let quarter = s.word(noun) == "quarter" && number <= 4;
    let half = s.word(noun) == "half" && number <= 2;
    if !quarter && !half {
        return None;
    }
    let (year, end) = year_behind(s, noun + 1);
    if half {
        let dated = end > noun + 1;
        return dated.then(|| Found::date(start, end, Anchor::Half(number, year)));
    }
    Some(Found::date(start, end, Anchor::Quarter(number, year)))
}

/// "Q3 2023", "H1", "fiscal 2024" with the word at unit `at`.
pub(crate) fn of_code(s: &Sentence, at: usize) -> Option<Found> {
    if s.word(at) == "fiscal" {
        let year = super::date::year(s, at + 1)?;
        return Some(Found::date(at, at + 2, Anchor::FiscalYear(year)));
    }
    let (letter, number) = s.word(at).split_at_checked(1)?;
    let number: u8 = number.parse().ok()?;
    let (year, end) = year_behind(s, at + 1);
    match letter {
        "q" => Some(Found::date(at, end, Anchor::Quarter(number, year))),
        "h" if end > at + 1 => Some(Found::date(at, end, Anchor::Half(number, year))),
        _ => None,
    }
}

/// "every Tuesday", "each week", "every two years" with "every" or "each" at unit `at`.
pub(crate) fn of_every(s: &Sentence, at: usize) -> Option<Found> {
    use super::expression::{Amount, TimeKind};
    if let Some(Class::Weekday(day)) = class(s.word(at + 1)) {
        return Some(Found::new(at, at + 2, TimeKind::Set, Anchor::EveryWeekday(day)));
    }
    if let Some(month) = super::date::month_at(s, at + 1) {
        return Some(Found::new(at, at + 2, TimeKind::Set, Anchor::EveryMonth(month)));
    }
    let number = crate::numbers::numeral::numeral(s, at + 1);
    let other = s.word(at + 1) == "other";
    let amount = number.map_or(if other { 2.0 } else { 1.0 }, |number| number.value);
    let noun = number.map_or(at + 1 + usize::from(other), |number| number.end);
    let Some(Class::Unit(unit, _)) = class(s.word(noun)) else { return None };
    Some(Found::new(at, noun + 1, TimeKind::Set, Anchor::Every(Amount::Exactly(amount), unit)))
}
