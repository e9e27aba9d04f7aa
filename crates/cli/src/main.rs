//! The command `claimwire`: arguments in, exit code out. Everything else is in the library beside it.

use std::process::ExitCode;

fn main() -> ExitCode {
    claimwire_cli::run_from(std::env::args_os())
}
