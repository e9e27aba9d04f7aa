//! `claimwire reconcile --table`: tables of conflicting values turn into one finding for each item.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use claimwire_exporter::{AtomicFile, json_line};
use claimwire_reconciler::table::{Form, Hierarchy, Kind, Table, resolve};

use super::reconcile::report;
use crate::input::name_of;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome, Reason, Rejected};

const COLUMNS: &str = "every row needs item, source and value: see docs/tables.md";
/// The files that a folder given as a table may hold: the rows, and the places.
const ROWS: [&str; 3] = ["claims.jsonl", "claims.csv", "claims.tsv"];
const PLACES: &str = "hierarchy.csv";

/// What resolves tables instead of claim records.
#[derive(Debug, clap::Args)]
pub(crate) struct TableArgs {
    /// Resolve conflicting values in a table instead: JSON Lines, CSV or TSV with item, source and value; or a
    /// folder with `claims.jsonl`, `claims.csv` or `claims.tsv`, and perhaps `hierarchy.csv`.
    #[arg(long, value_name = "FILE|DIR", conflicts_with = "inputs")]
    table: Option<PathBuf>,
    /// Which place contains which: a CSV with ID, name and parentID.
    #[arg(long, value_name = "CSV", requires = "table")]
    hierarchy: Option<PathBuf>,
    /// The kind of values in rows that tell none.
    #[arg(long, value_name = "KIND", requires = "table", value_parser = ["number", "set", "place", "text"])]
    kind: Option<String>,
    /// Give no value that is less likely than this, from 0 to 1.
    #[arg(long, value_name = "CHANCE", requires = "table", default_value_t = 0.0, value_parser = chance)]
    min_confidence: f64,
}

fn chance(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (0.0..=1.0).contains(number));
    number.ok_or_else(|| "a chance is a number from 0 to 1".to_owned())
}

impl TableArgs {
    /// The table to resolve, if that is asked for.
    pub(super) fn table(&self) -> Option<&Path> {
        self.table.as_deref()
    }
}

/// Reads the table, weighs its rows, and writes the findings.
pub(super) fn run(args: &TableArgs, given: &Path, output: Option<&Path>, options: &Options) -> Outcome {
    let file = rows_in(given)?;
    let hierarchy = hierarchy(args, given)?;
    let mut table = Table::default();
    let name = name_of(&file);
    table.read(&name, &bytes(&file)?, Form::of(&name), args.kind.as_deref().and_then(Kind::named));
    report(&rejected(&table), options);
    if table.rows.is_empty() {
        return Err(Failure::new(format_args!("{name}: no row can be used"), COLUMNS));
    }
    let findings = resolve(&table.rows, &hierarchy, args.min_confidence);
    write(output, &findings)?;
    let valued = findings.iter().filter(|finding| finding.value.is_some()).count();
    complain(format_args!(
        "{} rows, {} items, {valued} with a value; {} rows set aside",
        table.rows.len(),
        findings.len(),
        table.rejected.len()
    ));
    Ok(Exit::Well)
}

/// The file of rows: the one given, or that in the folder given.
fn rows_in(given: &Path) -> Result<PathBuf, Failure> {
    if !given.is_dir() {
        return Ok(given.to_owned());
    }
    let found = ROWS.iter().map(|name| given.join(name)).find(|file| file.is_file());
    found.ok_or_else(|| {
        Failure::new(
            format_args!("{}: no table in this folder", given.display()),
            format_args!("put one of {} there", ROWS.join(", ")),
        )
    })
}

fn hierarchy(args: &TableArgs, given: &Path) -> Result<Hierarchy, Failure> {
    let beside = Some(given.join(PLACES)).filter(|file| file.is_file());
    let Some(file) = args.hierarchy.clone().or(beside) else {
        return Ok(Hierarchy::default());
    };
    let text = String::from_utf8_lossy(&bytes(&file)?).into_owned();
    Hierarchy::from_csv(&text).map_err(|error| {
        Failure::new(format_args!("{}: {error}", file.display()), "mend the file, or leave --hierarchy out")
    })
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut input = Vec::new();
    let read = match file == Path::new("-") {
        true => io::stdin().read_to_end(&mut input).map(|_| input),
        false => fs::read(file),
    };
    read.map_err(|error| {
        Failure::new(format_args!("{}: cannot be read: {error}", file.display()), "check the path")
    })
}

fn rejected(table: &Table) -> Vec<Rejected> {
    let row = |row: &claimwire_reconciler::table::Rejected| {
        Rejected::new(&row.file, Reason::MalformedRecord, row.reason.as_str(), COLUMNS)
            .at(Some(row.line), None)
    };
    table.rejected.iter().map(row).collect()
}

fn write(output: Option<&Path>, findings: &[claimwire_reconciler::table::Finding]) -> Result<(), Failure> {
    let mut lines = Vec::new();
    findings.iter().try_for_each(|finding| json_line(finding, &mut lines)).map_err(Failure::stdout)?;
    let Some(path) = output else {
        return io::stdout().lock().write_all(&lines).map_err(Failure::stdout);
    };
    let mut file = AtomicFile::create(path)?;
    file.write_all(&lines).map_err(|error| {
        Failure::new(
            format_args!("{}: cannot be written: {error}", path.display()),
            "check that the disk has room",
        )
    })?;
    file.commit()?;
    Ok(())
}
