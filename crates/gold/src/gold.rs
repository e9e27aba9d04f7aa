//! Gold files turn into [`GoldClaim`]s: what a tool should find, row by row, checked before it is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use claimwire_record::sha256_hex;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::Problem;
use crate::found::file_name;
use crate::rows::{Row, rows};

/// What to do about a faulty gold row.
const REMEDY: &str =
    "mend the row: gold has `id`, `doc`, `type`, `evidence {start, end, quote}`, `key` and `attrs`";

/// Where the evidence of a gold claim stands in its document, in code points, and its text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// First code point.
    pub start: u32,
    /// First code point behind.
    pub end: u32,
    /// The text.
    pub quote: String,
}

/// File and line of a row.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default, Serialize)]
pub struct Place {
    /// File as given by the caller.
    pub file: String,
    /// Line, from 1; 0 where there is none to name.
    pub line: usize,
}

/// One claim that should be found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoldClaim {
    /// Unique in its file.
    pub id: String,
    /// File name of the document, without folders.
    pub doc: String,
    /// Claim type, `stance`.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// Where it is said.
    pub evidence: Evidence,
    /// Slots that must agree, and `negated`.
    pub key: Map<String, Value>,
    /// Further slots, `modality`, `time`, `attribution`; `alt` holds slots that may stand in the key's
    /// place, `note` is for people.
    #[serde(default)]
    pub attrs: Map<String, Value>,
    /// Right where found, no miss where not.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Where the row stands.
    #[serde(skip)]
    pub place: Place,
}

/// Gold claims of one file or folder.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct GoldSet {
    /// The rows, in the order of the files.
    pub claims: Vec<GoldClaim>,
    /// The files they come from, in order.
    pub files: Vec<PathBuf>,
    /// SHA-256, hex: of the file; for a folder, of its files' listing as `sha256sum` prints it.
    pub sha256: String,
}

/// Why gold cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum GoldError {
    /// A file or folder cannot be read.
    #[error("{}: cannot be read: {source}; check the path and its permissions", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A folder holds no gold about claims.
    #[error("{}: no gold about claims below it; add a file named *.gold.jsonl, or check a folder above it", path.display())]
    Absent {
        /// The folder.
        path: PathBuf,
    },
    /// Rows are faulty. All of them are listed.
    #[error("gold has {} faulty row(s):\n{}", .0.len(), lines(.0))]
    Rows(Vec<Problem>),
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(Problem::to_string).collect::<Vec<_>>().join("\n")
}

/// Reads gold from a file, or from every `*.gold.jsonl` below a folder in the order of their paths, but for
/// files that are not about claims (no row has `evidence`).
///
/// # Errors
/// Where something cannot be read, a folder holds no gold, or a row is faulty: not JSON, a field missing, an
/// id twice in one file, evidence that ends before it starts.
pub fn read_gold(path: &Path) -> Result<GoldSet, GoldError> {
    if !path.is_dir() {
        return parse_gold(&shown(path), &read(path)?).map(|set| GoldSet { files: vec![path.into()], ..set });
    }
    let mut folder = Folder::default();
    for file in files_below(path, &|name| name.ends_with(".gold.jsonl"))? {
        folder.add(path, file)?;
    }
    folder.finish(path)
}

/// Reads gold from JSON Lines; `file` is the name that problems carry.
///
/// # Errors
/// Where a row is faulty, as for [`read_gold`].
pub fn parse_gold(file: &str, bytes: &[u8]) -> Result<GoldSet, GoldError> {
    let (mut claims, mut faults, mut seen) = (Vec::new(), Vec::new(), FxHashMap::default());
    for row in rows(file, bytes) {
        match row.and_then(|row| parse_row(&row, &mut seen)) {
            Ok(claim) => claims.push(claim),
            Err(problem) => faults.push(problem),
        }
    }
    if !faults.is_empty() {
        return Err(GoldError::Rows(faults));
    }
    Ok(GoldSet { claims, files: vec![file.into()], sha256: sha256_hex(bytes) })
}

fn parse_row(row: &Row, seen: &mut FxHashMap<String, usize>) -> Result<GoldClaim, Problem> {
    let mut claim: GoldClaim =
        serde_json::from_str(row.text).map_err(|error| row.json_problem(&error, REMEDY))?;
    if claim.evidence.end < claim.evidence.start {
        let reason =
            format!("evidence ends at {} before it starts at {}", claim.evidence.end, claim.evidence.start);
        return Err(row.problem_at_key("evidence", reason, "mend its `start` and `end`, in code points"));
    }
    if let Some(first) = seen.insert(claim.id.clone(), row.line) {
        let reason = format!("id {:?} stands in line {first} already", claim.id);
        return Err(row.problem_at_key("id", reason, "give each row an id of its own"));
    }
    claim.place = Place { file: row.file.to_owned(), line: row.line };
    Ok(claim)
}

/// Gold of a folder while it is read.
#[derive(Default)]
struct Folder {
    set: GoldSet,
    listing: String,
    faults: Vec<Problem>,
}

impl Folder {
    fn add(&mut self, root: &Path, file: PathBuf) -> Result<(), GoldError> {
        let bytes = read(&file)?;
        if !is_about_claims(&bytes) {
            return Ok(());
        }
        match parse_gold(&shown(&file), &bytes) {
            Ok(set) => self.take(root, file, set),
            Err(GoldError::Rows(faults)) => self.faults.extend(faults),
            Err(other) => return Err(other),
        }
        Ok(())
    }
    fn take(&mut self, root: &Path, file: PathBuf, set: GoldSet) {
        let inside = shown(file.strip_prefix(root).unwrap_or(&file));
        self.listing.push_str(&format!("{}  {inside}\n", set.sha256));
        self.set.claims.extend(set.claims);
        self.set.files.push(file);
    }
    fn finish(mut self, path: &Path) -> Result<GoldSet, GoldError> {
        if !self.faults.is_empty() {
            return Err(GoldError::Rows(self.faults));
        }
        if self.set.files.is_empty() {
            return Err(GoldError::Absent { path: path.into() });
        }
        self.set.sha256 = sha256_hex(self.listing.as_bytes());
        Ok(self.set)
    }
}

/// Whether any row has `evidence`; a file without rows is about claims too: there is nothing to find.
fn is_about_claims(bytes: &[u8]) -> bool {
    let mut all = rows("", bytes).filter_map(Result::ok).peekable();
    let has_evidence = |row: Row| row.text.contains("\"evidence\"");
    all.peek().is_none() || all.any(has_evidence)
}

/// Every document that an `articles.jsonl` beside the gold lists, by file name: those without gold rows have
/// nothing to find. For a folder, every `articles.jsonl` below it counts.
///
/// # Errors
/// Where something cannot be read, or a row is no object with a `path`.
pub fn read_documents(gold: &Path) -> Result<BTreeSet<String>, GoldError> {
    let lists = if gold.is_dir() {
        files_below(gold, &|name| name == "articles.jsonl")?
    } else {
        Some(gold.with_file_name("articles.jsonl")).filter(|list| list.exists()).into_iter().collect()
    };
    let mut names = BTreeSet::new();
    for list in lists {
        names.extend(parse_documents(&shown(&list), &read(&list)?)?);
    }
    Ok(names)
}

fn parse_documents(file: &str, bytes: &[u8]) -> Result<Vec<String>, GoldError> {
    let parsed = rows(file, bytes).map(|row| row.and_then(|row| document_name(&row)));
    parsed.collect::<Result<_, _>>().map_err(|problem| GoldError::Rows(vec![problem]))
}

fn document_name(row: &Row) -> Result<String, Problem> {
    let remedy = "give each article an object with its file name as `path`";
    let fields: Value = serde_json::from_str(row.text).map_err(|error| row.json_problem(&error, remedy))?;
    let path = fields.get("path").or_else(|| fields.get("document")?.get("path")).and_then(Value::as_str);
    let path = path.ok_or_else(|| row.problem_at_key("path", "`path` is no text or missing", remedy))?;
    Ok(file_name(path).to_owned())
}

/// The text of every document that stands beside its gold file, by file name, for showing evidence in its
/// sentence. Documents that are absent, no UTF-8 or web pages (spans are in their cleaned text) are left out.
pub fn read_texts(gold: &GoldSet) -> BTreeMap<String, String> {
    let wanted: BTreeSet<(&str, &str)> =
        gold.claims.iter().map(|claim| (claim.place.file.as_str(), claim.doc.as_str())).collect();
    let is_page = |doc: &str| [".html", ".htm", ".xhtml"].iter().any(|ending| doc.ends_with(ending));
    let text = |(file, doc): (&str, &str)| {
        let path = Path::new(file).with_file_name(file_name(doc));
        Some((doc.to_owned(), fs::read_to_string(path).ok()?))
    };
    wanted.into_iter().filter(|(_, doc)| !is_page(doc)).filter_map(text).collect()
}

/// Files below a folder whose name is wanted, in the order of their paths. Linked folders are not entered.
pub(crate) fn files_below(folder: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<PathBuf>, GoldError> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|source| GoldError::Read { path: folder.clone(), source })?;
        for entry in entries.filter_map(Result::ok) {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(entry.path());
            } else if wanted(&entry.file_name().to_string_lossy()) {
                found.push(entry.path());
            }
        }
    }
    found.sort_by_key(|path| shown(path));
    Ok(found)
}

fn read(path: &Path) -> Result<Vec<u8>, GoldError> {
    fs::read(path).map_err(|source| GoldError::Read { path: path.into(), source })
}

/// A path with `/` between its parts.
pub(crate) fn shown(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
