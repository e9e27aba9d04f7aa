//! Claim types turn into what a browser needs to draw a form for them.

use claimwire_rules::{ClaimType, Slot};
use serde::Serialize;

/// A slot to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SlotForm {
    /// Its name.
    pub name: String,
    /// `entity`, `number`, `word`, `flag` or `text`.
    pub kind: &'static str,
    /// The words it can take; empty where it is open.
    pub values: Vec<String>,
    /// Whether it identifies a claim.
    pub key: bool,
    /// Whether a claim without it is none.
    pub required: bool,
    /// What it means.
    pub about: String,
}

/// A claim type to fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TypeForm {
    /// Its name.
    pub name: String,
    /// What it says.
    pub about: String,
    /// Its slots, those that identify a claim first.
    pub slots: Vec<SlotForm>,
}

impl From<&ClaimType> for TypeForm {
    fn from(claim_type: &ClaimType) -> Self {
        let mut slots: Vec<SlotForm> = claim_type.slots.iter().map(SlotForm::from).collect();
        slots.sort_by_key(|slot| (!slot.key, !slot.required));
        TypeForm { name: claim_type.name.clone(), about: claim_type.about.clone(), slots }
    }
}

impl From<&Slot> for SlotForm {
    fn from(slot: &Slot) -> Self {
        SlotForm {
            name: slot.name.clone(),
            kind: slot.kind.name(),
            values: slot.values.clone(),
            key: slot.key,
            required: slot.required,
            about: slot.about.clone(),
        }
    }
}
