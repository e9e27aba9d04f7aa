//! "it" and "its": the body or country that they mean.

use claimwire_record::Span;

use crate::analysis::UnitSpan;

use super::*;
use crate::sentences::Sentence;
use crate::tags::Tag;

impl Resolver<'_, '_> {
    /// "it": the last country or body that was a subject in this sentence; else the last one named in it; else
    /// the last subject of the sentence before.
    pub(super) fn neuter(&self, group: &NounGroup) -> Resolved {
        let bodies = ClassSet::COUNTRY.union(ClassSet::ORG).union(ClassSet::MEDIA);
        let at = group.units.start;
        let fits = |id: &GroupId| {
            let group = self.analysis.group(*id);
            let many = group.name.is_some_and(|name| {
                let name = self.analysis.names[name as usize];
                name.entry.is_none()
                    && name.units.len() == 1
                    && self.analysis.folded(group.head).ends_with('s')
            });
            group.classes.meets(bodies)
                && !self.is_quoted_before(group.units, at)
                && !many
                && !self.is_owned_by_pronoun(group)
                && group.members.is_empty()
                && !group.classes.meets(ClassSet::PRONOUN)
        };
        let sentence = self.analysis.sentences_begun(group.units.start).last();
        let own = sentence.map_or(0, |sentence| sentence.units.start);
        let subjects = || self.subjects_before(group.units.start).filter(fits);
        let near =
            self.joined_before(group).filter(|id| fits(id)).or_else(|| self.judged_before(group, fits));
        let near =
            near.or_else(|| subjects().filter(|&id| self.analysis.group(id).units.start >= own).last());
        // "The ministers agreed to admit Malta, it said": what is told of does not say it.
        let tags = at > 0 && self.analysis.tag(at - 1) == Tag::Comma && self.opens_tag(at);
        let named = || {
            let before = self.analysis.groups_from.within(Span::new(own, group.units.start));
            let bodies = before.iter().map(|&id| GroupId(id)).filter(fits);
            bodies.filter(|&id| self.analysis.group(id).name.is_some()).last()
        };
        // "The bishops' conference of Malta said it opposed the bill": whoever says so, and not what the words tell of them.
        if let Some(teller) = self.teller_of(at).filter(|id| !fits(id) && near.is_none()) {
            return Resolved {
                entity: Entity {
                    mention: Some(self.analysis.words(group.units).to_owned()),
                    span: crate::place(self.analysis, group.units),
                    ..self.single(self.analysis.group(teller), None).entity
                },
                ..self.unresolved(group, EntityKind::Text)
            };
        }
        let stated = || self.stated_subjects_before(group.units.start).filter(fits).last();
        let told = || self.body_told_of(group, fits);
        let owner = || self.owner_goes_on(group);
        let found = near
            .or_else(|| named().filter(|_| !tags))
            .or_else(stated)
            .or_else(|| subjects().last())
            .or_else(told);
        match found.map(|id| self.single(self.analysis.group(id), None)).or_else(owner) {
            Some(mut resolved) => {
                resolved.entity.mention = Some(self.analysis.words(group.units).to_owned());
                resolved.entity.span = crate::place(self.analysis, group.units);
                resolved.entity.resolved_by = Some(ResolvedBy::Salience);
                resolved
            }
            None => self.unresolved(group, EntityKind::Text),
        }
    }

    /// Who says what begins at a unit, if one thing or body that is no person does: "the conference said |it".
    fn teller_of(&self, at: u32) -> Option<GroupId> {
        let end = at - u32::from(at > 0 && self.analysis.tag(at - 1) == Tag::That);
        let verb =
            self.analysis.verb(end.checked_sub(1).and_then(|last| self.analysis.verb_at[last as usize])?);
        let subject = verb.subject.filter(|_| verb.units.end == end && self.knowledge.speaks(verb))?;
        let group = self.analysis.group(subject);
        let one = !group.plural && group.members.is_empty() && group.units.end <= verb.units.start;
        let person = ClassSet::PERSON.union(ClassSet::PRONOUN);
        (one && !group.classes.meets(person)).then_some(subject)
    }

    /// "the union and its 40 members": what "and" joins to what is its own.
    fn joined_before(&self, group: &NounGroup) -> Option<GroupId> {
        let and = group.units.start.checked_sub(1).filter(|&at| self.analysis.folded(at) == "and")?;
        let owns = self.analysis.folded(group.head) == "its";
        let begun = self.analysis.sentences_begun(group.units.start).last()?.units.start;
        let before = self.analysis.groups_from.within(Span::new(begun, and));
        let ends = |id: &GroupId| self.analysis.group(*id).units.end == and;
        before.iter().map(|&id| GroupId(id)).filter(|_| owns).find(ends)
    }

    /// "thanked Malta for its support", "imposed sanctions on Malta over its stand": whose it is that is judged.
    fn judged_before(&self, group: &NounGroup, fits: impl Fn(&GroupId) -> bool) -> Option<GroupId> {
        let led = group.units.start.checked_sub(1)?;
        let begun = self.analysis.sentences_begun(group.units.start).last()?.units.start;
        let judges = self.analysis.folded(group.head) == "its"
            && matches!(self.analysis.folded(led), "for" | "over")
            && led > begun;
        if !judges {
            return None;
        }
        let before = self.analysis.groups_from.within(Span::new(begun, led));
        let ends = |id: &GroupId| {
            self.analysis.group(*id).units.end == led && self.analysis.group(*id).name.is_some()
        };
        let found = before.iter().map(|&id| GroupId(id)).find(|id| ends(id) && fits(id))?;
        // "Norway, in a letter to Malta for its support": what is judged is an object, and no subject.
        let acts = self.analysis.verbs_within(Span::new(begun, led)).last();
        acts.filter(|&verb| self.analysis.verb(verb).subject != Some(found)).map(|_| found)
    }

    /// "it said", "they also said": whether a verb of saying follows right behind a pronoun.
    pub(super) fn opens_tag(&self, at: u32) -> bool {
        (at + 1..at + 3).any(|next| {
            let verb = self.analysis.verb_from.get(next as usize).copied().flatten();
            verb.is_some_and(|id| self.knowledge.speaks(self.analysis.verb(id)))
        })
    }

    /// "“We reject the offer by Kestrel,” it said": what the quotation that a speech tag follows names does not speak.
    fn is_quoted_before(&self, name: UnitSpan, at: u32) -> bool {
        let closes = |quote: &&crate::sentences::Quote| {
            quote.units.end <= at && at - quote.units.end <= 1 && quote.inner.contains(name)
        };
        self.opens_tag(at) && self.analysis.quotes_over(name).any(|quote| closes(&quote))
    }

    /// "Its GDP" is no body, whatever its letters look like.
    fn is_owned_by_pronoun(&self, group: &NounGroup) -> bool {
        let body = WordClass::ORG.or(WordClass::GOVERNMENT);
        let known = group.name.is_some_and(|name| self.analysis.names[name as usize].entry.is_some())
            || self.knowledge.lexis.of(self.analysis.unit(group.head).symbol).has(body);
        !known
            && group
                .possessor
                .is_some_and(|owner| self.analysis.group(owner).classes.meets(ClassSet::PRONOUN))
    }

    /// "Its GDP is low. It spends": whose the subject before is.
    fn owner_goes_on(&self, group: &NounGroup) -> Option<Resolved> {
        let subject = self.subjects_before(group.units.start).last()?;
        let owner = self.analysis.group(self.analysis.group(subject).possessor?);
        let before = owner.units.end <= group.units.start && self.analysis.folded(owner.head) == "its";
        before.then(|| self.neuter(owner)).filter(|owner| {
            owner.entity.resolved_by != Some(ResolvedBy::Unresolved) && owner.entity.id.is_some()
        })
    }

    /// "Sofia's objections concern the river. Its foreign minister": where no subject can be meant, whose the
    /// subject before is, or the only body named in the sentence before or the one before that, or in the question that
    /// heads the paragraph.
    fn body_told_of(&self, group: &NounGroup, fits: impl Fn(&GroupId) -> bool) -> Option<GroupId> {
        if self.analysis.folded(group.head) != "its" {
            return None;
        }
        let owner = |id: GroupId| self.analysis.group(id).possessor.filter(&fits);
        if let Some(owner) = self.subjects_before(group.units.start).filter_map(owner).last() {
            return Some(owner);
        }
        let begun = self.analysis.sentences_begun(group.units.start);
        let paragraph = |at: u32| self.analysis.paragraphs.partition_point(|other| other.units.start <= at);
        let near = begun.iter().rev().skip(1).take(2);
        let here = paragraph(group.units.start);
        let asks = |told: &Sentence| self.analysis.folded(told.units.end - 1) == "?";
        let near = near.filter(|told| {
            let there = paragraph(told.units.start);
            there == here || there + 1 == here && asks(told)
        });
        near.map(|told| self.only_body_within(told.units, &fits)).find(|found| *found != Named::None)?.one()
    }

    /// The only named body or country within some units.
    fn only_body_within(&self, units: UnitSpan, fits: impl Fn(&GroupId) -> bool) -> Named {
        let groups = self.analysis.groups_from.within(units);
        let named = groups.iter().map(|&id| GroupId(id)).filter(|&id| {
            let group = self.analysis.group(id);
            group.name.is_some_and(|name| self.analysis.names[name as usize].units.end == group.head + 1)
                && !group.classes.meets(ClassSet::PERSON)
        });
        let mut bodies = named.filter(&fits);
        let Some(first) = bodies.next() else { return Named::None };
        let id = |group: GroupId| self.entities(group, None).into_iter().next().and_then(|it| it.entity.id);
        if bodies.all(|other| id(other) == id(first)) { Named::One(first) } else { Named::Several }
    }
}

/// The bodies named in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Named {
    None,
    One(GroupId),
    Several,
}

impl Named {
    fn one(self) -> Option<GroupId> {
        match self {
            Named::One(id) => Some(id),
            Named::None | Named::Several => None,
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn who_was_urged_was_whose_president_is_told_of_next() {
        let text = "The Harlan Bakers Guild urged the board to reject the plan. Its president, Ann Lee, called it unfair.";
        let offices = crate::testing::said("office", text, None);
        assert_eq!(offices, ["Ann Lee is president of Harlan Bakers Guild"]);
    }
}
