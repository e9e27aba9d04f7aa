//! From drafts to records: topic, attribution, modality, time; duplicates merged; ids and evidence filled in.

use std::collections::BTreeMap;

use claimwire_record::{
    Claim, Entity, EntityKind, Modality, Offsets, Polarity, ResolvedBy, RuleRef, SlotValue, Time,
    content_hash,
};
use claimwire_rules::{ClaimType, Rule, SlotKind};
use rustc_hash::FxHashMap;

use crate::analysis::{Analysis, UnitSpan};
use crate::clock;
use crate::draft::Draft;
use crate::ellipsis;
use crate::emptied;
use crate::events;
use crate::factuality::{self, Factuality};
use crate::frames::{self, Frame, Frames};
use crate::inverted;
use crate::resolve::Resolver;

/// Code points of context kept on either side of the evidence.
const CONTEXT: usize = 32;

/// The claims of one article.
pub fn claims(resolver: &Resolver, frames: &Frames, mut drafts: Vec<Draft>) -> Vec<Claim> {
    let rules = &resolver.knowledge.rules;
    ellipsis::fill(resolver, &mut drafts);
    events::fill(resolver, &mut drafts);
    fill_topic(&mut drafts);
    fill_roles(resolver, &mut drafts);
    let offsets = Offsets::new(resolver.analysis.text);
    let mut finished: Vec<Finished> = drafts
        .into_iter()
        .filter_map(|draft| finish(resolver, frames, &rules.rules[draft.rule], draft))
        .collect();
    finished.sort_by_key(|claim| (claim.draft.units.start, claim.draft.units.end, claim.draft.rule));
    merge(resolver, finished).into_iter().map(|finished| record(resolver, &offsets, finished)).collect()
}

/// A draft with its frame.
struct Finished {
    draft: Draft,
    factuality: Factuality,
    time: Time,
    attribution: claimwire_record::Attribution,
    also: Vec<usize>,
}

/// What the article is about: the person whom most of its stances, tallies and candidacies name.
fn fill_topic(drafts: &mut Vec<Draft>) {
    let topic = topic(drafts).or_else(|| ellipsis::main_motion(drafts)?.entity().cloned());
    let stands = opposed(drafts);
    drafts.retain_mut(|draft| {
        let wanted = std::mem::take(&mut draft.wants_topic);
        if wanted.is_empty() {
            return true;
        }
        let own = own_target(&stands, draft);
        let Some(topic) = own.as_ref().or(topic.as_ref()) else { return false };
        // A bid without owner is no motion.
        if topic.kind == Some(EntityKind::Text) && draft.slots.contains_key("target") {
            return false;
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
    let best =
        counts.into_values().max_by_key(|(count, entity)| (*count, std::cmp::Reverse(entity.id.clone())))?;
    Some(best.1)
}

/// "the next secretary general" of a body that the article names elsewhere with the same office.
fn fill_roles(resolver: &Resolver, drafts: &mut [Draft]) {
    let mut known: FxHashMap<String, Option<Entity>> = FxHashMap::default();
    for group in &resolver.analysis.groups {
        let Some(title) = group.title else { continue };
        let Some(of) = resolver.office_of(title).filter(|of| of.kind == Some(EntityKind::Org)) else {
            continue;
        };
        let office = resolver.knowledge.name(title.office).id.clone();
        let entry = known.entry(office).or_insert_with(|| Some(of.clone()));
        if entry.as_ref().is_some_and(|known| known.id != of.id) {
            *entry = None;
        }
    }
    for draft in drafts {
        for (office, of) in [("role", "role_of"), ("office", "of")] {
            let Some(SlotValue::Word(word)) = draft.slots.get(office) else { continue };
            if draft.slots.contains_key(of) {
                continue;
            }
            if let Some(Some(entity)) = known.get(word) {
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

/// Adds the frame; none where the claim is not made at all.
fn finish(resolver: &Resolver, frames: &Frames, rule: &Rule, draft: Draft) -> Option<Finished> {
    let analysis = resolver.analysis;
    let mut factuality = draft.predicate.map_or_else(Factuality::default, |verb| {
        factuality::of(analysis, resolver.knowledge, verb, ellipsis::reading(&draft))
    });
    let is_statement = draft.slots.contains_key("speaker") && draft.slots.contains_key("content");
    if let Some(verb) = draft.predicate.filter(|_| !is_statement) {
        if rule.polarity.is_none() {
            emptied::read(analysis, verb, &mut factuality);
        }
        inverted::read(analysis, verb, &mut factuality);
    }
    let told = draft.echo.map(|echo| &resolver.knowledge.rules.rules[echo.rule]);
    if let Some(modality) = rule.modality.or_else(|| told?.modality) {
        factuality.modality = modality;
        factuality.void = None;
    }
    if let Some(polarity) = rule.polarity.or_else(|| told?.polarity) {
        factuality.polarity = polarity;
    }
    if factuality.void.is_some() {
        return None;
    }
    let mut draft = draft;
    if factuality.open {
        leave_open(&mut draft)?;
    }
    let around = around(analysis, frames, &draft, is_statement);
    let mut holder = None;
    if !is_statement {
        if around.iter().any(|frame| frame.untrue.is_some()) {
            return None;
        }
        holder = factuality.embed(resolver, &draft)?;
    }
    if !is_statement && around.first().is_some_and(|frame| frame.denied) {
        factuality.polarity =
            if factuality.polarity == Polarity::Affirmed { Polarity::Negated } else { Polarity::Affirmed };
    }
    shift_back(analysis, &around, &mut factuality);
    let attribution = match holder {
        Some((holder, cue)) => frames::held(analysis, &holder, cue, &around),
        None => attribution(analysis, &draft, &around),
    };
    let stated = draft
        .time
        .clone()
        .or_else(|| draft.predicate.and_then(|verb| clock::of_verb(analysis, verb, draft.sentence, None)));
    let said = || around.first().and_then(|frame| frame.time.clone());
    let time = stated.or_else(said).unwrap_or_else(|| clock::published(analysis));
    Some(Finished { draft, factuality, time, attribution, also: Vec::new() })
}

/// "said it would back": behind a reporting verb "would" is the past of "will".
fn shift_back(analysis: &Analysis, around: &[&Frame], factuality: &mut Factuality) {
    let reported =
        around.first().is_some_and(|frame| frame.mode != claimwire_record::AttributionMode::Direct);
    let would = factuality.cues.iter().any(|&at| matches!(analysis.folded(at), "would" | "'d"));
    let condition = around.first().is_some_and(|frame| {
        frame.content.iter().any(|part| (part.start..part.end).any(|at| analysis.folded(at) == "if"))
    });
    if reported && would && !condition && factuality.modality == Modality::Conditional {
        factuality.modality = Modality::Future;
    }
}

/// "is considering backing" is no support but an undecided stand; other claims left open are not made.
fn leave_open(draft: &mut Draft) -> Option<()> {
    let position = draft.slots.get_mut("position")?;
    *position = SlotValue::Word("undecided".to_owned());
    Some(())
}

fn around<'f>(analysis: &Analysis, frames: &'f Frames, draft: &Draft, is_statement: bool) -> Vec<&'f Frame> {
    let mut around: Vec<&Frame> = frames.around(analysis, anchor(draft)).into_iter().collect();
    if is_statement {
        let speaker =
            draft.slots.get("speaker").and_then(SlotValue::entity).and_then(|speaker| speaker.id.clone());
        around.retain(|frame| {
            frame.speaker.entity.id != speaker
                || !frame.content.contains(&draft.units)
                    && frame.content.iter().copied().reduce(|a, b| a.cover(b)) != Some(draft.units)
        });
    }
    around
}

/// The end of the evidence: a subject before the speech tag does not keep the claim out of its frame.
fn anchor(draft: &Draft) -> UnitSpan {
    claimwire_record::Span::new(draft.units.end - 1, draft.units.end)
}

fn attribution(analysis: &Analysis, draft: &Draft, around: &[&Frame]) -> claimwire_record::Attribution {
    match &draft.source {
        Some(source) => claimwire_record::Attribution {
            source: frames::source(source, None),
            mode: claimwire_record::AttributionMode::Indirect,
            cue: None,
            via: around.iter().map(|frame| frames::source(&frame.speaker, frame.count)).collect(),
        },
        None => frames::attribution(analysis, around),
    }
}

/// Claims of one sentence with the same key slots and polarity are one mention; the first by place
/// and rule stays.
fn merge(resolver: &Resolver, finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules;
    let finished = without_repeats(resolver, beat(resolver, finished));
    let mut kept: Vec<Finished> = Vec::with_capacity(finished.len());
    let mut seen: FxHashMap<(usize, u32, String, Polarity), usize> = FxHashMap::default();
    for claim in finished {
        let rule = &rules.rules[claim.draft.rule];
        let claim_type = rules.type_of(rule);
        let key = (
            rule.claim_type,
            claim.draft.sentence.start,
            key_slots(claim_type, &claim.draft),
            claim.factuality.polarity,
        );
        match seen.get(&key) {
            Some(&index) if same_mention(&kept[index].draft, &claim.draft) => absorb(&mut kept[index], claim),
            _ => {
                seen.insert(key, kept.len());
                kept.push(claim);
            }
        }
    }
    kept
}

/// "President Macron" says nothing new of whom the article has called the French president already.
fn without_repeats(resolver: &Resolver, finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules;
    let mut said: FxHashMap<String, ()> = FxHashMap::default();
    finished
        .into_iter()
        .filter(|claim| {
            let claim_type = rules.type_of(&rules.rules[claim.draft.rule]);
            if claim_type.name != "office" {
                return true;
            }
            let short = claim
                .draft
                .slots
                .get("person")
                .and_then(SlotValue::entity)
                .is_some_and(|person| person.resolved_by == Some(ResolvedBy::ShortForm));
            let repeats = said.insert(key_slots(claim_type, &claim.draft), ()).is_some();
            !(short && repeats)
        })
        .collect()
}

/// How far apart the beginnings of overlapping evidence can lie, in units.
const REACH: u32 = 500;

/// Rules named in another's `over` give way where the evidence overlaps. The claims are sorted by place.
fn beat(resolver: &Resolver, finished: Vec<Finished>) -> Vec<Finished> {
    let rules = &resolver.knowledge.rules.rules;
    let beaten = |claim: &Finished| {
        let units = claim.draft.units;
        let first = finished.partition_point(|other| other.draft.units.start + REACH < units.start);
        finished[first..].iter().take_while(|other| other.draft.units.start < units.end).any(|other| {
            let over = &rules[other.draft.rule].over;
            !over.is_empty()
                && other.draft.units.overlaps(units)
                && over.contains(&rules[claim.draft.rule].id)
        })
    };
    let keep: Vec<bool> = finished.iter().map(|claim| !beaten(claim)).collect();
    finished.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(claim, _)| claim).collect()
}

fn key_slots(claim_type: &ClaimType, draft: &Draft) -> String {
    let parts = claim_type
        .slots
        .iter()
        .filter(|slot| slot.key)
        .map(|slot| draft.slots.get(&slot.name).and_then(SlotValue::identity).unwrap_or_default());
    let key = parts.collect::<Vec<_>>().join("\u{1f}");
    if claim_type.name == "statement" { format!("{key}\u{1f}{:?}", draft.units) } else { key }
}

/// Overlapping evidence, or the same thing said twice by the same actor.
fn same_mention(kept: &Draft, other: &Draft) -> bool {
    let actor = |draft: &Draft| draft.slots.get("actor").and_then(SlotValue::identity);
    kept.units.overlaps(other.units) || actor(kept) == actor(other)
}

fn absorb(kept: &mut Finished, other: Finished) {
    if other.draft.rule != kept.draft.rule && !kept.also.contains(&other.draft.rule) {
        kept.also.push(other.draft.rule);
    }
    for (name, value) in other.draft.slots {
        kept.draft.slots.entry(name).or_insert(value);
    }
}

fn record(resolver: &Resolver, offsets: &Offsets, finished: Finished) -> Claim {
    let analysis = resolver.analysis;
    let rules = &resolver.knowledge.rules;
    let rule = &rules.rules[finished.draft.rule];
    let claim_type = rules.type_of(rule);
    let slots = all_slots(claim_type, &finished.draft);
    let bytes = analysis.bytes(finished.draft.units);
    let sentence = analysis.bytes(finished.draft.sentence.cover(finished.draft.units));
    let (prefix, suffix) = context(analysis.text, bytes.range());
    let (confidence, confidence_reasons) = confidence(rule, &finished);
    let text = text(claim_type, &slots, finished.factuality.polarity);
    let mut claim = Claim {
        schema: Claim::SCHEMA.to_owned(),
        id: String::new(),
        key: key(claim_type, &slots),
        claim_type: claim_type.name.clone(),
        text,
        polarity: finished.factuality.polarity,
        modality: finished.factuality.modality,
        modality_cues: finished
            .factuality
            .cues
            .iter()
            .map(|&at| analysis.text[analysis.unit(at).span.range()].to_owned())
            .collect(),
        quantity: finished.draft.quantity,
        time: finished.time,
        attribution: finished.attribution,
        span: offsets.locate(bytes),
        quote: analysis.text[bytes.range()].to_owned(),
        prefix,
        suffix,
        sentence: analysis.text[sentence.range()].to_owned(),
        zone: zone_at(analysis, finished.draft.units.start),
        document: analysis.article.document.clone(),
        rule: RuleRef {
            id: rule.id.clone(),
            version: rule.version,
            also: finished
                .also
                .iter()
                .map(|&index| format!("{}@{}", rules.rules[index].id, rules.rules[index].version))
                .collect(),
        },
        confidence,
        confidence_reasons,
        slots,
    };
    locate_mentions(&mut claim, offsets);
    claim.id = claim_id(&claim);
    claim
}

/// Mention spans are kept in bytes while the claim is made; the code points are added here.
fn locate_mentions(claim: &mut Claim, offsets: &Offsets) {
    let locate = |span: &mut claimwire_record::Location| {
        if let Some(bytes) = span.bytes() {
            *span = offsets.locate(bytes);
        }
    };
    for value in claim.slots.values_mut() {
        if let SlotValue::Entity(entity) = value {
            locate(&mut entity.span);
        }
    }
    locate(&mut claim.quantity.span);
    locate(&mut claim.attribution.source.span);
    claim.attribution.via.iter_mut().for_each(|via| locate(&mut via.span));
}

fn all_slots(claim_type: &ClaimType, draft: &Draft) -> BTreeMap<String, SlotValue> {
    let value = |name: &str, kind: SlotKind| match draft.slots.get(name) {
        Some(SlotValue::Unsaid) | None => match kind {
            SlotKind::Entity => SlotValue::Entity(Box::default()),
            SlotKind::Flag => SlotValue::Flag(false),
            _ => SlotValue::Unsaid,
        },
        Some(value) => value.clone(),
    };
    claim_type.slots.iter().map(|slot| (slot.name.clone(), value(&slot.name, slot.kind))).collect()
}

fn key(claim_type: &ClaimType, slots: &BTreeMap<String, SlotValue>) -> String {
    let question = claim_type
        .slots
        .iter()
        .filter(|slot| slot.question)
        .map(|slot| slots.get(&slot.name).and_then(SlotValue::identity).unwrap_or_default());
    let fields: Vec<String> = std::iter::once(claim_type.name.clone()).chain(question).collect();
    content_hash(fields.iter().map(String::as_str))
}

fn claim_id(claim: &Claim) -> String {
    let slots = serde_json::to_string(&claim.slots).unwrap_or_default();
    let span = format!("{:?}", claim.span.bytes());
    let polarity = format!("{:?}", claim.polarity);
    content_hash([
        claim.document.sha256.as_str(),
        &claim.document.path,
        &claim.rule.id,
        &span,
        &slots,
        &polarity,
    ])
}

fn text(claim_type: &ClaimType, slots: &BTreeMap<String, SlotValue>, polarity: Polarity) -> String {
    let template = claim_type
        .text_negated
        .as_ref()
        .filter(|_| polarity == Polarity::Negated)
        .unwrap_or(&claim_type.text);
    template.render(|name| {
        let slot = claim_type.slot(name)?;
        let identity = match slots.get(name)? {
            SlotValue::Entity(entity) => entity.name.clone(),
            value => value.identity(),
        }?;
        Some(slot.words.get(&identity).cloned().unwrap_or(identity))
    })
}

fn context(text: &str, range: std::ops::Range<usize>) -> (String, String) {
    let before = &text[..range.start];
    let start = before.char_indices().rev().take(CONTEXT).last().map_or(before.len(), |(at, _)| at);
    (before[start..].to_owned(), text[range.end..].chars().take(CONTEXT).collect())
}

fn zone_at(analysis: &Analysis, unit: u32) -> claimwire_record::Zone {
    let index = analysis.paragraphs.partition_point(|paragraph| paragraph.units.end <= unit);
    analysis.paragraphs.get(index).map_or(claimwire_record::Zone::Body, |paragraph| paragraph.zone)
}

/// The rule's own confidence, lowered for every doubt.
fn confidence(rule: &Rule, finished: &Finished) -> (f64, Vec<String>) {
    let mut reasons: Vec<String> = finished.draft.doubts.iter().map(|doubt| (*doubt).to_owned()).collect();
    reasons.sort();
    reasons.dedup();
    if rule.confidence < 1.0 {
        reasons.push("the rule itself is cautious".to_owned());
    }
    let modality = if finished.factuality.modality == Modality::Asserted { 1.0 } else { 0.95 };
    let doubt = 0.9f64.powi(finished.draft.doubts.len() as i32);
    ((rule.confidence * modality * doubt * 100.0).round() / 100.0, reasons)
}
