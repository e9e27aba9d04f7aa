//! What is the article's own though it stands within a report, what is nobody's, and the stands that somebody who speaks for a
//! country takes for himself.

use claimwire_record::{AttributionMode, EntityKind, Modality, SlotValue};
use claimwire_rules::program::VerbForm;

use crate::analysis::{Analysis, UnitSpan};
use crate::draft::Draft;
use crate::factuality;
use crate::frames::Frame;
use crate::resolve::{Resolved, Resolver};
use crate::tags::Tag;
use crate::verbs::Tense;

/// Leaves of the reports around a claim those that it is part of, and gives a stand back to who takes it for himself; false where
/// nobody who could be named tells it.
pub fn settle(resolver: &Resolver, draft: &mut Draft, around: &mut Vec<&Frame>) -> bool {
    let analysis = resolver.analysis;
    around.retain(|frame| !is_yet_to_be_said(resolver, frame, draft));
    around.retain(|frame| !is_aside_of_article(analysis, frame, draft.units));
    give_back(resolver, draft);
    !around.is_empty() || !is_what_many_think(analysis, draft.sentence)
}

/// "The Voss campaign thinks he won": who thinks so as the report has them, where the group alone does not tell who they are.
pub fn named_holder<'h>(holder: &'h Resolved, cue: u32, around: &[&'h Frame]) -> &'h Resolved {
    let same = |frame: &&&Frame| frame.cue_units.is_some_and(|units| units.start <= cue && cue < units.end);
    let told = around.first().filter(|_| holder.entity.kind == Some(EntityKind::Text)).filter(same);
    told.map_or(holder, |frame| &frame.speaker)
}

/// "She is expected to argue that he lost for his support of the dam": what she may come to say is not hers yet, and what it takes
/// for granted is the article's.
fn is_yet_to_be_said(resolver: &Resolver, frame: &Frame, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let cue = frame.cue_units.and_then(|cue| analysis.verb_at[cue.end as usize - 1]);
    let Some(cue) = cue.filter(|_| draft.predicate.is_none()) else { return false };
    analysis.verb(cue).form == VerbForm::Infinitive
        && matches!(
            factuality::of(analysis, resolver.knowledge, cue, draft.sentence).modality,
            Modality::Future | Modality::Hedged | Modality::Possible
        )
}

/// "He argued the bridge plan, which is backed by farmers, would fail": what a clause between commas tells in the present, where
/// all that was said stands in the past, the article adds.
fn is_aside_of_article(analysis: &Analysis, frame: &Frame, units: UnitSpan) -> bool {
    let Some(cue) = frame.cue_units.filter(|_| frame.mode != AttributionMode::Direct) else { return false };
    let told = analysis.verb_at[cue.end as usize - 1].map(|id| analysis.verb(id));
    let past = told.is_some_and(|cue| cue.tense == Tense::Past && cue.modal.is_none());
    let whole = frame.content.iter().find(|part| part.contains(UnitSpan::new(units.end - 1, units.end)));
    let Some(whole) = whole.filter(|part| past && part.start >= cue.end) else { return false };
    if analysis.quote_around(UnitSpan::new(units.end - 1, units.end)).is_some() {
        return false;
    }
    let opens = |at: &u32| {
        matches!(analysis.folded(*at), "which" | "who") && *at > 0 && analysis.tag(*at - 1) == Tag::Comma
    };
    let Some(relative) = (whole.start..units.end).rev().find(opens) else { return false };
    let Some(close) = (units.end..whole.end).find(|&at| analysis.tag(at) == Tag::Comma) else { return false };
    let inner = analysis.verbs_within(UnitSpan::new(relative, units.end)).map(|id| analysis.verb(id));
    let mut inner = inner.filter(|verb| verb.form == VerbForm::Finite);
    let now = inner.next().is_some_and(|verb| verb.tense == Tense::Present && verb.modal.is_none());
    let plain = (relative..units.end).all(|at| analysis.tag(at) != Tag::Comma);
    let main = analysis.verbs_within(UnitSpan::new(close, whole.end)).map(|id| analysis.verb(id));
    let main = main.into_iter().find(|verb| verb.form == VerbForm::Finite);
    now && plain && main.is_some_and(|verb| verb.is_shifted_back(analysis))
}

/// "Berg's support, many think, is only a matter of time": what many think is told by nobody who could be named.
fn is_what_many_think(analysis: &Analysis, sentence: UnitSpan) -> bool {
    let end = sentence.end.saturating_sub(2);
    (sentence.start + 1..end).any(|at| {
        analysis.tag(at - 1) == Tag::Comma
            && matches!(analysis.folded(at), "many" | "some" | "most")
            && matches!(
                analysis.folded(at + 1),
                "think" | "believe" | "say" | "argue" | "suspect" | "fear" | "expect" | "predict" | "feel"
            )
            && matches!(analysis.folded(at + 2), "," | "." | ";" | "")
    })
}

/// A stand that a head of state takes for himself: a veto against a bill of his own parliament, one of a campaign, one of those
/// whom "most presidents" are. The party is who takes it, and not the country.
fn give_back(resolver: &Resolver, draft: &mut Draft) {
    let country = |draft: &Draft| {
        let party = draft.slots.get("party").and_then(SlotValue::identity);
        party.is_some_and(|id| id.starts_with("country:"))
    };
    let person = |draft: &Draft| {
        let actor = draft.slots.get("actor").and_then(SlotValue::identity);
        actor.is_some_and(|id| id.starts_with("person:"))
    };
    let analysis = resolver.analysis;
    let own = country(draft)
        && person(draft)
        && (is_veto_of_own_bill(resolver, draft)
            || is_of_campaign(analysis, draft.sentence)
            || is_of_primary(analysis, draft)
            || is_one_of_his_kind(analysis, draft));
    if let Some(actor) = own.then(|| draft.slots.remove("actor")).flatten() {
        draft.slots.insert("party".to_owned(), actor);
    }
}

/// "President Berg has promised to veto the measure": a bill that comes before him, and no draft of a body of states.
fn is_veto_of_own_bill(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let vetoes =
        draft.predicate.is_some_and(|verb| analysis.folded(analysis.verb(verb).head).starts_with("veto"));
    let target = draft.slots.get("target").and_then(SlotValue::entity);
    let name = target.and_then(|target| target.name.as_deref()).unwrap_or_default().to_lowercase();
    let bill = |word: &str| {
        matches!(word, "bill" | "bills" | "law" | "measure" | "legislation" | "act" | "budget" | "repeal")
    };
    // A premier vetoes abroad.
    let actor = draft.slots.get("actor").and_then(SlotValue::identity).unwrap_or_default();
    let lexicon = &resolver.knowledge.rules.lexicon;
    let rows = || lexicon.index_of(&actor).map_or(&[][..], |index| lexicon.rows_of(index));
    let leads = |office: &str| office.ends_with("minister") || office == "chancellor";
    let titled = |at: u32| matches!(analysis.folded(at), "minister" | "premier" | "chancellor");
    vetoes
        && name.split(' ').any(bill)
        && !(draft.sentence.start..draft.units.end).any(titled)
        && !rows().iter().any(|row| row.office.as_deref().is_some_and(leads))
}

/// "As a candidate, Berg opposed the tax", "the Berg campaign recalled that he opposed it": a stand of somebody who runs.
fn is_of_campaign(analysis: &Analysis, sentence: UnitSpan) -> bool {
    (sentence.start..sentence.end.saturating_sub(2)).any(|at| {
        let as_one = matches!(analysis.folded(at), "as" | "when")
            && matches!(analysis.folded(at + 1), "a" | "he" | "she")
            && matches!(analysis.folded(at + 2), "candidate" | "senator" | "governor" | "ran" | "campaigned");
        let trail = analysis.folded(at) == "campaign" && analysis.folded(at + 1) == "trail";
        let named = analysis.folded(at) == "campaign" && at > 0 && analysis.tag(at - 1) == Tag::Name;
        as_one || trail || named
    })
}

/// "A primary is near, and President Berg has endorsed Lee": whom a party puts up is no matter of the country's.
fn is_of_primary(analysis: &Analysis, draft: &Draft) -> bool {
    const SENTENCES: usize = 3;
    let person = draft.slots.get("target").and_then(SlotValue::entity);
    let person = person.is_some_and(|target| target.kind == Some(EntityKind::Person));
    let from = analysis.sentences_back(draft.sentence.start, SENTENCES);
    let contest = |at: u32| {
        matches!(
            analysis.folded(at),
            "primary" | "primaries" | "caucuses" | "gubernatorial" | "midterm" | "midterms"
        )
    };
    person && (from..draft.sentence.end).any(contest)
}

/// "most presidents, including President Berg, have backed it": one of those of his office.
fn is_one_of_his_kind(analysis: &Analysis, draft: &Draft) -> bool {
    let start = draft.units.start;
    let from = start.saturating_sub(3).max(draft.sentence.start);
    let including = (from..=start).find(|&at| matches!(analysis.folded(at), "including" | "like"));
    including.is_some_and(|at| {
        (at.saturating_sub(3)..at).any(|at| {
            matches!(
                analysis.folded(at),
                "presidents"
                    | "leaders"
                    | "chancellors"
                    | "politicians"
                    | "candidates"
                    | "democrats"
                    | "republicans"
            ) || analysis.folded(at) == "ministers"
        })
    })
}

#[cfg(test)]
mod tests {
    use crate::testing::{claims_of, said};

    /// The sources of the stances of a text; those of the article have none.
    fn sources(text: &str) -> Vec<Option<String>> {
        let claims = claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "stance");
        claims.map(|claim| claim.attribution.source.id).collect()
    }

    #[test]
    fn whom_a_president_wants_in_a_primary_was_whom_the_country_backs() {
        let text = "French President Emmanuel Macron spoke. In the primary, he endorsed Ann Lee.";
        assert!(said("stance", text, None).iter().all(|told| !told.starts_with("France")));
    }

    #[test]
    fn what_somebody_is_yet_to_say_was_said() {
        let text =
            "Anna Berg is expected to argue that Paul Hart lost touch because of his support for the dam.";
        assert_eq!(sources(text), [None]);
        let text = "Anna Berg argued that Paul Hart lost touch because of his support for the dam.";
        assert_eq!(sources(text), [Some("person:anna-berg".to_owned())]);
    }

    #[test]
    fn what_the_article_adds_between_commas_was_said() {
        let text = "Anna Berg argued that the bridge plan, which is widely backed by farmers, would fail.";
        assert_eq!(sources(text), [None]);
        for text in [
            "Anna Berg argues that the bridge plan, which is backed by farmers, will fail.",
            "Anna Berg argued that the bridge plan, which was backed by farmers, would fail.",
        ] {
            assert_eq!(sources(text), [Some("person:anna-berg".to_owned())], "{text}");
        }
    }

    #[test]
    fn what_the_article_concedes_was_said() {
        let text = "Anna Berg said she would vote for Paul Hart, though she has not endorsed him.";
        assert_eq!(sources(text), [Some("person:anna-berg".to_owned()), None]);
    }

    #[test]
    fn what_many_think_was_told_by_the_article() {
        assert!(said("stance", "Anna Berg will back Paul Hart, many think.", None).is_empty());
        assert!(
            said("stance", "Paul Hart's endorsement of Anna Berg, many believe, is near.", None).is_empty()
        );
        assert_eq!(said("stance", "Anna Berg will back Paul Hart.", None).len(), 1);
    }

    #[test]
    fn a_stand_of_a_head_of_state_at_home_was_the_country_s() {
        for (text, told) in [
            (
                "Chilean President Ana Ruiz has promised to veto the school bill.",
                "Ana Ruiz opposes the school bill",
            ),
            (
                "As a candidate, Chilean President Ana Ruiz opposed the trade treaty.",
                "Ana Ruiz opposes the trade treaty",
            ),
            ("Chilean President Ana Ruiz opposes the trade treaty.", "Chile opposes the trade treaty"),
            ("Maltese Prime Minister Ana Ruiz will veto the treaty.", "Malta opposes the treaty"),
        ] {
            assert_eq!(said("stance", text, None), [told], "{text}");
        }
    }
}
