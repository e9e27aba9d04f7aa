//! Parts of speech of common words, from `common_words.tsv`.

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
    /// By symbol; words behind the last one that has a part of speech have no row.
    rows: Vec<Option<Pos>>,
    count: usize,
}

impl WordTable {
    /// The part of speech of a word that is mostly of one; none where it is unknown.
    #[inline]
    pub fn pos(&self, word: Symbol) -> Option<Pos> {
        self.rows.get(word.0 as usize).copied().flatten()
    }
    /// Number of words.
    pub fn len(&self) -> usize {
        self.count
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
    /// Adds a word; the first entry of a word stays.
    pub(crate) fn add(&mut self, word: Symbol, pos: Pos) {
        let row = word.0 as usize;
        if self.rows.len() <= row {
            self.rows.resize(row + 1, None);
        }
        if self.rows[row].is_none() {
            self.rows[row] = Some(pos);
            self.count += 1;
        }
    }
}
