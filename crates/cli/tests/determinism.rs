//! The same input gives the same bytes: on any number of threads, and every time.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use crate::support::{Ran, command, corpus};

const FILES: [&str; 4] = ["claims.jsonl", "articles.jsonl", "rejected.jsonl", "facts.jsonl"];

fn bytes(ran: &Ran) -> Vec<Vec<u8>> {
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    FILES.iter().map(|name| fs::read(ran.output.join(name)).unwrap()).collect()
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let corpus = corpus();
    let on = |jobs: &str| Ran::with(&[corpus.as_os_str(), "-j".as_ref(), jobs.as_ref()]);
    let one = bytes(&on("1"));
    assert!(!one[1].is_empty());
    assert!(one == bytes(&on("4")), "four threads");
    assert!(one == bytes(&on("1")), "a second run");
}

#[test]
fn the_order_of_the_arguments_changes_nothing() {
    let corpus = corpus();
    let (a, b) = (corpus.join("nato-race"), corpus.join("nothing"));
    let both = bytes(&Ran::with(&[&a, &b]));
    assert!(both == bytes(&Ran::with(&[&b, &a, &b])));
}

#[test]
fn the_stages_one_by_one_give_what_run_gives() {
    let corpus = corpus();
    let ran = Ran::on(&corpus);
    let articles =
        crate::support::claimwire([Path::new("clean"), Path::new("--with-asides"), &corpus]).stdout;
    assert!(articles == fs::read(ran.output.join("articles.jsonl")).unwrap(), "clean");
    let claims = crate::support::claimwire([Path::new("extract"), &ran.output.join("articles.jsonl")]).stdout;
    assert!(claims == fs::read(ran.output.join("claims.jsonl")).unwrap(), "extract");
}

#[test]
fn claims_from_what_clean_writes_stand_in_that_text() {
    let articles = crate::support::claimwire([Path::new("clean"), &corpus()]).stdout;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("articles.jsonl");
    fs::write(&file, &articles).unwrap();
    let claims = crate::support::claimwire([Path::new("extract"), &file]).stdout;
    let parse = |line: &[u8]| serde_json::from_slice::<serde_json::Value>(line).unwrap();
    let lines = |bytes: &[u8]| {
        bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()).map(parse).collect()
    };
    let (articles, claims): (Vec<_>, Vec<_>) = (lines(&articles), lines(&claims));
    assert!(!claims.is_empty());
    for claim in claims {
        let article = articles.iter().find(|it| it["document"]["path"] == claim["document"]["path"]).unwrap();
        let place = |end: &str| usize::try_from(claim["span"][end].as_u64().unwrap()).unwrap();
        let text = article["text"].as_str().unwrap();
        assert_eq!(text.get(place("byte_start")..place("byte_end")), claim["quote"].as_str());
    }
}

/// Enough documents for a run to be caught in the middle of them.
fn many(folder: &Path, documents: usize) {
    for number in 0..documents {
        let text = format!(
            "Estonia backs Rutte\n\nEstonia backs Mark Rutte for NATO secretary general, {number} members said.\n"
        );
        fs::write(folder.join(format!("{number:05}.txt")), text).unwrap();
    }
    fs::write(folder.join("broken.txt"), b"\xff").unwrap();
}

#[test]
fn a_killed_run_goes_on_and_gives_the_bytes_of_an_unbroken_one() {
    let folder = tempfile::tempdir().unwrap();
    many(folder.path(), 1500);
    let whole = bytes(&Ran::on(folder.path()));
    let output = folder.path().join("out");
    let run = || {
        let mut run = command();
        run.arg("run").arg(folder.path()).arg("-o").arg(&output).args(["-j", "1"]).stderr(Stdio::piped());
        run
    };
    let mut child = run().spawn().unwrap();
    let journal = output.join(".unfinished/journal.jsonl");
    let has_checkpoint = || fs::read_to_string(&journal).is_ok_and(|journal| journal.lines().count() > 1);
    while !has_checkpoint() {
        assert!(child.try_wait().unwrap().is_none(), "the run ended before its first checkpoint");
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!output.join("claims.jsonl").exists(), "nothing half-written takes its name");
    let second = run().output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert!(said.contains("done by a run that was broken off"), "{said}");
    assert!(said.contains("1500 documents read"), "{said}");
    for (name, whole) in FILES.iter().zip(whole) {
        assert!(fs::read(output.join(name)).unwrap() == whole, "{name}");
    }
    assert!(!output.join(".unfinished").exists());
}
