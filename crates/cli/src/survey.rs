//! Folders of articles turn into what a rule author asks of them, one answer per article, in order.

use std::path::PathBuf;

use claimwire_record::Article;

use crate::batch::{in_order, threads};
use crate::input::{Source, list, read_file};
use crate::stages::clean_bytes;
use crate::terminal::complain;
use crate::{Failure, MAX_BYTES, Options, Rejected};

/// Cleans every document below `inputs`, asks `work` about each and gives the answers to `take` in the order of
/// the paths. Documents that cannot be read are named on standard error and left out.
///
/// # Errors
/// Where there is nothing to read, or `take` fails.
pub(crate) fn articles<T: Send>(
    inputs: &[PathBuf],
    options: &Options,
    work: impl Fn(&Article) -> T + Sync,
    mut take: impl FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let listing = list(inputs, None);
    listing.rejected.iter().for_each(complain);
    if listing.sources.is_empty() {
        return Err(Failure::new("there is no document to read", "give a folder that holds articles"));
    }
    let items = listing.sources.iter().map(|source| Ok((source, source.bytes)));
    let ask = |source: &Source| -> Result<T, Rejected> {
        let bytes = read_file(&source.path, &source.name, MAX_BYTES)?;
        clean_bytes(&source.name, &bytes, listing.sidecars.about(&source.name)).map(|article| work(&article))
    };
    in_order(&threads(options)?, items, ask, |answer| match answer {
        Ok(answer) => take(answer),
        Err(row) => {
            complain(row);
            Ok(())
        }
    })
}
