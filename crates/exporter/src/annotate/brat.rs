//! Annotated texts turn into brat standoff (brat.nlplab.org/standoff.html): for each article a `.txt` and an `.ann`, and
//! `annotation.conf` for all.
//!
//! A claim is an event on its evidence, its mentions are the event's arguments, an entity's id is a reference to
//! `claimwire`. Polarity and modality are attributes; values without a place stand in a note as `name=value` lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::{Annotated, Mark, Texts};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

/// A folder of annotated texts.
pub(crate) struct Brat {
    folder: PathBuf,
    texts: Texts,
}

impl Brat {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        Ok(Brat { folder: folder.into(), texts: Texts::default() })
    }
}

impl<'r> Export<Record<'r>> for Brat {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        self.texts.take(record);
        Ok(())
    }
    fn finish(self) -> Result<Written, ExportError> {
        let mut taken = BTreeSet::new();
        let mut files = vec![write(&self.folder.join("annotation.conf"), &configuration(&self.texts))?];
        for article in &self.texts.articles {
            let stem = self.folder.join(stem_of(&article.path, &mut taken));
            // Not with_extension: a stem may have dots of its own.
            let with = |ending: &str| PathBuf::from(format!("{}.{ending}", stem.display()));
            files.push(write(&with("txt"), &article.text)?);
            files.push(write(&with("ann"), &standoff(article))?);
        }
        Ok(self.texts.written(files))
    }
}

fn write(path: &Path, text: &str) -> Result<PathBuf, ExportError> {
    let mut file = AtomicFile::create(path)?;
    let written = file.write_all(text.as_bytes());
    written.map_err(|error| ExportError::new(path, "cannot be written", error))?;
    file.commit()?;
    Ok(path.to_owned())
}

/// Where the files of a document go below the folder: as its own path, but never above it, and no two alike.
fn stem_of(path: &str, taken: &mut BTreeSet<String>) -> String {
    let parts = path.split(['/', '\\']).filter(|part| !matches!(*part, "" | "." | ".."));
    let whole = parts.map(|part| part.replace([':', '\0'], "_")).collect::<Vec<_>>().join("/");
    let stem = whole.strip_suffix(".txt").unwrap_or(&whole).to_owned();
    let mut name = stem.clone();
    for number in 2.. {
        if taken.insert(name.clone()) {
            break;
        }
        name = format!("{stem}-{number}");
    }
    name
}

fn standoff(article: &Annotated) -> String {
    let mut sheet = Sheet::of(article);
    for (index, mark) in article.marks().iter().enumerate() {
        sheet.event(index + 1, mark);
    }
    sheet.out
}

/// The lines of one `.ann` file.
struct Sheet<'a> {
    article: &'a Annotated,
    out: String,
    spans: usize,
    references: usize,
    attributes: usize,
    notes: usize,
    /// Mentions that are drawn already, by label and place.
    drawn: BTreeMap<(String, u32, u32), usize>,
}

impl<'a> Sheet<'a> {
    fn of(article: &'a Annotated) -> Self {
        let drawn = BTreeMap::new();
        Sheet { article, out: String::new(), spans: 0, references: 0, attributes: 0, notes: 0, drawn }
    }
    // Writing to a String cannot fail, so the results of `writeln!` are let go below.
    fn event(&mut self, number: usize, mark: &Mark) {
        let claim_type = &mark.claim.claim_type;
        let trigger = self.span(claim_type, mark.at);
        let mut line = format!("E{number}\t{claim_type}:T{trigger}");
        for mention in &mark.mentions {
            let argument = self.mention(
                &mention.label(),
                mention.at,
                mention.entity.id.as_deref(),
                mention.entity.name.as_deref(),
            );
            let _ = write!(line, " {}:T{argument}", mention.slot);
        }
        self.out += &line;
        self.out.push('\n');
        for (name, value) in [("polarity", mark.polarity()), ("modality", mark.modality())] {
            if let Some(value) = value {
                self.attributes += 1;
                let _ = writeln!(self.out, "A{}\t{name} E{number} {value}", self.attributes);
            }
        }
        let values = mark.values.iter().map(|(slot, value)| {
            format!("{slot}={}", one_line(value).replace('%', "%25").replace(';', "%3B"))
        });
        let values: Vec<String> = values.collect();
        if !values.is_empty() {
            self.notes += 1;
            let _ = writeln!(self.out, "#{}\tAnnotatorNotes E{number}\t{}", self.notes, values.join("; "));
        }
    }
    fn mention(&mut self, label: &str, at: (u32, u32), id: Option<&str>, name: Option<&str>) -> usize {
        let key = (label.to_owned(), at.0, at.1);
        if let Some(span) = self.drawn.get(&key) {
            return *span;
        }
        let span = self.span(label, at);
        self.drawn.insert(key, span);
        if let Some(id) = id {
            self.references += 1;
            let (id, name) = (id.replace('%', "%25").replace(' ', "%20"), one_line(name.unwrap_or_default()));
            let _ = writeln!(self.out, "N{}\tReference T{span} claimwire:{id}\t{name}", self.references);
        }
        span
    }
    /// A text-bound annotation; a line break cuts it into fragments, as brat wants it.
    fn span(&mut self, label: &str, at: (u32, u32)) -> usize {
        self.spans += 1;
        let text = self.article.between(at);
        let mut fragments = Vec::new();
        let (mut start, mut end) = (at.0, at.0);
        for c in text.chars() {
            if matches!(c, '\n' | '\r') {
                fragments.push((start, end));
                start = end + 1;
            }
            end += 1;
        }
        fragments.push((start, end));
        fragments.retain(|(start, end)| start < end);
        let places: Vec<String> = fragments.iter().map(|(start, end)| format!("{start} {end}")).collect();
        let words: Vec<String> = fragments.iter().map(|at| self.article.between(*at)).collect();
        let _ = writeln!(self.out, "T{}\t{label} {}\t{}", self.spans, places.join(";"), words.join(" "));
        self.spans
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn configuration(texts: &Texts) -> String {
    let mut text = String::from("[entities]\n");
    for kind in texts.kinds() {
        let _ = writeln!(text, "{kind}");
    }
    text += "\n[relations]\n\n[events]\n";
    for (claim_type, slots) in texts.slots() {
        let slots: Vec<String> = slots.iter().map(|slot| format!("{slot}?:<ENTITY>")).collect();
        let _ = writeln!(text, "{claim_type}\t{}", slots.join(", "));
    }
    text += "\n[attributes]\npolarity\tArg:<EVENT>, Value:affirmed|negated\n";
    text += "modality\tArg:<EVENT>, Value:asserted|hedged|possible|future|conditional|desired\n";
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;
    use claimwire_record::{Claim, Offsets, Span};

    #[test]
    fn a_claim_is_an_event_with_its_mentions() {
        let mut texts = Texts::default();
        let (article, claim) = (examples::article(), examples::claim());
        texts.take(&Record::Article(&article));
        texts.take(&Record::Claim(&claim));
        let expected = "\
T1\tstance 0 24\tEstonia backs Mark Rutte
T2\tCountry 0 7\tEstonia
N1\tReference T2 claimwire:country:EE\tEstonia
T3\tPerson 14 24\tMark Rutte
N2\tReference T3 claimwire:person:mark-rutte\tMark Rutte
E1\tstance:T1 party:T2 target:T3
A1\tmodality E1 hedged
#1\tAnnotatorNotes E1\tposition=support; sure=true; value=2.5; time=2024-04-02; attribution=person:x-y
";
        assert_eq!(standoff(&texts.articles[0]), expected);
        assert!(configuration(&texts).contains("stance\tparty?:<ENTITY>, position?:<ENTITY>"));
    }

    #[test]
    fn a_line_break_cuts_a_span() {
        let (article, mut claim) = (examples::article(), examples::claim());
        claim.span = Offsets::new(&article.text).locate(Span::new(14, 31));
        let claim = Claim { slots: Default::default(), ..claim };
        let mut texts = Texts::default();
        texts.take(&Record::Article(&article));
        texts.take(&Record::Claim(&claim));
        let ann = standoff(&texts.articles[0]);
        assert!(ann.starts_with("T1\tstance 14 25;26 29\tMark Rutte. A “"), "{ann}");
    }

    #[test]
    fn no_document_leads_out_of_the_folder_or_over_another() {
        let mut taken = BTreeSet::new();
        assert_eq!(stem_of("../../etc/a.txt", &mut taken), "etc/a");
        assert_eq!(stem_of("/etc/a.txt", &mut taken), "etc/a-2");
        assert_eq!(stem_of("b.html", &mut taken), "b.html");
    }
}
