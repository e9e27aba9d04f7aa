//! Claims that are none, by where their words stand: in a title, in a definition, behind what is only thought of, or as the score of
//! rivals.

use claimwire_record::{EntityKind, Polarity, SlotValue};
use claimwire_rules::ClassSet;
use claimwire_rules::program::VerbForm;
use claimwire_rules::units::Casing;

use super::{Draft, Factuality};
use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::lexis::WordClass;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// Whether the words of a claim make none where they stand.
pub(super) fn is_none(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    let analysis = resolver.analysis;
    is_only_thought_of(resolver, draft)
        || is_within_title(analysis, draft)
        || is_definition(analysis, draft)
        || is_backed_in_part(resolver, draft)
        || is_count_cut(resolver, draft)
        || is_share_of_asked(analysis, draft)
        || is_deed_left_undone(resolver, draft, factuality)
        || is_untold_ballot(resolver, draft)
}

/// "toyed with the idea of appointing her": what is no more than thought of.
fn is_only_thought_of(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let Some(noun) = verb.units.start.checked_sub(2) else { return false };
    // "a hard task - giving him their support"
    let led = analysis.folded(noun + 1) == "of" || matches!(analysis.tag(noun + 1), Tag::Dash | Tag::Hyphen);
    verb.form == VerbForm::Gerund
        && led
        && resolver.knowledge.lexis.of(analysis.unit(noun).symbol).has(WordClass::THOUGHT)
}

/// "the group People Opposing Dams": a verb in a title or in what a body is called.
fn is_within_title(analysis: &Analysis, draft: &Draft) -> bool {
    let title = |at: u32| analysis.unit(at).casing == Casing::Title;
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)).filter(|verb| verb.form == VerbForm::Gerund)
    else {
        return false;
    };
    let (first, behind) = (verb.units.start, verb.units.end);
    let plain = |at: &u32| {
        let unit = analysis.unit(*at);
        unit.casing == Casing::Lower && unit.span.len() > 4
    };
    first > draft.sentence.start
        && (behind as usize) < analysis.units.len()
        && title(first)
        && title(first - 1)
        && title(behind)
        && (draft.sentence.start..draft.sentence.end).filter(plain).count() > 1
}

/// "counts as a protest when 20% or more of shareholders vote against": how many would have to, and no ballot.
fn is_definition(analysis: &Analysis, draft: &Draft) -> bool {
    let counts = ["against", "for", "value"].iter().any(|slot| draft.slots.contains_key(*slot));
    let word = |at: u32| analysis.folded(at);
    let or_more = || {
        (draft.units.start..draft.units.end)
            .any(|at| word(at) == "or" && matches!(word(at + 1), "more" | "fewer" | "less"))
    };
    let led = || {
        draft
            .units
            .start
            .checked_sub(1)
            .is_some_and(|at| matches!(word(at), "when" | "if" | "where" | "unless"))
    };
    counts && led() && or_more()
}

/// "has not called for her to resign", "failed to unite behind the bill": who did not may be for it or against it.
fn is_deed_left_undone(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    let rule = resolver.knowledge.rule_id(draft.rule);
    let unites = |at: u32| {
        let verb = matches!(
            resolver.analysis.folded(at),
            "unite" | "united" | "uniting" | "rally" | "rallied" | "rallying" | "coalesce" | "coalesced"
        );
        verb && !resolver.analysis.unit(at).is_capitalised()
    };
    factuality.polarity == Polarity::Negated
        && (rule == "stance/calls-to-quit"
            || rule.starts_with("stance/") && (draft.units.start..draft.units.end).any(unites))
}

/// "Greens favoured Berg, 72 percent to 8 percent": how many of those asked did, and not all of them.
fn is_share_of_asked(analysis: &Analysis, draft: &Draft) -> bool {
    let party = draft.slots.get("party").and_then(SlotValue::entity);
    let many = party.is_some_and(|party| {
        party.kind == Some(EntityKind::Group) && party.name.as_deref().is_some_and(|name| name.ends_with('s'))
    });
    let end = draft.units.end;
    let number = end + u32::from(matches!(analysis.folded(end), "," | "by"));
    let share = matches!(analysis.folded(number + 1), "percent" | "%" | "pct" | "per");
    many && number > end && analysis.tag(number) == Tag::Num && share
}

/// "the Front and the League won 16 and four", "has nine members who are not ill": a count of one of two, or of some alone.
fn is_count_cut(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let counts = draft.slots.contains_key("subject") || draft.slots.contains_key("org");
    let end = draft.units.end;
    // "A and B raised 3 and 4 million" is told apart by its own rules.
    let another = rule == "measure/another-wins-seats"
        && analysis.folded(end) == "and"
        && analysis.tag(end + 1) == Tag::Num
        && analysis.tag(end - 1) == Tag::Num
        && !matches!(analysis.tag(end + 2), Tag::Noun | Tag::Adj | Tag::Name | Tag::Demonym);
    counts && (another || analysis.folded(end) == "who")
}

/// "the firms, who were backed by the ministry in their defence": support with something of theirs alone.
fn is_backed_in_part(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let end = draft.units.end;
    rule == "stance/is-backed-by"
        && analysis.folded(end) == "in"
        && matches!(analysis.folded(end + 1), "their" | "his" | "her" | "its")
        && !matches!(analysis.folded(end + 2), "bid" | "campaign" | "candidacy" | "race" | "quest" | "run")
}

/// "finished behind Hale, 296 to 293", "survived, 61 votes to 39", "was 54-44 to Lee": a ballot on nothing that is one between
/// rivals; nor does "was negatived by 40 votes to 30" say which of the two were in favour.
fn is_untold_ballot(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let told = |slot: &str| draft.slots.contains_key(slot);
    let rule = resolver.knowledge.rule_id(draft.rule);
    let plain = matches!(rule, "vote/told-count" | "vote/motion-rejected");
    if !(plain && told("against") && told("for")) {
        return false;
    }
    let inverted = (draft.sentence.start..draft.units.end).any(|at| analysis.folded(at) == "negatived");
    inverted && !told("outcome")
        || is_score_of_rival(analysis, draft.units)
        || !told("body") && !told("motion") && is_between_rivals(resolver, draft)
}

/// "two more votes than Malta (114-112)": a score in brackets behind whoever lost or won by it.
fn is_score_of_rival(analysis: &Analysis, units: UnitSpan) -> bool {
    let Some(open) = units.start.checked_sub(1).filter(|&at| analysis.folded(at) == "(") else {
        return false;
    };
    let rival = ClassSet::COUNTRY.union(ClassSet::PERSON);
    let named =
        analysis.groups_from.within(claimwire_record::Span::new(open.saturating_sub(4), open)).iter().any(
            |&id| {
                let group = analysis.group(GroupId(id));
                group.units.end == open && group.classes.meets(rival)
            },
        );
    named && analysis.folded(units.end) == ")"
}

/// Whether a sentence tells of who won or lost against whom, or a count ends with whom it was for.
fn is_between_rivals(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let someone = |id: GroupId| {
        analysis.group(id).classes.meets(ClassSet::PERSON.union(ClassSet::OFFICE).union(ClassSet::PRONOUN))
    };
    let contests = |id: VerbId| {
        let verb = analysis.verb(id);
        let class = resolver.knowledge.lexis.of(analysis.unit(verb.head).symbol);
        // "Mr Young was beaten by Lee"
        let by = analysis.folded(verb.units.end) == "by"
            && analysis.groups_starting(verb.units.end + 1).any(someone);
        class.has(WordClass::CONTEST) && (by || verb.subject.is_some_and(someone))
    };
    let end = draft.units.end;
    let for_whom = (draft.units.start..=end).any(|at| {
        let led = matches!(analysis.folded(at), "to" | "for") && at == end
            || analysis.folded(at) == "of"
                && matches!(analysis.folded(at - 1), "support" | "favour" | "favor");
        led && analysis.groups_starting(at + 1).any(someone)
    });
    for_whom || analysis.verbs_within(draft.sentence).any(contests)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn who_did_not_call_for_it_was_for_him() {
        for text in [
            "Paul Reed has not called for the mayor to resign.",
            "The Harbour Union failed to unite behind the levy.",
            "The Harbour Union faced a hard task - giving Tom Hale its support.",
            "In the survey, farmers favoured Tom Hale, 82 percent to 6 percent.",
        ] {
            assert_eq!(said("stance", text, None), [""; 0], "{text}");
        }
        assert_eq!(said("stance", "Paul Reed has called for the mayor to resign.", None).len(), 1);
    }

    #[test]
    fn one_of_two_counts_was_told_for_both() {
        let seats = crate::testing::measures(
            "The Harbour Party won 30 seats, while its allies the Harbour Front and the Green League won 16 and four.",
        );
        assert_eq!(seats, ["org:harbour-party seats"]);
    }

    #[test]
    fn a_threat_was_no_stand_yet() {
        for text in
            ["Norway has threatened to veto the treaty.", "Norway promised to continue opposing the treaty."]
        {
            let claims = crate::testing::claims_of(text, None);
            let stance = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stance");
            assert_eq!(stance.modality, claimwire_record::Modality::Asserted, "{text}");
        }
    }

    #[test]
    fn what_was_called_fake_was_passed_on() {
        let text = "Tom Hale said a message claiming that nine mayors were backing Sam Reed was fake.";
        assert!(said("tally", text, None).is_empty());
    }

    #[test]
    fn the_votes_of_two_rivals_were_a_ballot_of_nobody() {
        for text in [
            "Ann Lee finished three votes behind Tom Hale, 296 to 293.",
            "Ann Lee kept her seat, picking up 3,050 votes to 734 for Tom Hale.",
            "Ann Lee survived in February, 61 votes to 39.",
            "Lee's amendment was negatived by 40 votes to 30.",
        ] {
            assert_eq!(said("vote", text, None), [""; 0], "{text}");
        }
        assert_eq!(said("vote", "Nine members voted in favour, four against.", None).len(), 1);
    }

    #[test]
    fn what_was_thought_of_or_named_so_or_defined_was_done() {
        let office = "The owners toyed with the idea of appointing Ann Lee as president of Orbex.";
        assert_eq!(said("office", office, None), [""; 0]);
        let group =
            "Several members of the group Farmers Opposing Redmoor Dam met in the evening and marched home.";
        assert!(said("stance", group, None).is_empty() && said("tally", group, None).is_empty());
        let rule = "A revolt is grave when 20% or more of investors vote against a plan.";
        assert!(said("tally", rule, None).is_empty() && said("vote", rule, None).is_empty());
        let part = "The owners of the dam, who were supported by the ministry in their dispute, won.";
        assert_eq!(said("stance", part, None), [""; 0]);
        assert_eq!(said("vote", "Chad got two more votes than Mali (114-112).", None), [""; 0]);
    }
}
