//! `claimwire clean`: documents turn into article records on standard output.

use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use claimwire_cleaner::SiteStats;
use claimwire_exporter::json_line;
use claimwire_record::Article;

use crate::batch::{in_order, threads};
use crate::input::{Item, article_in, list, read_stream, with_found};
use crate::interrupt::Interrupt;
use crate::stages::{Page, clean_page};
use crate::terminal::{Style, Terminal, complain};
use crate::{Exit, Failure, Listing, MAX_BYTES, Options, Outcome, Rejected, site};

/// Clean documents: article records as JSON Lines on standard output.
///
/// An article record keeps the text as received, cut into paragraphs whose zone tells the article from the
/// noise. What cannot be read is named on standard error.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Folders, files, patterns and archives, as for `run`; `-` is one document on standard input.
    #[arg(default_value = "-", value_name = "FOLDER|FILE")]
    inputs: Vec<PathBuf>,
    /// What records call the document on standard input; the ending tells its kind.
    #[arg(long, value_name = "NAME", default_value = "-")]
    stdin_name: String,
    /// Set lines aside that stand on many pages of one site: the documents are read twice, first to learn them.
    #[arg(long)]
    site_stats: bool,
    /// Put the headline and the captions of web pages behind their text, as `run` does, so that `extract` reads them.
    #[arg(long)]
    with_asides: bool,
}

/// Reads and cleans, in the order of the paths.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let (streams, paths): (Vec<_>, Vec<_>) =
        args.inputs.iter().cloned().partition(|path| path == Path::new("-"));
    let mut listing = list(&paths, None);
    let mut sink = Sink::new(args, options);
    std::mem::take(&mut listing.rejected).into_iter().try_for_each(|row| sink.take(Err(row)))?;
    if !streams.is_empty() {
        let bytes = read_stream(io::stdin().lock(), &args.stdin_name, MAX_BYTES);
        let page = |bytes| Page { name: args.stdin_name.clone(), bytes, ..Page::default() };
        sink.take(bytes.and_then(|bytes| clean_page(&page(bytes)).map(Some)))?;
    }
    let pool = threads(options)?;
    let sites = match args.site_stats {
        true => site::learn(&listing, &pool, &Interrupt::default())?,
        false => SiteStats::default(),
    };
    let Listing { sources, sidecars, .. } = &listing;
    let work =
        |item: Item<'_>| Ok(article_in(item.found, sidecars)?.map(|(article, _)| sites.clean(article)));
    with_found(sources, |found| {
        in_order(&pool, found.map(|item| Ok(item.weighed())), work, |article| sink.take(article))
    })?;
    sink.finish()
}

/// Articles to standard output, the rest to standard error.
struct Sink {
    out: BufWriter<io::StdoutLock<'static>>,
    terminal: Terminal,
    line: Vec<u8>,
    articles: u64,
    with_asides: bool,
}

impl Sink {
    fn new(args: &Args, options: &Options) -> Self {
        let (out, terminal) = (BufWriter::new(io::stdout().lock()), Terminal::stderr(options.color));
        Sink { out, terminal, line: Vec::new(), articles: 0, with_asides: args.with_asides }
    }
    fn take(&mut self, article: Result<Option<Article>, Rejected>) -> Result<(), Failure> {
        match article {
            Ok(None) => Ok(()),
            Ok(Some(article)) => {
                self.line.clear();
                self.articles += 1;
                let article = if self.with_asides { article.for_reading() } else { article };
                json_line(&article, &mut self.line).map_err(Failure::stdout)?;
                self.out.write_all(&self.line).map_err(Failure::stdout)
            }
            Err(row) => {
                complain(format_args!("{} {row}", self.terminal.paint(Style::Warning, "set aside:")));
                Ok(())
            }
        }
    }
    fn finish(mut self) -> Outcome {
        self.out.flush().map_err(Failure::stdout)?;
        match self.articles {
            0 => Err(Failure::new("no document could be read", "give pages, texts or archives of them")),
            _ => Ok(Exit::Well),
        }
    }
}
