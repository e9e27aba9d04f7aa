//! The word lists by which embeddings are told, read once from `rules/common/embedding.toml`.

use claimwire_rules::RuleSet;
use claimwire_rules::vocabulary::Symbol;

use crate::knowledge::symbols;
use crate::verbs::VerbGroup;

/// The words that bring in clauses; each is one list of `rules/common/embedding.toml`.
#[derive(Debug)]
pub struct EmbeddingWords {
    pub(super) belief: Vec<Symbol>,
    pub(super) guess: Vec<Symbol>,
    pub(super) hearsay: Vec<Symbol>,
    pub(super) wish: Vec<Symbol>,
    pub(super) fear: Vec<Symbol>,
    pub(super) told: Vec<Symbol>,
    pub(super) hint: Vec<Symbol>,
    pub(super) doubt: Vec<Symbol>,
    pub(super) proof: Vec<Symbol>,
    pub(super) meaning: Vec<Symbol>,
    pub(super) untruth: Vec<Symbol>,
    pub(super) joke: Vec<Symbol>,
    pub(super) refuted: Vec<Symbol>,
    pub(super) withdrawn: Vec<Symbol>,
    pub(super) noun_hearsay: Vec<Symbol>,
    pub(super) noun_wish: Vec<Symbol>,
    pub(super) noun_possible: Vec<Symbol>,
    pub(super) noun_untrue: Vec<Symbol>,
    pub(super) false_adjective: Vec<Symbol>,
    pub(super) spurious: Vec<Symbol>,
    pub(super) false_adverb: Vec<Symbol>,
    pub(super) truth: Vec<Symbol>,
    pub(super) likely: Vec<Symbol>,
    pub(super) possible: Vec<Symbol>,
    pub(super) doubtful: Vec<Symbol>,
    pub(super) impossible: Vec<Symbol>,
    pub(super) open: Vec<Symbol>,
    pub(super) needed: Vec<Symbol>,
    pub(super) stand: Vec<Symbol>,
    pub(super) gone: Vec<Symbol>,
    pub(super) wavering: Vec<Symbol>,
    pub(super) awaited: Vec<Symbol>,
    pub(super) unsure: Vec<Symbol>,
    pub(super) conditional: Vec<Symbol>,
    pub(super) satirical: Vec<Vec<Symbol>>,
}

impl EmbeddingWords {
    /// Reads the lists once; lists that a rule set lacks are empty.
    pub fn new(rules: &RuleSet) -> Self {
        let list = |name: &str| symbols(rules, name);
        let phrases = rules.list_named("satirical-outlet").map(|id| &rules.lists[id.0 as usize].entries);
        EmbeddingWords {
            belief: list("embeds-belief"),
            guess: list("embeds-guess"),
            hearsay: list("embeds-hearsay"),
            wish: list("embeds-wish"),
            fear: list("embeds-fear"),
            told: list("embeds-told"),
            hint: list("embeds-hint"),
            doubt: list("embeds-doubt"),
            proof: list("embeds-proof"),
            meaning: list("embeds-meaning"),
            untruth: list("embeds-untruth"),
            joke: list("embeds-joke"),
            refuted: list("embeds-refuted"),
            withdrawn: list("embeds-withdrawn"),
            noun_hearsay: list("embeds-noun-hearsay"),
            noun_wish: list("embeds-noun-wish"),
            noun_possible: list("embeds-noun-possible"),
            noun_untrue: list("embeds-noun-untrue"),
            false_adjective: list("false-adjective"),
            spurious: list("spurious-source"),
            false_adverb: list("false-adverb"),
            truth: list("true-adjective"),
            likely: list("likely-adjective"),
            possible: list("possible-adjective"),
            doubtful: list("doubtful-adjective"),
            impossible: list("impossible-adjective"),
            open: list("open-adjective"),
            needed: list("needed-adjective"),
            stand: list("stand-noun"),
            gone: list("embeds-gone"),
            wavering: list("embeds-wavering"),
            awaited: list("awaited-adjective"),
            unsure: list("unsure-word"),
            conditional: list("conditional-adjective"),
            satirical: phrases.into_iter().flatten().map(|entry| entry.to_vec()).collect(),
        }
    }
}

impl EmbeddingWords {
    /// Whether a verb tells a belief: "thinks".
    pub fn believes(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.belief)
    }
    /// Whether what hangs on a verb is made up: "pretended to".
    pub fn pretends(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.untruth)
    }
    /// Whether a verb tells no more than a guess: "suspects".
    pub fn guesses(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.guess)
    }
    /// Whether a noun names what is only told, hoped or feared: "rumours".
    pub fn is_untold(&self, noun: Symbol) -> bool {
        [&self.noun_hearsay, &self.noun_wish, &self.noun_possible, &self.noun_untrue]
            .iter()
            .any(|list| list.binary_search(&noun).is_ok())
    }
    /// Whether an adjective can judge a clause: "likely", "false".
    pub(super) fn judges(&self, word: Symbol) -> bool {
        [
            &self.false_adjective,
            &self.truth,
            &self.likely,
            &self.possible,
            &self.doubtful,
            &self.impossible,
            &self.open,
            &self.needed,
        ]
        .iter()
        .any(|list| list.binary_search(&word).is_ok())
    }
}
