//! People and bodies of whom the words tell something else than the rule reads: a holder only thought of, a former candidate, what
//! somebody is blamed for saying.

use claimwire_record::{EntityKind, SlotValue};

use super::Draft;
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// Whether those of whom a claim is told are not told so.
pub(super) fn is_none(resolver: &Resolver, draft: &Draft) -> bool {
    is_candidate_no_more(resolver, draft)
        || is_cut_in_two(resolver, draft)
        || is_of_continent(draft)
        || is_thanked_for(resolver, draft)
        || is_allowed(resolver, draft)
        || is_cut_from_head(resolver, draft)
        || is_at_others(resolver, draft)
        || is_acting_only(resolver, draft)
        || is_second_of_two(resolver, draft)
        || is_torn_support(resolver, draft)
        || is_past_post(resolver, draft)
        || is_cleric(resolver, draft)
        || is_all_who(resolver, draft)
        || is_time_counted(resolver, draft)
        || is_former_holders_step(resolver, draft)
        || is_supposed_holder(resolver, draft)
        || is_former_candidate(resolver, draft)
        || is_choice_of_voter(resolver, draft)
        || is_one_named_behind(resolver, draft)
        || is_body_of_pronoun(draft)
        || is_reproached(resolver, draft)
        || is_breach_of_rules(resolver, draft)
        || is_subjunctive(resolver, draft)
        || is_apposed_to_name_before(resolver, draft)
        || is_represented(resolver, draft)
}

/// "The union representing teachers and |staff members voted": whom the union represents acts through it.
fn is_represented(resolver: &Resolver, draft: &Draft) -> bool {
    const REACH: u32 = 10;
    let analysis = resolver.analysis;
    let start = draft.units.start;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let from = start.saturating_sub(REACH).max(draft.sentence.start);
    let near = (from..start).rev().take_while(|&at| analysis.tag(at) != Tag::Comma);
    let gerund =
        near.into_iter().find(|&at| matches!(analysis.folded(at), "representing" | "uniting" | "comprising"));
    rule.starts_with("stance/")
        && gerund.is_some_and(|gerund| (gerund..start).any(|at| analysis.folded(at) == "and"))
}

/// "Halla, a former chair of the Harbour Party, ex-premier Ann Lee and": what stands between commas behind a name tells of that
/// name, and not of the next.
fn is_apposed_to_name_before(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let start = draft.units.start;
    resolver.knowledge.rule_id(draft.rule) == "office/title-of-comma-name"
        && start > draft.sentence.start + 1
        && matches!(analysis.folded(start), "a" | "an" | "former")
        && analysis.tag(start - 1) == Tag::Comma
        && analysis.tag(start - 2) == Tag::Name
}

/// "members can speak against the motion", "the cabinet can bring the bill back": what the rules allow.
fn is_allowed(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let can = (verb.units.start..verb.units.end).any(|at| matches!(analysis.folded(at), "can" | "may"));
    let acts = matches!(
        analysis.folded(verb.head),
        "speak" | "bring" | "move" | "table" | "propose" | "introduce" | "submit" | "second" | "argue"
    );
    rule.starts_with("stance/") && can && acts
}

/// "workers from several unions voted": a party without its head.
fn is_cut_from_head(resolver: &Resolver, draft: &Draft) -> bool {
    let party = draft.slots.get("party").and_then(SlotValue::entity);
    let analysis = resolver.analysis;
    let starts = |at: u32| {
        matches!(analysis.folded(at), "and" | "file" | "from" | "of" | "in" | "at" | "with" | "for" | "by")
    };
    party.is_some_and(|party| {
        let name = party.name.as_deref().unwrap_or_default();
        party.kind == Some(EntityKind::Group)
            && ["and ", "and-", "from ", "of ", "in ", "at ", "with ", "for ", "by "]
                .iter()
                .any(|word| name.starts_with(word))
    }) && starts(draft.units.start)
}

/// "workers at the transport authority voted to stay away": they did, and not the authority.
fn is_at_others(resolver: &Resolver, draft: &Draft) -> bool {
    const FAR: u32 = 6;
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let party = draft.slots.get("party").and_then(SlotValue::entity);
    let body = party.is_some_and(|party| party.kind == Some(EntityKind::Org));
    let near = draft.units.start.saturating_sub(FAR).max(draft.sentence.start + 1);
    let plain = |at: &u32| !matches!(analysis.tag(*at), Tag::Comma | Tag::Punct | Tag::Conj | Tag::Quote);
    let led = (near..draft.units.start).rev().take_while(plain).find(|&at| analysis.folded(at) == "at");
    let Some(at) = led else { return false };
    let people = matches!(
        analysis.folded(at - 1),
        "workers"
            | "employees"
            | "staff"
            | "members"
            | "drivers"
            | "pilots"
            | "teachers"
            | "students"
            | "nurses"
            | "crews"
            | "academics"
            | "lecturers"
            | "doctors"
            | "miners"
    );
    body && people && rule.starts_with("stance/")
}

/// "has been acting president since April": no term in the office itself.
fn is_acting_only(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    matches!(rule, "term/has-led" | "term/office-since" | "term/office-of-since" | "term/apposed-since")
        && (draft.units.start..draft.units.end)
            .any(|at| matches!(analysis.folded(at), "acting" | "interim" | "caretaker"))
}

/// "Second Foreign Minister Lee": an office of its own.
fn is_second_of_two(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let second = |at: u32| {
        matches!(analysis.folded(at), "second" | "third")
            && analysis.unit(at).is_capitalised()
            && analysis.unit(at + 1).is_capitalised()
    };
    matches!(rule, "office/title-name" | "office/plural-title-names")
        && (draft.units.start.saturating_sub(1)..draft.units.end).any(second)
}

/// "Africa's first elected head of state": of one of its countries.
fn is_of_continent(draft: &Draft) -> bool {
    let of = draft.slots.get("of").and_then(SlotValue::entity);
    draft.slots.contains_key("office") && of.is_some_and(|of| of.kind == Some(EntityKind::Group))
}

/// "thanked voters for supporting his plan", "was proud of them for standing against it": those who did, by his own word.
fn is_thanked_for(resolver: &Resolver, draft: &Draft) -> bool {
    const FAR: u32 = 8;
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let led = verb.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "for");
    let near = draft.units.start.saturating_sub(FAR).max(draft.sentence.start);
    rule.starts_with("stance/")
        && verb.form == claimwire_rules::program::VerbForm::Gerund
        && led
        && (near..verb.units.start).any(|at| {
            matches!(
                analysis.folded(at),
                "thanked" | "thanks" | "thank" | "thanking" | "proud" | "grateful" | "thankful"
            )
        })
}

/// "APNU+AFC chief whip", "chief executive of Ford of Canada", a place with a word of the same name before it: half of a name.
fn is_cut_in_two(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let (start, end) = (draft.units.start, draft.units.end);
    let entity = |slot: &str| draft.slots.get(slot).and_then(SlotValue::entity);
    let office = draft.slots.contains_key("office");
    let first = analysis.unit(start).span.start as usize;
    let joined = office && analysis.text[..first].ends_with(['+', '&']);
    let country = |at: u32| analysis.name_over(at).is_some_and(|name| name.kind == NameKind::Country);
    let branch = office
        && entity("of").is_some_and(|of| of.kind == Some(EntityKind::Org))
        && (analysis.folded(end) == "of" && country(end + 1)
            || end > start + 2
                && analysis.folded(end - 2) == "of"
                && country(end - 1)
                && entity("of").and_then(|of| of.name.as_deref()).is_some_and(|name| !name.contains(" of ")));
    let place = entity("party").is_some_and(|party| party.kind == Some(EntityKind::Place));
    let before = start.checked_sub(1).filter(|&at| at >= draft.sentence.start);
    let surname = place
        && before.is_some_and(|at| {
            analysis.unit(at).casing == claimwire_rules::units::Casing::Title && analysis.tag(at) == Tag::Name
        });
    joined || branch || surname
}

/// "last week, when candidate Berg decided against running": the label is over by what the sentence tells.
fn is_candidate_no_more(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let word = |at: u32| analysis.folded(at);
    let end = draft.units.end;
    let leaves = |at: u32| {
        matches!(word(at), "decided" | "opted" | "chose") && matches!(word(at + 1), "against" | "not")
            || matches!(word(at), "withdrew" | "quit")
            || word(at) == "dropped" && word(at + 1) == "out"
            || word(at) == "pulled" && word(at + 1) == "out"
    };
    rule == "candidacy/candidate-name" && (end..(end + 3).min(draft.sentence.end)).any(leaves)
}

/// "not united in its support of Berg", "divided in their support": no support of all.
fn is_torn_support(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let word = |back: u32| draft.units.start.checked_sub(back).map_or("", |at| analysis.folded(at));
    rule == "stance/their-support-for"
        && matches!(word(1), "in" | "over" | "about" | "on")
        && matches!(
            word(2),
            "united"
                | "divided"
                | "split"
                | "torn"
                | "unanimous"
                | "lukewarm"
                | "uncertain"
                | "alone"
                | "wavering"
        )
}

/// "has been general secretary of the union and a pastor": posts of a life, where no "since" tells that one is held.
fn is_past_post(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let perfect = (verb.units.start..verb.units.end)
        .any(|at| matches!(analysis.folded(at), "has" | "have" | "'s" | "’s" | "'ve"))
        && analysis.folded(verb.head) == "been";
    let lasts = |at: u32| {
        matches!(
            analysis.folded(at),
            "since" | "for" | "until" | "ever" | "still" | "now" | "long" | "always"
        ) || analysis.time_at[at as usize].is_some()
    };
    rule == "office/is" && perfect && !(verb.units.start..draft.sentence.end).any(lasts)
}

/// "is a Baptist minister": a calling, and no office of a body.
fn is_cleric(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let office = draft.slots.get("office").and_then(SlotValue::identity);
    let faith = |at: u32| {
        matches!(
            analysis.folded(at),
            "baptist"
                | "methodist"
                | "lutheran"
                | "presbyterian"
                | "unitarian"
                | "pentecostal"
                | "evangelical"
                | "anglican"
                | "mennonite"
                | "quaker"
                | "episcopal"
                | "ordained"
                | "congregational"
                | "church"
                | "protestant"
                | "christian"
                | "ame"
                | "moravian"
                | "nonconformist"
        )
    };
    office.as_deref() == Some("minister")
        && (draft.units.start..draft.units.end)
            .any(|at| faith(at) && matches!(analysis.folded(at + 1), "minister" | "ministers"))
}

/// "all the people who voted for me are here": those who did, and not all.
fn is_all_who(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let all =
        matches!(draft.slots.get("value"), Some(SlotValue::Word(word)) if word == "all" || word == "most");
    all && draft.slots.contains_key("position")
        && (draft.units.start..draft.units.end)
            .any(|at| matches!(analysis.folded(at), "who" | "whom") && at < draft.units.start + 5)
}

/// "the second time voters have rejected it": how often, and no voters of a second time.
fn is_time_counted(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let ordinal = |at: u32| {
        matches!(
            analysis.folded(at),
            "first" | "second" | "third" | "fourth" | "fifth" | "last" | "next" | "only"
        ) && analysis.folded(at + 1) == "time"
    };
    let party = draft.slots.get("party").and_then(SlotValue::entity);
    party.is_some_and(|party| party.kind == Some(EntityKind::Group))
        && (draft.units.start..draft.units.start + 2).any(ordinal)
}

/// "former minister Berg stepped down this year": from what is not told.
fn is_former_holders_step(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    matches!(rule, "term/steps-down" | "term/leaves-office-untold")
        && (draft.units.start.saturating_sub(1)..draft.units.start + 2)
            .any(|at| matches!(analysis.folded(at), "former" | "ex" | "onetime"))
}

/// "fear that a President Berg might err": an office that somebody is only thought to hold one day.
fn is_supposed_holder(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let article = draft.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let surname = analysis.name_over(draft.units.end - 1).is_some_and(|name| name.units.len() == 1);
    rule == "office/title-name" && matches!(article, "a" | "an") && surname
}

/// "former Ridge chief and presidential candidate Ann Lee": the word goes with both.
fn is_former_candidate(resolver: &Resolver, draft: &Draft) -> bool {
    const FAR: u32 = 8;
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let Some(and) = draft.units.start.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Conj) else {
        return false;
    };
    let near = and.saturating_sub(FAR).max(draft.sentence.start);
    let before =
        (near..and).rev().take_while(|&at| !matches!(analysis.tag(at), Tag::Comma | Tag::Punct | Tag::Verb));
    rule == "candidacy/candidate-name"
        && before.into_iter().any(|at| matches!(analysis.folded(at), "former" | "ex"))
}

/// "chooses Berg as her president": whom somebody wants, and whom nobody puts up.
fn is_choice_of_voter(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let own = |at: u32| {
        analysis.folded(at) == "as"
            && matches!(analysis.folded(at + 1), "his" | "her" | "my" | "our" | "your")
            && matches!(analysis.folded(at + 2), "president" | "governor" | "mayor" | "senator" | "leader")
    };
    rule == "candidacy/picks-to-lead" && (draft.units.start..draft.units.end).any(own)
}

/// "one pastor backing her, Paul Reed, said": who that one is stands behind, and one is no count.
fn is_one_named_behind(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let end = draft.units.end;
    let opens = (draft.units.start..draft.units.end).find(|&at| analysis.folded(at) == "one");
    let number = opens.filter(|&at| analysis.number_from.get(at as usize).copied().flatten().is_some());
    let named = || {
        analysis.name_over(end + 1).is_some_and(|name| {
            name.kind == NameKind::Person && matches!(analysis.tag(name.units.end), Tag::Comma | Tag::Punct)
        })
    };
    draft.slots.contains_key("value")
        && draft.slots.contains_key("position")
        && number == Some(draft.units.start)
        && analysis.tag(end) == Tag::Comma
        && named()
}

/// "their party supports the bill": whose is not told.
fn is_body_of_pronoun(draft: &Draft) -> bool {
    let party = draft.slots.get("party").and_then(SlotValue::entity);
    party.is_some_and(|party| {
        let name = party.name.as_deref().unwrap_or_default().to_lowercase();
        party.kind == Some(EntityKind::Org)
            && ["his ", "her ", "its ", "their ", "our ", "my "]
                .iter()
                .any(|pronoun| name.starts_with(pronoun))
    })
}

/// "apologised for telling members that Berg had quit", "accused the paper of reporting that Berg had": what somebody is at fault for
/// saying is not told as so.
fn is_reproached(resolver: &Resolver, draft: &Draft) -> bool {
    const FAR: u32 = 12;
    let analysis = resolver.analysis;
    let from = draft.sentence.start;
    // Who is sorry for saying so has said it.
    if draft.slots.contains_key("content") {
        return false;
    }
    let plain = |at: &u32| analysis.tag(*at) != Tag::Comma;
    let near = draft.units.start.saturating_sub(FAR).max(from);
    let Some(says) = (near..draft.units.start).rev().take_while(plain).find(|&at| {
        matches!(
            analysis.folded(at),
            "telling"
                | "saying"
                | "reporting"
                | "claiming"
                | "suggesting"
                | "alleging"
                | "stating"
                | "implying"
                | "tweeting"
                | "announcing"
                | "insinuating"
        ) && at > from
            && matches!(analysis.folded(at - 1), "of" | "for" | "falsely" | "wrongly")
    }) else {
        return false;
    };
    (from..says).rev().take_while(plain).any(|at| {
        let word = analysis.folded(at);
        [
            "apolog", "accus", "blam", "critici", "condemn", "denounc", "rebuk", "scold", "slamm", "fault",
            "chastis", "chastiz",
        ]
        .iter()
        .any(|stem| word.starts_with(stem))
            || matches!(word, "sorry" | "sued" | "sues" | "fired" | "sacked")
    })
}

/// "…, which is against the bylaws": something breaks them, and nobody opposes them.
fn is_breach_of_rules(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    let last = analysis.folded(draft.units.end - 1);
    let rules = matches!(
        last,
        "law"
            | "laws"
            | "rules"
            | "rule"
            | "bylaws"
            | "by-laws"
            | "regulations"
            | "constitution"
            | "code"
            | "statutes"
            | "protocol"
            | "policy"
            | "principles"
            | "religion"
            | "interests"
    );
    let which = |at: u32| {
        analysis.folded(at) == "which" && matches!(analysis.folded(at + 1), "is" | "was" | "are" | "were")
    };
    rule == "stance/is-against" && rules && (draft.units.start..draft.units.end).any(which)
}

/// "the law requires that a motion be supported by a majority": what has to be, and is not told as so.
fn is_subjunctive(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let start = verb.units.start;
    let subject = verb.subject.map(|subject| analysis.group(subject).units);
    analysis.folded(start) == "be"
        && verb.modal.is_none()
        && subject.is_some_and(|subject| subject.end == start)
        && (draft.sentence.start..start).any(|at| analysis.folded(at) == "that")
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn those_of_whom_somebody_is_proud_for_a_stand_were_that_somebody() {
        let proud = "Paul Reed was proud of his workmates for standing against the offer.";
        assert!(said("stance", proud, None).is_empty());
    }

    #[test]
    fn what_rules_allow_and_parties_without_a_head_were_stands() {
        for text in [
            "The members can speak against the motion.",
            "The cabinet can bring the bill back next year.",
            "Workers from several rail unions voted to keep up the strike.",
            "Union workers at the transport authority RATP also voted to stay away.",
        ] {
            assert!(
                said("stance", text, None).iter().all(|told| !told.contains("RATP") && !told.contains("can")),
                "{text}"
            );
        }
        assert_eq!(said("stance", "Norway could back the motion.", None).len(), 1);
        assert!(said("stance", "The members can speak against the motion.", None).is_empty());
    }

    #[test]
    fn an_office_that_another_holds_or_that_is_only_sought_was_told_as_held() {
        for text in [
            "Paul Reed's rival for the post of NATO secretary-general, Romanian Klaus Hale, spoke.",
            "Malta's Second Foreign Minister Ali Hale spoke.",
            "Ann Lee, the incoming CEO of Nordhaven Lines, spoke.",
        ] {
            let told = said("office", text, None);
            assert!(
                told.iter().all(|told| told.contains("will") || told.contains("next")),
                "{text} {told:?}"
            );
        }
        let branch = said("office", "Ann Lee, CEO of Ford of Canada, spoke.", None);
        assert!(branch.iter().all(|told| !told.ends_with("of Ford")), "{branch:?}");
        let whip = said("office", "APNU+AFC Chief Whip Amna Hale spoke.", None);
        assert!(whip.is_empty(), "{whip:?}");
        let club = said("office", "Kano Pillars chairman Tom Hale spoke.", None);
        assert!(
            club.iter().all(|told| !told.ends_with("of Kano") && !told.ends_with("of Kano State")),
            "{club:?}"
        );
        assert!(
            said("term", "Anna Hale has been acting president of Malta since April 2015.", None).is_empty()
        );
    }

    #[test]
    fn somebody_named_behind_one_was_counted() {
        assert!(said("tally", "One pastor backing Anna Berg, Paul Reed, said so.", None).is_empty());
        assert_eq!(said("tally", "Two of the nine members back Anna Berg.", None).len(), 1);
        assert!(said("office", "They fear that a President Ahlgren might err.", None).is_empty());
        assert!(
            said("candidacy", "Former Ridge chief and presidential candidate Anna Berg spoke.", None)
                .is_empty()
        );
    }
}
