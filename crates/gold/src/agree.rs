//! A gold value and a found claim turn into yes or no: does the claim say the same?

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::FoundClaim;
use crate::fold::{fold, is_said, plain};

/// Slots where a null in the gold accepts anything.
const FREE_WHEN_NULL: [&str; 4] = ["total", "for", "against", "abstain"];
/// What an entity agrees by.
const ENTITY_FIELDS: [&str; 4] = ["id", "name", "mention", "text"];
/// What stands for an entity, the first that is said.
const SHOWN_FIELDS: [&str; 4] = ["id", "name", "value", "mention"];

/// Whether every key slot agrees.
pub(crate) fn key_agrees(key: &Map<String, Value>, claim: &FoundClaim) -> bool {
    key.iter().all(|(name, value)| slot_agrees(name, value, claim))
}

/// Whether one slot (or `negated`) agrees.
pub(crate) fn slot_agrees(name: &str, gold: &Value, claim: &FoundClaim) -> bool {
    if name == "negated" {
        return is_said(gold) == claim.is_negated();
    }
    let (slot, got) = (claim.slot(name), shown(claim.slot(name)));
    if name == "mode" && got.and_then(Value::as_str) == Some("mixed") {
        return true;
    }
    if gold.is_null() && FREE_WHEN_NULL.contains(&name) {
        return true;
    }
    let (expected, got) = (fold(Some(gold)), fold(got));
    expected == got || entity_agrees(&expected, slot) || words_agree(name, gold, &expected, &got)
}

/// The value that stands for a slot: an entity's id, else its name, its value, its mention or its text.
pub(crate) fn shown(slot: Option<&Value>) -> Option<&Value> {
    let Some(Value::Object(entity)) = slot else { return slot };
    let said = SHOWN_FIELDS.iter().filter_map(|field| entity.get(*field)).find(|value| is_said(value));
    said.or_else(|| entity.get("text"))
}

/// An entity agrees by its id, name, mention or text.
fn entity_agrees(expected: &str, slot: Option<&Value>) -> bool {
    let Some(Value::Object(entity)) = slot else { return false };
    ENTITY_FIELDS.iter().any(|field| fold(entity.get(*field)) == expected)
}

/// A group or a free text agrees when at least half of all its words are shared.
fn words_agree(name: &str, gold: &Value, expected: &str, got: &str) -> bool {
    let free = gold.as_str().is_some_and(|id| id.starts_with("group:") || id.starts_with("text:"));
    if !free || !matches!(name, "party" | "target") {
        return false;
    }
    let words = |text: &str| {
        text.split(' ').filter(|word| !word.is_empty()).map(String::from).collect::<BTreeSet<_>>()
    };
    let (a, b) = (words(expected), words(got));
    let shared = a.intersection(&b).count();
    shared > 0 && 2 * shared >= a.union(&b).count()
}

/// One attribute of a matched claim: whether it agrees, and what the claim says.
pub(crate) fn attribute(name: &str, gold: &Value, claim: &FoundClaim) -> (bool, Option<Value>) {
    match name {
        "modality" => (
            claim.field("modality") == Some(gold).filter(|it| !it.is_null()),
            claim.field("modality").cloned(),
        ),
        "time" => time(gold, claim),
        "attribution" => attribution(gold, claim),
        _ => (slot_agrees(name, gold, claim), attribute_shown(name, claim)),
    }
}

/// A finer time agrees with a coarser gold: `2024-04-02` with `2024-04`.
fn time(gold: &Value, claim: &FoundClaim) -> (bool, Option<Value>) {
    let value = claim.field("time").and_then(|time| time.get("value")).filter(|value| is_said(value));
    let text = value.map(plain).unwrap_or_default();
    (text.starts_with(&plain(gold)), value.cloned())
}

fn attribution(gold: &Value, claim: &FoundClaim) -> (bool, Option<Value>) {
    let source = claim.field("attribution").and_then(|it| it.get("source")).filter(|source| is_said(source));
    let expected = fold(Some(gold));
    let agrees = match source {
        Some(Value::Object(fields)) => {
            ["id", "name", "mention"].iter().any(|field| fold(fields.get(*field)) == expected)
        }
        bare => fold(bare) == expected || expected.is_empty(),
    };
    (agrees, shown(source).cloned())
}

fn attribute_shown(name: &str, claim: &FoundClaim) -> Option<Value> {
    if name == "negated" { Some(Value::Bool(claim.is_negated())) } else { shown(claim.slot(name)).cloned() }
}

/// Whether a claim is asserted; a claim that does not say counts as asserted.
pub(crate) fn is_asserted(claim: &FoundClaim) -> bool {
    claim.row().get("modality").is_none_or(|modality| modality == "asserted")
}
