//! The rule set as the levels read it: word classes, verb forms, and the lists that say what governs what.

use std::sync::Arc;

use claimwire_record::Modality;
use claimwire_rules::units::fold;
use claimwire_rules::vocabulary::Symbol;
use claimwire_rules::{FormSet, Name, NameClass, NameIndex, PhraseTag, Phrases, RuleIndex, RuleSet};
use rustc_hash::FxHashMap;

use crate::embedding::EmbeddingWords;
use crate::formerly::FormerWords;
use crate::lexis::Lexis;
use crate::machine::Task;
use crate::names::NameKind;
use crate::questions::Questions;
use crate::starters::Starters;
use crate::tags::Settled;
use crate::verbs::VerbGroup;

/// What a governing verb, noun or adjective does to the claim that hangs on it ("decided to", "refused to").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Government {
    /// It stands as said: "decided to", "readiness to".
    Asserts,
    /// It is weakened to this modality.
    Weakens(Modality),
    /// It is denied: "refused to", "stopped short of".
    Negates,
    /// It is left open: "is considering".
    LeavesOpen,
}

/// The lists that name governing words, and what they do. `passive` lists hold for passives ("is understood
/// to") only.
const GOVERNMENT: &[(&str, bool, Government)] = &[
    ("governs-assert", false, Government::Asserts),
    ("governs-hedge", false, Government::Weakens(Modality::Hedged)),
    ("governs-hedge-passive", true, Government::Weakens(Modality::Hedged)),
    ("governs-future", false, Government::Weakens(Modality::Future)),
    ("governs-future-passive", true, Government::Weakens(Modality::Future)),
    ("governs-desire", false, Government::Weakens(Modality::Desired)),
    ("governs-possible", false, Government::Weakens(Modality::Possible)),
    ("governs-refusal", false, Government::Negates),
    ("governs-open", false, Government::LeavesOpen),
];

/// Words that tell a body from the place it is named after; each is one list of `rules/common/bodies.toml`.
#[derive(Debug)]
pub struct BodyWords {
    /// What places do too: lie, border, have.
    pub place_verb: Vec<Symbol>,
    /// What only people do.
    pub act: Vec<Symbol>,
    /// What is done to bodies: "was beaten", "was admitted".
    pub undergo: Vec<Symbol>,
    /// Passives whose "by" can be a place: "bordered by".
    pub place_agent: Vec<Symbol>,
    /// What one does to a body: "beat", "represent".
    pub meet: Vec<Symbol>,
    /// "negotiate with".
    pub deal: Vec<Symbol>,
    /// "play for".
    pub play: Vec<Symbol>,
    /// "treaty with".
    pub dealing: Vec<Symbol>,
    /// "embassy of".
    pub belonging: Vec<Symbol>,
    /// "France coach".
    pub team: Vec<Symbol>,
    /// "US invasion".
    pub deed: Vec<Symbol>,
}

impl BodyWords {
    fn new(rules: &RuleSet) -> Self {
        let list = |name: &str| symbols(rules, name);
        BodyWords {
            place_verb: list("place-verb"),
            act: list("body-act"),
            undergo: list("body-undergo"),
            place_agent: list("place-agent"),
            meet: list("body-meet"),
            deal: list("body-deal"),
            play: list("body-play"),
            dealing: list("body-dealing"),
            belonging: list("body-belonging"),
            team: list("body-team"),
            deed: list("body-deed"),
        }
    }
}

/// Words that put an attitude to somebody, by what follows them; each is one list of `rules/common/attitudes.toml`.
#[derive(Debug)]
pub struct AttitudeWords {
    /// "hope that".
    pub clause: Vec<Symbol>,
    /// "want to".
    pub infinitive: Vec<Symbol>,
    /// "urge somebody to".
    pub object_infinitive: Vec<Symbol>,
    /// "seem to".
    pub raised: Vec<Symbol>,
    /// "is expected to".
    pub raised_passive: Vec<Symbol>,
    /// "criticise something".
    pub object: Vec<Symbol>,
    /// "show somebody ahead", of polls and papers.
    pub paper_object: Vec<Symbol>,
    /// Polls, studies, records.
    pub paper: Vec<Symbol>,
    /// "the belief that".
    pub noun_clause: Vec<Symbol>,
    /// Support and its like, which one has of others.
    pub backing: Vec<Symbol>,
    /// "win" support.
    pub gain: Vec<Symbol>,
    /// "voice" support.
    pub voice: Vec<Symbol>,
    /// Supporters and critics.
    pub holder: Vec<Symbol>,
    /// "walk" something back.
    pub take_back: Vec<Symbol>,
    /// "shoot back".
    pub answer_back: Vec<Symbol>,
    /// "supportive of".
    pub adjective_of: Vec<Symbol>,
    /// "opposed to".
    pub adjective_to: Vec<Symbol>,
    /// "call for", "support for": verbs and nouns by the preposition behind them.
    prepositions: Vec<(Symbol, Vec<Symbol>, Vec<Symbol>)>,
}

/// The prepositions that bring in what an attitude is about.
const PREPOSITIONS: &[&str] =
    &["for", "on", "about", "of", "to", "against", "with", "in", "at", "over", "from", "behind"];

impl AttitudeWords {
    fn new(rules: &RuleSet) -> Self {
        let list = |name: &str| symbols(rules, name);
        AttitudeWords {
            clause: list("attitude-clause"),
            infinitive: list("attitude-infinitive"),
            object_infinitive: list("attitude-object-infinitive"),
            raised: list("attitude-raised"),
            raised_passive: list("attitude-raised-passive"),
            object: list("attitude-object"),
            paper_object: list("attitude-paper-object"),
            paper: list("paper"),
            noun_clause: list("attitude-noun-clause"),
            backing: list("backing-noun"),
            gain: list("backing-gained"),
            voice: list("attitude-voiced"),
            holder: list("attitude-holder"),
            take_back: list("attitude-back"),
            answer_back: list("answer-back"),
            adjective_of: list("attitude-adjective-of"),
            adjective_to: list("attitude-adjective-to"),
            prepositions: PREPOSITIONS
                .iter()
                .map(|word| {
                    let verbs = list(&format!("attitude-{word}"));
                    (rules.vocabulary.get(word), verbs, list(&format!("attitude-noun-{word}")))
                })
                .collect(),
        }
    }
    /// Whether the verb takes what it is about behind this preposition: "called for".
    pub fn verb_takes(&self, verb: &VerbGroup, preposition: Symbol) -> bool {
        self.prepositions.iter().any(|(word, verbs, _)| *word == preposition && verb.has_lemma(verbs))
    }
    /// Whether the noun does: "support for".
    pub fn noun_takes(&self, noun: Symbol, preposition: Symbol) -> bool {
        let listed = |nouns: &[Symbol]| nouns.binary_search(&noun).is_ok();
        self.prepositions.iter().any(|(word, _, nouns)| *word == preposition && listed(nouns))
    }
}

/// The rules with everything read off them once.
#[derive(Debug)]
pub struct Knowledge {
    /// The rules.
    pub rules: Arc<RuleSet>,
    /// Word classes.
    pub lexis: Lexis,
    /// What words are wherever they stand.
    pub settled: Settled,
    /// Words that can open a number or an expression of time.
    pub starters: Starters,
    /// What the rules ask of a unit.
    pub questions: Questions,
    /// The phrases that are looked for at each unit of a text: names, exceptions, and the lists that patterns name.
    pub phrases: Phrases,
    governing: Vec<(Vec<Symbol>, bool, Government)>,
    object_control: Vec<Symbol>,
    judging: Vec<Symbol>,
    judging_acts: Vec<Symbol>,
    meaning_once: Vec<Symbol>,
    settling: Vec<Symbol>,
    infinitive_nouns: Vec<Symbol>,
    hedge_words: Vec<Symbol>,
    guess_words: Vec<Symbol>,
    intransitive: Vec<Symbol>,
    speech: Vec<Symbol>,
    expecting: Vec<Symbol>,
    /// Who can be harmed: the people that tolls count.
    pub casualties: Vec<Symbol>,
    needing: Vec<Symbol>,
    announcing: Vec<Symbol>,
    irrealis_nouns: Vec<Symbol>,
    presupposing: Vec<Symbol>,
    promoting: Vec<Symbol>,
    /// The words that tell a body from a place.
    pub bodies: BodyWords,
    /// The words that put an attitude to somebody.
    pub attitudes: AttitudeWords,
    /// The words that bring in clauses.
    pub embedding: EmbeddingWords,
    /// The words that tell former stands.
    pub former: FormerWords,
    /// Rows of persons that tell an office, by folded surname.
    holders: FxHashMap<String, Vec<NameIndex>>,
    /// Regions by what stands behind "state of" in one of their names.
    states: FxHashMap<String, NameIndex>,
    /// Names of parties that others bear too, folded, with all who do.
    namesakes: FxHashMap<String, Vec<NameIndex>>,
    /// Those who bear such a name, sorted.
    bearers: Vec<NameIndex>,
}

impl Knowledge {
    /// Reads the rule set once.
    pub fn new(rules: Arc<RuleSet>) -> Self {
        let governing = GOVERNMENT
            .iter()
            .map(|&(list, passive, effect)| (symbols(&rules, list), passive, effect))
            .collect();
        let questions = Questions::new(&rules);
        let phrases = rules.phrases.only(|tag| match tag {
            PhraseTag::Name(index) => NameKind::of_class(rules.lexicon.name(index).class).is_some(),
            PhraseTag::List(list) => questions.names_list(list),
            PhraseTag::Exception(_) => true,
        });
        let lexis = Lexis::new(&rules);
        let namesakes = namesakes(&rules);
        Knowledge {
            settled: Settled::new(&rules.vocabulary, &lexis),
            lexis,
            starters: Starters::new(&rules.vocabulary),
            questions,
            phrases,
            governing,
            object_control: symbols(&rules, "controls-object"),
            judging: symbols(&rules, "judges-object"),
            judging_acts: symbols(&rules, "judges-act"),
            meaning_once: symbols(&rules, "meant-once"),
            settling: symbols(&rules, "settles-motion"),
            infinitive_nouns: symbols(&rules, "governs-noun"),
            hedge_words: symbols(&rules, "hedge-adverb"),
            guess_words: symbols(&rules, "guess-adverb"),
            intransitive: symbols(&rules, "intransitive"),
            speech: symbols(&rules, "say"),
            expecting: symbols(&rules, "governs-expected"),
            casualties: symbols(&rules, "casualty"),
            needing: symbols(&rules, "governs-need"),
            announcing: symbols(&rules, "announces"),
            irrealis_nouns: symbols(&rules, "irrealis-noun"),
            presupposing: symbols(&rules, "takes-for-granted"),
            promoting: symbols(&rules, "promote"),
            bodies: BodyWords::new(&rules),
            attitudes: AttitudeWords::new(&rules),
            embedding: EmbeddingWords::new(&rules),
            former: FormerWords::new(&rules),
            holders: holders(&rules),
            states: states(&rules),
            bearers: bearers(&namesakes),
            namesakes,
            rules,
        }
    }
    /// The program of a rule with what it asks.
    pub fn task(&self, rule: RuleIndex) -> Task<'_> {
        let program = &self.rules.rule(rule).program;
        Task { program, plan: self.questions.plan(rule), questions: &self.questions }
    }
    /// The id of the rule at a position in the rule set: "stance/backs".
    pub fn rule_id(&self, rule: usize) -> &str {
        &self.rules.rules[rule].id
    }
    /// The verb forms that a word can be.
    pub fn forms(&self, symbol: Symbol) -> FormSet {
        self.lexis.forms(symbol)
    }
    /// Whether the word, as written, can be a noun too.
    pub fn may_be_noun(&self, symbol: Symbol) -> bool {
        self.lexis.may_be_noun(symbol)
    }
    /// Whether the word is an ordinary English word, so that a capital at a sentence's start says nothing.
    pub fn is_common(&self, symbol: Symbol) -> bool {
        self.lexis.is_common(symbol)
    }
    /// A lexicon entry.
    pub fn name(&self, index: NameIndex) -> &Name {
        self.rules.lexicon.name(index)
    }
    /// The lexicon's rows of persons with this surname (folded) that tell an office.
    pub fn holders_named(&self, surname: &str) -> &[NameIndex] {
        self.holders.get(surname).map_or(&[], Vec::as_slice)
    }
    /// The part of a country that is also called "state of", "province of" or "county of" so: New York, Georgia.
    pub fn state_named(&self, name: &str) -> Option<&Name> {
        self.states.get(name).map(|&index| self.name(index))
    }
    /// Whether others bear a name of this entry.
    pub fn has_namesakes(&self, entry: NameIndex) -> bool {
        self.bearers.binary_search(&entry).is_ok()
    }
    /// All who bear a name (folded) that is a party's and another's.
    pub fn namesakes(&self, name: &str) -> Option<&[NameIndex]> {
        self.namesakes.get(name).map(Vec::as_slice)
    }
    /// What a verb does to an infinitive that hangs on it; none for verbs in no list.
    pub fn government(&self, verb: &VerbGroup) -> Option<Government> {
        let passive = verb.voice == claimwire_rules::program::Voice::Passive;
        self.governing
            .iter()
            .find(|(lemmas, needs_passive, _)| (passive || !needs_passive) && verb.has_lemma(lemmas))
            .map(|found| found.2)
    }
    /// The same for a noun or adjective.
    pub fn government_of_word(&self, symbol: Symbol) -> Option<Government> {
        let listed = |symbol: Symbol| {
            let found = self.governing.iter().find(|(words, _, _)| words.binary_search(&symbol).is_ok());
            found.map(|found| found.2)
        };
        let lemmas = || self.rules.verbs.forms(symbol).iter().map(|reading| reading.lemma);
        listed(symbol).or_else(|| lemmas().find_map(listed))
    }
    /// Whether the verb's object does what the infinitive says: "urged members to".
    pub fn controls_object(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.object_control)
    }
    /// Whether the verb's object did what "for" tells of it: "criticised him for backing".
    pub fn judges_object(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.judging)
    }
    /// Whether the verb's object is what others did: "challenged the decision to back".
    pub fn judges_act(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.judging_acts)
    }
    /// Whether what hangs on the verb was only meant, once it is told in the pluperfect: "had planned to".
    pub fn means(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.meaning_once)
    }
    /// Whether the verb's object is what a stand is on, and not what the verb tells: "voted to reject the offer".
    pub fn settles(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.settling)
    }
    /// Whether an infinitive can hang on the noun: "readiness to".
    pub fn governs_infinitive(&self, noun: Symbol) -> bool {
        self.infinitive_nouns.binary_search(&noun).is_ok()
    }
    /// Whether the word is a form of a verb that takes no object, so that "stood by" is no passive.
    pub fn is_intransitive(&self, symbol: Symbol) -> bool {
        self.rules
            .verbs
            .forms(symbol)
            .iter()
            .any(|reading| self.intransitive.binary_search(&reading.lemma).is_ok())
    }
    /// Whether the lemma is of a verb of saying.
    pub fn reports(&self, lemma: Symbol) -> bool {
        self.speech.binary_search(&lemma).is_ok()
    }
    /// Whether the verb is one of saying.
    pub fn speaks(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.speech)
    }
    /// Whether what hangs on the verb is still to come: "expected to".
    pub fn expects(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.expecting)
    }
    /// Whether the verb's object is still to come: "announced cuts", "demanded a pause".
    pub fn announces(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.announcing)
    }
    /// Whether the verb tells a need, so that its denial denies nothing that hangs on it: "need not".
    pub fn needs(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.needing)
    }
    /// Whether what hangs on the noun has not happened: "fears of".
    pub fn irrealis(&self, noun: Symbol) -> bool {
        self.irrealis_nouns.binary_search(&noun).is_ok()
    }
    /// Whether what hangs on the verb is taken for granted: "regretted backing".
    pub fn presupposes(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.presupposing)
    }
    /// Whether the verb tells what is done for somebody, and not what is held of them: "campaign for".
    pub fn promotes(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.promoting)
    }
    /// Whether the word guesses: "probably".
    pub fn guesses(&self, symbol: Symbol) -> bool {
        self.guess_words.binary_search(&symbol).is_ok()
    }
    /// Whether the word hedges: "reportedly".
    pub fn hedges(&self, symbol: Symbol) -> bool {
        self.hedge_words.binary_search(&symbol).is_ok()
    }
}

fn holders(rules: &RuleSet) -> FxHashMap<String, Vec<NameIndex>> {
    let mut holders: FxHashMap<String, Vec<NameIndex>> = FxHashMap::default();
    for (index, name) in rules.lexicon.names.iter().enumerate().filter(|(_, name)| name.office.is_some()) {
        let folded = fold(&name.name);
        let surname = folded.rsplit(' ').next().unwrap_or(&folded);
        holders.entry(surname.to_owned()).or_default().push(NameIndex(index as u32));
    }
    holders
}

/// Names, folded, that parties share with a party, a body or an agency of another country, in the order of the lexicon.
fn namesakes(rules: &RuleSet) -> FxHashMap<String, Vec<NameIndex>> {
    let named =
        |class| matches!(class, NameClass::Party | NameClass::Org | NameClass::Agency | NameClass::Media);
    let mut all: FxHashMap<String, Vec<NameIndex>> = FxHashMap::default();
    for (index, name) in rules.lexicon.names.iter().enumerate().filter(|(_, name)| named(name.class)) {
        for spelling in name.aliases.iter().chain([&name.name]) {
            let bearers = all.entry(fold(spelling)).or_default();
            if !bearers.iter().any(|other| rules.lexicon.name(*other).id == name.id) {
                bearers.push(NameIndex(index as u32));
            }
        }
    }
    let party = |entry: &NameIndex| rules.lexicon.name(*entry).class == NameClass::Party;
    all.retain(|_, bearers| bearers.len() > 1 && bearers.iter().any(party));
    all
}

fn bearers(namesakes: &FxHashMap<String, Vec<NameIndex>>) -> Vec<NameIndex> {
    let mut bearers: Vec<NameIndex> = namesakes.values().flatten().copied().collect();
    bearers.sort_unstable();
    bearers.dedup();
    bearers
}

fn states(rules: &RuleSet) -> FxHashMap<String, NameIndex> {
    let mut states = FxHashMap::default();
    for (index, name) in rules.lexicon.names.iter().enumerate() {
        let region = name.class == NameClass::Region;
        for state in name.aliases.iter().filter(|_| region).filter_map(|alias| {
            ["state of ", "province of ", "county of "].iter().find_map(|lead| alias.strip_prefix(lead))
        }) {
            states.entry(state.to_owned()).or_insert(NameIndex(index as u32));
        }
    }
    states
}

/// The single words of a list, sorted; none where a rule set lacks the list.
pub fn symbols(rules: &RuleSet, list: &str) -> Vec<Symbol> {
    let Some(id) = rules.list_named(list) else { return Vec::new() };
    let entries = &rules.lists[id.0 as usize].entries;
    let mut symbols: Vec<Symbol> =
        entries.iter().filter(|entry| entry.len() == 1).map(|entry| entry[0]).collect();
    symbols.sort_unstable();
    symbols.dedup();
    symbols
}
