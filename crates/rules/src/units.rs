//! Cuts a text into units: words, numbers, punctuation, quotation marks, each with its exact bytes.
//!
//! The words of a rule and the words of a text are cut by this one scanner, so that they meet. Folding (lower
//! case, no accents, straight apostrophes) is kept beside the text, never instead of it. Hyphens split
//! ("Trump-backed" is three units), possessive and contracted endings split ("Rutte's", "don't"), dots of
//! abbreviations do not ("U.S.", "Nov.", "J.").

mod abbreviations;
mod fold;
mod scanner;

use std::ops::Range;

use claimwire_record::{Byte, Span};

pub use fold::{fold, fold_into};
use scanner::{Piece, Scanner};

use crate::vocabulary::{Symbol, Vocabulary};

/// How many bytes of English a unit takes up, a space counted in, or a little less.
const BYTES_OF_UNIT: usize = 5;

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// A word, an abbreviation with its dots, or a clitic (`'s`, `n't`).
    Word,
    /// Digits with their separators: `1,234`, `1.63`.
    Number,
    /// Digits with an ordinal ending: `32nd`.
    Ordinal,
    /// An opening quotation mark, or one whose side cannot be told.
    QuoteOpen,
    /// A closing quotation mark.
    QuoteClose,
    /// A hyphen between two words without space.
    Hyphen,
    /// A dash between clauses.
    Dash,
    /// `@name`.
    Handle,
    /// `#word`; folded without the mark.
    Hashtag,
    /// A web or mail address.
    Address,
    /// Any other punctuation or symbol, one character each.
    Punctuation,
}

/// How the letters of a word are cased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Casing {
    /// No letter is upper case, or there is none.
    Lower,
    /// The first letter is upper case.
    Title,
    /// Two letters or more, all upper case (`NATO`, `U.S.`).
    Upper,
}

/// One unit.
#[derive(Debug, Clone, Copy)]
pub struct Unit {
    /// Where it stands in the text.
    pub span: Span<Byte>,
    /// What it is.
    pub kind: UnitKind,
    /// How it is cased.
    pub casing: Casing,
    /// Whether white space (or the text's start) comes before it.
    pub spaced: bool,
    /// Its folded form as a symbol, [`Symbol::UNKNOWN`] where no rule mentions it.
    pub symbol: Symbol,
    folded: (u32, u32),
}

impl Unit {
    /// Whether it is a word that begins with an upper-case letter.
    #[inline]
    pub fn is_capitalised(&self) -> bool {
        self.kind == UnitKind::Word && self.casing != Casing::Lower
    }
}

/// The units of one text, with their folded forms. Reusable: [`Units::scan`] keeps its buffers.
#[derive(Debug, Default, Clone)]
pub struct Units {
    units: Vec<Unit>,
    /// Each part that was scanned in lower case, byte by byte, and the folded forms of words beyond ASCII.
    folded: String,
}

impl Units {
    /// Cuts `text` (or the part of it in `range`; spans are in `text` all the same), adding to what is there.
    pub fn scan(&mut self, text: &str, range: Range<usize>, vocabulary: &Vocabulary) {
        let (lower, start, first) = (self.folded.len(), range.start, self.units.len());
        self.folded.push_str(&text[range.clone()]);
        self.folded[lower..].make_ascii_lowercase();
        let mut scanner = Scanner::new(text, range);
        let folded_at = |piece: &Piece| lower + piece.range.start - start..lower + piece.range.end - start;
        loop {
            while let Some(piece) = scanner.next_plain() {
                let folded = folded_at(&piece);
                self.push(piece, folded);
            }
            let Some(piece) = scanner.next_other() else { break };
            let folded = folded_at(&piece);
            self.push_other(text, piece, folded);
        }
        self.look_up(first, vocabulary);
    }
    /// Gives the units from `first` on their symbols. Looked up one behind another, with nothing between them, words are
    /// waited for together and not one by one: the vocabulary is larger than what lies close at hand.
    fn look_up(&mut self, first: usize, vocabulary: &Vocabulary) {
        for unit in &mut self.units[first..] {
            let (start, end) = unit.folded;
            unit.symbol = vocabulary.get_within(&self.folded, start as usize..end as usize);
        }
    }
    /// Makes room for a text of so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        self.units.reserve(bytes / BYTES_OF_UNIT);
        self.folded.reserve(bytes);
    }
    /// Forgets all units but keeps the memory.
    pub fn clear(&mut self) {
        self.units.clear();
        self.folded.clear();
    }
    /// The units in order.
    #[inline]
    pub fn all(&self) -> &[Unit] {
        &self.units
    }
    /// Number of units.
    #[inline]
    pub fn len(&self) -> usize {
        self.units.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
    /// The folded form of unit `index`.
    #[inline]
    pub fn folded(&self, index: usize) -> &str {
        let (start, end) = self.units[index].folded;
        &self.folded[start as usize..end as usize]
    }
    /// Adds a unit whose folded form is there already; it is still to be looked up.
    #[inline(always)]
    fn push(&mut self, piece: Piece, folded: Range<usize>) {
        self.units.push(Unit {
            span: Span::of_range(piece.range),
            kind: piece.kind,
            casing: piece.casing,
            spaced: piece.spaced,
            symbol: Symbol::UNKNOWN,
            folded: (folded.start as u32, folded.end as u32),
        });
    }
    /// Adds a unit that may be beyond ASCII; `lower` is where it stands in lower case.
    fn push_other(&mut self, text: &str, piece: Piece, lower: Range<usize>) {
        if piece.ascii {
            let mark = usize::from(piece.kind == UnitKind::Hashtag);
            self.push(piece, lower.start + mark..lower.end);
        } else {
            self.push_folded(text, piece);
        }
    }
    /// Adds a unit and its folded form; it is still to be looked up.
    fn push_folded(&mut self, text: &str, piece: Piece) {
        let raw = &text[piece.range.clone()];
        let start = self.folded.len();
        let word = raw.strip_prefix('#').filter(|_| piece.kind == UnitKind::Hashtag).unwrap_or(raw);
        fold_into(word, &mut self.folded);
        self.push(piece, start..self.folded.len());
    }
    /// Splits unit `index` in two behind `bytes` bytes; used for words that were glued together in scraping.
    pub fn split(&mut self, text: &str, index: usize, bytes: u32, vocabulary: &Vocabulary) {
        let unit = self.units[index];
        let middle = unit.span.start + bytes;
        let tail = self.units.split_off(index + 1);
        self.units.pop();
        for (span, spaced) in [(unit.span.start..middle, unit.spaced), (middle..unit.span.end, false)] {
            let range = span.start as usize..span.end as usize;
            let casing = casing_of(&text[range.clone()]);
            self.push_folded(text, Piece { range, kind: unit.kind, casing, spaced, ascii: false });
        }
        self.look_up(index, vocabulary);
        self.units.extend(tail);
    }
}

fn casing_of(raw: &str) -> Casing {
    let mut letters = raw.chars().filter(|&c| fold::is_alphabetic(c));
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Casing::Upper } else { Casing::Title }
        }
        _ => Casing::Lower,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<String> {
        let mut units = Units::default();
        units.scan(text, 0..text.len(), &Vocabulary::default());
        units.all().iter().map(|unit| text[unit.span.range()].to_owned()).collect()
    }

    #[test]
    fn abbreviations_keep_their_stops_and_sentences_give_theirs_up() {
        assert_eq!(cut("U.S. Sen. J. Doe left."), ["U.S.", "Sen.", "J.", "Doe", "left", "."]);
        assert_eq!(cut("He said no. Then"), ["He", "said", "no", ".", "Then"]);
    }

    #[test]
    fn clitics_and_negations_are_units() {
        assert_eq!(
            cut("Ana’s aides don't, they're O'Brien's"),
            ["Ana", "’s", "aides", "do", "n't", ",", "they", "'re", "O'Brien", "'s"]
        );
        assert_eq!(cut("the allies’ votes"), ["the", "allies", "’", "votes"]);
    }

    #[test]
    fn numbers_keep_separators_and_leave_units_behind() {
        assert_eq!(
            cut("$1.2bn, 1,234 and 2%, 32nd, 28-of-32"),
            ["$", "1.2", "bn", ",", "1,234", "and", "2", "%", ",", "32nd", ",", "28", "-", "of", "-", "32"]
        );
    }

    #[test]
    fn folded_forms_lose_case_and_accents() {
        let text = "Kariņš #NATO Çavuşoğlu’s";
        let mut units = Units::default();
        units.scan(text, 0..text.len(), &Vocabulary::default());
        let folded: Vec<_> = (0..units.len()).map(|i| units.folded(i)).collect();
        assert_eq!(folded, ["karins", "nato", "cavusoglu", "'s"]);
    }

    #[test]
    fn quotes_tell_their_side() {
        let text = "He said \"yes\" – 'no' she’d “never”";
        let mut units = Units::default();
        units.scan(text, 0..text.len(), &Vocabulary::default());
        let kinds: Vec<_> = units
            .all()
            .iter()
            .map(|u| u.kind)
            .filter(|k| matches!(k, UnitKind::QuoteOpen | UnitKind::QuoteClose))
            .collect();
        use UnitKind::{QuoteClose as C, QuoteOpen as O};
        assert_eq!(kinds, [O, C, O, C, O, C]);
    }

    /// Every word of a text, cut by the short way and by the long one.
    #[test]
    fn plain_words_are_cut_as_all_others_are() {
        let text = "Plain WORDS, x1y (U.S.) and Mr. Co. no. co. He's AT&T's http://a.b www.c.d e@f.g a,b@c.d \
                    one/two end.Next mid-term “said” it—was naïve’s Rock'n'Roll 3rd A. B. I. www. 'tis no…";
        let mut units = Units::default();
        units.scan(text, 0..text.len(), &Vocabulary::default());
        let mut scanner = Scanner::new(text, 0..text.len());
        for (index, unit) in units.all().iter().enumerate() {
            let (start, end, kind) = scanner.next_measured().expect("the long way finds as many units");
            assert_eq!((unit.span.range(), unit.kind), (start..end, kind), "{}", &text[start..end]);
            assert_eq!(unit.casing, casing_of(&text[start..end]), "{}", &text[start..end]);
            if kind != UnitKind::Hashtag {
                assert_eq!(units.folded(index), fold(&text[start..end]));
            }
        }
        assert_eq!(scanner.next_measured(), None);
    }
}
