//! WARC files that other tools wrote are read. Both hold three pages that were written for this test: packed, chunked
//! and as they are. `tests/files/README.md` says how they were made.

use std::fs::File;
use std::path::Path;

use claimwire_fetcher::{RawPage, WarcReader, page_of};

fn read(name: &str) -> Vec<RawPage> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    let records: Vec<_> = WarcReader::new(File::open(path).unwrap(), 1 << 20).map(Result::unwrap).collect();
    records.into_iter().filter_map(|record| page_of(record, 1 << 20).ok()).collect()
}

#[test]
fn what_wget_and_warcio_wrote_is_read() {
    for name in ["wget.warc.gz", "warcio.warc.gz"] {
        let pages = read(name);
        assert_eq!(pages.len(), 3, "{name}");
        for (page, number) in pages.iter().zip(1..) {
            assert_eq!(page.url, format!("http://127.0.0.1:8765/{number}"), "{name}");
            let text = String::from_utf8(page.bytes.clone()).unwrap();
            assert!(
                text.contains(&format!("<p>Page {number}. Estonia")) && text.ends_with("</html>"),
                "{name}: {text}"
            );
            assert_eq!(page.media_type(), "text/html", "{name}");
        }
    }
}
