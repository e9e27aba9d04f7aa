//! Stands in for the extractor until it is there: finds no claims.

use std::fmt;
use std::sync::Arc;

use claimwire_record::{Article, Claim};
use claimwire_rules::RuleSet;

/// Finds nothing.
pub struct Extractor;

/// How an example came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleStatus {
    Passed,
    Failed,
    Todo,
}

/// One example of a rule.
pub struct ExampleOutcome {
    pub rule: String,
    pub status: ExampleStatus,
}

impl fmt::Display for ExampleOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rule)
    }
}

impl Extractor {
    pub fn new(_: Arc<RuleSet>) -> Self {
        Extractor
    }
    pub fn extract(&self, _: &Article) -> Vec<Claim> {
        Vec::new()
    }
    pub fn extract_text(&self, _: &str, _: Option<&str>) -> Vec<Claim> {
        Vec::new()
    }
    pub fn explain(&self, _: &str, _: Option<&str>) -> String {
        String::new()
    }
    pub fn check_examples(&self) -> Vec<ExampleOutcome> {
        Vec::new()
    }
}
