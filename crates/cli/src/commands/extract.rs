//! `claimwire extract`: article records turn into claim records on standard output.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

use claimwire_exporter::json_line;

use crate::batch::{in_order, threads};
use crate::input::{Line, Lines, article_of, name_of, vanished};
use crate::terminal::{Style, Terminal, complain};
use crate::{Exit, Failure, Options, Outcome, Rejected, Stages};

/// Extract claims from article records: JSON Lines in, JSON Lines on standard output.
///
/// A row that is no article record is named on standard error with its line, and the rest goes on.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Files of article records, as `claimwire clean` writes them; `-` is standard input.
    #[arg(default_value = "-", value_name = "FILE")]
    inputs: Vec<PathBuf>,
}

/// Reads rows, extracts, and writes claims in the order of the rows.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    // The command is all that the process does: what it has loaded goes with it, and is not taken apart piece by piece.
    let stages = ManuallyDrop::new(Stages::load(options)?);
    let mut sink = Sink::new(options);
    let pool = threads(options)?;
    for path in &args.inputs {
        match open(path) {
            Ok(lines) => in_order(&pool, lines, |line| claims(&stages, line), |claims| sink.take(claims))?,
            Err(row) => sink.take(Err(row))?,
        }
    }
    sink.finish()
}

/// The rows of one input with their weights.
type Rows = Box<dyn Iterator<Item = Result<(Line, u64), Failure>>>;

fn open(path: &Path) -> Result<Rows, Rejected> {
    let name = name_of(path);
    if path == Path::new("-") {
        return Ok(Box::new(Lines::new(io::stdin().lock(), "standard input")));
    }
    let file = File::open(path).map_err(|error| vanished(&name, &error))?;
    Ok(Box::new(Lines::new(BufReader::with_capacity(1 << 16, file), &name)))
}

/// How many bytes the line of a claim takes up, or a little more.
const BYTES_OF_CLAIM: usize = 2_304;

/// The claims of one row as the bytes of their lines.
fn claims(stages: &Stages, line: Line) -> Result<Vec<u8>, Rejected> {
    let article = article_of(&line)?;
    let claims =
        stages.extract(&article).map_err(|row| Rejected { path: line.file.as_ref().into(), ..row })?;
    let mut lines = Vec::with_capacity(claims.len() * BYTES_OF_CLAIM);
    for claim in &claims {
        // Records have string keys and a Vec takes every byte: this cannot fail.
        let _ = json_line(claim, &mut lines);
    }
    Ok(lines)
}

/// Claims to standard output, the rest to standard error.
struct Sink {
    out: BufWriter<io::StdoutLock<'static>>,
    terminal: Terminal,
    articles: u64,
    rejected: u64,
}

impl Sink {
    fn new(options: &Options) -> Self {
        let terminal = Terminal::stderr(options.color);
        Sink { out: BufWriter::new(io::stdout().lock()), terminal, articles: 0, rejected: 0 }
    }
    fn take(&mut self, claims: Result<Vec<u8>, Rejected>) -> Result<(), Failure> {
        match claims {
            Ok(lines) => {
                self.articles += 1;
                self.out.write_all(&lines).map_err(Failure::stdout)
            }
            Err(row) => {
                self.rejected += 1;
                complain(format_args!("{} {row}", self.terminal.paint(Style::Warning, "set aside:")));
                Ok(())
            }
        }
    }
    /// No rows at all are no error: a filter may be given nothing.
    fn finish(mut self) -> Outcome {
        self.out.flush().map_err(Failure::stdout)?;
        match (self.articles, self.rejected) {
            (0, 1..) => {
                Err(Failure::new("no row is an article record", "make them with: claimwire clean FOLDER"))
            }
            _ => Ok(Exit::Well),
        }
    }
}
