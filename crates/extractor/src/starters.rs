//! Which words can open a number or an expression of time, read off the vocabulary once, so that the recognisers look
//! at those alone.

use claimwire_rules::units::{Unit, UnitKind};
use claimwire_rules::vocabulary::{Symbol, Vocabulary};

use crate::times::Class;
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
    /// By symbol what the word can open or carry in an expression of time.
    classes: Vec<Option<Class>>,
}

impl Starters {
    /// Looks at every word of a vocabulary.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let word = |symbol: u32| vocabulary.word(Symbol(symbol));
        let symbols = 0..vocabulary.len() as u32;
        let classes: Vec<Option<Class>> = symbols.clone().map(|symbol| times::class(word(symbol))).collect();
        let of = |symbol: u32| {
            let number = if numbers::may_open(word(symbol)) { NUMBER } else { 0 };
            let time = if classes[symbol as usize].is_some() { TIME } else { 0 };
            if symbol == Symbol::UNKNOWN.0 { UNKNOWN } else { number | time }
        };
        Starters { words: symbols.map(of).collect(), classes }
    }
    /// Whether a word can open a number; `folded` gives its folded form.
    #[inline]
    pub fn number<'w>(&self, unit: &Unit, folded: impl FnOnce() -> &'w str) -> bool {
        let known = self.of(unit.symbol);
        known & NUMBER != 0 || known == UNKNOWN && numbers::may_open(folded())
    }
    /// What a word can open or carry in an expression of time; `folded` gives its folded form.
    #[inline]
    pub(crate) fn time<'w>(&self, unit: &Unit, folded: impl FnOnce() -> &'w str) -> Option<Class> {
        if self.of(unit.symbol) == UNKNOWN {
            return times::class(folded());
        }
        self.classes[unit.symbol.0 as usize]
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
