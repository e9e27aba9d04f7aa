//! Level 6: stands that their own sentence takes back: "which for months had opposed the idea, now backs it".

use claimwire_record::SlotValue;

use crate::analysis::Analysis;
use crate::draft::Draft;
use crate::resolve::Resolver;
use crate::verbs::{Tense, VerbGroup};

/// Leaves out every stand in the past perfect that the same party has turned round by the end of the sentence: it is told
/// as overtaken, and no stand that the party takes.
pub fn settle(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let word = |draft: &Draft, slot: &str| draft.slots.get(slot).and_then(SlotValue::identity);
    let told: Vec<_> = drafts
        .iter()
        .map(|draft| (word(draft, "party"), word(draft, "target"), word(draft, "position"), draft.sentence))
        .collect();
    let past: Vec<bool> = drafts.iter().map(|draft| is_past_perfect(resolver, draft)).collect();
    let is_turned = |at: usize| {
        let (party, target, position, sentence) = &told[at];
        let known = party.is_some() && target.is_some() && position.is_some();
        known
            && past[at]
            && told.iter().zip(&past).any(|((other, on, takes, within), past)| {
                !past
                    && other == party
                    && on == target
                    && within == sentence
                    && takes.is_some()
                    && takes != position
            })
    };
    let kept: Vec<bool> = (0..drafts.len()).map(|at| !is_turned(at)).collect();
    let mut kept = kept.into_iter();
    drafts.retain(|_| kept.next().unwrap_or(true));
}

fn is_past_perfect(resolver: &Resolver, draft: &Draft) -> bool {
    let had = |analysis: &Analysis, verb: &VerbGroup| {
        verb.tense == Tense::Past && (verb.units.start..verb.head).any(|at| analysis.folded(at) == "had")
    };
    draft.predicate.is_some_and(|verb| had(resolver.analysis, resolver.analysis.verb(verb)))
}

#[cfg(test)]
mod tests {
    fn stances(text: &str) -> Vec<String> {
        crate::testing::said("stance", text, None)
    }

    #[test]
    fn a_stand_given_up_in_the_same_sentence_is_none() {
        for text in [
            "Germany, which for months had opposed the treaty, now backs it.",
            "Germany, which had opposed the treaty, now supports the treaty.",
        ] {
            assert_eq!(stances(text), ["Germany supports the treaty"], "{text}");
        }
        assert_eq!(stances("Germany had opposed the treaty."), ["Germany opposes the treaty"]);
    }
}
