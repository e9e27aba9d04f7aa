//! Which full stops belong to a word: abbreviations and initials.

use super::fold::is_alphabetic;
use super::scanner::is_letter;

/// Abbreviations that keep their full stop, folded, without it.
const ABBREVIATIONS: &[&str] = &[
    "adm", "al", "amb", "apr", "ariz", "ark", "assn", "atty", "aug", "ave", "brig", "calif", "capt", "cllr",
    "cmdr", "co", "col", "colo", "conn", "corp", "cpl", "dec", "del", "dept", "det", "dr", "drs", "engr",
    "est", "etc", "feb", "fla", "fr", "ft", "ga", "gen", "gov", "govs", "hon", "ill", "inc", "ind", "insp",
    "jan", "jr", "jul", "jun", "kan", "ky", "la", "lt", "ltd", "maj", "mar", "mass", "md", "messrs", "mich",
    "minn", "miss", "mo", "mont", "mr", "mrs", "ms", "mt", "neb", "nev", "no", "nov", "oct", "okla", "ore",
    "pa", "prof", "pte", "pvt", "rep", "reps", "rev", "sec", "sen", "sens", "sep", "sept", "sgt", "smt",
    "sr", "st", "supt", "tenn", "tex", "va", "vs", "vt", "wash", "wis", "wyo",
];

/// Bytes of the longest one.
const LONGEST: usize = 6;

/// Abbreviations above that are also plain words, kept as abbreviations only when capitalised and followed by
/// a word or digit on the same line.
const ALSO_WORDS: &[&str] = &[
    "al", "ark", "co", "del", "fr", "ill", "ind", "la", "mar", "mass", "miss", "mo", "no", "ore", "pa",
    "wash",
];

/// `U.S.`, `a.m.`, `J.`, `J.D.`: single letters each followed by a full stop. A single one counts only as an
/// upper-case initial before another name.
pub(super) fn dotted_abbreviation(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut letters = 0;
    loop {
        let mut chars = text[end..].chars();
        let (Some(letter), Some('.')) = (chars.next(), chars.next()) else { break };
        if !is_alphabetic(letter) {
            break;
        }
        end += letter.len_utf8() + 1;
        letters += 1;
    }
    if letters > 0
        && let Some(last) = last_letter(text, end)
    {
        return Some(end + last);
    }
    if letters == 0 || text[end..].starts_with(is_letter) {
        return None;
    }
    let initial = text.starts_with(char::is_uppercase)
        && text[end..].strip_prefix([' ', '\u{a0}']).is_some_and(|next| next.starts_with(char::is_uppercase));
    (letters > 1 || initial && !text.starts_with("I.")).then_some(end)
}

/// Bytes of the last capital of an abbreviation that leaves its last stop out: "the U.S president", "B.C's harbours".
fn last_letter(text: &str, end: usize) -> Option<usize> {
    const PRINTED_SO: &[&str] = &["U.S", "U.K", "U.N", "E.U", "B.C", "D.C", "N.Y"];
    let last = text[end..].chars().next().filter(|letter| letter.is_uppercase())?;
    let behind = end + last.len_utf8();
    let owns = || {
        text[behind..].starts_with(['\'', '’']) && text[..end].chars().all(|c| c == '.' || c.is_uppercase())
    };
    let ends = !text[behind..].starts_with(|c| is_letter(c) || c == '.');
    (ends && (PRINTED_SO.contains(&&text[..behind]) || owns())).then_some(last.len_utf8())
}

/// Whether a word keeps the full stop behind it; `after` is what follows the stop.
pub(super) fn keeps_stop(word: &str, after: &str) -> bool {
    let Some(lower) = abbreviation(word) else { return false };
    let goes_on = after
        .strip_prefix([' ', '\u{a0}', ','])
        .is_some_and(|next| next.starts_with(is_letter) || after.starts_with(','));
    if ALSO_WORDS.contains(&lower) { word.starts_with(char::is_uppercase) && goes_on } else { true }
}

/// The abbreviation that a word is, its full stop aside.
pub(super) fn abbreviation(word: &str) -> Option<&'static str> {
    if word.len() > LONGEST {
        return None;
    }
    let found = PACKED.binary_search(&packed(word.as_bytes())).ok().map(|index| ABBREVIATIONS[index]);
    found.filter(|lower| lower.len() == word.len())
}

/// The abbreviations as numbers, in the same order.
const PACKED: [u64; ABBREVIATIONS.len()] = {
    let mut numbers = [0; ABBREVIATIONS.len()];
    let mut index = 0;
    while index < numbers.len() {
        numbers[index] = packed(ABBREVIATIONS[index].as_bytes());
        index += 1;
    }
    numbers
};

/// A short word in lower case as a number; such numbers are in the order of the words.
const fn packed(word: &[u8]) -> u64 {
    let mut bytes = [0; 8];
    let mut index = 0;
    while index < word.len() {
        bytes[index] = word[index].to_ascii_lowercase();
        index += 1;
    }
    u64::from_be_bytes(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_abbreviations_are_sorted() {
        assert!(ABBREVIATIONS.is_sorted());
        assert_eq!(ABBREVIATIONS.iter().map(|word| word.len()).max(), Some(LONGEST));
    }
}
