//! A paragraph turns into the stretches of it that stand in quotation marks.

use std::ops::Range;

/// The byte ranges of `text` that stand in quotation marks, marks included, in order and without overlap.
///
/// Straight marks open and close by turns; a quotation whose end is missing reaches to the end of the
/// paragraph, as printers have it where the next paragraph opens anew. Single marks are apostrophes more often
/// than not and are left alone.
pub fn quotations(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, c) in text.char_indices() {
        open = match open {
            None => closing(c).map(|close| (at, close)),
            Some((start, close)) if closes(c, close) => {
                found.push(start..at + c.len_utf8());
                None
            }
            still => still,
        };
    }
    found.extend(open.map(|(start, _)| start..text.len()));
    found
}

/// The mark that closes what a mark opens.
fn closing(c: char) -> Option<char> {
    match c {
        '"' => Some('"'),
        '“' | '„' => Some('”'),
        '«' => Some('»'),
        _ => None,
    }
}

/// “ closes „ in some languages, and " closes anything in careless copy.
fn closes(c: char, close: char) -> bool {
    c == close || (close == '”' && matches!(c, '“' | '"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_all_kinds_pair_up() {
        let found = |text: &'static str| -> Vec<&str> {
            quotations(text).into_iter().map(|range| &text[range]).collect()
        };
        assert_eq!(found("He said \"no\" and “it’s é” then «oui»."), ["\"no\"", "“it’s é”", "«oui»"]);
        assert_eq!(found("„Ja“, sagte er. “Never"), ["„Ja“", "“Never"]);
        assert!(found("Don't; the '90s").is_empty());
    }
}
