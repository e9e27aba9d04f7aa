//! Fetching into a folder of its own, and reading back what is there.

use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use claimwire_fetcher::{FetchFault, RecordKind, Report, Settings, Sources, WarcReader, fetch, page_of};
use tempfile::TempDir;

/// Hurried settings that let this machine through, and no other that is not public.
pub fn settings() -> Settings {
    Settings {
        delay: Duration::ZERO,
        backoff: Duration::from_millis(20),
        retries: 2,
        connect_timeout: Duration::from_secs(5),
        read_timeout: Duration::from_millis(400),
        timeout: Duration::from_secs(2),
        most_bytes: 1 << 20,
        allowed: vec!["127.0.0.1/32".parse().unwrap()],
        ..Settings::default()
    }
}

pub fn pages(addresses: &[String]) -> Sources {
    Sources { pages: addresses.to_vec(), ..Sources::default() }
}

/// What came of a fetch, and the folder that it went to.
pub struct Fetched {
    pub report: Report,
    pub folder: TempDir,
}

impl Fetched {
    pub fn of(sources: &Sources, settings: &Settings) -> Fetched {
        let folder = tempfile::tempdir().unwrap();
        let report = fetch(sources, folder.path(), settings, &()).unwrap();
        Fetched { report, folder }
    }
    /// Fetches one page.
    pub fn page(address: String) -> Fetched {
        Fetched::of(&pages(&[address]), &settings())
    }
    /// Why the one page failed.
    pub fn fault(&self) -> &FetchFault {
        assert_eq!(self.report.failed.len(), 1, "{:?}", self.report);
        &self.report.failed[0].fault
    }
}

/// Address and body of every page in the WARC files of a folder, sorted.
pub fn stored(folder: &Path) -> Vec<(String, String)> {
    let mut pages: Vec<_> = records(folder)
        .into_iter()
        .filter(|record| record.kind() == RecordKind::Response)
        .filter_map(|record| page_of(record, 1 << 20).ok())
        .map(|page| (page.url, String::from_utf8(page.bytes).unwrap()))
        .collect();
    pages.sort();
    pages
}

/// Every record with a block in the WARC files of a folder.
pub fn records(folder: &Path) -> Vec<claimwire_fetcher::WarcRecord> {
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "gz"));
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let records: Vec<_> =
            WarcReader::new(File::open(path).unwrap(), 1 << 24).map(Result::unwrap).collect();
        records
    };
    files.iter().flat_map(read).collect()
}
