//! What reconciling promises whatever the claims are: the same facts for the same set of claims, however they
//! come; every claim in exactly one position; and no independent report ever counts against an answer.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use claimwire_reconciler::sample::Sample;
use claimwire_reconciler::{Ledger, Preparer, reconcile};
use claimwire_record::{Claim, Fact, content_hash};
use claimwire_rules::RuleSet;
use proptest::prelude::*;

fn preparer() -> &'static Preparer {
    static PREPARER: OnceLock<Preparer> = OnceLock::new();
    PREPARER.get_or_init(|| Preparer::new(&RuleSet::embedded().unwrap()))
}

fn facts_of<'c>(preparer: &Preparer, claims: impl IntoIterator<Item = &'c Claim>) -> Vec<Fact> {
    let mut ledger = Ledger::new(preparer);
    claims.into_iter().for_each(|claim| ledger.enter(preparer.prepare(claim).unwrap()));
    assert!(ledger.seal().is_empty());
    let mut facts = Vec::new();
    reconcile(&ledger, &[], |fact| -> Result<(), ()> {
        facts.push(fact);
        Ok(())
    })
    .unwrap();
    facts
}

fn bytes(facts: &[Fact]) -> String {
    facts.iter().map(|fact| serde_json::to_string(fact).unwrap() + "\n").collect()
}

fn sample(seed: u64, count: usize) -> Vec<Claim> {
    Sample::new(seed, count as u64 / 5).take(count).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn order_and_repetition_change_nothing(seed in 0u64..1 << 40, step in 1usize..97) {
        let (preparer, claims) = (preparer(), sample(seed, 300));
        let once = bytes(&facts_of(preparer, &claims));
        let shuffled = (0..claims.len()).map(|at| &claims[(at * 101 + step) % claims.len()]);
        let twice: Vec<&Claim> = shuffled.chain(claims.iter().rev().step_by(step)).collect();
        prop_assert_eq!(&once, &bytes(&facts_of(preparer, twice)));
    }

    #[test]
    fn parts_read_one_after_another_give_the_whole(seed in 0u64..1 << 40) {
        let (preparer, claims) = (preparer(), sample(seed, 300));
        let whole = bytes(&facts_of(preparer, &claims));
        for parts in [2, 8] {
            let in_parts = (0..parts).flat_map(|part| claims.iter().skip(part).step_by(parts));
            prop_assert_eq!(&whole, &bytes(&facts_of(preparer, in_parts)));
        }
    }

    #[test]
    fn what_came_first_decides_nothing_where_claims_of_one_document_or_id_differ(seed in 0u64..1 << 40) {
        let (preparer, mut claims) = (preparer(), sample(seed, 60));
        let mut twisted = claims.clone();
        for (at, claim) in twisted.iter_mut().enumerate() {
            match at % 3 {
                0 => claim.document.publisher = Some("Another Outlet".into()),
                1 => claim.attribution.source.id = Some("person:somebody-else".into()),
                _ => claim.id = content_hash([&claim.id, "again"]),
            }
        }
        claims.extend(twisted);
        let facts = |claims: &mut dyn Iterator<Item = &Claim>| {
            let mut ledger = Ledger::new(preparer);
            claims.for_each(|claim| ledger.enter(preparer.prepare(claim).unwrap()));
            let clashing = ledger.seal();
            let mut facts = Vec::new();
            reconcile(&ledger, &[], |fact| -> Result<(), ()> { facts.push(fact); Ok(()) }).unwrap();
            (clashing, bytes(&facts))
        };
        prop_assert_eq!(facts(&mut claims.iter()), facts(&mut claims.iter().rev()));
    }

    #[test]
    fn every_claim_is_in_one_position_of_one_fact(seed in 0u64..1 << 40) {
        let claims = sample(seed, 400);
        let facts = facts_of(preparer(), &claims);
        let placed = facts.iter().flat_map(|fact| &fact.positions).flat_map(|position| &position.claims);
        let mut placed: Vec<&String> = placed.collect();
        placed.sort();
        let mut all: Vec<&String> = claims.iter().map(|claim| &claim.id).collect();
        all.sort();
        prop_assert_eq!(placed, all);
        let ids: BTreeSet<&String> = facts.iter().map(|fact| &fact.id).collect();
        prop_assert_eq!(ids.len(), facts.len());
    }

    #[test]
    fn an_independent_report_lowers_no_count(seed in 0u64..1 << 40, which in 0usize..200) {
        let (preparer, mut claims) = (preparer(), sample(seed, 200));
        let closed: BTreeSet<String> = claims.iter().map(|claim| claim.key.clone()).collect();
        let before = counts(&facts_of(preparer, &claims), &closed);
        claims.push(independent(&claims[which]));
        let after = counts(&facts_of(preparer, &claims), &closed);
        for (position, count) in before {
            prop_assert!(after.get(&position).is_some_and(|now| *now >= count), "{position:?}");
        }
    }
}

/// The independent origins of every position that is told of the whole, by fact, scope and answer; of closed
/// questions only, whose key is that of their claims. Which story an open question belongs to ("the toll") hangs
/// on all documents about it, and a further report can move it into another fact.
fn counts(facts: &[Fact], closed: &BTreeSet<String>) -> BTreeMap<(String, String), usize> {
    let facts = facts.iter().filter(|fact| closed.contains(&fact.key));
    let positions = facts.flat_map(|fact| fact.positions.iter().map(move |position| (fact, position)));
    positions
        .map(|(fact, position)| {
            let answer = format!("{:?} {:?} {:?}", position.value, position.polarity, position.scope);
            ((fact.id.clone(), answer), position.origins.len())
        })
        .collect()
}

/// The same claim from an outlet and a document of its own.
fn independent(claim: &Claim) -> Claim {
    let mut other = claim.clone();
    other.id = content_hash(["independent", &claim.id]);
    other.document.path = "written-later/one.txt".into();
    other.document.sha256 = content_hash(["elsewhere"]);
    other.document.publisher = Some("An Outlet Of Its Own".into());
    other.sentence = String::new();
    other
}
