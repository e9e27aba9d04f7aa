//! Addresses turn into raw pages in WARC files, and WARC files, feeds and archives back into pages.
//!
//! - [`fetch`] fetches what [`Sources`] lead to, politely, into the WARC files of a folder; [`Settings`] say how,
//!   [`Report`] says what came of it, and [`FetchError`] which address failed, why, and what to do.
//! - [`WarcReader`] reads WARC files of any tool record by record, past broken ones; [`page_of`] gives the
//!   [`RawPage`] that a record holds.
//! - [`read_feed`] reads the entries of RSS, Atom and JSON feeds.
//!
//! Not for crawling: nothing is fetched that was not asked for or listed by a feed or sitemap that was.
//!
//! ```
//! use claimwire_fetcher::{WarcReader, page_of};
//! let file = b"WARC/1.1\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\n\
//!     Content-Type: text/plain\r\nContent-Length: 25\r\n\r\nEstonia backs the new bid.\r\n\r\n";
//! for record in WarcReader::new(&file[..], 1 << 20) {
//!     match record {
//!         Ok(record) => println!("{:?}", page_of(record, 1 << 20).map(|page| page.url)),
//!         Err(broken) => println!("{broken}"),
//!     }
//! }
//! ```

mod address;
mod client;
mod coding;
mod declared;
mod error;
mod feed;
mod fetcher;
mod guard;
mod hosts;
mod http;
mod journal;
mod page;
mod robots;
mod settings;
mod sitemap;
mod sources;
mod store;
mod visit;
mod warc;

pub use address::parse_address;
pub use coding::CodingFault;
pub use error::{FetchError, FetchFault};
pub use feed::{Feed, FeedEntry, read_feed};
pub use fetcher::{Report, SetupError, Watch, fetch};
pub use journal::Outcome;
pub use page::{Header, RawPage};
pub use settings::Settings;
pub use sources::Sources;
pub use warc::{BrokenRecord, NoPage, RecordKind, WarcReader, WarcRecord, page_of};

/// Networks as addresses with the length of their prefix: `10.1.0.0/16`.
pub use ipnet::IpNet;
