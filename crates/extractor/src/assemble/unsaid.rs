//! What the words of a claim hold and do not tell: a judgement on a candidate, the choice of a poll, a denial of nothing but a
//! restriction.

use claimwire_record::{Entity, EntityKind, Modality, Polarity, SlotValue};
use claimwire_rules::program::{VerbForm, Voice};

use super::{Draft, Factuality};
use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Government;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::{Governor, Tense};

/// Whether a claim tells nothing of the kind that its rule looks for.
pub fn is_none(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    let analysis = resolver.analysis;
    let word = |slot: &str| match draft.slots.get(slot) {
        Some(SlotValue::Word(word)) => word.as_str(),
        _ => "",
    };
    if is_answer_of_crowd(analysis, draft) || is_count_of_rounds(resolver, draft) {
        return true;
    }
    if draft.slots.contains_key("office") && is_promise_of_manner(analysis, draft) {
        return true;
    }
    if is_denied_before_a_day(analysis, draft, factuality) {
        return true;
    }
    match word("status") {
        "declared" => {
            judges_candidate(analysis, draft)
                || is_once_nominated(analysis, draft)
                || is_run_not_made(analysis, draft)
                || is_refusal_thought_over(analysis, draft)
        }
        "ruled_out" => is_refusal_thought_over(analysis, draft),
        "contender" => is_choice_among(analysis, draft),
        "nominated" => is_choice_of_poll(analysis, draft) || is_one_of_a_list(resolver, draft),
        _ => {
            let stand = !word("position").is_empty() && draft.slots.contains_key("party");
            stand && is_no_stand(resolver, draft, factuality)
        }
    }
}

/// "placed third on two ballots", "led on every ballot": how often a vote was taken, and no votes.
fn is_count_of_rounds(resolver: &Resolver, draft: &Draft) -> bool {
    let rule = resolver.knowledge.rule_id(draft.rule);
    let rounds = matches!(draft.quantity.unit.as_deref(), Some("ballot" | "ballots" | "rounds" | "round"));
    let on = (draft.units.start..draft.units.end).any(|at| resolver.analysis.folded(at) == "on");
    rule == "tally/places-with-votes" && rounds && on
}

/// "she could have run for mayor": she did not.
fn is_run_not_made(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let word = |at: u32| analysis.folded(at);
    (verb.units.start..verb.head).any(|at| {
        matches!(word(at), "could" | "might" | "would" | "should")
            && at + 1 < verb.head
            && word(at + 1) == "have"
    })
}

/// "is reconsidering his decision not to run": what was ruled out is open again.
fn is_refusal_thought_over(analysis: &Analysis, draft: &Draft) -> bool {
    const REACH: u32 = 6;
    let decision = (draft.units.start..draft.units.end).find(|&at| {
        matches!(analysis.folded(at), "decision" | "vow" | "pledge" | "promise" | "refusal" | "stance")
    });
    decision.is_some_and(|at| {
        (at.saturating_sub(REACH).max(draft.sentence.start)..at).any(|before| {
            let word = analysis.folded(before);
            [
                "reconsider",
                "revers",
                "rethink",
                "rethought",
                "revisit",
                "review",
                "reneg",
                "abandon",
                "regret",
            ]
            .iter()
            .any(|stem| word.starts_with(stem))
        })
    })
}

/// "vowed to be the best governor": how somebody would be it, and not that they will.
fn is_promise_of_manner(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let Some(Governor::Verb(up)) = verb.governor else { return false };
    verb.form == VerbForm::Infinitive
        && matches!(
            analysis.folded(analysis.verb(up).head),
            "promise" | "promises" | "promised" | "pledge" | "pledges" | "pledged" | "vow" | "vows" | "vowed"
        )
}

/// "would support the government in matters of security": in some things, and not as a whole.
fn is_for_some_matters(analysis: &Analysis, draft: &Draft) -> bool {
    let end = draft.units.end;
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    matches!(word(end), "in" | "on")
        && (end + 1..end + 4).any(|at| matches!(word(at), "matters" | "issues" | "questions"))
}

/// Whether a claim that reads as the stand of a party is none.
fn is_no_stand(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    let analysis = resolver.analysis;
    let target = draft.slots.get("target").and_then(SlotValue::entity);
    let named = target.is_some_and(|target| target.kind != Some(EntityKind::Text));
    let denied = factuality.polarity == Polarity::Negated;
    is_mere_ability(analysis, draft)
        || is_for_some_matters(analysis, draft)
        || is_put_off(analysis, draft)
        || is_no_stand_on(analysis, draft)
        || denied && denies_restriction(analysis, draft.units.end, named)
        || target.is_some_and(is_anybody) && !is_body(draft) && is_planned(analysis, draft)
        || is_deed_left_open(resolver, draft, factuality)
        || is_of_any(analysis, draft)
        || is_maxim(analysis, draft)
        || is_share_of_poll(analysis, draft)
        || is_weighed_no_more(resolver, draft)
}

/// "refused to sit and consider the plan", "considered the plan but decided against it": nobody is undecided on it.
fn is_weighed_no_more(resolver: &Resolver, draft: &Draft) -> bool {
    const REACH: u32 = 4;
    let analysis = resolver.analysis;
    if resolver.knowledge.rule_id(draft.rule) != "stance/weighs" {
        return false;
    }
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let refused = match verb.governor {
        Some(Governor::Verb(up)) => {
            resolver.knowledge.government(analysis.verb(up)) == Some(Government::Negates)
        }
        _ => false,
    };
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let end = draft.units.end;
    let over = verb.tense == Tense::Past && (end..end + REACH).any(|at| word(at) == "but");
    refused || over || verb.negation.is_some()
}

/// "will not step down before May 6": that somebody stays until then is no end of anything.
fn is_denied_before_a_day(analysis: &Analysis, draft: &Draft, factuality: &Factuality) -> bool {
    let term = draft.slots.get("event").and_then(SlotValue::identity).as_deref() == Some("end");
    term && factuality.polarity == Polarity::Negated
        && (draft.units.start..draft.units.end).any(|at| {
            matches!(analysis.folded(at), "before" | "until" | "till")
                && analysis.time_at.get(at as usize + 1).copied().flatten().is_some()
        })
}

/// "will resign when she is nominated": what is to come before something else does.
fn is_once_nominated(analysis: &Analysis, draft: &Draft) -> bool {
    const REACH: u32 = 4;
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let finite = match verb.governor {
        Some(Governor::Verb(up)) => analysis.verb(up),
        _ => verb,
    };
    let from = finite.units.start.saturating_sub(REACH).max(draft.sentence.start);
    finite.tense == Tense::Present
        && finite.voice == Voice::Passive
        && (from..finite.units.start).any(|at| matches!(analysis.folded(at), "when" | "once" | "until"))
}

/// "as their candidate, leaders Ann Lee and Paul Reed walked out": one candidate, and no two behind it.
fn is_one_of_a_list(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    if resolver.knowledge.rule_id(draft.rule) != "candidacy/own-candidate" {
        return false;
    }
    let person = draft.slots.get("person").and_then(SlotValue::entity).map(|person| person.span.bytes());
    analysis.groups_within(draft.sentence).map(|id| analysis.group(id)).any(|list| {
        list.members.len() > 1
            && list.units.start >= draft.units.start
            && list.members.iter().any(|&member| {
                let units = analysis.group(member).units;
                person.flatten().is_some_and(|person| analysis.bytes(units).contains(person))
            })
    })
}

/// "will delay endorsing her until May": whether they have or will is not told.
fn is_put_off(analysis: &Analysis, draft: &Draft) -> bool {
    let verb = draft.predicate.map(|id| analysis.verb(id));
    let Some(Governor::Verb(up)) = verb.and_then(|verb| verb.governor) else { return false };
    let word = analysis.folded(analysis.verb(up).head);
    verb.is_some_and(|verb| verb.form == VerbForm::Gerund)
        && ["delay", "postpon", "defer"].iter().any(|stem| word.starts_with(stem))
}

/// "is well positioned to block any proposals": what somebody could do, should it come to that.
fn is_mere_ability(analysis: &Analysis, draft: &Draft) -> bool {
    let start = draft.predicate.map_or(0, |verb| analysis.verb(verb).units.start);
    let before = (start.saturating_sub(2)..start).rev().find(|&at| analysis.tag(at) != Tag::To);
    before.is_some_and(|at| matches!(analysis.folded(at), "positioned" | "placed" | "equipped"))
}

/// "rejected the channel's offer of make-up", "resisted the laws of gravity", "coalesce around an agenda": nothing that a stand is
/// taken on.
fn is_no_stand_on(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|verb| analysis.folded(analysis.verb(verb).head)) else {
        return false;
    };
    let target = draft.slots.get("target").and_then(SlotValue::entity);
    let Some(target) = target.filter(|target| target.kind == Some(EntityKind::Text)) else { return false };
    let name = target.name.as_deref().unwrap_or_default().to_lowercase();
    let mention = target.mention.as_deref().unwrap_or_default().to_lowercase();
    let bare = mention.strip_prefix("a ").or_else(|| mention.strip_prefix("an "));
    if verb.starts_with("reject") || ["declin", "refus", "turn"].iter().any(|stem| verb.starts_with(stem)) {
        let service = name.split_once("offer of ").map(|(_, what)| what.trim_start_matches("a "));
        return service.is_some_and(|what| SERVICES.iter().any(|service| what.starts_with(service)));
    }
    if verb.starts_with("resist") || verb.starts_with("oppos") {
        return FORCES.iter().any(|force| name == *force || name.ends_with(&format!(" {force}")))
            || ["gravity", "temptation", "pull of", "lure of", "urge"]
                .iter()
                .any(|force| name.starts_with(force));
    }
    let gathers = ["coalesce", "unite", "unit", "rall"].iter().any(|stem| verb.starts_with(stem));
    gathers && bare.is_some_and(|thing| GOALS.contains(&thing))
}

/// What is offered to somebody, and no plan.
const SERVICES: &[&str] = &[
    "make",
    "lift",
    "ride",
    "drink",
    "coffee",
    "tea",
    "lunch",
    "dinner",
    "seat",
    "chair",
    "cigarette",
    "umbrella",
    "bed",
    "hug",
    "handshake",
    "jacket",
    "coat",
    "autograph",
    "glass of",
    "cup of",
    "water",
    "room",
];

/// What is resisted in a figure of speech.
const FORCES: &[&str] = &["gravity", "temptation", "physics", "urge", "impulse", "undertow"];

/// What is united around and not told.
const GOALS: &[&str] = &[
    "agenda",
    "cause",
    "idea",
    "message",
    "goal",
    "vision",
    "theme",
    "candidate",
    "platform",
    "plan",
    "program",
];

/// "is not planning to endorse anyone": nobody is named.
fn is_anybody(target: &Entity) -> bool {
    const NOBODY: [&str; 9] =
        ["anyone", "anybody", "someone", "somebody", "everyone", "everybody", "no one", "nobody", "anything"];
    let mention = target.mention.as_deref().unwrap_or_default().to_lowercase();
    target.kind == Some(EntityKind::Text) && NOBODY.contains(&mention.as_str())
}

/// "is not planning to endorse anyone": what somebody means to do or not to do.
fn is_planned(analysis: &Analysis, draft: &Draft) -> bool {
    let start = draft.predicate.map_or(0, |verb| analysis.verb(verb).units.start);
    (start.saturating_sub(3)..start).any(|at| {
        let word = analysis.folded(at);
        ["plan", "intend", "expect", "mean", "want"].iter().any(|stem| word.starts_with(stem))
    })
}

/// "The union decided not to endorse anyone": what a body makes known, which a person may only not have done.
fn is_body(draft: &Draft) -> bool {
    let party = draft.slots.get("party").and_then(SlotValue::entity).and_then(|party| party.kind);
    matches!(party, Some(EntityKind::Org | EntityKind::Country | EntityKind::Media))
}

/// "may campaign for him": what is left open is the deed; whom somebody favours who may do it is not.
fn is_deed_left_open(resolver: &Resolver, draft: &Draft, factuality: &Factuality) -> bool {
    let verb = draft.predicate.map(|id| resolver.analysis.verb(id));
    factuality.modality == Modality::Possible && verb.is_some_and(|verb| resolver.knowledge.promotes(verb))
}

/// "a lot of union-backed legislation", "any union-backed bill": none in particular.
fn is_of_any(analysis: &Analysis, draft: &Draft) -> bool {
    if draft.predicate.is_some() || draft.units.start < 1 {
        return false;
    }
    let hyphen = (draft.units.start..draft.units.end).any(|at| analysis.tag(at) == Tag::Hyphen);
    let before = draft.units.start - 1;
    let many = match analysis.folded(before) {
        "of" => {
            before > 0 && matches!(analysis.folded(before - 1), "lot" | "lots" | "plenty" | "kind" | "sort")
        }
        word => matches!(word, "any" | "every" | "more" | "much" | "no" | "whatever" | "such" | "enough"),
    };
    hyphen && many
}

/// "Politicians usually resist efforts to cut their power": what happens as a rule, and no stand of anybody.
fn is_maxim(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|id| analysis.verb(id)) else { return false };
    let usual = |at: u32| matches!(analysis.folded(at), "usually" | "typically" | "normally" | "ordinarily");
    let from = verb.subject.map_or(verb.units.start, |id| analysis.group(id).units.end).min(verb.units.start);
    verb.tense == Tense::Present && (from..verb.head).any(usual)
}

/// "Officers favoured Reed 46 percent to 32 percent": the shares of those asked, of whom fewer than half hold the stand.
fn is_share_of_poll(analysis: &Analysis, draft: &Draft) -> bool {
    let end = draft.units.end;
    let from = end + u32::from(analysis.tag(end) == Tag::Comma);
    let percent = |at: u32| matches!(analysis.folded(at), "percent" | "%" | "per" | "points");
    let share = |at: u32| analysis.folded(at).parse::<f64>().ok().filter(|_| percent(at + 1));
    let other = || {
        (from + 2..from + 5)
            .any(|at| matches!(analysis.folded(at), "to" | "against") && share(at + 1).is_some())
    };
    share(from).is_some_and(|share| share < 50.0) && other()
}

/// "Norwegians oppose the treaty by 54 percent to 31, a survey found": those asked hold no vote.
fn is_answer_of_crowd(analysis: &Analysis, draft: &Draft) -> bool {
    let crowd = |slot: &str| {
        let entity = draft.slots.get(slot).and_then(SlotValue::entity);
        entity.is_some_and(|entity| entity.kind == Some(EntityKind::Group))
    };
    let asked = |at: u32| matches!(analysis.folded(at), "survey" | "surveyed" | "poll" | "pollster");
    crowd("body") && (draft.sentence.start..draft.sentence.end).any(asked)
}

/// "Berg is a better candidate", "would be the best candidate": who is judged is not told to run.
fn judges_candidate(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|verb| analysis.verb(verb).units) else { return false };
    (verb.end..draft.units.end).any(|at| {
        matches!(
            analysis.folded(at),
            "better" | "best" | "worse" | "worst" | "stronger" | "strongest" | "weaker" | "weakest"
        )
    })
}

/// "are both seen as candidates who would best handle a crisis": of those who run, what they would do.
fn is_choice_among(analysis: &Analysis, draft: &Draft) -> bool {
    let end = draft.units.end;
    let told = end + 1 < analysis.units.len() as u32 && analysis.folded(end) == "who";
    told && analysis.tag(end + 1) == Tag::Modal
        && matches!(analysis.folded(end - 1), "candidates" | "contenders")
}

/// "41 percent would choose Berg to be president": those asked nominate nobody.
fn is_choice_of_poll(analysis: &Analysis, draft: &Draft) -> bool {
    let subject =
        draft.predicate.and_then(|verb| analysis.verb(verb).subject).map(|id| analysis.group(id).units);
    subject.is_some_and(|units| {
        (units.start..units.end).any(|at| matches!(analysis.folded(at), "percent" | "%" | "pc"))
    })
}

/// "would not back a law that spares the rich", "will not endorse him from the pulpit", "did not back bans “lightly”": what is
/// denied is only what stands behind the object. Somebody who is `named` is not one of a kind.
fn denies_restriction(analysis: &Analysis, end: u32, named: bool) -> bool {
    if end + 1 >= analysis.units.len() as u32 {
        return false;
    }
    !named && is_of_a_kind(analysis, end) || is_from_a_place(analysis, end) || is_qualified(analysis, end)
}

/// "a law that …": an object of which only one kind is meant.
fn is_of_a_kind(analysis: &Analysis, end: u32) -> bool {
    let tells = matches!(analysis.tag(end), Tag::That | Tag::Rel)
        && matches!(analysis.folded(end), "that" | "which" | "who")
        && matches!(analysis.tag(end + 1), Tag::Verb | Tag::Aux | Tag::Modal | Tag::Neg | Tag::Adv);
    let indefinite = |start: u32| {
        let object = analysis.groups_starting(start).any(|id| analysis.group(id).units.end == end);
        object && matches!(analysis.folded(start), "a" | "an" | "any" | "another")
    };
    tells && (end.saturating_sub(6)..end).any(indefinite)
}

/// "from his pulpit": where somebody does not speak.
fn is_from_a_place(analysis: &Analysis, end: u32) -> bool {
    let whole = analysis.units.len() as u32;
    analysis.folded(end) == "from"
        && (end + 1..whole.min(end + 4)).any(|at| {
            matches!(
                analysis.folded(at),
                "pulpit" | "stage" | "podium" | "floor" | "dais" | "lectern" | "bench" | "altar" | "platform"
            )
        })
}

/// "“lightly”": a word or two in quotation marks that tell how.
fn is_qualified(analysis: &Analysis, end: u32) -> bool {
    const WORDS: u32 = 6;
    let opens = |quote: UnitSpan| {
        let short = quote.start == end && quote.len() <= WORDS;
        short && (quote.start..quote.end).all(|at| analysis.verb_at[at as usize].is_none())
    };
    analysis.quotes_over(UnitSpan::new(end, end + 1)).any(|quote| opens(quote.units))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn how_somebody_would_govern_was_an_office() {
        assert!(said("office", "Ann Lee vowed to be the best governor of Ohio.", None).is_empty());
        assert_eq!(said("office", "Ann Lee is the governor of Ohio.", None).len(), 1);
    }

    #[test]
    fn a_run_that_was_not_made_or_is_thought_over_was_a_candidacy() {
        for text in [
            "Linda Moe said she could have run for re-election.",
            "Paul Hart is reconsidering his decision not to run for mayor.",
            "Paul Hart reversed his decision not to run for mayor.",
        ] {
            assert!(said("candidacy", text, None).is_empty(), "{text}");
        }
        assert_eq!(
            said("candidacy", "Paul Hart explained his decision not to run for mayor.", None).len(),
            1
        );
        let rounds = "Paul Hart placed third on two ballots at the endorsing convention.";
        assert!(said("tally", rounds, None).is_empty());
        let some = "Labour would support the government in matters of security.";
        assert!(said("stance", some, None).is_empty());
    }

    #[test]
    fn what_was_denied_of_a_kind_was_denied_of_all() {
        for text in [
            "“I was not willing to support a school law that didn't protect poor pupils,” Paul Hart said.",
            "Although Paul Hart does not plan to endorse Karl Lund from his pulpit, he wears his badge.",
            "Paul Hart did not support curfews “willy-nilly.”",
        ] {
            assert_eq!(said("stance", text, None), [""; 0], "{text}");
        }
        for text in
            ["Paul Hart did not support the law that spares the rich.", "Paul Hart does not back Karl Lund."]
        {
            assert_eq!(said("stance", text, None).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_judgement_on_a_candidate_was_a_step_in_the_race() {
        for text in [
            "“Anna Berg is a better candidate because of it,” Paul Hart said.",
            "Karl Lund would be the best presidential candidate, Paul Hart said.",
            "Anna Berg and Karl Lund are both seen as candidates who would best handle a crisis.",
            "Forty-one percent would choose Anna Berg to be the next president of the United States.",
        ] {
            assert_eq!(said("candidacy", text, None), [""; 0], "{text}");
        }
        let text = "The committee chose Anna Berg to be the next president of the bank.";
        assert_eq!(said("candidacy", text, None).len(), 1);
    }

    #[test]
    fn what_somebody_could_do_or_turns_down_was_a_stand() {
        for text in [
            "Anna Berg is well positioned to block the plan.",
            "Anna Berg rejected the channel's offer of make-up before the debate.",
            "Anna Berg has resisted the laws of gravity for months.",
            "“We will coalesce around an agenda,” Anna Berg said.",
        ] {
            assert_eq!(said("stance", text, None), [""; 0], "{text}");
        }
        for text in [
            "Anna Berg is ready to block the plan.",
            "Anna Berg rejected the channel's offer of talks on the plan.",
            "Anna Berg has resisted the plan for months.",
        ] {
            assert_eq!(said("stance", text, None).len(), 1, "{text}");
        }
    }

    #[test]
    fn what_nobody_weighs_was_left_open() {
        for text in [
            "The parliament has refused to suspend standing orders and consider the government's plan.",
            "The council considered the plan but decided against voting on it.",
        ] {
            assert_eq!(said("stance", text, None), [""; 0], "{text}");
        }
        assert_eq!(said("stance", "The council is considering the government's offer.", None).len(), 1);
    }

    #[test]
    fn who_stays_until_a_day_was_told_to_go_on_it() {
        let day = Some("2024-04-02");
        assert_eq!(said("term", "Paul Reed will not step down as mayor before May 6.", day), [""; 0]);
        assert_eq!(said("term", "Paul Reed will step down as mayor on May 6.", day).len(), 1);
        let forced = said("term", "Paul Reed was forced to resign as mayor on Monday.", day);
        assert!(forced.iter().any(|term| term.contains("1 April 2024")), "{forced:?}");
    }

    #[test]
    fn leaders_behind_somebody_elses_candidate_were_candidates() {
        let text = "Protesting against his entry as their candidate, Congress leaders Ann Lee and Paul Reed also left.";
        assert_eq!(said("candidacy", text, None), [""; 0]);
        let when =
            "Paul Reed said he will resign when he is officially nominated to contest the by-election.";
        assert_eq!(said("candidacy", when, None), [""; 0]);
        assert_eq!(said("candidacy", "Malta's candidate, Ann Lee, met the press.", None).len(), 1);
    }

    #[test]
    fn whom_a_union_represents_voted_for_it() {
        let text = "The union representing teachers and support staff members voted to authorize a strike.";
        let told = said("stance", text, None);
        assert!(told.iter().all(|stance| !stance.contains("staff")), "{told:?}");
        assert_eq!(said("stance", "The union representing teachers voted to back Ann Lee.", None).len(), 1);
    }

    #[test]
    fn what_authorities_say_of_a_fire_was_the_articles_word() {
        let toll = crate::testing::first_toll(
            "It was a fire that authorities say left at least 72 people dead.",
            None,
        );
        assert_eq!(toll.attribution.source.id.as_deref(), Some("anonymous:authorities"));
        let plain = crate::testing::first_toll("It was a fire that left at least 72 people dead.", None);
        assert_eq!(plain.attribution.source.id, None);
    }
}
