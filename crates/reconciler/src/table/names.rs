//! Names of people, as catalogues and shops write them, turn into surnames.

use std::sync::LazyLock;

use any_ascii::any_ascii;
use regex::Regex;

/// A pattern that is compiled once.
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a fixed pattern")
}

static ASIDES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^)]*\)|\[[^\]]*\]"));
static ROLES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:edited by|by|editors?|authors?|eds?\.|with|foreword|joint)(?:[\s:,;]|$)")
});
static TITLES: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)[,\s]+(?:et\.? al|etc|jr|sr|ii|iii|ph\.?d|m\.?d)\b\.?"));
static BETWEEN_PEOPLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)[;/&~|]|\band\b"));
static WORD: LazyLock<Regex> = LazyLock::new(|| pattern("[a-z]+"));

/// Words that stand with names and are none.
const NO_NAMES: [&str; 28] = [
    "al",
    "author",
    "con",
    "dr",
    "ed",
    "eds",
    "editor",
    "edt",
    "et",
    "etal",
    "frwd",
    "ii",
    "iii",
    "ill",
    "illustrator",
    "inc",
    "iv",
    "jr",
    "md",
    "mr",
    "mrs",
    "ms",
    "phd",
    "prof",
    "professor",
    "sir",
    "sr",
    "trans",
];

/// The surnames of the people named, each once, in order, folded to the letters a to z.
///
/// Reads "Surname, Given; Surname, Given", "Given Surname, Given Surname", "Surname, Given, Surname, Given", with
/// roles, titles, initials and markup between. Names without anything between them cannot be told apart: the last
/// word is taken.
pub(super) fn surnames(raw: &str) -> Vec<String> {
    let text = folded(raw);
    let text = ASIDES.replace_all(&text, ";");
    let text = ROLES.replace_all(&text, "; ");
    let text = TITLES.replace_all(&text, " ");
    let parts: Vec<&str> = BETWEEN_PEOPLE.split(&text).filter(|part| !words(part).is_empty()).collect();
    let mut names: Vec<String> = parts.iter().flat_map(|part| of_part(part, parts.len() == 1)).collect();
    names.sort();
    names.dedup();
    names
}

/// The surnames in what stands between two dividers; `alone` if nothing else does.
fn of_part(part: &str, alone: bool) -> Vec<String> {
    let pieces: Vec<&str> = part.split(',').map(str::trim).filter(|piece| !words(piece).is_empty()).collect();
    let is_full = |piece: &&str| words(piece).len() >= 2;
    let all_full = pieces.iter().all(is_full);
    let taken: Vec<&str> = match pieces.len() {
        // "Given Surname, Given Surname", unless the end is an initial: "van Berg, Eva M."
        2 if alone && all_full && !pieces[1].ends_with('.') => pieces,
        2 => vec![pieces[0]],
        pairs if pairs.is_multiple_of(2) && alone && !all_full => pieces.into_iter().step_by(2).collect(),
        _ => pieces,
    };
    taken.into_iter().filter_map(last_name).collect()
}

/// The last word that is neither an initial nor a title.
fn last_name(name: &str) -> Option<String> {
    words(name).into_iter().rfind(|word| word.len() > 1 && !NO_NAMES.contains(&word.as_str()))
}

/// The words, without what joins names: O'Neil is one word, and so is Smith-Jones.
fn words(text: &str) -> Vec<String> {
    let joined = text.replace(['\'', '`', '?', '-'], "").to_lowercase();
    WORD.find_iter(&joined).map(|word| word.as_str().to_owned()).collect()
}

/// Without character references, wrongly decoded letters and accents.
fn folded(raw: &str) -> String {
    let once = html_escape::decode_html_entities(raw);
    let text = html_escape::decode_html_entities(&once);
    any_ascii(&decoded_anew(&text).unwrap_or_else(|| text.into_owned()))
}

/// UTF-8 that was read as Latin-1, read rightly.
fn decoded_anew(text: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = text.chars().map(|char| u8::try_from(char).ok()).collect();
    String::from_utf8(bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::surnames;

    #[test]
    fn names_are_found_in_all_orders() {
        let told = [
            "Berg, Eva; Lund, Olaf M.",
            "Eva Berg, Olaf Lund",
            "Berg, Eva, Lund, Olaf",
            "By (author) Berg, Eva By (author) Lund, Olaf",
            "BERG, EVA (Author) Lund, Olaf, Ph.D. (Joint Author)",
            "Eva Berg and Dr. Olaf Lund, Jr.",
            "Edited by Eva Berg / Olaf Lund et al.",
        ];
        for raw in told {
            assert_eq!(surnames(raw), ["berg", "lund"], "{raw}");
        }
    }

    #[test]
    fn damaged_letters_are_mended() {
        for raw in ["Åse Lødén", "&Aring;se L&oslash;d&eacute;n", "Ã\u{85}se LÃ¸dÃ©n"] {
            assert_eq!(surnames(raw), ["loden"], "{raw}");
        }
    }

    #[test]
    fn joined_and_single_names_are_one_word() {
        assert_eq!(surnames("O'Neil"), ["oneil"]);
        assert_eq!(surnames("Smith-Jones, A."), ["smithjones"]);
        assert_eq!(surnames("van Berg, Eva M."), ["berg"]);
        assert!(surnames(" ; , ").is_empty());
    }
}
