//! How far a run is turns into a bar on the terminal, and into nothing where there is none.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over the bytes of the input.
#[derive(Debug, Clone)]
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// A bar for so many bytes; hidden unless standard error is a terminal.
    pub fn bytes(total: u64) -> Self {
        if !std::io::stderr().is_terminal() {
            return Progress(ProgressBar::hidden());
        }
        let template = "{bar:40} {percent:>3}% {bytes}/{total_bytes} {bytes_per_sec} {eta} left";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Progress(ProgressBar::new(total).with_style(style))
    }
    /// So many more bytes are done.
    pub fn done(&self, bytes: u64) {
        self.0.inc(bytes);
    }
    /// Takes the bar off the terminal.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}
