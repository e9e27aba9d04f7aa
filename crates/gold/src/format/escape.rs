//! Text from the web turns into text that no terminal, XML reader or workflow runner takes for orders.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter, Serializer};

/// Whether a character may act on whoever shows it: control characters, characters that turn the reading
/// direction, line and paragraph separators, tags and other invisible ones.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
            | '\u{e0000}'..='\u{e007f}')
}

/// In one line: white space runs become one space, unsafe characters become visible (`\u{1b}`).
pub(super) fn line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_whitespace() && !out.ends_with(' ') => out.push(' '),
            c if c.is_whitespace() => {}
            c if is_unsafe(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// As [`line()`], and safe in XML text and attributes.
pub(super) fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in line(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c => out.push(c),
        }
    }
    out
}

/// The message of a GitHub workflow command.
pub(super) fn command_message(text: &str) -> String {
    line(text).replace('%', "%25")
}

/// A property of a GitHub workflow command.
pub(super) fn command_property(text: &str) -> String {
    command_message(text).replace(':', "%3A").replace(',', "%2C")
}

/// A relative or absolute path as a URI reference (RFC 3986): bytes that a path segment cannot hold are
/// written in percent form.
pub(super) fn uri(path: &str) -> String {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if kept(byte) { out.push(byte.into()) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

/// Writes pretty JSON in which unsafe characters stand as `\uXXXX`, with a line break at its end.
pub(super) fn write_json(value: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut serializer = Serializer::with_formatter(&mut *out, SafeFormatter(PrettyFormatter::new()));
    value.serialize(&mut serializer)?;
    out.write_all(b"\n")
}

/// A pretty formatter that escapes unsafe characters too.
struct SafeFormatter(PrettyFormatter<'static>);

impl Formatter for SafeFormatter {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let mut units = [0; 2];
        for part in fragment.split_inclusive(is_unsafe) {
            let Some(last) = part.chars().next_back().filter(|c| is_unsafe(*c)) else {
                out.write_all(part.as_bytes())?;
                continue;
            };
            out.write_all(&part.as_bytes()[..part.len() - last.len_utf8()])?;
            for unit in last.encode_utf16(&mut units) {
                write!(out, "\\u{unit:04x}")?;
            }
        }
        Ok(())
    }
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_array(out)
    }
    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array(out)
    }
    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(out, first)
    }
    fn end_array_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_array_value(out)
    }
    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object(out)
    }
    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object(out)
    }
    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(out, first)
    }
    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.begin_object_value(out)
    }
    fn end_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.0.end_object_value(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NASTY: &str = "a\u{1b}[31m\n<b>&\"'\u{202e}::error%0A,\u{0}";

    #[test]
    fn nothing_from_the_web_acts() {
        assert_eq!(line(NASTY), "a\\u{1b}[31m <b>&\"'\\u{202e}::error%0A,\\u{0}");
        assert_eq!(xml(NASTY), "a\\u{1b}[31m &lt;b&gt;&amp;&quot;&apos;\\u{202e}::error%0A,\\u{0}");
        assert_eq!(command_property("x%,:\r\ny"), "x%25%2C%3A y");
        assert_eq!(uri("a b/č:#?.txt"), "a%20b/%C4%8D%3A%23%3F.txt");
    }

    #[test]
    fn json_stays_the_same_value() {
        let mut out = Vec::new();
        assert!(write_json(&[NASTY, "\u{e0041}é"], &mut out).is_ok());
        assert!(out.iter().all(|byte| *byte == b'\n' || *byte >= b' '));
        assert!(!String::from_utf8_lossy(&out).contains(['\u{202e}', '\u{e0041}']));
        let back: Vec<String> = serde_json::from_slice(&out).unwrap_or_default();
        assert_eq!(back, [NASTY, "\u{e0041}é"]);
    }
}
