//! Files that hold many documents are read like folders of them, and each document can be found again.

use std::fs;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{GOOD, Ran, claimwire};

const PAGE: &str = "<!doctype html><html><head><title>Estonia backs Rutte</title></head><body><article>\
    <h1>Estonia backs Rutte</h1><p>Estonia backs Mark Rutte for NATO secretary general.</p></article></body></html>";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn tar(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in members {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // Written as it is: `append_data` would refuse names that lead out of the folder.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_cksum();
        archive.append(&header, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

/// A WARC record about the page `/name`.
fn record(kind: &str, name: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://example.org/{name}\r\n\
         WARC-Date: 2024-04-02T10:00:00Z\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(name: &str, status: &str, media: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {media}\r\n\r\n");
    record("response", name, &[head.as_bytes(), body].concat())
}

fn warc(gzipped: bool) -> Vec<u8> {
    let damaged = |mut bytes: Vec<u8>| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 0xff;
        bytes
    };
    let records = [
        record("warcinfo", "", b"software: test\r\n"),
        response("a", "200 OK", "text/html; charset=utf-8", PAGE.as_bytes()),
        response("logo.png", "200 OK", "image/png", b"\x89PNG"),
        response("gone", "404 Not Found", "text/html", b"<p>gone"),
        record("revisit", "a", b"HTTP/1.1 200 OK\r\n\r\n"),
        response("broken", "200 OK", "text/html", PAGE.as_bytes()),
        response("b", "200 OK", "text/html", PAGE.as_bytes()),
    ];
    let pack = |(index, record): (usize, &Vec<u8>)| match (gzipped, index) {
        (true, 5) => damaged(gzip(record)),
        (true, _) => gzip(record),
        (false, 5) => {
            String::from_utf8(record.clone()).unwrap().replace("Content-Length: ", "Content-Length: 9").into()
        }
        (false, _) => record.clone(),
    };
    records.iter().enumerate().flat_map(pack).collect()
}

fn mixed_folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let feed = "<rss version='2.0'><channel><title>The Example</title>\
        <item><title>Estonia</title><link>https://example.org/f</link><pubDate>Tue, 02 Apr 2024 10:00:00 GMT</pubDate>\
        <description>Estonia backs Mark Rutte for NATO secretary general.</description></item>\
        <item><title>Only a link</title><link>https://example.org/g</link></item></channel></rss>";
    let rows = "{\"url\": \"https://example.org/r\", \"title\": \"Rutte\", \"date\": \"2024-04-02T08:00:00Z\", \
        \"text\": \"Estonia backs Mark Rutte for NATO secretary general.\"}\n\n{\"title\": \"no text\"}\n";
    let members: [(&str, &[u8]); 4] = [
        ("x/a.html", PAGE.as_bytes()),
        ("../../escape.txt", GOOD.as_bytes()),
        ("x/c.warc", &response("t", "200 OK", "text/html", PAGE.as_bytes())),
        ("x/style.css", b"p {}"),
    ];
    for (name, bytes) in [
        ("a.html", PAGE.as_bytes()),
        ("b.md", GOOD.as_bytes()),
        ("c.warc", &warc(false)),
        ("d.warc.gz", &warc(true)),
        ("e.xml", feed.as_bytes()),
        ("f.jsonl", rows.as_bytes()),
        ("g.tar.gz", &gzip(&tar(&members))),
        ("h.html.gz", &gzip(PAGE.as_bytes())),
        ("i.warc.gz", b"no archive"),
        ("j.tar", b"no archive either"),
        ("k.jsonl.gz", &gzip(rows.as_bytes())[..40]),
        ("claims.jsonl", b"{}\n"),
    ] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

/// What stands behind the folder in the paths of the rows.
fn names(rows: &[Value], path: &str, folder: &Path) -> Vec<String> {
    let prefix = format!("{}/", folder.display());
    let name =
        |row: &Value| row.pointer(path).unwrap().as_str().unwrap().strip_prefix(&prefix).unwrap().to_owned();
    rows.iter().map(name).collect()
}

#[test]
fn a_folder_of_all_kinds_is_read_and_what_is_bad_is_named() {
    let folder = mixed_folder();
    let ran = Ran::on(folder.path());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    let articles = ran.rows("articles.jsonl");
    let expected = [
        "a.html",
        "b.md",
        "c.warc#2",
        "c.warc#7",
        "d.warc.gz#2",
        "d.warc.gz#7",
        "e.xml#1",
        "f.jsonl#1",
        "g.tar.gz#x/a.html",
        "g.tar.gz#../../escape.txt",
        "g.tar.gz#x/c.warc#1",
        "h.html.gz",
    ];
    assert_eq!(names(&articles, "/document/path", folder.path()), expected, "{}", ran.stderr);
    let rejected = ran.rows("rejected.jsonl");
    let reasons = rejected.iter().map(|row| row["reason"].as_str().unwrap().to_owned());
    let set_aside: Vec<_> = names(&rejected, "/path", folder.path()).into_iter().zip(reasons).collect();
    let expected = [
        ("c.warc#4", "no_page"),
        ("c.warc#5", "unchanged"),
        ("c.warc#6", "broken_record"),
        ("d.warc.gz#4", "no_page"),
        ("d.warc.gz#5", "unchanged"),
        ("d.warc.gz#6", "broken_record"),
        ("e.xml#2", "no_article"),
        ("f.jsonl", "malformed_record"),
        ("g.tar.gz#x/style.css", "unsupported_kind"),
        ("i.warc.gz#1", "broken_record"),
        ("j.tar", "broken_record"),
        ("k.jsonl.gz", "broken_record"),
    ];
    assert_eq!(
        set_aside,
        expected.map(|(name, reason)| (name.to_owned(), reason.to_owned())),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_claim_from_an_archive_leads_back_to_its_page() {
    let folder = mixed_folder();
    let ran = Ran::on(folder.path());
    let claims = ran.rows("claims.jsonl");
    let document = |name: &str| {
        let ends = |claim: &&Value| claim["document"]["path"].as_str().unwrap().ends_with(name);
        claims.iter().find(ends).unwrap_or_else(|| panic!("no claim from {name}"))["document"].clone()
    };
    let archived = document("d.warc.gz#2");
    assert_eq!(
        (&archived["url"], &archived["retrieved"]),
        (&"https://example.org/a".into(), &"2024-04-02T10:00:00Z".into())
    );
    assert_eq!(
        archived["sha256"],
        document("c.warc#2")["sha256"],
        "the hash is of the page, not of the archive"
    );
    let entry = document("e.xml#1");
    assert_eq!((&entry["url"], &entry["published"]), (&"https://example.org/f".into(), &"2024-04-02".into()));
    assert_eq!(document("f.jsonl#1")["published"], "2024-04-02");
}

#[test]
fn one_document_of_an_archive_is_asked_for_by_the_name_that_records_give_it() {
    let folder = mixed_folder();
    for name in ["d.warc.gz#7", "f.jsonl#1", "g.tar.gz#x/c.warc#1", "e.xml#1"] {
        let path = format!("{}/{name}", folder.path().display());
        let output = claimwire(["clean", &path]);
        let rows: Vec<Value> = String::from_utf8(output.stdout)
            .unwrap()
            .lines()
            .map(|row| serde_json::from_str(row).unwrap())
            .collect();
        assert_eq!(rows.len(), 1, "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(rows[0]["document"]["path"], path.as_str());
    }
}

#[test]
fn a_pattern_names_files() {
    let folder = mixed_folder();
    let ran = Ran::on(&folder.path().join("[ab].*"));
    assert_eq!(names(&ran.rows("articles.jsonl"), "/document/path", folder.path()), ["a.html", "b.md"]);
}

#[test]
fn articles_that_clean_wrote_are_read_again() {
    let (folder, copy) = (mixed_folder(), tempfile::tempdir().unwrap());
    let first = Ran::on(folder.path());
    fs::copy(first.output.join("articles.jsonl"), copy.path().join("articles.jsonl")).unwrap();
    let second = Ran::on(copy.path());
    let claims = |ran: &Ran| fs::read_to_string(ran.output.join("claims.jsonl")).unwrap();
    assert_eq!(claims(&first), claims(&second), "{}", second.stderr);
}
