//! Beliefs turn into how strongly common experience holds against single counts: the strengths under which
//! each claim is best foretold by all others. Nothing is tuned by hand or to known answers.

use super::counts::{APART, Belief, Counts, Roles};
use super::problem::Problem;
use super::weigh::rest;

/// The strengths, each in claims' worth unless told otherwise.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tuning {
    /// The average source, against what is counted of one source.
    pub sources: f64,
    /// What is wrong in general, against what one source gets wrong.
    pub habits: f64,
    /// All values alike against what is counted as wrong, as a share of the counts.
    pub wrongs: f64,
    /// All values alike against what is counted as true, as a share of the counts.
    pub truths: f64,
    /// How independent the claims on one item are: many if large; if small, the items differ in how
    /// exactly they are told of, and the tenth vague claim says little more than the third.
    pub independence: f64,
}

/// Independent, or not to be told from it.
const FREE: f64 = 1e6;
const SOURCES: [f64; 7] = [1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0];
const HABITS: [f64; 7] = [FREE, 300.0, 100.0, 30.0, 10.0, 3.0, 1.0];
const SHARES: [f64; 6] = [0.03, 0.1, 0.3, 1.0, 3.0, 10.0];
const INDEPENDENCE: [f64; 11] = [FREE, 100.0, 50.0, 20.0, 10.0, 5.0, 3.0, 2.0, 1.0, 0.5, 0.25];

impl Default for Tuning {
    fn default() -> Self {
        Tuning { sources: 10.0, habits: FREE, wrongs: 1.0, truths: 1.0, independence: FREE }
    }
}

impl Tuning {
    /// The strengths that foretell best what the last round believed.
    pub fn fit(problem: &Problem, beliefs: &[Belief], counts: &Counts) -> Tuning {
        let fit = Fit { problem, beliefs, counts };
        let wrongs = best(&SHARES, |strength| fit.wrongs(strength));
        Tuning {
            sources: best(&SOURCES, |strength| fit.sources(strength)),
            habits: best(&HABITS, |strength| fit.habits(strength, wrongs)),
            wrongs,
            truths: best(&SHARES, |strength| fit.truths(strength)),
            independence: best(&INDEPENDENCE, |independence| fit.independence(independence)),
        }
    }
    /// How likely the roles of an item's claims are together (Dirichlet-multinomial, natural logarithm).
    pub fn together(&self, told: &Roles, shares: &Roles) -> f64 {
        together(self.independence, told, shares)
    }
}

/// The first of the strengths that scores highest.
fn best(strengths: &[f64], score: impl Fn(f64) -> f64) -> f64 {
    let scored = strengths.iter().map(|strength| (*strength, score(*strength)));
    let better = |best: (f64, f64), next: (f64, f64)| if next.1 > best.1 { next } else { best };
    scored.reduce(better).map_or(FREE, |(strength, _)| strength)
}

fn together(independence: f64, told: &Roles, shares: &Roles) -> f64 {
    let roles = told.iter().zip(shares).filter(|(told, _)| **told > 0.0);
    if independence >= FREE {
        return roles.map(|(told, share)| told * share.ln()).sum();
    }
    let gained = |told: f64, base: f64| libm::lgamma(base + told) - libm::lgamma(base);
    let each: f64 = roles.map(|(told, share)| gained(*told, independence * share)).sum();
    each - gained(told.iter().sum(), independence)
}

/// Chances below this are not worth a logarithm.
const SLIGHT: f64 = 1e-3;

/// What the strengths are to foretell.
struct Fit<'p> {
    problem: &'p Problem,
    beliefs: &'p [Belief],
    counts: &'p Counts,
}

impl Fit<'_> {
    fn sources(&self, strength: f64) -> f64 {
        let claims =
            self.problem.items.iter().zip(self.beliefs).flat_map(|(i, b)| i.claims.iter().zip(&b.roles));
        let score = |(claim, own): (&super::problem::Claim, &Roles)| -> f64 {
            let counts = &self.counts.sources[claim.source];
            let others = rest(counts.iter().sum(), own.iter().sum());
            let role = |role: usize| {
                let foretold = rest(counts[role], own[role]) + strength * self.counts.shares[role];
                own[role] * (foretold / (others + strength)).ln()
            };
            if others < 0.5 { 0.0 } else { (0..3).filter(|at| own[*at] > SLIGHT).map(role).sum() }
        };
        claims.map(score).sum()
    }
    fn habits(&self, strength: f64, wrongs: f64) -> f64 {
        self.wrong_claims(|item, claim, own| {
            let common = self.foretold(self.counts.apart[item.values[claim.value]], own, item.domain, wrongs);
            let others = rest(self.counts.sources[claim.source][APART], own);
            ((rest(self.counts.habits[claim.habit], own) + strength * common) / (others + strength)).ln()
        })
    }
    fn wrongs(&self, strength: f64) -> f64 {
        self.wrong_claims(|item, claim, own| {
            self.foretold(self.counts.apart[item.values[claim.value]], own, item.domain, strength).ln()
        })
    }
    /// How likely a wrong value is, counted without the claim itself.
    fn foretold(&self, count: f64, own: f64, domain: usize, strength: f64) -> f64 {
        let sum = self.counts.domain_apart[domain];
        let even = strength * sum / self.problem.domains[domain] as f64;
        (rest(count, own) + even) / (rest(sum, own) + strength * sum)
    }
    fn wrong_claims(&self, score: impl Fn(&super::problem::Item, &super::problem::Claim, f64) -> f64) -> f64 {
        let mut sum = 0.0;
        for (item, belief) in self.problem.items.iter().zip(self.beliefs) {
            for (claim, roles) in
                item.claims.iter().zip(&belief.roles).filter(|(_, roles)| roles[APART] > SLIGHT)
            {
                sum += roles[APART] * score(item, claim, roles[APART]);
            }
        }
        sum
    }
    fn truths(&self, strength: f64) -> f64 {
        let mut score = 0.0;
        for (item, belief) in self.problem.items.iter().zip(self.beliefs) {
            let sum = self.counts.domain_truths[item.domain];
            let even = strength * sum / self.problem.domains[item.domain] as f64;
            for (value, own) in item.values.iter().zip(&belief.values).filter(|(_, own)| **own > SLIGHT) {
                let foretold =
                    (rest(self.counts.truths[*value], *own) + even) / (rest(sum, 1.0) + strength * sum);
                score += own * foretold.ln();
            }
        }
        score
    }
    fn independence(&self, independence: f64) -> f64 {
        let mut score = 0.0;
        for (item, belief) in self.problem.items.iter().zip(self.beliefs) {
            for (candidate, likely) in
                item.candidates.iter().zip(&belief.candidates).filter(|(_, l)| **l > SLIGHT)
            {
                let mut told = [0.0; 3];
                item.claims.iter().for_each(|claim| told[claim.relation(candidate).role()] += claim.weight);
                score += likely * together(independence, &told, &self.counts.shares);
            }
        }
        score
    }
}
