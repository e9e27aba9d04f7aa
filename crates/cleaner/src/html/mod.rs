//! A web page to text, drafts and what its markup says: parse, find the article, read blocks in document order, zone them.

mod blocks;
mod container;
mod element;
mod guard;
mod markup;
#[cfg(test)]
mod tests;
mod walk;

use scraper::Html;

use crate::article::Markup;
use crate::draft::Draft;
use crate::{CleanError, input, noise, posts};

/// A page that has been read.
pub(crate) struct Page {
    /// Every visible block, white space normalised, one empty line between blocks.
    pub(crate) text: String,
    /// The blocks with their zones.
    pub(crate) drafts: Vec<Draft>,
    /// What the markup says of the page.
    pub(crate) markup: Markup,
}

/// Reads a page.
pub(crate) fn read(bytes: &[u8]) -> Result<Page, CleanError> {
    let source = input::decode(bytes).map_err(|error| guard::name_charset(bytes, error))?;
    guard::refuse_deep_nesting(source)?;
    let html = Html::parse_document(source.trim_start_matches('\u{feff}'));
    let markup = markup::read(&html);
    let container = container::find(&html);
    let (text, mut drafts) = blocks::read(&html, &container, markup.title.as_deref());
    if text.is_empty() {
        return Err(CleanError::Empty { bytes: bytes.len() });
    }
    noise::apply(&text, &mut drafts);
    posts::mark(&text, &mut drafts);
    Ok(Page { text, drafts, markup })
}
