//! From a match to claims in the making: slots filled, lists spread out, numbers and titles read.

use std::collections::BTreeMap;

use claimwire_record::{Entity, EntityKind, Grain, Quantity, ResolvedBy, SlotValue, Span, Time};
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
}

/// What a draft takes from the claims before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// Position and target: "so did Latvia".
    Stand,
    /// The motion told of before: "voted yes".
    Motion,
}

/// The claim whose verb an elliptic claim leaves out.
#[derive(Debug, Clone, Copy)]
pub struct Echo {
    /// Index of its rule.
    pub rule: usize,
    /// Its sentence.
    pub sentence: UnitSpan,
}

/// Builds the drafts of one match; several where lists spread out, none where a required slot stays empty.
pub fn drafts(
    resolver: &Resolver,
    claim_type: &ClaimType,
    rule_index: usize,
    rule: &Rule,
    found: &Match,
    sentence: UnitSpan,
) -> Vec<Draft> {
    let base = Draft {
        rule: rule_index,
        slots: set_slots(rule),
        quantity: Quantity::default(),
        time: None,
        units: evidence(resolver.analysis, found, sentence),
        sentence,
        predicate: found.verbs.first().copied(),
        doubts: SmallVec::new(),
        wants_topic: SmallVec::new(),
        source: None,
        wants: SmallVec::new(),
        echo: None,
    };
    let mut builder = Builder { resolver, claim_type, rule, drafts: vec![base], subject: None, number: None };
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
        matches!(analysis.tag(at), Tag::Comma | Tag::Quote | Tag::Clitic | Tag::Prep | Tag::To | Tag::Conj)
            || matches!(analysis.folded(at), "." | ";" | ":" | ")")
    };
    while units.len() > 1 && edge(units.end - 1) {
        units = Span::new(units.start, units.end - 1);
    }
    units
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
        let Some(read) = index.map(|index| quantity::read(self.resolver, index, unit)) else { return };
        self.number = index;
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
            for (slot, value) in [("against", read.against), ("abstain", read.abstain)] {
                if let Some(value) = value.filter(|_| name == "for" && self.claim_type.slot(slot).is_some()) {
                    draft.slots.insert(slot.to_owned(), SlotValue::number(value));
                }
            }
        }
    }

    fn word(&mut self, slot: &Slot, binding: Binding) {
        let analysis = self.resolver.analysis;
        match binding {
            Binding::Group(id) => self.titled_word(slot, id),
            Binding::Time(index) => {
                let since =
                    analysis.times[index as usize].lead.is_some_and(|lead| analysis.folded(lead) == "since");
                let direction = self.drafts[0]
                    .predicate
                    .map_or(Direction::Unknown, |verb| clock::of_event(analysis.verb(verb).tense, since));
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
        let text = self.resolver.analysis.words(units).split_whitespace().collect::<Vec<_>>().join(" ");
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
        let group = self.resolver.analysis.group(id);
        if let Some(title) = group.title {
            self.title(slot, title);
            return;
        }
        let lexis = &self.resolver.knowledge.lexis;
        let head = self.resolver.analysis.unit(group.head).symbol;
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
                None if title.of.is_some() => self.set(of_slot, SlotValue::Unsaid),
                None => {}
            }
        }
        for (flag, value) in [("former", title.former), ("acting", title.acting)] {
            if value && self.claim_type.slot(flag).is_some() {
                self.set(flag, SlotValue::Flag(true));
            }
        }
        let public = self.resolver.knowledge.name(title.office).scope != Some(claimwire_rules::Scope::Title);
        if (title.future || !public) && slot.name == "office" {
            self.drafts.clear();
        }
    }

    fn entity(&mut self, slot: &Slot, binding: Binding) {
        let Binding::Group(id) = binding else {
            if let Binding::Units(units) = binding {
                let text = self.resolver.analysis.words(units).to_owned();
                let entity = Entity {
                    id: Some(format!("text:{text}")),
                    name: Some(text.clone()),
                    kind: Some(EntityKind::Text),
                    mention: Some(text),
                    resolved_by: Some(ResolvedBy::Unresolved),
                    span: crate::place(self.resolver.analysis, units),
                };
                self.set(&slot.name, SlotValue::Entity(Box::new(entity)));
            }
            return;
        };
        let mut entities = self.resolver.entities(id, self.subject);
        if slot.name == "target" {
            self.spare_own_leader(id, &mut entities);
        }
        if slot.name == "person" && entities.len() > 1 {
            self.nearest_to_title(&mut entities);
        }
        if self.subject.is_none() && entities.len() == 1 {
            self.subject = entities[0].person;
        }
        let before = std::mem::take(&mut self.drafts);
        for draft in &before {
            for resolved in &entities {
                self.one_entity(slot, id, draft, resolved);
            }
        }
    }

    /// "Orban said Budapest would not support him": a country's stand is not on who speaks for it.
    fn spare_own_leader(&self, id: GroupId, entities: &mut crate::resolve::Entities) {
        if !self.resolver.analysis.group(id).classes.meets(claimwire_rules::ClassSet::PRONOUN) {
            return;
        }
        let party = self.drafts.first().and_then(|draft| draft.slots.get("party")?.identity());
        let speaks = |resolved: &Resolved| {
            let code = self.resolver.spoken_for(resolved);
            code.is_some_and(|code| party.as_deref() == Some(&format!("country:{code}")))
        };
        if let Some(own) = entities.first().filter(|first| speaks(first)).and_then(|first| first.person) {
            *entities = self.resolver.entities(id, Some(own));
        }
    }

    /// An office has one holder: of a list, the member beside the title.
    fn nearest_to_title(&self, entities: &mut crate::resolve::Entities) {
        if self.rule.program.slots.iter().any(|slot| slot == "office") {
            let title_first = self.drafts.iter().any(|draft| draft.slots.contains_key("office"));
            let kept =
                if title_first { entities.swap_remove(0) } else { entities.swap_remove(entities.len() - 1) };
            *entities = smallvec::smallvec![kept];
        }
    }

    fn one_entity(&mut self, slot: &Slot, id: GroupId, draft: &Draft, resolved: &Resolved) {
        let mut draft = draft.clone();
        let mut resolved = resolved.clone();
        if !self.accepts(slot, &mut resolved, &mut draft, id) {
            // "They approved it by 54% to 46%": the claim stands without knowing who they are.
            let unknown = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
            if unknown && !slot.required && !slot.key && slot.name != "actor" {
                self.drafts.push(draft);
            }
            return;
        }
        if slot.name == "target" {
            self.widen_target(id, &mut resolved);
        }
        name_group(self.resolver.analysis, id, slot, &mut resolved);
        note_doubts(&resolved, &mut draft);
        if slot.name == "party" {
            self.speak_for(&mut resolved, &mut draft);
        }
        draft.slots.insert(slot.name.clone(), SlotValue::Entity(Box::new(resolved.entity)));
        self.drafts.push(draft);
    }

    /// Whether the entity can fill the slot; a bid without owner waits for the topic instead.
    fn accepts(&self, slot: &Slot, resolved: &mut Resolved, draft: &mut Draft, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let kind = resolved.entity.kind;
        let head = self.resolver.knowledge.lexis.of(analysis.unit(group.head).symbol);
        let ownerless = head.has(WordClass::BID)
            && resolved.person.is_none()
            && resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
        if ownerless && slot.name == "target" {
            let any = matches!(
                analysis.folded(group.units.start),
                "a" | "an" | "any" | "no" | "another" | "either" | "each" | "every"
            );
            if any && analysis.folded(group.units.end) != "who" {
                return false;
            }
            draft.wants_topic.push("target");
            return true;
        }
        let pronoun = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved)
            && group.classes.meets(claimwire_rules::ClassSet::PRONOUN);
        if pronoun {
            // "They said": tied to the speakers before once all are found.
            return slot.name == "speaker" && matches!(analysis.folded(group.head), "they" | "it");
        }
        if slot.name == "party" && (self.is_counted(group.number) || self.names_nobody(id)) {
            return false;
        }
        if slot.classes == "person" || slot.classes == "person|office" {
            return matches!(kind, Some(EntityKind::Person))
                || slot.classes != "person" && kind == Some(EntityKind::Office);
        }
        true
    }

    /// "no government" takes no stand; that backers back somebody says nothing of who they are.
    fn names_nobody(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let start = group.units.start;
        let none = |at: u32| matches!(analysis.folded(at), "no" | "neither" | "nor" | "nobody" | "none");
        let empty = matches!(analysis.folded(group.head), "backers" | "supporters" | "opponents" | "critics");
        none(start)
            || start > 0 && none(start - 1)
            || empty && group.modifiers.is_empty() && group.possessor.is_none()
    }

    /// A counted group is a tally, no party; "several allies" counts nobody.
    fn is_counted(&self, number: Option<u32>) -> bool {
        let kind = number.map(|index| self.resolver.analysis.numbers[index as usize].kind);
        kind.is_some_and(|kind| kind != crate::numbers::NumberKind::Vague)
    }

    /// A thing is named with what follows it: "US and UK attacks against the Houthis".
    fn widen_target(&self, id: GroupId, resolved: &mut Resolved) {
        if resolved.entity.kind != Some(EntityKind::Text) {
            return;
        }
        let units = crate::phrases::with_complements(
            self.resolver.analysis,
            self.resolver.analysis.group(id).units,
            self.drafts.first().map_or(u32::MAX, |draft| draft.sentence.end),
        );
        let words = self.resolver.analysis.words(units).split_whitespace().collect::<Vec<_>>().join(" ");
        let text = ["the ", "a ", "an ", "The ", "A "]
            .iter()
            .find_map(|article| words.strip_prefix(article))
            .unwrap_or(&words)
            .to_owned();
        resolved.entity.id = Some(format!("text:{text}"));
        resolved.entity.name = Some(text);
        resolved.entity.mention = Some(words);
        resolved.entity.span = crate::place(self.resolver.analysis, units);
    }

    /// Whoever speaks for a country is the actor, and the country the party.
    fn speak_for(&self, resolved: &mut Resolved, draft: &mut Draft) {
        let ministry = self.ministry_country(resolved);
        let Some(code) = self.resolver.spoken_for(resolved).or(ministry) else { return };
        let actor = std::mem::take(&mut resolved.entity);
        resolved.entity = Entity {
            id: Some(format!("country:{code}")),
            name: Some(self.resolver.country_name(&code)),
            kind: Some(EntityKind::Country),
            mention: actor.mention.clone(),
            resolved_by: Some(ResolvedBy::Office),
            span: actor.span,
        };
        if self.claim_type.slot("actor").is_some() {
            draft.slots.insert("actor".to_owned(), SlotValue::Entity(Box::new(actor)));
        }
    }

    fn ministry_country(&self, resolved: &Resolved) -> Option<String> {
        if resolved.entity.kind != Some(EntityKind::Org) {
            return None;
        }
        let id = resolved.entity.id.as_deref()?;
        if let Some(name) = self.resolver.knowledge.rules.lexicon.by_id(id) {
            return (name.class == claimwire_rules::NameClass::Ministry)
                .then(|| name.country.clone())
                .flatten();
        }
        let mention = resolved.entity.mention.as_deref()?;
        let lower = mention.to_lowercase();
        let organ =
            ["ministry", "embassy", "foreign office", "presidency"].iter().any(|word| lower.contains(word));
        organ.then(|| self.country_in(mention)).flatten()
    }

    /// The country whose adjective or name stands in a phrase.
    fn country_in(&self, phrase: &str) -> Option<String> {
        let analysis = self.resolver.analysis;
        analysis
            .names
            .iter()
            .find(|name| phrase.contains(analysis.words(name.units)) && name.entry.is_some())
            .and_then(|name| {
                let entry = self.resolver.knowledge.name(name.entry?);
                entry.id.strip_prefix("country:").map(str::to_owned)
            })
    }

    fn finish(mut self) -> Vec<Draft> {
        for (slot, policy) in &self.rule.fill {
            if policy == "topic" {
                for draft in &mut self.drafts {
                    if !draft.slots.contains_key(slot) {
                        draft.wants_topic.push(if slot == "person" { "person" } else { "target" });
                    }
                }
            }
            match policy.as_str() {
                "stand" => self.want(Want::Stand),
                "motion" => self.want(Want::Motion),
                "publisher" => self.fill_publisher(slot),
                "noun" => self.fill_noun(slot),
                "total" => self.fill_total(slot),
                // "one of 26 people killed" counts 26, not one.
                "whole" => self.drafts.retain(|draft| draft.quantity.total.is_none()),
                "holder" => self.fill_holder(slot, true),
                "known-holder" => self.fill_holder(slot, false),
                "body" | "main-body" | "nation" => self.fill_owner(slot, policy),
                _ => {}
            }
            if slot == "speaker" {
                self.fill_speaker(policy);
            }
        }
        self.drafts.retain(|draft| {
            let id = |slot: &str| {
                draft.slots.get(slot).and_then(SlotValue::entity).and_then(|entity| entity.id.clone())
            };
            id("party").is_none() || id("party") != id("target")
        });
        let required: Vec<&Slot> = self.claim_type.slots.iter().filter(|slot| slot.required).collect();
        self.drafts.retain(|draft| {
            required.iter().all(|slot| {
                draft.slots.contains_key(&slot.name)
                    || draft.wants.contains(&Want::Stand)
                    || draft.wants.contains(&Want::Motion) && slot.name == "target"
                    || draft.wants_topic.iter().any(|wanted| *wanted == slot.name)
            })
        });
        self.drafts
    }

    fn want(&mut self, want: Want) {
        self.drafts.iter_mut().for_each(|draft| draft.wants.push(want));
    }

    /// What is counted out of: 32 of "28 of the 32 members". No body with members by number has fewer than five.
    fn fill_total(&mut self, slot: &str) {
        self.drafts.retain(|draft| draft.quantity.total.is_some_and(|total| total >= 5.0));
        for draft in &mut self.drafts {
            let total = draft.quantity.total.take();
            draft.quantity.value = total;
            (draft.quantity.low, draft.quantity.high) = (total, total);
            draft.quantity.comparator = Some(claimwire_record::Comparator::Exactly);
            draft.slots.insert(slot.to_owned(), total.map_or(SlotValue::Unsaid, SlotValue::number));
        }
    }

    /// What the number counts: "children" of "12 children".
    fn fill_noun(&mut self, slot: &str) {
        for draft in &mut self.drafts {
            if let Some(noun) = draft.quantity.unit.clone().filter(|_| !draft.slots.contains_key(slot)) {
                draft.slots.insert(slot.to_owned(), SlotValue::Word(noun));
            }
        }
    }

    /// The office that the person holds, or what an office is of that the words do not say. Without what it is
    /// of, an office is no claim where that is part of the key.
    fn fill_holder(&mut self, slot: &str, by_article: bool) {
        for draft in &mut self.drafts {
            let person =
                draft.slots.get("person").and_then(SlotValue::entity).and_then(|person| person.id.clone());
            let office = draft.slots.get("office").and_then(SlotValue::identity);
            let Some(person) = person else { continue };
            if let (Some(office), true) = (&office, is_vague(draft.slots.get(slot))) {
                let unknown = draft
                    .slots
                    .get(slot)
                    .and_then(SlotValue::entity)
                    .is_none_or(|of| of.resolved_by == Some(ResolvedBy::Unresolved));
                match crate::holders::known(self.resolver, &person, office, draft.units) {
                    Some(of) => draft.slots.insert("of".to_owned(), SlotValue::Entity(Box::new(of))),
                    None if unknown => draft.slots.insert("of".to_owned(), SlotValue::Unsaid),
                    None => None,
                };
                continue;
            }
            if draft.slots.contains_key(slot) {
                continue;
            }
            let (office, of) = match office {
                Some(office) if by_article => {
                    (None, crate::holders::of_office(self.resolver, &person, &office, draft.units))
                }
                Some(office) => (None, crate::holders::known(self.resolver, &person, &office, draft.units)),
                None => crate::holders::held(self.resolver, &person)
                    .map_or((None, None), |(office, of)| (Some(office), of)),
            };
            if let Some(office) = office.filter(|_| slot == "office") {
                draft.slots.insert("office".to_owned(), SlotValue::Word(office));
            } else if slot == "office" {
                continue;
            }
            if let Some(of) = of {
                note_basis(of.resolved_by, draft);
                draft.slots.entry("of".to_owned()).or_insert_with(|| SlotValue::Entity(Box::new(of)));
            }
        }
        let key = self.claim_type.slot(slot).is_some_and(|declared| declared.key);
        self.drafts
            .retain(|draft| !key || draft.slots.get(slot).is_some_and(|value| *value != SlotValue::Unsaid));
    }

    /// The body or country that the words of the match belong to. Part of a body ("the other two members") does
    /// not tell its size.
    fn fill_owner(&mut self, slot: &str, policy: &str) {
        let total = self.rule.fill.values().any(|policy| policy == "total");
        if policy != "nation"
            && !total
            && self.number.is_some_and(|index| crate::owner::counts_a_part(self.resolver.analysis, index))
        {
            return;
        }
        // A country named within the match is better than the words of the thing measured.
        let text = |draft: &Draft| {
            draft
                .slots
                .get(slot)
                .and_then(SlotValue::entity)
                .is_some_and(|entity| entity.kind == Some(EntityKind::Text))
        };
        for draft in self
            .drafts
            .iter_mut()
            .filter(|draft| !draft.slots.contains_key(slot) || policy == "nation" && text(draft))
        {
            let found = match policy {
                "nation" => crate::owner::within(self.resolver, draft.units, EntityKind::Country),
                "body" => crate::owner::within(self.resolver, draft.units, EntityKind::Org),
                _ => crate::owner::main_body(self.resolver, draft),
            };
            let Some(entity) = found else { continue };
            if entity.resolved_by == Some(ResolvedBy::Topic) {
                draft.doubts.push("a slot is filled by the article's topic");
            }
            draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(entity)));
        }
    }

    fn fill_speaker(&mut self, policy: &str) {
        let Some(sentence) = self.drafts.first().map(|draft| draft.sentence) else { return };
        if let Some(speaker) = crate::speech::fill(self.resolver, policy, sentence) {
            self.set("speaker", speaker);
        }
    }

    fn fill_publisher(&mut self, slot: &str) {
        let source = crate::frames::own_voice(self.resolver.analysis).source;
        let entity =
            Entity { id: source.id, name: source.name, kind: Some(EntityKind::Media), ..Entity::default() };
        if entity.id.is_some() && !self.drafts.iter().any(|draft| draft.slots.contains_key(slot)) {
            self.set(slot, SlotValue::Entity(Box::new(entity)));
        }
    }
}

/// Unnamed people who take a stand are a group ("NATO ambassadors"); the same words as a source are anonymous.
fn name_group(analysis: &Analysis, id: GroupId, slot: &Slot, resolved: &mut Resolved) {
    let anonymous = resolved.entity.kind == Some(EntityKind::Anonymous)
        && analysis.group(id).classes.meets(claimwire_rules::ClassSet::GROUP);
    if anonymous && slot.name != "speaker" {
        let name = resolved.entity.name.clone().unwrap_or_default();
        resolved.entity.id =
            Some(format!("group:{}", claimwire_record::folded_id(&claimwire_rules::fold(&name))));
        resolved.entity.kind = Some(EntityKind::Group);
    }
}

/// Whether a slot was filled by way of a pronoun or an owner that is not known.
fn is_vague(value: Option<&SlotValue>) -> bool {
    match value {
        Some(SlotValue::Unsaid) => true,
        Some(SlotValue::Entity(entity)) => match entity.resolved_by {
            Some(ResolvedBy::Salience) => true,
            // "the bureau", "the party"
            Some(ResolvedBy::Unresolved) => entity.name.as_deref().is_none_or(|name| !name.contains(' ')),
            _ => false,
        },
        _ => false,
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
