//! Pronouns in clauses and phrases of time and place: "before he quit", "When she ran, …", "In a letter that he sent, …".

use super::*;

impl Resolver<'_, '_> {
    /// "Paul Reed, who worked for Carl Voss before he quit", "Paul Reed embraced Carl Voss after he won": either may have.
    pub(super) fn is_either_of_two(&self, group: &NounGroup, compatible: impl Fn(&PersonId) -> bool) -> bool {
        let analysis = self.analysis;
        let start = group.units.start;
        let timed = start
            .checked_sub(1)
            .is_some_and(|at| matches!(analysis.folded(at), "before" | "after" | "until"));
        if !timed || !matches!(analysis.folded(group.head), "he" | "she") {
            return false;
        }
        let sentence = analysis.sentences_back(start, 1);
        let within = |at: &u32| !matches!(analysis.tag(*at), Tag::Comma | Tag::Punct | Tag::Quote);
        let mut clause = (sentence..start - 1).rev().take_while(within);
        let who = clause.find(|&at| analysis.folded(at) == "who");
        let acts = who.or_else(|| self.acts_before(start, &compatible));
        let mentions = &analysis.people.mentions;
        let Some(first) = acts.map(|acts| mentions.partition_point(|(at, _)| *at <= acts)) else {
            return false;
        };
        let is_person =
            |head: u32| self.knowledge.lexis.of(analysis.unit(head).symbol).has(WordClass::PERSON_NOUN);
        // "praised the tycoon after he won": one who is described right before the clause
        let described = acts.is_some_and(|acts| {
            analysis.groups_within(Span::new(acts, start - 1)).map(|id| analysis.group(id)).any(|group| {
                group.units.end == start - 1
                    && group.name.is_none()
                    && !group.plural
                    && (group.classes.meets(ClassSet::ANONYMOUS) || is_person(group.head))
                    && !group.classes.meets(ClassSet::PRONOUN.union(ClassSet::QUANTITY))
            })
        });
        described || mentions[first..].iter().take_while(|(at, _)| *at < start).any(|(_, id)| compatible(id))
    }

    /// The verb before a clause of time whose subject is a person whom the pronoun of that clause may mean.
    fn acts_before(&self, unit: u32, compatible: impl Fn(&PersonId) -> bool) -> Option<u32> {
        let analysis = self.analysis;
        let own = analysis.sentences_begun(unit).last()?.units.start;
        let first = analysis.verbs.partition_point(|verb| verb.units.start < own);
        let before = analysis.verbs[first..].iter().take_while(|verb| verb.units.end < unit);
        let acts = before.filter(|verb| {
            let subject = verb.subject.map(|id| analysis.group(id));
            let person = subject.and_then(|subject| analysis.people.of_name(subject.name?));
            person.is_some_and(|person| compatible(&person))
        });
        acts.last().map(|verb| verb.head)
    }

    /// "Ever since she endorsed Voss, Berg has been": a clause that opens the sentence speaks of whoever acts in
    /// the main clause, if that is a person known to be of the gender; so does a phrase: "In the letter that she sent, Berg".
    pub(super) fn acting_behind(&self, unit: u32, gender: Gender) -> Option<PersonId> {
        let own = self.analysis.sentences_begun(unit).last()?.units;
        let clause = self.opens_with_clause(own.start, unit);
        if !clause && !self.opens_with_phrase(own.start, unit) || self.is_quoted_apart(own.start, unit) {
            return None;
        }
        let comma = (unit..own.end).find(|&at| self.analysis.tag(at) == Tag::Comma)?;
        let subject = self.analysis.groups_starting(comma + 1).find(|&id| {
            let behind = self.analysis.group(id).units.end;
            self.analysis.verb_from.get(behind as usize).is_some_and(Option::is_some)
        })?;
        let subject = self.analysis.group(subject);
        let person = self.analysis.people.of_name(subject.name?)?;
        let known = self.analysis.people.get(person).gender;
        let fits = clause && matches!(known, None | Some(Gender::Either));
        let told_of = self.topic_within(Span::new(subject.units.end, own.end), person, gender);
        (!told_of && (fits || known == Some(gender))).then_some(person)
    }

    /// "When she ran": a clause that opens a sentence and whose subject, or nearly, a pronoun is.
    fn opens_with_clause(&self, start: u32, unit: u32) -> bool {
        let word = |at: u32| self.analysis.folded(at);
        let opener = start + u32::from(word(start) == "ever");
        let opens = matches!(
            word(opener),
            "after" | "since" | "before" | "when" | "while" | "although" | "though" | "as" | "because"
        );
        opens && unit <= opener + 3
    }

    /// "In a letter that he sent": a phrase that opens a sentence and in which, before a pronoun that acts, nobody is named
    /// and no other clause begins.
    fn opens_with_phrase(&self, start: u32, unit: u32) -> bool {
        let analysis = self.analysis;
        let acts = matches!(analysis.folded(unit), "he" | "she");
        let first = analysis.verbs.partition_point(|verb| verb.units.start < start);
        let mut before = analysis.verbs[first..].iter().take_while(|verb| verb.units.start < unit);
        acts && analysis.tag(start) == Tag::Prep
            && before.all(|verb| verb.form != claimwire_rules::program::VerbForm::Finite)
            && analysis.people.mentioned_within(start, unit).is_empty()
    }

    /// "Moor looks back. When she ran, Voss attacked Moor": whether the main clause names, beside the person who acts in it, one of
    /// the gender of whom the sentence before tells.
    fn topic_within(&self, main: crate::analysis::UnitSpan, actor: PersonId, gender: Gender) -> bool {
        let [.., before, _] = self.analysis.sentences_begun(main.start) else { return false };
        let people = &self.analysis.people;
        let acted = people.mentioned_within(before.units.start, before.units.end).iter();
        let mut topics = acted.filter(|(at, _)| self.is_subject(*at)).map(|(_, id)| *id);
        let named = people.mentioned_within(main.start, main.end);
        topics.any(|topic| {
            let fits =
                people.get(topic).gender.is_none_or(|known| known == gender || known == Gender::Either);
            fits && topic != actor && named.iter().any(|(_, id)| *id == topic)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_clause_of_time_was_of_the_subject_where_it_may_be_of_the_object() {
        let text = "Paul Reed was quick to embrace Karl Lund after he clinched the nomination.";
        let runs = said("candidacy", text, None);
        assert!(runs.iter().all(|run| !run.contains("Paul Reed")), "{runs:?}");
    }

    #[test]
    fn whoever_attacks_the_person_told_of_was_she() {
        let text = "Mary Moor has had to defend the sale. When she ran for governor in 2010, Anna Boxall attacked Moor \
                    for the job losses.";
        let runs = said("candidacy", text, None);
        assert!(runs.iter().any(|run| run.contains("Mary Moor")), "{runs:?}");
        assert!(runs.iter().all(|run| !run.contains("Anna Boxall")), "{runs:?}");
    }

    #[test]
    fn she_who_acts_behind_an_opening_phrase_was_the_woman_quoted_before() {
        let text = "“They see it so,” said Mary Voss. Views may change. In talking to reporters, hours before word that she \
                    had clinched the nomination, Anna Berg looked ahead.";
        let runs = said("candidacy", text, None);
        assert!(runs.iter().any(|run| run.contains("Anna Berg")), "{runs:?}");
        assert!(runs.iter().all(|run| !run.contains("Mary Voss")), "{runs:?}");
    }
}
