//! A fetch that was broken off goes on where it was: nothing twice, nothing lost.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use claimwire_fetcher::{Outcome, Settings, Sources, Watch, fetch};

use crate::server::{Server, answer, html, not_found};
use crate::support::{Fetched, pages, settings, stored};

/// Stops after so many pages.
struct After(AtomicUsize);

impl Watch for After {
    fn is_done(&self, _: &str, _: Outcome, _: u64) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
    fn stops(&self) -> bool {
        self.0.load(Ordering::Relaxed) == 0
    }
}

fn server() -> Server {
    Server::serving(|request| if request.path == "/robots.txt" { not_found() } else { html(&request.path) })
}

fn ten_pages(server: &Server) -> Sources {
    pages(&(0..10).map(|page| server.url(&format!("/{page}"))).collect::<Vec<_>>())
}

#[test]
fn a_stopped_fetch_goes_on() {
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    let sources = ten_pages(&server);
    let first = fetch(&sources, folder.path(), &settings(), &After(AtomicUsize::new(4))).unwrap();
    assert!(first.was_stopped && first.stored == 4, "{first:?}");
    let second = fetch(&sources, folder.path(), &settings(), &()).unwrap();
    assert_eq!((second.stored, second.resumed, second.was_stopped), (6, 4, false), "{second:?}");
    assert_eq!(server.requests().len(), 10, "no page is asked for twice");
    assert_eq!(stored(folder.path()), stored(Fetched::of(&sources, &settings()).folder.path()));
}

/// Whatever the last write was, and wherever it was cut.
#[test]
fn a_fetch_that_was_cut_anywhere_ends_like_an_unbroken_one() {
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    let sources = ten_pages(&server);
    let whole = stored(Fetched::of(&sources, &settings()).folder.path());
    fetch(&sources, folder.path(), &settings(), &After(AtomicUsize::new(4))).unwrap();
    let (warc, journal) =
        (folder.path().join("pages-00001.warc.gz"), folder.path().join(".claimwire-fetch.jsonl"));
    let (warc_bytes, journal_bytes) = (fs::read(&warc).unwrap(), fs::read(&journal).unwrap());
    for (warc_cut, journal_cut, extra) in
        [(0, 0, 0), (0, 30, 0), (30, 0, 0), (700, 200, 0), (0, 0, 50), (0, 400, 50)]
    {
        fs::write(&warc, &warc_bytes[..warc_bytes.len() - warc_cut]).unwrap();
        fs::write(&journal, &journal_bytes[..journal_bytes.len() - journal_cut]).unwrap();
        // Half a record that no line of the journal knows.
        OpenOptions::new().append(true).open(&warc).unwrap().write_all(&warc_bytes[..extra]).unwrap();
        fetch(&sources, folder.path(), &settings(), &()).unwrap();
        assert_eq!(stored(folder.path()), whole, "cut by {warc_cut} and {journal_cut}, {extra} more");
    }
}

#[test]
fn pages_that_a_feed_no_longer_lists_are_not_lost() {
    let asked = AtomicUsize::new(0);
    let server = Server::serving(move |request| {
        let base = format!("http://{}", request.headers["host"]);
        let entry = |page: usize| format!("<item><link>{base}/{page}</link></item>");
        match request.path.as_str() {
            "/robots.txt" => not_found(),
            "/feed" => {
                let first = asked.fetch_add(3, Ordering::Relaxed);
                let entries: String = (first..first + 3).map(entry).collect();
                answer(
                    "200 OK",
                    "",
                    format!("<rss version='2.0'><channel><title>t</title>{entries}</channel></rss>")
                        .as_bytes(),
                )
            }
            path => html(path),
        }
    });
    let (folder, sources) =
        (tempfile::tempdir().unwrap(), Sources { feeds: vec![server.url("/feed")], ..Sources::default() });
    fetch(&sources, folder.path(), &settings(), &After(AtomicUsize::new(1))).unwrap();
    fetch(&sources, folder.path(), &settings(), &()).unwrap();
    assert_eq!(server.paths(), ["/feed", "/0", "/1", "/2"]);
}

#[test]
fn files_follow_one_another_at_their_size() {
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    let small = Settings { warc_bytes: 2000, ..settings() };
    fetch(&ten_pages(&server), folder.path(), &small, &After(AtomicUsize::new(7))).unwrap();
    fetch(&ten_pages(&server), folder.path(), &small, &()).unwrap();
    assert!(folder.path().join("pages-00003.warc.gz").exists());
    assert_eq!(stored(folder.path()).len(), 10);
}

#[test]
fn two_fetches_do_not_write_to_one_folder() {
    struct Second<'a>(&'a Sources, &'a std::path::Path, AtomicUsize);
    impl Watch for Second<'_> {
        fn is_done(&self, _: &str, _: Outcome, _: u64) {
            let refused = std::thread::scope(|scope| {
                scope
                    .spawn(|| fetch(self.0, self.1, &settings(), &()).unwrap_err().to_string())
                    .join()
                    .unwrap()
            });
            assert!(refused.contains("another fetch writes to the folder"), "{refused}");
            self.2.fetch_add(1, Ordering::Relaxed);
        }
    }
    let (server, folder) = (server(), tempfile::tempdir().unwrap());
    let sources = pages(&[server.url("/a")]);
    let watch = Second(&sources, folder.path(), AtomicUsize::new(0));
    fetch(&sources, folder.path(), &settings(), &watch).unwrap();
    assert_eq!(watch.2.load(Ordering::Relaxed), 1);
}
