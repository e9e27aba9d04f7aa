//! Folding: lower case, no accents, straight apostrophes.

/// Appends the folded form of `raw`: lower case, ASCII where a transliteration exists, straight quotes.
pub fn fold_into(raw: &str, out: &mut String) {
    if raw.is_ascii() {
        let start = out.len();
        out.push_str(raw);
        out[start..].make_ascii_lowercase();
        return;
    }
    for c in raw.chars() {
        match c {
            '’' | '‘' | 'ʼ' | '`' | '´' => out.push('\''),
            c if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            c if is_alphanumeric(c) => {
                out.extend(any_ascii::any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase()))
            }
            c if is_combining(c) => {}
            c => out.push(c),
        }
    }
}

/// The folded form of `raw` as a string of its own.
pub fn fold(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    fold_into(raw, &mut out);
    out
}

/// Whether a character is a letter or a digit. Marks of general punctuation, which are all but a few of the characters
/// beyond ASCII in English, are told from them without the tables of Unicode.
pub(super) fn is_alphanumeric(c: char) -> bool {
    !is_general_punctuation(c) && c.is_alphanumeric()
}

/// The same for letters alone.
pub(super) fn is_alphabetic(c: char) -> bool {
    !is_general_punctuation(c) && c.is_alphabetic()
}

/// Curly quotation marks, dashes, ellipses, spaces of set widths (Unicode block U+2000 to U+206F).
fn is_general_punctuation(c: char) -> bool {
    ('\u{2000}'..='\u{206f}').contains(&c)
}

/// Combining diacritical marks (Unicode block U+0300 to U+036F).
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn general_punctuation_holds_no_letters() {
        let block = || ('\0'..char::MAX).filter(|&c| is_general_punctuation(c));
        assert!(block().count() > 100 && !block().any(|c| c.is_alphanumeric() || is_combining(c)));
    }
}
