//! Feeds, sitemaps and front pages turn into the addresses of pages.

use std::collections::BTreeSet;

use scraper::{Html, Selector};
use serde::{Deserialize, Serialize};
use url::Url;

use crate::client::Validators;
use crate::sitemap::{Listed, read_sitemap};
use crate::visit::Visitor;
use crate::{FetchError, FetchFault, address, parse_address, read_feed};

/// The most sitemaps that are read for one that was named.
const MOST_SITEMAPS: usize = 500;

/// What to fetch.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sources {
    /// Addresses of pages.
    pub pages: Vec<String>,
    /// Addresses of feeds whose entries are fetched.
    pub feeds: Vec<String>,
    /// Addresses of sitemaps, or indexes of them, whose pages are fetched.
    pub sitemaps: Vec<String>,
    /// Addresses of front pages whose feeds and sitemaps are looked for.
    pub fronts: Vec<String>,
}

impl Sources {
    /// The same without user names and passwords, to be written down.
    pub(crate) fn redacted(&self) -> Sources {
        let all = |addresses: &[String]| addresses.iter().map(|text| address::redacted(text)).collect();
        Sources {
            pages: all(&self.pages),
            feeds: all(&self.feeds),
            sitemaps: all(&self.sitemaps),
            fronts: all(&self.fronts),
        }
    }
}

/// The addresses that sources lead to.
#[derive(Debug, Default)]
pub(crate) struct Gathered {
    /// Each once, in the order in which they were found.
    pub pages: Vec<Url>,
    pub failed: Vec<FetchError>,
    seen: BTreeSet<String>,
}

impl Gathered {
    /// The pages among the sources, without asking anybody.
    pub fn of_pages(sources: &Sources) -> Self {
        let mut gathered = Gathered::default();
        sources.pages.iter().for_each(|page| gathered.page(page));
        gathered
    }
    /// Adds a page, unless it is there.
    pub fn page(&mut self, text: &str) {
        match parse_address(text) {
            Ok(url) => {
                let url = address::canonical(&url);
                if self.seen.insert(url.to_string()) {
                    self.pages.push(url);
                }
            }
            Err(error) => self.failed.push(error),
        }
    }
    fn fail(&mut self, url: &str, fault: FetchFault) {
        self.failed.push(FetchError { url: address::redacted(url), fault });
    }
}

/// Reads all sources that lead to pages and adds these.
pub(crate) async fn gather(
    visitor: &Visitor,
    sources: &Sources,
    since: Option<&str>,
    gathered: &mut Gathered,
) {
    let mut feeds = sources.feeds.clone();
    let mut sitemaps = sources.sitemaps.clone();
    for front in &sources.fronts {
        match look_at_front(visitor, front).await {
            Ok(found) => {
                feeds.extend(found.feeds);
                sitemaps.extend(found.sitemaps);
            }
            Err(fault) => gathered.fail(front, fault),
        }
    }
    for feed in &feeds {
        if let Err(fault) = read_one_feed(visitor, feed, since, gathered).await {
            gathered.fail(feed, fault);
        }
    }
    read_sitemaps(visitor, sitemaps, since, gathered).await;
}

async fn body(visitor: &Visitor, text: &str) -> Result<(Url, Vec<u8>), FetchFault> {
    let url = parse_address(text).map_err(|error| error.fault)?;
    let last = visitor.visit(&url, &Validators::default()).await?.pop();
    last.map(|last| (last.url, last.decoded)).ok_or(FetchFault::Status(0))
}

/// The feeds that a front page links to, and the sitemaps that the robots.txt beside it names.
async fn look_at_front(visitor: &Visitor, front: &str) -> Result<Sources, FetchFault> {
    let (url, bytes) = body(visitor, front).await?;
    let found = Sources {
        feeds: feed_links(&url, &bytes),
        sitemaps: visitor.sitemaps(&url).await,
        ..Sources::default()
    };
    match found.feeds.is_empty() && found.sitemaps.is_empty() {
        true => Err(FetchFault::NoPages("the page names no feed, and its robots.txt no sitemap".into())),
        false => Ok(found),
    }
}

/// RSS autodiscovery: `<link rel="alternate" type="application/rss+xml" href="…">`.
fn feed_links(base: &Url, bytes: &[u8]) -> Vec<String> {
    let Ok(links) = Selector::parse("link[rel~=alternate][href][type]") else { return Vec::new() };
    let page = Html::parse_document(&String::from_utf8_lossy(bytes));
    let is_feed = |kind: &str| {
        matches!(kind.trim(), "application/rss+xml" | "application/atom+xml" | "application/feed+json")
    };
    let feeds = page.select(&links).filter(|link| link.attr("type").is_some_and(is_feed));
    feeds.filter_map(|link| base.join(link.attr("href")?).ok()).map(String::from).collect()
}

async fn read_one_feed(
    visitor: &Visitor,
    feed: &str,
    since: Option<&str>,
    gathered: &mut Gathered,
) -> Result<(), FetchFault> {
    let (url, bytes) = body(visitor, feed).await?;
    let read = read_feed(&bytes, Some(url.as_str())).map_err(FetchFault::NoPages)?;
    for entry in read.entries {
        let Some(address) = entry.url.filter(|_| is_recent(entry.published.as_deref(), since)) else {
            continue;
        };
        gathered.page(&address);
    }
    Ok(())
}

/// Reads sitemaps and those that they lead to, each once.
async fn read_sitemaps(visitor: &Visitor, first: Vec<String>, since: Option<&str>, gathered: &mut Gathered) {
    let (mut queue, mut seen) = (first, BTreeSet::new());
    queue.reverse();
    while let Some(address) = queue.pop() {
        if seen.len() >= MOST_SITEMAPS {
            let fault =
                FetchFault::NoPages(format!("{MOST_SITEMAPS} sitemaps are read, and this one no more"));
            return gathered.fail(&address, fault);
        }
        if !seen.insert(address.clone()) {
            continue;
        }
        let read = body(visitor, &address).await;
        match read.and_then(|(_, bytes)| read_sitemap(&bytes).map_err(FetchFault::NoPages)) {
            Ok(sitemap) => {
                let recent = |listed: &Listed| is_recent(listed.date.as_deref(), since);
                sitemap
                    .pages
                    .iter()
                    .filter(|page| recent(page))
                    .for_each(|page| gathered.page(&page.address));
                let more = sitemap.sitemaps.into_iter().filter(recent).map(|listed| listed.address);
                queue.extend(more.collect::<Vec<_>>().into_iter().rev());
            }
            Err(fault) => gathered.fail(&address, fault),
        }
    }
}

/// Whether something of that date is wanted; what has none is.
fn is_recent(date: Option<&str>, since: Option<&str>) -> bool {
    match (date.and_then(|date| date.get(..10)), since) {
        (Some(date), Some(since)) => date >= since,
        _ => true,
    }
}
