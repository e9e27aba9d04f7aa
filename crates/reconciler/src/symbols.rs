//! Texts turn into numbers that stand for them, so that five million claims share what they have in common.
//!
//! Numbers come in the order of arrival and mean nothing: whatever is written or sorted is the text.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// Stands for a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Symbol(u32);

/// Every text once.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    numbers: FxHashMap<Arc<str>, Symbol>,
    texts: Vec<Arc<str>>,
}

impl Symbols {
    /// The symbol of a text, new or not.
    pub fn enter(&mut self, text: &str) -> Symbol {
        if let Some(symbol) = self.numbers.get(text) {
            return *symbol;
        }
        let symbol = Symbol(u32::try_from(self.texts.len()).expect("fewer than 4 billion texts"));
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, symbol);
        symbol
    }
    /// The symbol of a text that is there.
    pub fn find(&self, text: &str) -> Option<Symbol> {
        self.numbers.get(text).copied()
    }
    /// The text of a symbol.
    pub fn text(&self, symbol: Symbol) -> &str {
        &self.texts[symbol.0 as usize]
    }
}

/// Every value once, told apart by a text that identifies it.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    numbers: FxHashMap<Box<str>, u32>,
    values: Vec<T>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Shelf { numbers: FxHashMap::default(), values: Vec::new() }
    }
}

impl<T> Shelf<T> {
    /// The number of the value that `identity` names; `make` makes it where it is new.
    pub fn enter(&mut self, identity: &str, make: impl FnOnce() -> T) -> u32 {
        if let Some(number) = self.numbers.get(identity) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).expect("fewer than 4 billion values");
        self.numbers.insert(identity.into(), number);
        self.values.push(make());
        number
    }
    /// The number of the value that `identity` names, if it is there.
    pub fn find(&self, identity: &str) -> Option<u32> {
        self.numbers.get(identity).copied()
    }
    /// The value of a number.
    pub fn get(&self, number: u32) -> &T {
        &self.values[number as usize]
    }
    /// The value of a number, to change what does not identify it.
    pub fn get_mut(&mut self, number: u32) -> &mut T {
        &mut self.values[number as usize]
    }
    /// All values in the order of their numbers.
    pub fn values(&self) -> &[T] {
        &self.values
    }
}
