//! What an expression of time says, before any date of publication is known.

use std::ops::Range;

/// The TIMEX3 type of an expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TimeKind {
    /// A day or anything coarser.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again: "every Tuesday".
    Set,
}

/// One expression of time. Unit indices are those of the whole text.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeMention {
    /// The expression, without a preposition before it.
    pub units: Range<u32>,
    /// Its type.
    pub kind: TimeKind,
    /// What it says.
    pub expression: Expression,
    /// The preposition directly before it (in, on, at, by, since, until, for, after, before, during …).
    pub lead: Option<u32>,
}

/// A unit of the calendar, from fine to coarse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CalendarUnit {
    /// A second.
    Second,
    /// A minute.
    Minute,
    /// An hour.
    Hour,
    /// A day.
    Day,
    /// An ISO week.
    Week,
    /// A weekend.
    Weekend,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// A season of unnamed kind.
    Season,
    /// A year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

/// One of the four seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February, counted to the year in which it begins.
    Winter,
}

/// A part of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// `TMO`.
    Morning,
    /// `TAF`.
    Afternoon,
    /// `TEV`.
    Evening,
    /// `TNI`.
    Night,
}

/// Which one of several that bear the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Which {
    /// Only the name: "Tuesday", "in October".
    Bare,
    /// "this Tuesday", "this October".
    This,
    /// "last Tuesday".
    Last,
    /// "next Tuesday".
    Next,
}

/// The year of a month, quarter or season.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearOf {
    /// Written out.
    Stated(i16),
    /// Not said, or only "last October".
    Named(Which),
    /// So many years from the document's: -1 for "October of last year".
    Shifted(i16),
}

/// What part of the value is meant within the named time: start, middle or end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modifier {
    /// "early", "the beginning of".
    Start,
    /// "mid-".
    Middle,
    /// "late", "the end of".
    End,
    /// "about", "around".
    Approximate,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u8,
    /// 0 to 59, where it is said.
    pub minute: Option<u8>,
    /// Whether it is told in universal time.
    pub utc: bool,
}

/// How often a unit is counted in a length of time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// So many.
    Exactly(f64),
    /// "several", "a few", or the plural alone: `X`.
    Some,
}

/// What an expression says, unresolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expression {
    /// The time named.
    pub anchor: Anchor,
    /// The time of day, where one is said.
    pub clock: Option<Clock>,
    /// The part of the day, where one is said.
    pub part: Option<DayPart>,
    /// The part of the named time that is meant.
    pub modifier: Option<Modifier>,
}

/// The time that an expression names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Anchor {
    /// "2024".
    Year(i16),
    /// "the fiscal year 2024".
    FiscalYear(i16),
    /// "the 1990s"; the year is that of its start.
    Decade(i16),
    /// "the 20th century" is 20.
    Century(u8),
    /// "October", "October 2024".
    Month(u8, YearOf),
    /// "2 April", "April 2, 2024": month, day, year.
    Day(u8, u8, YearOf),
    /// "the 21st".
    DayOfMonth(u8),
    /// "the first quarter".
    Quarter(u8, YearOf),
    /// "the first half of 2024".
    Half(u8, YearOf),
    /// "spring".
    Season(Season, YearOf),
    /// "Tuesday": 1 is Monday.
    Weekday(u8, Which),
    /// "today" is 0 days, "last year" -1 years, "this week" 0 weeks.
    Unit(CalendarUnit, i16),
    /// "two years ago" is -2 years, "a week ago" -1 weeks at the grain of days.
    Shifted(f64, CalendarUnit),
    /// Only a time of day: the document's day.
    ThisDay,
    /// A length of time.
    Length(Amount, CalendarUnit),
    /// A number of units that comes again: "weekly", "every two years".
    Every(Amount, CalendarUnit),
    /// "every Tuesday".
    EveryWeekday(u8),
    /// "each July".
    EveryMonth(u8),
    /// `PAST_REF`.
    Past,
    /// `PRESENT_REF`.
    Present,
    /// `FUTURE_REF`.
    Future,
}

impl Anchor {
    /// The year that is written out with a month or a day.
    pub(super) fn stated_year(self) -> Option<i16> {
        match self {
            Anchor::Month(_, YearOf::Stated(year)) | Anchor::Day(_, _, YearOf::Stated(year)) => Some(year),
            _ => None,
        }
    }

    /// A month or a day without a year as the beginning of a time that ends in `last`, which lies in `year`; all else as it is.
    pub(super) fn up_to(self, last: Anchor, year: i16) -> Anchor {
        let place = |anchor: Anchor| match anchor {
            Anchor::Month(month, _) => Some((month, 0)),
            Anchor::Day(month, day, _) => Some((month, day)),
            _ => None,
        };
        let begun_before = place(self) > place(last);
        let year = YearOf::Stated(if begun_before { year - 1 } else { year });
        match self {
            Anchor::Month(month, YearOf::Named(Which::Bare)) => Anchor::Month(month, year),
            Anchor::Day(month, day, YearOf::Named(Which::Bare)) => Anchor::Day(month, day, year),
            other => other,
        }
    }
}
