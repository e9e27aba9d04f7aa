//! Dates of the calendar: "April 2, 2024", "the 21st of February", "Tuesday", "2014", "the 1990s".

use claimwire_rules::units::UnitKind;

use super::expression::{Anchor, TimeKind, Which, YearOf};
use super::found::Found;
use super::lists::{part, weekday};
use crate::numbers::guard::year_in_words;
use crate::numbers::money;
use crate::numbers::sentence::Sentence;
use crate::numbers::words::{month, ordinal_word};

/// The date that begins with the digits at unit `at`.
pub(crate) fn of_number(s: &Sentence, at: usize) -> Option<Found> {
    iso(s, at).or_else(|| day_then_month(s, at)).or_else(|| decade(s, at)).or_else(|| year_alone(s, at))
}

/// "2024-04-02".
fn iso(s: &Sentence, at: usize) -> Option<Found> {
    let hyphens = s.is(at + 1, UnitKind::Hyphen) && s.is(at + 3, UnitKind::Hyphen);
    let year = year(s, at).filter(|_| hyphens)?;
    let month = s.word(at + 2).parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Found::date(at, at + 5, Anchor::Day(month, day(s, at + 4)?, YearOf::Stated(year))))
}

/// "2 April 2024", "2nd of April".
fn day_then_month(s: &Sentence, at: usize) -> Option<Found> {
    let day = day(s, at)?;
    let of = usize::from(s.word(at + 1) == "of");
    let month = month_at(s, at + 1 + of)?;
    let (year, end) = year_behind(s, at + 2 + of);
    let start = at - usize::from(s.before(at, 1) == "the");
    Some(Found::date(start, end, Anchor::Day(month, day, year)))
}

/// The day of a month in digits or as an ordinal.
fn day(s: &Sentence, at: usize) -> Option<u8> {
    let raw = s.word(at);
    let digits = match s.unit(at)?.kind {
        UnitKind::Number => raw,
        UnitKind::Ordinal => raw.get(..raw.len() - 2)?,
        _ => return ordinal_word(raw).map(|day| day as u8),
    };
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// The month named at unit `at`.
pub(crate) fn month_at(s: &Sentence, at: usize) -> Option<u8> {
    month(s.word(at)).filter(|_| s.capitalised(at))
}

/// Four digits that can be a year.
pub(crate) fn year(s: &Sentence, at: usize) -> Option<i16> {
    let raw = s.word(at);
    let plain = s.is(at, UnitKind::Number) && raw.len() == 4 && raw.bytes().all(|byte| byte.is_ascii_digit());
    raw.parse().ok().filter(|year| plain && (1000..2200).contains(year))
}

/// The year behind a month or day: ", 2024", "2024", "of last year".
pub(crate) fn year_behind(s: &Sentence, at: usize) -> (YearOf, usize) {
    let comma = usize::from(s.word(at) == ",");
    if let Some(year) = year(s, at + comma).filter(|year| (1700..2100).contains(year)) {
        return (YearOf::Stated(year), at + comma + 1);
    }
    if let Some((year, end)) = year_in_words(s, at) {
        return (YearOf::Stated(year), end);
    }
    let of = at + usize::from(matches!(s.word(at), "of" | "in"));
    if let Some(year) = year(s, of).filter(|_| of > at) {
        return (YearOf::Stated(year), of + 1);
    }
    match (s.word(of), s.word(of + 1)) {
        ("last", "year") => (YearOf::Shifted(-1), of + 2),
        ("this", "year") => (YearOf::Shifted(0), of + 2),
        ("next", "year") => (YearOf::Shifted(1), of + 2),
        _ => (YearOf::Named(Which::Bare), at),
    }
}

/// Which one is meant, by the word before unit `at`, and where the expression begins.
pub(crate) fn which(s: &Sentence, at: usize) -> (Which, usize) {
    match (s.before(at, 2), s.before(at, 1)) {
        ("this", "coming" | "next") => (Which::Next, at - 2),
        ("this" | "the", "past" | "last") => (Which::Last, at - 2),
        ("the", "next" | "coming") => (Which::Next, at - 2),
        (_, "last" | "past") => (Which::Last, at - 1),
        (_, "next" | "coming") => (Which::Next, at - 1),
        (_, "this") => (Which::This, at - 1),
        _ => (Which::Bare, at),
    }
}

/// The date that begins with the month at unit `at`: "April 2, 2024", "Nov. 22", "last October", "October".
pub(crate) fn of_month(s: &Sentence, at: usize) -> Option<Found> {
    let month = month_at(s, at)?;
    let the = usize::from(s.word(at + 1) == "the");
    if let Some(day) = day(s, at + 1 + the).filter(|_| !s.is(at + 1, UnitKind::Word) || the > 0) {
        let end = day_end(s, at + 2 + the);
        let (year, end) = year_behind(s, end);
        return Some(Found::date(at, end, Anchor::Day(month, day, year)));
    }
    let (year, end) = year_behind(s, at + 1);
    if end > at + 1 {
        return Some(Found::date(at, end, Anchor::Month(month, year)));
    }
    let (which, start) = which(s, at);
    if which == Which::Bare && !reads_as_month(s, at) {
        return None;
    }
    Some(Found::date(start, at + 1, Anchor::Month(month, YearOf::Named(which))))
}

/// The unit behind the second day of "Sept. 20-24".
fn day_end(s: &Sentence, at: usize) -> usize {
    let range = s.is(at, UnitKind::Hyphen) && s.is(at + 1, UnitKind::Number) && s.word(at + 1).len() <= 2;
    if range { at + 2 } else { at }
}

/// Whether a bare name is a month here and no verb, person or march.
fn reads_as_month(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    let before = s.before(at, 1);
    let led = super::lists::is_lead(before)
        || matches!(before, "early" | "late" | "mid" | "each" | "every" | "and" | "-");
    match word {
        "may" | "march" => led,
        // "and Jan Dvorak"
        "mar" | "jan" | "jun" | "dec" | "sep" | "apr" => led && !s.capitalised(at + 1),
        "april" | "june" | "august" => led || !name_beside(s, at),
        _ => true,
    }
}

fn name_beside(s: &Sentence, at: usize) -> bool {
    s.capitalised(at + 1) && !s.is(at + 1, UnitKind::Punctuation) || at > s.start && s.capitalised(at - 1)
}

/// The date that begins with the weekday at unit `at`: "Tuesday, April 2", "next Tuesday", "Tuesday night".
pub(crate) fn of_weekday(s: &Sentence, at: usize) -> Option<Found> {
    let day = weekday(s.word(at)).filter(|_| s.capitalised(at))?;
    let (which, start) = which(s, at);
    if s.word(at).ends_with("days") || s.word(at + 1).ends_with('s') && part(s.word(at + 1)).is_some() {
        let end = at + 1 + usize::from(part(s.word(at + 1)).is_some());
        return Some(Found::new(at, end, TimeKind::Set, Anchor::EveryWeekday(day)));
    }
    let comma = usize::from(s.word(at + 1) == ",");
    if let Some(found) = full_date(s, at + 1 + comma) {
        return Some(Found { start, ..found });
    }
    let found = Found::date(start, at + 1, Anchor::Weekday(day, which));
    match part(s.word(at + 1)) {
        Some(part) => Some(found.with_part(part, at + 2)),
        None => Some(found),
    }
}

/// A date with day and month at unit `at`, the article before it allowed.
fn full_date(s: &Sentence, at: usize) -> Option<Found> {
    let at = at + usize::from(s.word(at) == "the");
    let found = of_month(s, at).or_else(|| day_then_month(s, at))?;
    matches!(found.expression.anchor, Anchor::Day(..)).then_some(found)
}

/// "the 21st of February", "the 21st", "the 20th century" with the ordinal at unit `at`.
pub(crate) fn of_ordinal(s: &Sentence, at: usize) -> Option<Found> {
    if let Some(found) = day_then_month(s, at) {
        return Some(found);
    }
    let joint = usize::from(s.is(at + 1, UnitKind::Hyphen));
    let start = at - usize::from(s.before(at, 1) == "the");
    if matches!(s.word(at + 1 + joint), "century" | "centuries") {
        let number = day_number(s, at).filter(|number| *number <= 30)?;
        return Some(Found::date(start, at + 2 + joint, Anchor::Century(number)));
    }
    let alone =
        s.is(at, UnitKind::Ordinal) && start < at && s.before(start, 1) == "on" && ends_here(s, at + 1);
    let number = day_number(s, at).filter(|number| alone && *number <= 31)?;
    Some(Found::date(start, at + 1, Anchor::DayOfMonth(number)))
}

fn day_number(s: &Sentence, at: usize) -> Option<u8> {
    let raw = s.word(at);
    let digits = raw.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 { ordinal_word(raw).map(|number| number as u8) } else { raw[..digits].parse().ok() }
}

fn ends_here(s: &Sentence, at: usize) -> bool {
    !s.is(at, UnitKind::Word) && !s.is(at, UnitKind::Hyphen)
}

/// "the 1990s", "the '80s", "1980s".
fn decade(s: &Sentence, at: usize) -> Option<Found> {
    let plural = s.joined(at + 1) && matches!(s.word(at + 1), "s" | "'s");
    let raw = s.word(at);
    let start = match raw.len() {
        4 => year(s, at)?,
        2 if s.before(at, 1) == "'"
            || matches!(s.before(at, 1), "the" | "early" | "late" | "mid" | "and" | "-") =>
        {
            1900 + raw.parse::<i16>().ok()?
        }
        _ => return None,
    };
    let round = plural && start % 10 == 0 && (1500..2100).contains(&start) && s.word(at + 1) == "s";
    round.then(|| Found::date(at, at + 2, Anchor::Decade(start)))
}

/// "nineteen ninety-six".
pub(crate) fn of_year_words(s: &Sentence, at: usize) -> Option<Found> {
    let (year, end) = year_in_words(s, at)?;
    Some(Found::date(at, end, Anchor::Year(year)))
}

/// Words behind four digits that make them a number, sorted.
const COUNTED: &[&str] = &[
    "%",
    "billion",
    "children",
    "days",
    "delegates",
    "dollars",
    "employees",
    "euros",
    "families",
    "feet",
    "homes",
    "hours",
    "houses",
    "jobs",
    "km",
    "members",
    "men",
    "meters",
    "metres",
    "miles",
    "million",
    "people",
    "per",
    "percent",
    "points",
    "refugees",
    "residents",
    "rpm",
    "soldiers",
    "students",
    "times",
    "tonnes",
    "tons",
    "troops",
    "votes",
    "women",
    "workers",
    "years",
];

/// A year by itself: "in 2014", "the 2008 model", and the second of "1957-58".
fn year_alone(s: &Sentence, at: usize) -> Option<Found> {
    if let Some(found) = short_second_year(s, at) {
        return Some(found);
    }
    let year = year(s, at).filter(|year| *year < 2100)?;
    let led = matches!(
        s.before(at, 1),
        "in" | "since" | "by" | "until" | "till" | "during" | "from" | "of" | "before" | "after"
    );
    let likely = (1900..2060).contains(&year) || led && (1400..1900).contains(&year);
    let counts = is_counted(s, at) || is_in_name(s, at) || s.word(at + 1) == "/" && s.joined(at + 1);
    (likely && !counts).then(|| Found::date(at, at + 1, Anchor::Year(year)))
}

/// Whether the four digits at unit `at` count something: "more than 2000", "2010 votes", "$2010".
fn is_counted(s: &Sentence, at: usize) -> bool {
    let before = s.before(at, 1);
    matches!(before, "than" | "some" | "nearly" | "almost" | "least" | "another" | "#" | "no.")
        || COUNTED.binary_search(&s.word(at + 1)).is_ok()
        || money::symbol(s, at.wrapping_sub(1)).is_some()
}

/// Whether the four digits are the tail of a name: "Agenda-2030", "Resolution 1929", but not "mid-2014" or "2013-2014".
fn is_in_name(s: &Sentence, at: usize) -> bool {
    let numbered = at > s.start
        && s.capitalised(at - 1)
        && matches!(
            s.before(at, 1),
            "resolution"
                | "bill"
                | "proposition"
                | "article"
                | "section"
                | "flight"
                | "route"
                | "room"
                | "order"
        );
    if numbered {
        return true;
    }
    let hyphen = at > s.start && s.is(at - 1, UnitKind::Hyphen);
    let range = s.is(at.wrapping_sub(2), UnitKind::Number);
    hyphen && !range && !matches!(s.before(at, 2), "mid" | "early" | "late" | "post" | "pre")
}

fn short_second_year(s: &Sentence, at: usize) -> Option<Found> {
    let raw = s.word(at);
    let first = year(s, at.wrapping_sub(2)).filter(|_| raw.len() == 2 && s.is(at - 1, UnitKind::Hyphen))?;
    let second = first / 100 * 100 + raw.parse::<i16>().ok()?;
    (second > first && (1900..2100).contains(&first)).then(|| Found::date(at, at + 1, Anchor::Year(second)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::COUNTED.is_sorted());
    }
}
