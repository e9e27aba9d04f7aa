//! What a run is asked to do turns into a fingerprint, so that only the same work is taken up again.

use std::fs::{self, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

use claimwire_rules::SourceFile;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::Options;
use crate::input::Listing;

/// A hash over the program, the rules, and the name, length and time of change of each file that is read: the same
/// for the same work, on one machine.
pub(crate) fn fingerprint(listing: &Listing, options: &Options) -> String {
    let mut hash = Sha256::new();
    hash.update(env!("CARGO_PKG_VERSION"));
    if let Ok(program) = std::env::current_exe() {
        hash.update(state(&program));
    }
    hash.update([u8::from(options.any_language)]);
    // A folder of rules that cannot be read has stopped the run before.
    let folders = options.rules.iter().chain(&options.add_rules);
    for file in folders.flat_map(|folder| SourceFile::in_dir(folder).unwrap_or_default()) {
        hash.update(file.path);
        hash.update(file.text);
    }
    let states: Vec<String> = listing.sources.par_iter().map(|source| state(&source.path)).collect();
    for (source, state) in listing.sources.iter().zip(states) {
        hash.update(source.only.as_deref().unwrap_or(&source.name));
        hash.update(state);
    }
    for sidecar in listing.sidecars.files() {
        hash.update(state(&sidecar));
    }
    format!("{:x}", hash.finalize())
}

/// Name, length and time of change of a file, as far as they can be told.
fn state(path: &Path) -> String {
    let told = |told: Metadata| {
        let changed = told.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        (told.len(), changed.map_or(0, |since| since.as_nanos()))
    };
    let (length, changed) = fs::metadata(path).map_or((0, 0), told);
    format!("\n{}\t{length}\t{changed}", path.display())
}
