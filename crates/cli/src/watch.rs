//! Changes of files turn into work done again, until the user stops it.

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use notify::{Event, RecursiveMode, Watcher};

use crate::interrupt::Interrupt;
use crate::{Failure, Outcome};

/// How often a quiet watch asks whether the user wants to stop.
const PATIENCE: Duration = Duration::from_millis(200);
/// An editor writes a file in several steps; work begins when it has been quiet for so long.
const SETTLED: Duration = Duration::from_millis(100);

/// Does `work`, and does it again whenever something below `folder` changes; ends only by Ctrl-C or an error of `work`.
///
/// # Errors
/// Where the folder cannot be watched, or `work` fails.
pub(crate) fn on_change(folder: &Path, mut work: impl FnMut() -> Result<(), Failure>) -> Outcome {
    let unwatched = |error: notify::Error| {
        let what = format!("{}: cannot be watched: {error}", folder.display());
        Failure::new(what, "name a folder of rule packs with --rules")
    };
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(unwatched)?;
    watcher.watch(folder, RecursiveMode::Recursive).map_err(unwatched)?;
    let interrupt = Interrupt::watch();
    loop {
        work()?;
        next_change(&changes, &interrupt)?;
    }
}

/// Waits for a change and until no other has come for a moment.
fn next_change(changes: &Receiver<notify::Result<Event>>, interrupt: &Interrupt) -> Result<(), Failure> {
    let mut changed = false;
    loop {
        interrupt.check()?;
        match changes.recv_timeout(if changed { SETTLED } else { PATIENCE }) {
            // Reading the rules is an event too, and none that matters.
            Ok(event) => changed |= event.is_ok_and(|event| !event.kind.is_access()),
            Err(RecvTimeoutError::Timeout) if changed => return Ok(()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return Err(Failure::new("the folder is no longer watched", "start again"));
            }
        }
    }
}
