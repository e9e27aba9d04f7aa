//! Where the words of a report end whose clause hangs on another: "after X said the bridge was old, it was closed",
//! "X, who said the bridge was old, resigned".

use claimwire_record::Span;
use claimwire_rules::program::VerbForm;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// How a clause of saying hangs on another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hanging {
    /// "X, who said …": the clause around goes on with its verb.
    Relative,
    /// "After X said …" before any main clause, which begins with its subject.
    Before,
}

/// The comma at which a report that stands in `units` behind its cue gives way to the clause that it hangs on; none
/// where the cue is in a main clause.
pub(super) fn end(resolver: &Resolver, units: UnitSpan, cue: VerbId, sentence: UnitSpan) -> Option<u32> {
    let analysis = resolver.analysis;
    let (relative, first) = (is_relative(analysis, cue), is_first(analysis, cue, sentence));
    let subordinate = is_subordinate(analysis, cue, sentence);
    if !(relative || subordinate && first) {
        return None;
    }
    let commas = (units.start + 1..units.end).filter(|&at| analysis.tag(at) == Tag::Comma);
    let mut commas = commas.filter(|&at| analysis.quotes_over(Span::new(at, at + 1)).next().is_none());
    commas.find(|&at| {
        is_complete(analysis, Span::new(units.start, at))
            && (relative && goes_on(analysis, Hanging::Relative, at, units.end)
                || first && goes_on(analysis, Hanging::Before, at, units.end))
    })
}

/// "who said", "which also said".
fn is_relative(analysis: &Analysis, cue: VerbId) -> bool {
    let start = analysis.verb(cue).units.start;
    let before = (0..start).rev().take(3).find(|&at| analysis.tag(at) != Tag::Adv);
    before.is_some_and(|at| matches!(analysis.folded(at), "who" | "which"))
}

/// Whether no clause with a finite verb stands before that of the cue.
fn is_first(analysis: &Analysis, cue: VerbId, sentence: UnitSpan) -> bool {
    let first = analysis.verbs.partition_point(|verb| verb.units.start < sentence.start);
    let before = &analysis.verbs[first.min(cue.0 as usize)..cue.0 as usize];
    before.iter().all(|verb| verb.form != VerbForm::Finite)
}

/// "after X said", "where police believe".
fn is_subordinate(analysis: &Analysis, cue: VerbId, sentence: UnitSpan) -> bool {
    let Some(subject) = analysis.verb(cue).subject else { return false };
    let start = analysis.group(subject).units.start;
    let near = (sentence.start..start).rev().take(2);
    let mut near = near.filter(|&at| analysis.tag(at) != Tag::Adv);
    near.next().is_some_and(|at| {
        analysis.tag(at) == Tag::Sub && !matches!(analysis.folded(at), "that" | "so")
            || matches!(analysis.folded(at), "after" | "before" | "since" | "until" | "as" | "where")
    })
}

/// Whether a stretch has a verb of its own.
fn is_complete(analysis: &Analysis, units: UnitSpan) -> bool {
    finite(analysis, units).any(|verb| analysis.tag(verb.units.start.saturating_sub(1)) != Tag::Rel)
}

fn finite<'a>(analysis: &'a Analysis, units: UnitSpan) -> impl Iterator<Item = &'a VerbGroup> {
    let first = analysis.verbs.partition_point(|verb| verb.units.start < units.start);
    let within = analysis.verbs[first..].iter().take_while(move |verb| verb.units.end <= units.end);
    within.filter(|verb| verb.form == VerbForm::Finite)
}

/// Whether the clause around goes on behind a comma.
fn goes_on(analysis: &Analysis, hanging: Hanging, comma: u32, limit: u32) -> bool {
    let Some(next) = (comma + 1..limit).find(|&at| analysis.tag(at) != Tag::Adv) else { return false };
    match hanging {
        Hanging::Relative => {
            let verb = analysis.verb_from[next as usize].or(analysis.verb_from[comma as usize + 1]);
            verb.is_some_and(|id| analysis.verb(id).form == VerbForm::Finite)
        }
        Hanging::Before => {
            analysis.groups_starting(next).next().is_some()
                && finite(analysis, Span::new(next + 1, limit)).next().is_some()
        }
    }
}

#[cfg(test)]
mod tests {
    fn said(text: &str) -> Vec<String> {
        crate::testing::said("statement", text, None)
    }

    #[test]
    fn what_is_said_in_a_clause_before_the_main_one_ends_where_that_begins() {
        for (text, told) in [
            (
                "Because Anna Berg said the bridge was old, the council closed it.",
                "Anna Berg said: the bridge was old",
            ),
            (
                "Days after Anna Berg said the bridge was old, Paul Reed left the board.",
                "Anna Berg said: the bridge was old",
            ),
            (
                "As Anna Berg said she would run for mayor, Paul Reed withdrew from the race.",
                "Anna Berg said: she would run for mayor",
            ),
        ] {
            assert_eq!(said(text), [told], "{text}");
        }
    }

    #[test]
    fn what_is_said_in_a_relative_clause_ends_before_the_verb_of_the_main_one() {
        for (text, told) in [
            (
                "Anna Berg, who said the bridge was old, resigned on Monday.",
                "Anna Berg said: the bridge was old",
            ),
            (
                "Anna Berg, who said the bridge, the road and the quay were old, has left the board.",
                "Anna Berg said: the bridge, the road and the quay were old",
            ),
        ] {
            assert_eq!(said(text), [told], "{text}");
        }
    }

    #[test]
    fn what_is_said_in_a_main_clause_goes_on_behind_its_commas() {
        let text = "Anna Berg said the bridge was old, the road was worse and nobody cared.";
        assert_eq!(said(text), ["Anna Berg said: the bridge was old, the road was worse and nobody cared"]);
    }
}
