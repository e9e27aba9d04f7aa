//! `claimwire export`: records turn into files that other tools read.

use std::path::{Path, PathBuf};

use claimwire_exporter::{FORMATS, Format, Inputs, Record, Sink, Written, format_named};
use clap::builder::PossibleValue;

use crate::input::{RecordFiles, Records};
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use crate::terminal::{Style, Terminal, complain};
use crate::{Exit, Failure, Options, Outcome, Rejected};

/// Write records in a format that other tools read.
///
/// Reads claim records, and fact and article records where they are given, and writes the files of one format
/// into a folder, each whole or not at all. What each format holds and what it leaves out: docs/formats.md.
/// With --budget, claims and their quotes go into chunks for language models instead (chunks.jsonl).
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The format.
    #[arg(short, long, value_name = "FORMAT", value_parser = format_names(), required_unless_present = "budget")]
    format: Option<String>,
    /// Write chunks of at most N tokens, cut between sentences only [needs the cargo feature tokenizers].
    #[arg(long, value_name = "N", conflicts_with = "format", value_parser = clap::value_parser!(u32).range(64..))]
    budget: Option<u32>,
    /// What counts the tokens of --budget: the tokenizer.json of a model, or builtin.
    #[arg(long, value_name = "FILE|builtin", default_value = "builtin")]
    tokenizer: PathBuf,
    #[command(flatten)]
    files: RecordFiles,
    /// The folder to write to.
    #[arg(short, long, value_name = "FOLDER", default_value = "export")]
    output: PathBuf,
}

fn format_names() -> clap::builder::PossibleValuesParser {
    let help = |format: &Format| match (format.is_built_in(), format.feature) {
        (false, Some(feature)) => format!("{} [needs the cargo feature {feature}]", format.about),
        _ => format.about.to_owned(),
    };
    let values = FORMATS.iter().map(|format| PossibleValue::new(format.name).help(help(format)));
    values.collect::<Vec<_>>().into()
}

/// Reads the records in the order that formats expect and writes them.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let records = args.files.find()?;
    let inputs = Inputs { articles: records.articles.is_some(), facts: records.facts.is_some() };
    let sink = match args.budget {
        Some(budget) => chunks(args, budget as usize)?,
        None => format(args.format.as_deref().unwrap_or_default(), inputs)?.open(&args.output, inputs)?,
    };
    let written = write(&records, sink, options)?;
    let terminal = Terminal::stderr(options.color);
    for note in &written.notes {
        complain(format_args!("{} {note}", terminal.paint(Style::Warning, "note:")));
    }
    for file in &written.files {
        complain(format_args!("wrote {}", file.display()));
    }
    Ok(Exit::Well)
}

#[cfg(feature = "tokenizers")]
fn chunks(args: &Args, budget: usize) -> Result<Box<dyn Sink>, Failure> {
    use claimwire_exporter::{Chunks, Tokens};
    let tokens = match args.tokenizer.as_os_str() == "builtin" {
        true => Tokens::built_in(),
        false => Tokens::read(&args.tokenizer),
    };
    Ok(Box::new(Chunks::create(&args.output, budget, tokens?)?))
}

#[cfg(not(feature = "tokenizers"))]
fn chunks(_: &Args, _: usize) -> Result<Box<dyn Sink>, Failure> {
    Err(Failure::new(
        "this claimwire was built without what counts tokens",
        "cargo install --path crates/cli --features tokenizers",
    ))
}

/// The format of a name, if it can be written with what is given.
fn format(name: &str, inputs: Inputs) -> Result<&'static Format, Failure> {
    let Some(format) = format_named(name) else {
        return Err(Failure::new(
            format_args!("there is no format {name}"),
            "claimwire export --help lists them",
        ));
    };
    if let (false, Some(feature)) = (format.is_built_in(), format.feature) {
        let what = format!("this claimwire was built without the format {name}");
        return Err(Failure::new(what, format_args!("cargo install --path crates/cli --features {feature}")));
    }
    if format.needs_articles && !inputs.articles {
        let what =
            format!("the format {name} lays claims over the articles' texts, and no articles are given");
        return Err(Failure::new(what, "add --articles output/articles.jsonl"));
    }
    Ok(format)
}

fn write(records: &Records, mut sink: Box<dyn Sink>, options: &Options) -> Result<Written, Failure> {
    let terminal = Terminal::stderr(options.color);
    let (interrupt, progress) = (Interrupt::watch(), Progress::bytes(records.bytes()));
    let mut taken = 0_u64;
    let mut take = |record: Result<Record<'_>, Rejected>, bytes: u64| -> Result<(), Failure> {
        interrupt.check()?;
        progress.done(bytes);
        match record {
            Ok(record) => {
                taken += u64::from(matches!(record, Record::Claim(_)));
                Ok(sink.take(record)?)
            }
            Err(row) => {
                complain(format_args!("{} {row}", terminal.paint(Style::Warning, "set aside:")));
                Ok(())
            }
        }
    };
    records.read(&mut take)?;
    progress.clear();
    match taken {
        0 => Err(nothing(&records.claims)),
        _ => Ok(sink.close()?),
    }
}

fn nothing(claims: &Path) -> Failure {
    let what = format!("{}: no row is a claim record", claims.display());
    Failure::new(what, "make them with: claimwire run FOLDER")
}
