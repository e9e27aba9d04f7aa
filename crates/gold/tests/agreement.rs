//! Scores agree with those of the reference scorer, number by number.
//!
//! The stored numbers in `fixtures/expected.json` are its output. Where `CLAIMWIRE_SCORER` names the
//! scorer's file and there is a `python3`, it is run as well.

use std::path::{Path, PathBuf};
use std::process::Command;

use claimwire_gold::{Options, Report, Score, read_claims, read_gold, score};
use serde_json::{Map, Value, json};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

fn report() -> Report {
    let gold = read_gold(&fixture("claims.gold.jsonl")).unwrap();
    score(&gold, &read_claims(&fixture("claims.jsonl")).unwrap(), &Options::default())
}

/// A report as the reference scorer prints it.
fn as_scorer(report: &Report) -> Value {
    let three = |share: f64| format!("{share:.3}").parse::<f64>().unwrap();
    let line = |score: &Score| {
        json!({"gold": score.gold, "tp": score.right, "fp": score.spurious, "precision": three(score.precision()),
            "recall": three(score.recall()), "f1": three(score.f1())})
    };
    let mut all: Map<String, Value> =
        report.types.iter().map(|(name, it)| (name.clone(), line(it))).collect();
    all.insert("ALL".into(), line(&report.all()));
    let shares = report.attributes.iter();
    let shares = shares.map(|(name, it)| (name.clone(), format!("{}/{}", it.right, it.total).into()));
    all.insert("attrs".into(), Value::Object(shares.collect()));
    Value::Object(all)
}

#[test]
fn stored_numbers_are_reached() {
    let expected: Value = serde_json::from_slice(&std::fs::read(fixture("expected.json")).unwrap()).unwrap();
    assert_eq!(as_scorer(&report()), expected);
}

#[test]
fn the_scorer_says_the_same() {
    let Some(scorer) = std::env::var_os("CLAIMWIRE_SCORER") else {
        return eprintln!("skipped: CLAIMWIRE_SCORER names no scorer; the stored numbers are tested instead");
    };
    let files = [fixture("claims.gold.jsonl"), fixture("claims.jsonl")];
    let Ok(run) = Command::new("python3").arg(scorer).args(files).arg("--json").output() else {
        return eprintln!("skipped: there is no python3; the stored numbers are tested instead");
    };
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    assert_eq!(as_scorer(&report()), serde_json::from_slice::<Value>(&run.stdout).unwrap());
}

#[test]
fn articles_with_nothing_to_find_count_when_told() {
    let gold = read_gold(&fixture("claims.gold.jsonl")).unwrap();
    let claims = read_claims(&fixture("claims.jsonl")).unwrap();
    let documents = claimwire_gold::read_documents(&fixture("claims.gold.jsonl")).unwrap();
    assert!(documents.contains("elsewhere.txt"));
    let strict = score(&gold, &claims, &Options { documents: Some(documents), ..Options::default() });
    let plain = report();
    assert_eq!(strict.all().spurious, plain.all().spurious + 1);
    assert_eq!((strict.ignored, plain.ignored), (1, 2));
}
