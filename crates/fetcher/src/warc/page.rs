//! A record turns into the page that it holds, or into the reason why it holds none.

use claimwire_record::sha256_hex;

use super::record::{RecordKind, WarcRecord};
use crate::coding::{self, CodingFault};
use crate::http;
use crate::{FetchFault, RawPage};

/// Why a record gives no page.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum NoPage {
    /// Nothing is amiss: the record is about a page, part of one, or leads to one.
    #[error("the record holds no page of its own")]
    Aside,
    /// The page is as it was in an earlier record, which holds it.
    #[error("the page had not changed since it was stored{}; {}", of(.earlier), self.remedy())]
    Revisit {
        /// Address and date of the earlier record, where the record says them.
        earlier: Option<String>,
    },
    /// The server had no page to give.
    #[error("{0}; {remedy}", remedy = .0.remedy())]
    Fault(FetchFault),
    /// The block is no HTTP response.
    #[error("the record is no HTTP response: {0}; {remedy}", remedy = self.remedy())]
    NotHttp(String),
    /// The body does not decode as its headers say.
    #[error("the body cannot be decoded: {0}; {remedy}", remedy = self.remedy())]
    Coding(CodingFault),
}

fn of(earlier: &Option<String>) -> String {
    earlier.as_ref().map(|of| format!(" ({of})")).unwrap_or_default()
}

impl NoPage {
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        match self {
            NoPage::Aside => "nothing: its page is in a record of its own",
            NoPage::Revisit { .. } => "give the archive with the earlier record too",
            NoPage::Fault(fault) => fault.remedy(),
            NoPage::NotHttp(_) | NoPage::Coding(_) => "fetch the page again",
        }
    }
}

/// Media types that hold text of their own; whatever else a crawl stores are parts of pages.
const TEXT: &[&str] = &[
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/markdown",
    "application/rss+xml",
    "application/atom+xml",
    "application/xml",
    "text/xml",
    "",
];

/// The page that a record holds, its body decoded to at most `limit` bytes.
///
/// # Errors
/// Where the record holds no page; [`NoPage::Aside`] is no fault.
pub fn page_of(record: WarcRecord, limit: u64) -> Result<RawPage, NoPage> {
    let target = record.target().unwrap_or_default();
    let is_web = target.starts_with("http://") || target.starts_with("https://");
    match record.kind() {
        RecordKind::Other => Err(NoPage::Aside),
        _ if !is_web => Err(NoPage::Aside),
        RecordKind::Revisit => Err(NoPage::Revisit { earlier: earlier(&record) }),
        RecordKind::Response => response(record, limit),
        RecordKind::Resource | RecordKind::Conversion => stored(record),
    }
}

fn earlier(record: &WarcRecord) -> Option<String> {
    let address = record.field("WARC-Refers-To-Target-URI").or_else(|| record.target())?;
    let date = record.field("WARC-Refers-To-Date");
    Some(date.map_or(address.to_owned(), |date| format!("{address}, {date}")))
}

fn response(record: WarcRecord, limit: u64) -> Result<RawPage, NoPage> {
    let head = http::response_head(&record.block).map_err(NoPage::NotHttp)?;
    match head.status {
        200 | 203 => {}
        100..=199 | 204..=399 => return Err(NoPage::Aside),
        status => return Err(NoPage::Fault(FetchFault::Status(status))),
    }
    let url = record.target().unwrap_or_default().to_owned();
    let mut page = RawPage { status: head.status, headers: head.headers, ..RawPage::received(&url, vec![]) };
    if !holds_text(&page) || is_robots(&url) {
        return Err(NoPage::Aside);
    }
    let body = http::unchunk(&page, &record.block[head.length..]).map_err(NoPage::NotHttp)?;
    page.bytes = match coding::decode(&body, page.header("content-encoding"), limit) {
        Err(CodingFault::TooLong { limit }) => return Err(NoPage::Fault(FetchFault::TooLong { limit })),
        decoded => decoded.map_err(NoPage::Coding)?,
    };
    page.sha256 = sha256_hex(&page.bytes);
    page.retrieved = record.field("WARC-Date").map(str::to_owned);
    Ok(page)
}

/// A page without the protocol it came by: the record's own fields say what there is to know.
fn stored(record: WarcRecord) -> Result<RawPage, NoPage> {
    let url = record.target().unwrap_or_default().to_owned();
    let retrieved = record.field("WARC-Date").map(str::to_owned);
    let media = record.field("Content-Type").unwrap_or_default().to_owned();
    let mut page = RawPage { retrieved, ..RawPage::received(&url, record.block) };
    page.headers.push(http::header("Content-Type", &media));
    match holds_text(&page) && !is_robots(&url) {
        true => Ok(page),
        false => Err(NoPage::Aside),
    }
}

fn holds_text(page: &RawPage) -> bool {
    let media = page.media_type();
    TEXT.contains(&media.as_str())
}

/// robots.txt comes along with every crawl, as plain text.
fn is_robots(url: &str) -> bool {
    url.split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'))
        .is_some_and(|(_, path)| path == "robots.txt")
}
