//! Ctrl-C turns into a question that long work asks between two documents, so that nothing half-written stays.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

use crate::Failure;

/// Whether the user has asked to stop.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// From here on the first Ctrl-C asks, and the second ends the process with exit code 130.
    pub fn watch() -> Self {
        let asked = Interrupt::default();
        // Without handlers Ctrl-C ends the process at once, which is safe too: files are whole or absent.
        let _ = flag::register_conditional_shutdown(SIGINT, 130, Arc::clone(&asked.0));
        let _ = flag::register(SIGINT, Arc::clone(&asked.0));
        asked
    }
    /// Stops the caller if the user has asked.
    pub fn check(&self) -> Result<(), Failure> {
        if self.0.load(Ordering::Relaxed) { Err(Failure::Interrupted) } else { Ok(()) }
    }
}
