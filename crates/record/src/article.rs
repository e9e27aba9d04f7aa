//! An article: the text as received or cleaned, cut into paragraphs whose zone says what each one is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Byte, Location, Span};

/// What a paragraph is within the page. Claims are read from every zone but [`Zone::Boilerplate`],
/// [`Zone::Byline`] and [`Zone::Dateline`].
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Zone {
    /// The headline.
    Title,
    /// The standfirst under the headline.
    Subtitle,
    /// A sub-heading within the body.
    Heading,
    /// Running text.
    #[default]
    Body,
    /// A block quotation.
    Quote,
    /// A list item.
    List,
    /// A table row.
    Table,
    /// A caption of a picture or video.
    Caption,
    /// An embedded social media post.
    Post,
    /// Who wrote it.
    Byline,
    /// When and where it was issued, on a line of its own.
    Dateline,
    /// No part of the article: navigation, promotion, related links, weather, appeals.
    Boilerplate,
}

impl Zone {
    /// Whether claims are read from this zone.
    pub fn is_read(self) -> bool {
        !matches!(self, Zone::Byline | Zone::Dateline | Zone::Boilerplate)
    }
}

/// One block of the text. Paragraphs are in order, do not overlap, and may hold single line breaks.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Paragraph {
    /// What it is.
    pub zone: Zone,
    /// Where it stands in [`Article::text`].
    pub span: Location,
    /// Why it is in this zone, where a cleaning rule decided ("weather line", "related link").
    pub reason: Option<String>,
    /// Where it stands in the page, for HTML.
    #[serde(default)]
    pub page: PagePlace,
}

/// Where a paragraph stands in the page that it was taken from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct PagePlace {
    /// The element that holds it, as a CSS selector: `html > body > article > p:nth-of-type(3)`.
    pub path: Option<String>,
    /// Its first byte in the page as received, where that is UTF-8 and shows the text as it is.
    pub byte_start: Option<u32>,
    /// The first byte behind it.
    pub byte_end: Option<u32>,
}

/// What stands on a page beside the article's text: headline, byline, date line, captions, and the lines within the
/// article that are no part of it. Claims are read from headlines and captions: [`Article::for_reading`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Aside {
    /// What it is.
    pub zone: Zone,
    /// Its text.
    pub text: String,
    /// Why it is in this zone, where a cleaning rule decided.
    pub reason: Option<String>,
    /// Where it stands in the page.
    pub page: PagePlace,
}

impl Paragraph {
    /// The byte span within [`Article::text`].
    pub fn bytes(&self) -> Span<Byte> {
        self.span.bytes().unwrap_or(Span::new(0, 0))
    }
}

/// Where the date of publication comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBasis {
    /// The sidecar file beside the article.
    Sidecar,
    /// Markup of the page: JSON-LD, meta, time element.
    Markup,
    /// A dateline or "Issued on" line.
    Dateline,
    /// Dated evidence within the text, such as an embedded post that the text calls "on Tuesday".
    DatedEvidence,
}

/// Where an article comes from. Every record carries it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Document {
    /// Path as given, with `/` between its parts. Behind `#` the place within a file that holds many documents:
    /// the record of a WARC file, the line of a JSON Lines file, the entry of a feed (from 1), the name in a tar file.
    pub path: String,
    /// Address of the page.
    pub url: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Outlet.
    pub publisher: Option<String>,
    /// News agency named as the origin.
    pub agency: Option<String>,
    /// Author as printed.
    pub author: Option<String>,
    /// Date of publication: `2024-04-02`, `2024-04` or `2024` (ISO 8601).
    pub published: Option<String>,
    /// How the date of publication is known.
    pub published_basis: Option<PublishedBasis>,
    /// When the page was fetched (RFC 3339).
    pub retrieved: Option<String>,
    /// Language (BCP 47), where it is known.
    pub language: Option<String>,
    /// SHA-256 of the document's bytes, hex: of the page, not of an archive that it stands in.
    pub sha256: String,
}

/// Where a piece of what is known about a document comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum KnownFrom {
    /// The sidecar file or the record that the document came with.
    Sidecar,
    /// JSON-LD (schema.org).
    JsonLd,
    /// OpenGraph and its `article:` properties.
    OpenGraph,
    /// Microdata (`itemprop`).
    Microdata,
    /// Other `meta` and `link` elements, and attributes of elements.
    Meta,
    /// The address of the page.
    Address,
    /// The text that a reader sees.
    Text,
}

/// Where each piece of what is known about a document comes from; null where it is not known.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Origins {
    /// Of [`Document::url`].
    pub url: Option<KnownFrom>,
    /// Of [`Document::title`].
    pub title: Option<KnownFrom>,
    /// Of [`Document::publisher`].
    pub publisher: Option<KnownFrom>,
    /// Of [`Document::agency`].
    pub agency: Option<KnownFrom>,
    /// Of [`Document::author`].
    pub author: Option<KnownFrom>,
    /// Of [`Document::published`].
    pub published: Option<KnownFrom>,
    /// Of [`Document::language`].
    pub language: Option<KnownFrom>,
    /// Of [`Details::subtitle`].
    pub subtitle: Option<KnownFrom>,
    /// Of [`Details::site_name`].
    pub site_name: Option<KnownFrom>,
    /// Of [`Details::modified`].
    pub modified: Option<KnownFrom>,
    /// Of [`Details::section`].
    pub section: Option<KnownFrom>,
}

/// What is known about an article beyond what every claim repeats of its document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Details {
    /// The line under the headline.
    pub subtitle: Option<String>,
    /// The authors one by one.
    pub authors: Vec<String>,
    /// What the site calls itself.
    pub site_name: Option<String>,
    /// Date of the last change, as [`Document::published`].
    pub modified: Option<String>,
    /// Section of the outlet, such as `World`.
    pub section: Option<String>,
}

/// An article ready for extraction.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Article {
    /// Always `article/1`.
    pub schema: String,
    /// Where it comes from.
    pub document: Document,
    /// What else is known about it.
    #[serde(default)]
    pub details: Details,
    /// Where all this comes from.
    #[serde(default)]
    pub origins: Origins,
    /// For plain text the input as received, byte for byte; for HTML the cleaned text.
    pub text: String,
    /// Whether [`Article::text`] is the input itself, so that offsets are offsets in the input file, or in the text
    /// that the record or row of a container holds.
    pub text_is_input: bool,
    /// The blocks of the text. Plain text keeps every block, noise included, and zones it out; of a page the text
    /// holds the article only, with its headline and captions behind it once claims have been read.
    pub paragraphs: Vec<Paragraph>,
    /// For HTML what stands in or above the article and is not its text.
    #[serde(default)]
    pub asides: Vec<Aside>,
}

impl Article {
    /// The schema name that this version writes.
    pub const SCHEMA: &'static str = "article/1";

    /// The article as claims are read from it: asides that they are read from (headline, captions) become paragraphs
    /// behind the text, in their order. Offsets of all that was in the text stay; done twice it changes nothing more.
    pub fn for_reading(mut self) -> Article {
        let (read, asides) = self.asides.into_iter().partition(|aside| aside.zone.is_read());
        self.asides = asides;
        let read: Vec<Aside> = read;
        let mut points = if read.is_empty() { 0 } else { self.text.chars().count() };
        for aside in read {
            if !self.text.is_empty() {
                self.text.push_str("\n\n");
                points += 2;
            }
            let (bytes, start) = (self.text.len(), points);
            self.text.push_str(&aside.text);
            points += aside.text.chars().count();
            let index = |at: usize| u32::try_from(at).ok();
            let span = Location {
                start: index(start),
                end: index(points),
                byte_start: index(bytes),
                byte_end: index(self.text.len()),
            };
            let Aside { zone, reason, page, .. } = aside;
            self.paragraphs.push(Paragraph { zone, span, reason, page });
        }
        self
    }

    /// The text of a paragraph.
    pub fn paragraph_text(&self, paragraph: &Paragraph) -> &str {
        &self.text[paragraph.bytes().range()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Offsets;

    fn aside(zone: Zone, text: &str) -> Aside {
        Aside { zone, text: text.into(), reason: None, page: PagePlace::default() }
    }

    #[test]
    fn headline_and_captions_are_read_behind_the_text_and_all_offsets_stay() {
        let text = "Le maire a été réélu.";
        let body = Paragraph {
            span: Offsets::new(text).locate(Span::new(0, text.len() as u32)),
            ..Paragraph::default()
        };
        let asides =
            vec![aside(Zone::Title, "Réélu"), aside(Zone::Byline, "Jo"), aside(Zone::Caption, "Le maire")];
        let article =
            Article { text: text.into(), paragraphs: vec![body.clone()], asides, ..Article::default() };
        let read = article.for_reading();
        assert_eq!(read.text, "Le maire a été réélu.\n\nRéélu\n\nLe maire");
        assert_eq!(read.paragraphs[0], body);
        let offsets = Offsets::new(&read.text);
        for (paragraph, shown) in read.paragraphs[1..].iter().zip(["Réélu", "Le maire"]) {
            assert_eq!(read.paragraph_text(paragraph), shown);
            assert_eq!(offsets.locate(paragraph.bytes()), paragraph.span);
        }
        assert_eq!(read.asides, [aside(Zone::Byline, "Jo")]);
        assert_eq!(read.clone().for_reading(), read);
    }
}
