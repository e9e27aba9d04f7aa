//! What stands after reports of one question: corroboration, supersession, disputes, checks against names.

use super::*;

#[test]
fn two_outlets_corroborate_and_one_outlet_twice_does_not() {
    let (a, b) = (stand("a", "2024-04-02", "support"), stand("b", "2024-04-02", "support"));
    is(&outcome(&[a.clone(), b]), FactStatus::Corroborated, Some("support"), "independent-origins-agree");
    let mut again = stand("a", "2024-04-03", "support");
    again.0.document.path = "a2.txt".into();
    is(&outcome(&[a, again]), FactStatus::SingleSource, Some("support"), "one-origin");
}

#[test]
fn one_speaker_in_two_papers_is_one_origin() {
    let quoted = |outlet: &str| stand(outlet, "2024-04-02", "support").by("person:julianne-smith");
    is(&outcome(&[quoted("a"), quoted("b")]), FactStatus::SingleSource, Some("support"), "one-origin");
}

#[test]
fn a_later_publication_alone_supersedes_nothing() {
    let said = [stand("a", "2024-02-01", "oppose"), stand("b", "2024-04-02", "support")];
    is(&outcome(&said), FactStatus::Disputed, None, "cannot-both-hold");
    let [oppose, support] = said;
    is(
        &outcome(&[oppose, support.stated("2024-04-02")]),
        FactStatus::Evolving,
        Some("support"),
        "later-as-of",
    );
}

#[test]
fn undecided_is_only_for_the_time_being() {
    let said = [stand("a", "2024-02-01", "undecided"), stand("b", "2024-04-02", "support")];
    is(&outcome(&said), FactStatus::Evolving, Some("support"), "was-provisional");
}

#[test]
fn a_wish_confirms_nothing_and_a_hedge_is_confirmed() {
    let (firm, hedged) =
        (stand("a", "2024-04-02", "support"), stand("b", "2024-04-02", "support").modality(Modality::Hedged));
    is(
        &outcome(&[firm.clone(), hedged.clone()]),
        FactStatus::Corroborated,
        Some("support"),
        "independent-origins-agree",
    );
    let wish = stand("b", "2024-04-02", "support").modality(Modality::Desired);
    is(&outcome(&[firm, wish]), FactStatus::SingleSource, Some("support"), "one-origin");
    is(&outcome(&[hedged]), FactStatus::HedgedOnly, Some("support"), "nobody-asserts-it");
}

#[test]
fn not_supporting_agrees_with_opposing() {
    let said = [stand("a", "2024-04-02", "oppose"), stand("b", "2024-04-02", "support").negated()];
    is(&outcome(&said), FactStatus::Corroborated, Some("oppose"), "independent-origins-agree");
}

#[test]
fn a_denial_by_whom_it_is_about_retracts() {
    let said =
        [stand("a", "2024-04-02", "support"), stand("b", "2024-04-03", "support").negated().by("country:EE")];
    assert_eq!(outcome(&said).0, FactStatus::Evolving);
    let fact = &facts(&said)[0];
    let affirmed = fact.positions.iter().find(|position| position.polarity == Polarity::Affirmed).unwrap();
    assert_eq!(affirmed.status, PositionStatus::Retracted);
}

#[test]
fn a_toll_grows_and_falls_only_where_it_is_corrected() {
    let grown = [killed("a", "2025-02-09", 31), killed("b", "2025-02-10", 58)];
    is(&outcome(&grown), FactStatus::Evolving, Some("58"), "later-count");
    let fallen = [killed("a", "2025-02-12", 112), killed("b", "2025-02-16", 94)];
    is(&outcome(&fallen), FactStatus::Disputed, None, "cannot-both-hold");
    let sentence =
        "The government lowered the toll of Sundarkhola and Bhirpani in Karnali from 112 to 94 people.";
    let corrected = killed("b", "2025-02-16", 94).sentence(sentence).quantity(94.0, "from 112 to 94");
    is(
        &outcome(&[killed("a", "2025-02-12", 112), corrected]),
        FactStatus::Evolving,
        Some("94"),
        "correction",
    );
}

#[test]
fn a_number_reported_earlier_falls_where_its_source_corrects_it() {
    let sentence = "The fund for Sundarkhola and Bhirpani in Karnali, which had earlier reported 71 deaths, corrected its figure to 63.";
    let told = |value: u32| killed("b", "2025-02-16", value).sentence(sentence);
    let said = [told(71), told(63).quantity(63.0, "63"), killed("c", "2025-02-20", 69)];
    is(&outcome(&said), FactStatus::Evolving, Some("69"), "correction");
}

#[test]
fn a_toll_that_names_no_event_contradicts_none_of_several() {
    let of = |outlet: &str, value: u32, event: &str| {
        let slots = json!({"kind": "killed", "value": value, "comparator": "exactly", "event": event});
        say(outlet, "2025-02-10", "toll", slots)
    };
    let flood = [of("a", 31, "text:flood"), killed("b", "2025-02-10", 26)];
    assert_eq!(outcome(&flood).0, FactStatus::Disputed);
    let either = [of("a", 31, "text:flood"), of("a", 4, "text:fire"), killed("b", "2025-02-10", 26)];
    assert_ne!(outcome(&either).0, FactStatus::Disputed);
}

#[test]
fn two_ministers_are_disputed_until_one_is_called_former() {
    let (one, other) = ("person:edgars-rinkevics", "person:krisjanis-karins");
    let said = [minister("a", "2024-01-20", one, false), minister("b", "2024-02-22", other, false)];
    is(&outcome(&said), FactStatus::Disputed, None, "cannot-both-hold");
    let told = [minister("a", "2024-01-20", one, true), minister("b", "2024-02-22", other, false)];
    is(&outcome(&told), FactStatus::SingleSource, Some(other), "one-origin");
}

#[test]
fn many_can_be_senators_of_one_state() {
    let senator = |outlet: &str, person: &str| {
        say(
            outlet,
            "2024-04-02",
            "office",
            json!({"person": person, "office": "senator", "of": "region:US-PA"}),
        )
    };
    let facts = facts(&[senator("a", "person:ann-li"), senator("b", "person:bo-ek")]);
    assert!(facts.len() == 2 && facts.iter().all(|fact| fact.status == FactStatus::SingleSource));
}

#[test]
fn a_change_that_was_announced_supersedes() {
    let members = |outlet: &str, day: &str, value: u32| {
        say(outlet, day, "membership", json!({"org": "org:nato", "value": value}))
    };
    let said = [
        members("a", "2024-02-22", 31),
        members("a", "2024-02-22", 32).modality(Modality::Future),
        members("b", "2024-04-02", 32),
    ];
    is(&outcome(&said), FactStatus::Evolving, Some("32"), "announced-change");
    is(&outcome(&[said[0].clone(), said[2].clone()]), FactStatus::Disputed, None, "cannot-both-hold");
}

#[test]
fn whoever_withdraws_had_declared() {
    let status = |outlet: &str, word: &str| {
        say(outlet, "2024-04-02", "candidacy", json!({"person": "person:ann-li", "status": word}))
    };
    let said = [status("a", "declared"), status("b", "withdrawn")];
    is(&outcome(&said), FactStatus::Evolving, Some("withdrawn"), "presupposes");
}

#[test]
fn a_tally_is_held_against_those_who_are_named() {
    let tally = say(
        "a",
        "2024-04-02",
        "tally",
        json!({"position": "support", "target": "person:mark-rutte", "value": 31, "total": 32, "comparator": "exactly"}),
    );
    let refuses = |party: &str| {
        let slots = json!({"party": party, "target": "person:mark-rutte", "position": "oppose"});
        say("b", "2024-04-02", "stance", slots)
    };
    let check = |said: &[Say]| facts(said).into_iter().find(|fact| fact.claim_type == "check").unwrap();
    let one = check(&[tally.clone(), refuses("country:HU")]);
    assert_eq!(one.status, FactStatus::Consistent);
    let two = check(&[tally, refuses("country:HU"), refuses("country:TR")]);
    assert_eq!(two.status, FactStatus::Flagged);
    let sides: BTreeMap<LinkSide, usize> = two.links.iter().fold(BTreeMap::new(), |mut sides, link| {
        *sides.entry(link.side).or_default() += 1;
        sides
    });
    assert_eq!(sides, BTreeMap::from([(LinkSide::Checked, 1), (LinkSide::Holdout, 2)]));
}
