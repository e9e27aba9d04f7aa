//! `claimwire check`: claims are held against gold; differences come out in the format asked for.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use claimwire_gold::{
    Claims, FORMATS, FactVerdict, Floor, FloorOutcome, Format, GoldSet, Options as Scoring, Report, Verdict,
    check_floors, format_named, is_fact_gold, parse_claims, parse_fact_gold, parse_floors, read_documents,
    read_gold, read_texts, score, score_facts, update_floors,
};

use crate::fact_file::{read_facts, shown, word};
use crate::input::{name_of, read_file, read_stream};
use crate::output::write_file;
use crate::terminal::{complain, visible};
use crate::{Exit, Failure, Options, Outcome};

/// The most that is read of a claims or floors file.
const MOST_BYTES: u64 = 4 << 30;

/// Check claims against gold.
///
/// Prints precision, recall and F1 for each claim type, how many modalities, times and attributions are right,
/// and what is missing, spurious or wrong, with the evidence in its sentence. The exit code is 1 where claims
/// differ from the gold, or with --floors only where a score is below its floor. Where the gold is a file of gold
/// facts, facts are checked instead: type and key, status and answer, row by row.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A gold file, or a folder with *.gold.jsonl files.
    #[arg(long, value_name = "FILE|FOLDER")]
    gold: PathBuf,
    /// Claim or fact records, as `claimwire run` writes them; `-` is standard input.
    #[arg(value_name = "CLAIMS")]
    claims: PathBuf,
    /// How to print the result.
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = format_names())]
    format: String,
    /// Print at most N differences of each kind (text only).
    #[arg(long, value_name = "N")]
    list: Option<usize>,
    /// Hold the scores to the floors in this file.
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Which floor of the file; without it the one whose gold is the path given to --gold.
    #[arg(long, value_name = "NAME", requires = "floors")]
    floor: Option<String>,
    /// Raise the floors in the file to the scores.
    #[arg(long, requires = "floors")]
    update_floors: bool,
    /// Let --update-floors lower floors too, for this reason, which is written beside them.
    #[arg(long, value_name = "REASON", requires = "update_floors")]
    allow_lower: Option<String>,
    /// Count claims from listed articles without gold as spurious; articles.jsonl beside the gold lists them.
    #[arg(long)]
    strict_documents: bool,
}

fn format_names() -> clap::builder::PossibleValuesParser {
    FORMATS.map(Format::name).into()
}

/// Reads gold and claims, scores, and prints the report.
pub(crate) fn run(args: &Args, _: &Options) -> Outcome {
    if let Some(text) = fact_gold(&args.gold) {
        return check_facts(&text, args);
    }
    let gold = read_gold(&args.gold).map_err(|error| Failure::new(error, ""))?;
    let claims = claims(&args.claims)?;
    let mut report = score(&gold, &claims, &scoring(args, &gold)?);
    if args.update_floors {
        raise(args, &report, &gold)?;
    }
    if let Some(file) = &args.floors {
        let outcomes = outcomes(args, file, &report, &gold)?;
        report = report.with_floors(outcomes);
    }
    let verdict = report.verdict();
    print(args, report).map_err(Failure::stdout)?;
    Ok(if verdict == Verdict::Pass { Exit::Well } else { Exit::Findings })
}

/// The text of the gold where it is a file of gold facts.
fn fact_gold(path: &Path) -> Option<String> {
    let is_file = path.is_file();
    is_file.then(|| std::fs::read_to_string(path).ok()).flatten().filter(|text| is_fact_gold(text))
}

/// Holds facts to gold facts and prints a row for each.
fn check_facts(text: &str, args: &Args) -> Outcome {
    let in_file = |error| Failure::new(format_args!("{}: {error}", args.gold.display()), "mend the row");
    let gold = parse_fact_gold(text).map_err(in_file)?;
    let facts = read_facts(&args.claims)?;
    let verdicts = score_facts(&gold, &facts);
    let right = verdicts.iter().filter(|verdict| verdict.is_right()).count();
    let rows: String = verdicts.iter().map(fact_row).collect();
    let sum = format!("{right} of {} gold facts are right\n", verdicts.len());
    io::stdout().write_all((rows + &sum).as_bytes()).map_err(Failure::stdout)?;
    Ok(if right == verdicts.len() { Exit::Well } else { Exit::Findings })
}

fn fact_row(verdict: &FactVerdict<'_>) -> String {
    let gold = verdict.gold;
    let key = serde_json::Value::from(gold.key.clone());
    let told = match &verdict.found {
        None => "no such fact".to_owned(),
        Some(fact) if verdict.is_right() => format!("{} = {}", word(fact.status), shown(&fact.best)),
        Some(fact) => {
            let (status, best) = (word(fact.status), shown(&fact.best));
            format!("{status} = {best}, and should be {} = {}", word(gold.status), gold.best)
        }
    };
    let mark = if verdict.is_right() { "ok   " } else { "wrong" };
    format!("{mark} {} {} {key}: {told}\n", gold.id, gold.fact_type)
}

fn claims(path: &Path) -> Result<Claims, Failure> {
    let name = name_of(path);
    let bytes = match path == Path::new("-") {
        true => read_stream(io::stdin().lock(), "standard input", MOST_BYTES),
        false => read_file(path, &name, MOST_BYTES),
    };
    bytes.map(|bytes| parse_claims(&name, &bytes)).map_err(|row| Failure::new(row, ""))
}

fn scoring(args: &Args, gold: &GoldSet) -> Result<Scoring, Failure> {
    let documents = args.strict_documents.then(|| read_documents(&args.gold)).transpose();
    let documents = documents.map_err(|error| Failure::new(error, ""))?;
    Ok(Scoring { documents, texts: read_texts(gold) })
}

fn print(args: &Args, mut report: Report) -> io::Result<()> {
    let format = format_named(&args.format).unwrap_or(FORMATS[0]);
    if let (Some(most), "text") = (args.list, format.name()) {
        report.missing.truncate(most);
        report.spurious.truncate(most);
        report.wrong.truncate(most);
    }
    let mut text = Vec::new();
    format.write(&report, &mut text)?;
    if format.name() == "text" {
        text = visible(&String::from_utf8_lossy(&text)).into_owned().into_bytes();
    }
    io::stdout().write_all(&text)
}

fn floors_text(file: &Path) -> Result<String, Failure> {
    let bytes = read_file(file, &name_of(file), MOST_BYTES).map_err(|row| Failure::new(row, ""))?;
    let not_text =
        |error| Failure::new(format_args!("{}: {error}", file.display()), "save the file as UTF-8");
    String::from_utf8(bytes).map_err(not_text)
}

/// The name of the floor that is asked for, or that pins this gold.
fn floor<'f>(args: &Args, file: &Path, floors: &'f claimwire_gold::Floors) -> Result<&'f Floor, Failure> {
    let in_file = |error| Failure::new(format_args!("{}: {error}", file.display()), "");
    match &args.floor {
        Some(name) => floors.named(name).map_err(in_file),
        None => floors.for_gold(&name_of(&args.gold)).ok_or_else(|| {
            let what = format!("{}: no floor pins the gold {}", file.display(), args.gold.display());
            Failure::new(what, "add one, or name one with --floor")
        }),
    }
}

fn outcomes(args: &Args, file: &Path, report: &Report, gold: &GoldSet) -> Result<Vec<FloorOutcome>, Failure> {
    let in_file = |error| Failure::new(format_args!("{}: {error}", file.display()), "");
    let floors = parse_floors(&floors_text(file)?).map_err(in_file)?;
    check_floors(report, floor(args, file, &floors)?, &gold.sha256).map_err(in_file)
}

/// Raises the floors in the file and says what moved.
fn raise(args: &Args, report: &Report, gold: &GoldSet) -> Result<(), Failure> {
    let Some(file) = &args.floors else { return Ok(()) };
    let in_file = |error| Failure::new(format_args!("{}: {error}", file.display()), "");
    let text = floors_text(file)?;
    let floors = parse_floors(&text).map_err(in_file)?;
    let name = &floor(args, file, &floors)?.name;
    let update =
        update_floors(&text, name, report, &gold.sha256, args.allow_lower.as_deref()).map_err(in_file)?;
    write_file(file, &update.toml)?;
    let moved = format!("{} floors raised, {} lowered", update.raised.len(), update.lowered.len());
    complain(format_args!("{}: {moved}", file.display()));
    Ok(())
}
