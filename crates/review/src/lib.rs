//! Claims turn into gold by the verdicts of people: a small web server shows each article with its claims, takes
//! accept, reject, correct and add, and writes what `claimwire check` reads.
//!
//! - [`Desk`] holds the records, the verdicts so far and the files that keep them.
//! - [`serve`] answers requests that carry the [`Token`]; [`router`] is the same without a socket.
//!
//! Two files are kept, each whole after every verdict: the verdicts themselves, and the gold that they make.
//! A verdict says what a person decided on a claim; gold is what should be found, so that a rejected claim has a
//! verdict and no gold row.
//!
//! Not for the open internet: one token, no users, no encryption. It listens on the loopback interface unless
//! told otherwise.

mod desk;
mod error;
mod form;
mod page;
mod row;
mod server;
mod token;
mod verdict;

pub use desk::Desk;
pub use error::ReviewError;
pub use form::{SlotForm, TypeForm};
pub use row::{Asked, row_of_claim};
pub use server::{router, serve};
pub use token::Token;
pub use verdict::{Judgement, Verdict};
