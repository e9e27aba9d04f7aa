//! Reads rule packs (types, lists, lexicons, patterns) and compiles them for the extractor.

pub mod program;
pub mod units;
pub mod vocabulary;
