//! Documents and attributions turn into origins: what is not independent counts once.
//!
//! Every document has one origin: the wire or near-duplicate group that it belongs to, else its outlet, else
//! itself. A document that has a claim only from somebody else's mouth, or from another publication, has that
//! source as its origin for the fact. Origins are a partition, so copies never chain independent reports
//! together. Nothing is ever dropped for being a copy.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{Origin, folded_id};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::ledger::{Entry, Ledger, Paper};
use crate::symbols::{Symbol, Symbols};

/// Why documents count as one origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Why {
    Single,
    SameOutlet,
    NearDuplicate,
    Agency,
    Byline,
    SameUtterance,
    Via,
}

impl Why {
    fn name(self) -> &'static str {
        match self {
            Why::Single => "single",
            Why::SameOutlet => "same_outlet",
            Why::NearDuplicate => "near_duplicate",
            Why::Agency => "agency",
            Why::Byline => "byline",
            Why::SameUtterance => "same_utterance",
            Why::Via => "via",
        }
    }
}

/// The origin of every document, by its number.
#[derive(Debug)]
pub(crate) struct Origins {
    names: Symbols,
    of_document: Vec<(Symbol, Why)>,
}

/// Copies are looked for among documents published so many days apart at most.
const WINDOW: i32 = 7;
/// A sentence in more documents than this is boilerplate or a proverb, and tells no copy.
const MOST_HOLDERS: usize = 400;

impl Origins {
    /// Reads the origins off the documents; `copies` are groups of document numbers whose texts are known to be
    /// near-duplicates, beside those that show in shared sentences.
    pub fn of(papers: &[Paper], copies: &[Vec<u32>]) -> Origins {
        let syndicated = syndicated(papers);
        let own: Vec<(String, Why)> = papers.par_iter().map(|paper| own_origin(paper, &syndicated)).collect();
        let mut names = Symbols::default();
        let mut of_document: Vec<(Symbol, Why)> =
            own.iter().map(|(name, why)| (names.enter(name), *why)).collect();
        let mut groups = Groups::new(papers.len());
        copies.iter().for_each(|group| groups.join_all(group));
        shared_sentences(papers).into_iter().for_each(|(one, other)| groups.join(one, other));
        for members in groups.groups() {
            let agency =
                members.iter().map(|member| &own[*member as usize]).filter(|own| own.1 == Why::Agency);
            let first = || members.iter().map(|member| &papers[*member as usize].path).min();
            let origin = match agency.min() {
                Some((name, why)) => (names.enter(name), *why),
                None => {
                    (names.enter(&format!("copy:{}", first().map_or("", |path| path))), Why::NearDuplicate)
                }
            };
            members.iter().for_each(|member| of_document[*member as usize] = origin);
        }
        Origins { names, of_document }
    }
    /// The origins of a fact's claims, in order, and for each claim the number of its origin.
    pub fn of_entries(&self, ledger: &Ledger, entries: &[Entry]) -> (Vec<Origin>, Vec<u32>) {
        let own_voice: FxHashSet<u32> =
            entries.iter().filter(|entry| entry.witness.is_none()).map(|entry| entry.document).collect();
        let origin = |entry: &Entry| -> (&str, Why) {
            match entry.witness.map(|witness| ledger.symbols.text(witness)) {
                Some(witness) if !own_voice.contains(&entry.document) => {
                    let is_medium = witness.starts_with("media:");
                    (witness, if is_medium { Why::Via } else { Why::SameUtterance })
                }
                _ => self.of_document(entry.document),
            }
        };
        let keys: Vec<(&str, Why)> = entries.iter().map(origin).collect();
        let mut members: BTreeMap<&str, (Vec<u32>, Why)> = BTreeMap::new();
        for (entry, (key, why)) in entries.iter().zip(&keys) {
            let member = members.entry(key).or_insert_with(|| (Vec::new(), *why));
            member.0.push(entry.document);
            member.1 = member.1.min(*why);
        }
        let number: FxHashMap<&str, u32> = members.keys().copied().zip(0..).collect();
        let of_entry = keys.iter().map(|(key, _)| number[key]).collect();
        (members.into_values().map(|member| record(ledger, member)).collect(), of_entry)
    }
    fn of_document(&self, document: u32) -> (&str, Why) {
        let (symbol, why) = self.of_document[document as usize];
        (self.names.text(symbol), why)
    }
}

fn record(ledger: &Ledger, (mut numbers, why): (Vec<u32>, Why)) -> Origin {
    numbers.sort_unstable();
    numbers.dedup();
    let mut documents: Vec<&str> =
        numbers.iter().map(|number| ledger.papers.get(*number).path.as_str()).collect();
    documents.sort_unstable();
    documents.dedup();
    let why = if documents.len() == 1 { Why::Single } else { why };
    Origin { documents: documents.into_iter().map(str::to_owned).collect(), why: why.name().to_owned() }
}

/// The author in folded words, where it is a name of two words and more.
fn byline(paper: &Paper) -> Option<String> {
    let author = crate::answer::folded(&claimwire_rules::fold(paper.author.as_deref()?));
    let is_desk = ["staff", "editor", "desk", "newsroom", "correspondent", "agencies"];
    let is_name = author.contains(' ') && !author.split(' ').any(|word| is_desk.contains(&word));
    is_name.then_some(author)
}

/// Authors whose pieces stand in several outlets.
fn syndicated(papers: &[Paper]) -> BTreeSet<String> {
    let mut outlets: FxHashMap<String, BTreeSet<&str>> = FxHashMap::default();
    for paper in papers {
        if let (Some(author), Some(outlet)) = (byline(paper), paper.publisher.as_deref()) {
            outlets.entry(author).or_default().insert(outlet);
        }
    }
    outlets.into_iter().filter(|(_, outlets)| outlets.len() > 1).map(|(author, _)| author).collect()
}

/// A document's author where their pieces stand in several outlets, else its agency, else its outlet, else itself.
fn own_origin(paper: &Paper, syndicated: &BTreeSet<String>) -> (String, Why) {
    if let Some(author) = byline(paper).filter(|author| syndicated.contains(author)) {
        return (format!("author:{author}"), Why::Byline);
    }
    let medium = |name: &str| format!("media:{}", folded_id(&claimwire_rules::fold(name)));
    match (&paper.agency, &paper.publisher) {
        (Some(agency), _) => (medium(agency), Why::Agency),
        (None, Some(publisher)) => (medium(publisher), Why::SameOutlet),
        (None, None) => (format!("document:{}\u{1f}{}", paper.path, paper.sha256), Why::Single),
    }
}

/// Pairs of documents of the same days that share at least two long sentences with claims, and half of those of
/// the one that has fewer.
fn shared_sentences(papers: &[Paper]) -> Vec<(u32, u32)> {
    let mut holders: Vec<(u64, u32)> = (0..papers.len() as u32)
        .into_par_iter()
        .flat_map_iter(|number| {
            papers[number as usize].sentences.iter().map(move |sentence| (*sentence, number))
        })
        .collect();
    holders.par_sort_unstable();
    let is_told_twice = |holders: &&[(u64, u32)]| (2..=MOST_HOLDERS).contains(&holders.len());
    let mut shared: Vec<(u32, u32)> = holders
        .par_chunk_by(|one, other| one.0 == other.0)
        .filter(is_told_twice)
        .flat_map_iter(|holders| neighbours(papers, holders))
        .collect();
    shared.par_sort_unstable();
    let is_copy = |pairs: &[(u32, u32)]| {
        let (one, other) = pairs[0];
        let (a, b) = (&papers[one as usize], &papers[other as usize]);
        let fewer = a.sentences.len().min(b.sentences.len());
        (pairs.len() >= 2 && pairs.len() * 2 >= fewer && are_near(a, b)).then_some((one, other))
    };
    shared.par_chunk_by(|one, other| one == other).filter_map(is_copy).collect()
}

/// Pairs of the holders of one sentence. Neighbours in a fixed order are enough: groups join what they have in
/// common.
fn neighbours(papers: &[Paper], holders: &[(u64, u32)]) -> Vec<(u32, u32)> {
    let mut numbers: Vec<u32> = holders.iter().map(|(_, number)| *number).collect();
    let place = |number: &u32| (&papers[*number as usize].path, &papers[*number as usize].sha256);
    numbers.sort_unstable_by(|a, b| place(a).cmp(&place(b)));
    let with_next = |at: usize| numbers[at + 1..].iter().take(8).map(move |other| (at, *other));
    (0..numbers.len()).flat_map(with_next).map(|(at, other)| (numbers[at], other)).collect()
}

/// Whether two documents are near enough in time for one to be a copy of the other; unknown dates may be.
pub(crate) fn are_near(one: &Paper, other: &Paper) -> bool {
    match (one.published, other.published) {
        (Some(a), Some(b)) => a.from - b.to <= WINDOW && b.from - a.to <= WINDOW,
        _ => true,
    }
}

/// Sets that have a member in common become one (union-find; the smallest number stands for its set).
struct Groups {
    parents: Vec<u32>,
}

impl Groups {
    fn new(count: usize) -> Groups {
        Groups { parents: (0..count as u32).collect() }
    }
    fn root(&mut self, member: u32) -> u32 {
        let mut at = member;
        while self.parents[at as usize] != at {
            let up = self.parents[self.parents[at as usize] as usize];
            self.parents[at as usize] = up;
            at = up;
        }
        at
    }
    fn join(&mut self, one: u32, other: u32) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other) as usize] = one.min(other);
    }
    fn join_all(&mut self, members: &[u32]) {
        members.windows(2).for_each(|pair| self.join(pair[0], pair[1]));
    }
    /// Sets of two and more.
    fn groups(mut self) -> Vec<Vec<u32>> {
        let mut sets: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for member in 0..self.parents.len() as u32 {
            let root = self.root(member);
            sets.entry(root).or_default().push(member);
        }
        sets.into_values().filter(|set| set.len() > 1).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Period;

    fn paper(path: &str, publisher: &str, sentences: &[u64]) -> Paper {
        Paper {
            path: path.into(),
            publisher: Some(publisher.into()),
            sentences: sentences.into(),
            ..Paper::default()
        }
    }

    fn keys(papers: &[Paper]) -> Vec<String> {
        let origins = Origins::of(papers, &[]);
        (0..papers.len() as u32).map(|document| origins.of_document(document).0.to_owned()).collect()
    }

    #[test]
    fn copies_under_two_names_are_one_origin_and_chain_nothing_else() {
        let papers = [
            paper("a1", "A", &[1, 2, 3]),
            paper("b1", "B", &[1, 2, 3, 4]),
            paper("a2", "A", &[5, 6]),
            paper("b2", "B", &[7, 8]),
        ];
        assert_eq!(keys(&papers), ["copy:a1", "copy:a1", "media:a", "media:b"]);
    }

    #[test]
    fn one_shared_quotation_is_no_copy() {
        let papers = [paper("a", "A", &[1, 2, 3]), paper("b", "B", &[1, 4, 5])];
        assert_eq!(keys(&papers), ["media:a", "media:b"]);
    }

    #[test]
    fn the_same_text_a_year_later_is_no_copy() {
        let mut papers = [paper("a", "A", &[1, 2]), paper("b", "B", &[1, 2])];
        papers[0].published = Period::parse("2023-01-01");
        papers[1].published = Period::parse("2024-01-01");
        assert_eq!(keys(&papers), ["media:a", "media:b"]);
    }

    #[test]
    fn a_copy_of_the_wire_has_the_wire_as_its_origin() {
        let mut papers = [paper("a", "A", &[1, 2]), paper("b", "B", &[1, 2])];
        papers[1].agency = Some("Norden Wire".into());
        assert_eq!(keys(&papers), ["media:norden-wire", "media:norden-wire"]);
    }
}
