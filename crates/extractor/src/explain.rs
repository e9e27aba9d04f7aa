//! Prints the levels.
