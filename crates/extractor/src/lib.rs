//! Turns a clean article into claims by a cascade of levels driven by the rule packs.

pub mod numbers;
pub mod times;
