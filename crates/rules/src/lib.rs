//! Reads rule packs: types, lists, lexicons and patterns, compiled to programs for the extractor.
