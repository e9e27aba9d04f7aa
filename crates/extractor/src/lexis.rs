//! What the rule packs say about single words: from lists by well-known names, the verb table and the parts of speech
//! to one row per symbol, so that all that is asked of a word lies in one place.

use claimwire_rules::vocabulary::Symbol;
use claimwire_rules::{FormSet, Pos, RuleSet};

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
    /// `sure`, `able`: adjectives that stand behind a verb and before no noun.
    PREDICATIVE = "predicative-adjective",
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
    /// `Real`, `Dynamo`: what names of clubs put before a city.
    CLUB = "club-word",
    /// `actress`, `pollster`, `nephew`: what one person is, before or behind the name.
    PERSON_NOUN = "person-noun",
    /// `reason`, `step`: what "one of the" counts that says and wants nothing.
    NO_PEOPLE = "no-people-noun",
    /// `bill`, `law`: what is passed or decided.
    ACT = "act-noun",
    /// `plan`, `request`: behind which stands what is to be done.
    PURPOSE = "purpose-noun",
    /// `effort`, `call`: what says nothing without what is undertaken.
    UNDERTAKING = "undertaking-noun",
    /// `be`, `lead`, `remain`: what somebody is wanted to do who is wanted in an office.
    SERVES = "serves-verb",
    /// `sinks`, `blocked`: what a veto does.
    VETO_DOES = "veto-does",
    /// `exchange`, `condition`: what tells the price of a deed, and not the deed.
    BARGAIN = "bargain-noun",
    /// `banning`, `aimed`: what says what an act holds.
    CONTENT_PARTICIPLE = "content-participle",
    /// `new`, `controversial`: what tells no bill from another.
    IDLE_ADJECTIVE = "idle-adjective",
    /// `idea`, `possibility`: "of" behind it tells what need not be.
    THOUGHT = "thought-noun",
    /// `beat`, `survive`: what somebody does in a contest.
    CONTEST = "contest-verb",
    /// `voters`, `respondents`: all of those asked.
    ASKED_OF_ALL = "asked-of-all",
    /// `other`, `current`: what tells nobody counted from others.
    TELLS_NO_PART = "tells-no-part",
    /// `cattle`: what a toll of people does not count.
    BEAST = "beast-noun",
    /// `records`, `filings`: what shows something.
    RECORD = "record-plural",
    /// `age`, `tradition`: what things are sorted or done by.
    STANDARD = "standard-noun",
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

/// What is known of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    classes: WordClass,
    forms: FormSet,
    pos: Option<Pos>,
    may_be_noun: bool,
    is_common: bool,
}

/// What is known of each word, by symbol.
#[derive(Debug)]
pub struct Lexis {
    words: Vec<Word>,
}

impl Lexis {
    /// Reads the rules once; lists that a rule set lacks are empty classes.
    pub fn new(rules: &RuleSet) -> Self {
        let mut words = vec![Word::default(); rules.vocabulary.len()];
        note_classes(rules, &mut words);
        for (index, word) in words.iter_mut().enumerate() {
            word.read(rules, Symbol(index as u32));
        }
        Lexis { words }
    }
    /// The classes of a word.
    pub fn of(&self, symbol: Symbol) -> WordClass {
        self.word(symbol).classes
    }
    /// The verb forms that a word can be.
    pub fn forms(&self, symbol: Symbol) -> FormSet {
        self.word(symbol).forms
    }
    /// Whether the word, as written, can be a noun too.
    pub fn may_be_noun(&self, symbol: Symbol) -> bool {
        self.word(symbol).may_be_noun
    }
    /// The part of speech of an open-class word, where the packs say.
    pub fn pos(&self, symbol: Symbol) -> Option<Pos> {
        self.word(symbol).pos
    }
    /// Whether the word is an ordinary English word.
    pub fn is_common(&self, symbol: Symbol) -> bool {
        self.word(symbol).is_common
    }
    #[inline]
    fn word(&self, symbol: Symbol) -> Word {
        self.words.get(symbol.0 as usize).copied().unwrap_or_default()
    }
}

impl Word {
    /// Adds to the classes of a word what the tables say of it.
    fn read(&mut self, rules: &RuleSet, symbol: Symbol) {
        for reading in rules.verbs.forms(symbol) {
            self.forms = self.forms.union(reading.form);
            let noun_form = reading.form.meets(FormSet::BASE.union(FormSet::THIRD));
            self.may_be_noun |= noun_form && rules.verbs.may_be_noun(reading.lemma);
        }
        self.pos = rules.words.pos(symbol);
        self.may_be_noun |= self.pos == Some(Pos::Noun);
        let is_listed = self.pos.is_some() || self.classes != WordClass::default();
        self.is_common = symbol != Symbol::UNKNOWN && (is_listed || self.forms != FormSet::default());
    }
}

fn note_classes(rules: &RuleSet, words: &mut [Word]) {
    for (name, class) in WordClass::LISTS {
        let Some(id) = rules.list_named(name) else { continue };
        for entry in rules.lists[id.0 as usize].entries.iter().filter(|entry| entry.len() == 1) {
            let classes = &mut words[entry[0].0 as usize].classes;
            *classes = classes.or(*class);
        }
    }
    words[Symbol::UNKNOWN.0 as usize].classes = WordClass::default();
}
