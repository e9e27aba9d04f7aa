//! Finds where each unit of a text ends and what it is.

use std::ops::Range;

use super::abbreviations::{abbreviation, dotted_abbreviation, keeps_stop};
use super::fold::{is_alphabetic, is_alphanumeric, is_combining};
use super::{Casing, UnitKind, casing_of};

/// Classes of bytes.
const UPPER: u8 = 1;
const LOWER: u8 = 2;
const DIGIT: u8 = 4;
/// Marks that are a unit of their own whatever stands beside them.
const MARK: u8 = 8;
/// White space.
const BLANK: u8 = 16;

/// The class of each byte; 0 for those that need a closer look.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => DIGIT,
            b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' | b')' | b'[' | b']' | b'$' | b'%' | b'&'
            | b'/' | b'*' => MARK,
            b' ' | b'\t'..=b'\r' => BLANK,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Walks over the part of a text that is to be cut.
pub(super) struct Scanner<'t> {
    text: &'t str,
    /// The bytes up to the end of the part.
    bytes: &'t [u8],
    at: usize,
    spaced: bool,
    /// Whether an at sign stands somewhere, so that a word can begin a mail address.
    has_at: bool,
}

/// A unit on its way: where it stands and what it is.
pub(super) struct Piece {
    pub(super) range: Range<usize>,
    pub(super) kind: UnitKind,
    pub(super) casing: Casing,
    pub(super) spaced: bool,
    /// Whether all of it is ASCII.
    pub(super) ascii: bool,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str, range: Range<usize>) -> Self {
        let bytes = &text.as_bytes()[..range.end];
        let has_at = bytes[range.start..].contains(&b'@');
        Scanner { text, bytes, at: range.start, spaced: true, has_at }
    }

    /// The next unit if its bytes alone tell its end, as they do of plain words and marks.
    #[inline(always)]
    pub(super) fn next_plain(&mut self) -> Option<Piece> {
        self.skip_space();
        let (end, kind, casing) = self.plain()?;
        let range = self.at..end;
        self.at = end;
        let spaced = std::mem::replace(&mut self.spaced, false);
        Some(Piece { range, kind, casing, spaced, ascii: true })
    }

    /// The next unit, whatever it is, by looking at it closely.
    pub(super) fn next_other(&mut self) -> Option<Piece> {
        self.skip_space();
        let spaced = self.spaced;
        let (start, end, kind) = self.next_measured()?;
        let raw = &self.text[start..end];
        let has_letters = matches!(
            kind,
            UnitKind::Word | UnitKind::Ordinal | UnitKind::Handle | UnitKind::Hashtag | UnitKind::Address
        );
        let casing = if has_letters { casing_of(raw) } else { Casing::Lower };
        Some(Piece { range: start..end, kind, casing, spaced, ascii: raw.is_ascii() })
    }

    /// The unit that begins here, if its bytes alone tell its end: a word of ASCII letters and digits before a blank
    /// or a mark that cannot go on it, or a mark that is nothing but one.
    #[inline(always)]
    fn plain(&self) -> Option<(usize, UnitKind, Casing)> {
        let first = CLASSES[usize::from(*self.bytes.get(self.at)?)];
        if first == MARK {
            return Some((self.at + 1, UnitKind::Punctuation, Casing::Lower));
        }
        if first & (UPPER | LOWER) == 0 {
            return None;
        }
        let (mut end, mut rest) = (self.at + 1, 0);
        while let Some(class) = self.bytes.get(end).map(|&byte| CLASSES[usize::from(byte)])
            && class & (UPPER | LOWER | DIGIT) != 0
        {
            rest |= class;
            end += 1;
        }
        let casing = match (first, rest & (UPPER | LOWER)) {
            (LOWER, _) => Casing::Lower,
            (_, UPPER) => Casing::Upper,
            _ => Casing::Title,
        };
        self.ends_plainly(end).then_some((end, UnitKind::Word, casing))
    }

    /// Whether the word of plain letters up to `end` ends there and is no address.
    #[inline(always)]
    fn ends_plainly(&self, end: usize) -> bool {
        let (word, rest) = (&self.bytes[self.at..end], &self.bytes[end..]);
        let ends = match rest {
            // Nearly all words end so.
            [b' ', ..] => true,
            [b'\'' | b'&', ..] => false,
            [b'.', ..] => word.len() > 1 && abbreviation(&self.text[self.at..end]).is_none(),
            // Marks of general punctuation, single quotation marks aside.
            [0xE2, 0x80, mark, ..] => matches!(mark, 0x93 | 0x94 | 0x9C | 0x9D | 0xA6),
            [byte, ..] => byte.is_ascii(),
            [] => true,
        };
        let scheme = word.starts_with(b"http") || word.starts_with(b"www");
        let mail = || rest.iter().take_while(|byte| !byte.is_ascii_whitespace()).any(|&byte| byte == b'@');
        ends && !scheme && !(self.has_at && mail())
    }

    fn rest(&self) -> &str {
        &self.text[self.at..self.bytes.len()]
    }

    /// The next unit, looked at closely, as `(start, end, kind)`.
    pub(super) fn next_measured(&mut self) -> Option<(usize, usize, UnitKind)> {
        self.skip_space();
        let start = self.at;
        let first = self.rest().chars().next()?;
        let (length, kind) = self.measure(first);
        self.at = start + length;
        self.spaced = false;
        Some((start, self.at, kind))
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        // Nearly all units stand behind one blank or none.
        if let Some(b' ') = self.bytes.get(self.at) {
            self.at += 1;
            self.spaced = true;
        }
        if self
            .bytes
            .get(self.at)
            .is_some_and(|&byte| CLASSES[usize::from(byte)] & (UPPER | LOWER | DIGIT | MARK) == 0)
        {
            self.skip_more_space();
        }
    }

    fn skip_more_space(&mut self) {
        let start = self.at;
        while let Some(&byte) = self.bytes.get(self.at) {
            if CLASSES[usize::from(byte)] == BLANK {
                self.at += 1;
            } else if byte.is_ascii() {
                break;
            } else if let Some(blank) = self.rest().chars().next().filter(|&c| is_blank(c)) {
                self.at += blank.len_utf8();
            } else {
                break;
            }
        }
        self.spaced |= self.at > start;
    }

    fn measure(&self, first: char) -> (usize, UnitKind) {
        let rest = self.rest();
        if first.is_ascii_digit() {
            return number(rest);
        }
        if is_alphanumeric(first) {
            let may_be = self.has_at || rest.starts_with("http") || rest.starts_with("www.");
            let address = if may_be { address(rest) } else { None };
            return address
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
        let joined = !self.spaced && after.is_some_and(is_alphanumeric);
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
        let letters = run(&rest[mark..], is_alphabetic);
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

pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{ad}')
}

/// Bytes at the start of `text` whose characters satisfy `keep`.
fn run(text: &str, keep: impl Fn(char) -> bool) -> usize {
    text.find(|c| !keep(c)).unwrap_or(text.len())
}

pub(super) fn is_letter(c: char) -> bool {
    is_alphanumeric(c) || is_combining(c)
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
    let tail = run(&text[end..], is_alphabetic);
    let ordinal =
        ["st", "nd", "rd", "th"].iter().any(|ending| text[end..end + tail].eq_ignore_ascii_case(ending));
    if ordinal { (end + tail, UnitKind::Ordinal) } else { (end, UnitKind::Number) }
}

/// `@name`, `#tag`: the mark and what follows it.
fn tag(text: &str) -> usize {
    1 + run(&text[1..], |c| is_alphanumeric(c) || c == '_')
}

/// Bytes of a web or mail address that begins here.
fn address(text: &str) -> Option<usize> {
    let length = run(text, |c| !is_blank(c) && !matches!(c, '"' | '”' | '“' | '<' | '>' | ')' | '('));
    let token = text[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', '’', '\'']);
    let scheme = token.starts_with("http://") || token.starts_with("https://") || token.starts_with("www.");
    let mail = token.find('@').is_some_and(|at| at > 0 && token[at..].contains('.'));
    (scheme || mail).then_some(token.len())
}
