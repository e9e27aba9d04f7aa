//! A document that was found turns into an article, or into the reason why there is none.

use claimwire_cleaner::Metadata;
use claimwire_fetcher::{NoPage, RawPage, WarcRecord, page_of};
use claimwire_record::Article;

use super::row::article_of_row;
use super::{Line, Sidecars, Source, read_file};
use crate::stages::{Page, clean_page};
use crate::{MAX_BYTES, Reason, Rejected};

/// A document at hand, or not yet read; it is worked on by any thread.
#[derive(Debug)]
pub(crate) enum Found<'a> {
    /// A file of its own.
    File(&'a Source),
    /// A document out of a container.
    Page(Box<Page>),
    /// A record of the WARC file of that name.
    Record(String, Box<WarcRecord>),
    /// A row of a JSON Lines file.
    Row(Line),
    /// Something that cannot be used.
    SetAside(Box<Rejected>),
}

/// A document with what it weighs.
#[derive(Debug)]
pub(crate) struct Item<'a> {
    /// The document.
    pub found: Found<'a>,
    /// The bytes of it that are or will be held.
    pub weight: u64,
    /// The bytes of the input that were read for it.
    pub read: u64,
}

impl<'a> Item<'a> {
    /// The same, with its weight beside it.
    pub fn weighed(self) -> (Item<'a>, u64) {
        let weight = self.weight;
        (self, weight)
    }
}

/// The article in a document with the size of what it was read from; none where the document holds no page and
/// nothing is amiss.
pub(crate) fn article_in(found: Found<'_>, sidecars: &Sidecars) -> Result<Option<(Article, u64)>, Rejected> {
    match found {
        Found::File(source) => file(source, sidecars).map(Some),
        Found::Page(page) => clean(*page, sidecars).map(Some),
        Found::Record(name, record) => match record_page(name, *record)? {
            Some(page) => clean(page, sidecars).map(Some),
            None => Ok(None),
        },
        Found::Row(line) => {
            let bytes = line.bytes.len() as u64;
            article_of_row(&line, sidecars).map(|article| Some((article, bytes)))
        }
        Found::SetAside(row) => Err(*row),
    }
}

fn file(source: &Source, sidecars: &Sidecars) -> Result<(Article, u64), Rejected> {
    let bytes = read_file(&source.path, &source.name, MAX_BYTES)?;
    clean(Page { name: source.name.clone(), bytes, ..Page::default() }, sidecars)
}

fn clean(mut page: Page, sidecars: &Sidecars) -> Result<(Article, u64), Rejected> {
    if let Some(about) = sidecars.about(&page.name) {
        page.about = first_of(about, page.about);
    }
    clean_page(&page).map(|article| (article, page.bytes.len() as u64))
}

/// What the sidecar says, and what the container says where the sidecar is silent.
pub(super) fn first_of(sidecar: &Metadata, mut container: Metadata) -> Metadata {
    let overrule = |known: &mut Option<String>, said: &Option<String>| {
        if said.is_some() {
            known.clone_from(said);
        }
    };
    overrule(&mut container.url, &sidecar.url);
    overrule(&mut container.title, &sidecar.title);
    overrule(&mut container.publisher, &sidecar.publisher);
    overrule(&mut container.agency, &sidecar.agency);
    overrule(&mut container.author, &sidecar.author);
    overrule(&mut container.published, &sidecar.published);
    overrule(&mut container.retrieved, &sidecar.retrieved);
    overrule(&mut container.language, &sidecar.language);
    overrule(&mut container.charset, &sidecar.charset);
    container
}

/// The page that a record of the file `name` holds, if it is one that holds pages.
fn record_page(name: String, record: WarcRecord) -> Result<Option<Page>, Rejected> {
    let (number, offset) = (record.number, record.offset);
    let target = record.target().map(str::to_owned);
    match page_of(record, MAX_BYTES) {
        Ok(page) => Ok(Some(page_named(format!("{name}#{number}"), page))),
        Err(NoPage::Aside) => Ok(None),
        Err(fault) => {
            let reason = match fault {
                NoPage::Revisit { .. } => Reason::Unchanged,
                NoPage::Fault(claimwire_fetcher::FetchFault::TooLong { .. }) => Reason::TooLarge,
                NoPage::Fault(_) => Reason::NoPage,
                _ => Reason::BrokenRecord,
            };
            let whole = fault.to_string();
            let (message, remedy) = whole.rsplit_once("; ").unwrap_or((&whole, ""));
            let message = target.map_or(message.to_owned(), |target| format!("{target}: {message}"));
            Err(Rejected::new(&format!("{name}#{number}"), reason, message, remedy).at(None, Some(offset)))
        }
    }
}

/// The character set that a `Content-Type` header names (RFC 9110, 8.3.1).
fn charset(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    let mut named = parameters.filter(|(name, _)| name.trim().eq_ignore_ascii_case("charset"));
    named.next().map(|(_, value)| value.trim().trim_matches('"').to_owned())
}

fn page_named(name: String, page: RawPage) -> Page {
    let content_type = page.header("content-type").map(|value| String::from_utf8_lossy(value).into_owned());
    let charset = content_type.as_deref().and_then(charset);
    let (url, retrieved) = (Some(page.final_url), page.retrieved);
    let about = Metadata { url, retrieved, charset, ..Metadata::default() };
    Page { name, bytes: page.bytes, content_type, about, kind_by: None }
}
