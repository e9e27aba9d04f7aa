//! `claimwire why`: one fact turns into its whole story: positions, evidence, origins and the rules that decided.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use claimwire_record::{Claim, Fact, Position};

use crate::fact_file::{question, read_facts, read_rows, word};
use crate::terminal::{Style, Terminal};
use crate::{Exit, Failure, Options, Outcome};

/// Say why a fact is what it is: every position with its evidence, and the rule behind each decision.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The fact's id, or its first characters.
    #[arg(value_name = "FACT-ID")]
    id: String,
    /// A file of fact records.
    #[arg(default_value = "output/facts.jsonl", value_name = "FACTS")]
    facts: PathBuf,
    /// The claims behind them; without it, claims.jsonl beside the facts.
    #[arg(long, value_name = "FILE")]
    claims: Option<PathBuf>,
}

/// Finds the fact and prints it.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let facts = read_facts(&args.facts)?;
    let found: Vec<&Fact> = facts.iter().filter(|fact| fact.id.starts_with(&args.id)).collect();
    let fact = match found[..] {
        [fact] => fact,
        [] => {
            return Err(Failure::new(
                format_args!("no fact has the id {}", args.id),
                "list them with: claimwire facts",
            ));
        }
        _ => {
            return Err(Failure::new(
                format_args!("{} facts begin with {}", found.len(), args.id),
                "give more of the id",
            ));
        }
    };
    let beside = args.facts.with_file_name("claims.jsonl");
    let claims = claims_of(fact, args.claims.as_deref().unwrap_or(&beside))?;
    let text = told(fact, &facts, &claims, Terminal::stdout(options.color));
    io::stdout().write_all(text.as_bytes()).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

fn claims_of(fact: &Fact, path: &Path) -> Result<HashMap<String, Claim>, Failure> {
    let wanted: Vec<&String> = fact.positions.iter().flat_map(|position| &position.claims).collect();
    if wanted.is_empty() || !path.exists() {
        return Ok(HashMap::new());
    }
    let remedy = "name the claims that the facts were made of with --claims";
    let rows: Vec<Claim> = read_rows(path, |_: &Claim| true, "claim", remedy)?;
    Ok(rows
        .into_iter()
        .filter(|claim| wanted.contains(&&claim.id))
        .map(|claim| (claim.id.clone(), claim))
        .collect())
}

fn told(fact: &Fact, facts: &[Fact], claims: &HashMap<String, Claim>, terminal: Terminal) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}", terminal.paint(Style::Heading, &question(fact)));
    let _ = writeln!(
        out,
        "{} (rule: {})\n{}\n",
        word(fact.status).replace('_', " "),
        fact.rule,
        fact.explanation
    );
    for (number, position) in fact.positions.iter().enumerate() {
        let _ = write_position(&mut out, number, position, claims, terminal);
    }
    for link in &fact.links {
        let other = facts.iter().find(|other| other.id == link.fact);
        let explanation = other.map_or("", |other| other.explanation.as_str());
        let _ = writeln!(out, "{:<8} {}: {explanation}", word(link.side), link.name);
    }
    for (number, origin) in fact.origins.iter().enumerate() {
        let _ = writeln!(
            out,
            "origin {number} ({}): {}",
            origin.why.replace('_', " "),
            origin.documents.join(", ")
        );
    }
    out
}

fn write_position(
    out: &mut String,
    number: usize,
    position: &Position,
    claims: &HashMap<String, Claim>,
    terminal: Terminal,
) -> std::fmt::Result {
    let status = word(position.status).replace('_', " ");
    let title = format!("position {number}, {status}: {}", position.text);
    writeln!(out, "{}", terminal.paint(Style::Heading, &title))?;
    for relation in &position.relations {
        let kind = relation.kind.replace('_', " ");
        writeln!(out, "    {kind} position {} (rule: {})", relation.to, relation.rule)?;
    }
    for id in &position.claims {
        let Some(claim) = claims.get(id) else {
            writeln!(out, "    claim {id}")?;
            continue;
        };
        let quote = claim.quote.split_whitespace().collect::<Vec<_>>().join(" ");
        let place = claim.span.start.map(|start| format!(":{start}")).unwrap_or_default();
        let when = claim.time.value.as_deref().unwrap_or("undated");
        writeln!(out, "    “{quote}”")?;
        writeln!(
            out,
            "        {}{place}, {}, {when}, {}",
            claim.document.path,
            word(claim.modality),
            claim.rule.id
        )?;
    }
    writeln!(out)
}
