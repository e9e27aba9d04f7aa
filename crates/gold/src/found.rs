//! Claim records turn into [`FoundClaim`]s, leniently: the output of another version of the tool can be
//! checked too. A row that cannot be used is named and set aside, and the rest goes on.

use std::io;
use std::path::Path;

use claimwire_record::Claim;
use serde_json::{Map, Value};

use crate::Problem;
use crate::fold::is_said;
use crate::rows::{Row, rows};

/// What to do about a row that is no claim.
const REMEDY: &str = "extract the article again, or mend the row";

/// A claim to be checked: the record as it stands, and what it is found by.
#[derive(Debug, Clone, PartialEq)]
pub struct FoundClaim {
    row: Map<String, Value>,
    path: String,
    claim_type: String,
    span: (i64, i64),
    line: usize,
}

/// The claims of one file and the rows that were set aside.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Claims {
    /// The file as given by the caller.
    pub file: String,
    /// Usable rows in file order.
    pub claims: Vec<FoundClaim>,
    /// Rows set aside, in file order.
    pub rejected: Vec<Problem>,
}

/// Reads claim records from a JSON Lines file.
///
/// # Errors
/// Only where the file cannot be read; a faulty row is set aside in [`Claims::rejected`].
pub fn read_claims(path: &Path) -> io::Result<Claims> {
    Ok(parse_claims(&path.display().to_string(), &std::fs::read(path)?))
}

/// Reads claim records from JSON Lines; `file` is the name that problems carry.
pub fn parse_claims(file: &str, bytes: &[u8]) -> Claims {
    let mut read = Claims { file: file.to_owned(), ..Claims::default() };
    for row in rows(file, bytes) {
        match row.and_then(|row| parse_row(&row)) {
            Ok(claim) => read.claims.push(claim),
            Err(problem) => read.rejected.push(problem),
        }
    }
    read
}

fn parse_row(row: &Row) -> Result<FoundClaim, Problem> {
    let fields: Map<String, Value> =
        serde_json::from_str(row.text).map_err(|error| row.json_problem(&error, REMEDY))?;
    FoundClaim::of_fields(fields, row.line)
        .map_err(|fault| row.problem_at_key(fault.key, fault.reason, REMEDY))
}

/// Why a JSON object is no claim.
struct Fault {
    key: &'static str,
    reason: String,
}

impl FoundClaim {
    /// The claim of one JSON object, or why it is none. Only what a check needs is looked at.
    fn of_fields(row: Map<String, Value>, line: usize) -> Result<Self, Fault> {
        for key in ["slots", "span", "time", "attribution", "provenance"] {
            object_or_nothing(&row, key)?;
        }
        let claim_type = text(row.get("type"), "type")?;
        let path = path_of(&row)?;
        let span = span_of(&row)?;
        Ok(FoundClaim { row, path, claim_type, span, line })
    }

    /// The type; `stance`.
    pub fn claim_type(&self) -> &str {
        &self.claim_type
    }
    /// The path of its document as the record gives it.
    pub fn path(&self) -> &str {
        &self.path
    }
    /// The file name of its document, by which gold names it.
    pub fn doc(&self) -> &str {
        file_name(&self.path)
    }
    /// First code point of the evidence and first behind; both -1 where the record does not say.
    pub fn span(&self) -> (i64, i64) {
        self.span
    }
    /// Line in the claims file, from 1; 0 where the claim comes from no file.
    pub fn line(&self) -> usize {
        self.line
    }
    /// The id, where there is one.
    pub fn id(&self) -> &str {
        self.text_field("id")
    }
    /// The evidence as it stands, or nothing.
    pub fn quote(&self) -> &str {
        let own = self.text_field("quote");
        let older = || self.field("provenance").and_then(|it| it.get("quote")).and_then(Value::as_str);
        if own.is_empty() { older().unwrap_or_default() } else { own }
    }
    /// The sentence that holds the evidence, or nothing.
    pub fn sentence(&self) -> &str {
        self.text_field("sentence")
    }
    /// Whether the claim is denied.
    pub fn is_negated(&self) -> bool {
        self.text_field("polarity") == "negated"
    }
    /// The slots by name.
    pub fn slots(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.field("slots").and_then(Value::as_object).into_iter().flatten()
    }
    pub(crate) fn row(&self) -> &Map<String, Value> {
        &self.row
    }
    /// A field that is not null.
    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        self.row.get(name).filter(|value| !value.is_null())
    }
    pub(crate) fn slot(&self, name: &str) -> Option<&Value> {
        self.field("slots").and_then(|slots| slots.get(name))
    }
    fn text_field(&self, name: &str) -> &str {
        self.field(name).and_then(Value::as_str).unwrap_or_default()
    }
}

impl From<&Claim> for FoundClaim {
    fn from(claim: &Claim) -> Self {
        let row = match serde_json::to_value(claim) {
            Ok(Value::Object(fields)) => fields,
            _ => Map::new(),
        };
        let span = claim.span.start.zip(claim.span.end).map_or((-1, -1), |(a, b)| (a.into(), b.into()));
        let (path, claim_type) = (claim.document.path.clone(), claim.claim_type.clone());
        FoundClaim { row, path, claim_type, span, line: 0 }
    }
}

impl FromIterator<FoundClaim> for Claims {
    fn from_iter<I: IntoIterator<Item = FoundClaim>>(claims: I) -> Self {
        Claims { claims: claims.into_iter().collect(), ..Claims::default() }
    }
}

/// The part of a path behind its last `/`.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn object_or_nothing(row: &Map<String, Value>, key: &'static str) -> Result<(), Fault> {
    match row.get(key) {
        None | Some(Value::Null | Value::Object(_)) => Ok(()),
        Some(_) => Err(Fault { key, reason: format!("`{key}` is no object") }),
    }
}

fn text(value: Option<&Value>, key: &'static str) -> Result<String, Fault> {
    match value.and_then(Value::as_str) {
        Some(text) if !text.is_empty() => Ok(text.to_owned()),
        _ => Err(Fault { key, reason: format!("`{key}` is no text or missing") }),
    }
}

/// A field of the record, or of `provenance` as older records have it.
fn own_or_older<'r>(row: &'r Map<String, Value>, key: &str) -> Option<&'r Value> {
    let own = row.get(key).filter(|value| is_said(value));
    own.or_else(|| row.get("provenance").and_then(|it| it.get(key)).filter(|value| is_said(value)))
}

fn path_of(row: &Map<String, Value>) -> Result<String, Fault> {
    let document = own_or_older(row, "document");
    let path = if let Some(Value::Object(fields)) = document { fields.get("path") } else { document };
    match path.and_then(Value::as_str) {
        Some(path) if !path.is_empty() => Ok(path.to_owned()),
        _ => Err(Fault { key: "document", reason: "`document.path` is no text or missing".into() }),
    }
}

fn span_of(row: &Map<String, Value>) -> Result<(i64, i64), Fault> {
    let Some(span) = own_or_older(row, "span") else { return Ok((-1, -1)) };
    Ok((offset(span, "start")?, offset(span, "end")?))
}

fn offset(span: &Value, key: &'static str) -> Result<i64, Fault> {
    match span.get(key) {
        None | Some(Value::Null) => Ok(-1),
        Some(value) => {
            value.as_i64().ok_or_else(|| Fault { key, reason: format!("`span.{key}` is no whole number") })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn faulty_rows_are_named_and_the_rest_goes_on() {
        let text = concat!(
            "{\"type\": \"vote\", \"document\": \"x/a.txt\"}\n",
            "{\"type\": \"vote\", \n",
            "{\"type\": \"vote\", \"document\": {\"path\": \"a.txt\"}, \"span\": {\"start\": \"é\"}}\n",
            "[1]\n\n",
            "{\"document\": \"a.txt\"}\n",
            "{\"type\": \"vote\", \"provenance\": {\"document\": {\"path\": \"b.txt\"}, \"span\": {\"start\": 1, \"end\": 2}}}\n",
        );
        let read = parse_claims("c", text.as_bytes());
        let found: Vec<_> =
            read.claims.iter().map(|claim| (claim.doc(), claim.span(), claim.line())).collect();
        assert_eq!(found, [("a.txt", (-1, -1), 1), ("b.txt", (1, 2), 7)]);
        let places: Vec<_> = read.rejected.iter().map(|it| (it.line, it.column)).collect();
        assert_eq!(places, [(2, 17), (3, 58), (4, 1), (6, 1)]);
        assert_eq!(read.rejected[1].reason, "`span.start` is no whole number");
    }

    #[test]
    fn a_claim_is_found_as_its_record_is() {
        let place = json!({"start": 3, "end": 7, "byte_start": 3, "byte_end": 8});
        let claim: Claim = serde_json::from_value(json!({
            "schema": "claim/1", "id": "1", "key": "k", "type": "vote", "slots": {"for": 9}, "text": "",
            "polarity": "negated", "modality": "asserted", "modality_cues": [], "quantity": {"span": {}},
            "time": {}, "attribution": {"source": {"kind": "outlet", "span": {}}, "mode": "narrated", "via": []},
            "span": place, "quote": "é", "prefix": "", "suffix": "", "sentence": "", "zone": "body",
            "document": {"path": "x/a.txt", "sha256": ""}, "rule": {"id": "r", "version": 1, "also": []},
            "confidence": 1.0, "confidence_reasons": [],
        }))
        .expect("the record is whole");
        let found = FoundClaim::from(&claim);
        let text = serde_json::to_string(&claim).expect("a claim is plain JSON");
        assert_eq!(parse_claims("c", text.as_bytes()).claims, [FoundClaim { line: 1, ..found.clone() }]);
        assert_eq!((found.doc(), found.span(), found.is_negated()), ("a.txt", (3, 7), true));
    }
}
