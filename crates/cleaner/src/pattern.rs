//! Regular expressions as this crate compiles them: word borders, digits and word characters are ASCII.
//!
//! Unicode word borders would push every line with a curly quote off the fast matcher; the words that the patterns
//! ask for are ASCII, so nothing is lost.

use regex::Regex;

/// The pattern with ASCII meanings of `\b`, `\d` and `\w`.
pub(crate) fn ascii(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)").replace(r"\d", "[0-9]").replace(r"\w", "[0-9A-Za-z_]")
}

/// Compiles a constant pattern; every one of them is compiled in a test.
pub(crate) fn compile(pattern: &str) -> Regex {
    Regex::new(&ascii(pattern)).expect("a constant pattern")
}
