//! MB/s and articles/s on one core for clean, extract and both, and each step's share, over articles in memory.
//!
//! Run by `make bench`; `cargo bench --package claimwire-cli -- FOLDER` takes other articles than the corpus.
//! They are repeated until they are at least 20 MB, so that one pass takes long enough to be timed; every pass is
//! timed as a whole and the best of three counts, with the spread beside it. Then the plain texts among them are read as
//! one text of 5 MB: an article of any length should cost as much a byte as a short one.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use claimwire_cli::{Options, Stages, list};
use claimwire_extractor::{Observer, Step};
use claimwire_record::Article;

/// As in the command.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How much text one pass reads at least.
const LEAST_BYTES: usize = 20_000_000;
/// How long the long text is.
const LONG_BYTES: usize = 5_000_000;
/// How many passes are timed.
const PASSES: usize = 3;

fn main() {
    let folder = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let corpus = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus");
    let folder = folder.map_or_else(corpus, PathBuf::from);
    let documents = documents(&folder);
    assert!(
        !documents.is_empty(),
        "{}: no articles to time; name a folder that holds some",
        folder.display()
    );
    let bytes: usize = documents.iter().map(|(_, bytes)| bytes.len()).sum();
    let repeats = LEAST_BYTES.div_ceil(bytes);
    let load = Instant::now();
    let stages = Stages::load(&Options::default()).expect("the built-in rules load");
    println!("rules loaded in {:.0} ms", load.elapsed().as_secs_f64() * 1e3);
    println!("{} documents of {:.1} kB, {repeats} times over, one core", documents.len(), bytes as f64 / 1e3);
    let articles: Vec<Article> = documents.iter().map(clean).collect();
    let work = Work { repeats, bytes: bytes * repeats, articles: documents.len() * repeats };
    work.time("clean", || documents.iter().map(|document| clean(document).paragraphs.len()).sum());
    work.time("extract", || articles.iter().map(|article| extract(&stages, article)).sum());
    work.time("clean + extract", || {
        documents.iter().map(|document| extract(&stages, &clean(document))).sum()
    });
    let long = ("long.txt".to_owned(), long_text(&documents));
    let work_on_long = Work { repeats: 1, bytes: long.1.len(), articles: 1 };
    work_on_long.time("one long text", || extract(&stages, &clean(&long)));
    let mut laps = Laps::new();
    for _ in 0..repeats {
        articles.iter().for_each(|article| laps.go_through(&stages, article));
    }
    laps.print(work.bytes);
}

/// Time by step of the extractor.
struct Laps {
    since: Instant,
    steps: [Duration; Step::ALL.len()],
}

impl Laps {
    fn new() -> Self {
        Laps { since: Instant::now(), steps: Default::default() }
    }
    fn go_through(&mut self, stages: &Stages, article: &Article) {
        self.since = Instant::now();
        std::hint::black_box(stages.extractor().extract_observed(article, self));
    }
    fn print(&self, bytes: usize) {
        let whole: f64 = self.steps.iter().map(Duration::as_secs_f64).sum();
        for (step, time) in Step::ALL.iter().zip(&self.steps) {
            let (speed, share) =
                (bytes as f64 / 1e6 / time.as_secs_f64(), time.as_secs_f64() / whole * 100.0);
            println!("  {:<17} {speed:8.1} MB/s {share:5.1}% of extract", step.name());
        }
    }
}

impl Observer for Laps {
    fn step_done(&mut self, step: Step) {
        let now = Instant::now();
        self.steps[step as usize] += now - self.since;
        self.since = now;
    }
}

/// Name and bytes of every document that can be read.
fn documents(corpus: &Path) -> Vec<(String, Vec<u8>)> {
    let listing = list(&[PathBuf::from(corpus)], None);
    let read = |source: claimwire_cli::Source| Some((source.name, std::fs::read(source.path).ok()?));
    let documents = listing.sources.into_iter().filter_map(read);
    documents.filter(|(name, bytes)| claimwire_cleaner::clean(name, bytes, None).is_ok()).collect()
}

/// The plain texts one behind another, over and over.
fn long_text(documents: &[(String, Vec<u8>)]) -> Vec<u8> {
    let texts =
        documents.iter().filter(|(name, _)| name.ends_with(".txt")).map(|(_, bytes)| bytes.as_slice());
    let texts: Vec<&[u8]> = texts.collect();
    assert!(!texts.is_empty(), "plain texts are wanted");
    let mut long = Vec::with_capacity(LONG_BYTES);
    for text in texts.iter().cycle() {
        if long.len() + text.len() > LONG_BYTES {
            break;
        }
        long.extend_from_slice(text);
        long.extend_from_slice(b"\n\n");
    }
    long
}

fn clean((name, bytes): &(String, Vec<u8>)) -> Article {
    claimwire_cleaner::clean(name, bytes, None).expect("only documents that can be read are left")
}

fn extract(stages: &Stages, article: &Article) -> usize {
    stages.extract(article).expect("the extractor has no fault").len()
}

/// What one pass goes through.
struct Work {
    repeats: usize,
    bytes: usize,
    articles: usize,
}

impl Work {
    /// Times the passes of `once`, which goes through the documents one time.
    fn time(&self, what: &str, once: impl Fn() -> usize) {
        let mut times: Vec<Duration> = (0..PASSES).map(|_| self.pass(&once)).collect();
        times.sort_unstable();
        let best = times[0].as_secs_f64();
        let spread = (times[PASSES - 1].as_secs_f64() / best - 1.0) * 100.0;
        let (speed, articles) = (self.bytes as f64 / 1e6 / best, self.articles as f64 / best);
        println!("{what:<16} {speed:8.2} MB/s {articles:10.0} articles/s  (slowest pass +{spread:.0}%)");
    }
    fn pass(&self, once: impl Fn() -> usize) -> Duration {
        let started = Instant::now();
        let found: usize = (0..self.repeats).map(|_| std::hint::black_box(once())).sum();
        std::hint::black_box(found);
        started.elapsed()
    }
}
