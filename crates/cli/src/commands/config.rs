//! `claimwire config show`: every option with its value and where that comes from.

use std::io::{self, Write};

use clap::parser::ValueSource;
use clap::{Arg, Command as ClapCommand, CommandFactory};

use crate::config::{Setting, settings};
use crate::{Cli, Exit, Failure, Options, Outcome};

/// Show the settings and where each comes from.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Print every option that has a value, as claimwire.toml would say it, with its origin.
    ///
    /// Origins are, from strong to weak: the command line, a variable of the environment, claimwire.toml in the
    /// current folder (or the file that CLAIMWIRE_CONFIG names), the default.
    Show,
}

/// Prints the settings.
pub(crate) fn run(args: &Args, _: &Options) -> Outcome {
    let Command::Show = args.command;
    let (mut root, settings) = (Cli::command(), settings()?);
    root.build();
    let text = lines(&root, &[], &settings);
    io::stdout().write_all(text.as_bytes()).map_err(Failure::stdout)?;
    Ok(Exit::Well)
}

/// The options of a command and of those below it; options of every command stand at the top alone.
fn lines(command: &ClapCommand, path: &[String], settings: &[Setting]) -> String {
    let own = command.get_arguments().filter(|arg| path.is_empty() || !arg.is_global_set());
    let lines: String = own.filter_map(|arg| line(arg, path, settings)).collect();
    let mut text = match (lines.is_empty(), path.is_empty()) {
        (true, _) => String::new(),
        (false, true) => lines,
        (false, false) => format!("\n[{}]\n{lines}", path.join(".")),
    };
    for inner in command.get_subcommands().filter(|inner| !inner.is_hide_set()) {
        text += &lines_of(inner, path, settings);
    }
    text
}

fn lines_of(inner: &ClapCommand, path: &[String], settings: &[Setting]) -> String {
    lines(inner, &[path, &[inner.get_name().to_owned()]].concat(), settings)
}

/// `output = "records"  # claimwire.toml:4`
fn line(arg: &Arg, path: &[String], settings: &[Setting]) -> Option<String> {
    let name = arg.get_long().filter(|name| !matches!(*name, "help" | "version"))?;
    let (values, origin) = value(arg, name, path, settings)?;
    let shown: Vec<String> = values.iter().map(|value| literal(value)).collect();
    let shown = if let [one] = shown.as_slice() { one.clone() } else { format!("[{}]", shown.join(", ")) };
    Some(format!("{:<32} # {origin}\n", format!("{name} = {shown}")))
}

fn value(arg: &Arg, name: &str, path: &[String], settings: &[Setting]) -> Option<(Vec<String>, String)> {
    if let Some(typed) = path.is_empty().then(|| typed(arg)).flatten() {
        return Some((typed, "command line".to_owned()));
    }
    let variable = arg.get_env().map(|it| it.to_string_lossy().into_owned());
    if let Some(variable) = variable
        && let Ok(value) = std::env::var(&variable)
        && !value.is_empty()
    {
        return Some((vec![value], variable));
    }
    if let Some(setting) = settings.iter().find(|it| it.command == path && it.option == name) {
        return Some((setting.values.clone(), setting.origin.clone()));
    }
    let default: Vec<String> =
        arg.get_default_values().iter().map(|value| value.to_string_lossy().into_owned()).collect();
    (!default.is_empty() && arg.get_action().takes_values()).then(|| (default, "default".to_owned()))
}

/// What this very command line gives for an option of every command.
fn typed(arg: &Arg) -> Option<Vec<String>> {
    let matches = Cli::command().try_get_matches().ok()?;
    let id = arg.get_id().as_str();
    (matches.value_source(id) == Some(ValueSource::CommandLine)).then_some(())?;
    let raw = matches.get_raw(id)?;
    Some(raw.map(|value| value.to_string_lossy().into_owned()).collect())
}

/// The value as TOML writes it.
fn literal(value: &str) -> String {
    match value.parse::<i64>() {
        Ok(number) => number.to_string(),
        Err(_) if value == "true" || value == "false" => value.to_owned(),
        Err(_) => toml::Value::from(value).to_string(),
    }
}
