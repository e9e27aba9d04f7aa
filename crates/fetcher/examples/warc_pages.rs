//! Counts the records and pages of WARC files, and the bytes that come out of them.
//!
//! `cargo run --release -p claimwire-fetcher --example warc_pages FILE…`

use std::fs::File;
use std::time::Instant;

use claimwire_fetcher::{WarcReader, page_of};

const LIMIT: u64 = 64 << 20;

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let (started, mut records, mut broken, mut pages, mut bytes) = (Instant::now(), 0, 0, 0, 0);
        for record in WarcReader::new(File::open(&path)?, LIMIT) {
            records += 1;
            match record.map(|record| page_of(record, LIMIT)) {
                Ok(Ok(page)) => {
                    pages += 1;
                    bytes += page.bytes.len();
                }
                Ok(Err(_)) => {}
                Err(fault) => {
                    broken += 1;
                    eprintln!("{path}: {fault}");
                }
            }
        }
        let (seconds, megabytes) = (started.elapsed().as_secs_f64(), bytes as f64 / 1e6);
        println!(
            "{path}: {records} records, {broken} broken, {pages} pages, {megabytes:.1} MB in {seconds:.2} s"
        );
    }
    Ok(())
}
