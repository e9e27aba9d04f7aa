//! Folders of articles turn into what a rule author asks of them, one answer per article, in order.

use std::path::PathBuf;

use claimwire_record::Article;

use crate::batch::{in_order, threads};
use crate::input::{Item, article_in, list, with_found};
use crate::terminal::complain;
use crate::{Failure, Options, Rejected};

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
    let ask = |item: Item<'_>| -> Result<Option<T>, Rejected> {
        Ok(article_in(item.found, &listing.sidecars)?.map(|(article, _)| work(&article.for_reading())))
    };
    let pool = threads(options)?;
    with_found(&listing.sources, |found| {
        in_order(&pool, found.map(|item| Ok(item.weighed())), ask, |answer| match answer {
            Ok(answer) => answer.map_or(Ok(()), &mut take),
            Err(row) => {
                complain(row);
                Ok(())
            }
        })
    })
}
