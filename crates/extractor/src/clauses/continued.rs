//! Subjects of verbs that go on with what stands before: behind "and", behind a place.

use claimwire_record::Span;
use claimwire_rules::program::{ClassSet, VerbForm};

use super::Scope;
use crate::analysis::{GroupId, VerbId};
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

impl Scope<'_, '_> {
    /// Behind "and" the previous verb's subject; behind a comma and what somebody says it cannot be told who goes on:
    /// "insists the party must change, and has championed".
    pub(super) fn conjoined_subject(&self, conjunction: u32, id: VerbId) -> Option<GroupId> {
        let inner = self.previous_subject(id)?;
        if let Some(subject) =
            self.subject_around_which(conjunction, id).or_else(|| self.subject_around_tag(conjunction, id))
        {
            return Some(subject);
        }
        if let Some(speaker) = self.speaker_behind_modal(id) {
            return Some(speaker);
        }
        let said = self.analysis.group(inner);
        if let Some(speaker) = self.speaker_before(id).filter(|_| said.classes.meets(ClassSet::THING)) {
            return Some(speaker);
        }
        // "He conceded that the party did not get all it wanted but said": people say on, not the bodies they tell of.
        let says = self.knowledge.speaks(self.analysis.verb(id)) && !said.classes.meets(ClassSet::PERSON);
        let person = |speaker: &GroupId| self.analysis.group(*speaker).classes.meets(ClassSet::PERSON);
        if let Some(speaker) = says.then(|| self.teller_before(id)).flatten().filter(person) {
            return Some(speaker);
        }
        if let Some(speaker) = self.speaker_behind_quotation(conjunction, id) {
            return Some(speaker);
        }
        let comma = conjunction > self.span.start && self.analysis.tag(conjunction - 1) == Tag::Comma;
        // "“…,” said Don Voss, who led it, and has backed" has one subject.
        let inverted = |cue: u32| cue > self.span.start && self.analysis.tag(cue - 1) == Tag::Quote;
        let open = comma
            && self.analysis.verb(id).modal.is_none()
            && !said.classes.meets(ClassSet::PRONOUN)
            && self.verb_ending(self.before_that(said.units.start)).is_some_and(|cue| {
                let cue = self.analysis.verb(cue);
                cue.form == VerbForm::Finite && self.knowledge.speaks(cue) && !inverted(cue.units.start)
            });
        (!open).then_some(inner)
    }

    /// "Paul Reed said Berg “deserves to win” but stopped short": behind the quotation the sentence goes on with who speaks.
    fn speaker_behind_quotation(&self, conjunction: u32, id: VerbId) -> Option<GroupId> {
        let quoted = id.0.checked_sub(1).filter(|&last| last > self.first.0)?;
        let told = (self.first.0..quoted).rev().map(|at| self.analysis.verb(VerbId(at)));
        let cue =
            told.into_iter().find(|verb| verb.form == VerbForm::Finite && self.knowledge.speaks(verb))?;
        let (last, verb) = (self.analysis.verb(VerbId(quoted)), self.analysis.verb(id));
        let closed = self
            .analysis
            .quotes_over(last.units)
            .any(|quote| quote.units.start > cue.units.start && quote.units.end <= conjunction);
        let first = self.analysis.verbs_within(Span::new(cue.units.end, conjunction)).next()?;
        let goes_on = cue.tense == verb.tense && self.analysis.verb(first).tense != verb.tense;
        cue.subject.filter(|_| closed && goes_on)
    }

    /// "rejected the plan of the board, which meets today, but said": behind the comma that closes the clause of "which" the
    /// sentence goes on with the subject of the verb before it.
    fn subject_around_which(&self, conjunction: u32, id: VerbId) -> Option<GroupId> {
        let closed = conjunction > self.span.start && self.analysis.tag(conjunction - 1) == Tag::Comma;
        let last = id.0.checked_sub(1).filter(|&last| closed && last > self.first.0)?;
        let inner = self.analysis.verb(VerbId(last));
        let which = inner.units.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let told = self.analysis.folded(which) == "which" && self.analysis.tag(which - 1) == Tag::Comma;
        let outer = self.analysis.verb(VerbId(last - 1));
        let verb = self.analysis.verb(id);
        let goes_on =
            outer.form == VerbForm::Finite && verb.form == VerbForm::Finite && outer.tense == verb.tense;
        outer.subject.filter(|_| told && goes_on)
    }

    /// "Norway had doubts, two diplomats said, but did not block it": behind a speech tag between commas the sentence goes on with
    /// the subject before the tag.
    fn subject_around_tag(&self, conjunction: u32, id: VerbId) -> Option<GroupId> {
        let closed = conjunction > self.span.start && self.analysis.tag(conjunction - 1) == Tag::Comma;
        let last = id.0.checked_sub(1).filter(|&last| closed && last > self.first.0)?;
        let tag = self.analysis.verb(VerbId(last));
        let teller = self.analysis.group(tag.subject?).units;
        let opens = teller.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let parted = self.analysis.tag(opens) == Tag::Comma
            && teller.end == tag.units.start
            && tag.units.end == conjunction - 1
            && self.knowledge.speaks(tag);
        let outer = self.analysis.verb(VerbId(last - 1));
        let verb = self.analysis.verb(id);
        let finite = |verb: &VerbGroup| verb.form == VerbForm::Finite;
        let goes_on = finite(outer) && finite(verb) && !self.knowledge.speaks(verb);
        outer.subject.filter(|_| parted && goes_on && outer.units.end <= opens)
    }

    /// "said that the party must change": the unit of "that" before a subject, or the subject's own.
    fn before_that(&self, subject: u32) -> u32 {
        let that = subject > self.span.start && self.analysis.tag(subject - 1) == Tag::That;
        subject - u32::from(that)
    }

    /// "said that the choice was his own, and noted": who spoke before speaks again, no thing does.
    fn speaker_before(&self, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        let tells = |verb: &VerbGroup| verb.form == VerbForm::Finite && self.knowledge.speaks(verb);
        let people = ClassSet::PERSON.union(ClassSet::OFFICE).union(ClassSet::ORG).union(ClassSet::ANONYMOUS);
        let mut before = (self.first.0..id.0).rev().map(|index| self.analysis.verb(VerbId(index)));
        let cue = before.find(|verb| tells(verb)).filter(|_| tells(verb))?;
        // "agreed that it could harm him and suggest": the modal goes on.
        let modal = id.0.checked_sub(1).is_some_and(|last| self.analysis.verb(VerbId(last)).modal.is_some());
        let speaker = cue.subject.filter(|_| !modal || verb.tense == cue.tense)?;
        self.analysis.group(speaker).classes.meets(people).then_some(speaker)
    }

    /// "said he will appeal and insisted": who spoke before the clause that tells what will be.
    fn speaker_behind_modal(&self, id: VerbId) -> Option<GroupId> {
        let before = (self.first.0..id.0).rev().map(VerbId);
        let cue = before.skip(1).find(|&id| {
            let verb = self.analysis.verb(id);
            verb.form == VerbForm::Finite && self.knowledge.speaks(verb)
        })?;
        let speaker = self.analysis.verb(cue).subject?;
        crate::reports::goes_back(self.analysis, id, cue).then_some(speaker)
    }

    /// The subject of the last verb of saying before, in the same tense or the perfect of a present: "has said … but warns".
    fn teller_before(&self, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        let mut before = (self.first.0..id.0).rev().map(|index| self.analysis.verb(VerbId(index)));
        let cue = before.find(|verb| verb.form == VerbForm::Finite && self.knowledge.speaks(verb))?;
        let perfect = matches!(self.analysis.folded(cue.units.start), "has" | "have");
        cue.subject.filter(|_| cue.tense == verb.tense || perfect && verb.tense == Tense::Present)
    }

    /// "“…,” said Ana Lee": a verb of saying behind a quotation has its subject behind it.
    pub(super) fn inverted_speaker(&self, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        let start = verb.units.start;
        let quoted = start > self.span.start && self.analysis.tag(start - 1) == Tag::Quote;
        let closes =
            || self.analysis.quotes_over(Span::new(start - 1, start)).any(|it| it.units.end == start);
        let tells = quoted && closes() && verb.form == VerbForm::Finite && self.knowledge.speaks(verb);
        let speaker = self.analysis.groups_starting(verb.units.end).next().filter(|_| tells)?;
        let group = self.analysis.group(speaker);
        let people = ClassSet::PERSON.union(ClassSet::OFFICE).union(ClassSet::ANONYMOUS);
        group.classes.meets(people).then_some(speaker)
    }

    /// "the head of the union that opposes it": the union, not who heads it.
    pub(super) fn body_within(&self, office: GroupId) -> Option<GroupId> {
        let group = self.analysis.group(office);
        let titled = group.classes.meets(ClassSet::OFFICE) && !group.classes.meets(ClassSet::PERSON);
        let mut inner = (group.units.start + 1..group.units.end)
            .filter(|_| titled)
            .flat_map(|at| self.analysis.groups_starting(at));
        let body = inner.find(|&id| self.analysis.group(id).units.end == group.units.end)?;
        let bodies = ClassSet::ORG.union(ClassSet::COUNTRY);
        self.analysis.group(body).classes.meets(bodies).then_some(body)
    }

    /// "who said he would", "who says the union backs it": what stands behind is no object but a subject of its own.
    pub(super) fn opens_report(&self, cue: u32, at: u32) -> bool {
        let acts = matches!(self.analysis.folded(at), "he" | "she" | "they" | "we" | "i");
        acts || matches!(
            self.analysis.folded(cue),
            "said"
                | "says"
                | "saying"
                | "insisted"
                | "insists"
                | "argued"
                | "argues"
                | "claimed"
                | "claims"
                | "believes"
                | "believed"
                | "thinks"
                | "thought"
                | "hopes"
                | "hoped"
                | "noted"
                | "notes"
        )
    }

    /// "from Ada, Mo.": the town before the comma and the state.
    pub(super) fn town(&self, state: GroupId) -> Option<GroupId> {
        let group = self.analysis.group(state);
        let place = group.classes.meets(ClassSet::REGION.union(ClassSet::COUNTRY).union(ClassSet::PLACE));
        let comma = group.units.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let town = self.group_ending(comma).filter(|_| place && self.analysis.tag(comma) == Tag::Comma)?;
        let start = self.analysis.group(town).units.start;
        let placed =
            start > self.span.start && matches!(self.analysis.folded(start - 1), "from" | "in" | "of");
        placed.then_some(town)
    }

    /// "crossing Iowa stumping for Berg": a gerund behind a place that somebody goes through is of whoever goes.
    pub(super) fn traveller(&self, subject: GroupId, form: VerbForm) -> Option<GroupId> {
        let group = self.analysis.group(subject);
        let place = group.classes.meets(ClassSet::REGION.union(ClassSet::PLACE));
        let object = form == VerbForm::Gerund && place && !group.classes.meets(ClassSet::COUNTRY);
        let crosses = self.verb_ending(group.units.start).filter(|_| object);
        crosses.map_or(Some(subject), |verb| self.analysis.verb(verb).subject)
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn whoever_was_quoted_on_stopped_short() {
        let text = "Fiona Munro was silent. Paul Reed said Anna Berg “deserves to be heard” but stopped short of backing her.";
        assert_eq!(crate::testing::said("stance", text, None), ["Paul Reed does not support Anna Berg"]);
    }

    #[test]
    fn a_country_accused_where_its_president_did() {
        let text = "President Kemal Aydin has said his country is ready to talk but accuses Malta of delay.";
        let said = crate::testing::said("statement", text, None);
        assert!(said.len() == 2 && said.iter().all(|said| said.starts_with("Kemal Aydin")), "{said:?}");
    }
}
