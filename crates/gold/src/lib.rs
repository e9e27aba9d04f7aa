//! Checks claims against a gold file: precision, recall, field accuracy, floors.
