//! `claimwire rules copy`: the built-in rule packs turn into files that can be read and edited.

use std::path::{Path, PathBuf};

use claimwire_rules::SourceFile;

use crate::output::write_file;
use crate::terminal::complain;
use crate::{Exit, Failure, Outcome};

/// Write the built-in rule packs into a folder, to read them or to change them.
///
/// Commands use the folder with --rules FOLDER. To add rules of your own, no copy is needed: see --add-rules.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder to write to; it must not be there, or be empty.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

/// Writes every file to its place below the folder.
pub(crate) fn run(args: &Args) -> Outcome {
    if args.folder.read_dir().is_ok_and(|mut entries| entries.next().is_some()) {
        let what = format!("{}: is there already and not empty", args.folder.display());
        return Err(Failure::new(what, "name a new folder"));
    }
    let files = SourceFile::embedded();
    for file in &files {
        write_file(&args.folder.join(below_rules(&file.path)), &file.text)?;
    }
    complain(format_args!("wrote {} files to {}", files.len(), args.folder.display()));
    Ok(Exit::Well)
}

/// The path within the folder of rules.
fn below_rules(path: &str) -> &Path {
    Path::new(path.strip_prefix("rules/").unwrap_or(path))
}
