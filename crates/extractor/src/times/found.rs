//! One expression while it is put together.

use super::expression::{Anchor, Clock, DayPart, Expression, Modifier, TimeKind};

/// An expression in the units `start..end`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) kind: TimeKind,
    pub(crate) expression: Expression,
}

impl Found {
    /// A date, a length or a set, without clock or modifier.
    pub(crate) fn new(start: usize, end: usize, kind: TimeKind, anchor: Anchor) -> Self {
        let expression = Expression { anchor, clock: None, part: None, modifier: None };
        Found { start, end, kind, expression }
    }

    pub(crate) fn date(start: usize, end: usize, anchor: Anchor) -> Self {
        Found::new(start, end, TimeKind::Date, anchor)
    }

    pub(crate) fn with_part(mut self, part: DayPart, end: usize) -> Self {
        (self.expression.part, self.kind, self.end) = (Some(part), TimeKind::Time, end);
        self
    }

    pub(crate) fn with_clock(mut self, clock: Clock, start: usize, end: usize) -> Self {
        (self.expression.clock, self.kind) = (Some(clock), TimeKind::Time);
        (self.start, self.end) = (self.start.min(start), self.end.max(end));
        self
    }

    pub(crate) fn modified(mut self, modifier: Modifier, start: usize) -> Self {
        (self.expression.modifier, self.start) = (Some(modifier), start);
        self
    }
}
