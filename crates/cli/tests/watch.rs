//! `rules test --watch` runs the examples again when a rule file changes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::support::{claimwire, command};

/// The next line that tells the outcome, or none within half a minute.
fn next(lines: &Receiver<String>) -> Option<String> {
    let line = || lines.recv_timeout(Duration::from_secs(30)).ok();
    std::iter::from_fn(line).find(|line| line.contains("examples passed"))
}

#[test]
fn a_changed_rule_is_tested_again() {
    let rules = tempfile::tempdir().unwrap();
    let folder = rules.path().to_str().unwrap();
    assert_eq!(claimwire(["rules", "new", "toy", "--rules", folder]).status.code(), Some(0));
    let mut watch = command()
        .args(["rules", "test", "--watch", "--rules", folder])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (sender, lines) = channel();
    let output = BufReader::new(watch.stdout.take().unwrap());
    std::thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let first = next(&lines);
    let path = rules.path().join("toy/first.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "\n# changed\n").unwrap();
    let second = next(&lines);
    watch.kill().unwrap();
    watch.wait().unwrap();
    assert!(first.is_some(), "the examples run at the start");
    assert_eq!(first, second, "and once more behind a change");
}
