//! Claims turn into facts: all claims that answer one question, weighed against each other.
//!
//! - [`Preparer`] makes claims ready on any thread.
//! - [`Ledger`] takes them, in any order and any number of times; [`Ledger::seal`] takes out doubles.
//! - [`reconcile`] gives the facts in the order of their keys. The same set of claims gives the same facts.
//! - [`table`] resolves tables of conflicting values, where nothing but who says what is known.
//! - How two answers of a type conflict is data: `conflict` and `[weighing]` in its `type.toml`.
//!
//! The steps, one module each: `draft` reads a claim, `ledger` keeps it small, `story` and `group` tell which
//! claims answer one question, `origin` tells which documents are not independent, `weigh` sets answers against
//! each other as sets of possible states (`extent`) and names the rule behind each decision.
//!
//! ```
//! use claimwire_reconciler::{Ledger, Preparer, reconcile};
//! use claimwire_rules::RuleSet;
//! let preparer = Preparer::new(&RuleSet::embedded().unwrap());
//! let mut ledger = Ledger::new(&preparer);
//! assert!(ledger.seal().is_empty());
//! reconcile(&ledger, &[], |fact| -> Result<(), ()> { panic!("no claims, no facts: {fact:?}") }).unwrap();
//! ```

mod answer;
mod checks;
mod copies;
mod draft;
mod extent;
mod group;
mod ledger;
mod origin;
mod people;
mod period;
mod policy;
mod race;
pub mod sample;
mod signal;
mod story;
mod symbols;
pub mod table;
mod weigh;

pub use copies::{Copies, Page};
pub use ledger::{Ledger, Prepared, Preparer, Unfit};
pub use people::{Kind, Suggestion};

use checks::Checks;
use claimwire_record::Fact;
use group::{Group, group};
use origin::Origins;
use race::Races;
use rayon::prelude::*;
use story::stories;
use weigh::{World, weigh};

/// Groups that are weighed before their facts are given on.
const BATCH: usize = 4096;

/// Weighs a sealed ledger and gives every fact to `take`, in the order of their keys, and behind them the checks
/// of facts against each other.
///
/// `copies` are groups of document paths whose texts are near-duplicates, where texts were compared.
///
/// # Errors
/// The first error of `take` ends the work.
pub fn reconcile<E>(
    ledger: &Ledger,
    copies: &[Vec<String>],
    take: impl FnMut(Fact) -> Result<(), E>,
) -> Result<(), E> {
    reconcile_as(ledger, copies, |fact| fact, take)
}

/// The same, where `form` turns each fact into what is taken on the thread that weighed it: into its line of JSON.
///
/// # Errors
/// The first error of `take` ends the work.
pub fn reconcile_as<T: Send, E>(
    ledger: &Ledger,
    copies: &[Vec<String>],
    form: impl Fn(Fact) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let papers = ledger.papers.values();
    let (stories, origins) =
        rayon::join(|| stories(papers), || Origins::of(papers, &numbered(ledger, copies)));
    let grouped = group(ledger, &stories);
    drop(stories);
    let races = Races::of(ledger);
    let world = World { ledger, origins: &origins, races: &races };
    let mut checks = Checks::of(ledger);
    let one = |group: &Group| {
        let fact = weigh(&world, group, &grouped.entries_of(ledger, group));
        (checks.note(&fact), form(fact))
    };
    let mut noted = Vec::new();
    for batch in grouped.groups.chunks(BATCH) {
        let facts: Vec<_> = batch.par_iter().with_max_len(16).map(one).collect();
        for (note, formed) in facts {
            noted.extend(note);
            take(formed)?;
        }
    }
    checks.enter(noted);
    checks.facts(&races).into_iter().map(form).try_for_each(take)
}

/// Groups of paths as groups of document numbers.
fn numbered(ledger: &Ledger, copies: &[Vec<String>]) -> Vec<Vec<u32>> {
    let papers = ledger.papers.values();
    let mut numbers: rustc_hash::FxHashMap<&str, Vec<u32>> = rustc_hash::FxHashMap::default();
    if !copies.is_empty() {
        for (number, paper) in papers.iter().enumerate() {
            numbers.entry(&paper.path).or_default().push(number as u32);
        }
    }
    let of_path = |path: &String| numbers.get(path.as_str()).cloned().unwrap_or_default();
    copies.iter().map(|group| group.iter().flat_map(of_path).collect()).collect()
}
