//! Level 4, second half: from a noun group to the entities that it stands for.
//!
//! Pronouns, "the Dutchman", "the acting prime minister", "the alliance" and "their countries" are tied to what
//! the article named before, by salience and agreement. What cannot be tied stays unresolved and says so.

use claimwire_record::{Entity, EntityKind, ResolvedBy, folded_id};
use claimwire_rules::program::ClassSet;
use claimwire_rules::units::fold;
use claimwire_rules::{Gender, Name, NameClass, NameIndex, Scope};
use smallvec::{SmallVec, smallvec};

use crate::analysis::{Analysis, GroupId};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::NameKind;
use crate::nouns::{NounGroup, OfficeOf, Title};
use crate::people::PersonId;

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
    let mut counts: SmallVec<[(NameIndex, u32); 8]> = SmallVec::new();
    for name in &analysis.names {
        let Some(entry) = name.entry.filter(|_| name.kind == NameKind::Org) else { continue };
        if knowledge.name(entry).country.is_some() {
            continue;
        }
        match counts.iter_mut().find(|(known, _)| *known == entry) {
            Some((_, count)) => *count += 1,
            None => counts.push((entry, 1)),
        }
    }
    let best = counts.iter().copied().max_by_key(|&(index, count)| (count, std::cmp::Reverse(index.0)))?;
    (best.1 > 1).then_some(best.0)
}

impl<'r> Resolver<'r, '_> {
    /// The entities that a group stands for; `not` is a person it cannot be (the subject of "backs him").
    pub fn entities(&self, id: GroupId, not: Option<PersonId>) -> Entities {
        let group = self.analysis.group(id);
        if !group.members.is_empty() {
            return group.members.iter().flat_map(|&member| self.entities(member, not)).collect();
        }
        if group.classes.meets(ClassSet::PRONOUN) {
            return self.pronoun(group, not);
        }
        if let Some(entities) = self.owned_list(group, not) {
            return entities;
        }
        smallvec![self.single(group, not)]
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
    fn owned_list(&self, group: &NounGroup, not: Option<PersonId>) -> Option<Entities> {
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
        let owners = self.entities(owner, not);
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
            if let Some(person) = self.analysis.people.of_name(index) {
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
            if let Some(entry) = mention.entry {
                return self.plain(self.lexicon_entity(group, self.knowledge.name(entry)));
            }
        }
        self.described(group, not)
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
        matches!(before, "in" | "at" | "near" | "outside" | "around" | "visiting" | "into")
    }

    /// "the Dutchman": the last named person of that country.
    fn national(&self, group: &NounGroup, entry: Option<NameIndex>, not: Option<PersonId>) -> Resolved {
        let code = entry.map(|entry| self.knowledge.name(entry).id.replace("country:", ""));
        let person = code.and_then(|code| {
            self.mentioned_before(group.units.start).find(|&id| {
                Some(id) != not
                    && self.analysis.people.get(id).countries.iter().any(|nation| nation.code == code)
            })
        });
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

    /// "the acting Dutch prime minister", "the president": the only holder named in the article, or the office.
    fn office_holder(&self, group: &NounGroup) -> Resolved {
        let Some(title) = group.title else { return self.described(group, None) };
        let of = match title.of {
            Some(OfficeOf::Name(name)) => Some(name),
            Some(_) => return self.plain(self.office_entity(group, title)),
            None => None,
        };
        let definite = group.definite || of.is_some();
        let holder = definite
            .then(|| self.analysis.people.holder(title.office, of))
            .flatten()
            .filter(|_| !title.former && !title.future);
        match holder.or_else(|| self.near_holder(group, title, of)) {
            Some(person) => Resolved { title: Some(title), ..self.person(group, person, ResolvedBy::Office) },
            None => Resolved { title: Some(title), ..self.plain(self.office_entity(group, title)) },
        }
    }

    /// With several holders in the article, "the ambassador" is the one named last.
    fn near_holder(&self, group: &NounGroup, title: Title, of: Option<NameIndex>) -> Option<PersonId> {
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

    /// `office:prime-minister/IL`: an office without its holder's name.
    fn office_entity(&self, group: &NounGroup, title: Title) -> Entity {
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

    /// What an office is held in: a country, a body, a region.
    pub fn office_of(&self, title: Title) -> Option<Entity> {
        match title.of? {
            OfficeOf::Name(index) if self.knowledge.name(title.office).scope == Some(Scope::Region) => {
                let name = self.knowledge.name(index);
                Some(self.entity_of(crate::holders::as_region(self, name).unwrap_or(name)))
            }
            OfficeOf::Name(index) => Some(self.name_entity(index)),
            OfficeOf::Group(id) => {
                let resolved = self.entities(id, None);
                resolved.into_iter().next().map(|found| found.entity)
            }
            OfficeOf::Possessor(id) => {
                self.possessor_nation(id, self.knowledge.name(title.office).scope == Some(Scope::Country))
            }
        }
    }

    /// "his foreign minister": the country of whom "his" stands for; "Hungary's": the country itself.
    /// A person's campaign chairman is no office of the person's country.
    fn possessor_nation(&self, id: GroupId, speaks: bool) -> Option<Entity> {
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

    /// A group without a name at its head: a government, a group, an unnamed source, the alliance, a thing.
    fn described(&self, group: &NounGroup, not: Option<PersonId>) -> Resolved {
        let class = self.knowledge.lexis.of(self.analysis.unit(group.head).symbol);
        if class.has(WordClass::GOVERNMENT)
            && let Some(entity) = self.government(group)
        {
            return self.plain(entity);
        }
        if class.has(WordClass::PRESS) {
            return self.plain(self.press(group));
        }
        if let Some(entity) = self.main_body_mention(group) {
            return self.plain(entity);
        }
        if let Some(entity) = self.named_before(group, class) {
            return self.plain(entity);
        }
        if let Some(resolved) = self.owner_of_bid(group, class, not) {
            return resolved;
        }
        self.by_class(group)
    }

    fn by_class(&self, group: &NounGroup) -> Resolved {
        let classes = group.classes;
        let text = self.org_name(group).unwrap_or_else(|| self.clean_words(group));
        let slug = folded_id(&fold(&text));
        let (id, kind) = if group.name.is_some() && classes.meets(ClassSet::ORG) {
            (format!("org:{slug}"), EntityKind::Org)
        } else if group.name.is_some() && classes.meets(ClassSet::MEDIA) {
            (format!("media:{slug}"), EntityKind::Media)
        } else if classes.meets(ClassSet::GROUP) && !classes.meets(ClassSet::ANONYMOUS) {
            (format!("group:{slug}"), EntityKind::Group)
        } else if classes.meets(ClassSet::ANONYMOUS) {
            (format!("anonymous:{}", self.anonymous_words(group)), EntityKind::Anonymous)
        } else if classes.meets(ClassSet::ORG) {
            (format!("org:{slug}"), EntityKind::Org)
        } else {
            (format!("text:{text}"), EntityKind::Text)
        };
        let by = if group.name.is_some() { ResolvedBy::Name } else { ResolvedBy::Unresolved };
        self.plain(self.entity(group, id, text, kind, by))
    }

    /// "the opposition Labour Left" is named "Labour Left"; a name of one word needs what stands before it.
    fn org_name(&self, group: &NounGroup) -> Option<String> {
        let name = group.name.filter(|_| group.classes.meets(ClassSet::ORG) && group.modifiers.is_empty())?;
        let units = self.analysis.names[name as usize].units;
        let words = self.analysis.words(units).split_whitespace().collect::<Vec<_>>().join(" ");
        (units.len() > 1).then_some(words)
    }

    /// The words of a group without determiner, quotation marks and line breaks.
    fn clean_words(&self, group: &NounGroup) -> String {
        let mut start = group.units.start;
        while start + 1 < group.units.end
            && (matches!(self.analysis.tag(start), crate::tags::Tag::Det | crate::tags::Tag::Quote)
                || matches!(self.analysis.folded(start), "some" | "several" | "many"))
        {
            start += 1;
        }
        let words = self.analysis.words(claimwire_record::Span::new(start, group.units.end));
        words.replace(['“', '”', '"'], "").split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// "two senior NATO officials", as printed but in lower case, without a definite article.
    fn anonymous_words(&self, group: &NounGroup) -> String {
        let words =
            self.analysis.words(group.units).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        words.strip_prefix("the ").map(str::to_owned).unwrap_or(words)
    }

    /// "the Hungarian government", "Poland's foreign ministry": a country acting.
    fn government(&self, group: &NounGroup) -> Option<Entity> {
        let of = group
            .modifiers
            .iter()
            .map(|&index| self.analysis.names[index as usize])
            .find_map(|name| name.entry);
        let owner = group
            .possessor
            .and_then(|owner| self.analysis.group(owner).name)
            .and_then(|index| self.analysis.names[index as usize].entry);
        let name = self.knowledge.name(of.or(owner)?);
        let code = name.id.strip_prefix("country:").map(str::to_owned).or_else(|| name.country.clone())?;
        let head = self.analysis.folded(group.head);
        if matches!(
            head,
            "government" | "administration" | "cabinet" | "regime" | "authorities" | "executive"
        ) {
            return Some(self.country_entity(group, &code, ResolvedBy::Lexicon));
        }
        let text = self.clean_words(group);
        let mut entity = self.entity(
            group,
            format!("org:{}", folded_id(&fold(&text))),
            text,
            EntityKind::Org,
            ResolvedBy::Name,
        );
        entity.kind = Some(EntityKind::Org);
        Some(entity)
    }

    fn press(&self, group: &NounGroup) -> Entity {
        let text = self.clean_words(group);
        self.entity(
            group,
            format!("media:{}", folded_id(&fold(&text))),
            text,
            EntityKind::Media,
            ResolvedBy::Name,
        )
    }

    /// "the alliance", "the bloc": the body that the article is mostly about.
    fn main_body_mention(&self, group: &NounGroup) -> Option<Entity> {
        let head = self.analysis.folded(group.head);
        let generic = matches!(head, "alliance" | "bloc" | "organisation" | "organization" | "body" | "pact");
        let bare = group.modifiers.is_empty() && group.possessor.is_none() && group.number.is_none();
        if !generic || !group.definite || !bare {
            return None;
        }
        let name = self.knowledge.name(self.main_body?);
        Some(self.entity(group, name.id.clone(), name.name.clone(), EntityKind::Org, ResolvedBy::Salience))
    }

    /// "the union", "the association": the last organisation whose name holds the word.
    fn named_before(&self, group: &NounGroup, class: WordClass) -> Option<Entity> {
        let bare = group.units.len() == 2 && self.analysis.folded(group.units.start) == "the";
        if !bare || !class.has(WordClass::ORG) || group.plural {
            return None;
        }
        let noun = self.analysis.folded(group.head);
        let holds = |name: &crate::names::NameMention| {
            matches!(name.kind, NameKind::Org | NameKind::Ministry)
                && name.units.len() > 1
                && (name.units.start..name.units.end).any(|at| self.analysis.folded(at) == noun)
        };
        let end = self.analysis.names.partition_point(|name| name.units.start < group.units.start);
        let before = &self.analysis.names[..end];
        let mention =
            before.iter().rev().find(|name| holds(name)).or_else(|| self.only_org_in_sight(group, before))?;
        match mention.entry {
            Some(entry) => {
                let name = self.knowledge.name(entry);
                Some(self.entity(
                    group,
                    name.id.clone(),
                    name.name.clone(),
                    EntityKind::Org,
                    ResolvedBy::Salience,
                ))
            }
            None => {
                let text =
                    self.analysis.words(mention.units).split_whitespace().collect::<Vec<_>>().join(" ");
                Some(self.entity(
                    group,
                    format!("org:{}", folded_id(&fold(&text))),
                    text,
                    EntityKind::Org,
                    ResolvedBy::Salience,
                ))
            }
        }
    }

    /// "the union", "the group": the only organisation named in this sentence and the one before, if it could
    /// be one by its own words.
    fn only_org_in_sight<'n>(
        &self,
        group: &NounGroup,
        before: &'n [crate::names::NameMention],
    ) -> Option<&'n crate::names::NameMention> {
        if !matches!(
            self.analysis.folded(group.head),
            "union" | "group" | "association" | "organisation" | "organization"
        ) {
            return None;
        }
        let sentences = &self.analysis.sentences;
        let here = sentences.partition_point(|sentence| sentence.units.start <= group.units.start);
        let from = sentences.get(here.saturating_sub(2))?.units.start;
        let near = before.iter().rev().take_while(|name| name.units.start >= from);
        let mut orgs = near.filter(|name| name.kind == NameKind::Org);
        let last = orgs.next()?;
        let same = |other: &crate::names::NameMention| {
            self.analysis.words(other.units) == self.analysis.words(last.units)
        };
        orgs.all(same).then_some(last)
    }

    /// "his candidacy", "Rutte's bid": the person whose it is.
    fn owner_of_bid(&self, group: &NounGroup, class: WordClass, not: Option<PersonId>) -> Option<Resolved> {
        if !class.has(WordClass::BID) {
            return None;
        }
        // "its candidate" is whom it puts up, not the party itself.
        if let Some(owner) = group.possessor.filter(|_| self.analysis.folded(group.head) != "candidate") {
            let owners = self.entities(owner, not);
            let mut found = owners
                .into_iter()
                .find(|owner| owner.person.is_some() || owner.entity.kind == Some(EntityKind::Country))?;
            found.entity.mention = Some(self.analysis.words(group.units).to_owned());
            found.entity.span = crate::place(self.analysis, group.units);
            return Some(found);
        }
        None
    }

    fn unresolved(&self, group: &NounGroup, kind: EntityKind) -> Resolved {
        let text = self.analysis.words(group.units).to_owned();
        self.plain(self.entity(group, format!("text:{text}"), text, kind, ResolvedBy::Unresolved))
    }

    fn pronoun(&self, group: &NounGroup, not: Option<PersonId>) -> Entities {
        match self.analysis.folded(group.head) {
            "i" | "me" | "my" | "we" | "us" | "our" => self.first_person(group),
            "he" | "him" | "his" | "himself" => self.third_person(group, Gender::Male, not),
            "she" | "her" | "herself" => self.third_person(group, Gender::Female, not),
            "they" | "them" | "their" => self.plural_pronoun(group, not),
            "it" | "its" => smallvec![self.neuter(group)],
            _ => smallvec![self.unresolved(group, EntityKind::Text)],
        }
    }

    fn first_person(&self, group: &NounGroup) -> Entities {
        match self.speaker {
            Some(speaker) => {
                let mut resolved = speaker.clone();
                resolved.entity.mention = Some(self.analysis.words(group.units).to_owned());
                resolved.entity.span = crate::place(self.analysis, group.units);
                resolved.entity.resolved_by = Some(ResolvedBy::Salience);
                smallvec![resolved]
            }
            None => smallvec![self.unresolved(group, EntityKind::Text)],
        }
    }

    fn third_person(&self, group: &NounGroup, gender: Gender, not: Option<PersonId>) -> Entities {
        self.third_person_within(group, gender, not, 3)
    }

    /// `depth` pronouns before are asked whom they mean in their turn.
    fn third_person_within(
        &self,
        group: &NounGroup,
        gender: Gender,
        not: Option<PersonId>,
        depth: u8,
    ) -> Entities {
        let mut candidates = self.salient(group.units.start);
        if let Some(topic) = self.pronoun_before(group, gender, depth) {
            candidates.insert(0, topic);
        }
        let of = |id: PersonId| self.analysis.people.get(id).gender;
        let fits = |id: &PersonId, wanted: Option<Gender>| Some(*id) != not && of(*id) == wanted;
        // Whoever is known to be of the gender goes before those of whom nothing is known.
        let known = candidates.iter().copied().find(|id| fits(id, Some(gender)));
        let found = known.or_else(|| {
            candidates.iter().copied().find(|id| fits(id, None) || fits(id, Some(Gender::Either)))
        });
        smallvec![found.map_or_else(
            || self.unresolved(group, EntityKind::Person),
            |id| self.person(group, id, ResolvedBy::Salience)
        )]
    }

    /// Whom the sentence before speaks of as "he" where nobody else is its subject: he stays the topic.
    fn pronoun_before(&self, group: &NounGroup, gender: Gender, depth: u8) -> Option<PersonId> {
        let sentences = &self.analysis.sentences;
        let here = sentences.partition_point(|sentence| sentence.units.start <= group.units.start);
        let own = sentences.get(here.checked_sub(1)?)?.units;
        let before = sentences.get(here.checked_sub(2)?)?.units;
        let mentions = &self.analysis.people.mentions;
        let named_here = mentions.iter().any(|(at, _)| own.start <= *at && *at < group.units.start);
        if depth == 0 || named_here {
            return None;
        }
        let subject = |verb: &crate::verbs::VerbGroup| {
            verb.subject.map(|id| self.analysis.group(id)).filter(|group| before.contains(group.units))
        };
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < before.start);
        let last = self.analysis.verbs.partition_point(|verb| verb.units.start < before.end);
        let mut subjects = self.analysis.verbs[first..last.max(first)].iter().filter_map(subject);
        let wanted = if gender == Gender::Male { "he" } else { "she" };
        let pronoun = subjects.clone().find(|group| self.analysis.folded(group.head) == wanted)?;
        if subjects.any(|group| group.classes.meets(ClassSet::PERSON) && group.name.is_some()) {
            return None;
        }
        self.third_person_within(pronoun, gender, None, depth - 1).first()?.person
    }

    /// Persons by salience at a unit: those of this sentence before it, subjects first; then the sentences
    /// before, each subjects first, over four sentences and no further back than the paragraph before.
    fn salient(&self, unit: u32) -> SmallVec<[PersonId; 8]> {
        let sentences = &self.analysis.sentences;
        let last = sentences.partition_point(|sentence| sentence.units.start <= unit);
        let mut order: SmallVec<[PersonId; 8]> = SmallVec::new();
        for sentence in sentences[..last].iter().rev().take(6) {
            let end = sentence.units.end.min(unit);
            let mentions = &self.analysis.people.mentions;
            let from = mentions.partition_point(|(at, _)| *at < sentence.units.start);
            let to = mentions.partition_point(|(at, _)| *at < end);
            let here = mentions.get(from..to).unwrap_or(&[]);
            let subjects = here.iter().filter(|(at, _)| self.is_subject(*at));
            // In the pronoun's own sentence the nearest name goes first among the rest.
            let own = sentence.units.holds(unit);
            let rest: SmallVec<[&(u32, PersonId); 8]> =
                if own { here.iter().rev().collect() } else { here.iter().collect() };
            for (_, id) in subjects.chain(rest) {
                if !order.contains(id) {
                    order.push(*id);
                }
            }
        }
        order
    }

    /// Whether the name at a unit heads a subject.
    fn is_subject(&self, unit: u32) -> bool {
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < unit);
        self.analysis.verbs[first..]
            .iter()
            .take(3)
            .any(|verb| verb.subject.is_some_and(|group| self.analysis.group(group).units.holds(unit)))
    }

    /// "they", "their": the last plural subject before, in this sentence or the one before; a list of places is
    /// nobody.
    fn plural_pronoun(&self, group: &NounGroup, not: Option<PersonId>) -> Entities {
        let actor = ClassSet::PERSON.union(ClassSet::COUNTRY).union(ClassSet::GROUP).union(ClassSet::OFFICE);
        let fits = |id: &GroupId| {
            let other = self.analysis.group(*id);
            let place = other.classes.meets(ClassSet::REGION.union(ClassSet::PLACE))
                && !other.classes.meets(ClassSet::COUNTRY);
            let many = other.members.len() > 1 || other.plural && other.classes.meets(ClassSet::GROUP);
            other.units.end <= group.units.start
                && many
                && !place
                && other.classes.meets(actor)
                && !other.classes.meets(ClassSet::PRONOUN)
        };
        // Whom a verb is done to is not who does it.
        let doer = (self.analysis.folded(group.head) == "them")
            .then(|| self.verb_before(group.units.start))
            .flatten();
        match self.subjects_before(group.units.start).filter(|id| Some(*id) != doer).filter(fits).last() {
            Some(id) => self.entities(id, not),
            None => smallvec![self.unresolved(group, EntityKind::Group)],
        }
    }

    /// The subject of the verb directly before a unit.
    fn verb_before(&self, unit: u32) -> Option<GroupId> {
        let verb = self.analysis.verb_at.get(unit.checked_sub(1)? as usize).copied().flatten()?;
        self.analysis.verb(verb).subject
    }

    /// Subjects of the verbs before a unit, in its sentence and the one before.
    fn subjects_before(&self, unit: u32) -> impl Iterator<Item = GroupId> + '_ {
        let sentences = &self.analysis.sentences;
        let last = sentences.partition_point(|sentence| sentence.units.start <= unit);
        let from = last.checked_sub(2).map_or(0, |index| sentences[index].units.start);
        let verbs = &self.analysis.verbs;
        let first = verbs.partition_point(|verb| verb.units.start < from);
        let behind = verbs.partition_point(|verb| verb.units.start < unit);
        verbs[first..behind.max(first)].iter().filter_map(|verb| verb.subject)
    }

    /// "it": the last country or body before that was a subject, in this sentence or the one before.
    fn neuter(&self, group: &NounGroup) -> Resolved {
        let fits = |id: &GroupId| {
            let group = self.analysis.group(*id);
            group.classes.meets(ClassSet::COUNTRY.union(ClassSet::ORG))
                && group.members.is_empty()
                && !group.classes.meets(ClassSet::PRONOUN)
        };
        match self.subjects_before(group.units.start).filter(fits).last() {
            Some(id) => {
                let mut resolved = self.single(self.analysis.group(id), None);
                resolved.entity.mention = Some(self.analysis.words(group.units).to_owned());
                resolved.entity.span = crate::place(self.analysis, group.units);
                resolved.entity.resolved_by = Some(ResolvedBy::Salience);
                resolved
            }
            None => self.unresolved(group, EntityKind::Text),
        }
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
