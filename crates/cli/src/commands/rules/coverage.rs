//! `claimwire rules coverage`: which rules a folder of articles puts to use, and which it never needs.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use claimwire_rules::RuleSet;

use super::tally::Tally;
use crate::survey::articles;
use crate::{Exit, Failure, Options, Outcome, Stages};

/// Count what each rule found in articles; name those that found nothing.
///
/// One line per rule, columns separated by tabs: id, sentences that held one of its triggers, matches, claims.
/// A rule that matches and makes no claim is stopped by a guard, or always finds what another rule found better.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders and files of articles.
    #[arg(required = true, value_name = "FOLDER|FILE")]
    inputs: Vec<PathBuf>,
    /// Only rules whose id begins with this, such as `stance/`.
    #[arg(long, value_name = "ID", default_value = "")]
    only: String,
    /// Only rules that made no claim.
    #[arg(long)]
    unused: bool,
}

/// Prints one line for each rule, and a summary to standard error.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    let rules = stages.extractor().rules();
    let mut all = Tally::new(rules);
    articles(
        &args.inputs,
        options,
        |article| Tally::of(&stages, article),
        |tally| {
            all.add(&tally);
            Ok(())
        },
    )?;
    print(args, rules, &all).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

fn print(args: &Args, rules: &RuleSet, all: &Tally) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let rows = || rules.rules.iter().zip(&all.rules).filter(|(rule, _)| rule.id.starts_with(&args.only));
    for (rule, work) in rows().filter(|(_, work)| !args.unused || work.claims == 0) {
        writeln!(out, "{}\t{}\t{}\t{}", rule.id, work.sentences, work.matches, work.claims)?;
    }
    out.flush()?;
    let used = rows().filter(|(_, work)| work.claims > 0).count();
    let tried = rows().filter(|(_, work)| work.sentences > 0).count();
    let matched = rows().filter(|(_, work)| work.matches > 0).count();
    crate::terminal::complain(format_args!(
        "{} rules: {tried} tried, {matched} matched, {used} made claims",
        rows().count()
    ));
    Ok(())
}
