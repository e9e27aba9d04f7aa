//! A WARC file, plain or gzip, turns into its records one by one; a broken one is named and the next is found.

use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;

use super::parse::{self, Next};
use super::record::WarcRecord;
use super::window::Window;

/// How every gzip member with deflate begins (RFC 1952, 2.3.1).
const GZIP: &[u8] = &[0x1f, 0x8b, 0x08];

/// A record that cannot be read. The records behind it are read all the same.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("record {number} at byte {offset}: {reason}")]
pub struct BrokenRecord {
    /// Its place in the file, counted from 1.
    pub number: u64,
    /// The byte of the file where it begins, or where its gzip member does.
    pub offset: u64,
    /// What is wrong with it.
    pub reason: String,
}

/// The records of a WARC file (ISO 28500:2017; 1.0 and 1.1), from a stream that need not be seekable.
///
/// Gzip is told by its first bytes, one member for each record or for all. Memory holds one record of at most
/// the limit and the last mebibyte, in which the next record is searched where one is broken.
#[derive(Debug)]
pub struct WarcReader<R: Read> {
    stage: Option<Stage<R>>,
    limit: u64,
    number: u64,
}

/// Where in the file the reader stands.
#[derive(Debug)]
enum Stage<R: Read> {
    /// Between two gzip members, or at the beginning.
    Between(Window<R>),
    /// Behind damage: only what decodes to a record counts as the beginning of a member.
    Searching(Window<R>),
    /// In a file without compression.
    Plain(Window<R>),
    /// In a gzip member that begins at the byte.
    Member(u64, Box<Window<GzDecoder<Window<R>>>>),
}

impl<R: Read> WarcReader<R> {
    /// Reads the records of `stream`, none of more than `limit` bytes.
    pub fn new(stream: R, limit: u64) -> Self {
        WarcReader { stage: Some(Stage::Between(Window::new(stream))), limit, number: 0 }
    }
    fn broken(&mut self, offset: u64, reason: String) -> Option<Result<WarcRecord, BrokenRecord>> {
        self.number += 1;
        Some(Err(BrokenRecord { number: self.number, offset, reason }))
    }
    /// What the stage gives, if anything; afterwards the reader stands at the next stage.
    fn step(&mut self, stage: Stage<R>) -> Option<Result<WarcRecord, BrokenRecord>> {
        match stage {
            Stage::Between(file) => self.between(file),
            Stage::Searching(file) => self.search(file),
            Stage::Plain(mut file) => {
                let (next, offset) = self.read(&mut file);
                if !matches!(next, Ok(Next::End) | Err(_)) {
                    self.stage = Some(Stage::Plain(file));
                }
                self.give(next, offset)
            }
            Stage::Member(offset, member) => self.member(offset, member),
        }
    }
    fn between(&mut self, mut file: Window<R>) -> Option<Result<WarcRecord, BrokenRecord>> {
        let offset = file.position();
        file.mark();
        match file.peek(GZIP.len()) {
            Err(error) => return self.broken(offset, format!("cannot be read: {error}")),
            Ok([]) => return None,
            Ok(start) if start.starts_with(GZIP) => {
                self.stage = Some(Stage::Member(offset, Box::new(Window::new(GzDecoder::new(file)))));
            }
            // Padding between members.
            Ok([0, ..]) => {
                file.consume(1);
                self.stage = Some(Stage::Between(file));
            }
            Ok(_) if self.number == 0 => self.stage = Some(Stage::Plain(file)),
            Ok(_) => {
                self.stage = Some(Stage::Searching(file));
                return self.broken(offset, "no gzip member begins here".into());
            }
        }
        None
    }
    fn member(
        &mut self,
        begin: u64,
        mut member: Box<Window<GzDecoder<Window<R>>>>,
    ) -> Option<Result<WarcRecord, BrokenRecord>> {
        let (next, _) = self.read(&mut member);
        match next {
            Ok(Next::End) => {
                self.stage = Some(Stage::Between(member.into_source().into_inner()));
                None
            }
            Ok(_) => {
                self.stage = Some(Stage::Member(begin, member));
                self.give(next, begin)
            }
            Err(error) => {
                let mut file = member.into_source().into_inner();
                file.back();
                file.consume(1);
                self.stage = Some(Stage::Searching(file));
                self.broken(begin, format!("the gzip member is damaged or cut short: {error}"))
            }
        }
    }
    /// Goes to the next gzip member that holds a record.
    fn search(&mut self, mut file: Window<R>) -> Option<Result<WarcRecord, BrokenRecord>> {
        if !file.seek_to(GZIP).ok()? {
            return None;
        }
        let begin = file.position();
        file.mark();
        let mut member = Window::new(GzDecoder::new(file));
        if member.peek(5).is_ok_and(|start| start.starts_with(b"WARC/")) {
            self.stage = Some(Stage::Member(begin, Box::new(member)));
        } else {
            let mut file = member.into_source().into_inner();
            file.back();
            file.consume(1);
            self.stage = Some(Stage::Searching(file));
        }
        None
    }
    fn read<S: Read>(&self, stream: &mut Window<S>) -> (io::Result<Next>, u64) {
        let before = stream.position();
        let next = parse::next(stream, self.limit);
        (next, before)
    }
    fn give(&mut self, next: io::Result<Next>, offset: u64) -> Option<Result<WarcRecord, BrokenRecord>> {
        match next {
            Ok(Next::Record(fields, block)) => {
                self.number += 1;
                Some(Ok(WarcRecord { number: self.number, offset, fields, block }))
            }
            Ok(Next::Broken(reason)) => self.broken(offset, reason),
            Ok(Next::End) => None,
            Err(error) => self.broken(offset, format!("cannot be read: {error}")),
        }
    }
}

impl<R: Read> Iterator for WarcReader<R> {
    type Item = Result<WarcRecord, BrokenRecord>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let stage = self.stage.take()?;
            if let Some(given) = self.step(stage) {
                return Some(given);
            }
        }
    }
}
