//! Drafts and all that is known of a document to one article record.

use claimwire_record::{Article, Document, PublishedBasis, Zone, sha256_hex};

use crate::draft::{self, Draft};
use crate::evidence::{self, Published};
use crate::{CleanError, Metadata};

/// What the markup of a page says of it.
#[derive(Debug, Default)]
pub(crate) struct Markup {
    pub(crate) url: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) agency: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
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
    let document = document(&parts);
    let text_is_input = !parts.is_page;
    let (text, drafts, asides) = match parts.is_page {
        true => draft::part(&parts.text, parts.drafts),
        false => (parts.text, parts.drafts, Vec::new()),
    };
    let paragraphs = draft::paragraphs(&text, &drafts);
    Ok(Article { schema: Article::SCHEMA.to_owned(), document, text, text_is_input, paragraphs, asides })
}

fn refuse_all_noise(drafts: &[Draft]) -> Result<(), CleanError> {
    if drafts.iter().any(|draft| draft.zone.is_read()) {
        return Ok(());
    }
    let first = drafts.first().and_then(|draft| draft.reason).unwrap_or("boilerplate").to_owned();
    Err(CleanError::NoArticle { paragraphs: drafts.len(), first })
}

/// Metadata first, then markup, then the text itself.
fn document(parts: &Parts<'_>) -> Document {
    let unknown = Metadata::default();
    let (given, markup) = (parts.metadata.unwrap_or(&unknown), &parts.markup);
    let first = |one: &Option<String>, other: &Option<String>| one.clone().or_else(|| other.clone());
    let (text, drafts) = (parts.text.as_str(), parts.drafts.as_slice());
    let (published, published_basis) = published(parts, given).unzip();
    Document {
        path: parts.path.replace('\\', "/"),
        url: first(&given.url, &markup.url),
        title: first(&given.title, &markup.title).or_else(|| title(text, drafts)),
        publisher: first(&given.publisher, &markup.publisher),
        agency: first(&given.agency, &markup.agency).or_else(|| evidence::agency(text, drafts)),
        author: first(&given.author, &markup.author).or_else(|| evidence::author(text, drafts)),
        published,
        published_basis,
        retrieved: given.retrieved.clone(),
        language: first(&given.language, &markup.language),
        sha256: sha256_hex(parts.bytes),
    }
}

fn title(text: &str, drafts: &[Draft]) -> Option<String> {
    let title = drafts.iter().find(|draft| draft.zone == Zone::Title)?.of(text);
    Some(title.trim_start_matches("# ").split_whitespace().collect::<Vec<_>>().join(" "))
}

fn published(parts: &Parts<'_>, given: &Metadata) -> Option<Published> {
    let known = |date: &Option<String>, basis| date.clone().map(|date| (date, basis));
    known(&given.published, PublishedBasis::Sidecar)
        .or_else(|| known(&parts.markup.published, PublishedBasis::Markup))
        .or_else(|| evidence::published(&parts.text, &parts.drafts))
}
