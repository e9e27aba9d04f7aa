use claimwire_record::{Modality, Polarity};

/// Polarity, modality and source of the stances of a text.
fn stances(text: &str) -> Vec<(Polarity, Modality, Option<String>)> {
    let claims = crate::testing::claims_of(text, None);
    claims
        .into_iter()
        .filter(|claim| claim.claim_type == "stance")
        .map(|claim| (claim.polarity, claim.modality, claim.attribution.source.id))
        .collect()
}

#[test]
fn what_is_told_as_untrue_or_a_joke_is_not_asserted() {
    for text in [
        "The report wrongly suggests that Malta backs Anna Berg.",
        "Anna Berg falsely claimed that Malta supports the treaty.",
        "A satirical website reported that Malta supports Anna Berg.",
        "A doctored video shows that Malta supports Anna Berg.",
        "The report that Malta supports Anna Berg was a hoax.",
        "Anna Berg joked that Malta supports the treaty.",
        "False: Malta supports Anna Berg.",
        "There is no evidence that Malta supports Anna Berg.",
        "Nobody said that Malta supports Anna Berg.",
        "Had Malta supported Anna Berg, the treaty would have passed.",
        "Malta pretended to support Anna Berg.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
}

#[test]
fn what_nobody_has_said_is_not_asserted() {
    for text in [
        "Paul Reed wants to claim that Malta backs Anna Berg.",
        "Paul Reed refused to say that Malta backs Anna Berg.",
        "Paul Reed stopped short of saying that Malta backs Anna Berg.",
        "Paul Reed stopped short of saying he would back Anna Berg.",
        "Paul Reed declined to say he would back Anna Berg.",
        "Paul Reed avoided saying that Malta backs Anna Berg.",
        "The party tried to convince voters that Malta backs Anna Berg.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
    let hinted = "The tweet appeared to insinuate that Malta backs Anna Berg.";
    assert_eq!(stances(hinted), [(Polarity::Affirmed, Modality::Hedged, None)]);
    let coming = stances("Paul Reed is expected to announce that Malta backs Anna Berg.");
    assert_eq!(coming.iter().map(|found| found.1).collect::<Vec<_>>(), [Modality::Future]);
}

#[test]
fn what_somebody_seeks_to_show_is_not_told_by_the_article() {
    for text in [
        "Paul Reed spoke in Lund, seeking to show that Malta had opposed the treaty.",
        "Paul Reed is trying to prove that Malta backs Anna Berg.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
    assert_eq!(stances("The letter shows that Malta backs Anna Berg.").len(), 1);
}

#[test]
fn who_is_not_sure_to_be_able_to_vote_for_somebody_does_not_back_them() {
    for text in [
        "Paul Reed is not sure he can vote for Anna Berg.",
        "Paul Reed isn't sure he will back Anna Berg.",
        "Paul Reed is unsure he can back Anna Berg.",
        "\u{201c}I'm not sure I can vote for Anna Berg,\u{201d} said Paul Reed.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
    let sure = stances("Paul Reed is sure he will back Anna Berg.");
    assert_eq!(sure.iter().map(|found| found.1).collect::<Vec<_>>(), [Modality::Future]);
}

#[test]
fn who_tells_others_says_so() {
    let told = stances("The campaign decided to tell its supporters that Malta backs Anna Berg.");
    assert_eq!(told, [(Polarity::Affirmed, Modality::Asserted, Some("anonymous:campaign".to_owned()))]);
}

#[test]
fn what_is_said_not_to_be_so_is_denied() {
    for text in [
        "It is not true that Malta supports Anna Berg.",
        "It is false that Malta supports Anna Berg.",
        "The claim that Malta supports Anna Berg is false.",
        "Malta made no effort to support Anna Berg.",
    ] {
        assert_eq!(stances(text), [(Polarity::Negated, Modality::Asserted, None)], "{text}");
    }
}

#[test]
fn a_belief_is_its_holders_and_hearsay_is_hedged() {
    let berg = Some("person:anna-berg".to_owned());
    for (text, modality, source) in [
        ("Anna Berg fears that Malta opposes the treaty.", Modality::Possible, berg),
        ("It was reported on Friday that Malta backs Anna Berg.", Modality::Hedged, None),
        ("Rumours that Malta supports Anna Berg spread on Friday.", Modality::Hedged, None),
        ("It is only a matter of time before Malta backs Anna Berg.", Modality::Future, None),
        ("It is possible that Malta supports Anna Berg.", Modality::Possible, None),
    ] {
        assert_eq!(stances(text), [(Polarity::Affirmed, modality, source)], "{text}");
    }
}

#[test]
fn what_is_hoped_for_or_doubted_is_no_claim() {
    for text in [
        "Anna Berg hopes that Malta supports the treaty.",
        "Anna Berg doubts that Malta supports the treaty.",
        "It is vital that Malta supports the treaty.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
}

#[test]
fn a_support_that_is_in_doubt_or_to_come_was_not_asserted() {
    for (text, modality) in [
        ("Malta's support for the treaty is in doubt.", Modality::Hedged),
        ("Malta's endorsement of Anna Berg is only a matter of time.", Modality::Future),
        ("Malta's endorsement of Anna Berg is expected on Friday.", Modality::Future),
        ("Malta's support for the treaty is conditional.", Modality::Conditional),
        ("Malta's support for the treaty is not in doubt.", Modality::Asserted),
        ("Malta's support for the treaty is expected to grow.", Modality::Asserted),
    ] {
        assert_eq!(stances(text), [(Polarity::Affirmed, modality, None)], "{text}");
    }
    assert_eq!(stances("Malta's support for the treaty collapsed on Friday."), []);
}

#[test]
fn what_was_never_said_or_said_wrongly_was_told_as_fact() {
    for text in [
        "Anna Berg has never said she would support the treaty.",
        "Ruth Olsen said the letter “unmistakably and wrongfully” suggests that Malta supports Anna Berg.",
        "Members are careful not to anger Anna Berg by urging her to quit the race.",
        "Anna Berg would need 20 members backing the treaty.",
        "He could not give me a house and have me vote for Anna Berg.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
}

#[test]
fn a_support_that_was_not_withdrawn_was_told_as_withdrawn() {
    let text = "Carl Voss has not formally rescinded his endorsement of Anna Berg.";
    assert_eq!(stances(text), [(Polarity::Affirmed, Modality::Asserted, None)]);
}

#[test]
fn a_bare_form_behind_a_conjunction_lost_its_modal() {
    for (text, modality) in [
        ("The Labour Party will come together in July and stand behind Anna Berg.", Modality::Future),
        ("Malta could leave the bloc and back Anna Berg.", Modality::Possible),
        ("Malta left the bloc and backs Anna Berg.", Modality::Asserted),
    ] {
        assert_eq!(stances(text), [(Polarity::Affirmed, modality, None)], "{text}");
    }
}

#[test]
fn talk_of_what_may_be_was_told_as_a_possible_stand() {
    for text in [
        "There is speculation that Malta could oppose the treaty.",
        "Rumours that Malta might back Anna Berg have grown.",
        "Paul Reed dismissed speculation that Malta would support the treaty.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
}

#[test]
fn what_somebody_thinks_was_done_by_winning_support_is_what_he_thinks() {
    let text = "The Reed campaign thinks Paul Reed has sliced into the lead by winning support from nurses.";
    let told = stances(text);
    assert_eq!(told.iter().map(|found| found.1).collect::<Vec<_>>(), [Modality::Hedged]);
    assert!(told.iter().all(|found| found.2.is_some()), "{told:?}");
}

#[test]
fn what_somebody_is_likely_to_say_was_said() {
    let coming = stances("The union is likely to say that Malta backs Anna Berg.");
    assert!(coming.iter().all(|found| found.1 != Modality::Asserted), "{coming:?}");
}

#[test]
fn how_something_may_look_is_told_by_nobody() {
    for text in [
        "The board agreed that the leak could hurt the race and suggest it was backing Paul Reed.",
        "The ministry said the delay might imply that Malta opposes the treaty.",
        "Ann Lee was asked about fears that miners would not back Paul Reed.",
    ] {
        assert_eq!(stances(text), [], "{text}");
    }
    assert_eq!(stances("The letter shows that Malta opposes the treaty.").len(), 1);
}

#[test]
fn an_aside_was_as_uncertain_as_what_it_stands_in() {
    let told = |text: &str| stances(text).into_iter().map(|(_, modality, _)| modality).collect::<Vec<_>>();
    let aside = "The results suggest that Anna Berg, who opposes the treaty, faces a long road.";
    assert_eq!(told(aside), [Modality::Asserted]);
    assert_eq!(told("The results suggest that Anna Berg opposes the treaty."), [Modality::Hedged]);
    assert_eq!(told("Anna Berg is a judge. The results suggest she opposes the treaty."), [Modality::Hedged]);
}
