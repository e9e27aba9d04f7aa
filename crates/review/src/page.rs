//! A review turns into pages: the list of articles with how far each is, and an article with its claims.

use askama::Template;
use claimwire_report::article::{ArticlePage, Marked, PageRef, title};
use serde_json::{Value, json};

use crate::Desk;
use crate::verdict::Judgement;

/// One article in the list.
struct Row<'a> {
    page: &'a str,
    title: &'a str,
    outlet: &'a str,
    claims: usize,
    judged: usize,
    added: usize,
}

/// The list of articles.
#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage<'a> {
    rows: Vec<Row<'a>>,
    claims: usize,
    judged: usize,
}

/// The list of articles.
pub(crate) fn list(desk: &Desk) -> askama::Result<String> {
    let dossier = desk.dossier();
    let rows: Vec<Row> = dossier.articles.iter().filter_map(|article| row(desk, article)).collect();
    let claims = rows.iter().map(|row| row.claims).sum();
    let judged = rows.iter().map(|row| row.judged).sum();
    DeskPage { rows, claims, judged }.render()
}

fn row<'a>(desk: &'a Desk, article: &'a claimwire_record::Article) -> Option<Row<'a>> {
    let document = &article.document;
    let verdicts = desk.verdicts_on(&document.path);
    let added = verdicts.iter().filter(|verdict| verdict.verdict == Judgement::Added).count();
    Some(Row {
        page: desk.dossier().page_of(&document.path)?,
        title: title(document),
        outlet: document.publisher.as_deref().unwrap_or_default(),
        claims: desk.dossier().claims_of(&document.path).len(),
        judged: verdicts.len() - added,
        added,
    })
}

/// The page of an article; none where no page has this name.
pub(crate) fn article(desk: &Desk, page: &str) -> Option<askama::Result<String>> {
    let dossier = desk.dossier();
    let article = desk.article(page)?;
    let marked = Marked::of(dossier, article, "/");
    let mut shown = ArticlePage::new(article, &marked, "/assets/", "/");
    let at = dossier.articles.iter().position(|other| other.document.path == article.document.path)?;
    let page_ref = |at: usize| {
        let document = &dossier.articles.get(at)?.document;
        Some(PageRef { href: dossier.page_of(&document.path)?, title: title(document) })
    };
    shown.before = at.checked_sub(1).and_then(page_ref);
    shown.after = page_ref(at + 1);
    shown.review = true;
    Some(shown.render())
}

/// What the script of an article's page needs: the forms, the gold row that each claim would make, and the
/// verdicts so far.
pub(crate) fn data(desk: &Desk, page: &str) -> Option<Value> {
    let path = &desk.article(page)?.document.path;
    let claims = desk.dossier().claims_of(path);
    let proposals = claims.iter().filter_map(|claim| Some((claim.id.clone(), json!(desk.proposal(claim)?))));
    let proposals: serde_json::Map<String, Value> = proposals.collect();
    Some(json!({"forms": desk.forms(), "proposals": proposals, "verdicts": desk.verdicts_on(path)}))
}
