//! Writes values of time: `2024-04-02`, `2024-W14`, `2024-Q1`, `P2Y6M`, `XXXX-10`.

use claimwire_record::Grain;
use jiff::ToSpan;
use jiff::civil::Date;

use super::expression::{Amount, CalendarUnit, Season};

/// A value and its grain.
type Value = (String, Grain);

fn year_text(year: Option<i16>) -> String {
    year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"))
}

pub(crate) fn year(year: i16) -> Value {
    (format!("{year:04}"), Grain::Year)
}

pub(crate) fn month(year: Option<i16>, month: u8) -> Value {
    (format!("{}-{month:02}", year_text(year)), Grain::Month)
}

/// A day, none where the calendar has no such day.
pub(crate) fn day(year: Option<i16>, month: u8, day: u8) -> Option<Value> {
    Date::new(year.unwrap_or(2000), month as i8, day as i8).ok()?;
    Some((format!("{}-{month:02}-{day:02}", year_text(year)), Grain::Day))
}

pub(crate) fn date(date: Date) -> Value {
    (date.to_string(), Grain::Day)
}

pub(crate) fn week(date: Date) -> Value {
    let week = date.iso_week_date();
    (format!("{:04}-W{:02}", week.year(), week.week()), Grain::Week)
}

/// A quarter (`Q`) or half (`H`) of a year.
pub(crate) fn part(year: Option<i16>, letter: char, number: u8) -> Value {
    (format!("{}-{letter}{number}", year_text(year)), Grain::Quarter)
}

pub(crate) fn season(year: Option<i16>, season: Season) -> Value {
    let name = match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    };
    (format!("{}-{name}", year_text(year)), Grain::Quarter)
}

/// The month in which a season begins.
pub(crate) fn first_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// The date so many days on.
pub(crate) fn days_on(date: Date, days: i64) -> Option<Date> {
    date.checked_add(days.days()).ok()
}

/// The month so many months on.
pub(crate) fn month_shifted(year: i16, month: i8, months: i32) -> (i16, u8) {
    let all = i32::from(year) * 12 + i32::from(month) - 1 + months;
    (i16::try_from(all.div_euclid(12)).unwrap_or(year), all.rem_euclid(12) as u8 + 1)
}

/// A number of units small enough to count with.
pub(crate) fn small(number: f64) -> Option<i16> {
    (number.abs() < 9000.0).then_some(number.round() as i16)
}

/// A length of time: `P14Y`, `PT30M`, `P2Y6M`, `PXM`.
pub(crate) fn length(amount: Amount, unit: CalendarUnit) -> Value {
    let text = match amount {
        Amount::Some => format!("P{}X{}", time_mark(unit), letter(unit)),
        Amount::Exactly(number) => counted(number, unit),
    };
    (text, Grain::Duration)
}

fn counted(number: f64, unit: CalendarUnit) -> String {
    let (number, unit) = match unit {
        CalendarUnit::Century => (number * 100.0, CalendarUnit::Year),
        CalendarUnit::Decade => (number * 10.0, CalendarUnit::Year),
        CalendarUnit::Quarter => (number * 3.0, CalendarUnit::Month),
        unit => (number, unit),
    };
    let finer = match unit {
        CalendarUnit::Year => Some((12.0, "M")),
        CalendarUnit::Hour => Some((60.0, "M")),
        CalendarUnit::Minute => Some((60.0, "S")),
        _ => None,
    };
    let mark = time_mark(unit);
    let whole = number.trunc();
    match finer.map(|(factor, letter)| ((number.fract() * factor), letter)) {
        Some((rest, letter)) if rest > 0.0 && rest.fract() == 0.0 && whole > 0.0 => {
            format!("P{mark}{whole}{}{rest}{letter}", self::letter(unit))
        }
        Some((rest, letter)) if rest > 0.0 && rest.fract() == 0.0 => format!("P{mark}{rest}{letter}"),
        _ => format!("P{mark}{number}{}", letter(unit)),
    }
}

fn time_mark(unit: CalendarUnit) -> &'static str {
    if unit <= CalendarUnit::Hour { "T" } else { "" }
}

fn letter(unit: CalendarUnit) -> &'static str {
    match unit {
        CalendarUnit::Second => "S",
        CalendarUnit::Minute | CalendarUnit::Month => "M",
        CalendarUnit::Hour => "H",
        CalendarUnit::Day => "D",
        CalendarUnit::Week => "W",
        CalendarUnit::Weekend => "WE",
        CalendarUnit::Quarter => "Q",
        CalendarUnit::Season => "SEASON",
        CalendarUnit::Year => "Y",
        CalendarUnit::Decade => "DE",
        CalendarUnit::Century => "CE",
    }
}
