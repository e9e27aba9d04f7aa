//! Level 3, first step: what each unit is within its sentence (a determiner, a noun, a verb …).
//!
//! There is no statistical tagger: those call "France and Italy support" a noun. Closed classes come from
//! lists, verb forms from the verb table, and the neighbours decide where a word can be two things.

mod neighbours;
mod verbs;
mod words;

use claimwire_rules::FormSet;
use claimwire_rules::units::UnitKind;
pub use words::Settled;

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
            if tag == Tag::Punct
                && let Some(open) = self.tag_of_name(at)
            {
                at = open;
            } else if !matches!(tag, Tag::Quote | Tag::Adv) {
                return tag;
            }
        }
        Tag::Punct
    }
    /// Where the brackets open that close at a unit, if they hold the tag of a name: "Ann Lee (R-Ohio) backs".
    fn tag_of_name(&self, close: u32) -> Option<u32> {
        const LONGEST: u32 = 7;
        if self.analysis.folded(close) != ")" {
            return None;
        }
        let from = close.saturating_sub(LONGEST).max(self.span.start + 1);
        let open = (from..close).rev().find(|&at| self.analysis.folded(at) == "(")?;
        (self.analysis.tag(open - 1) == Tag::Name).then_some(open)
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
        if self.puts_first(at) {
            return Tag::Adv;
        }
        if is_number && !self.class(at).has(WordClass::PREPOSITION) && !self.is_counted_noun(at) {
            return Tag::Num;
        }
        self.word(at)
    }

    /// "will first be told": an order of deeds, no number of things.
    fn puts_first(&self, at: u32) -> bool {
        matches!(self.analysis.folded(at), "first" | "second" | "third")
            && self.before(at) == Tag::Modal
            && self.forms(self.next(at).min(self.span.end - 1)).contains(FormSet::BASE)
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
}
