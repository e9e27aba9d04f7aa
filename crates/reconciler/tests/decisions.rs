//! What a careful editor would conclude from a few claims, rule by rule.

use std::collections::BTreeMap;

use claimwire_reconciler::sample::Sample;
use claimwire_reconciler::{Ledger, Preparer, reconcile};
use claimwire_record::*;
use claimwire_rules::RuleSet;
use serde_json::json;

/// A claim in the making: who published it when, and what it says.
#[derive(Clone)]
struct Say(Claim);

fn say(outlet: &str, published: &str, claim_type: &str, slots: serde_json::Value) -> Say {
    let mut claim = Sample::new(1, 1).next().unwrap();
    claim.claim_type = claim_type.into();
    claim.slots =
        slots.as_object().unwrap().iter().map(|(name, value)| (name.clone(), slot(value))).collect();
    claim.text = claim.slots.values().filter_map(SlotValue::identity).collect::<Vec<_>>().join(" ");
    claim.id = content_hash([outlet, published, &slots.to_string()]);
    (claim.polarity, claim.modality) = (Polarity::Affirmed, Modality::Asserted);
    claim.quantity = Quantity::default();
    claim.attribution.source.kind = SourceKind::Outlet;
    claim.attribution.source.id = None;
    claim.attribution.mode = AttributionMode::Narrated;
    claim.sentence = "Rescuers in Sundarkhola and Bhirpani of Karnali said so.".into();
    claim.document = Document {
        path: format!("{outlet}.txt"),
        publisher: Some(outlet.into()),
        published: Some(published.into()),
        ..Document::default()
    };
    claim.time =
        Time { value: Some(published.into()), grain: None, text: None, basis: Some(TimeBasis::Published) };
    Say(claim)
}

fn slot(value: &serde_json::Value) -> SlotValue {
    match value.as_str() {
        Some(id) if EntityKind::named(id).is_some() => {
            let (id, kind) = (Some(id.to_owned()), EntityKind::named(id));
            SlotValue::Entity(Box::new(Entity { name: id.clone(), id, kind, ..Entity::default() }))
        }
        Some(word) => SlotValue::Word(word.to_owned()),
        None => value.as_f64().map_or(SlotValue::Flag(value == &json!(true)), SlotValue::number),
    }
}

impl Say {
    fn stated(mut self, time: &str) -> Say {
        (self.0.time.value, self.0.time.basis) = (Some(time.into()), Some(TimeBasis::Stated));
        self
    }
    fn modality(mut self, modality: Modality) -> Say {
        self.0.modality = modality;
        self
    }
    fn negated(mut self) -> Say {
        self.0.polarity = Polarity::Negated;
        self
    }
    fn sentence(mut self, sentence: &str) -> Say {
        self.0.sentence = sentence.into();
        self
    }
    fn by(mut self, speaker: &str) -> Say {
        self.0.attribution.mode = AttributionMode::Direct;
        (self.0.attribution.source.kind, self.0.attribution.source.id) =
            (SourceKind::Person, Some(speaker.into()));
        self
    }
    fn quantity(mut self, value: f64, text: &str) -> Say {
        (self.0.quantity.value, self.0.quantity.text) = (Some(value), Some(text.into()));
        self
    }
}

fn facts(said: &[Say]) -> Vec<Fact> {
    let preparer = Preparer::new(&RuleSet::embedded().unwrap());
    let mut ledger = Ledger::new(&preparer);
    said.iter().for_each(|say| ledger.enter(preparer.prepare(&say.0).unwrap()));
    assert!(ledger.seal().is_empty(), "every claim has an id of its own");
    let mut facts = Vec::new();
    reconcile(&ledger, &[], |fact| -> Result<(), ()> {
        facts.push(fact);
        Ok(())
    })
    .unwrap();
    facts
}

/// Status, best answer and deciding rule of the only fact.
fn outcome(said: &[Say]) -> (FactStatus, Option<String>, String) {
    let facts = facts(said);
    let facts: Vec<&Fact> = facts.iter().filter(|fact| fact.claim_type != "check").collect();
    assert_eq!(facts.len(), 1, "one question");
    (facts[0].status, facts[0].best.identity(), facts[0].rule.clone())
}

fn stand(outlet: &str, published: &str, position: &str) -> Say {
    let slots = json!({"party": "country:EE", "target": "person:mark-rutte", "position": position});
    say(outlet, published, "stance", slots)
}

fn killed(outlet: &str, published: &str, value: u32) -> Say {
    say(outlet, published, "toll", json!({"kind": "killed", "value": value, "comparator": "exactly"}))
}

fn minister(outlet: &str, published: &str, person: &str, former: bool) -> Say {
    let slots = json!({"person": person, "office": "foreign-minister", "of": "country:LV", "former": former});
    say(outlet, published, "office", slots)
}

fn is(outcome: &(FactStatus, Option<String>, String), status: FactStatus, best: Option<&str>, rule: &str) {
    assert_eq!((outcome.0, outcome.1.as_deref(), outcome.2.as_str()), (status, best, rule));
}

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

fn tally(outlet: &str, published: &str, value: u32, total: Option<u32>) -> Say {
    let mut slots = json!({"position": "support", "target": "person:mark-rutte", "value": value, "comparator": "exactly"});
    if let Some(total) = total {
        slots["total"] = json!(total);
    }
    say(outlet, published, "tally", slots)
}

fn checks(said: &[Say], kind: &str) -> Vec<Fact> {
    let is_kind = |fact: &Fact| fact.rule == format!("check-{kind}");
    facts(said).into_iter().filter(is_kind).collect()
}

fn declared(outlet: &str, published: &str, person: &str, status: &str) -> Say {
    let slots =
        json!({"person": person, "status": status, "role": "secretary-general", "role_of": "org:nato"});
    say(outlet, published, "candidacy", slots)
}

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
