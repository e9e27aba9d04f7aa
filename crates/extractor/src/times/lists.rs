//! The closed word lists behind expressions of time.

use super::expression::{CalendarUnit, DayPart, Season};
use crate::numbers::words::{month, number_word, ordinal_word};

/// What a word can open or carry in an expression of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Class {
    /// 1 is Monday.
    Weekday(u8),
    Month(u8),
    /// A calendar unit, and whether it is in the plural.
    Unit(CalendarUnit, bool),
    /// Days from today.
    Day(i16),
    Part(DayPart),
    Season(Season),
    /// "noon", "midnight": the hour.
    Hour(u8),
    /// "weekly": the unit that comes again.
    Often(CalendarUnit),
    /// "several", "few", "couple", a number word, "a", "an", "half".
    Amount,
    /// "first", "second": its number.
    Ordinal(u8),
    /// A word that may be vague: "recently", "now", "soon", "future".
    Vague,
    /// "fiscal", "Q3", "year-end" and other openings that need a closer look.
    Other,
}

/// What `word`, in lower case, can be. The first byte settles most words.
pub(crate) fn class(word: &str) -> Option<Class> {
    let first = *word.as_bytes().first()?;
    if !first.is_ascii_lowercase() || word.len() > 12 || matches!(first, b'g' | b'k' | b'v' | b'x' | b'z') {
        return None;
    }
    calendar(word, first).or_else(|| vague(word)).or_else(|| amount(word))
}

fn calendar(word: &str, first: u8) -> Option<Class> {
    if let Some(day) = weekday(word) {
        return Some(Class::Weekday(day));
    }
    if matches!(first, b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd')
        && let Some(month) = month(word)
    {
        return Some(Class::Month(month));
    }
    unit(word).map(|(unit, plural)| Class::Unit(unit, plural)).or_else(|| day(word)).or_else(|| often(word))
}

fn amount(word: &str) -> Option<Class> {
    if matches!(word, "a" | "an" | "half" | "several" | "few" | "couple") || number_word(word).is_some() {
        return Some(Class::Amount);
    }
    ordinal_word(word).map(|number| Class::Ordinal(number as u8))
}

fn vague(word: &str) -> Option<Class> {
    Some(match word {
        "recent" | "recently" | "previously" | "formerly" | "past" | "now" | "currently" | "current"
        | "nowadays" | "present" | "presently" | "soon" | "shortly" | "future" | "coming" | "moment"
        | "term" | "short-term" | "lately" | "then" | "time" => Class::Vague,
        "fiscal" | "q1" | "q2" | "q3" | "q4" | "h1" | "h2" | "every" | "each" => Class::Other,
        _ => return None,
    })
}

/// The number of a weekday; two letters that changed places are forgiven.
pub(crate) fn weekday(word: &str) -> Option<u8> {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    if !(6..=10).contains(&word.len()) || !word.contains('y') {
        return None;
    }
    let bare = word.strip_suffix('s').unwrap_or(word);
    let place = DAYS.iter().position(|day| *day == bare || swapped(day, bare))?;
    Some(place as u8 + 1)
}

/// Whether `other` is `word` with two neighbouring letters swapped.
fn swapped(word: &str, other: &str) -> bool {
    let (a, b) = (word.as_bytes(), other.as_bytes());
    if a.len() != b.len() || a[0] != b[0] {
        return false;
    }
    let Some(at) = a.iter().zip(b).position(|(left, right)| left != right) else { return true };
    at + 1 < a.len() && a[at] == b[at + 1] && a[at + 1] == b[at] && a[at + 2..] == b[at + 2..]
}

/// A calendar unit, and whether it is in the plural.
pub(crate) fn unit(word: &str) -> Option<(CalendarUnit, bool)> {
    use CalendarUnit::{Century, Day, Decade, Hour, Minute, Month, Quarter, Second, Week, Weekend, Year};
    Some(match word {
        "seconds" => (Second, true),
        "minute" => (Minute, false),
        "minutes" => (Minute, true),
        "hour" => (Hour, false),
        "hours" => (Hour, true),
        "day" => (Day, false),
        "days" => (Day, true),
        "week" => (Week, false),
        "weeks" => (Week, true),
        "weekend" => (Weekend, false),
        "weekends" => (Weekend, true),
        "month" => (Month, false),
        "months" => (Month, true),
        "quarter" => (Quarter, false),
        "quarters" => (Quarter, true),
        "year" => (Year, false),
        "years" => (Year, true),
        "decade" => (Decade, false),
        "decades" => (Decade, true),
        "century" => (Century, false),
        "centuries" => (Century, true),
        "fortnight" => (CalendarUnit::Week, false),
        _ => return None,
    })
}

fn day(word: &str) -> Option<Class> {
    Some(match word {
        "today" => Class::Day(0),
        "yesterday" => Class::Day(-1),
        "tomorrow" => Class::Day(1),
        "tonight" => Class::Part(DayPart::Night),
        "morning" | "mornings" => Class::Part(DayPart::Morning),
        "afternoon" | "afternoons" => Class::Part(DayPart::Afternoon),
        "evening" | "evenings" => Class::Part(DayPart::Evening),
        "night" | "nights" => Class::Part(DayPart::Night),
        "noon" | "midday" => Class::Hour(12),
        "midnight" => Class::Hour(24),
        "spring" => Class::Season(Season::Spring),
        "summer" | "summers" => Class::Season(Season::Summer),
        "autumn" | "fall" => Class::Season(Season::Autumn),
        "winter" | "winters" => Class::Season(Season::Winter),
        _ => return None,
    })
}

/// Part of the day at the word, singular or plural.
pub(crate) fn part(word: &str) -> Option<DayPart> {
    match day(word) {
        Some(Class::Part(part)) if word != "tonight" => Some(part),
        _ => None,
    }
}

fn often(word: &str) -> Option<Class> {
    use CalendarUnit::{Day, Hour, Month, Quarter, Week, Year};
    Some(Class::Often(match word {
        "hourly" => Hour,
        "daily" => Day,
        "weekly" => Week,
        "monthly" => Month,
        "quarterly" => Quarter,
        "annually" | "yearly" | "annual" => Year,
        _ => return None,
    }))
}

/// Whether a word is a preposition of time that stays outside the expression.
pub(crate) fn is_lead(word: &str) -> bool {
    matches!(
        word,
        "in" | "on"
            | "at"
            | "by"
            | "since"
            | "until"
            | "till"
            | "for"
            | "after"
            | "before"
            | "during"
            | "from"
            | "to"
            | "within"
            | "over"
            | "through"
            | "throughout"
            | "of"
            | "between"
            | "around"
            | "about"
            | "ago"
            | "following"
    )
}
