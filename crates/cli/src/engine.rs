//! Stands in for the rule packs and the extractor until they are there: reads no rules and finds no claims.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use claimwire_record::{Article, Claim};

/// No rules.
pub struct RuleSet;

/// Errors in no rules.
#[derive(Debug)]
pub struct RuleErrors;

impl fmt::Display for RuleErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no rules")
    }
}

impl RuleSet {
    pub fn embedded() -> Result<Self, RuleErrors> {
        Ok(RuleSet)
    }
    pub fn load_dir(folder: &Path) -> Result<Self, RuleErrors> {
        if folder.is_dir() { Ok(RuleSet) } else { Err(RuleErrors) }
    }
}

/// Finds nothing.
pub struct Extractor;

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
}
