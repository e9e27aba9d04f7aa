//! `claimwire rules profile`: where the time of the rules goes over a folder of articles.

use std::cmp::Reverse;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::time::Duration;

use claimwire_rules::RuleSet;

use super::tally::{Tally, Work};
use crate::survey::articles;
use crate::{Exit, Failure, Options, Outcome, Stages};

/// Measure the time and the matches of each rule over articles, the slowest rules first.
///
/// Works on one thread, so that rules do not wait for each other. A rule that costs much and matches little often
/// begins with something that every sentence holds: give it a rarer word, or a verb list.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders and files of articles.
    #[arg(required = true, value_name = "FOLDER|FILE")]
    inputs: Vec<PathBuf>,
    /// How many rules to show; 0 shows all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
}

/// Prints one line for each rule.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    let rules = stages.extractor().rules();
    let mut all = Tally::new(rules);
    let one_thread = Options { jobs: 1, ..options.clone() };
    articles(
        &args.inputs,
        &one_thread,
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
    let whole: Duration = all.rules.iter().map(|work| work.time).sum();
    let mut rows: Vec<(&str, &Work)> =
        rules.rules.iter().map(|rule| rule.id.as_str()).zip(&all.rules).collect();
    rows.sort_by_key(|(id, work)| (Reverse(work.time), *id));
    let limit = if args.limit == 0 { rows.len() } else { args.limit };
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(
        out,
        "{:<44} {:>9} {:>6} {:>9} {:>8} {:>8}",
        "rule", "ms", "share", "sentences", "matches", "claims"
    )?;
    for (id, work) in rows.into_iter().take(limit) {
        let (ms, share) = (work.time.as_secs_f64() * 1e3, work.time.as_secs_f64() / whole.as_secs_f64());
        let Work { sentences, matches, claims, .. } = work;
        writeln!(out, "{id:<44} {ms:>9.2} {:>5.1}% {sentences:>9} {matches:>8} {claims:>8}", share * 100.0)?;
    }
    out.flush()
}
