//! "gave no support": an object that there is none of turns round what its verb says.

use claimwire_record::Polarity;

use crate::analysis::{Analysis, VerbId};
use crate::factuality::Factuality;
use crate::tags::Tag;

/// Nouns that make an idiom of the verb and "no": whoever makes no secret of it tells it.
const IDIOMS: [&str; 6] = ["secret", "bones", "mistake", "doubt", "time", "effort"];

/// Reads "no" and "little" before the object that stands behind the verb: none of it denies the claim, and a little of
/// it makes none.
pub fn read(analysis: &Analysis, verb: VerbId, found: &mut Factuality) {
    let Some(cue) = behind(analysis, analysis.verb(verb).units.end) else { return };
    match analysis.folded(cue) {
        "no" | "zero" => {
            found.polarity = match found.polarity {
                Polarity::Affirmed => Polarity::Negated,
                Polarity::Negated => Polarity::Affirmed,
            };
            found.cues.push(cue);
        }
        _ => found.void = Some("there is too little of it"),
    }
}

/// The word that empties the noun group at a unit, behind adverbs.
fn behind(analysis: &Analysis, end: u32) -> Option<u32> {
    let mut cue = end;
    while analysis.tag(cue) == Tag::Adv && !is_emptying(analysis.folded(cue)) {
        cue += 1;
    }
    // "reject a no-confidence motion", "backs zero-tolerance rules": the first half of a word empties nothing.
    if !is_emptying(analysis.folded(cue)) || analysis.tag(cue + 1) == Tag::Hyphen {
        return None;
    }
    let object = analysis.groups_starting(cue).chain(analysis.groups_starting(cue + 1)).next()?;
    let bound = matches!(analysis.folded(cue + 1), "more" | "fewer" | "less" | "later" | "longer" | "one");
    let is_idiom = IDIOMS.contains(&analysis.folded(analysis.group(object).head));
    (!bound && !is_idiom).then_some(cue)
}

fn is_emptying(word: &str) -> bool {
    matches!(word, "no" | "zero" | "little" | "scant" | "scarce")
}

#[cfg(test)]
mod tests {
    use claimwire_record::Polarity;

    #[test]
    fn a_no_confidence_motion_denied_that_it_was_rejected() {
        for text in
            ["MPs reject no-confidence motion 98-120.", "Norway backs zero-tolerance rules on fishing."]
        {
            let claims = crate::testing::claims_of(text, None);
            assert!(!claims.is_empty(), "{text}");
            assert!(claims.iter().all(|claim| claim.polarity == Polarity::Affirmed), "{text}");
        }
        let claims = crate::testing::claims_of("Norway gave no support to the treaty.", None);
        assert!(claims.iter().all(|claim| claim.polarity == Polarity::Negated));
    }
}
