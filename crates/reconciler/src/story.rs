//! Documents turn into stories: news of the same days about the same names.
//!
//! A toll without its event or a stand on "the motion" means something only within its story. Documents are
//! taken in the order of their dates; each joins the earliest story whose first document shares enough rare
//! names with it and is near enough in time, or begins a story. Nothing is chained through third documents, so
//! a story never drifts away from its first.

use rustc_hash::FxHashMap;

use crate::ledger::Paper;

/// Documents further apart than this are not of one story, in days.
const REACH: i32 = 45;
/// The least part of the names of the document that has fewer, weighed by rarity, that must be shared.
const LEAST_SHARED: f64 = 0.1;
/// The least number of names that must be shared.
const LEAST_NAMES: usize = 3;
/// Names in more than this many open stories are no lead to any of them.
const MOST_LEADS: usize = 200;

/// For each document, by its number, the number of the first document of its story.
pub(crate) fn stories(papers: &[Paper]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..papers.len() as u32).collect();
    let place = |number: &u32| {
        let paper = &papers[*number as usize];
        (paper.published.map_or(i32::MAX, |days| days.from), &paper.path, &paper.sha256)
    };
    order.sort_by(|a, b| place(a).cmp(&place(b)));
    let rarity = Rarity::of(papers);
    let mut leaders: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    let mut story = vec![0; papers.len()];
    for number in order {
        let paper = &papers[number as usize];
        let leader = leader_of(paper, papers, &leaders, &rarity);
        story[number as usize] = leader.unwrap_or(number);
        if leader.is_none() {
            for name in &paper.names {
                leaders.entry(*name).or_default().push(number);
            }
        }
    }
    story
}

/// The first story, by date, that the document belongs to.
fn leader_of(
    paper: &Paper,
    papers: &[Paper],
    leaders: &FxHashMap<u32, Vec<u32>>,
    rarity: &Rarity,
) -> Option<u32> {
    let mut shared: FxHashMap<u32, (usize, f64)> = FxHashMap::default();
    for name in &paper.names {
        let Some(leads) = leaders.get(name) else { continue };
        for leader in leads.iter().rev().take(MOST_LEADS) {
            let sum = shared.entry(*leader).or_default();
            *sum = (sum.0 + 1, sum.1 + rarity.of_name(*name));
        }
    }
    let own = rarity.of_names(&paper.names);
    let near = |leader: &Paper| match (leader.published, paper.published) {
        (Some(first), Some(days)) => days.from - first.to <= REACH,
        _ => true,
    };
    let fits = |(leader, (count, sum)): (u32, (usize, f64))| {
        let first = &papers[leader as usize];
        let least = own.min(rarity.of_names(&first.names)) * LEAST_SHARED;
        (count >= LEAST_NAMES && sum >= least && near(first)).then_some((sum, leader))
    };
    let order = |(sum, leader): &(f64, u32)| {
        let first = &papers[*leader as usize];
        (std::cmp::Reverse((sum * 1e6) as i64), first.path.clone(), first.sha256.clone())
    };
    shared.into_iter().filter_map(fits).min_by_key(order).map(|(_, leader)| leader)
}

/// How telling a name is: the fewer documents have it, the more (inverse document frequency, squared, so that
/// two rare names tell more than many common ones).
struct Rarity {
    documents: f64,
    counts: FxHashMap<u32, u32>,
}

impl Rarity {
    fn of(papers: &[Paper]) -> Rarity {
        let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
        for name in papers.iter().flat_map(|paper| &paper.names) {
            *counts.entry(*name).or_default() += 1;
        }
        Rarity { documents: papers.len() as f64, counts }
    }
    fn of_name(&self, name: u32) -> f64 {
        ((self.documents + 1.0) / f64::from(self.counts.get(&name).copied().unwrap_or(1))).ln().powi(2)
    }
    fn of_names(&self, names: &[u32]) -> f64 {
        names.iter().map(|name| self.of_name(*name)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::Period;

    fn paper(path: &str, day: &str, names: &[u32]) -> Paper {
        Paper { path: path.into(), published: Period::parse(day), names: names.into(), ..Paper::default() }
    }

    #[test]
    fn news_of_the_same_days_about_the_same_names_is_one_story() {
        let papers = [
            paper("c", "2025-02-16", &[1, 2, 3, 4, 90]),
            paper("a", "2025-02-09", &[1, 2, 3, 5, 91]),
            paper("b", "2025-02-10", &[7, 8, 9, 10, 90]),
            paper("d", "2026-02-10", &[1, 2, 3, 4, 5]),
        ];
        assert_eq!(stories(&papers), [1, 1, 2, 3]);
    }

    #[test]
    fn the_order_of_the_documents_changes_nothing() {
        let one = [paper("a", "2025-01-01", &[1, 2, 3]), paper("b", "2025-01-02", &[1, 2, 3])];
        let other = [one[1].clone(), one[0].clone()];
        assert_eq!((stories(&one), stories(&other)), (vec![0, 0], vec![1, 1]));
    }
}
