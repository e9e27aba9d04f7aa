//! Writes records: whole or not at all, in the formats that other tools read.
