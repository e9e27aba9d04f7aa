//! A report turns into SARIF 2.1.0 (OASIS): the rules are the claim types, the results are the differences,
//! with regions in code points of the documents.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::escape::{line, uri, write_json};
use super::{Format, brief, level, slots, text::marked};
use crate::{Missing, Problem, Report, Spurious, WrongField};

/// Rule of broken floors, and of rows that were set aside.
const FLOOR: &str = "floor";
const ROW: &str = "row";

/// For code scanning and editors.
pub(super) struct Sarif;

impl Format for Sarif {
    fn name(&self) -> &'static str {
        "sarif"
    }
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {"driver": {
                    "name": "claimwire",
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules(report),
                }},
                "columnKind": "unicodeCodePoints",
                "results": results(report),
            }],
        });
        write_json(&log, out)
    }
}

/// One rule per claim type, one for floors and one for rows.
fn rules(report: &Report) -> Vec<Value> {
    let of_wrong = report.wrong.iter().map(|it| it.claim_type.as_str());
    let types: BTreeSet<&str> = report.types.keys().map(String::as_str).chain(of_wrong).collect();
    let claim = |name: &str| rule(name, &format!("Claims of type {} agree with the gold.", line(name)));
    let own =
        [rule(FLOOR, "Scores reach their pinned floors."), rule(ROW, "Rows of the claims file can be read.")];
    types.into_iter().map(|name| claim(&rule_id(name))).chain(own).collect()
}

/// A type that is called like one of our own rules keeps apart from it.
fn rule_id(claim_type: &str) -> String {
    if matches!(claim_type, FLOOR | ROW) { format!("claim/{claim_type}") } else { claim_type.to_owned() }
}

fn rule(id: &str, about: &str) -> Value {
    json!({"id": id, "shortDescription": {"text": about}})
}

fn results(report: &Report) -> Vec<Value> {
    let level = level(report);
    let broken = report.floors.iter().flatten().filter(|outcome| !outcome.passed());
    let floors = broken.map(|it| result(FLOOR, "error", &it.to_string(), None));
    let missing = report.missing.iter().map(|it| missing(it, level));
    let spurious = report.spurious.iter().map(|it| spurious(it, level));
    let wrong = report.wrong.iter().map(|it| wrong(it, level));
    let rows = report.rejected.iter().map(|it| set_aside(it, level));
    floors.chain(missing).chain(spurious).chain(wrong).chain(rows).collect()
}

fn missing(it: &Missing, level: &str) -> Value {
    let message = format!("missing ({}): {} {}", it.id, slots(&it.key), marked(&it.excerpt));
    result(&rule_id(&it.claim_type), level, &message, Some(place(&it.path, it.span)))
}

fn spurious(it: &Spurious, level: &str) -> Value {
    let message = format!("spurious: {} {}", slots(&it.slots), marked(&it.excerpt));
    result(&rule_id(&it.claim_type), level, &message, Some(place(&it.path, it.span)))
}

fn wrong(it: &WrongField, level: &str) -> Value {
    let (expected, got) = (brief(&it.expected), brief(&it.got));
    let message = format!("wrong {}: expected {expected}, got {got} {}", it.field, marked(&it.excerpt));
    result(&rule_id(&it.claim_type), level, &message, Some(place(&it.path, it.span)))
}

fn set_aside(it: &Problem, level: &str) -> Value {
    let region = json!({"startLine": it.line, "startColumn": it.column});
    let message = format!("{}; {}", it.reason, it.remedy);
    result(ROW, level, &message, Some(location(&it.file, Some(region))))
}

fn result(rule: &str, level: &str, message: &str, location: Option<Value>) -> Value {
    let locations: Vec<Value> = location.into_iter().collect();
    json!({"ruleId": rule, "level": level, "message": {"text": line(message)}, "locations": locations})
}

/// A span of code points in a document; no region where the claim does not say.
fn place(path: &str, (start, end): (i64, i64)) -> Value {
    let region =
        (0 <= start && start <= end).then(|| json!({"charOffset": start, "charLength": end - start}));
    location(path, region)
}

fn location(path: &str, region: Option<Value>) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(path)}});
    if let Some(region) = region {
        physical["region"] = region;
    }
    json!({"physicalLocation": physical})
}
