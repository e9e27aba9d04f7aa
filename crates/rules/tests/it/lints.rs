//! What loads but should not ship.

use claimwire_rules::{Code, RuleSet, Versions, lint, new_pack};

use crate::packs::{load, rule_with};

const EXAMPLES: &str = "[[rule.match]]\ntext = 'x'\n[[rule.ignore]]\ntext = 'y'\nwhy = 'z'\n";

#[track_caller]
fn rules(files: &[(&str, &str)]) -> RuleSet {
    load(files).unwrap_or_else(|errors| panic!("{errors}"))
}

fn codes(rules: &RuleSet, baseline: Option<&Versions>) -> Vec<Code> {
    lint(rules, baseline).iter().map(|finding| finding.code).collect()
}

fn whole(pattern: &str, version: u32) -> String {
    let rule = rule_with(pattern).replace("version = 1", &format!("version = {version}"));
    format!("{rule}set = {{ position = 'support' }}\n{EXAMPLES}")
}

#[test]
fn a_whole_rule_has_no_findings() {
    assert_eq!(codes(&rules(&[("stance/x.toml", &whole("{party} <@support>", 1))]), None), []);
}

#[test]
fn required_slots_and_examples() {
    let found = codes(&rules(&[("stance/x.toml", &rule_with("{target} <@support>"))]), None);
    assert_eq!(
        found,
        [Code::NoMatchExample, Code::NoIgnoreExample, Code::SlotNeverFilled, Code::SlotNeverFilled,]
    );
}

#[test]
fn lists_that_no_pattern_uses() {
    let text = format!("[list.idle]\nkind = 'word'\nwords = ['x']\n{}", whole("{party} <@support>", 1));
    let found = lint(&rules(&[("stance/x.toml", &text)]), None);
    assert_eq!((found[0].code, found[0].line, found[0].column), (Code::UnusedList, 1, 7));
}

#[test]
fn names_in_two_classes() {
    let header = "id\tname\taliases\tclass\n";
    let table =
        format!("{header}country:GE\tGeorgia\t\tcountry\nregion:US-GA\tState of Georgia\tGeorgia\tregion\n");
    let found = lint(&rules(&[("lexicons/x.tsv", &table)]), None);
    assert_eq!((found[0].code, found[0].line), (Code::AliasInTwoClasses, 3));
}

#[test]
fn a_changed_meaning_needs_a_raised_version() {
    let before = rules(&[("stance/x.toml", &whole("{party} <@support>", 1))]);
    let locked = Versions::parse(&Versions::of(&before).write());
    assert_eq!(locked, Versions::of(&before));
    assert_eq!(codes(&before, Some(&locked)), []);
    let changed = rules(&[("stance/x.toml", &whole("{party} <@support> {target}", 1))]);
    assert_eq!(codes(&changed, Some(&locked)), [Code::VersionNotRaised]);
    let raised = rules(&[("stance/x.toml", &whole("{party} <@support> {target}", 2))]);
    assert_eq!(codes(&raised, Some(&locked)), []);
    assert_eq!(codes(&before, Some(&locked.updated(&Versions::of(&raised)))), [Code::VersionNotRaised]);
}

#[test]
fn the_lock_file_is_read_with_the_rules() {
    let rule = whole("{party} <@support>", 1);
    let lock = Versions::of(&rules(&[("stance/x.toml", &rule)])).write();
    let with_lock = rules(&[("stance/x.toml", &rule), ("versions.lock", &lock)]);
    assert_eq!(with_lock.locked, Some(Versions::of(&with_lock)));
}

#[test]
fn a_new_pack_loads_without_findings() {
    let pack = RuleSet::load(new_pack("Street protests")).unwrap_or_else(|errors| panic!("{errors}"));
    assert_eq!(pack.rules[0].id, "street-protests/visits");
    assert_eq!(codes(&pack, None), []);
}
