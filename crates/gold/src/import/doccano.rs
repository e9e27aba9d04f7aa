//! A doccano export turns into drawings: spans labelled with a claim type are claims, relations lead to the mentions in
//! their slots. What stands nowhere in the text comes from the column `claims`, where the export made one.

use std::path::Path;

use serde_json::Value;

use super::anchor::Anchor;
use super::drawing::{Drawing, Filler};
use super::{ClaimTypes, Read, problem, read_text};
use crate::gold::shown;
use crate::{GoldError, Problem};

/// Reads an export as JSON Lines.
pub(super) fn read(path: &Path, types: &dyn ClaimTypes) -> Result<Read, GoldError> {
    let (file, text) = (shown(path), read_text(path)?);
    let (mut drawings, mut problems) = (Vec::new(), Vec::new());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match row(line, &file, index + 1, types, &mut problems) {
            Ok(drawn) => drawings.extend(drawn),
            Err(reason) => problems.push(problem(&file, index + 1, reason, "export as JSON Lines")),
        }
    }
    Ok((drawings, problems))
}

/// A span that somebody has labelled.
struct Span {
    id: Option<u64>,
    label: String,
    at: (usize, usize),
}

fn row(
    line: &str,
    file: &str,
    number: usize,
    types: &dyn ClaimTypes,
    problems: &mut Vec<Problem>,
) -> Result<Vec<Drawing>, String> {
    let row: Value = serde_json::from_str(line).map_err(|error| format!("not JSON: {error}"))?;
    let text = row["text"].as_str().ok_or("a row without `text`")?;
    let path = row["path"].as_str().ok_or("a row without `path`, the name of its document")?;
    let (text, spans) = (Anchor::new(text), spans(&row));
    let mut notes = notes(&row);
    let mut drawings = Vec::new();
    for span in spans.iter().filter(|span| types.has(&span.label)) {
        let Some(at) = text.find(span.at, None) else {
            let reason = format!("the span {}..{} is not in the text", span.at.0, span.at.1);
            problems.push(problem(file, number, reason, "draw it again"));
            continue;
        };
        let values = take_note(&mut notes, span);
        let mut slots = mentions(&row, span, &spans, &text, &values);
        let has = |slots: &[(String, Filler)], name: &str| slots.iter().any(|(slot, _)| slot == name);
        for (name, value) in values {
            if !has(&slots, &name) {
                slots.push((name, Filler::Value(value)));
            }
        }
        drawings.push(Drawing {
            doc: path.rsplit('/').next().unwrap_or(path).to_owned(),
            claim_type: span.label.clone(),
            at,
            quote: text.text(at),
            slots,
            place: (file.to_owned(), number),
        });
    }
    Ok(drawings)
}

/// Labelled spans: `entities` of a project with relations, `label` of one without.
fn spans(row: &Value) -> Vec<Span> {
    let index = |value: &Value| value.as_u64().map_or(usize::MAX, |index| index as usize);
    let entities = row["entities"].as_array().into_iter().flatten().map(|it| Span {
        id: it["id"].as_u64(),
        label: it["label"].as_str().unwrap_or_default().to_owned(),
        at: (index(&it["start_offset"]), index(&it["end_offset"])),
    });
    let labels = row["label"].as_array().into_iter().flatten().map(|it| Span {
        id: None,
        label: it[2].as_str().unwrap_or_default().to_owned(),
        at: (index(&it[0]), index(&it[1])),
    });
    entities.chain(labels).collect()
}

/// What the column `claims` says of one claim.
struct Note {
    label: String,
    at: (u64, u64),
    values: Vec<(String, String)>,
}

fn notes(row: &Value) -> Vec<Note> {
    let notes = row["claims"].as_array().into_iter().flatten().map(|it| Note {
        label: it["type"].as_str().unwrap_or_default().to_owned(),
        at: (it["start_offset"].as_u64().unwrap_or(0), it["end_offset"].as_u64().unwrap_or(0)),
        values: values(&it["values"]),
    });
    notes.collect()
}

fn values(values: &Value) -> Vec<(String, String)> {
    let pairs = values.as_object().into_iter().flatten();
    pairs.filter_map(|(name, value)| Some((name.clone(), value.as_str()?.to_owned()))).collect()
}

/// The values that were exported with a claim; two claims of one type on the same words have one note each.
fn take_note(notes: &mut Vec<Note>, span: &Span) -> Vec<(String, String)> {
    let at = (span.at.0 as u64, span.at.1 as u64);
    match notes.iter().position(|note| note.label == span.label && note.at == at) {
        Some(index) => notes.remove(index).values,
        None => Vec::new(),
    }
}

fn mentions(
    row: &Value,
    claim: &Span,
    spans: &[Span],
    text: &Anchor,
    values: &[(String, String)],
) -> Vec<(String, Filler)> {
    let relations = row["relations"].as_array().into_iter().flatten();
    let mine = relations.filter(|it| claim.id.is_some() && it["from_id"].as_u64() == claim.id);
    let mentions = mine.filter_map(|relation| {
        let to = relation["to_id"].as_u64();
        let mention = spans.iter().find(|span| span.id == to)?;
        let slot = relation["type"].as_str()?;
        let id = values.iter().find(|(name, _)| name == slot).map(|(_, id)| id.clone());
        let words = text.text(mention.at);
        Some((slot.to_owned(), Filler::Mention { id, kind: mention.label.clone(), words }))
    });
    mentions.collect()
}
