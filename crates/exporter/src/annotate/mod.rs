//! Articles and their claims turn into annotated texts: what tools for annotating by hand take, and give back.
//!
//! A claim is a [`Mark`] on its evidence; entities that stand in the text are marks of their own, tied to it by the
//! name of their slot; what stands nowhere in the text (a word, a number, who says so) is a `name=value` pair.

mod brat;
mod doccano;
mod label_studio;

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{AttributionMode, Claim, Entity, Modality, Polarity};
use rustc_hash::FxHashMap;

use crate::tables::Cell;

pub(crate) use brat::Brat;
pub(crate) use doccano::Doccano;
pub(crate) use label_studio::LabelStudio;

use crate::{Record, Written};

/// Every article with its claims, in the order in which they came. All of them are held in memory: people annotate
/// thousands of articles, not millions.
#[derive(Default)]
struct Texts {
    articles: Vec<Annotated>,
    by_path: FxHashMap<String, usize>,
    homeless: usize,
}

/// One article with its claims.
struct Annotated {
    path: String,
    text: String,
    claims: Vec<Claim>,
}

/// A claim as it is drawn on a text.
struct Mark<'c> {
    claim: &'c Claim,
    /// Code points of the evidence.
    at: (u32, u32),
    /// Entities that stand in the text.
    mentions: Vec<Mention<'c>>,
    /// Everything else that the claim holds, by slot.
    values: Vec<(&'c str, String)>,
}

/// An entity in a slot.
struct Mention<'c> {
    slot: &'c str,
    entity: &'c Entity,
    at: (u32, u32),
}

impl Texts {
    fn take(&mut self, record: &Record) {
        match record {
            Record::Article(article) => {
                let path = article.document.path.clone();
                self.by_path.entry(path.clone()).or_insert(self.articles.len());
                self.articles.push(Annotated { path, text: article.text.clone(), claims: Vec::new() });
            }
            Record::Claim(claim) => match self.by_path.get(&claim.document.path) {
                Some(index) => self.articles[*index].claims.push((*claim).clone()),
                None => self.homeless += 1,
            },
            Record::Fact(_) => {}
        }
    }
    fn written(&self, files: Vec<std::path::PathBuf>) -> Written {
        let lost = format!("{} claims are of articles that were not given, left out", self.homeless);
        Written { files, notes: if self.homeless > 0 { vec![lost] } else { Vec::new() } }
    }
    /// The names of the slots of every claim type.
    fn slots(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut slots: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for claim in self.articles.iter().flat_map(|article| &article.claims) {
            slots.entry(&claim.claim_type).or_default().extend(claim.slots.keys().map(String::as_str));
        }
        slots
    }
    /// What kinds of entity are mentioned.
    fn kinds(&self) -> BTreeSet<String> {
        let marks = self.articles.iter().flat_map(|article| article.marks());
        marks.flat_map(|mark| mark.mentions.iter().map(Mention::label).collect::<Vec<_>>()).collect()
    }
}

impl Annotated {
    fn marks(&self) -> Vec<Mark<'_>> {
        self.claims.iter().filter_map(Mark::of).collect()
    }
    /// The text between two code points.
    fn between(&self, at: (u32, u32)) -> String {
        self.text.chars().skip(at.0 as usize).take((at.1 - at.0) as usize).collect()
    }
}

impl<'c> Mark<'c> {
    fn of(claim: &'c Claim) -> Option<Self> {
        let span = claim.span.code_points()?;
        let (mut mentions, mut values) = (Vec::new(), Vec::new());
        for (slot, value) in &claim.slots {
            let placed = value.entity().and_then(|entity| Some((entity, entity.span.code_points()?)));
            match (placed, value.identity()) {
                (Some((entity, at)), Some(_)) => {
                    mentions.push(Mention { slot, entity, at: (at.start, at.end) });
                }
                (_, Some(identity)) => values.push((slot.as_str(), identity)),
                (_, None) => {}
            }
        }
        values.extend(claim.time.value.clone().map(|value| ("time", value)));
        let source = &claim.attribution.source;
        let said = source.id.as_ref().filter(|_| claim.attribution.mode != AttributionMode::Narrated);
        values.extend(said.map(|id| ("attribution", id.clone())));
        Some(Mark { claim, at: (span.start, span.end), mentions, values })
    }
    /// `negated` where the claim is, else nothing.
    fn polarity(&self) -> Option<String> {
        (self.claim.polarity == Polarity::Negated).then(|| word(&self.claim.polarity))
    }
    /// How certain, where it is less than said flatly.
    fn modality(&self) -> Option<String> {
        (self.claim.modality != Modality::Asserted).then(|| word(&self.claim.modality))
    }
}

impl Mention<'_> {
    /// The kind of the entity as a label, with a capital: `Office` is a kind and `office` a claim type.
    fn label(&self) -> String {
        let kind = self.entity.kind.map_or_else(|| "text".to_owned(), |kind| word(&kind));
        let (first, rest) = kind.split_at(1);
        first.to_uppercase() + rest
    }
}

fn word(value: &impl serde::Serialize) -> String {
    match Cell::word(value) {
        Cell::Text(text) => text.into_owned(),
        _ => String::new(),
    }
}
