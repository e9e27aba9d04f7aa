//! Slots that the pattern does not bind: filled from the words around, from the article, or left for later.

use super::*;

impl Builder<'_, '_> {
    pub(super) fn finish(mut self) -> Vec<Draft> {
        for (slot, policy) in &self.rule.fill {
            if policy == "topic" {
                self.leave_to_others(slot);
                for draft in &mut self.drafts {
                    if !draft.slots.contains_key(slot) {
                        draft.wants_topic.push(if slot == "person" { "person" } else { "target" });
                    }
                }
            }
            match policy.as_str() {
                "stand" => self.want(Want::Stand),
                "listed" => self.want(Want::Listed),
                "count" => self.want(Want::Count),
                "motion" => {
                    self.leave_to_others(slot);
                    self.want(Want::Motion);
                }
                "topic" if slot == "target" => self.want_person(),
                "publisher" => self.fill_publisher(slot),
                "voice" => self.fill_voice(slot),
                "noun" => self.fill_noun(slot),
                "total" => self.fill_total(slot),
                // "one of 26 people killed" counts 26, not one.
                "whole" => self.drafts.retain(|draft| draft.quantity.total.is_none()),
                "holder" | "holder-if-told" => {
                    self.fill_holder(slot, true);
                    if policy == "holder" {
                        self.drafts.retain(|draft| draft.slots.contains_key(slot) || slot != "office");
                    }
                }
                "holder-or-leader" => self.fill_leader(slot),
                "size" => {
                    let analysis = self.resolver.analysis;
                    let narrowed = self.number.is_some_and(|at| {
                        crate::owner::is_narrowed(analysis, &analysis.numbers[at as usize])
                    });
                    let whole = |draft: &Draft| {
                        draft.quantity.value.is_some_and(|value| value >= 5.0)
                            && draft.quantity.total.is_none()
                    };
                    self.drafts.retain(|draft| !narrowed && whole(draft));
                }
                "building" => self.keep_building(slot),
                "larger" => self.put_larger_against(slot),
                "unless-lost" => self.drop_unclear_sides(slot),
                "adjective" => self.fill_adjective(slot),
                "endorser" => self.fill_endorser(slot),
                "excepted" => self.fill_excepted(slot),
                "known-holder" => self.fill_holder(slot, false),
                "named-holder" => self.fill_titled(slot),
                "body" | "main-body" | "nation" | "owner" | "bloc" => self.fill_owner(slot, policy),
                _ => {}
            }
            if slot == "speaker" {
                self.fill_speaker(policy);
            }
        }
        if self.claim_type.name == "membership" {
            let resolver = self.resolver;
            // "the Norwegian cabinet has 19 members": the country has more.
            let country = |draft: &Draft| {
                let org = draft.slots.get("org").and_then(SlotValue::entity);
                org.is_some_and(|org| org.kind == Some(EntityKind::Country))
            };
            self.drafts.retain(|draft| !owners::counts_delegates(resolver, draft) && !country(draft));
        }
        // "the senator representing Millford Central and Senator Paul Reed": nobody holds an office of a person.
        if self.claim_type.name == "office" {
            let of = |draft: &Draft| draft.slots.get("of").and_then(SlotValue::entity).and_then(|of| of.kind);
            self.drafts.retain(|draft| of(draft) != Some(EntityKind::Person));
        }
        if self.claim_type.name == "term" {
            let analysis = self.resolver.analysis;
            self.drafts.retain(|draft| {
                let others = crate::tenure::tells_of_another(analysis, draft.predicate, draft.units);
                !crate::tenure::counts_holders(analysis, draft.units)
                    && !others
                    && !crate::tenure::is_bound(analysis, draft)
            });
        }
        for draft in &mut self.drafts {
            offices::name_premier(self.resolver, draft);
            offices::leave_body_to_its_slot(self.resolver, draft);
        }
        self.name_ministry();
        self.name_measure();
        self.tell_increment();
        for draft in &mut self.drafts {
            bodies::read_as_place(self.resolver, draft);
            bodies::leave_board_off(draft);
            if matches!(self.claim_type.name.as_str(), "measure" | "tally") {
                bodies::tell_from_country(draft);
            }
        }
        self.keep_stands_at_home_personal();
        self.drafts.retain(|draft| {
            let id = |slot: &str| {
                draft.slots.get(slot).and_then(SlotValue::entity).and_then(|entity| entity.id.clone())
            };
            let own = draft.slots.get("party").and_then(SlotValue::entity).is_some_and(|party| {
                let target = draft.slots.get("target").and_then(SlotValue::entity);
                target.is_some_and(|target| is_owned_by(target, party))
            });
            let praised =
                draft.slots.get("position").and_then(SlotValue::identity).as_deref() == Some("support");
            let own = own
                || praised
                    && matches!(
                        (draft.slots.get("party"), draft.slots.get("target")),
                        (Some(party), Some(target)) if is_ones_own(party, target)
                    );
            !own && (id("party").is_none() || id("party") != id("target"))
        });
        let required: Vec<&Slot> = self.claim_type.slots.iter().filter(|slot| slot.required).collect();
        self.drafts.retain(|draft| {
            required.iter().all(|slot| {
                draft.slots.contains_key(&slot.name)
                    || draft.wants.contains(&Want::Stand)
                    || draft.wants.contains(&Want::Listed)
                    || draft.wants.contains(&Want::Count)
                    || draft.wants.contains(&Want::Motion) && slot.name == "target"
                    || draft.wants_topic.iter().any(|wanted| *wanted == slot.name)
            })
        });
        self.drafts
    }

    /// "the antiquities minister" is no minister without a field. What the office is of has been told by then.
    fn name_ministry(&mut self) {
        let Some(field) = self.field.take() else { return };
        for draft in &mut self.drafts {
            for slot in ["office", "role"] {
                if draft.slots.get(slot).and_then(SlotValue::identity).as_deref() == Some("minister") {
                    draft.slots.insert(slot.to_owned(), SlotValue::Word(field.clone()));
                }
            }
        }
    }

    /// "President Obama endorsed Clinton": whom the leader of a country wants elected in that country is no
    /// stand of the country; nor is it where nobody says of what country the other is, and the leader is told of as
    /// at home: "President Obama", "Mr. Obama". Nor is what a leader wants done with a bill. Where the article is about an
    /// international body, it is.
    fn keep_stands_at_home_personal(&mut self) {
        if self.resolver.main_body.is_some() {
            return;
        }
        let people = &self.resolver.analysis.people;
        for draft in &mut self.drafts {
            let entity = |slot: &str| draft.slots.get(slot).and_then(SlotValue::entity);
            let code = entity("party").and_then(|party| party.id.as_deref()?.strip_prefix("country:"));
            let (Some(code), Some(actor), Some(target)) = (code, entity("actor"), entity("target")) else {
                continue;
            };
            let with_id = |entity: &Entity| people.with_id(entity.id.as_deref()?);
            // "the Finnish prime minister" is told from abroad.
            let is_bare =
                with_id(actor).is_none_or(|leader| leader.titles.iter().all(|title| title.of.is_none()));
            let at_home = target.kind == Some(EntityKind::Person)
                && with_id(target).is_some_and(|person| {
                    person.countries.is_empty() && is_bare
                        || person.countries.iter().any(|nation| nation.code == code)
                });
            let at_home = at_home || is_matter_of_home(target);
            if at_home && actor.kind == Some(EntityKind::Person) {
                let actor = draft.slots.remove("actor").unwrap_or(SlotValue::Unsaid);
                draft.slots.insert("party".to_owned(), actor);
            }
        }
    }

    /// Drops the drafts without a slot whose words go on to tell what would fill it.
    fn leave_to_others(&mut self, slot: &str) {
        let resolver = self.resolver;
        self.drafts.retain(|draft| draft.slots.contains_key(slot) || !names_other(resolver, draft));
    }

    /// "withheld his endorsement": what is left unsaid is a person.
    fn want_person(&mut self) {
        let analysis = self.resolver.analysis;
        let endorses = |draft: &Draft| {
            let mut words = (draft.units.start..draft.units.end).map(|at| analysis.folded(at));
            draft.wants_topic.contains(&"target") && words.any(|word| word.starts_with("endors"))
        };
        let open = self.drafts.iter_mut().filter(|draft| endorses(draft));
        open.for_each(|draft| draft.wants.push(Want::Person));
    }

    pub(super) fn want(&mut self, want: Want) {
        self.drafts.iter_mut().for_each(|draft| draft.wants.push(want));
    }

    /// What is counted out of: 32 of "28 of the 32 members". No body with members by number has fewer than five.
    pub(super) fn fill_total(&mut self, slot: &str) {
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
    pub(super) fn fill_noun(&mut self, slot: &str) {
        for draft in &mut self.drafts {
            if let Some(noun) = draft.quantity.unit.clone().filter(|_| !draft.slots.contains_key(slot)) {
                draft.slots.insert(slot.to_owned(), SlotValue::Word(noun));
            }
        }
    }

    /// "rejected by 120 votes to 110": whoever rejects has the larger number, whichever is told first.
    pub(super) fn put_larger_against(&mut self, slot: &str) {
        for draft in &mut self.drafts {
            let (Some(SlotValue::Number(first)), Some(SlotValue::Number(second))) =
                (draft.slots.get("for").cloned(), draft.slots.get(slot).cloned())
            else {
                continue;
            };
            if first.as_f64() > second.as_f64() {
                draft.slots.insert(slot.to_owned(), SlotValue::Number(first));
                draft.slots.insert("for".to_owned(), SlotValue::Number(second));
            }
        }
    }

    /// "The motion failed by a 6-3 vote": whoever has more votes may have been for it, where a majority was not enough, or
    /// against it; which is told by a threshold only.
    pub(super) fn drop_unclear_sides(&mut self, slot: &str) {
        let analysis = self.resolver.analysis;
        for draft in &mut self.drafts {
            let count = |slot: &str| match draft.slots.get(slot) {
                Some(SlotValue::Number(number)) => number.as_f64(),
                _ => None,
            };
            let threshold = (draft.sentence.start..draft.sentence.end).any(|at| {
                matches!(
                    analysis.folded(at),
                    "thirds"
                        | "fifths"
                        | "quarters"
                        | "supermajority"
                        | "threshold"
                        | "required"
                        | "needed"
                        | "short"
                        | "unanimous"
                        | "unanimity"
                )
            });
            let sides = (draft.sentence.start..draft.sentence.end)
                .any(|at| matches!(analysis.folded(at), "favour" | "favor" | "against" | "opposed"));
            if count("for") > count(slot) && !threshold && !sides {
                draft.slots.remove("for");
                draft.slots.remove(slot);
            }
        }
    }

    pub(super) fn fill_speaker(&mut self, policy: &str) {
        let Some((verb, sentence)) = self.drafts.first().map(|draft| (draft.predicate, draft.sentence))
        else {
            return;
        };
        let subject = verb.and_then(|verb| self.resolver.analysis.verb(verb).subject);
        if policy == "subject" && subject.is_some_and(|id| self.is_told_of_before_tag(id, sentence)) {
            return;
        }
        if let Some(speaker) = crate::speakers::fill(self.resolver, policy, verb, sentence) {
            self.set("speaker", speaker);
        }
    }

    pub(super) fn fill_publisher(&mut self, slot: &str) {
        let source = crate::frames::own_voice(self.resolver.analysis).source;
        let entity =
            Entity { id: source.id, name: source.name, kind: Some(EntityKind::Media), ..Entity::default() };
        if entity.id.is_some() && !self.drafts.iter().any(|draft| draft.slots.contains_key(slot)) {
            self.set(slot, SlotValue::Entity(Box::new(entity)));
        }
    }
}

/// "dropped its support for the Thai candidate": who or what is meant is told, even where it is not known, and is not what
/// the article is about.
fn names_other(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    let at = draft.units.end;
    at + 1 < draft.sentence.end
        && matches!(analysis.folded(at), "for" | "to" | "against" | "over" | "about" | "on")
        && analysis.time_at[at as usize + 1].is_none()
        && analysis
            .groups_starting(at + 1)
            .any(|id| !analysis.group(id).classes.meets(claimwire_rules::ClassSet::PRONOUN))
}

/// "the bill", "the budget": what parliaments and courts of one country deal with.
fn is_matter_of_home(target: &Entity) -> bool {
    const MATTERS: [&str; 10] = [
        "bill",
        "bills",
        "legislation",
        "law",
        "budget",
        "measure",
        "amendment",
        "nominee",
        "nomination",
        "coalition",
    ];
    let name = target.name.as_deref().filter(|_| target.kind == Some(EntityKind::Text)).unwrap_or_default();
    name.split(|other: char| !other.is_alphanumeric()).any(|word| MATTERS.contains(&word))
}

/// "Voss backing Voss' plan": nobody who acts is named again as the owner of what he backs.
fn is_owned_by(target: &Entity, party: &Entity) -> bool {
    let (Some(target), Some(party)) = (target.mention.as_deref(), party.mention.as_deref()) else {
        return false;
    };
    let rest = target.strip_prefix(party);
    party.starts_with(char::is_uppercase) && rest.is_some_and(|rest| rest.starts_with(['\'', '’']))
}

/// "The court supports its rule by saying so": what somebody gives reasons for is their own, and no stand.
fn is_ones_own(party: &SlotValue, target: &SlotValue) -> bool {
    let (Some(party), Some(target)) = (party.entity(), target.entity()) else { return false };
    let word =
        |words: &Option<String>| words.as_deref().unwrap_or_default().split(' ').next().map(str::to_owned);
    let (printed, named) = (word(&target.mention), word(&target.name));
    if target.kind != Some(EntityKind::Text) {
        return false;
    }
    let kind = party.kind;
    match printed.as_deref() {
        // "her plan" by the name of whose it is.
        Some("his" | "her") if printed != named => is_named_after(target, party),
        Some("its") => matches!(kind, Some(EntityKind::Org | EntityKind::Country)),
        Some("his" | "her") => kind == Some(EntityKind::Person),
        Some("their") => kind == Some(EntityKind::Group),
        _ => false,
    }
}

/// "Ann Lee's plan": whether a thing is named by whose it is.
fn is_named_after(thing: &Entity, owner: &Entity) -> bool {
    let (Some(thing), Some(owner)) = (thing.name.as_deref(), owner.name.as_deref()) else { return false };
    thing.strip_prefix(owner).is_some_and(|rest| rest.starts_with('\''))
}
