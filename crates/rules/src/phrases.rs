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
}

/// Where the edges and tags of a node begin.
#[derive(Debug, Clone, Copy)]
struct Node {
    edges: u32,
    tags: u32,
    /// A bit for each symbol that leads on, so that most of those that do not need not be looked for.
    leads_on: u64,
}

/// The bit of [`Node::leads_on`] that a symbol shares with few others.
#[inline]
fn bit(symbol: Symbol) -> u64 {
    1 << (symbol.0.wrapping_mul(0x9E37_79B9) >> (u32::BITS - u64::BITS.ilog2()))
}

impl Phrases {
    /// Whether a phrase begins with the symbol.
    #[inline]
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
        let mut node = symbol_at(0).map_or(0, |symbol| self.root(symbol));
        let mut length = 0;
        while node != 0 {
            length += 1;
            for tag in self.tags_of(node) {
                emit(length, *tag);
            }
            let next = symbol_at(length).filter(|symbol| *symbol != Symbol::UNKNOWN);
            let next = next.filter(|&symbol| self.nodes[node as usize].leads_on & bit(symbol) != 0);
            node = next.map_or(0, |symbol| self.next(node, symbol));
        }
    }
    #[inline]
    fn root(&self, symbol: Symbol) -> u32 {
        self.roots.get(symbol.0 as usize).copied().unwrap_or(0)
    }
    fn next(&self, node: u32, symbol: Symbol) -> u32 {
        let edges = self.edges_of(node);
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
    fn edges_of(&self, node: u32) -> &[(Symbol, u32)] {
        let node = node as usize;
        &self.edges[self.nodes[node].edges as usize..self.nodes[node + 1].edges as usize]
    }
    #[inline]
    fn tags_of(&self, node: u32) -> &[PhraseTag] {
        let node = node as usize;
        &self.tags[self.nodes[node].tags as usize..self.nodes[node + 1].tags as usize]
    }
    /// The phrases with a tag that `keep` accepts, without their other tags.
    pub fn only(&self, keep: impl Fn(PhraseTag) -> bool) -> Phrases {
        let nodes = self.nodes.len() as u32 - 1;
        let wanted = |node: u32| self.tags_of(node).iter().any(|tag| keep(*tag));
        // A node stands behind all that lead to it.
        let mut kept = vec![false; nodes as usize];
        for node in (0..nodes).rev() {
            let goes_on = self.edges_of(node).iter().any(|edge| kept[edge.1 as usize]);
            kept[node as usize] = node == 0 || goes_on || wanted(node);
        }
        let mut count = 0;
        let number = |kept: &bool| {
            count += u32::from(*kept);
            count.saturating_sub(1)
        };
        let numbers: Vec<u32> = kept.iter().map(number).collect();
        let mut only = Phrases::empty(self.roots.len());
        for node in (0..nodes).filter(|&node| kept[node as usize]) {
            let edges = self.edges_of(node).iter().filter(|edge| kept[edge.1 as usize]);
            let tags = self.tags_of(node).iter().copied().filter(|tag| keep(*tag));
            only.push(edges.map(|&(symbol, next)| (symbol, numbers[next as usize])), tags);
        }
        only.close();
        only
    }
    /// A trie without nodes for so many symbols.
    fn empty(symbols: usize) -> Phrases {
        Phrases { nodes: Vec::new(), edges: Vec::new(), tags: Vec::new(), roots: vec![0; symbols] }
    }
    /// Adds the next node.
    fn push(&mut self, edges: impl Iterator<Item = (Symbol, u32)>, tags: impl Iterator<Item = PhraseTag>) {
        let (edge, tag) = (self.edges.len(), self.tags.len());
        self.edges.extend(edges);
        self.tags.extend(tags);
        self.edges[edge..].sort_unstable();
        let leads_on = self.edges[edge..].iter().fold(0, |bits, edge| bits | bit(edge.0));
        self.nodes.push(Node { edges: edge as u32, tags: tag as u32, leads_on });
    }
    /// Marks the end of the last node, and notes what leads on from the first.
    fn close(&mut self) {
        self.push(std::iter::empty(), std::iter::empty());
        for &(symbol, next) in &self.edges[..self.nodes[1].edges as usize] {
            self.roots[symbol.0 as usize] = next;
        }
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
        let mut phrases = Phrases::empty(vocabulary.len());
        let mut order = vec![0];
        let mut index = 0;
        while let Some(&node) = order.get(index) {
            let mut found: Vec<(Symbol, u32)> = Vec::new();
            // All hyphens read as the first of them.
            let read = |edge: &&(u32, Symbol, u32)| !self.hyphens[1..].contains(&edge.1);
            for (_, symbol, next) in edges[first_edge[node]..first_edge[node + 1]].iter().filter(read) {
                let spelt = if *symbol == self.hyphens[0] { &self.hyphens[..] } else { &[*symbol] };
                found.extend(spelt.iter().map(|symbol| (*symbol, order.len() as u32)));
                order.push(*next as usize);
            }
            let tags = self.tags[first_tag[node]..first_tag[node + 1]].iter().map(|(_, tag)| *tag);
            phrases.push(found.into_iter(), tags);
            index += 1;
        }
        phrases.close();
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
