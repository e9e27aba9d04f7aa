//! Which words can open a number or an expression of time, read off the vocabulary once, so that the recognisers look
//! at those alone.

use claimwire_rules::units::{Unit, UnitKind};
use claimwire_rules::vocabulary::{Symbol, Vocabulary};

use crate::{numbers, times};

/// It is not known beforehand what the word can open.
const UNKNOWN: u8 = 1;
const NUMBER: u8 = 2;
const TIME: u8 = 4;

/// What each known word can open.
#[derive(Debug, Default)]
pub struct Starters {
    /// By symbol.
    words: Vec<u8>,
}

impl Starters {
    /// Looks at every word of a vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let of = |symbol: u32| {
            let word = vocabulary.word(Symbol(symbol));
            let number = if numbers::may_open(word) { NUMBER } else { 0 };
            let time = if times::may_open(word) { TIME } else { 0 };
            if symbol == Symbol::UNKNOWN.0 { UNKNOWN } else { number | time }
        };
        Starters { words: (0..vocabulary.len() as u32).map(of).collect() }
    }
    /// Whether a word can open a number; `folded` gives its folded form.
    #[inline]
    pub fn number<'w>(&self, unit: &Unit, folded: impl FnOnce() -> &'w str) -> bool {
        let known = self.of(unit.symbol);
        known & NUMBER != 0 || known == UNKNOWN && numbers::may_open(folded())
    }
    /// Whether a word can open an expression of time, or carry it.
    #[inline]
    pub fn time<'w>(&self, unit: &Unit, folded: impl FnOnce() -> &'w str) -> bool {
        let known = self.of(unit.symbol);
        known & TIME != 0 || known == UNKNOWN && times::may_open(folded())
    }
    /// Whether a number can begin with such a unit, as far as its kind and its symbol tell.
    #[inline]
    pub fn may_be_number(&self, unit: &Unit) -> bool {
        match unit.kind {
            UnitKind::Number | UnitKind::Ordinal => true,
            UnitKind::Word => self.of(unit.symbol) & (NUMBER | UNKNOWN) != 0,
            // ".5"
            UnitKind::Punctuation => unit.spaced,
            _ => false,
        }
    }
    /// The same for an expression of time.
    #[inline]
    pub fn may_be_time(&self, unit: &Unit) -> bool {
        match unit.kind {
            UnitKind::Number | UnitKind::Ordinal => true,
            UnitKind::Word => self.of(unit.symbol) & (TIME | UNKNOWN) != 0,
            _ => false,
        }
    }
    #[inline]
    fn of(&self, symbol: Symbol) -> u8 {
        self.words.get(symbol.0 as usize).copied().unwrap_or(UNKNOWN)
    }
}
