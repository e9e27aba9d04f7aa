//! Claims whose words belong to another thing than the one that the rule takes: amendments to a bill, the second of two bodies, a
//! body's own head.

use claimwire_record::{EntityKind, SlotValue};

use super::Draft;
use crate::analysis::Analysis;
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// Whether the words of a claim are told of another thing.
pub(super) fn is_none(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let rule = resolver.knowledge.rule_id(draft.rule);
    if rule.starts_with("office/") && (is_of_own_words(draft) || is_of_branch_of_bank(draft)) {
        return true;
    }
    if rule.starts_with("stance/") && is_choice(analysis, draft) {
        return true;
    }
    match rule {
        "office/title-name" => goes_on_as_country(analysis, draft),
        "stance/brought-by" => is_of_amendments(analysis, draft),
        "membership/represents" | "membership/has-members" if is_apiece(analysis, draft) => true,
        "membership/bloc-of" | "membership/represents" => is_first_of_two(analysis, draft),
        "membership/the-members" | "membership/the-countries" => is_owned(analysis, draft),
        "candidacy/picks-to-lead" => is_own_head(analysis, draft),
        "toll/country-reports-killed" | "toll/country-reports-injured" | "toll/country-reports-missing" => {
            is_of_no_country(draft)
        }
        "office/led-by" => is_first_before_led(analysis, draft),
        "measure/unchanged-at" => !is_of_poll(analysis),
        "measure/ranks-with-share" => is_of_poll(analysis) || !is_of_election(analysis, draft),
        "measure/shares-move" => is_share_of_all(analysis, draft),
        "stance/headline-in-favour" => is_counted_ballot(analysis, draft),
        "stance/gives-support" => is_of_owner(analysis, draft),
        "candidacy/vies-for" => is_to_be_replaced(analysis, draft),
        "membership/out-of" => is_of_every_ten(draft),
        "term/takes-office" | "term/takes-office-untold" => is_sworn_in_as_another(analysis, draft),
        "term/term-expires" => is_contract_of_another_post(analysis, draft),
        // "saw a majority vote to leave": what somebody saw, and when is told of that.
        "tally/votes-to-act" => draft.units.start.checked_sub(1).is_some_and(|at| {
            matches!(analysis.folded(at), "saw" | "see" | "sees" | "seen" | "watched" | "had")
        }),
        "stance/votes-for" => is_before_vote(analysis, draft),
        "stance/is-backed-by" => is_vague_crowd(draft),
        _ => false,
    }
}

/// "Lund Fed chief Ann Lee": who heads a bank's branch in a town does not chair the bank.
fn is_of_branch_of_bank(draft: &Draft) -> bool {
    let office = draft.slots.get("office").and_then(SlotValue::identity);
    let of = draft.slots.get("of").and_then(SlotValue::entity);
    office.as_deref() == Some("fed-chair") && of.is_some_and(|of| of.kind == Some(EntityKind::Place))
}

/// "President Veltor North America": a firm's branch, and nobody's name.
fn goes_on_as_country(analysis: &Analysis, draft: &Draft) -> bool {
    let end = draft.units.end;
    let behind = if end < draft.sentence.end { analysis.name_over(end) } else { None };
    behind.is_some_and(|name| name.units.start == end && name.kind == NameKind::Country)
}

/// "nine out of ten members": so many of every ten, and not all whom the body has.
fn is_of_every_ten(draft: &Draft) -> bool {
    let text = draft.quantity.text.as_deref().unwrap_or_default();
    let behind = text.split_once(" out of ").or_else(|| text.split_once(" in ")).map(|(_, behind)| behind);
    behind.is_some_and(|behind| {
        !["the ", "its ", "their ", "all ", "his ", "her "].iter().any(|all| behind.starts_with(all))
    })
}

/// "will stay as chairman until his contract expires": the contract of a post that the sentence has told, be it another than the
/// one that he held.
fn is_contract_of_another_post(analysis: &Analysis, draft: &Draft) -> bool {
    let start = draft.units.start;
    let until =
        start.checked_sub(1).is_some_and(|at| matches!(analysis.folded(at), "until" | "till" | "when"));
    until && (start..draft.units.end).any(|at| analysis.folded(at) == "contract")
}

/// "Before voting for the treaty, Norway asked": what is to be voted on, whoever votes for it then.
fn is_before_vote(analysis: &Analysis, draft: &Draft) -> bool {
    let verb = draft.predicate.map(|id| analysis.verb(id).units.start);
    verb.and_then(|start| start.checked_sub(1)).is_some_and(|at| analysis.folded(at) == "before")
}

/// "endorsed by several members including Lee": so many of them, of whom those named are told by their names.
fn is_vague_crowd(draft: &Draft) -> bool {
    let party = draft.slots.get("party").and_then(SlotValue::entity);
    let id = party.and_then(|party| party.id.as_deref()).unwrap_or_default();
    let several = ["group:several-", "group:some-", "group:many-", "group:a-number-of-"];
    several.iter().any(|many| id.starts_with(many)) && id.contains("-including-")
}

/// "amendments to the bill proposed by the opposition": the amendments are, and not the bill.
fn is_of_amendments(analysis: &Analysis, draft: &Draft) -> bool {
    let start = draft.units.start;
    let Some(noun) = start.checked_sub(2).filter(|&at| at >= draft.sentence.start) else { return false };
    let changes = matches!(
        analysis.folded(noun),
        "amendment"
            | "amendments"
            | "change"
            | "changes"
            | "revision"
            | "revisions"
            | "addition"
            | "additions"
            | "alternative"
            | "alternatives"
            | "objections"
            | "opposition"
    );
    changes && matches!(analysis.folded(noun + 1), "to" | "in")
}

/// "the miner and the Pilots Guild, which represents 2,000 workers": the second of the two does.
fn is_first_of_two(analysis: &Analysis, draft: &Draft) -> bool {
    let org = draft.slots.get("org").and_then(SlotValue::entity).and_then(|org| org.span.bytes());
    let Some(place) = org else { return false };
    let mut units = draft.units.start..draft.units.end;
    let Some(relative) = units.find(|&at| analysis.folded(at) == "which") else { return false };
    let one = (relative + 1..draft.units.end)
        .find(|&at| analysis.tag(at) == Tag::Verb || analysis.tag(at) == Tag::Aux)
        .is_some_and(|at| analysis.folded(at).ends_with('s'));
    let joined = (draft.units.start..relative).any(|at| analysis.folded(at) == "and");
    let last = (draft.units.start..relative).rev().find(|&at| analysis.tag(at) != Tag::Comma);
    let ends = last.is_some_and(|at| analysis.unit(at).span.end == place.end);
    one && joined && !ends
}

/// "were voting on either supporting or not supporting the plan": what they choose between.
fn is_choice(analysis: &Analysis, draft: &Draft) -> bool {
    let Some(verb) = draft.predicate.map(|verb| analysis.verb(verb)) else { return false };
    let denies = |at: &u32| matches!(analysis.tag(*at), Tag::Neg | Tag::Adv);
    let before = (draft.sentence.start..verb.units.start).rev().find(|at| !denies(at));
    verb.form == claimwire_rules::VerbForm::Gerund
        && before.is_some_and(|at| {
            let or = analysis.folded(at) == "or"
                && (draft.sentence.start..at).any(|at| analysis.folded(at) == "either");
            or || analysis.folded(at) == "either"
        })
}

/// "Democrats and Republicans each had 10 members": of a panel, and not in all.
fn is_apiece(analysis: &Analysis, draft: &Draft) -> bool {
    (draft.units.start..draft.units.end).any(|at| analysis.folded(at) == "each")
}

/// "its share of the vote fell by 3%": no share of a company.
fn is_share_of_all(analysis: &Analysis, draft: &Draft) -> bool {
    (draft.units.start..draft.units.end).any(|at| {
        analysis.folded(at) == "share"
            && matches!(analysis.folded(at + 1), "of")
            && matches!(analysis.folded(at + 2), "the" | "all" | "its" | "their" | "total" | "overall")
    })
}

/// "Balad, and the Labor Party led by Michaeli": of two bodies the second is.
fn is_first_before_led(analysis: &Analysis, draft: &Draft) -> bool {
    let of = draft.slots.get("of").and_then(SlotValue::entity).and_then(|of| of.span.bytes());
    let led = (draft.units.start..draft.units.end).find(|&at| analysis.folded(at) == "led");
    of.zip(led).is_some_and(|(of, led)| {
        let between = (draft.units.start..led).filter(|&at| analysis.unit(at).span.start >= of.end);
        between.into_iter().any(|at| analysis.folded(at) == "and")
    })
}

/// "the U.N. health agency's 194 member states": of the body that is told before.
fn is_owned(analysis: &Analysis, draft: &Draft) -> bool {
    const NEAR: u32 = 4;
    let from = draft.units.start.saturating_sub(1).max(draft.sentence.start + 1);
    // "the U.N.'s 194 members" and "the bloc's" are of the body itself.
    let part = |noun: u32| {
        let known = |at: u32| analysis.name_over(at).is_some_and(|name| name.entry.is_some());
        let first = noun.saturating_sub(NEAR).max(draft.sentence.start);
        !known(noun) && (first..noun).any(known)
    };
    (from..draft.units.end).any(|at| analysis.tag(at) == Tag::Clitic && part(at - 1))
}

/// "the agency chose her as its president": a body's own head is no candidate.
fn is_own_head(analysis: &Analysis, draft: &Draft) -> bool {
    let mut units = draft.units.start..draft.units.end;
    let own =
        units.any(|at| analysis.folded(at) == "as" && matches!(analysis.folded(at + 1), "its" | "their"));
    own && draft.slots.contains_key("role")
}

/// "“We have registered 84 deaths,” the president said": whoever says so is no place.
fn is_of_no_country(draft: &Draft) -> bool {
    let place = draft.slots.get("place").and_then(SlotValue::entity);
    place.is_some_and(|place| matches!(place.kind, Some(EntityKind::Person | EntityKind::Org)))
}

/// Whether an article tells of a poll, by naming it more than once.
fn is_of_poll(analysis: &Analysis) -> bool {
    let poll =
        |at: &u32| matches!(analysis.folded(*at), "poll" | "polls" | "survey" | "surveys" | "pollster");
    (0..analysis.units.len() as u32).filter(poll).take(2).count() == 2
}

/// "Vice President Lee was sworn in on Friday as president": the office that follows is taken, and not the one before the name.
fn is_sworn_in_as_another(analysis: &Analysis, draft: &Draft) -> bool {
    let end = draft.units.end;
    let told = (draft.units.start..end).any(|at| analysis.folded(at) == "as");
    !told && end < draft.sentence.end && analysis.folded(end) == "as"
}

/// Whether the sentence of a claim or one of the two before it tells of an election.
fn is_of_election(analysis: &Analysis, draft: &Draft) -> bool {
    const NEAR: usize = 3;
    let from = analysis.sentences_back(draft.units.start, NEAR);
    (from..draft.sentence.end).any(|at| {
        matches!(
            analysis.folded(at),
            "election"
                | "elections"
                | "vote"
                | "votes"
                | "voters"
                | "ballot"
                | "ballots"
                | "runoff"
                | "referendum"
                | "primary"
        )
    })
}

/// "Some 126 delegates voted in favour of the ban, while 18 voted against": a ballot, and no headline without a verb.
fn is_counted_ballot(analysis: &Analysis, draft: &Draft) -> bool {
    (draft.units.start..draft.units.end).any(|at| analysis.folded(at) == "voted")
}

/// "the chairman reaffirmed the party's support for Berg": the support is the party's.
fn is_of_owner(analysis: &Analysis, draft: &Draft) -> bool {
    let mut units = draft.units.start + 1..draft.units.end;
    units.any(|at| {
        analysis.tag(at) == Tag::Clitic
            && (at + 1..at + 4).any(|noun| {
                noun < draft.units.end
                    && matches!(analysis.folded(noun), "support" | "backing" | "endorsement")
            })
            && draft.predicate.is_some_and(|verb| analysis.verb(verb).units.end <= at)
    })
}

/// "Former finance minister and Harbour Party leader Lee" leads no minister; "the minister for Labor and Population" is of no body
/// called "Labor".
fn is_of_own_words(draft: &Draft) -> bool {
    let of = draft.slots.get("of").and_then(SlotValue::entity);
    let office = draft.slots.get("office").and_then(SlotValue::identity);
    let field = |of: &str, office: &str| office.strip_suffix("-minister").is_some_and(|field| of == field);
    of.is_some_and(|of| {
        let id = of.id.as_deref().unwrap_or_default();
        of.kind == Some(EntityKind::Office)
            || id
                .strip_prefix("org:")
                .is_some_and(|of| office.as_deref().is_some_and(|office| field(of, office)))
    })
}

/// "Among those vying to replace Senator Moor are": whom others want to replace does not vie.
fn is_to_be_replaced(analysis: &Analysis, draft: &Draft) -> bool {
    let person = draft.slots.get("person").and_then(SlotValue::entity).and_then(|person| person.span.bytes());
    let replaces = |at: &u32| matches!(analysis.folded(*at), "replace" | "succeed" | "unseat" | "challenge");
    let verb = (draft.units.start..draft.units.end).find(replaces);
    verb.zip(person).is_some_and(|(verb, person)| analysis.unit(verb).span.end <= person.start)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn what_is_told_of_another_was_told_of_the_one_before_it() {
        let bill = "The committee rejected amendments to the bill proposed by the Harbour Party.";
        assert!(said("stance", bill, None).iter().all(|told| !told.contains("Harbour Party supports")));
        let own = "The bill proposed by the Harbour Party was rejected.";
        assert_eq!(said("stance", own, None).len(), 1);
        let two = "The miner and the Pilots Guild, which represents more than 2,000 workers, met.";
        assert_eq!(said("membership", two, None).len(), 1);
        let deaths = crate::testing::claims_of("“We have registered 84 deaths,” Paul Reed said.", None);
        let tolls: Vec<_> = deaths.iter().filter(|claim| claim.claim_type == "toll").collect();
        let placed = |slot: Option<&super::SlotValue>| slot.and_then(|slot| slot.entity()?.id.clone());
        assert!(!tolls.is_empty() && tolls.iter().all(|toll| placed(toll.slots.get("place")).is_none()));
        let party = "Chairman Paul Reed reaffirmed the Harbour Party's support for Anna Berg.";
        assert_eq!(said("stance", party, None), ["Harbour Party supports Anna Berg"]);
        assert!(said("measure", "Labour's share of the list vote fell by 3%.", None).is_empty());
        assert_eq!(said("measure", "Shares of Kestrel fell by 3%.", None).len(), 1);
        let each = "The committee met. Democrats and Republicans each had 10 members.";
        assert!(said("membership", each, None).is_empty());
        let choice = "The councillors were voting on either supporting or not supporting the plan.";
        assert!(said("stance", choice, None).is_empty());
        let led = "The Harbour Party, and the Gozo Union led by Ann Lee, oppose the plan.";
        assert_eq!(said("office", led, None), ["Ann Lee is leader of Gozo Union"]);
        let agency = "The U.N. health agency's 194 member states voted on Tuesday.";
        assert_eq!(said("membership", agency, None).len(), 1);
        assert!(said("candidacy", "The agency chose Anna Berg as its president.", None).is_empty());
        let retires =
            "Among the Republicans vying to replace Senator Pat Moor, who is retiring, are lawyers.";
        assert!(said("candidacy", retires, None).is_empty());
        assert_eq!(said("candidacy", "Ann Lee is vying to replace Senator Pat Moor.", None).len(), 1);
        assert_eq!(said("candidacy", "Paul Reed chose Anna Berg as vice president.", None).len(), 1);
    }
}
