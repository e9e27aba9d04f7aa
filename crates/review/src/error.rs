//! Why a verdict could not be taken or kept.

use claimwire_exporter::ExportError;

/// Why the desk could not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReviewError {
    /// What was sent does not fit the claim type or the text.
    #[error("{0}")]
    Unfit(String),
    /// A file of verdicts or gold cannot be read or has faulty rows.
    #[error("{0}")]
    Unreadable(String),
    /// A file of verdicts or gold cannot be written.
    #[error(transparent)]
    Unwritten(#[from] ExportError),
    /// No random bytes for a token.
    #[error("the system gives no random bytes for a token: {0}")]
    NoToken(String),
    /// The server cannot listen or goes down.
    #[error("{0}")]
    Network(String),
}
