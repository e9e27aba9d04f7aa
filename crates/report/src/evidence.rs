//! A claim turns into what a reader needs to trust it: its words, who says so, where, when, one click away.

use std::cmp::Ordering;

use claimwire_record::{Claim, Source, SourceKind};
use serde::Serialize;

use crate::{Dossier, dates, links, words};

/// One claim as evidence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Evidence {
    /// When it holds, as ISO 8601; empty where unknown.
    pub when: String,
    /// The same in words.
    pub date: String,
    /// The claim in a plain sentence.
    pub text: String,
    /// The words of the article.
    pub quote: String,
    /// On whose word: `Kaja Kallas`, or nothing where the outlet speaks for itself.
    pub source: String,
    /// Where it stands: the outlet, or the document's path.
    pub outlet: String,
    /// Its place in the text of its article; empty where the article is not at hand.
    pub href: String,
    /// How certain, where it is not said flatly.
    pub hedge: String,
    /// Whether it is said not to be so.
    pub negated: bool,
    /// The id of the claim.
    pub claim: String,
}

impl Evidence {
    /// The evidence that a claim is; links lead to the folder `articles`.
    pub fn of(dossier: &Dossier, claim: &Claim, articles: &str) -> Self {
        let when = when(claim).unwrap_or_default();
        Evidence {
            date: dates::spoken(when),
            when: when.to_owned(),
            text: words::capital(&claim.text),
            quote: one_line(&claim.quote),
            source: source(claim).unwrap_or_default(),
            outlet: outlet(claim),
            href: links::claim_link(dossier, claim, articles).unwrap_or_default(),
            hedge: words::hedge(claim).unwrap_or_default(),
            negated: words::is_negated(claim),
            claim: claim.id.clone(),
        }
    }
    /// The evidence of several claims, the firmest first and of equal ones the earliest.
    pub fn of_all(dossier: &Dossier, ids: &[String], articles: &str) -> Vec<Self> {
        let mut claims: Vec<&Claim> = ids.iter().filter_map(|id| dossier.claim(id)).collect();
        claims.sort_by(|a, b| by_firmness(a, b));
        claims.into_iter().map(|claim| Evidence::of(dossier, claim, articles)).collect()
    }
    /// The first of [`Evidence::of_all`].
    pub fn best(dossier: &Dossier, ids: &[String], articles: &str) -> Option<Self> {
        let claims = ids.iter().filter_map(|id| dossier.claim(id));
        claims.min_by(|a, b| by_firmness(a, b)).map(|claim| Evidence::of(dossier, claim, articles))
    }
    /// On whose word and where, in one line: `Kaja Kallas, in The Example`.
    pub fn word(&self) -> String {
        if self.source.is_empty() {
            self.outlet.clone()
        } else {
            format!("{}, in {}", self.source, self.outlet)
        }
    }
}

fn by_firmness(a: &Claim, b: &Claim) -> Ordering {
    let firmness = |claim: &Claim| (claim.modality, when(claim).is_none());
    let firmer = firmness(a).cmp(&firmness(b)).then_with(|| when(a).cmp(&when(b)));
    firmer.then(b.confidence.total_cmp(&a.confidence)).then_with(|| a.id.cmp(&b.id))
}

/// When a claim holds; where it does not say, when its article was published.
pub fn when(claim: &Claim) -> Option<&str> {
    claim.time.value.as_deref().or(claim.document.published.as_deref())
}

/// The source with those through whom it is quoted; none for the outlet's own voice.
pub fn source(claim: &Claim) -> Option<String> {
    let attribution = &claim.attribution;
    let own = (attribution.source.kind != SourceKind::Outlet).then(|| named(&attribution.source)).flatten();
    let via: Vec<String> = attribution.via.iter().filter_map(named).collect();
    match (own, via.is_empty()) {
        (own, true) => own,
        (Some(own), false) => Some(format!("{own} via {}", via.join(", "))),
        (None, false) => Some(via.join(", ")),
    }
}

fn named(source: &Source) -> Option<String> {
    let anonymous = source.kind == SourceKind::Anonymous;
    let (first, second) =
        if anonymous { (&source.mention, &source.name) } else { (&source.name, &source.mention) };
    first.as_ref().or(second.as_ref()).or(source.id.as_ref()).map(|name| one_line(name))
}

/// Who published a claim's document, else the document's file name.
pub fn outlet(claim: &Claim) -> String {
    let document = &claim.document;
    let file = document.path.rsplit('/').next().unwrap_or(&document.path);
    document.publisher.clone().or_else(|| document.agency.clone()).unwrap_or_else(|| file.to_owned())
}

/// The text with every run of white space as one space.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
