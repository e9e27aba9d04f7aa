//! brat standoff (brat.nlplab.org/standoff.html) turns into drawings: events are claims, their arguments slots.
//!
//! An entity's id comes from a reference to `claimwire`; words and numbers from attributes of the event, or from its
//! note as `name=value; name=value`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::anchor::Anchor;
use super::drawing::{Drawing, Filler};
use super::{Read, problem, read_text};
use crate::gold::{files_below, shown};
use crate::{GoldError, Problem};

const REMEDY: &str = "mend the line as brat writes it";

/// Reads one `.ann` file, or all below a folder in the order of their paths.
pub(super) fn read(path: &Path) -> Result<Read, GoldError> {
    let files = match path.is_dir() {
        true => files_below(path, &|name| name.ends_with(".ann"))?,
        false => vec![path.to_owned()],
    };
    if files.is_empty() {
        let nothing = std::io::Error::other("no .ann file below it");
        return Err(GoldError::Read { path: path.into(), source: nothing });
    }
    let (mut drawings, mut problems) = (Vec::new(), Vec::new());
    for file in files {
        let text = read_text(&file.with_extension("txt"))?;
        let ann = read_text(&file)?;
        let sheet = Sheet::read(&shown(&file), &ann, &mut problems);
        drawings.extend(sheet.drawings(&document_of(&file), &Anchor::new(&text), &mut problems));
    }
    Ok((drawings, problems))
}

/// `a.ann` is about `a.txt`, but `b.html.ann` about `b.html`, whose cleaned text is `b.html.txt`.
fn document_of(ann: &Path) -> String {
    let stem = ann.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let is_page = [".html", ".htm", ".xhtml"].iter().any(|ending| stem.ends_with(ending));
    if is_page { stem } else { PathBuf::from(stem + ".txt").display().to_string() }
}

/// An event: its line, the span of its trigger, and its arguments by role.
type Event<'a> = (usize, &'a str, Vec<(&'a str, &'a str)>);

/// The lines of an `.ann` file by what they are about.
#[derive(Default)]
struct Sheet<'a> {
    file: String,
    spans: BTreeMap<&'a str, Span<'a>>,
    events: Vec<Event<'a>>,
    references: BTreeMap<&'a str, String>,
    said: BTreeMap<&'a str, Vec<(String, Filler)>>,
}

struct Span<'a> {
    label: &'a str,
    at: (usize, usize),
    words: &'a str,
}

impl<'a> Sheet<'a> {
    fn read(file: &str, ann: &'a str, problems: &mut Vec<Problem>) -> Self {
        let mut sheet = Sheet { file: file.to_owned(), ..Sheet::default() };
        for (index, line) in ann.lines().enumerate() {
            if !line.trim().is_empty() && sheet.line(index + 1, line).is_none() {
                problems.push(problem(file, index + 1, "no line of brat standoff", REMEDY));
            }
        }
        sheet
    }
    /// Takes one line; none where it is malformed. Relations and equivalences are no part of a claim.
    fn line(&mut self, number: usize, line: &'a str) -> Option<()> {
        let (id, rest) = line.split_once('\t')?;
        match id.chars().next()? {
            'T' => drop(self.spans.insert(id, span(rest)?)),
            'E' => {
                let parts: Option<Vec<_>> =
                    rest.split_whitespace().map(|part| part.split_once(':')).collect();
                self.events.push((number, id, parts.filter(|parts| !parts.is_empty())?));
            }
            'A' | 'M' => {
                let mut words = rest.split(' ');
                let (name, of) = (words.next()?, words.next()?);
                let value = words.next().unwrap_or("true").to_owned();
                self.said.entry(of).or_default().push((name.to_owned(), Filler::Value(value)));
            }
            'N' => {
                let mut words = rest.split('\t').next()?.split(' ');
                let (_, of, reference) = (words.next()?, words.next()?, words.next()?);
                let id = reference.strip_prefix("claimwire:");
                self.references.extend(id.map(|id| (of, decoded(id))));
            }
            '#' => {
                let (head, note) = rest.split_once('\t')?;
                let of = head.split(' ').nth(1)?;
                self.said.entry(of).or_default().extend(values(note));
            }
            'R' | '*' => {}
            _ => return None,
        }
        Some(())
    }
    fn drawings(&self, doc: &str, text: &Anchor, problems: &mut Vec<Problem>) -> Vec<Drawing> {
        let drawn = self.events.iter().map(|event| self.drawing(event, doc, text));
        let (drawn, bad): (Vec<_>, Vec<_>) = drawn.partition(Result::is_ok);
        problems.extend(bad.into_iter().filter_map(Result::err));
        drawn.into_iter().filter_map(Result::ok).collect()
    }
    fn drawing(
        &self,
        (line, id, parts): &(usize, &str, Vec<(&str, &str)>),
        doc: &str,
        text: &Anchor,
    ) -> Result<Drawing, Problem> {
        let refuse = |reason: String| problem(&self.file, *line, reason, REMEDY);
        let span = |name: &str| self.spans.get(name).ok_or_else(|| refuse(format!("there is no {name}")));
        let (claim_type, trigger) = parts[0];
        let trigger = span(trigger)?;
        let at = text.find(trigger.at, Some(trigger.words));
        let at = at.ok_or_else(|| refuse(format!("“{}” does not stand in the text", trigger.words)))?;
        let mut slots = Vec::new();
        for (slot, mention) in &parts[1..] {
            let Span { label, words, .. } = span(mention)?;
            let id = self.references.get(mention).cloned();
            slots.push((
                (*slot).to_owned(),
                Filler::Mention { id, kind: (*label).to_owned(), words: (*words).to_owned() },
            ));
        }
        slots.extend(self.said.get(id).into_iter().flatten().cloned());
        Ok(Drawing {
            doc: doc.to_owned(),
            claim_type: claim_type.to_owned(),
            at,
            quote: text.text(at),
            slots,
            place: (self.file.clone(), *line),
        })
    }
}

/// `stance 0 5;6 10` and the words.
fn span(rest: &str) -> Option<Span<'_>> {
    let (head, words) = rest.split_once('\t')?;
    let (label, places) = head.split_once(' ')?;
    let (first, last) = (places.split(' ').next()?, places.rsplit(' ').next()?);
    Some(Span { label, at: (first.parse().ok()?, last.parse().ok()?), words })
}

/// `name=value; name=value`; what is no such pair is a note for people.
pub(super) fn values(note: &str) -> Vec<(String, Filler)> {
    let pairs = note.split("; ").filter_map(|pair| pair.split_once('='));
    pairs.map(|(name, value)| (name.trim().to_owned(), Filler::Value(decoded(value)))).collect()
}

/// Undoes what keeps blanks, semicolons and per cents apart from brat's own.
fn decoded(text: &str) -> String {
    text.replace("%20", " ").replace("%3B", ";").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "😀 Estonia backs\nMark Rutte.";

    #[test]
    fn events_are_claims_and_faulty_lines_are_named() {
        let ann = "T1\tstance 2 15;16 26\tEstonia backs Mark Rutte\nT2\tcountry 2 9\tEstonia\n\
                   N1\tReference T2 claimwire:country:EE\tEstonia\nT3\tperson 16 26\tMark Rutte\n\
                   E1\tstance:T1 party:T2 target:T3\nA1\tposition E1 support\nnonsense\nE2\tstance:T9\n\
                   #1\tAnnotatorNotes E1\ttime=2024; see the style guide\n";
        let mut problems = Vec::new();
        let sheet = Sheet::read("a.ann", ann, &mut problems);
        let drawings = sheet.drawings("a.txt", &Anchor::new(TEXT), &mut problems);
        let [drawing] = drawings.as_slice() else { panic!("{drawings:?}") };
        assert_eq!((drawing.at, drawing.quote.as_str()), ((2, 26), "Estonia backs\nMark Rutte"));
        let names: Vec<&str> = drawing.slots.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["party", "target", "position", "time"]);
        let lines: Vec<usize> = problems.iter().map(|problem| problem.line).collect();
        assert_eq!(lines, [7, 8]);
    }

    #[test]
    fn a_page_is_known_by_its_ending() {
        assert_eq!(document_of(Path::new("x/a.ann")), "a.txt");
        assert_eq!(document_of(Path::new("x/b.html.ann")), "b.html");
    }
}
