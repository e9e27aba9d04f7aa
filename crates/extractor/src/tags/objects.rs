//! Words that are verbs elsewhere and nouns behind a name that does nothing itself: "vetoed EU sanctions".

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;

use super::{Tag, View};
use crate::lexis::WordClass;

impl View<'_, '_> {
    /// What stands before the name that ends at a unit, or directly before the unit where no name does.
    pub(super) fn before_name(&self, at: u32) -> Option<u32> {
        (self.span.start..at).rev().find(|&unit| self.analysis.tag(unit) != Tag::Name)
    }

    /// Whether the name before a unit stands directly behind a verb.
    pub(super) fn is_object(&self, at: u32) -> bool {
        self.before_name(at).is_some_and(|unit| self.analysis.tag(unit) == Tag::Verb)
    }

    /// Whether the name before a unit belongs to what a verb takes that takes no clause, article and adjectives before it
    /// or not: "vetoed the new EU", "voted against EU", and not "says the EU".
    pub(super) fn is_plain_object(&self, at: u32) -> bool {
        let inner = |unit: u32| {
            matches!(self.analysis.tag(unit), Tag::Name | Tag::Det | Tag::Adj | Tag::Possessive | Tag::Num)
                || matches!(self.analysis.folded(unit), "further" | "more")
        };
        let Some(first) = (self.span.start..at).rev().find(|&unit| !inner(unit)) else { return false };
        let led = self.analysis.tag(first) == Tag::Prep
            && matches!(self.analysis.folded(first), "against" | "for" | "on" | "over");
        let verb = if led { first.checked_sub(1).filter(|&at| at >= self.span.start) } else { Some(first) };
        let Some(verb) = verb.filter(|&unit| self.analysis.tag(unit) == Tag::Verb) else { return false };
        // "the man who voted for Berg backs the plan"
        let relative = led
            && (self.span.start..verb).any(|unit| matches!(self.analysis.tag(unit), Tag::Rel | Tag::That));
        let clausal = |lemma| {
            let clauses = &self.knowledge.attitudes.clause;
            !led && (self.knowledge.reports(lemma) || clauses.binary_search(&lemma).is_ok())
        };
        let readings = self.knowledge.rules.verbs.forms(self.analysis.unit(verb).symbol);
        !relative && !readings.is_empty() && !readings.iter().any(|reading| clausal(reading.lemma))
    }

    /// "supports the rule changes that it recommends": a plural behind a noun that "supports" has for its object, where no clause
    /// before it could go on with a verb.
    pub(super) fn closes_object(&self, at: u32) -> bool {
        let noun = at - 1;
        let Some(article) = noun.checked_sub(1).filter(|&unit| unit > self.span.start) else { return false };
        let verb = article - 1;
        let finite = self.forms(verb).contains(FormSet::THIRD) && self.analysis.tag(verb) == Tag::Verb;
        let alone = (self.span.start..verb)
            .all(|unit| !matches!(self.analysis.tag(unit), Tag::Verb | Tag::Rel | Tag::That | Tag::Sub));
        self.analysis.tag(article) == Tag::Det
            && finite
            && alone
            && self.is_plain_object(noun)
            && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
    }

    /// "the death toll from a mosque bombing climbs": a deed called by what it was done to, and no man bombing a mosque.
    pub(super) fn is_attack_on_thing(&self, at: u32, class: WordClass) -> bool {
        let noun = self.analysis.unit(at - 1);
        let somebody = self.knowledge.casualties.binary_search(&noun.symbol).is_ok();
        let plural = self.analysis.folded(at - 1).ends_with('s');
        let next = at + 1;
        let ends = next >= self.span.end
            || matches!(self.analysis.folded(next), "." | "," | ";" | ":" | "in" | "on" | "that" | "which")
            || self.forms(next).contains(FormSet::THIRD)
            || self.class(next).has(WordClass::BE.or(WordClass::HAVE).or(WordClass::MODAL));
        class.has(WordClass::HARM) && !somebody && !plural && ends
    }

    /// "mandatory paid sick leave": what is paid is the time off.
    pub(super) fn is_paid_time(&self, at: u32) -> bool {
        self.analysis.folded(at) == "paid"
            && at + 1 < self.span.end
            && matches!(
                self.analysis.folded(at + 1),
                "annual"
                    | "family"
                    | "holiday"
                    | "holidays"
                    | "leave"
                    | "maternity"
                    | "medical"
                    | "parental"
                    | "paternity"
                    | "sick"
                    | "vacation"
            )
    }

    /// "EU sanctions on three banks were vetoed": a name that begins a clause, and behind the words that go on from it an
    /// auxiliary with no subject of its own.
    pub(super) fn is_plain_subject(&self, at: u32) -> bool {
        const REACH: u32 = 10;
        let begins = self.before_name(at).is_none_or(|unit| {
            matches!(
                self.analysis.tag(unit),
                Tag::Comma | Tag::Punct | Tag::Quote | Tag::Sub | Tag::That | Tag::Det
            )
        });
        let next = self.next(at);
        if !begins || !self.class(next).has(WordClass::PREPOSITION) {
            return false;
        }
        let parts = WordClass::CONJUNCTION
            .or(WordClass::SUBORDINATOR)
            .or(WordClass::RELATIVE)
            .or(WordClass::PRONOUN)
            .or(WordClass::FREE_PRONOUN);
        let finite = WordClass::BE.or(WordClass::HAVE).or(WordClass::MODAL);
        let goes_on = |&unit: &u32| {
            let word = self.analysis.folded(unit);
            let plain = [UnitKind::Word, UnitKind::Number, UnitKind::Ordinal, UnitKind::Hyphen];
            plain.contains(&self.analysis.unit(unit).kind)
                && !self.class(unit).has(parts)
                && !matches!(word, "to" | "that" | "as" | "being" | "having")
        };
        let ahead = next + 1..self.span.end.min(next + REACH);
        let mut ahead = ahead.take_while(goes_on).skip_while(|&unit| !self.class(unit).has(finite));
        let Some(verb) = ahead.next().filter(|&unit| unit > next + 1 && !self.is_name_like(unit)) else {
            return false;
        };
        // "votes in May on the bill Berg has tabled": a name behind a noun is a subject of its own.
        let named = (next + 1..verb).rev().find(|&unit| !self.analysis.unit(unit).is_capitalised());
        named.is_none_or(|unit| {
            unit + 1 == verb || self.class(unit).has(WordClass::PREPOSITION.or(WordClass::DETERMINER))
        })
    }
}
