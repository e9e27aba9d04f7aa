//! The bytes of a JSON Lines file turn into numbered lines of text, and faults into named problems.

use std::fmt;

use serde::Serialize;

/// What is wrong with one row of a file, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// File as given by the caller.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in code points, from 1.
    pub column: usize,
    /// What is wrong.
    pub reason: String,
    /// What to do.
    pub remedy: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { file, line, column, reason, remedy } = self;
        write!(f, "{file}:{line}:{column}: {reason}; {remedy}")
    }
}

/// One line that is not blank, with the file that it stands in.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    pub file: &'t str,
    pub line: usize,
    pub text: &'t str,
}

impl Row<'_> {
    /// A problem at a byte offset of this row.
    pub fn problem(&self, byte: usize, reason: impl Into<String>, remedy: &str) -> Problem {
        let before = self.text.char_indices().take_while(|(at, _)| *at < byte).count();
        Problem {
            file: self.file.to_owned(),
            line: self.line,
            column: before + 1,
            reason: reason.into(),
            remedy: remedy.to_owned(),
        }
    }
    /// A problem where the key `name` stands, or at the row's start where it does not.
    pub fn problem_at_key(&self, name: &str, reason: impl Into<String>, remedy: &str) -> Problem {
        let byte = self.text.find(&format!("\"{name}\"")).unwrap_or(0);
        self.problem(byte, reason, remedy)
    }
    /// A problem that the JSON reader found in this row.
    pub fn json_problem(&self, error: &serde_json::Error, remedy: &str) -> Problem {
        let whole = error.to_string();
        let reason = whole.split(" at line ").next().unwrap_or(&whole);
        self.problem(error.column().saturating_sub(1), reason, remedy)
    }
}

/// Cuts `bytes` into rows; blank lines and a byte order mark are passed over, lines that are no UTF-8
/// become problems.
pub(crate) fn rows<'t>(file: &'t str, bytes: &'t [u8]) -> impl Iterator<Item = Result<Row<'t>, Problem>> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.split(|byte| *byte == b'\n').enumerate().filter_map(move |(index, line)| row(file, index + 1, line))
}

fn row<'t>(file: &'t str, line: usize, bytes: &'t [u8]) -> Option<Result<Row<'t>, Problem>> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => None,
        Ok(text) => Some(Ok(Row { file, line, text })),
        Err(error) => Some(Err(not_utf8(file, line, bytes, error.valid_up_to()))),
    }
}

fn not_utf8(file: &str, line: usize, bytes: &[u8], valid: usize) -> Problem {
    let text = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
    let reason = format!("byte {:#04x} is no UTF-8", bytes[valid]);
    Row { file, line, text }.problem(valid, reason, "save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_and_the_mark_are_passed_over() {
        let all: Vec<_> =
            rows("f", b"\xEF\xBB\xBF{}\r\n\n  \n[]").map(|row| row.map(|r| (r.line, r.text))).collect();
        assert_eq!(all, [Ok((1, "{}\r")), Ok((4, "[]"))]);
    }

    #[test]
    fn columns_count_code_points() {
        let problem = rows("f", "éé\u{e9}".as_bytes()).next().map(|row| row.map(|r| r.problem(4, "x", "y")));
        assert_eq!(problem.and_then(Result::ok).map(|p| p.column), Some(3));
        let broken = rows("f", b"ab\xFF").next().and_then(Result::err);
        assert_eq!(
            broken.map(|p| p.to_string()),
            Some("f:1:3: byte 0xff is no UTF-8; save the file as UTF-8".into())
        );
    }
}
