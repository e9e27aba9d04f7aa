//! The lock file of rule versions: a rule whose meaning changed must have had its version raised.
//!
//! `rules/versions.lock` has one line per rule: `id version hash`, the hash over pattern, set and frame.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use claimwire_record::content_hash;

use crate::rule::Rule;
use crate::ruleset::RuleSet;

/// Version and hash of every rule at one point in time.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Versions {
    rules: BTreeMap<String, (u32, String)>,
}

impl Versions {
    /// Name of the lock file within the rules folder.
    pub const FILE: &'static str = "versions.lock";

    /// The versions of a rule set.
    pub fn of(rules: &RuleSet) -> Versions {
        Versions {
            rules: rules.rules.iter().map(|rule| (rule.id.clone(), (rule.version, hash(rule)))).collect(),
        }
    }
    /// Reads a lock file; lines that are none are passed over.
    pub fn parse(text: &str) -> Versions {
        let read = |line: &str| {
            let mut cells = line.split_whitespace();
            let (id, version, hash) = (cells.next()?, cells.next()?.parse().ok()?, cells.next()?);
            (!id.starts_with('#')).then(|| (id.to_owned(), (version, hash.to_owned())))
        };
        Versions { rules: text.lines().filter_map(read).collect() }
    }
    /// The lock file's text, sorted by id. Rules that were locked before and are gone are kept, because ids are
    /// never reused.
    pub fn write(&self) -> String {
        let mut out =
            String::from("# Written by `claimwire rules lock`: rule, version, hash of what it means.\n");
        for (id, (version, hash)) in &self.rules {
            let _ = writeln!(out, "{id} {version} {hash}");
        }
        out
    }
    /// These versions with those of `newer` put over them.
    pub fn updated(&self, newer: &Versions) -> Versions {
        let mut rules = self.rules.clone();
        rules.extend(newer.rules.clone());
        Versions { rules }
    }
    /// The locked version of a rule whose meaning is another now although its version was not raised.
    pub(crate) fn stale(&self, rule: &Rule) -> Option<u32> {
        let (version, locked) = self.rules.get(&rule.id)?;
        let changed = *locked != hash(rule);
        (rule.version < *version || changed && rule.version == *version).then_some(*version)
    }
}

fn hash(rule: &Rule) -> String {
    let mut hash = content_hash([rule.meaning().as_str()]);
    hash.truncate(16);
    hash
}
