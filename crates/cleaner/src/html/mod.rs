//! A web page to text, drafts and what its markup says: decode, parse, find the article, zone its blocks.

mod blocks;
mod container;
mod element;
mod encoding;
mod linked_data;
mod markup;
mod outline;
mod parse;
mod place;
#[cfg(test)]
mod tests;
mod tidy;
mod words;

use crate::CleanError;
use crate::article::Markup;
use crate::draft::Draft;

/// A page that has been read.
pub(crate) struct Page {
    /// The blocks of the article, white space normalised, one empty line between blocks.
    pub(crate) text: String,
    /// The blocks with their zones.
    pub(crate) drafts: Vec<Draft>,
    /// What the markup says of the page.
    pub(crate) markup: Markup,
}

/// Reads a page; `charset` is the character set that the HTTP header names.
pub(crate) fn read(bytes: &[u8], charset: Option<&str>) -> Result<Page, CleanError> {
    let source = encoding::decode(bytes, charset)?;
    let html = parse::parse(&source.text)?;
    let markup = markup::read(&html);
    let outline = outline::read(&html);
    if outline.blocks.is_empty() {
        return Err(CleanError::Empty { bytes: bytes.len() });
    }
    let headline = blocks::headline(&outline, markup.title.as_ref().map(|it| it.0.as_str()));
    let container = container::find(&outline, headline);
    refuse_index(&outline, &markup, &container)?;
    let (text, drafts) = blocks::read(&outline, &container, headline, &mut place::Places::new(&source));
    Ok(Page { text, drafts, markup })
}

/// Refuses a page that lists articles: it does not call itself one, and has many headlines that are links, or the
/// address of a front page, and little running text.
fn refuse_index(
    outline: &outline::Outline<'_>,
    markup: &Markup,
    found: &container::Container,
) -> Result<(), CleanError> {
    const MOST_HEADLINES: usize = 8;
    const MOST_PROSE: i64 = 2_500;
    let headlines = blocks::linked_headings(outline);
    let is_front = markup.url.as_ref().is_some_and(|(url, _)| is_front_page(url));
    let lists = headlines >= MOST_HEADLINES || (is_front && headlines > 0);
    if lists && !markup.is_article && found.amounts.prose(found.part) < MOST_PROSE {
        return Err(CleanError::Index { headlines });
    }
    Ok(())
}

/// Whether an address has no path: `https://borland.example/`.
fn is_front_page(url: &str) -> bool {
    let path = url.split("://").nth(1).and_then(|rest| rest.split_once('/')).map_or("", |(_, path)| path);
    path.split(['?', '#']).next().is_none_or(str::is_empty)
}
