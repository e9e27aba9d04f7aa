//! Where reports begin and end, and what is none.

use crate::testing::{self, claims_of};

/// The statements of a text, those of Paul Reed by their words alone.
fn said(text: &str) -> Vec<String> {
    let statements = testing::said("statement", text, None);
    statements.into_iter().map(|said| said.replace("Paul Reed said: ", "")).collect()
}

#[test]
fn what_two_members_of_a_team_said_was_part_of_what_another_said() {
    let text =
        "Carl Voss said he would stay in the race, but two members of the team said a withdrawal was near.";
    let told = crate::testing::said("statement", text, None);
    assert_eq!(
        told,
        ["Carl Voss said: he would stay in the race", "two members of the team said: a withdrawal was near"]
    );
}

#[test]
fn words_quoted_last_keep_their_closing_mark() {
    for content in ["It is “a mistake,”", "The dam is “old” and “may fall,”"] {
        let text = format!("{content} Paul Reed said.");
        assert_eq!(said(&text), [content], "{text}");
    }
    let text = "Paul Reed said Ana Hale had sold one house (in fact, she sold two).";
    assert_eq!(said(text), ["Ana Hale had sold one house (in fact, she sold two)"]);
}

#[test]
fn what_is_thought_within_quoted_words_ends_with_them() {
    let text = "Voters “think this man will not win,” Paul Reed said.";
    assert_eq!(said(text), ["Voters “think this man will not win,”", "Voters said: this man will not win"]);
    assert!(said("Voters who think he lied will stay at home.").is_empty());
}

#[test]
fn what_somebody_plans_to_announce_is_not_said() {
    assert!(said("Paul Reed is a man whose plan to announce the names of the firms failed.").is_empty());
    assert!(
        said("Paul Reed met Tom Hale, a teacher whose chance to say the dam was safe is gone.").is_empty()
    );
}

#[test]
fn a_report_in_a_relative_clause_ends_with_it() {
    let text = "The bill, levied by the union, which contended that Malta taxed the firm, is a good example.";
    assert_eq!(said(text), ["union said: Malta taxed the firm"]);
}

#[test]
fn nobody_knows_who_asks_behind_what_is_said_of_another() {
    let text = "An official said that Tom Hale had lied, and asked whether he knew.";
    assert_eq!(said(text), ["An official said: Tom Hale had lied"]);
}

#[test]
fn that_may_be_the_subject_of_what_is_said() {
    assert_eq!(said("Paul Reed said that might apply to budgets."), ["that might apply to budgets"]);
    assert_eq!(said("Paul Reed said that the rule might apply."), ["the rule might apply"]);
}

#[test]
fn a_firm_of_lawyers_is_one_speaker() {
    let text = "Hale Eagle & Squire, P.C. said the class was named.";
    assert_eq!(said(text), ["Hale Eagle & Squire, P.C. said: the class was named"]);
}

#[test]
fn what_the_article_calls_a_claim_is_not_said_with_it() {
    let text = "Paul Reed said the dam had failed, a claim the mayor denied.";
    assert_eq!(said(text), ["the dam had failed"]);
}

#[test]
fn the_master_of_a_harbour_speaks() {
    for role in ["harbour master", "ski instructor", "ferry captain"] {
        let text = format!("The boat will return, {role} Ana Hale said.");
        assert_eq!(said(&text), ["Ana Hale said: The boat will return"], "{role}");
    }
}

#[test]
fn an_opener_is_not_said() {
    assert!(said("What's more, Paul Reed said.").is_empty());
}

#[test]
fn his_most_useful_deed_can_be_what_is_said_to_be_something() {
    let text = "Ana Hale said his most useful deed was a law.";
    assert_eq!(said(text), ["Ana Hale said: his most useful deed was a law"]);
}

#[test]
fn what_the_speaker_did_besides_is_no_part_of_what_will_be() {
    let text = "Ana Hale said the mill will appeal in May and insisted that it is safe.";
    assert_eq!(said(text), ["Ana Hale said: the mill will appeal in May", "Ana Hale said: it is safe"]);
    let text = "Ana Hale said there can be no deal and called for talks.";
    assert_eq!(said(text), ["Ana Hale said: there can be no deal"]);
}

#[test]
fn the_stop_of_an_abbreviation_can_be_that_of_its_sentence() {
    let text = "Ana Hale said sales fell in the U.S. The mayor of Ibsholm lives there.";
    assert_eq!(said(text), ["Ana Hale said: sales fell in the U.S."]);
    let text = "Ana Hale said the mill opens at 9 a.m. In May it will close.";
    assert_eq!(said(text), ["Ana Hale said: the mill opens at 9 a.m."]);
    let text = "Ana Hale said the U.S. Senate met.";
    assert_eq!(said(text), ["Ana Hale said: the U.S. Senate met"]);
}

#[test]
fn a_number_revised_later_is_not_said_with_it() {
    let text = "Police initially said the bridge had sunk, but later revised that.";
    assert_eq!(said(text), ["Police said: the bridge had sunk"]);
}

#[test]
fn the_coast_guard_and_the_navy_say_things() {
    let text = "The coast guard said the boat sank. \"We saw it,\" the navy said.";
    assert_eq!(said(text), ["coast guard said: the boat sank", "navy said: We saw it,"]);
}

#[test]
fn a_time_before_a_noun_belongs_to_what_is_said() {
    assert_eq!(said("Orbex said first-quarter earnings rose."), ["Orbex said: first-quarter earnings rose"]);
    assert_eq!(said("Orbex said on Monday sales rose."), ["Orbex said: sales rose"]);
}

#[test]
fn whom_quoted_words_quote_does_not_part_them_from_their_speaker() {
    let text = "\"It is over,\" Ana Hale wrote. \"We met Tom Cruz, who claims the dam is safe.\"";
    assert_eq!(said(text), ["Ana Hale said: It is over, … We met Tom Cruz, who claims the dam is safe."]);
}

#[test]
fn state_media_state_nothing_in_the_clause_before_them() {
    let text = "The bridge will close in May, state broadcaster TVK said.";
    assert_eq!(said(text), ["TVK said: The bridge will close in May"]);
}

#[test]
fn what_is_mondays_is_told_and_not_when() {
    assert_eq!(said("Paul Reed said Monday's vote was a farce."), ["Monday's vote was a farce"]);
    assert_eq!(said("Paul Reed said today's action is unfair."), ["today's action is unfair"]);
}

#[test]
fn a_bracket_around_the_sentence_is_not_said() {
    assert_eq!(said("(Paul Reed said the bridge was safe.)"), ["the bridge was safe"]);
    let whole = "the bridge (and the pier) was safe (for now)";
    assert_eq!(said(&format!("Paul Reed said {whole}.")), [whole]);
}

#[test]
fn where_something_was_said_is_no_part_of_it() {
    let text = "Paul Reed told reporters in Calgary the offer, a small one, was fair.";
    assert_eq!(said(text), ["the offer, a small one, was fair"]);
}

#[test]
fn a_thing_that_is_told_is_no_report() {
    for text in [
        "Paul Reed reminds us of the guest who will not leave.",
        "Paul Reed told the story of a man in the area who was holding a sign.",
    ] {
        assert!(said(text).is_empty(), "{text}");
    }
    assert_eq!(said("Paul Reed told a meeting of ministers the bridge was safe."), ["the bridge was safe"]);
}

#[test]
fn an_ellipsis_says_nothing() {
    assert!(said("Asked whether he knew of it, Paul Reed said he had.").is_empty());
    assert_eq!(said("Paul Reed said he had known of it."), ["he had known of it"]);
}

#[test]
fn what_somebody_did_not_think_either_is_not_said() {
    assert!(
        said("Paul Reed denied it, nor did he think the bridge was old.")
            .iter()
            .all(|said| { !said.contains("bridge") })
    );
}

#[test]
fn a_time_within_a_phrase_does_not_end_it() {
    for (text, content) in [
        (
            "Paul Reed called him “a genius” for his recently revealed plan.",
            "him “a genius” for his recently revealed plan",
        ),
        ("Paul Reed called the bridge a “relic” of the 1990s.", "the bridge a “relic” of the 1990s"),
    ] {
        assert_eq!(said(text), [content], "{text}");
    }
}

#[test]
fn a_clause_broken_off_behind_its_copula_goes_on_behind_the_tag() {
    assert_eq!(said("The plan is, Paul Reed said, a disgrace."), ["The plan is … a disgrace"]);
}

#[test]
fn who_maintains_a_lead_says_nothing() {
    let text =
        "Paul Reed maintains a wide lead in the polls, reflecting his fame, but the party has yet to win.";
    assert_eq!(said(text), [] as [&str; 0]);
}

#[test]
fn what_is_said_may_open_with_a_bound_a_list_or_a_condition() {
    for content in [
        "over 70% of the farms were flooded",
        "the navy, coast guard and divers had joined the search",
        "the pilot, Ana Lee, had left",
        "if there is no change, sanctions are possible",
        "even if that result is declared, it will change nothing",
        "the results will first be sent to the parties",
    ] {
        assert_eq!(said(&format!("Paul Reed said {content}.")), [content]);
    }
    let told = "When Paul Reed announced 600 layoffs, some workers felt betrayed.";
    assert_eq!(said(told), [] as [&str; 0]);
}

#[test]
fn what_is_done_before_what_is_said_hides_no_report() {
    for text in [
        "Paul Reed confirmed the arrests and said the bridge was shut.",
        "Paul Reed refused to name them, and said the bridge was shut.",
    ] {
        assert_eq!(said(text), ["the bridge was shut"], "{text}");
    }
    let official = "An official met the mayor and said the bridge was shut.";
    assert_eq!(said(official), ["An official said: the bridge was shut"]);
    let rebels = "Two hours before the deal, rebels in South Sudan said they had left.";
    assert_eq!(said(rebels).len(), 1);
}

#[test]
fn who_conceded_something_says_on_and_not_the_body_told_of() {
    assert_eq!(
        said("Paul Reed conceded the party did not win but said that the fight goes on."),
        ["the party did not win", "the fight goes on"]
    );
}

#[test]
fn two_tags_of_one_quotation_name_one_speaker() {
    let text = "Ann Ross left. Paul Reed said: “The bridge is shut. It is old,” she said.";
    assert_eq!(said(text), ["The bridge is shut. It is old,"]);
}

#[test]
fn whoever_is_told_says_nothing() {
    assert_eq!(
        said("The crop is in the ground, Paul Reed, a spokesman for the guild, told Reuters."),
        ["The crop is in the ground"]
    );
}

#[test]
fn a_share_of_those_who_met_opens_what_is_said() {
    let content = "90% of the branches that have met have nominated Anna Berg";
    assert_eq!(said(&format!("Paul Reed said {content}.")), [content]);
}

#[test]
fn member_states_say_nothing() {
    assert_eq!(
        said("The plan needs the consent of the 27 member states in order to pass, and it may fail."),
        [] as [&str; 0]
    );
}

#[test]
fn a_wish_that_closes_the_words_quoted_does_not_void_their_tag() {
    assert_eq!(
        said("“They can take the ferry if they wish,” Paul Reed said."),
        ["They can take the ferry if they wish,"]
    );
    assert_eq!(said("“We hold the town,” rebel spokesman Paul Reed told Reuters."), ["We hold the town,"]);
}

#[test]
fn a_place_before_a_colon_or_a_dash_is_not_said() {
    assert_eq!(said("Manila: The boat sank, Ana Hale said."), ["Ana Hale said: The boat sank"]);
    for line in ["MANILA: ", "Wellington - "] {
        let text = format!("{line}The bridge is old, Paul Reed said.");
        assert_eq!(said(&text), ["The bridge is old"], "{text}");
    }
}

#[test]
fn a_country_before_an_aside_between_dashes_is_said() {
    let text = "Norway – a growing power in the north – has no plan yet, Paul Reed said.";
    assert_eq!(said(text), ["Norway – a growing power in the north – has no plan yet"]);
}

#[test]
fn a_clause_is_no_aside_before_what_else_is_said() {
    let text = "According to Paul Reed, the guild plans a march, but the mayor will not join it.";
    assert_eq!(said(text), ["the guild plans a march, but the mayor will not join it"]);
}

#[test]
fn a_dateline_is_not_said_and_people_stay_people() {
    for line in ["GRAZ, Aug. 2 (UPI) — ", "GRAZ — "] {
        let text = format!("{line}The bridge is old and people are worried, Paul Reed said.");
        assert_eq!(said(&text), ["The bridge is old and people are worried"], "{text}");
    }
}

#[test]
fn no_preposition_is_left_where_the_time_of_a_deed_is_cut_off() {
    for (text, content) in [
        ("Paul Reed slammed the “unacceptable” attacks in the last week.", "the “unacceptable” attacks"),
        (
            "Paul Reed described Anna Berg as a shrewd manager who is now going to use her skill.",
            "Anna Berg as a shrewd manager",
        ),
    ] {
        assert_eq!(said(text), [content], "{text}");
    }
}

#[test]
fn behind_but_the_article_may_speak_again() {
    assert_eq!(
        said("Paul Reed denied the bridge had failed, but the union has filed a suit."),
        ["Paul Reed denied: the bridge had failed"]
    );
    assert_eq!(
        said("Paul Reed said the bridge was safe, but the union has not agreed."),
        ["the bridge was safe"]
    );
    let whole = "the bridge was safe, but the ferry would not run";
    assert_eq!(said(&format!("Paul Reed said {whole}.")), [whole]);
}

#[test]
fn what_a_speaker_was_briefed_on_is_no_deed() {
    let text = "“The bridge is shut,” said one diplomat briefed on the talks.";
    assert_eq!(said(text), ["one diplomat said: The bridge is shut,"]);
}

#[test]
fn a_verb_with_re_before_it_is_a_verb() {
    assert_eq!(said("Paul Reed said he would not re-enter the pact."), ["he would not re-enter the pact"]);
}

#[test]
fn what_stands_before_and_is_not_said_by_whom_an_aside_behind_it_names() {
    for aside in ["according to a diplomat", "diplomats say"] {
        let text = format!("Ana Vane has the backing of Japan and, {aside}, Peru.");
        let claims = claims_of(&text, None);
        assert!(claims.iter().all(|claim| claim.claim_type != "statement"), "{text}");
        let stance = claims.iter().find(|claim| claim.text == "Japan supports Ana Vane").expect("told");
        assert_eq!(stance.attribution.source.id, None, "{text}");
    }
}

#[test]
fn a_comma_within_the_marks_closes_what_is_called_so() {
    let told =
        testing::said("statement", "Anna Berg called the damage \"absurd,\" the Graz Herald reported.", None);
    assert!(told.iter().any(|told| told == "Anna Berg said: the damage \"absurd,\""), "{told:?}");
}

#[test]
fn those_listed_before_their_verb_open_what_is_said() {
    let told = "she, a child and two women held on to a plank";
    let text = format!("Anna Berg, a survivor, said {told}.");
    assert_eq!(testing::said("statement", &text, None), [format!("Anna Berg said: {told}")]);
    let told = "weak demand, poor trade and dear fuel also added to the loss";
    assert_eq!(
        testing::said("statement", &format!("Anna Berg said {told}."), None),
        [format!("Anna Berg said: {told}")]
    );
    let text = "The firms reported 16 total subsidiaries and 36 tax haven subsidiaries to the board.";
    assert!(testing::said("statement", text, None).is_empty());
}

#[test]
fn what_another_called_for_meanwhile_is_not_reported() {
    let text = "Anna Berg said the mayor should go, while Paul Reed called for calm.";
    assert_eq!(testing::said("statement", text, None), ["Anna Berg said: the mayor should go"]);
}

#[test]
fn a_claim_in_a_phrase_that_opens_the_sentence_ran_on() {
    for (text, told) in [
        ("After Anna Berg's announcement that she would resign, many expect a vote.", "she would resign"),
        (
            "Malta welcomes Anna Berg's announcement that she will run, and Peru backs her bid.",
            "she will run",
        ),
        ("Following a statement by Anna Berg that taxes would rise, shares fell.", "taxes would rise"),
    ] {
        assert_eq!(testing::said("statement", text, None), [format!("Anna Berg said: {told}")], "{text}");
    }
}

#[test]
fn the_only_one_who_said_it_was_an_unnamed_speaker() {
    let text = "Anna Berg was the only member who said she will not resign.";
    assert_eq!(testing::said("statement", text, None), ["Anna Berg said: she will not resign"]);
}

#[test]
fn whoever_was_asked_was_told_to_have_asked() {
    for text in [
        "Anna Berg would not say when asked whether she will stand for mayor.",
        "Anna Berg declined to comment when asked if she backed the plan.",
    ] {
        assert!(testing::said("statement", text, None).is_empty(), "{text}");
    }
    let text = "Anna Berg told the panel when asked about the dam: \"That matter is being handled.\"";
    assert_eq!(testing::said("statement", text, None).len(), 1);
}

#[test]
fn a_second_report_behind_the_first_is_its_speakers() {
    let text = "Anna Berg said the bridge was a wreck, but said Paul Reed backs the levy.";
    assert_eq!(
        crate::testing::said("statement", text, None),
        ["Anna Berg said: the bridge was a wreck", "Anna Berg said: Paul Reed backs the levy"]
    );
    let claims = crate::testing::claims_of(text, None);
    let stance = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stance is told");
    assert_eq!(stance.attribution.source.name.as_deref(), Some("Anna Berg"));
}

#[test]
fn what_stands_beside_quoted_words_behind_while_is_not_said() {
    let text = "Anna Berg said she \"backs the levy,\" while Paul Reed opposes it.";
    assert_eq!(crate::testing::said("statement", text, None), ["Anna Berg said: she \"backs the levy,\""]);
}

#[test]
fn nobody_says_them() {
    let text = "Paul Reed said Anna Berg founded the club, and he repeated them on the radio, where he seemed tired.";
    assert_eq!(crate::testing::said("statement", text, None), ["Paul Reed said: Anna Berg founded the club"]);
}

#[test]
fn what_another_pledges_behind_an_aside_is_not_said() {
    let text = "Paul Reed said he would abstain, while Ana Hale, the mayor, pledged support to Tom Lee.";
    assert_eq!(said(text), ["he would abstain"]);
}

#[test]
fn what_a_relative_clause_tells_of_ends_where_the_main_clause_goes_on() {
    let text = "Paul Reed, who began the year predicting that he would win, has yet to say more.";
    assert_eq!(said(text), ["he would win"]);
}

#[test]
fn what_the_article_says_of_the_words_was_said_in_them() {
    let text = "Paul Hart said he was standing on principle - a stance that could be imperiled by his endorsement of Karl Lund.";
    let claims = crate::testing::claims_of(text, None);
    let stand = claims.iter().find(|claim| claim.claim_type == "stance").expect("an endorsement is told");
    assert_ne!(stand.attribution.source.id.as_deref(), Some("person:paul-hart"));
    let text =
        "Paul Hart regretted his suggestion to voters that Karl Lund was ill -- but he did not take it back.";
    assert_eq!(crate::testing::said("statement", text, None), ["Paul Hart said: Karl Lund was ill"]);
}

#[test]
fn a_letter_that_somebody_wrote_said_what_another_did() {
    let text = "Ann Ayers wrote a letter praising the club in 2013, but Governor Mary Hansen, who is challenging Ayers for her seat, left it.";
    let claims = crate::testing::claims_of(text, None);
    assert!(
        claims.iter().all(|claim| claim.attribution.source.id.as_deref() != Some("person:ann-ayers")),
        "{claims:?}"
    );
}

#[test]
fn what_another_reported_before_was_passed_on_by_who_speaks() {
    let text = "The ministry announced that 46 people were killed, after the committee of doctors reported that the \
                death toll stood at 108.";
    let claims = crate::testing::claims_of(text, None);
    let tolls: Vec<_> = claims.iter().filter(|claim| claim.claim_type == "toll").collect();
    assert_eq!(tolls.len(), 2);
    assert!(tolls.iter().all(|toll| toll.attribution.via.is_empty()));
}

#[test]
fn who_told_how_a_ballot_went_was_lost() {
    for (text, speaker) in [
        ("Speaker Ann Lee announced that 23 members had voted in favour and 14 against.", "person:ann-lee"),
        (
            "The Gazette quoted Paul Reed as saying that 26 members voted in favour and two against.",
            "person:paul-reed",
        ),
    ] {
        let claims = crate::testing::claims_of(text, None);
        let vote = claims.iter().find(|claim| claim.claim_type == "vote").expect("a vote is told");
        assert_eq!(vote.attribution.source.id.as_deref(), Some(speaker), "{text}");
    }
    let told = crate::testing::said("statement", "Ann Lee said the vote of 23 to 14 in the council.", None);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn a_place_before_a_tag_was_one_of_its_speakers() {
    for (text, speaker) in [
        (
            "Ten people were killed when a bomb went off in Nairobi, police and residents said.",
            "anonymous:police",
        ),
        ("Ten people were killed at a base in Nairobi, a soldier and a nurse said.", "anonymous:a soldier"),
        ("Ten people were killed, a city spokesman and the armed forces said.", "anonymous:a city spokesman"),
        ("Ten people were killed, a fire official was quoted as saying.", "anonymous:a fire official"),
    ] {
        let toll = crate::testing::first_toll(text, None);
        assert_eq!(toll.attribution.source.id.as_deref(), Some(speaker), "{text}");
    }
    let listed = "Officials from Kenya, Uganda and Tanzania said ten people were killed.";
    let source = crate::testing::first_toll(listed, None).attribution.source;
    assert_eq!(source.id.as_deref(), Some("anonymous:officials from kenya, uganda and tanzania"));
}

#[test]
fn somebody_unknown_is_not_the_article() {
    use claimwire_record::SourceKind;
    for text in [
        "According to him, ten people were killed.",
        "The “House of Peace”, a coalition of groups, puts the death toll at 15.",
    ] {
        assert_eq!(
            crate::testing::first_toll(text, None).attribution.source.kind,
            SourceKind::Text,
            "{text}"
        );
    }
}
