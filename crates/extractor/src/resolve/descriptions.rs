//! Groups without a name at their head: a government, the alliance, "the union", "his candidacy".

use super::*;
use crate::names::initials::with_nation;

impl Resolver<'_, '_> {
    /// A group without a name at its head: a government, a group, an unnamed source, the alliance, a thing.
    pub(super) fn described(&self, group: &NounGroup, not: Option<PersonId>) -> Resolved {
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
        if let Some(entity) = self.named_in_brackets(group).or_else(|| self.named_party(group)) {
            return self.plain(entity);
        }
        if let Some(entity) = self.named_in_sight(group, class) {
            return self.plain(entity);
        }
        if let Some(subject) = self.subject_of_cleft(group) {
            return self.person(group, subject, ResolvedBy::Salience);
        }
        let told = self.candidate_of_nation(group).or_else(|| self.told_of_in_headline(group));
        if let Some(candidate) = told.filter(|id| Some(*id) != not) {
            return self.person(group, candidate, ResolvedBy::Salience);
        }
        if let Some(resolved) = self.owner_of_bid(group, class, not) {
            return resolved;
        }
        self.by_class(group)
    }

    /// "Ann Lee was the only senator who said so": what somebody is, with a clause about it, is that person.
    fn subject_of_cleft(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let end = group.units.end as usize;
        let before = group.units.start.checked_sub(1)? as usize;
        if end >= analysis.units.len() || analysis.folded(end as u32) != "who" || group.plural {
            return None;
        }
        let verb = analysis.verb(analysis.verb_at[before]?);
        let is = matches!(analysis.folded(verb.head), "is" | "was" | "remains" | "became");
        let subject = verb.subject.filter(|_| is && verb.units.len() == 1)?;
        let told = analysis.group(subject);
        let named = told.name.is_some() && told.members.is_empty() && told.classes.meets(ClassSet::PERSON);
        self.entities(subject, None).first().filter(|_| named)?.person
    }

    /// "the union", "the chamber", "the company": the body that was named before.
    fn named_in_sight(&self, group: &NounGroup, class: WordClass) -> Option<Entity> {
        let named = self.named_before(group, class).or_else(|| self.chamber(group));
        named.or_else(|| self.firm_told_of(group))
    }

    /// "the Thai candidate": the only person of that country whom the article names.
    fn candidate_of_nation(&self, group: &NounGroup) -> Option<PersonId> {
        let head = self.analysis.folded(group.head);
        let candidate = matches!(head, "candidate" | "nominee" | "contender" | "hopeful");
        self.only_of_nation(group).filter(|_| candidate && group.definite)
    }

    /// The one person in the article of the country that a group's modifier or title names.
    pub fn only_of_nation(&self, group: &NounGroup) -> Option<PersonId> {
        let mut people = self.people_of_nation(group)?;
        people.next().filter(|_| people.next().is_none())
    }

    /// The persons in the article of the one country that a group's modifier or title names; none where no modifier does.
    pub fn people_of_nation(&self, group: &NounGroup) -> Option<impl Iterator<Item = PersonId>> {
        let entry = match (group.title.and_then(|title| title.of), group.modifiers.as_slice()) {
            (Some(crate::nouns::OfficeOf::Name(of)), _) => of,
            (None, [only]) => self.analysis.names[*only as usize].entry?,
            _ => return None,
        };
        let code = self.knowledge.name(entry).id.strip_prefix("country:")?;
        let of_nation = move |index: &u32| {
            let person = self.analysis.people.get(PersonId(*index));
            person.countries.iter().any(|nation| nation.code == code)
        };
        Some((0..self.analysis.people.all.len() as u32).filter(of_nation).map(PersonId))
    }

    /// "the centre-left Social Democratic group (SPD)": the body whose short name the brackets behind hold.
    fn named_in_brackets(&self, group: &NounGroup) -> Option<Entity> {
        let open = group.units.end;
        if !group.definite || !group.classes.meets(ClassSet::ORG) || self.analysis.folded(open) != "(" {
            return None;
        }
        let index = self.analysis.name_at.get(open as usize + 1).copied().flatten()?;
        let short = self.analysis.names[index as usize];
        let whole = short.kind == NameKind::Org && self.analysis.folded(short.units.end) == ")";
        let name = self.knowledge.name(short.entry.filter(|_| whole)?);
        Some(self.entity(group, name.id.clone(), name.name.clone(), EntityKind::Org, ResolvedBy::Lexicon))
    }

    pub(super) fn by_class(&self, group: &NounGroup) -> Resolved {
        let classes = group.classes;
        let text = self
            .part_of_body(group)
            .or_else(|| self.named_for_place(group))
            .or_else(|| self.org_name(group))
            .or_else(|| self.org_with_members(group))
            .or_else(|| self.association_of(group))
            .or_else(|| self.with_owner_named(group))
            .or_else(|| self.board_of(group))
            .or_else(|| self.house_of(group))
            .unwrap_or_else(|| self.without_side(group));
        // "the upper house Senate": what kind of house it is.
        let house = ["upper house ", "lower house ", "upper chamber ", "lower chamber "];
        let named = house.iter().find_map(|kind| text.strip_prefix(kind));
        let named = named.filter(|name| name.starts_with(char::is_uppercase)).map(str::to_owned);
        let text = named.unwrap_or(text);
        // "the NASUWT union": what kind of body the letters name.
        let kind = [" union", " party", " agency", " group"].iter().find_map(|kind| text.strip_suffix(kind));
        let letters = |name: &&str| name.len() > 2 && name.chars().all(char::is_uppercase);
        let text = match kind.filter(letters).filter(|_| group.name.is_some() || !group.modifiers.is_empty())
        {
            Some(name) => name.to_owned(),
            None => text,
        };
        if let Some(outlet) = self.fuller_outlet(group) {
            return self.plain(outlet);
        }
        let slug = folded_id(&fold(&text));
        // "the Harbour Protection Bill": what is voted on, and nobody.
        let law = group.name.is_some()
            && group.head > group.units.start
            && self.analysis.folded(group.head - 1) != "of"
            && matches!(
                self.analysis.folded(group.head),
                "bill" | "act" | "law" | "ordinance" | "resolution" | "amendment" | "treaty" | "protocol"
            );
        let (id, kind) = if law {
            (format!("text:{text}"), EntityKind::Text)
        } else if self.is_kind_of_people(group) {
            (format!("group:{slug}"), EntityKind::Group)
        } else if classes.meets(ClassSet::ORG) && (group.name.is_some() || self.is_body_by_name(group)) {
            (crate::draft::bodies::id_of(self, &text), EntityKind::Org)
        } else if group.name.is_some() && classes.meets(ClassSet::MEDIA) {
            (format!("media:{slug}"), EntityKind::Media)
        } else if classes.meets(ClassSet::GROUP) && !classes.meets(ClassSet::ANONYMOUS) {
            (format!("group:{slug}"), EntityKind::Group)
        } else if classes.meets(ClassSet::ANONYMOUS) {
            (format!("anonymous:{}", self.anonymous_words(group)), EntityKind::Anonymous)
        } else if classes.meets(ClassSet::ORG) && !self.is_any_alliance(group) {
            (crate::draft::bodies::id_of(self, &text), EntityKind::Org)
        } else {
            (format!("text:{text}"), EntityKind::Text)
        };
        let by = if group.name.is_some() { ResolvedBy::Name } else { ResolvedBy::Unresolved };
        self.plain(self.entity(group, id, text, kind, by))
    }

    /// "the Herald": the outlet whose fuller name the article gives before.
    fn fuller_outlet(&self, group: &NounGroup) -> Option<Entity> {
        let short = group.name.map(|name| self.analysis.names[name as usize])?;
        if short.kind != NameKind::Media || short.entry.is_some() || short.units.len() > 1 {
            return None;
        }
        let word = self.analysis.folded(short.units.start);
        let fuller = |name: &&NameMention| {
            let last = name.units.end - 1;
            name.kind == NameKind::Media && name.units.len() > 1 && self.analysis.folded(last) == word
        };
        let end = self.analysis.names.partition_point(|name| name.units.start < short.units.start);
        let found = self.analysis.names[..end].iter().rev().find(fuller)?;
        Some(match found.entry {
            Some(entry) => {
                let name = self.knowledge.name(entry);
                self.entity(
                    group,
                    name.id.clone(),
                    name.name.clone(),
                    EntityKind::Media,
                    ResolvedBy::ShortForm,
                )
            }
            None => {
                let text = one_line(self.analysis.words(found.units));
                let id = format!("media:{}", folded_id(&fold(&text)));
                self.entity(group, id, text, EntityKind::Media, ResolvedBy::ShortForm)
            }
        })
    }

    /// "real Christians", "young Conservatives": a plural that an adjective picks from is no body.
    fn is_kind_of_people(&self, group: &NounGroup) -> bool {
        let Some(name) = group.name.map(|name| self.analysis.names[name as usize]) else { return false };
        let start = group.units.start;
        let adjective = (start..name.units.start)
            .any(|at| self.analysis.tag(at) == Tag::Adj && !self.analysis.unit(at).is_capitalised());
        let many = self.analysis.folded(group.head).ends_with('s') && name.units.len() == 1;
        many && (adjective || self.opens_with_many(group))
            && !group.definite
            && name.entry.is_none()
            && name.kind == NameKind::Unknown
            && group.members.is_empty()
    }

    /// "Beekeepers oppose the tax": a plural in no lexicon that has its capital from the start of the sentence.
    fn opens_with_many(&self, group: &NounGroup) -> bool {
        let (start, end) = (group.units.start, group.units.end);
        let opens = self.analysis.sentences_at(start).next().is_some();
        let word = self.analysis.folded(end);
        let base = || {
            let forms = self.knowledge.forms(self.analysis.unit(end).symbol);
            self.analysis.tag(end) == Tag::Verb && forms.contains(claimwire_rules::FormSet::BASE)
        };
        opens && group.units.len() == 1 && (matches!(word, "are" | "were" | "have" | "do") || base())
    }

    /// "the opposition Labour Left" is named "Labour Left", "the far-right party Nova" is named "Nova"; another
    /// name of one word needs what stands before it.
    pub(super) fn org_name(&self, group: &NounGroup) -> Option<String> {
        let name = group.name.filter(|_| group.classes.meets(ClassSet::ORG))?;
        let units = self.analysis.names[name as usize].units;
        let words = one_line(self.analysis.words(units));
        // "the ruling TRS", but "Consolidated TVX"
        let plain = |at: u32| self.analysis.tag(at) == Tag::Det || !self.analysis.unit(at).is_capitalised();
        let initials = self.analysis.unit(units.start).casing == claimwire_rules::units::Casing::Upper
            && (group.units.start..units.start).all(plain);
        let whole = (units.len() > 1 || initials) && group.modifiers.is_empty();
        (whole || self.is_called(group, units) || self.is_described(group, units)).then_some(words)
    }

    /// "the opposition GERB party" is GERB, whether the lexicon knows it or not.
    fn named_party(&self, group: &NounGroup) -> Option<Entity> {
        let own = self.name_of_party(group)?;
        let Some(entry) = own.entry else {
            let text = one_line(self.analysis.words(own.units));
            let id = crate::draft::bodies::id_of(self, &text);
            let plain = matches!(own.kind, NameKind::Unknown | NameKind::Org);
            return plain.then(|| self.entity(group, id, text, EntityKind::Org, ResolvedBy::Name));
        };
        let name = self.knowledge.name(entry);
        let known = name.class == NameClass::Party;
        known.then(|| {
            self.entity(group, name.id.clone(), name.name.clone(), EntityKind::Org, ResolvedBy::Lexicon)
        })
    }

    /// The one name that stands directly before "party", where nobody but a country, a person or a pronoun owns it: "Kenya's
    /// opposition Jubilee party".
    fn name_of_party(&self, group: &NounGroup) -> Option<NameMention> {
        let [own] = group.modifiers.as_slice() else { return None };
        let name = self.analysis.names[*own as usize];
        let plain = self.analysis.folded(group.head) == "party"
            && !self.analysis.unit(group.head).is_capitalised()
            && name.units.end == group.head
            && group.head + 1 == group.units.end;
        let home = |owner| {
            let owner = self.analysis.group(owner);
            owner.classes.meets(
                ClassSet::COUNTRY.union(ClassSet::REGION).union(ClassSet::PRONOUN).union(ClassSet::PERSON),
            )
        };
        let unowned = group.possessor.is_none_or(home);
        (plain && group.name.is_none() && unowned).then_some(name)
    }

    /// "the Dutch paintmaker Nordfarb": a plain noun says what the name behind it is.
    fn is_described(&self, group: &NounGroup, name: Span<claimwire_record::Unit>) -> bool {
        let before = name.start.saturating_sub(1);
        let plain = self.analysis.tag(before) == Tag::Noun
            && !self.analysis.unit(before).is_capitalised()
            && !matches!(self.analysis.folded(before), "super" | "mega")
            && self.analysis.name_at[before as usize].is_none();
        let single = group.name.is_some_and(|index| {
            let name = self.analysis.names[index as usize];
            name.entry.is_none() && matches!(name.kind, NameKind::Unknown | NameKind::Org)
        });
        before > group.units.start && plain && single && name.holds(group.head)
    }

    /// "the far-right party Nova": what it is stands before its name.
    fn is_called(&self, group: &NounGroup, name: Span<claimwire_record::Unit>) -> bool {
        let before = name.start.saturating_sub(1);
        let noun = self.knowledge.lexis.of(self.analysis.unit(before).symbol).has(WordClass::ORG);
        before > group.units.start
            && noun
            && !self.analysis.unit(before).is_capitalised()
            && name.holds(group.head)
    }

    /// "the Confederation of Employers": one word and whose body it is.
    fn org_with_members(&self, group: &NounGroup) -> Option<String> {
        let name = group.name.map(|name| self.analysis.names[name as usize])?;
        let of = group.units.end;
        let class = self.knowledge.lexis.of(self.analysis.unit(group.head).symbol);
        let bare = name.entry.is_none() && name.units.len() == 1 && class.has(WordClass::ORG);
        let owner = self.analysis.groups_starting(of + 1).next()?;
        let owner = self.analysis.group(owner).units;
        if !bare || self.analysis.folded(of) != "of" || !self.analysis.unit(owner.start).is_capitalised() {
            return None;
        }
        let words = self.analysis.words(Span::new(name.units.start, owner.end));
        Some(one_line(words))
    }

    /// "the association of Nordic clubs": a body without a name of its own is told by whom it unites.
    fn association_of(&self, group: &NounGroup) -> Option<String> {
        let unites = matches!(
            self.analysis.folded(group.head),
            "association" | "federation" | "confederation" | "alliance" | "league" | "network" | "guild"
        );
        let of = group.units.end;
        if !unites || group.name.is_some() || self.analysis.folded(of) != "of" {
            return None;
        }
        let united = self.analysis.groups_starting(of + 1).map(|id| self.analysis.group(id));
        let united = united.filter(|other| other.plural && other.name.is_none() && other.members.is_empty());
        let end = united.map(|other| other.units.end).max()?;
        let start = group.units.start + u32::from(self.analysis.tag(group.units.start) == Tag::Det);
        Some(one_line(self.analysis.words(Span::new(start, end))))
    }

    /// "the Law Society" where the article names it "the Law Society of Kenya".
    fn named_for_place(&self, group: &NounGroup) -> Option<String> {
        let analysis = self.analysis;
        let own = analysis.names[group.name? as usize];
        if own.entry.is_some() || group.possessor.is_some() || !group.modifiers.is_empty() {
            return None;
        }
        let of = own.units.len();
        let same = |units: &crate::analysis::UnitSpan| {
            units.len() > of
                && analysis.folded(units.start + of) == "of"
                && (0..of)
                    .all(|at| analysis.folded(units.start + at) == analysis.folded(own.units.start + at))
        };
        let first = |name: &u32| analysis.folded(analysis.names[*name as usize].units.start);
        let word = analysis.folded(own.units.start);
        let bodies = self.bodies_of();
        let alike = bodies[bodies.partition_point(|name| first(name) < word)..].iter();
        let mut alike = alike.take_while(|name| first(name) == word);
        let whole = alike.find_map(|&name| Some(analysis.names[name as usize].units).filter(same))?;
        Some(one_line(analysis.words(whole)))
    }

    /// The names of bodies that go on behind "of" and are in no lexicon, by their first word and then by place.
    fn bodies_of(&self) -> &[u32] {
        let analysis = self.analysis;
        analysis.bodies_of.get_or_init(|| {
            let goes_on = |name: &NameMention| {
                name.entry.is_none()
                    && name.kind == NameKind::Org
                    && (name.units.start + 1..name.units.end).any(|at| analysis.folded(at) == "of")
            };
            let names = (0_u32..).zip(&analysis.names);
            let mut bodies: Vec<u32> =
                names.filter(|(_, name)| goes_on(name)).map(|(index, _)| index).collect();
            bodies.sort_by_key(|&name| analysis.folded(analysis.names[name as usize].units.start));
            bodies
        })
    }

    /// The words of a group without determiner; "the opposition Nordic Labour Front" without the side that it stands on.
    fn without_side(&self, group: &NounGroup) -> String {
        let words = self.clean_words(group);
        let named = group.name.is_some() && group.classes.meets(ClassSet::ORG);
        if named && let Some(name) = self.behind_base(group) {
            return name;
        }
        let rest = ["opposition ", "ruling ", "governing ", "main opposition "]
            .iter()
            .find_map(|side| words.strip_prefix(side))
            .filter(|rest| named && rest.starts_with(char::is_uppercase));
        let plain = named.then(|| self.without_praise(group)).flatten();
        plain.or(rest.map(str::to_owned)).unwrap_or(words)
    }

    /// "London-based Veltor", "the Leeds-born Norvik Group" without where it is from.
    fn behind_base(&self, group: &NounGroup) -> Option<String> {
        let analysis = self.analysis;
        let name = analysis.names[group.name? as usize].units;
        let from = |at: u32| {
            matches!(analysis.folded(at), "based" | "headquartered" | "listed" | "born" | "owned" | "backed")
                && at > group.units.start
                && analysis.unit(at - 1).kind == claimwire_rules::units::UnitKind::Hyphen
        };
        let base = (group.units.start..name.start).rev().find(|&at| from(at))?;
        let start = (base + 1..=name.start).find(|&at| analysis.unit(at).is_capitalised())?;
        Some(one_line(analysis.words(Span::new(start, group.units.end))))
    }

    /// "the smaller Head Teachers' League" without what is thought of it, but "the moderate Republicans".
    fn without_praise(&self, group: &NounGroup) -> Option<String> {
        let plain = |at: &u32| {
            self.analysis.tag(*at) == crate::tags::Tag::Adj && !self.analysis.unit(*at).is_capitalised()
        };
        let first = group.units.start + u32::from(group.definite);
        let start = (first..group.units.end).find(|at| !plain(at))?;
        let named = self.analysis.unit(start).is_capitalised() && group.units.end > start + 1;
        let one = !group.plural && !self.analysis.folded(group.head).ends_with('s');
        let words = self.analysis.words(Span::new(start, group.units.end));
        (group.definite && start > first && named && one).then(|| one_line(words))
    }

    /// "the African Union Commission", "the Harbour Chemie union": a noun for a body with a capital behind another, or directly
    /// behind a name that is no country's or person's.
    fn is_body_by_name(&self, group: &NounGroup) -> bool {
        let analysis = self.analysis;
        let capital = |at: u32| analysis.unit(at).is_capitalised();
        if group.head == group.units.start || group.plural {
            return false;
        }
        // "the Committee for a Responsible Budget" goes on.
        let goes_on = matches!(analysis.folded(group.units.end), "for" | "of" | "on" | "to" | "against");
        if capital(group.head) && capital(group.head - 1) && !goes_on {
            return true;
        }
        let body = matches!(
            analysis.folded(group.head),
            "union" | "party" | "association" | "federation" | "alliance" | "coalition" | "movement"
        );
        let name = |index: u32| {
            let name = analysis.names[index as usize];
            name.units.end == group.head
                && matches!(name.kind, NameKind::Unknown | NameKind::Org | NameKind::Person)
        };
        body && group.number.is_none()
            && group.modifiers.len() == 1
            && group.modifiers.iter().copied().all(name)
            && group.head + 1 == group.units.end
    }

    /// The words of a group without determiner, quotation marks and line breaks.
    pub(super) fn clean_words(&self, group: &NounGroup) -> String {
        let mut start = group.units.start;
        while start + 1 < group.units.end
            && (matches!(self.analysis.tag(start), crate::tags::Tag::Det | crate::tags::Tag::Quote)
                || matches!(self.analysis.folded(start), "some" | "several" | "many"))
        {
            start += 1;
        }
        start = crate::phrases::behind_local_owner(self.analysis, Span::new(start, group.units.end));
        let start = crate::phrases::party_name_from(self.analysis, group, start);
        let words = self.analysis.words(Span::new(start, group.units.end));
        one_line(&words.replace(['“', '”', '"'], ""))
    }

    /// "two senior NATO officials", as printed but in lower case, without a definite article.
    pub(super) fn anonymous_words(&self, group: &NounGroup) -> String {
        let words =
            self.with_owner_named(group).unwrap_or_else(|| one_line(self.analysis.words(group.units)));
        let words = words.to_lowercase();
        words.strip_prefix("the ").map(str::to_owned).unwrap_or(words)
    }

    /// "ruled out forming a coalition": one that there may be.
    fn is_any_alliance(&self, group: &NounGroup) -> bool {
        !group.definite
            && group.possessor.is_none()
            && matches!(self.analysis.folded(group.head), "coalition" | "alliance")
    }

    pub(super) fn press(&self, group: &NounGroup) -> Entity {
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
    pub(super) fn main_body_mention(&self, group: &NounGroup) -> Option<Entity> {
        let head = self.analysis.folded(group.head);
        let generic = matches!(head, "alliance" | "bloc" | "organisation" | "organization" | "body" | "pact");
        let bare = group.modifiers.is_empty() && group.possessor.is_none() && group.number.is_none();
        if !generic || !group.definite || !bare {
            return None;
        }
        let body = if matches!(head, "bloc" | "alliance") { self.bloc_meant() } else { self.main_body };
        let name = self.knowledge.name(body?);
        // The pact that a union of states signs is not the union.
        if head == "pact" && name.id != "org:nato" {
            return None;
        }
        Some(self.entity(group, name.id.clone(), name.name.clone(), EntityKind::Org, ResolvedBy::Salience))
    }

    /// "the union", "the association": the last organisation whose name holds the word.
    pub(super) fn named_before(&self, group: &NounGroup, class: WordClass) -> Option<Entity> {
        // "the 15-member council"
        let sized = group.units.len() == 5
            && matches!(self.analysis.folded(group.units.start + 2), "-" | "‑")
            && matches!(self.analysis.folded(group.units.start + 3), "member" | "nation" | "state" | "seat");
        let bare = (group.units.len() == 2 || sized) && self.analysis.folded(group.units.start) == "the";
        // "the chamber" is one of a parliament's, whatever body has the word in its name.
        if !bare
            || !class.has(WordClass::ORG)
            || group.plural
            || self.analysis.folded(group.head) == "chamber"
        {
            return None;
        }
        let noun = self.analysis.folded(group.head);
        let of_town = noun == "council" && self.tells_of_councillors();
        let holds = |name: &NameMention| {
            matches!(name.kind, NameKind::Org | NameKind::Ministry)
                && name.units.len() > 1
                && !(of_town && self.is_council_of_people(name))
                && (name.units.start..name.units.end).any(|at| fits_name(self.analysis.folded(at), noun))
                && !self.goes_before_members(name)
        };
        let end = self.analysis.names.partition_point(|name| name.units.start < group.units.start);
        let before = &self.analysis.names[..end];
        let last = before.iter().rev().find(|name| holds(name));
        // "Norway's parliament … the Danish parliament … the parliament": one of two.
        let another = |one: &NameMention| {
            before.iter().any(|other| {
                holds(other) && one.entry.is_some() && other.entry.is_some() && other.entry != one.entry
            })
        };
        if noun == "parliament" && last.is_some_and(another) {
            return None;
        }
        let mention = last.or_else(|| self.only_org_in_sight(group, before))?;
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
                let text = one_line(self.analysis.words(with_nation(self.analysis, mention.units)));
                Some(self.entity(
                    group,
                    crate::draft::bodies::id_of(self, &text),
                    text,
                    EntityKind::Org,
                    ResolvedBy::Salience,
                ))
            }
        }
    }

    /// Whether the article tells of members of a town's council, which is "the council" then.
    fn tells_of_councillors(&self) -> bool {
        let analysis = self.analysis;
        let last = analysis.units.len() as u32;
        (0..last).any(|at| match analysis.folded(at) {
            "council" => {
                at + 1 < last
                    && matches!(analysis.folded(at + 1), "member" | "members" | "president" | "race" | "seat")
            }
            word => matches!(
                word,
                "councilmember"
                    | "councilman"
                    | "councilwoman"
                    | "councillor"
                    | "councilor"
                    | "councillors"
                    | "councilors"
            ),
        })
    }

    /// "the Council of Bakers and Millers": a body named for whom it unites.
    fn is_council_of_people(&self, name: &NameMention) -> bool {
        name.entry.is_none()
            && self.analysis.folded(name.units.start) == "council"
            && self.analysis.folded(name.units.start + 1) == "of"
    }

    /// "some Harbour Union members": told of are people, and no body that "the union" could go back to.
    fn goes_before_members(&self, name: &NameMention) -> bool {
        let next = name.units.end;
        next < self.analysis.units.len() as u32
            && matches!(
                self.analysis.folded(next),
                "members" | "activists" | "supporters" | "employees" | "officials" | "veterans"
            )
    }

    /// "the union", "the group": the only organisation named in this sentence and the one before, if it could
    /// be one by its own words.
    pub(super) fn only_org_in_sight<'n>(
        &self,
        group: &NounGroup,
        before: &'n [NameMention],
    ) -> Option<&'n NameMention> {
        let noun = self.analysis.folded(group.head);
        let by_any = matches!(noun, "union" | "group" | "association" | "organisation" | "organization");
        if !by_any && !matches!(noun, "party" | "movement" | "charity") {
            return None;
        }
        let from = self.analysis.sentences_back(group.units.start, 2);
        let near = before.iter().rev().take_while(|name| name.units.start >= from);
        let mut orgs = near.filter(|name| name.kind == NameKind::Org);
        // What the lexicon knows as a parliament or a bank is no party.
        let party = |name: &NameMention| {
            name.entry.is_none_or(|entry| self.knowledge.name(entry).class == NameClass::Party)
        };
        let last =
            orgs.next().filter(|name| by_any || noun == "party" && party(name) || name.entry.is_none())?;
        let same = |other: &NameMention| self.analysis.words(other.units) == self.analysis.words(last.units);
        orgs.all(same).then_some(last)
    }
}

/// Whether a word of a body's name makes a noun fit it: its own, or what agencies are called too.
fn fits_name(word: &str, noun: &str) -> bool {
    word == noun
        || noun == "agency" && matches!(word, "organization" | "organisation" | "administration" | "bureau")
}
