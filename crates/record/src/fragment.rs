//! A passage of a page turns into a link that opens the page at the passage: a text fragment (WICG, Text Fragments).

use std::fmt::Write;

/// A passage with what stands round it, as a claim carries its evidence (W3C `TextQuoteSelector`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passage<'t> {
    /// The passage itself.
    pub exact: &'t str,
    /// What stands right before it.
    pub prefix: &'t str,
    /// What stands right behind it.
    pub suffix: &'t str,
    /// Whether its words stand nowhere else on the page, as far as is known; if not, the link names its neighbours.
    pub is_unique: bool,
}

/// Longer passages, in characters, are named by their first and last words.
const LONGEST: usize = 300;
/// How many words at either end name a long passage.
const ENDS: usize = 6;
/// How many words of a neighbour tell two equal passages apart.
const NEIGHBOURS: usize = 4;

/// The address that opens a page at a passage: `https://example.org/a#:~:text=the%20quay%20is%20closed`. A fragment
/// that the address has already is kept before `:~:`, one that names a passage gives way.
///
/// Browsers look for whole words, so the passage is widened to whole words first. None where the address is no web
/// address, or the passage holds no letter or digit.
///
/// ```
/// use claimwire_record::{Passage, passage_link};
/// let passage = Passage { exact: "closed the quay", prefix: "The board ", suffix: " on Monday.", is_unique: true };
/// let link = passage_link("https://example.org/a", &passage);
/// assert_eq!(link.as_deref(), Some("https://example.org/a#:~:text=closed%20the%20quay"));
/// ```
pub fn passage_link(url: &str, passage: &Passage<'_>) -> Option<String> {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let directive = directive(passage).filter(|_| is_web)?;
    let page = url.split(":~:").next().unwrap_or(url);
    let mark = if page.contains('#') { "" } else { "#" };
    Some(format!("{page}{mark}:~:text={directive}"))
}

/// `prefix-,start,end,-suffix`, each but `start` only where it is needed.
fn directive(passage: &Passage<'_>) -> Option<String> {
    let (before, within, behind) = whole_words(passage);
    let words: Vec<&str> = within.split_whitespace().collect();
    if !within.contains(char::is_alphanumeric) {
        return None;
    }
    // A single range has to stand within one block of the page; of a passage that runs over a break, both ends are named.
    let is_long = within.chars().count() > LONGEST || within.contains(['\n', '\r']);
    let text = match is_long && words.len() > 2 {
        true => {
            let ends = ENDS.min(words.len() / 2);
            format!("{},{}", encoded(&words[..ends]), encoded(&words[words.len() - ends..]))
        }
        false => encoded(&words),
    };
    let (before, behind) = match passage.is_unique {
        true => (String::new(), String::new()),
        false => (last_words(before), first_words(behind)),
    };
    let prefix = if before.is_empty() { before } else { format!("{before}-,") };
    let suffix = if behind.is_empty() { behind } else { format!(",-{behind}") };
    Some(format!("{prefix}{text}{suffix}"))
}

/// The passage without marks at its ends and widened to whole words, with what is then left of its neighbours.
fn whole_words<'t>(passage: &Passage<'t>) -> (&'t str, std::borrow::Cow<'t, str>, &'t str) {
    let Passage { exact, prefix, suffix, .. } = *passage;
    let before = if exact.starts_with(char::is_alphanumeric) { open_end(prefix.chars().rev()) } else { 0 };
    let behind = if exact.ends_with(char::is_alphanumeric) { open_end(suffix.chars()) } else { 0 };
    let (prefix, head) = prefix.split_at(prefix.len() - before);
    let (tail, suffix) = suffix.split_at(behind);
    let within = match head.is_empty() && tail.is_empty() {
        true => exact.into(),
        false => format!("{head}{exact}{tail}").into(),
    };
    (prefix, within, suffix)
}

/// How many bytes of a neighbour belong to the word that the passage breaks off in: letters and digits, and marks
/// within a word, as in `Russia’s` and `4.25`.
fn open_end(neighbour: impl Iterator<Item = char>) -> usize {
    let (mut length, mut pending) = (0, 0);
    for c in neighbour {
        match c {
            _ if c.is_alphanumeric() || c == '_' => {
                length += pending + c.len_utf8();
                pending = 0;
            }
            '\'' | '’' | '.' | ',' | ':' | '·' if pending == 0 => pending = c.len_utf8(),
            _ => break,
        }
    }
    length
}

/// The last words of what stands before, within its line. The first word may be cut, so it is left out.
fn last_words(before: &str) -> String {
    let line = before.rsplit(['\n', '\r']).next().unwrap_or("");
    let mut words: Vec<&str> = line.split_whitespace().collect();
    if line.len() == before.len() && !line.starts_with(char::is_whitespace) && !words.is_empty() {
        words.remove(0);
    }
    words.drain(..words.len().saturating_sub(NEIGHBOURS));
    told(&words)
}

/// The first words of what stands behind, within its line. The last word may be cut, so it is left out.
fn first_words(behind: &str) -> String {
    let line = behind.split(['\n', '\r']).next().unwrap_or("");
    let mut words: Vec<&str> = line.split_whitespace().collect();
    if line.len() == behind.len() && !line.ends_with(char::is_whitespace) && words.len() > 1 {
        words.pop();
    }
    words.truncate(NEIGHBOURS);
    told(&words)
}

/// Neighbours that are no more than marks tell nothing.
fn told(words: &[&str]) -> String {
    if words.iter().any(|word| word.contains(char::is_alphanumeric)) { encoded(words) } else { String::new() }
}

/// Words with one space between them, percent-encoded: all but letters and digits of ASCII and `_ . ! * ( )`, and so
/// `-`, `,` and `&`, which mean something in a directive.
fn encoded(words: &[&str]) -> String {
    let mut out = String::new();
    for byte in words.join(" ").bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'_' | b'.' | b'!' | b'*' | b'(' | b')' => {
                out.push(char::from(byte))
            }
            // Writing to a string cannot fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(exact: &str, prefix: &str, suffix: &str, is_unique: bool) -> String {
        let passage = Passage { exact, prefix, suffix, is_unique };
        passage_link("https://example.org/a", &passage)
            .unwrap_or_default()
            .replace("https://example.org/a#:~:", "")
    }

    #[test]
    fn marks_that_mean_something_are_encoded() {
        assert_eq!(
            link("a well-known, “safe” R&D quay", "", "", true),
            "text=a%20well%2Dknown%2C%20%E2%80%9Csafe%E2%80%9D%20R%26D%20quay"
        );
    }

    #[test]
    fn a_passage_is_widened_to_whole_words() {
        assert_eq!(link("Russia", "said ", "’s envoy", true), "text=Russia%E2%80%99s");
        assert_eq!(link("25%", "4.", " of it", true), "text=4.25%25");
        assert_eq!(link("the quay", "of ", ". Then", true), "text=the%20quay");
    }

    #[test]
    fn a_passage_that_may_stand_twice_is_told_by_its_neighbours() {
        let found = link("backs Holt", "ember and Minister Jo Tarn ", " for the chair of the boa", false);
        assert_eq!(found, "text=and%20Minister%20Jo%20Tarn-,backs%20Holt,-for%20the%20chair%20of");
        assert_eq!(link("backs Holt", "line\nTarn ", "\nNext", false), "text=Tarn-,backs%20Holt");
        assert_eq!(link("backs Holt", "", "", false), "text=backs%20Holt");
    }

    #[test]
    fn a_long_passage_is_named_by_its_ends() {
        let long = "word ".repeat(80);
        assert_eq!(link(long.trim(), "", "", true).matches("word").count(), 2 * ENDS);
        assert_eq!(link("He rose.\nHe left again.", "", "", true), "text=He%20rose.,left%20again.");
    }

    #[test]
    fn addresses_keep_their_fragment_and_only_web_pages_have_passages() {
        let passage = Passage { exact: "quay", prefix: "", suffix: "", is_unique: true };
        let at = |url| passage_link(url, &passage);
        assert_eq!(at("http://example.org/#top").as_deref(), Some("http://example.org/#top:~:text=quay"));
        assert_eq!(at("http://example.org/#:~:text=x").as_deref(), Some("http://example.org/#:~:text=quay"));
        assert_eq!(at("file:///a"), None);
        assert_eq!(passage_link("https://example.org/", &Passage { exact: "—", ..passage }), None);
    }
}
