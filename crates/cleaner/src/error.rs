//! What can be wrong with an input, as one message each: what, where, why, and what to do about it.

use thiserror::Error;

/// Why an input gave no article. The path is named by whoever reads the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum CleanError {
    /// Nothing but white space.
    #[error("the file is empty or holds only white space ({bytes} bytes); fetch or scrape it again")]
    Empty {
        /// Size of the input.
        bytes: usize,
    },
    /// Control bytes that no text has.
    #[error(
        "byte {byte} (0x{value:02x}) is a control byte that no text has: this looks like binary data; \
         give the article as .txt or .html"
    )]
    Binary {
        /// Offset of the first such byte.
        byte: usize,
        /// The byte.
        value: u8,
    },
    /// UTF-16 or UTF-32, told by its byte order mark.
    #[error(
        "byte 0 begins with a {encoding} byte order mark, and only UTF-8 is read; \
         convert it: iconv -f {encoding} -t UTF-8"
    )]
    Utf16 {
        /// `UTF-16` or `UTF-32`.
        encoding: &'static str,
    },
    /// Bytes that are no UTF-8.
    #[error(
        "byte {byte} (line {line}, column {column}) is not valid UTF-8; \
         convert the file, from Windows-1252 for instance: iconv -f WINDOWS-1252 -t UTF-8"
    )]
    InvalidUtf8 {
        /// Offset of the first wrong byte.
        byte: usize,
        /// Its line, from 1.
        line: usize,
        /// Its column in characters, from 1.
        column: usize,
    },
    /// Over the limit on size.
    #[error("the file has {bytes} bytes, over the limit of {limit}; split it into one article per file")]
    TooLarge {
        /// Size of the input.
        bytes: usize,
        /// The limit, [`crate::MAX_BYTES`].
        limit: usize,
    },
    /// HTML nested beyond all reason.
    #[error(
        "byte {byte} is where elements nest deeper than {limit}: the page is broken or hostile; \
         save the article's text as .txt"
    )]
    TooDeep {
        /// Offset of the tag that goes over the limit.
        byte: usize,
        /// The limit, [`crate::MAX_DEPTH`].
        limit: usize,
    },
    /// More tags than any page has.
    #[error("the page has {tags} tags, over the limit of {limit}; save the article's text as .txt")]
    TooManyTags {
        /// How many there are.
        tags: usize,
        /// The limit.
        limit: usize,
    },
    /// A page built so that it cannot be parsed in sensible time.
    #[error(
        "the page was parsed up to byte {byte} in {seconds} seconds, and given up: it is broken or hostile; \
         save the article's text as .txt"
    )]
    TooSlow {
        /// How far the parser came.
        byte: usize,
        /// The limit in seconds.
        seconds: u64,
    },
    /// A kind of file that is not read yet.
    #[error("{kind} is not read yet; {remedy}")]
    NotYet {
        /// The kind, as `PDF (.pdf)`.
        kind: &'static str,
        /// What to do instead.
        remedy: &'static str,
    },
    /// A page that lists articles and holds none.
    #[error(
        "an index or section page: {headlines} headlines lead to other pages, and no article stands here; \
         fetch the articles themselves"
    )]
    Index {
        /// How many headings are links.
        headlines: usize,
    },
    /// Only boilerplate, bylines and datelines.
    #[error(
        "none of the {paragraphs} paragraphs is part of an article (the first is set aside as: {first}); \
         check that the page was saved after it had loaded, and without a paywall"
    )]
    NoArticle {
        /// How many paragraphs there are.
        paragraphs: usize,
        /// Why the first of them is no part of an article.
        first: String,
    },
}
