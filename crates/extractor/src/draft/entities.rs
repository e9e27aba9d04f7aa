//! From a noun group in a slot to entities: whom a slot takes, for whom somebody speaks, what a thing is called.

use std::iter::repeat_n;

use claimwire_rules::program::Voice;
use claimwire_rules::{ClassSet, one_line};

use super::*;
use crate::names::NameKind;
use crate::nouns::{NounGroup, outermost_owner};
use crate::phrases::{behind_local_owner, named_from, party_name_from, with_complements};
use crate::verbs::VerbGroup;

impl Builder<'_, '_> {
    /// "a coalition with the Greens": what may be formed, and no body yet.
    fn coalition_with(&self, id: GroupId) -> Option<Entity> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let formed = matches!(analysis.folded(group.head), "coalition" | "alliance" | "government")
            && group.name.is_none()
            && analysis.folded(group.units.end) == "with";
        let units = with_complements(analysis, group.units, analysis.units.len() as u32);
        let text = one_line(analysis.words(units));
        let bare = ["a ", "an ", "any ", "the "].iter().find_map(|article| text.strip_prefix(article));
        let name = bare.unwrap_or(&text).to_owned();
        formed.then(|| Entity {
            id: Some(format!("text:{name}")),
            name: Some(name),
            kind: Some(EntityKind::Text),
            mention: Some(text),
            resolved_by: Some(ResolvedBy::Unresolved),
            span: crate::place(analysis, units),
        })
    }

    pub(super) fn entity(&mut self, slot: &Slot, binding: Binding) {
        let Binding::Group(id) = binding else {
            if let Binding::Units(units) = binding {
                if slot.name == "target" && self.settles_motion(units) {
                    self.drafts.clear();
                    return;
                }
                let words = self.resolver.analysis.words(units);
                let text = super::things::whole_quotes(one_line(words));
                let entity = Entity {
                    id: Some(format!("text:{text}")),
                    name: Some(text),
                    kind: Some(EntityKind::Text),
                    mention: Some(words.to_owned()),
                    resolved_by: Some(ResolvedBy::Unresolved),
                    span: crate::place(self.resolver.analysis, units),
                };
                self.set(&slot.name, SlotValue::Entity(Box::new(entity)));
            }
            return;
        };
        let id = if slot.name == "motion" { self.whole_motion(id) } else { id };
        let nations = if slot.name == "party" { self.nations_told_by(id) } else { None };
        if let Some(list) = nations {
            let end = self.resolver.analysis.group(id).units.end;
            let whole = self.resolver.analysis.group(list).units.end;
            self.drafts
                .iter_mut()
                .filter(|draft| draft.units.end == end)
                .for_each(|draft| draft.units.end = whole);
        }
        let id = nations.unwrap_or(id);
        if let Some(pact) = self.coalition_with(id).filter(|_| slot.name == "target") {
            self.set(&slot.name, SlotValue::Entity(Box::new(pact)));
            return;
        }
        let last = self.resolver.analysis.group(id).members.last();
        let is_list = last.is_some();
        let own = self.drafts.first().and_then(|draft| draft.predicate);
        if slot.name == "party" && last.is_some_and(|&last| self.is_picked_out(last, own)) {
            self.drafts.clear();
            return;
        }
        if slot.name == "party" && self.is_counted_together(id) {
            self.drafts.clear();
            return;
        }
        let mut entities = self.resolver.entities(id, self.subject);
        let heard = entities.first().filter(|_| slot.name == "speaker" && self.subject.is_none() && !is_list);
        let heard = heard.map(|found| Heard { group: id, person: found.person, title: found.title });
        // "the 40 who voted for Berg and Voss": how many for each is not told.
        let persons = entities.iter().filter(|found| found.person.is_some()).count();
        if slot.name == "target" && self.claim_type.name == "tally" && persons > 1 && !self.counts_for_each()
        {
            self.drafts.clear();
            return;
        }
        if slot.name == "target" {
            self.spare_own_leader(id, &mut entities);
            if self.is_one_of_party(id, &entities) {
                self.drafts.clear();
                return;
            }
        }
        if slot.name == "target" && entities.len() == 1 {
            self.name_candidate(id, &mut entities[0]);
            read_as_paper(self.resolver.analysis, id, &mut entities[0].entity);
        }
        if slot.name == "person" && entities.len() > 1 {
            self.nearest_to_title(&mut entities);
        }
        if let Some(body) = self.joint_body(id).filter(|_| entities.len() == 2) {
            entities = smallvec::smallvec![body];
        }
        if slot.name == "party" && entities.len() == 1 {
            self.name_described(id, &mut entities[0]);
        }
        if self.subject.is_none() && entities.len() == 1 {
            self.subject = entities[0].person;
        }
        let owners = self.mentions(id, entities.len());
        let mut before = std::mem::take(&mut self.drafts);
        // Mostly there is one draft and one entity, and neither is copied.
        if before.len() == 1
            && let [mention] = owners[..]
            && let Some((mut draft, resolved)) = before.pop().zip(entities.pop())
        {
            draft.speaker = heard.or(draft.speaker);
            self.one_entity(slot, mention, draft, resolved);
            return;
        }
        let copies = repeat_n(entities, before.len());
        for (draft, entities) in before.into_iter().zip(copies) {
            let drafts = repeat_n(Draft { speaker: heard.or(draft.speaker), ..draft }, owners.len());
            for ((resolved, &mention), draft) in entities.into_iter().zip(&owners).zip(drafts) {
                self.one_entity(slot, mention, draft, resolved);
            }
        }
    }

    /// "voted to reject the offer": whether a deed tells how something was decided that is named behind its verb.
    fn settles_motion(&self, deed: UnitSpan) -> bool {
        let analysis = self.resolver.analysis;
        let to = deed.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::To);
        let verb = analysis.verb_at[deed.start as usize].map(|id| analysis.verb(id));
        let told = |verb: &VerbGroup| verb.voice == Voice::Passive || self.resolver.knowledge.settles(verb);
        to && verb.is_some_and(told)
    }

    /// "twelve boards and unions": a number that is of the second noun too, so that neither is all of its kind.
    fn is_counted_together(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let members = &analysis.group(id).members;
        let [first, last] = members[..] else { return false };
        let last = analysis.group(last);
        let bare = last.plural && last.name.is_none() && !last.definite && last.possessor.is_none();
        bare && last.number.is_none() && analysis.group(first).number.is_some()
    }

    /// "won 18 votes each": whether the number is told of each of a list.
    fn counts_for_each(&self) -> bool {
        let analysis = self.resolver.analysis;
        let each = |units: UnitSpan| {
            (units.start..units.end).any(|at| matches!(analysis.folded(at), "each" | "apiece"))
        };
        self.drafts.first().is_some_and(|draft| each(draft.units))
    }

    /// The group that each of so many entities is mentioned by: the members of a list, else the group itself.
    fn mentions(&self, id: GroupId, count: usize) -> SmallVec<[GroupId; 4]> {
        let members = &self.resolver.analysis.group(id).members;
        if members.len() == count { members.clone() } else { SmallVec::from_elem(id, count) }
    }

    /// "Orban said Budapest would not support him": a country's stand is not on who speaks for it.
    pub(super) fn spare_own_leader(&self, id: GroupId, entities: &mut crate::resolve::Entities) {
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
    pub(super) fn nearest_to_title(&self, entities: &mut crate::resolve::Entities) {
        if self.rule.program.slots.iter().any(|slot| slot == "office") {
            let title_first = self.drafts.iter().any(|draft| draft.slots.contains_key("office"));
            let kept =
                if title_first { entities.swap_remove(0) } else { entities.swap_remove(entities.len() - 1) };
            *entities = smallvec::smallvec![kept];
        }
    }

    /// "Six councillors, including Elspie Munro-Price": a name in no lexicon among people who sit somewhere is one of them.
    fn read_as_person(&self, draft: &Draft, resolved: &mut Resolved) {
        let analysis = self.resolver.analysis;
        let seated = |at: u32| {
            matches!(
                analysis.folded(at),
                "councillors"
                    | "councilors"
                    | "senators"
                    | "lawmakers"
                    | "legislators"
                    | "mps"
                    | "deputies"
                    | "delegates"
                    | "commissioners"
                    | "trustees"
                    | "supervisors"
            )
        };
        let entity = &mut resolved.entity;
        let guessed = entity.kind == Some(EntityKind::Org) && entity.resolved_by == Some(ResolvedBy::Name);
        let named = entity.mention.as_deref().is_some_and(|mention| {
            let words = || mention.split(' ');
            words().count() > 1 && words().all(|word| word.chars().next().is_some_and(char::is_uppercase))
        });
        if !guessed || !named || !(draft.sentence.start..draft.units.end).any(seated) {
            return;
        }
        let slug =
            entity.id.as_deref().and_then(|id| id.strip_prefix("org:")).map(|slug| format!("person:{slug}"));
        if let Some(id) = slug {
            (entity.id, entity.kind) = (Some(id), Some(EntityKind::Person));
        }
    }

    /// "Nineteen countries voted against": those counted are no body that votes. "Whose party holds 37 seats": which is not
    /// known. "The bill, which the Senate passed": the Senate is no motion. "Demanded her resignation": of two whom it may be.
    fn is_of_no_body(&self, slot: &Slot, id: GroupId, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let counted = group.number.is_some() && !group.definite;
        let whose = group.units.start > 0 && analysis.folded(group.units.start - 1) == "whose";
        match slot.name.as_str() {
            "body" => counted,
            "party" => whose && analysis.folded(group.head) == "party",
            "motion" => matches!(
                analysis.folded(group.head),
                "candidate"
                    | "nominee"
                    | "contender"
                    | "senate"
                    | "house"
                    | "parliament"
                    | "assembly"
                    | "council"
                    | "congress"
                    | "chamber"
                    | "committee"
                    | "court"
            ),
            // "39 support Reed and 160 have not said": a bare number is backed by nobody.
            "target" => {
                self.is_unclear_owner(group)
                    || is_only_one(analysis, group)
                    || group.head_is_share(analysis)
                    || is_government_at_all(analysis, group)
            }
            // "another motion affirming that right": what it says is what is moved.
            "speaker" => {
                let behind = analysis.verb_at.get(group.units.end as usize).copied().flatten();
                let says =
                    behind.is_some_and(|verb| analysis.verb(verb).form == claimwire_rules::VerbForm::Gerund);
                says && matches!(analysis.folded(group.head), "motion" | "resolution" | "bill" | "amendment")
            }
            "subject" if self.is_party_of_pronoun(group) || self.is_summed(group) => true,
            "subject" => whose && resolved.entity.resolved_by == Some(ResolvedBy::Unresolved),
            _ => false,
        }
    }

    /// "Together, A and B have 86 seats", "the combined A and B parties": what several have is none's alone.
    fn is_summed(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let open = analysis.sentences_begun(group.units.start).last().map_or(0, |own| own.units.start);
        let before = open.max(group.units.start.saturating_sub(8))..group.units.end;
        let several = !group.members.is_empty()
            || group.units.end < analysis.units.len() as u32 && analysis.folded(group.units.end) == "and"
            || before.clone().any(|at| analysis.folded(at) == "and");
        several
            && before.into_iter().any(|at| matches!(analysis.folded(at), "together" | "combined" | "jointly"))
    }

    /// "his party": without whose it is, that of everybody is one.
    fn is_party_of_pronoun(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        group.units.len() == 2
            && matches!(analysis.folded(group.units.start), "his" | "her")
            && matches!(analysis.folded(group.head), "party" | "bloc" | "group" | "coalition")
    }

    /// "has led the group since July": a body that the words alone do not tell from others.
    fn is_any_body(&self, id: GroupId, resolved: &Resolved) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let plain = matches!(
            analysis.folded(group.head),
            "group"
                | "government"
                | "commission"
                | "party"
                | "company"
                | "council"
                | "body"
                | "cabinet"
                | "federation"
        );
        let unknown = matches!(resolved.entity.kind, Some(EntityKind::Org | EntityKind::Anonymous));
        let alone = group.units.len() == 2 && group.definite && group.name.is_none();
        // The id holds no more than the words.
        let named = resolved.entity.id.as_deref().is_some_and(|id| {
            id.split_once(':').is_some_and(|(_, name)| name != analysis.folded(group.head))
        });
        plain && alone && unknown && !named
    }

    pub(super) fn one_entity(&mut self, slot: &Slot, id: GroupId, mut draft: Draft, mut resolved: Resolved) {
        if resolved.entity.mention.as_deref().is_some_and(is_garbled)
            || self.is_of_no_body(slot, id, &resolved)
            || slot.name == "motion" && self.is_won(id, &draft)
        {
            return;
        }
        if slot.name == "of" && self.claim_type.name == "term" && self.is_any_body(id, &resolved) {
            self.drafts.push(draft);
            return;
        }
        // "They approved it": what was voted on is told of before, and is nothing that acts.
        if slot.name == "motion" && self.is_neuter(id) && resolved.entity.kind != Some(EntityKind::Text) {
            self.drafts.push(draft);
            return;
        }
        if !self.accepts(slot, &mut resolved, &mut draft, id) {
            // "They approved it by 54% to 46%": the claim stands without knowing who they are.
            let unknown = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
            if unknown && !slot.required && !slot.key && slot.name != "actor" {
                self.drafts.push(draft);
            }
            return;
        }
        if matches!(slot.name.as_str(), "target" | "motion") {
            self.widen_target(id, &mut resolved);
        }
        if slot.name == "target" {
            self.keep_government(id, &draft, &mut resolved);
        }
        if slot.name == "motion" {
            leave_owner_off(&mut resolved.entity);
        }
        if slot.name == "body" && self.claim_type.name == "vote" {
            bodies::put_for_members(self.resolver, id, draft.sentence.end, &mut resolved.entity);
        }
        if slot.name == "party" && self.rule.id.starts_with("stance/among-them") {
            self.read_as_person(&draft, &mut resolved);
        }
        name_group(self.resolver.analysis, id, slot, &mut resolved);
        note_doubts(&resolved, &mut draft);
        if slot.name == "party" {
            if self.says_we_for_unknown(&resolved) || self.says_we_for_nation(id, &resolved) {
                return;
            }
            self.name_by_participle(id, &mut resolved, &draft);
            self.name_respondents(id, &mut resolved, &draft);
            self.speak_for(&mut resolved, &mut draft);
            if self.says_we_as_minister(&resolved) {
                return;
            }
        }
        draft.slots.insert(slot.name.clone(), SlotValue::Entity(Box::new(resolved.entity)));
        self.drafts.push(draft);
    }

    /// Whoever is quoted, if the claim opens a sentence of theirs: "many say that he should go" is not their own.
    pub(super) fn fill_voice(&mut self, slot: &str) {
        let Some(speaker) = self.resolver.speaker else { return };
        let analysis = self.resolver.analysis;
        let opens = |draft: &Draft| {
            let quote = analysis.quote_around(draft.units);
            let start = draft.units.start;
            quote.is_some_and(|quote| start == quote.inner.start || start == draft.sentence.start)
        };
        self.drafts.retain(opens);
        let mut drafts = std::mem::take(&mut self.drafts);
        for draft in &mut drafts {
            let mut resolved = speaker.clone();
            note_doubts(&resolved, draft);
            self.speak_for(&mut resolved, draft);
            draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(resolved.entity)));
        }
        self.drafts = drafts;
    }

    fn is_neuter(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        matches!(analysis.folded(analysis.group(id).head), "it" | "this" | "that")
    }

    /// "Sweden's NATO bid", "the Swedish application": what a state applies for, and no candidacy of anybody.
    fn is_bid_of_state(&self, group: &NounGroup) -> bool {
        let analysis = self.resolver.analysis;
        let state = |name: u32| {
            matches!(
                analysis.names[name as usize].kind,
                NameKind::Country | NameKind::Demonym | NameKind::Capital
            )
        };
        let owner = group.possessor.and_then(|owner| analysis.group(owner).name);
        let whose = owner.or_else(|| group.modifiers.first().copied());
        let applies = matches!(
            analysis.folded(group.head),
            "ambition"
                | "ambitions"
                | "application"
                | "aspiration"
                | "aspirations"
                | "bid"
                | "candidacy"
                | "candidature"
        );
        applies && whose.is_some_and(state)
    }

    /// Whether the entity can fill the slot; a bid without owner waits for the topic instead.
    pub(super) fn accepts(
        &self,
        slot: &Slot,
        resolved: &mut Resolved,
        draft: &mut Draft,
        id: GroupId,
    ) -> bool {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let kind = resolved.entity.kind;
        let head = self.resolver.knowledge.lexis.of(analysis.unit(group.head).symbol);
        // "the takeover bid" is an offer, no candidacy.
        let offer = (group.units.start..group.head).any(|at| {
            matches!(
                analysis.folded(at),
                "takeover"
                    | "rescue"
                    | "buyout"
                    | "merger"
                    | "cash"
                    | "hostile"
                    | "unsolicited"
                    | "acquisition"
            )
        });
        let ownerless = head.has(WordClass::BID)
            && !offer
            && !self.resolver.aims_elsewhere(group)
            && resolved.person.is_none()
            && resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
        if ownerless && slot.name == "target" && !self.is_bid_of_state(group) {
            // "the Harbour Trust's bid" is not the candidate's whom the article is about.
            let named = group.possessor.is_some_and(|owner| analysis.group(owner).name.is_some());
            // "the Thai candidate" is nobody of another country.
            let stranger = self.resolver.people_of_nation(group).is_some_and(|mut all| all.next().is_none());
            if named
                || stranger
                || group.plural
                || self.is_one_in_each(group)
                || self.is_any_bid(id)
                || self.is_said_of_somebody(id)
            {
                return false;
            }
            draft.wants_topic.push("target");
            return true;
        }
        // "opposed it" is on what was told of before, which is no body that acts.
        let vague = |at: u32| {
            matches!(
                analysis.folded(at),
                "anything" | "everything" | "something" | "nothing" | "whatever" | "whoever" | "whomever"
            )
        };
        if slot.name == "target"
            && (matches!(analysis.folded(group.head), "it" | "its" | "one" | "ones" | "another")
                || vague(group.units.start)
                || kind == Some(EntityKind::Text) && self.is_empty_undertaking(id))
        {
            return false;
        }
        // "the 13-nation group", "the 1.36 billion it paid": of which body so many are is not told.
        let bare = group.name.is_none() && group.modifiers.is_empty() && group.possessor.is_none();
        let untold = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved) && bare;
        let pronoun = group.classes.meets(ClassSet::PRONOUN) && !group.plural;
        if self.claim_type.name == "membership"
            && slot.name == "org"
            && (untold || pronoun && self.is_neuter(id))
        {
            return false;
        }
        if self.claim_type.name == "membership" && slot.name == "org" && self.is_of_part_of_body(draft) {
            return false;
        }
        if slot.name == "target"
            && (kind == Some(EntityKind::Text) && self.is_to_be_changed(id)
                || self.is_wanted_to_act(id, draft))
        {
            return false;
        }
        let pronoun = resolved.entity.resolved_by == Some(ResolvedBy::Unresolved)
            && group.classes.meets(claimwire_rules::ClassSet::PRONOUN);
        if pronoun {
            // "They said": tied to the speakers before once all are found, or left open.
            return slot.name == "speaker"
                && matches!(
                    analysis.folded(group.head),
                    "they" | "it" | "he" | "she" | "him" | "her" | "them"
                );
        }
        // "Mr Young was beaten": a surname that is also a word.
        let before =
            group.units.start.checked_sub(1).map_or("", |at| analysis.folded(at).trim_end_matches('.'));
        if slot.name == "motion" && matches!(before, "mr" | "mrs" | "ms" | "dr") {
            return false;
        }
        // "the members of his party": which body has them is not told.
        let owned = group.possessor.map(|owner| analysis.group(owner));
        if slot.name == "org"
            && resolved.entity.resolved_by == Some(ResolvedBy::Unresolved)
            && owned.is_some_and(|owner| owner.classes.meets(claimwire_rules::ClassSet::PRONOUN))
        {
            return false;
        }
        // "the Chilean and Norwegian ministers": an adjective is nobody.
        let nobody =
            kind == Some(EntityKind::Person) && resolved.entity.resolved_by == Some(ResolvedBy::Unresolved);
        if slot.name == "party"
            && (nobody || self.is_bare_body(id, resolved) || self.is_bare_rank(id, resolved))
        {
            return false;
        }
        if self.is_numeral(id)
            || slot.name == "target"
                && (self.is_any_such(id, draft)
                    || self.is_anyone_yet(id, draft)
                    || self.is_broken_off(id, kind))
        {
            return false;
        }
        if slot.name == "target"
            && (self.is_slogan(id)
                || self.is_rest_of_list(id)
                || self.is_what_for(group, kind)
                || self.is_one_in_each(group)
                || vague::is_past_holder(group, resolved)
                || self.is_share_of_backed(group, draft))
        {
            return false;
        }
        if slot.name == "party" && (self.is_cut_off(id, draft) || self.is_one_of_many(id, resolved)) {
            return false;
        }
        if slot.name == "speaker" && (self.is_told_of_before_tag(id, draft.sentence) || self.says_nothing(id))
        {
            return false;
        }
        if matches!(slot.name.as_str(), "person" | "speaker" | "subject") && self.is_one_of_neither(id) {
            return false;
        }
        if slot.name == "party"
            && (self.is_counted(group)
                || self.is_counted_with_others(group)
                || self.names_nobody(id)
                || self.is_vague_party(id, resolved, draft)
                || self.is_some_holder(id, kind)
                || self.is_picked_out(id, draft.predicate))
        {
            return false;
        }
        if slot.classes == "person" || slot.classes == "person|office" {
            return matches!(kind, Some(EntityKind::Person))
                || slot.classes != "person" && kind == Some(EntityKind::Office);
        }
        true
    }

    /// "the union's endorsement for mayor": a bare office behind "for" is what somebody is to become, and nobody.
    fn is_what_for(&self, group: &NounGroup, kind: Option<EntityKind>) -> bool {
        let analysis = self.resolver.analysis;
        let led = group.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "for");
        let bare = !matches!(analysis.tag(group.units.start), Tag::Det | Tag::Possessive);
        kind == Some(EntityKind::Office) && led && bare && group.possessor.is_none()
    }
}

/// "RaÃ": a name that a wrong character set broke off.
fn is_garbled(mention: &str) -> bool {
    let mut letters = mention.chars().rev().filter(|letter| !matches!(letter, '\u{302}' | '\u{303}'));
    let broken = letters.next().is_some_and(|last| matches!(last, 'Ã' | 'Â' | 'A' | '\u{fffd}'));
    broken && letters.next().is_some_and(char::is_lowercase)
}

/// "its first resolution" is named without its owner, who is the body that votes.
fn leave_owner_off(entity: &mut Entity) {
    let owned = entity.name.as_deref().filter(|_| entity.kind == Some(EntityKind::Text));
    let owned = owned.and_then(|name| name.strip_prefix("its ").or_else(|| name.strip_prefix("their ")));
    let owned = owned.map(|name| name.strip_prefix("own ").unwrap_or(name));
    if let Some(name) = owned.map(str::to_owned) {
        entity.id = Some(format!("text:{name}"));
        entity.name = Some(name);
    }
}

/// "a government that includes the Left": any that does, and none in particular.
fn is_government_at_all(analysis: &Analysis, group: &NounGroup) -> bool {
    matches!(analysis.folded(group.head), "government" | "coalition" | "cabinet")
        && matches!(analysis.folded(group.units.start), "a" | "an" | "any")
        && group.modifiers.is_empty()
        && matches!(analysis.folded(group.units.end), "that" | "which" | "in" | "without" | "with" | "whose")
}

/// Unnamed people who take a stand are a group ("NATO ambassadors"); the same words as a source are anonymous.
/// "the only measure that voters support": which one it is is told elsewhere.
fn is_only_one(analysis: &Analysis, group: &NounGroup) -> bool {
    let start = group.units.start;
    group.name.is_none()
        && group.units.len() == 3
        && analysis.folded(start) == "the"
        && analysis.folded(start + 1) == "only"
}

/// A group that is told by its words alone is named with what narrows it: "some members of the union".
pub(super) fn name_group(analysis: &Analysis, id: GroupId, slot: &Slot, resolved: &mut Resolved) {
    let classes = analysis.group(id).classes;
    let anonymous = resolved.entity.kind == Some(EntityKind::Anonymous);
    // "voted against the pay report": reports speak, and are put to the vote.
    if let Some(name) = resolved.entity.name.clone().filter(|_| anonymous && slot.name == "motion") {
        (resolved.entity.id, resolved.entity.kind) = (Some(format!("text:{name}")), Some(EntityKind::Text));
        return;
    }
    let (prefix, kind) = match resolved.entity.kind {
        Some(EntityKind::Anonymous) if classes.meets(ClassSet::GROUP) || is_gathering(analysis, id) => {
            ("group", EntityKind::Group)
        }
        // "the parliament of Latvia" is a body, whatever it is called.
        Some(EntityKind::Anonymous) if classes.meets(ClassSet::ORG) => ("org", EntityKind::Org),
        // "the town of Skelvik voted": who votes is a body.
        Some(EntityKind::Text)
            if slot.name == "body" && analysis.folded(analysis.group(id).units.end) == "of" =>
        {
            ("org", EntityKind::Org)
        }
        Some(EntityKind::Group) if resolved.entity.resolved_by != Some(ResolvedBy::Lexicon) => {
            ("group", EntityKind::Group)
        }
        _ => return,
    };
    let pronoun = classes.meets(ClassSet::PRONOUN);
    if slot.name == "speaker" || pronoun && !anonymous {
        return;
    }
    let name = match resolved.entity.name.clone() {
        Some(name) if pronoun => name,
        Some(name) if is_own_name(analysis, id, &name) => name,
        Some(name) if slot.name == "party" => {
            with_owner(analysis, id, &name).unwrap_or_else(|| narrowed(analysis, id))
        }
        _ => narrowed(analysis, id),
    };
    resolved.entity.id =
        Some(format!("{prefix}:{}", claimwire_record::folded_id(&claimwire_rules::fold(&name))));
    resolved.entity.name = Some(name);
    resolved.entity.kind = Some(kind);
}

/// "his Harbour party": a name that begins with a capital behind the pronoun tells it without whose it is.
fn is_own_name(analysis: &Analysis, id: GroupId, name: &str) -> bool {
    let group = analysis.group(id);
    let bare = Span::new(group.units.start + 1, group.units.end);
    matches!(analysis.folded(group.units.start), "his" | "her" | "its" | "their")
        && !bare.is_empty()
        && analysis.unit(bare.start).is_capitalised()
        && name == one_line(analysis.words(bare))
}

/// "her party in Graz" where the name found for "her party" says whose it is.
fn with_owner(analysis: &Analysis, id: GroupId, name: &str) -> Option<String> {
    let group = analysis.group(id);
    let whose = analysis.group(outermost_owner(analysis, group)?);
    if !whose.classes.meets(ClassSet::PRONOUN) || whose.units.start != group.units.start {
        return None;
    }
    let bare = one_line(analysis.words(Span::new(whose.units.end, group.units.end)));
    let owner =
        name.strip_suffix(bare.as_str()).filter(|owner| owner.ends_with("' ") || owner.ends_with("'s "))?;
    let words = narrowed(analysis, id);
    let (_, rest) = words.split_once(' ')?;
    Some(format!("{owner}{}", rest.strip_prefix("own ").unwrap_or(rest)))
}

/// "a group of rabbis", "a coalition of mayors": people told by what they are.
fn is_gathering(analysis: &Analysis, id: GroupId) -> bool {
    let group = analysis.group(id);
    let members = analysis.groups_starting(group.units.end + 1).next().map(|id| analysis.group(id));
    let many = |head: u32| analysis.folded(head).ends_with('s') || analysis.folded(head) == "people";
    let people = members.is_some_and(|of| many(of.head) && of.name.is_none() && !of.definite);
    let gathers = matches!(analysis.folded(group.head), "group" | "coalition" | "band" | "crowd" | "cohort");
    gathers && analysis.folded(group.units.end) == "of" && people
}

/// "farmers from Iowa back", "nurses at the hospital oppose": where people are from picks them out, if what they do comes
/// right behind it.
fn with_origin(analysis: &Analysis, many: bool, units: UnitSpan) -> UnitSpan {
    // "delegates from abroad"
    let away = matches!(analysis.folded(units.end + 1), "abroad" | "overseas" | "elsewhere");
    if many && away && matches!(analysis.folded(units.end), "from" | "living") {
        return Span::new(units.start, units.end + 2);
    }
    let led = many && matches!(analysis.folded(units.end), "from" | "at" | "inside" | "outside" | "near");
    let places = analysis.groups_starting(units.end + 1).filter(|_| led);
    let place = places.max_by_key(|id| analysis.group(*id).units.end);
    let place = place.map(|id| with_complements(analysis, analysis.group(id).units, u32::MAX).end);
    let ends = |end: &u32| {
        matches!(analysis.tag(*end), Tag::Verb | Tag::Aux | Tag::Modal)
            || matches!(analysis.folded(*end), "." | ";")
    };
    place.filter(ends).map_or(units, |end| Span::new(units.start, end))
}

/// The words of a group with its complements, articles and quotation marks left off.
fn narrowed(analysis: &Analysis, id: GroupId) -> String {
    let group = analysis.group(id);
    let mut units = with_complements(analysis, group.units, u32::MAX);
    // "joined liberals in decisions favouring …": where they did it does not say who they are.
    let place = analysis.groups_starting(group.units.end + 1).next().map(|id| analysis.group(id));
    let vague = place.is_some_and(|place| place.name.is_none() && !place.definite);
    if vague && matches!(analysis.folded(group.units.end), "in" | "on" | "with") {
        units = group.units;
    }
    units = with_origin(analysis, group.plural, units);
    // "few" says the contrary of "a few".
    let article = |at: u32| {
        matches!(
            analysis.folded(at),
            "the" | "these" | "those" | "all" | "a" | "an" | "neither" | "nor" | "both"
        ) && analysis.folded(at + 1) != "few"
    };
    let start = (units.start..units.end).find(|&at| !article(at) && analysis.tag(at) != Tag::Quote);
    let start = match start.unwrap_or(units.start) {
        start if start == units.start => named_from(analysis, start),
        start => start,
    };
    let start = behind_local_owner(analysis, Span::new(start, units.end));
    let start = party_name_from(analysis, group, start);
    let words = analysis.words(Span::new(start, units.end));
    one_line(&words.replace(['“', '”', '"'], ""))
}

/// "voted against the report": a paper that is voted on, and no unnamed source.
fn read_as_paper(analysis: &Analysis, id: GroupId, entity: &mut Entity) {
    let paper = matches!(
        analysis.folded(analysis.group(id).head),
        "report"
            | "reports"
            | "statement"
            | "account"
            | "accounts"
            | "minutes"
            | "recommendation"
            | "recommendations"
            | "document"
            | "documents"
            | "declaration"
            | "findings"
            | "agenda"
    );
    if !paper || entity.kind != Some(EntityKind::Anonymous) {
        return;
    }
    let Some(words) = entity.id.as_deref().and_then(|id| id.strip_prefix("anonymous:")) else { return };
    entity.id = Some(format!("text:{words}"));
    entity.kind = Some(EntityKind::Text);
}
