//! Pronouns to whom they mean: by agreement, by salience, by the speaker of the words around.

use claimwire_rules::program::VerbForm;

use super::*;
use crate::verbs::VerbGroup;

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
        let of = |id: PersonId| self.analysis.people.get(id).gender;
        let speaker = self.quoted_speaker(group);
        let others = self.barred_for(group);
        let barred = |id: &PersonId| Some(*id) == not || others.contains(id);
        let fits = |id: &PersonId, wanted: Option<Gender>| {
            let free = !barred(id) && Some(*id) != speaker && of(*id) == wanted;
            free && !self.is_named_as_anothers(*id, group.units.start)
        };
        // Who acts in the same sentence goes before whoever is known to be of the gender further off.
        let compatible =
            |id: &PersonId| matches!(of(*id), None | Some(Gender::Either)) || of(*id) == Some(gender);
        let unknown = self.is_unnamed_voter(group)
            || self.follows_unknown_candidate(group)
            || self.follows_given_name(group, gender);
        if unknown || self.is_either_of_two(group, compatible) {
            return smallvec![self.unresolved(group, EntityKind::Person)];
        }
        let told_of = self.accused_before(group).or_else(|| self.replaced_before(group));
        let told_of = told_of.or_else(|| self.named_to_post(group));
        let told_of = told_of.or_else(|| self.bidder_before(group, gender, depth));
        if let Some(told_of) = told_of.filter(|id| !barred(id) && compatible(id)) {
            return smallvec![self.person(group, told_of, ResolvedBy::Salience)];
        }
        if let Some(claimant) = self.claimant(group.units.start).filter(|id| !barred(id) && compatible(id)) {
            return smallvec![self.person(group, claimant, ResolvedBy::Salience)];
        }
        let known = |id: &PersonId| of(*id) == Some(gender) || compatible(id);
        if let Some(mut unnamed) = self.unnamed_before(group) {
            unnamed.entity.mention = Some(self.analysis.words(group.units).to_owned());
            unnamed.entity.span = crate::place(self.analysis, group.units);
            unnamed.entity.resolved_by = Some(ResolvedBy::Salience);
            return smallvec![unnamed];
        }
        let told = self.last_teller(group).or_else(|| self.last_tagged(group));
        if let Some(last) = told.filter(|id| !barred(id) && known(id)) {
            return smallvec![self.person(group, last, ResolvedBy::Salience)];
        }
        if let Some(asked) = self.asked_before(group.units.start, gender).filter(|id| !barred(id)) {
            return smallvec![self.person(group, asked, ResolvedBy::Salience)];
        }
        let own = self.own_subject(group.units.start).filter(|id| !barred(id) && compatible(id));
        if let Some(own) = own {
            return smallvec![self.person(group, own, ResolvedBy::Salience)];
        }
        if let Some(ahead) = self.acting_behind(group.units.start, gender).filter(|id| !barred(id)) {
            return smallvec![self.person(group, ahead, ResolvedBy::Salience)];
        }
        let acting = self.acting_before(group.units.start);
        let mut others = acting.iter().filter(|id| !barred(id) && Some(**id) != speaker && compatible(id));
        if let (Some(only), None) = (others.next(), others.next()) {
            return smallvec![self.person(group, *only, ResolvedBy::Salience)];
        }
        let free = |id: &PersonId| !barred(id) && Some(*id) != speaker && compatible(id);
        let own = |id: &PersonId| free(id) && !self.is_named_as_anothers(*id, group.units.start);
        let acts = matches!(self.analysis.folded(group.head), "he" | "him" | "she");
        let speaks_of_self = acts || self.opens_what_is_said(group.units.start);
        if let Some(teller) = self.teller_before(group.units.start).filter(own).filter(|_| speaks_of_self) {
            return smallvec![self.person(group, teller, ResolvedBy::Salience)];
        }
        if let Some(object) = self.parallel_object(group).filter(own) {
            return smallvec![self.person(group, object, ResolvedBy::Salience)];
        }
        let same = self.same_pronoun(group, gender, depth).filter(free);
        if let Some(same) = same {
            return smallvec![self.person(group, same, ResolvedBy::Salience)];
        }
        if let Some(described) = self.described_beside(group, not).filter(free) {
            return smallvec![self.person(group, described, ResolvedBy::Salience)];
        }
        let topic = self.pronoun_before(group, gender, depth).filter(free);
        let topic = topic.or_else(|| self.spoken_of_before(group, gender, depth).filter(free));
        // Whoever is known to be of the gender goes before those of whom nothing is known.
        let found = topic.or_else(|| {
            let candidates = self.salient(group.units.start);
            let first = |wanted: &[Option<Gender>]| {
                candidates.iter().copied().find(|id| wanted.iter().any(|wanted| fits(id, *wanted)))
            };
            match (first(&[Some(gender)]), first(&[None, Some(Gender::Either)])) {
                (Some(known), Some(unknown)) => self.nearer(group, gender, known, unknown),
                (known, unknown) => known.or(unknown),
            }
        });
        let found = found.map(|found| self.main_person(group, gender, found).filter(free).unwrap_or(found));
        let found = found.map(|found| self.candidate_meant(group, found, free).unwrap_or(found));
        let office = acts.then(|| self.office_before(group.units.start)).flatten();
        if let Some(mut office) =
            office.filter(|office| found.is_some_and(|id| self.holds_another(id, office)))
        {
            office.entity.mention = Some(self.analysis.words(group.units).to_owned());
            office.entity.span = crate::place(self.analysis, group.units);
            office.entity.resolved_by = Some(ResolvedBy::Salience);
            return smallvec![office];
        }
        smallvec![found.map_or_else(
            || self.unresolved(group, EntityKind::Person),
            |id| self.person(group, id, ResolvedBy::Salience)
        )]
    }

    /// "Malta's candidate trails: only Peru is for her": the candidate, whoever that is.
    fn follows_unknown_candidate(&self, group: &NounGroup) -> bool {
        let unit = group.units.start;
        let own = self.analysis.sentences_begun(unit).last().map_or(0, |sentence| sentence.units.start);
        let unknown = |id: GroupId| {
            let told = self.analysis.group(id);
            let stands = matches!(self.analysis.folded(told.head), "candidate" | "nominee" | "contender");
            let owned = told.possessor.is_some_and(|owner| self.analysis.group(owner).name.is_some());
            stands
                && owned
                && told.units.start >= own
                && !told.plural
                && told.name.is_none()
                && self.single(told, None).person.is_none()
        };
        matches!(self.analysis.folded(group.head), "him" | "her") && self.subjects_before(unit).any(unknown)
    }

    /// "Moor was the only Democrat to vote for Voss. Pell was the only one to oppose him": to whom the sentence before does
    /// the like. The parallelism of grammatical roles (Smyth, 1994).
    fn parallel_object(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let unit = group.units.start;
        let verb = unit.checked_sub(1).filter(|_| matches!(analysis.folded(group.head), "him" | "her"))?;
        analysis.verb_at[verb as usize]?;
        let [.., before, own] = analysis.sentences_begun(unit) else { return None };
        let (before, own) = (before.units, own.units);
        let people = &analysis.people;
        let ((_, actor), (at, object)) = match people.mentioned_within(before.start, before.end) {
            [first, .., last] => (*first, *last),
            _ => return None,
        };
        let led = at.checked_sub(1)?;
        let done_to = analysis.verb_at[led as usize].is_some()
            || matches!(analysis.folded(led), "for" | "against" | "behind");
        let other = |(_, id): &(u32, PersonId)| *id != actor && *id != object;
        let acts = people.mentioned_within(own.start, unit);
        (done_to && actor != object && !acts.is_empty() && acts.iter().all(other)).then_some(object)
    }

    /// Whom a pronoun means of one known to be of its gender and one of whom that is not known: who is known, unless
    /// the other is named nearer; then the other, if alone in that sentence and its paragraph or named more often,
    /// else nobody: it cannot be told.
    fn nearer(
        &self,
        group: &NounGroup,
        gender: Gender,
        known: PersonId,
        unknown: PersonId,
    ) -> Option<PersonId> {
        let unit = group.units.start;
        let mentions = &self.analysis.people.mentions;
        let before = &mentions[..mentions.partition_point(|(at, _)| *at < unit)];
        let sentences = &self.analysis.sentences;
        let index = |at: u32| self.analysis.sentences_begun(at).len();
        // Whom the words of a quotation name is not who says them.
        let near = |at: u32| !self.is_quoted_apart(at, unit);
        let last = |id: PersonId| {
            let mut own =
                before.iter().rev().filter(|(at, other)| *other == id && near(*at)).map(|(at, _)| *at);
            let first = own.clone().next();
            own.find(|&at| !self.is_modifier(at)).or(first)
        };
        let (Some(of_known), Some(of_unknown)) = (last(known), last(unknown)) else {
            return Some(if last(known).is_none() && last(unknown).is_some() { unknown } else { known });
        };
        let there = index(of_unknown);
        let passing =
            self.is_anothers(of_unknown, of_unknown + 6) || self.speaks_of(there, of_unknown, gender);
        let times = |id: PersonId| mentions.iter().filter(|(_, other)| *other == id).count();
        let leads =
            there == index(of_known) && self.leads_over(unit, (unknown, of_unknown), (known, of_known));
        if leads && !passing && matches!(self.analysis.folded(group.head), "he" | "she") {
            return Some(unknown);
        }
        if there <= index(of_known) || passing {
            return Some(known);
        }
        let from = there.checked_sub(1).map_or(0, |before| sentences[before].units.start);
        let to = sentences.get(there).map_or(unit, |next| next.units.start.min(unit));
        let alone =
            self.analysis.people.mentioned_within(from, to).iter().all(|(_, other)| *other == unknown);
        // "people close to Berg say he …"
        if alone && there == index(unit) && self.analysis.folded(group.head) == "he" {
            return Some(unknown);
        }
        // A paragraph that names nobody else is about whom it names; "him" may be whom the verb before is done to.
        let paragraph = |at: u32| self.analysis.paragraphs.partition_point(|other| other.units.start <= at);
        let apart = paragraph(of_known) < paragraph(of_unknown) && self.analysis.folded(group.head) != "him";
        (alone && (apart || times(unknown) > times(known))).then_some(unknown)
    }

    /// "Moor was an adviser to Voss. He was elected": whether the first is the subject of the sentence before that names both,
    /// and the article tells of it much more.
    fn leads_over(&self, unit: u32, (one, at): (PersonId, u32), (other, of_other): (PersonId, u32)) -> bool {
        let times = |id: PersonId| self.analysis.people.mentions.iter().filter(|(_, of)| *of == id).count();
        let before = self.analysis.sentences_begun(at).len() < self.analysis.sentences_begun(unit).len();
        before
            && at < of_other
            && self.is_subject(at)
            && !self.is_subject(of_other)
            && times(one) > 2 * times(other)
    }

    /// "a Berg supporter": whether the name at a unit only tells what somebody else is.
    fn is_modifier(&self, at: u32) -> bool {
        let Some(name) = self.analysis.name_at[at as usize] else { return false };
        let near = (at.saturating_sub(3)..=at).flat_map(|start| self.analysis.groups_starting(start));
        near.map(|id| self.analysis.group(id)).any(|group| {
            let somebody = group.classes.meets(ClassSet::PERSON.union(ClassSet::ANONYMOUS));
            somebody && !group.plural && group.modifiers.contains(&name)
        })
    }

    /// Whether a sentence (counted from 1) says "he" or "she" before a unit: it is about whom that means.
    fn speaks_of(&self, sentence: usize, until: u32, gender: Gender) -> bool {
        let start = sentence.checked_sub(1).map_or(0, |index| self.analysis.sentences[index].units.start);
        let wanted = if gender == Gender::Male { ["he", "him", "his"] } else { ["she", "her", "hers"] };
        (start..until).any(|at| wanted.contains(&self.analysis.folded(at)))
    }

    /// The only person named before a unit in its sentence, if the subject of a verb there.
    fn own_subject(&self, unit: u32) -> Option<PersonId> {
        let start = self.analysis.sentences_begun(unit).last()?.units.start;
        let near = self.analysis.people.mentioned_within(start, unit).iter();
        let mut near = near.filter(|(at, _)| !self.is_quoted_apart(*at, unit));
        let (at, person) = *near.next()?;
        let alone = near.all(|(_, other)| *other == person);
        (alone && !self.is_anothers(at, unit) && self.is_subject(at)).then_some(person)
    }

    /// "Tess Lee, her spokeswoman, said": she is another.
    fn is_anothers(&self, at: u32, unit: u32) -> bool {
        (at..unit.min(at + 6)).any(|word| {
            self.analysis.tag(word) == Tag::Comma && matches!(self.analysis.folded(word + 1), "her" | "his")
        })
    }

    /// Whether the last words on a person before a unit, near it, make them another's: "Tess Lee, her spokeswoman".
    fn is_named_as_anothers(&self, id: PersonId, unit: u32) -> bool {
        let mentions = &self.analysis.people.mentions;
        let before = &mentions[..mentions.partition_point(|(at, _)| *at < unit)];
        let last = before.iter().rev().take(8).find(|(_, other)| *other == id);
        last.is_some_and(|(at, _)| self.is_anothers(*at, unit))
    }

    /// The persons who do something before a unit in its sentence: "Berg said that since Voss was backing her".
    fn acting_before(&self, unit: u32) -> SmallVec<[PersonId; 4]> {
        let Some(own) = self.analysis.sentences_begun(unit).last() else { return SmallVec::new() };
        let mut acting: SmallVec<[PersonId; 4]> = SmallVec::new();
        for &(at, person) in self.analysis.people.mentioned_within(own.units.start, unit) {
            let near = !self.is_quoted_apart(at, unit);
            if near && self.is_subject(at) && !self.is_anothers(at, unit) && !acting.contains(&person) {
                acting.push(person);
            }
        }
        acting
    }

    /// Whom the sentence before speaks of as "he" where nobody else is its subject: he stays the topic.
    pub(super) fn pronoun_before(&self, group: &NounGroup, gender: Gender, depth: u8) -> Option<PersonId> {
        let [.., before, own] = self.analysis.sentences_begun(group.units.start) else { return None };
        let (before, own) = (before.units, own.units);
        let mentions = &self.analysis.people.mentions;
        let first = mentions.partition_point(|(at, _)| *at < own.start);
        let named_here = mentions.get(first).is_some_and(|(at, _)| *at < group.units.start);
        if depth == 0 || named_here {
            return None;
        }
        // "“He is a good man,” he said": the words quoted speak of another.
        let apart = |group: &NounGroup| self.is_quoted_apart(group.units.start, own.start);
        let subject = |verb: &crate::verbs::VerbGroup| {
            let group = verb.subject.map(|id| self.analysis.group(id))?;
            (before.contains(group.units) && !apart(group)).then_some(group)
        };
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < before.start);
        let last = self.analysis.verbs.partition_point(|verb| verb.units.start < before.end);
        let subjects = self.analysis.verbs[first..last.max(first)].iter().filter_map(subject);
        let wanted = if gender == Gender::Male { "he" } else { "she" };
        let pronoun = subjects.clone().find(|group| self.analysis.folded(group.head) == wanted)?;
        let meant = self.third_person_within(pronoun, gender, None, depth - 1).first()?.person;
        // "Berg says she has always …": the name and the pronoun are one; "he said his son Tom was": Tom is told of by the way.
        let his_own = |group: &&NounGroup| {
            let owner = group.possessor.map(|owner| self.analysis.group(owner));
            owner.is_some_and(|owner| owner.classes.meets(ClassSet::PRONOUN))
        };
        // "He likes the ideas that Voss had": who acts in a clause that tells which ones is told of by the way too.
        let in_relative = |group: &&NounGroup| {
            let before = |back: u32| group.units.start.checked_sub(back).map(|at| self.analysis.tag(at));
            match before(1) {
                Some(Tag::Noun) => true,
                Some(Tag::Rel | Tag::That) => before(2) == Some(Tag::Noun),
                _ => false,
            }
        };
        let another = subjects
            .filter(|group| group.classes.meets(ClassSet::PERSON) && !his_own(group) && !in_relative(group))
            .any(|group| group.name.is_some_and(|name| self.analysis.people.of_name(name) != meant));
        meant.filter(|_| !another || self.goes_on_saying(group, pronoun))
    }

    /// "He said that Voss had won. “I am glad,” he added": whoever speaks in the tag spoke in the sentence before.
    fn goes_on_saying(&self, tag: &NounGroup, before: &NounGroup) -> bool {
        let analysis = self.analysis;
        let opens = analysis.sentences_begun(before.units.start).last();
        self.tags_quotation(tag)
            && self.verb_says(before)
            && opens.is_some_and(|sentence| sentence.units.start == before.units.start)
    }

    /// Persons by salience at a unit: those of this sentence before it, subjects first; then the sentences
    /// before, each subjects first, over four sentences and no further back than the paragraph before.
    pub(super) fn salient(&self, unit: u32) -> SmallVec<[PersonId; 8]> {
        let mut order: SmallVec<[PersonId; 8]> = SmallVec::new();
        let mut quoted: SmallVec<[PersonId; 8]> = SmallVec::new();
        for sentence in self.analysis.sentences_begun(unit).iter().rev().take(6) {
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
            for (at, id) in subjects.chain(rest) {
                let camp = self.is_in_name_of_camp(*at) || self.is_in_caption_apart(*at, unit);
                let apart = camp || self.is_quoted_apart(*at, unit);
                // Whom the words of a quotation name is not who says them.
                if apart && (!own || camp) && !quoted.contains(id) {
                    quoted.push(*id);
                }
                if !apart && !order.contains(id) {
                    order.push(*id);
                }
            }
        }
        order
            .extend(quoted.into_iter().filter(|id| !order.contains(id)).collect::<SmallVec<[PersonId; 8]>>());
        order
    }

    /// "the anti-Moor rebels": whether the name at a unit only tells against whom others are.
    fn is_in_name_of_camp(&self, at: u32) -> bool {
        let analysis = self.analysis;
        at > 1 && analysis.tag(at - 1) == Tag::Hyphen && analysis.folded(at - 2) == "anti"
    }

    /// Whether the words under a picture name somebody, for a unit that is not among them.
    fn is_in_caption_apart(&self, at: u32, unit: u32) -> bool {
        let paragraphs = &self.analysis.paragraphs;
        let of = |at: u32| paragraphs.partition_point(|paragraph| paragraph.units.start <= at).checked_sub(1);
        let caption = of(at).filter(|&index| paragraphs[index].zone == claimwire_record::Zone::Caption);
        caption.is_some() && caption != of(unit)
    }

    /// Whether a unit stands in a quotation that another unit stands outside of.
    pub(super) fn is_quoted_apart(&self, at: u32, unit: u32) -> bool {
        let quotes = &self.analysis.quotes;
        let before = quotes.partition_point(|quote| quote.units.start <= at);
        let around = quotes[..before].iter().rev().take(2).any(|quote| quote.inner.holds(at));
        let until = quotes.partition_point(|quote| quote.units.start <= unit);
        around && !quotes[..until].iter().rev().take(2).any(|quote| quote.inner.holds(unit))
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
        let tag_before = group.units.start.checked_sub(1).map(|at| self.analysis.tag(at));
        let tags_quote = tag_before == Some(Tag::Quote);
        // "ten were hurt, they said": who is counted in what is said does not say it.
        let tags_clause = tag_before == Some(Tag::Comma) && self.opens_tag(group.units.start);
        let begun = self.analysis.sentences_back(group.units.start, 1);
        let fits = |id: &GroupId| {
            let other = self.analysis.group(*id);
            let place = other.classes.meets(ClassSet::REGION.union(ClassSet::PLACE))
                && !other.classes.meets(ClassSet::COUNTRY);
            let many = other.members.len() > 1
                || other.plural && other.classes.meets(ClassSet::GROUP)
                || self.is_named_as_many(other);
            other.units.end <= group.units.start
                && many
                && !place
                && (other.classes.meets(actor) || self.is_named_as_many(other) || self.is_list_of_bodies(other))
                && !other.classes.meets(ClassSet::PRONOUN)
                // "“… that shareholders accept it,” they said": the words quoted name others.
                && !(tags_quote && self.is_quoted_apart(other.units.start, group.units.start))
                && !(tags_clause && other.units.start >= begun && other.classes.meets(ClassSet::QUANTITY))
        };
        // Whom a verb is done to is not who does it.
        let doer = (self.analysis.folded(group.head) == "them")
            .then(|| self.verb_before(group.units.start))
            .flatten();
        if let Some(told) = self.told_before(group.units.start) {
            return match self.analysis.group(told).classes.meets(ClassSet::GROUP) {
                true => self.entities(told, None),
                false => smallvec![self.unresolved(group, EntityKind::Group)],
            };
        }
        if let Some(own) = self.declares_own(group) {
            return self.entities(own, None);
        }
        match self.subjects_before(group.units.start).filter(|id| Some(*id) != doer).filter(fits).last() {
            Some(id) => {
                let found = self.entities(id, None);
                // "told them they would not back him": he is none of them, so that they are others.
                if not.is_some() && found.iter().any(|resolved| resolved.person == not) {
                    return smallvec![self.unresolved(group, EntityKind::Group)];
                }
                let speaker = self.quoted_speaker(group);
                let own = speaker.is_some() && found.iter().any(|resolved| resolved.person == speaker);
                if own { smallvec![self.unresolved(group, EntityKind::Group)] } else { found }
            }
            None => smallvec![self.unresolved(group, EntityKind::Group)],
        }
    }

    /// "senators like Ann Lee have announced their opposition": who makes a stand known, whose own it is.
    fn declares_own(&self, group: &NounGroup) -> Option<GroupId> {
        let start = group.units.start;
        let verb = self.analysis.verb_at.get(start.checked_sub(1)? as usize).copied().flatten()?;
        let verb = self.analysis.verb(verb);
        let declares = matches!(
            self.analysis.folded(verb.head),
            "announced"
                | "declared"
                | "expressed"
                | "voiced"
                | "signalled"
                | "signaled"
                | "registered"
                | "reaffirmed"
        );
        (declares && self.analysis.folded(group.head) == "their").then_some(verb.subject?)
    }

    /// "the Greens", "the Democrats", "the Young Socialists": a party whose name is a plural.
    fn is_named_as_many(&self, group: &NounGroup) -> bool {
        let name = group.name.map(|name| self.analysis.names[name as usize]);
        let Some(name) = name.filter(|name| name.kind == NameKind::Org) else { return false };
        let last = self.analysis.folded(group.head);
        // "the Court of Appeals" is one.
        let partisans = ["crats", "ists", "servatives", "liberals", "greens", "republicans"];
        let party = match name.units.len() {
            1 => last.ends_with('s'),
            2 => partisans.iter().any(|ending| last.ends_with(ending)),
            _ => false,
        };
        party && self.analysis.tag(group.units.start) == Tag::Det
    }

    /// "the Dockers' Union and Unite said they": several bodies by their names.
    fn is_list_of_bodies(&self, group: &NounGroup) -> bool {
        let body = |id: &GroupId| {
            let member = self.analysis.group(*id);
            member.classes.meets(ClassSet::ORG) && member.name.is_some()
        };
        group.members.len() > 1 && group.members.iter().all(body)
    }

    /// The subject of the verb directly before a unit.
    pub(super) fn verb_before(&self, unit: u32) -> Option<GroupId> {
        let verb = self.analysis.verb_at.get(unit.checked_sub(1)? as usize).copied().flatten()?;
        self.analysis.verb(verb).subject
    }

    /// Subjects of the verbs before a unit, in its sentence and the one before.
    pub(super) fn subjects_before(&self, unit: u32) -> impl Iterator<Item = GroupId> + '_ {
        self.verbs_before(unit).filter_map(|verb| verb.subject)
    }

    /// The same, of verbs that state something: "urged the board to reject it" is told of whoever urged.
    pub(super) fn stated_subjects_before(&self, unit: u32) -> impl Iterator<Item = GroupId> + '_ {
        self.verbs_before(unit)
            .filter(|verb| verb.form != VerbForm::Infinitive)
            .filter_map(|verb| verb.subject)
    }

    fn verbs_before(&self, unit: u32) -> std::slice::Iter<'_, VerbGroup> {
        let from = match self.analysis.sentences_begun(unit) {
            [.., before, _] => before.units.start,
            _ => 0,
        };
        let verbs = &self.analysis.verbs;
        let first = verbs.partition_point(|verb| verb.units.start < from);
        let behind = verbs.partition_point(|verb| verb.units.start < unit);
        verbs[first..behind.max(first)].iter()
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_party_named_by_a_plural_was_not_they() {
        let stands = said("stance", "The Greens said they would back Anna Berg.", None);
        assert_eq!(stands, ["Greens supports Anna Berg"]);
        let stands = said("stance", "The Young Socialists have said they will oppose the deal.", None);
        assert_eq!(stands, ["Young Socialists opposes the deal"]);
        // A body whose name holds a plural is one.
        let stands = said("stance", "The Court of Appeals said they would back Anna Berg.", None);
        assert_eq!(stands, [""; 0]);
    }

    #[test]
    fn bodies_in_a_list_were_not_they() {
        let text = "The Dockers' Union and the Ferry Alliance said they were endorsing Anna Berg.";
        let stands = said("stance", text, None);
        assert_eq!(stands, ["Dockers' Union supports Anna Berg", "Ferry Alliance supports Anna Berg"]);
    }
}
