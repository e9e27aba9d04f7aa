//! `claimwire reconcile`: claim records turn into fact records.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use claimwire_exporter::AtomicFile;
use claimwire_reconciler::{Ledger, Preparer};

use crate::batch::threads;
use crate::facts::{FactCounts, clashing, enter_file, write_facts};
use crate::stages::load_rules;
use crate::terminal::{Style, Terminal, complain};
use crate::{Exit, Failure, Options, Outcome, Rejected};

/// The most rows set aside that are named.
const MOST_NAMED: usize = 20;

/// Weigh claims against each other: fact records as JSON Lines.
///
/// A fact holds all claims that answer one question, in positions: who agrees, what changed, what is disputed.
/// Each position lists the ids of its claims. The same claims give the same facts, in whatever order they come.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files of claim records, as `claimwire run` and `claimwire extract` write them; `-` is standard input.
    #[arg(default_value = "-", value_name = "CLAIMS")]
    inputs: Vec<PathBuf>,
    /// The file to write to instead of standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Reads claims, weighs them, and writes facts.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let preparer = Preparer::new(&load_rules(options)?);
    let pool = threads(options)?;
    let mut ledger = Ledger::new(&preparer);
    let mut rejected = Vec::new();
    for path in &args.inputs {
        rejected.extend(enter_file(&pool, &preparer, &mut ledger, path)?);
    }
    let is_empty = ledger.is_empty();
    rejected.extend(clashing(ledger.seal(), "claims"));
    report(&rejected, options);
    if is_empty && !rejected.is_empty() {
        return Err(Failure::new("no row is a claim record", "make them with: claimwire run FOLDER"));
    }
    let counts = pool.install(|| write(args.output.as_deref(), &ledger))?;
    complain(counts);
    Ok(Exit::Well)
}

fn write(output: Option<&Path>, ledger: &Ledger) -> Result<FactCounts, Failure> {
    let Some(path) = output else {
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let counts = write_facts(ledger, &[], &mut out).map_err(Failure::stdout)?;
        out.flush().map_err(Failure::stdout)?;
        return Ok(counts);
    };
    let mut file = AtomicFile::create(path)?;
    let unwritten = |error| {
        Failure::new(
            format_args!("{}: cannot be written: {error}", path.display()),
            "check that the disk has room",
        )
    };
    let counts = write_facts(ledger, &[], &mut file).map_err(unwritten)?;
    file.commit()?;
    Ok(counts)
}

fn report(rejected: &[Rejected], options: &Options) {
    let label = Terminal::stderr(options.color).paint(Style::Warning, "set aside:");
    for row in rejected.iter().take(MOST_NAMED) {
        complain(format_args!("{label} {row}"));
    }
    if rejected.len() > MOST_NAMED {
        complain(format_args!("{label} and {} more, {} in all", rejected.len() - MOST_NAMED, rejected.len()));
    }
}
