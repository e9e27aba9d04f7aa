//! Records as tools write them, and every way in which they break.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;
use crate::FetchFault;

const LIMIT: u64 = 1 << 20;

fn record(kind: &str, fields: &str, block: &[u8]) -> Vec<u8> {
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: <https://example.org/a>\r\n\
         WARC-Date: 2024-04-02T10:00:00Z\r\n{fields}Content-Length: {}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn response(text: &str) -> Vec<u8> {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{text}");
    record("response", "", http.as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// What a file gives: the body of each page, and `!` and the reason for each broken record.
fn read(file: &[u8]) -> Vec<String> {
    let give = |read: Result<WarcRecord, BrokenRecord>| match read {
        Ok(record) => match page_of(record, LIMIT) {
            Ok(page) => String::from_utf8(page.bytes).unwrap(),
            Err(fault) => format!("- {fault}"),
        },
        Err(broken) => format!("! {} {}", broken.number, broken.reason),
    };
    WarcReader::new(file, LIMIT).map(give).collect()
}

#[test]
fn records_are_read_whether_packed_one_by_one_together_or_not_at_all() {
    let (one, two) = (response("one"), response("two"));
    for file in
        [[&one[..], &two].concat(), gzip(&[&one[..], &two].concat()), [gzip(&one), gzip(&two)].concat()]
    {
        assert_eq!(read(&file), ["one", "two"]);
    }
    assert_eq!(read(b""), [""; 0]);
}

#[test]
fn offsets_are_those_of_the_file() {
    let members = [gzip(&response("one")), gzip(&response("two"))];
    let records: Vec<_> = WarcReader::new(&members.concat()[..], LIMIT).map(Result::unwrap).collect();
    assert_eq!((records[1].number, records[1].offset), (2, members[0].len() as u64));
    let plain = [response("one"), response("two")];
    let records: Vec<_> = WarcReader::new(&plain.concat()[..], LIMIT).map(Result::unwrap).collect();
    assert_eq!((records[1].number, records[1].offset), (2, plain[0].len() as u64));
}

#[test]
fn damage_in_one_gzip_member_costs_that_record_alone() {
    let texts: Vec<String> = (0..3).map(|number| format!("{number} {}", "word ".repeat(2000))).collect();
    let members: Vec<Vec<u8>> = texts.iter().map(|text| gzip(&response(text))).collect();
    for at in (12..members[1].len()).step_by(7) {
        let mut file = members.concat();
        file[members[0].len() + at] ^= 0x55;
        let read = read(&file);
        assert_eq!((read.len(), &read[0], &read[2]), (3, &texts[0], &texts[2]), "byte {at}: {read:?}");
        assert!(read[1].starts_with("! 2 the gzip member is damaged"), "{}", read[1]);
    }
}

#[test]
fn a_file_that_is_cut_short_gives_what_is_whole() {
    let file = [gzip(&response("one")), gzip(&response("two"))].concat();
    let cut = read(&file[..file.len() - 5]);
    assert_eq!((cut.len(), cut[0].as_str()), (2, "one"));
    assert!(cut[1].starts_with("! 2 the gzip member is damaged or cut short"), "{cut:?}");
    let plain = [response("one"), response("two")].concat();
    let cut = read(&plain[..plain.len() - 6]);
    assert!(cut[1].starts_with("! 2 the record ends after"), "{cut:?}");
}

#[test]
fn a_length_that_lies_costs_that_record_alone() {
    let lie = |length: &str| {
        let text = String::from_utf8(response("two")).unwrap();
        let at = text.find("Content-Length: ").unwrap() + 16;
        let end = at + text[at..].find("\r\n").unwrap();
        format!("{}{length}{}", &text[..at], &text[end..]).into_bytes()
    };
    for length in ["3", "99", "999999999999", "-1", "many"] {
        let file = [response("one"), lie(length), response("three")].concat();
        let read = read(&file);
        assert_eq!(
            (read.len(), read[0].as_str(), read[2].as_str()),
            (3, "one", "three"),
            "{length}: {read:?}"
        );
        assert!(read[1].starts_with("! 2 "), "{length}: {read:?}");
    }
}

#[test]
fn rubbish_between_records_is_named_once() {
    let file = [&response("one")[..], b"\0\xff rubbish\r\nmore\r\n", &response("two")].concat();
    assert_eq!(read(&file).len(), 2, "the first record no longer ends where it says: {:?}", read(&file));
    let file =
        [&gzip(&response("one"))[..], b"\0\0rubbish \x1f\x8b\x08 rubbish", &gzip(&response("two"))].concat();
    assert_eq!(read(&file), ["one", "! 2 no gzip member begins here", "two"]);
}

#[test]
fn a_record_beyond_the_limit_is_named_and_not_held() {
    let file = [record("resource", "", &vec![b'x'; LIMIT as usize + 1]), response("two")].concat();
    let read = read(&file);
    assert!(read[0].starts_with("! 1 the record has 1048577 bytes"), "{read:?}");
    assert_eq!(read[1], "two");
}

#[test]
fn the_kinds_of_records_are_told_apart() {
    let not_found = record("response", "", b"HTTP/1.1 404 Not Found\r\n\r\ngone");
    let moved = record("response", "", b"HTTP/1.1 301 Moved\r\nLocation: /b\r\n\r\n");
    let picture = record("response", "", b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG");
    let revisit =
        record("revisit", "WARC-Refers-To-Date: 2024-01-01T00:00:00Z\r\n", b"HTTP/1.1 200 OK\r\n\r\n");
    let converted = record("conversion", "Content-Type: text/plain\r\n", b"plain text");
    let log = record("metadata", "", b"fetchTimeMs: 3");
    let aside = "- the record holds no page of its own";
    assert_eq!(read(&moved), [aside]);
    assert_eq!(read(&picture), [aside]);
    assert_eq!(read(&log), [aside]);
    assert_eq!(read(&converted), ["plain text"]);
    let fault = page_of(WarcReader::new(&not_found[..], LIMIT).next().unwrap().unwrap(), LIMIT).unwrap_err();
    assert_eq!(fault, NoPage::Fault(FetchFault::Status(404)));
    let earlier =
        "the page had not changed since it was stored (https://example.org/a, 2024-01-01T00:00:00Z)";
    assert!(read(&revisit)[0].contains(earlier), "{:?}", read(&revisit));
}

#[test]
fn bodies_are_unchunked_and_decoded() {
    let packed = gzip(b"<p>Estonia");
    let chunk = [format!("{:x}\r\n", packed.len()).as_bytes(), &packed, b"\r\n0\r\n\r\n"].concat();
    let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\
                 Content-Encoding: gzip\r\n\r\n";
    let whole = record("response", "", &[&head[..], &chunk].concat());
    let page = page_of(WarcReader::new(&whole[..], LIMIT).next().unwrap().unwrap(), LIMIT).unwrap();
    assert_eq!((page.bytes.as_slice(), page.url.as_str()), (&b"<p>Estonia"[..], "https://example.org/a"));
    assert_eq!(page.retrieved.as_deref(), Some("2024-04-02T10:00:00Z"));
    let cut = record("response", "", &[&head[..], &chunk[..chunk.len() - 12]].concat());
    assert!(read(&cut)[0].contains("its chunks break off after 0 bytes"), "{:?}", read(&cut));
}
