//! What a person decided on a claim, as it is kept.

use claimwire_gold::GoldClaim;
use serde::{Deserialize, Serialize};

/// What a person decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The claim is right as it is.
    Accepted,
    /// The article does not say so.
    Rejected,
    /// The article says something else there.
    Corrected,
    /// The article says so, and no claim was found.
    Added,
}

/// One decision. A later one on the same id takes the place of an earlier one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Verdict {
    /// Id of the claim, or of the gold row that was added.
    pub id: String,
    /// File name of the document, as gold names it.
    pub doc: String,
    /// What was decided.
    pub verdict: Judgement,
    /// Who decided; empty where they did not say.
    pub reviewer: String,
    /// The gold row that it makes; none for a rejected claim.
    pub gold: Option<GoldClaim>,
}
