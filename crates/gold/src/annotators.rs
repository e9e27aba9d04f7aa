//! The gold of two annotators turns into how far they agree: on what they marked, and on what they said of it.
//!
//! What both left unmarked cannot be counted, so agreement on marking is the F1 of one against the other, which
//! is what kappa comes to there (Hripcsak and Rothschild, "Agreement, the F-Measure, and Reliability in Information
//! Retrieval", JAMIA 2005). Where both marked a claim, each field has its share of agreement and Cohen's kappa
//! (Cohen, "A Coefficient of Agreement for Nominal Scales", 1960).

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::Value;

use crate::fold::fold;
use crate::{GoldClaim, GoldSet};

/// Fields of `attrs` that say nothing of the claim: alternatives, and words for people.
const NO_FIELDS: [&str; 2] = ["alt", "note"];

/// How two annotators marked the claims of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Marked {
    /// Claims that both marked.
    pub both: usize,
    /// Of these, those whose key is the same.
    pub same_key: usize,
    /// Claims that the first alone marked; optional ones are not counted.
    pub only_a: usize,
    /// Claims that the second alone marked; optional ones are not counted.
    pub only_b: usize,
}

impl Marked {
    /// F1 of one annotator against the other on what was marked, 0 to 1; 1 where neither marked anything.
    pub fn f1(&self) -> f64 {
        f1(self.both, self.only_a, self.only_b)
    }
    /// The same where a claim counts only if its key is the same.
    pub fn strict_f1(&self) -> f64 {
        let other = self.both - self.same_key;
        f1(self.same_key, self.only_a + other, self.only_b + other)
    }
    fn add(&mut self, other: Marked) {
        self.both += other.both;
        self.same_key += other.same_key;
        self.only_a += other.only_a;
        self.only_b += other.only_b;
    }
}

fn f1(both: usize, only_a: usize, only_b: usize) -> f64 {
    let all = 2 * both + only_a + only_b;
    if all == 0 { 1.0 } else { 2.0 * both as f64 / all as f64 }
}

/// How two annotators filled in one field of the claims that both marked.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct FieldAgreement {
    /// Claims where at least one of them said something.
    pub pairs: usize,
    /// Of these, those where both said the same.
    pub agreed: usize,
    /// Cohen's kappa, at most 1; none where chance alone would agree always.
    pub kappa: Option<f64>,
}

/// A place where they differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Difference {
    /// File name of the document.
    pub doc: String,
    /// First code point of the evidence.
    pub start: u32,
    /// Claim type.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// The field, or nothing where one of them did not mark the claim.
    pub field: String,
    /// What the first said; none where they did not mark it.
    pub a: Option<String>,
    /// What the second said.
    pub b: Option<String>,
    /// The evidence.
    pub quote: String,
}

/// How far two annotators agree.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Agreement {
    /// Documents that both annotated.
    pub documents: usize,
    /// Documents that only one of them has rows for; they are left out.
    pub left_out: Vec<String>,
    /// By claim type.
    pub types: BTreeMap<String, Marked>,
    /// By field.
    pub fields: BTreeMap<String, FieldAgreement>,
    /// Every place where they differ, by document and place.
    pub differences: Vec<Difference>,
}

impl Agreement {
    /// All types together.
    pub fn all(&self) -> Marked {
        self.types.values().fold(Marked::default(), |mut all, one| {
            all.add(*one);
            all
        })
    }
}

/// Compares the gold of two annotators.
///
/// Two rows are the same claim where they are of one type and their evidence overlaps; of several, the pair whose
/// keys agree most, and then whose evidence overlaps most, is taken first. Documents that only one of them has
/// rows for are left out and named: nobody can tell whether they were annotated.
pub fn agreement(a: &GoldSet, b: &GoldSet) -> Agreement {
    let (by_a, by_b) = (by_document(a), by_document(b));
    let both: BTreeSet<&str> = by_a.keys().filter(|doc| by_b.contains_key(*doc)).copied().collect();
    let either = by_a.keys().chain(by_b.keys()).copied().collect::<BTreeSet<_>>();
    let mut found = Agreement { documents: both.len(), ..Agreement::default() };
    found.left_out = either.difference(&both).map(|doc| (*doc).to_owned()).collect();
    let mut answers: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for doc in both {
        compare(&by_a[doc], &by_b[doc], &mut found, &mut answers);
    }
    found.fields = answers.into_iter().map(|(field, answers)| (field, field_agreement(&answers))).collect();
    found.differences.sort();
    found
}

type Rows<'g> = Vec<&'g GoldClaim>;

fn by_document(set: &GoldSet) -> BTreeMap<&str, Rows<'_>> {
    let mut by_document: BTreeMap<&str, Rows> = BTreeMap::new();
    for row in &set.claims {
        by_document.entry(&row.doc).or_default().push(row);
    }
    by_document
}

fn compare(
    a: &[&GoldClaim],
    b: &[&GoldClaim],
    found: &mut Agreement,
    answers: &mut BTreeMap<String, Vec<(String, String)>>,
) {
    let pairs = pairs(a, b);
    for &(i, j) in &pairs {
        let marked = found.types.entry(a[i].claim_type.clone()).or_default();
        marked.both += 1;
        marked.same_key += usize::from(same_key(a[i], b[j]));
        for (field, one, other) in fields(a[i], b[j]) {
            if one != other {
                found.differences.push(difference(a[i], &field, Some(&one), Some(&other)));
            }
            answers.entry(field).or_default().push((one, other));
        }
    }
    let (in_a, in_b): (BTreeSet<_>, BTreeSet<_>) = pairs.into_iter().unzip();
    for row in alone(a, &in_a) {
        found.types.entry(row.claim_type.clone()).or_default().only_a += 1;
        found.differences.push(difference(row, "", Some("marked"), None));
    }
    for row in alone(b, &in_b) {
        found.types.entry(row.claim_type.clone()).or_default().only_b += 1;
        found.differences.push(difference(row, "", None, Some("marked")));
    }
}

fn alone<'g>(rows: &'g [&'g GoldClaim], paired: &'g BTreeSet<usize>) -> impl Iterator<Item = &'g GoldClaim> {
    let rows = rows.iter().enumerate().filter(|(at, row)| !paired.contains(at) && !row.optional);
    rows.map(|(_, row)| *row)
}

/// Which rows mean the same claim, each row once.
fn pairs(a: &[&GoldClaim], b: &[&GoldClaim]) -> Vec<(usize, usize)> {
    let mut candidates = Vec::new();
    for (i, one) in a.iter().enumerate() {
        for (j, other) in b.iter().enumerate() {
            let overlap = overlap(one, other);
            if one.claim_type == other.claim_type && overlap > 0 {
                candidates.push((std::cmp::Reverse((agreeing(one, other), overlap)), i, j));
            }
        }
    }
    candidates.sort_unstable();
    let (mut used_a, mut used_b) = (BTreeSet::new(), BTreeSet::new());
    let mut free = |(_, i, j): &(_, usize, usize)| {
        let free = !used_a.contains(i) && !used_b.contains(j);
        if free {
            used_a.insert(*i);
            used_b.insert(*j);
        }
        free
    };
    candidates.retain(|candidate| free(candidate));
    candidates.into_iter().map(|(_, i, j)| (i, j)).collect()
}

/// Code points that both have as evidence.
fn overlap(a: &GoldClaim, b: &GoldClaim) -> u32 {
    let (start, end) = (a.evidence.start.max(b.evidence.start), a.evidence.end.min(b.evidence.end));
    end.saturating_sub(start)
}

/// How many slots of the keys are the same.
fn agreeing(a: &GoldClaim, b: &GoldClaim) -> usize {
    a.key.iter().filter(|(name, value)| text(Some(value)) == text(b.key.get(*name))).count()
}

fn same_key(a: &GoldClaim, b: &GoldClaim) -> bool {
    let names: BTreeSet<&String> = a.key.keys().chain(b.key.keys()).collect();
    names.into_iter().all(|name| text(a.key.get(name)) == text(b.key.get(name)))
}

/// Every field that at least one row says something in, with what each says.
fn fields(a: &GoldClaim, b: &GoldClaim) -> Vec<(String, String, String)> {
    let of = |row: &GoldClaim, name: &str| text(row.key.get(name).or_else(|| row.attrs.get(name)));
    let names = [&a.key, &a.attrs, &b.key, &b.attrs].into_iter().flat_map(|fields| fields.keys());
    let names: BTreeSet<&String> = names.filter(|name| !NO_FIELDS.contains(&name.as_str())).collect();
    let rows = names.into_iter().map(|name| (name.clone(), of(a, name), of(b, name)));
    rows.filter(|(_, one, other)| !(one.is_empty() && other.is_empty())).collect()
}

/// A value as it is compared: letters folded; nothing, null and false are the same.
fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null | Value::Bool(false)) => String::new(),
        said => fold(said),
    }
}

fn difference(row: &GoldClaim, field: &str, a: Option<&str>, b: Option<&str>) -> Difference {
    Difference {
        doc: row.doc.clone(),
        start: row.evidence.start,
        claim_type: row.claim_type.clone(),
        field: field.to_owned(),
        a: a.map(str::to_owned),
        b: b.map(str::to_owned),
        quote: row.evidence.quote.clone(),
    }
}

fn field_agreement(answers: &[(String, String)]) -> FieldAgreement {
    let agreed = answers.iter().filter(|(a, b)| a == b).count();
    FieldAgreement { pairs: answers.len(), agreed, kappa: kappa(answers) }
}

/// Cohen's kappa: observed agreement beyond what the annotators' own habits would give by chance.
fn kappa(answers: &[(String, String)]) -> Option<f64> {
    let all = answers.len() as f64;
    let mut counts: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    for (a, b) in answers {
        counts.entry(a).or_default().0 += 1.0;
        counts.entry(b).or_default().1 += 1.0;
    }
    let chance: f64 = counts.values().map(|(a, b)| (a / all) * (b / all)).sum();
    let observed = answers.iter().filter(|(a, b)| a == b).count() as f64 / all;
    (chance < 1.0).then(|| (observed - chance) / (1.0 - chance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_gold;
    use serde_json::json;

    fn row(id: &str, doc: &str, span: (u32, u32), party: &str, modality: &str) -> Value {
        json!({"id": id, "doc": doc, "type": "stance", "key": {"party": party, "negated": false},
            "evidence": {"start": span.0, "end": span.1, "quote": "q"}, "attrs": {"modality": modality, "note": id}})
    }

    fn set(rows: &[Value]) -> GoldSet {
        let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
        parse_gold("g", lines.join("\n").as_bytes()).expect("the rows are whole")
    }

    #[test]
    fn two_annotators_are_compared_where_both_worked() {
        let a = set(&[
            row("1", "x", (0, 9), "FR", "hedged"),
            row("2", "x", (20, 30), "DE", "asserted"),
            row("3", "x", (50, 60), "IT", "asserted"),
            row("4", "y", (0, 9), "ES", "asserted"),
        ]);
        let b = set(&[
            row("7", "x", (2, 8), "FR", "asserted"),
            row("8", "x", (22, 40), "PL", "asserted"),
            row("9", "x", (70, 80), "IT", "asserted"),
        ]);
        let found = agreement(&a, &b);
        let marked = Marked { both: 2, same_key: 1, only_a: 1, only_b: 1 };
        assert_eq!((found.documents, found.all()), (1, marked));
        assert_eq!(found.left_out, ["y"]);
        assert!((marked.f1() - 2.0 / 3.0).abs() < 1e-12 && (marked.strict_f1() - 1.0 / 3.0).abs() < 1e-12);
        assert_eq!((found.fields["party"].pairs, found.fields["party"].agreed), (2, 1));
        assert_eq!(
            found.differences.len(),
            4,
            "modality, party, and one each alone: {:?}",
            found.differences
        );
        assert!(!found.fields.contains_key("note") && !found.fields.contains_key("negated"));
    }

    #[test]
    fn kappa_is_as_in_cohens_definition() {
        let times = |a: &str, b: &str, n: usize| vec![(a.to_owned(), b.to_owned()); n];
        let answers =
            [times("y", "y", 20), times("y", "n", 5), times("n", "y", 10), times("n", "n", 15)].concat();
        let kappa = kappa(&answers).expect("chance does not agree always");
        assert!((kappa - 0.4).abs() < 1e-12, "observed .7, chance .5: {kappa}");
        assert_eq!(super::kappa(&times("y", "y", 3)), None);
    }

    #[test]
    fn gold_agrees_with_itself_in_any_order() {
        let rows = [row("1", "x", (0, 9), "FR", "hedged"), row("2", "x", (5, 9), "DE", "asserted")];
        let found = agreement(&set(&rows), &set(&[rows[1].clone(), rows[0].clone()]));
        assert_eq!((found.all().strict_f1(), found.differences.len()), (1.0, 0));
    }
}
