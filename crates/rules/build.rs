//! Embeds every file of `rules/` into the crate: writes a list of `(path, text, text without examples)` for `source.rs`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let root = manifest.join("../../rules");
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let mut code = String::from("&[\n");
    for file in &files {
        println!("cargo:rerun-if-changed={}", file.display());
        let name = file.strip_prefix(&root).unwrap_or(file).to_string_lossy().replace('\\', "/");
        let whole = fs::canonicalize(file)?;
        let bare = if name.ends_with(".toml") {
            let bare = out.join(name.replace('/', "_"));
            fs::write(&bare, without_examples(&fs::read_to_string(file)?))?;
            bare
        } else {
            whole.clone()
        };
        let (whole, bare) = (whole.display().to_string(), bare.display().to_string());
        let path = format!("rules/{name}");
        let _ = writeln!(code, "    ({path:?}, include_str!({whole:?}), include_str!({bare:?})),");
    }
    code.push_str("]\n");
    fs::write(out.join("embedded.rs"), code)
}

/// A rule file with an empty line for each line of an example, so that all others keep their numbers.
fn without_examples(text: &str) -> String {
    let heads = ["[[rule.match]]", "[[rule.ignore]]", "[[rule.todo_match]]", "[[rule.todo_ignore]]"];
    let mut bare = String::with_capacity(text.len());
    let mut in_example = false;
    for line in text.lines() {
        if line.starts_with('[') {
            in_example = heads.iter().any(|head| line.starts_with(head));
        }
        bare.push_str(if in_example { "" } else { line });
        bare.push('\n');
    }
    bare
}

/// Adds the rule files below `folder`; a missing folder has none.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for entry in entries {
        let path = entry?.path();
        if path.is_dir() {
            println!("cargo:rerun-if-changed={}", path.display());
            collect(&path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "tsv" || e == "lock") {
            files.push(path);
        }
    }
    Ok(())
}
