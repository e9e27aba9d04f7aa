//! A claim as it was drawn turns into a gold row.

use claimwire_record::folded_id;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use super::{ClaimTypes, SlotUse, SlotValues, problem};
use crate::gold::Place;
use crate::{Evidence, GoldClaim, Problem};

/// A claim as an annotator drew it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Drawing {
    /// File name of the document.
    pub doc: String,
    pub claim_type: String,
    pub at: (usize, usize),
    pub quote: String,
    /// Mentions and values by slot; `time`, `attribution`, `polarity` and `modality` may be among them.
    pub slots: Vec<(String, Filler)>,
    /// The file and line that it comes from.
    pub place: (String, usize),
}

/// What fills a slot.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Filler {
    /// A mention: its id where somebody has given one, else its kind and words.
    Mention { id: Option<String>, kind: String, words: String },
    /// A value as text.
    Value(String),
}

impl Filler {
    /// The id of the entity, or the value.
    fn identity(&self) -> String {
        match self {
            Filler::Value(value) => value.clone(),
            Filler::Mention { id: Some(id), .. } => id.clone(),
            Filler::Mention { id: None, kind, words }
                if kind.eq_ignore_ascii_case("text") || kind.is_empty() =>
            {
                format!("text:{}", words.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Filler::Mention { id: None, kind, words } => {
                let ascii: String = words.nfkd().filter(char::is_ascii).collect();
                format!("{}:{}", kind.to_lowercase(), folded_id(&ascii))
            }
        }
    }
}

impl Drawing {
    /// The gold row, as number `number` of its document.
    pub fn gold(self, number: usize, types: &dyn ClaimTypes) -> Result<GoldClaim, Problem> {
        let (file, line) = self.place.clone();
        if !types.has(&self.claim_type) {
            let reason = format!("there is no claim type `{}`", self.claim_type);
            return Err(problem(&file, line, reason, "claimwire rules list shows the types"));
        }
        let (mut key, mut attrs, mut negated) = (Map::new(), Map::new(), false);
        for (slot, filler) in &self.slots {
            let value = filler.identity();
            match slot.as_str() {
                "polarity" => negated = value == "negated",
                "modality" if value == "asserted" => {}
                "modality" | "time" | "attribution" => drop(attrs.insert(slot.clone(), value.into())),
                _ => {
                    let (used, value) = self.slot(slot, &value, types)?;
                    if used.key {
                        key.insert(slot.clone(), value)
                    } else {
                        attrs.insert(slot.clone(), value)
                    };
                }
            }
        }
        key.insert("negated".to_owned(), negated.into());
        let stem = self.doc.rsplit_once('.').map_or(self.doc.as_str(), |(stem, _)| stem);
        let at = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        Ok(GoldClaim {
            id: format!("{stem}-{number:03}"),
            evidence: Evidence { start: at(self.at.0), end: at(self.at.1), quote: self.quote },
            doc: self.doc,
            claim_type: self.claim_type,
            key,
            attrs,
            optional: false,
            place: Place { file, line },
        })
    }
    fn slot(&self, slot: &str, value: &str, types: &dyn ClaimTypes) -> Result<(SlotUse, Value), Problem> {
        let (file, line) = &self.place;
        let Some(used) = types.slot(&self.claim_type, slot) else {
            let reason = format!("the type `{}` has no slot `{slot}`", self.claim_type);
            return Err(problem(file, *line, reason, "claimwire rules docs writes each type's slots"));
        };
        let parsed = match used.values {
            SlotValues::Words => Some(Value::from(value)),
            SlotValues::Flags => value.parse::<bool>().ok().map(Value::from),
            SlotValues::Numbers => number(value),
        };
        let reason = || format!("`{slot}` is \"{value}\"");
        let remedy = "write true or false for a flag, and digits for a number";
        parsed.map(|value| (used, value)).ok_or_else(|| problem(file, *line, reason(), remedy))
    }
}

/// A number as gold writes it: without a decimal point where it is whole; a share in words stays words.
fn number(text: &str) -> Option<Value> {
    match text.parse::<f64>() {
        Ok(number) if number.fract() == 0.0 && number.abs() < 9e15 => Some(Value::from(number as i64)),
        Ok(number) => serde_json::Number::from_f64(number).map(Value::Number),
        Err(_) if text.starts_with(|c: char| c.is_alphabetic()) => Some(Value::from(text)),
        Err(_) => None,
    }
}
