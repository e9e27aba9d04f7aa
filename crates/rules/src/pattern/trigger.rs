//! Finds the words of which a sentence must hold one for a pattern to match, as few and as rare as can be had.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::resolve::Step;
use crate::list::List;
use crate::program::{ClassSet, ListId};
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
    /// The forms of all verbs of a list, sorted, by the list's lemmas.
    forms: RefCell<FxHashMap<Vec<Symbol>, Vec<Symbol>>>,
    /// The rarest words of the entries of lists.
    lists: RefCell<FxHashMap<ListId, Rc<[Symbol]>>>,
    /// Those of the offices.
    offices: OnceCell<Vec<Symbol>>,
}

impl Triggers<'_> {
    /// The sorted trigger words of a pattern; none where it can match without any particular word.
    pub(crate) fn of(&self, step: &Step) -> Option<Vec<Symbol>> {
        let mut symbols = match step {
            Step::Word(symbol) => vec![*symbol],
            Step::Phrase(list) => self.entries(*list).to_vec(),
            Step::Verb(verb) => self.forms(&verb.test.lemmas)?,
            Step::SubjectVerb(group, verb) => {
                self.best([self.forms(&verb.test.lemmas), self.heads(&group.test)].into_iter().flatten())?
            }
            Step::Group(group) => self.heads(&group.test)?,
            Step::Sequence(steps) => self.best(steps.iter().filter_map(|step| self.of(step)))?,
            Step::Choice(branches) => {
                branches.iter().map(|branch| self.of(branch)).collect::<Option<Vec<_>>>()?.concat()
            }
            Step::Repeat(step, how) if !how.optional => self.of(step)?,
            Step::Element(..) | Step::Start | Step::End | Step::Repeat(..) => return None,
        };
        // Put together from a few that are sorted, which this sort only merges.
        symbols.sort();
        symbols.dedup();
        Some(symbols).filter(|symbols| !symbols.is_empty())
    }

    fn best(&self, sets: impl Iterator<Item = Vec<Symbol>>) -> Option<Vec<Symbol>> {
        sets.min_by_key(|set| self.costs.sum(set, self.vocabulary))
    }

    fn forms(&self, lemmas: &[Symbol]) -> Option<Vec<Symbol>> {
        let mut known = self.costs.forms.borrow_mut();
        if let Some(forms) = known.get(lemmas) {
            return Some(forms.clone()).filter(|forms| !forms.is_empty());
        }
        let forms = lemmas.iter().flat_map(|lemma| self.verbs.forms_of(*lemma).iter().copied());
        let mut forms: Vec<Symbol> = forms.collect();
        forms.sort_unstable();
        known.insert(lemmas.to_vec(), forms.clone());
        Some(forms).filter(|forms| !forms.is_empty())
    }

    /// The rarest word of each entry, sorted.
    fn entries(&self, list: ListId) -> Rc<[Symbol]> {
        let mut lists = self.costs.lists.borrow_mut();
        let rarest = || self.rarest(&self.lists[list.0 as usize].entries).into();
        lists.entry(list).or_insert_with(rarest).clone()
    }

    fn rarest(&self, phrases: &[Vec<Symbol>]) -> Vec<Symbol> {
        let cost = |symbol: &Symbol| self.costs.sum(&[*symbol], self.vocabulary);
        let rarest = |phrase: &Vec<Symbol>| match phrase.as_slice() {
            [only] => Some(*only),
            several => several.iter().copied().min_by_key(cost),
        };
        let mut words: Vec<Symbol> = phrases.iter().filter_map(rarest).collect();
        words.sort_unstable();
        words
    }

    /// Head nouns, where a group can be nothing else; offices are those of the lexicon.
    fn heads(&self, test: &crate::program::GroupTest) -> Option<Vec<Symbol>> {
        let only_office = test.classes == ClassSet::OFFICE;
        let only_heads = test.classes.0 == 0 && !test.head_lists.is_empty();
        if !only_heads && !only_office {
            return None;
        }
        let mut heads = Vec::new();
        test.head_lists.iter().for_each(|list| heads.extend_from_slice(&self.entries(*list)));
        if only_office {
            heads.extend_from_slice(self.costs.offices.get_or_init(|| self.rarest(self.offices)));
        }
        Some(heads)
    }
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
