//! From what an article is about to the slots that its sentences leave out.

use std::collections::BTreeMap;

use claimwire_record::{Entity, EntityKind, Polarity, ResolvedBy, SlotValue};
use rustc_hash::FxHashMap;

use crate::analysis::{UnitSpan, VerbId};
use crate::draft::bodies::is_party;
use crate::draft::{Draft, Want};
use crate::ellipsis;
use crate::race;
use crate::resolve::Resolver;

/// What the article is about: the person whom most of its stances, tallies and candidacies name.
pub(super) fn fill(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let race: Vec<Entity> = race::leading(drafts).into_iter().cloned().collect();
    let mut on_each = Vec::new();
    let topic = topic(drafts).or_else(|| ellipsis::main_motion(drafts)?.entity().cloned());
    let stands = opposed(drafts);
    let nominees = nominees(drafts);
    drafts.retain_mut(|draft| {
        let wanted = std::mem::take(&mut draft.wants_topic);
        if wanted.is_empty() {
            return true;
        }
        let own = own_target(&stands, draft).or_else(|| nominee_before(&nominees, draft));
        // "has yet to decide between the two" is on each, "whom to back" on none of several more than on another.
        let open = draft.slots.get("position").and_then(SlotValue::identity_text);
        if own.is_none() && race.len() > 1 && open.as_deref() == Some("undecided") {
            let chooses = |at: u32| resolver.analysis.folded(at) == "between";
            if (draft.units.start..draft.units.end + 1).any(chooses) {
                on_each.extend(race.iter().map(|one| on_one(draft, one)));
            }
            return false;
        }
        let Some(topic) = own.as_ref().or(topic.as_ref()) else { return is_definite(draft) };
        // A plan that is told of only later is not what somebody is undecided on here.
        let plan = topic.kind == Some(EntityKind::Text);
        if plan && !is_spoken_of(resolver, topic, draft.units.start) {
            return is_definite(draft);
        }
        // Nobody takes a stand on themselves.
        let party = draft.slots.get("party").and_then(SlotValue::identity_text);
        if party.is_some() && party.as_deref() == topic.id.as_deref() {
            return false;
        }
        // A bid without owner is no motion, and no motion is endorsed unsaid.
        let person = draft.slots.contains_key("target") || draft.wants.contains(&Want::Person);
        draft.wants.retain(|want| *want != Want::Person);
        if topic.kind == Some(EntityKind::Text) && person {
            return is_definite(draft);
        }
        for slot in wanted {
            let mention = draft.slots.get(slot).and_then(SlotValue::entity).cloned();
            let mut entity = topic.clone();
            entity.resolved_by = Some(ResolvedBy::Topic);
            entity.mention = mention.as_ref().and_then(|mention| mention.mention.clone());
            entity.span = mention.map(|mention| mention.span).unwrap_or_default();
            draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(entity)));
            draft.doubts.push("a slot is filled by the article's topic");
        }
        true
    });
    drafts.append(&mut on_each);
}

/// The draft with one of several candidates as the target.
fn on_one(draft: &Draft, candidate: &Entity) -> Draft {
    let mut draft = draft.clone();
    let entity = Entity {
        resolved_by: Some(ResolvedBy::Topic),
        mention: None,
        span: Default::default(),
        ..candidate.clone()
    };
    draft.wants.retain(|want| *want != Want::Person);
    draft.slots.insert("target".to_owned(), SlotValue::Entity(Box::new(entity)));
    draft.doubts.push("a slot is filled by the article's topic");
    draft
}

/// "Malta, which had opposed her, withdrew its objection": the stand that the same sentence says is given up.
pub(super) fn drop_given_up(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    const STAND: [&str; 3] = ["party", "position", "target"];
    let rules = &resolver.knowledge.rules;
    let stand = |draft: &Draft| STAND.map(|slot| draft.slots.get(slot).and_then(SlotValue::identity));
    let ends = |draft: &&Draft| rules.rules[draft.rule].polarity == Some(Polarity::Negated);
    let ended: Vec<(UnitSpan, [Option<String>; 3])> =
        drafts.iter().filter(ends).map(|draft| (draft.sentence, stand(draft))).collect();
    if ended.is_empty() {
        return;
    }
    let analysis = resolver.analysis;
    let before = |verb: VerbId| {
        let units = analysis.verb(verb).units;
        (units.start..units.end).any(|at| analysis.folded(at) == "had")
    };
    drafts.retain(|draft| {
        let told_of_before = !ends(&draft) && draft.predicate.is_some_and(before);
        let is_ended = || {
            let own = (draft.sentence, stand(draft));
            own.1.iter().all(Option::is_some) && ended.contains(&own)
        };
        !(told_of_before && is_ended())
    });
}

/// "Kenya, which had been undecided, voted for it": whoever takes a stand in the sentence was undecided before.
pub(super) fn drop_decided(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let analysis = resolver.analysis;
    let stand = |draft: &Draft| {
        let party = draft.slots.get("party").and_then(SlotValue::identity_text)?.into_owned();
        let open = draft.slots.get("position").and_then(SlotValue::identity_text)? == "undecided";
        Some((draft.sentence, party, open))
    };
    let taken: Vec<_> = drafts.iter().filter_map(stand).filter(|(.., open)| !open).collect();
    drafts.retain(|draft| {
        let Some((sentence, party, true)) = stand(draft) else { return true };
        let before = (draft.units.start..draft.units.end).any(|at| analysis.folded(at) == "had");
        !(before && taken.iter().any(|(other, who, _)| *other == sentence && *who == party))
    });
}

/// "Three unions that had supported Reed endorsed Berg": whom somebody was for before another they are for no longer.
pub(super) fn drop_switched(resolver: &Resolver, drafts: &mut Vec<Draft>) {
    let analysis = resolver.analysis;
    let had = |verb: VerbId| {
        let units = analysis.verb(verb).units;
        (units.start..units.end).any(|at| analysis.folded(at) == "had")
    };
    // The subject and the person that are told of, and whether so of a time before.
    let told = |draft: &Draft| {
        let verb = draft.predicate?;
        let backs =
            draft.slots.get("position").and_then(SlotValue::identity_text).as_deref() == Some("support");
        let target = draft.slots.get("target").and_then(SlotValue::entity);
        let person = target.filter(|target| target.kind == Some(EntityKind::Person) && backs)?;
        Some((analysis.verb(verb).subject?, person.id.clone()?, had(verb)))
    };
    let plain = |draft: &&Draft| {
        draft.predicate.is_some_and(|id| {
            let verb = analysis.verb(id);
            verb.negation.is_none() && verb.modal.is_none()
        })
    };
    let now: Vec<_> = drafts.iter().filter(plain).filter_map(told).filter(|(.., before)| !before).collect();
    drafts.retain(|draft| {
        let switched = told(draft).filter(|(.., before)| *before).is_some_and(|(subject, person, _)| {
            now.iter().any(|(other, rival, _)| *other == subject && *rival != person)
        });
        !switched
    });
}

/// Whether a plan is spoken of before a unit, by the last word of its name.
fn is_spoken_of(resolver: &Resolver, plan: &Entity, unit: u32) -> bool {
    let name = plan.name.as_deref().unwrap_or_default().to_lowercase();
    let noun = name.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    (0..unit).any(|at| resolver.analysis.folded(at) == noun)
}

/// Who is nominated, with the unit where it is told.
fn nominees(drafts: &[Draft]) -> Vec<(u32, Entity)> {
    let nominee = |draft: &Draft| {
        let status = draft.slots.get("status").and_then(SlotValue::identity_text)?;
        let person = draft.slots.get("person").and_then(SlotValue::entity)?;
        (status == "nominated").then(|| (draft.units.start, person.clone()))
    };
    drafts.iter().filter_map(nominee).collect()
}

/// "voted against the nomination": of whoever was told last before to be nominated.
fn nominee_before(nominees: &[(u32, Entity)], draft: &Draft) -> Option<Entity> {
    let mention = draft.slots.get("target").and_then(SlotValue::entity)?.mention.as_deref()?;
    let noun = mention.rsplit(' ').next()?;
    let named = matches!(noun, "nomination" | "appointment" | "confirmation" | "nominee");
    let before = nominees.iter().filter(|(start, _)| *start < draft.units.start);
    before.max_by_key(|(start, _)| *start).filter(|_| named).map(|(_, person)| person.clone())
}

/// "supported the appointment": what is told of, though not whose it is.
fn is_definite(draft: &Draft) -> bool {
    let mention = draft.slots.get("target").and_then(SlotValue::entity).and_then(|it| it.mention.as_deref());
    mention.is_some_and(|words| matches!(words, "the appointment" | "the nomination" | "the candidacy"))
}

/// Whom each party opposes by claims that name both, in order.
fn opposed(drafts: &[Draft]) -> Vec<(String, Entity)> {
    let named = |draft: &Draft| {
        let oppose = draft.slots.get("position").and_then(SlotValue::identity).as_deref() == Some("oppose");
        let party = draft.slots.get("party").and_then(SlotValue::identity)?;
        let target = draft.slots.get("target").and_then(SlotValue::entity)?.clone();
        (oppose && draft.wants_topic.is_empty()).then_some((party, target))
    };
    drafts.iter().filter_map(named).collect()
}

/// "Budapest could drop its veto": of whom it is known to oppose.
fn own_target(stands: &[(String, Entity)], draft: &Draft) -> Option<Entity> {
    let oppose = draft.slots.get("position").and_then(SlotValue::identity).as_deref() == Some("oppose");
    let party = draft.slots.get("party").and_then(SlotValue::identity).filter(|_| oppose)?;
    stands.iter().find(|(other, _)| *other == party).map(|(_, target)| target.clone())
}

fn topic(drafts: &[Draft]) -> Option<Entity> {
    let mut counts: BTreeMap<String, (u32, Entity)> = BTreeMap::new();
    let mut note = |entity: &Entity, weight: u32| {
        if let Some(id) = entity.id.clone() {
            counts.entry(id).or_insert_with(|| (0, entity.clone())).0 += weight;
        }
    };
    for draft in drafts.iter().filter(|draft| draft.wants_topic.is_empty()) {
        if let Some(target) = draft
            .slots
            .get("target")
            .and_then(SlotValue::entity)
            .filter(|entity| entity.kind == Some(EntityKind::Person))
        {
            note(target, 2);
        }
    }
    let most = counts.values().map(|(count, _)| *count).max()?;
    let mut best = counts.into_values().filter(|(count, _)| *count == most);
    // Where two are told of as often, the article is about neither more than about the other.
    let topic = best.next()?.1;
    best.next().is_none().then_some(topic)
}

/// "the next secretary general" of a body that the article names elsewhere with the same office.
pub(super) fn fill_roles(resolver: &Resolver, drafts: &mut [Draft]) {
    let mut told: FxHashMap<String, Vec<(Entity, u32)>> = FxHashMap::default();
    let mut last = None;
    for group in &resolver.analysis.groups {
        let Some(title) = group.title else { continue };
        // "Harbour Party leader" is a group, and with the name behind it another.
        if last.replace(group.units.start) == Some(group.units.start) {
            continue;
        }
        let Some(of) = resolver.office_of(title).filter(|of| of.kind == Some(EntityKind::Org)) else {
            continue;
        };
        let bodies = told.entry(resolver.knowledge.name(title.office).id.clone()).or_default();
        match bodies.iter_mut().find(|(known, _)| known.id == of.id) {
            Some((_, times)) => *times += 1,
            None => bodies.push((of, 1)),
        }
    }
    // "Harbour Party leader": which body's leader another wants to be is not told by one title alone.
    let known = |office: &str| match told.get(office).map(Vec::as_slice) {
        Some([(of, times)]) if *times > 1 || !office.ends_with("leader") => Some(of),
        _ => None,
    };
    for draft in drafts {
        for (office, of) in [("role", "role_of"), ("office", "of")] {
            let Some(SlotValue::Word(word)) = draft.slots.get(office) else { continue };
            if draft.slots.contains_key(of) || is_of_named_body(resolver, draft) {
                continue;
            }
            let picked = draft.slots.get("party").and_then(SlotValue::entity);
            let by_party = picked.filter(|party| is_headship(word) && is_party(resolver, party));
            if let Some(entity) = by_party.or_else(|| known(word)) {
                let entity = Entity {
                    mention: None,
                    span: Default::default(),
                    resolved_by: Some(ResolvedBy::Topic),
                    ..entity.clone()
                };
                draft.slots.insert(of.to_owned(), SlotValue::Entity(Box::new(entity)));
            }
        }
    }
}

/// "Board Chair Ann Lee" chairs the board, whatever else has a chair in the article.
fn is_of_named_body(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let chairs = |at: u32| analysis.folded(at).starts_with("chair");
    let body = |at: u32| {
        matches!(
            analysis.folded(at),
            "board" | "committee" | "council" | "commission" | "panel" | "caucus" | "conference"
        )
    };
    let mut units = draft.units.start..draft.units.end.saturating_sub(1);
    units.any(|at| body(at) && chairs(at + 1))
}

/// Offices at the head of a party.
fn is_headship(office: &str) -> bool {
    matches!(office, "leader" | "deputy-leader" | "chairman" | "president")
}
