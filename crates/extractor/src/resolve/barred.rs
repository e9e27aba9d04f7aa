//! Whom a pronoun cannot mean, by the grammar of its clause.

use super::*;

impl Resolver<'_, '_> {
    /// The persons that the words around a pronoun rule out.
    pub(super) fn barred_for(&self, group: &NounGroup) -> SmallVec<[PersonId; 4]> {
        let mut barred = self.named_behind(group);
        barred.extend(self.named_as_subject(group));
        barred.extend(self.relative_before(group));
        barred
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
    fn who_speaks_in_a_relative_clause_was_whom_it_is_about() {
        let text = "Paul Voss left the race and put his weight behind Mr Marsh, who he said “has the competence to lead”.";
        let said = crate::testing::said("statement", text, None);
        assert_eq!(said, ["Paul Voss said: has the competence to lead"]);
    }
}
