//! `claimwire rules`: the rule packs are tested, explained and listed.

use crate::{Failure, Options, Outcome};

/// Test, explain and list the rule packs.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _rest: Vec<String>,
}

/// Says that it is not there.
pub(crate) fn run(_: &Args, _: &Options) -> Outcome {
    Err(Failure::new("claimwire rules: not yet", ""))
}
