//! From a match to claims in the making: slots filled, lists spread out, numbers and titles read.

mod applications;
pub mod bodies;
mod endorsers;
mod entities;
mod fills;
mod gapping;
mod governments;
mod increments;
mod listed;
mod measured;
mod motions;
mod named;
mod nobody;
mod offices;
mod owners;
mod respective;
mod spoken;
mod subgroups;
mod summed;
mod sums;
#[cfg(test)]
mod tests;
mod things;
mod vague;

use std::collections::BTreeMap;

use claimwire_record::{Entity, EntityKind, Grain, Quantity, ResolvedBy, SlotValue, Span, Time};
use claimwire_rules::one_line;
use claimwire_rules::{ClaimType, Rule, SetValue, Slot, SlotIndex, SlotKind};
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::clock;
use crate::lexis::WordClass;
use crate::machine::{Binding, Match};
use crate::nouns::Title;
use crate::people::PersonId;
use crate::quantity;
use crate::resolve::{Resolved, Resolver};
use crate::tags::Tag;
use crate::times::Direction;
use crate::titles;

/// A claim in the making.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Index of the rule.
    pub rule: usize,
    /// Filled slots.
    pub slots: BTreeMap<String, SlotValue>,
    /// Its number.
    pub quantity: Quantity,
    /// The time that the pattern itself binds.
    pub time: Option<Time>,
    /// The evidence.
    pub units: UnitSpan,
    /// Its sentence.
    pub sentence: UnitSpan,
    /// The verb that it hangs on.
    pub predicate: Option<VerbId>,
    /// Why it is less than certain of itself.
    pub doubts: SmallVec<[&'static str; 2]>,
    /// Slots that wait for the article's topic.
    pub wants_topic: SmallVec<[&'static str; 1]>,
    /// A source that the pattern itself names.
    pub source: Option<Resolved>,
    /// What waits for the claims before.
    pub wants: SmallVec<[Want; 1]>,
    /// The claim whose verb this one leaves out.
    pub echo: Option<Echo>,
    /// Whom the group that the speaker is read off means.
    pub speaker: Option<Heard>,
}

impl Draft {
    /// The verb that tells the claim, else the one right before its words: "left |118 people dead".
    pub fn verb_or_before(&self, analysis: &Analysis) -> Option<VerbId> {
        self.predicate.or_else(|| analysis.verb_at[self.units.start.checked_sub(1)? as usize])
    }

    /// A claim by the rule of that index, with its slots, its evidence and its sentence, and nothing else told.
    pub fn new(rule: usize, slots: BTreeMap<String, SlotValue>, units: UnitSpan, sentence: UnitSpan) -> Self {
        Draft {
            rule,
            slots,
            quantity: Quantity::default(),
            time: None,
            units,
            sentence,
            predicate: None,
            doubts: SmallVec::new(),
            wants_topic: SmallVec::new(),
            source: None,
            wants: SmallVec::new(),
            echo: None,
            speaker: None,
        }
    }

    /// Names who says what a statement tells, in place of whoever was named before.
    pub fn set_speaker(&mut self, speaker: &Entity) {
        self.slots.insert("speaker".to_owned(), SlotValue::Entity(Box::new(speaker.clone())));
    }
}

/// Whom a group was found to mean.
#[derive(Debug, Clone, Copy)]
pub struct Heard {
    /// The group.
    pub group: GroupId,
    /// The person, where it is one of the article's.
    pub person: Option<PersonId>,
    /// The title that it carries.
    pub title: Option<Title>,
}

/// What a draft takes from the claims before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Position and target: "so did Latvia".
    Stand,
    /// All but the next of a list that semicolons part: "backed by Ann Lee, a judge; Tom Moor, a vet".
    Listed,
    /// What was counted before: "put the figure at 38".
    Count,
    /// The motion told of before: "voted yes".
    Motion,
    /// A person as the topic: what is endorsed is no agenda.
    Person,
}

/// The claim whose verb an elliptic claim leaves out.
#[derive(Debug, Clone, Copy)]
pub struct Echo {
    /// Index of its rule.
    pub rule: usize,
    /// Its sentence.
    pub sentence: UnitSpan,
}

/// Builds the drafts of one match, and of the clauses behind it that leave out its verb; several where lists spread out,
/// none where a required slot stays empty.
pub fn drafts(
    resolver: &Resolver,
    claim_type: &ClaimType,
    rule_index: usize,
    rule: &Rule,
    found: &Match,
    sentence: UnitSpan,
) -> Vec<Draft> {
    let build = |found: &Match| {
        let units = evidence(resolver.analysis, found, sentence);
        let predicate = found.verbs.first().copied();
        let base = Draft { predicate, ..Draft::new(rule_index, set_slots(rule), units, sentence) };
        let mut builder = Builder {
            resolver,
            claim_type,
            rule,
            drafts: vec![base],
            subject: None,
            number: None,
            field: None,
        };
        for (position, &(slot, binding)) in found.slots.iter().enumerate() {
            let again = found.slots[..position].iter().any(|(earlier, _)| *earlier == slot);
            let before = again.then(|| builder.drafts.clone());
            builder.fill(slot, binding);
            // An entity slot bound twice ("from Hungary … and Turkey") makes a claim for each.
            if let Some(before) = before.filter(|_| builder.is_entity(slot)) {
                builder.drafts.splice(0..0, before);
            }
        }
        builder.finish()
    };
    if listed::names_another(resolver.analysis, claim_type, rule, found) {
        return Vec::new();
    }
    if let Some(pairs) = respective::pairs(resolver.analysis, rule, found, sentence) {
        return pairs.iter().flat_map(build).collect();
    }
    let counted = listed::counted(resolver.analysis, claim_type, rule, found);
    if !counted.is_empty() {
        return counted.iter().flat_map(build).collect();
    }
    let mut told = build(found);
    if !told.is_empty() {
        let mut clauses = gapping::clauses(resolver.analysis, claim_type, rule, found, sentence);
        clauses.extend(listed::pairs(resolver.analysis, claim_type, rule, found, sentence));
        let mut gapped: Vec<Draft> = clauses.iter().flat_map(build).collect();
        gapping::take_over(&told, &mut gapped);
        told.append(&mut gapped);
    }
    told
}

fn set_slots(rule: &Rule) -> BTreeMap<String, SlotValue> {
    let value = |value: &SetValue| match value {
        SetValue::Word(word) => SlotValue::Word(word.clone()),
        SetValue::Number(number) => SlotValue::number(*number),
        SetValue::Flag(flag) => SlotValue::Flag(*flag),
    };
    rule.set.iter().map(|(name, set)| (name.clone(), value(set))).collect()
}

/// The match, and the subject where it stands before it in the same sentence.
fn evidence(analysis: &Analysis, found: &Match, sentence: UnitSpan) -> UnitSpan {
    let mut units = found.units;
    for (_, binding) in &found.slots {
        if let Binding::Group(id) = binding {
            let group = analysis.group(*id).units;
            if sentence.contains(group) && group.start + 60 > units.start {
                units = units.cover(group);
            }
        }
    }
    let edge = |at: u32| {
        // "two were against" says it with that word.
        let small = matches!(
            analysis.tag(at),
            Tag::Comma | Tag::Quote | Tag::Clitic | Tag::Prep | Tag::To | Tag::Conj
        );
        small && analysis.folded(at) != "against"
            || matches!(analysis.folded(at), "." | ";" | ":" | ")" | "(" | "while" | "the" | "a" | "an")
    };
    while units.len() > 1 && edge(units.end - 1) {
        units = Span::new(units.start, units.end - 1);
    }
    // "one dead and two |injured": the next count is no part of the first.
    let slots = || found.slots.iter().map(|(_, binding)| bound_units(analysis, *binding));
    let held = slots().map(|slot| slot.end.max(1) - 1).max();
    // "is on 40%|, according to a poll": who tells it is no part of what is told.
    let source = |at: u32| {
        analysis.tag(at) == Tag::Comma
            && (at + 1..units.end).any(|at| {
                let word = analysis.folded(at);
                word == "according"
                    || matches!(word, "showed" | "shows" | "found" | "finds" | "suggests" | "says")
            })
    };
    let acts = found.verbs.iter().map(|&verb| analysis.verb(verb).units.end).max().unwrap_or(0);
    if let Some(comma) = held.and_then(|held| (acts.max(held + 1)..units.end).find(|&at| source(at))) {
        units = Span::new(units.start, comma);
    }
    let counts = |at: u32| {
        analysis.tag(at) == Tag::Num || matches!(analysis.folded(at), "another" | "several" | "many" | "some")
    };
    let count = (units.start..units.end).rev().take_while(|&at| counts(at)).last();
    if let Some(and) = count.and_then(|count| count.checked_sub(1))
        && analysis.tag(and) == Tag::Conj
        && analysis.tag(and - 1) != Tag::Num
        && held.is_some_and(|held| held < and)
    {
        units = Span::new(units.start, and);
    }
    // "…, and Democratic candidate Ana Lee": small words in front that no slot holds are no evidence.
    let bound = slots().map(|slot| slot.start).min();
    let small = |at: u32| {
        matches!(analysis.tag(at), Tag::Comma | Tag::Prep | Tag::Conj | Tag::Sub | Tag::That)
            || analysis.folded(at) == ":"
    };
    while bound.is_some_and(|bound| units.start < bound) && small(units.start) {
        units = Span::new(units.start + 1, units.end);
    }
    units
}

/// The units that a slot was bound to, a time with the word that leads it.
fn bound_units(analysis: &Analysis, binding: Binding) -> UnitSpan {
    match binding {
        Binding::Group(id) => analysis.group(id).units,
        Binding::Number(index) => {
            let units = &analysis.numbers[index as usize].units;
            Span::new(units.start, units.end)
        }
        Binding::Time(index) => {
            let time = &analysis.times[index as usize];
            Span::new(time.lead.unwrap_or(time.units.start), time.units.end)
        }
        Binding::Quote(index) => analysis.quotes[index as usize].units,
        Binding::Units(units) => units,
    }
}

struct Builder<'b, 'a> {
    resolver: &'b Resolver<'b, 'a>,
    claim_type: &'b ClaimType,
    rule: &'b Rule,
    drafts: Vec<Draft>,
    /// The person who acts, whom pronouns in other slots cannot mean.
    subject: Option<PersonId>,
    /// The number that was read last.
    number: Option<u32>,
    /// The office of a minister whose field the lexicon does not know.
    field: Option<String>,
}

impl Builder<'_, '_> {
    fn fill(&mut self, slot: SlotIndex, binding: Binding) {
        let Some(name) = self.rule.program.slots.get(slot.0 as usize) else { return };
        match name.as_str() {
            "time" => return self.time(binding),
            "source" => return self.source(binding),
            "quantity" => return self.number("value", binding),
            "via" | "cue" => return,
            _ => {}
        }
        let Some(declared) = self.claim_type.slot(name) else { return };
        match declared.kind {
            SlotKind::Number => self.number(&declared.name, binding),
            SlotKind::Entity => self.entity(declared, binding),
            SlotKind::Word | SlotKind::Text => self.word(declared, binding),
            SlotKind::Flag => self.set(&declared.name, SlotValue::Flag(true)),
        }
    }

    fn is_entity(&self, slot: SlotIndex) -> bool {
        let name = &self.rule.program.slots[slot.0 as usize];
        self.claim_type.slot(name).is_some_and(|declared| declared.kind == SlotKind::Entity)
    }

    fn set(&mut self, name: &str, value: SlotValue) {
        for draft in &mut self.drafts {
            draft.slots.insert(name.to_owned(), value.clone());
        }
    }

    fn time(&mut self, binding: Binding) {
        if let Binding::Time(index) = binding {
            let time = clock::of_mention(self.resolver.analysis, index, Direction::Unknown);
            self.drafts.iter_mut().for_each(|draft| draft.time = time.clone());
        }
    }

    fn source(&mut self, binding: Binding) {
        if let Binding::Group(id) = binding {
            let source = self.resolver.entities(id, None).into_iter().next();
            self.drafts.iter_mut().for_each(|draft| draft.source = source.clone());
        }
    }

    fn number(&mut self, name: &str, binding: Binding) {
        let analysis = self.resolver.analysis;
        let (index, unit) = match binding {
            Binding::Number(index) => (Some(index), None),
            Binding::Group(id) => (analysis.group(id).number, Some(id)),
            _ => (None, None),
        };
        // "the death toll of 15 months of war" counts no dead.
        let spell =
            || index.is_some_and(|index| quantity::is_spell(analysis, &analysis.numbers[index as usize]));
        if unit.is_some_and(|id| self.is_far_number(id) || self.is_denied_number(id))
            || self.claim_type.name == "toll"
                && (spell() || index.is_some_and(|index| self.is_start_of_rise(index)))
        {
            self.drafts.clear();
            return;
        }
        let toll = self.claim_type.name == "toll" && name == "value";
        let Ok(listed) = (if toll { self.people_of_list(binding) } else { Ok(None) }) else {
            self.drafts.clear();
            return;
        };
        let single = || index.map(|index| quantity::read(self.resolver, index, unit));
        // "killed two soldiers and a child": the evidence holds all who are counted.
        let row = listed.as_ref().map(|read| read.units);
        let Some(mut read) = listed.or_else(single) else { return };
        if name == "value" && self.claim_type.name == "tally" && self.picks_out_of_voters(&read) {
            self.drafts.clear();
            return;
        }
        if name == "for" && self.rule.set.is_empty() && self.is_count_of_candidates(&read) {
            self.drafts.clear();
            return;
        }
        self.number = index;
        let tallied = index.filter(|_| self.claim_type.name == "tally");
        let part = tallied
            .and_then(|index| subgroups::counted(self.resolver.analysis, self.resolver.knowledge, index));
        if name == "for" {
            quantity::put_against_first(analysis, &mut read);
        }
        if name == "value" {
            self.keep_side(&mut read);
        }
        for draft in &mut self.drafts {
            draft.slots.insert(name.to_owned(), read.value.clone());
            for (slot, value) in
                [("total", &read.total), ("comparator", &read.comparator), ("unit", &read.unit)]
            {
                if self.claim_type.slot(slot).is_some() && !draft.slots.contains_key(slot) {
                    draft.slots.insert(slot.to_owned(), value.clone());
                }
            }
            if name != "total" {
                draft.quantity = read.quantity.clone();
            }
            // "the toll nears 80,000": the rule tells how the number bounds the count.
            if let Some(SetValue::Word(set)) = self.rule.set.get("comparator") {
                quantity::bound_by(&mut draft.quantity, set);
            }
            draft.units = row.map_or(draft.units, |row| draft.units.cover(row));
            if let Some(part) = &part {
                draft.slots.insert("unit".to_owned(), SlotValue::Word(part.clone()));
            }
            for (slot, value) in [("against", read.against), ("abstain", read.abstain)] {
                if let Some(value) = value.filter(|_| name == "for" && self.claim_type.slot(slot).is_some()) {
                    draft.slots.insert(slot.to_owned(), SlotValue::number(value));
                }
            }
        }
    }

    /// Of "26 votes to 22" one candidate's: the first number, or the second where the rule says so. What all cast together is
    /// not told: there may have been others.
    fn keep_side(&self, read: &mut quantity::Read) {
        let Some(other) = read.against.take() else { return };
        read.total = SlotValue::Unsaid;
        read.quantity.total = None;
        if self.rule.fill.iter().any(|(slot, policy)| slot == "value" && policy == "second") {
            read.value = SlotValue::number(other);
            let quantity = &mut read.quantity;
            (quantity.value, quantity.low, quantity.high) = (Some(other), Some(other), Some(other));
        }
    }

    fn word(&mut self, slot: &Slot, binding: Binding) {
        let analysis = self.resolver.analysis;
        match binding {
            Binding::Group(id) => self.titled_word(slot, id),
            Binding::Time(index) => {
                let since =
                    analysis.times[index as usize].lead.is_some_and(|lead| analysis.folded(lead) == "since");
                let direction = self
                    .drafts
                    .first()
                    .and_then(|draft| draft.predicate)
                    .map_or(Direction::Unknown, |verb| clock::of_act_in(analysis, verb, since));
                let time = clock::of_mention(analysis, index, direction);
                let exact =
                    |time: &&Time| !matches!(time.grain, Some(Grain::Quarter | Grain::Week | Grain::Era));
                let Some(value) = time.as_ref().filter(exact).and_then(|time| time.value.clone()) else {
                    return;
                };
                self.set(&slot.name, SlotValue::Word(value));
                if time.as_ref().is_some_and(|time| time.grain != Some(Grain::Duration)) {
                    self.drafts.iter_mut().for_each(|draft| draft.time = time.clone());
                }
            }
            Binding::Number(_) => self.number(&slot.name, binding),
            Binding::Quote(index) => {
                let inner = analysis.quotes[index as usize].inner;
                self.append_text(slot, inner);
            }
            Binding::Units(units) => self.append_text(slot, units),
        }
    }

    /// Text slots keep their words; a second binding of the same slot is a second part.
    fn append_text(&mut self, slot: &Slot, units: UnitSpan) {
        let text = one_line(self.resolver.analysis.words(units));
        for draft in &mut self.drafts {
            let joined = match draft.slots.get(&slot.name) {
                Some(SlotValue::Word(first)) => format!("{first} … {text}"),
                _ => text.clone(),
            };
            draft.slots.insert(slot.name.clone(), SlotValue::Word(joined));
        }
    }

    /// A title in an `office` or `role` slot fills what it is of, and whether it is held now.
    fn titled_word(&mut self, slot: &Slot, id: GroupId) {
        let Resolver { analysis, knowledge, .. } = *self.resolver;
        let none =
            || offices::is_of_church(analysis, id) || offices::is_object(analysis, id, self.drafts.first());
        if slot.name == "office" && none() {
            self.drafts.clear();
            return;
        }
        let group = analysis.group(offices::first_of_pair(analysis, id));
        if let Some(title) = group.title {
            let title = offices::of_chamber(analysis, knowledge, group).unwrap_or(title);
            let title =
                Title { of: title.of.or_else(|| offices::shared_owner(self.resolver, id, title)), ..title };
            let narrowed = slot.name == "office" && titles::is_of_a_field(analysis, knowledge, group, title);
            if narrowed {
                self.drafts.clear()
            } else {
                let ahead =
                    slot.name == "office" && offices::is_to_become(analysis, group, self.drafts.first());
                let former = title.former || offices::shares_former(analysis, id);
                let acting = title.acting || offices::shares_acting(analysis, id);
                self.title(slot, Title { former, acting, future: title.future && !ahead, ..title });
                self.field = titles::minister_of_a_field(analysis, knowledge, group.units);
            }
            return;
        }
        let lexis = &self.resolver.knowledge.lexis;
        let head = self.resolver.analysis.unit(group.head).symbol;
        let office = offices::minister_of(analysis, group).or_else(|| offices::post_of(analysis, group));
        if let Some(office) = office.filter(|_| slot.name == "office") {
            self.set(&slot.name, SlotValue::Word(office));
            return;
        }
        // "the post", "the job" name no office; the document's own office is filled in later.
        if lexis.of(head).has(WordClass::MEMBER) || self.is_post_noun(id) {
            return;
        }
        if slot.name == "role" || slot.name == "office" {
            return;
        }
        let text = self.resolver.analysis.words(group.units).to_owned();
        self.set(&slot.name, SlotValue::Word(text));
    }

    fn is_post_noun(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        matches!(
            analysis.folded(analysis.group(id).head),
            "post" | "job" | "role" | "position" | "seat" | "office" | "helm"
        )
    }

    fn title(&mut self, slot: &Slot, title: Title) {
        let office = self.resolver.knowledge.name(title.office).id.clone();
        self.set(&slot.name, SlotValue::Word(office));
        let of_slot = if slot.name == "role" { "role_of" } else { "of" };
        if self.claim_type.slot(of_slot).is_some() {
            match self.resolver.office_of(title) {
                Some(of) => self.set(of_slot, SlotValue::Entity(Box::new(of))),
                // "its president" of nobody known: no guess from the rest of the article.
                None if offices::is_of_the_country(self.resolver.analysis, title) => {}
                None if title.of.is_some() => self.set(of_slot, SlotValue::Unsaid),
                None => {}
            }
        }
        for (flag, value) in [("former", title.former), ("acting", title.acting)] {
            // "takes over from former minister Ann Lee": the rule knows better whose the word is.
            let told = self.rule.set.contains_key(flag);
            if value && !told && self.claim_type.slot(flag).is_some() {
                self.set(flag, SlotValue::Flag(true));
            }
        }
        let public = self.resolver.knowledge.name(title.office).scope != Some(claimwire_rules::Scope::Title);
        if (title.future || !public) && slot.name == "office" {
            self.drafts.clear();
        }
    }
}

fn note_doubts(resolved: &Resolved, draft: &mut Draft) {
    note_basis(resolved.entity.resolved_by, draft);
}

fn note_basis(basis: Option<ResolvedBy>, draft: &mut Draft) {
    match basis {
        Some(ResolvedBy::Salience) => draft.doubts.push("a mention is tied by salience"),
        Some(ResolvedBy::Topic) => draft.doubts.push("a slot is filled by the article's topic"),
        _ => {}
    }
}
