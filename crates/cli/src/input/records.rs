//! The files of a run turn into records: articles, then claims, then facts, each row checked on its own.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};

use claimwire_exporter::Record;
use claimwire_record::{Claim, Fact};
use serde::de::DeserializeOwned;

use super::{Line, Lines, article_of, name_of, vanished};
use crate::{Failure, Reason, Rejected};

/// The arguments that name record files.
#[derive(Debug, clap::Args)]
pub(crate) struct RecordFiles {
    /// Claim records, or the folder that `claimwire run` wrote, with all that is in it; `-` is standard input.
    #[arg(default_value = "output", value_name = "CLAIMS|FOLDER")]
    claims: PathBuf,
    /// Fact records.
    #[arg(long, value_name = "FILE")]
    facts: Option<PathBuf>,
    /// Article records.
    #[arg(long, value_name = "FILE")]
    articles: Option<PathBuf>,
}

/// The files to read.
#[derive(Debug)]
pub(crate) struct Records {
    pub articles: Option<PathBuf>,
    pub claims: PathBuf,
    pub facts: Option<PathBuf>,
}

/// Takes a record or the reason why a row is none, and how many bytes the row has.
pub(crate) type Take<'t> = &'t mut dyn FnMut(Result<Record<'_>, Rejected>, u64) -> Result<(), Failure>;

impl RecordFiles {
    /// The files that are meant; each is there.
    pub fn find(&self) -> Result<Records, Failure> {
        let beside = |name: &str| Some(self.claims.join(name)).filter(|path| path.is_file());
        let records = match self.claims.is_dir() {
            true => Records {
                articles: self.articles.clone().or_else(|| beside("articles.jsonl")),
                claims: self.claims.join("claims.jsonl"),
                facts: self.facts.clone().or_else(|| beside("facts.jsonl")),
            },
            false => Records {
                articles: self.articles.clone(),
                claims: self.claims.clone(),
                facts: self.facts.clone(),
            },
        };
        for path in records.paths().filter(|path| *path != Path::new("-")) {
            fs::metadata(path).map_err(|error| Failure::new(vanished(&name_of(path), &error), ""))?;
        }
        Ok(records)
    }
}

impl Records {
    fn paths(&self) -> impl Iterator<Item = &Path> {
        let others = self.articles.iter().chain(&self.facts);
        others.map(PathBuf::as_path).chain([self.claims.as_path()])
    }
    /// How many bytes there are to read, as far as files tell.
    pub fn bytes(&self) -> u64 {
        self.paths().filter_map(|path| fs::metadata(path).ok()).map(|told| told.len()).sum()
    }
    /// Hands every record to `take`: articles, claims, facts.
    pub fn read(&self, take: Take<'_>) -> Result<(), Failure> {
        if let Some(articles) = &self.articles {
            each(
                articles,
                take,
                |line| Ok(article_of(line)?.for_reading()),
                |article| Record::Article(article),
            )?;
        }
        each(
            &self.claims,
            take,
            |line| row(line, |claim: &Claim| &claim.schema, Claim::SCHEMA),
            |claim| Record::Claim(claim),
        )?;
        match &self.facts {
            Some(facts) => each(
                facts,
                take,
                |line| row(line, |fact: &Fact| &fact.schema, Fact::SCHEMA),
                |fact| Record::Fact(fact),
            ),
            None => Ok(()),
        }
    }
}

fn each<T>(
    path: &Path,
    take: Take<'_>,
    parse: impl Fn(&Line) -> Result<T, Rejected>,
    record: impl for<'r> Fn(&'r T) -> Record<'r>,
) -> Result<(), Failure> {
    for line in open(path)? {
        let (line, bytes) = line?;
        match parse(&line) {
            Ok(parsed) => take(Ok(record(&parsed)), bytes)?,
            Err(row) => take(Err(row), bytes)?,
        }
    }
    Ok(())
}

type Rows = Box<dyn Iterator<Item = Result<(Line, u64), Failure>>>;

fn open(path: &Path) -> Result<Rows, Failure> {
    if path == Path::new("-") {
        return Ok(Box::new(Lines::new(io::stdin().lock(), "standard input")));
    }
    let name = name_of(path);
    let file = File::open(path).map_err(|error| Failure::new(vanished(&name, &error), ""))?;
    Ok(Box::new(Lines::new(BufReader::with_capacity(1 << 16, file), &name)))
}

/// The record of a row, if it says that it is of the schema.
fn row<T: DeserializeOwned>(line: &Line, schema: impl Fn(&T) -> &str, wanted: &str) -> Result<T, Rejected> {
    let refuse = |message: String| {
        let remedy = "give the files as claimwire writes them";
        Rejected::new(&line.file, Reason::MalformedRecord, message, remedy).at(Some(line.number), None)
    };
    let record: T = serde_json::from_slice(&line.bytes).map_err(|error| {
        let whole = error.to_string();
        let reason = whole.split(" at line ").next().unwrap_or(&whole);
        refuse(format!("column {}: no {wanted} record: {reason}", error.column()))
    })?;
    match schema(&record) {
        given if given == wanted => Ok(record),
        given => Err(refuse(format!("\"schema\" is \"{given}\" and must be \"{wanted}\""))),
    }
}
