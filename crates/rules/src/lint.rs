//! Lints.
use crate::{Diagnostic, RuleSet, Versions};
/// Findings.
pub fn lint(_rules: &RuleSet, _baseline: Option<&Versions>) -> Vec<Diagnostic> {
    Vec::new()
}
