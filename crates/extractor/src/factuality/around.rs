//! What stands around a verb: "without", "instead of", a condition between commas, the modal of the verb before.

use claimwire_record::Modality;
use claimwire_rules::FormSet;
use claimwire_rules::program::VerbForm;

use super::Factuality;
use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::knowledge::Knowledge;
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

/// "left without backing her", "instead of backing her": a gerund that is not done. What cannot be done without it, or
/// is done but for it, says nothing.
pub(super) fn read_privation(analysis: &Analysis, id: VerbId, sentence: UnitSpan, found: &mut Factuality) {
    let verb = analysis.verb(id);
    let start = verb.units.start;
    let Some(before) = start.checked_sub(1).filter(|&at| at >= sentence.start) else { return };
    let word = |back: u32| before.checked_sub(back).map_or("", |at| analysis.folded(at));
    let joined = analysis.tag(before) == Tag::Conj && id.0 > 0;
    let above = joined.then(|| VerbId(id.0 - 1)).filter(|&above| {
        let above = analysis.verb(above);
        verb.form == VerbForm::Gerund && above.form == VerbForm::Gerund && above.units.start >= sentence.start
    });
    if let Some(above) = above {
        return read_privation(analysis, above, sentence, found);
    }
    let without =
        word(0) == "without" || matches!((word(1), word(0)), ("instead", "of") | ("rather", "than"));
    if verb.form != VerbForm::Gerund || !(without || word(0) == "except") {
        return;
    }
    let main = id.0.checked_sub(1).map(|id| analysis.verb(VerbId(id)));
    let open = main.is_some_and(|main| {
        main.units.start >= sentence.start && (main.negation.is_some() || main.modal.is_some())
    });
    if open || word(0) == "except" {
        found.void = Some("what is left out, or cannot be");
    } else {
        found.negate(before);
    }
}

/// "almost endorsed her": what nearly was done was not.
pub(super) fn is_nearly_done(analysis: &Analysis, id: VerbId) -> bool {
    let units = analysis.verb(id).units;
    let nearly = |at: u32| matches!(analysis.folded(at), "almost" | "nearly");
    let before = units.start.checked_sub(1);
    before.is_some_and(nearly) || (units.start..units.end).any(nearly)
}

/// "The vote could be 94 to 75": the modal of the verb before what is told without a verb of its own.
pub fn read_modal_before(analysis: &Analysis, units: UnitSpan, found: &mut Factuality) {
    let verb = units.start.checked_sub(1).and_then(|at| analysis.verb_at[at as usize]);
    let verb = verb.map(|id| analysis.verb(id)).filter(|verb| verb.units.end == units.start);
    let Some((verb, modal)) = verb.and_then(|verb| Some((verb, verb.modal?))) else { return };
    if verb.modality != Modality::Asserted {
        found.weaken(verb.modality, modal);
    }
}

/// "will end in members backing her": what somebody does as the outcome of what has not yet come to pass.
pub(super) fn read_outcome(analysis: &Analysis, id: VerbId, found: &mut Factuality) {
    let verb = analysis.verb(id);
    if verb.form != VerbForm::Gerund || verb.governor.is_some() {
        return;
    }
    let end =
        (0..verb.units.start).rev().take(3).find(|&at| analysis.tag(at) != Tag::Adv).map_or(0, |at| at + 1);
    let doer = (end.saturating_sub(5)..end)
        .find(|&at| analysis.groups_starting(at).any(|id| analysis.group(id).units.end == end));
    let start = doer.unwrap_or(verb.units.start);
    let led = start.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "in" | "with" | "to"));
    let above = led.and_then(|at| analysis.verb_at[at.checked_sub(1)? as usize]);
    let above = above.map(|above| analysis.verb(above)).filter(|above| above.units.end == start - 1);
    let comes_to = |above: &&VerbGroup| {
        matches!(analysis.folded(above.head), "culminate" | "end" | "result" | "conclude" | "lead" | "finish")
    };
    let above = above.filter(comes_to);
    if let Some((above, modal)) = above.and_then(|above| Some((above, above.modal?))) {
        found.weaken(above.modality, modal);
    }
}

/// "was not leaving the race and running for mayor": a verb that shares the auxiliary of one that is denied.
pub(super) fn is_denied_with_another(analysis: &Analysis, id: VerbId) -> bool {
    let verb = analysis.verb(id);
    let joint = verb.units.start.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "and" | "or"));
    let Some(before) = id.0.checked_sub(1).filter(|_| joint.is_some()) else { return false };
    let above = analysis.verb(VerbId(before));
    let progressive = |verb: &VerbGroup| analysis.folded(verb.head).ends_with("ing");
    let near = (above.units.end..verb.units.start)
        .all(|at| !matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::Quote | Tag::Rel | Tag::That));
    let alone = verb.units.len() == 1 && above.units.len() > 1;
    alone && near && above.negation.is_some() && progressive(verb) && progressive(above)
}

/// "proposed that Berg leave the race": a verb in the form that tells what is to be done.
pub(super) fn is_mandated(analysis: &Analysis, knowledge: &Knowledge, verb: &VerbGroup) -> bool {
    let Some(subject) = verb.subject.map(|id| analysis.group(id)) else { return false };
    let forms = knowledge.forms(analysis.unit(verb.head).symbol);
    let bare = verb.form == VerbForm::Finite
        && verb.units.len() == 1
        && forms.contains(FormSet::BASE)
        && !forms.meets(FormSet::PAST.union(FormSet::THIRD));
    let person = subject.name.is_some_and(|name| analysis.people.of_name(name).is_some());
    let one = !subject.plural && subject.members.is_empty();
    bare && one && (person || matches!(analysis.folded(subject.head), "he" | "she"))
}

/// "in the event that", "in case", "provided that" before a clause.
pub(super) fn names_condition(analysis: &Analysis, at: u32) -> bool {
    let noun = at.checked_sub(u32::from(analysis.tag(at) == Tag::That)).unwrap_or(at);
    let before = noun.checked_sub(1).map_or("", |at| analysis.folded(at));
    match analysis.folded(noun) {
        "event" => before == "the",
        "case" => before == "in",
        "provided" | "providing" | "supposing" => true,
        _ => false,
    }
}

/// "should step aside so the others can back her", "so that they could back her": what something is to bring about.
pub(super) fn is_purpose(analysis: &Analysis, at: u32, verb: &VerbGroup) -> bool {
    let so = at.checked_sub(u32::from(analysis.tag(at) == Tag::That)).unwrap_or(at);
    let open = verb
        .modal
        .is_some_and(|modal| matches!(analysis.folded(modal), "can" | "could" | "may" | "might" | "would"));
    let apart = so > 0 && matches!(analysis.tag(so - 1), Tag::Comma | Tag::Punct);
    open && analysis.folded(so) == "so" && (!apart || so < at)
}

/// "since 1998, when 40 people died": whether a clause tells of the time named before it, which hangs on no condition.
pub(super) fn tells_of_that_time(analysis: &Analysis, at: u32) -> bool {
    let comma = at.checked_sub(1).filter(|&comma| analysis.tag(comma) == Tag::Comma);
    let named = |comma: u32| comma > 0 && analysis.time_at[comma as usize - 1].is_some();
    analysis.folded(at) == "when" && comma.is_some_and(named)
}

/// "If she wins she will succeed Voss, who backs the treaty": whether a clause tells of whom a name is, which holds all the same.
pub(super) fn tells_who_it_is(analysis: &Analysis, verb: &VerbGroup) -> bool {
    let Some(relative) = verb.units.start.checked_sub(1) else { return false };
    analysis.folded(relative) == "who"
        && relative > 0
        && analysis.tag(relative - 1) == Tag::Comma
        && verb.modal.is_none()
}

/// Whether a clause sets a condition: not "if you look at it".
pub(super) fn is_condition(analysis: &Analysis, at: u32) -> bool {
    let musing = matches!(
        analysis.folded(at + 2),
        "look" | "think" | "ask" | "listen" | "read" | "recall" | "remember" | "compare" | "talk"
    );
    matches!(analysis.folded(at), "if" | "unless") && !(analysis.folded(at + 1) == "you" && musing)
}

/// "said that if she wins, he will back her": the condition that the comma before a clause ends.
pub(super) fn condition_before(analysis: &Analysis, start: u32, sentence: UnitSpan) -> Option<u32> {
    let comma = start.checked_sub(1).filter(|&at| at > sentence.start && analysis.tag(at) == Tag::Comma)?;
    let near = (comma.saturating_sub(16).max(sentence.start)..comma).rev();
    let at = near.filter(|&at| analysis.tag(at) != Tag::Comma).find(|&at| is_condition(analysis, at))?;
    let before = at.checked_sub(1).filter(|&before| before >= sentence.start)?;
    let opens = matches!(analysis.tag(before), Tag::Comma | Tag::That | Tag::Quote | Tag::Conj | Tag::Dash);
    opens.then_some(at)
}

/// "will back the levy if the fee falls": the condition behind a verb, with nothing else done in between. None for what was
/// done, "backed him, if reluctantly", nor for what holds all the same, "even if".
pub(super) fn condition_behind(analysis: &Analysis, id: VerbId, sentence: UnitSpan) -> Option<u32> {
    let verb = analysis.verb(id);
    let plain = verb.form == VerbForm::Finite && verb.modal.is_none();
    // "Stop me if you know it": an order.
    if plain && (verb.tense == Tense::Past || verb.subject.is_none()) {
        return None;
    }
    let apart = |at: u32| {
        let other = analysis.verb_at[at as usize].map(|other| analysis.verb(other));
        other.is_some_and(|other| other.form == VerbForm::Finite)
            || matches!(analysis.tag(at), Tag::Quote | Tag::Punct | Tag::Dash)
    };
    let next = (verb.units.end..sentence.end).find(|&at| is_condition(analysis, at) || apart(at));
    let at = next.filter(|&at| is_condition(analysis, at))?;
    if plain && tells_of_content(analysis, id, at) {
        return None;
    }
    let led = analysis.folded(at - 1);
    // "asked if", "see if": what is asked, and no condition.
    // "is running, if she wins, for two terms": told of what comes behind.
    let asked = analysis.tag(at - 1) == Tag::Comma
        || analysis.verb_at[at as usize - 1].is_some_and(|before| before != id)
        || matches!(
            led,
            "even" | "as" | "unclear" | "unsure" | "sure" | "certain" | "question" | "asked" | "wonder"
        );
    // "if only", "if not", "if any": no clause.
    let clause = || {
        let opens = matches!(
            analysis.tag(at + 1),
            Tag::Det | Tag::Possessive | Tag::Pron | Tag::Name | Tag::Noun | Tag::Demonym | Tag::Verb
        );
        // "if and when she runs"
        let opens =
            opens || matches!(analysis.folded(at + 1), "and" | "or") && analysis.folded(at + 2) == "when";
        opens && !matches!(analysis.folded(at + 1), "any" | "anything" | "anyone" | "necessary" | "possible")
    };
    (!asked && clause()).then_some(at)
}

/// "backs making an exception if she is in danger", "supports exemptions if they are few": a condition on what a stand of now
/// is on, and not on the stand.
fn tells_of_content(analysis: &Analysis, id: VerbId, condition: u32) -> bool {
    let end = analysis.verb(id).units.end;
    let does = (end..condition).filter_map(|at| analysis.verb_at[at as usize]);
    let mut does = does.map(|other| analysis.verb(other));
    let exempts = |at: u32| {
        matches!(
            analysis.folded(at),
            "exception" | "exceptions" | "exemption" | "exemptions" | "waiver" | "waivers"
        )
    };
    does.any(|other| other.form == VerbForm::Gerund) || (end..condition).any(exempts)
}

#[cfg(test)]
mod tests {
    use claimwire_record::Modality;

    /// The modality of the one stance of a sentence.
    fn modality(text: &str) -> Modality {
        let claims = crate::testing::claims_of(text, None);
        let stance = claims.iter().find(|claim| claim.claim_type == "stance");
        stance.unwrap_or_else(|| panic!("no stance in {text}")).modality
    }

    #[test]
    fn what_is_yet_to_be_done_is_denied() {
        for text in [
            "Latvia has yet to back Anna Berg.",
            "Latvia is yet to back Anna Berg.",
            "Latvia has still to back Anna Berg.",
        ] {
            let claims = crate::testing::claims_of(text, None);
            let denied: Vec<_> = claims.iter().map(|claim| claim.polarity).collect();
            assert_eq!(denied, [claimwire_record::Polarity::Negated], "{text}");
        }
    }

    #[test]
    fn who_somebody_is_hung_on_the_condition_before() {
        let modality = |clause: &str| {
            let text =
                format!("If Anna Berg is elected she will succeed Carl Voss, who {clause} the treaty.");
            let claims = crate::testing::claims_of(&text, None);
            claims.iter().find(|claim| claim.claim_type == "stance").map(|claim| claim.modality)
        };
        assert_eq!(modality("backs"), Some(claimwire_record::Modality::Asserted));
        assert_eq!(modality("would back"), Some(claimwire_record::Modality::Conditional));
    }

    #[test]
    fn a_condition_behind_what_is_promised_is_not_lost() {
        for text in [
            "The Greens will back the levy if the fee falls.",
            "The Greens support the levy unless the fee rises.",
            "Ann Lee plans to endorse Carl Voss if he wins the primary.",
            "Ann Lee will endorse Carl Voss if and when he runs.",
        ] {
            assert_eq!(modality(text), Modality::Conditional, "{text}");
        }
        for text in [
            "The Greens back the levy even if the fee rises.",
            "Ann Lee endorsed Carl Voss, if reluctantly.",
            "Ann Lee backs the levy and asked if the fee falls.",
            "Ann Lee backs Carl Voss, who will resign if he loses.",
        ] {
            assert_eq!(modality(text), Modality::Asserted, "{text}");
        }
    }

    #[test]
    fn a_guess_was_a_promise() {
        for text in [
            "Perhaps the league will oppose the ban.",
            "The union would probably back Carl Voss.",
            "The club will likely back Carl Voss.",
            "Ann Lee suspects she will vote for Carl Voss.",
        ] {
            assert_eq!(modality(text), Modality::Hedged, "{text}");
        }
        assert_eq!(modality("The union will reportedly back Carl Voss."), Modality::Future);
        assert_eq!(modality("Ann Lee expects the union will back Carl Voss."), Modality::Future);
        assert_eq!(modality("The union would probably have backed the ban."), Modality::Conditional);
    }

    #[test]
    fn what_is_taken_for_granted_hung_on_the_words_around() {
        for text in [
            "Ann Lee apparently regretted supporting Carl Voss.",
            "The league was founded to oppose the ban.",
            "Malta supports making an exception if a player is hurt.",
            "The union supports an exemption if the hall is small.",
        ] {
            assert_eq!(modality(text), Modality::Asserted, "{text}");
        }
        assert_eq!(modality("The Greens said Carl Voss should resign if he lied."), Modality::Conditional);
        assert_eq!(modality("Ann Lee reportedly decided to back Carl Voss."), Modality::Hedged);
    }

    #[test]
    fn what_nobody_holds_was_a_stand() {
        for text in [
            "Ann Lee may campaign for Carl Voss.",
            "Ann Lee is not planning to endorse anyone.",
            "“I did not say, you know, if he wins, I will support Carl Voss,” Ann Lee said.",
            "Ann Lee urged him to quit so the party could unite behind Carl Voss.",
            "Ann Lee would rather vote for Carl Voss than for Tom Hale.",
            "The mayor stopped a lot of Norway-backed legislation.",
            "Norway would hesitate to support the ban.",
            "The tactic the union used to oppose the ban failed.",
        ] {
            let claims = crate::testing::claims_of(text, None);
            assert!(claims.iter().all(|claim| claim.claim_type != "stance"), "{text}: {claims:?}");
        }
        let text = "Norway did not hesitate to support the ban.";
        assert_eq!(modality(text), Modality::Asserted);
    }

    #[test]
    fn what_somebody_is_urged_to_do_was_done() {
        for text in [
            "Voters suggested that Anna Berg leave the race.",
            "Paul Hart was not leaving the Senate race and running for mayor.",
            "He would have had to leave the race earlier had Paul Hart stayed in it.",
            "There is no chance Anna Berg will withdraw from the race.",
        ] {
            let claims = crate::testing::claims_of(text, None);
            let runs: Vec<_> = claims.iter().filter(|claim| claim.claim_type == "candidacy").collect();
            let denied =
                |claim: &&&claimwire_record::Claim| claim.polarity == claimwire_record::Polarity::Negated;
            assert!(runs.iter().all(|claim| denied(&claim)), "{text}: {runs:?}");
        }
        let text = "“I urge the caucus to make it clear to its leaders that Senate Democrats will not support the bill,” Paul Hart said.";
        let claims = crate::testing::claims_of(text, None);
        assert!(claims.iter().all(|claim| claim.claim_type != "stance"), "{claims:?}");
    }

    #[test]
    fn the_outcome_of_what_is_to_come_was_told_as_done() {
        let text = "The party began the vote that will culminate in delegates formally nominating Karl Lund for mayor.";
        let claims = crate::testing::claims_of(text, None);
        let run = claims.iter().find(|claim| claim.claim_type == "candidacy").expect("a nomination is told");
        assert_eq!(run.modality, Modality::Future);
    }

    #[test]
    fn a_toll_of_the_past_hangs_on_no_condition() {
        let text = "If confirmed, the toll would be the highest since 1998, when 40 people died in a fire.";
        let claims = crate::testing::claims_of(text, None);
        let toll = claims.iter().find(|claim| claim.claim_type == "toll").expect("a toll is told");
        assert_eq!(toll.modality, Modality::Asserted);
    }

    #[test]
    fn what_came_of_a_crash_was_hearsay() {
        let toll = crate::testing::first_toll("In 1989, a plane crashed killing 131 people.", None);
        assert_eq!(toll.modality, Modality::Asserted);
    }

    #[test]
    fn what_somebody_rules_out_was_told_as_done() {
        let text = "Ann Lee also rules out that deputies of her party voted for Paul Reed.";
        let claims = crate::testing::claims_of(text, None);
        let stance = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stance is told");
        assert_eq!(stance.polarity, claimwire_record::Polarity::Negated);
    }

    #[test]
    fn what_an_aside_tells_was_only_feared() {
        let text = "There are fears that the ministry, which owns 47 per cent of the firm, might meddle.";
        let claims = crate::testing::claims_of(text, None);
        let share = claims.iter().find(|claim| claim.claim_type == "measure").expect("a share is told");
        assert_eq!(share.modality, Modality::Asserted);
        let vote = "Members rejected it, with 65% of those who responded voting to reject the offer.";
        let claims = crate::testing::claims_of(vote, None);
        let tally = claims.iter().find(|claim| claim.claim_type == "tally").expect("a tally is told");
        assert_eq!(tally.modality, Modality::Asserted);
    }
}
