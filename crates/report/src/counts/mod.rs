//! Facts about numbers turn into counts over time: for each subject a step plot and the table behind it.

mod plot;
mod point;
mod scale;

use std::collections::BTreeMap;

use claimwire_record::Fact;

pub use plot::{HEIGHT, Line, Plot, Series, Spot, Tick, WIDTH, bounded};
pub use point::Point;

use crate::evidence::{Evidence, one_line};
use crate::{Dossier, links, words};

/// The most series in one plot: more cannot be told apart.
const MOST_SERIES: usize = 5;
/// How many times the lowest peak of a plot the highest may be: beside thousands, dozens lie flat on the axis.
const MOST_APART: f64 = 12.0;

/// Counts of one subject over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Count {
    /// The subject: `Mark Rutte`, `Nepal earthquake`.
    pub name: String,
    /// What is counted of it.
    pub series: Vec<Series>,
    /// The drawing.
    pub plot: Plot,
    /// Reports that give no day or no number, so that they cannot be drawn.
    pub undrawn: Vec<Evidence>,
    /// How many points are drawn.
    pub points: usize,
}

/// Every subject that is counted in tallies and tolls, those with most points first.
pub fn counts(dossier: &Dossier, articles: &str) -> Vec<Count> {
    let mut subjects: BTreeMap<(usize, String), Vec<&Fact>> = BTreeMap::new();
    for fact in &dossier.facts {
        let key = match fact.claim_type.as_str() {
            "tally" => (0, identity(fact, "target")),
            // Without a place, and an event that has a name, nobody can tell whether two tolls are of one event: each
            // is drawn alone.
            "toll" if !has_name(&identity(fact, "event")) && identity(fact, "place").is_empty() => {
                (2, fact.id.clone())
            }
            "toll" => (1, format!("{} {}", identity(fact, "event"), identity(fact, "place"))),
            _ => continue,
        };
        subjects.entry(key).or_default().push(fact);
    }
    let mut counts: Vec<Count> =
        subjects.values().flat_map(|facts| count(dossier, facts, articles)).collect();
    counts.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.name.cmp(&b.name)));
    counts
}

fn identity(fact: &Fact, slot: &str) -> String {
    fact.slots.get(slot).and_then(|value| value.identity()).unwrap_or_default()
}

/// Whether an event is known by more than a common noun: `text:earthquake` may be any earthquake.
fn has_name(event: &str) -> bool {
    !event.is_empty() && !event.starts_with("text:")
}

fn count(dossier: &Dossier, facts: &[&Fact], articles: &str) -> Vec<Count> {
    let (mut all, mut undrawn) = (Vec::new(), Vec::new());
    for fact in facts {
        let (points, rest) = point::points(dossier, fact, articles);
        undrawn.extend(rest);
        if !points.is_empty() {
            all.push(series(fact, points, dossier));
        }
    }
    all.sort_by(|a, b| b.points.len().cmp(&a.points.len()).then_with(|| a.name.cmp(&b.name)));
    let name = facts.first().map(|fact| subject(fact)).unwrap_or_default();
    let one = |series: &[Series]| Count {
        name: name.clone(),
        plot: Plot::new(series),
        points: series.iter().map(|series| series.points.len()).sum(),
        series: series.to_vec(),
        undrawn: Vec::new(),
    };
    let mut counts: Vec<Count> = comparable(all).iter().map(|series| one(series)).collect();
    if let Some(first) = counts.first_mut() {
        first.undrawn = undrawn;
    }
    counts
}

/// Series that can share an axis: of one kind of number, and not so far apart that the lower ones lie flat.
fn comparable(all: Vec<Series>) -> Vec<Vec<Series>> {
    let fits = |plot: &Vec<Series>, series: &Series| {
        let close = |other: &Series| {
            let (a, b) = (other.highest(), series.highest());
            other.is_share() == series.is_share() && a.max(b) <= MOST_APART * a.min(b)
        };
        plot.len() < MOST_SERIES && plot.iter().all(close)
    };
    let mut plots: Vec<Vec<Series>> = Vec::new();
    for series in all {
        match plots.iter_mut().find(|plot| fits(plot, &series)) {
            Some(plot) => plot.push(series),
            None => plots.push(vec![series]),
        }
    }
    plots
}

fn series(fact: &Fact, points: Vec<Point>, dossier: &Dossier) -> Series {
    let slot = |name: &str| fact.slots.get(name).and_then(words::slot).map(|text| one_line(&text));
    let name = match fact.claim_type.as_str() {
        "toll" => slot("kind").unwrap_or_default(),
        _ => [slot("unit"), slot("position")].into_iter().flatten().collect::<Vec<_>>().join(" "),
    };
    let ids = fact.positions.iter().flat_map(|position| &position.claims);
    let total = ids.filter_map(|id| dossier.claim(id)?.quantity.total).next();
    Series { name, total, points, fact: links::fact_fragment(&fact.id) }
}

fn subject(fact: &Fact) -> String {
    let slot = |name: &str| fact.slots.get(name).and_then(words::slot).map(|text| one_line(&text));
    let parts = match fact.claim_type.as_str() {
        "toll" => [slot("event"), slot("place")],
        _ => [slot("target"), None],
    };
    let name = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if name.is_empty() { "People harmed in an event that is not named".into() } else { words::capital(&name) }
}
