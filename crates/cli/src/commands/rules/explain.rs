//! `claimwire rules explain`: one rule in words.

use std::io::{self, Write};

use claimwire_rules::{RuleSet, explain};

use crate::stages::load_rules;
use crate::{Exit, Failure, Options, Outcome};

/// Say what a rule finds, how its pattern reads, and show its examples.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The rule, such as `stance/backs`.
    #[arg(value_name = "ID")]
    id: String,
}

/// Prints the page of the rule.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let rules = load_rules(options)?;
    let rule = rules.rule_named(&args.id).ok_or_else(|| unknown(&args.id, &rules))?;
    let page = explain(rule, &rules);
    writeln!(io::stdout().lock(), "{}", page.trim_end()).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

fn unknown(id: &str, rules: &RuleSet) -> Failure {
    let pack = id.split('/').next().unwrap_or_default();
    let near: Vec<&str> = rules
        .rules
        .iter()
        .map(|rule| rule.id.as_str())
        .filter(|known| known.starts_with(pack))
        .take(5)
        .collect();
    let help = match near.is_empty() {
        true => "claimwire rules list shows every rule".to_owned(),
        false => format!("rules near it: {}", near.join(", ")),
    };
    Failure::new(format_args!("no rule is called {id}"), help)
}
