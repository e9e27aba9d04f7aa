use claimwire_record::Claim;

fn claims(text: &str, claim_type: &str) -> Vec<Claim> {
    let claims = crate::testing::claims_of(text, None).into_iter();
    claims.filter(|claim| claim.claim_type == claim_type).collect()
}

fn source(claim: &Claim) -> Option<&str> {
    claim.attribution.source.name.as_deref()
}

#[test]
fn whose_support_somebody_claimed_to_have_was_told_by_the_outlet() {
    for text in [
        "Paul Reed claimed to have the support of Malta.",
        "Paul Reed claims to have won the backing of Malta.",
        "Paul Reed claimed the support of Malta.",
    ] {
        let stances = claims(text, "stance");
        assert_eq!(stances.first().and_then(source), Some("Paul Reed"), "{text}");
    }
    let tolls = claims("The blast in Harlan claimed 40 lives.", "toll");
    assert_eq!(tolls.first().and_then(source), None);
}

#[test]
fn a_share_in_a_poll_was_told_by_the_outlet() {
    for text in [
        "Support for Anna Berg stood at 32% in an Orbex poll published on Sunday.",
        "Anna Berg has 32 percent support in a new poll.",
    ] {
        let tallies = claims(text, "tally");
        let poll = tallies.first().and_then(source);
        assert!(poll.is_some_and(|poll| poll.contains("poll")), "{text} {poll:?}");
    }
}

#[test]
fn of_two_who_speak_with_one_verb_neither_passes_on_what_the_other_says() {
    let text = "Norway and Malta said they would back Ann Lee.";
    for statement in claims(text, "statement") {
        assert_eq!(source(&statement), None, "{}", statement.text);
    }
    let stances = claims(text, "stance");
    let sources: Vec<_> =
        stances.iter().map(|stance| (source(stance), stance.attribution.via.len())).collect();
    assert_eq!(sources, [(Some("Norway"), 0), (Some("Malta"), 0)]);
}

#[test]
fn of_two_leaders_who_speak_for_their_countries_each_is_the_source_for_their_own() {
    let text = "Norwegian Prime Minister Ann Lee and Maltese President Paul Reed said that their countries would back Carl Voss.";
    let stances = claims(text, "stance");
    assert_eq!(stances.iter().map(source).collect::<Vec<_>>(), [Some("Ann Lee"), Some("Paul Reed")]);
}

#[test]
fn what_is_quoted_within_a_statement_is_not_who_says_it() {
    let text =
        "Ann Lee indicated that she will vote no, calling Paul Reed “a good man” but “not the right man”.";
    let whole = claims(text, "statement").into_iter().find(|claim| claim.text.contains("vote no"));
    assert_eq!(source(&whole.expect("it is said")), None);
}

#[test]
fn what_somebody_may_say_in_some_event_is_not_said() {
    let text = "In the event that Norway says it will not support Ann Lee, the vote will fail.";
    assert!(claims(text, "stance").is_empty() && claims(text, "statement").is_empty());
}

#[test]
fn the_year_of_a_race_does_not_date_a_step_in_it() {
    let text = "Ann Lee dropped out of the 2028 presidential race.";
    let steps = claims(text, "candidacy");
    assert!(!steps.is_empty() && steps.iter().all(|step| step.time.value.is_none()), "{steps:#?}");
}

#[test]
fn that_there_is_something_is_said_without_that() {
    let found = claims("Ann Lee said there was no deal.", "statement");
    assert_eq!(found.len(), 1);
}

#[test]
fn a_rejected_motion_has_one_result() {
    let found = claims("The water bill was defeated by 311 votes to 290.", "vote");
    assert_eq!(found.len(), 1, "{found:#?}");
}

#[test]
fn a_toll_that_somebody_is_said_to_tell_is_theirs() {
    let text = "The war began with an attack that Norway says killed 1,200 people.";
    let tolls = claims(text, "toll");
    assert_eq!(tolls.iter().filter_map(source).collect::<Vec<_>>(), ["Norway"]);
}

#[test]
fn what_is_declared_void_is_no_report() {
    for text in [
        "Ann Lee declared the treaty void on Monday and left the talks.",
        "Ann Lee declared the seat of the mayor vacant and won.",
    ] {
        assert!(claims(text, "statement").is_empty(), "{text}");
    }
}

#[test]
fn fewer_than_half_of_the_voters_reject_nothing() {
    let outcome = |share: u32| {
        let text = format!("The reform was put to the people, with {share} percent voting against.");
        claims(&text, "vote").iter().any(|vote| vote.text.contains("rejected"))
    };
    assert!(!outcome(38));
    assert!(outcome(62));
}

#[test]
fn a_veto_that_is_overridden_is_not_adopted() {
    let votes = claims("The council overrode the mayor's veto 7-2.", "vote");
    let unsaid = |vote: &Claim| vote.slots.get("outcome").and_then(|slot| slot.identity()).is_none();
    assert!(votes.iter().all(unsaid), "{votes:?}");
}

#[test]
fn what_somebody_was_blamed_for_saying_was_told_as_so() {
    for text in [
        "The chairman apologised for telling members that Anna Berg had dropped out of the race.",
        "Paul Reed accused the channel of reporting that Anna Berg had quit the race.",
    ] {
        assert!(crate::testing::said("candidacy", text, None).is_empty(), "{text}");
    }
    let text = "The chairman told members that Anna Berg had dropped out of the race.";
    assert_eq!(crate::testing::said("candidacy", text, None).len(), 1);
}

#[test]
fn a_label_within_what_is_said_was_put_into_the_mouth_of_the_speaker() {
    let text =
        "Paul Reed said on Monday that presidential candidate Anna Berg would visit Prime Minister Tom Hale.";
    let claims = crate::testing::claims_of(text, None);
    let labels = claims.iter().filter(|claim| matches!(claim.claim_type.as_str(), "candidacy" | "office"));
    assert!(
        labels.into_iter().all(|claim| claim.attribution.source.kind == claimwire_record::SourceKind::Outlet)
    );
    let text = "\"I met presidential candidate Anna Berg,\" Paul Reed said.";
    let claims = crate::testing::claims_of(text, None);
    let label = claims.iter().find(|claim| claim.claim_type == "candidacy").expect("a candidacy is told");
    assert_eq!(label.attribution.source.id.as_deref(), Some("person:paul-reed"));
}

#[test]
fn a_sum_that_is_agreed_on_was_told_as_paid() {
    let text = "Malta agreed to pay $1.7 billion.";
    let claims = crate::testing::claims_of(text, None);
    let sum = claims.iter().find(|claim| claim.claim_type == "measure").expect("a sum is told");
    assert_eq!(sum.modality, claimwire_record::Modality::Future);
}

#[test]
fn a_ballot_was_put_on_the_day_of_publication_beside_the_day_it_was_held_on() {
    let day = |text: &str| {
        let claims = crate::testing::claims_of(text, Some("2024-04-02"));
        let vote = claims.into_iter().find(|claim| claim.claim_type == "vote").expect("a vote is told");
        vote.time.value
    };
    let held = "The club was suspended by a 22-1 vote on Friday by the council of the league.";
    assert_eq!(day(held).as_deref(), Some("2024-03-29"));
    let ahead = "The bill passed 220-210 and goes to the Senate on Friday.";
    assert_ne!(day(ahead).as_deref(), Some("2024-03-29"));
}

#[test]
fn what_has_to_be_was_told_as_so() {
    let text = "The law requires that a motion be supported by an absolute majority of members.";
    assert!(crate::testing::said("tally", text, None).is_empty());
    let text = "In the survey the score is 52% to 48% in favour of Anna Berg.";
    assert!(crate::testing::said("tally", text, None).iter().all(|told| !told.starts_with("48")));
    let text = "They showed their ballots to party officials, which is against the bylaws.";
    assert!(crate::testing::said("stance", text, None).is_empty());
    assert!(crate::testing::said("stance", "Their party supports the bill.", None).is_empty());
}

#[test]
fn those_killed_months_earlier_were_killed_today() {
    let text = "Twelve people were killed in another crash several months earlier.";
    let claims = crate::testing::claims_of(text, Some("2024-04-02"));
    let toll = claims.into_iter().find(|claim| claim.claim_type == "toll").expect("a toll is told");
    assert_eq!(toll.time.value.as_deref(), Some("PAST_REF"));
}

#[test]
fn what_somebody_said_at_first_is_no_stand_of_now() {
    let text = "Anna Berg had at first indicated she would support the bill.";
    assert!(crate::testing::said("stance", text, None).is_empty());
}

#[test]
fn support_that_is_torn_past_posts_and_callings_were_told() {
    for text in [
        "Paul Reed said the union was not united in its support of Anna Berg.",
        "It was the second time voters have rejected the deal.",
    ] {
        assert!(crate::testing::said("stance", text, None).is_empty(), "{text}");
    }
    for text in [
        "Anna Berg has been general secretary of the Harbour Union and a pastor.",
        "Anna Berg, who is a Baptist minister, met the press.",
    ] {
        assert!(crate::testing::said("office", text, None).is_empty(), "{text}");
    }
    let held = "Anna Berg has been general secretary of the Harbour Union since 2019.";
    assert!(!crate::testing::said("office", held, None).is_empty());
    let crowd = "\"All the people who voted for me are here tonight,\" said Anna Berg.";
    assert!(crate::testing::said("tally", crowd, None).is_empty());
}

#[test]
fn a_blast_of_long_ago_was_one_of_today() {
    let text = "It recalled a 1992 gas explosion that killed 263 workers.";
    let claims = crate::testing::claims_of(text, Some("2024-04-02"));
    let toll = claims.into_iter().find(|claim| claim.claim_type == "toll").expect("a toll is told");
    assert_eq!(toll.time.value.as_deref(), Some("1992"));
}

#[test]
fn what_somebody_unnamed_is_quoted_for_was_told_by_the_article() {
    use claimwire_record::{AttributionMode, SourceKind};
    let toll = |text: &str| crate::testing::first_toll(text, None).attribution;
    let quoted = toll("“The bomber killed 32 soldiers.” It was a lie.");
    assert_eq!((quoted.source.kind, quoted.mode), (SourceKind::Text, AttributionMode::Direct));
    let station = toll("“The bomber killed 32 soldiers,” the radio station said.");
    assert_eq!(station.source.kind, SourceKind::Anonymous);
    assert_eq!(toll("The bomber killed 32 “apostate” soldiers.").source.kind, SourceKind::Outlet);
}

#[test]
fn a_year_that_a_count_is_set_against_was_its_own() {
    let time = |claim_type: &str, text: &str| {
        let claims = crate::testing::claims_of(text, Some("2022-09-19"));
        claims.into_iter().find(|claim| claim.claim_type == claim_type).expect("a claim").time.value
    };
    let told = "The Maltese Greens took 9.4 percent of the vote, up two points on 2018.";
    assert_eq!(time("measure", told).as_deref(), Some("2022-09-19"));
    let told = "The Maltese Greens took 9.4 percent of the vote in 2018.";
    assert_eq!(time("measure", told).as_deref(), Some("2018"));
    let told = "Former senator and 2004 Labour nominee Ann Lee endorsed Paul Reed.";
    assert_eq!(time("stance", told).as_deref(), Some("2022-09-19"));
}
