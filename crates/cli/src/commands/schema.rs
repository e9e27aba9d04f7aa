//! `claimwire schema`: the record types turn into JSON Schema files, or are held against them.

use std::io::Write;
use std::path::{Path, PathBuf};

use claimwire_exporter::AtomicFile;
use schemars::generate::SchemaSettings;

use crate::terminal::complain;
use crate::{Exit, Failure, Outcome, Rejected};

/// Write the JSON Schemas of all records, or check that they are up to date.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the schemas.
    #[arg(default_value = "schemas", value_name = "DIR")]
    folder: PathBuf,
    /// Write nothing; the exit code is 1 where a file differs.
    #[arg(long)]
    check: bool,
}

/// Writes or checks every schema.
pub(crate) fn run(args: &Args) -> Outcome {
    let mut stale = Vec::new();
    for (name, text) in all() {
        let path = args.folder.join(name);
        if args.check {
            stale.extend(differs(&path, &text).then_some(path));
        } else {
            write(&path, &text)?;
        }
    }
    for path in &stale {
        complain(format_args!(
            "{}: not what the record types say; write it anew: claimwire schema",
            path.display()
        ));
    }
    Ok(if stale.is_empty() { Exit::Well } else { Exit::Findings })
}

/// File name and text of every schema.
fn all() -> Vec<(&'static str, String)> {
    let mut all: Vec<_> = claimwire_record::schema::all().into();
    let rejected = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Rejected>();
    all.push(("rejected.schema.json", format!("{:#}\n", rejected.to_value())));
    all
}

fn differs(path: &Path, text: &str) -> bool {
    std::fs::read_to_string(path).map_or(true, |there| there != text)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = AtomicFile::create(path)?;
    file.write_all(text.as_bytes())
        .map_err(|error| Failure::new(format_args!("{}: {error}", path.display()), "check the disk"))?;
    Ok(file.commit()?)
}
