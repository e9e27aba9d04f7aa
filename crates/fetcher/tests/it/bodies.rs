//! Bodies that are slow, cut short, too long, packed, or bombs.

use std::io::Write;
use std::thread::sleep;
use std::time::{Duration, Instant};

use claimwire_fetcher::{FetchFault, Settings};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::server::{Server, answer, html, not_found};
use crate::support::{Fetched, pages, settings, stored};

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// "<p>Estonia</p>" as brotli stores it: one uncompressed meta-block (RFC 7932, 9.2).
const BROTLI: &[u8] = b"\x8b\x06\x80<p>Estonia</p>\x03";

#[test]
fn packed_bodies_are_stored_as_received_and_read_unpacked() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/gzip" => answer(
            "200 OK",
            "Content-Type: text/html\r\nContent-Encoding: gzip\r\n",
            &gzip(b"<p>Estonia</p>"),
        ),
        "/br" => answer("200 OK", "Content-Type: text/html\r\nContent-Encoding: br\r\n", BROTLI),
        _ => not_found(),
    });
    for path in ["/gzip", "/br"] {
        let fetched = Fetched::page(server.url(path));
        assert_eq!(
            stored(fetched.folder.path()),
            [(server.url(path), "<p>Estonia</p>".into())],
            "{:?}",
            fetched.report
        );
    }
    assert!(server.requests()[0].headers["accept-encoding"].contains("br"));
}

/// 64 MiB of zeros in brotli, in hex.
const BROTLI_BOMB: &str = "cbffff3ff82700e2b14020f7fe8fffff7ff04f00c4611180eefd1fffffffe09f0088c30200ddfb3ffeffffc13f0110870500baf77ffc\
    ffff837f02200e0b0074effff8ffff07ff04401c1600e8defff1ffff0ffe0980382c00d0bdffe3ffff1ffc1300715800a07bff37";

fn brotli_bomb() -> Vec<u8> {
    let byte = |at: usize| u8::from_str_radix(&BROTLI_BOMB[at..at + 2], 16).unwrap();
    (0..BROTLI_BOMB.len()).step_by(2).map(byte).collect()
}

#[test]
fn bombs_go_off_within_the_limit() {
    let once = gzip(&vec![0; 8 << 20]);
    let twice = gzip(&once);
    let server = Server::serving(move |request| match request.path.as_str() {
        "/gzip" => answer("200 OK", "Content-Encoding: gzip\r\n", &once),
        "/twice" => answer("200 OK", "Content-Encoding: gzip, gzip\r\n", &twice),
        "/br" => answer("200 OK", "Content-Encoding: br\r\n", &brotli_bomb()),
        _ => not_found(),
    });
    for path in ["/gzip", "/twice", "/br"] {
        assert_eq!(
            Fetched::page(server.url(path)).fault(),
            &FetchFault::TooLong { limit: 1 << 20 },
            "{path}"
        );
    }
}

#[test]
fn damaged_and_unknown_codings_are_named() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/cut" => answer("200 OK", "Content-Encoding: gzip\r\n", &gzip(b"<p>Estonia</p>")[..20]),
        "/br" => answer("200 OK", "Content-Encoding: br\r\n", b"<p>not brotli at all"),
        "/unknown" => answer("200 OK", "Content-Encoding: sdch\r\n", b"x"),
        _ => not_found(),
    });
    for path in ["/cut", "/br", "/unknown"] {
        assert!(matches!(Fetched::page(server.url(path)).fault(), FetchFault::Coding(_)), "{path}");
    }
}

#[test]
fn lengths_that_lie_are_found_out() {
    let server = Server::serving(|request| match request.path.as_str() {
        "/short" => b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n<p>cut".to_vec(),
        "/long" => {
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<p>cut off here".to_vec()
        }
        "/chunks" => b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<p>cu".to_vec(),
        "/huge" => b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n<p>".to_vec(),
        "/none" => b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>to the end".to_vec(),
        "/rubbish" => b"\x00\x01rubbish\r\n\r\n".to_vec(),
        _ => not_found(),
    });
    for path in ["/short", "/chunks", "/rubbish"] {
        assert!(matches!(Fetched::page(server.url(path)).fault(), FetchFault::Connection(_)), "{path}");
    }
    assert_eq!(Fetched::page(server.url("/huge")).fault(), &FetchFault::TooLong { limit: 1 << 20 });
    for (path, body) in [("/long", "<p>cut"), ("/none", "<p>to the end")] {
        assert_eq!(stored(Fetched::page(server.url(path)).folder.path())[0].1, body);
    }
}

#[test]
fn stalled_and_endless_answers_are_given_up() {
    let server = Server::writing(|request, stream| match request.path.as_str() {
        "/stall" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n<p>")?;
            sleep(Duration::from_secs(3));
            Ok(())
        }
        // A byte at a time resets the clock for silence, and not the one for the whole.
        "/drip" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n")?;
            (0..60).try_for_each(|_| {
                sleep(Duration::from_millis(100));
                stream.write_all(b"x")
            })
        }
        "/endless" => {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
            (0..4096).try_for_each(|_| stream.write_all(&[b'x'; 4096]))
        }
        _ => stream.write_all(&not_found()),
    });
    let hurried = Settings { retries: 0, ..settings() };
    for path in ["/stall", "/drip"] {
        let started = Instant::now();
        let fetched = Fetched::of(&pages(&[server.url(path)]), &hurried);
        assert_eq!(fetched.fault(), &FetchFault::Connection("it took too long".into()), "{path}");
        assert!(started.elapsed() < Duration::from_secs(5), "{path}: {:?}", started.elapsed());
    }
    let fetched = Fetched::of(&pages(&[server.url("/endless")]), &hurried);
    assert_eq!(fetched.fault(), &FetchFault::TooLong { limit: 1 << 20 });
}

#[test]
fn a_host_that_dies_midway_costs_its_own_pages_alone() {
    let dying = Server::writing(|request, stream| match request.path.as_str() {
        "/robots.txt" => stream.write_all(&not_found()),
        "/1" => stream.write_all(&html("one")),
        _ => Ok(()),
    });
    let well =
        Server::serving(|request| if request.path == "/robots.txt" { not_found() } else { html("well") });
    let addresses = [dying.url("/1"), dying.url("/2"), well.url("/3")];
    let fetched = Fetched::of(&pages(&addresses), &settings());
    assert_eq!((fetched.report.stored, fetched.report.failed.len()), (2, 1), "{:?}", fetched.report);
    assert_eq!(fetched.report.failed[0].url, addresses[1]);
}

#[test]
fn bytes_are_kept_whatever_charset_they_are_said_to_be_in() {
    let latin = b"<p>Caf\xe9</p>";
    let server = Server::serving(|request| match request.path.as_str() {
        "/wrong" => answer("200 OK", "Content-Type: text/html; charset=utf-8\r\n", latin),
        "/none" => answer("200 OK", "Content-Type: text/html\r\n", latin),
        _ => not_found(),
    });
    for path in ["/wrong", "/none"] {
        let fetched = Fetched::page(server.url(path));
        let records = crate::support::records(fetched.folder.path());
        assert!(records.iter().any(|record| record.block.ends_with(latin)), "{path}");
    }
}
