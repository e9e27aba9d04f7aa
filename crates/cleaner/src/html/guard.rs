//! What is checked before a page is parsed: its character set, and nesting that would make parsing quadratic.

use std::sync::LazyLock;

use regex::bytes::Regex;

use crate::{CleanError, MAX_DEPTH};

static CHARSET: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"(?i-u)(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})"#).expect("a constant pattern")
});

/// Names the character set that the page declares, where the page is not UTF-8.
pub(crate) fn name_charset(bytes: &[u8], error: CleanError) -> CleanError {
    let CleanError::InvalidUtf8 { byte, .. } = error else {
        return error;
    };
    let head = &bytes[..bytes.len().min(4096)];
    let declared =
        CHARSET.captures(head).map(|found| String::from_utf8_lossy(&found[1]).to_ascii_uppercase());
    match declared {
        Some(charset) if charset != "UTF-8" && charset != "UTF8" => CleanError::Charset { byte, charset },
        _ => error,
    }
}

/// Elements that have no end tag, or whose end tag is often left out.
fn closes_itself(name: &[u8]) -> bool {
    const NAMES: &[&[u8]] = &[
        b"area",
        b"base",
        b"body",
        b"br",
        b"col",
        b"colgroup",
        b"dd",
        b"dt",
        b"embed",
        b"head",
        b"hr",
        b"html",
        b"img",
        b"input",
        b"li",
        b"link",
        b"meta",
        b"optgroup",
        b"option",
        b"p",
        b"param",
        b"rp",
        b"rt",
        b"source",
        b"tbody",
        b"td",
        b"tfoot",
        b"th",
        b"thead",
        b"tr",
        b"track",
        b"wbr",
    ];
    NAMES.iter().any(|it| it.eq_ignore_ascii_case(name))
}

/// Refuses a page where more than [`MAX_DEPTH`] elements stand open at once.
pub(crate) fn refuse_deep_nesting(source: &str) -> Result<(), CleanError> {
    let bytes = source.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    while let Some(next) = source[at..].find('<') {
        let tag = at + next;
        at = tag + 1;
        let closing = bytes.get(at) == Some(&b'/');
        let name = tag_name(&bytes[at + usize::from(closing)..]);
        if name.is_empty() || closes_itself(name) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        if depth > MAX_DEPTH {
            return Err(CleanError::TooDeep { byte: tag, limit: MAX_DEPTH });
        }
    }
    Ok(())
}

fn tag_name(bytes: &[u8]) -> &[u8] {
    let length = bytes.iter().take(20).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.first().is_some_and(u8::is_ascii_alphabetic) { &bytes[..length] } else { &[] }
}
