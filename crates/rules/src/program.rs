//! What a pattern compiles to: a small program for a Pike VM over units and groups.
//!
//! The machine reads one sentence. Where regular expressions step over characters, these programs step over
//! edges of a lattice: a word is an edge one unit long, a phrase, a noun group, a verb group or a date is an
//! edge over all its units. Threads are kept in order of preference, as in Pike's matcher (Cox, "Regular
//! Expression Matching: the Virtual Machine Approach", 2009), so matching is linear in the sentence.

use crate::vocabulary::Symbol;

/// Index of a named word list in the rule set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListId(pub u16);

/// Index of a slot in [`Program::slots`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotIndex(pub u8);

/// Address of an instruction within its program.
pub type Address = u32;

/// One step of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inst {
    /// Go on at both addresses, preferring the first.
    Split(Address, Address),
    /// Go on elsewhere.
    Jump(Address),
    /// One unit with this symbol.
    Unit(Symbol),
    /// An entry of a list, one unit or more.
    Phrase(ListId),
    /// A verb group that begins here; index into [`Program::verbs`].
    Verb(u16),
    /// A verb group that begins here and whose subject, wherever it stands, passes the group test and fills
    /// the slot. Written in a pattern as a slot directly before a verb group at the pattern's very start.
    SubjectVerb {
        /// What the subject fills, if anything.
        slot: Option<SlotIndex>,
        /// Index into [`Program::groups`].
        group: u16,
        /// Index into [`Program::verbs`].
        verb: u16,
    },
    /// A noun group that begins here; `group` is an index into [`Program::groups`].
    Group {
        /// What it fills, if anything.
        slot: Option<SlotIndex>,
        /// Index into [`Program::groups`].
        group: u16,
    },
    /// Another element that begins here.
    Element {
        /// What it fills, if anything.
        slot: Option<SlotIndex>,
        /// Its kind.
        element: Element,
    },
    /// The first unit of the sentence.
    SentenceStart,
    /// Behind the last unit of the sentence, its final stop aside.
    SentenceEnd,
    /// The pattern matched.
    Match,
}

/// Elements of a sentence that are no noun or verb groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Element {
    /// A number with its comparator: `more than 20`, `28 of 32`.
    Number,
    /// A place in a row: `32nd`, `third`.
    Ordinal,
    /// A percentage: `1.63%`, `about two per cent`, with its base: `2% of GDP`.
    Percent,
    /// A sum of money.
    Money,
    /// A point in time or calendar period: `on Tuesday`, `last year`, `in October`, `since 2014`.
    Date,
    /// A length of time: `14 years`, `13-year`.
    Duration,
    /// A number with a unit of measure: `30 miles`, `5.3 million tonnes`.
    Amount,
    /// The count of a ballot: `by 14 votes to none`, `211-148`, `52 to 48`.
    Ballot,
    /// A span in quotation marks, marks included.
    Quote,
    /// A run of units that holds a verb group: as long as the rest of the pattern allows.
    Clause,
    /// Doing something, with what it is done to: `raising the retirement age`.
    Gerund,
    /// What is to be done, and to what: `to raise the retirement age`.
    Infinitive,
    /// A parenthesis between commas, dashes or brackets, marks included.
    Aside,
    /// An adverb or adverbial particle.
    Adverb,
    /// Any one unit.
    Any,
}

/// Voice that a verb group must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    /// The subject acts.
    Active,
    /// The subject is acted on: `is backed`, or a bare participle: `backed by`.
    Passive,
}

/// Form that a verb group must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VerbForm {
    /// Carries a tense or a modal.
    Finite,
    /// `to back`, or a bare infinitive.
    Infinitive,
    /// `backing` without an auxiliary.
    Gerund,
    /// `backed` without an auxiliary, used as a participle.
    Participle,
}

/// What a verb group must be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct VerbTest {
    /// Symbols of the lemmas that its head may have, sorted; empty for any verb.
    pub lemmas: Vec<Symbol>,
    /// Required voice.
    pub voice: Option<Voice>,
    /// Required form.
    pub form: Option<VerbForm>,
    /// Required negation: `Some(true)` for negated only, `Some(false)` for affirmed only.
    pub negated: Option<bool>,
}

/// A set of noun group classes, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct ClassSet(pub u32);

impl ClassSet {
    /// A named human being.
    pub const PERSON: ClassSet = ClassSet(1);
    /// A country, also through its capital or seat of government.
    pub const COUNTRY: ClassSet = ClassSet(1 << 1);
    /// A part of a country.
    pub const REGION: ClassSet = ClassSet(1 << 2);
    /// A city or another place.
    pub const PLACE: ClassSet = ClassSet(1 << 3);
    /// An organisation, body, ministry or party.
    pub const ORG: ClassSet = ClassSet(1 << 4);
    /// A publication or news agency.
    pub const MEDIA: ClassSet = ClassSet(1 << 5);
    /// People or countries as a group: "Baltic countries", "NATO ambassadors", "unions".
    pub const GROUP: ClassSet = ClassSet(1 << 6);
    /// Sources left unnamed: "three diplomats", "a senior official".
    pub const ANONYMOUS: ClassSet = ClassSet(1 << 7);
    /// The unnamed holder of an office: "the prime minister of Estonia".
    pub const OFFICE: ClassSet = ClassSet(1 << 8);
    /// Any other noun group.
    pub const THING: ClassSet = ClassSet(1 << 9);
    /// A noun group with a number or share: "28 of the 32 members", "most allies".
    pub const QUANTITY: ClassSet = ClassSet(1 << 10);
    /// A pronoun that the reference level did not resolve.
    pub const PRONOUN: ClassSet = ClassSet(1 << 11);
    /// A human being by name, beside [`ClassSet::PERSON`], which a pronoun may be too.
    pub const NAMED: ClassSet = ClassSet(1 << 12);

    /// Whoever can say something.
    pub const SPEAKER: ClassSet = ClassSet(1 | 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 7 | 1 << 8);

    /// Every class by the name that patterns use, plain ones first, then sets of them.
    pub const NAMES: [(&'static str, ClassSet); 16] = [
        ("person", ClassSet::PERSON),
        ("country", ClassSet::COUNTRY),
        ("region", ClassSet::REGION),
        ("place", ClassSet::PLACE),
        ("org", ClassSet::ORG),
        ("media", ClassSet::MEDIA),
        ("group", ClassSet::GROUP),
        ("anonymous", ClassSet::ANONYMOUS),
        ("office", ClassSet::OFFICE),
        ("thing", ClassSet::THING),
        ("quantity", ClassSet::QUANTITY),
        ("pronoun", ClassSet::PRONOUN),
        ("named", ClassSet::NAMED),
        // Whoever can take a stand.
        ("actor", ClassSet(1 | 1 << 1 | 1 << 2 | 1 << 4 | 1 << 5 | 1 << 6 | 1 << 8)),
        ("speaker", ClassSet::SPEAKER),
        ("any", ClassSet(u32::MAX)),
    ];

    /// Whether the sets share a class.
    #[inline]
    pub fn meets(self, other: ClassSet) -> bool {
        self.0 & other.0 != 0
    }
    /// All classes of both.
    #[inline]
    pub fn union(self, other: ClassSet) -> ClassSet {
        ClassSet(self.0 | other.0)
    }
    /// The set of a class name, if there is one.
    pub fn named(name: &str) -> Option<ClassSet> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, set)| *set)
    }
}

/// What a noun group must be: of one of the classes, or with a head noun from one of the lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct GroupTest {
    /// Accepted classes.
    pub classes: ClassSet,
    /// Lists whose entries are accepted as head noun.
    pub head_lists: Vec<ListId>,
}

/// A compiled pattern.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Program {
    /// The instructions; the machine enters at 0.
    pub insts: Vec<Inst>,
    /// Names of the slots it binds.
    pub slots: Vec<String>,
    /// Verb tests, by index.
    pub verbs: Vec<VerbTest>,
    /// Group tests, by index.
    pub groups: Vec<GroupTest>,
    /// A sentence can match only if it holds one of these symbols (inflected forms of verbs and first units
    /// of list entries included); sorted. The machine is entered nowhere else.
    pub triggers: Vec<Symbol>,
    /// Instructions that can come first; sorted.
    pub starts: Vec<Address>,
    /// The ways to match: one, or one for each alternative of the whole pattern.
    pub ways: Vec<Way>,
}

/// What a sentence must hold for one alternative of a pattern to match.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Way {
    /// Sets of instructions, of each of which every match passes one; those first that few sentences hold.
    pub needs: Vec<Vec<Address>>,
    /// Those of them that every match passes in this order, each at a unit behind the one before.
    pub in_order: Vec<Vec<Address>>,
}
