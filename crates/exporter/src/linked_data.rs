//! Records turn into JSON-LD 1.1 nodes: the names that they get as IRIs, and the file that holds many of them.
//!
//! Documents without an address, claims, facts, entities and rules are named by URNs of this project, built from
//! the ids that the records have, so that two exports of one record name it alike.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use claimwire_record::{Document, Source, SourceKind};
use serde_json::{Map, Value};

use crate::{AtomicFile, ExportError};

/// Where terms of our own live.
pub(crate) const TERMS: &str = "urn:claimwire:terms#";
/// The program as an agent.
pub(crate) const SOFTWARE: &str = "urn:claimwire:software";

/// `urn:claimwire:` with the kind of thing and its id, percent-encoded as a URN wants it (RFC 8141).
pub(crate) fn urn(kind: &str, id: &str) -> String {
    let mut urn = format!("urn:claimwire:{kind}:");
    for byte in id.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b':' | b'/' | b'@' => {
                urn.push(byte.into());
            }
            _ => urn += &format!("%{byte:02X}"),
        }
    }
    urn
}

/// The document as received: two copies of the same bytes are one.
pub(crate) fn document(document: &Document) -> String {
    urn("document", &document.sha256)
}

/// The page that the document was taken from, else the document as received.
pub(crate) fn page(of: &Document) -> String {
    match &of.url {
        Some(url) if is_iri(url) => url.clone(),
        _ => document(of),
    }
}

/// Whether a text from a page can stand as an absolute IRI: a scheme, and nothing that JSON-LD processors refuse
/// (RFC 3987).
fn is_iri(text: &str) -> bool {
    let scheme = text.split_once(':').map_or("", |(scheme, _)| scheme);
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c))
}

/// What a source goes by, and the IRI of it where it is known who it is.
pub(crate) fn source_names(source: &Source) -> (Option<String>, Option<&str>) {
    let name = source.name.as_ref().or(source.mention.as_ref()).map(String::as_str);
    (source.id.as_ref().map(|id| urn("entity", id)), name)
}

/// Whether a source is people or a body.
pub(crate) fn is_person(source: &Source) -> bool {
    matches!(source.kind, SourceKind::Person | SourceKind::Anonymous | SourceKind::Office)
}

/// An object of the pairs whose value is not null.
pub(crate) fn object<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// A JSON file that ends in an array of nodes, one to a line, written as they come.
pub(crate) struct NodeFile {
    file: AtomicFile,
    any: bool,
}

impl NodeFile {
    /// Begins the file: the members of `head`, then the array under the name `array`.
    pub fn create(path: &Path, head: &Map<String, Value>, array: &str) -> Result<Self, ExportError> {
        let mut file = AtomicFile::create(path)?;
        let written = begin(&mut file, head, array);
        written.map_err(|error| ExportError::new(path, "cannot be written", error))?;
        Ok(NodeFile { file, any: false })
    }
    /// Writes one node.
    pub fn push(&mut self, node: &impl serde::Serialize) -> Result<(), ExportError> {
        self.write(node).map_err(|error| ExportError::new(self.file.path(), "cannot be written", error))
    }
    fn write(&mut self, node: &impl serde::Serialize) -> io::Result<()> {
        self.file.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        Ok(serde_json::to_writer(&mut self.file, node)?)
    }
    /// Ends the array and the file.
    pub fn commit(mut self) -> Result<PathBuf, ExportError> {
        let path = self.file.path().to_owned();
        let ended = self.file.write_all(b"\n]}\n");
        ended.map_err(|error| ExportError::new(&path, "cannot be written", error))?;
        self.file.commit()?;
        Ok(path)
    }
}

fn begin(file: &mut AtomicFile, head: &Map<String, Value>, array: &str) -> io::Result<()> {
    file.write_all(b"{")?;
    for (key, value) in head {
        writeln!(file, "{}: {value},", Value::from(key.as_str()))?;
    }
    write!(file, "\"{array}\": [")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urns_hold_any_id() {
        assert_eq!(
            urn("entity", "text:Kariņš’ plan"),
            "urn:claimwire:entity:text:Kari%C5%86%C5%A1%E2%80%99%20plan"
        );
    }

    #[test]
    fn an_address_that_is_none_does_not_become_an_iri() {
        for text in ["example.org/a b", "not an address", "/a", "https://example.org/a b", ""] {
            assert!(!is_iri(text), "{text}");
        }
        assert!(is_iri("https://example.org/é?a=b#c"));
    }
}
