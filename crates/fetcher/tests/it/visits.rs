//! Redirects, retries, politeness, conditional requests and duplicates.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime};

use claimwire_fetcher::{FetchFault, RecordKind, Settings, fetch};

use crate::server::{Server, answer, html, not_found, redirect};
use crate::support::{Fetched, pages, records, settings, stored};

#[test]
fn a_page_is_stored_with_request_and_notes() {
    let server = Server::serving(|_| html("Estonia"));
    let url = server.url("/a?b=c");
    let fetched = Fetched::of(
        &pages(std::slice::from_ref(&url)),
        &Settings { contact: Some("https://example.org/bot".into()), ..settings() },
    );
    assert_eq!((fetched.report.stored, fetched.report.bytes), (1, 14), "{:?}", fetched.report);
    assert_eq!(stored(fetched.folder.path()), [(url.clone(), "<p>Estonia</p>".into())]);
    let types: Vec<_> =
        records(fetched.folder.path()).iter().map(|it| it.field("WARC-Type").unwrap().to_owned()).collect();
    assert_eq!(types, ["warcinfo", "response", "request", "metadata"]);
    let request = &server.requests()[0];
    assert!(request.headers["user-agent"].ends_with(" (+https://example.org/bot)"), "{request:?}");
    assert!(
        !request.headers.contains_key("cookie") && !request.headers.contains_key("referer"),
        "{request:?}"
    );
}

#[test]
fn redirects_are_followed_and_their_pages_stored_once() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/a" => redirect("/b#part"),
        "/b" => redirect("c?x=1"),
        "/c?x=1" => html("there"),
        _ => not_found(),
    });
    let fetched = Fetched::of(&pages(&[server.url("/a"), server.url("/b")]), &settings());
    assert_eq!((fetched.report.stored, fetched.report.duplicates), (1, 1), "{:?}", fetched.report);
    assert_eq!(stored(fetched.folder.path()), [(server.url("/c?x=1"), "<p>there</p>".into())]);
}

#[test]
fn circles_and_long_chains_of_redirects_end() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        "/a" => redirect("/b"),
        "/b" => redirect("/a"),
        "/mail" => redirect("mailto:ann@example.org"),
        "/file" => redirect("file:///etc/passwd"),
        path => redirect(&format!("{path}x")),
    });
    assert_eq!(Fetched::page(server.url("/a")).fault(), &FetchFault::RedirectLoop);
    let long = Fetched::page(server.url("/x"));
    assert_eq!(long.fault(), &FetchFault::TooManyRedirects(10));
    for path in ["/mail", "/file"] {
        assert!(matches!(Fetched::page(server.url(path)).fault(), FetchFault::BadRedirect(_)), "{path}");
    }
}

#[test]
fn a_site_that_asks_for_patience_gets_it() {
    let date = httpdate_in(Duration::from_secs(1));
    for (status, header) in [
        ("429 Too Many Requests", "Retry-After: 1\r\n".to_owned()),
        ("503 Busy", format!("Retry-After: {date}\r\n")),
    ] {
        let tries = AtomicUsize::new(0);
        let server = Server::serving(move |request| match request.path.as_str() {
            "/robots.txt" => not_found(),
            _ if tries.fetch_add(1, Ordering::Relaxed) == 0 => answer(status, &header, b""),
            _ => html("patience"),
        });
        let fetched = Fetched::page(server.url("/"));
        assert_eq!(fetched.report.stored, 1, "{:?}", fetched.report);
        let at: Vec<Instant> = server.requests().iter().map(|request| request.at).collect();
        if status.starts_with("429") {
            assert!(at[1] - at[0] >= Duration::from_millis(950), "{:?}", at[1] - at[0]);
        }
    }
}

fn httpdate_in(time: Duration) -> String {
    httpdate::fmt_http_date(SystemTime::now() + time)
}

#[test]
fn a_site_that_asks_for_too_much_patience_is_left_alone() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/robots.txt" => not_found(),
        _ => answer("503 Busy", "Retry-After: 86400\r\n", b""),
    });
    let started = Instant::now();
    assert_eq!(Fetched::page(server.url("/")).fault(), &FetchFault::Status(503));
    assert!(server.requests().len() == 1 && started.elapsed() < Duration::from_secs(5));
}

#[test]
fn failures_are_tried_again_with_longer_pauses_and_refusals_are_not() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/gone" => answer("410 Gone", "", b""),
        "/broken" => answer("500 Broken", "", b""),
        _ => not_found(),
    });
    assert_eq!(Fetched::page(server.url("/gone")).fault(), &FetchFault::Status(410));
    assert_eq!(server.requests().len(), 1);
    assert_eq!(Fetched::page(server.url("/broken")).fault(), &FetchFault::Status(500));
    let at: Vec<Instant> = server.requests()[1..].iter().map(|request| request.at).collect();
    assert_eq!(at.len(), 3, "the first try and two more");
    assert!(
        at[1] - at[0] >= Duration::from_millis(18) && at[2] - at[1] >= Duration::from_millis(38),
        "{at:?}"
    );
}

#[test]
fn requests_to_one_host_keep_their_distance() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/robots.txt" => answer("200 OK", "", b"User-agent: *\nCrawl-delay: 0.2\n"),
        path => html(path),
    });
    let addresses: Vec<String> = (0..4).map(|page| server.url(&format!("/{page}"))).collect();
    let fetched = Fetched::of(&pages(&addresses), &settings());
    assert_eq!(fetched.report.stored, 4, "{:?}", fetched.report);
    let at: Vec<Instant> = server.requests().iter().map(|request| request.at).collect();
    assert!(at.windows(2).all(|pair| pair[1] - pair[0] >= Duration::from_millis(180)), "{at:?}");
    assert_eq!(server.paths(), ["/0", "/1", "/2", "/3"]);
}

#[test]
fn a_second_fetch_asks_only_for_what_has_changed() {
    let server =
        Server::serving(|request| match (request.path.as_str(), request.headers.get("if-none-match")) {
            ("/tagged", Some(tag)) if tag == "\"v1\"" => answer("304 Not Modified", "ETag: \"v1\"\r\n", b""),
            ("/tagged", _) => answer("200 OK", "ETag: \"v1\"\r\nContent-Type: text/html\r\n", b"<p>tagged"),
            ("/dated", _) if request.headers.contains_key("if-modified-since") => {
                answer("304 Not Modified", "", b"")
            }
            ("/dated", _) => answer(
                "200 OK",
                "Last-Modified: Tue, 02 Apr 2024 10:00:00 GMT\r\nContent-Type: text/html\r\n",
                b"<p>dated",
            ),
            ("/plain", _) => html("plain"),
            _ => not_found(),
        });
    let sources = pages(&["/tagged", "/dated", "/plain"].map(|path| server.url(path)));
    let first = Fetched::of(&sources, &settings());
    assert_eq!(first.report.stored, 3, "{:?}", first.report);
    for _ in 0..2 {
        let again = fetch(&sources, first.folder.path(), &settings(), &()).unwrap();
        assert_eq!((again.stored, again.unchanged), (0, 3), "{again:?}");
    }
    assert_eq!(stored(first.folder.path()).len(), 3, "each page is stored once");
    let revisits =
        records(first.folder.path()).into_iter().filter(|record| record.kind() == RecordKind::Revisit);
    let profiles: Vec<_> = revisits
        .map(|record| record.field("WARC-Profile").unwrap().rsplit('/').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        profiles,
        ["server-not-modified", "server-not-modified", "identical-payload-digest"].repeat(2)
    );
}

#[test]
fn one_page_under_two_addresses_is_fetched_or_stored_once() {
    let server =
        Server::serving(|request| if request.path == "/robots.txt" { not_found() } else { html("same") });
    let addresses = ["/a", "/a#top", "/a?utm_source=feed", "/b"].map(|path| server.url(path));
    let fetched = Fetched::of(&pages(&addresses), &settings());
    assert_eq!((fetched.report.stored, fetched.report.duplicates), (1, 1), "{:?}", fetched.report);
    assert_eq!(server.paths(), ["/a", "/b"]);
}

/// A page that gives another address as its own.
fn version_of(canonical: &str, text: &str) -> Vec<u8> {
    let page = format!("<html><head><link rel=canonical href='{canonical}'></head><body><p>{text}</p>");
    answer("200 OK", "Content-Type: text/html\r\n", page.as_bytes())
}

#[test]
fn versions_of_a_page_are_stored_once_by_the_address_that_they_give_as_their_own() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/quay" => version_of("/quay", "the quay"),
        "/quay.amp" => version_of("/quay", "the quay, small"),
        "/print/quay" => version_of("/quay?utm_source=print", "the quay, on paper"),
        "/pier.amp" => version_of("/pier", "the pier, small"),
        "/pier" => version_of("/pier", "the pier"),
        "/pier/print" => version_of("/pier", "the pier, on paper"),
        "/ferry" => version_of("/", "the ferry"),
        "/bridge" => version_of("/", "the bridge"),
        "/abroad" => version_of("https://agency.example/quay", "the quay, from abroad"),
        _ => not_found(),
    });
    let paths = [
        "/quay",
        "/quay.amp",
        "/print/quay",
        "/pier.amp",
        "/pier",
        "/pier/print",
        "/ferry",
        "/bridge",
        "/abroad",
    ];
    let sources = pages(&paths.map(|path| server.url(path)));
    let fetched = Fetched::of(&sources, &settings());
    assert_eq!((fetched.report.stored, fetched.report.duplicates), (6, 3), "{:?}", fetched.report);
    let kept = ["/abroad", "/bridge", "/ferry", "/pier", "/pier.amp", "/quay"].map(|path| server.url(path));
    let addresses =
        |fetched: &Fetched| stored(fetched.folder.path()).into_iter().map(|it| it.0).collect::<Vec<_>>();
    assert_eq!(addresses(&fetched), kept);
    // What is not in the archive is asked for anew, and known as a version of what is there again.
    let again = fetch(&sources, fetched.folder.path(), &settings(), &()).unwrap();
    assert_eq!((again.stored, again.unchanged, again.duplicates), (0, 6, 3), "{again:?}");
    assert_eq!(addresses(&fetched), kept);
    let late = pages(&[server.url("/quay.amp")]);
    let later = fetch(&late, fetched.folder.path(), &settings(), &()).unwrap();
    assert_eq!((later.stored, later.duplicates), (0, 1), "{later:?}");
}
