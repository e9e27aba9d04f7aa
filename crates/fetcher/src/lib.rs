//! Addresses turn into raw pages: bytes as received, with where they came from, when, and their hash.
//!
//! - [`RawPage`] is what a fetch yields and what an archive record holds.
//! - [`FetchError`] says which address failed, why, and what to do.
//! - [`Fetch`] is anything that turns an address into a page: a client, an archive, a test double.
//!
//! This crate has no network client yet; pages come from [`RawPage::received`].
//!
//! ```
//! use claimwire_fetcher::RawPage;
//! let page = RawPage::received("https://example.org/a", b"<p>Estonia backs the bid.</p>".to_vec());
//! assert_eq!(page.sha256.len(), 64);
//! ```

mod coding;
mod error;
mod feed;
mod http;
mod page;
mod warc;

pub use coding::CodingFault;
pub use error::{FetchError, FetchFault};
pub use feed::{Feed, FeedEntry, read_feed};
pub use page::{Header, RawPage};
pub use warc::{BrokenRecord, NoPage, RecordKind, WarcReader, WarcRecord, page_of};

/// Turns an address into a raw page.
pub trait Fetch {
    /// Fetches one address.
    ///
    /// # Errors
    /// Where no page came back; see [`FetchFault`].
    fn fetch(&self, url: &str) -> Result<RawPage, FetchError>;
}
