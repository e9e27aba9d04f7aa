//! Pronouns to whom they mean: by agreement, by salience, by the speaker of the words around.

use super::*;

impl Resolver<'_, '_> {
    pub(super) fn pronoun(&self, group: &NounGroup, not: Option<PersonId>) -> Entities {
        match self.analysis.folded(group.head) {
            "i" | "me" | "my" | "we" | "us" | "our" => self.first_person(group),
            "he" | "him" | "his" | "himself" => self.third_person(group, Gender::Male, not),
            "she" | "her" | "herself" => self.third_person(group, Gender::Female, not),
            "they" | "them" | "their" => self.plural_pronoun(group, not),
            "it" | "its" => smallvec![self.neuter(group)],
            _ => smallvec![self.unresolved(group, EntityKind::Text)],
        }
    }

    pub(super) fn first_person(&self, group: &NounGroup) -> Entities {
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

    pub(super) fn third_person(&self, group: &NounGroup, gender: Gender, not: Option<PersonId>) -> Entities {
        self.third_person_within(group, gender, not, 3)
    }

    /// `depth` pronouns before are asked whom they mean in their turn.
    pub(super) fn third_person_within(
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
        let speaker = self.quoted_speaker(group);
        let fits = |id: &PersonId, wanted: Option<Gender>| {
            Some(*id) != not && Some(*id) != speaker && of(*id) == wanted
        };
        // Who acts in the same sentence goes before whoever is known to be of the gender further off.
        let compatible =
            |id: &PersonId| matches!(of(*id), None | Some(Gender::Either)) || of(*id) == Some(gender);
        let own = self.own_subject(group.units.start).filter(|id| Some(*id) != not && compatible(id));
        if let Some(own) = own {
            return smallvec![self.person(group, own, ResolvedBy::Salience)];
        }
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

    /// The only person named before a unit in its sentence, if the subject of a verb there.
    fn own_subject(&self, unit: u32) -> Option<PersonId> {
        let sentences = &self.analysis.sentences;
        let here = sentences.partition_point(|sentence| sentence.units.start <= unit);
        let start = sentences.get(here.checked_sub(1)?)?.units.start;
        let mentions = &self.analysis.people.mentions;
        let first = mentions.partition_point(|(at, _)| *at < start);
        let mut near = mentions[first..].iter().take_while(|(at, _)| *at < unit);
        let (at, person) = *near.next()?;
        // "Tess Lee, her spokeswoman, said": she is another.
        let possessed = (at..unit.min(at + 6)).any(|word| {
            self.analysis.tag(word) == crate::tags::Tag::Comma
                && matches!(self.analysis.folded(word + 1), "her" | "his")
        });
        let alone = near.all(|(_, other)| *other == person);
        (alone && !possessed && self.is_subject(at)).then_some(person)
    }

    /// Who says the words that a group stands in, where they are quoted: nobody calls himself "he".
    fn quoted_speaker(&self, group: &NounGroup) -> Option<PersonId> {
        let unit = group.units.start;
        let quotes = &self.analysis.quotes;
        let before = quotes.partition_point(|quote| quote.units.start <= unit);
        let quoted = quotes[..before].last().is_some_and(|quote| quote.inner.holds(unit));
        self.speaker.filter(|_| quoted).and_then(|speaker| speaker.person)
    }

    /// Whom the sentence before speaks of as "he" where nobody else is its subject: he stays the topic.
    pub(super) fn pronoun_before(&self, group: &NounGroup, gender: Gender, depth: u8) -> Option<PersonId> {
        let sentences = &self.analysis.sentences;
        let here = sentences.partition_point(|sentence| sentence.units.start <= group.units.start);
        let own = sentences.get(here.checked_sub(1)?)?.units;
        let before = sentences.get(here.checked_sub(2)?)?.units;
        let mentions = &self.analysis.people.mentions;
        let first = mentions.partition_point(|(at, _)| *at < own.start);
        let named_here = mentions.get(first).is_some_and(|(at, _)| *at < group.units.start);
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
    pub(super) fn salient(&self, unit: u32) -> SmallVec<[PersonId; 8]> {
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
    pub(super) fn is_subject(&self, unit: u32) -> bool {
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < unit);
        self.analysis.verbs[first..]
            .iter()
            .take(3)
            .any(|verb| verb.subject.is_some_and(|group| self.analysis.group(group).units.holds(unit)))
    }

    /// "they", "their": the last plural subject before, in this sentence or the one before; a list of places is
    /// nobody.
    pub(super) fn plural_pronoun(&self, group: &NounGroup, not: Option<PersonId>) -> Entities {
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
            Some(id) => {
                let found = self.entities(id, not);
                let speaker = self.quoted_speaker(group);
                let own = speaker.is_some() && found.iter().any(|resolved| resolved.person == speaker);
                if own { smallvec![self.unresolved(group, EntityKind::Group)] } else { found }
            }
            None => smallvec![self.unresolved(group, EntityKind::Group)],
        }
    }

    /// The subject of the verb directly before a unit.
    pub(super) fn verb_before(&self, unit: u32) -> Option<GroupId> {
        let verb = self.analysis.verb_at.get(unit.checked_sub(1)? as usize).copied().flatten()?;
        self.analysis.verb(verb).subject
    }

    /// Subjects of the verbs before a unit, in its sentence and the one before.
    pub(super) fn subjects_before(&self, unit: u32) -> impl Iterator<Item = GroupId> + '_ {
        let sentences = &self.analysis.sentences;
        let last = sentences.partition_point(|sentence| sentence.units.start <= unit);
        let from = last.checked_sub(2).map_or(0, |index| sentences[index].units.start);
        let verbs = &self.analysis.verbs;
        let first = verbs.partition_point(|verb| verb.units.start < from);
        let behind = verbs.partition_point(|verb| verb.units.start < unit);
        verbs[first..behind.max(first)].iter().filter_map(|verb| verb.subject)
    }

    /// "it": the last country or body before that was a subject, in this sentence or the one before.
    pub(super) fn neuter(&self, group: &NounGroup) -> Resolved {
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
}
