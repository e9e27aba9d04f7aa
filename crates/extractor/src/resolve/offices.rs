//! From a title to its holder, to the office that it is, and to the country or body that the office is of.

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span};
use claimwire_rules::{ClassSet, NameClass, NameIndex, Scope};

use super::{Resolved, Resolver};
use crate::analysis::{GroupId, UnitSpan};
use crate::lexis::WordClass;
use crate::nouns::{NounGroup, OfficeOf, Title};
use crate::people::PersonId;

impl Resolver<'_, '_> {
    /// "the acting Dutch prime minister", "the president": the only holder named in the article, or the office.
    pub(super) fn office_holder(&self, group: &NounGroup) -> Resolved {
        let Some(title) = group.title else { return self.described(group, None) };
        let of = match title.of {
            Some(OfficeOf::Name(name)) => Some(name),
            Some(_) => return self.plain(self.office_entity(group, title)),
            None => None,
        };
        let definite = group.definite || of.is_some();
        // "The minister" is any of them, and the one told of last.
        let bare = of.is_none() && self.knowledge.name(title.office).id == "minister";
        if bare && let Some(person) = self.minister_before(group).filter(|_| definite && !title.former) {
            return Resolved { title: Some(title), ..self.person(group, person, ResolvedBy::Office) };
        }
        let holder = (definite && !bare)
            .then(|| self.analysis.people.holder(title.office, of))
            .flatten()
            .filter(|_| !title.former && !title.future)
            .filter(|&holder| of.is_some() || self.is_told_of_before(holder, group, title));
        let holder = holder.or_else(|| self.near_holder(group, title, of));
        match holder.or_else(|| self.told_of_in_headline(group)) {
            Some(person) => Resolved { title: Some(title), ..self.person(group, person, ResolvedBy::Office) },
            None => Resolved { title: Some(title), ..self.plain(self.office_entity(group, title)) },
        }
    }

    /// Whether a holder is named before a group, or the office is one that few hold: "the senator" is nobody named later.
    fn is_told_of_before(&self, holder: PersonId, group: &NounGroup, title: Title) -> bool {
        let many = matches!(
            self.knowledge.name(title.office).id.as_str(),
            "senator"
                | "congressman"
                | "congresswoman"
                | "representative"
                | "judge"
                | "councillor"
                | "alderman"
        );
        !many || self.mentioned_before(group.units.start).any(|id| id == holder)
    }

    /// The minister of whatever field who is named last before a group, heads of government aside.
    fn minister_before(&self, group: &NounGroup) -> Option<PersonId> {
        let minister = |id: &PersonId| {
            self.analysis.people.get(*id).titles.iter().any(|held| {
                let office = self.knowledge.name(held.office).id.as_str();
                office.ends_with("minister") && office != "prime-minister" && !held.former && !held.future
            })
        };
        self.mentioned_before(group.units.start).take(6).find(minister)
    }

    /// With several holders in the article, "the ambassador" is the one named last.
    pub(super) fn near_holder(
        &self,
        group: &NounGroup,
        title: Title,
        of: Option<NameIndex>,
    ) -> Option<PersonId> {
        let plain = group.definite && of.is_none() && !title.former && !title.future;
        plain
            .then(|| {
                self.mentioned_before(group.units.start).take(6).find(|&id| {
                    self.analysis
                        .people
                        .get(id)
                        .titles
                        .iter()
                        .any(|held| held.office == title.office && !held.former)
                })
            })
            .flatten()
    }

    /// "Norway backs Vane, the president said": the office told of where its holder is named by the words themselves, which
    /// somebody else says of them then.
    pub fn office_apart(&self, group: GroupId, holder: &Resolved, words: &[UnitSpan]) -> Option<Resolved> {
        let person = holder.person.filter(|_| holder.entity.resolved_by == Some(ResolvedBy::Office))?;
        let people = &self.analysis.people;
        let named = |units: &UnitSpan| {
            people.mentioned_within(units.start, units.end).iter().any(|&(_, id)| id == person)
        };
        let group = self.analysis.group(group);
        let title = group.title.filter(|_| words.iter().any(named))?;
        Some(Resolved { title: Some(title), ..self.plain(self.office_entity(group, title)) })
    }

    /// `office:prime-minister/IL`: an office without its holder's name.
    pub(super) fn office_entity(&self, group: &NounGroup, title: Title) -> Entity {
        let office = self.knowledge.name(title.office);
        let of = self.office_of(title);
        let suffix = of
            .as_ref()
            .and_then(|of| of.id.as_deref())
            .map(|id| id.split_once(':').map_or(id, |(_, rest)| rest).to_owned());
        let id = match suffix {
            Some(suffix) => format!("office:{}/{suffix}", office.id),
            None => format!("office:{}", office.id),
        };
        let name = self.analysis.words(group.units).to_owned();
        self.entity(group, id, name, EntityKind::Office, ResolvedBy::Office)
    }

    /// What an office is held in: a country, a body, a region, a town.
    pub fn office_of(&self, title: Title) -> Option<Entity> {
        let of = self.owner_of(title)?;
        Some(if self.is_of_unknown_town(title, &of) { as_place(of) } else { of })
    }

    /// "Dunmore Mayor Ann Lee": whether what a mayor is of is a name in no lexicon that is not called a body.
    fn is_of_unknown_town(&self, title: Title, of: &Entity) -> bool {
        let group = match title.of {
            Some(OfficeOf::Group(id) | OfficeOf::Possessor(id)) => self.analysis.group(id),
            _ => return false,
        };
        group.name.is_some() && self.is_town_of_mayor(&self.knowledge.name(title.office).id, of)
    }

    /// Whether what an office is of was taken for a body though it is a mayor's and its name ends like no body's.
    pub fn is_town_of_mayor(&self, office: &str, of: &Entity) -> bool {
        let Some(id) = of.id.as_deref().and_then(|id| id.strip_prefix("org:")) else { return false };
        let last = self.knowledge.rules.vocabulary.get(id.rsplit('-').next().unwrap_or(id));
        let body = WordClass::ORG.or(WordClass::ORG_ENDING);
        // "the governor of Monte Verde": initials are a bank's.
        let governs = office == "governor"
            && !id.contains("bank")
            && of.name.as_deref().is_some_and(|name| name.chars().any(char::is_lowercase));
        (governs || matches!(office, "mayor" | "deputy-mayor" | "mayor-pro-tem"))
            && of.kind == Some(EntityKind::Org)
            && self.knowledge.rules.lexicon.by_id(of.id.as_deref().unwrap_or_default()).is_none()
            && !id.ends_with("-county")
            && !self.knowledge.lexis.of(last).has(body)
    }

    /// The state of the United States that bears the name of a country.
    fn american_state(&self, index: NameIndex) -> Option<Entity> {
        let region = crate::holders::as_region(self, self.knowledge.name(index))?;
        region.id.starts_with("region:US-").then(|| self.entity_of(region))
    }

    fn owner_of(&self, title: Title) -> Option<Entity> {
        match title.of? {
            OfficeOf::Name(index) if self.knowledge.name(title.office).scope == Some(Scope::Region) => {
                let name = self.knowledge.name(index);
                // "Nairobi Governor Ann Lee" governs the city, and no country.
                match crate::holders::as_region(self, name) {
                    Some(region) => Some(self.entity_of(region)),
                    None => Some(self.town(index).unwrap_or_else(|| self.entity_of(name))),
                }
            }
            // "Georgia's secretary of state": the country of that name has none.
            OfficeOf::Name(index) if self.knowledge.name(title.office).id == "secretary-of-state" => {
                self.american_state(index).or_else(|| Some(self.name_entity(index)))
            }
            // The political director of the White House directs no country.
            OfficeOf::Name(index)
                if self.knowledge.name(title.office).scope == Some(Scope::Body)
                    && self.knowledge.name(index).class == NameClass::Seat =>
            {
                Some(self.town(index).unwrap_or_else(|| self.name_entity(index)))
            }
            // "The Council's American director" is of no country.
            OfficeOf::Name(index)
                if is_of_bodies_only(&self.knowledge.name(title.office).id)
                    && matches!(
                        self.knowledge.name(index).class,
                        NameClass::Country
                            | NameClass::Demonym
                            | NameClass::Capital
                            | NameClass::Region
                            | NameClass::RegionDemonym
                    ) =>
            {
                None
            }
            // "Ohio State vice president": a state of the United States has none, its university has.
            OfficeOf::Name(index)
                if matches!(
                    self.knowledge.name(title.office).id.as_str(),
                    "president" | "vice-president"
                ) && self.knowledge.name(index).id.starts_with("region:US-") =>
            {
                None
            }
            // The mayor of a capital is the city's, and no officer of its country.
            OfficeOf::Name(index) if self.knowledge.name(title.office).scope == Some(Scope::SelfOnly) => {
                Some(self.town(index).unwrap_or_else(|| self.name_entity(index)))
            }
            OfficeOf::Name(index) => Some(self.name_entity(index)),
            OfficeOf::Group(id) => {
                let resolved = self.entities(id, None);
                resolved.into_iter().next().map(|found| found.entity)
            }
            OfficeOf::Possessor(id) => {
                let office = self.knowledge.name(title.office);
                // "Malta is at risk. Its director-general": a body's, that was named before.
                let of_country = !is_of_bodies_only(&office.id) && office.id != "director-general";
                self.possessor_nation(id, office.scope == Some(Scope::Country))
                    .filter(|of| of_country || of.kind != Some(EntityKind::Country))
            }
        }
    }

    /// A capital as the city that it is, a seat as the house.
    pub fn town(&self, index: NameIndex) -> Option<Entity> {
        let name = Some(self.knowledge.name(index))
            .filter(|name| matches!(name.class, NameClass::Capital | NameClass::Seat))?;
        Some(Entity {
            id: Some(name.id.clone()),
            name: Some(name.name.clone()),
            kind: Some(EntityKind::Place),
            resolved_by: Some(ResolvedBy::Lexicon),
            ..Entity::default()
        })
    }

    /// "his foreign minister": the country of whom "his" stands for; "Hungary's": the country itself.
    /// A person's campaign chairman is no office of the person's country.
    pub(super) fn possessor_nation(&self, id: GroupId, speaks: bool) -> Option<Entity> {
        let group = self.analysis.group(id);
        let owners = self.entities(id, None);
        let owner = owners.first()?;
        match owner.person {
            Some(person) => {
                let nation = self.analysis.people.get(person).countries.first().filter(|_| speaks)?;
                Some(self.country_entity(group, &nation.code, ResolvedBy::Salience))
            }
            None => Some(owner.entity.clone()).filter(|entity| {
                matches!(entity.kind, Some(EntityKind::Country | EntityKind::Org | EntityKind::Region))
            }),
        }
    }

    /// Whether the article gives a person an office: "Mr" and "Sir" are none.
    pub fn has_office(&self, person: PersonId) -> bool {
        let titles = &self.analysis.people.get(person).titles;
        titles.iter().any(|title| self.knowledge.name(title.office).scope != Some(Scope::Title))
    }

    /// "Freedom Party leader Herbert Kick spoke. His party", "Kick said the party": the party that the owner, or whoever speaks
    /// of it, is told to lead.
    pub(super) fn party_of_leader(&self, group: &NounGroup) -> Option<Entity> {
        let bare = self.analysis.folded(group.head) == "party" && group.modifiers.is_empty();
        if !bare || group.name.is_some() {
            return None;
        }
        let whose = match group.possessor {
            Some(owner) => Some(owner).filter(|&it| self.analysis.group(it).classes.meets(ClassSet::PRONOUN)),
            None => self.speaker_before(group).filter(|_| group.definite),
        };
        let leader = self.entities(whose?, None).first()?.person?;
        let titles = &self.analysis.people.get(leader).titles;
        let leads = |title: &&Title| {
            let office = self.knowledge.name(title.office).id.as_str();
            office.ends_with("leader") && !title.former && !title.future
        };
        let of = self.office_of(*titles.iter().find(leads)?)?;
        let mention = self.analysis.words(group.units).to_owned();
        (of.kind == Some(EntityKind::Org)).then(|| Entity {
            mention: Some(mention),
            span: crate::place(self.analysis, group.units),
            resolved_by: Some(ResolvedBy::Salience),
            ..of
        })
    }

    /// The one named person who is told to say what a group is part of.
    fn speaker_before(&self, group: &NounGroup) -> Option<GroupId> {
        let start = self.analysis.sentences_back(group.units.start, 1);
        let said = self.analysis.verbs_within(Span::new(start, group.units.start));
        let said = said.filter(|&id| self.knowledge.speaks(self.analysis.verb(id))).last()?;
        let speaker = self.analysis.verb(said).subject?;
        let person = self.analysis.group(speaker);
        (person.classes.meets(ClassSet::NAMED) && person.members.is_empty()).then_some(speaker)
    }

    /// The country for which the holder of a title speaks: heads of state and government, ministers, envoys.
    pub fn spoken_for(&self, resolved: &Resolved) -> Option<String> {
        if let Some(title) = resolved.title.filter(|title| !title.former && !title.future) {
            let scope = self.knowledge.name(title.office).scope;
            let of = self.office_of(title);
            if scope == Some(Scope::Country) {
                if let Some(code) =
                    of.and_then(|of| of.id).and_then(|id| id.strip_prefix("country:").map(str::to_owned))
                {
                    return Some(code);
                }
            } else if scope.is_some() {
                return None;
            }
        }
        let person = self.analysis.people.get(resolved.person?);
        person.countries.iter().find(|nation| nation.speaks).map(|nation| nation.code.clone())
    }
}

/// A name that was taken for a body's as a place's.
fn as_place(of: Entity) -> Entity {
    let id = of.id.map(|id| id.split_once(':').map_or(id.clone(), |(_, rest)| format!("place:{rest}")));
    Entity { id, kind: Some(EntityKind::Place), ..of }
}

/// Offices that bodies have and countries have not.
fn is_of_bodies_only(office: &str) -> bool {
    matches!(
        office,
        "director"
            | "deputy-director"
            | "executive-director"
            | "managing-director"
            | "chief-executive"
            | "chief-financial-officer"
            | "chief-operating-officer"
            | "executive-vice-president"
            | "general-counsel"
            | "coordinator"
            | "dean"
            | "rector"
    )
}
