//! Articles, claims and facts turn into one body of records that pages look things up in.

use std::collections::BTreeMap;

use claimwire_record::{Article, Claim, Fact};
use serde_json::Value;

use crate::links::article_page;

/// Everything a report is made of, each record found by its id.
#[derive(Debug, Default)]
pub struct Dossier {
    /// The articles, in the order of their paths.
    pub articles: Vec<Article>,
    /// The claims, by document and place.
    pub claims: Vec<Claim>,
    /// The facts, weightiest first.
    pub facts: Vec<Fact>,
    claim_by_id: BTreeMap<String, usize>,
    fact_of_claim: BTreeMap<String, usize>,
    page_of_path: BTreeMap<String, String>,
    claims_of_path: BTreeMap<String, std::ops::Range<usize>>,
}

impl Dossier {
    /// Puts the records in order, whatever order they come in; a record that comes twice counts once.
    pub fn new(mut articles: Vec<Article>, mut claims: Vec<Claim>, mut facts: Vec<Fact>) -> Self {
        articles.sort_by(|a, b| a.document.path.cmp(&b.document.path));
        articles.dedup_by(|a, b| a.document.path == b.document.path);
        claims.sort_by(|a, b| place(a).cmp(&place(b)));
        claims.dedup_by(|a, b| a.id == b.id);
        facts.sort_by(|a, b| weight(a).cmp(&weight(b)));
        facts.dedup_by(|a, b| a.id == b.id);
        let mut dossier = Dossier { articles, claims, facts, ..Dossier::default() };
        dossier.index();
        dossier
    }
    fn index(&mut self) {
        let path = |article: &Article| article.document.path.clone();
        self.page_of_path =
            self.articles.iter().map(|article| (path(article), article_page(&article.document))).collect();
        for (at, claim) in self.claims.iter().enumerate() {
            self.claim_by_id.insert(claim.id.clone(), at);
            self.claims_of_path.entry(claim.document.path.clone()).or_insert(at..at).end = at + 1;
        }
        for (at, fact) in self.facts.iter().enumerate() {
            let ids = fact.positions.iter().flat_map(|position| &position.claims);
            self.fact_of_claim.extend(ids.map(|id| (id.clone(), at)));
        }
    }
    /// The claim with an id.
    pub fn claim(&self, id: &str) -> Option<&Claim> {
        self.claim_by_id.get(id).map(|at| &self.claims[*at])
    }
    /// The fact that a claim is evidence for.
    pub fn fact_of(&self, claim: &Claim) -> Option<&Fact> {
        self.fact_of_claim.get(&claim.id).map(|at| &self.facts[*at])
    }
    /// The claims of a document, in the order of the text.
    pub fn claims_of(&self, path: &str) -> &[Claim] {
        self.claims_of_path.get(path).map_or(&[], |range| &self.claims[range.clone()])
    }
    /// The file name of the page of a document; none where its article is not at hand.
    pub fn page_of(&self, path: &str) -> Option<&str> {
        self.page_of_path.get(path).map(String::as_str)
    }
    /// How many claims a type has, by the name of the type.
    pub fn types(&self) -> BTreeMap<&str, usize> {
        let mut types = BTreeMap::new();
        for claim in &self.claims {
            *types.entry(claim.claim_type.as_str()).or_default() += 1;
        }
        types
    }
}

/// Claims stand in the order of the text; of two that begin together the longer comes first.
fn place(claim: &Claim) -> (&str, Option<u32>, std::cmp::Reverse<Option<u32>>, &str) {
    (&claim.document.path, claim.span.byte_start, std::cmp::Reverse(claim.span.byte_end), &claim.id)
}

/// What needs a reader's eye comes first: clashes, then change, then what many say.
fn weight(fact: &Fact) -> (usize, std::cmp::Reverse<u32>, std::cmp::Reverse<u32>, &str) {
    let rank = crate::words::STATUSES.iter().position(|(status, ..)| *status == fact.status);
    let (origins, claims) = (fact.counts.origins, fact.counts.claims);
    (rank.unwrap_or(usize::MAX), std::cmp::Reverse(origins), std::cmp::Reverse(claims), &fact.id)
}

/// The name of a field's value as records spell it: `single_source`.
pub(crate) fn name_of<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => name,
        _ => String::new(),
    }
}
