//! WARC files (ISO 28500:2017) turn into records, and the records that hold pages into pages.

mod page;
mod parse;
mod reader;
mod record;
mod window;
pub(crate) mod writer;

pub use page::{NoPage, page_of};
pub use reader::{BrokenRecord, WarcReader};
pub use record::{RecordKind, WarcRecord};

#[cfg(test)]
mod tests;
