//! Turns what an expression says into a value, given the date of the document and the tense of the sentence.

use claimwire_record::Grain;

use super::expression::{Expression, TimeKind};

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
        let year = parts.next()?.parse().ok()?;
        let month = parts.next().and_then(|part| part.parse().ok()).filter(|month| (1..=12).contains(month));
        let day = month.and(parts.next()).and_then(|part| part.parse().ok());
        let day = day.filter(|day| jiff::civil::Date::new(year, month.unwrap_or(1), *day).is_ok());
        Some(Reference { year, month, day })
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

/// The value of `expression` in a document of the date `reference`, said in the tense `direction`. None where
/// nothing can be told without a finer date.
pub fn resolve(
    expression: &Expression,
    reference: Option<&Reference>,
    direction: Direction,
) -> Option<Resolved> {
    let _ = (expression, reference, direction);
    None
}
