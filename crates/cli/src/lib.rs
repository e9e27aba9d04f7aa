//! Arguments turn into stages that run, a report on standard error, and an exit code.
//!
//! [`Cli`] is what can be asked for, [`run`] does it. One file of `commands` per subcommand; what several of
//! them share is beside it: `input` finds and reads documents, `stages` cleans and extracts, `batch` does both
//! on many threads and keeps the order, `output` writes, and `unfinished` keeps what a broken run has written.
//!
//! Data goes to standard output and everything else to standard error. The exit code is 0 when all went well,
//! 1 when there are findings (gold below its floor, a failing example), 2 when the work could not be done, and
//! 130 when it was interrupted.

mod batch;
mod commands;
mod config;
mod exit;
mod fact_file;
mod facts;
mod gathered;
mod input;
mod interrupt;
mod language;
mod options;
mod output;
mod progress;
mod records;
mod rejected;
mod site;
mod stages;
mod summary;
mod survey;
mod task;
mod terminal;
mod unfinished;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

pub use exit::{Exit, Failure, Outcome};
pub use input::{Container, Listing, MAX_BYTES, Source, list};
pub use options::{ColorChoice, Options};
pub use rejected::{Reason, Rejected};
pub use stages::Stages;

use commands::{
    agree, check, clean, completions, config as config_command, diff, export, extract,
    facts as facts_command, fetch, import, man, reconcile, report, rules, run as run_command, schema, serve,
    timeline, try_text, unmatched, why,
};

/// Extracts claims from news articles by rules, with provenance for every slot.
#[derive(Debug, Parser)]
#[command(name = "claimwire", version, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: Options,
}

#[derive(Debug, Subcommand)]
enum Command {
    Run(run_command::Args),
    Fetch(fetch::Args),
    Clean(clean::Args),
    Extract(extract::Args),
    Reconcile(reconcile::Args),
    Facts(facts_command::Args),
    Timeline(timeline::Args),
    Why(why::Args),
    Diff(diff::Args),
    Export(export::Args),
    Import(import::Args),
    Check(check::Args),
    Agree(agree::Args),
    Report(report::Args),
    Serve(serve::Args),
    Try(try_text::Args),
    Rules(rules::Args),
    Unmatched(unmatched::Args),
    Schema(schema::Args),
    Config(config_command::Args),
    Completions(completions::Args),
    Man(man::Args),
}

/// Parses the arguments, lets `claimwire.toml` stand in for those that are not given, and does what they ask for.
/// Misuse ends the process with exit code 2, as does `--help` with 0.
pub fn run_from(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match config::with_file(arguments.into_iter().collect()) {
        Ok(arguments) => run(Cli::parse_from(arguments)),
        Err(failure) => exit::report(Err(failure), &Options::default()),
    }
}

/// Does what the arguments ask for and says on standard error why, where it could not.
pub fn run(cli: Cli) -> ExitCode {
    let options = &cli.options;
    let outcome = match cli.command {
        Command::Run(args) => run_command::run(&args, options),
        Command::Clean(args) => clean::run(&args, options),
        Command::Extract(args) => extract::run(&args, options),
        Command::Reconcile(args) => reconcile::run(&args, options),
        Command::Facts(args) => facts_command::run(&args, options),
        Command::Timeline(args) => timeline::run(&args, options),
        Command::Why(args) => why::run(&args, options),
        Command::Diff(args) => diff::run(&args, options),
        Command::Export(args) => export::run(&args, options),
        Command::Import(args) => import::run(&args, options),
        Command::Check(args) => check::run(&args, options),
        Command::Try(args) => try_text::run(&args, options),
        Command::Rules(args) => rules::run(&args, options),
        Command::Unmatched(args) => unmatched::run(&args, options),
        Command::Schema(args) => schema::run(&args),
        Command::Fetch(args) => fetch::run(&args, options),
        Command::Report(args) => report::run(&args),
        Command::Serve(args) => serve::run(&args, options),
        Command::Agree(args) => agree::run(&args),
        Command::Config(args) => config_command::run(&args, options),
        Command::Completions(args) => completions::run(&args),
        Command::Man(args) => man::run(&args),
    };
    exit::report(outcome, options)
}
