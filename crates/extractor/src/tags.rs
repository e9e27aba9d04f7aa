//! Level 3, first step: what each unit is within its sentence (a determiner, a noun, a verb …).
//!
//! There is no statistical tagger: those call "France and Italy support" a noun. Closed classes come from
//! lists, verb forms from the verb table, and the neighbours decide where a word can be two things.

mod compounds;
mod neighbours;
mod objects;
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
            UnitKind::Hyphen if at > self.span.start && self.does_again(at - 1) => return Tag::Adv,
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
        let may_move = self.knowledge.settled.may_move(unit.symbol);
        let timed = self.analysis.time_at[at as usize].is_some();
        if may_move && (self.puts_first(at) || self.does_again(at))
            || (may_move || timed) && self.is_time_within_verb(at)
        {
            return Tag::Adv;
        }
        let conj = self.class(at).has(WordClass::CONJUNCTION) && at > self.span.start;
        // "two against (Norway and Malta), with two abstentions": who they are stands within the ballot.
        let names = conj && self.name_tag(at - 1).is_some();
        // "the toll exceeds 4,700"
        let exceeds = matches!(self.analysis.folded(at), "exceed" | "exceeds" | "exceeded");
        if is_number
            && !names
            && !exceeds
            && !self.class(at).has(WordClass::PREPOSITION)
            && !self.is_counted_noun(at)
        {
            return Tag::Num;
        }
        self.word(at)
    }

    /// "has this afternoon rejected", "will next week vote": a time between an auxiliary and its verb.
    fn is_time_within_verb(&self, at: u32) -> bool {
        // "was on Sunday returned": the preposition goes with its time.
        let leads = self.analysis.folded(at) == "on" && at + 1 < self.span.end;
        let Some(index) = self.analysis.time_at[(at + u32::from(leads)) as usize] else { return false };
        let units = &self.analysis.times[index as usize].units;
        let led = units.start > self.span.start && self.analysis.folded(units.start - 1) == "on";
        let start = units.start - u32::from(led);
        let verb = self.next(units.end - 1);
        if verb >= self.span.end || start <= self.span.start || leads && at != start {
            return false;
        }
        let readings = self.forms(verb);
        match self.analysis.tag(start - 1) {
            Tag::Aux => {
                readings.contains(FormSet::PARTICIPLE)
                    && !self.knowledge.may_be_noun(self.analysis.unit(verb).symbol)
            }
            Tag::Modal => readings.contains(FormSet::BASE),
            _ => false,
        }
    }

    /// "was re-elected", "re-opened the port": what is parted from a verb's past form by a hyphen says that it is done again.
    fn does_again(&self, at: u32) -> bool {
        let verb = at + 2;
        if self.analysis.folded(at) != "re" || verb >= self.span.end {
            return false;
        }
        let (first, hyphen, last) =
            (self.analysis.unit(at), self.analysis.unit(at + 1), self.analysis.unit(verb));
        hyphen.kind == UnitKind::Hyphen
            && last.kind == UnitKind::Word
            && first.span.end == hyphen.span.start
            && hyphen.span.end == last.span.start
            && self.forms(verb).meets(FormSet::PAST.union(FormSet::PARTICIPLE))
            && !self.knowledge.may_be_noun(last.symbol)
    }

    /// "will first be told", "was first elected": an order of deeds, no number of things.
    fn puts_first(&self, at: u32) -> bool {
        let deed = || self.forms(self.next(at).min(self.span.end - 1));
        match self.analysis.folded(at) {
            "first" | "last" | "once" if self.is_at_first(at) => true,
            "first" if self.before(at) == Tag::Aux => deed().contains(FormSet::PARTICIPLE),
            // "will likely back"
            "first" | "second" | "third" | "likely" => {
                self.before(at) == Tag::Modal && deed().contains(FormSet::BASE)
            }
            _ => false,
        }
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

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_statement_reads_behind_its_words() {
        for paper in ["Berg's statement", "a statement from Orbex", "the letter"] {
            assert_eq!(said("statement", &format!("\"We are very sorry,\" read {paper}."), None).len(), 1);
        }
    }

    #[test]
    fn what_is_done_again_is_done() {
        let text = "Anna Berg was re-elected president of Malta.";
        assert_eq!(said("office", text, None), ["Anna Berg is president of Malta"]);
    }

    #[test]
    fn a_package_of_a_bodys_sanctions_is_named_whole() {
        let text = "Malta opposes the 18th package of EU sanctions against Chile.";
        let whole = "Malta opposes 18th package of EU sanctions against Chile";
        assert_eq!(said("stance", text, None), [whole]);
    }

    #[test]
    fn what_several_all_support_is_no_support_of_all() {
        let stands = said("stance", "Chile, Peru and Malta all support the ban.", None);
        assert_eq!(stands.len(), 3, "{stands:?}");
        let stands = said("stance", "Chile and Peru, who both back Anna Berg, met.", None);
        assert_eq!(stands.len(), 2, "{stands:?}");
        assert!(said("stance", "It gave Chile and Peru all support from the fund.", None).is_empty());
    }

    #[test]
    fn what_two_oppose_was_the_name_of_the_second() {
        let stands = said("stance", "The Harbour Union and the CCT-CCO oppose the plan.", None);
        assert_eq!(stands.len(), 2, "{stands:?}");
    }

    #[test]
    fn members_of_a_far_right_group_were_the_group() {
        let text = "Most members of the far-right group voted against the plan.";
        assert!(said("stance", text, None).is_empty());
        assert_eq!(said("tally", text, None), ["most members oppose the plan"]);
    }

    #[test]
    fn a_time_within_a_verb_parts_nothing() {
        let text = "The council has this afternoon rejected the plan.";
        assert_eq!(said("stance", text, None), ["council opposes the plan"]);
    }

    #[test]
    fn what_an_adjective_in_two_parts_describes_is_not_said() {
        let text = "The company announced wide-ranging restructuring plans.";
        assert!(said("statement", text, None).is_empty());
    }

    #[test]
    fn a_police_spokesman_is_not_policed() {
        for noun in ["police", "Maltese police", "hospital", "train"] {
            let text = format!("\"The road is closed,\" {noun} spokesman Paul Reed said.");
            assert_eq!(said("statement", &text, None), ["Paul Reed said: The road is closed,"], "{noun}");
        }
    }

    #[test]
    fn what_was_first_done_is_no_number() {
        let text = "Anna Berg was first appointed prime minister of Malta in 2015.";
        let terms = said("term", text, None);
        assert_eq!(terms, ["Anna Berg takes office as prime minister of Malta in 2015"]);
    }

    #[test]
    fn a_noun_before_a_counted_plural_is_no_verb() {
        let text = "Three bus passengers were killed in the crash, and it left 12 train passengers injured.";
        let tolls = said("toll", text, None);
        assert!(tolls.iter().any(|toll| toll.starts_with("3 people were killed")), "{tolls:?}");
        assert_eq!(said("tally", "Three back changes to the plan.", None), ["3 support changes to the plan"]);
    }

    #[test]
    fn a_member_of_a_named_group_speaks_for_themselves() {
        let text = "Paul Reed, a member of the lay group Veltora, which is small, said that he was glad.";
        assert_eq!(said("statement", text, None), ["Paul Reed said: he was glad"]);
    }

    #[test]
    fn a_phrase_without_a_comma_before_the_speaker_hides_nobody() {
        let text = "In a statement Paul Berg, who has been ill since 2021, said: \"My time is over.\"";
        assert_eq!(said("statement", text, None), ["Paul Berg said: My time is over."]);
    }

    #[test]
    fn a_toll_from_several_floods_rises() {
        for text in
            ["Death toll from Texas floods rises to 82", "The toll from floods rises to 82, police said."]
        {
            let tolls = said("toll", text, None);
            assert!(tolls.len() == 1 && tolls[0].starts_with("82"), "{text}: {tolls:?}");
        }
    }

    #[test]
    fn one_name_and_a_bare_form_are_no_clause() {
        let text = "One delegate not on the Cruz slate, Kelly Moor, told Politico she backs Paul Reed.";
        assert_eq!(said("statement", text, None), ["Kelly Moor said: she backs Paul Reed"]);
    }
}
