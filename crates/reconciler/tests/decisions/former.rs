//! Stands of former days that nobody dates are older than any stand of now, and are in dispute with none.

use super::*;

fn former(outlet: &str, position: &str) -> Say {
    stand(outlet, "2024-05-01", position).stated(Time::PAST)
}

#[test]
fn a_stand_of_former_days_was_in_dispute_with_that_of_now() {
    let now = stand("a", "2024-04-02", "oppose");
    is(
        &outcome(&[former("b", "support"), now.clone()]),
        FactStatus::Evolving,
        Some("oppose"),
        "told-as-over",
    );
    // Nor does it matter that the stand of now is dated back, or told by one article with the former one.
    let dated = now.clone().stated("2019");
    is(&outcome(&[former("b", "support"), dated]), FactStatus::Evolving, Some("oppose"), "told-as-over");
    is(&outcome(&[former("a", "support"), now]), FactStatus::Evolving, Some("oppose"), "told-as-over");
}

#[test]
fn a_stand_of_former_days_confirmed_that_of_now() {
    let said = [former("b", "support"), stand("a", "2024-04-02", "support")];
    is(&outcome(&said), FactStatus::SingleSource, Some("support"), "one-origin");
    let hedged = former("b", "support").modality(Modality::Hedged);
    is(
        &outcome(&[hedged, stand("a", "2024-04-02", "support")]),
        FactStatus::SingleSource,
        Some("support"),
        "one-origin",
    );
}

#[test]
fn a_stand_of_former_days_alone_was_the_stand_of_now() {
    is(&outcome(&[former("a", "support")]), FactStatus::SingleSource, None, "told-as-over");
    is(
        &outcome(&[former("a", "support"), former("b", "support")]),
        FactStatus::Corroborated,
        None,
        "told-as-over",
    );
}

#[test]
fn who_denies_a_stand_retracted_that_of_former_days() {
    let denial = stand("a", "2024-04-02", "support").negated().by("country:EE");
    let facts = facts(&[former("b", "support").by("country:EE"), denial]);
    let fact = facts.iter().find(|fact| fact.claim_type == "stance").expect("a stance");
    assert!(fact.positions.iter().all(|position| position.status != PositionStatus::Retracted), "{fact:?}");
    assert_eq!(fact.status, FactStatus::Evolving);
}

#[test]
fn a_party_that_formerly_supported_somebody_was_named_in_the_tally_of_now() {
    let counted = tally("a", "2024-04-02", 28, Some(32));
    let named = checks(&[counted, former("b", "support")], "named");
    let links = named.iter().flat_map(|check| &check.links);
    assert!(links.into_iter().all(|link| link.side != LinkSide::Named), "{named:?}");
}
