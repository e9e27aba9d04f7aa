//! A line to the few rules whose needles it holds; only these are tried.
//!
//! Most lines hold none, so they cost one look at their beginning and one pass of an Aho-Corasick automaton, where
//! a set of all patterns would build its lazy automaton anew for much of every document.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind};
use regex::Regex;

use super::Rule;
use super::needles::{self, Needles};
use crate::pattern;

/// Rules as bits.
type Bits = u128;

/// Some rules in their order, with what tells which of them to try.
pub(crate) struct Sieve {
    rules: Vec<&'static Tried>,
    /// By the first byte of the line in lower case: what it begins with.
    starts: Vec<Vec<Start>>,
    inner: AhoCorasick,
    /// The rules that ask for each string of `inner`.
    askers: Vec<Bits>,
    /// Rules without needles.
    always: Bits,
}

/// What a line can begin with: compared with the line's first bytes in lower case, in one go.
struct Start {
    head: u64,
    mask: u64,
    /// The rules that ask for it.
    askers: Bits,
}

impl Start {
    fn of(text: &[u8], askers: Bits) -> Self {
        let mask = if text.len() < HEAD { (1 << (8 * text.len())) - 1 } else { u64::MAX };
        Start { head: head_of(text), mask, askers }
    }
}

/// How many bytes of a line's beginning are looked at.
const HEAD: usize = needles::LONG_ENOUGH;

/// The first bytes of a line in lower case, filled up with zeros.
fn head_of(line: &[u8]) -> u64 {
    let mut head = [0; HEAD];
    let length = line.len().min(HEAD);
    head[..length].copy_from_slice(&line[..length]);
    head.make_ascii_lowercase();
    u64::from_le_bytes(head)
}

/// A rule with what tells whether to try it on a line.
pub(crate) struct Tried {
    pub(crate) rule: &'static Rule,
    needles: Option<Needles>,
    /// Compiled when the first line asks for it.
    pattern: OnceLock<Regex>,
}

impl Tried {
    /// A rule with the needles of its pattern.
    pub(crate) fn of(rule: &'static Rule) -> Self {
        Tried { rule, needles: needles::of(&pattern::ascii(rule.pattern)), pattern: OnceLock::new() }
    }
}

impl Sieve {
    /// A sieve for these rules.
    pub(crate) fn of(rules: impl Iterator<Item = &'static Tried>) -> Self {
        let rules: Vec<_> = rules.collect();
        assert!(rules.len() <= Bits::BITS as usize, "more rules than bits");
        let (mut starts, mut inner, mut always) = (Table::new(), Table::new(), 0);
        for (index, tried) in rules.iter().enumerate() {
            let bit = 1 << index;
            let Some(needles) = &tried.needles else {
                always |= bit;
                continue;
            };
            needles.starts.iter().for_each(|text| add(&mut starts, text, bit));
            needles.inner.iter().for_each(|text| add(&mut inner, text, bit));
        }
        let (texts, askers): (Vec<_>, Vec<_>) = inner.into_iter().unzip();
        let mut by_byte: Vec<Vec<Start>> = std::iter::repeat_with(Vec::new).take(256).collect();
        for (text, askers) in starts {
            by_byte[usize::from(text[0])].push(Start::of(text, askers));
        }
        Sieve { rules, starts: by_byte, inner: automaton(&texts), askers, always }
    }

    /// The first rule that decides a line.
    pub(crate) fn judge(&self, line: &str) -> Option<&'static Rule> {
        let mut bits = self.candidates(line.as_bytes());
        while bits != 0 {
            let Tried { rule, pattern, .. } = self.rules[bits.trailing_zeros() as usize];
            let compiled = || pattern.get_or_init(|| pattern::compile(rule.pattern));
            if line.len() <= rule.longest && compiled().is_match(line) {
                return Some(rule);
            }
            bits &= bits - 1;
        }
        None
    }

    fn candidates(&self, line: &[u8]) -> Bits {
        let mut bits = self.always;
        let head = head_of(line);
        for start in &self.starts[(head & 0xff) as usize] {
            if head & start.mask == start.head {
                bits |= start.askers;
            }
        }
        for found in self.inner.find_overlapping_iter(line) {
            bits |= self.askers[found.pattern().as_usize()];
        }
        bits
    }
}

/// Strings with the rules that ask for them.
type Table = BTreeMap<&'static [u8], Bits>;

fn add(table: &mut Table, text: &'static [u8], bit: Bits) {
    *table.entry(text).or_default() |= bit;
}

fn automaton(texts: &[&[u8]]) -> AhoCorasick {
    AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .kind(Some(AhoCorasickKind::DFA))
        .build(texts)
        .expect("the table's patterns are tested")
}
