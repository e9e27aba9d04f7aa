//! `claimwire.toml` turns into arguments that stand in where the command line and the environment say nothing.
//!
//! A key at the top is an option of every command, a key in a table one of the command that the table is named after:
//! `jobs = 4`, `[run] output = "records"`, `[rules.test] todo = true`. The file is `claimwire.toml` in the current
//! folder, or the one that the variable `CLAIMWIRE_CONFIG` names.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory};
use toml::de::{DeTable, DeValue};

use crate::{Cli, Failure};

/// The variable that names another file.
pub(crate) const VARIABLE: &str = "CLAIMWIRE_CONFIG";
/// The file's name.
const NAME: &str = "claimwire.toml";

/// One key of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The command, as `["rules", "test"]`; empty for options of every command.
    pub command: Vec<String>,
    /// The option's long name.
    pub option: String,
    /// Its values as they would be typed; `true` and `false` for a flag.
    pub values: Vec<String>,
    /// File and line.
    pub origin: String,
}

/// The settings of the file, each an option that there is; none where there is no file.
pub(crate) fn settings() -> Result<Vec<Setting>, Failure> {
    let (path, asked) = match std::env::var_os(VARIABLE) {
        Some(path) if !path.is_empty() => (PathBuf::from(path), true),
        _ => (PathBuf::from(NAME), false),
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => parse(&path, &text),
        Err(error) if !asked && error.kind() == std::io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => {
            let what = format!("{}: cannot be read: {error}", path.display());
            Err(Failure::new(what, format_args!("check the path; {VARIABLE} names it where it is set")))
        }
    }
}

fn parse(path: &Path, text: &str) -> Result<Vec<Setting>, Failure> {
    let table = DeTable::parse(text).map_err(|error| {
        let line = error.span().map_or(1, |span| line_of(text, span.start));
        let what = format!("{}:{line}: {}", path.display(), error.message());
        Failure::new(what, "write it as TOML: toml.io")
    })?;
    let mut settings = Vec::new();
    read(path, text, table.get_ref(), &[], &mut settings)?;
    let root = Cli::command();
    settings.iter().try_for_each(|setting| option(&root, setting).map(drop))?;
    Ok(settings)
}

fn line_of(text: &str, byte: usize) -> usize {
    text[..byte.min(text.len())].matches('\n').count() + 1
}

fn read(
    path: &Path,
    text: &str,
    table: &DeTable,
    command: &[String],
    settings: &mut Vec<Setting>,
) -> Result<(), Failure> {
    for (key, value) in table {
        let name = key.get_ref().to_string();
        let origin = format!("{}:{}", path.display(), line_of(text, key.span().start));
        if let DeValue::Table(inner) = value.get_ref() {
            let command = [command, &[name]].concat();
            read(path, text, inner, &command, settings)?;
            continue;
        }
        let values = values(value.get_ref()).ok_or_else(|| {
            let what =
                format!("{origin}: `{name}` is neither a word, a number, true or false, nor a list of them");
            Failure::new(what, "write the value as it would stand behind the option")
        })?;
        settings.push(Setting { command: command.to_vec(), option: name, values, origin });
    }
    Ok(())
}

fn values(value: &DeValue) -> Option<Vec<String>> {
    Some(match value {
        DeValue::String(text) => vec![text.to_string()],
        DeValue::Integer(number) => vec![number.to_string()],
        DeValue::Float(number) => vec![number.to_string()],
        DeValue::Boolean(flag) => vec![flag.to_string()],
        DeValue::Array(items) => {
            let items: Option<Vec<Vec<String>>> = items.iter().map(|item| values(item.get_ref())).collect();
            items?.concat()
        }
        _ => return None,
    })
}

/// The option that a setting is about.
pub(crate) fn option(root: &Command, setting: &Setting) -> Result<Arg, Failure> {
    let Setting { command: path, option, origin, .. } = setting;
    let mut command = root;
    for name in path {
        command = command.find_subcommand(name).ok_or_else(|| {
            let what = format!("{origin}: there is no command `{}`", path.join(" "));
            Failure::new(what, "claimwire --help lists them")
        })?;
    }
    let found = command.get_arguments().find(|arg| arg.get_long() == Some(option));
    found.cloned().ok_or_else(|| {
        let what = format!("{origin}: there is no option --{option} of {}", command.get_name());
        let known = command.get_arguments().filter_map(Arg::get_long).collect::<Vec<_>>().join(", ");
        Failure::new(what, format_args!("known are: {known}"))
    })
}

/// The arguments with those of the file added that neither they nor the environment give.
pub(crate) fn with_file(arguments: Vec<OsString>) -> Result<Vec<OsString>, Failure> {
    let root = Cli::command();
    // What is wrong with the arguments is said by whoever parses them for good.
    let Ok(matches) = root.clone().try_get_matches_from(&arguments) else { return Ok(arguments) };
    let (path, leaf) = leaf_of(&matches);
    let mut added = Vec::new();
    for setting in settings()? {
        if setting.command.is_empty() || setting.command == path {
            added.extend(arguments_of(&option(&root, &setting)?, &setting, leaf));
        }
    }
    // Behind a `--` everything is a path.
    let end = arguments.iter().position(|argument| argument == "--").unwrap_or(arguments.len());
    let (front, back) = arguments.split_at(end);
    Ok([front, &added, back].concat())
}

/// The innermost command that was asked for, and what it was given.
fn leaf_of(matches: &ArgMatches) -> (Vec<String>, &ArgMatches) {
    let (mut path, mut leaf) = (Vec::new(), matches);
    while let Some((name, inner)) = leaf.subcommand() {
        path.push(name.to_owned());
        leaf = inner;
    }
    (path, leaf)
}

fn arguments_of(option: &Arg, setting: &Setting, leaf: &ArgMatches) -> Vec<OsString> {
    let source = leaf.value_source(option.get_id().as_str());
    if !matches!(source, None | Some(ValueSource::DefaultValue)) {
        return Vec::new();
    }
    let name = &setting.option;
    if option.get_action().takes_values() {
        return setting.values.iter().map(|value| format!("--{name}={value}").into()).collect();
    }
    let is_on = setting.values.iter().any(|value| value == "true");
    is_on.then(|| format!("--{name}").into()).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Result<Vec<Setting>, String> {
        parse(Path::new("claimwire.toml"), text).map_err(|failure| format!("{failure:?}"))
    }

    #[test]
    fn keys_become_options_with_their_lines() {
        let settings = parsed("jobs = 2\n\n[rules.test]\ntodo = true\n").unwrap();
        let told: Vec<_> =
            settings.iter().map(|it| (it.command.join(" "), &*it.option, &*it.origin)).collect();
        let expected =
            [(String::new(), "jobs", "claimwire.toml:1"), ("rules test".into(), "todo", "claimwire.toml:4")];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_is_no_option_is_named_with_its_line() {
        for (text, part) in [
            ("[run]\nwear = 1", "claimwire.toml:2: there is no option --wear of run"),
            ("[walk]\na = 1", "claimwire.toml:2: there is no command `walk`"),
            ("jobs = 2024-01-01", "claimwire.toml:1: `jobs` is neither"),
            ("jobs = ", "claimwire.toml:1: "),
        ] {
            let error = parsed(text).unwrap_err();
            assert!(error.contains(part), "{error}");
        }
    }
}
