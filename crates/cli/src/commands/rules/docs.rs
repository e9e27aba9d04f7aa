//! `claimwire rules docs`: the rule packs turn into a catalogue for readers.

use std::path::PathBuf;

use claimwire_rules::docs;

use crate::output::write_file;
use crate::stages::load_rules;
use crate::terminal::complain;
use crate::{Exit, Options, Outcome};

/// Write the catalogue of all types and rules, or check that it is up to date.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The file of the catalogue.
    #[arg(value_name = "FILE", default_value = "docs/rules.md")]
    file: PathBuf,
    /// Write nothing; the exit code is 1 where the file differs.
    #[arg(long)]
    check: bool,
}

/// Writes or checks the catalogue.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let text = docs(&load_rules(options)?);
    if !args.check {
        write_file(&args.file, &text)?;
    } else if std::fs::read_to_string(&args.file).map_or(true, |there| there != text) {
        complain(format_args!(
            "{}: not what the rules say; write it anew: claimwire rules docs",
            args.file.display()
        ));
        return Ok(Exit::Findings);
    }
    Ok(Exit::Well)
}
