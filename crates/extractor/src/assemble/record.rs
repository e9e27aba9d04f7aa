//! From a finished claim to its record: ids, evidence with its context, the sentence that says it.

use std::borrow::Cow;
use std::collections::BTreeMap;

use claimwire_record::{Claim, Modality, Offsets, Polarity, RuleRef, SlotValue, content_hash};
use claimwire_rules::{ClaimType, Rule, SlotKind};
use smallvec::SmallVec;

use super::Finished;
use crate::analysis::Analysis;
use crate::draft::Draft;
use crate::resolve::Resolver;
use crate::wording::text;

/// Code points of context kept on either side of the evidence.
const CONTEXT: usize = 32;

/// The record of a claim: slots, evidence with its context, ids. `json` is memory to write in.
pub(super) fn claim(
    resolver: &Resolver,
    offsets: &Offsets,
    mut finished: Finished,
    json: &mut Vec<u8>,
) -> Claim {
    let analysis = resolver.analysis;
    let rules = &resolver.knowledge.rules;
    let rule = &rules.rules[finished.draft.rule];
    let claim_type = rules.type_of(rule);
    let slots = all_slots(claim_type, &mut finished.draft);
    let bytes = analysis.bytes(finished.draft.units);
    let sentence = analysis.bytes(finished.draft.sentence.cover(finished.draft.units));
    let (prefix, suffix) = context(analysis.text, bytes.range());
    let (confidence, confidence_reasons) = confidence(rule, &finished);
    let (polarity, quantity) = (finished.factuality.polarity, &finished.draft.quantity);
    let text = text(rules, claim_type, &slots, polarity, quantity, &finished.time);
    let mut claim = Claim {
        schema: Claim::SCHEMA.to_owned(),
        id: String::new(),
        key: key(claim_type, &slots),
        claim_type: claim_type.name.clone(),
        text,
        polarity: finished.factuality.polarity,
        modality: finished.factuality.modality,
        modality_cues: finished
            .factuality
            .cues
            .iter()
            .map(|&at| analysis.text[analysis.unit(at).span.range()].to_owned())
            .collect(),
        quantity: finished.draft.quantity,
        time: finished.time,
        attribution: finished.attribution,
        span: offsets.locate(bytes),
        quote: analysis.text[bytes.range()].to_owned(),
        prefix,
        suffix,
        sentence: analysis.text[sentence.range()].to_owned(),
        zone: zone_at(analysis, finished.draft.units.start),
        document: analysis.article.document.clone(),
        rule: RuleRef {
            id: rule.id.clone(),
            version: rule.version,
            also: finished
                .also
                .iter()
                .map(|&index| format!("{}@{}", rules.rules[index].id, rules.rules[index].version))
                .collect(),
        },
        confidence,
        confidence_reasons,
        slots,
    };
    locate_mentions(&mut claim, offsets);
    claim.id = claim_id(&claim, json);
    claim
}

/// Mention spans are kept in bytes while the claim is made; the code points are added here.
fn locate_mentions(claim: &mut Claim, offsets: &Offsets) {
    let locate = |span: &mut claimwire_record::Location| {
        if let Some(bytes) = span.bytes() {
            *span = offsets.locate(bytes);
        }
    };
    for value in claim.slots.values_mut() {
        if let SlotValue::Entity(entity) = value {
            locate(&mut entity.span);
        }
    }
    locate(&mut claim.quantity.span);
    locate(&mut claim.attribution.source.span);
    claim.attribution.via.iter_mut().for_each(|via| locate(&mut via.span));
}

/// All slots of a claim of this type, with the values of the draft, which gives them away.
fn all_slots(claim_type: &ClaimType, draft: &mut Draft) -> BTreeMap<String, SlotValue> {
    let mut slots = std::mem::take(&mut draft.slots);
    for slot in &claim_type.slots {
        let empty = || match slot.kind {
            SlotKind::Entity => SlotValue::Entity(Box::default()),
            SlotKind::Flag => SlotValue::Flag(false),
            _ => SlotValue::Unsaid,
        };
        match slots.get_mut(&slot.name) {
            Some(value @ SlotValue::Unsaid) => *value = empty(),
            Some(_) => {}
            None => {
                slots.insert(slot.name.clone(), empty());
            }
        }
    }
    // What the draft has besides is of no slot.
    if slots.len() > claim_type.slots.len() {
        slots.retain(|name, _| claim_type.slot(name).is_some());
    }
    slots
}

fn key(claim_type: &ClaimType, slots: &BTreeMap<String, SlotValue>) -> String {
    let question = claim_type
        .slots
        .iter()
        .filter(|slot| slot.question)
        .map(|slot| slots.get(&slot.name).and_then(SlotValue::identity_text).unwrap_or_default());
    let fields: SmallVec<[Cow<str>; 8]> =
        std::iter::once(claim_type.name.as_str().into()).chain(question).collect();
    content_hash(fields.iter().map(AsRef::as_ref))
}

fn claim_id(claim: &Claim, json: &mut Vec<u8>) -> String {
    json.clear();
    // Slots have string keys and a Vec takes every byte: this cannot fail.
    let written = serde_json::to_writer(&mut *json, &claim.slots);
    let slots = written.ok().and_then(|()| std::str::from_utf8(json).ok()).unwrap_or_default();
    let span = format!("{:?}", claim.span.bytes());
    let polarity = match claim.polarity {
        Polarity::Affirmed => "Affirmed",
        Polarity::Negated => "Negated",
    };
    content_hash([
        claim.document.sha256.as_str(),
        &claim.document.path,
        &claim.rule.id,
        &span,
        slots,
        polarity,
    ])
}

fn context(text: &str, range: std::ops::Range<usize>) -> (String, String) {
    let before = &text[..range.start];
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    let behind = &text[range.end..];
    let end = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
    (before[start..].to_owned(), behind[..end].to_owned())
}

fn zone_at(analysis: &Analysis, unit: u32) -> claimwire_record::Zone {
    let index = analysis.paragraphs.partition_point(|paragraph| paragraph.units.end <= unit);
    analysis.paragraphs.get(index).map_or(claimwire_record::Zone::Body, |paragraph| paragraph.zone)
}

/// The rule's own confidence, lowered for every doubt.
fn confidence(rule: &Rule, finished: &Finished) -> (f64, Vec<String>) {
    let mut reasons: Vec<String> = finished.draft.doubts.iter().map(|doubt| (*doubt).to_owned()).collect();
    reasons.sort();
    reasons.dedup();
    if rule.confidence < 1.0 {
        reasons.push("the rule itself is cautious".to_owned());
    }
    let modality = if finished.factuality.modality == Modality::Asserted { 1.0 } else { 0.95 };
    let doubt = 0.9f64.powi(finished.draft.doubts.len() as i32);
    ((rule.confidence * modality * doubt * 100.0).round() / 100.0, reasons)
}
