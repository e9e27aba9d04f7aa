//! Whether a number is said to have risen or fallen: "rose 5%", "down by 2.3 points".

use super::mention::Trend;
use super::sentence::Sentence;

/// The trend that the words before unit `start` give the number there.
pub(crate) fn trend(s: &Sentence, start: usize) -> Option<Trend> {
    let mut at = start;
    while matches!(s.before(at, 1), "by" | "a" | "an" | "further" | "another" | "as" | "much" | "only") {
        at -= 1;
    }
    let word = s.before(at, 1);
    if is_rise(word) {
        Some(Trend::Rise)
    } else if is_fall(word) {
        Some(Trend::Fall)
    } else {
        None
    }
}

/// Words of rising, sorted.
const RISES: &[&str] = &[
    "added",
    "advanced",
    "climb",
    "climbed",
    "climbing",
    "climbs",
    "expanded",
    "gain",
    "gained",
    "gaining",
    "gains",
    "grew",
    "grow",
    "growing",
    "grown",
    "grows",
    "increase",
    "increased",
    "increases",
    "increasing",
    "jump",
    "jumped",
    "jumping",
    "jumps",
    "rallied",
    "rise",
    "risen",
    "rises",
    "rising",
    "rose",
    "soar",
    "soared",
    "soars",
    "surge",
    "surged",
    "surges",
    "surging",
    "up",
    "upward",
];

fn is_rise(word: &str) -> bool {
    RISES.binary_search(&word).is_ok()
}

/// Words of falling, sorted.
const FALLS: &[&str] = &[
    "decline",
    "declined",
    "declines",
    "declining",
    "decrease",
    "decreased",
    "decreases",
    "down",
    "downward",
    "drop",
    "dropped",
    "dropping",
    "drops",
    "eased",
    "fall",
    "fallen",
    "falling",
    "falls",
    "fell",
    "loses",
    "losing",
    "lost",
    "plummeted",
    "plummeting",
    "plunged",
    "sank",
    "shed",
    "shrank",
    "slid",
    "slipped",
    "slumped",
    "tumbled",
];

fn is_fall(word: &str) -> bool {
    FALLS.binary_search(&word).is_ok()
}

/// Whether a word says that something rises or falls.
pub(crate) fn is_moving(word: &str) -> bool {
    is_rise(word) || is_fall(word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::RISES.is_sorted());
        assert!(super::FALLS.is_sorted());
    }
}
