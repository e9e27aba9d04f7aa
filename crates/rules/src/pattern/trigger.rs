//! Finds the words of which a sentence must hold one for a pattern to match, as few and as rare as can be had.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::resolve::Step;
use crate::list::List;
use crate::program::{ClassSet, GroupTest, ListId};
use crate::verbs::VerbTable;
use crate::vocabulary::{Symbol, Vocabulary};

/// What triggers are computed from.
pub(crate) struct Triggers<'a> {
    pub(crate) lists: &'a [List],
    pub(crate) verbs: &'a VerbTable,
    pub(crate) vocabulary: &'a Vocabulary,
    /// All spellings of the offices of the lexicon.
    pub(crate) offices: &'a [Vec<Symbol>],
    /// What is known of the costs so far.
    pub(crate) costs: &'a Costs,
}

/// What was found out for one pattern and holds for the next too.
#[derive(Debug, Default)]
pub(crate) struct Costs {
    /// Costs of words by symbol; 0 where a word was not asked for yet.
    words: RefCell<Vec<u16>>,
    /// The forms of all verbs of a list, by the list's lemmas.
    forms: RefCell<FxHashMap<Vec<Symbol>, Option<Words>>>,
    /// The rarest words of the entries of lists.
    lists: RefCell<FxHashMap<ListId, Option<Words>>>,
    /// Those of the heads of noun groups.
    heads: RefCell<FxHashMap<GroupTest, Option<Words>>>,
}

/// Words of which a sentence must hold one; at least one.
#[derive(Debug, Clone)]
struct Words {
    sorted: Rc<[Symbol]>,
    /// How many sentences they let through, roughly.
    cost: u64,
}

impl Triggers<'_> {
    /// The sorted trigger words of a pattern; none where it can match without any particular word.
    pub(crate) fn of(&self, step: &Step) -> Option<Vec<Symbol>> {
        self.words_of(step).map(|words| words.sorted.to_vec())
    }

    fn words_of(&self, step: &Step) -> Option<Words> {
        match step {
            Step::Word(symbol) => self.words(vec![*symbol]),
            Step::Phrase(list) => self.entries(*list),
            Step::Verb(verb) => self.forms(&verb.test.lemmas),
            Step::SubjectVerb(group, verb) => {
                rarest([self.forms(&verb.test.lemmas), self.heads(&group.test)].into_iter().flatten())
            }
            Step::Group(group) => self.heads(&group.test),
            Step::Sequence(steps) => rarest(steps.iter().filter_map(|step| self.words_of(step))),
            Step::Choice(branches) => {
                let mut symbols = Vec::new();
                for branch in branches {
                    symbols.extend_from_slice(&self.words_of(branch)?.sorted);
                }
                self.words(symbols)
            }
            Step::Repeat(step, how) if !how.optional => self.words_of(step),
            Step::Element(..) | Step::Start | Step::End | Step::Repeat(..) => None,
        }
    }

    fn words(&self, mut symbols: Vec<Symbol>) -> Option<Words> {
        // Put together from a few that are sorted, which this sort only merges.
        symbols.sort();
        symbols.dedup();
        let cost = self.costs.sum(&symbols, self.vocabulary);
        (!symbols.is_empty()).then(|| Words { sorted: symbols.into(), cost })
    }

    fn forms(&self, lemmas: &[Symbol]) -> Option<Words> {
        let mut known = self.costs.forms.borrow_mut();
        if let Some(forms) = known.get(lemmas) {
            return forms.clone();
        }
        let forms = lemmas.iter().flat_map(|lemma| self.verbs.forms_of(*lemma).iter().copied());
        let forms = self.words(forms.collect());
        known.insert(lemmas.to_vec(), forms.clone());
        forms
    }

    /// The rarest word of each entry.
    fn entries(&self, list: ListId) -> Option<Words> {
        let mut lists = self.costs.lists.borrow_mut();
        let rarest = || self.words(self.rarest_of(&self.lists[list.0 as usize].entries));
        lists.entry(list).or_insert_with(rarest).clone()
    }

    fn rarest_of(&self, phrases: &[Vec<Symbol>]) -> Vec<Symbol> {
        let cost = |symbol: &Symbol| self.costs.sum(&[*symbol], self.vocabulary);
        let rarest = |phrase: &Vec<Symbol>| match phrase.as_slice() {
            [only] => Some(*only),
            several => several.iter().copied().min_by_key(cost),
        };
        phrases.iter().filter_map(rarest).collect()
    }

    /// Head nouns, where a group can be nothing else; offices are those of the lexicon.
    fn heads(&self, test: &GroupTest) -> Option<Words> {
        let only_office = test.classes == ClassSet::OFFICE;
        let only_heads = test.classes.0 == 0 && !test.head_lists.is_empty();
        if !only_heads && !only_office {
            return None;
        }
        let mut known = self.costs.heads.borrow_mut();
        if let Some(heads) = known.get(test) {
            return heads.clone();
        }
        let entries = test.head_lists.iter().filter_map(|list| self.entries(*list));
        let mut heads: Vec<Symbol> = entries.flat_map(|words| words.sorted.to_vec()).collect();
        if only_office {
            heads.extend(self.rarest_of(self.offices));
        }
        let heads = self.words(heads);
        known.insert(test.clone(), heads.clone());
        heads
    }
}

fn rarest(all: impl Iterator<Item = Words>) -> Option<Words> {
    all.min_by_key(|words| words.cost)
}

impl Costs {
    /// How many sentences some words let through, roughly.
    fn sum(&self, symbols: &[Symbol], vocabulary: &Vocabulary) -> u64 {
        let mut costs = self.words.borrow_mut();
        if costs.len() < vocabulary.len() {
            costs.resize(vocabulary.len(), 0);
        }
        let mut cost = |symbol: &Symbol| {
            let cost = &mut costs[symbol.0 as usize];
            if *cost == 0 {
                *cost = cost_of(vocabulary.word(*symbol));
            }
            u64::from(*cost)
        };
        symbols.iter().map(&mut cost).sum()
    }
}

fn cost_of(word: &str) -> u16 {
    if EVERYWHERE.binary_search(&word).is_ok() || !word.contains(char::is_alphanumeric) {
        10_000
    } else if OFTEN.binary_search(&word).is_ok() {
        40
    } else {
        1
    }
}

/// Words that most sentences hold; sorted.
const EVERYWHERE: &[&str] = &[
    "'d", "'ll", "'m", "'re", "'s", "'ve", "a", "about", "after", "all", "also", "am", "an", "and", "any",
    "are", "as", "at", "be", "because", "been", "before", "being", "but", "by", "can", "could", "did", "do",
    "does", "doing", "done", "for", "from", "had", "has", "have", "having", "he", "her", "his", "how", "if",
    "in", "into", "is", "it", "its", "may", "might", "more", "n't", "no", "not", "of", "on", "one", "only",
    "or", "other", "our", "out", "over", "s", "she", "should", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "to", "up", "was", "we", "were", "what",
    "when", "which", "while", "who", "will", "with", "would", "you",
];

/// Words that many sentences of news hold; sorted.
const OFTEN: &[&str] = &[
    "against",
    "back",
    "between",
    "called",
    "come",
    "country",
    "day",
    "during",
    "first",
    "former",
    "get",
    "give",
    "go",
    "going",
    "government",
    "hold",
    "just",
    "last",
    "made",
    "make",
    "making",
    "many",
    "minister",
    "month",
    "most",
    "new",
    "now",
    "official",
    "people",
    "percent",
    "president",
    "said",
    "say",
    "saying",
    "says",
    "see",
    "since",
    "state",
    "take",
    "three",
    "time",
    "told",
    "two",
    "under",
    "used",
    "week",
    "well",
    "work",
    "year",
    "years",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frequency_tables_are_sorted() {
        assert!(EVERYWHERE.is_sorted());
        assert!(OFTEN.is_sorted());
    }
}
