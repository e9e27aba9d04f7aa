//! Finds numbers with their comparators, totals and units, and normalises them.
