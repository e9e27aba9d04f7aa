//! `claimwire man`: the arguments turn into manual pages.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use clap_mangen::Man;

use crate::output::write_file;
use crate::{Cli, Exit, Failure, Outcome};

/// Print the manual page, or write one for every command.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// Write claimwire.1, claimwire-run.1 and so on into this folder.
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

/// Prints or writes the pages.
pub(crate) fn run(args: &Args) -> Outcome {
    let mut root = Cli::command();
    root.build();
    match &args.output {
        Some(folder) => write_pages(&root, "claimwire", folder)?,
        None => io::stdout().write_all(page(&root, "claimwire").as_bytes()).map_err(Failure::stdout)?,
    }
    Ok(Exit::Well)
}

fn write_pages(command: &clap::Command, name: &str, folder: &Path) -> Result<(), Failure> {
    write_file(&folder.join(format!("{name}.1")), &page(command, name))?;
    let inner = command.get_subcommands().filter(|inner| !inner.is_hide_set());
    inner
        .into_iter()
        .try_for_each(|inner| write_pages(inner, &format!("{name}-{}", inner.get_name()), folder))
}

fn page(command: &clap::Command, name: &str) -> String {
    let mut page = Vec::new();
    // A Vec takes every byte: this cannot fail.
    let _ = Man::new(command.clone()).title(name.to_uppercase()).render(&mut page);
    String::from_utf8_lossy(&page).into_owned()
}
