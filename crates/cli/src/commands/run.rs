//! `claimwire run`: folders and files turn into records in an output folder.

use std::path::PathBuf;
use std::time::Instant;

use claimwire_exporter::json_line;
use claimwire_reconciler::{Copies, Ledger, Page, Prepared};
use claimwire_record::{Article, Claim};

use crate::batch::{in_order, threads};
use crate::commands::report::{dossier, write_pages};
use crate::facts::clashing;
use crate::input::{Item, Sidecars, article_in, list, with_found};
use crate::interrupt::Interrupt;
use crate::output::OutputFolder;
use crate::progress::Progress;
use crate::summary::Summary;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome, Rejected, Stages};

/// Read folders of articles and write their claims and facts.
///
/// Writes claims.jsonl, facts.jsonl, articles.jsonl and rejected.jsonl, each whole or not at all, the web page
/// report.html with the folder report/, and a summary to standard error. Folders are walked; a file articles.jsonl
/// in a folder may say who published the documents beside it, and when. What cannot be read is set aside with its
/// reason, and the rest goes on.
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
    /// Weigh no claims: facts.jsonl stays empty. Weighing holds some 200 bytes for each claim and 8 for each word.
    #[arg(long)]
    no_facts: bool,
}

/// Above so many documents a run writes no web pages of its own accord: they are held in memory together.
const MOST_IN_REPORT: u64 = 5000;

/// Reads, cleans, extracts and writes, in the order of the paths.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let stages = Stages::load(options)?;
    let started = Instant::now();
    let listing = list(&args.inputs, Some(&args.output));
    let mut rejected = listing.rejected;
    if listing.sources.is_empty() {
        return Err(nothing_to_read(&rejected));
    }
    let mut output = OutputFolder::create(&args.output)?;
    let progress = Progress::bytes(listing.sources.iter().map(|source| source.bytes).sum());
    let (mut ledger, mut copies) = (Ledger::new(stages.preparer()), Copies::default());
    let (interrupt, mut summary) = (Interrupt::watch(), Summary::default());
    let work = |item: Item<'_>| {
        let read = item.read;
        let worked = interrupt.check().map(|()| document(&stages, item, &listing.sidecars));
        progress.done(read);
        worked
    };
    let take = |worked: Result<Result<Option<Worked>, Rejected>, Failure>| {
        match worked? {
            Ok(Some(worked)) => {
                output.write(&worked.article, &worked.claims)?;
                if !args.no_facts {
                    worked.prepared.into_iter().for_each(|claim| ledger.enter(claim));
                    copies.enter(worked.page);
                }
                summary.add(worked.summary);
            }
            Ok(None) => {}
            Err(row) => rejected.push(row),
        }
        Ok(())
    };
    let pool = threads(options)?;
    with_found(&listing.sources, |found| {
        let items = found.map(|item| interrupt.check().map(|()| item.weighed()));
        in_order(&pool, items, work, take)
    })?;
    rejected.extend(clashing(ledger.seal(), "claims.jsonl"));
    rejected.sort_unstable();
    let facts = pool.install(|| output.write_facts(&ledger, &copies.groups()))?;
    output.commit(&rejected)?;
    progress.clear();
    write_report(args, summary.documents())?;
    complain(summary.text(&rejected, started.elapsed()).trim_end());
    complain(facts);
    if summary.documents() == 0 { Err(nothing_read(args)) } else { Ok(Exit::Well) }
}

/// Writes the web pages of what is in the output folder now.
fn write_report(args: &Args, documents: u64) -> Result<(), Failure> {
    if args.no_report || documents == 0 || documents > MOST_IN_REPORT {
        return Ok(());
    }
    write_pages(&dossier(&args.output)?, &args.output)
}

/// The lines that one document adds to the output.
struct Worked {
    article: Vec<u8>,
    claims: Vec<u8>,
    prepared: Vec<Prepared>,
    page: Page,
    summary: Summary,
}

/// The lines of one document; none where it holds no page and nothing is amiss.
fn document(stages: &Stages, item: Item<'_>, sidecars: &Sidecars) -> Result<Option<Worked>, Rejected> {
    let Some((article, bytes)) = article_in(item.found, sidecars)? else { return Ok(None) };
    let claims = stages.extract(&article)?;
    let mut worked = encode(&article, &claims, bytes);
    // The extractor fills the schema, the type and the id, so every claim is fit.
    worked.prepared.extend(claims.iter().filter_map(|claim| stages.preparer().prepare(claim).ok()));
    Ok(Some(worked))
}

fn encode(article: &Article, claims: &[Claim], bytes: u64) -> Worked {
    let summary = Summary::of_document(bytes, claims);
    let mut worked = Worked {
        article: Vec::new(),
        claims: Vec::new(),
        prepared: Vec::new(),
        page: Page::of(article),
        summary,
    };
    // Records have string keys and a Vec takes every byte, so neither call can fail.
    let _ = json_line(article, &mut worked.article);
    for claim in claims {
        let _ = json_line(claim, &mut worked.claims);
    }
    worked
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
