//! The options that every subcommand takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options that stand before or behind any subcommand.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options for every command")]
pub struct Options {
    /// Threads to work on; 0 is one for each core.
    #[arg(short = 'j', long = "jobs", value_name = "N", default_value_t = 0, global = true)]
    pub jobs: usize,
    /// Read the rule packs of this folder instead of the built-in ones.
    #[arg(long, value_name = "DIR", env = "CLAIMWIRE_RULES", hide_env_values = true, global = true)]
    pub rules: Option<PathBuf>,
    /// Read the rule packs of this folder beside the built-in ones, or those of --rules; a file of the same pack and
    /// name takes the place of theirs. May be given several times.
    #[arg(long, value_name = "DIR", env = "CLAIMWIRE_ADD_RULES", hide_env_values = true, global = true)]
    pub add_rules: Vec<PathBuf>,
    /// Read articles in other languages than English too; by default they are set aside, since the rules are for English.
    #[arg(long, global = true)]
    pub any_language: bool,
    /// When to colour messages; the variable NO_COLOR turns `auto` off.
    #[arg(long, value_name = "WHEN", value_enum, default_value_t, global = true)]
    pub color: ColorChoice,
}

/// When to colour messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal, unless NO_COLOR is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
