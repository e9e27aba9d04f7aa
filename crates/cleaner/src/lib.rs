//! Turns a raw page or text file into an article whose zones tell the article from the noise.
//!
//! The bytes of one input become text ([`CleanError`] says what keeps them from it), the text becomes lines or blocks,
//! and each of these gets a zone: by line rules (data, in `noise/`), as an embedded post, or by its
//! shape and place. Nothing is dropped: noise is zoned as boilerplate, with the reason.
//!
//! ```
//! use claimwire_record::Zone;
//! let text = "Ferry strike ends\n\nThe crews went back to work on Monday.\n\nRead more: Bridge opens";
//! let article = claimwire_cleaner::clean("ferry.txt", text.as_bytes(), None)?;
//! let zones: Vec<Zone> = article.paragraphs.iter().map(|paragraph| paragraph.zone).collect();
//! assert_eq!(zones, [Zone::Title, Zone::Body, Zone::Boilerplate]);
//! assert_eq!(article.text, text);
//! # Ok::<(), claimwire_cleaner::CleanError>(())
//! ```

mod article;
mod authors;
mod dates;
mod draft;
mod error;
mod evidence;
mod html;
mod input;
mod lines;
mod noise;
mod pattern;
mod posts;
mod shape;
mod sidecar;
mod site;
mod structure;

pub use error::CleanError;
pub use sidecar::{Metadata, SidecarError, read_sidecar};
pub use site::{SitePage, SiteStats};

use article::{Markup, Parts, assemble};
use claimwire_record::Article;
use draft::Draft;

/// The largest input that is read, in bytes.
pub const MAX_BYTES: usize = 64 << 20;
/// How deep the elements of a page may nest.
pub const MAX_DEPTH: usize = 1_000;

/// Cleans one input: plain text or HTML, told by the extension of `path`, or by its first bytes where that says nothing.
///
/// # Errors
/// A [`CleanError`] where the input is not read: empty, binary, not UTF-8, too large, of a kind that is not read yet,
/// or without any article. The caller adds the path.
pub fn clean(path: &str, bytes: &[u8], metadata: Option<&Metadata>) -> Result<Article, CleanError> {
    match input::kind_of(path, bytes)? {
        input::Kind::Text => clean_text(path, bytes, metadata),
        input::Kind::Html => clean_html(path, bytes, metadata),
    }
}

/// Cleans plain text. [`Article::text`] is the input itself, byte for byte, so that spans are spans of the file.
///
/// # Errors
/// As for [`clean`].
pub fn clean_text(path: &str, bytes: &[u8], metadata: Option<&Metadata>) -> Result<Article, CleanError> {
    let text = input::decode(bytes)?.to_owned();
    let drafts = zones(&text, metadata.and_then(|it| it.title.as_deref()));
    assemble(Parts { path, bytes, text, is_page: false, drafts, markup: Markup::default(), metadata })
}

/// Cleans a web page. [`Article::text`] is the visible text with white space normalised and one empty line between
/// blocks.
///
/// # Errors
/// As for [`clean`], and [`CleanError::TooDeep`] for pages nested beyond [`MAX_DEPTH`].
pub fn clean_html(path: &str, bytes: &[u8], metadata: Option<&Metadata>) -> Result<Article, CleanError> {
    let page = html::read(bytes, metadata.and_then(|it| it.charset.as_deref()))?;
    let (text, drafts, markup) = (page.text, page.drafts, page.markup);
    assemble(Parts { path, bytes, text, is_page: true, drafts, markup, metadata })
}

/// Every paragraph of a plain text, in order, with its zone.
fn zones(text: &str, title: Option<&str>) -> Vec<Draft> {
    let mut lines = lines::split(text);
    noise::apply(text, &mut lines);
    let mut drafts = lines::join(text, lines);
    posts::mark(text, &mut drafts);
    structure::assign(text, &mut drafts, title);
    drafts
}
