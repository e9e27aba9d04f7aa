//! Every line rule with lines that it must match and near misses that it must not.

use super::*;

type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

fn examples() -> impl Iterator<Item = &'static Row> {
    examples::EXAMPLES.iter().chain(chrome_examples::EXAMPLES)
}

#[test]
fn every_rule_matches_its_examples_and_not_its_near_misses() {
    let mut faults = Vec::new();
    for (id, hits, misses) in examples() {
        for line in *hits {
            let found = judge(line).map(|rule| rule.id);
            if found != Some(id) {
                faults.push(format!("{line:?} should be {id}, is {found:?}"));
            }
        }
        faults.extend(
            misses.iter().filter_map(|line| Some(format!("{line:?} should be free, is {}", judge(line)?.id))),
        );
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_rule_has_examples_and_a_name_of_its_own() {
    let named: Vec<&str> = examples().map(|row| row.0).collect();
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.id).collect();
    for (index, id) in rules.iter().enumerate() {
        assert!(named.contains(id), "{id} has no examples");
        assert!(!rules[..index].contains(id), "{id} stands twice");
    }
    assert!(examples().all(|row| !row.1.is_empty() && !row.2.is_empty()));
}

#[test]
fn long_lines_are_running_text() {
    assert!(judge(&format!("© 2031 {}", "word ".repeat(200))).is_none());
}
