//! A claim turns into a line for a language model: what is said, on whose word, when, how firmly, and the quote.

use claimwire_record::{Claim, Document, Modality, Source, SourceKind};
use serde::Serialize;

/// One line of a chunk, without its number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// The claim that it states.
    pub claim: String,
    /// The path of its document.
    pub path: String,
    /// The document in one line, which stands above its first claim.
    pub heading: String,
    /// The claim and its circumstances.
    pub says: String,
    /// The words of the article, or some sentences of them.
    pub quote: String,
}

impl Line {
    pub fn of(claim: &Claim) -> Self {
        let circumstances = circumstances(claim);
        let circumstances =
            if circumstances.is_empty() { String::new() } else { format!(" ({})", circumstances.join("; ")) };
        Line {
            claim: claim.id.clone(),
            path: claim.document.path.clone(),
            heading: heading(&claim.document),
            says: one_line(&claim.text) + &circumstances,
            quote: one_line(&claim.quote),
        }
    }
    /// The line under a number.
    pub fn numbered(&self, number: usize) -> String {
        format!("[{number}] {}: “{}”\n", self.says, self.quote)
    }
}

/// `# Estonia backs Rutte (The Example, 2024-04-02)`.
fn heading(document: &Document) -> String {
    let title = document.title.as_deref().map_or_else(|| document.path.clone(), one_line);
    let about: Vec<&str> =
        [&document.publisher, &document.published].into_iter().filter_map(|part| part.as_deref()).collect();
    match about.is_empty() {
        true => format!("# {title}\n"),
        false => format!("# {title} ({})\n", one_line(&about.join(", "))),
    }
}

fn circumstances(claim: &Claim) -> Vec<String> {
    let mut all = Vec::new();
    let source = &claim.attribution.source;
    if source.kind != SourceKind::Outlet {
        all.extend(named(source).map(|name| format!("according to {name}")));
    }
    let via: Vec<String> = claim.attribution.via.iter().filter_map(named).collect();
    if !via.is_empty() {
        all.push(format!("via {}", via.join(", ")));
    }
    all.extend(claim.time.value.clone());
    if claim.modality != Modality::Asserted {
        all.push(word(&claim.modality));
    }
    all
}

fn named(source: &Source) -> Option<String> {
    let name = source.mention.as_ref().filter(|_| source.kind == SourceKind::Anonymous);
    name.or(source.name.as_ref()).or(source.mention.as_ref()).or(source.id.as_ref()).map(|it| one_line(it))
}

fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
