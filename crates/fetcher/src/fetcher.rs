//! Sources turn into WARC files in a folder, with a report of what there was no page for.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::StreamExt;
use futures_util::stream;
use url::Url;

use crate::journal::Outcome;
use crate::sources::{Gathered, gather};
use crate::store::Store;
use crate::visit::Visitor;
use crate::{FetchError, Settings, Sources};

/// Who follows a fetch, and may stop it.
pub trait Watch: Sync {
    /// So many pages are to be fetched, so many of them from a fetch that was broken off are done.
    fn begins(&self, _pages: usize, _done: usize) {}
    /// A page is done, with the bytes that were received for it.
    fn is_done(&self, _url: &str, _outcome: Outcome, _bytes: u64) {}
    /// Whether to fetch no further page.
    fn stops(&self) -> bool {
        false
    }
}

/// Nobody follows.
impl Watch for () {}

/// What came of a fetch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Pages that are in the archive now and were not before.
    pub stored: usize,
    /// Pages that are as they were.
    pub unchanged: usize,
    /// Pages that are there under another address.
    pub duplicates: usize,
    /// Pages that were done before this fetch was broken off.
    pub resumed: usize,
    /// Bytes received for pages.
    pub bytes: u64,
    /// Addresses that yielded no page, in their order.
    pub failed: Vec<FetchError>,
    /// Whether it was stopped before all were done; the next fetch goes on there.
    pub was_stopped: bool,
}

/// Why nothing could be fetched at all.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SetupError {
    /// The folder of the archive cannot be used.
    #[error("{folder}: {error}")]
    Folder {
        /// The folder.
        folder: String,
        /// Why.
        error: io::Error,
    },
    /// There can be no client.
    #[error("no connections can be made: {0}")]
    Client(String),
}

/// Fetches all that the sources lead to into the WARC files of `folder`, and goes on where an earlier fetch into it
/// was broken off.
///
/// # Errors
/// Where the folder cannot be written or no client can be made. What is wrong with a page is in the report.
pub fn fetch(
    sources: &Sources,
    folder: &Path,
    settings: &Settings,
    watch: &dyn Watch,
) -> Result<Report, SetupError> {
    let unusable = |error| SetupError::Folder { folder: folder.display().to_string(), error };
    let visitor = Visitor::new(settings).map_err(SetupError::Client)?;
    let store = Store::open(folder, settings).map_err(unusable)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| SetupError::Client(error.to_string()))?;
    let run = Run {
        visitor,
        settings,
        watch,
        state: Mutex::new(State { store, report: Report::default(), broken: None }),
    };
    runtime.block_on(run.all(sources)).map_err(unusable)
}

/// One fetch on its way.
struct Run<'a> {
    visitor: Visitor,
    settings: &'a Settings,
    watch: &'a dyn Watch,
    state: Mutex<State>,
}

struct State {
    store: Store,
    report: Report,
    /// Why nothing more can be written.
    broken: Option<io::Error>,
}

impl Run<'_> {
    async fn all(&self, sources: &Sources) -> io::Result<Report> {
        let gathered = self.gather(sources).await;
        let pages: Vec<String> = gathered.pages.iter().map(Url::to_string).collect();
        let left: Vec<Url> = {
            let mut state = self.state();
            state.report.failed = gathered.failed;
            state.store.begin(sources.redacted(), &pages)?;
            gathered.pages.into_iter().filter(|url| !state.store.is_done(url.as_str())).collect()
        };
        let resumed = pages.len() - left.len();
        self.state().report.resumed = resumed;
        self.watch.begins(pages.len(), resumed);
        stream::iter(by_host(left))
            .for_each_concurrent(self.settings.hosts_at_once.max(1), |urls| self.host(urls))
            .await;
        self.finish(&pages)
    }
    /// The pages that the sources lead to; of a fetch that was broken off, those that it found.
    async fn gather(&self, sources: &Sources) -> Gathered {
        let mut gathered = Gathered::of_pages(sources);
        let unfinished = self.state().store.unfinished.clone();
        let is_known = unfinished.as_ref().is_some_and(|(before, _)| *before == sources.redacted());
        unfinished.iter().flat_map(|(_, pages)| pages).for_each(|page| gathered.page(page));
        if !is_known {
            gather(&self.visitor, sources, self.settings.since.as_deref(), &mut gathered).await;
        }
        gathered
    }
    /// The pages of one host, one behind the other.
    async fn host(&self, urls: Vec<Url>) {
        for url in urls {
            if self.watch.stops() || self.state().broken.is_some() {
                self.state().report.was_stopped = true;
                return;
            }
            self.page(&url).await;
        }
    }
    async fn page(&self, url: &Url) {
        let known = self.state().store.validators(url.as_str());
        let visited = self.visitor.visit(url, &known).await;
        let mut state = self.state();
        let (written, bytes) = match &visited {
            Ok(exchanges) => {
                let bytes = exchanges.iter().map(|exchange| exchange.body.len() as u64).sum();
                (state.store.keep(url.as_str(), exchanges), bytes)
            }
            Err(fault) => (state.store.fail(url.as_str(), fault).map(|()| Outcome::Failed), 0),
        };
        match written {
            Ok(outcome) => {
                state.report.count(outcome, bytes);
                self.watch.is_done(url.as_str(), outcome, bytes);
            }
            Err(error) => state.broken = Some(error),
        }
        if let Err(fault) = visited {
            state.report.failed.push(FetchError { url: url.to_string(), fault });
        }
    }
    fn finish(&self, pages: &[String]) -> io::Result<Report> {
        let mut state = self.state();
        if let Some(error) = state.broken.take() {
            return Err(error);
        }
        if !state.report.was_stopped {
            state.store.end()?;
        }
        let mut report = std::mem::take(&mut state.report);
        // Hosts are done side by side; the order is that of the list all the same.
        let place: BTreeMap<&str, usize> =
            pages.iter().enumerate().map(|(place, page)| (page.as_str(), place)).collect();
        report.failed.sort_by_key(|error| place.get(error.url.as_str()).copied());
        Ok(report)
    }
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Report {
    fn count(&mut self, outcome: Outcome, bytes: u64) {
        self.bytes += bytes;
        match outcome {
            Outcome::Stored => self.stored += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Duplicate => self.duplicates += 1,
            Outcome::Failed => {}
        }
    }
    /// All pages that the archive holds of those that were asked for.
    pub fn pages(&self) -> usize {
        self.stored + self.unchanged + self.duplicates + self.resumed
    }
}

/// The pages of each host in their order, the hosts in the order of their first page.
fn by_host(urls: Vec<Url>) -> Vec<Vec<Url>> {
    let mut hosts: Vec<Vec<Url>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for url in urls {
        let place = *places.entry(url.origin().ascii_serialization()).or_insert(hosts.len());
        if place == hosts.len() {
            hosts.push(Vec::new());
        }
        hosts[place].push(url);
    }
    hosts
}
