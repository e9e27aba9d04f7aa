//! Finds expressions of time and resolves them against the date of the document.
