//! What a page's markup says of it: JSON-LD first, then meta elements, then plain elements.

use std::collections::HashMap;

use scraper::node::Element;
use scraper::{ElementRef, Html};
use serde_json::{Map, Value};

use crate::article::Markup;
use crate::dates;

/// Reads the page's markup.
pub(crate) fn read(html: &Html) -> Markup {
    let mut page = Meta::default();
    html.tree.nodes().filter_map(ElementRef::wrap).for_each(|element| page.note(element));
    let data = page.data.take().unwrap_or_default();
    let publisher = name_of(data.get("publisher"))
        .or_else(|| page.first(&["og:site_name", "publisher", "application-name"]));
    Markup {
        url: page.canonical.take().or_else(|| page.first(&["og:url"])).or_else(|| string(data.get("url"))),
        title: string(data.get("headline"))
            .or_else(|| page.first(&["og:title", "twitter:title"]))
            .or_else(|| page.heading.take())
            .or_else(|| page.title.take())
            .map(|title| without_outlet(&title, publisher.as_deref())),
        agency: name_of(data.get("sourceOrganization")).or_else(|| page.first(&["news_agency", "dc.source"])),
        author: name_of(data.get("author"))
            .or_else(|| page.first(&["author", "article:author", "parsely-author", "dc.creator", "byl"]))
            .filter(|author| !author.contains("://")),
        published: published(&page, &data),
        language: page.language.take().or_else(|| string(data.get("inLanguage"))),
        publisher,
    }
}

fn published(page: &Meta, data: &Map<String, Value>) -> Option<String> {
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
    ];
    let dated = |value: Option<String>| value.and_then(|value| dates::of_markup(&value));
    dated(string(data.get("datePublished")))
        .or_else(|| NAMES.iter().find_map(|name| dated(page.first(&[name]))))
        .or_else(|| dated(page.time.clone()))
}

/// What the elements of a page say, as far as it has been walked.
#[derive(Default)]
struct Meta {
    named: HashMap<String, String>,
    data: Option<Map<String, Value>>,
    canonical: Option<String>,
    language: Option<String>,
    heading: Option<String>,
    title: Option<String>,
    time: Option<String>,
}

impl Meta {
    fn note(&mut self, element: ElementRef<'_>) {
        let value = element.value();
        match value.name() {
            "meta" => self.note_meta(value),
            "html" => self.language = attribute(value, "lang").or_else(|| attribute(value, "xml:lang")),
            "link" if value.attr("rel") == Some("canonical") => {
                fill(&mut self.canonical, || attribute(value, "href"))
            }
            "title" => fill(&mut self.title, || text_of(element)),
            "h1" => fill(&mut self.heading, || text_of(element)),
            "time" => fill(&mut self.time, || attribute(value, "datetime")),
            "script" if value.attr("type").is_some_and(|kind| kind.contains("ld+json")) => {
                fill(&mut self.data, || linked_data(&element.text().collect::<String>()));
            }
            _ => {}
        }
        if value.name() != "meta" && value.attr("itemprop") == Some("datePublished") {
            let date = attribute(value, "content").or_else(|| attribute(value, "datetime"));
            date.map(|date| self.named.entry("datepublished".to_owned()).or_insert(date));
        }
    }

    fn note_meta(&mut self, element: &Element) {
        let name = ["property", "name", "itemprop"].iter().find_map(|key| attribute(element, key));
        if let (Some(name), Some(content)) = (name, attribute(element, "content")) {
            self.named.entry(name.to_ascii_lowercase()).or_insert(content);
        }
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.named.get(*name)).cloned()
    }
}

fn fill<T>(slot: &mut Option<T>, value: impl FnOnce() -> Option<T>) {
    if slot.is_none() {
        *slot = value();
    }
}

fn attribute(element: &Element, name: &str) -> Option<String> {
    element.attr(name).map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned)
}

fn text_of(element: ElementRef<'_>) -> Option<String> {
    let text: String = element.text().collect();
    Some(spaced(&text)).filter(|text| !text.is_empty())
}

fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The object that describes the article in a block of JSON-LD (schema.org), searched through lists and `@graph`.
fn linked_data(json: &str) -> Option<Map<String, Value>> {
    let mut open = vec![serde_json::from_str::<Value>(json.trim()).ok()?];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(items) => open.extend(items.into_iter().rev()),
            Value::Object(object) if is_article(&object) => return Some(object),
            Value::Object(mut object) => {
                open.extend(object.remove("mainEntity").into_iter().chain(object.remove("@graph")))
            }
            _ => {}
        }
    }
    None
}

fn is_article(object: &Map<String, Value>) -> bool {
    let named = |kind: &Value| {
        kind.as_str().is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting"))
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn string(value: Option<&Value>) -> Option<String> {
    let text = spaced(value?.as_str()?);
    (!text.is_empty()).then_some(text)
}

/// A name: a string, an object with a name, or a list of such.
fn name_of(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Array(items) => {
            let names: Vec<String> = items.iter().filter_map(name_of_one).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        one => name_of_one(one),
    }
}

fn name_of_one(value: &Value) -> Option<String> {
    string(Some(value)).or_else(|| string(value.get("name")))
}

/// "Headline | Outlet" without the outlet, where that is known.
fn without_outlet(title: &str, publisher: Option<&str>) -> String {
    let title = spaced(title);
    let bare = publisher.and_then(|publisher| title.strip_suffix(publisher));
    match bare.map(|bare| bare.trim_end().trim_end_matches(['|', '-', '–', '—', '·', '»']).trim_end()) {
        Some(bare) if !bare.is_empty() => bare.to_owned(),
        _ => title,
    }
}
