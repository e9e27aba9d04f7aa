//! Whether a stream is a terminal and wants colour, and messages to it.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{IsTerminal, Write};

use crate::ColorChoice;

/// What a piece of text is, for its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Style {
    /// The word before an error.
    Error,
    /// The word before a warning.
    Warning,
    /// The word before a remedy.
    Note,
    /// A heading.
    Heading,
}

/// One of the standard streams.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Terminal {
    color: bool,
}

impl Terminal {
    /// Standard output.
    pub fn stdout(choice: ColorChoice) -> Self {
        Terminal { color: wants_color(choice, std::io::stdout().is_terminal()) }
    }
    /// Standard error.
    pub fn stderr(choice: ColorChoice) -> Self {
        Terminal { color: wants_color(choice, std::io::stderr().is_terminal()) }
    }
    /// Whether it wants colour.
    pub fn is_colored(self) -> bool {
        self.color
    }
    /// The text in the colour of its style, or as it is (ECMA-48 SGR sequences).
    pub fn paint(self, style: Style, text: &str) -> String {
        if !self.color {
            return text.to_owned();
        }
        let code = match style {
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Note => "1;36",
            Style::Heading => "1",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

fn wants_color(choice: ColorChoice, terminal: bool) -> bool {
    let forbidden = || std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => terminal && !forbidden(),
    }
}

/// Writes a line to standard error. Where that is closed, there is nobody left to tell.
pub(crate) fn complain(message: impl Display) {
    let _ = writeln!(std::io::stderr().lock(), "{}", harmless(&message.to_string()));
}

/// A text from elsewhere as it may be shown on a terminal: what would move the cursor, colour, hide or turn
/// around what stands there is written out as `\u{1b}`. Line breaks and tabs stay.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let shown = text.chars().map(|c| if is_active(c) { c.escape_unicode().to_string() } else { c.into() });
    Cow::Owned(shown.collect())
}

/// The same, but colours (ECMA-48 SGR sequences) stay: messages of our own have them. What hides text does not.
fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_active) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\x1b') {
        shown += &visible(&rest[..at]);
        let end = at + colour_at(&rest[at..]).unwrap_or(0);
        shown += &rest[at..end];
        rest = if end > at {
            &rest[end..]
        } else {
            shown += "\\u{1b}";
            &rest[at + 1..]
        };
    }
    shown += &visible(rest);
    Cow::Owned(shown)
}

/// The length of the colour sequence that a text begins with, if it does. Parameter 8 conceals.
fn colour_at(text: &str) -> Option<usize> {
    let parameters = text.strip_prefix("\x1b[")?;
    let end = parameters.find(|c: char| !(c.is_ascii_digit() || c == ';'))?;
    let conceals = parameters[..end].split(';').any(|parameter| parameter.parse() == Ok(8));
    (parameters[end..].starts_with('m') && !conceals).then_some(2 + end + 1)
}

/// Control characters, and characters without a face that change how others are shown: marks, embeddings, overrides
/// and isolates of direction (Unicode Annex 9), line separators, byte order marks, tags.
fn is_active(c: char) -> bool {
    let is_faceless = matches!(c,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}');
    is_faceless || (c.is_control() && !matches!(c, '\n' | '\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_from_the_web_cannot_work_the_terminal() {
        assert_eq!(visible("Kariņš\tbacks 😀\n"), "Kariņš\tbacks 😀\n");
        assert_eq!(visible("a\x1b[2Jb\r\u{202E}c\u{7f}"), "a\\u{1b}[2Jb\\u{d}\\u{202e}c\\u{7f}");
    }

    #[test]
    fn messages_keep_their_colours_and_nothing_else() {
        assert_eq!(harmless("\x1b[1;31merror:\x1b[0m a"), "\x1b[1;31merror:\x1b[0m a");
        assert_eq!(harmless("\x1b[8mhidden\x1b]0;title\x07"), "\\u{1b}[8mhidden\\u{1b}]0;title\\u{7}");
        assert_eq!(harmless("\x1b[1;31mred\u{202E}"), "\x1b[1;31mred\\u{202e}");
    }

    #[test]
    fn colour_only_where_it_is_wanted() {
        let (plain, colored) = (Terminal { color: false }, Terminal { color: true });
        assert_eq!(plain.paint(Style::Error, "error:"), "error:");
        assert_eq!(colored.paint(Style::Error, "error:"), "\x1b[1;31merror:\x1b[0m");
        assert!(wants_color(ColorChoice::Always, false));
        assert!(!wants_color(ColorChoice::Never, true));
        assert!(!wants_color(ColorChoice::Auto, false));
    }
}
