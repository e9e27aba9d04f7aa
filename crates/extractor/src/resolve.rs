//! Level 4, second half: from a noun group to the entities that it stands for.
//!
//! Pronouns, "the Dutchman", "the acting prime minister", "the alliance" and "their countries" are tied to what
//! the article named before, by salience and agreement. What cannot be tied stays unresolved and says so.

mod barred;
mod chambers;
mod deeds;
mod descriptions;
mod firms;
mod governments;
mod initials;
mod neuter;
mod offices;
mod owned;
pub use owned::possessive;
mod pronouns;
mod spoken;
mod timed;
mod topics;

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span, folded_id};
use claimwire_rules::program::ClassSet;
use claimwire_rules::units::fold;
use claimwire_rules::{Gender, Name, NameClass, NameIndex, one_line};
use smallvec::{SmallVec, smallvec};

use crate::analysis::{Analysis, GroupId};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::{NameKind, NameMention};
use crate::nouns::{NounGroup, Title};
use crate::people::PersonId;
use crate::phrases::named_from;
use crate::tags::Tag;

/// An entity with what else its mention told.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// The entity.
    pub entity: Entity,
    /// The person, where it is one of the article's.
    pub person: Option<PersonId>,
    /// The title that the mention carries.
    pub title: Option<Title>,
}

impl Resolved {
    /// The word that a body in no lexicon is told by, where its shape alone names it and the word passes.
    pub(crate) fn unknown_word(&self, passes: impl Fn(&str) -> bool) -> Option<&str> {
        let entity = &self.entity;
        let unknown = entity.kind == Some(EntityKind::Org) && entity.resolved_by == Some(ResolvedBy::Name);
        entity.mention.as_deref().filter(|word| unknown && passes(word))
    }

    /// Makes a person of what its shape was taken for a body by.
    pub(crate) fn take_for_person(&mut self) {
        self.entity.kind = Some(EntityKind::Person);
        self.entity.id = self.entity.id.take().map(|id| id.replacen("org:", "person:", 1));
    }
}

/// Entities of one group; a list has several.
pub type Entities = SmallVec<[Resolved; 2]>;

/// Resolves groups of one analysis.
#[derive(Debug, Clone, Copy)]
pub struct Resolver<'r, 'a> {
    /// All levels.
    pub analysis: &'r Analysis<'a>,
    /// The rules.
    pub knowledge: &'r Knowledge,
    /// The body that the article is mostly about.
    pub main_body: Option<NameIndex>,
    /// The speaker of the quotation around, for "I" and "we".
    pub speaker: Option<&'r Resolved>,
}

/// The body named most often in the article; none where none is named twice.
pub fn main_body(analysis: &Analysis, knowledge: &Knowledge) -> Option<NameIndex> {
    body_named_most(analysis, knowledge, |_| true)
}

/// The body named most often of those that fit; none where none is named twice.
fn body_named_most(
    analysis: &Analysis,
    knowledge: &Knowledge,
    fits: impl Fn(&Name) -> bool,
) -> Option<NameIndex> {
    let counts = bodies_named(analysis, knowledge, fits);
    let best = counts.iter().copied().max_by_key(|&(index, count)| (count, std::cmp::Reverse(index.0)))?;
    (best.1 > 1).then_some(best.0)
}

/// The bodies that fit, those of one country left out, and how often the article names each.
fn bodies_named(
    analysis: &Analysis,
    knowledge: &Knowledge,
    fits: impl Fn(&Name) -> bool,
) -> SmallVec<[(NameIndex, u32); 8]> {
    let mut counts: SmallVec<[(NameIndex, u32); 8]> = SmallVec::new();
    for name in &analysis.names {
        let Some(entry) = name.entry.filter(|_| name.kind == NameKind::Org) else { continue };
        let known = knowledge.name(entry);
        if known.country.is_some() || !fits(known) {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == entry) {
            Some((_, count)) => *count += 1,
            None => counts.push((entry, 1)),
        }
    }
    counts
}

/// Whether a body is made up of states for its own sake, as "the bloc" and "the alliance" are, and not to run a fund, a court
/// or an agency, by the last word of its name: "International Monetary Fund".
fn is_bloc(name: &Name) -> bool {
    let last = name.name.rsplit(' ').next().unwrap_or_default();
    !matches!(
        last,
        "Fund"
            | "Bank"
            | "Agency"
            | "Court"
            | "Organization"
            | "Organisation"
            | "Programme"
            | "Committee"
            | "Commission"
            | "Council"
            | "Parliament"
            | "Tribunal"
            | "Office"
    )
}

impl<'r> Resolver<'r, '_> {
    /// The body that "the bloc" or "the alliance" stands for in the article.
    pub fn bloc_meant(&self) -> Option<NameIndex> {
        match self.main_body {
            Some(body) if is_bloc(self.knowledge.name(body)) => Some(body),
            Some(_) => body_named_most(self.analysis, self.knowledge, is_bloc),
            None => None,
        }
    }

    /// Whether the article names another body more than half as often as the one it names most: "the 15 members" can then be
    /// those of an organ as well as those of the body that it is an organ of.
    pub fn has_rival_bodies(&self) -> bool {
        let counts = bodies_named(self.analysis, self.knowledge, |_| true);
        let most =
            counts.iter().find(|(body, _)| Some(*body) == self.main_body).map_or(0, |&(_, count)| count);
        counts.iter().any(|&(body, count)| Some(body) != self.main_body && 2 * count > most)
    }

    /// The entities that a group stands for; `not` is a person it cannot be (the subject of "backs him").
    pub fn entities(&self, id: GroupId, not: Option<PersonId>) -> Entities {
        let group = self.analysis.group(id);
        if !group.members.is_empty() {
            let mut listed: Entities =
                group.members.iter().flat_map(|&member| self.entities(member, not)).collect();
            self.take_for_persons(&mut listed);
            return listed;
        }
        if group.classes.meets(ClassSet::PRONOUN) {
            return self.pronoun(group, not);
        }
        if let Some(entities) = self.owned_list(group) {
            return entities;
        }
        if let Some(party) = self.party_of_leader(group) {
            return smallvec![self.plain(party)];
        }
        let mut one = self.single(group, not);
        self.take_for_given_name(&mut one);
        smallvec![one]
    }

    /// "his wife, Anna, backs it": one word in no lexicon that is a given name and no word of the language is a person's.
    fn take_for_given_name(&self, one: &mut Resolved) {
        let Some(word) = one.unknown_word(is_one_surname) else { return };
        let symbol = self.knowledge.rules.vocabulary.get(&fold(word));
        if self.knowledge.rules.lexicon.gender(symbol).is_some() && !self.knowledge.is_common(symbol) {
            one.take_for_person();
        }
    }

    /// "Gifford, Roosevelt and board member Caleb Breault": one word in no lexicon, in a list with a person named in full, is a
    /// surname.
    fn take_for_persons(&self, listed: &mut [Resolved]) {
        let named = |one: &Resolved| {
            one.entity.kind == Some(EntityKind::Person)
                && one.entity.name.as_deref().is_some_and(|name| name.contains(' '))
        };
        let nobody = |one: &Resolved| one.unknown_word(is_one_surname).is_some();
        let all = listed.iter().all(|one| nobody(one) || one.entity.kind == Some(EntityKind::Person));
        if !all || listed.len() < 3 || !listed.iter().any(named) {
            return;
        }
        listed.iter_mut().filter(|one| nobody(one)).for_each(Resolved::take_for_person);
    }

    fn entity(
        &self,
        group: &NounGroup,
        id: String,
        name: String,
        kind: EntityKind,
        by: ResolvedBy,
    ) -> Entity {
        Entity {
            id: Some(id),
            name: Some(name),
            kind: Some(kind),
            mention: Some(self.analysis.words(group.units).to_owned()),
            resolved_by: Some(by),
            span: crate::place(self.analysis, group.units),
        }
    }

    /// "their countries": the countries of those whom "their" stands for.
    fn owned_list(&self, group: &NounGroup) -> Option<Entities> {
        let owner = group.possessor?;
        let nation = match self.analysis.folded(group.head) {
            "countries" | "country" | "governments" | "nation" | "nations" => true,
            // "Norway's government" is told by its name.
            "government" | "cabinet" | "administration" => {
                self.analysis.group(owner).classes.meets(ClassSet::PRONOUN)
            }
            _ => false,
        };
        if !nation {
            return None;
        }
        let owners = self.entities(owner, None);
        let nations: Entities = owners.iter().filter_map(|owner| self.nation_of(group, owner)).collect();
        (!nations.is_empty()).then_some(nations)
    }

    fn nation_of(&self, group: &NounGroup, owner: &Resolved) -> Option<Resolved> {
        let code = &self.analysis.people.get(owner.person?).countries.first()?.code;
        Some(self.plain(self.country_entity(group, code, ResolvedBy::Salience)))
    }

    fn plain(&self, entity: Entity) -> Resolved {
        Resolved { entity, person: None, title: None }
    }

    fn country_entity(&self, group: &NounGroup, code: &str, by: ResolvedBy) -> Entity {
        let id = format!("country:{code}");
        let name = self.country_name(code);
        self.entity(group, id, name, EntityKind::Country, by)
    }

    /// The usual name of a country.
    pub fn country_name(&self, code: &str) -> String {
        let id = format!("country:{code}");
        self.knowledge.rules.lexicon.by_id(&id).map_or_else(|| code.to_owned(), |name| name.name.clone())
    }

    fn single(&self, group: &NounGroup, not: Option<PersonId>) -> Resolved {
        if let Some(index) = group.name {
            // "We don't always nominate a Lincoln": somebody like him.
            let alike = matches!(self.analysis.folded(group.units.start), "a" | "an")
                && self.analysis.names[index as usize].units.start == group.units.start + 1;
            if let Some(person) = self.analysis.people.of_name(index).filter(|_| !alike) {
                return self.person(group, person, self.name_basis(index, person));
            }
            let mention = self.analysis.names[index as usize];
            let one = mention.kind == NameKind::Demonym && group.classes.meets(ClassSet::PERSON);
            if one || mention.kind == NameKind::National && !group.plural {
                return self.national(group, mention.entry, not);
            }
            if mention.kind == NameKind::National {
                // "Americans" are people, not their government.
                return self.by_class(group);
            }
            if mention.kind == NameKind::Office {
                return self.office_holder(group);
            }
            if self.is_picked_out(group, index) {
                return self.part_of_group(group);
            }
            // "a Democrat from Ohio" is not the party.
            if mention.kind == NameKind::Org && group.classes.meets(ClassSet::ANONYMOUS) {
                return self.by_class(group);
            }
            if let Some(body) = self.by_initials(group, index) {
                return self.plain(body);
            }
            if let Some(entry) = mention.entry {
                return self.plain(self.lexicon_entity(group, self.knowledge.name(entry)));
            }
        }
        self.described(group, not)
    }

    /// "some Republicans", "Democrats in the House": people of a party or a group, picked out; not the whole.
    fn is_picked_out(&self, group: &NounGroup, name: u32) -> bool {
        let analysis = self.analysis;
        let mention = analysis.names[name as usize];
        let party_word =
            |at: u32| self.knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::PARTY_WORD);
        let shared = mention.kind == NameKind::Org
            && mention.entry.is_none()
            && (mention.units.start..mention.units.end).all(party_word);
        let class = mention.entry.map(|entry| self.knowledge.name(entry).class);
        let Some(class) = class.or(shared.then_some(NameClass::Party)) else { return false };
        let head = analysis.folded(group.head);
        let many = head.ends_with('s') && !head.ends_with("ss") && group.head + 1 == mention.units.end;
        let whole = |at: u32| {
            matches!(analysis.folded(at), "the" | "all" | "both")
                || matches!(analysis.tag(at), Tag::Quote | Tag::Demonym | Tag::Clitic | Tag::Dash)
        };
        let behind = group.units.end;
        let placed = analysis.folded(behind) == "belonging"
            || matches!(analysis.folded(behind), "in" | "from" | "on" | "at" | "of")
                && analysis.time_at.get(behind as usize + 1).is_some_and(Option::is_none);
        let start = group.units.start;
        let narrowed =
            named_from(analysis, start) < start || (start..mention.units.start).any(|at| !whole(at));
        let some =
            matches!(analysis.folded(start), "other" | "some" | "many" | "several" | "most" | "fellow");
        many && (matches!(class, NameClass::Party | NameClass::Group) && narrowed
            || class == NameClass::Org && some
            || (class == NameClass::Party || analysis.folded(behind) == "belonging") && placed)
    }

    fn part_of_group(&self, group: &NounGroup) -> Resolved {
        let article = |at: u32| matches!(self.analysis.folded(at), "the" | "these" | "those" | "all");
        let from = named_from(self.analysis, group.units.start);
        let start = from + u32::from(from == group.units.start && article(from));
        let words = self.analysis.words(Span::new(start, group.units.end));
        let text = one_line(&words.replace(['“', '”', '"'], ""));
        let id = format!("group:{}", folded_id(&fold(&text)));
        self.plain(self.entity(group, id, text, EntityKind::Group, ResolvedBy::Unresolved))
    }

    fn name_basis(&self, name: u32, person: PersonId) -> ResolvedBy {
        let mention = self.analysis.names[name as usize];
        if mention.entry.is_some() {
            return ResolvedBy::Lexicon;
        }
        let full = mention.units.len() > 1 || !self.analysis.people.get(person).name.contains(' ');
        if full { ResolvedBy::Name } else { ResolvedBy::ShortForm }
    }

    /// The record of a person.
    pub fn person(&self, group: &NounGroup, id: PersonId, by: ResolvedBy) -> Resolved {
        let person = self.analysis.people.get(id);
        let entity = self.entity(group, person.id.clone(), person.name.clone(), EntityKind::Person, by);
        Resolved { entity, person: Some(id), title: group.title }
    }

    fn lexicon_entity(&self, group: &NounGroup, name: &Name) -> Entity {
        let country = name.country.as_deref();
        match name.class {
            NameClass::Country | NameClass::Demonym | NameClass::National => {
                let code = name.id.strip_prefix("country:").unwrap_or(&name.id).to_owned();
                self.country_entity(group, &code, ResolvedBy::Lexicon)
            }
            NameClass::Capital | NameClass::Seat if country.is_some() && !self.is_place_reading(group) => {
                self.country_entity(group, country.unwrap_or_default(), ResolvedBy::Metonymy)
            }
            class => self.entity(
                group,
                name.id.clone(),
                name.name.clone(),
                kind_of_class(class),
                ResolvedBy::Lexicon,
            ),
        }
    }

    /// "in Washington" is the place, "Washington backs" the government.
    fn is_place_reading(&self, group: &NounGroup) -> bool {
        let before = group.units.start.checked_sub(1).map_or("", |at| self.analysis.folded(at));
        // "Lima, with a population of 10 million": how many live there is told of the town.
        let behind =
            group.units.end..(group.units.end + FAR_POPULATION).min(self.analysis.units.len() as u32);
        matches!(before, "in" | "at" | "near" | "outside" | "around" | "visiting" | "into")
            || behind
                .into_iter()
                .any(|at| matches!(self.analysis.folded(at), "population" | "inhabitants" | "residents"))
    }

    /// "the Dutchman": the last named person of that country.
    fn national(&self, group: &NounGroup, entry: Option<NameIndex>, not: Option<PersonId>) -> Resolved {
        let code = entry.map(|entry| self.knowledge.name(entry).id.replace("country:", ""));
        let person = code.as_ref().and_then(|code| {
            self.mentioned_before(group.units.start).find(|&id| {
                Some(id) != not
                    && self.analysis.people.get(id).countries.iter().any(|nation| nation.code == *code)
            })
        });
        let person = match person.and_then(|found| self.in_place_of_leader(group, found)) {
            Some(other) => Some(other).filter(|&other| {
                let nations = &self.analysis.people.get(other).countries;
                nations.iter().any(|nation| Some(&nation.code) == code.as_ref()) && Some(other) != not
            }),
            None => person,
        };
        match person {
            Some(person) => self.person(group, person, ResolvedBy::Salience),
            None => self.unresolved(group, EntityKind::Person),
        }
    }

    /// Persons named before a unit, latest first.
    fn mentioned_before(&self, unit: u32) -> impl Iterator<Item = PersonId> + '_ {
        let mentions = &self.analysis.people.mentions;
        let end = mentions.partition_point(|(at, _)| *at < unit);
        mentions[..end].iter().rev().map(|(_, id)| *id)
    }

    /// The entity of a lexicon name without a mention of its own.
    pub fn name_entity(&self, index: NameIndex) -> Entity {
        self.entity_of(self.knowledge.name(index))
    }

    /// The entity of a lexicon row.
    pub fn entity_of(&self, name: &Name) -> Entity {
        let (id, shown, kind) = match name.class {
            NameClass::Country | NameClass::Demonym | NameClass::National => {
                let code = name.id.strip_prefix("country:").unwrap_or(&name.id);
                match name.id.strip_prefix("region:") {
                    Some(_) => (name.id.clone(), name.name.clone(), EntityKind::Region),
                    None => (name.id.clone(), self.country_name(code), EntityKind::Country),
                }
            }
            NameClass::Capital | NameClass::Seat
                if name.country.is_some() && !name.id.starts_with("org:") =>
            {
                let code = name.country.clone().unwrap_or_default();
                (format!("country:{code}"), self.country_name(&code), EntityKind::Country)
            }
            // "Scottish" is said of Scotland.
            NameClass::RegionDemonym => {
                let region = self.knowledge.rules.lexicon.by_id(&name.id).unwrap_or(name);
                (name.id.clone(), region.name.clone(), EntityKind::Region)
            }
            class => (name.id.clone(), name.name.clone(), kind_of_class(class)),
        };
        Entity {
            id: Some(id),
            name: Some(shown),
            kind: Some(kind),
            mention: None,
            resolved_by: Some(ResolvedBy::Lexicon),
            ..Entity::default()
        }
    }

    fn unresolved(&self, group: &NounGroup, kind: EntityKind) -> Resolved {
        let text = self.analysis.words(group.units).to_owned();
        self.plain(self.entity(group, format!("text:{text}"), text, kind, ResolvedBy::Unresolved))
    }
}

/// How far behind the name of a capital the word for those who live in it stands.
const FAR_POPULATION: u32 = 7;

fn kind_of_class(class: NameClass) -> EntityKind {
    match class {
        NameClass::Country | NameClass::Demonym | NameClass::National => EntityKind::Country,
        NameClass::Capital | NameClass::Seat | NameClass::City => EntityKind::Place,
        NameClass::Org | NameClass::Ministry | NameClass::Party => EntityKind::Org,
        NameClass::Group => EntityKind::Group,
        NameClass::Region | NameClass::RegionDemonym => EntityKind::Region,
        NameClass::Office => EntityKind::Office,
        NameClass::Media | NameClass::Agency => EntityKind::Media,
        NameClass::Person => EntityKind::Person,
        NameClass::Other => EntityKind::Text,
    }
}

/// "Gifford", not "TNO", "the Guild" or "Orbex2".
fn is_one_surname(word: &str) -> bool {
    word.chars().all(|letter| letter.is_alphabetic() || matches!(letter, '-' | '\'' | '’'))
        && word.chars().next().is_some_and(char::is_uppercase)
        && word.chars().skip(1).any(char::is_lowercase)
        && !word.ends_with('s')
}

#[cfg(test)]
mod tests;
