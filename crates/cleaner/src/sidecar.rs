//! A sidecar file `articles.jsonl` to metadata by path: one JSON object a line, each row on its own feet.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use serde::Deserialize;
use thiserror::Error;

use crate::dates;

/// What is known about an article from outside it: one row of a sidecar file. Unknown keys are ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Metadata {
    /// Path of the article, as the sidecar file writes it.
    pub path: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Outlet.
    pub publisher: Option<String>,
    /// News agency of origin.
    pub agency: Option<String>,
    /// Author as printed.
    pub author: Option<String>,
    /// Date of publication: `2024-04-02`, `2024-04` or `2024`.
    pub published: Option<String>,
    /// When the page was fetched (RFC 3339).
    pub retrieved: Option<String>,
    /// Language (BCP 47).
    pub language: Option<String>,
    /// Character set that the HTTP header `Content-Type` names.
    pub charset: Option<String>,
}

/// A row of a sidecar file that was not used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{line}:{column}: {reason}; {remedy}")]
pub struct SidecarError {
    /// Name of the sidecar file.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in bytes, from 1.
    pub column: usize,
    /// What is wrong.
    pub reason: String,
    /// What to do about it.
    pub remedy: String,
}

/// A fault within one row: column, reason, remedy.
type Fault = (usize, String, &'static str);

const ROW_REMEDY: &str =
    r#"write one JSON object a line, such as {"path": "a.txt", "published": "2024-04-02"}"#;
const TYPE_REMEDY: &str = "write the value as text in double quotes, or null where it is not known";
const DATE_REMEDY: &str = "write it as YYYY-MM-DD, YYYY-MM or YYYY, or null where it is not known";

/// Reads a sidecar file: the usable rows by path, and one error for each row that is not used.
/// `name` is the file's name for the errors.
pub fn read_sidecar(bytes: &[u8], name: &str) -> (HashMap<String, Metadata>, Vec<SidecarError>) {
    let mut rows: HashMap<String, Metadata> = HashMap::new();
    let mut errors = Vec::new();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    for (index, row) in bytes.split(|byte| *byte == b'\n').enumerate() {
        if row.trim_ascii().is_empty() {
            continue;
        }
        if let Err((column, reason, remedy)) = read_row(row).and_then(|metadata| keep(&mut rows, metadata)) {
            let (file, remedy) = (name.to_owned(), remedy.to_owned());
            errors.push(SidecarError { file, line: index + 1, column, reason, remedy });
        }
    }
    (rows, errors)
}

fn keep(rows: &mut HashMap<String, Metadata>, metadata: Metadata) -> Result<(), Fault> {
    match rows.entry(metadata.path.clone()) {
        Entry::Occupied(seen) => {
            let reason = format!("the path \"{}\" has a row already, and the first one is used", seen.key());
            Err((1, reason, "delete one of the two rows"))
        }
        Entry::Vacant(free) => {
            free.insert(metadata);
            Ok(())
        }
    }
}

fn read_row(row: &[u8]) -> Result<Metadata, Fault> {
    let text = std::str::from_utf8(row).map_err(|error| {
        (error.valid_up_to() + 1, "the row is not UTF-8".to_owned(), "convert the file to UTF-8")
    })?;
    if !text.trim_start().starts_with('{') {
        return Err((1, "the row is not a JSON object".to_owned(), ROW_REMEDY));
    }
    let metadata: Metadata = serde_json::from_str(text).map_err(json_fault)?;
    check(text, tidy(metadata))
}

fn check(text: &str, metadata: Metadata) -> Result<Metadata, Fault> {
    if metadata.path.is_empty() {
        return Err((
            1,
            "the row has no \"path\"".to_owned(),
            "add the article's path, such as \"path\": \"a.txt\"",
        ));
    }
    match &metadata.published {
        Some(date) if !dates::is_partial_date(date) => {
            let column = text.find("\"published\"").map_or(1, |at| at + 1);
            Err((column, format!("\"published\" is \"{date}\", which is no date"), DATE_REMEDY))
        }
        _ => Ok(metadata),
    }
}

fn json_fault(error: serde_json::Error) -> Fault {
    let message = error.to_string();
    let reason = message.split(" at line ").next().unwrap_or(&message).to_owned();
    let remedy = if error.is_data() { TYPE_REMEDY } else { ROW_REMEDY };
    (error.column().max(1), reason, remedy)
}

/// White space cut off; an empty text is no value.
fn tidy(mut metadata: Metadata) -> Metadata {
    let fields = [
        &mut metadata.url,
        &mut metadata.title,
        &mut metadata.publisher,
        &mut metadata.agency,
        &mut metadata.author,
        &mut metadata.published,
        &mut metadata.retrieved,
        &mut metadata.language,
        &mut metadata.charset,
    ];
    for field in fields {
        *field = field.take().map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
    }
    metadata
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_rows_are_used_beside_bad_ones() {
        let file = concat!(
            "\u{feff}{\"path\": \"a.txt\", \"published\": \"2031-05\", \"publisher\": \" \", \"basis\": 7}\r\n",
            "{\"path\": \"b.txt\", \"published\": 2031}\n",
            "\n",
            "{\"publisher\": \"The Lantern\"}\n",
            "{\"path\": \"a.txt\"}\n",
            "{\"path\": \"c.txt\", \"published\": \"May 2031\"}\n",
            "{\"path\": \"d.txt\"\n",
            "[1, 2]\n",
            "{\"path\": \"e.txt\", \"published\": null}",
        );
        let (rows, errors) = read_sidecar(file.as_bytes(), "articles.jsonl");
        assert_eq!(rows.len(), 2);
        assert_eq!(rows["a.txt"].published.as_deref(), Some("2031-05"));
        assert_eq!(rows["a.txt"].publisher, None);
        assert!(rows.contains_key("e.txt"));
        let lines: Vec<_> = errors.iter().map(|error| error.line).collect();
        assert_eq!(lines, [2, 4, 5, 6, 7, 8]);
        assert_eq!(errors[3].column, 19);
        let message = errors[0].to_string();
        assert!(message.starts_with("articles.jsonl:2:"), "{message}");
        assert!(message.contains("invalid type: integer") && message.contains("double quotes"), "{message}");
    }

    #[test]
    fn a_row_that_is_not_utf8_spoils_only_itself() {
        let (rows, errors) = read_sidecar(b"{\"path\": \"\xff\"}\n{\"path\": \"b\"}\n", "s");
        assert_eq!((rows.len(), errors.len()), (1, 1));
        assert_eq!((errors[0].line, errors[0].column), (1, 11));
    }
}
