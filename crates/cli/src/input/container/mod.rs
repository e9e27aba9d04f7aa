//! A file that holds many documents turns into these, one by one and in its order, while others are worked on.
//!
//! Files are opened by one thread of their own, which runs ahead of the work by a few documents and no more. So
//! memory holds a batch of documents, however large the archive is that they come from.

mod feed;
mod rows;
mod tar;
mod warc;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use flate2::bufread::MultiGzDecoder;

use super::kind::Container;
use super::{Found, Item, Source, read_stream, vanished};
use crate::stages::{Page, guarded};
use crate::{MAX_BYTES, Reason, Rejected};

/// How many documents the opening thread runs ahead.
const AHEAD: usize = 8;
/// How deep archives may stand in archives.
const MOST_NESTED: usize = 3;

/// Calls `work` with every document of the files, in their order.
pub(crate) fn with_found<T>(
    sources: &[Source],
    work: impl FnOnce(&mut dyn Iterator<Item = Item<'_>>) -> T,
) -> T {
    thread::scope(|scope| {
        let (sender, receiver) = sync_channel(AHEAD);
        scope.spawn(move || sources.iter().all(|source| open(source, &sender)));
        work(&mut receiver.into_iter())
    })
}

/// Gives the documents of one file; `false` where nobody wants more.
fn open<'a>(source: &'a Source, sender: &SyncSender<Item<'a>>) -> bool {
    let Some(container) = source.container else {
        let item = Item { found: Found::File(source), weight: source.bytes, read: source.bytes };
        return sender.send(item).is_ok();
    };
    let mut out = Out { sender, source, passed: Arc::default(), told: 0, is_wanted: true };
    let opened = guarded(&source.name, || open_container(source, container, &mut out));
    if let Err(row) = opened.and_then(|opened| opened) {
        out.set_aside(row);
    }
    out.is_wanted
}

fn open_container(source: &Source, container: Container, out: &mut Out<'_, '_>) -> Result<(), Rejected> {
    let file = File::open(&source.path).map_err(|error| vanished(&source.name, &error))?;
    if !file.metadata().is_ok_and(|told| told.is_file()) {
        let message = "no regular file: a pipe, a socket, a device or a folder";
        return Err(Rejected::new(&source.name, Reason::NotAFile, message, "copy it into a file"));
    }
    let mut counted = Counted { file, passed: Arc::clone(&out.passed) };
    read(&source.name, container, &mut counted, out, 0)
}

/// Reads a container from a stream, which may itself stand in a container.
fn read(
    name: &str,
    container: Container,
    stream: &mut dyn Read,
    out: &mut Out<'_, '_>,
    nested: usize,
) -> Result<(), Rejected> {
    if nested > MOST_NESTED {
        let message = format!("an archive within {MOST_NESTED} archives");
        return Err(Rejected::new(name, Reason::UnsupportedKind, message, "unpack the outer ones first"));
    }
    match container {
        Container::Warc => warc::read(name, stream, out),
        Container::Tar => tar::read(name, &mut unpacked(name, stream)?, out, nested),
        Container::Lines => rows::read(name, &mut unpacked(name, stream)?, out),
        Container::Feed => feed::read(name, &mut unpacked(name, stream)?, out),
        Container::Gzip => {
            let bytes = read_stream(unpacked(name, stream)?, name, MAX_BYTES)?;
            let inner = name[..name.len() - ".gz".len()].to_owned();
            out.page(Page { name: name.to_owned(), bytes, kind_by: Some(inner), ..Page::default() });
            Ok(())
        }
    }
}

/// The stream without gzip, if it is in gzip: told by its first bytes, as names are often wrong about it.
fn unpacked<'s>(name: &str, stream: &'s mut dyn Read) -> Result<Box<dyn BufRead + 's>, Rejected> {
    let mut stream = BufReader::with_capacity(1 << 16, stream);
    let start = stream.fill_buf().map_err(|error| vanished(name, &error))?;
    if start.starts_with(&[0x1f, 0x8b]) {
        Ok(Box::new(BufReader::with_capacity(1 << 16, MultiGzDecoder::new(stream))))
    } else {
        Ok(Box::new(stream))
    }
}

/// Where the documents of one file go.
struct Out<'a, 's> {
    sender: &'s SyncSender<Item<'a>>,
    source: &'a Source,
    /// The bytes of the file that were read.
    passed: Arc<AtomicU64>,
    /// How many of them were told already.
    told: u64,
    is_wanted: bool,
}

impl Out<'_, '_> {
    /// Gives a document on; `false` where nobody wants more.
    fn give(&mut self, found: Found<'static>, weight: u64) -> bool {
        let passed = self.passed.load(Ordering::Relaxed);
        let item = Item { found, weight, read: passed - self.told };
        self.told = passed;
        self.is_wanted = self.sender.send(item).is_ok();
        self.is_wanted
    }
    fn page(&mut self, page: Page) -> bool {
        if !self.wants(&page.name) {
            return true;
        }
        let weight = page.bytes.len() as u64;
        self.give(Found::Page(Box::new(page)), weight)
    }
    fn set_aside(&mut self, row: Rejected) -> bool {
        if !self.wants(&row.path) && *row.path != *self.source.name {
            return true;
        }
        self.give(Found::SetAside(Box::new(row)), 0)
    }
    /// Whether the document of that name is asked for.
    fn wants(&self, name: &str) -> bool {
        self.source.only.as_deref().is_none_or(|only| only == name)
    }
}

/// A file that counts what is read of it.
struct Counted {
    file: File,
    passed: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(bytes)?;
        self.passed.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// A container that breaks off: what stood before is read.
fn cut_short(name: &str, error: &io::Error) -> Rejected {
    let message = format!("damaged or cut short, and read up to there: {error}");
    Rejected::new(name, Reason::BrokenRecord, message, "get the file again")
}
