//! Words as small numbers: every folded word that rules, lists or lexicons mention has a symbol.

use std::ops::Range;

use rustc_hash::FxHashMap;

/// A folded word known to the rules. [`Symbol::UNKNOWN`] stands for every other word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol(pub u32);

impl Symbol {
    /// A word that no rule, list or lexicon mentions.
    pub const UNKNOWN: Symbol = Symbol(0);
}

/// A word of up to 15 bytes as two numbers: its bytes, zeros behind them, and its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct ShortWord([u64; 2]);

/// By number of bytes what keeps so many of them.
const FIRST_BYTES: [u128; 16] = {
    let mut first = [0; 16];
    let mut bytes = 1;
    while bytes < first.len() {
        first[bytes] = first[bytes - 1] << 8 | 0xFF;
        bytes += 1;
    }
    first
};

impl ShortWord {
    fn new(word: &str) -> Option<Self> {
        let mut bytes = [0u8; 16];
        bytes[..15].get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Some(ShortWord::of(u128::from_le_bytes(bytes), word.len()))
    }
    /// The word in `range` of a text, read together with what stands behind it, which costs less than to copy it.
    #[inline]
    fn within(text: &str, range: &Range<usize>) -> Option<Self> {
        match text.as_bytes().get(range.start..).and_then(|rest| rest.first_chunk()) {
            Some(window) if range.len() < window.len() => {
                let word = u128::from_le_bytes(*window) & FIRST_BYTES[range.len()];
                Some(ShortWord::of(word, range.len()))
            }
            Some(_) => None,
            None => ShortWord::new(&text[range.clone()]),
        }
    }
    fn of(bytes: u128, length: usize) -> Self {
        ShortWord([bytes as u64, (bytes >> 64) as u64 | (length as u64) << 56])
    }
    /// A number whose upper bits are spread evenly over the words of English.
    fn hash(self) -> u64 {
        let mixed = self.0[0] ^ self.0[1].rotate_left(29);
        (mixed ^ mixed >> 32).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }
}

/// The folded words known to the rules. Short words, which are nearly all, lie in a table with open addressing and
/// are told apart by two comparisons; longer ones in a map.
#[derive(Debug, Clone)]
pub struct Vocabulary {
    /// A word and its symbol; [`Symbol::UNKNOWN`] where the slot is free. Its length is a power of two, or 0.
    short: Vec<(ShortWord, Symbol)>,
    long: FxHashMap<Box<str>, Symbol>,
    words: Vec<Box<str>>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        Vocabulary { short: Vec::new(), long: FxHashMap::default(), words: vec!["".into()] }
    }
}

impl Vocabulary {
    /// The symbol of a folded word, new if need be.
    pub fn intern(&mut self, folded: &str) -> Symbol {
        let known = self.get(folded);
        if known != Symbol::UNKNOWN {
            return known;
        }
        let symbol = Symbol(self.words.len() as u32);
        self.words.push(folded.into());
        match ShortWord::new(folded) {
            Some(word) => self.insert(word, symbol),
            None => {
                self.long.insert(folded.into(), symbol);
            }
        }
        symbol
    }
    /// The symbol of a folded word, [`Symbol::UNKNOWN`] if no rule mentions it.
    #[inline]
    pub fn get(&self, folded: &str) -> Symbol {
        self.get_within(folded, 0..folded.len())
    }
    /// The symbol of the folded word in `range` of a text, [`Symbol::UNKNOWN`] if no rule mentions it.
    #[inline(always)]
    pub fn get_within(&self, text: &str, range: Range<usize>) -> Symbol {
        match ShortWord::within(text, &range) {
            Some(_) if self.short.is_empty() => Symbol::UNKNOWN,
            Some(word) => self.short[self.slot(word)].1,
            None => self.long.get(&text[range]).copied().unwrap_or(Symbol::UNKNOWN),
        }
    }
    /// The slot that holds the word, or the free one where it belongs.
    fn slot(&self, word: ShortWord) -> usize {
        let mask = self.short.len() - 1;
        let mut slot = (word.hash() >> 32) as usize & mask;
        loop {
            let (known, symbol) = &self.short[slot];
            if *known == word || *symbol == Symbol::UNKNOWN {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
    }
    fn insert(&mut self, word: ShortWord, symbol: Symbol) {
        if self.words.len() * 2 > self.short.len() {
            let slots = (self.short.len() * 2).max(64);
            let free = vec![(ShortWord::default(), Symbol::UNKNOWN); slots];
            for (word, symbol) in std::mem::replace(&mut self.short, free) {
                if symbol != Symbol::UNKNOWN {
                    let slot = self.slot(word);
                    self.short[slot] = (word, symbol);
                }
            }
        }
        let slot = self.slot(word);
        self.short[slot] = (word, symbol);
    }
    /// The folded word of a symbol; empty for [`Symbol::UNKNOWN`].
    #[inline]
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_their_symbols_while_the_table_grows() {
        let words: Vec<String> =
            (0..2000).map(|i| format!("{}{i}", "abcdefghijklmnopqrstuvwxyz".repeat(i % 3))).collect();
        let mut vocabulary = Vocabulary::default();
        let symbols: Vec<Symbol> = words.iter().map(|word| vocabulary.intern(word)).collect();
        for (word, symbol) in words.iter().zip(symbols) {
            assert_eq!((vocabulary.get(word), vocabulary.word(symbol)), (symbol, word.as_str()));
            assert_eq!(vocabulary.intern(word), symbol);
        }
        assert_eq!(vocabulary.get("absent"), Symbol::UNKNOWN);
        assert_eq!(vocabulary.len(), 2001);
    }
}
