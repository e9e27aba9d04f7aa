//! `claimwire timeline`: everything that facts hold about one thing, in the order of time.

use std::io::{self, Write};
use std::path::PathBuf;

use claimwire_record::{Fact, Position};

use crate::fact_file::{is_about, read_facts, word};
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome};

/// Show what was reported about a person, country or body, in the order of time.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// An id, a name or a part of one: `person:mark-rutte`, "Rutte".
    #[arg(value_name = "ENTITY")]
    entity: String,
    /// A file of fact records; `-` is standard input.
    #[arg(default_value = "output/facts.jsonl", value_name = "FACTS")]
    facts: PathBuf,
}

/// Reads, sorts and prints.
pub(crate) fn run(args: &Args, _: &Options) -> Outcome {
    let facts = read_facts(&args.facts)?;
    let about = facts.iter().filter(|fact| is_about(fact, &args.entity));
    let mut rows: Vec<(&str, &Fact, &Position)> = about
        .flat_map(|fact| fact.positions.iter().map(move |position| (when(position), fact, position)))
        .collect();
    rows.sort_by(|a, b| (a.0, &a.2.text, &a.1.id).cmp(&(b.0, &b.2.text, &b.1.id)));
    if rows.is_empty() {
        complain(format_args!("no fact is about {}", args.entity));
    }
    let mut out = io::stdout().lock();
    for (when, fact, position) in rows {
        let scope = position.scope.as_ref().map(|scope| format!(" [{scope}]")).unwrap_or_default();
        let status = word(position.status).replace('_', " ");
        let row = format!(
            "{when:<10}  {status:<13} {}{scope}  ({})",
            position.text,
            &fact.id[..fact.id.len().min(8)]
        );
        writeln!(out, "{row}").map_err(Failure::stdout)?;
    }
    Ok(Exit::Well)
}

fn when(position: &Position) -> &str {
    position.first.value.as_deref().unwrap_or("undated")
}
