//! Gold and found claims turn into a [`Report`]: what is asked for is counted, what differs is listed.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::agree::{attribute, is_asserted, shown};
use crate::context::Sentences;
use crate::matching::pair;
use crate::{Claims, Excerpt, FoundClaim, GoldClaim, GoldSet, Missing, Place, Report, Spurious, WrongField};

/// Attributes that are no values: alternatives of the key, and words for people.
const NO_VALUES: [&str; 2] = ["alt", "note"];
/// What is counted where the gold gives no modality.
const ASSERTED: &str = "modality(asserted)";

/// How a check is done. The default scores as other scorers of these files do.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// File names of all articles that were annotated (`--strict-documents`). Every claim from one of them
    /// that has no gold row is spurious, whatever its type. Without it such claims are left out.
    pub documents: Option<BTreeSet<String>>,
    /// Texts of documents by file name, to show evidence in its sentence.
    pub texts: BTreeMap<String, String>,
}

/// Scores claims against gold.
///
/// Claims of documents and types that no gold row names are left out and counted in [`Report::ignored`],
/// but see [`Options::documents`]. Optional gold is neither asked for nor held against a claim that finds
/// it. Where two claims are equally near to a gold claim, the first in the file is taken.
pub fn score(gold: &GoldSet, claims: &Claims, options: &Options) -> Report {
    let scope = Scope::new(&gold.claims, options);
    let judged: Vec<&FoundClaim> = claims.claims.iter().filter(|claim| scope.holds(claim)).collect();
    let pairs = pair(&gold.claims, &judged);
    let mut scoring = Scoring {
        sentences: Sentences::new(&options.texts, &claims.claims),
        file: &claims.file,
        report: Report { rejected: claims.rejected.clone(), ..Report::default() },
    };
    scoring.report.ignored = claims.claims.len() - judged.len();
    scoring.count_gold(&gold.claims, &pairs);
    scoring.count_spurious(&judged, &pairs);
    scoring.count_attributes(&gold.claims, &judged, &pairs);
    scoring.report
}

/// Which claims are judged at all.
struct Scope<'a> {
    docs: BTreeSet<&'a str>,
    types: BTreeSet<&'a str>,
    documents: Option<&'a BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    fn new(gold: &'a [GoldClaim], options: &'a Options) -> Self {
        let docs = gold.iter().map(|it| it.doc.as_str()).collect();
        let types = gold.iter().map(|it| it.claim_type.as_str()).collect();
        Scope { docs, types, documents: options.documents.as_ref() }
    }
    fn holds(&self, claim: &FoundClaim) -> bool {
        if self.docs.contains(claim.doc()) {
            return self.types.contains(claim.claim_type());
        }
        self.documents.is_some_and(|documents| documents.contains(claim.doc()))
    }
}

/// Index of the found claim by the index of its gold claim.
type Pairs = FxHashMap<usize, usize>;

/// A report while it is filled.
struct Scoring<'a> {
    sentences: Sentences<'a>,
    file: &'a str,
    report: Report,
}

impl Scoring<'_> {
    fn count_gold(&mut self, gold: &[GoldClaim], pairs: &Pairs) {
        for (at, wanted) in gold.iter().enumerate().filter(|(_, wanted)| !wanted.optional) {
            let found = pairs.contains_key(&at);
            let score = self.report.types.entry(wanted.claim_type.clone()).or_default();
            score.gold += 1;
            score.right += usize::from(found);
            if !found {
                let missing = self.missing(wanted);
                self.report.missing.push(missing);
            }
        }
    }

    fn count_spurious(&mut self, judged: &[&FoundClaim], pairs: &Pairs) {
        let used: BTreeSet<usize> = pairs.values().copied().collect();
        let unused = judged.iter().enumerate().filter(|(at, _)| !used.contains(at));
        for (_, claim) in unused {
            self.report.types.entry(claim.claim_type().to_owned()).or_default().spurious += 1;
            let spurious = self.spurious(claim);
            self.report.spurious.push(spurious);
        }
        let order = |a: &Spurious, b: &Spurious| {
            (&a.path, a.span, &a.claim_type, a.place.line).cmp(&(
                &b.path,
                b.span,
                &b.claim_type,
                b.place.line,
            ))
        };
        self.report.spurious.sort_by(order);
    }

    fn count_attributes(&mut self, gold: &[GoldClaim], judged: &[&FoundClaim], pairs: &Pairs) {
        for (at, wanted) in gold.iter().enumerate() {
            let Some(claim) = pairs.get(&at).map(|index| judged[*index]) else { continue };
            for (name, value) in wanted.attrs.iter().filter(|(name, _)| !NO_VALUES.contains(&name.as_str())) {
                let (right, got) = attribute(name, value, claim);
                self.count_attribute(wanted, claim, Compared { field: name, right, expected: value, got });
            }
            if !wanted.attrs.contains_key("modality") {
                let (right, got) = (is_asserted(claim), claim.field("modality").cloned());
                let expected = &Value::from("asserted");
                self.count_attribute(wanted, claim, Compared { field: ASSERTED, right, expected, got });
            }
        }
    }

    fn count_attribute(&mut self, gold: &GoldClaim, claim: &FoundClaim, compared: Compared) {
        let share = self.report.attributes.entry(compared.field.to_owned()).or_default();
        share.total += 1;
        share.right += usize::from(compared.right);
        if !compared.right {
            let wrong = self.wrong(gold, claim, compared);
            self.report.wrong.push(wrong);
        }
    }

    fn missing(&self, gold: &GoldClaim) -> Missing {
        Missing {
            id: gold.id.clone(),
            place: gold.place.clone(),
            doc: gold.doc.clone(),
            path: self.sentences.path(gold),
            claim_type: gold.claim_type.clone(),
            key: gold.key.clone(),
            span: (gold.evidence.start.into(), gold.evidence.end.into()),
            excerpt: self.sentences.excerpt(&gold.doc, &gold.evidence),
        }
    }

    fn spurious(&self, claim: &FoundClaim) -> Spurious {
        let mut slots: BTreeMap<String, Value> = claim
            .slots()
            .filter_map(|(name, slot)| Some((name.clone(), shown(Some(slot))?.clone())))
            .collect();
        slots.retain(|_, value| !value.is_null());
        slots.insert("negated".into(), claim.is_negated().into());
        Spurious {
            id: claim.id().to_owned(),
            place: Place { file: self.file.to_owned(), line: claim.line() },
            path: claim.path().to_owned(),
            doc_line: self.sentences.line(claim.doc(), claim.span().0),
            claim_type: claim.claim_type().to_owned(),
            slots,
            span: claim.span(),
            excerpt: Excerpt::of_claim(claim),
        }
    }

    fn wrong(&self, gold: &GoldClaim, claim: &FoundClaim, compared: Compared) -> WrongField {
        WrongField {
            id: gold.id.clone(),
            place: gold.place.clone(),
            path: claim.path().to_owned(),
            doc_line: self.sentences.line(claim.doc(), claim.span().0),
            claim_type: gold.claim_type.clone(),
            field: compared.field.to_owned(),
            expected: compared.expected.clone(),
            got: compared.got.unwrap_or_default(),
            span: claim.span(),
            excerpt: Excerpt::of_claim(claim),
        }
    }
}

/// One attribute of a pair.
struct Compared<'a> {
    field: &'a str,
    right: bool,
    expected: &'a Value,
    got: Option<Value>,
}
