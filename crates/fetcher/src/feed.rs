//! The bytes of an RSS, Atom or JSON feed turn into its entries: address, date, and the text that it carries.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use feed_rs::model::{Entry, Person};
use feed_rs::parser::Builder;

/// One entry of a feed, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedEntry {
    /// The address of the page.
    pub url: Option<String>,
    /// The headline, without markup.
    pub title: Option<String>,
    /// The authors, joined by commas.
    pub author: Option<String>,
    /// The day of publication where it was written, `2024-04-02`; the last change where that is all there is.
    pub published: Option<String>,
    /// The language (BCP 47).
    pub language: Option<String>,
    /// The text or, failing that, the summary.
    pub body: Option<String>,
    /// Whether the body is HTML.
    pub is_html: bool,
}

/// A feed that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feed {
    /// The name of the feed.
    pub title: Option<String>,
    /// Its entries in its order.
    pub entries: Vec<FeedEntry>,
}

/// Reads a feed; relative addresses in it are resolved against `base`.
///
/// # Errors
/// Where the bytes are no feed, in words.
pub fn read_feed(bytes: &[u8], base: Option<&str>) -> Result<Feed, String> {
    let parser = Builder::new().sanitize_content(false).base_uri(base).timestamp_parser(local_time).build();
    let feed = parser.parse(bytes).map_err(|error| error.to_string())?;
    let (title, language) = (feed.title.map(|text| plain(&text.content)), feed.language);
    let entries = feed.entries.into_iter().map(|entry| read_entry(entry, language.as_deref())).collect();
    Ok(Feed { title, entries })
}

fn read_entry(entry: Entry, language: Option<&str>) -> FeedEntry {
    let summary = entry.summary.map(|text| (text.content, text.content_type.subty() == "html"));
    let content = entry.content.and_then(|it| Some((it.body?, it.content_type.subty() != "plain")));
    let longer = [content, summary].into_iter().flatten().find(|(body, _)| !body.trim().is_empty());
    // RSS does not say which of the two its texts are.
    let (body, is_html) = longer.map_or((None, false), |(body, html)| {
        let marked_up = html || body.contains("</");
        (Some(body), marked_up)
    });
    FeedEntry {
        url: address(&entry.links),
        title: entry.title.map(|text| plain(&text.content)).filter(|title| !title.is_empty()),
        author: names(&entry.authors),
        published: entry.published.or(entry.updated).map(|time| time.format("%Y-%m-%d").to_string()),
        language: entry.language.or_else(|| language.map(str::to_owned)),
        body,
        is_html,
    }
}

/// The link to the page itself: the first that is no enclosure, comment or edit link (RFC 4287, 4.2.7.2).
fn address(links: &[feed_rs::model::Link]) -> Option<String> {
    let is_page = |rel: &Option<String>| rel.as_deref().is_none_or(|rel| rel == "alternate");
    links.iter().find(|link| is_page(&link.rel)).map(|link| link.href.clone())
}

fn names(people: &[Person]) -> Option<String> {
    let names: Vec<&str> = people
        .iter()
        .filter_map(|person| person.name.as_deref())
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// Titles carry stray markup; what stands in angle brackets is none of their text.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, tag)) = rest.split_once('<') {
        plain.push_str(before);
        match tag.split_once('>') {
            Some((name, behind)) if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => {
                rest = behind
            }
            _ => {
                plain.push('<');
                rest = tag;
            }
        }
    }
    plain.push_str(rest);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The time on the clock of whoever wrote it, so that its day is the day that a reader there saw.
fn local_time(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    // A wrong name of the day is common and says nothing.
    let without_day = text.split_once(", ").map_or(text, |(_, rest)| rest);
    let exact = DateTime::parse_from_rfc3339(text)
        .or_else(|_| DateTime::parse_from_rfc2822(text))
        .or_else(|_| DateTime::parse_from_rfc2822(without_day));
    let local = exact.map(|time| time.naive_local()).ok().or_else(|| {
        let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d").ok()?;
        Some(day.and_time(NaiveTime::MIN))
    });
    local.map(|time| time.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RSS: &str = r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Example</title><language>en</language>
        <item><title>Ferry &lt;b&gt;strike&lt;/b&gt; ends</title><link>https://example.org/a</link>
        <dc:creator>Ann Author</dc:creator><pubDate>Tue, 02 Apr 2024 00:30:00 +0300</pubDate>
        <description>Short.</description><content:encoded><![CDATA[<p>The crews went back.</p>]]></content:encoded></item>
        <item><title>No text</title><link>/b</link><pubDate>2024-04-03 10:00</pubDate></item></channel></rss>"#;

    #[test]
    fn entries_of_rss_are_read_with_the_day_as_written() {
        let feed = read_feed(RSS.as_bytes(), Some("https://example.org/feed")).unwrap();
        assert_eq!(feed.title.as_deref(), Some("The Example"));
        let first = FeedEntry {
            url: Some("https://example.org/a".into()),
            title: Some("Ferry strike ends".into()),
            author: Some("Ann Author".into()),
            published: Some("2024-04-02".into()),
            language: Some("en".into()),
            body: Some("<p>The crews went back.</p>".into()),
            is_html: true,
        };
        assert_eq!(feed.entries[0], first);
        let second = &feed.entries[1];
        assert_eq!((second.url.as_deref(), &second.body), (Some("https://example.org/b"), &None));
        assert_eq!(second.published.as_deref(), Some("2024-04-03"));
    }

    #[test]
    fn entries_of_atom_are_read() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>A &amp; B &lt; C</title>
            <link rel="enclosure" href="https://example.org/a.mp3"/><link href="https://example.org/a"/>
            <updated>2024-04-02T23:30:00-05:00</updated><summary>Plain summary.</summary></entry></feed>"#;
        let entry = &read_feed(atom.as_bytes(), None).unwrap().entries[0];
        assert_eq!(entry.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(
            (entry.title.as_deref(), entry.published.as_deref()),
            (Some("A & B < C"), Some("2024-04-02"))
        );
        assert_eq!((entry.body.as_deref(), entry.is_html), (Some("Plain summary."), false));
    }

    #[test]
    fn what_is_no_feed_says_so() {
        assert!(read_feed(b"<html><p>Hello", None).is_err());
        assert!(read_feed(b"", None).is_err());
    }
}
