//! Bytes to text: which kind of input it is, and whether its bytes are UTF-8 text at all.

use std::path::Path;

use crate::{CleanError, MAX_BYTES};

/// The kinds of input that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Html,
}

const TEXT_REMEDY: &str = "save its text as .txt";
const UNPACK_REMEDY: &str = "unpack it first";
const PAGE_REMEDY: &str = "give its articles one by one as .txt or .html";
const JSON_REMEDY: &str =
    "write each article's text to a .txt file, and its title, date and publisher to articles.jsonl";

/// File name extensions that are known and not read, with their kind and the remedy.
const NOT_YET: &[(&str, &str, &str)] = &[
    ("pdf", "PDF (.pdf)", "convert it: pdftotext file.pdf file.txt"),
    ("doc", "Word (.doc)", TEXT_REMEDY),
    ("docx", "Word (.docx)", TEXT_REMEDY),
    ("odt", "OpenDocument (.odt)", TEXT_REMEDY),
    ("rtf", "Rich Text (.rtf)", TEXT_REMEDY),
    ("epub", "EPUB (.epub)", TEXT_REMEDY),
    ("warc", "WARC (.warc)", PAGE_REMEDY),
    ("mhtml", "MHTML (.mhtml)", "save the page as .html"),
    ("mht", "MHTML (.mht)", "save the page as .html"),
    ("eml", "e-mail (.eml)", TEXT_REMEDY),
    ("json", "JSON (.json)", JSON_REMEDY),
    ("jsonl", "JSON Lines (.jsonl)", JSON_REMEDY),
    ("ndjson", "JSON Lines (.ndjson)", JSON_REMEDY),
    ("xml", "XML (.xml)", PAGE_REMEDY),
    ("csv", "CSV (.csv)", JSON_REMEDY),
    ("gz", "gzip (.gz)", UNPACK_REMEDY),
    ("zip", "ZIP (.zip)", UNPACK_REMEDY),
    ("zst", "Zstandard (.zst)", UNPACK_REMEDY),
    ("xz", "XZ (.xz)", UNPACK_REMEDY),
    ("bz2", "bzip2 (.bz2)", UNPACK_REMEDY),
];

/// First bytes of formats that are known and not read, whatever the file is called.
const MAGIC: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "PDF", "convert it: pdftotext file.pdf file.txt"),
    (b"WARC/", "WARC", PAGE_REMEDY),
    (b"{\\rtf", "Rich Text", TEXT_REMEDY),
    (b"\x1f\x8b", "gzip", UNPACK_REMEDY),
    (b"PK\x03\x04", "ZIP (or a Word or OpenDocument file)", "unpack it, or save its text as .txt"),
    (b"\x89PNG", "a PNG picture", TEXT_REMEDY),
    (b"\xff\xd8\xff", "a JPEG picture", TEXT_REMEDY),
    (b"GIF8", "a GIF picture", TEXT_REMEDY),
];

/// Which kind of input it is: by extension where that is known, else by its first bytes.
pub(crate) fn kind_of(path: &str, bytes: &[u8]) -> Result<Kind, CleanError> {
    let extension = Path::new(path).extension().and_then(|it| it.to_str()).unwrap_or("").to_ascii_lowercase();
    if let Some(&(_, kind, remedy)) = NOT_YET.iter().find(|row| row.0 == extension) {
        return Err(CleanError::NotYet { kind, remedy });
    }
    match extension.as_str() {
        "txt" | "text" | "md" | "markdown" => Ok(Kind::Text),
        "html" | "htm" | "xhtml" | "shtml" => Ok(Kind::Html),
        _ if looks_like_html(bytes) => Ok(Kind::Html),
        _ => Ok(Kind::Text),
    }
}

fn looks_like_html(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_ascii_lowercase();
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || (head.starts_with("<?xml") && head.contains("<html"))
}

/// The bytes as text, or what keeps them from being text.
pub(crate) fn decode(bytes: &[u8]) -> Result<&str, CleanError> {
    decode_within(bytes, MAX_BYTES)
}

fn decode_within(bytes: &[u8], limit: usize) -> Result<&str, CleanError> {
    if bytes.len() > limit {
        return Err(CleanError::TooLarge { bytes: bytes.len(), limit });
    }
    refuse_what_is_no_text(bytes)?;
    let text = std::str::from_utf8(bytes).map_err(|error| invalid_utf8(bytes, error.valid_up_to()))?;
    if text.chars().all(crate::shape::is_blank) {
        return Err(CleanError::Empty { bytes: bytes.len() });
    }
    Ok(text)
}

/// Refuses other kinds of file, and bytes that no text has.
pub(crate) fn refuse_what_is_no_text(bytes: &[u8]) -> Result<(), CleanError> {
    refuse_known_formats(bytes)?;
    refuse_control_bytes(bytes)
}

fn refuse_known_formats(bytes: &[u8]) -> Result<(), CleanError> {
    if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
        return Err(CleanError::Utf16 { encoding: "UTF-32" });
    }
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(CleanError::Utf16 { encoding: "UTF-16" });
    }
    match MAGIC.iter().find(|row| bytes.starts_with(row.0)) {
        Some(&(_, kind, remedy)) => Err(CleanError::NotYet { kind, remedy }),
        None => Ok(()),
    }
}

/// NUL never stands in text; other control bytes stray into scraped pages, but not in masses.
fn refuse_control_bytes(bytes: &[u8]) -> Result<(), CleanError> {
    // Most inputs have none, and a block at a time is told fast.
    let control = |byte: &u8| matches!(byte, 0x00..=0x08 | 0x0e..=0x1f | 0x7f);
    let is_clean = |block: &[u8]| !block.iter().fold(false, |found, byte| found | control(byte));
    let blocks = bytes.chunks(4096).enumerate().filter(|(_, block)| !is_clean(block));
    let mut stray = blocks.flat_map(|(index, block)| {
        let here = block.iter().enumerate().filter(|(_, byte)| control(byte));
        here.map(move |(at, byte)| (index * 4096 + at, *byte))
    });
    let Some((first, value)) = stray.next() else { return Ok(()) };
    let (mut count, mut nul) = (1, (value == 0).then_some(first));
    for (byte, value) in stray {
        count += 1;
        nul = nul.or((value == 0).then_some(byte));
    }
    match nul {
        Some(byte) => Err(CleanError::Binary { byte, value: 0 }),
        None if count > 2 + bytes.len() / 100 => Err(CleanError::Binary { byte: first, value }),
        None => Ok(()),
    }
}

/// The error for bytes that are no UTF-8 from `byte` on.
pub(crate) fn invalid_utf8(bytes: &[u8], byte: usize) -> CleanError {
    let before = String::from_utf8_lossy(&bytes[..byte]);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    CleanError::InvalidUtf8 {
        byte,
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_and_unknown_ones_are_sniffed() {
        assert_eq!(kind_of("a/b.TXT", b"<html>"), Ok(Kind::Text));
        assert_eq!(kind_of("a/b.htm", b"words"), Ok(Kind::Html));
        assert_eq!(kind_of("a/page", b"\xef\xbb\xbf \n<!DOCTYPE html><p>"), Ok(Kind::Html));
        assert_eq!(kind_of("a/page", b"Words"), Ok(Kind::Text));
        let error = kind_of("a/b.pdf", b"").unwrap_err().to_string();
        assert!(error.starts_with("PDF (.pdf) is not read yet; convert it"), "{error}");
    }

    #[test]
    fn wrong_bytes_are_named_by_byte_line_and_column() {
        let error = decode("é\nab\u{e9}".as_bytes().split_last().unwrap().1).unwrap_err();
        assert_eq!(error, CleanError::InvalidUtf8 { byte: 5, line: 2, column: 3 });
    }

    #[test]
    fn binary_data_is_told_from_text_with_a_stray_control_byte() {
        assert_eq!(decode(b"abc\0d"), Err(CleanError::Binary { byte: 3, value: 0 }));
        assert_eq!(decode(b"a\x01\x02\x03\x04"), Err(CleanError::Binary { byte: 1, value: 1 }));
        assert_eq!(decode(b"a stray\x02 byte"), Ok("a stray\u{2} byte"));
    }

    #[test]
    fn encodings_formats_and_sizes_that_are_not_read_are_refused() {
        assert_eq!(decode(b"\xff\xfea\0"), Err(CleanError::Utf16 { encoding: "UTF-16" }));
        assert!(matches!(decode(b"%PDF-1.7"), Err(CleanError::NotYet { kind: "PDF", .. })));
        assert_eq!(decode(b" \n\t\xef\xbb\xbf"), Err(CleanError::Empty { bytes: 6 }));
        assert_eq!(decode_within(b"abcd", 3), Err(CleanError::TooLarge { bytes: 4, limit: 3 }));
        let remedy = decode(b"\xfe\xff\0a").unwrap_err().to_string();
        assert!(remedy.contains("iconv -f UTF-16 -t UTF-8"), "{remedy}");
    }
}
