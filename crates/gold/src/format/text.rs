//! A report turns into an aligned table and lists, evidence marked within its sentence: `… «backs» …`.

use std::io::{self, Write};

use super::escape::line;
use super::{Format, brief, slots};
use crate::{Excerpt, Missing, Report, Score, Spurious, WrongField};

/// How much of a sentence is shown on either side of the evidence, and of the evidence, in code points.
const SIDE: usize = 80;
const QUOTE: usize = 240;

/// For people.
pub(super) struct Text;

impl Format for Text {
    fn name(&self) -> &'static str {
        "text"
    }
    fn write(&self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        write_scores(report, out)?;
        write_attributes(report, out)?;
        write_list(out, "missing", &report.missing, missing)?;
        write_list(out, "spurious", &report.spurious, spurious)?;
        write_list(out, "wrong fields", &report.wrong, wrong)?;
        write_list(out, "rows set aside", &report.rejected, |it| line(&it.to_string()))?;
        write_list(out, "floors", report.floors.as_deref().unwrap_or_default(), |it| {
            format!("{} {}", if it.passed() { "ok  " } else { "FAIL" }, line(&it.to_string()))
        })
    }
}

fn write_scores(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let rows: Vec<(String, Score)> = report.types.iter().map(|(name, score)| (line(name), *score)).collect();
    let width = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0).max(4);
    writeln!(out, "{:width$}  gold  right  spurious  missing  precision  recall     F1", "type")?;
    for (name, score) in rows.iter().chain([&("ALL".to_owned(), report.all())]) {
        let Score { gold, right, spurious } = score;
        let (missing, precision, recall, f1) =
            (score.missing(), score.precision(), score.recall(), score.f1());
        writeln!(
            out,
            "{name:width$}  {gold:4}  {right:5}  {spurious:8}  {missing:7}  {precision:9.3}  {recall:6.3}  {f1:5.3}"
        )?;
    }
    if report.ignored > 0 {
        writeln!(out, "{} claim(s) of other documents or types left out", report.ignored)?;
    }
    Ok(())
}

fn write_attributes(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if report.attributes.is_empty() {
        return Ok(());
    }
    writeln!(out, "\nattributes of the claims found")?;
    let width = report.attributes.keys().map(|name| line(name).chars().count()).max().unwrap_or(0);
    for (name, share) in &report.attributes {
        writeln!(out, "{:width$}  {:>4}/{:<4}  {:.3}", line(name), share.right, share.total, share.value())?;
    }
    Ok(())
}

fn write_list<T>(out: &mut dyn Write, title: &str, items: &[T], show: fn(&T) -> String) -> io::Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{title} ({})", items.len())?;
    items.iter().try_for_each(|item| writeln!(out, "  {}", show(item)))
}

fn missing(it: &Missing) -> String {
    let head = format!("{} {} {} {}", it.path, it.claim_type, it.id, slots(&it.key));
    format!("{}\n    {}", line(&head), marked(&it.excerpt))
}

fn spurious(it: &Spurious) -> String {
    let head = format!("{} {} {}", it.path, it.claim_type, slots(&it.slots));
    format!("{}\n    {}", line(&head), marked(&it.excerpt))
}

fn wrong(it: &WrongField) -> String {
    let (expected, got) = (brief(&it.expected), brief(&it.got));
    let head =
        format!("{} {} {} {}: expected {expected}, got {got}", it.path, it.claim_type, it.id, it.field);
    format!("{}\n    {}", line(&head), marked(&it.excerpt))
}

/// The evidence between «» in its sentence, long ones shortened.
pub(super) fn marked(excerpt: &Excerpt) -> String {
    let quote = line(&excerpt.quote);
    let (before, after) = (line(&excerpt.before), line(&excerpt.after));
    format!("{}«{}»{}", last(&before), first(&quote, QUOTE), first(&after, SIDE)).trim().to_owned()
}

fn first(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

fn last(text: &str) -> String {
    match text.char_indices().rev().nth(SIDE) {
        Some((start, c)) => format!("…{}", &text[start + c.len_utf8()..]),
        None => text.to_owned(),
    }
}
