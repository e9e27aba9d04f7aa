//! The command `claimwire`: arguments in, exit code out. Everything else is in the library beside it.

use std::process::ExitCode;

/// Records are many short texts made on all threads, which costs the system's allocator a third of the time.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    claimwire_cli::run_from(std::env::args_os())
}
