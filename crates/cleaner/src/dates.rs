//! Dates as printed to calendar dates: "2 April 2024", "April 2, 2024", "Tuesday, the 2nd of April", "2024-04-02".

use std::ops::Range;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use jiff::civil::{Date, Weekday};
use regex::{Captures, Regex};

use crate::noise::{month, weekday};
use crate::pattern;

/// A date within a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where it stands.
    pub(crate) range: Range<usize>,
    /// Year, where one is printed.
    pub(crate) year: Option<i16>,
    /// Month, 1 to 12.
    pub(crate) month: i8,
    /// Day of the month.
    pub(crate) day: i8,
    /// Weekday, where one is printed.
    pub(crate) weekday: Option<Weekday>,
}

impl Found {
    /// The calendar date, where the year is printed and the day exists.
    pub(crate) fn date(&self) -> Option<Date> {
        self.in_year(self.year?)
    }
    /// The calendar date in a year, where it exists and agrees with the printed weekday.
    pub(crate) fn in_year(&self, year: i16) -> Option<Date> {
        let date = Date::new(year, self.month, self.day).ok()?;
        self.weekday.is_none_or(|weekday| weekday == date.weekday()).then_some(date)
    }
}

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(concat!(
        r"(?i)\b(?:(?P<weekday>",
        weekday!(),
        r")\.?,?\s+)?(?:the\s+)?(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>",
        month!(),
        r")\b\.?(?:,?\s+(?P<y1>(?:19|20)\d\d)(?:\b|\d{1,2}:\d\d))?|(?P<m2>",
        month!(),
        r")\b\.?\s+(?P<d2>\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y2>(?:19|20)\d\d)(?:\b|\d{1,2}:\d\d))?",
        r"|(?P<y3>(?:19|20)\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)(?:\b|T)",
        r"|(?P<d4>\d{1,2})(?P<s4>[./-])(?P<m4>\d{1,2})[./-](?P<y4>(?:19|20)\d\d)\b",
        r"|(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>\d\d)[\s,|]+\d{1,2}:\d\d\b)"
    ))
});

/// Every date in the text, in order. "03/04/2024", which may be April or March, is none.
pub(crate) fn find(text: &str) -> impl Iterator<Item = Found> + '_ {
    DATE.captures_iter(text).filter_map(|found| read(&found))
}

/// Whether a line can hold a date with its weekday: a look that spares most of running text the whole search.
pub(crate) fn can_name_weekday(line: &str) -> bool {
    static NAMES: LazyLock<AhoCorasick> = LazyLock::new(|| {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
        let builder = AhoCorasickBuilder::new().ascii_case_insensitive(true).build(names);
        builder.expect("seven short names")
    });
    line.bytes().any(|byte| byte.is_ascii_digit()) && NAMES.is_match(line)
}

fn read(found: &Captures<'_>) -> Option<Found> {
    let group = |names: [&str; 5]| names.iter().find_map(|name| found.name(name)).map(|it| it.as_str());
    let (mut day, mut month): (i8, i8) = (
        group(["d1", "d2", "d3", "d4", "d5"])?.parse().ok()?,
        month_number(group(["m1", "m2", "m3", "m4", "m5"])?)?,
    );
    let slashed = found.name("s4").is_some_and(|separator| separator.as_str() != ".");
    if slashed && day <= 12 && month <= 12 && day != month {
        return None;
    }
    if slashed && month > 12 {
        (day, month) = (month, day);
    }
    let year = group(["y1", "y2", "y3", "y4", "y5"]).and_then(|year| year.parse::<i16>().ok());
    let year = year.map(|year| if year < 100 { 2000 + year } else { year });
    let range = found.get(0)?.range();
    let weekday = found.name("weekday").and_then(|name| weekday_of(name.as_str()));
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some(Found {
        range,
        year,
        month,
        day,
        weekday,
    })
}

fn month_number(name: &str) -> Option<i8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    if let Ok(number) = name.parse() {
        return Some(number);
    }
    let head = name.get(..3)?.to_ascii_lowercase();
    MONTHS.iter().position(|month| *month == head).map(|index| index as i8 + 1)
}

/// The weekday of an English name or its abbreviation.
pub(crate) fn weekday_of(name: &str) -> Option<Weekday> {
    Some(match name.get(..3)?.to_ascii_lowercase().as_str() {
        "mon" => Weekday::Monday,
        "tue" => Weekday::Tuesday,
        "wed" => Weekday::Wednesday,
        "thu" => Weekday::Thursday,
        "fri" => Weekday::Friday,
        "sat" => Weekday::Saturday,
        "sun" => Weekday::Sunday,
        _ => return None,
    })
}

/// Whether the text is a date as records carry it: `2024-04-02`, `2024-04` or `2024` (ISO 8601).
pub(crate) fn is_partial_date(text: &str) -> bool {
    let digits =
        |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let shaped = digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2)) && parts.len() <= 3;
    let number = |index: usize| parts.get(index).map_or(Some(1), |part| part.parse::<i8>().ok());
    let (Ok(year), Some(month), Some(day)) = (parts[0].parse(), number(1), number(2)) else {
        return false;
    };
    shaped && Date::new(year, month, day).is_ok()
}

/// The date of a time stamp in markup: `2024-04-02T10:00:00+02:00`, or a date as printed.
pub(crate) fn of_markup(value: &str) -> Option<String> {
    let value = value.trim();
    if is_partial_date(value) {
        return Some(value.to_owned());
    }
    find(value).find_map(|found| found.date()).map(|date| date.to_string())
}

/// The date in the address of a page: `/2024/04/02/`, `/2024-04-02-`, `20240402`.
pub(crate) fn of_address(url: &str) -> Option<String> {
    static IN_PATH: LazyLock<Regex> =
        LazyLock::new(|| pattern::compile(r"[/_-]((?:19|20)\d\d)([/_-]?)(\d\d)[/_-]?(\d\d)(?:[/_.-]|$)"));
    let found = IN_PATH.captures(url)?;
    let date = format!("{}-{}-{}", &found[1], &found[3], &found[4]);
    is_partial_date(&date).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(text: &str) -> Option<String> {
        find(text).find_map(|found| found.date()).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_in_every_usual_form() {
        for text in [
            "on May 3, 2031",
            "3 May 2031",
            "Sat., 3rd of May, 2031",
            "the 3rd of May 2031",
            "2031-05-03T10:00Z",
            "3.5.2031",
            "03 MAY 2031",
            "Saturday, May 3rd 2031",
            "May 3, 20315:15 PM",
        ] {
            assert_eq!(first(text).as_deref(), Some("2031-05-03"), "{text}");
        }
        assert_eq!(first("23/05/2031").as_deref(), Some("2031-05-23"));
        assert_eq!(first("05/23/2031").as_deref(), Some("2031-05-23"));
    }

    #[test]
    fn what_is_no_date_or_an_ambiguous_one_is_none() {
        for text in [
            "31 June 2031",
            "Monday, 3 May 2031",
            "03/05/2031",
            "03-05-2031",
            "May 2031",
            "maybe 3 2031",
            "2031-13-01",
        ] {
            assert_eq!(first(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_a_year_takes_one_that_fits_its_weekday() {
        let found = find("on Saturday, the 3rd of May").next().unwrap();
        assert_eq!((found.year, found.month, found.day), (None, 5, 3));
        assert!(found.in_year(2031).is_some() && found.in_year(2030).is_none());
    }

    #[test]
    fn partial_dates_are_checked_against_the_calendar() {
        for date in ["2031", "2031-05", "2031-05-03", "2028-02-29"] {
            assert!(is_partial_date(date), "{date}");
        }
        for date in [
            "",
            "31",
            "2031-5",
            "2031-13",
            "2031-02-29",
            "2031-05-03T10",
            "2031-05-03-01",
            "+031",
            "20310503",
        ] {
            assert!(!is_partial_date(date), "{date}");
        }
    }
}
