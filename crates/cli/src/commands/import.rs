//! `claimwire import`: what people have drawn in an annotation tool turns into gold.

use std::io::{self, Write};
use std::path::PathBuf;

use claimwire_exporter::json_line;
use claimwire_gold::{ClaimTypes, Imported, SlotUse, SlotValues, Tool, import};
use claimwire_rules::{RuleSet, SlotKind};
use clap::ValueEnum;

use crate::output::write_file;
use crate::stages::load_rules;
use crate::terminal::{Style, Terminal, complain};
use crate::{Exit, Failure, Options, Outcome};

/// Turn what people have drawn in an annotation tool into gold.
///
/// Writes gold rows, as `claimwire check` reads them. The rule packs say which slots are keys. What cannot be used is
/// named with its file and line, the rest is written all the same, and the exit code is 1.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The tool.
    #[arg(long, value_enum, value_name = "TOOL")]
    from: From,
    /// Its export: a file, or for brat a folder of .ann and .txt files.
    #[arg(value_name = "FILE|FOLDER")]
    path: PathBuf,
    /// The gold file to write, whole or not at all; without it gold goes to standard output.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum From {
    /// Standoff files.
    Brat,
    /// Tasks as JSON.
    LabelStudio,
    /// JSON Lines.
    Doccano,
}

impl From {
    fn tool(self) -> Tool {
        match self {
            From::Brat => Tool::Brat,
            From::LabelStudio => Tool::LabelStudio,
            From::Doccano => Tool::Doccano,
        }
    }
}

/// Reads the tool's files and writes gold.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let types = Types(load_rules(options)?);
    let imported = import(args.from.tool(), &args.path, &types).map_err(|error| Failure::new(error, ""))?;
    let terminal = Terminal::stderr(options.color);
    for problem in &imported.problems {
        complain(format_args!("{} {problem}", terminal.paint(Style::Warning, "set aside:")));
    }
    if imported.claims.is_empty() {
        let what = format!("{}: no claim is drawn in it", args.path.display());
        return Err(Failure::new(what, "label spans with the names of claim types: claimwire rules list"));
    }
    write(args, &imported)?;
    Ok(if imported.problems.is_empty() { Exit::Well } else { Exit::Findings })
}

fn write(args: &Args, imported: &Imported) -> Result<(), Failure> {
    let mut lines = Vec::new();
    imported.claims.iter().try_for_each(|claim| json_line(claim, &mut lines)).map_err(Failure::stdout)?;
    match &args.output {
        Some(file) => write_file(file, &String::from_utf8_lossy(&lines)),
        None => io::stdout().write_all(&lines).map_err(Failure::stdout),
    }
}

/// The claim types of the rule packs.
struct Types(RuleSet);

impl ClaimTypes for Types {
    fn has(&self, claim_type: &str) -> bool {
        self.0.type_named(claim_type).is_some()
    }
    fn slot(&self, claim_type: &str, slot: &str) -> Option<SlotUse> {
        let slot = self.0.type_named(claim_type)?.slot(slot)?;
        let values = match slot.kind {
            SlotKind::Number => SlotValues::Numbers,
            SlotKind::Flag => SlotValues::Flags,
            SlotKind::Entity | SlotKind::Word | SlotKind::Text => SlotValues::Words,
        };
        Some(SlotUse { key: slot.key, values })
    }
}
