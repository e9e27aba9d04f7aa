//! Text to a tree by html5ever, within limits: pages can be built so that parsing takes time by the square of their size.

use std::time::{Duration, Instant};

use html5ever::driver::{self, ParseOpts};
use html5ever::tendril::{StrTendril, TendrilSink};
use scraper::{Html, HtmlTreeSink};

use crate::{CleanError, MAX_DEPTH};

/// The longest that parsing one page may take. News pages take some milliseconds.
const MAX_TIME: Duration = Duration::from_secs(10);
/// The most tags that a page may have. News pages have some thousands.
const MAX_TAGS: usize = 1_000_000;
/// The clock is looked at after so many bytes.
const CHUNK: usize = 32 << 10;

/// Parses a page.
///
/// # Errors
/// Where it nests too deep, has too many tags or takes too long.
pub(crate) fn parse(source: &str) -> Result<Html, CleanError> {
    refuse_excess(source)?;
    parse_within(source, MAX_TIME)
}

fn parse_within(source: &str, limit: Duration) -> Result<Html, CleanError> {
    let started = Instant::now();
    let mut parser = driver::parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts::default());
    let mut at = 0;
    while at < source.len() {
        let end =
            (at + CHUNK..source.len()).find(|&end| source.is_char_boundary(end)).unwrap_or(source.len());
        parser.process(StrTendril::from_slice(&source[at..end]));
        at = end;
        if started.elapsed() > limit {
            return Err(CleanError::TooSlow { byte: at, seconds: limit.as_secs() });
        }
    }
    Ok(parser.finish())
}

/// Elements that have no end tag, or whose end tag is often left out.
fn closes_itself(name: &[u8]) -> bool {
    let mut lower = [0; 8];
    let Some(lower) = lower.get_mut(..name.len()) else { return false };
    lower.copy_from_slice(name);
    lower.make_ascii_lowercase();
    const NAMES: [&[u8]; 41] = [
        b"p",
        b"br",
        b"li",
        b"td",
        b"tr",
        b"th",
        b"hr",
        b"dd",
        b"dt",
        b"rp",
        b"rt",
        b"img",
        b"wbr",
        b"col",
        b"use",
        b"link",
        b"meta",
        b"path",
        b"area",
        b"base",
        b"body",
        b"head",
        b"html",
        b"rect",
        b"stop",
        b"line",
        b"input",
        b"embed",
        b"param",
        b"tbody",
        b"tfoot",
        b"thead",
        b"track",
        b"source",
        b"option",
        b"circle",
        b"polygon",
        b"ellipse",
        b"colgroup",
        b"optgroup",
        b"polyline",
    ];
    NAMES.contains(&&*lower)
}

/// Refuses a page where more than [`MAX_DEPTH`] elements stand open at once, or that has too many tags.
fn refuse_excess(source: &str) -> Result<(), CleanError> {
    let bytes = source.as_bytes();
    let (mut depth, mut tags, mut at) = (0_usize, 0, 0);
    while let Some(next) = memchr::memchr(b'<', &bytes[at..]) {
        let tag = at + next;
        let closing = bytes.get(tag + 1) == Some(&b'/');
        at = tag + 1 + usize::from(closing);
        let name = tag_name(&bytes[at..]);
        tags += usize::from(!name.is_empty());
        if !closing && is_raw(name) {
            at += raw_length(&bytes[at..]);
        } else if !name.is_empty() && !closes_itself(name) {
            depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        }
        if depth > MAX_DEPTH {
            return Err(CleanError::TooDeep { byte: tag, limit: MAX_DEPTH });
        }
    }
    if tags > MAX_TAGS { Err(CleanError::TooManyTags { tags, limit: MAX_TAGS }) } else { Ok(()) }
}

/// Elements whose content is no markup, whatever it looks like.
fn is_raw(name: &[u8]) -> bool {
    name.eq_ignore_ascii_case(b"script") || name.eq_ignore_ascii_case(b"style")
}

/// How far it is to the end tag of a script or style element.
fn raw_length(bytes: &[u8]) -> usize {
    let ends = memchr::memmem::find_iter(bytes, b"</");
    ends.map(|end| end + 2).find(|&end| is_raw(tag_name(&bytes[end..]))).unwrap_or(bytes.len())
}

fn tag_name(bytes: &[u8]) -> &[u8] {
    let length = bytes.iter().take(20).take_while(|byte| byte.is_ascii_alphanumeric()).count();
    if bytes.first().is_some_and(u8::is_ascii_alphabetic) { &bytes[..length] } else { &[] }
}
