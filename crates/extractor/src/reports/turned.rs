//! Tags whose verb stands before its speaker, "said Anna Berg", between a subject and what is said of it.

use claimwire_record::Span;
use claimwire_rules::Rule;
use claimwire_rules::program::{Inst, VerbForm};

use crate::analysis::{Analysis, GroupId, VerbId};
use crate::machine::{Binding, Match};
use crate::speech::{bindings, groups};
use crate::tags::Tag;

/// "said Anna Berg": where a tag begins whose verb stands before its speaker.
pub(super) fn inverted(analysis: &Analysis, cue: Option<VerbId>, speaker: u32) -> Option<u32> {
    let verb = analysis.verb(cue?).units;
    (verb.end == speaker).then_some(verb.start)
}

/// "The bridge, said Anna Berg, who built it": behind such a tag stands no verb of what is told of before it.
pub(super) fn tells_on_speaker(analysis: &Analysis, found: &Match, rule: &Rule, cue: Option<VerbId>) -> bool {
    let speaker = groups(rule, found, "speaker").next().map(|id| analysis.group(id).units.start);
    let Some(tag) = speaker.and_then(|speaker| inverted(analysis, cue, speaker)) else { return false };
    let Some(Binding::Units(units)) = bindings(rule, found, "content").next() else { return false };
    let anchored = matches!(rule.program.insts.first(), Some(Inst::SentenceStart));
    let phrase = analysis.tag(found.units.start) == Tag::Prep
        && analysis.verbs_within(units).any(|id| {
            let verb = analysis.verb(id);
            let subject = verb.subject.map(|id| analysis.group(id).units.start);
            verb.form == VerbForm::Finite && subject == Some(units.start)
        });
    anchored && units.start > tag && !phrase && resumed(analysis, Binding::Units(units), tag).is_none()
}

/// "Chile left, and Egypt, said Anna Berg, backs it": the tag stands within its last clause, and the words before it are no
/// whole report.
pub(super) fn breaks_clause(analysis: &Analysis, rule: &Rule, found: &Match, cue: Option<VerbId>) -> bool {
    let Some(Binding::Units(told)) = bindings(rule, found, "content").next() else { return false };
    let Some(tag) = cue.map(|cue| analysis.verb(cue).units) else { return false };
    let begins = told.start;
    let goes_on = |id: VerbId| {
        let verb = analysis.verb(id);
        let subject = verb.subject.map(|id| analysis.group(id).units)?;
        let broken = verb.form == VerbForm::Finite && subject.end + 1 == tag.start;
        let parted = matches!(analysis.tag(verb.units.start - 1), Tag::Comma | Tag::Adv);
        (broken && parted && analysis.tag(subject.end) == Tag::Comma).then_some(subject.start)
    };
    let sentence = analysis.sentences_begun(tag.start).last().map_or(tag.end, |last| last.units.end);
    let subject = analysis.verbs_within(Span::new(tag.end, sentence.max(tag.end))).find_map(goes_on);
    let finite = |id: VerbId| analysis.verb(id).form == VerbForm::Finite;
    let before = |start: u32| analysis.verbs_within(Span::new(begins, start)).any(finite);
    told.end <= tag.start && subject.is_some_and(|start| begins < start && before(start))
}

/// "Egypt, said Anna Berg, backs it": the subject before a tag of the verb that begins what stands behind it.
pub(super) fn resumed(analysis: &Analysis, content: Binding, tag: u32) -> Option<GroupId> {
    let Binding::Units(units) = content else { return None };
    let mut at = units.start;
    while at < units.end && analysis.tag(at) == Tag::Adv {
        at += 1;
    }
    let verb = analysis.verb(analysis.verb_from.get(at as usize).copied().flatten()?);
    let subject = verb.subject.filter(|_| verb.form == VerbForm::Finite)?;
    (analysis.group(subject).units.end < tag).then_some(subject)
}

#[cfg(test)]
mod tests {
    use crate::testing::{claims_of, said};

    #[test]
    fn what_a_speaker_said_of_one_was_said_of_two() {
        let text = "Norway backed Anna Berg this week, and Egypt, said Paul Reed, will vote for her too.";
        let claims = claims_of(text, None);
        let stances = claims.iter().filter(|claim| claim.claim_type == "stance");
        let sources: Vec<_> = stances.map(|claim| claim.attribution.source.id.clone()).collect();
        assert_eq!(sources.len(), 2);
        assert!(sources[0].as_deref() != Some("person:paul-reed"), "{sources:?}");
        assert_eq!(sources[1].as_deref(), Some("person:paul-reed"));
    }

    #[test]
    fn who_is_told_of_behind_a_tag_is_not_what_is_said() {
        let text = "The bridge, said Anna Berg, who built it, is old.";
        assert!(said("statement", text, None).iter().all(|said| !said.contains("who")));
    }
}
