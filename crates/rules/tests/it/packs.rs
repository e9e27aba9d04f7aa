//! Small packs for tests.

use claimwire_rules::{Rule, RuleErrors, RuleSet, SourceFile};

/// A type with slots of every kind.
pub const TYPE: &str = r#"name = "stance"
about = "A stand."
conflict = "evolving"
text = "{party} {position} {target}[ as {role}]"

[[slot]]
name = "party"
kind = "entity"
classes = "actor"
key = true
question = true
required = true

[[slot]]
name = "position"
kind = "word"
values = ["support", "oppose"]
required = true
words = { support = "supports" }

[[slot]]
name = "target"
kind = "entity"

[[slot]]
name = "role"
kind = "text"

[[slot]]
name = "count"
kind = "number"

[[slot]]
name = "acting"
kind = "flag"
"#;

/// Lists and fragments that the patterns of tests use.
pub const COMMON: &str = r#"[list.support]
kind = "verb"
words = ["back", "endorse"]
except = ["back home"]

[list.ally]
kind = "noun"
words = ["ally", "secretary-general"]

[list.cue]
kind = "word"
words = ["in favour of", "behind"]

[fragments]
backing = '''the (backing | support) of'''
as-role = '''as {role:office}'''
subject = '''{party}'''
"#;

/// A rule file with one pattern, on line 5 from column 14 on.
pub fn rule_with(pattern: &str) -> String {
    format!("[[rule]]\nid = 'stance/x'\nversion = 1\nabout = 'Test.'\npattern = '''{pattern}'''\n")
}

/// Loads the test type and lists with more files.
pub fn load(files: &[(&str, &str)]) -> Result<RuleSet, RuleErrors> {
    let base = [("stance/type.toml", TYPE), ("common/lists.toml", COMMON)];
    let replaced = |path: &str| files.iter().any(|(other, _)| *other == path);
    let base = base.iter().filter(|(path, _)| !replaced(path));
    RuleSet::load(base.chain(files).map(|(path, text)| SourceFile::new(*path, *text)).collect())
}

/// A rule set with one rule of this pattern.
#[track_caller]
pub fn compiled(pattern: &str) -> RuleSet {
    load(&[("stance/x.toml", &rule_with(pattern))]).unwrap_or_else(|errors| panic!("{errors}"))
}

/// The one rule of a set.
pub fn only(rules: &RuleSet) -> &Rule {
    &rules.rules[0]
}
