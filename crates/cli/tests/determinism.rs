//! The same input gives the same bytes: on any number of threads, and every time.

use std::fs;
use std::path::Path;

use crate::support::{Ran, corpus};

const FILES: [&str; 3] = ["claims.jsonl", "articles.jsonl", "rejected.jsonl"];

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
    let articles = crate::support::claimwire([Path::new("clean"), &corpus]).stdout;
    assert!(articles == fs::read(ran.output.join("articles.jsonl")).unwrap(), "clean");
    let claims = crate::support::claimwire([Path::new("extract"), &ran.output.join("articles.jsonl")]).stdout;
    assert!(claims == fs::read(ran.output.join("claims.jsonl")).unwrap(), "extract");
}
