//! Stages that are planned and not there: a clear answer to whoever types them.

use crate::{Failure, Outcome};

/// Takes anything, so that the answer is about the stage and not about its arguments.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _rest: Vec<String>,
}

/// Says that the stage is not there.
pub(crate) fn run(stage: &str) -> Outcome {
    let instead = match stage {
        _ => "claimwire run FOLDER writes the claims that this stage will read",
    };
    Err(Failure::new(
        format_args!("claimwire {stage}: not yet: this stage is planned and not there"),
        instead,
    ))
}
