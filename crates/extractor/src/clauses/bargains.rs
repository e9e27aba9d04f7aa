//! Gerunds that tell what something is asked or given for: "in exchange for backing it", "conditions for lifting the veto".

use crate::analysis::Analysis;
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;

/// Whether the preposition at a unit, behind a noun of bargaining, brings in a deed that is only spoken of: nobody need have
/// done it.
pub(super) fn names_price(analysis: &Analysis, knowledge: &Knowledge, preposition: u32) -> bool {
    const REACH: u32 = 4;
    // "paid a high price for backing it": it was done.
    let pays = |at: u32| matches!(analysis.folded(at), "pay" | "pays" | "paid" | "paying");
    let bargain = |at: u32| {
        knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::BARGAIN)
            && !(at.saturating_sub(REACH)..at).any(pays)
    };
    analysis.folded(preposition) == "for" && preposition.checked_sub(1).is_some_and(bargain)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_price_of_a_deed_was_the_deed() {
        for text in [
            "Norway has not named its conditions for lifting its veto on the treaty.",
            "Norway wanted the levy dropped in exchange for backing the treaty.",
            "Both governments want the levy dropped in return for supporting the treaty.",
            "Norway set out its terms for approving the treaty.",
            "In exchange for backing the treaty, Norway wants the levy dropped.",
        ] {
            let claims = crate::testing::claims_of(text, None);
            let told = claims.iter().filter(|claim| matches!(claim.claim_type.as_str(), "stance" | "tally"));
            assert_eq!(told.count(), 0, "{text}");
        }
        for text in
            ["Norway was praised for backing the treaty.", "Norway paid a price for backing the treaty."]
        {
            let claims = crate::testing::claims_of(text, None);
            assert!(claims.iter().any(|claim| claim.claim_type == "stance"), "{text}");
        }
    }
}
