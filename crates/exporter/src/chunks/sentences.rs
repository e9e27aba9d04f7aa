//! A quote turns into its sentences.

use unicode_segmentation::UnicodeSegmentation;

/// The sentences of a text, each with the white space behind it; together they are the text.
///
/// Borders are those of Unicode (UAX #29), less those behind a short word with a capital, which is an abbreviation
/// as often as not (`Sen.`, `U.S.`, `J.`): a cut that is missed costs room, one too many tears a sentence apart.
pub(crate) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, piece) in text.split_sentence_bound_indices() {
        let end = at + piece.len();
        if end == text.len() || ends_sentence(&text[start..end]) {
            found.push(&text[start..end]);
            start = end;
        }
    }
    found
}

/// The most letters that an abbreviation has.
const SHORT: usize = 4;

fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let Some(before) = text.strip_suffix('.') else { return !text.is_empty() };
    let word = before.rsplit(|c: char| c.is_whitespace() || "(“‘\"".contains(c)).next().unwrap_or_default();
    let is_short = word.chars().filter(|c| c.is_alphabetic()).count() <= SHORT;
    !(is_short && word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_readers_end_them() {
        let of = |text: &'static str| sentences(text).into_iter().map(str::trim).collect::<Vec<_>>();
        assert_eq!(of("We agree. They do not! Why?"), ["We agree.", "They do not!", "Why?"]);
        assert_eq!(of("“It is over.” He left."), ["“It is over.”", "He left."]);
        for whole in
            ["Sen. Ortiz backs it.", "The U.S. Senate voted.", "J. P. Ames said so.", "no full stop", "1.5 m"]
        {
            assert_eq!(of(whole), [whole]);
        }
        assert!(of("").is_empty());
    }
}
