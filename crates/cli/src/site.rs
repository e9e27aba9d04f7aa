//! A batch turns into what its sites repeat on their pages: the first of two passes.

use claimwire_cleaner::{SitePage, SiteStats};
use rayon::ThreadPool;

use crate::Failure;
use crate::batch::in_order;
use crate::input::{Item, Listing, article_in, with_found};
use crate::interrupt::Interrupt;
use crate::progress::Progress;

/// Reads and cleans every document once and learns which lines the pages of a site share, with a progress bar.
/// What cannot be read is left to the second pass, which names it.
///
/// # Errors
/// Only where the user stops it.
pub(crate) fn learn(
    listing: &Listing,
    pool: &ThreadPool,
    interrupt: &Interrupt,
) -> Result<SiteStats, Failure> {
    let (mut stats, progress) = (SiteStats::default(), Progress::bytes(listing.bytes()));
    let work = |item: Item<'_>| {
        let read = item.read;
        let article = article_in(item.found, &listing.sidecars).ok().flatten();
        progress.done(read);
        article.and_then(|(article, _)| SitePage::of(&article))
    };
    let take = |page: Option<SitePage>| {
        page.into_iter().for_each(|page| stats.learn(page));
        Ok(())
    };
    with_found(&listing.sources, |found| {
        let items = found.map(|item| interrupt.check().map(|()| item.weighed()));
        in_order(pool, items, work, take)
    })?;
    progress.clear();
    Ok(stats)
}
