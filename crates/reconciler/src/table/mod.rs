//! Tables of conflicting claims turn into one value for each item: truth discovery.
//!
//! A row says that a source claims a value for an item. Which sources to believe is learned from the table
//! itself: whoever agrees with what is believed elsewhere is believed more, and so on until nothing changes.
//! No row is marked as right, and no strength is set by hand.
//!
//! # The model
//! Were a candidate the truth, each claim would be in one of three roles: *exact*, *a part of the truth* (a place
//! that contains it, a list or count that leaves some out, a round number), or *apart* from it. Every source has
//! its own rates of the three. A claim that is apart is a draw from what is told wrongly in the whole table, and
//! by this source: a value that turns up everywhere by mistake carries little weight anywhere. A claim that says
//! less is a draw from what could have been said less, by depth or size. Candidates start as likely as their value
//! is true elsewhere. All claims of one source on one item count as one claim; claims on one item may depend on each
//! other, and the table tells how much.
//!
//! [`resolve`] finds the rates by expectation maximisation. An item's own claims are taken out of all counts that
//! judge it, so that nobody vouches for himself, and every strength is chosen under which claims are best
//! foretold from the others (empirical Bayes). The confidence includes the chance that no source is right.
//!
//! # Sources
//! - exact, general and wrong claims in a hierarchy: W. Jung, Y. Kim, K. Shim, Crowdsourced Truth Discovery in the
//!   Presence of Hierarchies for Knowledge Fusion, EDBT 2019
//! - popularity of wrong values: X. L. Dong, B. Saha, D. Srivastava, Less is More: Selecting Sources Wisely for
//!   Integration, VLDB 2013 (PopAccu); dependence among sources: X. L. Dong, L. Berti-Équille, D. Srivastava,
//!   Integrating Conflicting Data: The Role of Source Dependence, VLDB 2009
//! - rates by source, by expectation maximisation: A. P. Dawid, A. M. Skene, Maximum Likelihood Estimation of
//!   Observer Error-Rates, 1979
//! - lists that leave elements out: B. Zhao et al., A Bayesian Approach to Discovering Truth from Conflicting Sources
//!   for Data Integration, VLDB 2012
//! - counts without the item's own claims: A. Asuncion et al., On Smoothing and Inference for Topic Models, UAI 2009
//!
//! # When not to use it
//! Values that change with time have no single truth: the reconciler of claim records orders those by date.
//!
//! ```
//! use claimwire_reconciler::table::{Form, Hierarchy, Table, resolve};
//! let mut table = Table::default();
//! let csv = "item,source,value\nspan,a,12\nspan,b,12\nspan,c,21\n";
//! table.read("bridges.csv", csv.as_bytes(), Form::of("bridges.csv"), None);
//! let findings = resolve(&table.rows, &Hierarchy::default(), 0.0);
//! assert_eq!(findings[0].value.as_deref(), Some("12"));
//! assert_eq!(findings[0].alternatives[0].support, ["c"]);
//! ```

use std::collections::BTreeSet;

mod counts;
mod finding;
mod hierarchy;
mod names;
mod problem;
mod read;
mod relation;
mod rounds;
mod row;
mod tuning;
mod weigh;
mod wording;

pub use finding::{Alternative, Finding};
pub use hierarchy::{Hierarchy, HierarchyError};
pub use read::{Form, Rejected, Table};
pub use relation::is_rounding;
pub use row::{Kind, Row};

/// The likeliest value of every item, in the order of the items' names. Items whose likeliest value is less likely
/// than `least` (0 to 1) have none. The same rows give the same findings, in whatever order they were read.
pub fn resolve(rows: &BTreeSet<Row>, hierarchy: &Hierarchy, least: f64) -> Vec<Finding> {
    let problem = problem::Problem::new(rows, hierarchy);
    let beliefs = rounds::settle(&problem);
    let items = problem.items.iter().zip(&beliefs);
    items.map(|(item, belief)| finding::finding(&problem, item, belief, hierarchy, least)).collect()
}
