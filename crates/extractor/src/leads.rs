//! From what a sentence answers to the rules that can match in it, for all rules at once: most rules that a word of the
//! sentence triggers lack the verb, word or phrase that every match of theirs passes.

use claimwire_rules::{RuleIndex, RuleSet};
use smallvec::SmallVec;

use crate::analysis::{Analysis, UnitSpan};
use crate::questions::{Plan, Question, QuestionId, Questions, Way};

/// How many needs of a rule are looked at. The first ones are the rarest; a third turns away next to nothing more.
const DEPTH: usize = 2;

/// A set of rules, one bit each.
#[derive(Debug)]
pub struct RuleBits(Vec<u64>);

impl RuleBits {
    /// The set without any rule.
    pub fn new(rules: &RuleSet) -> Self {
        RuleBits(vec![0; words_for(rules.rules.len())])
    }
    /// Adds the rules that a word of the sentence triggers.
    pub fn note(&mut self, rules: &RuleSet, analysis: &Analysis, sentence: UnitSpan) {
        for unit in &analysis.units.all()[sentence.range()] {
            for rule in rules.rules_triggered_by(unit.symbol) {
                self.0[rule.0 as usize / 64] |= 1 << (rule.0 % 64);
            }
        }
    }
    /// Whether there is no rule in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|&word| word == 0)
    }
    /// Takes the rules out, in order.
    pub fn drain(&mut self) -> impl Iterator<Item = RuleIndex> {
        self.0.iter_mut().enumerate().flat_map(|(at, word)| {
            let mut bits = std::mem::take(word);
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros())?;
                bits &= bits - 1;
                Some(RuleIndex(at as u16 * 64 + bit as u16))
            })
        })
    }
}

/// Which rules each noted question leads to: by depth, those that have it among the questions of which a match answers
/// one.
#[derive(Debug, Default)]
pub struct Leads {
    /// Words of the bits of one depth.
    words: usize,
    /// Where the bits of each question begin, and where those of the last one end.
    offsets: Vec<u32>,
    /// Bits with the word that they belong to, of all depths one behind another; most questions lead to few rules.
    bits: Vec<(u32, u64)>,
    /// The rules that nothing noted need lead to, by depth.
    open: Vec<u64>,
}

impl Leads {
    /// Turns the needs of the plans of all rules round. What it tells of a plan by itself is taken out of the plan.
    pub fn new(questions: &Questions, plans: &mut [Plan]) -> Self {
        let words = words_for(plans.len());
        let mut leads = Leads { words, open: vec![0; words * DEPTH], ..Leads::default() };
        let mut bits_of = vec![Vec::new(); questions.noted()];
        for (rule, plan) in plans.iter_mut().enumerate() {
            for depth in 0..DEPTH {
                let (word, bit) = (depth * words + rule / 64, 1 << (rule % 64));
                let needs = plan.ways.iter().map(|way| noted_needs(questions, way).nth(depth));
                match needs.collect::<Option<Vec<_>>>() {
                    Some(needs) => {
                        let asks = needs.into_iter().flat_map(|(_, asks)| asks);
                        asks.for_each(|ask| add(&mut bits_of[ask.index()], word as u32, bit));
                    }
                    None => leads.open[word] |= bit,
                }
            }
            if let [way] = plan.ways.as_mut_slice() {
                let told: SmallVec<[QuestionId; DEPTH]> =
                    noted_needs(questions, way).take(DEPTH).map(|(need, _)| need).collect();
                way.needs.retain(|need| !told.contains(need));
            }
        }
        for bits in bits_of {
            leads.offsets.push(leads.bits.len() as u32);
            leads.bits.extend(bits);
        }
        leads.offsets.push(leads.bits.len() as u32);
        leads
    }
    /// Takes out of `rules` all that lack something that every match of theirs answers; `noted` are the noted questions
    /// that the sentence answers. `led` is memory to work in.
    pub fn keep_led(&self, rules: &mut RuleBits, noted: &[QuestionId], led: &mut Vec<u64>) {
        led.clear();
        led.extend_from_slice(&self.open);
        for question in noted {
            let [start, end] = [0, 1].map(|next| self.offsets[question.index() + next] as usize);
            self.bits[start..end].iter().for_each(|&(word, bits)| led[word as usize] |= bits);
        }
        for led in led.chunks_exact(self.words) {
            rules.0.iter_mut().zip(led).for_each(|(rules, led)| *rules &= led);
        }
    }
}

/// Adds a bit to those of a word.
fn add(bits: &mut Vec<(u32, u64)>, word: u32, bit: u64) {
    match bits.iter_mut().find(|(known, _)| *known == word) {
        Some((_, bits)) => *bits |= bit,
        None => bits.push((word, bit)),
    }
}

fn words_for(rules: usize) -> usize {
    rules / 64 + 1
}

/// Those needs of a way that only noted questions can meet, each with these questions.
fn noted_needs<'q>(
    questions: &'q Questions,
    way: &'q Way,
) -> impl Iterator<Item = (QuestionId, &'q [QuestionId])> {
    way.needs.iter().filter_map(|need| {
        let asks = match questions.get(*need) {
            Question::AnyOf(asks) => asks.as_slice(),
            _ => std::slice::from_ref(need),
        };
        asks.iter().all(|&ask| questions.is_noted(ask)).then_some((*need, asks))
    })
}
