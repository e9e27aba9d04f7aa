//! Articles, claims and facts turn into one stream: what every format of this crate is given.

use claimwire_record::{Article, Claim, Fact};

/// One record of any kind. Formats are given articles first, then claims, then facts.
#[derive(Debug, Clone, Copy)]
pub enum Record<'r> {
    /// An article with its text.
    Article(&'r Article),
    /// A claim with its evidence.
    Claim(&'r Claim),
    /// A fact: claims with one key, weighed.
    Fact(&'r Fact),
}

/// Which kinds of record will come. Claims always do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inputs {
    /// Articles come, before the claims.
    pub articles: bool,
    /// Facts come, behind the claims.
    pub facts: bool,
}
