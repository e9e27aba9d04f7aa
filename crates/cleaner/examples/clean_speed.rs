//! MB/s of cleaning on one core over the pages and texts of folders, beside what parsing alone takes.
//!
//! `cargo run --release -p claimwire-cleaner --example clean_speed FOLDER…`
//!
//! Of every folder, files that end in `.html` are pages and files that end in `.txt` are texts. Parsing alone and the
//! whole clean take turns, page by page, and of every page the best of many passes counts, so that what else the machine
//! does falls out.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use claimwire_cleaner::{clean_html, clean_text};
use scraper::Html;

/// How many passes are timed.
const PASSES: usize = 15;

fn main() -> std::io::Result<()> {
    let folders: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    for folder in &folders {
        println!("{}", folder.display());
        pages(&files(folder, "html")?);
        texts(&files(folder, "txt")?);
    }
    Ok(())
}

/// The contents of the files below a folder whose names have this ending, in the order of their paths.
fn files(folder: &Path, ending: &str) -> std::io::Result<Vec<Vec<u8>>> {
    let (mut open, mut paths) = (vec![folder.to_owned()], Vec::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            match path.extension().and_then(|it| it.to_str()) {
                _ if path.is_dir() => open.push(path),
                Some(it) if it == ending => paths.push(path),
                _ => {}
            }
        }
    }
    paths.sort_unstable();
    paths.iter().map(std::fs::read).collect()
}

fn pages(pages: &[Vec<u8>]) {
    if pages.is_empty() {
        return;
    }
    let bytes: usize = pages.iter().map(Vec::len).sum();
    let decoded: Vec<_> = pages.iter().map(|page| String::from_utf8_lossy(page)).collect();
    let parse = |page: usize| drop(black_box(Html::parse_document(&decoded[page])));
    let clean = |page: usize| drop(black_box(clean_html("page.html", &pages[page], None)));
    let [parse, clean] = best(pages.len(), [&parse, &clean]);
    println!("  {} pages, {:.1} MB", pages.len(), bytes as f64 / 1e6);
    println!("  parse alone {:6.1} MB/s", speed(bytes, parse));
    println!("  whole clean {:6.1} MB/s", speed(bytes, clean));
    println!("  ratio       {:6.2}", clean.as_secs_f64() / parse.as_secs_f64());
}

fn texts(texts: &[Vec<u8>]) {
    if texts.is_empty() {
        return;
    }
    let bytes: usize = texts.iter().map(Vec::len).sum();
    let clean = |text: usize| drop(black_box(clean_text("text.txt", &texts[text], None)));
    let first = (0..texts.len()).map(|text| timed(&clean, text)).sum();
    let [clean] = best(texts.len(), [&clean]);
    println!("  {} texts, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    println!("  first pass  {:6.1} MB/s", speed(bytes, first));
    println!("  whole clean {:6.1} MB/s", speed(bytes, clean));
}

/// The sum over all inputs of the best time of each piece of work; they take turns.
fn best<const N: usize>(inputs: usize, work: [&dyn Fn(usize); N]) -> [Duration; N] {
    let mut best = vec![[Duration::MAX; N]; inputs];
    for _ in 0..PASSES {
        for (input, best) in best.iter_mut().enumerate() {
            for (best, work) in best.iter_mut().zip(work) {
                *best = timed(work, input).min(*best);
            }
        }
    }
    std::array::from_fn(|piece| best.iter().map(|times| times[piece]).sum())
}

fn timed(work: &dyn Fn(usize), input: usize) -> Duration {
    let started = Instant::now();
    work(input);
    started.elapsed()
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
