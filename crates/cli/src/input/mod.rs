//! Paths turn into documents to read: found, sorted, told apart by kind, and read one at a time.
//!
//! [`list`] never fails: what cannot be used is in [`Listing::rejected`] with its reason. [`with_found`] opens what
//! it has found, containers too, and gives their documents one by one to whoever works on them.

mod container;
mod found;
mod kind;
mod lines;
mod read;
mod records;
mod row;
mod sidecars;
mod walk;

use std::path::{Path, PathBuf};

use crate::Rejected;

pub(crate) use container::with_found;
pub(crate) use found::{Found, Item, article_in};
pub use kind::Container;
pub(crate) use lines::{Line, Lines, article_of};
pub use read::MAX_BYTES;
pub(crate) use read::{read_file, read_stream, vanished};
pub(crate) use records::{RecordFiles, Records};
pub(crate) use sidecars::Sidecars;
pub use walk::list;

/// A document that can be tried, or a file that holds many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// How records name it: the path as given, with `/` between its parts.
    pub name: String,
    /// Where to open it.
    pub path: PathBuf,
    /// Its length when it was found.
    pub bytes: u64,
    /// How its documents are packed, where it is none itself.
    pub container: Option<Container>,
    /// The name of the one document that is wanted of a container: `crawl.warc.gz#12`.
    pub only: Option<String>,
}

/// All documents below the paths that were given.
#[derive(Debug, Default)]
pub struct Listing {
    /// Documents to try, sorted by name, each once.
    pub sources: Vec<Source>,
    /// What cannot be tried.
    pub rejected: Vec<Rejected>,
    /// What is known about the documents from files beside them.
    pub(crate) sidecars: Sidecars,
}

impl Listing {
    /// The bytes of all documents to try.
    pub fn bytes(&self) -> u64 {
        self.sources.iter().map(|source| source.bytes).sum()
    }
}

/// A path as records name it: `/` between its parts on every system, what is no UTF-8 replaced.
pub(crate) fn name_of(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}
