//! Work on many documents turns into results in the documents' order, with only a bounded number at hand.
//!
//! Documents are taken in batches; a batch is worked on by all threads, then given on in order. So the result
//! is the same on any number of threads, and memory holds one batch, however large the input.

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::{Failure, Options};

/// How much is worked on at a time.
struct Batch {
    /// The most documents in it.
    items: usize,
    /// It ends with the document that brings it over so many bytes.
    bytes: u64,
}

/// Several threads wait for one another at the end of a batch: there had better be few.
const OF_SEVERAL: Batch = Batch { items: 1024, bytes: 16 << 20 };
/// One thread waits for nobody: the memory of a small batch lies close at hand for the next.
const OF_ONE: Batch = Batch { items: 16, bytes: 256 << 10 };

/// The threads that the options ask for.
pub(crate) fn threads(options: &Options) -> Result<ThreadPool, Failure> {
    ThreadPoolBuilder::new().num_threads(options.jobs).build().map_err(|error| {
        Failure::new(format_args!("no threads to work on: {error}"), "ask for fewer with -j")
    })
}

/// Works on every item and hands the results to `take` in the order of the items. An item with its weight in
/// bytes that is an error ends the work, as does an error of `take`.
pub(crate) fn in_order<I: Send, O: Send>(
    pool: &ThreadPool,
    items: impl Iterator<Item = Result<(I, u64), Failure>>,
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut items = items.fuse();
    let size = if pool.current_num_threads() == 1 { OF_ONE } else { OF_SEVERAL };
    loop {
        let batch = next_batch(&mut items, &size)?;
        if batch.is_empty() {
            return Ok(());
        }
        let results: Vec<O> = pool.install(|| batch.into_par_iter().with_max_len(1).map(&work).collect());
        results.into_iter().try_for_each(&mut take)?;
    }
}

fn next_batch<I>(
    items: &mut impl Iterator<Item = Result<(I, u64), Failure>>,
    size: &Batch,
) -> Result<Vec<I>, Failure> {
    let (mut batch, mut bytes) = (Vec::new(), 0);
    while batch.len() < size.items && bytes < size.bytes {
        let Some(item) = items.next() else { break };
        let (item, weight) = item?;
        bytes += weight;
        batch.push(item);
    }
    Ok(batch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_keep_their_order_over_many_batches() {
        for jobs in [1, 4] {
            let pool = threads(&Options { jobs, ..Options::default() }).unwrap();
            let mut seen = Vec::new();
            let items = (0..5000).map(|item| Ok((item, 4 << 20)));
            let take = |item| {
                seen.push(item);
                Ok(())
            };
            in_order(&pool, items, |item: u32| item * 2, take).unwrap();
            assert!(seen.iter().copied().eq((0..5000).map(|item| item * 2)));
        }
    }

    #[test]
    fn the_first_error_ends_the_work() {
        let pool = threads(&Options::default()).unwrap();
        let mut taken = 0;
        let items = (0..5000).map(|item| Ok((item, 4 << 20)));
        let take = |item: u32| {
            taken += 1;
            if item == 3 { Err(Failure::Interrupted) } else { Ok(()) }
        };
        assert!(matches!(in_order(&pool, items, |item| item, take), Err(Failure::Interrupted)));
        assert_eq!(taken, 4);
    }
}
