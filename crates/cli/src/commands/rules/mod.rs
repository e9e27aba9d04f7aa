//! `claimwire rules`: the rule packs are tested, linted, explained, listed, measured, and begun.

mod copy;
mod coverage;
mod docs;
mod explain;
mod lint;
mod list;
mod lock;
mod new;
mod profile;
mod tally;
mod test;

use std::path::{Path, PathBuf};

use clap::Subcommand;

use crate::{Options, Outcome};

/// Work on rule packs: test, lint, explain, list them, or begin a new one.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Test(test::Args),
    Lint(lint::Args),
    Explain(explain::Args),
    List(list::Args),
    New(new::Args),
    Copy(copy::Args),
    Docs(docs::Args),
    Lock(lock::Args),
    Coverage(coverage::Args),
    Profile(profile::Args),
}

/// Does what the arguments ask for.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    match &args.command {
        Command::Test(args) => test::run(args, options),
        Command::Lint(args) => lint::run(args, options),
        Command::Explain(args) => explain::run(args, options),
        Command::List(args) => list::run(args, options),
        Command::New(args) => new::run(args, options),
        Command::Copy(args) => copy::run(args),
        Command::Docs(args) => docs::run(args, options),
        Command::Lock(args) => lock::run(args, options),
        Command::Coverage(args) => coverage::run(args, options),
        Command::Profile(args) => profile::run(args, options),
    }
}

/// The folder that new packs and the lock file are written to.
fn folder(options: &Options) -> PathBuf {
    let named = options.add_rules.last().or(options.rules.as_ref());
    named.cloned().unwrap_or_else(|| Path::new("rules").to_owned())
}
