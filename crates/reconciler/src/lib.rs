//! Weighs claims that answer one question against each other and tells what holds.
