//! Level 6: claims that leave out what the claim before them says: "So did Latvia", "Malta has not", "voted yes".

use std::collections::BTreeMap;

use claimwire_record::{EntityKind, Polarity, ResolvedBy, SlotValue, Span};
use claimwire_rules::program::VerbForm;
use claimwire_rules::units::Casing;

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::ballots;
use crate::draft::{Draft, Echo, Want};
use crate::lexis::WordClass;
use crate::race;
use crate::resolve::Resolver;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// How many sentences back an antecedent may stand; "so did Latvia" needs one in sight, a motion voted on is
/// spoken of for longer.
const IN_SIGHT: usize = 2;
const SPOKEN_OF: usize = 8;

/// Fills the drafts that repeat another's stand, and those that vote on a motion told of before; drops those
/// that find none.
pub fn fill(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    if drafts.iter().all(|draft| draft.wants.is_empty()) {
        return;
    }
    let several = race::has_several_candidates(drafts);
    drafts.sort_by_key(|draft| (own_start(resolver, draft), draft.units.start));
    let mut whole: Vec<Draft> = Vec::with_capacity(drafts.len());
    for draft in std::mem::take(drafts) {
        match draft.wants.first() {
            None | Some(Want::Person) => whole.push(draft),
            Some(Want::Stand) => {
                let told = repeated(resolver, &whole, &draft);
                whole.extend(told.into_iter().filter(|told| !(several && is_open_on_somebody(told))));
            }
            Some(Want::Listed) => {
                let told = listed(resolver, &whole, &draft);
                whole.extend(told);
            }
            Some(Want::Count) => {
                let told = counted(resolver, &whole, draft);
                whole.extend(told);
            }
            Some(Want::Motion) => {
                let told = with_motion(resolver, &whole, draft);
                whole.extend(told);
            }
        }
    }
    *drafts = whole;
}

/// "is undecided" with a person as the target, who need not be the one that the claim before is about.
fn is_open_on_somebody(draft: &Draft) -> bool {
    let target = draft.slots.get("target").and_then(SlotValue::entity);
    let person = target.is_some_and(|target| target.kind == Some(EntityKind::Person));
    let rule_says = draft.slots.get("position").and_then(SlotValue::identity_text);
    person && rule_says.as_deref() == Some("undecided")
}

/// The draft with the stand of the last claim before it; several where that one was on several.
fn repeated(resolver: &Resolver, before: &[Draft], draft: &Draft) -> Vec<Draft> {
    let from = resolver.analysis.sentences_back(draft.units.start, IN_SIGHT);
    let stands = |other: &&Draft| {
        other.units.start >= from
            && is_before(resolver, other, draft)
            && other.slots.contains_key("target")
            && other.slots.contains_key("position")
            && other.wants_topic.is_empty()
    };
    let Some(last) = before.iter().rev().find(stands) else { return Vec::new() };
    let inner = last.units.end > draft.units.start;
    let own = if inner { own_start(resolver, draft) } else { draft.units.start };
    if is_parted(resolver, last.units, own) {
        return Vec::new();
    }
    let same =
        |other: &&Draft| stands(other) && other.predicate == last.predicate && party(other) == party(last);
    before.iter().filter(same).map(|told| echo(resolver, told, draft)).collect()
}

/// "backed by Ann Lee, a judge; Tom Moor, who farms; and Malta": the draft with the stand that the list before the semicolon
/// goes on, of which it holds another party or another target; none where a clause of its own begins.
fn listed(resolver: &Resolver, before: &[Draft], draft: &Draft) -> Vec<Draft> {
    let analysis = resolver.analysis;
    let first = draft.units.start;
    let own = analysis.segments.partition_point(|segment| segment.end <= first);
    let (Some(&before_it), Some(&segment)) =
        (own.checked_sub(1).and_then(|at| analysis.segments.get(at)), analysis.segments.get(own))
    else {
        return Vec::new();
    };
    let start = segment.start;
    let goes_on = before_it.end == start && analysis.folded(start - 1) == ";";
    if !goes_on || tells_more_than_who(analysis, segment) {
        return Vec::new();
    }
    let place = |draft: &Draft, slot: &str| {
        let entity = draft.slots.get(slot).and_then(SlotValue::entity)?;
        Some(entity.span.bytes()?.start)
    };
    let parties = draft.slots.contains_key("party");
    let holds_one = |told: &&Draft| {
        let (party, target) = (place(told, "party"), place(told, "target"));
        let last = party.zip(target).is_some_and(|(party, target)| (party > target) == parties);
        before_it.contains(Span::new(told.units.start, told.units.start + 1))
            && told.wants_topic.is_empty()
            && told.slots.contains_key("position")
            && last
    };
    let Some(told) = before.iter().rev().find(holds_one) else { return Vec::new() };
    let mut draft = echo(resolver, told, draft);
    for slot in ["party", "actor"].iter().filter(|_| !parties) {
        if let Some(value) = told.slots.get(*slot) {
            draft.slots.entry((*slot).to_owned()).or_insert_with(|| value.clone());
        }
    }
    vec![draft]
}

/// Whether a verb of a stretch of text stands in no relative clause.
fn tells_more_than_who(analysis: &Analysis, units: UnitSpan) -> bool {
    let finite =
        analysis.verbs_within(units).filter(|&id| analysis.verb(id).form == VerbForm::Finite).count();
    finite > (units.start..units.end).filter(|&at| analysis.tag(at) == Tag::Rel).count()
}

/// The draft with what the last count before it was of, where that was the only one in sight of its kind.
fn counted(resolver: &Resolver, before: &[Draft], mut draft: Draft) -> Option<Draft> {
    const COUNTED: [&str; 7] = ["position", "target", "unit", "total", "kind", "event", "place"];
    let claim_type = |draft: &Draft| resolver.knowledge.rules.rules[draft.rule].claim_type;
    draft.wants.clear();
    let from = resolver.analysis.sentences_back(draft.units.start, IN_SIGHT);
    let is_count = |other: &&Draft| {
        other.units.start >= from
            && is_before(resolver, other, &draft)
            && other.slots.contains_key("value")
            && claim_type(other) == claim_type(&draft)
            && other.wants_topic.is_empty()
    };
    // What the own sentence counts goes before what the last one does.
    let here = |other: &&Draft| other.sentence == draft.sentence;
    let beside = before.iter().filter(is_count).any(|other| here(&other));
    let mut counts = before.iter().filter(is_count).filter(|other| !beside || here(other));
    let told = counts.next()?;
    let question = |other: &Draft| COUNTED.map(|slot| other.slots.get(slot).and_then(SlotValue::identity));
    if counts.any(|other| question(other) != question(told)) {
        return None;
    }
    for slot in COUNTED {
        let open = draft.slots.get(slot).is_none_or(|value| *value == SlotValue::Unsaid);
        if let Some(value) = told.slots.get(slot).filter(|_| open) {
            draft.slots.insert(slot.to_owned(), value.clone());
        }
    }
    draft.quantity.total = draft.quantity.total.or(told.quantity.total);
    draft.quantity.unit = told.quantity.unit.clone();
    draft.doubts.push("what is left out is taken from the claim before");
    Some(draft)
}

/// Whether another clause stands between the two, which may be what is repeated.
fn is_parted(resolver: &Resolver, told: UnitSpan, own: u32) -> bool {
    let analysis = resolver.analysis;
    let mut between = analysis.verbs_within(Span::new(told.end, own.max(told.end)));
    between.any(|id| analysis.verb(id).form == VerbForm::Finite)
}

/// Where a draft's verb begins, or its words where it has none.
fn own_start(resolver: &Resolver, draft: &Draft) -> u32 {
    let verb = draft.predicate.map_or(0, |verb| resolver.analysis.verb(verb).units.start);
    verb.max(draft.units.start)
}

/// Whether one draft's words begin before another's, or its verb: "Spain, which backed Berg, has withdrawn its support".
fn is_before(resolver: &Resolver, one: &Draft, other: &Draft) -> bool {
    one.units.start < other.units.start || own_start(resolver, one) < own_start(resolver, other)
}

fn party(draft: &Draft) -> Option<String> {
    draft.slots.get("party").and_then(SlotValue::identity)
}

/// One stand taken over; where the words left out hold the verb, it tells how certain the claim is.
fn echo(resolver: &Resolver, told: &Draft, draft: &Draft) -> Draft {
    let mut draft = draft.clone();
    draft.wants.clear();
    for slot in ["position", "target", "role", "role_of"] {
        if let Some(value) = told.slots.get(slot) {
            draft.slots.entry(slot.to_owned()).or_insert_with(|| value.clone());
        }
    }
    draft.doubts.push("what is left out is taken from the claim before");
    let rule = &resolver.knowledge.rules.rules[draft.rule];
    if draft.predicate.is_none() && rule.polarity != Some(Polarity::Negated) {
        draft.predicate = told.predicate;
        draft.echo = told.echo.or(Some(Echo { rule: told.rule, sentence: told.sentence }));
    }
    draft
}

/// The draft with the motion that was last spoken of as a target.
fn with_motion(resolver: &Resolver, before: &[Draft], mut draft: Draft) -> Option<Draft> {
    draft.wants.clear();
    if draft.slots.contains_key("target") {
        return Some(draft);
    }
    // "came out against it" is on what is in sight; "voted no" on what has long been spoken of.
    let pointed = (draft.units.start..draft.units.end).any(|at| resolver.analysis.folded(at) == "it");
    let mut motion = match near_motion(resolver, before, draft.units.start) {
        Near::One(motion) => motion,
        Near::Unclear => return None,
        Near::None if pointed => return None,
        Near::None => told_since(resolver, before, draft.units.start, SPOKEN_OF)
            .and_then(|_| main_motion(before))
            .filter(|main| !is_left_for_another(resolver, main, draft.units.start))
            .or_else(|| only_ballot(before).cloned())?,
    };
    if let SlotValue::Entity(entity) = &mut motion {
        entity.resolved_by = Some(ResolvedBy::Salience);
    }
    draft.slots.insert("target".to_owned(), motion);
    draft.doubts.push("what is left out is taken from the claim before");
    Some(draft)
}

/// What is found in sight of a ballot that does not say what it is on.
enum Near {
    One(SlotValue),
    /// Two motions, of which the one that would be taken is not the one told of last.
    Unclear,
    None,
}

/// The motion in sight of a unit: named before in its sentence, else of the last claim, else the last subject.
fn near_motion(resolver: &Resolver, before: &[Draft], unit: u32) -> Near {
    let told_at = |id: GroupId| Some((resolver.analysis.group(id).units.start, thing(resolver, id)?));
    let in_full = |id: GroupId| in_full(resolver, id);
    let (beside, subject) = (group_beside(resolver, unit), group_in_sight(resolver, unit, IN_SIGHT));
    let told = told_since(resolver, before, unit, IN_SIGHT);
    let first = beside.and_then(told_at).or(told.clone()).or_else(|| subject.and_then(in_full));
    let Some((at, first)) = first else { return Near::None };
    let near = [told, subject.and_then(in_full), beside.and_then(in_full)];
    let is_another = |(later, other): &(u32, SlotValue)| {
        let two = first.entity().zip(other.entity());
        *later > at && two.is_some_and(|(one, two)| race::are_two_motions(one, two))
    };
    // "A motion to raise the fees failed": one that was not told of before
    let is_new = |id: GroupId| {
        let start = resolver.analysis.group(id).units.start;
        start > at && matches!(resolver.analysis.folded(start), "a" | "an" | "another")
    };
    if subject.is_some_and(is_new) {
        return Near::Unclear;
    }
    if near.iter().flatten().any(is_another) { Near::Unclear } else { Near::One(first) }
}

/// Whether the plan that was the last subject before a unit is another than the main one.
fn is_left_for_another(resolver: &Resolver, main: &SlotValue, unit: u32) -> bool {
    let last = group_in_sight(resolver, unit, SPOKEN_OF).and_then(|id| in_full(resolver, id));
    let two = last.as_ref().and_then(|(_, last)| main.entity().zip(last.entity()));
    two.is_some_and(|(main, last)| race::are_two_motions(main, last))
}

/// Where a plan is told, and the plan by all the words that tell it: "motion to raise the fees".
fn in_full(resolver: &Resolver, id: GroupId) -> Option<(u32, SlotValue)> {
    thing(resolver, id)?;
    let told = SlotValue::Entity(Box::new(ballots::motion(resolver, id)));
    Some((resolver.analysis.group(id).units.start, told))
}

/// The motion of the last claim before a unit, within so many sentences, and where it is told.
fn told_since(resolver: &Resolver, before: &[Draft], unit: u32, count: usize) -> Option<(u32, SlotValue)> {
    let from = resolver.analysis.sentences_back(unit, count);
    let near = before.iter().rev().filter(move |other| other.units.start >= from);
    let mut told = near.filter_map(|other| Some((other.units.end, motion(&other.slots)?)));
    told.find(|(_, motion)| !is_generic(motion)).map(|(at, motion)| (at, motion.clone()))
}

/// What the article's ballots were on, if all were on one motion: who "voted no" voted on that, however far off it is told.
fn only_ballot(before: &[Draft]) -> Option<&SlotValue> {
    let mut motions = before
        .iter()
        .filter(|draft| draft.slots.contains_key("for"))
        .filter_map(|draft| motion(&draft.slots));
    let first = motions.next()?;
    motions.all(|other| other.identity() == first.identity()).then_some(first)
}

/// The plan that a ballot is on where its words do not say: named before in the sentence, or the last subject.
pub fn plan_told_of(resolver: &Resolver, unit: u32) -> Option<GroupId> {
    let told = group_beside(resolver, unit).or_else(|| group_in_sight(resolver, unit, IN_SIGHT))?;
    thing(resolver, told).filter(|plan| !is_generic(plan)).map(|_| told)
}

/// "the text" is told of by a fuller name elsewhere; "any version that drops it" is none in particular.
fn is_generic(motion: &SlotValue) -> bool {
    let name = motion.entity().and_then(|entity| entity.name.as_deref());
    name.is_some_and(|name| {
        matches!(name, "text" | "document" | "measure" | "version" | "anyone" | "anybody" | "either")
            || name.starts_with("any ")
    })
}

/// The motion that most claims are about, the first of equals; its proper name before a description of it.
pub fn main_motion(before: &[Draft]) -> Option<SlotValue> {
    let mut counts: Vec<(&SlotValue, u32)> = Vec::new();
    let sure = before.iter().filter(|draft| draft.wants_topic.is_empty());
    for motion in sure.filter_map(|draft| motion(&draft.slots)).filter(|motion| !is_generic(motion)) {
        match counts.iter_mut().find(|(known, _)| known.identity() == motion.identity()) {
            Some((_, count)) => *count += 1,
            None => counts.push((motion, 1)),
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max()?;
    let named = counts.iter().find(|(motion, count)| count * 2 >= most && is_proper(motion));
    // Of equals the fuller one: a headline says less than the text.
    let words = |motion: &SlotValue| {
        let name = motion.entity().and_then(|entity| entity.name.as_deref()).unwrap_or_default();
        name.split(' ').count()
    };
    let equals = counts.iter().rev().filter(|(_, count)| *count == most);
    let usual = named.or_else(|| equals.max_by_key(|(motion, _)| words(motion)))?;
    let often = |count: u32| count > 1 && count * 3 >= most * 2;
    let rivals = counts.iter().filter(|(_, count)| often(*count)).filter_map(|(motion, _)| motion.entity());
    let own = usual.0.entity()?;
    if rivals.into_iter().any(|other| race::are_two_motions(own, other)) {
        return None;
    }
    Some(usual.0.clone())
}

/// "Lisbon Convention" says which one; "international treaty" does not.
fn is_proper(motion: &SlotValue) -> bool {
    let name = motion.entity().and_then(|entity| entity.name.as_deref()).unwrap_or_default();
    name.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() > 1
}

/// The motion or plan that a claim is about.
fn motion(slots: &BTreeMap<String, SlotValue>) -> Option<&SlotValue> {
    let is_text = |value: &&SlotValue| {
        value.entity().is_some_and(|entity| entity.kind == Some(EntityKind::Text) && entity.id.is_some())
    };
    slots.get("target").filter(is_text).or_else(|| slots.get("motion").filter(is_text))
}

/// The plan named last before a unit in its sentence: "described the proposal as … might vote for it".
fn group_beside(resolver: &Resolver, unit: u32) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let mut from = resolver.analysis.sentences_back(unit, 1);
    if from > 0 && analysis.folded(from - 1) == ";" {
        from = resolver.analysis.sentences_back(unit, 2);
    }
    let before = analysis.groups_within(Span::new(from, unit));
    let plans = before.filter(|&id| analysis.group(id).definite && is_plan(resolver, id));
    plans.max_by_key(|&id| (analysis.group(id).units.end, id))
}

/// Whether one plan that could be voted on is told of by a noun.
pub fn is_plan(resolver: &Resolver, id: GroupId) -> bool {
    let group = resolver.analysis.group(id);
    let symbol = resolver.analysis.unit(group.head).symbol;
    // "condemning the invasion, while Norway abstained": nobody votes on a war.
    let war = matches!(
        resolver.analysis.folded(group.head),
        "invasion" | "war" | "attack" | "attacks" | "aggression" | "occupation" | "offensive"
    );
    // "ACT is campaigning": letters that spell a word of plans.
    let letters = resolver.analysis.unit(group.head).casing == Casing::Upper;
    !group.plural
        && !war
        && !letters
        && group.name.is_none()
        && resolver.knowledge.lexis.of(symbol).has(WordClass::PLAN)
}

fn thing(resolver: &Resolver, id: GroupId) -> Option<SlotValue> {
    let entity = resolver.entities(id, None).into_iter().next()?.entity;
    (entity.kind == Some(EntityKind::Text)).then(|| SlotValue::Entity(Box::new(entity)))
}

/// The last subject before that is a plan, in this sentence or the one before.
fn group_in_sight(resolver: &Resolver, unit: u32, count: usize) -> Option<GroupId> {
    let analysis = resolver.analysis;
    let from = resolver.analysis.sentences_back(unit, count);
    let first = analysis.verbs.partition_point(|verb| verb.units.start < from);
    let last = analysis.verbs.partition_point(|verb| verb.units.start < unit);
    let subjects = analysis.verbs[first..last.max(first)].iter().rev().filter_map(|verb| verb.subject);
    let before = |id: &GroupId| analysis.group(*id).units.end <= unit;
    // "“The cap has failed,” she said. Norway abstained": what others speak of in quotation marks is not what is voted on.
    let heard = |id: &GroupId| {
        let quote = analysis.quote_around(analysis.group(*id).units);
        quote.is_none_or(|quote| quote.inner.holds(unit))
    };
    let acting = subjects.into_iter().find(|id| before(id) && heard(id) && is_plan(resolver, *id));
    // "The motion on parking, tabled by Ann Lee, failed": what a sentence opens with
    let begun = analysis.sentences_begun(unit).iter().rev().map(|sentence| sentence.units.start);
    let opening = begun
        .take_while(|start| *start >= from)
        .flat_map(|start| analysis.groups_starting(start))
        .find(|id| before(id) && heard(id) && is_plan(resolver, *id));
    // "The council debated the port plan. Ann Lee voted in favour": what was taken up
    let taken_up =
        analysis.verbs[first..last.max(first)].iter().rev().filter(|verb| takes_up(analysis, verb));
    let objects = taken_up.flat_map(|verb| analysis.groups_starting(behind_on(analysis, verb.units.end)));
    let debated = objects.into_iter().find(|id| before(id) && heard(id) && is_plan(resolver, *id));
    let start = |id: &GroupId| analysis.group(*id).units.start;
    acting.into_iter().chain(opening).chain(debated).max_by_key(start)
}

/// "debated", "is considering": what a body does with a plan before it votes on it.
fn takes_up(analysis: &Analysis, verb: &VerbGroup) -> bool {
    const STEMS: [&str; 7] = ["debat", "discuss", "consider", "weigh", "review", "vote", "voting"];
    let head = analysis.folded(verb.head);
    let on = matches!(head, "vote" | "votes" | "voted" | "voting");
    verb.negation.is_none()
        && STEMS.iter().any(|stem| head.starts_with(stem))
        && (!on || analysis.folded(verb.units.end.min(analysis.units.len() as u32 - 1)) == "on")
}

/// "voted on | the plan": the unit behind a verb and its "on".
fn behind_on(analysis: &Analysis, end: u32) -> u32 {
    let on = (end as usize) < analysis.units.len() && analysis.folded(end) == "on";
    end + u32::from(on)
}

/// The sentence by which a draft's verb is read.
pub fn reading(draft: &Draft) -> UnitSpan {
    draft.echo.map_or(draft.sentence, |echo| echo.sentence)
}
