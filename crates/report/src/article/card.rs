//! A claim turns into the card that stands beside its text: what it says, on what grounds, found by what.

use claimwire_record::{Claim, Location, SlotValue};

use crate::evidence::{Evidence, one_line};
use crate::{Dossier, links, words};

/// One slot of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRow {
    /// Its name in words.
    pub name: String,
    /// Its value.
    pub value: String,
    /// The id behind the value; empty where it is no entity.
    pub id: String,
    /// The words that mention it; empty where they are the value.
    pub mention: String,
    /// How the mention was tied to the entity, where that took more than its name.
    pub resolved: String,
}

/// The fact that a claim is evidence for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactRef {
    /// Where the fact stands.
    pub href: String,
    /// The mark of its status.
    pub mark: &'static str,
    /// Its status in words.
    pub status: &'static str,
    /// How the reports stand to each other.
    pub explanation: String,
}

/// One claim beside its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Number on the page, from 1.
    pub number: usize,
    /// The id of the claim.
    pub id: String,
    /// The card's anchor.
    pub anchor: String,
    /// The anchor of the evidence in the text.
    pub text_anchor: String,
    /// Its type.
    pub claim_type: String,
    /// The family that its colour shows.
    pub family: &'static str,
    /// What it says and on whose word.
    pub evidence: Evidence,
    /// Its slots that are said.
    pub slots: Vec<SlotRow>,
    /// How the source's words are given.
    pub mode: &'static str,
    /// What the time rests on.
    pub basis: String,
    /// The rule that found it.
    pub rule: String,
    /// Trust in the reading, in percent.
    pub confidence: u32,
    /// What lowered it.
    pub doubts: String,
    /// The fact that it is evidence for.
    pub fact: Option<FactRef>,
    /// First byte of the evidence and first behind.
    pub bytes: (u32, u32),
    /// Names and bytes of the slots that stand in the text: `party 3 9;target 15 25`.
    pub places: String,
    /// The address that opens the original page at the evidence, where the article has a web address.
    pub original: Option<String>,
}

impl Card {
    /// The card of a claim; `number` counts the claims of the page, `front` is the address of the front page.
    pub fn of(dossier: &Dossier, claim: &Claim, number: usize, front: &str) -> Self {
        let span = claim.span.bytes().map_or((0, 0), |span| (span.start, span.end));
        Card {
            number,
            id: claim.id.clone(),
            anchor: links::claim_anchor(&claim.id),
            text_anchor: links::text_anchor(&claim.id),
            claim_type: claim.claim_type.clone(),
            family: words::family(&claim.claim_type),
            evidence: Evidence::of(dossier, claim, ""),
            slots: claim.slots.iter().filter_map(|(name, value)| slot_row(name, value)).collect(),
            mode: words::mode(claim.attribution.mode),
            basis: claim.time.basis.map_or_else(String::new, |basis| crate::dossier::name_of(&basis)),
            rule: format!("{}@{}", claim.rule.id, claim.rule.version),
            confidence: (claim.confidence.clamp(0.0, 1.0) * 100.0).round() as u32,
            doubts: claim.confidence_reasons.join("; "),
            fact: dossier.fact_of(claim).map(|fact| fact_ref(fact, front)),
            bytes: span,
            places: places(claim),
            original: claim.passage_link(),
        }
    }
}

fn fact_ref(fact: &claimwire_record::Fact, front: &str) -> FactRef {
    let (mark, status) = words::status(fact.status);
    let href = format!("{front}#{}", links::fact_fragment(&fact.id));
    FactRef { href, mark, status, explanation: fact.explanation.clone() }
}

fn slot_row(name: &str, value: &SlotValue) -> Option<SlotRow> {
    let shown = one_line(&words::slot(value)?);
    let entity = value.entity();
    let mention = entity.and_then(|entity| entity.mention.as_deref()).map(one_line).unwrap_or_default();
    let resolved = entity.and_then(|entity| entity.resolved_by).map(|by| crate::dossier::name_of(&by));
    Some(SlotRow {
        name: name.replace('_', " "),
        id: entity.and_then(|entity| entity.id.clone()).filter(|id| *id != shown).unwrap_or_default(),
        mention: if mention == shown { String::new() } else { mention },
        resolved: resolved.unwrap_or_default().replace('_', " "),
        value: shown,
    })
}

/// Where the slots, the source and the number of a claim stand in the text.
pub fn spots(claim: &Claim) -> impl Iterator<Item = (&str, (u32, u32))> {
    let slots = claim.slots.iter();
    let entities = slots.filter_map(|(name, value)| Some((name.as_str(), value.entity()?.span)));
    let others = [("quantity", claim.quantity.span), ("source", claim.attribution.source.span)];
    let bytes = |location: Location| location.bytes().map(|span| (span.start, span.end));
    entities.chain(others).filter_map(move |(name, location)| Some((name, bytes(location)?)))
}

fn places(claim: &Claim) -> String {
    let place = |(name, (start, end)): (&str, (u32, u32))| format!("{name} {start} {end}");
    spots(claim).map(place).collect::<Vec<_>>().join(";")
}
