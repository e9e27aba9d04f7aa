//! `claimwire run`: folders and files turn into records in an output folder.

use std::path::PathBuf;
use std::time::Instant;

use claimwire_cleaner::SiteStats;
use claimwire_exporter::json_line;
use claimwire_reconciler::Page;
use rayon::ThreadPool;
use serde::Serialize;

use crate::batch::{in_order, threads};
use crate::commands::report::{dossier, write_pages};
use crate::facts::clashing;
use crate::gathered::{Addition, Gathered};
use crate::input::{Item, Listing, Sidecars, article_in, list, with_found};
use crate::interrupt::Interrupt;
use crate::output::OutputFolder;
use crate::progress::Progress;
use crate::summary::{Summary, counted};
use crate::task::fingerprint;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome, Rejected, Stages, site};

/// Read folders of articles and write their claims and facts.
///
/// Writes claims.jsonl, facts.jsonl, articles.jsonl and rejected.jsonl, each whole or not at all, the web page
/// report.html with the folder report/, and a summary to standard error. Folders are walked; a file articles.jsonl
/// in a folder may say who published the documents beside it, and when. What cannot be read is set aside with its
/// reason, and the rest goes on. A run that was broken off goes on where it was when the same command is given again.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders, files and patterns (`news/**/*.html`): plain text and web pages, and what holds many of them:
    /// WARC, tar, JSON Lines of articles, RSS and Atom, each also in gzip. `crawl.warc.gz#12` is its record 12.
    #[arg(required = true, value_name = "FOLDER|FILE")]
    inputs: Vec<PathBuf>,
    /// The folder to write to.
    #[arg(short, long, value_name = "FOLDER", default_value = "output")]
    output: PathBuf,
    /// Write no web pages; above 5,000 documents none are written, and `claimwire report` does it.
    #[arg(long)]
    no_report: bool,
    /// Begin anew, where an earlier run of this command was broken off and would be gone on with.
    #[arg(long)]
    fresh: bool,
    /// Weigh no claims: facts.jsonl stays empty. Weighing holds some 200 bytes for each claim and 8 for each word.
    #[arg(long)]
    no_facts: bool,
    /// Set lines aside that stand on many pages of one site: the batch is read twice, first to learn them.
    #[arg(long)]
    site_stats: bool,
}

/// Above so many documents a run writes no web pages of its own accord: they are held in memory together.
const MOST_IN_REPORT: u64 = 5000;

/// Reads, cleans, extracts and writes, in the order of the paths.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    let started = Instant::now();
    let listing = list(&args.inputs, Some(&args.output));
    if listing.sources.is_empty() {
        return Err(nothing_to_read(&listing.rejected));
    }
    let pool = threads(options)?;
    let task = pool.install(|| fingerprint(&listing, options));
    // What was read with other lines set aside is not gone on with.
    let task = if args.site_stats { format!("{task}, without lines of the site") } else { task };
    let mut output = OutputFolder::open(&args.output, &task, args.fresh)?;
    let mut gathered = Gathered::new(stages.preparer(), !args.no_facts, listing.rejected.clone());
    if let done @ 1.. = output.checkpoint().documents {
        complain(format_args!("{} done by a run that was broken off: going on", counted(done, "document")));
        gathered.take_up(&pool, stages.preparer(), &output)?;
    }
    let interrupt = Interrupt::watch();
    let sites = match args.site_stats {
        true => site::learn(&listing, &pool, &interrupt)?,
        false => SiteStats::default(),
    };
    if let Err(failure) = go_on(&pool, &stages, &sites, &listing, &interrupt, &mut output, &mut gathered) {
        return Err(left_off(failure, &mut output));
    }
    let Gathered { mut ledger, copies, summary, mut rejected, .. } = gathered;
    rejected.extend(clashing(ledger.seal(), "claims.jsonl"));
    rejected.sort_unstable();
    let (facts, counts) = pool.install(|| output.write_facts(&ledger, &copies.groups()))?;
    output.commit(&rejected, facts)?;
    write_report(args, summary.documents())?;
    complain(summary.text(&rejected, started.elapsed()).trim_end());
    complain(counts);
    if summary.documents() == 0 { Err(nothing_read(args)) } else { Ok(Exit::Well) }
}

/// Works on the documents that no checkpoint of the output knows.
fn go_on(
    pool: &ThreadPool,
    stages: &Stages,
    sites: &SiteStats,
    listing: &Listing,
    interrupt: &Interrupt,
    output: &mut OutputFolder,
    gathered: &mut Gathered,
) -> Result<(), Failure> {
    let progress = Progress::bytes(listing.bytes());
    let work = |item: Item<'_>| {
        let read = item.read;
        let worked = interrupt.check().map(|()| document(stages, sites, item, &listing.sidecars));
        progress.done(read);
        worked
    };
    let known = usize::try_from(output.checkpoint().documents).unwrap_or(usize::MAX);
    let take = |worked: Result<Result<Option<Worked>, Rejected>, Failure>| match worked? {
        Ok(Some(worked)) => {
            output.write(&worked.article, &worked.claims, worked.bytes)?;
            gathered.enter(worked.added);
            Ok(())
        }
        Ok(None) => output.set_aside(None),
        Err(row) => {
            output.set_aside(Some(&row))?;
            gathered.rejected.push(row);
            Ok(())
        }
    };
    let worked = with_found(&listing.sources, |mut found| {
        (&mut found).take(known).for_each(|item| progress.done(item.read));
        let items = found.map(|item| interrupt.check().map(|()| item.weighed()));
        in_order(pool, items, work, take)
    });
    progress.clear();
    worked
}

/// Saves what is done where the user has asked to stop, and says how to go on.
fn left_off(failure: Failure, output: &mut OutputFolder) -> Failure {
    if matches!(failure, Failure::Interrupted) && output.save().is_ok() {
        let done = counted(output.checkpoint().documents, "document");
        complain(format_args!("stopped after {done}: the same command goes on from there"));
    }
    failure
}

/// Writes the web pages of what is in the output folder now.
fn write_report(args: &Args, documents: u64) -> Result<(), Failure> {
    if args.no_report || documents == 0 || documents > MOST_IN_REPORT {
        return Ok(());
    }
    write_pages(&dossier(&args.output)?, &args.output)
}

/// The lines that one document adds to the output, and what it adds to the whole.
struct Worked {
    article: Vec<u8>,
    claims: Vec<u8>,
    bytes: u64,
    added: Addition,
}

/// The lines of one document; none where it holds no page and nothing is amiss.
fn document(
    stages: &Stages,
    sites: &SiteStats,
    item: Item<'_>,
    sidecars: &Sidecars,
) -> Result<Option<Worked>, Rejected> {
    let Some((article, bytes)) = article_in(item.found, sidecars)? else { return Ok(None) };
    let article = sites.clean(article).for_reading();
    let claims = stages.extract(&article)?;
    let mut summary = Summary::of_documents(1, bytes);
    summary.add(Summary::of_claims(&claims));
    // The extractor fills the schema, the type and the id, so every claim is fit.
    let prepared = claims.iter().filter_map(|claim| stages.preparer().prepare(claim).ok()).collect();
    let added = Addition { prepared, page: Page::of(&article), summary };
    Ok(Some(Worked { article: lines(&[article]), claims: lines(&claims), bytes, added }))
}

/// Records as JSON Lines.
fn lines<T: Serialize>(records: &[T]) -> Vec<u8> {
    let mut lines = Vec::new();
    for record in records {
        // Records have string keys and a Vec takes every byte, so this cannot fail.
        let _ = json_line(record, &mut lines);
    }
    lines
}

fn nothing_to_read(rejected: &[Rejected]) -> Failure {
    rejected.iter().take(10).for_each(complain);
    Failure::new("there is no document to read", "give a folder that holds pages, texts or archives of them")
}

fn nothing_read(args: &Args) -> Failure {
    let rejected = args.output.join("rejected.jsonl");
    Failure::new(
        "no document could be read",
        format_args!("see {} for each one's reason", rejected.display()),
    )
}
