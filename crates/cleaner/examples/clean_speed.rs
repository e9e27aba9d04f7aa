//! MB/s of cleaning on one core over the pages and texts of folders, beside what parsing alone takes.
//!
//! `cargo run --release -p claimwire-cleaner --example clean_speed FOLDER…`
//!
//! Of every folder, files that end in `.html` are pages and files that end in `.txt` are texts. Parsing alone and the
//! whole clean take turns, pass by pass, so that whatever else the machine does hits both; the best pass of each counts,
//! in time on the processor where the system tells it.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use claimwire_cleaner::{clean_html, clean_text};
use scraper::Html;

/// How many passes are timed.
const PASSES: usize = 7;

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
    let parse = || decoded.iter().for_each(|page| drop(black_box(Html::parse_document(page))));
    let clean = || pages.iter().for_each(|page| drop(black_box(clean_html("page.html", page, None))));
    let [parse, clean] = best([&parse, &clean]);
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
    let clean = || texts.iter().for_each(|text| drop(black_box(clean_text("text.txt", text, None))));
    let first = timed(&clean);
    let [clean] = best([&clean]);
    println!("  {} texts, {:.1} MB", texts.len(), bytes as f64 / 1e6);
    println!("  first pass  {:6.1} MB/s", speed(bytes, first));
    println!("  whole clean {:6.1} MB/s", speed(bytes, clean));
}

/// The best time of each piece of work; they take turns.
fn best<const N: usize>(work: [&dyn Fn(); N]) -> [Duration; N] {
    let mut best = [Duration::MAX; N];
    for _ in 0..PASSES {
        for (best, work) in best.iter_mut().zip(work) {
            *best = timed(work).min(*best);
        }
    }
    best
}

fn timed(work: &dyn Fn()) -> Duration {
    let (started, on_cpu) = (Instant::now(), cpu_time());
    work();
    match (on_cpu, cpu_time()) {
        (Some(before), Some(after)) => after - before,
        _ => started.elapsed(),
    }
}

/// The time that this thread has run, where the system tells (Linux): other processes do not count then.
fn cpu_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(told.split(' ').next()?.parse().ok()?))
}

fn speed(bytes: usize, time: Duration) -> f64 {
    bytes as f64 / 1e6 / time.as_secs_f64()
}
