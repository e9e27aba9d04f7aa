//! The words that a number was read from turn into how it was told: in digits, in words, or by an article only.

use std::sync::LazyLock;

use regex::Regex;

/// Ages look like counts and are none.
static AGE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)\b\d+-(?:year|month|week|day)s?-old\b").expect("fixed"));
static DIGITS: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\b\d").expect("fixed"));
static WORDS: LazyLock<Regex> = LazyLock::new(|| {
    let words = "no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|\
                 seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|dozens?|hundreds?|\
                 thousands?|both";
    Regex::new(&format!(r"(?i)\b(?:{words})\b")).expect("fixed")
});

/// How a number was told: `digits`, `words`, or `article` ("a man was killed"), which speaks of one of those
/// concerned and need not count them.
pub(super) fn of(quote: &str) -> &'static str {
    let quote = AGE.replace_all(quote, " ");
    match () {
        () if DIGITS.is_match(&quote) => "digits",
        () if WORDS.is_match(&quote) => "words",
        () => "article",
    }
}

/// Whether a number can have been read from the quote: an article alone tells of one, and an age is no count.
pub(super) fn bears(quote: &str, value: &str) -> bool {
    !is_least(quote) || value == "1"
}

/// Whether the number is the least that it can be by its quote: "a man was killed" tells of one of those killed, and of
/// no others.
pub(super) fn is_least(quote: &str) -> bool {
    of(quote) == "article"
}

#[cfg(test)]
mod tests {
    use super::{bears, is_least, of};

    #[test]
    fn an_article_counts_one_of_perhaps_several() {
        assert!(is_least("killing a man") && is_least("a 17-year-old was hurt"));
        assert!(!is_least("one dead") && !is_least("left 12 hurt"));
    }

    #[test]
    fn an_age_bears_no_count() {
        assert!(!bears("41-year-old man killed", "4") && bears("a 41-year-old man killed", "1"));
        assert!(bears("4 men, one 41-year-old", "4"));
    }

    #[test]
    fn ages_are_no_counts() {
        let told =
            ["a 17-year-old was hurt", "Three dead", "left 12 hurt", "killing a man", "two 9-year-old boys"];
        assert_eq!(told.map(of), ["article", "words", "digits", "article", "words"]);
    }
}
