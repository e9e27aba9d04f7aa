//! `claimwire diff`: two files of facts turn into what was added, changed and removed between them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

use claimwire_record::Fact;

use crate::fact_file::{question, read_facts, shown, word};
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome};

/// Compare two files of facts: what is new, what changed and how, and what is gone.
///
/// A fact's id is that of its question, so the same question meets itself. The exit code is 0 either way.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The older file of fact records.
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The newer file of fact records.
    #[arg(value_name = "NEW")]
    new: PathBuf,
}

/// Reads both and prints the differences in the order of the facts' ids.
pub(crate) fn run(args: &Args, _: &Options) -> Outcome {
    let by_id =
        |facts: Vec<Fact>| facts.into_iter().map(|fact| (fact.id.clone(), fact)).collect::<BTreeMap<_, _>>();
    let (old, new) = (by_id(read_facts(&args.old)?), by_id(read_facts(&args.new)?));
    let (mut added, mut changed, mut removed) = (0, 0, 0);
    let mut rows = Vec::new();
    for (id, fact) in &new {
        match old.get(id) {
            None => {
                added += 1;
                rows.push(format!("+ {}  {} = {}", outcome(fact), question(fact), shown(&fact.best)));
            }
            Some(before) if before != fact => {
                changed += 1;
                rows.push(change(before, fact));
            }
            Some(_) => {}
        }
    }
    for (_, fact) in old.iter().filter(|(id, _)| !new.contains_key(*id)) {
        removed += 1;
        rows.push(format!("- {}  {} = {}", outcome(fact), question(fact), shown(&fact.best)));
    }
    let mut out = io::stdout().lock();
    rows.iter().try_for_each(|row| writeln!(out, "{row}")).map_err(Failure::stdout)?;
    complain(format_args!("{added} added, {changed} changed, {removed} removed"));
    Ok(Exit::Well)
}

fn outcome(fact: &Fact) -> String {
    word(fact.status).replace('_', " ")
}

/// What changed: the status, the answer, else only the evidence.
fn change(old: &Fact, new: &Fact) -> String {
    let arrow = |a: String, b: String| if a == b { a } else { format!("{a} → {b}") };
    let status = arrow(outcome(old), outcome(new));
    let best = arrow(shown(&old.best), shown(&new.best));
    let claims = i64::from(new.counts.claims) - i64::from(old.counts.claims);
    let evidence = if claims == 0 { String::new() } else { format!("  ({claims:+} claims)") };
    format!("~ {status}  {} = {best}{evidence}", question(new))
}
