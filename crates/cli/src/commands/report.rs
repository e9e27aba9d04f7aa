//! `claimwire report`: the records of a run turn into web pages beside them.

use std::path::{Path, PathBuf};

use claimwire_report::{Dossier, ReportError, write};

use crate::records::{read_articles, read_claims, read_facts};
use crate::terminal::complain;
use crate::{Exit, Failure, Outcome};

/// Write web pages that show the records of a run.
///
/// They are report.html and the folder report/ beside it. The pages open from the disk, load nothing from elsewhere, and lead from every fact to the sentences that it
/// rests on. A row that is no record is named on standard error, and the rest goes on.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder that `claimwire run` wrote to.
    #[arg(default_value = "output", value_name = "FOLDER")]
    folder: PathBuf,
    /// The folder to write the pages to; without it, where the records are.
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Reads the records and writes the pages.
pub(crate) fn run(args: &Args) -> Outcome {
    let dossier = dossier(&args.folder)?;
    let output = args.output.as_deref().unwrap_or(&args.folder);
    write_pages(&dossier, output)?;
    complain(format_args!(
        "{} shows {} articles",
        output.join("report.html").display(),
        dossier.articles.len()
    ));
    Ok(Exit::Well)
}

/// The records in a folder that a run wrote to.
///
/// # Errors
/// Where there are no article or claim records to read; facts may be missing.
pub(crate) fn dossier(folder: &Path) -> Result<Dossier, Failure> {
    let articles = read_articles(&folder.join("articles.jsonl"))?;
    let claims = read_claims(&folder.join("claims.jsonl"))?;
    let facts = folder.join("facts.jsonl");
    let facts = if facts.exists() { read_facts(&facts)? } else { Vec::new() };
    Ok(Dossier::new(articles, claims, facts))
}

/// Writes the pages of a dossier into a folder.
pub(crate) fn write_pages(dossier: &Dossier, folder: &Path) -> Result<(), Failure> {
    write(dossier, folder).map_err(|error: ReportError| Failure::new(&error, error.remedy()))
}
