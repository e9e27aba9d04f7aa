//! What a noun before a clause makes of it: "rumours that …", "the claim that … is false".

use super::*;

impl Clause<'_, '_> {
    /// "rumours that", "the claim that … is false", "denied reports that", "no evidence that".
    pub(super) fn by_noun(&self, noun: u32, inner: u32) -> (Option<Embedding>, Option<VerbId>) {
        let words = self.words();
        let group = self.group_of(noun);
        let start = group.map_or(noun, |id| self.analysis.group(id).units.start);
        let owned = group.is_some_and(|id| self.analysis.group(id).possessor.is_some());
        let verb = self.step_left(start).and_then(|at| self.verb_ending(at + 1));
        let effect = |effect| Some(Embedding::new(effect, noun));
        let found = if (start..noun).any(|at| self.is_in(at, &words.false_adjective))
            || self.is_in(noun, &words.noun_untrue)
        {
            effect(UNTRUE)
        } else if matches!(self.analysis.folded(start), "no" | "little" | "scant" | "any")
            || verb.is_some_and(|id| self.is_missing(id))
        {
            effect(UNSAID)
        } else if self.leaves_open(noun) && self.is_asked_about(start) {
            effect(ASKED)
        } else if let Some(refuted) = verb.and_then(|id| self.refuted_by(id, noun)) {
            Some(refuted)
        } else if let Some(judged) = self.judged_behind(noun, inner) {
            Some(judged)
        } else if self.is_in(noun, &words.noun_wish) {
            effect(WISHED)
        } else if self.is_in(noun, &words.noun_possible) {
            effect(Effect::Weakens(Modality::Possible))
        } else if self.is_in(noun, &words.noun_hearsay) && !owned && !verb.is_some_and(|id| self.confirms(id))
        {
            effect(Effect::Weakens(Modality::Hedged))
        } else {
            None
        };
        (found, verb)
    }

    /// "asked about concerns that": what somebody is asked about need not be so, and he does not say it.
    fn is_asked_about(&self, start: u32) -> bool {
        let about = self.step_left(start).filter(|&at| self.analysis.folded(at) == "about");
        let asked = about.and_then(|at| at.checked_sub(1));
        asked.is_some_and(|at| matches!(self.analysis.folded(at), "asked" | "ask" | "asks" | "asking"))
    }

    fn group_of(&self, noun: u32) -> Option<GroupId> {
        let from = noun.saturating_sub(8).max(self.sentence.start);
        (from..=noun).find_map(|at| {
            self.analysis.groups_starting(at).find(|&id| {
                let group = self.analysis.group(id);
                group.units.end == noun + 1 && group.members.is_empty()
            })
        })
    }

    /// "there is no evidence that", "have not seen proof that": the verb before is denied.
    fn is_missing(&self, id: VerbId) -> bool {
        self.analysis.verb(id).negation.is_some()
    }

    fn confirms(&self, id: VerbId) -> bool {
        matches!(
            self.analysis.folded(self.analysis.verb(id).head),
            "confirm" | "confirms" | "confirmed" | "confirming"
        )
    }

    /// "denied reports that": whoever denies them says no.
    fn refuted_by(&self, id: VerbId, noun: u32) -> Option<Embedding> {
        let verb = self.analysis.verb(id);
        let words = self.words();
        if verb.voice == Voice::Passive || verb.negation.is_some() {
            return None;
        }
        // "rejected the treaty that Sweden supports" denies no report.
        let tells = [&words.noun_hearsay, &words.noun_wish, &words.noun_possible, &words.noun_untrue];
        let told = tells.iter().any(|list| self.is_in(noun, list))
            || matches!(
                self.analysis.folded(noun),
                "statement" | "argument" | "news" | "talk" | "charge" | "remark"
            );
        if !told {
            return None;
        }
        if verb.has_lemma(&words.refuted) {
            return Some(Embedding::new(Effect::Denies, noun).held_by(verb.subject));
        }
        verb.has_lemma(&words.withdrawn).then(|| Embedding::new(UNTRUE, noun))
    }

    /// "the claim that … is false", "the report that … was a hoax", "… was debunked": the next finite verb behind
    /// the clause says so.
    fn judged_behind(&self, noun: u32, inner: u32) -> Option<Embedding> {
        let words = self.words();
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < inner);
        let verb = self.analysis.verbs[first..]
            .iter()
            .take_while(|verb| verb.units.end <= self.sentence.end)
            .take(3)
            .find(|verb| verb.form == VerbForm::Finite)?;
        let behind = verb.units.end..(verb.units.end + 6).min(self.sentence.end);
        let mut complement =
            behind.take_while(|&at| !matches!(self.analysis.tag(at), Tag::Comma | Tag::Sub | Tag::That));
        let denied = verb.negation.is_some();
        if verb.voice == Voice::Passive {
            let effect = match () {
                _ if denied => return None,
                _ if self.is_in(verb.head, &words.false_adjective) || verb.has_lemma(&words.withdrawn) => {
                    UNTRUE
                }
                _ if verb.has_lemma(&words.refuted) => Effect::Denies,
                _ => return None,
            };
            return Some(Embedding::new(effect, noun));
        }
        let is_be =
            self.knowledge.lexis.of(self.analysis.unit(verb.head).symbol).has(crate::lexis::WordClass::BE);
        let proved =
            matches!(self.analysis.folded(verb.head), "proved" | "proves" | "turned" | "remains" | "seems");
        if !(is_be || proved) {
            return None;
        }
        let judged = complement.find_map(|at| match () {
            _ if self.is_in(at, &words.noun_untrue) => Some(UNTRUE),
            _ if self.is_in(at, &words.false_adjective) => Some(Effect::Denies),
            _ if denied && self.is_in(at, &words.truth) => Some(Effect::Denies),
            _ => None,
        })?;
        let plain = denied && !matches!(judged, Effect::Denies if self.sentence_says_true(verb));
        (!plain).then(|| Embedding::new(judged, noun))
    }

    /// Whether "not" stands before a word for true, so that the two together deny.
    fn sentence_says_true(&self, verb: &VerbGroup) -> bool {
        (verb.units.end..(verb.units.end + 4).min(self.sentence.end))
            .any(|at| self.is_in(at, &self.words().truth))
    }
}
