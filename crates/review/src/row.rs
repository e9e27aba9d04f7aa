//! A claim, or what a person filled in, turns into a gold row.

use std::collections::BTreeMap;

use claimwire_gold::{Evidence, GoldClaim, Place};
use claimwire_record::{
    Article, Byte, Claim, Modality, Offsets, Polarity, SlotValue, SourceKind, Span, content_hash,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::ReviewError;
use crate::form::{SlotForm, TypeForm};

/// What a person filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// First byte of the evidence in the article's text.
    pub start: u32,
    /// First byte behind.
    pub end: u32,
    /// Slots as typed, by name; what is left empty is not said.
    pub slots: BTreeMap<String, String>,
    /// Whether the claim is denied.
    #[serde(default)]
    pub negated: bool,
    /// `asserted`, `hedged` …; empty counts as asserted.
    #[serde(default)]
    pub modality: String,
    /// ISO 8601; empty where it is not said.
    #[serde(default)]
    pub time: String,
    /// Id or name of the source; empty for the outlet's own voice.
    #[serde(default)]
    pub attribution: String,
}

/// The gold row that says what a claim says.
pub fn row_of_claim(claim: &Claim, form: &TypeForm) -> GoldClaim {
    let (mut key, mut attrs) = (Map::new(), Map::new());
    for slot in &form.slots {
        if let Some(value) = claim.slots.get(&slot.name).and_then(plain) {
            (if slot.key { &mut key } else { &mut attrs }).insert(slot.name.clone(), value);
        }
    }
    let source = &claim.attribution.source;
    let source = source.id.as_ref().or(source.name.as_ref()).filter(|_| source.kind != SourceKind::Outlet);
    let time = claim.time.value.as_ref().filter(|_| claim.time.text.is_some());
    let modality = serde_json::to_value(claim.modality).unwrap_or_default();
    insert(&mut attrs, "modality", (claim.modality != Modality::Asserted).then_some(modality));
    insert(&mut attrs, "time", time.map(|time| Value::from(time.as_str())));
    insert(&mut attrs, "attribution", source.map(|source| Value::from(source.as_str())));
    key.insert("negated".into(), Value::Bool(claim.polarity == Polarity::Negated));
    let (start, end) = (claim.span.start.unwrap_or_default(), claim.span.end.unwrap_or_default());
    GoldClaim {
        id: claim.id.clone(),
        doc: file_name(&claim.document.path).to_owned(),
        claim_type: claim.claim_type.clone(),
        evidence: Evidence { start, end, quote: claim.quote.clone() },
        key,
        attrs,
        optional: false,
        place: Place::default(),
    }
}

/// The gold row that says what a person filled in; without an `id` it gets one from its content.
///
/// # Errors
/// Where the evidence is no stretch of the text, a slot is unknown, missing or none of its words, or a number is
/// none.
pub fn row_of_asked(
    asked: &Asked,
    article: &Article,
    form: &TypeForm,
    id: Option<&str>,
) -> Result<GoldClaim, ReviewError> {
    let evidence = evidence(asked, article)?;
    let (mut key, mut attrs) = slots(asked, form)?;
    let said = |text: &str| (!text.trim().is_empty()).then(|| Value::from(text.trim()));
    let modality = asked.modality.trim();
    if !modality.is_empty() && serde_json::from_value::<Modality>(modality.into()).is_err() {
        return Err(unfit(format_args!("\"{modality}\" is no modality")));
    }
    insert(&mut attrs, "modality", said(modality).filter(|_| modality != "asserted"));
    insert(&mut attrs, "time", said(&asked.time));
    insert(&mut attrs, "attribution", said(&asked.attribution));
    key.insert("negated".into(), Value::Bool(asked.negated));
    let doc = file_name(&article.document.path).to_owned();
    let content = || {
        let said = Value::Object(key.clone()).to_string();
        content_hash(
            [&doc, &form.name, &evidence.start.to_string(), &evidence.end.to_string(), &said]
                .map(String::as_str),
        )
    };
    let id = id.map_or_else(content, str::to_owned);
    Ok(GoldClaim {
        id,
        claim_type: form.name.clone(),
        key,
        attrs,
        optional: false,
        place: Place::default(),
        doc,
        evidence,
    })
}

fn evidence(asked: &Asked, article: &Article) -> Result<Evidence, ReviewError> {
    let span = Span::<Byte>::new(asked.start, asked.end);
    let quote = article.text.get(span.range()).filter(|quote| !quote.trim().is_empty());
    let quote = quote.ok_or_else(|| unfit("the evidence is no stretch of the text: select its words"))?;
    let place = Offsets::new(&article.text).locate(span);
    Ok(Evidence {
        start: place.start.unwrap_or_default(),
        end: place.end.unwrap_or_default(),
        quote: quote.to_owned(),
    })
}

type Slots = Map<String, Value>;

fn slots(asked: &Asked, form: &TypeForm) -> Result<(Slots, Slots), ReviewError> {
    if let Some(name) = asked.slots.keys().find(|name| form.slots.iter().all(|slot| slot.name != **name)) {
        return Err(unfit(format_args!("{} has no slot \"{name}\"", form.name)));
    }
    let (mut key, mut attrs) = (Map::new(), Map::new());
    for slot in &form.slots {
        let typed = asked.slots.get(&slot.name).map_or("", |typed| typed.trim());
        match value(slot, typed)? {
            Some(value) => {
                (if slot.key { &mut key } else { &mut attrs }).insert(slot.name.clone(), value);
            }
            None if slot.required => return Err(unfit(format_args!("{} must be filled in", slot.name))),
            None => {}
        }
    }
    Ok((key, attrs))
}

fn value(slot: &SlotForm, typed: &str) -> Result<Option<Value>, ReviewError> {
    if typed.is_empty() {
        return Ok(None);
    }
    if !slot.values.is_empty() && !slot.values.iter().any(|value| value == typed) {
        return Err(unfit(format_args!("{} is one of: {}", slot.name, slot.values.join(", "))));
    }
    match slot.kind {
        "flag" => Ok((typed == "true").then_some(Value::Bool(true))),
        // A share without a figure keeps its word: `majority`.
        "number" => {
            Ok(Some(serde_json::from_str::<serde_json::Number>(typed).map_or(typed.into(), Value::Number)))
        }
        _ => Ok(Some(typed.into())),
    }
}

/// A slot as gold writes it: an entity by its id, anything else as it is.
fn plain(value: &SlotValue) -> Option<Value> {
    match value {
        SlotValue::Flag(false) => None,
        SlotValue::Flag(true) => Some(Value::Bool(true)),
        SlotValue::Number(number) => Some(Value::Number(number.clone())),
        SlotValue::Entity(entity) => entity
            .id
            .as_ref()
            .or(entity.name.as_ref())
            .or(entity.mention.as_ref())
            .map(|id| id.as_str().into()),
        other => other.identity().map(Value::from),
    }
}

fn insert(map: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        map.insert(name.to_owned(), value);
    }
}

fn unfit(reason: impl std::fmt::Display) -> ReviewError {
    ReviewError::Unfit(reason.to_string())
}

/// The part of a path behind its last `/`: what gold calls a document by.
pub(crate) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}
