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
            c if c.is_alphanumeric() => {
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

/// Combining diacritical marks (Unicode block U+0300 to U+036F).
pub(super) fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}
