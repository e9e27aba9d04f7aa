//! ISO 8601 values as claims carry them turn into periods of days, and durations into periods of beginnings.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

/// Days from `from` to `to`, both inside. Days count from 1970-01-01.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Period {
    pub from: i32,
    pub to: i32,
}

impl Period {
    /// The days that `2024-04-02`, `2024-04`, `2024`, `2024-W07`, `2024-Q2`, `2024-H1` or `202X` name; none for what names
    /// no days, such as `XXXX-10`.
    pub fn parse(value: &str) -> Option<Period> {
        let (year, rest) = value.split_at_checked(4)?;
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        if let Some(decade) = year.strip_suffix('X') {
            let first: i16 = decade.parse::<i16>().ok()?.checked_mul(10)?;
            return Period::between(Date::new(first, 1, 1).ok()?, Date::new(first + 9, 12, 31).ok()?);
        }
        let year: i16 = year.parse().ok()?;
        match rest.as_bytes() {
            [] => Period::between(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?),
            [b'W', ..] => week(year, rest),
            [b'Q', quarter @ b'1'..=b'4'] => months(year, (quarter - b'1') as i8 * 3 + 1, 3),
            [b'H', half @ b'1'..=b'2'] => months(year, (half - b'1') as i8 * 6 + 1, 6),
            _ => month_or_day(year, rest),
        }
    }
    fn between(from: Date, to: Date) -> Option<Period> {
        Some(Period { from: day_number(from), to: day_number(to) })
    }
    /// Whether all of it lies before all of `other`.
    pub fn is_before(self, other: Period) -> bool {
        self.to < other.from
    }
    /// The days on which something began that has lasted for `duration` (`P14Y`, `P7Y6M`) on a day of this period.
    /// Whoever says "14 years" counts whole years, or rounds up from half a year: on 2 April 2024 that is a beginning
    /// from 3 April 2009 to 2 October 2010.
    pub fn beginning(self, duration: &str) -> Option<Period> {
        let length: Span = duration.parse().ok()?;
        let (unit, half): (Span, Span) = match duration.as_bytes().last()? {
            b'Y' => (1.year(), 6.months()),
            // "Seven and a half years" is told to the nearest half.
            b'M' if duration.contains('Y') => (3.months(), 3.months()),
            b'M' => (1.month(), 15.days()),
            b'W' => (1.week(), 3.days()),
            b'D' => (1.day(), 0.days()),
            _ => return None,
        };
        let (first, last) = (date_of(self.from)?, date_of(self.to)?);
        let earliest = first.checked_sub(length).ok()?.checked_sub(unit).ok()?.tomorrow().ok()?;
        Period::between(earliest, last.checked_sub(length).ok()?.checked_add(half).ok()?)
    }
}

fn week(year: i16, rest: &str) -> Option<Period> {
    let number: i8 = rest.get(1..3)?.parse().ok()?;
    let monday = ISOWeekDate::new(year, number, Weekday::Monday).ok()?.date();
    let sunday = monday.checked_add(6.days()).ok()?;
    let from = if rest.ends_with("-WE") { sunday.yesterday().ok()? } else { monday };
    Period::between(from, sunday)
}

fn months(year: i16, month: i8, count: i32) -> Option<Period> {
    let from = Date::new(year, month, 1).ok()?;
    Period::between(from, from.checked_add(count.months()).ok()?.yesterday().ok()?)
}

fn month_or_day(year: i16, rest: &str) -> Option<Period> {
    let Some((month, day)) = rest.split_once('-') else { return months(year, rest.parse().ok()?, 1) };
    let day = Date::new(year, month.parse().ok()?, day.get(..2)?.parse().ok()?).ok()?;
    Period::between(day, day)
}

fn day_number(date: Date) -> i32 {
    let epoch = Date::constant(1970, 1, 1);
    date.since(epoch).map_or(0, |span| span.get_days())
}

fn date_of(day: i32) -> Option<Date> {
    Date::constant(1970, 1, 1).checked_add(day.days()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(value: &str) -> (i32, i32) {
        let period = Period::parse(value).unwrap();
        (period.from, period.to)
    }

    #[test]
    fn grains_hold_their_days() {
        assert_eq!(days("1970-01-02"), (1, 1));
        assert_eq!(days("1970-02"), (31, 58));
        assert_eq!(days("1971"), (365, 729));
        assert_eq!(days("2024-W07-WE").1 - days("2024-W07-WE").0, 1);
        assert_eq!(days("2015-H2"), (days("2015-07").0, days("2015-12").1));
        assert_eq!(days("2024-Q1"), (days("2024-01").0, days("2024-03").1));
        for nothing in ["XXXX-10", "", "soon", "2024-13", "2024-02-31", "P3Y"] {
            assert_eq!(Period::parse(nothing), None, "{nothing}");
        }
    }

    #[test]
    fn years_in_office_tell_when_it_began() {
        let began = |asof: &str, length: &str| Period::parse(asof).unwrap().beginning(length).unwrap();
        let (fourteen, thirteen) = (began("2024-04-02", "P14Y"), began("2024-01", "P13Y"));
        assert_eq!((fourteen.from, fourteen.to), (days("2009-04-03").0, days("2010-10-02").0));
        let since_october = days("2014-10");
        let ten = began("2024-06-18", "P10Y");
        assert!(
            ten.from <= since_october.0 && since_october.1 <= ten.to,
            "nine and a half years are said to be ten"
        );
        assert!(began("2016-09-08", "P7Y6M").from <= days("2009-01").0);
        assert!(thirteen.from < fourteen.to && fourteen.from < thirteen.to, "the two agree");
        assert!(Period::parse("2024").unwrap().beginning("P").is_none());
    }
}
