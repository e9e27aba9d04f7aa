//! Cuts a text into units: words, numbers, punctuation, quotation marks, each with its exact bytes.
//!
//! The words of a rule and the words of a text are cut by this one scanner, so that they meet. Folding (lower
//! case, no accents, straight apostrophes) is kept beside the text, never instead of it. Hyphens split
//! ("Trump-backed" is three units), possessive and contracted endings split ("Rutte's", "don't"), dots of
//! abbreviations do not ("U.S.", "Nov.", "J.").

use std::ops::Range;

use claimwire_record::{Byte, Span};

use crate::vocabulary::{Symbol, Vocabulary};

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
    pub fn is_capitalised(&self) -> bool {
        self.kind == UnitKind::Word && self.casing != Casing::Lower
    }
}

/// The units of one text, with their folded forms. Reusable: [`Units::scan`] keeps its buffers.
#[derive(Debug, Default, Clone)]
pub struct Units {
    units: Vec<Unit>,
    folded: String,
}

impl Units {
    /// Cuts `text` (or the part of it in `range`; spans are in `text` all the same), adding to what is there.
    pub fn scan(&mut self, text: &str, range: Range<usize>, vocabulary: &Vocabulary) {
        let mut scanner = Scanner { text, at: range.start, end: range.end, spaced: true };
        while let Some((start, end, kind)) = scanner.next_piece() {
            self.push(text, start..end, kind, scanner.spaced, vocabulary);
            scanner.spaced = false;
        }
    }
    /// Forgets all units but keeps the memory.
    pub fn clear(&mut self) {
        self.units.clear();
        self.folded.clear();
    }
    /// The units in order.
    pub fn all(&self) -> &[Unit] {
        &self.units
    }
    /// Number of units.
    pub fn len(&self) -> usize {
        self.units.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.units.is_empty()
    }
    /// The folded form of unit `index`.
    pub fn folded(&self, index: usize) -> &str {
        let (start, end) = self.units[index].folded;
        &self.folded[start as usize..end as usize]
    }
    /// Adds a piece of `text` as one unit, without cutting it further.
    fn push(
        &mut self,
        text: &str,
        range: Range<usize>,
        kind: UnitKind,
        spaced: bool,
        vocabulary: &Vocabulary,
    ) {
        let raw = &text[range.clone()];
        let start = self.folded.len();
        fold_into(
            raw.strip_prefix('#').filter(|_| kind == UnitKind::Hashtag).unwrap_or(raw),
            &mut self.folded,
        );
        self.units.push(Unit {
            span: Span::of_range(range),
            kind,
            casing: casing_of(raw),
            spaced,
            symbol: vocabulary.get(&self.folded[start..]),
            folded: (start as u32, self.folded.len() as u32),
        });
    }
    /// Splits unit `index` in two behind `bytes` bytes; used for words that were glued together in scraping.
    pub fn split(&mut self, text: &str, index: usize, bytes: u32, vocabulary: &Vocabulary) {
        let unit = self.units[index];
        let middle = unit.span.start + bytes;
        let tail = self.units.split_off(index + 1);
        self.units.pop();
        self.push(text, unit.span.start as usize..middle as usize, unit.kind, unit.spaced, vocabulary);
        self.push(text, middle as usize..unit.span.end as usize, unit.kind, false, vocabulary);
        self.units.extend(tail);
    }
}

/// Appends the folded form of `raw`: lower case, ASCII where a transliteration exists, straight quotes.
pub fn fold_into(raw: &str, out: &mut String) {
    if raw.is_ascii() {
        let start = out.len();
        out.push_str(raw);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in raw.chars() {
        match c {
            '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => {
                out.extend(any_ascii::any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()))
            }
            c if is_combining(c) => {}
            c => out.push(c),
        }
    }
}

/// The folded form of `raw` as a string of its own.
pub fn fold(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    fold_into(raw, &mut out);
    out
}

/// Combining diacritical marks (Unicode block U+0300 to U+036F).
fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

fn casing_of(raw: &str) -> Casing {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    match letters.next() {
        Some(first) if first.is_uppercase() => {
            let mut rest = letters.peekable();
            if rest.peek().is_some() && rest.all(char::is_uppercase) { Casing::Upper } else { Casing::Title }
        }
        _ => Casing::Lower,
    }
}

/// Abbreviations that keep their full stop, folded, without it.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "apr", "ariz", "ark", "assn", "aug", "ave", "brig", "calif", "capt", "cmdr", "co", "col",
    "colo", "conn", "corp", "cpl", "dec", "del", "dept", "dr", "drs", "est", "etc", "feb", "fla", "fr", "ft",
    "ga", "gen", "gov", "govs", "hon", "ill", "inc", "ind", "jan", "jr", "jul", "jun", "kan", "ky", "la",
    "lt", "ltd", "maj", "mar", "mass", "md", "messrs", "mich", "minn", "miss", "mo", "mont", "mr", "mrs",
    "ms", "mt", "neb", "nev", "no", "nov", "oct", "okla", "ore", "pa", "prof", "pvt", "rep", "reps", "rev",
    "sec", "sen", "sens", "sep", "sept", "sgt", "sr", "st", "supt", "tenn", "tex", "va", "vs", "vt", "wash",
    "wis", "wyo",
];

/// Abbreviations above that are also plain words, kept as abbreviations only when capitalised and followed by
/// a word or digit on the same line.
const ALSO_WORDS: &[&str] = &[
    "al", "ark", "co", "del", "fr", "ill", "ind", "la", "mar", "mass", "miss", "mo", "no", "ore", "pa",
    "wash",
];

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    spaced: bool,
}

impl Scanner<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..self.end]
    }

    /// The next piece as `(start, end, kind)`.
    fn next_piece(&mut self) -> Option<(usize, usize, UnitKind)> {
        self.skip_space();
        let start = self.at;
        let first = self.rest().chars().next()?;
        let (length, kind) = self.measure(first);
        self.at = start + length;
        Some((start, self.at, kind))
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        let gap = rest.len() - rest.trim_start_matches(is_blank).len();
        if gap > 0 {
            self.at += gap;
            self.spaced = true;
        }
    }

    fn measure(&self, first: char) -> (usize, UnitKind) {
        let rest = self.rest();
        if first.is_ascii_digit() {
            return number(rest);
        }
        if first.is_alphanumeric() {
            return address(rest)
                .map_or_else(|| (self.word(), UnitKind::Word), |length| (length, UnitKind::Address));
        }
        match first {
            // Two single marks typed for a double one.
            '\'' if rest.starts_with("''") => (2, self.straight_quote(2)),
            '`' if rest.starts_with("``") => (2, UnitKind::QuoteOpen),
            '\'' | '’' | 'ʼ' if self.clitic() > 0 => (self.clitic(), UnitKind::Word),
            '@' | '#' if tag(rest) > 1 => {
                (tag(rest), if first == '@' { UnitKind::Handle } else { UnitKind::Hashtag })
            }
            '“' | '„' | '«' | '‹' | '‘' | '‚' => (first.len_utf8(), UnitKind::QuoteOpen),
            '”' | '»' | '›' | '’' => (first.len_utf8(), UnitKind::QuoteClose),
            '"' | '\'' | '`' | '´' => (first.len_utf8(), self.straight_quote(first.len_utf8())),
            '-' | '‐' | '‑' | '–' | '—' | '―' => self.dash(first),
            _ => (first.len_utf8(), UnitKind::Punctuation),
        }
    }

    /// A straight quotation mark opens where white space or an opening bracket is before it.
    fn straight_quote(&self, length: usize) -> UnitKind {
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[self.at + length..].chars().next();
        let opens = before.is_none_or(|c| is_blank(c) || matches!(c, '(' | '[' | '-' | '—' | '–' | ':'));
        if opens && after.is_some_and(|c| !is_blank(c)) { UnitKind::QuoteOpen } else { UnitKind::QuoteClose }
    }

    fn dash(&self, first: char) -> (usize, UnitKind) {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start_matches(first).len();
        let after = rest[length..].chars().next();
        let joined = !self.spaced && after.is_some_and(char::is_alphanumeric);
        let hyphen = joined && length == first.len_utf8() && !matches!(first, '—' | '―');
        (length, if hyphen { UnitKind::Hyphen } else { UnitKind::Dash })
    }

    /// Bytes of a clitic (`'s`, `’re`, `'ll`) that begins here directly behind a word, or 0.
    fn clitic(&self) -> usize {
        if self.spaced {
            return 0;
        }
        let rest = self.rest();
        let mark = rest.chars().next().map_or(0, char::len_utf8);
        let letters = run(&rest[mark..], char::is_alphabetic);
        let known = ["s", "re", "ll", "ve", "d", "m", "t"]
            .iter()
            .any(|tail| rest[mark..mark + letters].eq_ignore_ascii_case(tail));
        if known { mark + letters } else { 0 }
    }

    fn word(&self) -> usize {
        let rest = self.rest();
        if let Some(length) = dotted_abbreviation(rest) {
            return length;
        }
        let length = letters_with_inner_marks(rest);
        if let Some(stem) = negative_contraction(&rest[..length]) {
            return stem;
        }
        if &rest[..length] == "n't" || &rest[..length] == "n’t" {
            return length;
        }
        length
            + usize::from(rest[length..].starts_with('.') && keeps_stop(&rest[..length], &rest[length + 1..]))
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}')
}

/// Bytes at the start of `text` whose characters satisfy `keep`.
fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining(c)
}

/// Letters and digits, going on over an apostrophe inside a name ("O'Brien", "d'Ivoire") but not before a
/// clitic ("Rutte's").
fn letters_with_inner_marks(text: &str) -> usize {
    let mut end = run(text, is_letter);
    while let Some(mark) = text[end..].chars().next().filter(|c| matches!(c, '\'' | '’' | 'ʼ' | '&')) {
        let after = end + mark.len_utf8();
        let tail = run(&text[after..], is_letter);
        let is_name_part =
            text[after..].chars().next().is_some_and(char::is_uppercase) || end <= 2 && tail > 2;
        let negation =
            text[after..after + tail].eq_ignore_ascii_case("t") && text[..end].ends_with(['n', 'N']);
        if tail == 0 || !(is_name_part || negation) {
            break;
        }
        end = after + tail;
    }
    end
}

/// Bytes of the stem of "don't", "hasn’t": the ending `n't` is a unit of its own.
fn negative_contraction(word: &str) -> Option<usize> {
    let stem = word.strip_suffix("n't").or_else(|| word.strip_suffix("n’t"))?;
    (!stem.is_empty()).then_some(stem.len())
}

/// `U.S.`, `a.m.`, `J.`, `J.D.`: single letters each followed by a full stop. A single one counts only as an
/// upper-case initial before another name.
fn dotted_abbreviation(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut letters = 0;
    loop {
        let mut chars = text[end..].chars();
        let (Some(letter), Some('.')) = (chars.next(), chars.next()) else { break };
        if !letter.is_alphabetic() {
            break;
        }
        end += letter.len_utf8() + 1;
        letters += 1;
    }
    if letters == 0 || text[end..].starts_with(is_letter) {
        return None;
    }
    let initial = text.starts_with(char::is_uppercase)
        && text[end..].strip_prefix([' ', '\u{a0}']).is_some_and(|next| next.starts_with(char::is_uppercase));
    (letters > 1 || initial && !text.starts_with("I.")).then_some(end)
}

fn keeps_stop(word: &str, after: &str) -> bool {
    let mut folded = [0u8; 8];
    let Some(buffer) = folded.get_mut(..word.len()) else { return false };
    buffer.copy_from_slice(word.as_bytes());
    buffer.make_ascii_lowercase();
    let Ok(lower) = std::str::from_utf8(buffer) else { return false };
    if ABBREVIATIONS.binary_search(&lower).is_err() {
        return false;
    }
    let goes_on = after
        .strip_prefix([' ', '\u{a0}', ','])
        .is_some_and(|next| next.starts_with(is_letter) || after.starts_with(','));
    if ALSO_WORDS.contains(&lower) { word.starts_with(char::is_uppercase) && goes_on } else { true }
}

/// Digits with inner separators, and whether an ordinal ending follows.
fn number(text: &str) -> (usize, UnitKind) {
    let mut end = run(text, |c| c.is_ascii_digit());
    while let Some(separator) = text[end..].chars().next().filter(|c| matches!(c, '.' | ',' | ':')) {
        let digits = run(&text[end + 1..], |c| c.is_ascii_digit());
        let thousands = separator != ',' || digits == 3;
        if digits == 0 || !thousands {
            break;
        }
        end += separator.len_utf8() + digits;
    }
    let tail = run(&text[end..], char::is_alphabetic);
    let ordinal =
        ["st", "nd", "rd", "th"].iter().any(|ending| text[end..end + tail].eq_ignore_ascii_case(ending));
    if ordinal { (end + tail, UnitKind::Ordinal) } else { (end, UnitKind::Number) }
}

/// `@name`, `#tag`: the mark and what follows it.
fn tag(text: &str) -> usize {
    1 + run(&text[1..], |c| c.is_alphanumeric() || c == '_')
}

/// Bytes of a web or mail address that begins here.
fn address(text: &str) -> Option<usize> {
    let length = run(text, |c| !is_blank(c) && !matches!(c, '"' | '”' | '“' | '<' | '>' | ')' | '('));
    let token = text[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'']);
    let scheme = token.starts_with("http://") || token.starts_with("https://") || token.starts_with("www.");
    let mail = token.find('@').is_some_and(|at| at > 0 && token[at..].contains('.'));
    (scheme || mail).then_some(token.len())
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
    fn the_abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
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
}
