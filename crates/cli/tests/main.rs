//! The command as its users meet it: what it does with bad input, that it says the same thing every time, that
//! its records hold what they promise, and console sessions.

mod annotation;
mod bad_input;
mod containers;
mod determinism;
mod fetch;
mod reconcile;
mod schema;
#[path = "../../fetcher/tests/it/server.rs"]
#[allow(dead_code)]
mod server;
mod sessions;
mod spans;
mod support;
mod watch;
