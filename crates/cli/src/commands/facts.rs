//! `claimwire facts`: fact records turn into a table for people.

use std::io::{self, Write};
use std::path::PathBuf;

use claimwire_record::Fact;

use crate::fact_file::{is_about, question, read_facts, shown, word};
use crate::terminal::{Style, Terminal};
use crate::{Exit, Failure, Options, Outcome};

/// List facts: what is asked, the answer that holds, and how the reports stand to each other.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A file of fact records; `-` is standard input.
    #[arg(default_value = "output/facts.jsonl", value_name = "FACTS")]
    facts: PathBuf,
    /// Only facts of this type, `stance`; can be given several times.
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<String>,
    /// Only facts with this status, `disputed`; can be given several times.
    #[arg(long, value_name = "STATUS")]
    status: Vec<String>,
    /// Only facts about this person, country or body: an id, a name or a part of one.
    #[arg(long, value_name = "ENTITY")]
    entity: Option<String>,
    /// Only facts whose answer is of this date or later, as 2024-04 or 2024-04-02.
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Only facts whose answer is of this date or earlier.
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

/// Reads, filters and prints.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let facts = read_facts(&args.facts)?;
    let terminal = Terminal::stdout(options.color);
    let mut out = io::stdout().lock();
    for fact in facts.iter().filter(|fact| args.takes(fact)) {
        write_fact(&mut out, fact, terminal).map_err(Failure::stdout)?;
    }
    Ok(Exit::Well)
}

impl Args {
    fn takes(&self, fact: &Fact) -> bool {
        let status = word(fact.status);
        let is_status = self.status.iter().any(|asked| asked.replace([' ', '-'], "_") == status);
        let is_type = self.types.contains(&fact.claim_type);
        (self.types.is_empty() || is_type)
            && (self.status.is_empty() || is_status)
            && self.entity.as_ref().is_none_or(|asked| is_about(fact, asked))
            && self.is_within(fact.as_of.value.as_deref())
    }
    /// Dates compare as text, up to the precision of the limit.
    fn is_within(&self, value: Option<&str>) -> bool {
        let cut =
            |value: &str, limit: &str| value.get(..limit.len().min(value.len())).unwrap_or(value).to_owned();
        let since =
            self.since.as_ref().is_none_or(|limit| value.is_some_and(|value| cut(value, limit) >= *limit));
        let until =
            self.until.as_ref().is_none_or(|limit| value.is_some_and(|value| cut(value, limit) <= *limit));
        since && until
    }
}

fn write_fact(out: &mut impl Write, fact: &Fact, terminal: Terminal) -> io::Result<()> {
    let counts = &fact.counts;
    let evidence = match counts.claims {
        0 => String::new(),
        _ => format!("  {} claims, {} origins", counts.claims, counts.origins),
    };
    let as_of = fact.as_of.value.as_deref().unwrap_or("");
    writeln!(
        out,
        "{}  {:<13} {} = {}  {as_of}{evidence}",
        &fact.id[..fact.id.len().min(8)],
        word(fact.status).replace('_', " "),
        terminal.paint(Style::Heading, &question(fact)),
        shown(&fact.best),
    )
}
