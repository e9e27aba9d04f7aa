//! Whether a stream is a terminal and wants colour, and messages to it.

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
    let _ = writeln!(std::io::stderr().lock(), "{message}");
}

#[cfg(test)]
mod tests {
    use super::*;

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
