//! `claimwire rules list`: every rule on one line.

use std::io::{self, BufWriter, Write};

use claimwire_rules::RuleSet;

use crate::stages::load_rules;
use crate::{Exit, Failure, Options, Outcome};

/// List every rule: id, version, number of examples, and what it finds.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only rules whose id begins with this, such as `stance/`.
    #[arg(value_name = "ID", default_value = "")]
    only: String,
}

/// Prints one line for each rule, columns separated by tabs.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let rules = load_rules(options)?;
    print(args, &rules).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

fn print(args: &Args, rules: &RuleSet) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    for rule in rules.rules.iter().filter(|rule| rule.id.starts_with(&args.only)) {
        let all = &rule.examples;
        let examples =
            all.matches.len() + all.ignores.len() + all.todo_matches.len() + all.todo_ignores.len();
        writeln!(out, "{}\t{}\t{examples}\t{}", rule.id, rule.version, rule.about)?;
    }
    out.flush()
}
