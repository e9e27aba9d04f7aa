//! Claims turn into the questions that they answer: all claims with one key, side by side.
//!
//! - [`Ledger`] holds every claim once, grouped by key, in an order that does not depend on how they came in.
//! - [`Question`] is one key with its claims and the distinct answers among them.
//! - [`Reconcile`] is the step from a question to a [`Fact`]: whether reports corroborate, supersede or
//!   contradict each other. Nothing in this crate takes that step yet: telling copies of one report from
//!   independent ones comes first, and counting documents instead would be wrong.
//!
//! ```
//! use claimwire_reconciler::Ledger;
//! let ledger: Ledger = [].into_iter().collect();
//! assert_eq!(ledger.questions().count(), 0);
//! ```

mod ledger;

pub use ledger::{Answers, Ledger, Question};

use claimwire_record::Fact;

/// Weighs the claims of one question against each other.
///
/// An implementation reads the claims as a set: shuffled, doubled or split input gives the same fact, and
/// every claim ends up in exactly one position.
pub trait Reconcile {
    /// The fact that the claims of one question add up to.
    fn reconcile(&self, question: &Question<'_>) -> Fact;
}
