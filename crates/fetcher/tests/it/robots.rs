//! What sites ask of crawlers (RFC 9309).

use claimwire_fetcher::FetchFault;

use crate::server::{Server, answer, html, not_found, redirect};
use crate::support::{Fetched, pages, settings};

fn server_with(robots: impl Fn() -> Vec<u8> + Send + Sync + 'static) -> Server {
    Server::serving(move |request| match request.path.as_str() {
        "/robots.txt" => robots(),
        "/moved.txt" => answer("200 OK", "", b"User-agent: *\nDisallow: /private"),
        _ => html("page"),
    })
}

#[test]
fn pages_that_are_to_be_left_alone_are_not_asked_for() {
    for robots in [
        answer("200 OK", "", b"User-agent: Claimwire\nDisallow: /private\n\nUser-agent: *\nDisallow: /"),
        redirect("/moved.txt"),
    ] {
        let server = server_with(move || robots.clone());
        let fetched = Fetched::of(&pages(&[server.url("/private/a"), server.url("/b")]), &settings());
        assert_eq!((fetched.report.stored, fetched.fault()), (1, &FetchFault::Robots));
        assert!(!server.paths().contains(&"/private/a".to_owned()));
    }
}

#[test]
fn no_robots_file_allows_all_and_a_broken_server_nothing() {
    for status in ["404 Not Found", "403 Forbidden", "410 Gone"] {
        let server = server_with(move || answer(status, "", b"User-agent: *\nDisallow: /"));
        assert_eq!(Fetched::page(server.url("/")).report.stored, 1, "{status}");
    }
    for status in ["500 Broken", "503 Busy", "429 Slow down"] {
        let server = server_with(move || answer(status, "", b""));
        let fetched = Fetched::page(server.url("/"));
        assert!(
            matches!(fetched.fault(), FetchFault::RobotsUnreachable(_)),
            "{status}: {:?}",
            fetched.fault()
        );
        assert_eq!(server.requests().len(), 0, "{status}");
    }
}

#[test]
fn robots_files_that_are_no_such_files_allow_all() {
    for robots in [
        redirect("/robots.txt"),
        html("Disallow: /"),
        answer("200 OK", "", b"\xff\xfe\0\0"),
        answer("200 OK", "", b""),
    ] {
        let server = server_with(move || robots.clone());
        assert_eq!(Fetched::page(server.url("/")).report.stored, 1);
    }
}

#[test]
fn a_redirect_to_another_host_asks_that_host_too() {
    let closed = server_with(|| answer("200 OK", "", b"User-agent: *\nDisallow: /"));
    let to = closed.url("/page");
    let open = Server::serving(
        move |request| if request.path == "/robots.txt" { not_found() } else { redirect(&to) },
    );
    assert_eq!(Fetched::page(open.url("/")).fault(), &FetchFault::Robots);
    assert_eq!(closed.requests().len(), 0);
}
