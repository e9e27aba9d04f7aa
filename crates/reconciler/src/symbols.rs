//! Texts turn into numbers that stand for them, so that five million claims share what they have in common.
//!
//! Numbers come in the order of arrival and mean nothing: whatever is written or sorted is the text. All texts of a
//! table stand in one buffer, so that a short text costs little more than its bytes.

use std::hash::{Hash, Hasher};

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// Stands for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Symbol(u32);

/// Every text once.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashTable<u32>,
    buffer: String,
    /// Where each text ends in the buffer; it begins where the one before ends.
    ends: Vec<usize>,
}

impl Symbols {
    /// The symbol of a text, new or not.
    pub fn enter(&mut self, text: &str) -> Symbol {
        self.enter_new(text).0
    }
    /// The symbol of a text, and whether it is new.
    fn enter_new(&mut self, text: &str) -> (Symbol, bool) {
        if let Some(symbol) = self.find(text) {
            return (symbol, false);
        }
        let number = u32::try_from(self.ends.len()).expect("fewer than 4 billion texts");
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len());
        let (buffer, ends) = (&self.buffer, &self.ends);
        self.numbers.insert_unique(hash_of(text), number, |number| hash_of(text_at(buffer, ends, *number)));
        (Symbol(number), true)
    }
    /// The symbol of a text that is there.
    pub fn find(&self, text: &str) -> Option<Symbol> {
        let is_it = |number: &u32| text_at(&self.buffer, &self.ends, *number) == text;
        self.numbers.find(hash_of(text), is_it).map(|number| Symbol(*number))
    }
    /// The text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &str {
        text_at(&self.buffer, &self.ends, symbol.0)
    }
}

fn text_at<'b>(buffer: &'b str, ends: &[usize], number: u32) -> &'b str {
    let at = number as usize;
    let start = if at == 0 { 0 } else { ends[at - 1] };
    &buffer[start..ends[at]]
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Every value once, told apart by a text that identifies it.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    identities: Symbols,
    values: Vec<T>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { identities: Symbols::default(), values: Vec::new() }
    }
}

impl<T> Shelf<T> {
    /// The number of the value that `identity` names; `make` makes it where it is new.
    pub fn enter(&mut self, identity: &str, make: impl FnOnce() -> T) -> u32 {
        let (Symbol(number), is_new) = self.identities.enter_new(identity);
        if is_new {
            self.values.push(make());
        }
        number
    }
    /// The number of the value that `identity` names, if it is there.
    pub fn find(&self, identity: &str) -> Option<u32> {
        self.identities.find(identity).map(|symbol| symbol.0)
    }
    /// The value of a number.
    pub fn get(&self, number: u32) -> &T {
        &self.values[number as usize]
    }
    /// What names the value of a number.
    pub fn identity(&self, number: u32) -> &str {
        self.identities.text(Symbol(number))
    }
    /// The value of a number, to change what does not identify it.
    pub fn get_mut(&mut self, number: u32) -> &mut T {
        &mut self.values[number as usize]
    }
    /// All values in the order of their numbers.
    pub fn values(&self) -> &[T] {
        &self.values
    }
    /// All values in the order of their numbers, to change what does not identify them.
    pub fn values_mut(&mut self) -> &mut [T] {
        &mut self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_symbol_however_many_there_are() {
        let mut symbols = Symbols::default();
        let entered: Vec<Symbol> = (0..5000).map(|n| symbols.enter(&format!("text {}", n % 1000))).collect();
        for (n, symbol) in entered.iter().enumerate() {
            assert_eq!(symbols.text(*symbol), format!("text {}", n % 1000));
            assert_eq!(*symbol, entered[n % 1000]);
        }
        assert_eq!((symbols.enter("").0, symbols.enter("").0), (1000, 1000), "an empty text is a text");
        assert!(symbols.find("text 1000").is_none());
    }
}
