//! Whom a pronoun means by what the article is about, and by a description in its own sentence.

use super::*;

impl Resolver<'_, '_> {
    /// "rallied behind the Dutchman, while Norway opposes him": whom the only description of that kind before a
    /// pronoun in its sentence means.
    pub(super) fn described_beside(&self, group: &NounGroup, not: Option<PersonId>) -> Option<PersonId> {
        let own = self.analysis.sentences_begun(group.units.start).last()?.units.start;
        let before = self.analysis.groups_within(claimwire_record::Span::new(own, group.units.start));
        let described = before.map(|id| self.analysis.group(id)).filter(|other| {
            let kind = other.name.map(|name| self.analysis.names[name as usize].kind);
            other.definite
                && !other.plural
                && other.members.is_empty()
                && matches!(kind, Some(NameKind::Demonym | NameKind::National))
                && other.classes.meets(ClassSet::PERSON)
        });
        let mut meant = described.filter_map(|other| self.single(other, not).person);
        let first = meant.next()?;
        meant.all(|other| other == first).then_some(first)
    }

    /// "Kenya backs Gambian minister": whom a headline tells of by the country, if the article names one person of it
    /// whom the words fit.
    pub(super) fn told_of_in_headline(&self, group: &NounGroup) -> Option<PersonId> {
        let first = self.analysis.paragraphs.first()?;
        let in_title = first.zone == claimwire_record::Zone::Title && first.units.contains(group.units);
        if !in_title || group.plural || group.possessor.is_some() || !group.members.is_empty() {
            return None;
        }
        // "Senator backs Berg": the one senator whom the article names.
        let rank = || {
            let title = group.title.filter(|title| title.of.is_none())?;
            self.analysis.people.holder(title.office, None)
        };
        let only = self.only_of_nation(group).or_else(rank)?;
        let titles = &self.analysis.people.get(only).titles;
        let office = |title: crate::nouns::Title| self.knowledge.name(title.office).id.as_str();
        let fits = match group.title {
            Some(told) => titles.iter().any(|held| {
                let any_minister = office(told) == "minister" && office(*held).ends_with("minister");
                !held.former && (held.office == told.office || any_minister)
            }),
            None => {
                let head = self.analysis.folded(group.head);
                !self.has_office(only) || matches!(head, "candidate" | "nominee" | "contender" | "politician")
            }
        };
        (fits && group.classes.meets(ClassSet::SPEAKER)).then_some(only)
    }

    /// "Who backs Berg? … The union backs the Norwegian": the one person of the headline, where what a verb or a preposition takes
    /// may mean them rather than `leader`, who speaks for the country. Who has no country that is told may be meant too.
    pub(super) fn in_place_of_leader(&self, group: &NounGroup, leader: PersonId) -> Option<PersonId> {
        let people = &self.analysis.people;
        let before = group.units.start.checked_sub(1)?;
        let taken = self.analysis.verb_at[before as usize].is_some()
            || matches!(self.analysis.tag(before), Tag::Prep | Tag::To);
        let title = self.analysis.paragraphs.first()?;
        if !taken || title.zone != claimwire_record::Zone::Title {
            return None;
        }
        let speaks = people.get(leader).countries.iter().any(|nation| nation.speaks);
        let (start, end) = (title.units.start, title.units.end);
        let mut named = people.mentioned_within(start, end).iter().map(|(_, id)| *id);
        let only = named.next().filter(|first| named.all(|other| other == *first))?;
        let foreign = {
            let own = &people.get(leader).countries;
            let nations = &people.get(only).countries;
            !nations.is_empty() && !nations.iter().any(|one| own.iter().any(|other| other.code == one.code))
        };
        (speaks && only != leader && !foreign).then_some(only)
    }

    /// "Names supporting him include Ann Lee and Tom Moor. He also has the backing of": whom the sentence before speaks of by
    /// a pronoun, where no person is its subject, goes before whom it names. What has been spoken of by a pronoun stays the
    /// centre (Grosz, Joshi and Weinstein, 1995).
    pub(super) fn spoken_of_before(&self, group: &NounGroup, gender: Gender, depth: u8) -> Option<PersonId> {
        let analysis = self.analysis;
        let [.., before, own] = analysis.sentences_begun(group.units.start) else { return None };
        let (before, opens) = (before.units, own.units.start);
        let acts = matches!(analysis.folded(group.head), "he" | "she");
        if depth == 0 || !acts || !analysis.people.mentioned_within(opens, group.units.start).is_empty() {
            return None;
        }
        let mut subjects = analysis.verbs_within(before).filter_map(|id| analysis.verb(id).subject);
        if subjects.any(|id| analysis.group(id).classes.meets(ClassSet::PERSON.union(ClassSet::OFFICE))) {
            return None;
        }
        let forms: &[&str] = if gender == Gender::Male { &["him", "his"] } else { &["her"] };
        let at = (before.start..before.end).find(|&at| forms.contains(&analysis.folded(at)))?;
        let pronoun = analysis.groups_starting(at).map(|id| analysis.group(id));
        let pronoun =
            pronoun.into_iter().find(|other| other.head == at && other.classes.meets(ClassSet::PRONOUN))?;
        if self.is_quoted_apart(at, opens) {
            return None;
        }
        self.third_person_within(pronoun, gender, None, depth - 1).first()?.person
    }

    /// "The union opposes her": in a paragraph that names nobody before, an object is whom the article is about, if
    /// it names that person more than twice as often as whoever was named last, or first of all and more often.
    pub(super) fn main_person(&self, group: &NounGroup, gender: Gender, found: PersonId) -> Option<PersonId> {
        let unit = group.units.start;
        let verb = unit.checked_sub(1)?;
        let object = self.analysis.verb_at.get(verb as usize).copied().flatten().is_some()
            || matches!(self.analysis.tag(verb), Tag::Prep | Tag::To);
        if !object || !matches!(self.analysis.folded(group.head), "him" | "her") {
            return None;
        }
        let (people, paragraphs) = (&self.analysis.people, &self.analysis.paragraphs);
        let own = paragraphs.partition_point(|other| other.units.start <= unit);
        let start = paragraphs.get(own.checked_sub(1)?)?.units.start;
        if !people.mentioned_within(start, unit).is_empty() {
            return None;
        }
        let mut times = vec![0_u32; people.all.len()];
        for (_, id) in people.mentioned_within(0, unit) {
            times[id.0 as usize] += 1;
        }
        let times = |id: PersonId| times[id.0 as usize];
        let of_gender = |id: &PersonId| people.get(*id).gender == Some(gender);
        let main = people.mentions.iter().map(|(_, id)| *id).filter(of_gender).max_by_key(|&id| times(id))?;
        let first = people.mentions.first().is_some_and(|(_, id)| *id == main);
        (times(main) > 2 * times(found) || first && times(main) > times(found)).then_some(main)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_is_backed_was_the_first_of_those_who_back_him() {
        let text = "Dan Marsh had 40 public backers. High-profile names supporting him include former minister Robert Jenn. He also has the backing of Mark Harp.";
        let stands = said("stance", text, None);
        assert_eq!(stands, ["Robert Jenn supports Dan Marsh", "Mark Harp supports Dan Marsh"]);
    }
}
