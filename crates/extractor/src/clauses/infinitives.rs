//! Infinitives and the bare forms that go on them: their subjects and what they hang on.

use claimwire_rules::FormSet;
use claimwire_rules::program::{ClassSet, VerbForm};

use super::{Links, Scope};
use crate::analysis::{GroupId, VerbId};
use crate::tags::Tag;
use crate::verbs::Governor;

impl Scope<'_, '_> {
    pub(super) fn infinitive(&self, id: VerbId) -> Links {
        let verb = self.analysis.verb(id);
        let end = self.step_left(verb.units.start);
        if let Some(governor) = self.verb_ending(end).or_else(|| self.verb_before_place(end)) {
            let subject = self.analysis.verb(governor).subject;
            return Links { subject, governor: Some(Governor::Verb(governor)), object_control: false };
        }
        let Some(before) = end.checked_sub(1).filter(|&at| at >= self.span.start) else {
            return Links::default();
        };
        match self.analysis.tag(before) {
            Tag::Adj => self.behind_adjective(before),
            Tag::Conj => self.conjoined_infinitive(id),
            _ => self.behind_group(end, id),
        }
    }

    /// "agreed in Oslo to back", "voted by a large majority at its meeting on Monday to back": the verb that where, when and how
    /// it was resolved part from its infinitive.
    fn verb_before_place(&self, end: u32) -> Option<VerbId> {
        const PHRASES: usize = 3;
        let mut end = end;
        for _ in 0..PHRASES {
            let start = self.analysis.group(self.outer_group_ending(end)?).units.start;
            let before = start.checked_sub(1).filter(|&at| at > self.span.start)?;
            let place = self.is_place_of_resolving(before, end);
            if !place && !self.is_way_of_resolving(before, end) {
                return None;
            }
            end = self.step_left(before);
            if let Some(governor) = self.verb_ending(end) {
                let verb = self.analysis.folded(self.analysis.verb(governor).head);
                let votes = matches!(verb, "vote" | "votes" | "voted");
                return (votes && !place || resolves(verb)).then_some(governor);
            }
        }
        None
    }

    /// The widest group that ends here and stands behind a preposition.
    fn outer_group_ending(&self, end: u32) -> Option<GroupId> {
        let own = self.group_ending(end)?;
        let outer = self.analysis.groups_starting(self.analysis.group(own).units.start);
        outer.filter(|&id| self.analysis.group(id).units.end == end).last().or(Some(own))
    }

    /// "in Oslo"
    fn is_place_of_resolving(&self, preposition: u32, end: u32) -> bool {
        let Some(id) = self.group_ending(end) else { return false };
        let place = self.analysis.group(id);
        self.analysis.folded(preposition) == "in"
            && place.name.is_some()
            && place.classes.meets(ClassSet::PLACE.union(ClassSet::COUNTRY).union(ClassSet::REGION))
    }

    /// "by a large majority", "at its annual meeting", "in a secret ballot"
    fn is_way_of_resolving(&self, preposition: u32, end: u32) -> bool {
        let led = matches!(self.analysis.folded(preposition), "at" | "by" | "during" | "in" | "with");
        let occasion = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "assembly"
                    | "ballot"
                    | "conference"
                    | "congress"
                    | "convention"
                    | "majority"
                    | "margin"
                    | "meeting"
                    | "referendum"
                    | "session"
                    | "vote"
            )
        };
        led && end.checked_sub(1).is_some_and(occasion)
    }

    /// "Turkey to back the bid": nothing but a subject stands before the infinitive, and no verb is finite.
    fn is_headline(&self, group: GroupId, end: u32, id: VerbId) -> bool {
        let start = self.analysis.group(group).units.start;
        let verbs = &self.analysis.verbs[self.first.0 as usize..];
        let mut here = verbs.iter().take_while(|verb| verb.units.start < self.span.end);
        let first = start == self.span.start && self.analysis.group(group).units.end == end;
        first && id == self.first && here.all(|verb| verb.form != VerbForm::Finite)
    }

    /// "is likely to back": the adjective governs, the subject is that of its verb.
    pub(super) fn behind_adjective(&self, adjective: u32) -> Links {
        let mut end = self.step_left(adjective);
        // "most and least likely"
        while end > self.span.start && self.analysis.tag(end - 1) == Tag::Conj {
            end = self.step_left(end - 1);
        }
        let copula = self.verb_ending(end).and_then(|verb| self.analysis.verb(verb).subject);
        // "voters likely to back": the noun itself.
        let subject = copula.or_else(|| self.group_ending(end));
        Links { subject, governor: Some(Governor::Word(adjective)), object_control: false }
    }

    /// "was not going to wait and back": a bare form behind "and" that goes on an infinitive.
    pub(super) fn goes_on_infinitive(&self, id: VerbId) -> bool {
        let verb = self.analysis.verb(id);
        let behind_infinitive =
            id.0 > self.first.0 && self.analysis.verb(VerbId(id.0 - 1)).form == VerbForm::Infinitive;
        if !behind_infinitive || verb.units.len() != 1 {
            return false;
        }
        let forms = self.knowledge.forms(self.analysis.unit(verb.head).symbol);
        let bare = forms.contains(FormSet::BASE) && !forms.meets(FormSet::PAST);
        let end = self.step_left(verb.units.start);
        bare && end > self.span.start && self.analysis.tag(end - 1) == Tag::Conj
    }

    pub(super) fn conjoined_infinitive(&self, id: VerbId) -> Links {
        let previous = (self.first.0..id.0)
            .rev()
            .map(|index| self.analysis.verb(VerbId(index)))
            .find(|verb| verb.form == VerbForm::Infinitive);
        previous.map_or_else(Links::default, |verb| Links {
            subject: verb.subject,
            governor: verb.governor,
            object_control: verb.object_control,
        })
    }

    /// "urged Norway to sign and Malta to pay": what tells the one before what to do, where the second of two joined by "and"
    /// begins at a unit.
    fn told_with_another(&self, start: u32, id: VerbId) -> Option<Governor> {
        let joint = start.checked_sub(1).filter(|&at| at > self.span.start)?;
        let joined = self.analysis.tag(joint) == Tag::Conj || self.analysis.tag(joint) == Tag::Comma;
        let mut before = (self.first.0..id.0).rev().map(|index| self.analysis.verb(VerbId(index)));
        let first = before.find(|verb| verb.form != VerbForm::Gerund).filter(|_| joined)?;
        let told = first.form == VerbForm::Infinitive && first.object_control;
        first.governor.filter(|_| told)
    }

    /// "urged members to endorse", "their readiness to support", "a decision to back".
    fn behind_group(&self, end: u32, id: VerbId) -> Links {
        let Some(group) = self.group_ending(end) else { return Links::default() };
        let head = self.analysis.group(group).head;
        let start = self.analysis.group(group).units.start;
        let governed = self.verb_ending(self.step_left(start));
        let noun_governs = self.knowledge.governs_infinitive(self.analysis.unit(head).symbol);
        if noun_governs {
            let owner = self
                .analysis
                .group(group)
                .possessor
                .filter(|&owner| !self.analysis.group(owner).classes.meets(ClassSet::PRONOUN));
            // "sued to challenge its decision to approve": whoever decided is somebody else.
            let own =
                governed.map(|verb| self.analysis.verb(verb)).filter(|verb| !self.knowledge.judges_act(verb));
            let subject = owner.or_else(|| own.and_then(|verb| verb.subject));
            return Links { subject, governor: Some(Governor::Word(head)), object_control: false };
        }
        let purpose = self.previous_subject(id);
        match governed {
            Some(verb) if self.knowledge.controls_object(self.analysis.verb(verb)) => {
                Links { subject: Some(group), governor: Some(Governor::Verb(verb)), object_control: true }
            }
            None if self.told_with_another(start, id).is_some() => {
                let governor = self.told_with_another(start, id);
                Links { subject: Some(group), governor, object_control: true }
            }
            _ if purpose.is_none() && self.is_headline(group, end, id) => {
                Links { subject: Some(group), ..Links::default() }
            }
            _ => Links { subject: purpose, governor: None, object_control: true },
        }
    }
}

/// Verbs of resolving to do something.
fn resolves(verb: &str) -> bool {
    matches!(
        verb,
        "agree" | "agrees" | "agreed" | "decide" | "decides" | "decided" | "resolved" | "vowed" | "pledged"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn those_who_judge_a_decision_had_made_it() {
        for text in [
            "Two farm groups sued the county on Monday to challenge its decision to approve the dam.",
            "Farmers criticised plans to approve the dam.",
            "Norway opposed the decision to back the treaty.",
        ] {
            assert!(!said("stance", text, None).iter().any(|told| told.contains("support")), "{text}");
        }
        let own = said("stance", "Norway announced its decision to back the treaty.", None);
        assert_eq!(own, ["Norway supports the treaty"]);
    }

    #[test]
    fn how_and_where_it_was_voted_hid_what_for() {
        for how in ["by a large majority", "at its meeting on Monday", "by a wide margin in a secret ballot"]
        {
            let text = format!("Norway voted {how} to back the treaty.");
            assert_eq!(said("stance", &text, None), ["Norway supports the treaty"], "{text}");
        }
        let wished = "Norway voted for a majority to back the treaty.";
        assert!(said("stance", wished, None).is_empty());
    }

    #[test]
    fn what_failed_by_a_count_was_said_by_nobody() {
        let claims =
            crate::testing::claims_of("Ann Lee said the measure failed by a vote of 22 to 24.", None);
        let vote = claims.iter().find(|claim| claim.claim_type == "vote").expect("a vote");
        assert_eq!(vote.attribution.source.id.as_deref(), Some("person:ann-lee"));
    }
}
