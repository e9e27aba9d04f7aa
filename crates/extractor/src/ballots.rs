//! Level 6: who voted, and on what, where the words of a ballot's result leave it out.
//!
//! "The Senate debated the water bill until midnight. The vote was 52 to 48": the body is the one of its kind that the
//! sentences before name, the motion the plan that they speak of. Where two could be meant, nothing is filled.

use claimwire_record::{Entity, EntityKind, ResolvedBy, SlotValue, Span, folded_id};
use claimwire_rules::program::VerbForm;
use claimwire_rules::{fold, one_line};

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::draft::{Draft, bodies};
use crate::ellipsis;
use crate::lexis::WordClass;
use crate::names::{NameKind, NameMention};
use crate::phrases::{up_to_chamber, with_complements};
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// How many sentences before its own may name the body of a ballot.
const SENTENCES: usize = 3;

/// Fills body and motion of every vote that lacks them.
pub fn fill(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let rules = &resolver.knowledge.rules;
    // "52 lawmakers rejected the motion": how many of all, and no ballot's result.
    let counted = |draft: &Draft| {
        let body = draft.slots.get("body").and_then(SlotValue::entity);
        let name = body.and_then(|body| body.name.as_deref()).unwrap_or_default();
        name.split(' ').any(|word| word.bytes().next().is_some_and(|byte| byte.is_ascii_digit()))
    };
    drafts.retain(|draft| !(is_uncounted(resolver, draft) && counted(draft)));
    for draft in drafts.iter_mut().filter(|draft| rules.type_of(&rules.rules[draft.rule]).name == "vote") {
        if !draft.slots.contains_key("body") {
            put(draft, "body", body_of(resolver, draft));
        }
        read_as_body(draft);
        leave_article_off(draft);
        if is_uncounted(resolver, draft) {
            leave_passing_off(draft);
        }
        if resolver.knowledge.rule_id(draft.rule) == "vote/voted-to-do" && undoes(draft) {
            let adopted = SlotValue::Word("adopted".to_owned());
            draft.slots.entry("outcome".to_owned()).or_insert(adopted);
        }
        if !draft.slots.contains_key("motion") {
            let told = plan_of_ballot(resolver, draft)
                .or_else(|| ellipsis::plan_told_of(resolver, draft.units.start));
            put(draft, "motion", told.map(|id| motion(resolver, id)));
        }
    }
}

/// "78 voted in favour of the harbour plan, and two against", "voted 122 to 21 for strike action": the plan that the words of
/// a ballot name, or those right behind them.
fn plan_of_ballot(resolver: &Resolver, draft: &Draft) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
    let plan = |at: u32| {
        let side = match (word(at), word(at + 1)) {
            ("favour" | "favor" | "support", "of") => at + 2,
            ("for" | "against", _) => at + 1,
            _ => return None,
        };
        // "12 voted for the motion and 30 against": a group of both.
        let joins = |id: GroupId| {
            let units = analysis.group(id).units;
            (units.start..units.end).any(|at| analysis.folded(at) == "and")
        };
        let groups = analysis.groups_starting(side);
        let groups = groups.filter(|&id| ellipsis::is_plan(resolver, id) && !joins(id));
        groups.max_by_key(|&id| analysis.group(id).units.len())
    };
    const BEHIND: u32 = 2;
    (draft.units.start..draft.units.end + BEHIND).find_map(plan)
}

/// Drops "failed by 20 votes to eight" with more for it than against it: which count is which is told by the verb.
pub fn drop_turned(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let number = |draft: &Draft, slot: &str| match draft.slots.get(slot) {
        Some(SlotValue::Number(number)) => number.as_f64(),
        _ => None,
    };
    drafts.retain(|draft| {
        let open = draft.slots.contains_key("motion") && !draft.slots.contains_key("outcome");
        !(open && number(draft, "for") > number(draft, "against") && fails_before(resolver.analysis, draft))
    });
}

/// "voted 63 to 37 to repeal the ban": whether what was voted is to undo a thing, which the vote does, and not the thing itself.
fn undoes(draft: &Draft) -> bool {
    let motion = draft.slots.get("motion").and_then(SlotValue::entity);
    let first = motion.and_then(|motion| motion.name.as_deref()).and_then(|name| name.split(' ').next());
    matches!(first, Some("repeal" | "rescind" | "revoke" | "abolish" | "scrap" | "withdraw" | "annul"))
}

/// "the Senate passed the bill": whether a rule tells of a ballot without a count.
pub fn is_uncounted(resolver: &Resolver, draft: &Draft) -> bool {
    let rule = resolver.knowledge.rule_id(draft.rule);
    rule.starts_with("vote/") && rule.ends_with("-uncounted")
}

/// Drops "a motion was passed" where neither what it was nor who passed it nor when is told.
pub fn drop_bare(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    drafts.retain(|draft| {
        let motion = draft.slots.get("motion").and_then(SlotValue::entity);
        let bare = motion.is_none_or(|motion| motion.name.as_deref().is_none_or(|name| !name.contains(' ')));
        let named = draft.slots.contains_key("body")
            || (draft.sentence.start..draft.sentence.end)
                .any(|at| resolver.analysis.time_at[at as usize].is_some());
        !is_uncounted(resolver, draft) || !bare || named
    });
}

/// Drops what a sentence tells of a ballot without a count where it tells of one with a count too.
pub fn drop_uncounted(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let vote = |draft: &Draft| resolver.knowledge.rule_id(draft.rule).starts_with("vote/");
    let counted =
        |draft: &Draft| ["for", "against", "abstain"].iter().any(|slot| draft.slots.contains_key(*slot));
    let told: Vec<UnitSpan> =
        drafts.iter().filter(|draft| vote(draft) && counted(draft)).map(|draft| draft.sentence).collect();
    drafts.retain(|draft| !vote(draft) || counted(draft) || !told.contains(&draft.sentence));
}

/// Drops "by almost a 3-2 margin": a ratio, and no count.
pub fn drop_ratios(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    const REACH: u32 = 6;
    let analysis = resolver.analysis;
    drafts.retain(|draft| {
        if !resolver.knowledge.rule_id(draft.rule).starts_with("vote/") {
            return true;
        }
        let word = |at: u32| if at < draft.sentence.end { analysis.folded(at) } else { "" };
        let end = draft.units.end;
        let margin = (end..end + 2).any(|at| matches!(word(at), "margin" | "ratio"));
        let first = draft.units.start.max(end.saturating_sub(REACH));
        let about = (first..end).any(|at| matches!(word(at), "almost" | "nearly" | "roughly"));
        !(margin && about)
    });
}

/// Whether the verb right before a count tells that something failed.
fn fails_before(analysis: &Analysis, draft: &Draft) -> bool {
    const NEAR: u32 = 3;
    let start = draft.units.start;
    let behind = analysis.verbs.partition_point(|verb| verb.units.start < start);
    let Some(verb) = behind.checked_sub(1).map(|last| &analysis.verbs[last]) else { return false };
    verb.units.start >= draft.sentence.start
        && verb.units.end + NEAR > start
        && matches!(
            analysis.folded(verb.head),
            "failed" | "fails" | "fell" | "lost" | "rejected" | "defeated"
        )
}

/// "An amendment was voted down": what it was, without the article.
fn leave_article_off(draft: &mut Draft) {
    rename_motion(draft, |name| {
        ["A ", "An ", "The ", "All the "].iter().find_map(|article| name.strip_prefix(article))
    });
}

/// "a bill that passed the House": the bill, without what is told of it.
fn leave_passing_off(draft: &mut Draft) {
    let told = [" that passed", " which passed", " that was ", " which was ", " that has ", " which has "];
    rename_motion(draft, |name| {
        let end = told.iter().filter_map(|words| name.find(words)).min()?;
        Some(name[..end].trim_end_matches(','))
    });
}

/// Gives a motion that is told in plain words the part of them that a function names; none leaves it.
fn rename_motion(draft: &mut Draft, part: impl Fn(&str) -> Option<&str>) {
    let Some(SlotValue::Entity(motion)) = draft.slots.get_mut("motion") else { return };
    let name = motion.name.as_deref().filter(|_| motion.kind == Some(EntityKind::Text));
    if let Some(name) = name.and_then(part).map(str::to_owned) {
        (motion.id, motion.name) = (Some(format!("text:{name}")), Some(name));
    }
}

/// "the state legislature": who votes is a body, by whatever words it is told.
fn read_as_body(draft: &mut Draft) {
    let Some(SlotValue::Entity(body)) = draft.slots.get_mut("body") else { return };
    if let Some(name) = body.name.as_deref().filter(|_| body.kind == Some(EntityKind::Text)) {
        body.id = Some(format!("org:{}", folded_id(name)));
        body.kind = Some(EntityKind::Org);
    }
}

fn put(draft: &mut Draft, slot: &str, entity: Option<Entity>) {
    let Some(mut entity) = entity else { return };
    entity.resolved_by = Some(ResolvedBy::Salience);
    draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(entity)));
    draft.doubts.push("a mention is tied by salience");
}

/// A plan by its words with its complements: "its first resolution on the valley" is a "first resolution on the valley".
pub fn motion(resolver: &Resolver, id: GroupId) -> Entity {
    let analysis = resolver.analysis;
    let own = analysis.group(id).units;
    let units = up_to_chamber(analysis, with_complements(analysis, own, u32::MAX), own.end);
    let units = UnitSpan::new(undoing_before(analysis, units.start).unwrap_or(units.start), units.end);
    let article =
        |at: &u32| matches!(analysis.folded(*at), "the" | "a" | "an" | "its" | "their" | "his" | "her");
    let start = (units.start..units.end).find(|at| !article(at)).unwrap_or(units.start);
    let name = one_line(analysis.words(Span::new(start, units.end)));
    Entity {
        id: Some(format!("text:{name}")),
        name: Some(name),
        kind: Some(EntityKind::Text),
        mention: Some(analysis.words(units).to_owned()),
        span: crate::place(analysis, units),
        ..Entity::default()
    }
}

/// "repeal of the ban": what is voted on is to undo the thing that a group names. The first unit of the noun that tells so.
fn undoing_before(analysis: &Analysis, start: u32) -> Option<u32> {
    let of = start.checked_sub(1).filter(|&at| analysis.folded(at) == "of")?;
    let noun = of.checked_sub(1)?;
    matches!(
        analysis.folded(noun),
        "repeal"
            | "abolition"
            | "removal"
            | "reversal"
            | "scrapping"
            | "lifting"
            | "ending"
            | "end"
            | "withdrawal"
            | "rejection"
            | "suspension"
            | "revocation"
            | "extension"
            | "relaxation"
    )
    .then_some(noun)
}

/// The one body named in the sentence up to the end of the evidence or where it votes ("in the Senate"), else in the
/// nearest sentence before that names any.
fn body_of(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let told = |name: &&NameMention| {
        !is_in_deed_of_motion(analysis, draft, name.units)
            && !brings_motion(analysis, name.units)
            && (name.units.start < draft.units.end || is_led(analysis, name.units))
    };
    if is_elsewhere(resolver, draft) {
        return None;
    }
    if let Some(voters) = voters_before(analysis, draft) {
        return Some(voters);
    }
    let here = only(resolver, draft.sentence, bodies(resolver, draft.sentence).filter(told));
    let before = analysis.sentences_begun(draft.sentence.start).iter().rev().skip(1).take(SENTENCES);
    let before = before.map(|sentence| {
        let named = only(resolver, sentence.units, bodies(resolver, sentence.units));
        match named {
            Named::None if tells_of_members(resolver, sentence.units) => Named::Several,
            named => named,
        }
    });
    match std::iter::once(here).chain(before).find(|named| !matches!(named, Named::None))? {
        Named::One(body) => Some(body),
        _ => None,
    }
}

/// "a motion brought in by the Congress": who brings a motion is not the body that votes on it.
fn brings_motion(analysis: &Analysis, name: UnitSpan) -> bool {
    let article = u32::from(name.start > 0 && matches!(analysis.folded(name.start - 1), "the" | "an" | "a"));
    let Some(by) = name.start.checked_sub(1 + article).filter(|&at| analysis.folded(at) == "by") else {
        return false;
    };
    (by.saturating_sub(2)..by).any(|at| {
        matches!(
            analysis.folded(at),
            "brought"
                | "moved"
                | "tabled"
                | "proposed"
                | "introduced"
                | "submitted"
                | "filed"
                | "put"
                | "sponsored"
                | "presented"
        )
    })
}

/// "a motion to ask the Senate for advice passed by 40 votes to 30": whether a name stands in what a motion is to do, which
/// tells nothing of who votes on it.
fn is_in_deed_of_motion(analysis: &Analysis, draft: &Draft, name: UnitSpan) -> bool {
    let verb = |id| analysis.verb(id);
    let deed = |verb: &VerbGroup| matches!(verb.form, VerbForm::Infinitive | VerbForm::Gerund);
    let start = draft.sentence.start.min(name.start);
    let comma = (start..name.start).rev().find(|&at| analysis.tag(at) == Tag::Comma).unwrap_or(start);
    let before = analysis.verbs_within(Span::new(comma, name.start)).map(verb).last();
    let passes = analysis.verb_from[name.end as usize].map(verb);
    before.is_some_and(deed)
        && passes.is_some_and(|verb| verb.form == VerbForm::Finite && verb.units.end <= draft.units.end)
}

/// "Among clergy, there were 30 votes for", "Within the laity, 40 voted for it": those who are told before the count to have
/// voted so.
fn voters_before(analysis: &Analysis, draft: &Draft) -> Option<Entity> {
    let start = draft.units.start;
    let apart = |at: u32| analysis.tag(at) == Tag::Num || matches!(analysis.folded(at), ";" | ".");
    let opens = |at: u32| {
        at == draft.sentence.start
            || matches!(analysis.tag(at - 1), Tag::Comma | Tag::Conj | Tag::Dash)
            || analysis.folded(at - 1) == ";"
    };
    let near = (draft.sentence.start..start).rev().take_while(|&at| !apart(at));
    let led = near.into_iter().find(|&at| matches!(analysis.folded(at), "among" | "within") && opens(at))?;
    let groups = analysis.groups_starting(led + 1).map(|id| analysis.group(id));
    let voters = groups.filter(|group| group.units.end <= start).max_by_key(|group| group.units.end)?;
    if voters.name.is_some() || voters.number.is_some() {
        return None;
    }
    let article = u32::from(analysis.folded(voters.units.start) == "the");
    let units = Span::new(voters.units.start + article, voters.units.end);
    let name = one_line(analysis.words(units));
    Some(Entity {
        id: Some(format!("group:{}", folded_id(&fold(&name)))),
        name: Some(name),
        kind: Some(EntityKind::Group),
        mention: Some(analysis.words(voters.units).to_owned()),
        span: crate::place(analysis, voters.units),
        ..Entity::default()
    })
}

/// "Teachers at Redmoor College turned to a vote": whether a sentence opens with those of a body that has no name for a chamber.
fn tells_of_members(resolver: &Resolver, sentence: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let mut opening = (sentence.start..sentence.end.min(sentence.start + 2))
        .flat_map(|at| analysis.groups_starting(at))
        .map(|id| analysis.group(id));
    opening.any(|group| {
        let led = matches!(analysis.folded(group.units.end), "at" | "of" | "in");
        let at = group.units.end + 1 + u32::from(analysis.folded(group.units.end + 1) == "the");
        let name = analysis.name_at.get(at as usize).copied().flatten();
        let body = name.map(|name| analysis.names[name as usize].kind);
        group.plural && led && group.name.is_none() && matches!(body, Some(NameKind::Org | NameKind::Unknown))
    })
}

/// Whether a sentence speaks of a body by a word that no name in it holds: "the House", "the committee".
fn has_unnamed(resolver: &Resolver, sentence: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let is_chamber = |at: u32| resolver.knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::CHAMBER);
    let held = |at: u32| {
        bodies(resolver, sentence).any(|name| {
            (name.units.start..name.units.end).any(|in_name| analysis.folded(in_name) == analysis.folded(at))
        })
    };
    let unit = analysis.units.len() as u32;
    (sentence.start..sentence.end.min(unit)).any(|at| is_chamber(at) && !held(at))
}

/// "was adopted at the United Nations": voted on where no chamber is named, and so in none of those named before.
fn is_elsewhere(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let led = |name: &NameMention| {
        let article = analysis.folded(name.units.start.saturating_sub(1)) == "the";
        let before = name.units.start.checked_sub(1 + u32::from(article));
        before.is_some_and(|at| analysis.folded(at) == "at")
    };
    let org = |name: &&NameMention| name.kind == NameKind::Org && !votes(resolver, name) && led(name);
    let told = Span::new(draft.sentence.start, draft.units.end);
    analysis.names_within(told).any(|name| org(&name))
}

/// "in the Senate", "by the Storting".
fn is_led(analysis: &Analysis, units: UnitSpan) -> bool {
    let article = units.start > 0 && analysis.folded(units.start - 1) == "the";
    let before = units.start.checked_sub(1 + u32::from(article));
    before.is_some_and(|at| matches!(analysis.folded(at), "in" | "by"))
}

fn bodies<'a>(resolver: &'a Resolver, units: UnitSpan) -> impl Iterator<Item = &'a NameMention> {
    let names = resolver.analysis.names_within(units);
    names.filter(|name| {
        name.kind == NameKind::Org
            && votes(resolver, name)
            && !is_new_name(resolver.analysis, name)
            && !is_somebodys(resolver.analysis, name)
            && !is_what_is_won(resolver.analysis, name)
    })
}

/// "a seat on the Security Council by 128 votes": the body that a seat is on does not vote on it.
fn is_what_is_won(analysis: &Analysis, name: &NameMention) -> bool {
    const NEAR: u32 = 5;
    let start = name.units.start;
    let near = (start.saturating_sub(NEAR)..start).rev();
    let mut on = near.take_while(|&at| !matches!(analysis.tag(at), Tag::Verb | Tag::Comma | Tag::Punct));
    on.any(|at| {
        matches!(analysis.folded(at), "on" | "to" | "in")
            && at > 0
            && matches!(
                analysis.folded(at - 1),
                "seat" | "seats" | "place" | "elected" | "election" | "re-election"
            )
    })
}

/// "Lee, the Harbour Committee (HC) member": a body that somebody is told by.
fn is_somebodys(analysis: &Analysis, name: &NameMention) -> bool {
    let end = name.units.end;
    let short = analysis.folded(end) == "(" && analysis.folded(end + 2) == ")";
    let behind = if short { end + 3 } else { end };
    matches!(
        analysis.folded(behind),
        "member"
            | "official"
            | "president"
            | "vice"
            | "chief"
            | "delegate"
            | "chairman"
            | "chairwoman"
            | "chair"
            | "leader"
    )
}

/// "plans to change its name to South Cleve Council", "is to be renamed Cleve Council": what a body may be called one day.
fn is_new_name(analysis: &Analysis, name: &NameMention) -> bool {
    let word = |back: u32| name.units.start.checked_sub(back).map_or("", |at| analysis.folded(at));
    matches!(word(1), "renamed" | "rename")
        || matches!(word(1), "to" | "as") && matches!(word(2), "name" | "renamed" | "title")
}

/// A name that says what votes, as printed or by its full form: "Senate Judiciary Committee", "Rada".
fn votes(resolver: &Resolver, name: &NameMention) -> bool {
    let class = |at: u32| resolver.knowledge.lexis.of(resolver.analysis.unit(at).symbol);
    // "the Congress of the People" is a party.
    let party = matches!(resolver.analysis.folded(name.units.end - 1), "people" | "party" | "workers");
    // "Trinamool Congress", "All Progressives Congress" are parties.
    let known = name.entry.map(|entry| resolver.knowledge.name(entry).class);
    let first = resolver.analysis.folded(name.units.start);
    let congress = resolver.analysis.folded(name.units.end - 1) == "congress"
        && name.units.len() > 1
        && name.entry.is_none()
        && !matches!(first, "us" | "u.s" | "u.s." | "national" | "united" | "american" | "state");
    if congress || known == Some(claimwire_rules::NameClass::Party) {
        return false;
    }
    class(name.units.end - 1).has(WordClass::CHAMBER)
        || class(name.units.start).has(WordClass::CHAMBER) && !party
}

enum Named {
    None,
    One(Entity),
    Several,
}

/// The one body of a sentence; "the Senate" without a name that it is short for may be another.
fn only<'a>(resolver: &Resolver, sentence: UnitSpan, names: impl Iterator<Item = &'a NameMention>) -> Named {
    if has_unnamed(resolver, sentence) {
        return Named::Several;
    }
    let mut found = Named::None;
    for name in names {
        let entity = bodies::named(resolver, name.units, name.entry);
        match &found {
            Named::One(known) if known.id == entity.id => {}
            Named::None => found = Named::One(entity),
            _ => return Named::Several,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use claimwire_record::SlotValue;

    use crate::testing::said;

    /// The bodies of the votes of a text.
    fn bodies(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, None).into_iter();
        let votes = claims.filter(|claim| claim.claim_type == "vote");
        votes.map(|vote| vote.slots.get("body").and_then(SlotValue::identity).unwrap_or_default()).collect()
    }

    #[test]
    fn those_of_whom_a_count_is_told_were_the_body_named_before() {
        let text = "In the House of Bishops, 21 voted for and nine against. Among priests, there were 80 votes for and 70 \
                    against. Within the laity, 90 voted in favour and 88 against.";
        assert_eq!(bodies(text), ["org:house-of-bishops", "group:priests", "group:laity"]);
        let text = "The Redmoor Senate heard a motion. Teachers at Alford College turned to a vote. In a resolution that passed, \
                    90 to 12, they asked for talks.";
        assert!(bodies(text).iter().all(String::is_empty), "{:?}", bodies(text));
    }

    #[test]
    fn the_body_that_a_seat_is_on_voted_on_it() {
        let text = "Ann Lee won a seat on the club's Executive Committee by 28 votes to 18.";
        assert!(said("vote", text, None).iter().all(|vote| !vote.contains("Executive Committee")));
    }

    #[test]
    fn a_body_that_a_motion_is_to_ask_voted_on_it() {
        let text = "A motion by Ann Lee to seek advice from the Redmoor Council passed 40-30.";
        assert!(bodies(text).iter().all(String::is_empty), "{:?}", bodies(text));
        assert_eq!(
            bodies("In the Redmoor Council, a motion to seek advice passed 40-30."),
            ["org:redmoor-council"]
        );
    }

    #[test]
    fn a_chamber_named_before_voted_elsewhere() {
        let text = "Hungary's parliament will vote in June. The text was adopted at the United Nations by 98 votes to seven.";
        assert!(!said("vote", text, None).iter().any(|told| told.contains("arliament")));
    }

    #[test]
    fn a_name_that_a_council_was_to_bear_voted() {
        let text =
            "The club may change its name to South Cleve Council. The motion passed by 30 votes to 12.";
        assert!(said("vote", text, None).iter().all(|told| !told.contains("South Cleve")));
    }

    #[test]
    fn what_failed_had_more_for_it_than_against_it() {
        let text = "The motion on parking, tabled by Councillor Carl Voss, failed by 20 votes to eight.";
        assert!(said("vote", text, None).is_empty());
        assert_eq!(said("vote", "The motion on parking passed by 20 votes to eight.", None).len(), 1);
    }

    #[test]
    fn answers_in_a_survey_were_a_vote() {
        let text = "Norwegians oppose the treaty by 54 percent to 31 percent, a survey found.";
        assert!(said("vote", text, None).is_empty());
        assert_eq!(said("vote", "Voters rejected the treaty by 54 percent to 46 percent.", None).len(), 1);
    }

    #[test]
    fn a_ballot_told_without_a_count_was_not_told() {
        let told = |text: &str| said("vote", text, None);
        assert_eq!(told("The Senate passed the water bill."), ["Senate voted on the water bill: adopted"]);
        assert_eq!(told("The water bill, which passed the Senate, bans nets.").len(), 1);
        assert!(told("The Senate will pass the water bill.").is_empty());
        assert_eq!(told("The Senate passed the water bill. It voted 30 to 12.").len(), 2);
        assert_eq!(told("The Senate passed the water bill by 30 votes to 12.").len(), 1);
        assert!(told("In the session 52 lawmakers rejected the motion.").is_empty());
        let party = "The Trinamool Congress walked out. All the amendments were defeated.";
        assert!(told(party).iter().all(|told| !told.contains("Congress")), "{:?}", told(party));
        let titled = crate::testing::claims_of("The Water Bill 2018 was passed.", None);
        assert!(titled.iter().all(|claim| claim.time.value.as_deref() != Some("2018")));
    }

    #[test]
    fn speakers_and_who_brings_a_motion_voted() {
        assert!(said("vote", "We have had two speakers for and two speakers against.", None).is_empty());
        let text = "The mayor survived a no-confidence motion brought in by the Congress and BJP members.";
        let votes = crate::testing::claims_of(text, None);
        let vote = votes.iter().find(|claim| claim.claim_type == "vote").expect("a vote is told");
        let body = vote.slots.get("body").and_then(SlotValue::entity);
        assert!(body.is_none_or(|body| body.id.is_none()));
    }

    #[test]
    fn what_a_ballot_says_it_was_on_was_left_out() {
        for text in [
            "Seventy-eight MPs voted in favour of the budget plan, and two voted against.",
            "Members voted 30-12 for the budget plan.",
        ] {
            let claims = crate::testing::claims_of(text, None);
            let vote = claims.iter().find(|claim| claim.claim_type == "vote").expect("a vote");
            let motion = vote.slots.get("motion").and_then(SlotValue::identity);
            assert_eq!(motion.as_deref(), Some("text:budget plan"), "{text}");
        }
    }

    #[test]
    fn how_many_of_each_party_went_one_way_was_the_ballot() {
        let text = "Eight Republicans voted in favour and 44 Democrats voted against the bill.";
        assert!(said("vote", text, None).is_empty());
        let house = "Twelve Senators voted in favour and nine Senators voted against the bill.";
        assert_eq!(said("vote", house, None).len(), 1);
    }

    #[test]
    fn the_count_behind_a_measure_was_part_of_its_name() {
        let text = "The House of Representatives passed the measure 219-212 in the evening.";
        let votes = said("vote", text, None);
        assert!(votes.len() == 1 && votes[0].contains("219 for 212 against"), "{votes:?}");
    }

    #[test]
    fn a_motion_that_affirms_something_said_so() {
        let text = "It passed 14-11, and another motion affirming that right passed 20-5.";
        let votes =
            crate::testing::claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "vote");
        assert!(votes.into_iter().all(|vote| vote.attribution.source.id.is_none()));
    }
}
