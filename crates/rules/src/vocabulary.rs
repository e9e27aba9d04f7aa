//! Words as small numbers: every folded word that rules, lists or lexicons mention has a symbol.

use rustc_hash::FxHashMap;

/// A folded word known to the rules. [`Symbol::UNKNOWN`] stands for every other word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(pub u32);

impl Symbol {
    /// A word that no rule, list or lexicon mentions.
    pub const UNKNOWN: Symbol = Symbol(0);
}

/// The folded words known to the rules.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    symbols: FxHashMap<Box<str>, Symbol>,
    words: Vec<Box<str>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary { symbols: FxHashMap::default(), words: vec!["".into()] }
    }
}

impl Vocabulary {
    /// The symbol of a folded word, new if need be.
    pub fn intern(&mut self, folded: &str) -> Symbol {
        if let Some(&symbol) = self.symbols.get(folded) {
            return symbol;
        }
        let symbol = Symbol(self.words.len() as u32);
        self.words.push(folded.into());
        self.symbols.insert(folded.into(), symbol);
        symbol
    }
    /// The symbol of a folded word, [`Symbol::UNKNOWN`] if no rule mentions it.
    pub fn get(&self, folded: &str) -> Symbol {
        self.symbols.get(folded).copied().unwrap_or(Symbol::UNKNOWN)
    }
    /// The folded word of a symbol; empty for [`Symbol::UNKNOWN`].
    pub fn word(&self, symbol: Symbol) -> &str {
        &self.words[symbol.0 as usize]
    }
    /// Number of known words, plus one for the unknown.
    pub fn len(&self) -> usize {
        self.words.len()
    }
    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.words.len() == 1
    }
}
