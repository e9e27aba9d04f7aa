//! A belief about an item turns into a finding: the value, how likely it is, who says so, and what else is said.

use serde::Serialize;

use super::counts::Belief;
use super::hierarchy::Hierarchy;
use super::problem::{Item, Problem};
use super::row::{Kind, elements, number};

/// What the claims on one item add up to.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The item.
    pub item: String,
    /// Its value, the likeliest of those claimed; nothing if it is less likely than was asked for.
    pub value: Option<String>,
    /// The kind of the value.
    pub kind: &'static str,
    /// How likely the likeliest value is, 0 to 1, the chance included that no source tells the truth.
    pub confidence: f64,
    /// The sources that claim it.
    pub support: Vec<String>,
    /// All other values that were claimed, likeliest first.
    pub alternatives: Vec<Alternative>,
    /// Why there is no value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub abstained: Option<String>,
}

/// A value that was claimed and not taken.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Alternative {
    /// The value.
    pub value: String,
    /// How likely it is.
    pub confidence: f64,
    /// The sources that claim it.
    pub support: Vec<String>,
    /// How it stands to the likeliest value, in one sentence.
    pub reason: String,
}

/// What is believed of an item, told with names.
pub(super) fn finding(
    problem: &Problem,
    item: &Item,
    belief: &Belief,
    hierarchy: &Hierarchy,
    least: f64,
) -> Finding {
    let mut order: Vec<usize> = (0..item.texts.len()).collect();
    order.sort_by(|a, b| belief.values[*b].total_cmp(&belief.values[*a]).then(a.cmp(b)));
    let best = order[0];
    let confidence = rounded(belief.values[best]);
    let alternative = |value: &usize| Alternative {
        value: item.texts[*value].clone(),
        confidence: rounded(belief.values[*value]),
        support: support(problem, item, *value),
        reason: reason(item.kind, &item.texts[*value], &item.texts[best], hierarchy),
    };
    let taken = confidence >= least;
    Finding {
        item: item.name.clone(),
        value: taken.then(|| item.texts[best].clone()),
        kind: item.kind.name(),
        confidence,
        support: support(problem, item, best),
        alternatives: order[usize::from(taken)..].iter().map(alternative).collect(),
        abstained: (!taken).then(|| format!("the likeliest value has {confidence}, {least} was asked for")),
    }
}

/// Four decimals are more than the model can tell.
fn rounded(chance: f64) -> f64 {
    (chance * 1e4).round() / 1e4
}

fn support(problem: &Problem, item: &Item, value: usize) -> Vec<String> {
    let mut sources: Vec<String> = item
        .claims
        .iter()
        .filter(|claim| claim.value == value)
        .map(|claim| problem.sources[claim.source].clone())
        .collect();
    sources.sort();
    sources.dedup();
    sources
}

/// How an alternative stands to the value taken.
fn reason(kind: Kind, other: &str, best: &str, hierarchy: &Hierarchy) -> String {
    let words = match kind {
        _ if other == best => "the likeliest, yet not likely enough",
        Kind::Place if hierarchy.contains(other, best) => {
            "contains the likeliest value: holds as well, less exact"
        }
        Kind::Place if hierarchy.contains(best, other) => {
            "lies within the likeliest value: too little speaks for it"
        }
        Kind::Set if within(other, best) => "leaves out what other sources name",
        Kind::Set if within(best, other) => "adds what other sources do not name",
        Kind::Number if number(other) < number(best) => "lower than the likeliest value: may leave some out",
        Kind::Number => "higher than the likeliest value",
        _ => "differs from the likeliest value",
    };
    words.to_owned()
}

fn within(inner: &str, outer: &str) -> bool {
    let outer = elements(outer);
    elements(inner).iter().all(|element| outer.binary_search(element).is_ok())
}
