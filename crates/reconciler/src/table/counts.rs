//! What the last round believed turns into counts: how often each source was exact, vague or wrong, which
//! values are told wrongly, which are true.

use super::problem::{Item, Problem};
use super::relation::CLASSES;

/// How much a claim is exact, a part of the truth, or apart from it.
pub(super) type Roles = [f64; 3];
/// The role of what cannot hold beside the truth.
pub(super) const APART: usize = 2;

/// The expected counts of one round.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    /// By source.
    pub sources: Vec<Roles>,
    /// By circumstance.
    pub circumstances: Vec<Roles>,
    /// How often each value is told where it is wrong.
    pub apart: Vec<f64>,
    /// The same by pair of source and value.
    pub habits: Vec<f64>,
    /// How often each value is true.
    pub truths: Vec<f64>,
    /// The same two, summed by domain.
    pub domain_apart: Vec<f64>,
    /// Sum of `truths` by domain.
    pub domain_truths: Vec<f64>,
    /// How often each class of part was told.
    pub hits: Vec<f64>,
    /// How often it could have been told where some part was.
    pub chances: Vec<f64>,
    /// The share of each role over all claims.
    pub shares: Roles,
}

/// What a round believes about one item.
#[derive(Debug, Clone, Default)]
pub(super) struct Belief {
    /// How likely each candidate is; they sum to one.
    pub candidates: Vec<f64>,
    /// How likely each distinct value is.
    pub values: Vec<f64>,
    /// What each claim is, times its weight.
    pub roles: Vec<Roles>,
}

impl Counts {
    /// Before the first round: six claims of ten are exact, whoever makes them and whatever they say.
    pub fn first(problem: &Problem) -> Counts {
        let mut counts = Counts { shares: [0.6, 0.2, 0.2], ..Counts::empty(problem) };
        for (item, claim) in problem.items.iter().flat_map(|item| item.claims.iter().map(move |c| (item, c)))
        {
            let value = item.values[claim.value];
            counts.truths[value] += claim.weight * counts.shares[0];
            counts.apart[value] += claim.weight * counts.shares[APART];
        }
        counts.sum_domains(problem);
        counts
    }
    /// The counts of a round.
    pub fn of(problem: &Problem, beliefs: &[Belief]) -> Counts {
        let mut counts = Counts::empty(problem);
        let mut roles = [1.0; 3];
        for (item, belief) in problem.items.iter().zip(beliefs) {
            counts.add(item, belief);
            belief.roles.iter().for_each(|claim| add(&mut roles, claim));
        }
        let all: f64 = roles.iter().sum();
        counts.shares = roles.map(|role| role / all);
        counts.sum_domains(problem);
        counts
    }
    fn empty(problem: &Problem) -> Counts {
        let values = vec![0.0; problem.values.len()];
        let (domains, classes) =
            (vec![0.0; problem.domains.len()], vec![0.0; problem.domains.len() * CLASSES]);
        Counts {
            sources: vec![[0.0; 3]; problem.sources.len()],
            circumstances: vec![[0.0; 3]; problem.circumstances],
            apart: values.clone(),
            habits: vec![0.0; problem.habits],
            truths: values,
            domain_apart: domains.clone(),
            domain_truths: domains,
            hits: classes.clone(),
            chances: classes,
            shares: [0.0; 3],
        }
    }
    fn add(&mut self, item: &Item, belief: &Belief) {
        for (claim, roles) in item.claims.iter().zip(&belief.roles) {
            add(&mut self.sources[claim.source], roles);
            claim.circumstances.iter().for_each(|at| add(&mut self.circumstances[*at], roles));
            self.apart[item.values[claim.value]] += roles[APART];
            self.habits[claim.habit] += roles[APART];
        }
        for (value, likely) in item.values.iter().zip(&belief.values) {
            self.truths[*value] += likely;
        }
        self.add_parts(item, belief);
    }
    fn add_parts(&mut self, item: &Item, belief: &Belief) {
        use super::relation::Relation::Part;
        for (candidate, likely) in item.candidates.iter().zip(&belief.candidates) {
            let mut told = 0.0;
            for claim in &item.claims {
                if let Part(class) = claim.relation(candidate) {
                    self.hits[item.classes + class] += likely * claim.weight;
                    told += likely * claim.weight;
                }
            }
            candidate.options.iter().for_each(|class| self.chances[item.classes + class] += told);
        }
    }
    fn sum_domains(&mut self, problem: &Problem) {
        for (value, domain) in problem.values.iter().enumerate() {
            self.domain_apart[*domain] += self.apart[value];
            self.domain_truths[*domain] += self.truths[value];
        }
    }
    /// How readily a class of parts is told, compared with others.
    pub fn readiness(&self, class: usize) -> f64 {
        (self.hits[class] + 1.0) / (self.chances[class] + 1.0)
    }
}

fn add(sum: &mut Roles, more: &Roles) {
    sum.iter_mut().zip(more).for_each(|(sum, more)| *sum += more);
}
