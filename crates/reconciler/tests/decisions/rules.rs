//! Each numbered rule of reconciling by what it decides.

use super::*;

#[test]
fn rule_2_values_are_ranges_and_a_duration_is_a_beginning() {
    let vague = |outlet: &str, day: &str, value: u32, comparator: &str| {
        let slots = json!({"position": "support", "target": "person:mark-rutte", "value": value, "comparator": comparator});
        say(outlet, day, "tally", slots)
    };
    let both = [vague("a", "2024-02-21", 20, "more_than"), vague("b", "2024-02-21", 20, "about")];
    assert_eq!(outcome(&both).0, FactStatus::Compatible, "about 20 is not 20, more than 20 has no top");
    let term = |outlet: &str, day: &str, event: &str, value: &str| {
        let slots = json!({"person": "person:ann-li", "event": event, "value": value, "office": "president", "of": "country:EE"});
        say(outlet, day, "term", slots)
    };
    let said = [term("a", "2024-05-22", "start", "2014-10"), term("b", "2024-06-18", "duration", "P10Y")];
    assert_ne!(
        outcome(&said).0,
        FactStatus::Disputed,
        "nine years and eight months are said to be ten years"
    );
    assert_eq!(checks(&said, "duration")[0].status, FactStatus::Consistent);
    let apart = [term("a", "2024-05-22", "start", "2019-10"), term("b", "2024-06-18", "duration", "P10Y")];
    assert_eq!(outcome(&apart).0, FactStatus::Disputed);
    let check = &checks(&apart, "duration")[0];
    assert_eq!((check.status, check.links.len()), (FactStatus::Flagged, 2));
    assert!(
        check.explanation.contains("10 years") && check.explanation.contains("October 2019"),
        "{}",
        check.explanation
    );
}

#[test]
fn rule_3_a_coarse_value_supports_a_fine_one() {
    let ends = |outlet: &str, value: &str| {
        let slots = json!({"person": "person:ann-li", "event": "end", "value": value, "office": "president", "of": "country:EE"});
        say(outlet, "2024-04-02", "term", slots)
    };
    is(
        &outcome(&[ends("a", "2024"), ends("b", "2024-10")]),
        FactStatus::Corroborated,
        Some("2024-10"),
        "independent-origins-agree",
    );
}

#[test]
fn rule_4_another_denominator_is_a_fact_of_its_own() {
    let said = [
        tally("a", "2024-02-21", 20, Some(31)),
        tally("b", "2024-04-02", 28, Some(32)),
        tally("c", "2024-04-02", 28, Some(32)),
        tally("d", "2024-03-01", 25, None),
    ];
    let facts: Vec<Fact> = facts(&said).into_iter().filter(|fact| fact.claim_type == "tally").collect();
    assert_eq!(facts.len(), 2);
    let of = |total: f64| facts.iter().find(|fact| fact.slots["total"].as_number() == Some(total)).unwrap();
    assert_eq!((of(31.0).status, of(31.0).positions.len()), (FactStatus::SingleSource, 1));
    assert_eq!(
        of(32.0).status,
        FactStatus::Evolving,
        "a count of no total goes with the total of most documents"
    );
    assert_ne!(of(31.0).id, of(32.0).id);
    assert!(facts.iter().all(|fact| fact.positions.iter().all(|position| position.scope.is_none())));
}

#[test]
fn rule_5_scopes_are_variants() {
    let hurt = |outlet: &str, value: u32, scope: Option<&str>| {
        let mut slots = json!({"kind": "killed", "value": value, "comparator": "exactly"});
        if let Some(scope) = scope {
            slots["scope"] = json!(scope);
        }
        say(outlet, "2025-02-10", "toll", slots)
    };
    let said = [hurt("a", 31, None), hurt("b", 31, None), hurt("b", 12, Some("children"))];
    is(&outcome(&said), FactStatus::Corroborated, Some("31"), "independent-origins-agree");
}

#[test]
fn rule_6_the_only_candidate_ends_with_the_next_and_is_checked_against_rivals() {
    let (rutte, iohannis) = ("person:mark-rutte", "person:klaus-iohannis");
    let alone = declared("a", "2024-02-22", rutte, "only_candidate");
    let later = declared("b", "2024-03-12", iohannis, "declared");
    let check = checks(&[alone.clone(), later], "rival");
    assert_eq!((check.len(), check[0].status), (1, FactStatus::Consistent), "{check:?}");
    let earlier = declared("b", "2024-01-12", iohannis, "declared");
    let check = checks(&[alone.clone(), earlier], "rival");
    assert_eq!(check[0].status, FactStatus::Flagged);
    assert!(check[0].explanation.contains(iohannis), "both sides are named: {}", check[0].explanation);
    assert!(checks(&[alone], "rival").is_empty());
}

#[test]
fn rule_6_what_ended_was_so_before() {
    let mut ended = stand("b", "2024-06-18", "oppose").negated();
    ended.0.quote = "Estonia lifted its objections to Mark Rutte".into();
    let said = [stand("a", "2024-06-18", "oppose"), ended];
    assert_eq!(outcome(&said).2, "ended");
    let plain = stand("b", "2024-06-18", "oppose").negated();
    assert_eq!(outcome(&[said[0].clone(), plain]).0, FactStatus::Disputed);
}

#[test]
fn rule_6_a_settled_answer_of_a_month_outlasts_a_provisional_one_within_it() {
    let said = [
        stand("a", "2024-04-09", "support").negated(),
        stand("b", "2024-06-18", "support").stated("2024-04"),
    ];
    is(&outcome(&said), FactStatus::Evolving, Some("support"), "was-provisional");
}

#[test]
fn rule_7_an_article_that_denies_what_an_earlier_edition_said_takes_it_back() {
    let recalled =
        stand("a", "2024-04-02", "support").sentence("Yesterday's edition said Estonia had endorsed Rutte.");
    let mut denial = stand("a", "2024-04-02", "support").negated();
    denial.0.id = content_hash(["denial"]);
    let facts = facts(&[recalled, denial]);
    let affirmed =
        facts[0].positions.iter().find(|position| position.polarity == Polarity::Affirmed).unwrap();
    assert_eq!(affirmed.status, PositionStatus::Retracted);
}

#[test]
fn rule_8_titles_are_kept_in_speech_after_the_office_is_left() {
    let (old, new) = ("person:ann-li", "person:bo-ek");
    let said = [
        minister("a", "2024-01-10", old, false),
        minister("a", "2024-05-01", old, false),
        minister("a", "2024-02-22", old, true),
        minister("b", "2024-05-01", new, false),
    ];
    is(&outcome(&said), FactStatus::Evolving, Some(new), "succession");
    let alone = [minister("a", "2024-02-22", old, true)];
    is(&outcome(&alone), FactStatus::SingleSource, None, "succession");
    assert!(!facts(&alone)[0].explanation.contains("Nobody"), "it is said outright");
}

#[test]
fn rule_9_one_article_does_not_contradict_itself() {
    let mut other = minister("a", "2024-02-22", "person:bo-ek", false);
    other.0.id = content_hash(["other"]);
    let said = [minister("a", "2024-02-22", "person:ann-li", false), other];
    is(&outcome(&said), FactStatus::Compatible, None, "one-report-tells-both");
    let apart = [said[0].clone(), minister("b", "2024-02-22", "person:bo-ek", false)];
    is(&outcome(&apart), FactStatus::Disputed, None, "cannot-both-hold");
}

#[test]
fn rule_9_a_count_of_no_known_time_disputes_nothing() {
    let mut undated = tally("b", "2024-04-02", 20, Some(32));
    (undated.0.time, undated.0.document.published) = (Time::default(), None);
    is(
        &outcome(&[tally("a", "2024-04-02", 28, Some(32)), undated]),
        FactStatus::SingleSource,
        Some("28"),
        "one-origin",
    );
}

#[test]
fn rule_10_what_could_cease_is_no_denial() {
    let could = |cue: &str| {
        let mut say = stand("b", "2024-04-02", "oppose").negated().modality(Modality::Possible);
        say.0.modality_cues = vec![cue.into()];
        say
    };
    let firm = stand("a", "2024-04-02", "oppose");
    is(&outcome(&[firm.clone(), could("could")]), FactStatus::SingleSource, Some("oppose"), "one-origin");
    assert_eq!(outcome(&[firm, could("cannot")]).0, FactStatus::Disputed);
}

#[test]
fn a_toll_is_as_of_its_report_even_where_the_day_of_the_event_is_told() {
    let said =
        [killed("a", "2026-03-18", 19).stated("2026-01"), killed("b", "2026-03-19", 20).stated("2026-01")];
    is(&outcome(&said), FactStatus::Evolving, Some("20"), "later-count");
}

#[test]
fn crowds_and_shares_are_not_checked_against_names() {
    let counted = |unit: &str| {
        let slots = json!({"position": "support", "target": "person:mark-rutte", "value": 1, "comparator": "exactly", "unit": unit});
        say("a", "2024-04-02", "tally", slots)
    };
    let backs = |party: &str| {
        say(
            "b",
            "2024-04-02",
            "stance",
            json!({"party": party, "target": "person:mark-rutte", "position": "support"}),
        )
    };
    let said = |unit: &str| [counted(unit), backs("country:EE"), backs("country:LV")];
    assert!(checks(&said("voters"), "named").is_empty());
    assert_eq!(checks(&said("countries"), "named")[0].status, FactStatus::Flagged);
}

#[test]
fn a_total_is_held_against_the_members_that_the_same_article_tells() {
    let members =
        |value: u32| say("a", "2024-04-02", "membership", json!({"org": "org:nato", "value": value}));
    let told = |value: u32| checks(&[tally("a", "2024-04-02", 28, Some(32)), members(value)], "denominator");
    assert_eq!(told(32)[0].status, FactStatus::Consistent);
    assert_eq!(told(30)[0].status, FactStatus::Flagged);
    assert!(told(50).is_empty(), "32 may be a part of 50 that is counted by itself");
}

#[test]
fn rule_7_a_report_that_its_own_outlet_took_back_is_retracted() {
    let taken_back = |outlet: &str| {
        stand(outlet, "2024-04-03", "support")
            .sentence("The agency withdrew its report that Estonia backs Rutte.")
    };
    is(&outcome(&[taken_back("a")]), FactStatus::Retracted, None, "retraction");
    is(
        &outcome(&[taken_back("a"), stand("b", "2024-04-02", "support")]),
        FactStatus::SingleSource,
        Some("support"),
        "one-origin",
    );
}

#[test]
fn companies_of_two_stories_that_nobody_named_were_one() {
    let cut = |outlet: &str, subject: &str, sentence: &str, by: ResolvedBy| {
        let slots = json!({"subject": subject, "measure": "job-cuts", "unit": "jobs", "value": 300.0});
        let mut said = say(outlet, "2026-03-02", "measure", slots).quantity(300.0, "300").sentence(sentence);
        let Some(SlotValue::Entity(entity)) = said.0.slots.get_mut("subject") else { unreachable!() };
        entity.resolved_by = Some(by);
        said
    };
    let lund = "In Lund, Norvik and Ann Lee told Sven Moor of it.";
    let graz = "In Graz, Veltor and Carl Voss told Tom Hale of it.";
    for (subject, by) in [("org:company", ResolvedBy::Unresolved), ("person:lee", ResolvedBy::Name)] {
        let apart = facts(&[cut("Post", subject, lund, by), cut("Herald", subject, graz, by)]);
        assert_eq!(apart.len(), 2, "{subject}");
    }
    for (subject, by) in [("org:norvik", ResolvedBy::Name), ("person:ann-lee", ResolvedBy::Name)] {
        let together = facts(&[cut("Post", subject, lund, by), cut("Herald", subject, graz, by)]);
        assert_eq!(together.len(), 1, "{subject}");
    }
    let one = facts(&[
        cut("Post", "org:company", lund, ResolvedBy::Unresolved),
        cut("Herald", "org:company", lund, ResolvedBy::Unresolved),
    ]);
    assert_eq!(one.len(), 1, "two reports of one story");
}
