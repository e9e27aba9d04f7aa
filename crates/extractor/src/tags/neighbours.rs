//! What the words around tell of a word: speech tags, agreement, what follows.

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;

use super::{Tag, View};
use crate::lexis::WordClass;

impl View<'_, '_> {
    /// "police said", "the board says": a finite verb of saying directly behind.
    pub(super) fn speech_next(&self, at: u32) -> bool {
        let next = self.next(at);
        next < self.span.end
            && self.knowledge.rules.verbs.forms(self.analysis.unit(next).symbol).iter().any(|reading| {
                self.knowledge.reports(reading.lemma)
                    && (reading.form.contains(FormSet::PAST)
                        || reading.form.contains(FormSet::THIRD)
                            && matches!(self.analysis.folded(next), "says" | "adds" | "writes" | "tells"))
            })
    }

    /// "…, Reuters reports.": a name and a verb of saying behind a comma, before a stop.
    pub(super) fn ends_tag(&self, at: u32, forms: FormSet) -> bool {
        let finite = forms.contains(FormSet::THIRD) || forms.contains(FormSet::PAST);
        let mut start = at;
        while start > self.span.start && self.analysis.tag(start - 1) == Tag::Name {
            start -= 1;
        }
        // "…, the mayor, Ann Lee, fears."
        let apposed =
            start == at && start > self.span.start + 1 && self.analysis.tag(start - 1) == Tag::Comma;
        if apposed {
            start -= 1;
            while start > self.span.start && self.analysis.tag(start - 1) == Tag::Name {
                start -= 1;
            }
        }
        let name_end = at - u32::from(apposed);
        let named =
            start < name_end && start > self.span.start && matches!(self.analysis.tag(start - 1), Tag::Comma);
        let stopped =
            at + 1 >= self.span.end || matches!(self.analysis.folded(at + 1), "." | "," | ";" | "!");
        finite
            && named
            && stopped
            && self
                .knowledge
                .rules
                .verbs
                .forms(self.analysis.unit(at).symbol)
                .iter()
                .any(|reading| self.knowledge.reports(reading.lemma))
    }

    /// "The Voss campaign thinks he will win", "a Voss poll finds": the noun before a verb of thinking or finding is who does.
    pub(super) fn is_thinker(&self, at: u32) -> bool {
        let next = self.next(at);
        let thinks = matches!(
            self.analysis.folded(next),
            "thinks" | "believes" | "knows" | "hopes" | "insists" | "argues"
        );
        let finds = matches!(self.analysis.folded(next), "finds" | "shows" | "found" | "showed" | "suggests");
        let thinker =
            matches!(self.analysis.folded(at), "campaign" | "camp" | "board" | "guard" | "staff" | "crew");
        let paper = matches!(self.analysis.folded(at), "poll" | "survey" | "report" | "study" | "audit");
        next < self.span.end && (thinks && thinker || finds && paper)
    }

    /// "…, a new poll finds.": a paper and what it tells, behind a comma and before a stop.
    pub(super) fn ends_paper_tag(&self, at: u32) -> bool {
        const LONGEST: u32 = 14;
        let tells = matches!(
            self.analysis.folded(at),
            "finds" | "shows" | "suggests" | "indicates" | "reveals" | "estimates"
        );
        let stopped =
            at + 1 >= self.span.end || matches!(self.analysis.folded(at + 1), "." | "," | ";" | "!" | "on");
        if !tells || !stopped || at <= self.span.start {
            return false;
        }
        let paper = matches!(
            self.analysis.folded(at - 1),
            "poll"
                | "survey"
                | "study"
                | "analysis"
                | "report"
                | "review"
                | "research"
                | "audit"
                | "data"
                | "census"
        );
        let from = at.saturating_sub(LONGEST).max(self.span.start);
        let open = (from..at)
            .rev()
            .find(|&unit| matches!(self.analysis.tag(unit), Tag::Comma | Tag::Verb | Tag::Aux | Tag::Modal));
        let article =
            |unit: u32| matches!(self.analysis.folded(unit), "a" | "an" | "the" | "one" | "another");
        paper && open.is_some_and(|unit| self.analysis.tag(unit) == Tag::Comma && article(unit + 1))
    }

    /// `"…", said Peter Novak`: a verb of saying behind a quotation or the comma that closes it.
    pub(super) fn is_speech_tag(&self, at: u32) -> bool {
        if matches!(self.analysis.folded(at), "said" | "told") {
            return true;
        }
        let said = self
            .knowledge
            .rules
            .verbs
            .forms(self.analysis.unit(at).symbol)
            .iter()
            .any(|reading| self.knowledge.reports(reading.lemma));
        let behind_quote =
            (self.span.start.max(at.saturating_sub(2))..at).any(|unit| self.analysis.tag(unit) == Tag::Quote);
        said && (behind_quote || at == self.span.start)
    }

    /// "praised him and backs Rutte": a verb stands before the conjunction in this sentence.
    pub(super) fn follows_verb_list(&self, at: u32) -> bool {
        (self.span.start..at).any(|unit| self.analysis.tag(unit) == Tag::Verb)
    }

    pub(super) fn in_list(&self, at: u32) -> bool {
        (at + 1..self.span.end.min(at + 5)).any(|unit| self.analysis.folded(unit) == "and")
    }

    /// Plural subjects go with base forms, singular ones with -s forms; past forms with both.
    pub(super) fn agrees(&self, at: u32, forms: FormSet) -> bool {
        if forms.contains(FormSet::PAST) {
            return true;
        }
        let mut noun = at;
        while noun > self.span.start && matches!(self.analysis.tag(noun - 1), Tag::Adv | Tag::Quote) {
            noun -= 1;
        }
        let previous = noun.saturating_sub(1);
        let plural_noun =
            self.analysis.tag(previous) == Tag::Noun && self.analysis.folded(previous).ends_with('s');
        // "rejected a ceasefire offer", "the 1985 farm bill": one thing, and a year, do nothing in the plural.
        if !plural_noun && (self.is_one(previous) || self.is_year(previous) || self.is_owned_object(previous))
        {
            return forms.contains(FormSet::THIRD);
        }
        let plural = plural_noun
            || self.analysis.tag(previous) == Tag::Num
            || irregular_plural(self.analysis.folded(previous))
            || (self.span.start..at)
                .rev()
                .take(12)
                .any(|unit| matches!(self.analysis.folded(unit), "and" | ","))
            || self.analysis.tag(previous) == Tag::Name
            || self.is_behind_several(previous);
        let joined = self.analysis.tag(previous) == Tag::Name
            && self
                .before_name(previous)
                .is_some_and(|unit| self.analysis.folded(unit) == "and" && !self.opens_clause(unit, at));
        let singular = !joined && (!plural_noun || self.is_behind_single(previous));
        forms.contains(FormSet::THIRD) && singular || forms.contains(FormSet::BASE) && plural
    }

    /// "she will run, and Malta backs her bid": behind a comma and "and" a name with a verb of its own, whose object follows.
    fn opens_clause(&self, and: u32, at: u32) -> bool {
        let object = WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN);
        let comma = and.checked_sub(1).filter(|&before| before > self.span.start);
        comma.is_some_and(|comma| self.analysis.tag(comma) == Tag::Comma)
            && self.follows_verb_list(and)
            && self.class(self.next(at)).has(object)
    }

    /// "members of the board support": whether a noun ends a group that "of" joins to several.
    fn is_behind_several(&self, noun: u32) -> bool {
        let of = self.word_before_group(noun).filter(|&at| self.analysis.folded(at) == "of");
        of.is_some_and(|of| {
            let several = self.analysis.folded(of - 1);
            self.analysis.tag(of - 1) == Tag::Noun
                && (several.ends_with('s') && !several.ends_with("ss") || irregular_plural(several))
        })
    }

    /// "the toll from floods rises": whether a noun ends a group that "of" or "from" joins to one thing.
    fn is_behind_single(&self, noun: u32) -> bool {
        let joint =
            self.word_before_group(noun).filter(|&at| matches!(self.analysis.folded(at), "of" | "from"));
        joint.is_some_and(|joint| {
            let one = self.analysis.folded(joint - 1);
            self.analysis.tag(joint - 1) == Tag::Noun && !one.ends_with('s') && !irregular_plural(one)
        })
    }

    /// The word before the group that a noun ends, where it is not the sentence's first.
    fn word_before_group(&self, noun: u32) -> Option<u32> {
        let inner = |unit: u32| {
            matches!(
                self.analysis.tag(unit),
                Tag::Noun | Tag::Adj | Tag::Demonym | Tag::Name | Tag::Det | Tag::Possessive | Tag::Clitic
            )
        };
        let before = (self.span.start..noun).rev().take(6).find(|&unit| !inner(unit));
        before.filter(|&at| at > self.span.start)
    }

    /// Whether a noun ends a group that "a", "each" or the like begins.
    fn is_one(&self, noun: u32) -> bool {
        let name = self.analysis.tag(noun) == Tag::Name;
        if !name && self.analysis.tag(noun) != Tag::Noun {
            return false;
        }
        let within = |unit: u32| {
            matches!(self.analysis.tag(unit), Tag::Noun | Tag::Adj | Tag::Demonym | Tag::Hyphen | Tag::Name)
        };
        let before = (self.span.start..noun).rev().find(|&unit| !within(unit));
        before.is_some_and(|unit| {
            matches!(self.analysis.folded(unit), "a" | "an" | "each" | "every" | "another" | "this")
                // "this week's GOP debate": a name that is owned only goes with the noun.
                || name && self.analysis.folded(unit) == "'s"
        })
    }

    /// "saw its worst train crash", "in its latest bus crash": whether a noun ends what somebody owns, behind a preposition or
    /// a verb that tells nobody's words.
    fn is_owned_object(&self, noun: u32) -> bool {
        let within = |unit: u32| matches!(self.analysis.tag(unit), Tag::Noun | Tag::Adj | Tag::Hyphen);
        let owner = (self.span.start..noun).rev().find(|&unit| !within(unit));
        let one = self.analysis.tag(noun) == Tag::Noun && !irregular_plural(self.analysis.folded(noun));
        let taken = |before: u32| match self.analysis.tag(before) {
            Tag::Prep => true,
            Tag::Verb => !self.speech_next(before - 1),
            _ => false,
        };
        owner.is_some_and(|owner| {
            one && owner > self.span.start + 1
                && self.analysis.tag(owner) == Tag::Possessive
                && taken(owner - 1)
        })
    }

    /// Whether a number behind a determiner is a year: "the 1985 bill".
    fn is_year(&self, at: u32) -> bool {
        let word = self.analysis.folded(at);
        self.analysis.tag(at) == Tag::Num
            && word.len() == 4
            && matches!(word.get(..2), Some("18" | "19" | "20"))
            && word.bytes().all(|letter| letter.is_ascii_digit())
            && at > self.span.start
            && matches!(self.analysis.tag(at - 1), Tag::Det | Tag::Possessive | Tag::Clitic)
    }

    /// Whether a noun group, a pronoun, "that" or a preposition that verbs take begins directly behind.
    pub(super) fn object_follows(&self, at: u32) -> bool {
        let next = self.next(at);
        if next >= self.span.end {
            return true;
        }
        if self.class(next).has(WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN))
            || matches!(
                self.analysis.folded(next),
                "that"
                    | "to"
                    | "against"
                    | "for"
                    | "on"
                    | "behind"
                    | "from"
                    | "with"
                    | "in"
                    | "at"
                    | "by"
                    | "about"
                    | "around"
            )
        {
            return true;
        }
        self.begins_nominal(at) || self.bounded_number_follows(next)
    }

    /// "spends just 1.4%", "owns about half": a word that bounds a number, and the number.
    pub(super) fn bounded_number_follows(&self, next: u32) -> bool {
        let bound = matches!(
            self.analysis.folded(next),
            "just" | "only" | "nearly" | "almost" | "roughly" | "over" | "under" | "barely"
        );
        bound && next + 1 < self.span.end && self.analysis.unit(next + 1).kind == UnitKind::Number
    }
}

/// Plurals without an s: "ferrymen", "police".
pub(super) fn irregular_plural(folded: &str) -> bool {
    folded.ends_with("men") && folded.len() < 12 || matches!(folded, "people" | "children" | "police")
}
