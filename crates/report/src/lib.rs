//! Records turn into a folder of web pages that open from the disk, load nothing from elsewhere, and lead from
//! every statement to the sentence that it rests on.
//!
//! - [`Dossier`] is what a report is made of: articles, claims and facts.
//! - [`write`] writes `report.html` and the folder `report/`.
//! - [`article`] is the page of one article, which the review server shows too.
//!
//! All text from the web reaches a page through askama's HTML escaping, or as JSON that scripts set as text.
//! A crate of its own, because it reads three kinds of record together and brings templates, styles and scripts,
//! where `claimwire-exporter` turns one record after the other into one file.
//!
//! ```
//! use claimwire_report::{Dossier, write};
//! # let folder = tempfile::tempdir()?;
//! write(&Dossier::new(Vec::new(), Vec::new(), Vec::new()), folder.path())?;
//! assert!(folder.path().join("report.html").exists());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Not for millions of articles: a dossier is held in memory.

pub mod article;
pub mod assets;
pub mod backing;
pub mod conflicts;
pub mod counts;
mod dates;
mod dossier;
pub mod evidence;
mod facts;
mod front;
pub mod links;
mod site;
pub mod words;

pub use dossier::Dossier;
pub use site::{ReportError, write};
