//! Whatever is wrong with a row of claims is named and counted, and the others are weighed all the same.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{Ran, claimwire, corpus, folder_with_good_article, read_rows};

/// The claims of a run over one article, as rows.
fn rows() -> Vec<Value> {
    Ran::on(folder_with_good_article().path()).rows("claims.jsonl")
}

/// Weighs good rows with one more; gives standard error and the facts.
fn beside_good_rows(row: &str) -> (String, Vec<Value>) {
    beside(&rows(), row)
}

fn beside(rows: &[Value], row: &str) -> (String, Vec<Value>) {
    let folder = TempDir::new().unwrap();
    let good: String = rows.iter().map(|row| format!("{row}\n")).collect();
    fs::write(folder.path().join("claims.jsonl"), format!("{good}{row}\n")).unwrap();
    weighed(folder.path())
}

fn weighed(folder: &Path) -> (String, Vec<Value>) {
    let (claims, facts) = (folder.join("claims.jsonl"), folder.join("facts.jsonl"));
    let (code, stderr) = reconcile(&[claims.as_os_str(), "-o".as_ref(), facts.as_os_str()]);
    assert_eq!(code, Some(0), "{stderr}");
    (stderr, read_rows(&facts))
}

/// Exit code and standard error.
fn reconcile(args: &[&OsStr]) -> (Option<i32>, String) {
    let ran = claimwire(std::iter::once("reconcile".as_ref()).chain(args.iter().copied()));
    (ran.status.code(), String::from_utf8(ran.stderr).unwrap())
}

/// The row is named with its line, the reason and a remedy, and the good rows give their facts.
fn assert_set_aside(row: &str, reason: &str) {
    let (stderr, facts) = beside_good_rows(row);
    let line = rows().len() + 1;
    assert!(stderr.contains(&format!("claims.jsonl:{line}")), "{stderr}");
    assert!(stderr.contains(reason), "{stderr}");
    assert!(!facts.is_empty());
}

#[test]
fn a_malformed_row_is_named_by_its_column() {
    assert_set_aside("{\"schema\": \"claim/1\", \"id\": ", "column");
    assert_set_aside("[]", "no claim record");
}

#[test]
fn a_row_with_a_value_of_another_kind_is_named() {
    let mut row = rows()[0].clone();
    row["slots"]["party"] = json!({"id": 7});
    assert_set_aside(&row.to_string(), "no claim record");
}

#[test]
fn a_claim_of_an_unknown_type_is_named() {
    let mut row = rows()[0].clone();
    row["type"] = json!("horoscope");
    assert_set_aside(&row.to_string(), "horoscope");
}

#[test]
fn a_claim_of_a_newer_schema_is_named_as_such() {
    assert_set_aside("{\"schema\": \"claim/2\", \"id\": \"1\"}", "\"schema\" is \"claim/2\"");
}

#[test]
fn of_two_claims_under_one_id_one_is_kept_and_the_id_is_named() {
    // Ids hold the path of the document, so both rows come from one run.
    let rows = rows();
    let mut row = rows[0].clone();
    row["polarity"] = json!("negated");
    let id = row["id"].as_str().unwrap().to_owned();
    let (stderr, facts) = beside(&rows, &row.to_string());
    assert!(stderr.contains(&id) && stderr.contains("stands for different claims"), "{stderr}");
    let held = facts.iter().flat_map(|fact| fact["positions"].as_array().unwrap());
    let held = held.flat_map(|position| position["claims"].as_array().unwrap());
    assert_eq!(held.filter(|claim| **claim == json!(id)).count(), 1);
}

#[test]
fn a_file_without_a_claim_is_an_error_that_says_how_to_make_one() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("claims.jsonl");
    fs::write(&file, "nonsense\n").unwrap();
    let (code, stderr) = reconcile(&[file.as_os_str()]);
    assert_eq!(code, Some(2), "{stderr}");
    assert!(stderr.contains("claimwire run"), "{stderr}");
}

#[test]
fn days_added_one_by_one_to_a_ledger_give_the_facts_of_all_days_at_once() {
    let folder = TempDir::new().unwrap();
    let ran = Ran::on(&corpus());
    let rows = ran.rows("claims.jsonl");
    let file = |name: &str, rows: &mut dyn Iterator<Item = &Value>| {
        let path = folder.path().join(name);
        fs::write(&path, rows.map(|row| format!("{row}\n")).collect::<String>()).unwrap();
        path
    };
    let ledger = folder.path().join("ledger");
    for day in 0..3 {
        let claims = file(&format!("day-{day}.jsonl"), &mut rows.iter().skip(day).step_by(3));
        let (code, stderr) = reconcile(&["--ledger".as_ref(), ledger.as_os_str(), claims.as_os_str()]);
        assert_eq!(code, Some(0), "{stderr}");
    }
    let (all, anew) = (file("all.jsonl", &mut rows.iter()), folder.path().join("anew.jsonl"));
    let (code, stderr) = reconcile(&[all.as_os_str(), "-o".as_ref(), anew.as_os_str()]);
    assert_eq!(code, Some(0), "{stderr}");
    assert_eq!(fs::read_to_string(ledger.join("facts.jsonl")).unwrap(), fs::read_to_string(anew).unwrap());
}
