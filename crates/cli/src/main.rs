//! The command `claimwire`.
fn main() {}
