//! What each rule did over some articles, counted and timed.

use std::ops::Range;
use std::time::{Duration, Instant};

use claimwire_extractor::Observer;
use claimwire_record::{Article, Claim};
use claimwire_rules::{RuleIndex, RuleSet};

use crate::Stages;

/// What one rule did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Work {
    /// Sentences that held one of its triggers.
    pub sentences: u64,
    /// Places where its pattern matched.
    pub matches: u64,
    /// Claims that name it, alone or beside another rule.
    pub claims: u64,
    /// Time in its program.
    pub time: Duration,
}

/// What all rules did, by rule index.
#[derive(Debug, Clone)]
pub(super) struct Tally {
    pub rules: Vec<Work>,
    began: Instant,
}

impl Tally {
    /// Nothing done yet.
    pub fn new(rules: &RuleSet) -> Self {
        Tally { rules: vec![Work::default(); rules.rules.len()], began: Instant::now() }
    }
    /// What the rules did in one article.
    pub fn of(stages: &Stages, article: &Article) -> Self {
        let rules = stages.extractor().rules();
        let mut tally = Tally::new(rules);
        let claims = stages.extractor().extract_observed(article, &mut tally);
        tally.credit(rules, &claims);
        tally
    }
    /// Adds what the rules did elsewhere.
    pub fn add(&mut self, other: &Tally) {
        for (mine, theirs) in self.rules.iter_mut().zip(&other.rules) {
            mine.sentences += theirs.sentences;
            mine.matches += theirs.matches;
            mine.claims += theirs.claims;
            mine.time += theirs.time;
        }
    }
    fn credit(&mut self, rules: &RuleSet, claims: &[Claim]) {
        let index = |id: &str| rules.rules.iter().position(|rule| rule.id == id);
        for claim in claims {
            let also = claim.rule.also.iter().map(|also| also.split('@').next().unwrap_or(also));
            let ids = std::iter::once(claim.rule.id.as_str()).chain(also);
            ids.filter_map(index).for_each(|index| self.rules[index].claims += 1);
        }
    }
}

impl Observer for Tally {
    fn rule_begins(&mut self, _: RuleIndex) {
        self.began = Instant::now();
    }
    fn rule_ended(&mut self, rule: RuleIndex, _: Range<usize>, matches: usize) {
        let work = &mut self.rules[rule.0 as usize];
        work.sentences += 1;
        work.matches += matches as u64;
        work.time += self.began.elapsed();
    }
}
