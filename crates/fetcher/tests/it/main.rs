//! Fetching from a server that does what servers do: well, badly, and with intent.

mod bodies;
mod foreign;
mod resume;
mod robots;
mod safety;
mod server;
mod sources;
mod support;
mod visits;
