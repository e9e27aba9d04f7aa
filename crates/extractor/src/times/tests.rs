//! Phrases and what they come out as.
