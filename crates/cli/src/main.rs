//! The command `claimwire`: arguments in, exit code out. Everything else is in the library beside it.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    claimwire_cli::run(claimwire_cli::Cli::parse())
}
