//! One file per subcommand: its arguments, and what it does with them.

pub(crate) mod agree;
pub(crate) mod check;
pub(crate) mod clean;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod diff;
pub(crate) mod export;
pub(crate) mod extract;
pub(crate) mod facts;
pub(crate) mod fetch;
pub(crate) mod import;
pub(crate) mod man;
pub(crate) mod reconcile;
mod reconcile_table;
pub(crate) mod report;
pub(crate) mod rules;
pub(crate) mod run;
pub(crate) mod schema;
pub(crate) mod serve;
pub(crate) mod timeline;
pub(crate) mod try_text;
pub(crate) mod unmatched;
pub(crate) mod why;
