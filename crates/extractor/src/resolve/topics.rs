//! Whom a pronoun means by what the article is about, and by a description in its own sentence.

use super::*;

impl Resolver<'_, '_> {
    /// "rallied behind the Dutchman, while Norway opposes him": whom the only description of that kind before a
    /// pronoun in its sentence means.
    pub(super) fn described_beside(&self, group: &NounGroup, not: Option<PersonId>) -> Option<PersonId> {
        let sentences = &self.analysis.sentences;
        let here = sentences.partition_point(|sentence| sentence.units.start <= group.units.start);
        let own = sentences.get(here.checked_sub(1)?)?.units.start;
        let ids = self.analysis.groups_from.within(claimwire_record::Span::new(own, group.units.start));
        let described = ids.iter().map(|&id| self.analysis.group(GroupId(id))).filter(|other| {
            let kind = other.name.map(|name| self.analysis.names[name as usize].kind);
            other.definite
                && !other.plural
                && other.units.end <= group.units.start
                && other.members.is_empty()
                && matches!(kind, Some(NameKind::Demonym | NameKind::National))
                && other.classes.meets(ClassSet::PERSON)
        });
        let mut meant = described.filter_map(|other| self.single(other, not).person);
        let first = meant.next()?;
        meant.all(|other| other == first).then_some(first)
    }

    /// "The union opposes her": in a paragraph that names nobody before, an object is whom the article is about, if
    /// it names that person more than twice as often as whoever was named last, or first of all and more often.
    pub(super) fn main_person(&self, group: &NounGroup, gender: Gender, found: PersonId) -> Option<PersonId> {
        let unit = group.units.start;
        let word = self.analysis.folded(group.head);
        let verb = unit.checked_sub(1)?;
        let object = self.analysis.verb_at.get(verb as usize).copied().flatten().is_some()
            || matches!(self.analysis.tag(verb), Tag::Prep | Tag::To);
        let mentions = &self.analysis.people.mentions;
        let paragraphs = &self.analysis.paragraphs;
        let own = paragraphs.partition_point(|other| other.units.start <= unit);
        let start = paragraphs.get(own.checked_sub(1)?)?.units.start;
        let named = mentions.iter().any(|(at, _)| *at >= start && *at < unit);
        if named || !object || !matches!(word, "him" | "her") {
            return None;
        }
        let times = |id: PersonId| mentions.iter().filter(|(at, other)| *other == id && *at < unit).count();
        let of_gender = |id: &PersonId| self.analysis.people.get(*id).gender == Some(gender);
        let known = mentions.iter().map(|(_, id)| *id).filter(of_gender);
        let main = known.max_by_key(|&id| times(id))?;
        let first = mentions.first().is_some_and(|(_, id)| *id == main);
        (times(main) > 2 * times(found) || first && times(main) > times(found)).then_some(main)
    }
}
