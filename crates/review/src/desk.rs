//! Records and verdicts turn into the state of a review, kept in two files that are whole after every verdict.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use claimwire_exporter::{AtomicFile, Export, JsonLines};
use claimwire_gold::{GoldClaim, parse_gold};
use claimwire_record::{Article, Claim};
use claimwire_report::Dossier;
use serde::de::DeserializeOwned;

use crate::ReviewError;
use crate::form::TypeForm;
use crate::row::{Asked, file_name, row_of_asked, row_of_claim};
use crate::verdict::{Judgement, Verdict};

/// A review: what is judged, what was decided, and where it is kept.
#[derive(Debug)]
pub struct Desk {
    dossier: Dossier,
    forms: Vec<TypeForm>,
    verdicts: BTreeMap<String, Verdict>,
    gold: PathBuf,
    reviewer: String,
}

impl Desk {
    /// Opens a review of a dossier that is kept in the file `gold` and, beside it, in a file of verdicts.
    /// Rows that stand in the gold already and that no verdict made are kept as added ones.
    ///
    /// # Errors
    /// Where a file is there that cannot be read or has faulty rows.
    pub fn open(
        dossier: Dossier,
        forms: Vec<TypeForm>,
        gold: &Path,
        reviewer: &str,
    ) -> Result<Self, ReviewError> {
        let mut verdicts = BTreeMap::new();
        for row in gold_rows(gold)? {
            let (id, doc) = (row.id.clone(), row.doc.clone());
            let verdict = Judgement::Added;
            let added = Verdict { id: id.clone(), doc, verdict, reviewer: String::new(), gold: Some(row) };
            verdicts.insert(id, added);
        }
        let kept: Vec<Verdict> = json_rows(&verdicts_path(gold))?;
        verdicts.extend(kept.into_iter().map(|verdict| (verdict.id.clone(), verdict)));
        Ok(Desk { dossier, forms, verdicts, gold: gold.to_owned(), reviewer: reviewer.to_owned() })
    }
    /// The records that are judged.
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }
    /// The claim types that claims can be corrected to.
    pub fn forms(&self) -> &[TypeForm] {
        &self.forms
    }
    /// The article whose page has a name.
    pub fn article(&self, page: &str) -> Option<&Article> {
        let is_page = |article: &&Article| self.dossier.page_of(&article.document.path) == Some(page);
        self.dossier.articles.iter().find(is_page)
    }
    /// The verdicts on a document, by the id of their claim.
    pub fn verdicts_on(&self, path: &str) -> Vec<&Verdict> {
        self.verdicts.values().filter(|verdict| verdict.doc == file_name(path)).collect()
    }
    /// The gold row that a claim would make as it is.
    pub fn proposal(&self, claim: &Claim) -> Option<GoldClaim> {
        self.form(&claim.claim_type).ok().map(|form| row_of_claim(claim, form))
    }
    /// Accepts or rejects a claim as it is.
    ///
    /// # Errors
    /// Where there is no such claim, its type is unknown, or the files cannot be written.
    pub fn judge(&mut self, id: &str, accepted: bool) -> Result<&Verdict, ReviewError> {
        let claim = self.claim(id)?;
        let row = row_of_claim(claim, self.form(&claim.claim_type)?);
        let doc = row.doc.clone();
        let (verdict, gold) =
            if accepted { (Judgement::Accepted, Some(row)) } else { (Judgement::Rejected, None) };
        self.keep(Verdict { id: id.to_owned(), doc, verdict, reviewer: self.reviewer.clone(), gold })
    }
    /// Puts what a person filled in into a claim's place.
    ///
    /// # Errors
    /// As for [`Desk::judge`], and where what was filled in does not fit.
    pub fn correct(&mut self, id: &str, asked: &Asked) -> Result<&Verdict, ReviewError> {
        let article = match self.claim(id) {
            Ok(claim) => self.article_of(&claim.document.path)?,
            Err(error) => self.article_of_added(id).ok_or(error)?,
        };
        let gold = row_of_asked(asked, article, self.form(&asked.claim_type)?, Some(id))?;
        let verdict = if self.claim(id).is_ok() { Judgement::Corrected } else { Judgement::Added };
        let doc = gold.doc.clone();
        self.keep(Verdict {
            id: id.to_owned(),
            doc,
            verdict,
            reviewer: self.reviewer.clone(),
            gold: Some(gold),
        })
    }
    /// Adds a claim that was missed, on the article whose page has this name.
    ///
    /// # Errors
    /// Where there is no such page, what was filled in does not fit, or the files cannot be written.
    pub fn add(&mut self, page: &str, asked: &Asked) -> Result<&Verdict, ReviewError> {
        let article = self.article(page).ok_or_else(|| unfit(format_args!("there is no article {page}")))?;
        let gold = row_of_asked(asked, article, self.form(&asked.claim_type)?, None)?;
        let (id, doc) = (gold.id.clone(), gold.doc.clone());
        let verdict = Judgement::Added;
        self.keep(Verdict { id, doc, verdict, reviewer: self.reviewer.clone(), gold: Some(gold) })
    }
    /// Takes a verdict back, as if it had not been given.
    ///
    /// # Errors
    /// Where the files cannot be written.
    pub fn take_back(&mut self, id: &str) -> Result<(), ReviewError> {
        self.verdicts.remove(id);
        self.save()
    }

    fn keep(&mut self, verdict: Verdict) -> Result<&Verdict, ReviewError> {
        let id = verdict.id.clone();
        self.verdicts.insert(id.clone(), verdict);
        self.save()?;
        self.verdicts.get(&id).ok_or_else(|| unfit("the verdict is gone"))
    }
    fn save(&self) -> Result<(), ReviewError> {
        let mut verdicts = JsonLines::new(AtomicFile::create(&verdicts_path(&self.gold))?);
        let mut gold = JsonLines::new(AtomicFile::create(&self.gold)?);
        for verdict in self.in_order() {
            verdicts.push(verdict)?;
            verdict.gold.iter().try_for_each(|row| gold.push(row))?;
        }
        verdicts.finish()?.commit()?;
        Ok(gold.finish()?.commit()?)
    }
    /// Verdicts by document and place in the text; those without a place come last.
    fn in_order(&self) -> Vec<&Verdict> {
        let mut verdicts: Vec<&Verdict> = self.verdicts.values().collect();
        let place = |verdict: &Verdict| {
            let own = verdict.gold.as_ref().map(|row| row.evidence.start);
            own.or_else(|| self.dossier.claim(&verdict.id)?.span.start).unwrap_or(u32::MAX)
        };
        verdicts.sort_by(|a, b| (&a.doc, place(a), &a.id).cmp(&(&b.doc, place(b), &b.id)));
        verdicts
    }
    fn claim(&self, id: &str) -> Result<&Claim, ReviewError> {
        self.dossier.claim(id).ok_or_else(|| unfit(format_args!("there is no claim {id}")))
    }
    fn article_of(&self, path: &str) -> Result<&Article, ReviewError> {
        let found = self.dossier.articles.iter().find(|article| article.document.path == path);
        found.ok_or_else(|| unfit(format_args!("there is no article {path}")))
    }
    fn article_of_added(&self, id: &str) -> Option<&Article> {
        let doc = &self.verdicts.get(id)?.doc;
        self.dossier.articles.iter().find(|article| file_name(&article.document.path) == doc)
    }
    fn form(&self, name: &str) -> Result<&TypeForm, ReviewError> {
        let found = self.forms.iter().find(|form| form.name == name);
        found.ok_or_else(|| unfit(format_args!("there is no claim type \"{name}\"")))
    }
}

/// Where the verdicts that make a gold file are kept: `review.gold.jsonl` has `review.verdicts.jsonl`.
fn verdicts_path(gold: &Path) -> PathBuf {
    let name = gold.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = name.strip_suffix(".gold.jsonl").or_else(|| name.strip_suffix(".jsonl")).unwrap_or(&name);
    gold.with_file_name(format!("{stem}.verdicts.jsonl"))
}

fn gold_rows(path: &Path) -> Result<Vec<GoldClaim>, ReviewError> {
    let Some(bytes) = read(path)? else { return Ok(Vec::new()) };
    let set = parse_gold(&path.display().to_string(), &bytes);
    set.map(|set| set.claims).map_err(|error| ReviewError::Unreadable(error.to_string()))
}

fn json_rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>, ReviewError> {
    let bytes = read(path)?.unwrap_or_default();
    let lines = bytes.split(|byte| *byte == b'\n').enumerate();
    let lines = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    let row = |(at, line): (usize, &[u8])| {
        let fault =
            |error| format!("{}:{}: no verdict: {error}; mend or remove the row", path.display(), at + 1);
        serde_json::from_slice(line).map_err(|error| ReviewError::Unreadable(fault(error)))
    };
    lines.map(row).collect()
}

/// The bytes of a file; none where it is not there yet.
fn read(path: &Path) -> Result<Option<Vec<u8>>, ReviewError> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(ReviewError::Unreadable(format!("{}: cannot be read: {error}", path.display()))),
    }
}

fn unfit(reason: impl std::fmt::Display) -> ReviewError {
    ReviewError::Unfit(reason.to_string())
}
