//! Feeds, sitemaps and front pages lead to pages.

use claimwire_fetcher::{FetchFault, Settings, Sources};

use crate::server::{Server, answer, html, not_found};
use crate::support::{Fetched, settings};

/// A site with everything; `BASE` in its answers is its own address.
fn site() -> Server {
    Server::serving(|request| {
        let base = format!("http://{}", request.headers["host"]);
        let xml = |body: &str| {
            answer("200 OK", "Content-Type: application/xml\r\n", body.replace("BASE", &base).as_bytes())
        };
        match request.path.as_str() {
            "/robots.txt" => xml("User-agent: *\nDisallow:\nSitemap: BASE/index.xml\n"),
            "/" => xml("<html><head><link rel='alternate' type='application/rss+xml' href='/feed'></head>"),
            "/bare" => xml("<rss version='2.0'><channel></channel></rss>"),
            "/feed" => xml("<rss version='2.0'><channel><title>t</title>\
                 <item><link>BASE/new</link><pubDate>Tue, 02 Apr 2024 10:00:00 GMT</pubDate></item>\
                 <item><link>BASE/old</link><pubDate>Mon, 02 Jan 2023 10:00:00 GMT</pubDate></item>\
                 <item><link>BASE/undated</link></item></channel></rss>"),
            "/index.xml" => xml(
                "<sitemapindex><sitemap><loc>BASE/map.xml</loc></sitemap><sitemap><loc>BASE/index.xml</loc></sitemap>\
                 <sitemap><loc>BASE/missing.xml</loc></sitemap></sitemapindex>",
            ),
            "/map.xml" => xml("<urlset><url><loc>BASE/mapped</loc><lastmod>2024-05-01</lastmod></url>\
                 <url><loc>BASE/new</loc></url><url><loc>BASE/ancient</loc><lastmod>2001-01-01</lastmod></url></urlset>"),
            "/missing.xml" => not_found(),
            path => html(path),
        }
    })
}

fn fetched_pages(server: &Server) -> Vec<String> {
    server
        .paths()
        .into_iter()
        .filter(|path| path != "/" && path != "/feed" && !path.ends_with(".xml"))
        .collect()
}

#[test]
fn the_entries_of_a_feed_are_fetched_since_a_day() {
    let server = site();
    let sources = Sources { feeds: vec![server.url("/feed")], ..Sources::default() };
    let fetched = Fetched::of(&sources, &Settings { since: Some("2024-01-01".into()), ..settings() });
    assert_eq!(fetched_pages(&server), ["/new", "/undated"]);
    assert_eq!(fetched.report.stored, 2, "{:?}", fetched.report);
}

#[test]
fn sitemaps_of_an_index_are_read_once_each() {
    let server = site();
    let sources = Sources { sitemaps: vec![server.url("/index.xml")], ..Sources::default() };
    let fetched = Fetched::of(&sources, &Settings { since: Some("2024-01-01".into()), ..settings() });
    assert_eq!(fetched_pages(&server), ["/mapped", "/new"]);
    assert_eq!(fetched.fault(), &FetchFault::Status(404));
    assert_eq!(fetched.report.failed[0].url, server.url("/missing.xml"));
}

#[test]
fn a_front_page_leads_to_its_feeds_and_the_sitemaps_of_robots() {
    let server = site();
    let sources = Sources { fronts: vec![server.url("/")], ..Sources::default() };
    Fetched::of(&sources, &settings());
    assert_eq!(fetched_pages(&server), ["/new", "/old", "/undated", "/mapped", "/ancient"]);
}

#[test]
fn what_is_no_feed_or_sitemap_is_named() {
    let server = site();
    let sources = Sources {
        feeds: vec![server.url("/page")],
        sitemaps: vec![server.url("/other")],
        ..Sources::default()
    };
    let fetched = Fetched::of(&sources, &settings());
    assert_eq!(fetched.report.failed.len(), 2, "{:?}", fetched.report);
    assert!(fetched.report.failed.iter().all(|error| matches!(error.fault, FetchFault::NoPages(_))));
}
