//! `claimwire schema`: the record types turn into JSON Schema files, or are held against them.

use std::path::{Path, PathBuf};

use schemars::generate::SchemaSettings;

use crate::output::write_file;
use crate::terminal::complain;
use crate::{Exit, Outcome, Rejected};

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
            write_file(&path, &text)?;
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
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let rejected = settings.into_generator().into_root_schema_for::<Rejected>();
    let text = serde_json::to_string_pretty(&rejected).expect("a schema is plain JSON");
    all.push(("rejected.schema.json", text + "\n"));
    all
}

fn differs(path: &Path, text: &str) -> bool {
    std::fs::read_to_string(path).map_or(true, |there| there != text)
}
