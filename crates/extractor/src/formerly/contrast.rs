//! Stands that what follows tells to be over: "backed it until …", "had backed it before switching", "had opposed it, but now …".

use claimwire_record::Span;
use claimwire_rules::program::VerbForm;

use super::Told;
use crate::analysis::{UnitSpan, VerbId};
use crate::tags::Tag;
use crate::verbs::{Tense, VerbGroup};

/// How far into the sentence behind a turn is looked for.
const NEXT: u32 = 14;

impl Told<'_, '_> {
    /// The word that tells that what a finite verb tells was given up.
    pub(super) fn given_up(&self, id: VerbId) -> Option<UnitSpan> {
        let verb = self.analysis.verb(id);
        if !self.is_past(verb) {
            return None;
        }
        let had = self.is_past_perfect(verb);
        if had || !self.reported {
            let ended = self.ended(id, had);
            if ended.is_some() {
                return ended;
            }
        }
        if !had && !self.reported {
            return self.other_now(id);
        }
        let turned = had && (self.turns_in_sentence(id) || self.turns_in_next());
        turned.then(|| self.auxiliary(verb))
    }

    /// "had", also in "hadn't".
    fn auxiliary(&self, verb: &VerbGroup) -> UnitSpan {
        let had = |at: &u32| matches!(self.analysis.folded(*at), "had" | "'d" | "’d");
        let at = (verb.units.start..verb.head).find(had).unwrap_or(verb.units.start);
        Span::new(at, at + 1)
    }

    /// "until the council cut it", "before reversing course", "before he dropped out".
    fn ended(&self, id: VerbId, had: bool) -> Option<UnitSpan> {
        let verb = self.analysis.verb(id);
        let apart = |at: u32| {
            let other = self.analysis.verb_at[at as usize].filter(|other| *other != id);
            other.is_some_and(|other| self.analysis.verb(other).form == VerbForm::Finite)
                || matches!(self.analysis.tag(at), Tag::Quote | Tag::Punct | Tag::Rel)
        };
        let open = (verb.units.end..self.sentence.end).take_while(|&at| !apart(at));
        let ends = |at: &u32| match self.analysis.folded(*at) {
            "until" | "till" => self.analysis.time_at.get(*at as usize + 1).copied().flatten().is_none(),
            "before" => self.is_followed_by_turn(*at, had),
            _ => false,
        };
        open.into_iter().find(ends).map(|at| Span::new(at, at + 1))
    }

    /// Whether the first verb behind "before" gives a stand up, or leaves the race.
    fn is_followed_by_turn(&self, before: u32, had: bool) -> bool {
        let next = (before + 1..self.sentence.end).find_map(|at| self.analysis.verb_at[at as usize]);
        let Some(next) = next else { return false };
        let verb = self.analysis.verb(next);
        let own = verb.form == VerbForm::Gerund && verb.units.start == before + 1;
        let leaves = || verb.has_lemma(&self.words.leaves) && self.goes_to(verb);
        own && (self.gives_up(verb) || leaves())
            || verb.form == VerbForm::Finite
                && verb.tense == Tense::Past
                && (self.gives_up(verb) || had && self.leaves_contest(verb))
    }

    /// "turning against her", "moving to the other side".
    fn goes_to(&self, verb: &VerbGroup) -> bool {
        matches!(self.analysis.folded(verb.units.end), "against" | "to" | "away" | "toward" | "towards")
    }

    /// "reversed course", "changed her mind".
    fn gives_up(&self, verb: &VerbGroup) -> bool {
        let changes = matches!(
            self.analysis.folded(verb.head),
            "change" | "changed" | "changes" | "changing" | "shifted" | "shifting"
        );
        let object = || (verb.units.end..verb.units.end + 3).any(|at| self.is_in(at, &self.words.changed));
        verb.negation.is_none()
            && verb.modal.is_none()
            && (verb.has_lemma(&self.words.gives_up) || changes && object())
    }

    /// "dropped out", "withdrew", "suspended her campaign".
    fn leaves_contest(&self, verb: &VerbGroup) -> bool {
        let needs_out = matches!(self.analysis.folded(verb.head), "dropped" | "bowed");
        verb.negation.is_none()
            && verb.has_lemma(&self.words.leaves_contest)
            && (!needs_out || self.analysis.folded(verb.units.end) == "out")
    }

    /// Whether a later verb of the sentence tells that the stand of a verb in the past perfect is over.
    fn turns_in_sentence(&self, id: VerbId) -> bool {
        let verb = self.analysis.verb(id);
        let progressive = (verb.units.start..verb.head).any(|at| self.analysis.folded(at) == "been")
            && self.analysis.folded(verb.head).ends_with("ing");
        let but = |at: u32| self.analysis.folded(at) == "but";
        if progressive && (verb.units.end..self.sentence.end).any(but) {
            return true;
        }
        let behind = Span::new(verb.units.end, self.sentence.end);
        self.analysis.verbs_within(behind).any(|other| {
            let other = self.analysis.verb(other);
            let same = verb.subject.is_some() && other.subject == verb.subject;
            let turned = || self.is_turned_into(verb, other);
            same && (self.holds_now(other) || self.has_since(other) || self.gives_up(other) || turned())
                || self.led_by_but(other) && self.leaves_contest(other)
                || self.is_of_pronoun(other)
                    && self.led_by_but(other)
                    && (self.gives_up(other)
                        || turned()
                        || self.holds_now(other) && other.has_lemma(&self.words.holds))
        })
    }

    /// "backed her in the first round, but now supports her rival": the "now" of what the same people do against what they did.
    fn other_now(&self, id: VerbId) -> Option<UnitSpan> {
        let verb = self.analysis.verb(id);
        let behind = Span::new(verb.units.end, self.sentence.end);
        let now = |other: &VerbGroup| {
            let from = other.units.start.saturating_sub(2).max(verb.units.end);
            let find = |word: &str| (from..other.head).find(|&at| self.analysis.folded(at) == word);
            find("but").and(find("now"))
        };
        self.analysis.verbs_within(behind).find_map(|other| {
            let other = self.analysis.verb(other);
            let same = verb.subject.is_some() && other.subject == verb.subject;
            let at = now(other).filter(|_| same && other.tense == Tense::Present)?;
            Some(Span::new(at, at + 1))
        })
    }

    /// "had championed the pact, opposed it": whether a later verb takes the other side on the same thing.
    fn is_turned_into(&self, verb: &VerbGroup, other: &VerbGroup) -> bool {
        let same_thing = matches!(self.analysis.folded(other.units.end), "it" | "him" | "her" | "them");
        let (pro, contra) = (&self.words.stands_for, &self.words.stands_against);
        let turned =
            verb.has_lemma(pro) && other.has_lemma(contra) || verb.has_lemma(contra) && other.has_lemma(pro);
        same_thing && turned && verb.negation.is_none() && other.negation.is_none()
    }

    /// "But she now opposes it", "But they changed their minds": the sentence behind.
    fn turns_in_next(&self) -> bool {
        let next = self.analysis.sentences_at(self.sentence.end).next();
        let next = next.or_else(|| self.analysis.sentences_at(self.sentence.end + 1).next());
        let Some(next) = next.map(|next| next.units) else { return false };
        let opens = matches!(self.analysis.folded(next.start), "but" | "however" | "yet" | "now");
        let near = Span::new(next.start, next.end.min(next.start + NEXT));
        let first = self.analysis.verbs_within(near).next().map(|id| self.analysis.verb(id));
        opens
            && first.is_some_and(|verb| {
                let turns = self.gives_up(verb) || self.holds_now(verb) && verb.has_lemma(&self.words.holds);
                self.is_of_pronoun(verb) && turns
            })
    }

    /// "now backs", "is now giving".
    fn holds_now(&self, verb: &VerbGroup) -> bool {
        let now = |at: u32| self.analysis.folded(at) == "now";
        let near = verb.units.start.saturating_sub(1)..verb.units.end + 1;
        verb.form == VerbForm::Finite && verb.tense == Tense::Present && near.into_iter().any(now)
    }

    /// "has since died", "have since left".
    fn has_since(&self, verb: &VerbGroup) -> bool {
        let word =
            |word: &'static str| (verb.units.start..verb.head).any(|at| self.analysis.folded(at) == word);
        word("since") && (word("has") || word("have"))
    }

    fn is_of_pronoun(&self, verb: &VerbGroup) -> bool {
        let subject = verb.subject.map(|id| self.analysis.group(id).head);
        subject.is_some_and(|head| matches!(self.analysis.folded(head), "he" | "she" | "it" | "they"))
    }

    /// Whether the clause of a verb is brought in by a word of contrast or of an end.
    fn led_by_but(&self, verb: &VerbGroup) -> bool {
        let subject = verb.subject.map_or(verb.units.start, |id| self.analysis.group(id).units.start);
        let before = subject.min(verb.units.start).checked_sub(1);
        before.is_some_and(|at| {
            matches!(self.analysis.folded(at), "but" | "until" | "before" | "however" | "though" | "and")
        })
    }
}
