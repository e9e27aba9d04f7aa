//! A rule in words.
use crate::{Rule, RuleSet};
/// A plain-text page about a rule.
pub fn explain(rule: &Rule, _rules: &RuleSet) -> String {
    rule.about.clone()
}
