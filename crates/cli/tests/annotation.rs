//! Claims go out to an annotation tool and come back as gold that says the same.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::{Ran, claimwire, corpus};

/// Exports the corpus for a tool and imports it again; the gold has to agree with every claim it was made of.
fn round_trip(format: &str, file: &str) {
    let ran = Ran::on(&corpus());
    let folder = tempfile::tempdir().unwrap();
    let (drawn, gold) = (folder.path().join("drawn"), folder.path().join("claims.gold.jsonl"));
    let exported = claimwire([
        Path::new("export"),
        Path::new("--format"),
        Path::new(format),
        &ran.output,
        Path::new("-o"),
        &drawn,
    ]);
    assert_eq!(exported.status.code(), Some(0), "{}", String::from_utf8_lossy(&exported.stderr));
    let from = [Path::new("import"), Path::new("--from"), Path::new(format)];
    let imported = claimwire(from.into_iter().chain([drawn.join(file).as_path(), Path::new("-o"), &gold]));
    assert_eq!(imported.status.code(), Some(0), "{}", String::from_utf8_lossy(&imported.stderr));
    let claims = ran.output.join("claims.jsonl");
    let checked = claimwire([
        Path::new("check"),
        Path::new("--gold"),
        &gold,
        &claims,
        Path::new("--format"),
        Path::new("json"),
    ]);
    let report: Value = serde_json::from_slice(&checked.stdout).expect("a report");
    let rows = fs::read_to_string(&gold).unwrap().lines().count();
    assert_eq!(rows, ran.rows("claims.jsonl").len(), "each claim is a gold row");
    for part in ["missing", "spurious", "wrong"] {
        assert_eq!(
            report[part].as_array().map(Vec::len),
            Some(0),
            "{part}: {:.600}",
            report[part].to_string()
        );
    }
}

#[test]
fn brat_gives_back_what_it_was_given() {
    round_trip("brat", "");
}

#[test]
fn label_studio_gives_back_what_it_was_given() {
    round_trip("label-studio", "tasks.json");
}

#[test]
fn doccano_gives_back_what_it_was_given() {
    round_trip("doccano", "doccano.jsonl");
}
