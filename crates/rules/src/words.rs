//! Parts of speech of common words, from `common_words.tsv`.

use rustc_hash::FxHashMap;

use crate::vocabulary::Symbol;

/// Part of speech of a common word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pos {
    /// `reportedly`, `also`.
    Adverb,
    /// `new`, `Eastern`.
    Adjective,
    /// `minister`, `bid`.
    Noun,
}

impl Pos {
    /// Every part of speech by its name in `common_words.tsv`.
    pub const NAMES: [(&'static str, Pos); 3] =
        [("adverb", Pos::Adverb), ("adjective", Pos::Adjective), ("noun", Pos::Noun)];

    /// The part of speech of a name, or of its first letters (`adv`, `adj`).
    pub(crate) fn named(name: &str) -> Option<Pos> {
        let tells = !matches!(name, "" | "a" | "ad");
        let fits = |known: &str| tells && known.starts_with(name);
        Self::NAMES.iter().find(|(known, _)| fits(known)).map(|(_, pos)| *pos)
    }
}

/// Common words with their part of speech.
#[derive(Debug, Clone, Default)]
pub struct WordTable {
    words: FxHashMap<Symbol, Pos>,
}

impl WordTable {
    /// The part of speech of a word that is mostly of one; none where it is unknown.
    pub fn pos(&self, word: Symbol) -> Option<Pos> {
        self.words.get(&word).copied()
    }
    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
    /// Adds a word; the first entry of a word stays.
    pub(crate) fn add(&mut self, word: Symbol, pos: Pos) {
        self.words.entry(word).or_insert(pos);
    }
}
