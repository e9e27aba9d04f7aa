//! Shapes of a line of text: blank, sentence, headline, prose, list item. No meaning, only form.

/// Characters that show nothing at the edge of a line: white space, byte order mark, zero-width space, soft hyphen.
pub(crate) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\u{ad}')
}

/// Closing quotation marks and brackets.
pub(crate) fn is_closer(c: char) -> bool {
    matches!(c, '"' | '”' | '“' | '’' | '\'' | '»' | '›' | ')' | ']')
}

/// The last character before closing quotation marks and brackets.
pub(crate) fn last_mark(text: &str) -> Option<char> {
    text.trim_end_matches(is_closer).chars().next_back()
}

/// Whether the line ends as a sentence does, closing quotes aside.
pub(crate) fn ends_sentence(text: &str) -> bool {
    matches!(last_mark(text), Some('.' | '!' | '?' | '…' | '。' | '！' | '？' | '।' | '؟' | '۔'))
}

/// Whether the first letter or digit is a lower-case letter.
pub(crate) fn starts_lower(text: &str) -> bool {
    let opener = |c: char| matches!(c, '"' | '“' | '‘' | '\'' | '«' | '(');
    text.trim_start_matches(opener).chars().next().is_some_and(char::is_lowercase)
}

/// Whether the text has at least `least` characters, without counting further.
pub(crate) fn is_long(text: &str, least: usize) -> bool {
    text.len() >= least && text.chars().nth(least.saturating_sub(1)).is_some()
}

/// The number of words, counted to 50 at most.
pub(crate) fn words(text: &str) -> usize {
    text.split_whitespace().take(50).count()
}

/// Whether the text has at least `least` words, without counting further.
pub(crate) fn has_words(text: &str, least: usize) -> bool {
    text.split_whitespace().nth(least.saturating_sub(1)).is_some()
}

/// Running text: ends with a full stop, or is longer than a headline is.
pub(crate) fn is_prose(text: &str) -> bool {
    match last_mark(text) {
        Some('.' | '…') => has_words(text, 4),
        Some('!' | '?') => is_long(text, 140),
        _ => is_long(text, 200),
    }
}

/// A line that can be a headline: short, no full stop, begins with a capital, a digit or a quotation mark.
pub(crate) fn is_headline(text: &str, longest: usize) -> bool {
    !is_long(text, longest + 1)
        && !matches!(last_mark(text), Some('.' | '…' | ',' | ';' | ':'))
        && !starts_lower(text)
        && text.chars().any(char::is_alphabetic)
        && !is_bullet(text)
        && !is_table_row(text)
}

/// A line in which all but the small words have a capital, as in many a headline: "Storm Hits the Port of Arland."
pub(crate) fn is_in_title_case(text: &str) -> bool {
    let letters = |word: &str| word.chars().filter(|c| c.is_alphabetic()).count();
    let capital = |word: &str| {
        let first = word.chars().find(|c| c.is_alphanumeric());
        first.is_some_and(|c| c.is_uppercase() || c.is_numeric())
    };
    has_words(text, 4) && text.split_whitespace().all(|word| capital(word) || letters(word) <= 3)
}

/// Whether a sentence ends within the line: a full stop behind a word, before a capital.
pub(crate) fn holds_sentence_end(text: &str) -> bool {
    text.match_indices(['.', '!', '?']).any(|(at, mark)| {
        let word = text[..at].chars().rev().take_while(|c| c.is_lowercase()).count();
        let rest = text[at + mark.len()..].trim_start_matches(is_closer);
        word >= 3 && rest.starts_with(' ') && rest.trim_start().starts_with(char::is_uppercase)
    })
}

/// A line of one to `most` words, each with a capital: "New York", "Jane van Doe".
pub(crate) fn is_name(text: &str, most: usize) -> bool {
    let particle =
        |word: &str| matches!(word, "de" | "van" | "von" | "der" | "den" | "la" | "di" | "da" | "bin" | "al");
    let named = |word: &str| word.starts_with(char::is_uppercase) || particle(word);
    let count = words(text);
    (1..=most).contains(&count)
        && text.split_whitespace().all(named)
        && !text.contains(|c: char| c.is_ascii_digit() || matches!(c, ',' | ':' | '?' | '!'))
}

/// A list item in plain text: "- one", "• one", "1. one", "2) one".
pub(crate) fn is_bullet(text: &str) -> bool {
    let Some((head, rest)) = text.split_once(char::is_whitespace) else {
        return false;
    };
    let digits = head.trim_end_matches(['.', ')']);
    let number =
        digits.len() < head.len() && digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    !rest.is_empty()
        && (matches!(head, "-" | "*" | "•" | "‣" | "▪" | "●" | "·") || (number && !digits.is_empty()))
}

/// A row of a Markdown table: "| a | b |".
pub(crate) fn is_table_row(text: &str) -> bool {
    text.len() > 1 && text.starts_with('|') && text.ends_with('|')
}

/// Whether the text opens a quotation that it does not close.
pub(crate) fn opens_quote(text: &str) -> bool {
    let count = |c: char| text.matches(c).count();
    count('“') > count('”') || count('«') > count('»') || count('"') % 2 == 1
}

/// Letters and digits in lower case, for comparing headlines.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_inside_or_outside_of_quotes() {
        assert!(ends_sentence("“It is over.”"));
        assert!(ends_sentence("It is “over”."));
        assert!(!ends_sentence("It is “over”"));
    }

    #[test]
    fn headlines_are_short_and_have_no_stop() {
        assert!(is_headline("Who will lead the harbour board?", 200));
        assert!(!is_headline("The board met.", 200));
        assert!(!is_headline("the board met", 200));
        assert!(!is_headline("The board met", 5));
        assert!(is_prose("The harbour board met."));
        assert!(!is_prose("Who will lead the harbour board?"));
    }

    #[test]
    fn bullets_need_a_space_and_small_numbers() {
        assert!(is_bullet("- one") && is_bullet("12. twelve") && is_bullet("• x"));
        assert!(!is_bullet("-one") && !is_bullet("2024. A year") && !is_bullet("— Name"));
    }

    #[test]
    fn names_have_capitals_throughout() {
        assert!(is_name("New York", 3) && is_name("Anna van Tol", 3));
        assert!(!is_name("Talks stall", 3) && !is_name("One Two Three Four", 3));
    }
}
