//! Claims with their quotes turn into chunks for language models: each of at most so many tokens, and cut between
//! sentences only.
//!
//! A chunk is a text in which each claim has a line under a number, and the documents stand as headings above their
//! claims; beside it the ids of the claims by their numbers. A quote that is too long by itself goes on in the next
//! line, at a sentence of its own; a sentence that is too long by itself is left out of the chunks, and named in a file
//! beside them.

mod line;
mod sentences;
mod tokens;

use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use self::line::Line;
use self::sentences::sentences;
pub use self::tokens::Tokens;
use crate::{AtomicFile, Export, ExportError, Record, Written, json_line};

/// The fewest tokens that a chunk may be held to: with fewer there is room for hardly any claim.
pub const LEAST_BUDGET: usize = 64;

/// One chunk.
#[derive(Debug, Serialize)]
struct Chunk<'c> {
    /// Counted from 1.
    chunk: usize,
    /// How many tokens the text has.
    tokens: usize,
    /// The paths of the documents, in the order of the text.
    documents: Vec<&'c str>,
    /// The ids of the claims: the first is `[1]` in the text.
    claims: Vec<&'c str>,
    /// What a model is to read.
    text: String,
}

/// A sentence that no chunk has, since it has too many tokens by itself.
#[derive(Debug, Serialize)]
struct LeftOut<'l> {
    /// The id of the claim that it is quoted for.
    claim: &'l str,
    /// The path of the document.
    document: &'l str,
    /// The sentence.
    sentence: &'l str,
}

/// Chunks in the file `chunks.jsonl`; in `left_out.jsonl` the sentences that fit in none.
pub struct Chunks {
    path: PathBuf,
    file: AtomicFile,
    left_out_path: PathBuf,
    left_out_file: AtomicFile,
    tokens: Tokens,
    budget: usize,
    lines: Vec<Line>,
    /// About how many tokens the lines have: the sum of their parts.
    about: usize,
    written: usize,
    most: usize,
    left_out: usize,
}

impl Chunks {
    /// Begins the files in `folder`; no chunk will have more than `budget` tokens as `tokens` counts them.
    ///
    /// # Errors
    /// Where a file cannot be made.
    pub fn create(folder: &Path, budget: usize, tokens: Tokens) -> Result<Self, ExportError> {
        let path = folder.join("chunks.jsonl");
        let file = AtomicFile::create(&path)?;
        let left_out_path = folder.join("left_out.jsonl");
        let left_out_file = AtomicFile::create(&left_out_path)?;
        let (lines, about, written, most, left_out) = (Vec::new(), 0, 0, 0, 0);
        Ok(Chunks {
            path,
            file,
            left_out_path,
            left_out_file,
            tokens,
            budget,
            lines,
            about,
            written,
            most,
            left_out,
        })
    }
    fn add(&mut self, line: Line) -> Result<(), ExportError> {
        let alone = self.tokens.count(&text(std::slice::from_ref(&line)))?;
        if alone > self.budget {
            return self.add_in_parts(&line);
        }
        let is_new = self.lines.last().is_none_or(|last| last.path != line.path);
        let heading = if is_new { 0 } else { self.tokens.count(&line.heading)? };
        let cost = alone.saturating_sub(heading);
        if self.about + cost > self.budget && !self.lines.is_empty() {
            self.write()?;
            self.about += alone;
        } else {
            self.about += cost;
        }
        self.lines.push(line);
        Ok(())
    }
    /// As many sentences of the quote as fit, time and again; a sentence that never fits is left out.
    fn add_in_parts(&mut self, line: &Line) -> Result<(), ExportError> {
        let mut part = String::new();
        let with = |quote: &str| Line { quote: quote.trim().to_owned(), ..line.clone() };
        for sentence in sentences(&line.quote) {
            let longer = format!("{part}{sentence}");
            if self.fits(&with(&longer))? {
                part = longer;
                continue;
            }
            if !part.is_empty() {
                self.add(with(&part))?;
            }
            part.clear();
            match self.fits(&with(sentence))? {
                true => part.push_str(sentence),
                false => self.leave_out(line, sentence.trim())?,
            }
        }
        if part.is_empty() { Ok(()) } else { self.add(with(&part)) }
    }
    fn leave_out(&mut self, line: &Line, sentence: &str) -> Result<(), ExportError> {
        self.left_out += 1;
        let row = LeftOut { claim: &line.claim, document: &line.path, sentence };
        append(&row, &mut self.left_out_file, &self.left_out_path)
    }
    fn fits(&self, line: &Line) -> Result<bool, ExportError> {
        Ok(self.tokens.count(&text(std::slice::from_ref(line)))? <= self.budget)
    }
    /// Writes the lines as a chunk. Tokens may fall otherwise where lines meet than the sum of the lines tells: what
    /// is then too much waits for the next chunk.
    fn write(&mut self) -> Result<(), ExportError> {
        let mut rest = Vec::new();
        let mut whole = text(&self.lines);
        let mut tokens = self.tokens.count(&whole)?;
        while tokens > self.budget {
            rest.extend(self.lines.pop());
            whole = text(&self.lines);
            tokens = self.tokens.count(&whole)?;
        }
        rest.reverse();
        let lines = std::mem::replace(&mut self.lines, rest);
        self.about = self.tokens.count(&text(&self.lines))?;
        self.put(&lines, whole, tokens)
    }
    fn put(&mut self, lines: &[Line], text: String, tokens: usize) -> Result<(), ExportError> {
        let mut documents: Vec<&str> = lines.iter().map(|line| line.path.as_str()).collect();
        documents.dedup();
        let claims = lines.iter().map(|line| line.claim.as_str()).collect();
        self.written += 1;
        self.most = self.most.max(tokens);
        append(&Chunk { chunk: self.written, tokens, documents, claims, text }, &mut self.file, &self.path)
    }
    fn notes(&self) -> Vec<String> {
        let mut notes = vec![format!(
            "{} chunks of at most {} tokens; the longest has {}",
            self.written, self.budget, self.most
        )];
        if self.left_out > 0 {
            notes.push(format!(
                "{} sentences have more than {} tokens with what stands around them, and are left out: see left_out.jsonl",
                self.left_out, self.budget
            ));
        }
        notes
    }
}

impl<'r> Export<Record<'r>> for Chunks {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        match record {
            Record::Claim(claim) => self.add(Line::of(claim)),
            _ => Ok(()),
        }
    }
    fn finish(mut self) -> Result<Written, ExportError> {
        while !self.lines.is_empty() {
            self.write()?;
        }
        let notes = self.notes();
        self.file.commit()?;
        self.left_out_file.commit()?;
        Ok(Written { files: vec![self.path, self.left_out_path], notes })
    }
}

fn append(row: &impl Serialize, file: &mut AtomicFile, path: &Path) -> Result<(), ExportError> {
    let mut line = Vec::new();
    json_line(row, &mut line)
        .and_then(|()| file.write_all(&line))
        .map_err(|error| ExportError::new(path, "cannot be written", error))
}

/// The lines as a model reads them, numbered from 1, each document's above its first.
fn text(lines: &[Line]) -> String {
    let mut text = String::new();
    let mut path = None;
    for (line, number) in lines.iter().zip(1..) {
        if path.replace(&line.path) != Some(&line.path) {
            text += &line.heading;
        }
        text += &line.numbered(number);
    }
    text
}
