//! `claimwire agree`: the gold of two annotators turns into how far they agree.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use claimwire_gold::{Agreement, Difference, Marked, agreement, read_gold};

use crate::{Exit, Failure, Outcome};

/// Compare the gold of two annotators.
///
/// Prints for each claim type how many claims both marked and the F1 of one against the other, for each field of the
/// claims that both marked the share of agreement and Cohen's kappa, and every place where they differ. With
/// --least the exit code is 1 where the F1 of all types together is below it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The first annotator's gold file, or a folder with *.gold.jsonl files.
    #[arg(value_name = "A")]
    a: PathBuf,
    /// The second annotator's.
    #[arg(value_name = "B")]
    b: PathBuf,
    /// How to print the result.
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "json"])]
    format: String,
    /// Print at most N differences (text only).
    #[arg(long, value_name = "N", default_value_t = 50)]
    list: usize,
    /// The least F1 that is good enough, 0 to 1.
    #[arg(long, value_name = "F1")]
    least: Option<f64>,
}

/// Reads both, compares, and prints.
pub(crate) fn run(args: &Args) -> Outcome {
    let gold = |path| read_gold(path).map_err(|error| Failure::new(error, ""));
    let found = agreement(&gold(&args.a)?, &gold(&args.b)?);
    if found.documents == 0 {
        return Err(Failure::new(
            "there is no document that both have rows for",
            "compare gold of the same articles",
        ));
    }
    print(args, &found).map_err(Failure::stdout)?;
    let is_enough = args.least.is_none_or(|least| found.all().f1() >= least);
    Ok(if is_enough { Exit::Well } else { Exit::Findings })
}

fn print(args: &Args, found: &Agreement) -> io::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    if args.format == "json" {
        serde_json::to_writer_pretty(&mut out, found)?;
        writeln!(out)?;
    } else {
        print_marks(found, &mut out)?;
        print_fields(found, &mut out)?;
        print_differences(found, args.list, &mut out)?;
    }
    out.flush()
}

fn print_marks(found: &Agreement, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "{:<12} {:>6} {:>7} {:>7} {:>7} {:>7}",
        "type", "both", "only A", "only B", "F1", "strict"
    )?;
    let rows = found.types.iter().map(|(name, marked)| (name.as_str(), *marked));
    for (name, marked) in rows.chain([("all", found.all())]) {
        let Marked { both, only_a, only_b, .. } = marked;
        let (f1, strict) = (marked.f1(), marked.strict_f1());
        writeln!(out, "{name:<12} {both:>6} {only_a:>7} {only_b:>7} {f1:>7.3} {strict:>7.3}")?;
    }
    if !found.left_out.is_empty() {
        writeln!(out, "left out, only one has rows for them: {}", found.left_out.join(", "))?;
    }
    Ok(())
}

fn print_fields(found: &Agreement, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "\n{:<12} {:>6} {:>7} {:>7}", "field", "pairs", "agreed", "kappa")?;
    for (name, field) in &found.fields {
        let share = field.agreed as f64 / field.pairs.max(1) as f64;
        let kappa = field.kappa.map_or_else(|| "-".into(), |kappa| format!("{kappa:.3}"));
        writeln!(out, "{name:<12} {:>6} {share:>7.3} {kappa:>7}", field.pairs)?;
    }
    Ok(())
}

fn print_differences(found: &Agreement, most: usize, out: &mut impl Write) -> io::Result<()> {
    if !found.differences.is_empty() {
        writeln!(out)?;
    }
    for Difference { doc, start, claim_type, field, a, b, quote } in found.differences.iter().take(most) {
        let quote = quote.split_whitespace().collect::<Vec<_>>().join(" ");
        match (a, b) {
            (Some(_), None) => writeln!(out, "{doc}:{start}: {claim_type}: only A marks “{quote}”")?,
            (None, _) => writeln!(out, "{doc}:{start}: {claim_type}: only B marks “{quote}”")?,
            (Some(a), Some(b)) => {
                writeln!(out, "{doc}:{start}: {claim_type}: {field}: A “{a}”, B “{b}” in “{quote}”")?;
            }
        }
    }
    match found.differences.len().checked_sub(most) {
        Some(more @ 1..) => writeln!(out, "and {more} more"),
        _ => Ok(()),
    }
}
