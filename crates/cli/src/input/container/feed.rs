//! A feed turns into the articles that its entries carry.

use std::io::BufRead;

use claimwire_cleaner::Metadata;
use claimwire_fetcher::{FeedEntry, read_feed};

use super::Out;
use crate::input::read_stream;
use crate::stages::Page;
use crate::{MAX_BYTES, Reason, Rejected};

/// Gives the entries in their order, named `feed.xml#2`; those that only link to a page are set aside.
pub(super) fn read(name: &str, stream: &mut dyn BufRead, out: &mut Out<'_, '_>) -> Result<(), Rejected> {
    let bytes = read_stream(stream, name, MAX_BYTES)?;
    if is_page(&bytes) {
        let page = Page {
            name: name.into(),
            bytes,
            content_type: Some("application/xhtml+xml".into()),
            ..Page::default()
        };
        out.page(page);
        return Ok(());
    }
    let feed = read_feed(&bytes, None).map_err(|error| no_feed(name, &bytes, &error))?;
    for (index, entry) in feed.entries.into_iter().enumerate() {
        let name = format!("{name}#{}", index + 1);
        let goes_on = match page_of(&name, entry, feed.title.as_deref()) {
            Ok(page) => out.page(page),
            Err(row) => out.set_aside(row),
        };
        if !goes_on {
            break;
        }
    }
    Ok(())
}

fn page_of(name: &str, entry: FeedEntry, publisher: Option<&str>) -> Result<Page, Rejected> {
    let Some(body) = entry.body else {
        let message = "the entry carries no text, only a link";
        let remedy = "fetch its page: claimwire fetch --feed ADDRESS";
        return Err(Rejected::new(name, Reason::NoArticle, message, remedy));
    };
    let about = Metadata {
        url: entry.url,
        title: entry.title,
        publisher: publisher.map(str::to_owned),
        author: entry.author,
        published: entry.published,
        language: entry.language,
        // The parser of feeds gives UTF-8, whatever a page within the feed says of itself.
        charset: Some("utf-8".into()),
        ..Metadata::default()
    };
    let media = if entry.is_html { "text/html; charset=utf-8" } else { "text/plain; charset=utf-8" };
    Ok(Page {
        name: name.to_owned(),
        bytes: body.into_bytes(),
        content_type: Some(media.into()),
        about,
        kind_by: None,
    })
}

/// Whether XML is a web page.
fn is_page(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_ascii_lowercase();
    head.contains("<html") && !head.contains("<rss") && !head.contains("<feed")
}

fn no_feed(name: &str, bytes: &[u8], error: &str) -> Rejected {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
    if head.contains("<urlset") || head.contains("<sitemapindex") {
        let message = "a sitemap: it lists addresses and holds no articles";
        return Rejected::new(
            name,
            Reason::UnsupportedKind,
            message,
            "fetch them: claimwire fetch --sitemap ADDRESS",
        );
    }
    if bytes.trim_ascii().is_empty() {
        return Rejected::new(name, Reason::Empty, "the file is empty", "fetch it again");
    }
    let message = format!("no feed in RSS, Atom or JSON: {error}");
    Rejected::new(name, Reason::UnsupportedKind, message, "give its articles one by one as .txt or .html")
}
