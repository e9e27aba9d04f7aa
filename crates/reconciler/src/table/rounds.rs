//! Numbered claims turn into beliefs: weigh every item, count what that teaches about the sources, and again,
//! until nothing changes.

use super::counts::{Belief, Counts};
use super::problem::Problem;
use super::tuning::Tuning;
use super::weigh::Scales;

/// More rounds than any table needs to settle, and the round after which the strengths stay as they are.
const ROUNDS: usize = 60;
const UNTUNED: usize = 4;
const TUNED: usize = 24;
/// Two rounds that differ by less are the same.
const SETTLED: f64 = 1e-4;

/// What is believed of each item once the beliefs settle, with the chance that nobody told the truth.
pub(super) fn settle(problem: &Problem) -> Vec<Belief> {
    let mut tuning = Tuning::default();
    let mut counts = Counts::first(problem);
    let mut beliefs: Option<Vec<Belief>> = None;
    for round in 0..ROUNDS {
        let scales = Scales { problem, counts: &counts, tuning: &tuning };
        let next = weigh(&scales, beliefs.as_deref(), false);
        let change = beliefs.as_deref().map_or(1.0, |last| change(last, &next));
        counts = Counts::of(problem, &next);
        if (UNTUNED..TUNED).contains(&round) {
            tuning = Tuning::fit(problem, &next, &counts);
        }
        beliefs = Some(next);
        if change < SETTLED && round > UNTUNED + 2 {
            break;
        }
    }
    let scales = Scales { problem, counts: &counts, tuning: &tuning };
    weigh(&scales, beliefs.as_deref(), true)
}

fn weigh(scales: &Scales<'_>, last: Option<&[Belief]>, open: bool) -> Vec<Belief> {
    let items = scales.problem.items.iter().enumerate();
    items.map(|(at, item)| scales.weigh(item, last.map(|last| &last[at]), open)).collect()
}

/// The largest change of any candidate's chance.
fn change(last: &[Belief], next: &[Belief]) -> f64 {
    let pairs = last.iter().zip(next).flat_map(|(last, next)| last.candidates.iter().zip(&next.candidates));
    pairs.map(|(last, next)| (last - next).abs()).fold(0.0, f64::max)
}
