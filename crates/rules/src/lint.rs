//! Checks that a rule set loads with but should not ship with: missing examples, slots that stay empty,
//! versions that were not raised, lists that nothing uses, names in two classes.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::lexicon::{Name, NameClass};
use crate::rule::Rule;
use crate::ruleset::RuleSet;
use crate::source::SourceFile;
use crate::units::fold;
use crate::versions::Versions;

/// Everything worth mending in a rule set, sorted by place. `baseline` holds the versions that were checked in;
/// without it versions are not checked. Some findings are only warnings ([`Code::is_warning`]).
pub fn lint(rules: &RuleSet, baseline: Option<&Versions>) -> Vec<Diagnostic> {
    let report = Report::default();
    for rule in &rules.rules {
        required_slots(rules, rule, &report);
        examples(rule, &report);
        if let Some(baseline) = baseline {
            version(rule, baseline, &report);
        }
    }
    unused_lists(rules, &report);
    ambiguous_names(rules, &report);
    report.into_sorted()
}

/// A required slot must be bound, set or filled.
fn required_slots(rules: &RuleSet, rule: &Rule, report: &Report) {
    for slot in rules.type_of(rule).slots.iter().filter(|slot| slot.required) {
        let bound = rule.program.slots.contains(&slot.name);
        if !(bound || rule.set.contains_key(&slot.name) || rule.fill.contains_key(&slot.name)) {
            let what = format!("`{}` leaves the required slot `{}` empty", rule.id, slot.name);
            let help = format!("bind `{{{0}}}` in the pattern, or give it in `set` or `fill`", slot.name);
            report.add(rule.pattern_text.fault(Code::SlotNeverFilled, what).help(help));
        }
    }
}

/// A rule must show what it is for and where it ends.
fn examples(rule: &Rule, report: &Report) {
    if rule.examples.matches.is_empty() {
        let fault =
            rule.id_text.fault(Code::NoMatchExample, format!("`{}` has no example that matches", rule.id));
        report.add(fault.help("add a `[[rule.match]]` with `text` and `expect`"));
    }
    if rule.examples.ignores.is_empty() && rule.examples.todo_ignores.is_empty() {
        let what = format!("`{}` has no example that it must ignore", rule.id);
        let fault = rule.id_text.fault(Code::NoIgnoreExample, what);
        report.add(fault.help("add a `[[rule.ignore]]` with a near miss as `text`, and `why`"));
    }
}

fn version(rule: &Rule, baseline: &Versions, report: &Report) {
    if let Some(locked) = baseline.stale(rule) {
        let what = format!("`{}` means something else than its version {locked} did", rule.id);
        let help = format!("set `version = {}` and write the lock file anew", locked + 1);
        report.add(rule.id_text.fault(Code::VersionNotRaised, what).help(help));
    }
}

/// Lists of `common` serve the levels below the rules too, and are left alone.
fn unused_lists(rules: &RuleSet, report: &Report) {
    for (index, list) in rules.lists.iter().enumerate() {
        let used = rules.used_lists.contains(&crate::program::ListId(index as u16));
        if !used && list.declared.file.pack() != "common" {
            let fault =
                list.declared.fault(Code::UnusedList, format!("no pattern uses the list `{}`", list.name));
            report.add(fault.help("use it or remove it"));
        }
    }
}

/// One spelling should stand for one class of things.
fn ambiguous_names(rules: &RuleSet, report: &Report) {
    let mut seen: FxHashMap<String, &Name> = FxHashMap::default();
    for name in &rules.lexicon.names {
        for spelling in name.aliases.iter().chain([&name.name]) {
            let first = *seen.entry(fold(spelling)).or_insert(name);
            if first.class != name.class && !told_by_country(first, name) {
                report.add(ambiguous(name, first, spelling, rules));
            }
        }
    }
}

/// A party may bear the name of a body of another country: what an article is about tells them apart.
fn told_by_country(first: &Name, name: &Name) -> bool {
    let party = first.class == NameClass::Party || name.class == NameClass::Party;
    party && first.country.is_some() && name.country.is_some() && first.country != name.country
}

fn ambiguous(name: &Name, first: &Name, spelling: &str, rules: &RuleSet) -> Diagnostic {
    let file: &Arc<SourceFile> = &rules.sources[name.file as usize];
    let row = name.at.0 as usize..name.at.1 as usize;
    let inner = file.text[row.clone()].find(spelling).map_or(0, |at| at);
    let place = row.start + inner..row.start + inner + spelling.len();
    let what = format!("`{spelling}` is a {} here and a {} elsewhere", name.class.name(), first.class.name());
    let first_file = &rules.sources[first.file as usize];
    let line = first_file.line_column(first.at.0 as usize).0;
    let help = format!("keep the more frequent reading; the other is at {}:{line}", first_file.path);
    Diagnostic::new(file, place, Code::AliasInTwoClasses, what).help(help)
}
