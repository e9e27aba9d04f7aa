//! One sentence, read unit by unit without ever reading past its ends.

use std::ops::Range;

use claimwire_rules::units::{Unit, UnitKind, Units};

/// The units `start..end` of a text.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'a> {
    pub(crate) text: &'a str,
    pub(crate) units: &'a Units,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl<'a> Sentence<'a> {
    /// The part `range` of the units, cut to what there is.
    pub(crate) fn new(text: &'a str, units: &'a Units, range: Range<usize>) -> Self {
        let end = range.end.min(units.len());
        Sentence { text, units, start: range.start.min(end), end }
    }

    /// Unit `index`, if it is in the sentence.
    pub(crate) fn unit(&self, index: usize) -> Option<&'a Unit> {
        if index < self.start || index >= self.end { None } else { self.units.all().get(index) }
    }

    /// The units from `index` on; none behind the sentence.
    pub(crate) fn from(&self, index: usize) -> Option<&'a [Unit]> {
        self.units.all().get(index..self.end)
    }

    /// The folded form of unit `index`; empty outside the sentence and for tags and addresses.
    pub(crate) fn word(&self, index: usize) -> &'a str {
        match self.unit(index).map(|unit| unit.kind) {
            None | Some(UnitKind::Hashtag | UnitKind::Handle | UnitKind::Address) => "",
            Some(_) => self.units.folded(index),
        }
    }

    /// The folded form of the unit `steps` before `index`.
    pub(crate) fn before(&self, index: usize, steps: usize) -> &'a str {
        index.checked_sub(steps).map_or("", |at| self.word(at))
    }

    /// Unit `index` as printed.
    pub(crate) fn raw(&self, index: usize) -> &'a str {
        self.unit(index).and_then(|unit| self.text.get(unit.span.range())).unwrap_or("")
    }

    /// Whether unit `index` is of `kind`.
    pub(crate) fn is(&self, index: usize, kind: UnitKind) -> bool {
        self.unit(index).is_some_and(|unit| unit.kind == kind)
    }

    /// Whether unit `index` stands directly behind the unit before it.
    pub(crate) fn joined(&self, index: usize) -> bool {
        self.unit(index).is_some_and(|unit| !unit.spaced)
    }

    /// Whether unit `index` is a word that begins with an upper-case letter.
    pub(crate) fn capitalised(&self, index: usize) -> bool {
        self.unit(index).is_some_and(Unit::is_capitalised)
    }

    /// Whether the units from `index` on are exactly `words`.
    pub(crate) fn reads(&self, index: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.word(index + step) == *word)
    }

    /// Whether the units that end right before `index` are exactly `words`.
    pub(crate) fn ends(&self, index: usize, words: &[&str]) -> bool {
        index.checked_sub(words.len()).is_some_and(|at| self.reads(at, words))
    }
}
