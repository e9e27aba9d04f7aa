//! What the tests of several modules share: one extractor with the rules that ship, and the claims of a text by it.

use std::sync::{Arc, LazyLock};

use claimwire_record::{Claim, SlotValue};
use claimwire_rules::RuleSet;

use crate::engine::Extractor;

static EXTRACTOR: LazyLock<Extractor> =
    LazyLock::new(|| Extractor::new(Arc::new(RuleSet::embedded().expect("the rules that ship are valid"))));

/// The extractor with the rules that ship.
pub fn extractor() -> &'static Extractor {
    &EXTRACTOR
}

/// The claims of a text; `published` is an ISO 8601 date.
pub fn claims_of(text: &str, published: Option<&str>) -> Vec<Claim> {
    EXTRACTOR.extract(&crate::article_of(text, published))
}

/// Subject and measure of the measures of a text.
pub fn measures(text: &str) -> Vec<String> {
    let claims = claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "measure");
    let word = |slot: Option<&SlotValue>| slot.and_then(SlotValue::identity).unwrap_or_default();
    claims.map(|claim| ["subject", "measure"].map(|slot| word(claim.slots.get(slot))).join(" ")).collect()
}

/// The first toll that a text tells; `published` is an ISO 8601 date.
pub fn first_toll(text: &str, published: Option<&str>) -> Claim {
    claims_of(text, published).into_iter().find(|claim| claim.claim_type == "toll").expect("a toll")
}

/// The claims of one type of a text, in words.
pub fn said(claim_type: &str, text: &str, published: Option<&str>) -> Vec<String> {
    let claims = claims_of(text, published).into_iter();
    claims.filter(|claim| claim.claim_type == claim_type).map(|claim| claim.text).collect()
}
