//! The formats by name: what each is for, what it needs, and how its files are begun.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::{Export, ExportError, Inputs, Record};

/// What an export has written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Written {
    /// The files, in the order in which they are best looked at.
    pub files: Vec<PathBuf>,
    /// What could not be written and why, a sentence each.
    pub notes: Vec<String>,
}

/// A format that is being written: [`Export`] over records of any kind, for callers that choose at run time.
pub trait Sink {
    /// Writes one record.
    ///
    /// # Errors
    /// Where the bytes cannot be written, or the record has no form in this format.
    fn take(&mut self, record: Record<'_>) -> Result<(), ExportError>;

    /// Writes what stands behind the last record and gives the files their names.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    fn close(self: Box<Self>) -> Result<Written, ExportError>;
}

impl<E> Sink for E
where
    E: for<'r> Export<Record<'r>, Finished = Written>,
{
    fn take(&mut self, record: Record<'_>) -> Result<(), ExportError> {
        self.push(&record)
    }
    fn close(self: Box<Self>) -> Result<Written, ExportError> {
        self.finish()
    }
}

/// What begins the files of a format in a folder.
type Open = fn(&Path, Inputs) -> Result<Box<dyn Sink>, ExportError>;

/// One output format.
#[derive(Clone, Copy)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What it writes and for whom, in a line.
    pub about: &'static str,
    /// Whether it can do nothing without the articles' texts.
    pub needs_articles: bool,
    /// The cargo feature that it is part of, if any.
    pub feature: Option<&'static str>,
    open: Option<Open>,
}

impl Format {
    /// Whether this build can write it.
    pub fn is_built_in(&self) -> bool {
        self.open.is_some()
    }
    /// Begins its files in `folder`, which is made if it is not there. `inputs` says what will come.
    ///
    /// # Errors
    /// Where a file cannot be made, or this build was made without the format.
    pub fn open(&self, folder: &Path, inputs: Inputs) -> Result<Box<dyn Sink>, ExportError> {
        match self.open {
            Some(open) => open(folder, inputs),
            None => Err(ExportError::unsupported(folder, "is in a format that this build was made without")),
        }
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Format").field("name", &self.name).field("feature", &self.feature).finish()
    }
}

/// An entry of [`FORMATS`] that every build has.
const fn plain(name: &'static str, about: &'static str, open: Open) -> Format {
    Format { name, about, needs_articles: false, feature: None, open: Some(open) }
}

/// An entry of [`FORMATS`] that lays annotations over the articles' texts.
const fn over_texts(name: &'static str, about: &'static str, open: Open) -> Format {
    Format { name, about, needs_articles: true, feature: None, open: Some(open) }
}

/// An entry of [`FORMATS`] behind a cargo feature.
const fn behind(
    feature: &'static str,
    name: &'static str,
    about: &'static str,
    open: Option<Open>,
) -> Format {
    Format { name, about, needs_articles: false, feature: Some(feature), open }
}

/// `$open` where the feature is on, nothing where it is off.
macro_rules! if_feature {
    ($feature:literal, $open:expr) => {{
        #[cfg(feature = $feature)]
        let open: Option<Open> = Some($open);
        #[cfg(not(feature = $feature))]
        let open: Option<Open> = None;
        open
    }};
}

/// Begins a format whose type has a `create(folder, inputs)`.
macro_rules! opener {
    ($format:path) => {
        |folder, inputs| Ok(Box::new(<$format>::create(folder, inputs)?))
    };
}

/// Every format, tables first.
pub const FORMATS: &[Format] = &[
    plain(
        "csv",
        "one table for each noun and one for each claim type: spreadsheets, pandas, R",
        opener!(crate::csv::CsvTables),
    ),
    behind(
        "sqlite",
        "sqlite",
        "claimwire.db: one database with full-text search, keys and views, ready for Datasette",
        if_feature!("sqlite", opener!(crate::sqlite::Database)),
    ),
    plain(
        "duckdb",
        "duckdb.sql: views over the JSON Lines files themselves, every column with its type",
        opener!(crate::duckdb::DuckDbScript),
    ),
    behind(
        "parquet",
        "parquet",
        "the tables of csv as Parquet files: pandas, Polars, DuckDB, Spark",
        if_feature!("parquet", opener!(crate::parquet::FlatParquet)),
    ),
    behind(
        "parquet",
        "parquet-nested",
        "claims.parquet and its siblings: the records as they are, nested",
        if_feature!("parquet", opener!(crate::parquet::NestedParquet)),
    ),
    plain(
        "web-annotation",
        "annotations.jsonld: each claim as a W3C Web Annotation on its page",
        opener!(crate::web_annotation::WebAnnotations),
    ),
    plain(
        "prov",
        "prov.jsonld: which claim was derived from which document by which rule (W3C PROV-O)",
        opener!(crate::prov::Provenance),
    ),
    plain(
        "schema-org",
        "claims.schema-org.jsonld: schema.org Claim with speaker and appearance",
        opener!(crate::schema_org::SchemaOrg),
    ),
    plain(
        "ftm",
        "statements.csv: FollowTheMoney entities, mentions, offices and stands",
        opener!(crate::follow_the_money::FollowTheMoney),
    ),
    plain(
        "neo4j",
        "nodes.csv and relationships.csv for neo4j-admin database import",
        opener!(crate::neo4j::Neo4j),
    ),
    plain(
        "graphml",
        "claims.graphml: one directed graph for networkx, Gephi, yEd",
        opener!(crate::graphml::GraphMl),
    ),
    over_texts(
        "brat",
        "each article as .txt with an .ann: claims as events, to correct by hand in brat",
        opener!(crate::annotate::Brat),
    ),
    over_texts(
        "label-studio",
        "tasks.json with predictions, and the labelling interface for them",
        opener!(crate::annotate::LabelStudio),
    ),
    over_texts(
        "doccano",
        "doccano.jsonl: sequence labelling with relations",
        opener!(crate::annotate::Doccano),
    ),
];

/// The format of a name.
pub fn format_named(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|format| format.name == name)
}
