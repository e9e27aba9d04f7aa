//! Words of the closed classes: pronouns, determiners, prepositions, auxiliaries, adverbs.

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;

use super::{Tag, View};
use crate::lexis::WordClass;

impl View<'_, '_> {
    pub(super) fn word(&self, at: u32) -> Tag {
        let folded = self.analysis.folded(at);
        let class = self.class(at);
        if folded.starts_with('\'') {
            return self.clitic(at, folded);
        }
        if class.has(WordClass::POSSESSIVE)
            && (folded != "her" || self.begins_nominal(at))
            && (folded != "his" || self.begins_nominal(at))
        {
            return Tag::Possessive;
        }
        if class.has(WordClass::PRONOUN) {
            return Tag::Pron;
        }
        if folded == "to" {
            return Tag::To;
        }
        // "so-called"
        if folded == "so" && self.analysis.folded(at + 1) == "-" && self.analysis.folded(at + 2) == "called" {
            return Tag::Adj;
        }
        if folded == "that" {
            return Tag::That;
        }
        if class.has(WordClass::BE.or(WordClass::HAVE).or(WordClass::DO)) {
            return if folded == "do" || folded == "does" || folded == "did" || !class.has(WordClass::DO) {
                Tag::Aux
            } else {
                Tag::Verb
            };
        }
        if class.has(WordClass::MODAL) && !self.is_name_like(at) {
            return Tag::Modal;
        }
        if class.has(WordClass::NEGATION)
            && (!matches!(folded, "nor" | "neither") || self.denies_verb(at, folded))
        {
            return Tag::Neg;
        }
        if class.has(WordClass::RELATIVE) {
            return Tag::Rel;
        }
        self.open_or_small_word(at, class)
    }

    /// "would neither support nor oppose": before a verb, not "neither side", not "nor did they".
    pub(super) fn denies_verb(&self, at: u32, folded: &str) -> bool {
        let next = self.next(at);
        let plain = next < self.span.end
            && self.forms(next).meets(FormSet::BASE.union(FormSet::PARTICIPLE))
            && !self.class(next).has(WordClass::HAVE.or(WordClass::DO).or(WordClass::BE));
        let opened = || (self.span.start..at).any(|unit| self.analysis.folded(unit) == "neither");
        match folded {
            "neither" => plain && matches!(self.before(at), Tag::Modal | Tag::Aux | Tag::To),
            _ => plain && opened() && self.before(at) != Tag::Name,
        }
    }

    pub(super) fn is_name_like(&self, at: u32) -> bool {
        self.analysis.unit(at).is_capitalised() && at > self.span.start && self.analysis.folded(at) != "will"
    }

    pub(super) fn clitic(&self, at: u32, folded: &str) -> Tag {
        if folded != "'s" {
            return if folded == "'ll" || folded == "'d" { Tag::Modal } else { Tag::Aux };
        }
        let previous = at.checked_sub(1).map_or(Tag::Punct, |before| self.analysis.tag(before));
        let pronoun = matches!(previous, Tag::Pron | Tag::That | Tag::Rel)
            || matches!(self.analysis.folded(at.saturating_sub(1)), "there" | "here" | "what");
        if pronoun { Tag::Aux } else { Tag::Clitic }
    }

    pub(super) fn open_or_small_word(&self, at: u32, class: WordClass) -> Tag {
        let folded = self.analysis.folded(at);
        if class.has(WordClass::CONJUNCTION) {
            return Tag::Conj;
        }
        if class.has(WordClass::DETERMINER) {
            return self.determiner(at, class, folded);
        }
        let forms = self.forms(at);
        if self.is_compared(at) {
            return Tag::Adj;
        }
        if class.has(WordClass::PREPOSITION.or(WordClass::SUBORDINATOR)) {
            return self.preposition(at, class, forms);
        }
        if class.has(WordClass::ADVERB)
            && !self.adverb_is_verb(at, forms)
            && !self.adverb_is_adjective(at, class)
        {
            return Tag::Adv;
        }
        if forms != FormSet::default()
            && let Some(tag) = self.verb_or_not(at, forms, class)
        {
            return tag;
        }
        self.noun_or_adjective(at, class, folded)
    }

    pub(super) fn determiner(&self, at: u32, class: WordClass, folded: &str) -> Tag {
        let after_noun =
            || matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pron | Tag::Aux | Tag::Modal);
        let before_verb =
            || self.forms(self.next(at).min(self.span.end - 1)).meets(FormSet::PAST.union(FormSet::THIRD));
        let floats = matches!(folded, "all" | "both" | "each")
            && after_noun()
            && (before_verb() || !self.begins_nominal(at));
        if floats
            || class.has(WordClass::ADVERB)
                && matches!(folded, "much" | "more" | "most" | "no")
                && !self.begins_nominal(at)
        {
            Tag::Adv
        } else {
            Tag::Det
        }
    }

    pub(super) fn preposition(&self, at: u32, class: WordClass, forms: FormSet) -> Tag {
        let folded = self.analysis.folded(at);
        // "back", "following", "including" can be verbs; after a subject with an object they are.
        if forms.contains(FormSet::GERUND) && matches!(self.before(at), Tag::Aux) {
            return Tag::Verb;
        }
        // "have since dropped out"
        if folded == "since"
            && self.before(at) == Tag::Aux
            && self.forms(self.next(at).min(self.span.end - 1)).contains(FormSet::PARTICIPLE)
        {
            return Tag::Adv;
        }
        let particle = matches!(folded, "out" | "up" | "down" | "off" | "over");
        if particle && !self.begins_nominal(at) {
            return Tag::Adv;
        }
        if class.has(WordClass::SUBORDINATOR) && !class.has(WordClass::PREPOSITION) {
            let adverb = folded == "so" || folded == "once" && self.opens_participle(at);
            return if adverb { Tag::Adv } else { Tag::Sub };
        }
        Tag::Prep
    }

    /// "Berg, once tipped as a successor,": no clause, but what she was.
    fn opens_participle(&self, at: u32) -> bool {
        let next = self.next(at);
        next < self.span.end
            && self.forms(next).contains(FormSet::PARTICIPLE)
            && matches!(self.before(at), Tag::Comma | Tag::Name | Tag::Noun | Tag::Aux)
    }

    /// "back" and other words that are adverbs unless they stand where a verb does.
    pub(super) fn adverb_is_verb(&self, at: u32, forms: FormSet) -> bool {
        if forms == FormSet::default() || self.analysis.folded(at) != "back" {
            return false;
        }
        let next = self.next(at);
        let object = next < self.span.end
            && (self.begins_nominal(at)
                || self
                    .class(next)
                    .has(WordClass::DETERMINER.or(WordClass::PRONOUN).or(WordClass::POSSESSIVE)));
        object
            && matches!(
                self.before(at),
                Tag::Name
                    | Tag::Noun
                    | Tag::Pron
                    | Tag::To
                    | Tag::Modal
                    | Tag::Aux
                    | Tag::Neg
                    | Tag::Conj
                    | Tag::Rel
                    | Tag::That
                    | Tag::Comma
                    | Tag::Num
            )
    }

    pub(super) fn adverb_is_adjective(&self, at: u32, class: WordClass) -> bool {
        if !class.has(WordClass::ADJECTIVE) {
            return false;
        }
        // "has long supported"
        let next = self.next(at);
        if matches!(self.before(at), Tag::Aux | Tag::Modal)
            && next < self.span.end
            && self.forms(next).meets(FormSet::PARTICIPLE.union(FormSet::BASE))
            && !self.class(next).has(WordClass::ADJECTIVE)
            && !self.knowledge.may_be_noun(self.analysis.unit(next).symbol)
        {
            return false;
        }
        let in_group = matches!(self.before(at), Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Num);
        (in_group || self.begins_nominal(at)) && self.begins_nominal(at)
    }

    /// "an earlier version", but "a day earlier Norway had"
    pub(super) fn is_compared(&self, at: u32) -> bool {
        matches!(self.analysis.folded(at), "earlier" | "later")
            && matches!(self.before(at), Tag::Det | Tag::Possessive | Tag::Clitic)
            && self.begins_nominal(at)
    }

    /// Whether what follows can go on a noun group: a noun, an adjective, a name.
    pub(super) fn begins_nominal(&self, at: u32) -> bool {
        let next = self.next(at);
        if next >= self.span.end {
            return false;
        }
        let unit = self.analysis.unit(next);
        if self.analysis.name_at[next as usize].is_some()
            || matches!(
                unit.kind,
                UnitKind::Number | UnitKind::Ordinal | UnitKind::Hashtag | UnitKind::Handle
            )
        {
            return true;
        }
        if unit.kind != UnitKind::Word || self.analysis.folded(next).starts_with('\'') {
            return false;
        }
        let class = self.class(next);
        let small = WordClass::PREPOSITION
            .or(WordClass::CONJUNCTION)
            .or(WordClass::PRONOUN)
            .or(WordClass::DETERMINER)
            .or(WordClass::POSSESSIVE)
            .or(WordClass::BE)
            .or(WordClass::HAVE)
            .or(WordClass::DO)
            .or(WordClass::MODAL)
            .or(WordClass::SUBORDINATOR)
            .or(WordClass::RELATIVE);
        if class.has(small) || self.analysis.folded(next) == "to" {
            return false;
        }
        if class.has(WordClass::ADVERB) && !class.has(WordClass::ADJECTIVE) {
            return self.analysis.folded(next).ends_with("ly") && self.begins_nominal(next);
        }
        let forms = self.forms(next);
        let only_verb = forms != FormSet::default()
            && !self.knowledge.may_be_noun(unit.symbol)
            && !forms.contains(FormSet::PARTICIPLE)
            && !forms.contains(FormSet::GERUND);
        !only_verb
    }
}
