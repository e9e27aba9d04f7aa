//! Drafts and all that is known of a document to one article record.

use claimwire_record::{Article, Details, Document, KnownFrom, Origins, PublishedBasis, Zone, sha256_hex};

use crate::draft::{self, Draft};
use crate::{CleanError, Metadata};
use crate::{authors, evidence};

/// A value and where it is known from.
pub(crate) type Known = Option<(String, KnownFrom)>;

/// What the markup of a page says of it.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub(crate) url: Known,
    pub(crate) title: Known,
    pub(crate) subtitle: Known,
    pub(crate) publisher: Known,
    pub(crate) site_name: Known,
    pub(crate) agency: Known,
    pub(crate) authors: Option<(Vec<String>, KnownFrom)>,
    /// The author where that is the outlet or another organisation.
    pub(crate) body_as_author: Known,
    pub(crate) published: Known,
    pub(crate) modified: Known,
    pub(crate) section: Known,
    pub(crate) language: Known,
    /// Whether it says that the page is an article.
    pub(crate) is_article: bool,
}

/// One input with its text and zones.
pub(crate) struct Parts<'a> {
    pub(crate) path: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) text: String,
    pub(crate) drafts: Vec<Draft>,
    pub(crate) is_page: bool,
    pub(crate) markup: Markup,
    pub(crate) metadata: Option<&'a Metadata>,
}

/// The article, if any paragraph belongs to one.
pub(crate) fn assemble(parts: Parts<'_>) -> Result<Article, CleanError> {
    refuse_all_noise(&parts.drafts)?;
    let Facts { document, details, origins } = facts(&parts);
    let text_is_input = !parts.is_page;
    let (text, drafts, asides) = match parts.is_page {
        true => draft::part(&parts.text, parts.drafts),
        false => (parts.text, parts.drafts, Vec::new()),
    };
    let paragraphs = draft::paragraphs(&text, &drafts);
    Ok(Article {
        schema: Article::SCHEMA.to_owned(),
        document,
        details,
        origins,
        text,
        text_is_input,
        paragraphs,
        asides,
    })
}

fn refuse_all_noise(drafts: &[Draft]) -> Result<(), CleanError> {
    if drafts.iter().any(|draft| draft.zone.is_read()) {
        return Ok(());
    }
    let first = drafts.first().and_then(|draft| draft.reason).unwrap_or("boilerplate").to_owned();
    Err(CleanError::NoArticle { paragraphs: drafts.len(), first })
}

/// What is known of a document.
#[derive(Default)]
struct Facts {
    document: Document,
    details: Details,
    origins: Origins,
}

/// Metadata first, then markup, then the text itself.
fn facts(parts: &Parts<'_>) -> Facts {
    let unknown = Metadata::default();
    let (given, markup) = (parts.metadata.unwrap_or(&unknown), &parts.markup);
    let (text, drafts) = (parts.text.as_str(), parts.drafts.as_slice());
    let first = |one: &Option<String>, other: &Known, seen: &dyn Fn() -> Option<String>| {
        let one = one.clone().map(|value| (value, KnownFrom::Sidecar));
        one.or_else(|| other.clone()).or_else(|| seen().map(|value| (value, KnownFrom::Text))).unzip()
    };
    let none = || None;
    let listed = markup.authors.clone().or_else(|| seen_authors(parts).map(|names| (names, KnownFrom::Text)));
    let joined = listed.clone().map(|(names, from)| (names.join(", "), from));
    let (url, url_from) = first(&given.url, &markup.url, &none);
    let (title, title_from) = first(&given.title, &markup.title, &|| title(text, drafts));
    let (publisher, publisher_from) = first(&given.publisher, &markup.publisher, &none);
    let (agency, agency_from) = first(&given.agency, &markup.agency, &|| evidence::agency(text, drafts));
    let (author, author_from) = first(&given.author, &joined, &|| evidence::author(text, drafts));
    let (author, author_from) = match author {
        Some(author) => (Some(author), author_from),
        None => markup.body_as_author.clone().unzip(),
    };
    let (language, language_from) = first(&given.language, &markup.language, &none);
    let (subtitle, subtitle_from) = first(&None, &markup.subtitle, &|| line(Zone::Subtitle, text, drafts));
    let (modified, modified_from) = first(&None, &markup.modified, &none);
    let (section, section_from) = first(&None, &markup.section, &none);
    let (site_name, site_name_from) = first(&None, &markup.site_name, &none);
    let (published, published_from, published_basis) = published(parts, given);
    let authors = match (&listed, &author) {
        (Some((names, _)), _) if given.author.is_none() => names.clone(),
        (_, author) => author.iter().flat_map(|author| authors::split(author, &[])).collect(),
    };
    Facts {
        document: Document {
            path: parts.path.replace('\\', "/"),
            url,
            title,
            publisher,
            agency,
            author,
            published,
            published_basis,
            retrieved: given.retrieved.clone(),
            language,
            sha256: sha256_hex(parts.bytes),
        },
        details: Details { subtitle, authors, site_name, modified, section },
        origins: Origins {
            url: url_from,
            title: title_from,
            publisher: publisher_from,
            agency: agency_from,
            author: author_from,
            published: published_from,
            language: language_from,
            subtitle: subtitle_from,
            site_name: site_name_from,
            modified: modified_from,
            section: section_from,
        },
    }
}

/// The authors that the bylines of a page name.
fn seen_authors(parts: &Parts<'_>) -> Option<Vec<String>> {
    let outlets: Vec<&str> = [&parts.markup.publisher, &parts.markup.site_name]
        .into_iter()
        .flatten()
        .map(|it| it.0.as_str())
        .collect();
    let bylines = parts.drafts.iter().filter(|draft| parts.is_page && draft.zone == Zone::Byline);
    bylines.map(|draft| authors::split(draft.of(&parts.text), &outlets)).find(|names| !names.is_empty())
}

/// The first line in a zone.
fn line(zone: Zone, text: &str, drafts: &[Draft]) -> Option<String> {
    drafts.iter().find(|draft| draft.zone == zone).map(|draft| draft.of(text).to_owned())
}

fn title(text: &str, drafts: &[Draft]) -> Option<String> {
    let title = drafts.iter().find(|draft| draft.zone == Zone::Title)?.of(text);
    Some(title.trim_start_matches("# ").split_whitespace().collect::<Vec<_>>().join(" "))
}

type PublishedFrom = (Option<String>, Option<KnownFrom>, Option<PublishedBasis>);

fn published(parts: &Parts<'_>, given: &Metadata) -> PublishedFrom {
    if let Some(date) = &given.published {
        return (Some(date.clone()), Some(KnownFrom::Sidecar), Some(PublishedBasis::Sidecar));
    }
    if let Some((date, from)) = &parts.markup.published {
        return (Some(date.clone()), Some(*from), Some(PublishedBasis::Markup));
    }
    match evidence::published(&parts.text, &parts.drafts) {
        Some((date, basis)) => (Some(date), Some(KnownFrom::Text), Some(basis)),
        None => (None, None, None),
    }
}
