//! Records turn into files: whole or not at all, in the formats that other tools read.
//!
//! - [`AtomicFile`] is a file that appears under its name only when it is complete.
//! - [`Export`] is one output format; each format is one file of this crate. [`JsonLines`] is the format that
//!   every other stage reads.
//! - [`FORMATS`] names the formats that take records of any kind ([`Record`]); each is begun in a folder
//!   ([`Format::open`]) and given articles, claims and facts in this order ([`Sink`]).
//! - [`json_line`] is the one place that turns a record into bytes, for callers that encode on many threads.
//!
//! ```
//! use claimwire_exporter::{AtomicFile, Export, JsonLines};
//! # let folder = tempfile::tempdir()?;
//! # let path = folder.path().join("numbers.jsonl");
//! let mut numbers = JsonLines::new(AtomicFile::create(&path)?);
//! numbers.push(&1)?;
//! assert!(!path.exists(), "nothing is there before it is whole");
//! numbers.finish()?.commit()?;
//! assert_eq!(std::fs::read_to_string(&path)?, "1\n");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Not for reading records back, and not for files that are appended to while others read them.

mod annotate;
mod atomic;
#[cfg(feature = "tokenizers")]
mod chunks;
mod csv;
mod duckdb;
mod error;
#[cfg(test)]
mod examples;
mod follow_the_money;
mod format;
mod graph;
mod graphml;
mod json_lines;
mod linked_data;
mod neo4j;
#[cfg(feature = "parquet")]
mod parquet;
mod prov;
mod record;
mod schema_org;
mod shape;
#[cfg(feature = "sqlite")]
mod sqlite;
mod tables;
mod web_annotation;

pub use atomic::AtomicFile;
#[cfg(feature = "tokenizers")]
pub use chunks::{Chunks, LEAST_BUDGET, Tokens};
pub use error::ExportError;
pub use format::{FORMATS, Format, Sink, Written, format_named};
pub use json_lines::{JsonLines, json_line};
pub use record::{Inputs, Record};

/// One output format: records in, in the order in which they are to stand.
///
/// A new format is one file in this crate that implements this for the records it can hold.
pub trait Export<T: ?Sized> {
    /// What is left when the last record is written: the file, or whatever the bytes went to.
    type Finished;

    /// Writes one record.
    ///
    /// # Errors
    /// Where the bytes cannot be written, or the record has no form in this format.
    fn push(&mut self, record: &T) -> Result<(), ExportError>;

    /// Writes what stands behind the last record.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    fn finish(self) -> Result<Self::Finished, ExportError>;
}
