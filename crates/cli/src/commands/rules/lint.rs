//! `claimwire rules lint`: what loads and is still not right.

use std::io::{self, BufWriter, Write};

use claimwire_rules::{Diagnostic, lint};

use crate::stages::load_rules;
use crate::terminal::Terminal;
use crate::{Exit, Failure, Options, Outcome};

/// Find what loads and is still not right: rules without examples, versions that were not raised.
///
/// The exit code is 1 where there is more than warnings.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Treat warnings as errors.
    #[arg(long)]
    strict: bool,
}

/// Prints every finding with its place.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let rules = load_rules(options)?;
    let found = lint(&rules, rules.locked.as_ref());
    print(&found, Terminal::stdout(options.color)).map_err(Failure::stdout)?;
    let is_grave = |finding: &Diagnostic| args.strict || !finding.code.is_warning();
    Ok(if found.iter().any(is_grave) { Exit::Findings } else { Exit::Well })
}

fn print(found: &[Diagnostic], terminal: Terminal) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for finding in found {
        writeln!(out, "{}\n", finding.render(terminal.is_colored()).trim_end())?;
    }
    let warnings = found.iter().filter(|finding| finding.code.is_warning()).count();
    writeln!(out, "{} errors, {warnings} warnings", found.len() - warnings)?;
    out.flush()
}
