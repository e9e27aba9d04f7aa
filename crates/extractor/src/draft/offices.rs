//! From the person of a draft to the office that they hold, and to what it is of, where the pattern tells neither.

use claimwire_record::folded_id;

use super::*;
use crate::knowledge::Knowledge;
use crate::nouns::{NounGroup, OfficeOf};

impl Builder<'_, '_> {
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
                let known = crate::holders::known(self.resolver, &person, office, draft.units);
                match known.filter(|of| !is_told_apart(self.resolver, draft, of)) {
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
                // "Senators Ann Lee, who quit, and Paul Reed": whoever is in a list of titles has no other office by it.
                None if self.claim_type.name == "office" => crate::holders::told(self.resolver, &person)
                    .map_or((None, None), |(office, of)| (Some(office), of)),
                None => crate::holders::held(self.resolver, &person)
                    .filter(|(office, _)| !(office == "leader" && serves(self.resolver, draft)))
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
        let told: SmallVec<[bool; 2]> =
            self.drafts.iter().map(|draft| draft.slots.contains_key(slot)).collect();
        self.fill_holder(slot, true);
        for (draft, told) in self.drafts.iter_mut().zip(told) {
            // "Senator Ann Lee has led the Senate": a seat in it is not what she leads it by.
            let seat = draft.slots.get(slot).and_then(SlotValue::identity).filter(|_| !told);
            if seat.is_some_and(|office| SEATS.contains(&office.as_str())) {
                draft.slots.remove(slot);
            }
            let of = draft.slots.contains_key("of");
            if of && !draft.slots.contains_key(slot) {
                draft.slots.insert(slot.to_owned(), SlotValue::Word("leader".to_owned()));
            }
        }
        self.drafts.retain(|draft| draft.slots.contains_key(slot));
    }
}

/// Offices of those who sit in a house and do not lead it.
const SEATS: [&str; 6] = ["senator", "representative", "congressman", "congresswoman", "member", "delegate"];

/// "the Labour leader of Millford City Council": the title as its words behind go on, where those before tell a party.
pub(super) fn of_chamber(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> Option<Title> {
    let own = group.title?;
    let party = |title: Title| titles::is_of_party(analysis, knowledge, title);
    if !party(own) {
        return None;
    }
    let wider = analysis.groups_starting(group.units.start).map(|id| analysis.group(id));
    let titles = wider.filter(|wide| wide.units.end > group.units.end).filter_map(|wide| wide.title);
    titles.filter(|title| title.office == own.office && title.of.is_some()).find(|title| !party(*title))
}

/// "will become the next transport minister", "was elected as the next chair": an office that somebody is going to have, which the
/// verb tells already.
pub(super) fn is_to_become(analysis: &Analysis, group: &NounGroup, draft: Option<&Draft>) -> bool {
    let next = (group.units.start..group.head).any(|at| analysis.folded(at) == "next");
    let verb = draft.and_then(|draft| draft.predicate).map(|verb| analysis.verb(verb));
    next && verb.is_some_and(|verb| match analysis.folded(verb.head) {
        "become" | "be" => verb.modality == claimwire_record::Modality::Future,
        "elected" | "chosen" | "appointed" | "confirmed" | "selected" => {
            verb.voice == claimwire_rules::program::Voice::Passive
        }
        _ => false,
    })
}

/// "Reed appointed a new finance minister": behind a verb that is read as no passive, an article makes the office its object.
/// Headlines, which leave the auxiliary out, leave the article out too.
pub(super) fn is_object(analysis: &Analysis, id: GroupId, draft: Option<&Draft>) -> bool {
    let start = analysis.group(id).units.start;
    let article = matches!(analysis.folded(start), "a" | "an" | "the" | "his" | "her" | "its" | "their");
    let chosen = |at: u32| {
        matches!(analysis.folded(at), "appointed" | "elected" | "named" | "re-elected" | "reelected")
    };
    article
        && draft.is_some_and(|draft| draft.predicate.is_none() && draft.slots.contains_key("person"))
        && start.checked_sub(1).is_some_and(chosen)
}

/// "became finance minister and Ann Lee trade minister": an office and a person are no pair, so that the office alone is
/// meant. Of "finance minister and deputy premier" it is the first; the others follow in matches of their own.
pub(super) fn first_of_pair(analysis: &Analysis, id: GroupId) -> GroupId {
    let members = analysis.group(id).members.as_slice();
    let person = |id: &GroupId| analysis.group(*id).classes.meets(claimwire_rules::ClassSet::PERSON);
    let Some((first, others)) = members.split_first() else { return id };
    let titles = others.iter().any(person) || others.iter().all(|&other| is_title(analysis, other));
    if titles && is_title(analysis, *first) { *first } else { id }
}

/// "the deputy premier and finance minister of Canada": what the last office of a list is of, which is also that of the first
/// where both are of the same kind.
pub(super) fn shared_owner(resolver: &Resolver, id: GroupId, first: Title) -> Option<OfficeOf> {
    let title = |id: GroupId| resolver.analysis.group(id).title;
    let scope = |title: Title| resolver.knowledge.name(title.office).scope;
    let last = others_of_list(resolver.analysis, id).last().copied().and_then(title)?;
    let of = last.of.filter(|of| !matches!(of, OfficeOf::Possessor(_)))?;
    // "a former mayor and current MP for Kano South": where somebody sits is where nobody else was mayor.
    if resolver.knowledge.name(last.office).id == "member-of-parliament" {
        return None;
    }
    (scope(last).is_some() && scope(last) == scope(first)).then_some(of)
}

/// "the former deputy premier and finance minister": whether an office is one of a list, without an article of its own, whose
/// first was held before.
pub(super) fn shares_former(analysis: &Analysis, id: GroupId) -> bool {
    shares(analysis, id, |title| title.former && title.of.is_none())
}

/// "as interim chief executive and managing director": whether an office is one of a list, without an article of its own, whose
/// first is held for the time being.
pub(super) fn shares_acting(analysis: &Analysis, id: GroupId) -> bool {
    shares(analysis, id, |title| title.acting)
}

/// Whether what is told of the first title of a list is told of an office behind "and" too.
fn shares(analysis: &Analysis, id: GroupId, told: impl Fn(Title) -> bool) -> bool {
    let own = analysis.group(id);
    let article = |first: u32| analysis.tag(first) == crate::tags::Tag::Det;
    let begins = |first: u32| article(first) || first > 0 && analysis.folded(first - 1) == "as";
    // "a former premier and current member of parliament"
    let of_now = |at: u32| {
        matches!(analysis.folded(at), "current" | "now" | "incumbent" | "sitting" | "serving" | "present")
    };
    if of_now(own.units.start) {
        return false;
    }
    if own.units.start.checked_sub(1).is_none_or(|at| analysis.folded(at) != "and") {
        return false;
    }
    let lists =
        analysis.groups.iter().filter(|list| list.members.len() > 1 && list.members[1..].contains(&id));
    let first_is = |list: &NounGroup| {
        let first = analysis.group(list.members[0]);
        begins(first.units.start) && first.title.is_some_and(&told)
    };
    !article(own.units.start) && own.title.is_some() && lists.into_iter().any(first_is)
}

/// The offices behind the first of a list of which one person holds all: "finance minister and deputy premier".
pub(super) fn others_of_list<'a>(analysis: &'a Analysis<'_>, id: GroupId) -> &'a [GroupId] {
    let members = analysis.group(id).members.as_slice();
    let all = members.iter().all(|&member| is_title(analysis, member));
    members.get(1..).filter(|_| all).unwrap_or(&[])
}

/// Whether a group is an office without its holder.
pub(super) fn is_title(analysis: &Analysis, id: GroupId) -> bool {
    let group = analysis.group(id);
    group.title.is_some() && !group.classes.meets(claimwire_rules::ClassSet::PERSON)
}

/// The premier of a state or a province is no prime minister.
pub(super) fn name_premier(resolver: &Resolver, draft: &mut Draft) {
    let office = draft.slots.get("office").and_then(SlotValue::identity_text);
    if office.as_deref() != Some("prime-minister") {
        return;
    }
    let of_part = match draft.slots.get("of").and_then(SlotValue::entity) {
        Some(of) => of.kind == Some(EntityKind::Region),
        None => crate::holders::is_of_a_province(resolver, draft.units),
    };
    if of_part {
        draft.slots.insert("office".to_owned(), SlotValue::Word("premier".to_owned()));
    }
}

/// The president of the European Council is told alike whether the title names the council or the words behind it do.
pub(super) fn leave_body_to_its_slot(resolver: &Resolver, draft: &mut Draft) {
    for (slot, of) in [("office", "of"), ("role", "role_of")] {
        let Some(office) = draft.slots.get(slot).and_then(SlotValue::identity) else { continue };
        let owner = draft.slots.get(of).and_then(SlotValue::entity).and_then(|of| of.id.as_deref());
        if let Some((body, plain)) = crate::holders::body_in_office(resolver, &office)
            && owner == Some(body.id.as_str())
        {
            draft.slots.insert(slot.to_owned(), SlotValue::Word(plain.to_owned()));
        } else if office == "ambassador" && owner == Some("org:un") && is_called_envoy(resolver, draft.units)
        {
            draft.slots.insert(slot.to_owned(), SlotValue::Word("special-envoy".to_owned()));
        }
    }
}

/// "its president, the Kenyan Ann Lee": whoever is called by her country beside her name is told of as the president of something
/// else.
fn is_told_apart(resolver: &Resolver, draft: &Draft, of: &Entity) -> bool {
    let mut names = resolver.analysis.names_within(draft.units);
    names.any(|name| {
        let entry = name.entry.map(|entry| resolver.knowledge.name(entry));
        name.kind == crate::names::NameKind::Demonym
            && entry.is_some_and(|entry| of.id.as_deref() == Some(entry.id.as_str()))
            && name.units.start > draft.units.start + 1
            && resolver.analysis.folded(name.units.start - 1) == "the"
    })
}

/// "would serve until 2030": nobody serves as the leader of a party without a word for it.
fn serves(resolver: &Resolver, draft: &Draft) -> bool {
    let verb = draft.predicate.map(|verb| resolver.analysis.verb(verb));
    verb.is_some_and(|verb| {
        matches!(resolver.analysis.folded(verb.head), "serve" | "serves" | "served" | "serving")
    })
}

/// "UN envoy Ann Lee": whom the United Nations send, and no country's ambassador.
fn is_called_envoy(resolver: &Resolver, units: UnitSpan) -> bool {
    (units.start..units.end).any(|at| resolver.analysis.folded(at) == "envoy")
}

/// Whether the person has only offices that they have left.
fn has_left(resolver: &Resolver, person: &str) -> bool {
    let held = resolver.analysis.people.with_id(person);
    held.is_some_and(|held| !held.titles.is_empty() && held.titles.iter().all(|title| title.former))
}

/// Whether the draft's words tell of what is to come or is now: "will leave", "her current term".
fn is_ahead(resolver: &Resolver, draft: &Draft) -> bool {
    let analysis = resolver.analysis;
    draft.predicate.is_some_and(|verb| analysis.verb(verb).modal.is_some())
        || (draft.units.start..draft.units.end).any(|at| matches!(analysis.folded(at), "current" | "present"))
}

/// "the Rev Ann Lee, minister at Millford": a minister of a church and of no country.
pub(super) fn is_of_church(analysis: &Analysis, id: GroupId) -> bool {
    const FAR: u32 = 8;
    let group = analysis.group(id);
    let clergy = |at: u32| matches!(analysis.folded(at), "rev" | "rev." | "reverend" | "pastor");
    group.units.len() < 3
        && analysis.folded(group.head) == "minister"
        && (analysis.folded(group.units.end) == "at"
            || (group.units.start.saturating_sub(FAR)..group.units.start).any(clergy))
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

/// "the country's finance minister": of no more than the country that the article is about.
pub(super) fn is_of_the_country(analysis: &Analysis, title: Title) -> bool {
    let Some(OfficeOf::Possessor(owner)) = title.of else { return false };
    let owner = analysis.group(owner);
    owner.units.len() == 2
        && analysis.folded(owner.units.start) == "the"
        && matches!(analysis.folded(owner.head), "country" | "nation")
}

/// "the finance ministry", "the ministry of finance", "the defence portfolio", "the portfolio of the Ministry of Interior":
/// the minister whose it is.
pub(super) fn minister_of(analysis: &Analysis, group: &NounGroup) -> Option<String> {
    let field = |at: &u32| matches!(analysis.tag(*at), Tag::Noun | Tag::Adj | Tag::Name);
    let of_what = |from: u32| (from..from + 3).take_while(field).map(|at| analysis.folded(at)).collect();
    let is_of = |at: u32| analysis.folded(at) == "of";
    let article = analysis.tag(group.units.start) == Tag::Det;
    let first = group.units.start + u32::from(article);
    let words: Vec<&str> = if analysis.folded(first) == "ministry" && is_of(first + 1) {
        of_what(first + 2)
    } else if matches!(analysis.folded(group.head), "ministry" | "portfolio") {
        match (group.units.start..group.head).rev().take_while(field).last() {
            Some(first) => (first..group.head).map(|at| analysis.folded(at)).collect(),
            None if is_of(group.head + 1) => of_what(behind_ministry(analysis, group.head + 2)),
            None => return None,
        }
    } else {
        return None;
    };
    let vague = |word: &&str| {
        matches!(*word, "key" | "powerful" | "new" | "top" | "important" | "big" | "ministerial")
    };
    let words: Vec<&str> = words.into_iter().filter(|word| !vague(word)).collect();
    (!words.is_empty()).then(|| folded_id(&format!("{} minister", words.join(" "))))
}

/// "the premiership", "the presidency": the office that the noun stands for.
pub(super) fn post_of(analysis: &Analysis, group: &NounGroup) -> Option<String> {
    let office = match analysis.folded(group.head) {
        "premiership" => "prime-minister",
        "presidency" => "president",
        "vice-presidency" => "vice-president",
        "chancellorship" => "chancellor",
        "governorship" => "governor",
        "mayoralty" => "mayor",
        "speakership" => "speaker",
        "chairmanship" => "chairman",
        _ => return None,
    };
    Some(office.to_owned())
}

/// "the portfolio of the Ministry of Interior": where the field begins.
fn behind_ministry(analysis: &Analysis, at: u32) -> u32 {
    let named = ["the", "ministry", "of"].iter().zip(at..).all(|(word, at)| analysis.folded(at) == *word);
    if named { at + 3 } else { at }
}

/// Whether a slot was filled by way of a pronoun or an owner that is not known.
pub(super) fn is_vague(value: Option<&SlotValue>) -> bool {
    match value {
        Some(SlotValue::Unsaid) => true,
        Some(SlotValue::Entity(entity)) => match entity.resolved_by {
            Some(ResolvedBy::Salience) => true,
            // "the bureau", "the ruling party"
            Some(ResolvedBy::Unresolved) => entity.name.as_deref().is_none_or(|name| {
                let unnamed = name.ends_with(" party") && !name.contains(char::is_uppercase);
                unnamed || !name.contains(' ')
            }),
            _ => false,
        },
        _ => false,
    }
}
