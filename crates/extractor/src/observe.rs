//! What the engine tells of its own work: steps done, rules run, for benchmarks and for rule authors.

use claimwire_record::{Article, Claim};
use claimwire_rules::RuleIndex;

use crate::engine::Extractor;

/// A step of the engine, in the order of the work; levels 1 to 4 of the cascade are several steps each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Level 1: words, numbers and punctuation with their offsets.
    Units,
    /// Level 1: quotations and sentences.
    Sentences,
    /// Level 2: quantities and expressions of time.
    Numbers,
    /// Level 2: names of the lexicon, list entries, names by shape.
    Names,
    /// Level 2: the persons of the article.
    People,
    /// Level 3: what each unit is within its sentence.
    Tags,
    /// Level 3: noun groups, verb groups, and which belongs to which.
    Groups,
    /// Level 5: the patterns of all rules.
    Patterns,
    /// Levels 4 and 5: who says what, from what the patterns found, with reference as it is needed.
    Statements,
    /// Levels 4 and 5: all other claims.
    Claims,
    /// Level 6: framing, merging, writing of the records.
    Assembly,
}

impl Step {
    /// All steps, in order.
    pub const ALL: [Step; 11] = [
        Step::Units,
        Step::Sentences,
        Step::Numbers,
        Step::Names,
        Step::People,
        Step::Tags,
        Step::Groups,
        Step::Patterns,
        Step::Statements,
        Step::Claims,
        Step::Assembly,
    ];
    /// The step's name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Step::Units => "units",
            Step::Sentences => "sentences",
            Step::Numbers => "numbers and times",
            Step::Names => "names",
            Step::People => "people",
            Step::Tags => "tags",
            Step::Groups => "groups",
            Step::Patterns => "patterns",
            Step::Statements => "statements",
            Step::Claims => "claims",
            Step::Assembly => "assembly",
        }
    }
}

/// Is told what the engine does. All calls are optional; `()` listens to nothing and costs nothing.
pub trait Observer {
    /// A step is done.
    fn step_done(&mut self, _step: Step) {}
    /// A rule is about to run over a sentence that holds one of its triggers, and all that it needs.
    fn rule_begins(&mut self, _rule: RuleIndex) {}
    /// A rule ran over a sentence, given as bytes of the article's text, and matched so many times.
    fn rule_ended(&mut self, _rule: RuleIndex, _sentence: std::ops::Range<usize>, _matches: usize) {}
}

impl Observer for () {}

impl Extractor {
    /// The claims of an article, as [`Extractor::extract`] gives them, with the work told to an observer.
    pub fn extract_observed(&self, article: &Article, observer: &mut impl Observer) -> Vec<Claim> {
        let (analysis, lattice) = self.analyse(article, observer);
        self.claims(&analysis, &lattice, observer)
    }
}
