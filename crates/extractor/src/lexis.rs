//! What the rule packs say about single words: from lists by well-known names to bits per symbol.

use claimwire_rules::RuleSet;
use claimwire_rules::vocabulary::Symbol;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $list:literal,)*) => {
        /// Word classes as bits; each is one list of `rules/common/words.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        pub struct WordClass(u64);
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[repr(u8)]
        enum Bit { $($name,)* }
        impl WordClass {
            $($(#[$doc])* pub const $name: WordClass = WordClass(1 << Bit::$name as u64);)*
            const LISTS: &'static [(&'static str, WordClass)] = &[$(($list, WordClass::$name),)*];
        }
    };
}

classes! {
    /// `the`, `some`, `each`.
    DETERMINER = "determiner",
    /// `his`, `their`.
    POSSESSIVE = "possessive-pronoun",
    /// `he`, `them`.
    PRONOUN = "personal-pronoun",
    /// `others`, `everyone`, `none`.
    FREE_PRONOUN = "free-pronoun",
    /// `of`, `in`.
    PREPOSITION = "preposition",
    /// `and`, `or`, `but`.
    CONJUNCTION = "conjunction",
    /// `that`, `if`, `because`.
    SUBORDINATOR = "subordinator",
    /// `who`, `which`.
    RELATIVE = "relative",
    /// `will`, `can`.
    MODAL = "modal",
    /// Forms of be.
    BE = "be",
    /// Forms of have.
    HAVE = "have",
    /// Forms of do.
    DO = "do",
    /// `not`, `never`.
    NEGATION = "negation",
    /// `also`, `still`.
    ADVERB = "adverb",
    /// `former`, `strong`.
    ADJECTIVE = "adjective",
    /// `candidacy`, `bid`.
    BID = "bid-noun",
    /// `motion`, `treaty`: what a stand can be on.
    PLAN = "plan-noun",
    /// `earthquake`, `attack`: what harms people.
    HARM = "harm-event",
    /// `parliament`, `council`: bodies that vote.
    CHAMBER = "voting-body",
    /// `members`, `allies`, `lawmakers`.
    MEMBER = "member-noun",
    /// `government`, `ministry`.
    GOVERNMENT = "government-noun",
    /// `official`, `diplomat`.
    SOURCE = "source-noun",
    /// `press`, `newspaper`.
    PRESS = "press-noun",
    /// `party`, `council`, `ministry`.
    ORG = "org-noun",
    /// `Times`, `Herald`.
    MEDIA = "media-word",
    /// `Mr`, `Dr`.
    HONORIFIC = "honorific",
    /// `de`, `van`.
    PARTICLE = "name-particle",
    /// `former`, `ex`.
    FORMER = "former-word",
    /// `acting`, `outgoing`.
    ACTING = "acting-word",
    /// `acting`, `caretaker`.
    ACTING_STRICT = "acting-strict",
    /// `next`, `elect`, `potential`.
    CANDIDATE_MODIFIER = "candidate-modifier",
    /// `Labour`, `Freedom`, `Party`: words that the parties of many countries are named by.
    PARTY_WORD = "party-word",
    /// `Shoal`, `Airport`: what names of places end in that no surname is.
    PLACE_ENDING = "place-ending",
    /// `Trust`, `Airlines`: what names of bodies end in, besides the nouns for bodies.
    ORG_ENDING = "org-ending",
    /// `Democrat`, `Tory`: one member of a party.
    PARTY_MEMBER = "party-member",
}

impl WordClass {
    /// Whether the sets share a class.
    pub fn has(self, other: WordClass) -> bool {
        self.0 & other.0 != 0
    }
    /// All classes of both.
    pub const fn or(self, other: WordClass) -> WordClass {
        WordClass(self.0 | other.0)
    }
}

/// Word classes by symbol.
#[derive(Debug)]
pub struct Lexis {
    classes: Vec<WordClass>,
}

impl Lexis {
    /// Reads the lists once; lists that a rule set lacks are empty classes.
    pub fn new(rules: &RuleSet) -> Self {
        let mut classes = vec![WordClass::default(); rules.vocabulary.len()];
        for (name, class) in WordClass::LISTS {
            let Some(id) = rules.list_named(name) else { continue };
            for entry in rules.lists[id.0 as usize].entries.iter().filter(|entry| entry.len() == 1) {
                let bits = &mut classes[entry[0].0 as usize];
                *bits = bits.or(*class);
            }
        }
        classes[Symbol::UNKNOWN.0 as usize] = WordClass::default();
        Lexis { classes }
    }
    /// The classes of a word.
    pub fn of(&self, symbol: Symbol) -> WordClass {
        self.classes.get(symbol.0 as usize).copied().unwrap_or_default()
    }
}
