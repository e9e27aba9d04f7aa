//! A dossier turns into files: `report.html` and the folder `report/` beside it, whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use askama::Template;
use claimwire_exporter::{AtomicFile, ExportError};
use claimwire_record::Article;
use rayon::prelude::*;
use tempfile::TempDir;

use crate::article::{ArticlePage, Marked, PageRef, title};
use crate::front::{FRONT, FrontPage, Lists, list_pages};
use crate::{Dossier, assets, facts};

/// Why a report could not be written.
#[derive(Debug)]
pub struct ReportError {
    path: PathBuf,
    source: io::Error,
}

impl std::fmt::Display for ReportError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: the report cannot be written: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for ReportError {}

impl ReportError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> ReportError {
        let path = path.to_owned();
        move |source| ReportError { path, source }
    }
    /// What to do about it.
    pub fn remedy(&self) -> &'static str {
        "check that the folder can be written to and the disk has room"
    }
}

impl From<ExportError> for ReportError {
    fn from(error: ExportError) -> Self {
        let (path, kind) = (error.path().to_owned(), error.kind());
        ReportError { path, source: io::Error::new(kind, error) }
    }
}

/// Writes the report of a dossier into `folder`: the file `report.html` and the folder `report`.
///
/// Pages are made beside their place and moved there together; an older report is replaced.
///
/// # Errors
/// Where the files cannot be written; an older report then stays.
pub fn write(dossier: &Dossier, folder: &Path) -> Result<(), ReportError> {
    fs::create_dir_all(folder).map_err(ReportError::at(folder))?;
    let fresh = beside(folder).map_err(ReportError::at(folder))?;
    write_pages(dossier, fresh.path())?;
    let lists = Lists::of(dossier, "report/");
    let mut front = AtomicFile::create(&folder.join("report.html"))?;
    let page = rendered(&FrontPage::new(dossier, &lists, FRONT))?;
    front.write_all(page.as_bytes()).map_err(ReportError::at(folder))?;
    replace(fresh, &folder.join("report"))?;
    Ok(front.commit()?)
}

fn write_pages(dossier: &Dossier, folder: &Path) -> Result<(), ReportError> {
    for part in ["articles", "facts"] {
        let part = folder.join(part);
        fs::create_dir(&part).map_err(ReportError::at(&part))?;
    }
    for (name, text) in assets::REPORT {
        write_file(&folder.join(name), text)?;
    }
    for (name, text) in facts::chunks(dossier) {
        write_file(&folder.join("facts").join(name), &text)?;
    }
    let lists = Lists::of(dossier, "");
    for (name, page) in list_pages(&lists) {
        write_file(&folder.join(name), &rendered(&page)?)?;
    }
    let articles = folder.join("articles");
    let write = |at: usize| {
        let (name, page) = article_page(dossier, at)?;
        write_file(&articles.join(name), &page)
    };
    (0..dossier.articles.len()).into_par_iter().try_for_each(write)
}

/// File name and text of the page of the article at an index.
fn article_page(dossier: &Dossier, at: usize) -> Result<(&str, String), ReportError> {
    let article = &dossier.articles[at];
    let marked = Marked::of(dossier, article, "../../report.html");
    let mut page = ArticlePage::new(article, &marked, "../", "../../report.html");
    page.before = at.checked_sub(1).and_then(|at| page_ref(dossier, dossier.articles.get(at)?));
    page.after = dossier.articles.get(at + 1).and_then(|article| page_ref(dossier, article));
    let name = dossier.page_of(&article.document.path).unwrap_or("article.html");
    Ok((name, rendered(&page)?))
}

fn page_ref<'a>(dossier: &'a Dossier, article: &'a Article) -> Option<PageRef<'a>> {
    let href = dossier.page_of(&article.document.path)?;
    Some(PageRef { href, title: title(&article.document) })
}

fn rendered(page: &impl Template) -> Result<String, ReportError> {
    page.render()
        .map_err(|error| ReportError { path: PathBuf::from("page"), source: io::Error::other(error) })
}

fn write_file(path: &Path, text: &str) -> Result<(), ReportError> {
    fs::write(path, text).map_err(ReportError::at(path))
}

/// Moves the fresh folder to its place. The older one is moved aside first, and comes back where that fails.
fn replace(fresh: TempDir, place: &Path) -> Result<(), ReportError> {
    let aside = fresh.path().with_extension("old");
    let had_older = place.exists();
    if had_older {
        fs::rename(place, &aside).map_err(ReportError::at(place))?;
    }
    let moved = fs::rename(fresh.path(), place).map_err(ReportError::at(place));
    if moved.is_err() && had_older {
        fs::rename(&aside, place).map_err(ReportError::at(place))?;
    }
    moved?;
    // The folder has its new name: there is nothing left to remove under the old one.
    let _ = fresh.keep();
    if had_older { fs::remove_dir_all(&aside).map_err(ReportError::at(&aside)) } else { Ok(()) }
}

/// A folder for pages in the making, with the usual permissions, as the umask has them.
fn beside(folder: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".claimwire-report-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(folder)
}
