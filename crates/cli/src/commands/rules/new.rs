//! `claimwire rules new`: a name turns into a pack that works, to be edited.

use std::fs::OpenOptions;
use std::io::Write;

use claimwire_rules::new_pack;

use super::folder;
use crate::terminal::complain;
use crate::{Exit, Failure, Options, Outcome};

/// Begin a new claim type: write a pack that loads, with a rule and examples to edit.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The claim type: lower-case letters, digits and `-`.
    #[arg(value_name = "NAME", value_parser = pack_name)]
    name: String,
}

fn pack_name(text: &str) -> Result<String, String> {
    let fits = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    match fits {
        true => Ok(text.to_owned()),
        false => Err("a claim type is lower-case letters, digits and -, a letter first".to_owned()),
    }
}

/// Writes the files of the pack; none of them may be there.
pub(crate) fn run(args: &Args, options: &Options) -> Outcome {
    let folder = folder(options);
    let pack = folder.join(&args.name);
    if pack.exists() {
        let what = format!("{}: is there already", pack.display());
        return Err(Failure::new(what, "choose another name, or edit what is there"));
    }
    for file in new_pack(&args.name) {
        let path = pack.join(file.name());
        let written = std::fs::create_dir_all(&pack)
            .and_then(|()| OpenOptions::new().write(true).create_new(true).open(&path))
            .and_then(|mut new| new.write_all(file.text.as_bytes()));
        written.map_err(|error| {
            Failure::new(format_args!("{}: cannot be written: {error}", path.display()), "check the folder")
        })?;
        complain(format_args!("wrote {}", path.display()));
    }
    // A folder without lexicons holds a part of the rules, and needs the others beside it.
    let option = if folder.join("lexicons").is_dir() { "--rules" } else { "--add-rules" };
    complain(format_args!(
        "edit it, then: claimwire rules test {}/ {option} {}",
        args.name,
        folder.display()
    ));
    Ok(Exit::Well)
}
