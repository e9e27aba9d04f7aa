//! What must not be reachable, and must not be written down.

use std::fs;

use claimwire_fetcher::{FetchFault, Settings, fetch};

use crate::server::{Server, answer, html, not_found, redirect};
use crate::support::{Fetched, pages, settings};

#[test]
fn nothing_on_this_machine_is_fetched_unasked() {
    let server = Server::serving(|_| html("secret"));
    let port = server.address.port();
    let closed = Settings { allowed: Vec::new(), retries: 0, ..settings() };
    for host in [
        "127.0.0.1",
        "localhost",
        "0x7f.1",
        "2130706433",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "0.0.0.0",
        "127.0.0.1.",
    ] {
        let fetched = Fetched::of(&pages(&[format!("http://{host}:{port}/")]), &closed);
        assert!(matches!(fetched.fault(), FetchFault::PrivateAddress(_)), "{host}: {:?}", fetched.fault());
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn no_redirect_leads_to_a_private_address() {
    for target in [
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://0x7f000002/",
        "http://10.0.0.1/",
    ] {
        let server =
            Server::serving(
                move |request| if request.path == "/robots.txt" { not_found() } else { redirect(target) },
            );
        let fetched = Fetched::page(server.url("/"));
        assert!(matches!(fetched.fault(), FetchFault::PrivateAddress(_)), "{target}: {:?}", fetched.fault());
    }
}

#[test]
fn passwords_and_cookies_are_written_nowhere() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/moved" => redirect("http://ann:s3cret@127.0.0.1/"),
        _ => answer("200 OK", "Set-Cookie: session=s3cret\r\nContent-Type: text/html\r\n", b"<p>page"),
    });
    let with_password = server.url("/").replace("http://", "http://ann:s3cret@");
    let addresses = [server.url("/page"), server.url("/moved"), with_password];
    let folder = tempfile::tempdir().unwrap();
    let report = fetch(&pages(&addresses), folder.path(), &settings(), &()).unwrap();
    assert_eq!((report.stored, report.failed.len()), (1, 2), "{report:?}");
    let faults: Vec<String> = report.failed.iter().map(ToString::to_string).collect();
    assert!(!faults.concat().contains("s3cret"), "{faults:?}");
    for record in crate::support::records(folder.path()) {
        assert!(!String::from_utf8_lossy(&record.block).contains("s3cret"), "{record:?}");
    }
    let journal = fs::read_to_string(folder.path().join(".claimwire-fetch.jsonl")).unwrap();
    assert!(!journal.contains("s3cret"), "{journal}");
}

#[test]
fn names_from_the_network_are_no_paths() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ => answer("200 OK", "Content-Disposition: attachment; filename=\"../../evil\"\r\n", b"<p>page"),
    });
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("a/b");
    fetch(&pages(&[server.url("/%2e%2e/..%2f..%2fevil%00")]), &folder, &settings(), &()).unwrap();
    let mut names: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, [".claimwire-fetch.jsonl", "pages-00001.warc.gz"]);
    assert_eq!(fs::read_dir(outer.path()).unwrap().count(), 1);
}
