//! A report turns into text for people and for machines. One file per format; to add one, implement
//! [`Format`] and list it in [`FORMATS`].

mod escape;
mod github;
mod json;
mod junit;
mod sarif;
mod text;

use std::io::{self, Write};

use serde_json::Value;

use crate::{Report, Verdict};

/// A way to write a report.
pub trait Format: Sync {
    /// What it is called on the command line.
    fn name(&self) -> &'static str;
    /// Writes the whole report. What came from articles is escaped.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()>;
}

/// Every format, the default first.
pub const FORMATS: [&dyn Format; 5] =
    [&text::Text, &json::Json, &junit::Junit, &github::Github, &sarif::Sarif];

/// The format of this name, if there is one.
pub fn format_named(name: &str) -> Option<&'static dyn Format> {
    FORMATS.into_iter().find(|format| format.name() == name)
}

/// A slot value in one line.
fn brief(value: &Value) -> String {
    match value {
        Value::Null => "nothing".into(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Slots in one line: `party=country:EE, position=support`.
fn slots<'a>(slots: impl IntoIterator<Item = (&'a String, &'a Value)>) -> String {
    let slot = |(name, value): (&String, &Value)| format!("{name}={}", brief(value));
    slots.into_iter().map(slot).collect::<Vec<_>>().join(", ")
}

/// How grave a difference from the gold is: where floors were checked, they alone decide.
fn level(report: &Report) -> &'static str {
    if report.floors.is_some() { "warning" } else { "error" }
}

fn verdict(report: &Report) -> &'static str {
    match report.verdict() {
        Verdict::Pass => "pass",
        Verdict::Findings => "findings",
    }
}
