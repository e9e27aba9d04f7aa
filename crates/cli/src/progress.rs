//! How far a run is turns into a bar on the terminal, and into nothing where there is none.

use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::sync::{Mutex, PoisonError};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

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

/// A bar over the pages of a fetch, with its rate, hosts and failures.
#[derive(Debug)]
pub(crate) struct PageProgress {
    bar: ProgressBar,
    seen: Mutex<Seen>,
}

#[derive(Debug, Default)]
struct Seen {
    hosts: BTreeSet<String>,
    failed: u64,
    bytes: u64,
}

impl PageProgress {
    /// A bar that waits for its length; hidden unless standard error is a terminal.
    pub fn new() -> Self {
        let bar =
            if std::io::stderr().is_terminal() { ProgressBar::no_length() } else { ProgressBar::hidden() };
        let template = "{bar:30} {pos}/{len} pages, {per_sec}, {msg}, {eta} left";
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        PageProgress { bar: bar.with_style(style), seen: Mutex::default() }
    }
    /// So many pages are asked for, and so many of them done already.
    pub fn begin(&self, pages: u64, done: u64) {
        self.bar.set_length(pages);
        self.bar.set_position(done);
        self.bar.reset_eta();
    }
    /// One more page is done.
    pub fn done(&self, url: &str, is_failed: bool, bytes: u64) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.hosts.extend(url.split('/').nth(2).map(str::to_owned));
        seen.failed += u64::from(is_failed);
        seen.bytes += bytes;
        let (hosts, bytes) = (seen.hosts.len(), HumanBytes(seen.bytes));
        self.bar.set_message(format!("{bytes}, {hosts} hosts, {} failed", seen.failed));
        self.bar.inc(1);
    }
    /// Takes the bar off the terminal.
    pub fn clear(&self) {
        self.bar.finish_and_clear();
    }
}
