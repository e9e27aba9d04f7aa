//! Documents turn into stories: news of the same days about the same names.
//!
//! A toll without its event or a stand on "the motion" means something only within its story. Documents are
//! taken in the order of their dates; each joins the earliest story whose first document shares enough rare
//! names with it and is near enough in time, or begins a story. Nothing is chained through third documents, so
//! a story never drifts away from its first.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::ledger::Paper;

/// Documents further apart than this are not of one story, in days.
const REACH: i32 = 45;
/// The least part of the names of the document that has fewer, weighed by rarity, that must be shared.
const LEAST_SHARED: f64 = 0.1;
/// The least number of names that must be shared.
const LEAST_NAMES: usize = 3;
/// Of so many documents names are counted at least: in a folder with the news of one story no name is rare.
const LEAST_DOCUMENTS: f64 = 50.0;
/// Of the stories that have a name, so many are looked at, the latest first.
const MOST_LEADS: usize = 200;
/// So many leads are followed for one document, those by its rarest names first.
const MOST_FOLLOWED: usize = 1500;

/// For each document, by its number, the number of the first document of its story.
pub(crate) fn stories(papers: &[Paper]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..papers.len() as u32).collect();
    let place = |number: &u32| {
        let paper = &papers[*number as usize];
        (paper.published.map_or(i32::MAX, |days| days.from), &paper.path, &paper.sha256)
    };
    order.par_sort_unstable_by(|a, b| place(a).cmp(&place(b)));
    let rarity = Rarity::of(papers);
    let names: Vec<Names> = papers.par_iter().map(|paper| Names::of(paper, &rarity)).collect();
    let mut stories = Stories { papers, names: &names, leaders: FxHashMap::default(), sums: Vec::new() };
    stories.sums.resize(papers.len(), Shared::default());
    let mut story = vec![0; papers.len()];
    for number in order {
        let leader = stories.leader_of(number);
        story[number as usize] = leader.unwrap_or(number);
        if leader.is_none() {
            stories.begin(number);
        }
    }
    story
}

/// A document's names with their weights, the most telling first.
struct Names {
    names: Vec<(u32, f64)>,
    sum: f64,
}

impl Names {
    fn of(paper: &Paper, rarity: &Rarity) -> Names {
        let mut names: Vec<(u32, f64)> =
            paper.names.iter().map(|name| (*name, rarity.of_name(*name))).collect();
        names.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        let sum = names.iter().map(|(_, weight)| weight).sum();
        Names { names, sum }
    }
}

/// What a document shares with the first document of a story.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    names: usize,
    weight: f64,
}

/// The stories begun so far.
struct Stories<'p> {
    papers: &'p [Paper],
    names: &'p [Names],
    /// First documents by the names that they have.
    leaders: FxHashMap<u32, Vec<u32>>,
    /// What the document at hand shares with each first document; empty between documents.
    sums: Vec<Shared>,
}

impl Stories<'_> {
    fn begin(&mut self, number: u32) {
        for (name, _) in &self.names[number as usize].names {
            self.leaders.entry(*name).or_default().push(number);
        }
    }
    /// The story that the document belongs to: that which shares most with it.
    fn leader_of(&mut self, number: u32) -> Option<u32> {
        let mut found: Vec<u32> = Vec::new();
        let mut followed = 0;
        let names = &self.names[number as usize].names;
        for (at, (name, weight)) in names.iter().enumerate() {
            if followed >= MOST_FOLLOWED {
                break;
            }
            // A story that shares none of the names so far can share no more than those that are left.
            let is_too_late = names.len() - at < LEAST_NAMES;
            let leads = self.leaders.get(name).map_or(&[][..], Vec::as_slice);
            for leader in leads.iter().rev().take(MOST_LEADS) {
                let sum = &mut self.sums[*leader as usize];
                followed += 1;
                match sum.names {
                    0 if is_too_late => continue,
                    0 => found.push(*leader),
                    _ => {}
                }
                *sum = Shared { names: sum.names + 1, weight: sum.weight + weight };
            }
        }
        let fits = found.iter().filter(|leader| self.fits(number, **leader));
        let best = fits.min_by(|a, b| self.place(**a).cmp(&self.place(**b))).copied();
        found.iter().for_each(|leader| self.sums[*leader as usize] = Shared::default());
        best
    }
    /// What shares most comes first.
    fn place(&self, leader: u32) -> (std::cmp::Reverse<i64>, &str, &str) {
        let paper = &self.papers[leader as usize];
        let weight = (self.sums[leader as usize].weight * 1e6) as i64;
        (std::cmp::Reverse(weight), &paper.path, &paper.sha256)
    }
    fn fits(&self, number: u32, leader: u32) -> bool {
        let sum = self.sums[leader as usize];
        let least = self.names[number as usize].sum.min(self.names[leader as usize].sum) * LEAST_SHARED;
        let (first, days) = (self.papers[leader as usize].published, self.papers[number as usize].published);
        let is_near = !matches!((first, days), (Some(first), Some(days)) if days.from - first.to > REACH);
        sum.names >= LEAST_NAMES && sum.weight >= least && is_near
    }
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
        Rarity { documents: (papers.len() as f64).max(LEAST_DOCUMENTS), counts }
    }
    fn of_name(&self, name: u32) -> f64 {
        libm::log((self.documents + 1.0) / f64::from(self.counts.get(&name).copied().unwrap_or(1))).powi(2)
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
