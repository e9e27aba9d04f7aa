//! `claimwire rules test`: every example of every rule is run.

use std::io::{self, BufWriter, Write};

use claimwire_extractor::{ExampleOutcome, ExampleStatus};

use super::folder;
use crate::exit;
use crate::terminal::{Style, Terminal};
use crate::watch::on_change;
use crate::{Exit, Failure, Options, Outcome, Stages};

/// Run every example of every rule.
///
/// The exit code is 1 where an example fails. A known miss (todo_match, todo_ignore) never fails, until it
/// passes: then it is to be promoted.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Only rules whose id begins with this, such as `stance/`.
    #[arg(value_name = "ID", default_value = "")]
    only: String,
    /// Name known misses too.
    #[arg(long)]
    todo: bool,
    /// Run again whenever a file of the rule packs changes, until Ctrl-C.
    #[arg(long)]
    watch: bool,
}

/// Runs the examples and prints those that fail; once, or whenever they may come out otherwise.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    if !args.watch {
        return once(args, options);
    }
    let rules = watched(options);
    on_change(&folder(&rules), || {
        // A faulty rule is what a rule author looks at here, no reason to stop.
        exit::report(once(args, &rules), &rules);
        Ok(())
    })
}

/// The same options; where no folder of rules is named, the one in the working folder is meant.
fn watched(options: &Options) -> Options {
    let is_named = options.rules.is_some() || !options.add_rules.is_empty();
    Options {
        rules: options.rules.clone().or_else(|| (!is_named).then(|| folder(options))),
        ..options.clone()
    }
}

fn once(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load_with_examples(options)?;
    let outcomes = stages.extractor().check_examples();
    let outcomes: Vec<_> = outcomes.into_iter().filter(|it| it.rule.starts_with(&args.only)).collect();
    print(args, options, &outcomes).map_err(Failure::stdout)?;
    if !args.only.is_empty() && outcomes.is_empty() {
        let what = format!("no rule whose id begins with {} has examples", args.only);
        return Err(Failure::new(what, "claimwire rules list shows every rule"));
    }
    let failed = outcomes.iter().any(|outcome| outcome.status == ExampleStatus::Failed);
    Ok(if failed { Exit::Findings } else { Exit::Well })
}

fn print(args: &Args, options: &Options, outcomes: &[ExampleOutcome]) -> io::Result<()> {
    let terminal = Terminal::stdout(options.color);
    let mut out = BufWriter::new(io::stdout().lock());
    for outcome in outcomes {
        let label = match outcome.status {
            ExampleStatus::Passed => continue,
            ExampleStatus::Failed => terminal.paint(Style::Error, "FAILED"),
            ExampleStatus::Todo if args.todo => terminal.paint(Style::Warning, "todo"),
            ExampleStatus::Todo => continue,
        };
        let ExampleOutcome { rule, file, line, text, detail, .. } = outcome;
        writeln!(out, "{label} {file}:{line}: {rule}: {detail}\n    “{text}”")?;
    }
    let count = |status| outcomes.iter().filter(|outcome| outcome.status == status).count();
    let (passed, failed) = (count(ExampleStatus::Passed), count(ExampleStatus::Failed));
    writeln!(out, "{passed} examples passed, {failed} failed, {} known misses", count(ExampleStatus::Todo))?;
    out.flush()
}
