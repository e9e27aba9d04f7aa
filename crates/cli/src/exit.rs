//! The outcome of a subcommand turns into a message on standard error and an exit code.

use std::fmt::Display;
use std::io;
use std::process::ExitCode;

use claimwire_exporter::ExportError;

use crate::Options;
use crate::terminal::{Style, Terminal, complain};

/// How a subcommand ended that could do its work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// All went well.
    Well,
    /// There are findings: exit code 1.
    Findings,
}

/// Why a subcommand could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Whoever read standard output has left; nothing to complain about.
    ReaderLeft,
    /// The user pressed Ctrl-C.
    Interrupted,
    /// Something stands in the way.
    CouldNot {
        /// What, with the file and the place.
        what: String,
        /// What to do about it.
        remedy: String,
    },
}

/// What every subcommand returns.
pub type Outcome = Result<Exit, Failure>;

impl Failure {
    /// A failure with its remedy.
    pub fn new(what: impl Display, remedy: impl Display) -> Self {
        Failure::CouldNot { what: what.to_string(), remedy: remedy.to_string() }
    }
    /// A failure to write to standard output.
    pub fn stdout(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderLeft,
            _ => Failure::new(
                format_args!("standard output: cannot be written: {error}"),
                "check where it goes",
            ),
        }
    }
}

impl From<ExportError> for Failure {
    fn from(error: ExportError) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Failure::ReaderLeft,
            _ => Failure::new(&error, error.remedy()),
        }
    }
}

/// Says why the work could not be done, and gives the exit code.
pub(crate) fn report(outcome: Outcome, options: &Options) -> ExitCode {
    match outcome {
        Ok(Exit::Well) | Err(Failure::ReaderLeft) => ExitCode::SUCCESS,
        Ok(Exit::Findings) => ExitCode::from(1),
        Err(Failure::Interrupted) => ExitCode::from(130),
        Err(Failure::CouldNot { what, remedy }) => {
            let terminal = Terminal::stderr(options.color);
            complain(format_args!("{} {what}", terminal.paint(Style::Error, "error:")));
            if !remedy.is_empty() {
                complain(format_args!("{} {remedy}", terminal.paint(Style::Note, " help:")));
            }
            ExitCode::from(2)
        }
    }
}
