//! Words of the closed classes: pronouns, determiners, prepositions, auxiliaries, adverbs; and what every word is that
//! is the same wherever it stands.

use claimwire_rules::units::UnitKind;
use claimwire_rules::vocabulary::{Symbol, Vocabulary};
use claimwire_rules::{FormSet, Pos};

use super::{Tag, View};
use crate::lexis::{Lexis, WordClass};

/// A word by itself: its letters and what the tables say of it.
pub(super) struct Word<'w> {
    folded: &'w str,
    class: WordClass,
    forms: FormSet,
    pos: Option<Pos>,
}

/// Where a word stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'p, 'v, 'a> {
    view: &'p View<'v, 'a>,
    at: u32,
}

impl<'w> Word<'w> {
    /// A word with its folded form.
    pub(super) fn new(lexis: &Lexis, symbol: Symbol, folded: &'w str) -> Self {
        Word { folded, class: lexis.of(symbol), forms: lexis.forms(symbol), pos: lexis.pos(symbol) }
    }

    /// What the word is at a place; with no place what it is at any, and none where that depends on the place.
    pub(super) fn tag(&self, place: Option<Place>) -> Option<Tag> {
        let Word { folded, class, .. } = *self;
        if folded.starts_with('\'') {
            return place.map(|Place { view, at }| view.clitic(at, folded));
        }
        // "her own" is followed by a noun, though "own" is a verb too.
        let owns = |view: &View, at: u32| view.analysis.folded(view.next(at)) == "own";
        // "his most powerful role", but "gave her most of the votes"
        let grades = |view: &View, at: u32| {
            let next = view.next(at);
            matches!(view.analysis.folded(next), "most" | "least" | "very")
                && view.begins_nominal(next)
                && view.analysis.folded(view.next(next)) != "of"
        };
        let nominal_next =
            || place.map(|Place { view, at }| view.begins_nominal(at) || owns(view, at) || grades(view, at));
        if class.has(WordClass::POSSESSIVE) && (!matches!(folded, "her" | "his") || nominal_next()?) {
            return Some(Tag::Possessive);
        }
        if class.has(WordClass::PRONOUN) {
            return Some(Tag::Pron);
        }
        if folded == "to" {
            return Some(Tag::To);
        }
        if folded == "so" && place.map(|Place { view, at }| view.is_so_called(at))? {
            return Some(Tag::Adj);
        }
        if folded == "that" {
            return Some(Tag::That);
        }
        if class.has(WordClass::BE.or(WordClass::HAVE).or(WordClass::DO)) {
            let auxiliary = matches!(folded, "do" | "does" | "did") || !class.has(WordClass::DO);
            return Some(if auxiliary { Tag::Aux } else { Tag::Verb });
        }
        if class.has(WordClass::MODAL) && !place.map(|Place { view, at }| view.is_name_like(at))? {
            return Some(Tag::Modal);
        }
        if class.has(WordClass::NEGATION)
            && (!matches!(folded, "nor" | "neither")
                || place.map(|Place { view, at }| view.denies_verb(at, folded))?)
        {
            return Some(Tag::Neg);
        }
        if class.has(WordClass::RELATIVE) {
            return Some(Tag::Rel);
        }
        self.open_or_small(place)
    }

    fn open_or_small(&self, place: Option<Place>) -> Option<Tag> {
        let Word { folded, class, forms, .. } = *self;
        if class.has(WordClass::CONJUNCTION) {
            return Some(Tag::Conj);
        }
        if class.has(WordClass::DETERMINER) {
            return self.determiner(place);
        }
        // "the half-year profit", "first-half profit"
        let joined = |Place { view, at }: Place| {
            view.is_joined_to_next(at) || view.before(at) == Tag::Hyphen && view.begins_nominal(at)
        };
        if folded == "half" && place.map(joined)? {
            return Some(Tag::Adj);
        }
        // "the far-right group"
        if folded == "far" && place.map(|Place { view, at }| view.is_joined_to_next(at))? {
            return Some(Tag::Adj);
        }
        if matches!(folded, "earlier" | "later") && place.map(|Place { view, at }| view.is_compared(at))? {
            return Some(Tag::Adj);
        }
        if class.has(WordClass::PREPOSITION.or(WordClass::SUBORDINATOR)) {
            return self.preposition(place);
        }
        if matches!(folded, "north" | "south" | "east" | "west")
            && place.map(|Place { view, at }| view.is_side(at))?
        {
            return Some(Tag::Noun);
        }
        if class.has(WordClass::ADVERB)
            && !(folded == "back" && place.map(|Place { view, at }| view.adverb_is_verb(at, forms))?)
            && !(class.has(WordClass::ADJECTIVE)
                && place.map(|Place { view, at }| view.adverb_is_adjective(at))?)
        {
            return Some(Tag::Adv);
        }
        if forms != FormSet::default()
            && let Some(tag) = place.map(|Place { view, at }| view.verb_or_not(at, forms, class))?
        {
            return Some(tag);
        }
        self.noun_or_adjective(place)
    }

    fn determiner(&self, place: Option<Place>) -> Option<Tag> {
        let Word { folded, class, .. } = *self;
        // "the no-confidence motion", "a no-fly zone"
        if folded == "no" && place.map(|Place { view, at }| view.is_joined_to_next(at))? {
            return Some(Tag::Adj);
        }
        // "his most powerful role"
        let grades = matches!(folded, "most" | "least");
        if grades && place.map(|Place { view, at }| view.before(at) == Tag::Possessive)? {
            return Some(Tag::Adj);
        }
        let may_float = matches!(folded, "all" | "both" | "each");
        let may_compare = class.has(WordClass::ADVERB) && matches!(folded, "much" | "more" | "most" | "no");
        let adverb = (may_float || may_compare)
            && place.map(|Place { view, at }| {
                may_float && view.floats(at)
                    || may_compare && (!view.begins_nominal(at) || view.grades_deed(at))
            })?;
        Some(if adverb { Tag::Adv } else { Tag::Det })
    }

    fn preposition(&self, place: Option<Place>) -> Option<Tag> {
        let Word { folded, class, forms, .. } = *self;
        let before = || place.map(|Place { view, at }| view.before(at));
        // "back", "following", "including" can be verbs; after a subject with an object they are.
        if forms.contains(FormSet::GERUND) && before()? == Tag::Aux {
            return Some(Tag::Verb);
        }
        // "would like to see"
        if folded == "like" && before()? == Tag::Modal {
            return Some(Tag::Verb);
        }
        if folded == "since" && place.map(|Place { view, at }| view.has_since(at))? {
            return Some(Tag::Adv);
        }
        if folded == "at" && place.map(|Place { view, at }| view.is_at_first(at + 1))? {
            return Some(Tag::Adv);
        }
        if matches!(folded, "out" | "up" | "down" | "off" | "over")
            && !place.map(|Place { view, at }| view.begins_nominal(at) || view.places_noun(at))?
        {
            return Some(Tag::Adv);
        }
        if class.has(WordClass::SUBORDINATOR) && !class.has(WordClass::PREPOSITION) {
            let adverb = folded == "so"
                || folded == "once" && place.map(|Place { view, at }| view.opens_participle(at))?;
            return Some(if adverb { Tag::Adv } else { Tag::Sub });
        }
        Some(Tag::Prep)
    }

    /// What a word is that is of no closed class and no verb.
    fn noun_or_adjective(&self, place: Option<Place>) -> Option<Tag> {
        let Word { folded, class, pos, .. } = *self;
        let modifies = || {
            if matches!(folded, "worst" | "best") {
                return place.map(|Place { view, at }| view.adverb_is_adjective(at));
            }
            let nominal_next = place.map(|Place { view, at }| view.begins_nominal(at));
            if class.has(WordClass::ADJECTIVE) { nominal_next } else { Some(false) }
        };
        if self.looks_like_adverb() && !modifies()? {
            return Some(Tag::Adv);
        }
        if pos.is_none() && self.looks_like_adjective() {
            let describes = place.map(|Place { view, at }| view.begins_nominal(at))?;
            return Some(if describes { Tag::Adj } else { Tag::Noun });
        }
        if class.has(WordClass::ADJECTIVE) || pos == Some(Pos::Adjective) {
            let heads =
                class.has(WordClass::SOURCE) && place.map(|Place { view, at }| view.heads_subject(at))?;
            return Some(if heads { Tag::Noun } else { Tag::Adj });
        }
        if pos == Some(Pos::Adverb) {
            return Some(Tag::Adj);
        }
        Some(Tag::Noun)
    }

    /// "catastrophic", "treacherous", "lawless": an ending that hardly any noun has.
    fn looks_like_adjective(&self) -> bool {
        const ENDINGS: [&str; 7] = ["ous", "less", "ophic", "istic", "etic", "ificant", "ential"];
        self.folded.len() > 6 && ENDINGS.iter().any(|ending| self.folded.ends_with(ending))
    }

    fn looks_like_adverb(&self) -> bool {
        let Word { folded, pos, .. } = *self;
        pos == Some(Pos::Adverb)
            || folded.len() > 4
                && folded.ends_with("ly")
                && pos.is_none()
                && !matches!(
                    folded,
                    "family"
                        | "italy"
                        | "assembly"
                        | "ally"
                        | "rally"
                        | "tally"
                        | "july"
                        | "supply"
                        | "reply"
                        | "anomaly"
                        | "monopoly"
                        | "likely"
                        | "early"
                        | "daily"
                        | "weekly"
                        | "elderly"
                        | "friendly"
                        | "deadly"
                        | "costly"
                )
    }
}

/// What the words of a vocabulary are that are the same at every place: most nouns and words of closed classes.
#[derive(Debug)]
pub struct Settled(Vec<Standing>);

/// How much of what a word is hangs on its place.
#[derive(Debug, Clone, Copy)]
struct Standing {
    /// What it is at every place.
    tag: Option<Tag>,
    /// Whether it is an adverb at some, whatever it is else.
    may_move: bool,
}

impl Settled {
    /// Reads each word of the vocabulary without a place.
    pub fn new(vocabulary: &Vocabulary, lexis: &Lexis) -> Self {
        let standing = |symbol: Symbol| {
            let (word, known) = (vocabulary.word(symbol), symbol != Symbol::UNKNOWN);
            let tag = Word::new(lexis, symbol, word).tag(None).filter(|_| known);
            Standing {
                tag,
                may_move: !known
                    || matches!(word, "first" | "second" | "third" | "last" | "re" | "on" | "likely"),
            }
        };
        Settled((0..vocabulary.len() as u32).map(Symbol).map(standing).collect())
    }
    #[inline]
    fn of(&self, symbol: Symbol) -> Option<Tag> {
        self.0.get(symbol.0 as usize)?.tag
    }
    /// Whether the word may be one that is an adverb at some places, whatever it is else: "first", "re", "on" before a time.
    #[inline]
    pub(super) fn may_move(&self, symbol: Symbol) -> bool {
        self.0.get(symbol.0 as usize).is_none_or(|standing| standing.may_move)
    }
}

impl View<'_, '_> {
    /// What the word at a unit is.
    pub(super) fn word(&self, at: u32) -> Tag {
        let symbol = self.analysis.unit(at).symbol;
        let look = || {
            let word = Word::new(&self.knowledge.lexis, symbol, self.analysis.folded(at));
            word.tag(Some(Place { view: self, at })).unwrap_or_default()
        };
        self.knowledge.settled.of(symbol).unwrap_or_else(look)
    }

    /// "so-called"
    fn is_so_called(&self, at: u32) -> bool {
        self.analysis.folded(at + 1) == "-" && self.analysis.folded(at + 2) == "called"
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

    /// "Norway and Malta both backed", "they all": a determiner behind what it goes with, before a verb.
    fn floats(&self, at: u32) -> bool {
        let after_noun = matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pron | Tag::Aux | Tag::Modal);
        let before_verb =
            || self.forms(self.next(at).min(self.span.end - 1)).meets(FormSet::PAST.union(FormSet::THIRD));
        after_noun && (before_verb() || !self.begins_nominal(at)) || self.precedes_deed(at)
    }

    /// "Peru, Chile and Cuba all support a ban", "who both back her": a base form with its object behind several subjects.
    fn precedes_deed(&self, at: u32) -> bool {
        let Some(last) = at.checked_sub(1).filter(|&last| last >= self.span.start) else { return false };
        let name = self.analysis.tag(last) == Tag::Name;
        let joined = name && self.before_name(last).is_some_and(|unit| self.analysis.folded(unit) == "and");
        let several = joined || matches!(self.analysis.folded(last), "who" | "which" | "they" | "we");
        let deed = self.next(at);
        let next = self.next(deed);
        let object = WordClass::DETERMINER.or(WordClass::POSSESSIVE).or(WordClass::PRONOUN);
        several
            && next < self.span.end
            && self.forms(deed).contains(FormSet::BASE)
            && (self.class(next).has(object) || self.name_tag(next).is_some())
    }

    /// "have since dropped out", "he since has dropped out"
    fn has_since(&self, at: u32) -> bool {
        let next = self.next(at).min(self.span.end - 1);
        let parted = self.before(at) == Tag::Pron
            && next > at
            && matches!(self.analysis.folded(next), "has" | "have" | "had" | "'s" | "’s");
        parted
            || self.before(at) == Tag::Aux
                && self.forms(self.next(at).min(self.span.end - 1)).contains(FormSet::PARTICIPLE)
    }

    /// "officials at first put", "had at last agreed": whether a unit closes an adverb of two words, not "at first light".
    pub(super) fn is_at_first(&self, at: u32) -> bool {
        let inside = self.span.start < at && at < self.span.end;
        let behind = self.next(at);
        inside
            && self.analysis.folded(at - 1) == "at"
            && matches!(self.analysis.folded(at), "first" | "last" | "once")
            && (behind >= self.span.end
                || self.analysis.unit(behind).kind == UnitKind::Punctuation
                || self.forms(behind).meets(FormSet::PAST.union(FormSet::PARTICIPLE))
                    && !self.knowledge.may_be_noun(self.analysis.unit(behind).symbol))
    }

    /// "Berg, once tipped as a successor,": no clause, but what she was.
    fn opens_participle(&self, at: u32) -> bool {
        let next = self.next(at);
        next < self.span.end
            && self.forms(next).contains(FormSet::PARTICIPLE)
            && matches!(self.before(at), Tag::Comma | Tag::Name | Tag::Noun | Tag::Aux)
    }

    /// Whether "back" stands where a verb does.
    pub(super) fn adverb_is_verb(&self, at: u32, forms: FormSet) -> bool {
        if forms == FormSet::default() {
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

    /// Whether an adverb that is an adjective too is one here.
    pub(super) fn adverb_is_adjective(&self, at: u32) -> bool {
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
        // "the Liberals only won nine seats"
        if self.analysis.folded(at) == "only"
            && matches!(self.before(at), Tag::Noun | Tag::Name)
            && next < self.span.end
            && self.forms(next).contains(FormSet::PAST)
        {
            return false;
        }
        // "its worst train crash": of a noun that could be a verb too
        if matches!(self.analysis.folded(at), "worst" | "best")
            && matches!(self.before(at), Tag::Det | Tag::Possessive | Tag::Clitic)
            && next < self.span.end
            && !self.forms(next).contains(FormSet::PAST)
            && self.knowledge.may_be_noun(self.analysis.unit(next).symbol)
        {
            return true;
        }
        let in_group = matches!(self.before(at), Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Num);
        (in_group || self.begins_nominal(at)) && self.begins_nominal(at)
    }

    /// "an earlier version", but "a day earlier Norway had"
    pub(super) fn is_compared(&self, at: u32) -> bool {
        matches!(self.before(at), Tag::Det | Tag::Possessive | Tag::Clitic) && self.begins_nominal(at)
    }

    /// "in the north", "the mountainous north of Malta": whether a point of the compass is a noun.
    fn is_side(&self, at: u32) -> bool {
        let described = || self.before(at) == Tag::Adj && self.analysis.folded(self.next(at)) == "of";
        self.before(at) == Tag::Det && self.ends_nominal(at) || described()
    }

    /// Whether a noun group ends with a word: nothing follows that can go on it, or a verb does.
    fn ends_nominal(&self, at: u32) -> bool {
        // "in the north confirmed 12 deaths"
        let acts = |next: u32| {
            let symbol = self.analysis.unit(next).symbol;
            self.forms(next).contains(FormSet::PAST) && !self.knowledge.may_be_noun(symbol)
        };
        !self.begins_nominal(at) || acts(self.next(at))
    }

    /// "a reef off the coast", "a tragedy off the Philippines": whether a word tells where a noun is.
    fn places_noun(&self, at: u32) -> bool {
        let next = self.next(at);
        let named = || self.analysis.name_at.get(next as usize + 1).copied().flatten().is_some();
        let side = || {
            matches!(
                self.analysis.folded(next + 1),
                "coast"
                    | "shore"
                    | "island"
                    | "islands"
                    | "port"
                    | "north"
                    | "south"
                    | "east"
                    | "west"
                    | "northern"
                    | "southern"
                    | "eastern"
                    | "western"
            )
        };
        next + 1 < self.span.end
            && self.analysis.folded(at) == "off"
            && self.before(at) == Tag::Noun
            && self.analysis.folded(next) == "the"
            && (named() || side())
    }

    /// "can now more safely embrace it": "more" and an adverb between a modal and its verb.
    pub(super) fn grades_deed(&self, at: u32) -> bool {
        let adverb = self.next(at);
        let verb = self.next(adverb);
        verb < self.span.end
            && self.before(at) == Tag::Modal
            && self.analysis.folded(adverb).ends_with("ly")
            && self.forms(verb).contains(FormSet::BASE)
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
        if class.has(small) || self.analysis.folded(next) == "to" || self.stands_behind_noun(next) {
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

    /// Whether a hyphen joins a unit to the word behind it.
    fn is_joined_to_next(&self, at: u32) -> bool {
        at + 2 < self.span.end
            && self.analysis.unit(at + 1).kind == UnitKind::Hyphen
            && self.analysis.unit(at).span.end == self.analysis.unit(at + 1).span.start
            && self.analysis.unit(at + 2).kind == UnitKind::Word
    }

    /// "an official familiar with the talks": an adjective that what it needs stands behind.
    fn stands_behind_noun(&self, at: u32) -> bool {
        let behind = self.analysis.folded(at + 1);
        match self.analysis.folded(at) {
            "familiar" | "unfamiliar" => behind == "with",
            "aware" | "unaware" | "capable" => behind == "of",
            "close" | "privy" | "loyal" | "hostile" | "opposed" | "sympathetic" => behind == "to",
            "responsible" | "eligible" => behind == "for",
            "present" => matches!(behind, "at" | "in" | "when"),
            _ => false,
        }
    }
}
