//! A report turns into GitHub workflow commands, so that differences show beside the lines they are about:
//! `::error file=…,line=…,title=…::…`. Broken floors come first: the runner shows only a few.

use std::io::{self, Write};

use super::escape::{command_message, command_property};
use super::{Format, brief, level, slots, text::marked};
use crate::{Missing, Problem, Report, Spurious, WrongField};

/// For GitHub Actions.
pub(super) struct Github;

/// One workflow command.
struct Command {
    level: &'static str,
    /// File and line; a line of 0 is not known.
    place: Option<(String, usize)>,
    title: String,
    message: String,
}

impl Format for Github {
    fn name(&self) -> &'static str {
        "github"
    }
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let level = level(report);
        let missing = report.missing.iter().map(|it| missing(it, level));
        let spurious = report.spurious.iter().map(|it| spurious(it, level));
        let wrong = report.wrong.iter().map(|it| wrong(it, level));
        let rejected = report.rejected.iter().map(|it| set_aside(it, level));
        let all = floors(report).into_iter().chain(missing).chain(spurious).chain(wrong).chain(rejected);
        all.map(|command| command.text()).try_for_each(|text| writeln!(out, "{text}"))?;
        let all = report.all();
        writeln!(out, "precision {:.3}, recall {:.3}, F1 {:.3}", all.precision(), all.recall(), all.f1())
    }
}

impl Command {
    fn text(&self) -> String {
        let place = match &self.place {
            Some((file, 0)) => format!("file={},", command_property(file)),
            Some((file, line)) => format!("file={},line={line},", command_property(file)),
            None => String::new(),
        };
        let (level, title) = (self.level, command_property(&self.title));
        format!("::{level} {place}title={title}::{}", command_message(&self.message))
    }
}

fn floors(report: &Report) -> Vec<Command> {
    let broken = report.floors.iter().flatten().filter(|outcome| !outcome.passed());
    let command =
        |message: String| Command { level: "error", place: None, title: "below its floor".into(), message };
    broken.map(|outcome| command(outcome.to_string())).collect()
}

fn missing(it: &Missing, level: &'static str) -> Command {
    Command {
        level,
        place: Some((it.place.file.clone(), it.place.line)),
        title: format!("missing {}", it.claim_type),
        message: format!("{}: {} {}", it.doc, slots(&it.key), marked(&it.excerpt)),
    }
}

fn spurious(it: &Spurious, level: &'static str) -> Command {
    Command {
        level,
        place: Some((it.path.clone(), it.doc_line.unwrap_or(0))),
        title: format!("spurious {}", it.claim_type),
        message: format!("{} {}", slots(&it.slots), marked(&it.excerpt)),
    }
}

fn wrong(it: &WrongField, level: &'static str) -> Command {
    let (expected, got) = (brief(&it.expected), brief(&it.got));
    Command {
        level,
        place: Some((it.path.clone(), it.doc_line.unwrap_or(0))),
        title: format!("wrong {} of {}", it.field, it.claim_type),
        message: format!("expected {expected}, got {got} {}", marked(&it.excerpt)),
    }
}

fn set_aside(it: &Problem, level: &'static str) -> Command {
    Command {
        level,
        place: Some((it.file.clone(), it.line)),
        title: "row set aside".into(),
        message: format!("column {}: {}; {}", it.column, it.reason, it.remedy),
    }
}
