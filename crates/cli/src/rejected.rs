//! A document or row that could not be used turns into a record that says which, why, where and what to do.

use std::borrow::Cow;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why something was set aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing stands under the path, or it vanished before it was read.
    Missing,
    /// The system refuses to read it.
    Unreadable,
    /// A link leads back to a folder above itself.
    DirectoryLoop,
    /// A pipe, a socket or a device.
    NotAFile,
    /// More bytes than are read of one document.
    TooLarge,
    /// A kind of file that is not read, or not yet.
    UnsupportedKind,
    /// No bytes, or only blanks.
    Empty,
    /// Bytes that are no text.
    Binary,
    /// Bytes that are no UTF-8.
    InvalidUtf8,
    /// Markup that nests beyond all reason.
    TooDeep,
    /// A page that cannot be parsed in sensible time.
    TooSlow,
    /// An article in a language that the rules do not read.
    OtherLanguage,
    /// Only navigation, bylines and other noise.
    NoArticle,
    /// A record of an archive that is damaged, or an archive that is cut short.
    BrokenRecord,
    /// A page that is as it was in an earlier record.
    Unchanged,
    /// An answer of a server that is no page: not found, refused, failed.
    NoPage,
    /// A row of an `articles.jsonl` beside the documents that cannot be used.
    MalformedSidecarRow,
    /// A row of the input that is no article record.
    MalformedRecord,
    /// An id that stands for different claims.
    ClashingId,
    /// A fault in the program itself.
    Internal,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Missing => "missing",
            Reason::Unreadable => "unreadable",
            Reason::DirectoryLoop => "directory loop",
            Reason::NotAFile => "not a file",
            Reason::TooLarge => "too large",
            Reason::UnsupportedKind => "unsupported kind",
            Reason::Empty => "empty",
            Reason::Binary => "binary",
            Reason::InvalidUtf8 => "invalid UTF-8",
            Reason::TooDeep => "nested too deep",
            Reason::TooSlow => "too slow",
            Reason::OtherLanguage => "other language",
            Reason::NoArticle => "no article",
            Reason::BrokenRecord => "broken record",
            Reason::Unchanged => "unchanged",
            Reason::NoPage => "no page",
            Reason::MalformedSidecarRow => "malformed sidecar row",
            Reason::MalformedRecord => "malformed record",
            Reason::ClashingId => "clashing id",
            Reason::Internal => "internal fault",
        })
    }
}

/// A document or row that was set aside. The batch goes on without it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Rejected {
    /// Always `rejected/1`.
    pub schema: Box<str>,
    /// Path as given, with `/` between its parts; behind `#` the place within a file that holds many documents.
    pub path: Box<str>,
    /// The line, from 1, where it is a row of a file.
    pub line: Option<u64>,
    /// The byte, from 0, where the trouble begins, if it is at one place.
    pub byte: Option<u64>,
    /// Why, as a code.
    pub reason: Reason,
    /// Why, in words.
    pub message: Box<str>,
    /// What to do about it.
    pub remedy: Box<str>,
}

impl Rejected {
    /// The schema name that this version writes.
    pub const SCHEMA: &'static str = "rejected/1";

    /// A whole document set aside.
    pub fn new(path: &str, reason: Reason, message: impl Into<Box<str>>, remedy: &str) -> Self {
        Rejected {
            schema: Self::SCHEMA.into(),
            path: path.into(),
            line: None,
            byte: None,
            reason,
            message: message.into(),
            remedy: remedy.into(),
        }
    }
    /// The same, with the place in the file.
    pub fn at(self, line: Option<u64>, byte: Option<u64>) -> Self {
        Rejected { line, byte, ..self }
    }
}

/// Place, reason and remedy; where there is a byte, the message names it. Names and messages hold what others wrote:
/// what would steer a terminal is replaced.
impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&printable(&self.path))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}; {}", printable(&self.message), self.remedy)
    }
}

/// The text with control characters replaced.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    let replaced = |c: char| if c.is_control() { char::REPLACEMENT_CHARACTER } else { c };
    match text.contains(char::is_control) {
        true => Cow::Owned(text.chars().map(replaced).collect()),
        false => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_named_as_far_as_it_is_known() {
        let whole = Rejected::new("a.txt", Reason::Empty, "the file is empty", "take it out");
        assert_eq!(whole.to_string(), "a.txt: the file is empty; take it out");
        assert_eq!(whole.at(Some(3), Some(17)).to_string(), "a.txt:3: the file is empty; take it out");
    }

    #[test]
    fn nothing_that_others_wrote_steers_the_terminal() {
        let row = Rejected::new("a\u{1b}[2J.warc#1", Reason::NoPage, "http://x/\u{9b}2J\n: gone", "go on");
        assert_eq!(row.to_string(), "a\u{fffd}[2J.warc#1: http://x/\u{fffd}2J\u{fffd}: gone; go on");
    }
}
