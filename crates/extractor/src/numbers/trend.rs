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

fn is_rise(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "rise"
            | "rises"
            | "rising"
            | "risen"
            | "up"
            | "gained"
            | "gain"
            | "gains"
            | "gaining"
            | "climbed"
            | "climb"
            | "climbs"
            | "climbing"
            | "jumped"
            | "jump"
            | "jumps"
            | "jumping"
            | "surged"
            | "surge"
            | "surges"
            | "surging"
            | "increased"
            | "increase"
            | "increases"
            | "increasing"
            | "grew"
            | "grow"
            | "grows"
            | "growing"
            | "grown"
            | "added"
            | "soared"
            | "soar"
            | "soars"
            | "advanced"
            | "rallied"
            | "expanded"
            | "upward"
    )
}

fn is_fall(word: &str) -> bool {
    matches!(
        word,
        "fell"
            | "fall"
            | "falls"
            | "falling"
            | "fallen"
            | "down"
            | "dropped"
            | "drop"
            | "drops"
            | "dropping"
            | "lost"
            | "losing"
            | "declined"
            | "decline"
            | "declines"
            | "declining"
            | "decreased"
            | "decrease"
            | "decreases"
            | "slid"
            | "slipped"
            | "slumped"
            | "tumbled"
            | "plunged"
            | "plummeted"
            | "plummeting"
            | "sank"
            | "shrank"
            | "eased"
            | "shed"
            | "loses"
            | "downward"
    )
}

/// Whether a word says that something rises or falls.
pub(crate) fn is_moving(word: &str) -> bool {
    is_rise(word) || is_fall(word)
}
