//! What stands beside a report and belongs to it, or does not: the condition before its speaker, and what the article adds
//! behind "with".

use claimwire_record::Span;
use claimwire_rules::Rule;
use claimwire_rules::program::VerbForm;

use crate::analysis::{UnitSpan, VerbId};
use crate::machine::{Binding, Match};
use crate::resolve::Resolver;
use crate::speech::{Parts, bindings, groups, speaks};
use crate::tags::Tag;

/// "If the strike lasts, X said it would close": the condition before the speaker is part of what is said.
pub(super) fn condition(
    resolver: &Resolver,
    rule: &Rule,
    found: &Match,
    cue: Option<VerbId>,
    parts: &Parts,
    sentence: UnitSpan,
) -> Option<UnitSpan> {
    let analysis = resolver.analysis;
    let cue = analysis.verb(cue?);
    let speaker = groups(rule, found, "speaker").next().map(|id| analysis.group(id).units)?;
    let comma = speaker.start.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma)?;
    let first = (sentence.start..comma).find(|&at| analysis.tag(at) != Tag::Conj)?;
    let clause = |binding| matches!(binding, Binding::Units(units) if units.start >= cue.units.end);
    let told = speaker.end <= cue.units.start
        && cue.modal.is_none()
        && bindings(rule, found, "content").all(clause)
        && parts.iter().all(|part| part.start >= cue.units.end);
    let lead = Span::new(first, comma);
    let speaks = analysis.verbs_within(lead).any(|id| speaks(resolver.knowledge, analysis, id));
    // "If you ask me", "if there were any doubts"
    let musing = matches!(analysis.folded(first + 1), "you" | "anything" | "anyone")
        || analysis.folded(first + 1) == "there" && analysis.folded(first + 2) == "were";
    let opens = matches!(analysis.folded(first), "if" | "unless" | "once") && !musing;
    (told && opens && !speaks && lead.len() > 1).then_some(lead)
}

/// ", with the mayor calling for a vote", ", with others saying the bridge was safe": behind "with" another speaks.
pub(super) fn tells_of_another(resolver: &Resolver, units: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let group = analysis.groups_starting(units.start + 1).map(|id| analysis.group(id).units.end).max();
    let verb = group.and_then(|end| analysis.verb_from.get(end as usize).copied().flatten());
    verb.filter(|&id| analysis.verb(id).units.end <= units.end).is_some_and(|id| {
        let verb = analysis.verb(id);
        let stand = matches!(
            analysis.folded(verb.head),
            "calling" | "accusing" | "blaming" | "urging" | "demanding" | "describing" | "warning"
        );
        verb.form == VerbForm::Gerund && (stand || speaks(resolver.knowledge, analysis, id))
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn what_the_article_adds_behind_while_or_with_is_not_said() {
        for added in ["while the ferry runs every hour", "with Paul Reed calling for a vote"] {
            let text = format!("Anna Berg said the bridge was closed, {added}.");
            assert_eq!(said("statement", &text, None), ["Anna Berg said: the bridge was closed"]);
        }
        let text = "Anna Berg said the bridge was closed, while the ferry was late.";
        assert_eq!(
            said("statement", text, None),
            ["Anna Berg said: the bridge was closed, while the ferry was late"]
        );
    }

    #[test]
    fn the_condition_before_its_speaker_is_said_too() {
        let text = "If the strike lasts, Anna Berg said the mill would close.";
        assert_eq!(
            said("statement", text, None),
            ["Anna Berg said: If the strike lasts … the mill would close"]
        );
        let text = "In May, Anna Berg said the mill would close.";
        assert_eq!(said("statement", text, None), ["Anna Berg said: the mill would close"]);
    }

    #[test]
    fn what_others_say_behind_a_tag_is_not_said_by_its_speaker() {
        let text = "The search was broken off, police said, and rescuers warned that it might not go on.";
        assert!(said("statement", text, None).contains(&"police said: The search was broken off".to_owned()));
    }
}
