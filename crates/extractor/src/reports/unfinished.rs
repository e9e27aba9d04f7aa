//! Whether words wait for their main clause: "if the vote fails", "after he was told that the bridge was shut".

use claimwire_rules::program::VerbForm;

use crate::analysis::{Analysis, UnitSpan};
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// Whether a stretch opens with a conjunction or a preposition and holds no finite verb but those of the clauses that hang
/// on others. Nobody says just "if the vote fails".
pub fn awaits_main_clause(analysis: &Analysis, part: UnitSpan) -> bool {
    let finite = |verb: &VerbGroup| verb.form == VerbForm::Finite && part.contains(verb.units);
    let mut verbs =
        analysis.verbs_within(part).map(|id| analysis.verb(id)).filter(|verb| finite(verb)).peekable();
    opens_clause_that_hangs(analysis, part.start)
        && !analysis.is_quotation(part)
        && verbs.peek().is_some()
        && verbs.all(|verb| hangs(analysis, verb, part))
}

/// Whether a conjunction or a preposition stands at a unit: none that asks ("whether"), compares ("as many as") or bounds a
/// number ("about 20").
fn opens_clause_that_hangs(analysis: &Analysis, at: u32) -> bool {
    let asks = matches!(analysis.folded(at), "whether" | "why" | "how");
    let bounds =
        analysis.tag(at + 1) == Tag::Num || matches!(analysis.folded(at + 1), "least" | "most" | "than");
    matches!(analysis.tag(at), Tag::Sub | Tag::Prep)
        && !asks
        && !bounds
        && !crate::verbs::opens_comparison(analysis, at)
}

/// Whether a verb is that of a clause led in by a conjunction, a relative pronoun or "that", or of one joined to such a clause.
fn hangs(analysis: &Analysis, verb: &VerbGroup, part: UnitSpan) -> bool {
    let subject = verb.subject.map(|subject| analysis.group(subject).units);
    let start = subject.filter(|units| part.contains(*units)).map_or(verb.units.start, |units| units.start);
    let mut before = (part.start..start)
        .rev()
        .filter(|&at| analysis.tag(at) != Tag::Adv && analysis.folded(at) != "there");
    before
        .next()
        .is_none_or(|at| matches!(analysis.tag(at), Tag::Sub | Tag::Rel | Tag::That | Tag::Prep | Tag::Conj))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_condition_is_not_said_without_what_hangs_on_it() {
        for (text, content) in [
            ("If it fails, Ana Vane said, that is the end.", "If it fails … that is the end"),
            (
                "After he was told of it, Ana Vane said, Paul Reed gladly went home.",
                "After he was told of it … Paul Reed gladly went home",
            ),
            (
                "Ana Vane said that if her son Tom, who died in May, were alive, she would warn him.",
                "if her son Tom, who died in May, were alive, she would warn him",
            ),
            (
                "Ana Vane argued that as voters grow old, Hale begins to lose votes.",
                "as voters grow old, Hale begins to lose votes",
            ),
        ] {
            assert_eq!(said("statement", text, None), [format!("Ana Vane said: {content}")], "{text}");
        }
        assert!(said("statement", "If the plan fails, Ana Vane said.", None).is_empty());
    }

    #[test]
    fn bounds_and_quoted_reasons_are_said_by_themselves() {
        let bound = "About 20 people who were ill have died, Ana Vane said.";
        assert_eq!(said("statement", bound, None), ["Ana Vane said: About 20 people who were ill have died"]);
        let reason = "\"Because they are afraid,\" Ana Vane said.";
        assert_eq!(said("statement", reason, None), ["Ana Vane said: Because they are afraid,"]);
    }

    #[test]
    fn what_can_be_done_more_safely_is_done() {
        let text = "She can now more safely back the plan, Ana Vane said.";
        assert_eq!(said("statement", text, None), ["Ana Vane said: She can now more safely back the plan"]);
    }
}
