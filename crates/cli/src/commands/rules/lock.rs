//! `claimwire rules lock`: the versions of all rules are written down, to be held against later.

use claimwire_rules::Versions;

use super::folder;
use crate::output::write_file;
use crate::stages::load_rules;
use crate::{Exit, Options, Outcome};

/// Write down the version and meaning of every rule, so that lint sees a version that was not raised.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {}

/// Writes the lock file beside the packs.
pub(crate) fn run(_: &Args, options: &Options) -> Outcome {
    let rules = load_rules(options)?;
    let before = rules.locked.clone().unwrap_or_default();
    let path = folder(options).join(Versions::FILE);
    write_file(&path, &before.updated(&Versions::of(&rules)).write())?;
    Ok(Exit::Well)
}
