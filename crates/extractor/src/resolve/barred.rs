//! Whom a pronoun cannot mean, by the grammar of its clause.

use super::*;

impl Resolver<'_, '_> {
    /// The persons that the words around a pronoun rule out.
    pub(super) fn barred_for(&self, group: &NounGroup) -> SmallVec<[PersonId; 4]> {
        let mut barred = self.named_behind(group);
        barred.extend(self.named_as_subject(group));
        barred.extend(self.relative_before(group));
        barred.extend(self.of_the_other_pronoun(group));
        barred.extend(self.along_before(group));
        barred
    }

    /// "The mayor, along with Carl Voss, said that he backs it": whoever is named along with the one who acts.
    fn along_before(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let unit = group.units.start;
        let sentence = analysis.sentences_begun(unit).last()?.units;
        let with = (sentence.start + 1..unit).rev().find(|&at| analysis.folded(at) == "with")?;
        if !matches!(analysis.folded(with - 1), "along" | "together") {
            return None;
        }
        let aside = (with + 1..unit).find(|&at| analysis.tag(at) == Tag::Comma)?;
        let acts = analysis.verb_from.get(aside as usize + 1).copied().flatten().is_some();
        let mut named = analysis.people.mentioned_within(with, aside).iter().map(|(_, id)| *id);
        named.next().filter(|_| acts)
    }

    /// "Mills is not as well known as Grassley, but she has fought his support": the one person of the sentence whom "she" may
    /// mean is not "he".
    fn of_the_other_pronoun(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let unit = group.units.start;
        let (other, acts, forms) = match analysis.folded(group.head) {
            "he" | "him" | "his" => (Gender::Female, "she", ["she", "her", "hers"]),
            "she" | "her" | "hers" => (Gender::Male, "he", ["he", "him", "his"]),
            _ => return None,
        };
        let sentence = analysis.sentences_begun(unit).last()?.units;
        // Of a pronoun that does not act, whoever does is not meant: "Mills told her that she had his support".
        let first = (sentence.start..unit).find(|&at| forms.contains(&analysis.folded(at)))?;
        if analysis.folded(first) != acts {
            return None;
        }
        let may_be = |id: &PersonId| {
            matches!(analysis.people.get(*id).gender, None | Some(Gender::Either)) || self.is_of(*id, other)
        };
        let mut named = analysis.people.mentioned_within(sentence.start, first).iter().map(|(_, id)| *id);
        let only = named.by_ref().find(may_be)?;
        named.all(|id| id == only || !may_be(&id)).then_some(only)
    }

    fn is_of(&self, id: PersonId, gender: Gender) -> bool {
        self.analysis.people.get(id).gender == Some(gender)
    }

    /// "he said of Berg that": who acts is none of those whom the rest of the clause names (Chomsky, 1981: principle C).
    fn named_behind(&self, group: &NounGroup) -> SmallVec<[PersonId; 4]> {
        let analysis = self.analysis;
        let start = group.units.end;
        let acts = matches!(analysis.folded(group.head), "he" | "she");
        let verb = analysis.verb_from.get(start as usize).copied().flatten().filter(|_| acts);
        let (Some(verb), Some(own)) = (verb, analysis.sentences_begun(start).last()) else {
            return SmallVec::new();
        };
        let from = analysis.verb(verb).units.end;
        let over = |at: &u32| matches!(analysis.tag(*at), Tag::Comma | Tag::Quote | Tag::Punct | Tag::Dash);
        let end = (from..own.units.end).find(over).unwrap_or(own.units.end);
        analysis.people.mentioned_within(from, end).iter().map(|(_, id)| *id).collect()
    }

    /// "Four senators — Ann Lee, Mary Sykes and two others — oppose her": she is none of those whom the subject is told to be.
    fn named_as_subject(&self, group: &NounGroup) -> SmallVec<[PersonId; 4]> {
        let analysis = self.analysis;
        let unit = group.units.start;
        let object = matches!(analysis.folded(group.head), "him" | "her");
        let verb = unit.checked_sub(1).and_then(|at| analysis.verb_at[at as usize]).filter(|_| object);
        let subject = verb.and_then(|verb| analysis.verb(verb).subject).map(|id| analysis.group(id).units);
        let Some(from) = subject.map(|units| units.end).filter(|&end| end < unit) else {
            return SmallVec::new();
        };
        let first = analysis.verbs.partition_point(|verb| verb.units.start < from);
        let until = analysis.verbs.get(first).map_or(from, |verb| verb.units.start);
        let list = matches!(analysis.tag(from), Tag::Dash | Tag::Comma | Tag::Punct);
        let named = if list { analysis.people.mentioned_within(from, until) } else { &[] };
        named.iter().map(|(_, id)| *id).collect()
    }

    /// "backed Reed, who he said was able": who speaks is not whom the relative clause is about.
    fn relative_before(&self, group: &NounGroup) -> Option<PersonId> {
        let analysis = self.analysis;
        let acts = matches!(analysis.folded(group.head), "he" | "she");
        let relative = group.units.start.checked_sub(1).filter(|_| acts)?;
        if !matches!(analysis.folded(relative), "who" | "whom" | "whose") {
            return None;
        }
        let comma = relative.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Comma);
        let end = relative - u32::from(comma);
        let (at, person) = *analysis.people.mentioned_within(0, end).last()?;
        let name = analysis.name_at[at as usize].map(|name| analysis.names[name as usize].units)?;
        (name.end == end).then_some(person)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn his_support_is_not_that_of_whom_she_meant() {
        let text = "Carl Grassmere will face Robin Mills. Mills is not as well known as Grassmere, but she is expected to argue \
                    that the senator has lost touch because of his support for Ben Cole.";
        let told = crate::testing::said("stance", text, None);
        assert_eq!(told, ["Carl Grassmere supports Ben Cole"]);
    }

    #[test]
    fn who_speaks_in_a_relative_clause_was_whom_it_is_about() {
        let text = "Paul Voss left the race and put his weight behind Mr Marsh, who he said “has the competence to lead”.";
        let said = crate::testing::said("statement", text, None);
        assert_eq!(said, ["Paul Voss said: has the competence to lead"]);
    }
}
