//! The claims on one item turn into how likely each candidate is, given what the other items taught.

use super::counts::{APART, Belief, Counts, Roles};
use super::problem::{Item, Problem};
use super::relation::{Candidate, Relation};
use super::row::Kind;
use super::tuning::Tuning;

/// What is known from all items, and how much it counts.
pub(super) struct Scales<'p> {
    /// The items.
    pub problem: &'p Problem,
    /// What the last round counted.
    pub counts: &'p Counts,
    /// How strongly the shares over all claims hold against single counts.
    pub tuning: &'p Tuning,
}

/// What a claim speaks for, whatever the candidate: natural logarithms.
struct Voice {
    /// How much more than an average claim it is likely in each role.
    odds: Roles,
    /// How likely its value is, if it is wrong.
    apart: f64,
}

impl Scales<'_> {
    /// How likely each candidate is. `own` is what was believed of the same item when the counts were made:
    /// it is taken out of them, so that no claim vouches for itself. `open` adds the chance that nobody told
    /// the truth.
    pub fn weigh(&self, item: &Item, own: Option<&Belief>, open: bool) -> Belief {
        let voices = self.voices(item, own);
        let mut logs: Vec<f64> = item
            .candidates
            .iter()
            .map(|candidate| self.prior(item, candidate, own) + self.likelihood(item, candidate, &voices))
            .collect();
        if open {
            logs.push(self.nobody(item, &voices));
        }
        let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = logs.iter().map(|log| (log - top).exp()).sum();
        belief(item, logs.iter().map(|log| (log - top).exp() / sum).take(item.candidates.len()).collect())
    }
    /// How likely the candidate is before anything is said: as often as its value is true elsewhere.
    fn prior(&self, item: &Item, candidate: &Candidate, own: Option<&Belief>) -> f64 {
        let value = item.values[candidate.value];
        let own = own.map_or(0.0, |own| own.values[candidate.value]);
        let (sum, even) = self.even(self.counts.domain_truths[item.domain], item, self.tuning.truths);
        ((rest(self.counts.truths[value], own) + even) / sum).ln() + candidate.share.ln()
    }
    /// A sum with its even part for all values added, and that part for one value.
    fn even(&self, sum: f64, item: &Item, strength: f64) -> (f64, f64) {
        let sum = sum.max(1.0);
        (sum * (1.0 + strength), strength * sum / self.problem.domains[item.domain] as f64)
    }
    fn likelihood(&self, item: &Item, candidate: &Candidate, voices: &[Voice]) -> f64 {
        let ready = |class: &usize| self.counts.readiness(item.classes + class);
        let readiness: f64 = candidate.options.iter().map(ready).sum();
        let apart = candidate.relations.iter().filter(|relation| **relation == Relation::Apart).count();
        let mut told = [0.0; 3];
        let mut log = 0.0;
        for (claim, voice) in item.claims.iter().zip(voices) {
            let relation = claim.relation(candidate);
            told[relation.role()] += claim.weight;
            let choice = match relation {
                Relation::Exact => 0.0,
                Relation::Part(class) => (ready(&class) / readiness).ln(),
                // A wrong set is a damaged right one, so it is one of those told of this very item.
                Relation::Apart if item.kind == Kind::Set => -(apart as f64).ln(),
                Relation::Apart => voice.apart,
            };
            log += claim.weight * (voice.odds[relation.role()] + choice);
        }
        log + self.tuning.together(&told, &self.counts.shares)
    }
    /// The truth is a value of the domain that nobody told.
    fn nobody(&self, item: &Item, voices: &[Voice]) -> f64 {
        let (sum, even) = self.even(self.counts.domain_truths[item.domain], item, self.tuning.truths);
        let untold = self.problem.domains[item.domain] as f64;
        let mut told = [0.0; 3];
        let mut log = (even * untold / sum).ln();
        for (claim, voice) in item.claims.iter().zip(voices) {
            told[APART] += claim.weight;
            let choice = if item.kind == Kind::Set { -(item.values.len() as f64).ln() } else { voice.apart };
            log += claim.weight * (voice.odds[APART] + choice);
        }
        log + self.tuning.together(&told, &self.counts.shares)
    }
    fn voices(&self, item: &Item, own: Option<&Belief>) -> Vec<Voice> {
        let mut own_apart = vec![0.0; item.values.len()];
        if let Some(own) = own {
            item.claims
                .iter()
                .zip(&own.roles)
                .for_each(|(claim, roles)| own_apart[claim.value] += roles[APART]);
        }
        let own_all: f64 = own_apart.iter().sum();
        let (even_sum, even) = self.even(self.counts.domain_apart[item.domain], item, self.tuning.wrongs);
        let wrongly = |value: usize| {
            (rest(self.counts.apart[item.values[value]], own_apart[value]) + even) / rest(even_sum, own_all)
        };
        let voice = |(at, claim): (usize, &super::problem::Claim)| {
            let own = own.map_or([0.0; 3], |own| own.roles[at]);
            let common = wrongly(claim.value);
            let habit = rest(self.counts.habits[claim.habit], own[APART]) + self.tuning.habits * common;
            let all = rest(self.counts.sources[claim.source][APART], own[APART]) + self.tuning.habits;
            let mut odds = self.odds(&self.counts.sources[claim.source], &own);
            for at in &claim.circumstances {
                let more = self.odds(&self.counts.circumstances[*at], &own);
                odds.iter_mut().zip(more).for_each(|(odds, more)| *odds += more);
            }
            Voice { odds, apart: (habit / all).ln() }
        };
        item.claims.iter().enumerate().map(voice).collect()
    }
    /// How much likelier each role is in these counts than in all.
    fn odds(&self, counts: &Roles, own: &Roles) -> Roles {
        let strength = self.tuning.sources;
        let sum = rest(counts.iter().sum(), own.iter().sum()) + strength;
        let shares = &self.counts.shares;
        std::array::from_fn(|role| {
            ((rest(counts[role], own[role]) + strength * shares[role]) / (sum * shares[role])).ln()
        })
    }
}

/// What remains without one's own part; never below nothing, whatever the rounding.
pub(super) fn rest(all: f64, own: f64) -> f64 {
    (all - own).max(0.0)
}

/// Candidates' chances, told as chances of values and as roles of claims.
fn belief(item: &Item, candidates: Vec<f64>) -> Belief {
    let mut values = vec![0.0; item.values.len()];
    let mut roles = vec![[0.0; 3]; item.claims.len()];
    for (candidate, likely) in item.candidates.iter().zip(&candidates) {
        values[candidate.value] += likely;
        for (claim, roles) in item.claims.iter().zip(&mut roles) {
            roles[claim.relation(candidate).role()] += likely * claim.weight;
        }
    }
    Belief { candidates, values, roles }
}
