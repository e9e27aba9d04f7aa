//! ISO 8601 values of claims turn into days to draw and words to read.

use claimwire_record::{MONTHS, Time};
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// First and last day of a value such as `2024-04-02`, `2024-04`, `2024` or `2024-W14`; none for lengths of
/// time and for values whose year is not known.
pub fn days(value: &str) -> Option<(Date, Date)> {
    let parts: Vec<&str> = value.split('-').collect();
    let year: i16 = parts.first().filter(|year| year.len() == 4)?.parse().ok()?;
    let (first, length): (Date, Span) = match parts.get(1) {
        None => (Date::new(year, 1, 1).ok()?, 1.year()),
        Some(week) if week.starts_with('W') => (monday(year, week[1..].parse().ok()?)?, 1.week()),
        Some(month) => match parts.get(2) {
            None => (Date::new(year, month.parse().ok()?, 1).ok()?, 1.month()),
            Some(day) => {
                let day: i8 = day.get(..2)?.parse().ok()?;
                (Date::new(year, month.parse().ok()?, day).ok()?, 1.day())
            }
        },
    };
    Some((first, first.checked_add(length).ok()?.yesterday().ok()?))
}

/// The Monday of an ISO week: week 1 is the one that holds 4 January.
fn monday(year: i16, week: i64) -> Option<Date> {
    let fourth = Date::new(year, 1, 4).ok()?;
    let first = fourth.checked_sub(i64::from(fourth.weekday().to_monday_zero_offset()).days()).ok()?;
    (1..=53).contains(&week).then(|| first.checked_add((week - 1).weeks()).ok())?
}

/// A value in words: `2 April 2024`, `April 2024`, `2024`, `spring 2026`; what is no such date stays as it is.
pub fn spoken(value: &str) -> String {
    if value == Time::PAST {
        return "formerly".to_owned();
    }
    let Some((first, last)) = days(value) else { return season(value).unwrap_or_else(|| value.to_owned()) };
    let month = MONTHS[first.month() as usize - 1];
    match value.len() {
        4 => format!("{}", first.year()),
        7 => format!("{month} {}", first.year()),
        _ if first == last => format!("{} {month} {}", first.day(), first.year()),
        _ => format!("week of {} {month} {}", first.day(), first.year()),
    }
}

/// The seasons of TIMEX3 in words: `spring 2026` for `2026-SP`.
fn season(value: &str) -> Option<String> {
    let (year, season) = value.split_once('-')?;
    let name = match season {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        _ => return None,
    };
    Some(format!("{name} {year}"))
}

/// A value in few letters, for an axis: `2 Apr`, or `2 Apr 2024`; `Apr 2024` and `2024` where it is no finer.
pub fn short(value: &str, with_year: bool) -> String {
    let Some((first, _)) = days(value) else { return value.to_owned() };
    let (day, month, year) = (first.day(), &MONTHS[first.month() as usize - 1][..3], first.year());
    match (value.len(), with_year) {
        (4, _) => format!("{year}"),
        (7, true) => format!("{month} {year}"),
        (7, false) => month.to_owned(),
        (_, true) => format!("{day} {month} {year}"),
        (_, false) => format!("{day} {month}"),
    }
}

/// Days since 1 January 1970.
pub fn number(day: Date) -> f64 {
    let since = day - date(1970, 1, 1);
    f64::from(since.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_cover_their_days() {
        let covers = |value| days(value).map(|(first, last)| format!("{first} {last}"));
        assert_eq!(covers("2024-02").as_deref(), Some("2024-02-01 2024-02-29"));
        assert_eq!(covers("2024").as_deref(), Some("2024-01-01 2024-12-31"));
        assert_eq!(covers("2024-04-02").as_deref(), Some("2024-04-02 2024-04-02"));
        assert_eq!(covers("2026-W01").as_deref(), Some("2025-12-29 2026-01-04"));
        assert_eq!(covers("2026-W41-WE").as_deref(), Some("2026-10-05 2026-10-11"));
        for none in ["XXXX-10", "P14Y", "", "2024-13", "2024-02-30", "2024-04-é", "20é4"] {
            assert_eq!(covers(none), None, "{none}");
        }
    }

    #[test]
    fn dates_read_as_people_write_them() {
        let all = ["2024-04-02", "2024-04", "2024", "2026-W49", "2026-SP", "XXXX-10", "PAST_REF"].map(spoken);
        let words = [
            "2 April 2024",
            "April 2024",
            "2024",
            "week of 30 November 2026",
            "spring 2026",
            "XXXX-10",
            "formerly",
        ];
        assert_eq!(all, words);
        let axis = ["2024-04-02", "2024-04", "2024", "2026-W49"].map(|value| short(value, false));
        assert_eq!(axis, ["2 Apr", "Apr", "2024", "30 Nov"]);
        assert_eq!(number(date(2024, 1, 1)), 19723.0);
    }
}
