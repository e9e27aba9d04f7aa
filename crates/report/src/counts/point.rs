//! A claim with a number turns into a point: a day, a value, and how far its words bound it.

use claimwire_record::{Claim, Fact, PositionStatus};
use jiff::civil::Date;

use crate::evidence::{Evidence, when};
use crate::{Dossier, dates};

/// One reported count, with the claims of one answer that give it for one time.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// First and last day that it is reported for.
    pub days: (Date, Date),
    /// The number that is printed; none where only bounds are.
    pub value: Option<f64>,
    /// The least that the words allow; none where they set no floor.
    pub low: Option<f64>,
    /// The most that the words allow; none where they set no ceiling.
    pub high: Option<f64>,
    /// What became of the answer.
    pub status: PositionStatus,
    /// Whether nobody says it flatly.
    pub hedged: bool,
    /// The best evidence.
    pub evidence: Evidence,
    /// How many claims there are.
    pub claims: usize,
}

impl Point {
    /// Where the point is drawn: its number, else the middle or the one bound that there is.
    pub fn at(&self) -> f64 {
        let middle = self.low.zip(self.high).map(|(low, high)| (low + high) / 2.0);
        self.value.or(middle).or(self.low).or(self.high).unwrap_or_default()
    }
    /// Whether it is part of the course of events: what was refuted or is unconfirmed is shown beside it.
    pub fn is_on_course(&self) -> bool {
        use PositionStatus::{Current, Refined, Superseded};
        matches!(self.status, Current | Superseded | Refined)
    }
    /// Whether the words set a floor and no ceiling.
    pub fn is_open_above(&self) -> bool {
        self.low.is_some() && self.high.is_none()
    }
    /// Whether the words set a ceiling and no floor.
    pub fn is_open_below(&self) -> bool {
        self.high.is_some() && self.low.is_none()
    }
}

/// The points of a fact in the order of their days, and the evidence that has no day or no number.
pub fn points(dossier: &Dossier, fact: &Fact, articles: &str) -> (Vec<Point>, Vec<Evidence>) {
    let (mut points, mut undrawn): (Vec<Point>, Vec<Evidence>) = (Vec::new(), Vec::new());
    for position in &fact.positions {
        for claim in position.claims.iter().filter_map(|id| dossier.claim(id)) {
            let evidence = Evidence::of(dossier, claim, articles);
            match point(claim, position.status, &evidence) {
                Some(point) => add(&mut points, point),
                None => undrawn.push(evidence),
            }
        }
    }
    points.sort_by(|a, b| {
        (a.days, !a.is_on_course()).cmp(&(b.days, !b.is_on_course())).then(a.at().total_cmp(&b.at()))
    });
    (points, undrawn)
}

fn point(claim: &Claim, status: PositionStatus, evidence: &Evidence) -> Option<Point> {
    let (value, low, high) = bounds(claim);
    let days = when(claim).and_then(dates::days)?;
    let hedged = !evidence.hedge.is_empty() || evidence.negated;
    let is_drawn = [value, low, high].iter().any(Option::is_some);
    is_drawn.then(|| Point { days, value, low, high, status, hedged, evidence: evidence.clone(), claims: 1 })
}

/// Claims that say the same for the same time share a point; flat evidence goes before hedged.
fn add(points: &mut Vec<Point>, new: Point) {
    let same = |point: &&mut Point| {
        (point.days, point.value, point.low, point.high, point.status)
            == (new.days, new.value, new.low, new.high, new.status)
    };
    let Some(there) = points.iter_mut().find(same) else { return points.push(new) };
    there.claims += 1;
    if (new.hedged, &new.evidence) < (there.hedged, &there.evidence) {
        (there.hedged, there.evidence) = (new.hedged, new.evidence);
    }
}

/// The printed number, floor and ceiling. The words around a number ("passes 110") are the claim's, not the
/// number's own, so the slot decides what kind of bound it is.
fn bounds(claim: &Claim) -> (Option<f64>, Option<f64>, Option<f64>) {
    let quantity = &claim.quantity;
    let slot = claim.slots.get("value").and_then(|value| value.identity());
    let value = quantity.value.or_else(|| slot.and_then(|value| value.parse().ok()));
    let comparator = claim.slots.get("comparator").and_then(|value| value.identity()).unwrap_or_default();
    let (low, high) = (quantity.low.or(value), quantity.high.or(value));
    match comparator.as_str() {
        "more_than" | "at_least" => (value, low, None),
        "less_than" | "at_most" => (value, None, high),
        "between" => (None, low, high),
        _ => (value, low, high),
    }
}
