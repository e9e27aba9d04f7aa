//! The closed word lists behind numbers: number words, scales, fractions, and words that end a noun group.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// A word that stands for a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum NumberWord {
    /// Zero to nineteen.
    Small(f64),
    /// Twenty to ninety.
    Ten(f64),
    /// A hundred.
    Hundred,
    /// A thousand and more.
    Scale(f64),
    /// Twelve.
    Dozen,
}

/// The number that a lower-case word stands for.
pub(crate) fn number_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Dozen, Hundred, Scale, Small, Ten};
    let found = match word.as_bytes().first()? {
        b'z' if word == "zero" => Small(0.0),
        b'o' if word == "one" => Small(1.0),
        b't' => return t_word(word),
        b'f' => return f_word(word),
        b's' => return s_word(word),
        b'e' => match word {
            "eight" => Small(8.0),
            "eleven" => Small(11.0),
            "eighteen" => Small(18.0),
            "eighty" => Ten(80.0),
            _ => return None,
        },
        b'n' => match word {
            "nine" => Small(9.0),
            "nineteen" => Small(19.0),
            "ninety" => Ten(90.0),
            _ => return None,
        },
        b'h' if word == "hundred" => Hundred,
        b'd' if word == "dozen" => Dozen,
        b'm' if word == "million" => Scale(1e6),
        b'b' if word == "billion" => Scale(1e9),
        _ => return None,
    };
    Some(found)
}

fn t_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Scale, Small, Ten};
    Some(match word {
        "two" => Small(2.0),
        "three" => Small(3.0),
        "ten" => Small(10.0),
        "twelve" => Small(12.0),
        "thirteen" => Small(13.0),
        "twenty" => Ten(20.0),
        "thirty" => Ten(30.0),
        "thousand" => Scale(1e3),
        "trillion" => Scale(1e12),
        _ => return None,
    })
}

fn f_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Small, Ten};
    Some(match word {
        "four" => Small(4.0),
        "five" => Small(5.0),
        "fourteen" => Small(14.0),
        "fifteen" => Small(15.0),
        "forty" => Ten(40.0),
        "fifty" => Ten(50.0),
        _ => return None,
    })
}

fn s_word(word: &str) -> Option<NumberWord> {
    use NumberWord::{Small, Ten};
    Some(match word {
        "six" => Small(6.0),
        "seven" => Small(7.0),
        "sixteen" => Small(16.0),
        "seventeen" => Small(17.0),
        "sixty" => Ten(60.0),
        "seventy" => Ten(70.0),
        _ => return None,
    })
}

/// The factor of a short scale behind digits: "bn", "m", "k".
pub(crate) fn scale_suffix(word: &str) -> Option<f64> {
    Some(match word {
        "k" => 1e3,
        "m" | "mn" | "mln" | "mil" => 1e6,
        "b" | "bn" | "bln" => 1e9,
        "tn" | "trn" | "tr" => 1e12,
        _ => return None,
    })
}

/// The denominator of a fraction word, singular or plural.
pub(crate) fn denominator(word: &str) -> Option<f64> {
    Some(match word {
        "half" | "halves" => 2.0,
        "third" | "thirds" => 3.0,
        "quarter" | "quarters" | "fourth" | "fourths" => 4.0,
        "fifth" | "fifths" => 5.0,
        "sixth" | "sixths" => 6.0,
        "seventh" | "sevenths" => 7.0,
        "eighth" | "eighths" => 8.0,
        "ninth" | "ninths" => 9.0,
        "tenth" | "tenths" => 10.0,
        _ => return None,
    })
}

/// The place in a row that an ordinal word names.
pub(crate) fn ordinal_word(word: &str) -> Option<f64> {
    Some(match word {
        "first" => 1.0,
        "second" => 2.0,
        "third" => 3.0,
        "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "eleventh" => 11.0,
        "twelfth" => 12.0,
        _ => return None,
    })
}

/// Lowest and highest number that a plural scale allows: "dozens", "thousands".
pub(crate) fn plural_scale(word: &str) -> Option<(f64, f64)> {
    Some(match word {
        "tens" => (20.0, 100.0),
        "dozens" => (24.0, 100.0),
        "scores" => (40.0, 200.0),
        "hundreds" => (200.0, 1e3),
        "thousands" => (2e3, 1e4),
        "millions" => (2e6, 1e9),
        "billions" => (2e9, 1e12),
        "trillions" => (2e12, 1e15),
        _ => return None,
    })
}

/// Whether `word` is the name of a month, or its abbreviation with or without the stop.
pub(crate) fn month(word: &str) -> Option<u8> {
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "january" | "jan" => 1,
        "february" | "feb" | "febuary" => 2,
        "march" | "mar" => 3,
        "april" | "apr" => 4,
        "may" => 5,
        "june" | "jun" => 6,
        "july" | "jul" => 7,
        "august" | "aug" => 8,
        "september" | "sept" | "sep" => 9,
        "october" | "oct" => 10,
        "november" | "nov" => 11,
        "december" | "dec" => 12,
        _ => return None,
    })
}

/// Whether `word` ends the noun group behind a number: a function word, an auxiliary, a word of speech.
pub(crate) fn ends_noun(word: &str) -> bool {
    let Some(first) = word.bytes().next() else { return true };
    if !first.is_ascii_alphabetic() {
        return true;
    }
    static ENDINGS: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| [PREPOSITIONS, AUXILIARIES, PRONOUNS, CONNECTIVES].concat().into_iter().collect());
    ENDINGS.contains(word)
}

/// Prepositions.
const PREPOSITIONS: &[&str] = &[
    "about",
    "above",
    "across",
    "after",
    "against",
    "ago",
    "amid",
    "among",
    "around",
    "as",
    "at",
    "before",
    "behind",
    "below",
    "between",
    "beyond",
    "by",
    "despite",
    "down",
    "during",
    "for",
    "from",
    "in",
    "including",
    "into",
    "like",
    "near",
    "of",
    "off",
    "on",
    "onto",
    "out",
    "over",
    "per",
    "since",
    "than",
    "through",
    "throughout",
    "till",
    "to",
    "toward",
    "towards",
    "under",
    "until",
    "up",
    "versus",
    "via",
    "vs",
    "with",
    "within",
    "without",
];

/// Auxiliaries, clitics and verbs of speech.
const AUXILIARIES: &[&str] = &[
    "'d", "'ll", "'re", "'s", "'ve", "am", "are", "be", "became", "been", "being", "can", "could", "did",
    "do", "does", "had", "has", "have", "having", "is", "may", "might", "must", "n't", "not", "said", "say",
    "says", "shall", "should", "told", "was", "were", "will", "would",
];

/// Pronouns and determiners.
const PRONOUNS: &[&str] = &[
    "a",
    "all",
    "an",
    "any",
    "both",
    "each",
    "every",
    "he",
    "her",
    "here",
    "herself",
    "him",
    "himself",
    "his",
    "i",
    "it",
    "its",
    "itself",
    "my",
    "none",
    "one",
    "our",
    "she",
    "some",
    "that",
    "the",
    "their",
    "them",
    "themselves",
    "there",
    "these",
    "they",
    "this",
    "those",
    "us",
    "we",
    "what",
    "which",
    "who",
    "whom",
    "whose",
    "you",
    "your",
];

/// Conjunctions and adverbs that follow a noun group.
const CONNECTIVES: &[&str] = &[
    "again",
    "alone",
    "already",
    "also",
    "although",
    "always",
    "and",
    "apiece",
    "away",
    "back",
    "backed",
    "because",
    "but",
    "earlier",
    "early",
    "even",
    "except",
    "how",
    "however",
    "if",
    "instead",
    "just",
    "late",
    "later",
    "nationwide",
    "nor",
    "now",
    "once",
    "only",
    "or",
    "overall",
    "perhaps",
    "plus",
    "respectively",
    "so",
    "still",
    "then",
    "though",
    "today",
    "together",
    "tomorrow",
    "too",
    "unless",
    "voted",
    "when",
    "where",
    "whether",
    "while",
    "why",
    "worldwide",
    "yesterday",
    "yet",
];
