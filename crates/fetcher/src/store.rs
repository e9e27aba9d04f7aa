//! Fetched pages turn into the WARC files of a folder; its journal says which of them are there.
//!
//! The records of a page are written before its line of the journal. So a fetch that is broken off leaves at most
//! records that no line knows; they are cut off when the folder is opened again, and their page is fetched anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use claimwire_record::sha256_hex;

use crate::client::{Exchange, Validators, now};
use crate::declared::declared;
use crate::journal::{Journal, Line, Outcome, PageLine};
use crate::warc::writer::{self, Earlier};
use crate::{FetchFault, Settings, Sources, address};

/// Begins with a dot, so that a reader of the folder passes it over.
const JOURNAL: &str = ".claimwire-fetch.jsonl";

/// A folder of WARC files with its journal.
#[derive(Debug)]
pub(crate) struct Store {
    folder: PathBuf,
    journal: Journal,
    warc: WarcFile,
    user_agent: String,
    warc_bytes: u64,
    /// What the last fetch that held each page says of it.
    pages: BTreeMap<String, PageLine>,
    /// Addresses of pages by the hash of their content.
    contents: BTreeMap<String, String>,
    /// The pages that this fetch is done with, and the addresses that answered.
    done: BTreeSet<String>,
    arrived: BTreeSet<String>,
    /// The addresses that the pages of this fetch give as their own, where these are other ones.
    declared: BTreeSet<String>,
    /// The fetch that was broken off: its sources and pages.
    pub unfinished: Option<(Sources, Vec<String>)>,
}

/// The WARC file that is written to.
#[derive(Debug)]
struct WarcFile {
    name: String,
    number: u32,
    file: File,
    end: u64,
}

impl Store {
    /// Opens a folder, makes it if it is not there, and sets right what a fetch that was broken off left.
    ///
    /// # Errors
    /// Where the folder cannot be read or written.
    pub fn open(folder: &Path, settings: &Settings) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        let (journal, lines) = Journal::open(&folder.join(JOURNAL))?;
        let warc = WarcFile::open_last(folder, &lines)?;
        let mut store = Store {
            folder: folder.to_owned(),
            journal,
            warc,
            user_agent: settings.user_agent(),
            warc_bytes: settings.warc_bytes,
            pages: BTreeMap::new(),
            contents: BTreeMap::new(),
            done: BTreeSet::new(),
            arrived: BTreeSet::new(),
            declared: BTreeSet::new(),
            unfinished: None,
        };
        lines.into_iter().for_each(|line| store.remember(line));
        Ok(store)
    }
    fn remember(&mut self, line: Line) {
        match line {
            Line::Begin { sources, pages } => self.unfinished = Some((*sources, pages)),
            Line::End => {
                self.unfinished = None;
                self.done.clear();
                self.arrived.clear();
                self.declared.clear();
            }
            Line::Page(line) => self.remember_page(*line),
        }
    }
    /// A line counts only if the records that it speaks of are there.
    fn remember_page(&mut self, line: PageLine) {
        let length = |name: &str| fs::metadata(self.folder.join(name)).map_or(0, |told| told.len());
        if line.outcome != Outcome::Failed && (length(&line.file) < line.end || length(&line.held_in) == 0) {
            return;
        }
        self.done.insert(line.url.clone());
        if line.outcome != Outcome::Failed {
            self.arrived.insert(line.at.clone());
            self.declared.extend(line.canonical.clone());
            if !line.sha256.is_empty() {
                self.contents.entry(line.sha256.clone()).or_insert_with(|| line.url.clone());
            }
            self.pages.insert(line.url.clone(), line);
        }
    }
    /// Begins a fetch, or goes on with one that was broken off.
    pub fn begin(&mut self, sources: Sources, pages: &[String]) -> io::Result<()> {
        let (sources, pages) = (Box::new(sources), pages.to_vec());
        self.journal.write(&Line::Begin { sources, pages })
    }
    /// Ends a fetch whose pages are all done.
    pub fn end(&mut self) -> io::Result<()> {
        self.warc.file.sync_data()?;
        self.journal.write(&Line::End)?;
        self.journal.sync()
    }
    /// Whether this fetch is done with the page.
    pub fn is_done(&self, url: &str) -> bool {
        self.done.contains(url)
    }
    /// What to ask with, so that a page is sent only if it has changed.
    pub fn validators(&self, url: &str) -> Validators {
        let known = self.pages.get(url).filter(|known| known.at == url && !known.sha256.is_empty());
        known.map_or_else(Validators::default, |known| Validators {
            etag: known.etag.clone(),
            last_modified: known.last_modified.clone(),
        })
    }
    /// Keeps a page and all that led to it.
    pub fn keep(&mut self, url: &str, exchanges: &[Exchange]) -> io::Result<Outcome> {
        let Some((last, hops)) = exchanges.split_last() else { return Ok(Outcome::Failed) };
        let mut line = self.line(url, last);
        let earlier = self.earlier(&mut line, last);
        let mut records = Vec::new();
        let mut via = None;
        for hop in hops {
            records.extend(writer::records(hop, None, via)?);
            via = Some(hop.url.as_str());
        }
        if line.outcome != Outcome::Duplicate || earlier.is_some() {
            records.extend(writer::records(last, earlier.as_ref(), via)?);
        }
        self.append(&records)?;
        (line.file, line.end) = (self.warc.name.clone(), self.warc.end);
        if line.held_in.is_empty() {
            line.held_in = line.file.clone();
        }
        let outcome = line.outcome;
        self.journal.write(&Line::Page(Box::new(line.clone())))?;
        self.remember_page(line);
        Ok(outcome)
    }
    /// Notes that there was no page.
    pub fn fail(&mut self, url: &str, fault: &FetchFault) -> io::Result<()> {
        let line = PageLine {
            url: url.to_owned(),
            outcome: Outcome::Failed,
            at: url.to_owned(),
            canonical: None,
            date: now(),
            file: String::new(),
            end: 0,
            held_in: String::new(),
            etag: None,
            last_modified: None,
            sha256: String::new(),
            payload: String::new(),
            fault: Some(fault.kind()),
        };
        self.journal.write(&Line::Page(Box::new(line.clone())))?;
        self.remember_page(line);
        Ok(())
    }
    fn line(&self, url: &str, last: &Exchange) -> PageLine {
        let at = String::from(address::canonical(&last.url));
        let canonical = declared(&last.decoded, &last.url).map(String::from);
        PageLine {
            url: url.to_owned(),
            outcome: Outcome::Stored,
            canonical: canonical.filter(|canonical| *canonical != at),
            at,
            date: last.date.clone(),
            file: String::new(),
            end: 0,
            held_in: String::new(),
            etag: last.header("etag").map(str::to_owned),
            last_modified: last.header("last-modified").map(str::to_owned),
            sha256: sha256_hex(&last.decoded),
            payload: writer::digest(&last.body),
            fault: None,
        }
    }
    /// The record that holds the page already, if there is one; the line then says so.
    fn earlier(&self, line: &mut PageLine, last: &Exchange) -> Option<Earlier> {
        let known = match last.status {
            304 => self.pages.get(&line.url),
            _ => self.contents.get(&line.sha256).and_then(|url| self.pages.get(url)),
        };
        let Some(known) = known else {
            if let Some(file) = self.held_by_address(line).filter(|_| last.status != 304) {
                (line.outcome, line.held_in) = (Outcome::Duplicate, file);
                // No record holds these very bytes, so none can be pointed to later.
                (line.sha256, line.payload) = Default::default();
            }
            return None;
        };
        line.outcome = if known.url == line.url { Outcome::Unchanged } else { Outcome::Duplicate };
        line.held_in = known.held_in.clone();
        line.sha256 = known.sha256.clone();
        line.payload = known.payload.clone();
        line.etag = line.etag.take().or_else(|| known.etag.clone());
        line.last_modified = line.last_modified.take().or_else(|| known.last_modified.clone());
        Some(Earlier { address: known.at.clone(), date: known.date.clone(), payload: known.payload.clone() })
    }
    /// The file with a page that has the address of this one. A page at the address that others give as their own is
    /// itself always kept.
    fn held_by_address(&self, line: &PageLine) -> Option<String> {
        let is_held = |page: &&PageLine| !page.sha256.is_empty();
        let here = || self.warc.name.clone();
        if self.arrived.contains(&line.at) {
            return Some(here());
        }
        let canonical = line.canonical.as_ref()?;
        let held = self.pages.get(canonical).filter(is_held).map(|page| page.held_in.clone());
        let has_come = self.arrived.contains(canonical) || self.declared.contains(canonical);
        held.or_else(|| has_come.then(here))
    }
    fn append(&mut self, records: &[u8]) -> io::Result<()> {
        if self.warc.end >= self.warc_bytes {
            self.warc.file.sync_data()?;
            self.warc = WarcFile::open(&self.folder, self.warc.number + 1, 0)?;
        }
        if self.warc.end == 0 {
            let info = writer::file_info(&self.warc.name, &self.user_agent)?;
            self.warc.append(&info)?;
        }
        self.warc.append(records)
    }
}

/// The byte behind the last record of the file that the journal knows, and that is there.
fn end_of(name: &str, length: u64, lines: &[Line]) -> u64 {
    let end = |line: &Line| match line {
        Line::Page(page) if page.file == name && page.end <= length => Some(page.end),
        _ => None,
    };
    lines.iter().filter_map(end).max().unwrap_or(0)
}

impl WarcFile {
    /// The last file of the folder, cut off behind the last record that the journal knows.
    fn open_last(folder: &Path, lines: &[Line]) -> io::Result<Self> {
        let number = (1..).take_while(|number| folder.join(name(*number)).exists()).last().unwrap_or(1);
        let length = fs::metadata(folder.join(name(number))).map_or(0, |told| told.len());
        Self::open(folder, number, end_of(&name(number), length, lines))
    }
    /// The file of that number, cut off at the byte.
    fn open(folder: &Path, number: u32, end: u64) -> io::Result<Self> {
        let name = name(number);
        let file = OpenOptions::new().append(true).create(true).open(folder.join(&name))?;
        file.set_len(end)?;
        Ok(WarcFile { name, number, file, end })
    }
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.write_all(bytes)?;
        self.end += bytes.len() as u64;
        Ok(())
    }
}

fn name(number: u32) -> String {
    format!("pages-{number:05}.warc.gz")
}
