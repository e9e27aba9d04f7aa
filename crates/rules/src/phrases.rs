//! One trie over all names, list entries and exceptions, walked from any unit of a text.

use rustc_hash::FxHashMap;

use crate::lexicon::NameIndex;
use crate::program::ListId;
use crate::vocabulary::{Symbol, Vocabulary};

/// What a phrase found in a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PhraseTag {
    /// A name of the lexicon.
    Name(NameIndex),
    /// An entry of a list.
    List(ListId),
    /// A phrase within which an entry of this list does not count.
    Exception(ListId),
}

/// All phrases. A hyphen in a phrase matches a hyphen or nothing: `secretary-general` is found in "secretary
/// general" too.
#[derive(Debug, Clone)]
pub struct Phrases {
    /// Breadth first, so that the nodes of words that are often met lie together; one more marks the end.
    nodes: Vec<Node>,
    /// Edges out of a node, sorted by symbol, begin where it says and end where the next node's begin.
    edges: Vec<(Symbol, u32)>,
    /// The same for its tags.
    tags: Vec<PhraseTag>,
    /// By symbol the node of phrases that begin with it; 0 where none does.
    roots: Vec<u32>,
    hyphens: [Symbol; 4],
}

/// Where the edges and tags of a node begin.
#[derive(Debug, Clone, Copy)]
struct Node {
    edges: u32,
    tags: u32,
}

impl Phrases {
    /// Whether a phrase begins with the symbol.
    pub fn starts(&self, symbol: Symbol) -> bool {
        self.root(symbol) != 0
    }
    /// Calls `emit` with the length in units and the tag of every phrase that begins where `symbol_at(0)` does,
    /// shorter ones first. `symbol_at(i)` gives the symbol of the `i`th unit from there.
    pub fn matches_at(
        &self,
        mut symbol_at: impl FnMut(usize) -> Option<Symbol>,
        mut emit: impl FnMut(usize, PhraseTag),
    ) {
        let mut node = symbol_at(0).map_or(0, |symbol| self.root(self.plain_hyphen(symbol)));
        let mut length = 0;
        while node != 0 {
            length += 1;
            for tag in self.tags_of(node) {
                emit(length, *tag);
            }
            let next = symbol_at(length).filter(|symbol| *symbol != Symbol::UNKNOWN);
            node = next.map_or(0, |symbol| self.next(node, self.plain_hyphen(symbol)));
        }
    }
    #[inline]
    fn root(&self, symbol: Symbol) -> u32 {
        self.roots.get(symbol.0 as usize).copied().unwrap_or(0)
    }
    #[inline]
    fn next(&self, node: u32, symbol: Symbol) -> u32 {
        let node = node as usize;
        let edges = &self.edges[self.nodes[node].edges as usize..self.nodes[node + 1].edges as usize];
        let found = match edges.len() {
            0..=8 => edges.iter().position(|edge| edge.0 == symbol),
            _ => edges.binary_search_by_key(&symbol, |edge| edge.0).ok(),
        };
        found.map_or(0, |index| edges[index].1)
    }
    /// The longest phrase with a tag that `wanted` accepts, as length in units and tag.
    pub fn longest(
        &self,
        symbol_at: impl FnMut(usize) -> Option<Symbol>,
        wanted: impl Fn(PhraseTag) -> bool,
    ) -> Option<(usize, PhraseTag)> {
        let mut best = None;
        self.matches_at(symbol_at, |length, tag| {
            if wanted(tag) && best.is_none_or(|(longest, _)| length > longest) {
                best = Some((length, tag));
            }
        });
        best
    }
    #[inline]
    fn tags_of(&self, node: u32) -> &[PhraseTag] {
        let node = node as usize;
        &self.tags[self.nodes[node].tags as usize..self.nodes[node + 1].tags as usize]
    }
    #[inline]
    fn plain_hyphen(&self, symbol: Symbol) -> Symbol {
        if self.hyphens[1..].contains(&symbol) { self.hyphens[0] } else { symbol }
    }
}

/// Collects phrases for [`Phrases`].
#[derive(Debug)]
pub(crate) struct PhrasesBuilder {
    edges: FxHashMap<(u32, Symbol), u32>,
    tags: Vec<(u32, PhraseTag)>,
    nodes: u32,
    hyphens: [Symbol; 4],
}

impl PhrasesBuilder {
    /// An empty trie; interns the hyphens that texts use.
    pub(crate) fn new(vocabulary: &mut Vocabulary) -> Self {
        let hyphens = ["-", "‐", "‑", "–"].map(|hyphen| vocabulary.intern(hyphen));
        PhrasesBuilder { edges: FxHashMap::default(), tags: Vec::new(), nodes: 1, hyphens }
    }
    /// Adds a phrase, with and without its hyphens.
    pub(crate) fn add(&mut self, symbols: &[Symbol], tag: PhraseTag) {
        if symbols.is_empty() {
            return;
        }
        self.add_from(0, symbols, tag);
    }
    fn add_from(&mut self, node: u32, symbols: &[Symbol], tag: PhraseTag) {
        let Some((&first, rest)) = symbols.split_first() else {
            self.tags.push((node, tag));
            return;
        };
        if first == self.hyphens[0] && node != 0 && !rest.is_empty() {
            self.add_from(node, rest, tag);
        }
        let next = *self.edges.entry((node, first)).or_insert_with(|| {
            self.nodes += 1;
            self.nodes - 1
        });
        self.add_from(next, rest, tag);
    }
    /// The trie, ready to be walked.
    pub(crate) fn build(mut self, vocabulary: &Vocabulary) -> Phrases {
        self.tags.sort_unstable();
        self.tags.dedup();
        let mut edges: Vec<(u32, Symbol, u32)> =
            self.edges.into_iter().map(|((node, symbol), next)| (node, symbol, next)).collect();
        edges.sort_unstable();
        let first_edge = offsets(self.nodes, edges.iter().map(|edge| edge.0));
        let first_tag = offsets(self.nodes, self.tags.iter().map(|tag| tag.0));
        let mut phrases = Phrases {
            nodes: Vec::with_capacity(self.nodes as usize + 1),
            edges: Vec::with_capacity(edges.len()),
            tags: Vec::with_capacity(self.tags.len()),
            roots: vec![0; vocabulary.len()],
            hyphens: self.hyphens,
        };
        let mut order = vec![0];
        for index in 0..self.nodes as usize {
            let node: usize = order[index];
            phrases.nodes.push(Node { edges: phrases.edges.len() as u32, tags: phrases.tags.len() as u32 });
            for (_, symbol, next) in &edges[first_edge[node]..first_edge[node + 1]] {
                phrases.edges.push((*symbol, order.len() as u32));
                order.push(*next as usize);
            }
            phrases.tags.extend(self.tags[first_tag[node]..first_tag[node + 1]].iter().map(|(_, tag)| *tag));
        }
        phrases.nodes.push(Node { edges: phrases.edges.len() as u32, tags: phrases.tags.len() as u32 });
        for &(symbol, next) in &phrases.edges[..phrases.nodes[1].edges as usize] {
            phrases.roots[symbol.0 as usize] = next;
        }
        phrases
    }
}

/// Where the things of each node begin, if they are sorted by node.
fn offsets(nodes: u32, owners: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut offsets = vec![0; nodes as usize + 1];
    for node in owners {
        offsets[node as usize + 1] += 1;
    }
    for i in 1..offsets.len() {
        offsets[i] += offsets[i - 1];
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::list::cut;

    fn found(phrases: &[&str], text: &str) -> Vec<(usize, u16)> {
        let mut vocabulary = Vocabulary::default();
        let mut builder = PhrasesBuilder::new(&mut vocabulary);
        for (index, phrase) in phrases.iter().enumerate() {
            let symbols = cut(phrase, &mut vocabulary);
            builder.add(&symbols, PhraseTag::List(ListId(index as u16)));
        }
        let symbols = cut(text, &mut vocabulary.clone());
        let trie = builder.build(&vocabulary);
        let mut found = Vec::new();
        trie.matches_at(
            |i| symbols.get(i).copied(),
            |length, tag| {
                let PhraseTag::List(list) = tag else { return };
                found.push((length, list.0));
            },
        );
        found
    }

    #[test]
    fn shorter_phrases_come_first() {
        assert_eq!(
            found(&["NATO", "NATO secretary general"], "NATO secretary general said"),
            [(1, 0), (3, 1)]
        );
    }

    #[test]
    fn hyphens_match_a_hyphen_or_nothing_but_no_hyphen_matches_no_hyphen() {
        assert_eq!(found(&["secretary-general"], "secretary general"), [(2, 0)]);
        assert_eq!(found(&["secretary-general"], "Secretary-General"), [(3, 0)]);
        assert_eq!(found(&["secretary-general"], "secretary–general"), [(3, 0)]);
        assert_eq!(found(&["back home"], "back-home"), []);
    }
}
