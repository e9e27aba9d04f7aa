//! The words around a claim turn into signals: that it corrects an earlier report, or says how things stand.

use claimwire_record::Claim;

/// What the words around a claim say about its place among reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Signals {
    /// It corrects what was reported.
    pub is_correction: bool,
    /// It takes back what was reported, and puts nothing in its place.
    pub is_retraction: bool,
    /// It says how things stand at its writing: "so far", "already", "now".
    pub is_snapshot: bool,
}

/// Said of a report, these put it right.
const CORRECTION: [&str; 14] = [
    "corrected",
    "correction",
    "revised",
    "revises",
    "lowered",
    "lowers",
    "miscounted",
    "recount",
    "recounted",
    "erroneously",
    "mistakenly",
    "wrongly reported",
    "counted twice",
    "an earlier version",
];
/// Said of a report, these take it back.
const RETRACTION: [&str; 6] = [
    "retracted",
    "retracts",
    "took down the report",
    "withdrew the report",
    "withdrew its report",
    "was never true",
];
/// These tie a present state to the day of writing.
const SNAPSHOT: [&str; 10] = [
    "so far",
    "already",
    "now",
    "currently",
    "today",
    "as of",
    "to date",
    "at present",
    "no longer",
    "by now",
];

/// Reads the signals off a claim's sentence.
pub(crate) fn signals(claim: &Claim) -> Signals {
    let words = format!(" {} ", crate::answer::folded(&claim.sentence));
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| words.contains(&format!(" {phrase} ")));
    Signals { is_correction: has(&CORRECTION), is_retraction: has(&RETRACTION), is_snapshot: has(&SNAPSHOT) }
}

/// The number that a claim says is replaced: 112 in "from 112 to 94", in a sentence that corrects.
pub(crate) fn corrected(claim: &Claim) -> Option<f64> {
    if !signals(claim).is_correction && !claim.quantity.text.as_ref()?.starts_with("from ") {
        return None;
    }
    let value = claim.quantity.value?;
    let words: Vec<&str> = claim.sentence.split_whitespace().collect();
    let number = |word: &str| {
        let digits: String = word.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        digits.trim_end_matches('.').parse::<f64>().ok()
    };
    let old = words.windows(4).find_map(|four| {
        let is_change = four[0] == "from" && four[2] == "to" && number(four[3]) == Some(value);
        is_change.then(|| number(four[1])).flatten()
    });
    old.filter(|old| *old != value)
}
