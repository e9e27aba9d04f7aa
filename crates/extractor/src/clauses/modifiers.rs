//! Subjects that clauses and participles stand behind: "the union that backed Berg took", "the group led by Berg
//! took", "the man accused of harming Berg said".

use claimwire_rules::FormSet;
use claimwire_rules::program::{ClassSet, VerbForm, Voice};

use super::Scope;
use crate::analysis::{Analysis, GroupId};
use crate::knowledge::Knowledge;
use crate::tags::Tag;
use crate::verbs::{Governor, VerbGroup};

/// "Teachers employed in Norway have": a verb that was read as the sentence's is a participle where the next has no
/// subject of its own.
pub(super) fn reread(
    analysis: &mut Analysis,
    knowledge: &Knowledge,
    ends: &[Option<GroupId>],
    index: usize,
    first: usize,
) {
    if let Some(host) = contact_host(analysis, ends, index, first) {
        analysis.verbs[index].subject = Some(host);
        return;
    }
    let next = &analysis.verbs[index];
    let gerund = |before: &usize| analysis.verbs[*before].form == VerbForm::Gerund;
    let Some(before) = (first..index).rev().find(|before| !gerund(before)) else { return };
    let verb = &analysis.verbs[before];
    let open = next.subject.is_none() || before + 1 < index && next.subject == verb.subject;
    // "Seven killed in bus crash": what can be a noun is no verb of its own.
    let plain =
        next.units.len() == 1 && knowledge.forms(analysis.unit(next.head).symbol).contains(FormSet::BASE);
    if next.form != VerbForm::Finite || plain || !open || !goes_with_noun(analysis, knowledge, verb, next) {
        return;
    }
    let subject = verb.subject;
    let verb = &mut analysis.verbs[before];
    (verb.form, verb.voice) = (VerbForm::Participle, Voice::Passive);
    analysis.verbs[index].subject = subject;
}

/// "the way the board had acted was wrong": what a clause without a word of its own stands behind, for the verb behind.
fn contact_host(
    analysis: &Analysis,
    ends: &[Option<GroupId>],
    index: usize,
    first: usize,
) -> Option<GroupId> {
    let next = &analysis.verbs[index];
    let verb =
        index.checked_sub(1).filter(|&before| before >= first).map(|before| &analysis.verbs[before])?;
    let finite = |verb: &VerbGroup| verb.form == VerbForm::Finite;
    let inner = analysis.group(verb.subject?).units;
    // "the way the board had held talks had been": an object is no subject of the next verb.
    let beside = |object: GroupId| analysis.group(object).units.start == verb.units.end;
    let open =
        finite(next) && finite(verb) && next.subject.is_none_or(beside) && inner.end == verb.units.start;
    if !open || !phrases_part(analysis, verb, next) {
        return None;
    }
    let host = ends[inner.start as usize].filter(|&id| analysis.group(id).name.is_none())?;
    let before = analysis.group(host).units.start.checked_sub(1).map(|at| analysis.tag(at));
    (before != Some(Tag::Prep)).then_some(host)
}

/// Whether a verb can be a participle behind its noun, with phrases of prepositions alone before the next verb.
fn goes_with_noun(analysis: &Analysis, knowledge: &Knowledge, verb: &VerbGroup, next: &VerbGroup) -> bool {
    let phrase = analysis.tag(verb.units.end) == Tag::Prep && phrases_part(analysis, verb, next);
    phrase && may_be_participle(analysis, knowledge, verb) && !knowledge.speaks(verb)
}

/// Whether nothing but words of phrases stands between two verbs.
fn phrases_part(analysis: &Analysis, verb: &VerbGroup, next: &VerbGroup) -> bool {
    let of_phrase =
        |tag| matches!(tag, Tag::Prep | Tag::Det | Tag::Adj | Tag::Noun | Tag::Name | Tag::Num | Tag::Verb);
    (verb.units.end..next.units.start).all(|at| of_phrase(analysis.tag(at)))
}

/// Whether a verb stands alone, right behind its subject, in a form that can be the past participle as well.
fn may_be_participle(analysis: &Analysis, knowledge: &Knowledge, verb: &VerbGroup) -> bool {
    let symbol = analysis.unit(verb.head).symbol;
    let both = knowledge.forms(symbol).contains(FormSet::PARTICIPLE.union(FormSet::PAST));
    let beside = |subject: GroupId| analysis.group(subject).units.end == verb.units.start;
    verb.form == VerbForm::Finite
        && verb.units.len() == 1
        && both
        && verb.subject.is_some_and(beside)
        && !knowledge.is_intransitive(symbol)
}

impl Scope<'_, '_> {
    /// What a clause, a participle or a gerund tells of that ends at a unit.
    pub(super) fn modified(&self, at: u32) -> Option<GroupId> {
        self.relative_subject(at).or_else(|| self.participle_host(at))
    }

    /// "the union that backed Berg took": what ends here is the object within a relative clause; its antecedent.
    pub(super) fn relative_subject(&self, object: u32) -> Option<GroupId> {
        let verb = self.analysis.verb(self.verb_ending(self.step_left(object))?);
        let end = self.step_left(verb.units.start);
        // "the union backing Berg opposes it"
        let modified = verb.form == VerbForm::Gerund
            && verb.units.len() == 1
            && verb.governor.is_none()
            && self.analysis.tag(object) != Tag::Prep
            && !self.knowledge.speaks(verb);
        // "members of the parties opposing the bill stood": the members.
        let actors = ClassSet::PERSON.union(ClassSet::GROUP).union(ClassSet::ORG).union(ClassSet::COUNTRY);
        let near = self.group_ending(end);
        let acts = near.is_some_and(|near| self.analysis.group(near).classes.meets(actors));
        let owner = || near == verb.subject || acts && self.group_subject(end) == verb.subject;
        if modified && verb.subject.is_some() && owner() {
            return verb.subject;
        }
        let relative = end.checked_sub(1).filter(|&at| at > self.span.start)?;
        if self.opens_report(verb.head, object) {
            return None;
        }
        let opens = match self.analysis.tag(relative) {
            Tag::Rel => true,
            // "said that Berg backed Voss" is no relative clause.
            Tag::That => self.group_ending(relative).is_some(),
            _ => false,
        };
        opens.then_some(verb.subject).flatten()
    }

    /// "the group led by Berg took", "a plan meant to cut costs failed", "the man accused of harming Berg said".
    fn participle_host(&self, at: u32) -> Option<GroupId> {
        let mut verb = self.analysis.verb(self.verb_ending(self.step_left(at))?);
        while let Some(Governor::Verb(governor)) = verb.governor {
            verb = self.analysis.verb(governor);
        }
        if verb.form == VerbForm::Gerund {
            return self.gerund_host(verb);
        }
        // "statements, followed by a clip": behind a comma it tells of nothing that goes on.
        let beside = self.group_ending(self.step_left(verb.units.start)).is_some();
        let bare = verb.form == VerbForm::Participle && verb.units.len() == 1 && beside;
        verb.subject.filter(|&subject| bare && self.analysis.group(subject).units.start < verb.units.start)
    }

    /// What the participle tells of that the preposition before a gerund goes with.
    fn gerund_host(&self, gerund: &VerbGroup) -> Option<GroupId> {
        let before = gerund.units.start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let phrase = self.analysis.tag(before) == Tag::Prep && !self.is_clause_preposition(before);
        let verb = self.analysis.verb(self.verb_ending(before).filter(|_| phrase)?);
        let accused = may_be_participle(self.analysis, self.knowledge, verb);
        verb.subject.filter(|_| accused).or_else(|| self.participle_host(before))
    }
}

#[cfg(test)]
mod tests {
    /// Who says what, in order.
    fn said(text: &str) -> Vec<String> {
        crate::testing::said("statement", text, None)
    }

    #[test]
    fn what_others_were_accused_of_was_done_by_the_accuser() {
        let text =
            "John Hale accused some of his MPs of betraying the party by agreeing to support the levy.";
        assert!(crate::testing::said("stance", text, None).is_empty());
        let own = "John Hale kept his seat by agreeing to support the levy.";
        assert_eq!(crate::testing::said("stance", own, None), ["John Hale supports the levy"]);
    }

    #[test]
    fn whom_an_accused_is_told_to_have_harmed_says_nothing() {
        let text = "The man accused of harming Ana Cruz said he was innocent.";
        assert_eq!(said(text), ["man said: he was innocent"]);
    }

    #[test]
    fn what_follows_a_clause_is_done_by_its_noun() {
        let text = "Figures released on Monday showed that exports fell.";
        assert_eq!(said(text), ["Figures said: exports fell"]);
        let text = "Teachers employed in Norway have said they will strike.";
        assert_eq!(said(text), ["Teachers said: they will strike"]);
    }

    #[test]
    fn a_clause_without_a_word_of_its_own_goes_with_the_noun_before_it() {
        let text = "Ana Cruz said the way the board had held talks had been wrong.";
        assert_eq!(said(text), ["Ana Cruz said: the way the board had held talks had been wrong"]);
    }

    #[test]
    fn who_made_remarks_says_what_they_say() {
        let text =
            "Hale praised voters, who recalled remarks Tom Vane made in 2006 saying he \"hopes\" for rain.";
        assert_eq!(said(text), ["Tom Vane said: he \"hopes\" for rain"]);
    }
}
