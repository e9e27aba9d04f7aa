//! JSON Lines turn into articles: row by row, each checked before anything trusts its offsets.

use std::io::{BufRead, Read};
use std::sync::Arc;

use claimwire_record::{Article, Offsets};

use crate::{Failure, MAX_BYTES, Reason, Rejected};

/// The most that is read of one row: JSON writes one byte of text in at most six.
const MAX_ROW: u64 = MAX_BYTES * 6;
const REMEDY: &str = "make the records with: claimwire clean FOLDER";

/// One row of a file that is not blank.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// The file, as messages name it.
    pub file: Arc<str>,
    /// The line, from 1.
    pub number: u64,
    /// Its bytes, without the line feed.
    pub bytes: Vec<u8>,
}

impl Line {
    /// How records name the document that it holds: `articles.jsonl#3`.
    pub fn name(&self) -> String {
        format!("{}#{}", self.file, self.number)
    }
}

/// The rows of a stream with their weights.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    stream: R,
    file: Arc<str>,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    /// Reads the rows of `stream`, which messages call `file`.
    pub fn new(stream: R, file: &str) -> Self {
        Lines { stream, file: file.into(), number: 0 }
    }
    /// The next row, if there is one.
    pub fn next_row(&mut self) -> std::io::Result<Option<Line>> {
        loop {
            let mut bytes = Vec::new();
            if self.stream.by_ref().take(MAX_ROW).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(None);
            }
            self.number += 1;
            if !bytes.trim_ascii().is_empty() {
                return Ok(Some(Line { file: Arc::clone(&self.file), number: self.number, bytes }));
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<(Line, u64), Failure>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.next_row() {
            Ok(line) => {
                line.map(|line| (line.bytes.len() as u64, line)).map(|(weight, line)| Ok((line, weight)))
            }
            Err(error) => {
                let what = format!("{}: line {}: cannot be read: {error}", self.file, self.number + 1);
                Some(Err(Failure::new(what, "check where it comes from")))
            }
        }
    }
}

/// The article that a row holds, its offsets checked.
pub(crate) fn article_of(line: &Line) -> Result<Article, Rejected> {
    let read = match std::str::from_utf8(&line.bytes) {
        // Told for the whole row at once, which costs less than for each string in it.
        Ok(row) => serde_json::from_str(row),
        Err(_) => serde_json::from_slice(&line.bytes),
    };
    let article: Article = read.map_err(|error| {
        let whole = error.to_string();
        let reason = whole.split(" at line ").next().unwrap_or(&whole);
        malformed(line, format!("column {}: no article record: {reason}", error.column()))
    })?;
    match fault(&article) {
        Some(fault) => Err(malformed(line, fault)),
        None => Ok(article),
    }
}

fn malformed(line: &Line, message: String) -> Rejected {
    Rejected::new(&line.file, Reason::MalformedRecord, message, REMEDY).at(Some(line.number), None)
}

/// What is wrong with an article whose fields are all there.
fn fault(article: &Article) -> Option<String> {
    if article.schema != Article::SCHEMA {
        return Some(format!("\"schema\" is \"{}\" and must be \"{}\"", article.schema, Article::SCHEMA));
    }
    let offsets = Offsets::new(&article.text);
    let mut end = 0;
    for (index, paragraph) in article.paragraphs.iter().enumerate() {
        let inside = paragraph.span.bytes().filter(|span| article.text.get(span.range()).is_some());
        match inside {
            Some(span) if span.start >= end && offsets.locate(span) == paragraph.span => end = span.end,
            _ => return Some(format!("the span of paragraph {} does not fit the text", index + 1)),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_record::{Paragraph, Span, Zone};

    fn article(text: &str, spans: &[(u32, u32)]) -> Article {
        let offsets = Offsets::new(text);
        let paragraph = |&(start, end): &(u32, u32)| Paragraph {
            zone: Zone::Body,
            span: offsets.locate(Span::new(start, end)),
            ..Paragraph::default()
        };
        Article {
            schema: Article::SCHEMA.into(),
            document: Default::default(),
            text: text.into(),
            text_is_input: true,
            paragraphs: spans.iter().map(paragraph).collect(),
            ..Article::default()
        }
    }

    #[test]
    fn offsets_that_do_not_fit_are_found() {
        assert_eq!(fault(&article("été.", &[(0, 3), (3, 6)])), None);
        for spans in [&[(0, 1)][..], &[(0, 99)], &[(2, 5), (0, 2)]] {
            assert!(fault(&article("été.", spans)).is_some(), "{spans:?}");
        }
        let mut crooked = article("été.", &[(0, 3)]);
        crooked.paragraphs[0].span.end = Some(3);
        assert_eq!(fault(&crooked).as_deref(), Some("the span of paragraph 1 does not fit the text"));
    }

    #[test]
    fn blank_rows_are_passed_over_and_lines_counted() {
        let rows: Vec<u64> = Lines::new(&b"{}\n\n  \n[]"[..], "f").map(|row| row.unwrap().0.number).collect();
        assert_eq!(rows, [1, 4]);
    }

    #[test]
    fn a_row_that_is_no_record_is_named() {
        let line = Lines::new(&b"\n{\"schema\": 1}"[..], "f").next().unwrap().unwrap().0;
        let rejected = article_of(&line).unwrap_err();
        assert!(
            rejected.to_string().starts_with("f:2: column 12: no article record: invalid type"),
            "{rejected}"
        );
    }
}
