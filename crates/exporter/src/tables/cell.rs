//! A field of a record turns into a cell: one value of one of four kinds, or nothing.

use std::borrow::Cow;

use claimwire_record::{Location, SlotValue, Time};
use serde::Serialize;

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Integer,
    Real,
    Flag,
}

/// A column of a table.
#[derive(Debug, PartialEq)]
pub(crate) struct Column {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether a cell may hold nothing.
    pub nullable: bool,
}

impl Column {
    /// A column that always holds a value.
    pub const fn always(name: &'static str, kind: Kind) -> Self {
        Column { name, kind, nullable: false }
    }
    /// A column that may hold nothing.
    pub const fn maybe(name: &'static str, kind: Kind) -> Self {
        Column { name, kind, nullable: true }
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell<'r> {
    Null,
    Text(Cow<'r, str>),
    Integer(i64),
    Real(f64),
    Flag(bool),
}

impl<'r> Cell<'r> {
    pub fn text(text: &'r str) -> Self {
        Cell::Text(Cow::Borrowed(text))
    }
    pub fn maybe(text: &'r Option<String>) -> Self {
        text.as_deref().map_or(Cell::Null, Cell::text)
    }
    pub fn real(number: Option<f64>) -> Self {
        number.map_or(Cell::Null, Cell::Real)
    }
    pub fn integer(number: Option<u32>) -> Self {
        number.map_or(Cell::Null, |number| Cell::Integer(number.into()))
    }
    pub fn index(index: usize) -> Self {
        Cell::Integer(index as i64)
    }
    /// The word that a record writes for an enum; nothing for none.
    pub fn word(value: &impl Serialize) -> Self {
        match serde_json::to_value(value) {
            Ok(serde_json::Value::String(word)) => Cell::Text(word.into()),
            _ => Cell::Null,
        }
    }
    /// The value as JSON text.
    pub fn json(value: &impl Serialize) -> Self {
        serde_json::to_string(value).map_or(Cell::Null, |text| Cell::Text(text.into()))
    }
    /// What identifies the value of a slot: an entity's id, else the value itself.
    pub fn identity(value: &SlotValue) -> Self {
        value.identity().map_or(Cell::Null, |text| Cell::Text(text.into()))
    }
    #[cfg(test)]
    pub fn fits(&self, column: &Column) -> bool {
        match self {
            Cell::Null => column.nullable,
            Cell::Text(_) => column.kind == Kind::Text,
            Cell::Integer(_) => column.kind == Kind::Integer,
            Cell::Real(_) => column.kind == Kind::Real,
            Cell::Flag(_) => column.kind == Kind::Flag,
        }
    }
}

/// The four cells of a place: code points, then bytes.
pub(crate) fn place(span: &Location) -> [Cell<'static>; 4] {
    [span.start, span.end, span.byte_start, span.byte_end].map(Cell::integer)
}

/// The four cells of a time.
pub(crate) fn time(time: &Time) -> [Cell<'_>; 4] {
    [Cell::maybe(&time.value), Cell::word(&time.grain), Cell::maybe(&time.text), Cell::word(&time.basis)]
}
