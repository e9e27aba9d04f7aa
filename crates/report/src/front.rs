//! A dossier turns into the front page and the pages that list in full what it shows the first of.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;

use crate::backing::{Target, targets};
use crate::conflicts::{Conflict, conflicts};
use crate::counts::{Count, counts};
use crate::{Dossier, article, dates, dossier::name_of, facts, words};

/// What the front page shows of each list; the rest has a page of its own.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// Conflicts.
    pub conflicts: usize,
    /// Targets of stances.
    pub targets: usize,
    /// Counts over time.
    pub counts: usize,
    /// Articles.
    pub articles: usize,
    /// Lines within one entry: parties in a column, answers of a conflict.
    pub lines: usize,
}

/// On the front page.
pub const FRONT: Shown = Shown { conflicts: 8, targets: 8, counts: 6, articles: 40, lines: 24 };

/// A number of facts with one status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusCount {
    /// The status as records spell it.
    pub name: String,
    /// Its mark.
    pub mark: &'static str,
    /// Its word.
    pub word: &'static str,
    /// What it means.
    pub meaning: &'static str,
    /// How many.
    pub count: usize,
}

/// One article in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow<'a> {
    /// Its page.
    pub href: String,
    /// Its headline.
    pub title: &'a str,
    /// Who published it, else the folder that it is in.
    pub outlet: &'a str,
    /// When, in words.
    pub published: String,
    /// How many claims it has.
    pub claims: usize,
}

/// A list that may have more to it than is shown.
#[derive(Debug)]
pub struct Part<'a, T> {
    /// What is shown.
    pub shown: &'a [T],
    /// How many there are.
    pub all: usize,
}

impl<'a, T> Part<'a, T> {
    fn first(all: &'a [T], most: usize) -> Self {
        Part { shown: &all[..most.min(all.len())], all: all.len() }
    }
    /// Whether there is more than is shown.
    pub fn is_cut(&self) -> bool {
        self.shown.len() < self.all
    }
}

/// Every list of a report.
#[derive(Debug)]
pub struct Lists<'a> {
    conflicts: Vec<Conflict>,
    targets: Vec<Target>,
    counts: Vec<Count>,
    articles: Vec<ArticleRow<'a>>,
}

impl<'a> Lists<'a> {
    /// The lists of a dossier with links to the folder `pages`, which holds the folder of articles.
    pub fn of(dossier: &'a Dossier, pages: &str) -> Self {
        let articles = format!("{pages}articles/");
        Lists {
            conflicts: conflicts(dossier, &articles),
            targets: targets(dossier, &articles),
            counts: counts(dossier, &articles),
            articles: article_rows(dossier, &articles),
        }
    }
}

fn article_rows<'a>(dossier: &'a Dossier, articles: &str) -> Vec<ArticleRow<'a>> {
    let row = |article: &'a claimwire_record::Article| {
        let document = &article.document;
        let page = dossier.page_of(&document.path)?;
        Some(ArticleRow {
            href: format!("{articles}{page}"),
            title: article::title(document),
            outlet: document.publisher.as_deref().unwrap_or(&document.path),
            published: document.published.as_deref().map(dates::spoken).unwrap_or_default(),
            claims: dossier.claims_of(&document.path).len(),
        })
    };
    let mut rows: Vec<(Option<&str>, ArticleRow)> = dossier
        .articles
        .iter()
        .filter_map(|article| Some((article.document.published.as_deref(), row(article)?)))
        .collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.href.cmp(&b.1.href)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The front page.
#[derive(Debug, Template)]
#[template(path = "front.html")]
pub struct FrontPage<'a> {
    /// The folder of styles and scripts.
    pub assets: &'a str,
    /// What the report is made of, in a sentence.
    pub made_of: String,
    /// Facts by status.
    pub statuses: Vec<StatusCount>,
    /// Types of facts and how many there are.
    pub types: Vec<(String, usize)>,
    /// How many facts there are.
    pub facts: usize,
    /// How many index chunks they take.
    pub chunks: usize,
    /// Clashing reports.
    pub conflicts: Part<'a, Conflict>,
    /// Who backs whom.
    pub targets: Part<'a, Target>,
    /// Counts over time.
    pub counts: Part<'a, Count>,
    /// The articles.
    pub articles: Part<'a, ArticleRow<'a>>,
    /// How many lines of one entry are shown.
    pub lines: usize,
    /// The front page, for links to facts; empty on the front page itself.
    pub front: &'a str,
    /// The folder that holds the other lists.
    pub pages: &'a str,
}

impl<'a> FrontPage<'a> {
    /// The front page of a dossier.
    pub fn new(dossier: &'a Dossier, lists: &'a Lists<'a>, shown: Shown) -> Self {
        FrontPage {
            assets: "report/",
            made_of: made_of(dossier),
            statuses: statuses(dossier),
            types: types(dossier),
            facts: dossier.facts.len(),
            chunks: dossier.facts.len().div_ceil(facts::INDEX_ROWS),
            conflicts: Part::first(&lists.conflicts, shown.conflicts),
            targets: Part::first(&lists.targets, shown.targets),
            counts: Part::first(&lists.counts, shown.counts),
            articles: Part::first(&lists.articles, shown.articles),
            lines: shown.lines,
            front: "",
            pages: "report/",
        }
    }
}

/// A page that holds one list in full.
#[derive(Debug, Template)]
#[template(path = "list.html")]
pub struct ListPage<'a> {
    /// The heading.
    pub title: &'static str,
    /// The folder of styles and scripts.
    pub assets: &'a str,
    /// Clashing reports.
    pub conflicts: Part<'a, Conflict>,
    /// Who backs whom.
    pub targets: Part<'a, Target>,
    /// Counts over time.
    pub counts: Part<'a, Count>,
    /// The articles.
    pub articles: Part<'a, ArticleRow<'a>>,
    /// How many lines of one entry are shown.
    pub lines: usize,
    /// The front page.
    pub front: &'a str,
    /// The folder that holds the other lists.
    pub pages: &'a str,
}

/// The pages that hold lists in full, by file name; links lead from within their folder.
pub fn list_pages<'a>(lists: &'a Lists<'a>) -> [(&'static str, ListPage<'a>); 4] {
    const ALL: usize = usize::MAX;
    let page = |title, conflicts: usize, targets: usize, counts: usize, articles: usize| ListPage {
        title,
        assets: "",
        conflicts: Part::first(&lists.conflicts, conflicts),
        targets: Part::first(&lists.targets, targets),
        counts: Part::first(&lists.counts, counts),
        articles: Part::first(&lists.articles, articles),
        lines: ALL,
        front: "../report.html",
        pages: "",
    };
    [
        ("conflicts.html", page("Where reports clash", ALL, 0, 0, 0)),
        ("backing.html", page("Who backs whom", 0, ALL, 0, 0)),
        ("counts.html", page("Counts over time", 0, 0, ALL, 0)),
        ("articles.html", page("Articles", 0, 0, 0, ALL)),
    ]
}

fn statuses(dossier: &Dossier) -> Vec<StatusCount> {
    let row = |(status, mark, word, meaning)| {
        let count = dossier.facts.iter().filter(|fact| fact.status == status).count();
        (count > 0).then(|| StatusCount { name: name_of(&status), mark, word, meaning, count })
    };
    words::STATUSES.into_iter().filter_map(row).collect()
}

fn types(dossier: &Dossier) -> Vec<(String, usize)> {
    let mut types: BTreeMap<&str, usize> = BTreeMap::new();
    for fact in &dossier.facts {
        *types.entry(&fact.claim_type).or_default() += 1;
    }
    types.into_iter().map(|(name, count)| (name.to_owned(), count)).collect()
}

/// `31 articles by 20 outlets, 9 February 2025 to 3 December 2026: 458 claims, 312 facts`.
fn made_of(dossier: &Dossier) -> String {
    let documents = || dossier.articles.iter().map(|article| &article.document);
    let outlets: BTreeSet<&str> = documents().filter_map(|document| document.publisher.as_deref()).collect();
    let dates: BTreeSet<&str> = documents().filter_map(|document| document.published.as_deref()).collect();
    let mut text = words::counted(dossier.articles.len(), "article");
    if !outlets.is_empty() {
        text += &format!(" by {}", words::counted(outlets.len(), "outlet"));
    }
    if let (Some(first), Some(last)) = (dates.first(), dates.last()) {
        let (first, last) = (dates::spoken(first), dates::spoken(last));
        text += &if first == last { format!(", {first}") } else { format!(", {first} to {last}") };
    }
    let (claims, facts) = (dossier.claims.len(), dossier.facts.len());
    format!("{text}: {}, {}.", words::counted(claims, "claim"), words::counted(facts, "fact"))
}
