//! Facts turn into data chunks: scripts that a page loads when it needs them.
//!
//! A page opened from the disk may not fetch, but it may load scripts; so each chunk is a script that hands its
//! rows over. Index chunks hold what is searched and listed, detail chunks what an opened fact shows.

use claimwire_record::{Fact, Origin, Position};
use rayon::prelude::*;
use serde::Serialize;

use crate::evidence::{Evidence, one_line, outlet};
use crate::{Dossier, conflicts, dates, dossier::name_of, words};

/// Facts in one index chunk, by which the list grows.
pub const INDEX_ROWS: usize = 2000;
/// About how many claims the facts of one detail chunk have, which is loaded when one of them is opened: facts that
/// many report are large.
const DETAIL_CLAIMS: usize = 400;

/// The type of facts that weigh others; they have no claims of their own.
const CHECK: &str = "check";

/// What is listed and searched of a fact.
#[derive(Debug, Serialize)]
struct IndexRow<'a> {
    id: &'a str,
    #[serde(rename = "type")]
    claim_type: &'a str,
    status: String,
    text: String,
    as_of: String,
    when: String,
    claims: u32,
    documents: u32,
    origins: u32,
    /// The detail chunk that holds the rest.
    chunk: usize,
    /// Names that a search finds the fact by beside its text.
    names: String,
}

/// What an opened fact shows.
#[derive(Debug, Serialize)]
struct Detail<'a> {
    id: &'a str,
    question: String,
    explanation: &'a str,
    positions: Vec<Answer>,
    origins: Vec<String>,
    /// The facts that a check weighs: side, name and id of each.
    links: Vec<(String, &'a str, &'a str)>,
}

#[derive(Debug, Serialize)]
struct Answer {
    status: &'static str,
    dates: String,
    relations: Vec<String>,
    evidence: Vec<Evidence>,
}

/// The scripts with all rows: file name and content of each.
pub fn chunks(dossier: &Dossier) -> Vec<(String, String)> {
    let details = detail_chunks(&dossier.facts);
    let numbered =
        details.iter().enumerate().flat_map(|(at, facts)| facts.iter().map(move |fact| (at, fact)));
    let numbered: Vec<(usize, &Fact)> = numbered.collect();
    let index = numbered.par_chunks(INDEX_ROWS).enumerate().map(|(at, facts)| {
        let rows: Vec<IndexRow> =
            facts.iter().map(|(chunk, fact)| index_row(dossier, fact, *chunk)).collect();
        (format!("index-{at}.js"), script("index", at, &rows))
    });
    let details = details.par_iter().enumerate().map(|(at, facts)| {
        let rows: Vec<Detail> = facts.iter().map(|fact| detail(dossier, fact)).collect();
        (format!("detail-{at}.js"), script("detail", at, &rows))
    });
    index.chain(details).collect()
}

/// Facts as they share detail chunks, in order.
fn detail_chunks(facts: &[Fact]) -> Vec<&[Fact]> {
    let (mut chunks, mut start, mut claims) = (Vec::new(), 0, 0);
    for (at, fact) in facts.iter().enumerate() {
        // A fact without claims of its own still takes room, and some four links that it weighs as much as a claim.
        let own = 1 + fact.counts.claims as usize + fact.links.len() / 4;
        if claims + own > DETAIL_CLAIMS && at > start {
            chunks.push(&facts[start..at]);
            (start, claims) = (at, 0);
        }
        claims += own;
    }
    chunks.extend((start < facts.len()).then(|| &facts[start..]));
    chunks
}

fn script<T: Serialize>(kind: &str, at: usize, rows: &[T]) -> String {
    // Rows are plain structs with text keys: they always have a JSON form.
    let rows = serde_json::to_string(rows).unwrap_or_else(|_| "[]".into());
    format!("claimwire.take(\"{kind}\", {at}, {rows});\n")
}

fn index_row<'a>(dossier: &Dossier, fact: &'a Fact, chunk: usize) -> IndexRow<'a> {
    let when = fact.as_of.value.clone().unwrap_or_default();
    IndexRow {
        id: &fact.id,
        claim_type: &fact.claim_type,
        status: name_of(&fact.status),
        text: headline(dossier, fact),
        as_of: dates::spoken(&when),
        when,
        claims: fact.counts.claims,
        documents: fact.counts.documents,
        origins: fact.counts.origins,
        chunk,
        names: names(dossier, fact),
    }
}

/// The fact in one sentence: what its current answer says, else what its first one says.
pub fn headline(dossier: &Dossier, fact: &Fact) -> String {
    use claimwire_record::PositionStatus::Current;
    let current = fact.positions.iter().filter(|position| position.status == Current);
    let mut by_rank = current.chain(&fact.positions);
    let text = by_rank.find_map(|position| Evidence::best(dossier, &position.claims, ""));
    let question = || match fact.claim_type.as_str() {
        CHECK => fact.explanation.clone(),
        _ => conflicts::question(fact),
    };
    text.map_or_else(question, |evidence| evidence.text)
}

/// Entities of the question and outlets, each once.
fn names(dossier: &Dossier, fact: &Fact) -> String {
    let claims =
        fact.positions.iter().flat_map(|position| &position.claims).filter_map(|id| dossier.claim(id));
    let mut names: Vec<String> = claims.map(outlet).collect();
    names.extend(fact.slots.values().filter_map(words::slot));
    names.sort();
    names.dedup();
    one_line(&names.join(" "))
}

fn detail<'a>(dossier: &Dossier, fact: &'a Fact) -> Detail<'a> {
    Detail {
        id: &fact.id,
        question: conflicts::question(fact),
        explanation: &fact.explanation,
        positions: fact.positions.iter().map(|position| answer(dossier, position)).collect(),
        origins: fact.origins.iter().filter(|origin| origin.documents.len() > 1).map(origin).collect(),
        links: fact.links.iter().map(|link| (name_of(&link.side), &*link.name, &*link.fact)).collect(),
    }
}

fn answer(dossier: &Dossier, position: &Position) -> Answer {
    let relation = |relation: &claimwire_record::Relation| {
        format!("{} answer {} ({})", relation.kind.replace('_', " "), relation.to + 1, relation.rule)
    };
    Answer {
        status: words::position(position.status),
        dates: conflicts::span_of(position),
        relations: position.relations.iter().map(relation).collect(),
        evidence: Evidence::of_all(dossier, &position.claims, "report/articles/"),
    }
}

fn origin(origin: &Origin) -> String {
    let files = origin.documents.iter().map(|path| path.rsplit('/').next().unwrap_or(path));
    format!("{} count as one origin: {}", files.collect::<Vec<_>>().join(", "), origin.why.replace('_', " "))
}
