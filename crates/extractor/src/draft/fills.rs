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
                "larger" => self.put_larger_against(slot),
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
            self.drafts.retain(|draft| !counts_delegates(resolver, draft));
        }
        self.name_ministry();
        self.name_measure();
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

    /// The office that the person holds, or what an office is of that the words do not say. Without what it is
    /// of, an office is no claim where that is part of the key.
    pub(super) fn fill_holder(&mut self, slot: &str, by_article: bool) {
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
                    let of = bodies::titled(self.resolver, &office, draft.units)
                        .or_else(|| crate::holders::of_office(self.resolver, &person, &office, draft.units))
                        .or_else(|| crate::holders::appointer(self.resolver, &office, draft.units));
                    (None, of)
                }
                Some(office) => {
                    let of = bodies::titled(self.resolver, &office, draft.units)
                        .or_else(|| crate::holders::known(self.resolver, &person, &office, draft.units))
                        .or_else(|| crate::holders::appointer(self.resolver, &office, draft.units));
                    (None, of)
                }
                // "Ann Lee, a former mayor, will leave office": not the office that she has left.
                None if is_ahead(self.resolver, draft) && has_left(self.resolver, &person) => (None, None),
                None => crate::holders::held(self.resolver, &person)
                    .map_or((None, None), |(office, of)| (Some(office), of)),
            };
            if let Some(office) = office.filter(|_| slot == "office") {
                draft.slots.insert("office".to_owned(), SlotValue::Word(office));
                if has_left(self.resolver, &person) && self.claim_type.slot("former").is_some() {
                    draft.slots.insert("former".to_owned(), SlotValue::Flag(true));
                }
            } else if slot == "office" {
                continue;
            }
            if let Some(of) = of.filter(|of| !is_sent_to(self.resolver, draft, of)) {
                note_basis(of.resolved_by, draft);
                draft.slots.entry("of".to_owned()).or_insert_with(|| SlotValue::Entity(Box::new(of)));
            }
        }
        self.drafts.iter_mut().for_each(name_premier);
        let key = self.claim_type.slot(slot).is_some_and(|declared| declared.key);
        self.drafts
            .retain(|draft| !key || draft.slots.get(slot).is_some_and(|value| *value != SlotValue::Unsaid));
    }

    /// What an office is of where the title names it: "chair of the Harbour Trust".
    pub(super) fn fill_titled(&mut self, slot: &str) {
        for draft in &mut self.drafts {
            let office = draft.slots.get("office").and_then(SlotValue::identity);
            let of = office.and_then(|office| bodies::titled(self.resolver, &office, draft.units));
            if let Some(of) = of.filter(|_| !draft.slots.contains_key(slot)) {
                draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(of)));
            }
        }
        self.drafts.retain(|draft| draft.slots.contains_key(slot));
    }

    /// The office that the person holds; whoever leads a body by no known title is its leader.
    pub(super) fn fill_leader(&mut self, slot: &str) {
        self.fill_holder(slot, true);
        for draft in &mut self.drafts {
            let of = draft.slots.contains_key("of");
            if of && !draft.slots.contains_key(slot) {
                draft.slots.insert(slot.to_owned(), SlotValue::Word("leader".to_owned()));
            }
        }
        self.drafts.retain(|draft| draft.slots.contains_key(slot));
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

    /// The body or country that the words of the match belong to. Part of a body ("the other two members") does
    /// not tell its size.
    pub(super) fn fill_owner(&mut self, slot: &str, policy: &str) {
        let total = self.rule.fill.values().any(|policy| policy == "total");
        if !matches!(policy, "nation" | "owner")
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
        // "The organisation chooses its head by consensus": the one that the article is about.
        let unnamed = |draft: &Draft| {
            let id = draft.slots.get(slot).and_then(SlotValue::entity).and_then(|entity| entity.id.clone());
            id.is_some_and(|id| id.starts_with("anonymous:"))
        };
        for draft in self.drafts.iter_mut().filter(|draft| {
            !draft.slots.contains_key(slot)
                || (matches!(policy, "nation" | "owner") && text(draft))
                || policy == "main-body" && unnamed(draft)
        }) {
            let found = match policy {
                "nation" => crate::owner::within(self.resolver, draft.units, EntityKind::Country)
                    .or_else(|| crate::holders::home(self.resolver).filter(|_| is_of_a_nation(draft, slot))),
                "body" => crate::owner::within(self.resolver, draft.units, EntityKind::Org),
                "owner" => crate::owner::within(self.resolver, draft.units, EntityKind::Country)
                    .or_else(|| crate::owner::within(self.resolver, draft.units, EntityKind::Org)),
                "bloc" => crate::owner::main_body(self.resolver, draft)
                    .or_else(|| bodies::spoken_of(self.resolver, draft.units)),
                _ => crate::owner::main_body(self.resolver, draft),
            };
            let Some(entity) = found else { continue };
            // "its 16 lawmakers" are no count of a party's members.
            let of_body = matches!(self.claim_type.name.as_str(), "procedure" | "membership");
            if of_body && bodies::is_party(self.resolver, &entity) {
                continue;
            }
            if self.claim_type.name == "membership" && is_other_body(self.resolver, draft.units, &entity) {
                continue;
            }
            if entity.resolved_by == Some(ResolvedBy::Topic) {
                draft.doubts.push("a slot is filled by the article's topic");
            }
            let before = draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(entity)));
            let sum = before
                .as_ref()
                .and_then(SlotValue::entity)
                .and_then(|sum| measured::sum_name(sum.name.as_deref()?));
            if let Some(sum) = sum.filter(|_| self.claim_type.slot("measure").is_some()) {
                draft.slots.entry("measure".to_owned()).or_insert(SlotValue::Word(sum));
            }
        }
        if policy == "nation" {
            // "sales growth" is of no country.
            self.drafts.retain(|draft| !text(draft) || is_of_a_nation(draft, slot));
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
    const MATTERS: [&str; 9] =
        ["bill", "bills", "legislation", "law", "budget", "measure", "amendment", "nominee", "nomination"];
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
    let target = target.entity().filter(|target| target.kind == Some(EntityKind::Text));
    let mention = target.and_then(|target| target.mention.as_deref()).unwrap_or_default();
    let kind = party.entity().and_then(|party| party.kind);
    match mention.split(' ').next() {
        Some("its") => matches!(kind, Some(EntityKind::Org | EntityKind::Country)),
        Some("his" | "her") => kind == Some(EntityKind::Person),
        Some("their") => kind == Some(EntityKind::Group),
        _ => false,
    }
}

/// Whether the words for what is measured say no more than that it is a country's: "the annual inflation rate", not
/// "sales growth".
fn is_of_a_nation(draft: &Draft, slot: &str) -> bool {
    let entity = draft.slots.get(slot).and_then(SlotValue::entity);
    let words = entity.and_then(|entity| entity.mention.as_deref()).unwrap_or_default();
    words.split_whitespace().all(|word| NATIONAL.contains(&word.to_lowercase().as_str()))
}

const NATIONAL: &[&str] = &[
    "the",
    "its",
    "their",
    "this",
    "our",
    "annual",
    "annualised",
    "annualized",
    "yearly",
    "monthly",
    "quarterly",
    "economic",
    "gdp",
    "real",
    "overall",
    "headline",
    "core",
    "national",
    "consumer",
    "price",
    "prices",
    "rate",
    "unemployment",
    "inflation",
    "growth",
    "jobless",
    "joblessness",
    "economy",
    "output",
    "budget",
    "deficit",
    "public",
    "debt",
    "government",
    "fiscal",
    "country's",
    "country’s",
    "nation's",
    "nation’s",
    "state",
    "sovereign",
    "year-on-year",
    "official",
];

/// Whether a slot was filled by way of a pronoun or an owner that is not known.
pub(super) fn is_vague(value: Option<&SlotValue>) -> bool {
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

/// The premier of a state or a province is no prime minister.
fn name_premier(draft: &mut Draft) {
    let of = draft.slots.get("of").and_then(SlotValue::entity);
    let office = draft.slots.get("office").and_then(SlotValue::identity);
    if of.is_some_and(|of| of.kind == Some(EntityKind::Region)) && office.as_deref() == Some("prime-minister")
    {
        draft.slots.insert("office".to_owned(), SlotValue::Word("premier".to_owned()));
    }
}

/// "the National Party's 124 deputies" sit for it in a parliament; its members are many more, and no states.
fn counts_delegates(resolver: &Resolver, draft: &Draft) -> bool {
    let body = draft.slots.get("org").and_then(SlotValue::entity);
    let name = body.and_then(|body| body.name.as_deref()).unwrap_or_default();
    let party = body.is_some_and(|body| bodies::is_party(resolver, body)) || name.ends_with("Party");
    let noun = draft.quantity.unit.as_deref().and_then(|unit| unit.rsplit(' ').next()).unwrap_or_default();
    let delegates = [
        "deputies",
        "lawmakers",
        "legislators",
        "mps",
        "meps",
        "senators",
        "representatives",
        "councillors",
        "states",
        "countries",
        "nations",
        "governments",
        "allies",
    ];
    party && delegates.iter().any(|delegate| noun.eq_ignore_ascii_case(delegate))
}

/// "the 15 council members" are not those of a body that is no council.
fn is_other_body(resolver: &Resolver, units: UnitSpan, body: &Entity) -> bool {
    let analysis = resolver.analysis;
    let kind = |at: u32| {
        let word = analysis.folded(at);
        matches!(
            word,
            "council"
                | "parliament"
                | "senate"
                | "assembly"
                | "committee"
                | "commission"
                | "court"
                | "board"
                | "cabinet"
                | "chamber"
        )
        .then_some(word)
    };
    let named = (units.start..units.end).find_map(kind);
    let name = body.name.as_deref().map(claimwire_rules::units::fold).unwrap_or_default();
    // A lexicon name can leave its kind out: the Bundestag is a parliament.
    // "the 119-member Assembly" has the word in its name.
    let has_kind = named == Some("assembly")
        || ["council", "committee", "commission", "court", "board"].iter().any(|kind| name.contains(kind));
    // An alliance or a union of states is no chamber of a parliament.
    let of_states = || {
        let entry = body.id.as_deref().and_then(|id| resolver.knowledge.rules.lexicon.by_id(id));
        entry.is_some_and(|entry| entry.class == claimwire_rules::NameClass::Org && entry.country.is_none())
    };
    named.is_some_and(|kind| !name.contains(kind) && (has_kind || of_states()))
}

/// Whether the person has only offices that they have left.
fn has_left(resolver: &Resolver, person: &str) -> bool {
    let held = resolver.analysis.people.with_id(person);
    held.is_some_and(|held| !held.titles.is_empty() && held.titles.iter().all(|title| title.former))
}

/// Whether the draft's verb tells of what is to come: "will leave".
fn is_ahead(resolver: &Resolver, draft: &Draft) -> bool {
    draft.predicate.is_some_and(|verb| resolver.analysis.verb(verb).modal.is_some())
}

/// "the ambassador to Malta": Malta is where an envoy is sent, and no country that sends one.
fn is_sent_to(resolver: &Resolver, draft: &Draft, of: &Entity) -> bool {
    let office = draft.slots.get("office").and_then(SlotValue::identity);
    let envoy = matches!(office.as_deref(), Some("ambassador" | "high-commissioner" | "consul-general"));
    let analysis = resolver.analysis;
    let reach = UnitSpan::new(draft.units.start, draft.units.end + 3);
    envoy
        && analysis.names_within(reach).any(|name| {
            let led = name.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
            let known = name.entry.map(|entry| &resolver.knowledge.name(entry).id);
            led == "to" && known.is_some() && known == of.id.as_ref()
        })
}
