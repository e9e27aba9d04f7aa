//! Turns what an expression says into a value, given the date of the document and the tense of the sentence.

use claimwire_record::Grain;
use jiff::civil::Date;

use super::expression::{Anchor, CalendarUnit, Clock, DayPart, Expression, Season, TimeKind, Which, YearOf};
use super::value;

/// Which way the governing verb points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It has happened.
    Past,
    /// It is to happen.
    Future,
    /// The verb does not say.
    Unknown,
}

/// The date of the document: a day, a month or only a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reference {
    /// The year.
    pub year: i16,
    /// 1 to 12.
    pub month: Option<i8>,
    /// 1 to 31; only with a month.
    pub day: Option<i8>,
}

impl Reference {
    /// Reads `2024`, `2024-04`, `2024-04-02`, or a timestamp that begins so.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.get(..10).unwrap_or(text).split('-');
        let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
        let month = parts.next().and_then(|part| part.parse().ok()).filter(|month| (1..=12).contains(month));
        let day = month.and(parts.next()).and_then(|part| part.parse().ok());
        let day = day.filter(|day| jiff::civil::Date::new(year, month.unwrap_or(1), *day).is_ok());
        Some(Reference { year, month, day })
    }

    /// The date, where the day is known.
    fn date(&self) -> Option<Date> {
        Date::new(self.year, self.month?, self.day?).ok()
    }

    /// The document's date as far as it is known.
    fn known(&self) -> (String, Grain) {
        match (self.month, self.day) {
            (Some(month), Some(day)) => (format!("{:04}-{month:02}-{day:02}", self.year), Grain::Day),
            (Some(month), None) => (format!("{:04}-{month:02}", self.year), Grain::Month),
            _ => (format!("{:04}", self.year), Grain::Year),
        }
    }
}

/// A resolved expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// ISO 8601 or TIMEX3: `2024-04-02`, `2024-W14`, `P14Y`, `XXXX-10`, `PAST_REF`.
    pub value: String,
    /// How fine it is.
    pub grain: Grain,
    /// The TIMEX3 type of the value.
    pub timex_type: TimeKind,
}

/// A value before the time of day is added.
type Value = (String, Grain);

/// The value of `expression` in a document of the date `reference`, said in the tense `direction`. None where
/// nothing can be told without a finer date.
pub fn resolve(
    expression: &Expression,
    reference: Option<&Reference>,
    direction: Direction,
) -> Option<Resolved> {
    let context = Context { reference: reference.copied(), direction };
    let (mut value, grain) = context.anchor(&expression.anchor)?;
    if grain == Grain::Day && value.len() == 10 {
        with_time(&mut value, expression.clock, expression.part);
    }
    let timex_type = match expression.anchor {
        Anchor::Length(..) => TimeKind::Duration,
        Anchor::Every(..) | Anchor::EveryWeekday(_) | Anchor::EveryMonth(_) => TimeKind::Set,
        _ if expression.clock.is_some() || expression.part.is_some() => TimeKind::Time,
        _ => TimeKind::Date,
    };
    Some(Resolved { value, grain, timex_type })
}

/// Appends `T17:00`, `T17` or `TMO`.
fn with_time(value: &mut String, clock: Option<Clock>, part: Option<DayPart>) {
    use std::fmt::Write;
    if let Some(clock) = clock {
        let _ = write!(value, "T{:02}", clock.hour);
        if let Some(minute) = clock.minute {
            let _ = write!(value, ":{minute:02}");
        }
        value.push_str(if clock.utc { "Z" } else { "" });
    } else if let Some(part) = part {
        value.push_str(match part {
            DayPart::Morning => "TMO",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        });
    }
}

/// What an expression is resolved against.
struct Context {
    reference: Option<Reference>,
    direction: Direction,
}

impl Context {
    fn anchor(&self, anchor: &Anchor) -> Option<Value> {
        Some(match *anchor {
            Anchor::Year(year) | Anchor::FiscalYear(year) => value::year(year),
            Anchor::Decade(year) => (format!("{:03}", year.div_euclid(10)), Grain::Era),
            Anchor::Century(number) => (format!("{:02}", number.saturating_sub(1)), Grain::Era),
            Anchor::Month(month, year) => value::month(self.year_of_month(month, year), month),
            Anchor::Day(month, day, year) => value::day(self.year_of_day(month, day, year), month, day)?,
            Anchor::DayOfMonth(day) => self.day_of_month(day)?,
            Anchor::Quarter(quarter, year) => value::part(self.year_of_quarter(quarter, year), 'Q', quarter),
            Anchor::Half(half, year) => value::part(self.year_of_quarter(half * 2, year), 'H', half),
            Anchor::Season(season, year) => value::season(self.year_of_season(season, year), season),
            Anchor::Weekday(day, which) => value::date(self.weekday(day, which)?),
            Anchor::Unit(unit, offset) => self.unit(unit, offset)?,
            Anchor::Shifted(amount, unit) => self.shifted(amount, unit)?,
            Anchor::ThisDay => self.reference?.known(),
            Anchor::Length(amount, unit) | Anchor::Every(amount, unit) => value::length(amount, unit),
            Anchor::EveryWeekday(day) => (format!("XXXX-WXX-{day}"), Grain::Day),
            Anchor::EveryMonth(month) => value::month(None, month),
            Anchor::Past => ("PAST_REF".to_owned(), Grain::Era),
            Anchor::Present => ("PRESENT_REF".to_owned(), Grain::Era),
            Anchor::Future => ("FUTURE_REF".to_owned(), Grain::Era),
        })
    }

    /// The year that is stated or counted from the document's; none where it hangs on more.
    fn told_year(&self, year: YearOf) -> Option<i16> {
        match year {
            YearOf::Stated(year) => Some(year),
            YearOf::Shifted(offset) => self.reference.map(|reference| reference.year.saturating_add(offset)),
            YearOf::Named(Which::This) => self.reference.map(|reference| reference.year),
            YearOf::Named(_) => None,
        }
    }

    fn year_of_month(&self, month: u8, year: YearOf) -> Option<i16> {
        let YearOf::Named(which) = year else { return self.told_year(year) };
        let reference = self.reference?;
        Some(reference.year + self.turn(which, month as i8 - reference.month?, 5, 8))
    }

    /// How many years to go for the one meant, given how far behind the document's month or quarter the named one
    /// lies in the same year; `late` and `early` are from where on the year before and the year after are nearer.
    fn turn(&self, which: Which, behind: i8, late: i8, early: i8) -> i16 {
        let back = match (which, self.direction) {
            (Which::This, _) => false,
            (Which::Last, _) => behind >= 0,
            (Which::Next, _) | (Which::Bare, Direction::Future) => false,
            (Which::Bare, Direction::Past) => behind > 0,
            (Which::Bare, Direction::Unknown) => behind >= late,
        };
        let on = match (which, self.direction) {
            (Which::This | Which::Last, _) | (Which::Bare, Direction::Past) => false,
            (Which::Next, _) => behind <= 0,
            (Which::Bare, Direction::Future) => behind < 0,
            (Which::Bare, Direction::Unknown) => behind <= -early,
        };
        i16::from(on) - i16::from(back)
    }

    /// A day without a year is seldom more than some months away, whatever the tense.
    fn year_of_day(&self, month: u8, day: u8, year: YearOf) -> Option<i16> {
        let YearOf::Named(which) = year else { return self.told_year(year) };
        let reference = self.reference?;
        let behind = month as i8 - reference.month?;
        let later = reference.day.map_or(0, |today| (day as i8 - today).signum());
        if which != Which::Bare {
            return Some(reference.year + self.turn(which, if behind == 0 { later } else { behind }, 7, 7));
        }
        let (late, early) = match self.direction {
            Direction::Past => (4, 9),
            // "retires on 31 December", told in March, is to come.
            Direction::Future => (12, 4),
            Direction::Unknown => (7, 7),
        };
        Some(reference.year - i16::from(behind >= late) + i16::from(behind <= -early))
    }

    fn day_of_month(&self, day: u8) -> Option<Value> {
        let reference = self.reference?;
        let (month, today) = (reference.month?, reference.day?);
        let shift = match self.direction {
            Direction::Past if day as i8 > today => -1,
            Direction::Future if (day as i8) < today => 1,
            _ => 0,
        };
        let (year, month) = value::month_shifted(reference.year, month, shift);
        value::day(Some(year), month, day)
    }

    fn year_of_quarter(&self, quarter: u8, year: YearOf) -> Option<i16> {
        let YearOf::Named(which) = year else { return self.told_year(year) };
        let reference = self.reference?;
        let now = (reference.month? - 1) / 3 + 1;
        Some(reference.year + self.turn(which, quarter as i8 - now, 9, 9))
    }

    fn year_of_season(&self, season: Season, year: YearOf) -> Option<i16> {
        if let Some(year) = self.told_year(year).filter(|_| year != YearOf::Named(Which::This)) {
            return Some(year);
        }
        let YearOf::Named(which) = year else { return None };
        let reference = self.reference?;
        let month = reference.month?;
        let first = value::first_month(season) as i8;
        if season == Season::Winter && month <= 2 && which != Which::Next {
            return Some(reference.year - if which == Which::Last { 2 } else { 1 });
        }
        let running = (first..first + 3).contains(&month);
        let behind = if running { 0 } else { first - month };
        Some(reference.year + self.turn(which, behind, 6, 9))
    }

    fn weekday(&self, day: u8, which: Which) -> Option<Date> {
        let today = self.reference?.date()?;
        let ahead = (day as i64 - today.weekday().to_monday_one_offset() as i64).rem_euclid(7);
        let days = match (which, self.direction) {
            (Which::Last, _) => {
                if ahead == 0 {
                    -7
                } else {
                    ahead - 7
                }
            }
            (Which::Next, _) => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            (Which::This, _) => day as i64 - today.weekday().to_monday_one_offset() as i64,
            (Which::Bare, Direction::Future) => ahead,
            (Which::Bare, _) => {
                if ahead == 0 {
                    0
                } else {
                    ahead - 7
                }
            }
        };
        value::days_on(today, days)
    }

    /// "last year", "this week", "tomorrow".
    fn unit(&self, unit: CalendarUnit, offset: i16) -> Option<Value> {
        let reference = self.reference?;
        let year = reference.year;
        Some(match unit {
            CalendarUnit::Year => value::year(year.checked_add(offset)?),
            CalendarUnit::Decade => (format!("{:03}", year / 10 + offset), Grain::Era),
            CalendarUnit::Century => (format!("{:02}", year / 100 + offset), Grain::Era),
            CalendarUnit::Month => {
                let (year, month) = value::month_shifted(year, reference.month?, offset.into());
                value::month(Some(year), month)
            }
            CalendarUnit::Quarter => {
                let quarter = i32::from((reference.month? - 1) / 3) + i32::from(offset);
                let year = i32::from(year) + quarter.div_euclid(4);
                value::part(i16::try_from(year).ok(), 'Q', quarter.rem_euclid(4) as u8 + 1)
            }
            CalendarUnit::Week => value::week(value::days_on(reference.date()?, i64::from(offset) * 7)?),
            CalendarUnit::Weekend => self.weekend(reference.date()?, offset)?,
            _ if offset == 0 => reference.known(),
            _ => value::date(value::days_on(reference.date()?, i64::from(offset))?),
        })
    }

    /// The weekend: the last one that has begun, or the coming one.
    fn weekend(&self, today: Date, offset: i16) -> Option<Value> {
        let begun = today.weekday().to_monday_one_offset() >= 6;
        let weeks = match offset {
            0 => 0,
            1 => i64::from(begun),
            _ if begun || self.direction == Direction::Future => 0,
            _ => -1,
        };
        let (value, grain) = value::week(value::days_on(today, weeks * 7)?);
        Some((value + "-WE", grain))
    }

    /// "two years ago" at the grain of years, "a week ago" at that of days.
    fn shifted(&self, amount: f64, unit: CalendarUnit) -> Option<Value> {
        let reference = self.reference?;
        let whole = amount.fract() == 0.0;
        let years = match unit {
            CalendarUnit::Year => amount,
            CalendarUnit::Decade => amount * 10.0,
            CalendarUnit::Century => amount * 100.0,
            _ => 0.0,
        };
        if years != 0.0 && (whole || unit != CalendarUnit::Year) {
            return Some(value::year(reference.year.checked_add(value::small(years)?)?));
        }
        let months = match unit {
            CalendarUnit::Year => amount * 12.0,
            CalendarUnit::Quarter => amount * 3.0,
            CalendarUnit::Month => amount,
            _ => 0.0,
        };
        if months != 0.0 {
            let (year, month) =
                value::month_shifted(reference.year, reference.month?, value::small(months)?.into());
            return Some(value::month(Some(year), month));
        }
        let days = match unit {
            CalendarUnit::Week => amount * 7.0,
            CalendarUnit::Day => amount,
            _ => 0.0,
        };
        Some(value::date(value::days_on(reference.date()?, value::small(days)?.into())?))
    }
}
