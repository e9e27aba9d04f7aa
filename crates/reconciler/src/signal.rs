//! The words around a claim turn into signals: that it corrects an earlier report, or says how things stand.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;
use claimwire_record::{Claim, Polarity};

use crate::answer::folded;

/// What the words around a claim say about its place among reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(crate) struct Signals {
    /// It corrects what was reported.
    pub is_correction: bool,
    /// It takes back what was reported, and puts nothing in its place.
    pub is_retraction: bool,
    /// It says how things stand at its writing: "so far", "already", "now".
    pub is_snapshot: bool,
    /// It tells what an earlier report said: "yesterday's edition said".
    pub is_recalled: bool,
    /// It tells that a state ended: "lifted its objections", "no longer".
    pub is_end: bool,
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

/// These tell what an earlier report said, whether or not it was right.
const RECALLED: [&str; 12] = [
    "an earlier report",
    "an earlier edition",
    "earlier editions",
    "a previous edition",
    "a previous version",
    "yesterday s edition",
    "last week s edition",
    "yesterday s newsletter",
    "previously reported",
    "earlier reported",
    "originally reported",
    "had reported earlier",
];
/// In the evidence of a denial, these tell that what is denied was so before.
const END: [&str; 19] = [
    "no longer",
    "lifted",
    "lifts",
    "lifting",
    "dropped",
    "drops",
    "dropping",
    "abandoned",
    "abandons",
    "gave up",
    "gives up",
    "ended",
    "ends",
    "withdrew",
    "withdraws",
    "withdrawn",
    "rescinded",
    "revoked",
    "reversed",
];

/// Phrases of whole words, looked for in one pass.
struct Phrases {
    automaton: AhoCorasick,
    /// The number of the list that each phrase is of.
    lists: Vec<usize>,
}

impl Phrases {
    fn of(lists: &[&[&str]]) -> Phrases {
        let numbered = lists.iter().enumerate().flat_map(|(number, list)| list.iter().map(move |_| number));
        let phrases = lists.iter().flat_map(|list| list.iter().map(|phrase| format!(" {phrase} ")));
        let automaton = AhoCorasick::new(phrases).expect("some short phrases make an automaton");
        Phrases { automaton, lists: numbered.collect() }
    }
    /// Which lists have a phrase among the words, by their numbers.
    fn found<const LISTS: usize>(&self, words: &str) -> [bool; LISTS] {
        let mut found = [false; LISTS];
        let words = format!(" {words} ");
        for phrase in self.automaton.find_overlapping_iter(&words) {
            found[self.lists[phrase.pattern().as_usize()]] = true;
        }
        found
    }
}

/// Reads the signals off a claim's evidence and off the words of its sentence.
pub(crate) fn signals(claim: &Claim, words: &str) -> Signals {
    static SENTENCE: LazyLock<Phrases> =
        LazyLock::new(|| Phrases::of(&[&CORRECTION, &RETRACTION, &SNAPSHOT, &RECALLED]));
    static EVIDENCE: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(&[&END]));
    let [is_correction, is_retraction, is_snapshot, is_recalled] = SENTENCE.found(words);
    let is_denial = claim.polarity == Polarity::Negated;
    let [is_end] = if is_denial { EVIDENCE.found(&folded(&claim.quote)) } else { [false] };
    Signals { is_correction, is_retraction, is_snapshot, is_recalled, is_end }
}

/// The number that a claim says is replaced: 112 in "from 112 to 94", in a sentence that corrects, and in "had earlier
/// reported 112 deaths, corrected its figure to 94".
pub(crate) fn corrected(claim: &Claim, signals: Signals) -> Option<f64> {
    if !signals.is_correction && !claim.quantity.text.as_ref()?.starts_with("from ") {
        return None;
    }
    let value = claim.quantity.value?;
    let words: Vec<&str> = claim.sentence.split_whitespace().collect();
    let number = |word: &str| {
        let digits: String = word.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
        digits.trim_end_matches('.').parse::<f64>().ok()
    };
    let changed = words.windows(4).find_map(|four| {
        let is_change = four[0] == "from" && four[2] == "to" && number(four[3]) == Some(value);
        is_change.then(|| number(four[1])).flatten()
    });
    let recalled = || {
        let is_new = words.windows(2).any(|two| two[0] == "to" && number(two[1]) == Some(value));
        let told =
            words.iter().position(|word| *word == "reported").filter(|_| is_new && signals.is_recalled)?;
        words[told + 1..].iter().take(3).find_map(|word| number(word))
    };
    let old = changed.or_else(recalled);
    old.filter(|old| *old != value)
}
