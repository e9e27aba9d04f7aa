//! `claimwire fetch`: addresses, feeds and sitemaps turn into WARC files in a folder.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use claimwire_exporter::{AtomicFile, Export, JsonLines};
use claimwire_fetcher::{
    FetchError, FetchFault, IpNet, Outcome as PageOutcome, Report, Settings, Sources, Watch, fetch,
};

use crate::input::{name_of, read_file, read_stream};
use crate::interrupt::Interrupt;
use crate::progress::PageProgress;
use crate::summary::failures;
use crate::terminal::complain;
use crate::{Exit, Failure, MAX_BYTES, Options, Outcome, Reason, Rejected};

/// Fetch pages politely into WARC files, which `claimwire run` reads.
///
/// Obeys robots.txt, leaves time between two requests to a host, and asks again only for what has changed. A fetch
/// that was broken off goes on where it was when the same command is given again. Addresses that yield no page are
/// named on standard error and in rejected.jsonl.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Addresses of pages.
    #[arg(value_name = "URL")]
    urls: Vec<String>,
    /// A file of addresses, one on each line; `-` is standard input. Empty lines and lines with # are passed over.
    #[arg(long, value_name = "FILE")]
    from: Vec<PathBuf>,
    /// An RSS, Atom or JSON feed whose entries to fetch.
    #[arg(long, value_name = "URL")]
    feed: Vec<String>,
    /// A sitemap, news sitemap or index of sitemaps whose pages to fetch.
    #[arg(long, value_name = "URL")]
    sitemap: Vec<String>,
    /// A front page: its feeds, and the sitemaps that its robots.txt names.
    #[arg(long, value_name = "URL")]
    front: Vec<String>,
    /// The folder to write to.
    #[arg(short, long, value_name = "FOLDER", default_value = "pages")]
    output: PathBuf,
    /// Leave out entries of feeds and sitemaps that are dated before this day.
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    since: Option<String>,
    /// Where a site's owner can reach you, a page or a mailbox; part of the User-Agent.
    #[arg(long, value_name = "TEXT", env = "CLAIMWIRE_CONTACT")]
    contact: Option<String>,
    /// The least time between two requests to one host; robots.txt may ask for more.
    #[arg(long, value_name = "SECONDS", default_value = "1", value_parser = seconds)]
    delay: Duration,
    /// How many hosts to ask at the same time.
    #[arg(long, value_name = "N", default_value_t = 16)]
    hosts: usize,
    /// How often to try a page again that failed.
    #[arg(long, value_name = "N", default_value_t = 3)]
    retries: u32,
    /// How long one answer may take.
    #[arg(long, value_name = "SECONDS", default_value = "90", value_parser = seconds)]
    timeout: Duration,
    /// The most that is read of one page, received as well as unpacked.
    #[arg(long, value_name = "MB", default_value_t = 16)]
    max_size: u64,
    /// Allow addresses in networks that are not public: all of them, or one (`10.1.0.0/16`).
    #[arg(long, value_name = "NETWORK", num_args = 0..=1, require_equals = true, default_missing_value = "all")]
    allow_private: Vec<String>,
}

/// Fetches and reports.
pub(crate) fn run(args: &Args, _: &Options) -> Outcome {
    let (sources, settings) = (sources(args)?, settings(args)?);
    if sources == Sources::default() {
        let remedy = "give addresses, or --from FILE, --feed, --sitemap or --front with one";
        return Err(Failure::new("there is no address to fetch", remedy));
    }
    let (started, watch) =
        (Instant::now(), Following { interrupt: Interrupt::watch(), progress: PageProgress::new() });
    let report = fetch(&sources, &args.output, &settings, &watch);
    watch.progress.clear();
    let report = report
        .map_err(|error| Failure::new(error, "check the folder, and that nothing else writes to it"))?;
    write_rejected(&args.output, &report.failed)?;
    complain(text(&report, started.elapsed()).trim_end());
    match (report.was_stopped, report.pages()) {
        (true, _) => {
            complain("stopped; the same command goes on from here");
            Err(Failure::Interrupted)
        }
        (false, 0) => Err(Failure::new("no page could be fetched", "see above for the reasons")),
        _ => Ok(Exit::Well),
    }
}

fn sources(args: &Args) -> Result<Sources, Failure> {
    let mut pages = args.urls.clone();
    for file in &args.from {
        let bytes = match file.as_path() == Path::new("-") {
            true => read_stream(io::stdin().lock(), "standard input", MAX_BYTES),
            false => read_file(file, &name_of(file), MAX_BYTES),
        };
        let bytes = bytes.map_err(|row| Failure::new(row, ""))?;
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
        pages.extend(lines.map(str::to_owned));
    }
    let (feeds, sitemaps, fronts) = (args.feed.clone(), args.sitemap.clone(), args.front.clone());
    Ok(Sources { pages, feeds, sitemaps, fronts })
}

fn settings(args: &Args) -> Result<Settings, Failure> {
    let mut allowed = Vec::new();
    for network in &args.allow_private {
        let nets = if network == "all" { vec!["0.0.0.0/0", "::/0"] } else { vec![network.as_str()] };
        for net in nets {
            let wrong = |_| {
                Failure::new(
                    format_args!("--allow-private: \"{net}\" is no network"),
                    "write it as 10.1.0.0/16",
                )
            };
            allowed.push(net.parse::<IpNet>().map_err(wrong)?);
        }
    }
    Ok(Settings {
        contact: args.contact.clone(),
        hosts_at_once: args.hosts,
        delay: args.delay,
        retries: args.retries,
        timeout: args.timeout,
        most_bytes: args.max_size.saturating_mul(1_000_000),
        since: args.since.clone(),
        allowed,
        ..Settings::default()
    })
}

fn seconds(text: &str) -> Result<Duration, String> {
    let seconds: f64 = text.parse().map_err(|_| "no number of seconds".to_owned())?;
    Duration::try_from_secs_f64(seconds).map_err(|error| error.to_string())
}

fn day(text: &str) -> Result<String, String> {
    let is_digit = |at: usize| text.as_bytes()[at].is_ascii_digit();
    let is_day = text.len() == 10
        && (0..10).all(|at| if matches!(at, 4 | 7) { text.as_bytes()[at] == b'-' } else { is_digit(at) });
    if is_day { Ok(text.to_owned()) } else { Err("write the day as 2024-04-02".to_owned()) }
}

/// Shows how far it is, and stops when the user asks.
struct Following {
    interrupt: Interrupt,
    progress: PageProgress,
}

impl Watch for Following {
    fn begins(&self, pages: usize, done: usize) {
        if done > 0 {
            complain(format_args!(
                "going on with a fetch that was broken off: {done} of {pages} pages are done"
            ));
        }
        self.progress.begin(pages as u64, done as u64);
    }
    fn is_done(&self, url: &str, outcome: PageOutcome, bytes: u64) {
        self.progress.done(url, outcome == PageOutcome::Failed, bytes);
    }
    fn stops(&self) -> bool {
        self.interrupt.check().is_err()
    }
}

fn text(report: &Report, took: Duration) -> String {
    let (megabytes, seconds) = (report.bytes as f64 / 1e6, took.as_secs_f64());
    let resumed =
        if report.resumed > 0 { format!(", {} from before", report.resumed) } else { String::new() };
    format!(
        "{} fetched, {} unchanged, {} duplicates{resumed}, {} failed: {megabytes:.2} MB in {seconds:.1} s\n{}",
        report.stored,
        report.unchanged,
        report.duplicates,
        report.failed.len(),
        failures(&report.failed)
    )
}

/// The addresses that yielded no page, as rows of the same kind as a run sets aside.
fn write_rejected(folder: &Path, failed: &[FetchError]) -> Result<(), Failure> {
    let mut rows = JsonLines::new(AtomicFile::create(&folder.join("rejected.jsonl"))?);
    for error in failed {
        let reason = match error.fault {
            FetchFault::TooLong { .. } => Reason::TooLarge,
            _ => Reason::NoPage,
        };
        rows.push(&Rejected::new(&error.url, reason, error.fault.to_string(), error.fault.remedy()))?;
    }
    Ok(rows.finish()?.commit()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_seconds_are_checked() {
        assert_eq!(day("2024-04-02").as_deref(), Ok("2024-04-02"));
        assert!(day("2024-4-2").is_err() && day("02.04.2024").is_err() && day("").is_err());
        assert_eq!(seconds("0.5"), Ok(Duration::from_millis(500)));
        assert!(seconds("-1").is_err() && seconds("soon").is_err());
    }
}
