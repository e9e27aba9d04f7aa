//! What a page's markup says of it, each with where it says so.
//!
//! The order is by what was right most often on news pages of many countries: JSON-LD, then OpenGraph, microdata and
//! other meta elements, then the page itself.

use std::collections::HashMap;

use claimwire_record::KnownFrom::{self, Address, JsonLd, Meta as MetaElement, Microdata, OpenGraph, Text};
use html5ever::{LocalName, local_name};
use scraper::node::Element;
use scraper::{ElementRef, Html};
use serde_json::{Map, Value};

use super::element;
use super::linked_data::{self, names, string, tidy};
use crate::article::{Known, Markup};
use crate::{authors, dates};

/// Reads the page's markup.
pub(crate) fn read(html: &Html) -> Markup {
    let mut page = Meta::default();
    html.tree.nodes().filter_map(ElementRef::wrap).for_each(|element| page.note(element));
    let data = page.data.take().unwrap_or_default();
    let site_name = page.first(&["og:site_name", "application-name", "apple-mobile-web-app-title"]);
    let publisher = names(data.get("publisher"), false).into_iter().next().map(|name| (name, JsonLd));
    let publisher =
        publisher.or_else(|| site_name.clone()).or_else(|| page.first(&["publisher", "dc.publisher"]));
    let url = page.canonical.clone().map(|url| (url, MetaElement)).or_else(|| page.first(&["og:url"]));
    let url = url.or_else(|| from(&data, "url", JsonLd)).filter(|url| url.0.starts_with("http"));
    Markup {
        title: title(&page, &data, publisher.as_ref().map(|it| it.0.as_str())),
        subtitle: from(&data, "alternativeHeadline", JsonLd),
        agency: names(data.get("sourceOrganization"), false).into_iter().next().map(|name| (name, JsonLd)),
        authors: page.authors(&data, &[&publisher, &site_name, &host(&url)]),
        body_as_author: names(data.get("author"), false).into_iter().next().map(|name| (name, JsonLd)),
        published: published(&page, &data, url.as_ref().map(|it| it.0.as_str())),
        modified: date(from(&data, "dateModified", JsonLd)).or_else(|| {
            page.dated(&["article:modified_time", "og:updated_time", "datemodified", "last-modified"])
        }),
        section: from(&data, "articleSection", JsonLd)
            .or_else(|| page.first(&["article:section", "section"])),
        language: page
            .language
            .clone()
            .map(|it| (it, MetaElement))
            .or_else(|| from(&data, "inLanguage", JsonLd)),
        is_article: page.is_article(!data.is_empty()),
        site_name,
        publisher,
        url,
    }
}

/// The name of a page's host without its ending: `borlandpost` of `https://www.borlandpost.example/quay`.
fn host(url: &Known) -> Known {
    let host = url.as_ref()?.0.split("://").nth(1)?.split(['/', ':']).next()?;
    let name = host.strip_prefix("www.").unwrap_or(host).split('.').next()?;
    Some((name.to_owned(), Address))
}

fn from(data: &Map<String, Value>, key: &str, origin: KnownFrom) -> Known {
    string(data.get(key)).map(|value| (value, origin))
}

fn date(known: Known) -> Known {
    known.and_then(|(value, origin)| Some((dates::of_markup(&value)?, origin)))
}

fn title(page: &Meta, data: &Map<String, Value>, publisher: Option<&str>) -> Known {
    let heading = || page.heading.clone().map(|title| (title, Text));
    let known = from(data, "headline", JsonLd).or_else(|| page.first(&["og:title", "twitter:title"]));
    let known = known.or_else(heading).or_else(|| page.title.clone().map(|title| (title, MetaElement)))?;
    Some((without_outlet(&known.0, publisher), known.1))
}

fn published(page: &Meta, data: &Map<String, Value>, url: Option<&str>) -> Known {
    const NAMES: &[&str] = &[
        "article:published_time",
        "datepublished",
        "og:published_time",
        "publication_date",
        "pubdate",
        "publish-date",
        "date",
        "dc.date",
        "dc.date.issued",
        "dcterms.date",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "article.published",
        "cxenseparse:recs:publishtime",
        "publishdate",
    ];
    date(from(data, "datePublished", JsonLd))
        .or_else(|| page.dated(NAMES))
        .or_else(|| date(page.time.clone().map(|time| (time, MetaElement))))
        .or_else(|| url.and_then(dates::of_address).map(|date| (date, Address)))
}

/// What the elements of a page say, as far as it has been walked.
#[derive(Default)]
struct Meta {
    named: HashMap<String, (String, KnownFrom)>,
    data: Option<Map<String, Value>>,
    canonical: Option<String>,
    language: Option<String>,
    heading: Option<String>,
    title: Option<String>,
    time: Option<String>,
    bylines: Vec<String>,
}

impl Meta {
    fn note(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        match value.name() {
            "meta" => self.note_meta(value),
            "html" => self.language = attribute(value, "lang").or_else(|| attribute(value, "xml:lang")),
            "link" if element::attribute(value, "rel") == Some("canonical") => {
                fill(&mut self.canonical, || attribute(value, "href"))
            }
            "title" => fill(&mut self.title, || text_of(element)),
            "h1" => fill(&mut self.heading, || text_of(element)),
            "time" => fill(&mut self.time, || attribute(value, "datetime")),
            "script" if element::attribute(value, "type").is_some_and(|kind| kind.contains("ld+json")) => {
                fill(&mut self.data, || linked_data::article(&element.text().collect::<String>()));
            }
            _ => self.note_other(element),
        }
    }

    fn note_meta(&mut self, element: &Element) {
        let name = [("property", OpenGraph), ("name", MetaElement), ("itemprop", Microdata)];
        let name = name.into_iter().find_map(|(key, origin)| Some((attribute(element, key)?, origin)));
        if let (Some((name, origin)), Some(content)) = (name, attribute(element, "content")) {
            self.named.entry(name.to_ascii_lowercase()).or_insert((tidy(&content), origin));
        }
    }

    /// Microdata, and links to authors.
    fn note_other(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        // Asked of every element of the page.
        let said = |key: LocalName| value.attrs.iter().find(|(name, _)| name.local == key).map(|it| &*it.1);
        let property = said(local_name!("itemprop")).unwrap_or("");
        if matches!(property, "datePublished" | "dateModified") {
            let date = attribute(value, "content").or_else(|| attribute(value, "datetime"));
            date.map(|date| self.named.entry(property.to_ascii_lowercase()).or_insert((date, Microdata)));
        }
        if property == "author" || (value.name() == "a" && said(local_name!("rel")) == Some("author")) {
            self.bylines.extend(text_of(element).filter(|text| text.len() < 120));
        }
    }

    /// Whether the page calls itself an article, or has a date of publication.
    fn is_article(&self, has_data: bool) -> bool {
        let kind = self.first(&["og:type"]).is_some_and(|(kind, _)| kind.contains("article"));
        has_data || kind || self.dated(&["article:published_time", "datepublished"]).is_some()
    }

    fn first(&self, names: &[&str]) -> Known {
        names.iter().find_map(|name| self.named.get(*name)).cloned()
    }

    /// The first of the named values that is a date.
    fn dated(&self, names: &[&str]) -> Known {
        names.iter().find_map(|name| date(self.first(&[name])))
    }

    /// People first by JSON-LD, then by meta elements, then by microdata.
    fn authors(&self, data: &Map<String, Value>, outlets: &[&Known]) -> Option<(Vec<String>, KnownFrom)> {
        const NAMES: &[&str] = &[
            "author",
            "article:author",
            "parsely-author",
            "sailthru.author",
            "cxenseparse:author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "twitter:data1",
            "authors",
            "article:author:name",
        ];
        let outlets: Vec<&str> =
            outlets.iter().filter_map(|it| it.as_ref()).map(|it| it.0.as_str()).collect();
        let split = |texts: Vec<String>, origin| {
            let mut found: Vec<String> = Vec::new();
            for name in texts.iter().flat_map(|text| authors::split(text, &outlets)) {
                if !found.contains(&name) {
                    found.push(name);
                }
            }
            (!found.is_empty()).then_some((found, origin))
        };
        let meta =
            || NAMES.iter().find_map(|name| self.first(&[name]).and_then(|(it, from)| split(vec![it], from)));
        split(names(data.get("author"), true), JsonLd)
            .or_else(|| split(names(data.get("creator"), true), JsonLd))
            .or_else(meta)
            .or_else(|| split(self.bylines.clone(), Microdata))
    }
}

fn fill<T>(slot: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if slot.is_none() {
        *slot = value();
    }
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element::attribute(element, name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn text_of(element: ElementRef<'_>) -> Option<String> {
    let text: String = element.text().collect();
    Some(tidy(&text)).filter(|text| !text.is_empty())
}

/// "Headline | Outlet" without the outlet: where that is known, and else behind a bar.
fn without_outlet(title: &str, publisher: Option<&str>) -> String {
    const BARS: &[char] = &['|', '-', '–', '—', '·', '»', ':'];
    let bare = publisher.and_then(|publisher| title.strip_suffix(publisher));
    match bare.map(|bare| bare.trim_end().trim_end_matches(BARS).trim_end()) {
        Some(bare) if !bare.is_empty() => bare.to_owned(),
        _ => title.to_owned(),
    }
}
