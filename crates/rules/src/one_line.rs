//! Words on one line: every run of white space becomes one space, none is left at the ends.

/// The words of a text with single spaces between them.
pub fn one_line(text: &str) -> String {
    if is_one_line(text) {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether nothing is to be done, as far as the bytes alone tell: first bytes of white space beyond ASCII say no.
fn is_one_line(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a branch, so that many bytes are looked at in one step.
    let other = |byte: u8| (byte < b' ') | (byte == 0xC2) | (byte == 0xE1) | (byte == 0xE3);
    let odd = bytes.iter().fold(false, |odd, &byte| odd | other(byte));
    let gap = |(&one, &next): (&u8, &u8)| (one == b' ') & (next == b' ') | (one == 0xE2) & !is_mark(next);
    let gaps = bytes.iter().zip(bytes.iter().skip(1)).fold(false, |gaps, pair| gaps | gap(pair));
    let edges = bytes.first() == Some(&b' ') || bytes.last() == Some(&b' ');
    !odd && !gaps && !edges && !has_blank_mark(bytes)
}

/// Whether a character that begins with 0xE2 and this byte is of general punctuation, quotation marks and dashes among
/// it, or of a block without white space.
fn is_mark(second: u8) -> bool {
    second != 0x81
}

/// Whether white space of general punctuation stands there: U+2000 to U+200A, U+2028, U+2029, U+202F.
fn has_blank_mark(bytes: &[u8]) -> bool {
    let blank =
        |third: u8| (0x80..=0x8A).contains(&third) | (third == 0xA8) | (third == 0xA9) | (third == 0xAF);
    let from = |start: usize| bytes.get(start..).unwrap_or_default();
    let threes = bytes.iter().zip(from(1)).zip(from(2));
    // Quotation marks begin with the same byte: texts with them are looked at as fast as others, without a branch.
    threes.fold(false, |found, ((&one, &two), &three)| found | (one == 0xE2) & (two == 0x80) & blank(three))
}

#[cfg(test)]
mod tests {
    use super::one_line;

    #[test]
    fn white_space_of_any_kind_becomes_one_space() {
        let texts = [
            "",
            " ",
            "a",
            "a b",
            " a",
            "a ",
            "a  b",
            "a\nb",
            "a\u{b}b",
            "a\u{a0}b",
            "a\u{2003}b",
            "a\u{202f}b",
            "a\u{205f}b",
            "a–b “c” d",
            "a\u{3000}",
            "“é”",
        ];
        for text in texts {
            assert_eq!(one_line(text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
        }
    }
}
