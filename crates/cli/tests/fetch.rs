//! Pages are fetched from a server on this machine, read back as articles, and never fetched twice.

use std::fs;
use std::path::Path;
use std::process::{Output, Stdio};
use std::thread::sleep;
use std::time::Duration;

use serde_json::Value;

use crate::server::{Server, answer, not_found};
use crate::support::{Ran, claimwire, command, read_rows};

const PAGES: usize = 12;

fn article(request: &crate::server::Request) -> Vec<u8> {
    let page = format!(
        "<!doctype html><html><head><title>Estonia backs Rutte</title></head><body><article><h1>Page {}</h1>\
         <p>Estonia backs Mark Rutte for NATO secretary general.</p></article></body></html>",
        request.path
    );
    answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", page.as_bytes())
}

fn server() -> Server {
    Server::serving(|request| match request.path.as_str() {
        "/robots.txt" | "/missing" => not_found(),
        _ => {
            sleep(Duration::from_millis(25));
            article(request)
        }
    })
}

/// The arguments of a fetch from the server into the folder.
fn arguments(server: &Server, folder: &Path) -> Vec<String> {
    let list = folder.with_extension("txt");
    let addresses: Vec<String> = (0..PAGES).map(|page| server.url(&format!("/{page}"))).collect();
    fs::write(&list, format!("# what to fetch\n\n{}\n", addresses.join("\n"))).unwrap();
    let fixed = ["fetch", "--delay", "0", "--retries", "0", "--allow-private=127.0.0.1/32", "--from"];
    let all = fixed.iter().map(|text| (*text).to_owned());
    all.chain([list.display().to_string(), "-o".into(), folder.display().to_string()]).collect()
}

fn stderr(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// Address and text of every article in the folder.
fn articles(folder: &Path) -> Vec<(String, String)> {
    let output = claimwire([Path::new("clean"), folder]);
    let text = String::from_utf8(output.stdout).unwrap();
    let pair = |row: Value| {
        (row["document"]["url"].as_str().unwrap().to_owned(), row["text"].as_str().unwrap().to_owned())
    };
    let mut articles: Vec<_> = text.lines().map(|row| pair(serde_json::from_str(row).unwrap())).collect();
    articles.sort();
    articles
}

#[test]
fn what_was_fetched_is_run_and_what_failed_is_named() {
    let (server, outer) = (server(), tempfile::tempdir().unwrap());
    let folder = outer.path().join("pages");
    let mut arguments = arguments(&server, &folder);
    arguments.push(server.url("/missing"));
    let fetched = claimwire(&arguments);
    assert_eq!(fetched.status.code(), Some(0), "{}", stderr(&fetched));
    assert!(
        stderr(&fetched).contains("12 fetched, 0 unchanged, 0 duplicates, 1 failed"),
        "{}",
        stderr(&fetched)
    );
    assert!(stderr(&fetched).contains("     1 status 404"), "{}", stderr(&fetched));
    let rejected = read_rows(&folder.join("rejected.jsonl"));
    assert_eq!((rejected.len(), &rejected[0]["path"]), (1, &server.url("/missing").into()));
    let ran = Ran::on(&folder);
    assert_eq!((ran.code, ran.rows("rejected.jsonl").len()), (0, 0), "{}", ran.stderr);
    let claims = ran.rows("claims.jsonl");
    let document = &claims[0]["document"];
    assert_eq!(document["url"], server.url("/0").as_str());
    assert!(document["retrieved"].as_str().unwrap().ends_with('Z'), "{document}");
    let again = claimwire(&arguments);
    assert!(stderr(&again).contains("0 fetched, 12 unchanged"), "{}", stderr(&again));
}

#[test]
fn a_fetch_that_was_killed_ends_like_an_unbroken_one() {
    let (server, outer) = (server(), tempfile::tempdir().unwrap());
    let (whole, broken) = (outer.path().join("whole"), outer.path().join("broken"));
    assert_eq!(claimwire(arguments(&server, &whole)).status.code(), Some(0));
    let before = server.requests().len();
    let arguments = arguments(&server, &broken);
    let mut child = command().args(&arguments).stderr(Stdio::null()).spawn().unwrap();
    while server.requests().len() < before + PAGES / 2 {
        assert!(child.try_wait().unwrap().is_none(), "the fetch ended before it was killed");
        sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let second = claimwire(&arguments);
    assert_eq!(second.status.code(), Some(0), "{}", stderr(&second));
    assert!(stderr(&second).contains("going on with a fetch that was broken off"), "{}", stderr(&second));
    assert_eq!(articles(&broken), articles(&whole));
    let asked = server.requests().len() - before;
    assert!((PAGES..=PAGES + 1).contains(&asked), "only the page on its way is asked for again: {asked}");
}
