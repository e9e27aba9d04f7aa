//! A row of JSON turns into the article that it holds: a record of our own, or what scrapers write.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use claimwire_cleaner::Metadata;
use claimwire_record::Article;
use serde_json::{Map, Value};

use super::found::first_of;
use super::{Line, Sidecars, article_of};
use crate::stages::{Page, clean_page};
use crate::{Reason, Rejected};

/// Names under which scrapers put the plain text of an article.
const TEXT: &[&str] = &["text", "maintext", "articleBody", "article_text", "body", "content"];
/// Names under which they put the whole page.
const HTML: &[&str] = &["html", "raw_html", "content_html"];
const URL: &[&str] = &["url", "link", "source_url", "canonical_url", "source"];
const TITLE: &[&str] = &["title", "headline"];
const AUTHOR: &[&str] = &["author", "authors", "byline"];
const PUBLISHER: &[&str] =
    &["publisher", "site_name", "sitename", "outlet", "source_domain", "hostname", "source"];
const PUBLISHED: &[&str] = &[
    "published",
    "date",
    "datePublished",
    "date_published",
    "date_publish",
    "publish_date",
    "published_at",
    "publication_date",
];
const RETRIEVED: &[&str] = &["retrieved", "date_download", "fetched_at"];
const LANGUAGE: &[&str] = &["language", "lang"];
const REMEDY: &str =
    r#"write one JSON object a line, such as {"url": "https://…", "title": "…", "text": "…"}"#;

/// Whether the file's first row holds an article and not only what is known about one.
pub(super) fn holds_articles(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut first = Vec::new();
    // A sidecar row has some hundred bytes; an article's first row may be cut, so its keys are looked for as text.
    let _ = BufReader::new(file.take(1 << 20)).read_until(b'\n', &mut first);
    match serde_json::from_slice::<Map<String, Value>>(&first) {
        Ok(row) => row.contains_key("schema") || TEXT.iter().chain(HTML).any(|key| row.contains_key(*key)),
        Err(error) => error.is_eof() && first.len() == 1 << 20,
    }
}

/// The article that a row holds.
pub(super) fn article_of_row(line: &Line, sidecars: &Sidecars) -> Result<Article, Rejected> {
    let row: Map<String, Value> =
        serde_json::from_slice(&line.bytes).map_err(|error| malformed(line, error.to_string()))?;
    if row.contains_key("schema") {
        return article_of(line);
    }
    let mut page = page_of(line, &row)?;
    if let Some(about) = sidecars.about(&page.name) {
        page.about = first_of(about, page.about);
    }
    clean_page(&page)
}

fn page_of(line: &Line, row: &Map<String, Value>) -> Result<Page, Rejected> {
    let whole = text_of(row, HTML).map(|html| (html, true));
    let (text, is_html) = whole
        .or_else(|| text_of(row, TEXT).map(|text| (text, text.contains("</p>"))))
        .ok_or_else(|| malformed(line, "the row has neither \"text\" nor \"html\"".into()))?;
    let media = if is_html { "text/html; charset=utf-8" } else { "text/plain; charset=utf-8" };
    Ok(Page {
        name: line.name(),
        bytes: text.as_bytes().to_vec(),
        content_type: Some(media.into()),
        about: about(row),
        kind_by: None,
    })
}

fn about(row: &Map<String, Value>) -> Metadata {
    let text = |names| text_of(row, names).map(str::to_owned);
    let is_address = |text: &&str| text.starts_with("http://") || text.starts_with("https://");
    let each = |names: &'static [&str]| names.iter().filter_map(|name| text_of(row, &[*name]));
    Metadata {
        url: each(URL).find(is_address).map(str::to_owned),
        title: text(TITLE),
        publisher: each(PUBLISHER).find(|text| !is_address(text)).map(str::to_owned),
        author: text(AUTHOR).or_else(|| names_of(row)),
        published: each(PUBLISHED).find_map(day_of).map(str::to_owned),
        retrieved: text(RETRIEVED),
        language: text(LANGUAGE),
        // What JSON holds is UTF-8, whatever the page itself says.
        charset: Some("utf-8".into()),
        ..Metadata::default()
    }
}

/// The first of these keys that holds text.
fn text_of<'a>(row: &'a Map<String, Value>, names: &[&str]) -> Option<&'a str> {
    names.iter().filter_map(|name| row.get(*name)?.as_str()).find(|text| !text.trim().is_empty())
}

/// Authors in a list, joined by commas.
fn names_of(row: &Map<String, Value>) -> Option<String> {
    let names = AUTHOR.iter().find_map(|name| row.get(*name)?.as_array())?;
    let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// The day at the beginning of a time in ISO 8601: `2024-04-02T10:00:00Z`, `2024-04-02 10:00`.
fn day_of(time: &str) -> Option<&str> {
    let day = time.get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then_some(day)
}

fn malformed(line: &Line, message: String) -> Rejected {
    Rejected::new(&line.file, Reason::MalformedRecord, message, REMEDY).at(Some(line.number), None)
}
