//! `claimwire reconcile`: claim records turn into fact records.

use std::fs;
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use claimwire_exporter::{AtomicFile, Export, JsonLines};
use claimwire_reconciler::{Copies, Ledger, Page, Preparer};
use claimwire_record::sha256_hex;
use rayon::ThreadPool;

use super::reconcile_table;
use crate::batch::{in_order, threads};
use crate::facts::{FactCounts, clashing, enter_file, write_facts};
use crate::input::{Line, Lines, article_of, name_of, read_file, read_stream, vanished};
use crate::stages::load_rules;
use crate::terminal::{Style, Terminal, complain};
use crate::{Exit, Failure, Options, Outcome, Rejected};

/// The most rows set aside that are named.
const MOST_NAMED: usize = 20;

/// Weigh claims against each other: fact records as JSON Lines.
///
/// A fact holds all claims that answer one question, in positions: who agrees, what changed, what is disputed.
/// Each position lists the ids of its claims. The same claims give the same facts, in whatever order they come.
/// Rows that are no claims are named on standard error, and the rest goes on.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files of claim records, as `claimwire run` and `claimwire extract` write them; `-` is standard input.
    #[arg(default_value = "-", value_name = "CLAIMS")]
    inputs: Vec<PathBuf>,
    /// The file to write to instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Files of article records, whose texts show which documents are copies of each other.
    #[arg(long, value_name = "ARTICLES")]
    articles: Vec<PathBuf>,
    /// Keep the claims in this folder, and weigh all that it holds: adding a day's claims gives the facts of all
    /// days. They are written to facts.jsonl in it.
    #[arg(long, value_name = "FOLDER", conflicts_with = "output")]
    ledger: Option<PathBuf>,
    /// Write who may be one person under two names, or two under one, to this file.
    #[arg(long, value_name = "FILE")]
    suggestions: Option<PathBuf>,
    #[command(flatten)]
    table: reconcile_table::TableArgs,
}

/// Reads claims, weighs them, and writes facts.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    if let Some(table) = args.table.table() {
        return reconcile_table::run(&args.table, table, args.output.as_deref(), options);
    }
    let preparer = Preparer::new(&load_rules(options)?);
    let pool = threads(options)?;
    let (mut ledger, mut rejected) = (Ledger::new(&preparer), Vec::new());
    let inputs = match &args.ledger {
        Some(folder) => keep(folder, &args.inputs)?,
        None => args.inputs.clone(),
    };
    for path in &inputs {
        rejected.extend(enter_file(&pool, &preparer, &mut ledger, path)?);
    }
    let copies = copies(&pool, &args.articles, &mut rejected)?;
    let is_empty = ledger.is_empty();
    rejected.extend(clashing(ledger.seal(), "claims"));
    report(&rejected, options);
    if is_empty && !rejected.is_empty() {
        return Err(Failure::new("no row is a claim record", "make them with: claimwire run FOLDER"));
    }
    if let Some(path) = &args.suggestions {
        write_suggestions(path, &ledger)?;
    }
    let output =
        args.ledger.as_ref().map(|folder| folder.join("facts.jsonl")).or_else(|| args.output.clone());
    let counts = pool.install(|| write(output.as_deref(), &ledger, &copies))?;
    complain(counts);
    Ok(Exit::Well)
}

/// Copies new claim files into the ledger's folder under the hash of their bytes, so that a file added twice is
/// there once, and gives all files of the folder in order.
fn keep(folder: &Path, inputs: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
    let claims = folder.join("claims");
    for path in inputs {
        let name = name_of(path);
        let bytes = match path == Path::new("-") {
            true => read_stream(io::stdin().lock(), "standard input", u64::MAX - 1),
            false => read_file(path, &name, u64::MAX - 1),
        };
        let bytes = bytes.map_err(|row| Failure::new(row, ""))?;
        if !bytes.is_empty() {
            let mut file = AtomicFile::create(&claims.join(format!("{}.jsonl", sha256_hex(&bytes))))?;
            file.write_all(&bytes).map_err(|error| unwritten(file.path(), &error))?;
            file.commit()?;
        }
    }
    let unread =
        |error| Failure::new(format_args!("{}: cannot be read: {error}", claims.display()), "check the path");
    let mut files = Vec::new();
    if claims.exists() {
        for entry in fs::read_dir(&claims).map_err(unread)? {
            files.push(entry.map_err(unread)?.path());
        }
    }
    files.retain(|path| path.extension().is_some_and(|ending| ending == "jsonl"));
    files.sort();
    Ok(files)
}

/// Groups of documents whose texts are near-duplicates.
fn copies(
    pool: &ThreadPool,
    articles: &[PathBuf],
    rejected: &mut Vec<Rejected>,
) -> Result<Vec<Vec<String>>, Failure> {
    let mut copies = Copies::default();
    for path in articles {
        let name = name_of(path);
        let take = |page: Result<Page, Rejected>| {
            match page {
                Ok(page) => copies.enter(page),
                Err(row) => rejected.push(row),
            }
            Ok(())
        };
        let file = fs::File::open(path).map_err(|error| Failure::new(vanished(&name, &error), ""))?;
        let lines = Lines::new(BufReader::with_capacity(1 << 20, file), &name);
        in_order(
            pool,
            lines,
            |line: Line| article_of(&line).map(|article| Page::of(&article.for_reading())),
            take,
        )?;
    }
    Ok(pool.install(|| copies.groups()))
}

fn write_suggestions(path: &Path, ledger: &Ledger) -> Result<(), Failure> {
    let mut rows = JsonLines::new(AtomicFile::create(path)?);
    let suggestions = ledger.suggestions();
    suggestions.iter().try_for_each(|row| rows.push(row))?;
    rows.finish()?.commit()?;
    complain(format_args!("{}: {} suggestions", path.display(), suggestions.len()));
    Ok(())
}

fn write(output: Option<&Path>, ledger: &Ledger, copies: &[Vec<String>]) -> Result<FactCounts, Failure> {
    let Some(path) = output else {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let counts = write_facts(ledger, copies, &mut out).map_err(Failure::stdout)?;
        out.flush().map_err(Failure::stdout)?;
        return Ok(counts);
    };
    let mut file = AtomicFile::create(path)?;
    let counts = write_facts(ledger, copies, &mut file).map_err(|error| unwritten(path, &error))?;
    file.commit()?;
    Ok(counts)
}

fn unwritten(path: &Path, error: &io::Error) -> Failure {
    Failure::new(
        format_args!("{}: cannot be written: {error}", path.display()),
        "check that the disk has room",
    )
}

pub(super) fn report(rejected: &[Rejected], options: &Options) {
    let label = Terminal::stderr(options.color).paint(Style::Warning, "set aside:");
    for row in rejected.iter().take(MOST_NAMED) {
        complain(format_args!("{label} {row}"));
    }
    if rejected.len() > MOST_NAMED {
        complain(format_args!("{label} and {} more, {} in all", rejected.len() - MOST_NAMED, rejected.len()));
    }
}
