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
    let mut before = b' ';
    for &byte in text.as_bytes() {
        let blank = byte.is_ascii_whitespace() && byte != b' ' || byte == 0x0b;
        let maybe_blank = matches!(byte, 0xC2 | 0xE1..=0xE3);
        if blank || maybe_blank || byte == b' ' && before == b' ' {
            return false;
        }
        before = byte;
    }
    before != b' ' || text.is_empty()
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
            "a\u{3000}",
            "“é”",
        ];
        for text in texts {
            assert_eq!(one_line(text), text.split_whitespace().collect::<Vec<_>>().join(" "), "{text:?}");
        }
    }
}
