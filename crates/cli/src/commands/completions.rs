//! `claimwire completions`: the arguments turn into a script that completes them in a shell.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use crate::{Cli, Exit, Failure, Outcome};

/// Print a script that completes arguments in a shell.
///
/// bash: claimwire completions bash > ~/.local/share/bash-completion/completions/claimwire;
/// zsh: claimwire completions zsh > a folder of $fpath, as _claimwire;
/// fish: claimwire completions fish > ~/.config/fish/completions/claimwire.fish
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the script.
pub(crate) fn run(args: &Args) -> Outcome {
    let mut script = Vec::new();
    generate(args.shell, &mut Cli::command(), "claimwire", &mut script);
    io::stdout().write_all(&script).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}
