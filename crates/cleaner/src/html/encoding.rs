//! The bytes of a page to text, whatever character set they are in.
//!
//! In the order of trust: the byte order mark; being UTF-8, which hardly any other text is by chance; the
//! `Content-Type` header; what the page declares of itself; and detection by chardetng.

use std::borrow::Cow;
use std::sync::LazyLock;

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8};
use regex::bytes::Regex;

use crate::{CleanError, MAX_BYTES, input};

/// How far into the page a declaration is looked for; the standard asks for 1024 bytes, pages put it later.
const HEAD: usize = 8192;
/// How much of the page detection reads.
const SAMPLE: usize = 256 << 10;

static DECLARED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i-u)<(?:meta|\?xml)\b[^>]{0,400}?\b(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})"#)
        .expect("a constant pattern")
});

/// A page as text.
pub(crate) struct Decoded<'b> {
    /// The text without its byte order mark.
    pub(crate) text: Cow<'b, str>,
    /// Where the text begins in the bytes, if it stands there as it is (UTF-8), so that offsets can be told.
    pub(crate) offset: Option<usize>,
}

/// Decodes a page. `header` is the character set of the `Content-Type` header, where there was one.
///
/// # Errors
/// Where the page is too large, empty, another kind of file, binary, or UTF-8 with wrong bytes in it.
pub(crate) fn decode<'b>(bytes: &'b [u8], header: Option<&str>) -> Result<Decoded<'b>, CleanError> {
    if bytes.len() > MAX_BYTES {
        return Err(CleanError::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
    }
    let (text, offset) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) if encoding == UTF_8 => (utf8(bytes, mark)?, Some(mark)),
        Some((encoding, mark)) => (encoding.decode_without_bom_handling(&bytes[mark..]).0, None),
        None => unmarked(bytes, header)?,
    };
    if text.bytes().all(|byte| byte.is_ascii_whitespace()) {
        return Err(CleanError::Empty { bytes: bytes.len() });
    }
    Ok(Decoded { text, offset })
}

fn utf8(bytes: &[u8], mark: usize) -> Result<Cow<'_, str>, CleanError> {
    std::str::from_utf8(bytes)
        .map(|text| Cow::Borrowed(&text[mark..]))
        .map_err(|error| input::invalid_utf8(bytes, error.valid_up_to()))
}

fn unmarked<'b>(bytes: &'b [u8], header: Option<&str>) -> Result<(Cow<'b, str>, Option<usize>), CleanError> {
    input::refuse_what_is_no_text(bytes)?;
    let declared = || header.and_then(label).or_else(|| declared(bytes));
    let (encoding, faulty) = match std::str::from_utf8(bytes) {
        Ok(text) if !text.is_ascii() => return Ok((Cow::Borrowed(text), Some(0))),
        Ok(text) => match declared() {
            // Seven-bit encodings that are no ASCII: escapes stand for other characters.
            Some(encoding) if !encoding.is_ascii_compatible() => (encoding, None),
            _ => return Ok((Cow::Borrowed(text), Some(0))),
        },
        Err(error) => (declared().unwrap_or(UTF_8), Some(error.valid_up_to())),
    };
    if encoding != UTF_8 {
        return Ok((encoding.decode_without_bom_handling(bytes).0, None));
    }
    match faulty {
        Some(at) if is_damaged_utf8(bytes) => Err(input::invalid_utf8(bytes, at)),
        _ => Ok((detect(bytes).decode_without_bom_handling(bytes).0, None)),
    }
}

fn label(name: &str) -> Option<&'static Encoding> {
    Encoding::for_label(name.trim().trim_matches(['"', '\'']).as_bytes())
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let found = DECLARED.captures(&bytes[..bytes.len().min(HEAD)])?;
    Encoding::for_label(&found[1])
}

/// Whether more characters are UTF-8 than bytes are wrong: then the page is UTF-8, and was damaged.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes[..bytes.len().min(MAX_BYTES)].utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    right > wrong
}

fn detect(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    // Markup is ASCII: what comes behind the head says more.
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], bytes.len() <= SAMPLE);
    detector.guess(None, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], header: Option<&str>) -> String {
        decode(bytes, header).unwrap().text.into_owned()
    }

    #[test]
    fn the_byte_order_mark_comes_first() {
        assert_eq!(read(b"\xff\xfe<\0p\0>\0", None), "<p>");
        assert_eq!(read(b"\xfe\xff\0<\0p\0>", Some("utf-8")), "<p>");
        let marked = decode(b"\xef\xbb\xbf<p>\xc3\xa9", Some("windows-1251")).unwrap();
        assert_eq!((&*marked.text, marked.offset), ("<p>é", Some(3)));
    }

    #[test]
    fn utf8_is_known_whatever_is_declared() {
        assert_eq!(
            read("<meta charset=iso-8859-1><p>Þór".as_bytes(), Some("latin1")),
            "<meta charset=iso-8859-1><p>Þór"
        );
    }

    #[test]
    fn the_header_comes_before_the_declaration_and_that_before_detection() {
        assert_eq!(
            read(b"<meta charset=iso-8859-2><p>\xcf\xf0", Some("Windows-1251")),
            "<meta charset=iso-8859-2><p>Пр"
        );
        assert_eq!(
            read(b"<meta http-equiv=content-type content='text/html; charset=windows-1251'>\xcf\xf0", None)
                .chars()
                .last(),
            Some('р')
        );
        assert_eq!(read(b"<?xml version='1.0' encoding='koi8-r'?>\xf0", None).chars().last(), Some('П'));
        assert!(
            read(b"<p>Caf\xe9 de la ville, le maire a \xe9t\xe9 r\xe9\xe9lu hier soir", None)
                .contains("été réélu")
        );
        assert!(read(b"<meta charset=utf-8><p>le maire a \xe9t\xe9 r\xe9\xe9lu", None).contains("été réélu"));
    }

    #[test]
    fn seven_bit_encodings_are_read_as_declared() {
        assert!(read(b"<meta charset=iso-2022-jp><p>\x1b$B$\"\x1b(B", None).ends_with('あ'));
    }

    #[test]
    fn damaged_utf8_is_named_by_its_place() {
        let error = decode("<p>é\né\u{e9}".as_bytes().split_last().unwrap().1, None).err().unwrap();
        assert_eq!(error, CleanError::InvalidUtf8 { byte: 8, line: 2, column: 2 });
        assert!(matches!(decode(b"<p>\0", None), Err(CleanError::Binary { byte: 3, .. })));
        assert!(matches!(
            decode(b" \n\xef\xbb\xbf"[..2].as_ref(), None),
            Err(CleanError::Empty { bytes: 2 })
        ));
    }
}
