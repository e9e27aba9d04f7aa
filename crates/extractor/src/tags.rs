//! Level 3, first step: what each unit is within its sentence (a determiner, a noun, a verb …).
//!
//! There is no statistical tagger: those call "France and Italy support" a noun. Closed classes come from
//! lists, verb forms from the verb table, and the neighbours decide where a word can be two things.

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;

use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::NameKind;

/// What a unit is within its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tag {
    /// `the`, `some`.
    Det,
    /// `his`.
    Possessive,
    /// A number.
    Num,
    /// An adjective or a participle used as one.
    Adj,
    /// A common noun.
    Noun,
    /// Part of a name.
    Name,
    /// `Estonian`, used before a noun.
    Demonym,
    /// `he`, `them`.
    Pron,
    /// `of`, `in`.
    Prep,
    /// `to`, before a verb or a noun.
    To,
    /// `and`, `or`, `but`.
    Conj,
    /// `if`, `because`.
    Sub,
    /// `that`, in any use.
    That,
    /// `who`, `which`.
    Rel,
    /// `will`, `can`.
    Modal,
    /// A form of be, have or do.
    Aux,
    /// `not`, `never`.
    Neg,
    /// An adverb.
    Adv,
    /// A verb form.
    Verb,
    /// Possessive `'s` or `'`.
    Clitic,
    /// A quotation mark.
    Quote,
    /// `,`.
    Comma,
    /// A hyphen within a word.
    Hyphen,
    /// A dash.
    Dash,
    /// Anything else.
    #[default]
    Punct,
}

impl Tag {
    /// Whether the tag can stand inside a noun group, in front of or as its head.
    pub fn is_nominal(self) -> bool {
        matches!(self, Tag::Num | Tag::Adj | Tag::Noun | Tag::Name | Tag::Demonym)
    }
}

/// Fills `tags` of the analysis, sentence by sentence.
pub fn tag(analysis: &mut Analysis, knowledge: &Knowledge) {
    analysis.tags = vec![Tag::Punct; analysis.units.len()];
    for index in 0..analysis.segments.len() {
        let segment = analysis.segments[index];
        {
            tag_sentence(analysis, knowledge, segment);
        }
    }
}

fn tag_sentence(analysis: &mut Analysis, knowledge: &Knowledge, span: UnitSpan) {
    let mut numbers = analysis.numbers.partition_point(|number| number.units.start < span.start);
    for at in span.start..span.end {
        while numbers < analysis.numbers.len() && analysis.numbers[numbers].units.end <= at {
            numbers += 1;
        }
        let is_number = analysis.numbers.get(numbers).is_some_and(|number| number.units.contains(&at));
        let view = View { analysis, knowledge, span };
        let tag = view.tag(at, is_number);
        analysis.tags[at as usize] = tag;
    }
}

/// One sentence, with the tags to the left of the unit in hand already set.
struct View<'v, 'a> {
    analysis: &'v Analysis<'a>,
    knowledge: &'v Knowledge,
    span: UnitSpan,
}

impl View<'_, '_> {
    fn class(&self, at: u32) -> WordClass {
        if self.span.holds(at) {
            self.knowledge.lexis.of(self.analysis.unit(at).symbol)
        } else {
            WordClass::default()
        }
    }
    fn before(&self, at: u32) -> Tag {
        // Adverbs and quotation marks are looked through.
        let mut at = at;
        while at > self.span.start {
            at -= 1;
            let tag = self.analysis.tag(at);
            if !matches!(tag, Tag::Quote | Tag::Adv) {
                return tag;
            }
        }
        Tag::Punct
    }
    /// The next unit that is neither quotation mark nor, if `skip_adverbs`, an adverb.
    fn next(&self, at: u32) -> u32 {
        let mut next = at + 1;
        while next < self.span.end
            && matches!(self.analysis.unit(next).kind, UnitKind::QuoteOpen | UnitKind::QuoteClose)
        {
            next += 1;
        }
        next
    }
    fn forms(&self, at: u32) -> FormSet {
        self.knowledge.forms(self.analysis.unit(at).symbol)
    }

    fn tag(&self, at: u32, is_number: bool) -> Tag {
        let unit = self.analysis.unit(at);
        match unit.kind {
            UnitKind::QuoteOpen => return Tag::Quote,
            UnitKind::QuoteClose if self.is_plural_possessive(at) => return Tag::Clitic,
            UnitKind::QuoteClose => return Tag::Quote,
            UnitKind::Hyphen => return Tag::Hyphen,
            UnitKind::Dash => return Tag::Dash,
            UnitKind::Handle | UnitKind::Hashtag => return Tag::Name,
            UnitKind::Address => return Tag::Noun,
            UnitKind::Punctuation => return self.punctuation(at, is_number),
            UnitKind::Number | UnitKind::Ordinal => return Tag::Num,
            UnitKind::Word => {}
        }
        if let Some(tag) = self.name_tag(at) {
            return tag;
        }
        if is_number && !self.class(at).has(WordClass::PREPOSITION) && !self.is_counted_noun(at) {
            return Tag::Num;
        }
        self.word(at)
    }

    /// A number mention may hold words of its own ("28 members out of 32"): nouns in it stay nouns.
    fn is_counted_noun(&self, at: u32) -> bool {
        let class = self.class(at);
        class.has(WordClass::MEMBER.or(WordClass::SOURCE)) || class.has(WordClass::DETERMINER)
    }

    fn punctuation(&self, at: u32, is_number: bool) -> Tag {
        match self.analysis.folded(at) {
            "," => Tag::Comma,
            "&" => Tag::Conj,
            "%" | "$" | "€" | "£" | "¥" if is_number || at > self.span.start => Tag::Num,
            _ => Tag::Punct,
        }
    }

    /// `allies’ votes`: a closing mark behind a plural and before a noun.
    fn is_plural_possessive(&self, at: u32) -> bool {
        let unit = self.analysis.unit(at);
        let mark = &self.analysis.text[unit.span.range()];
        let single = matches!(mark, "'" | "’");
        let after_s = at > self.span.start && self.analysis.folded(at - 1).ends_with('s') && !unit.spaced;
        let next_quote = self.analysis.quotes.partition_point(|quote| quote.units.end <= at);
        let in_quote = self.analysis.quotes.get(next_quote).is_some_and(|quote| quote.units.end == at + 1);
        single
            && after_s
            && !in_quote
            && at + 1 < self.span.end
            && self.analysis.unit(at + 1).kind == UnitKind::Word
    }

    fn name_tag(&self, at: u32) -> Option<Tag> {
        let name = self.analysis.names[self.analysis.name_at[at as usize]? as usize];
        match name.kind {
            NameKind::Office => Some(Tag::Noun),
            NameKind::Demonym => Some(Tag::Demonym),
            _ => Some(Tag::Name),
        }
    }

    fn word(&self, at: u32) -> Tag {
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
    fn denies_verb(&self, at: u32, folded: &str) -> bool {
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

    fn is_name_like(&self, at: u32) -> bool {
        self.analysis.unit(at).is_capitalised() && at > self.span.start && self.analysis.folded(at) != "will"
    }

    fn clitic(&self, at: u32, folded: &str) -> Tag {
        if folded != "'s" {
            return if folded == "'ll" || folded == "'d" { Tag::Modal } else { Tag::Aux };
        }
        let previous = at.checked_sub(1).map_or(Tag::Punct, |before| self.analysis.tag(before));
        let pronoun = matches!(previous, Tag::Pron | Tag::That | Tag::Rel)
            || matches!(self.analysis.folded(at.saturating_sub(1)), "there" | "here" | "what");
        if pronoun { Tag::Aux } else { Tag::Clitic }
    }

    fn open_or_small_word(&self, at: u32, class: WordClass) -> Tag {
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

    fn determiner(&self, at: u32, class: WordClass, folded: &str) -> Tag {
        let after_noun = matches!(self.before(at), Tag::Noun | Tag::Name | Tag::Pron | Tag::Aux | Tag::Modal);
        let before_verb =
            self.forms(self.next(at).min(self.span.end - 1)).meets(FormSet::PAST.union(FormSet::THIRD));
        let floats = matches!(folded, "all" | "both" | "each")
            && after_noun
            && (before_verb || !self.begins_nominal(at));
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

    fn preposition(&self, at: u32, class: WordClass, forms: FormSet) -> Tag {
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
            return if folded == "so" { Tag::Adv } else { Tag::Sub };
        }
        Tag::Prep
    }

    /// "back" and other words that are adverbs unless they stand where a verb does.
    fn adverb_is_verb(&self, at: u32, forms: FormSet) -> bool {
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

    fn adverb_is_adjective(&self, at: u32, class: WordClass) -> bool {
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
        class.has(WordClass::ADJECTIVE) && (in_group || self.begins_nominal(at)) && self.begins_nominal(at)
    }

    /// "an earlier version", but "a day earlier Norway had"
    fn is_compared(&self, at: u32) -> bool {
        matches!(self.analysis.folded(at), "earlier" | "later")
            && matches!(self.before(at), Tag::Det | Tag::Possessive | Tag::Clitic)
            && self.begins_nominal(at)
    }

    /// Whether what follows can go on a noun group: a noun, an adjective, a name.
    fn begins_nominal(&self, at: u32) -> bool {
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

    /// Decides between verb, adjective and noun for a word that has verb forms; none leaves it to the noun rules.
    fn verb_or_not(&self, at: u32, forms: FormSet, class: WordClass) -> Option<Tag> {
        let before = self.before(at);
        if matches!(before, Tag::To | Tag::Modal) && forms.contains(FormSet::BASE) {
            return (!(before == Tag::To && self.reads_as_noun_after_to(at))).then_some(Tag::Verb);
        }
        if matches!(before, Tag::Det | Tag::Possessive | Tag::Clitic | Tag::Adj | Tag::Demonym)
            && !(before == Tag::Det && self.floating(at))
        {
            return self.inside_group(at, forms);
        }
        if before == Tag::Num
            && forms.contains(FormSet::THIRD)
            && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
        {
            return None;
        }
        if before == Tag::Hyphen {
            return Some(if forms.contains(FormSet::PARTICIPLE) { Tag::Adj } else { Tag::Noun });
        }
        // "whose campaign has": owned, not done.
        if self.analysis.folded(at.saturating_sub(1)) == "whose"
            && self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
        {
            return None;
        }
        if matches!(before, Tag::Aux | Tag::Neg) && forms.contains(FormSet::PARTICIPLE)
            || matches!(before, Tag::Aux | Tag::Neg) && forms.contains(FormSet::GERUND)
        {
            let describes = class.has(WordClass::ADJECTIVE) && self.begins_nominal(at);
            let had = forms.contains(FormSet::PAST) && self.last_aux_is_have(at);
            return Some(if describes && !had { Tag::Adj } else { Tag::Verb });
        }
        if matches!(before, Tag::Aux | Tag::Neg) {
            let base = forms.contains(FormSet::BASE) && (before == Tag::Neg || self.last_aux_is_do(at));
            return if base { Some(Tag::Verb) } else { None };
        }
        if before == Tag::Prep {
            return if forms.contains(FormSet::GERUND) {
                Some(Tag::Verb)
            } else if forms.contains(FormSet::PARTICIPLE) && self.begins_nominal(at) {
                Some(Tag::Adj)
            } else {
                None
            };
        }
        self.after_subject(at, forms, before, class)
    }

    /// "all", "both" after a list of subjects do not make what follows a noun.
    fn floating(&self, at: u32) -> bool {
        matches!(
            self.analysis.folded(at.saturating_sub(1)),
            "all"
                | "both"
                | "each"
                | "some"
                | "many"
                | "most"
                | "few"
                | "that"
                | "this"
                | "those"
                | "these"
                | "several"
        ) && !self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
    }

    fn reads_as_noun_after_to(&self, at: u32) -> bool {
        // "due to support from", "access to talks": plural or followed by a preposition of its own.
        let next = self.next(at);
        let folded = self.analysis.folded(next);
        let noun = self.knowledge.may_be_noun(self.analysis.unit(at).symbol);
        noun && matches!(folded, "from" | "of")
            && next < self.span.end
            && !matches!(self.analysis.folded(at), "withdraw" | "step")
    }

    /// "had opposed Norway" is done, "is opposed" described.
    fn last_aux_is_have(&self, at: u32) -> bool {
        (self.span.start..at)
            .rev()
            .take(4)
            .find(|&unit| self.analysis.tag(unit) == Tag::Aux)
            .is_some_and(|unit| self.class(unit).has(WordClass::HAVE))
    }

    fn last_aux_is_do(&self, at: u32) -> bool {
        (self.span.start..at)
            .rev()
            .take(4)
            .find(|&unit| self.analysis.tag(unit) == Tag::Aux)
            .is_some_and(|unit| self.class(unit).has(WordClass::DO))
    }

    /// Behind a determiner or adjective: participles before a noun are adjectives, gerunds nouns.
    fn inside_group(&self, at: u32, forms: FormSet) -> Option<Tag> {
        let nominal_next = self.begins_nominal(at);
        if (forms.contains(FormSet::PARTICIPLE) || forms.contains(FormSet::GERUND)) && nominal_next {
            return Some(Tag::Adj);
        }
        if self.before(at) == Tag::Demonym
            && !self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
            && !forms.contains(FormSet::GERUND)
        {
            return Some(Tag::Verb);
        }
        if self.before(at) == Tag::Adj
            && (forms.contains(FormSet::PAST) || forms.contains(FormSet::THIRD))
            && !self.knowledge.may_be_noun(self.analysis.unit(at).symbol)
        {
            return Some(Tag::Verb);
        }
        None
    }

    /// Behind a noun, a name, a pronoun, a comma or at the start.
    fn after_subject(&self, at: u32, forms: FormSet, before: Tag, class: WordClass) -> Option<Tag> {
        let noun_too = self.knowledge.may_be_noun(self.analysis.unit(at).symbol);
        let only_gerund = forms == FormSet::GERUND;
        if only_gerund {
            return Some(if class.has(WordClass::ADJECTIVE) && self.begins_nominal(at) {
                Tag::Adj
            } else {
                Tag::Verb
            });
        }
        if !noun_too && !class.has(WordClass::ADJECTIVE) {
            let adjective = forms.contains(FormSet::PARTICIPLE)
                && matches!(before, Tag::Conj | Tag::Punct | Tag::Num)
                && self.begins_nominal(at)
                && !self.follows_verb_list(at)
                && !self.is_speech_tag(at);
            let plain = !forms.contains(FormSet::PARTICIPLE) || !adjective || matches!(before, Tag::Num);
            return Some(if plain { Tag::Verb } else { Tag::Adj });
        }
        if class.has(WordClass::ADJECTIVE) && self.begins_nominal(at) {
            return Some(Tag::Adj);
        }
        // "the treaty, opposed by Norway"
        if forms.contains(FormSet::PARTICIPLE) && self.analysis.folded(self.next(at)) == "by" {
            return Some(Tag::Verb);
        }
        // "demanded that she step down"
        if matches!(self.analysis.folded(at), "step" | "stand")
            && matches!(self.analysis.folded(at + 1), "down" | "aside")
        {
            return Some(Tag::Verb);
        }
        if noun_too && self.speech_next(at) && !matches!(before, Tag::Pron | Tag::Rel | Tag::That) {
            return Some(Tag::Noun);
        }
        if self.ends_tag(at, forms) {
            return Some(Tag::Verb);
        }
        let object = self.object_follows(at);
        let subject = match before {
            Tag::Pron | Tag::Rel | Tag::That => true,
            // "endorsed Trump rival Ted Cruz": a name behind a verb does nothing itself.
            Tag::Name if forms == FormSet::BASE && self.is_object(at) => false,
            Tag::Name if self.is_phrasal(at, forms) => true,
            Tag::Name | Tag::Noun | Tag::Num => {
                (object || self.is_behind_relative(at)) && self.agrees(at, forms)
            }
            Tag::Conj => object && self.follows_verb_list(at),
            Tag::Comma => {
                object && self.agrees(at, forms) && !forms.contains(FormSet::PARTICIPLE) && !self.in_list(at)
            }
            _ => false,
        };
        subject.then_some(Tag::Verb)
    }

    /// "Berg takes over", "Berg steps down", "Berg quit as mayor": a name that nothing governs, and a particle.
    fn is_phrasal(&self, at: u32, forms: FormSet) -> bool {
        let particle = matches!(
            self.analysis.folded(self.next(at)),
            "over" | "down" | "out" | "off" | "aside" | "away" | "as" | "until"
        );
        let first = (self.span.start..at).rev().find(|&unit| self.analysis.tag(unit) != Tag::Name);
        let free = first.is_none_or(|unit| {
            matches!(
                self.analysis.tag(unit),
                Tag::Comma | Tag::Punct | Tag::Quote | Tag::Noun | Tag::Sub | Tag::That
            )
        });
        particle && free && forms.meets(FormSet::THIRD.union(FormSet::PAST))
    }

    /// Whether the name before a unit stands directly behind a verb.
    fn is_object(&self, at: u32) -> bool {
        let first = (self.span.start..at).rev().find(|&unit| self.analysis.tag(unit) != Tag::Name);
        first.is_some_and(|unit| self.analysis.tag(unit) == Tag::Verb)
    }

    /// "Berg, whom Norway supports,": the object stands before the subject.
    fn is_behind_relative(&self, at: u32) -> bool {
        let first = (self.span.start..at)
            .rev()
            .take(4)
            .find(|&unit| !matches!(self.analysis.tag(unit), Tag::Name | Tag::Noun | Tag::Det | Tag::Adj));
        let noun = |unit: u32| unit > self.span.start && self.analysis.tag(unit - 1) == Tag::Noun;
        first.is_some_and(|unit| match self.analysis.folded(unit) {
            "whom" | "which" => true,
            "that" => noun(unit),
            _ => false,
        })
    }

    /// "a US official said": an adjective that is a noun too, before a verb of saying or nothing nominal.
    fn heads_subject(&self, at: u32) -> bool {
        self.speech_next(at) || !self.begins_nominal(at)
    }

    /// "police said", "the board says": a finite verb of saying directly behind.
    fn speech_next(&self, at: u32) -> bool {
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
    fn ends_tag(&self, at: u32, forms: FormSet) -> bool {
        let finite = forms.contains(FormSet::THIRD) || forms.contains(FormSet::PAST);
        let mut start = at;
        while start > self.span.start && self.analysis.tag(start - 1) == Tag::Name {
            start -= 1;
        }
        let named =
            start < at && start > self.span.start && matches!(self.analysis.tag(start - 1), Tag::Comma);
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

    /// `"…", said Peter Novak`: a verb of saying behind a quotation or the comma that closes it.
    fn is_speech_tag(&self, at: u32) -> bool {
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
    fn follows_verb_list(&self, at: u32) -> bool {
        (self.span.start..at).any(|unit| self.analysis.tag(unit) == Tag::Verb)
    }

    fn in_list(&self, at: u32) -> bool {
        (at + 1..self.span.end.min(at + 5)).any(|unit| self.analysis.folded(unit) == "and")
    }

    /// Plural subjects go with base forms, singular ones with -s forms; past forms with both.
    fn agrees(&self, at: u32, forms: FormSet) -> bool {
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
        let plural = plural_noun
            || self.analysis.tag(previous) == Tag::Num
            || irregular_plural(self.analysis.folded(previous))
            || (self.span.start..at)
                .rev()
                .take(12)
                .any(|unit| matches!(self.analysis.folded(unit), "and" | ","))
            || self.analysis.tag(previous) == Tag::Name;
        let joined = self.analysis.tag(previous) == Tag::Name
            && (self.span.start..previous)
                .rev()
                .find(|&unit| self.analysis.tag(unit) != Tag::Name)
                .is_some_and(|unit| self.analysis.folded(unit) == "and");
        let singular = !joined && !plural_noun;
        forms.contains(FormSet::THIRD) && singular || forms.contains(FormSet::BASE) && plural
    }

    /// Whether a noun group, a pronoun, "that" or a preposition that verbs take begins directly behind.
    fn object_follows(&self, at: u32) -> bool {
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
    fn bounded_number_follows(&self, next: u32) -> bool {
        let bound = matches!(
            self.analysis.folded(next),
            "just" | "only" | "nearly" | "almost" | "roughly" | "over" | "under" | "barely"
        );
        bound && next + 1 < self.span.end && self.analysis.unit(next + 1).kind == UnitKind::Number
    }

    fn noun_or_adjective(&self, at: u32, class: WordClass, folded: &str) -> Tag {
        let pos = self.knowledge.pos(self.analysis.unit(at).symbol);
        let adverb = pos == Some(claimwire_rules::Pos::Adverb)
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
                );
        let modifies = class.has(WordClass::ADJECTIVE) && self.begins_nominal(at);
        if adverb && !modifies {
            return Tag::Adv;
        }
        if class.has(WordClass::ADJECTIVE) || pos == Some(claimwire_rules::Pos::Adjective) {
            if class.has(WordClass::SOURCE) && self.heads_subject(at) {
                return Tag::Noun;
            }
            return Tag::Adj;
        }
        Tag::Noun
    }
}

/// Plurals without an s: "ferrymen", "police".
fn irregular_plural(folded: &str) -> bool {
    folded.ends_with("men") && folded.len() < 12 || matches!(folded, "people" | "children" | "police")
}
