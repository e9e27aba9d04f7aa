//! The catalogue of all types and rules as one Markdown page, written from the rule packs alone.

use std::fmt::Write as _;

use crate::claim_type::ClaimType;
use crate::rule::{IgnoreExample, MatchExample, Rule};
use crate::ruleset::RuleSet;

/// The catalogue: per type its slots, per rule its pattern and examples.
pub fn docs(rules: &RuleSet) -> String {
    let mut out = String::from(
        "# Rules\n\nEvery claim type with its slots and rules. Generated from the rule packs; do not edit.\n\n",
    );
    let _ = writeln!(out, "| type | rules | what it says |\n| --- | --- | --- |");
    for (index, claim_type) in rules.types.iter().enumerate() {
        let count = rules_of(rules, index).count();
        let _ = writeln!(out, "| [{0}](#{0}) | {count} | {1} |", claim_type.name, cell(&claim_type.about));
    }
    for (index, claim_type) in rules.types.iter().enumerate() {
        write_type(claim_type, &mut out);
        rules_of(rules, index).for_each(|rule| write_rule(rule, &mut out));
    }
    out
}

fn rules_of(rules: &RuleSet, claim_type: usize) -> impl Iterator<Item = &Rule> {
    rules.rules.iter().filter(move |rule| rule.claim_type == claim_type)
}

fn write_type(claim_type: &ClaimType, out: &mut String) {
    let _ = writeln!(out, "\n## {}\n\n{}\n", claim_type.name, claim_type.about);
    let _ = writeln!(
        out,
        "Reads: `{}`. Values conflict: {}.\n",
        claim_type.text.source(),
        claim_type.conflict.name()
    );
    let _ = writeln!(out, "| slot | holds | values | about |\n| --- | --- | --- | --- |");
    for slot in &claim_type.slots {
        let name = if slot.key { format!("**{}**", slot.name) } else { slot.name.clone() };
        let values: Vec<_> = slot.values.iter().map(|value| format!("`{value}`")).collect();
        let _ = writeln!(
            out,
            "| {name} | {}{} | {} | {} |",
            slot.kind.name(),
            if slot.required { ", required" } else { "" },
            values.join(" "),
            cell(&slot.about)
        );
    }
}

fn write_rule(rule: &Rule, out: &mut String) {
    let _ = writeln!(out, "\n### {}\n\n{} Version {}.\n", rule.id, rule.about, rule.version);
    let _ = writeln!(out, "```\n{}\n```", rule.pattern.trim());
    let set: Vec<_> = rule.set.iter().map(|(slot, value)| format!("`{slot} = {value}`")).collect();
    if !set.is_empty() {
        let _ = writeln!(out, "\nSets {}.", set.join(", "));
    }
    write_matches("Matches", &rule.examples.matches, out);
    write_ignores("Ignores", &rule.examples.ignores, out);
    write_matches("Should match, does not yet", &rule.examples.todo_matches, out);
    write_ignores("Should ignore, does not yet", &rule.examples.todo_ignores, out);
}

fn write_matches(title: &str, examples: &[MatchExample], out: &mut String) {
    if examples.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for example in examples {
        let expected: Vec<_> =
            example.expect.iter().map(|(slot, value)| format!("`{slot} = {value}`")).collect();
        let arrow = if expected.is_empty() { "" } else { " → " };
        let _ = writeln!(out, "- {}{arrow}{}", line(&example.text), expected.join(", "));
    }
}

fn write_ignores(title: &str, examples: &[IgnoreExample], out: &mut String) {
    if examples.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n{title}:");
    for example in examples {
        let _ = writeln!(out, "- {} ({})", line(&example.text), line(&example.why));
    }
}

/// Text on one line.
fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text that fits into a table cell.
fn cell(text: &str) -> String {
    line(text).replace('|', "\\|")
}
