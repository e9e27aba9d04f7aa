//! Gold and found claims turn into pairs: one to one, gold that is asked for first, nearest first.

use rustc_hash::{FxHashMap, FxHashSet};
use serde_json::{Map, Value};

use crate::agree::key_agrees;
use crate::{FoundClaim, GoldClaim};

/// How far apart the evidence of a pair may lie, in code points.
const REACH: i64 = 160;

/// A possible pair in the order in which pairs are taken: optional gold last, then by distance, then by the
/// order of the two files.
type Candidate = (bool, i64, usize, usize);

/// Pairs each gold claim with at most one found claim: the index of its claim, by the index of the gold.
/// Both must be of one document and type, lie within reach of each other and agree in every key slot.
pub(crate) fn pair(gold: &[GoldClaim], claims: &[&FoundClaim]) -> FxHashMap<usize, usize> {
    let by_place = index(claims);
    let mut candidates: Vec<Candidate> = Vec::new();
    for (at, wanted) in gold.iter().enumerate() {
        let same_place = by_place.get(&(wanted.doc.as_str(), wanted.claim_type.as_str()));
        candidates.extend(
            same_place.into_iter().flatten().filter_map(|index| candidate(at, wanted, *index, claims)),
        );
    }
    candidates.sort_unstable();
    take(&candidates)
}

/// The claims of each document and type, in file order.
fn index<'c>(claims: &[&'c FoundClaim]) -> FxHashMap<(&'c str, &'c str), Vec<usize>> {
    let mut by_place: FxHashMap<_, Vec<usize>> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate() {
        by_place.entry((claim.doc(), claim.claim_type())).or_default().push(at);
    }
    by_place
}

fn candidate(at: usize, gold: &GoldClaim, index: usize, claims: &[&FoundClaim]) -> Option<Candidate> {
    let claim = claims[index];
    let distance = gap((i64::from(gold.evidence.start), i64::from(gold.evidence.end)), claim.span());
    let fits = distance <= REACH && keys(gold).iter().any(|key| key_agrees(key, claim));
    fits.then_some((gold.optional, distance, at, index))
}

/// The key and each of its alternatives: `attrs.alt` holds slots that may stand in the key's place.
fn keys(gold: &GoldClaim) -> Vec<Map<String, Value>> {
    let alternatives: Vec<&Value> = match gold.attrs.get("alt") {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(single) => vec![single],
        None => Vec::new(),
    };
    let replaced = alternatives.into_iter().filter_map(Value::as_object).map(|slots| {
        let mut key = gold.key.clone();
        key.extend(slots.clone());
        key
    });
    std::iter::once(gold.key.clone()).chain(replaced).collect()
}

/// Code points between two spans; none where they touch or overlap.
fn gap(a: (i64, i64), b: (i64, i64)) -> i64 {
    (a.0.max(b.0).saturating_sub(a.1.min(b.1))).max(0)
}

fn take(candidates: &[Candidate]) -> FxHashMap<usize, usize> {
    let (mut pairs, mut used) = (FxHashMap::default(), FxHashSet::default());
    for (_, _, gold, claim) in candidates {
        if !pairs.contains_key(gold) && !used.contains(claim) {
            pairs.insert(*gold, *claim);
            used.insert(*claim);
        }
    }
    pairs
}
