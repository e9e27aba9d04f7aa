/// The claims of a text but what is said in it, in words.
fn claims(text: &str) -> Vec<String> {
    let claims = crate::testing::claims_of(text, None);
    claims.into_iter().filter(|claim| claim.claim_type != "statement").map(|claim| claim.text).collect()
}

#[test]
fn two_words_for_what_one_person_was_were_two() {
    let targets = |text: &str| crate::testing::said("stance", text, None).len();
    assert!(targets("Paul Reed endorsed the former watchdog and state attorney general.") < 2);
    assert!(targets("Paul Reed endorsed the former senator and ambassador.") < 2);
    assert_eq!(targets("Paul Reed endorsed the mayor and the sheriff."), 2);
}

#[test]
fn a_minister_who_acts_in_the_next_clause_was_backed_too() {
    let text = "Malta supports Paul Reed, and Chad's foreign minister, Ana Moor, said she was glad.";
    assert_eq!(crate::testing::said("stance", text, None), ["Malta supports Paul Reed"]);
}

#[test]
fn tags_behind_names_part_no_list_and_no_verb_from_its_subject() {
    assert_eq!(
        claims("Sens. Ida Lee (R-Ark.) and Mike Moor (R-S.D.) back Tom Reed."),
        [
            "Ida Lee is senator of Arkansas",
            "Mike Moor is senator of South Dakota",
            "Ida Lee supports Tom Reed",
            "Mike Moor supports Tom Reed"
        ]
    );
    let text =
        "Tom Reed has the backing of Sens. Ida Lee (R-Maine), Orrin Moor (R-Utah), and Mary Voss (R-Nev.).";
    assert_eq!(crate::testing::said("stance", text, None).len(), 3);
}

#[test]
fn the_verb_of_a_headline_is_no_part_of_a_name() {
    assert_eq!(claims("Ann Lee Backs Tom Moor for Governor"), ["Ann Lee supports Tom Moor as governor"]);
}

#[test]
fn a_target_ends_before_the_scene_and_before_the_next_line() {
    let scene =
        "Norway has given its backing to the Treaty of Lima in the face of an attempt to delay the vote.";
    assert_eq!(claims(scene), ["Norway supports Treaty of Lima"]);
    let line = "Norway Vetoes Draft Resolution in Security Council\nIn a turn of events Malta left.";
    assert!(claims(line).iter().all(|claim| !claim.contains("turn of events")), "{:?}", claims(line));
}

#[test]
fn what_a_resolution_calls_for_is_no_stand_of_whoever_votes_on_it() {
    let text = "The Security Council voted on a draft resolution drafted by Malta, calling for a truce.";
    assert!(claims(text).iter().all(|claim| !claim.contains("truce")), "{:?}", claims(text));
}

#[test]
fn a_part_of_a_body_is_not_its_size() {
    let text = "The UN Security Council met. The text is by the council's 10 non-permanent members.";
    assert!(claims(text).iter().all(|claim| !claim.contains("has 10 members")), "{:?}", claims(text));
}

#[test]
fn a_surname_that_is_also_a_nation_is_a_surname() {
    assert_eq!(
        claims("Slovenia's ex-president Danilo Turk left."),
        ["Danilo Turk is a former president of Slovenia"]
    );
}

#[test]
fn a_given_name_of_two_syllables_is_one_name() {
    assert_eq!(claims("Japan backs the South Korean Han Do-yun."), ["Japan supports Han Do-yun"]);
}

#[test]
fn an_abstention_and_the_rest_of_a_list_are_no_stand() {
    let text = "Norway abstained in voting for Tom Reed.";
    assert_eq!(claims(text), [] as [&str; 0]);
    let rest = "Unions of workers in retail, health care and other businesses are backing Tom Reed.";
    assert!(claims(rest).iter().all(|claim| !claim.contains("other businesses")), "{:?}", claims(rest));
    let part = "EU leaders belonging to the largest alliance oppose Tom Reed.";
    assert_eq!(claims(part), ["EU leaders oppose Tom Reed"]);
}

#[test]
fn an_office_is_not_of_the_meeting_where_somebody_is_endorsed_for_it() {
    let text = "The Federation endorsed Tom Reed for governor at its Spring Convention in Graz.";
    assert_eq!(claims(text), ["Federation supports Tom Reed as governor"]);
}

#[test]
fn who_is_here_to_endorse_does() {
    assert_eq!(
        claims("“I’m here to endorse Tom Reed for mayor,” Ann Lee said."),
        ["Ann Lee supports Tom Reed as mayor"]
    );
}

#[test]
fn companies_named_for_a_place_are_no_places() {
    for (text, claim) in [
        ("Japan Airlines opposes the treaty.", "Japan Airlines opposes the treaty"),
        ("Hughes Tool Co opposes the treaty.", "Hughes Tool Co opposes the treaty"),
        ("Continental Bank of Canada opposes the treaty.", "Continental Bank of Canada opposes the treaty"),
    ] {
        assert_eq!(claims(text), [claim]);
    }
}

#[test]
fn a_list_of_hundreds_of_lines_without_a_stop_does_not_use_up_the_stack() {
    let rules = claimwire_rules::RuleSet::embedded().expect("the rules that ship are valid");
    let mut lines: Vec<String> =
        rules.rules.iter().map(|rule| format!("{} {} 9b52c4db6acdf160", rule.id, rule.version)).collect();
    lines.sort();
    assert!(claims(&lines.join(" ")).is_empty());
}

#[test]
fn a_second_title_before_one_name_ends_no_list() {
    assert_eq!(
        claims("The candidates are Ann Lee, Tom Reed and Leeds mayor and party chair Carl Voss.")
            .iter()
            .filter(|claim| claim.contains("declared"))
            .count(),
        3
    );
}

#[test]
fn a_share_of_votes_and_the_number_of_a_branch_are_no_part_of_what_is_told() {
    let share = claims("The Norwegian Labour members approved the bill with 80% voting in favour.");
    assert!(share.iter().all(|claim| !claim.contains("bill with")), "{share:?}");
    let branch = claims("A majority of Local 2209 workers voted against the deal.");
    assert!(branch.iter().all(|claim| !claim.contains("2209")), "{branch:?}");
}

#[test]
fn people_told_of_with_their_country_are_one_list() {
    let text = "Chile's Ann Lee, Tom Reed of Peru and Carl Voss of Malta endorsed Ruth Olsen.";
    assert_eq!(claims(text).iter().filter(|claim| claim.contains("supports Ruth Olsen")).count(), 3);
    let text = "Senators Ann Lee of Ohio and Tom Reed of Texas said they would support the bill.";
    let stands = claims(text);
    for stand in ["Ann Lee supports the bill", "Tom Reed supports the bill", "Tom Reed is senator of Texas"] {
        assert!(stands.iter().any(|claim| claim.contains(stand)), "{stand}: {stands:?}");
    }
}

#[test]
fn who_of_one_tells_of_the_last_of_a_list() {
    let text =
        "Her supporters include Ann Lee, Tom Reed and Carl Voss, who had been considering his own bid.";
    let found = claims(text);
    assert!(found.iter().all(|claim| !claim.contains("Tom Reed is interested")), "{found:?}");
}

#[test]
fn an_office_and_who_gets_the_next_are_no_list() {
    let text = "Malta's premier named Ann Lee as finance minister and Tom Reed as health minister.";
    let found = claims(text);
    for office in ["Ann Lee is finance minister of Malta", "Tom Reed is health minister of Malta"] {
        assert!(found.iter().any(|claim| claim == office), "{office}: {found:?}");
    }
}

#[test]
fn who_so_many_are_adds_nobody_to_them() {
    let found = claims("Two deputies, Ann Lee and Tom Reed, oppose the treaty.");
    assert!(found.iter().any(|claim| claim.contains("Ann Lee opposes the treaty")), "{found:?}");
    assert!(found.iter().all(|claim| !claim.contains("Two deputies opposes")), "{found:?}");
}

#[test]
fn an_office_that_somebody_is_given_is_not_listed_with_the_subject_of_the_next_clause() {
    let pair = |text| claims(text).iter().filter(|claim| claim.contains("minister")).count();
    assert_eq!(
        pair("In Peru, Ann Lee was named finance minister and Carl Voss, a judge, was named trade minister."),
        2
    );
    assert_eq!(
        pair("In Peru, the judge named the finance minister and Carl Voss, a friend, in his report."),
        0
    );
}

#[test]
fn who_acts_in_the_next_clause_is_not_opposed() {
    for text in [
        "The Salt Lane Party opposes the plan, and the number of members rose to 14.",
        "The Salt Lane Party opposes the plan, and the toll from storms in Lund rose to 14.",
    ] {
        assert_eq!(
            crate::testing::said("stance", text, None),
            ["Salt Lane Party opposes the plan"],
            "{text}"
        );
    }
    let both = "The Salt Lane Party opposes the tax, and the cuts backed by Norway.";
    assert!(crate::testing::said("stance", both, None).len() > 1);
}

#[test]
fn a_pronoun_that_acts_next_was_joined_with_what_somebody_is() {
    let text =
        "“I believe Anna Berg is that person, and I am proud to support her for mayor,” Paul Reed said.";
    assert_eq!(crate::testing::said("stance", text, None), ["Paul Reed supports Anna Berg as mayor"]);
}

#[test]
fn what_else_a_minister_is_in_charge_of_was_a_body_of_its_own() {
    let text = "In Peru, Anna Berg becomes Minister of Energy and Resources.";
    assert_eq!(crate::testing::said("office", text, None), ["Anna Berg is energy minister of Peru"]);
}

#[test]
fn who_is_told_by_two_nouns_took_a_stand_twice() {
    let text = "Paul Reed backs his old friend and colleague Anna Berg.";
    let stances = crate::testing::said("stance", text, None);
    assert!(stances.contains(&"Paul Reed supports Anna Berg".to_owned()), "{stances:?}");
}

#[test]
fn initials_in_brackets_do_not_part_a_list() {
    let text = "The Asian Rowing Confederation (ARC) and the Confederation of African Rowing (CAR) have backed Tom Hale.";
    assert_eq!(crate::testing::said("stance", text, None).len(), 2);
}

#[test]
fn those_of_towns_in_a_list_were_left_out_behind_the_first() {
    let text = "Also seeking the nomination are Anna Berg of Porthaven, Paul Reed of Millford and Carl Voss of Yewham.";
    assert_eq!(crate::testing::said("candidacy", text, None).len(), 3);
}

#[test]
fn councillors_of_two_parties_are_not_one_of_the_parties() {
    let text = "The plan was opposed by Labour and Conservative councillors.";
    let said = crate::testing::said("stance", text, None);
    assert!(said.iter().all(|said| !said.starts_with("Labour Party ")), "{said:?}");
}

#[test]
fn who_backs_her_as_well_was_whom_he_backs() {
    let told = claims("Anna Berg leads. Ann Lee has backed her, as well as Tom Moor and Carl Voss.");
    assert_eq!(told, ["Ann Lee supports Anna Berg"]);
    let told = claims("Norway, Malta, as well as Chile backed Anna Berg.");
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn we_behind_and_was_one_of_those_named_before() {
    let text = "“Anna Berg is the choice of Norway and Malta, and we back her,” said Nils Dahl, the Norwegian prime minister.";
    assert_eq!(crate::testing::said("stance", text, None), ["Norway supports Anna Berg"]);
}

#[test]
fn who_votes_in_the_next_clause_was_voted_for_in_the_one_before() {
    let text =
        "Paul Reed of Ohio voted initially for Anna Berg, and Carl Voss of Texas voted for Ruth Olsen.";
    assert_eq!(
        crate::testing::said("stance", text, None),
        ["Paul Reed supports Anna Berg", "Carl Voss supports Ruth Olsen"]
    );
}

#[test]
fn he_who_acts_in_the_next_clause_was_one_of_the_backers_named_before() {
    let text = "Paul Reed led the Harbour Union. Carl Voss has the backing of the Harbour Union and he is likely to win.";
    assert_eq!(crate::testing::said("stance", text, None), ["Harbour Union supports Carl Voss"]);
}

#[test]
fn who_stands_behind_a_body_and_and_was_no_second_who_acts() {
    let stands = |text: &str| crate::testing::said("stance", text, None);
    assert_eq!(
        stands("Ann Lee of the parish council and Tom Moor, of the action group, opposed the plans."),
        ["Ann Lee opposes plans", "Tom Moor opposes plans"]
    );
    assert_eq!(
        stands("Ann Lee of the parish council said Tom Moor opposed the plans."),
        ["Tom Moor opposes plans"]
    );
}

#[test]
fn those_hurt_behind_the_dead_were_of_a_list_with_them() {
    assert_eq!(
        claims("Some 31 soldiers were among the dead, and 56 soldiers were injured."),
        ["about 31 soldiers were killed", "56 people were injured"]
    );
}

#[test]
fn a_subject_parted_from_its_verb_by_an_aside_was_listed_with_the_object_before() {
    use crate::testing::said;
    for aside in ["Paul Reed said", "according to Paul Reed", "like Chile", "which met him"] {
        let text = format!("Norway backs Anna Berg, and Malta, {aside}, will support her.");
        let told = said("stance", &text, None);
        assert_eq!(told, ["Norway supports Anna Berg", "Malta supports Anna Berg"], "{text}");
    }
    let list = said("stance", "Norway backs Anna Berg, Paul Reed, and Malta.", None);
    assert_eq!(list.len(), 3);
}

#[test]
fn a_rival_with_backers_of_his_own_was_a_backer_of_the_one_before() {
    for text in [
        "Ann Lee, supported by 27 MPs, and Tom Hale, backed by 43 MPs, are running.",
        "Ann Lee is supported by 27 MPs and Tom Hale by 43 MPs.",
    ] {
        assert!(crate::testing::said("stance", text, None).is_empty(), "{text}");
    }
}

#[test]
fn whoever_favours_another_next_was_favoured_too() {
    let told = crate::testing::said(
        "stance",
        "Oslo was favouring Ann Lee and Malta generally favouring Carl Voss.",
        None,
    );
    assert!(
        told.iter().all(|stance| !stance.contains("supports Malta") && !stance.starts_with("Ann Lee")),
        "{told:?}"
    );
}

#[test]
fn those_behind_a_title_of_several_were_cut_off_their_list() {
    let text = "Mayor Ann Lee and councillors Tom Hale, Mary Holm and Carl Voss opposed the plan.";
    assert_eq!(crate::testing::said("stance", text, None).len(), 4);
    let two = "Ann Lee and senators Tom Hale and Mary Holm opposed the plan.";
    assert_eq!(crate::testing::said("stance", two, None).len(), 3);
}

#[test]
fn who_told_it_was_the_first_of_those_who_did_it() {
    let text = "According to Veltora, Norway, Malta and Spain oppose the plan.";
    let claims = crate::testing::claims_of(text, None);
    let stances: Vec<_> = claims.iter().filter(|claim| claim.claim_type == "stance").collect();
    assert_eq!(stances.len(), 3);
    assert!(stances.iter().all(|stance| stance.attribution.source.id.as_deref() == Some("org:veltora")));
}

#[test]
fn what_is_almost_certain_was_told_as_a_fact() {
    use claimwire_record::Modality;
    for text in ["Norway almost certainly backs the plan.", "Almost certainly all members back the plan."] {
        let claims = crate::testing::claims_of(text, None);
        let told = claims.iter().find(|claim| claim.claim_type != "statement").expect("a claim");
        assert_eq!(told.modality, Modality::Hedged, "{text}");
    }
}

#[test]
fn a_bombing_of_a_mosque_was_no_event() {
    let line = crate::testing::said("toll", "Death toll from a mosque bombing climbs to 88", None);
    assert_eq!(line, ["88 people were killed in a bombing"]);
    let men = crate::testing::said("toll", "Soldiers shooting at the crowd killed 12 people.", None);
    assert_eq!(men, ["12 people were killed"]);
}

#[test]
fn a_subject_behind_one_word_at_the_start_of_the_text_stopped_the_run() {
    for text in ["But Norway backed the plan.", "\u{2013} Norway backed the plan."] {
        let claims = crate::testing::said("stance", text, None);
        assert_eq!(claims.len(), 1, "{text}: {claims:?}");
    }
}

#[test]
fn those_told_with_their_ages_were_not_all_of_a_list() {
    let text = "Ann Lee, 34, Tom Hale, 51, and Carl Voss, 22, back the plan.";
    assert_eq!(crate::testing::said("stance", text, None).len(), 3);
    let text = "Ann Lee, four, Mary Holm, eight, and Tom Hale, ten, died in the crash.";
    assert!(crate::testing::said("toll", text, None).is_empty());
}

#[test]
fn jets_shot_down_were_people_and_a_child_left_to_die_was_dead() {
    for text in [
        "The navy said it had shot down three Danish fighter jets",
        "A toddler was left to die in the flood, police said.",
    ] {
        let tolls = crate::testing::said("toll", text, None);
        assert!(tolls.is_empty(), "{text}: {tolls:?}");
    }
    assert_eq!(crate::testing::said("toll", "A crash left two people dead.", None).len(), 1);
}

#[test]
fn a_president_who_is_only_imagined_held_the_office() {
    assert!(
        crate::testing::said("office", "They fear that a President Holm might leave Malta.", None).is_empty()
    );
    let text = "She would meet a visiting U.S. President Carl Holm.";
    assert_eq!(crate::testing::said("office", text, None).len(), 1);
}

#[test]
fn a_given_name_he_was_a_pronoun() {
    let claims = crate::testing::claims_of("It was signed by Chinese vice-premier Liu He on Monday.", None);
    let office = claims.iter().find(|claim| claim.claim_type == "office").expect("an office");
    let person = office.slots.get("person").and_then(|slot| slot.identity());
    assert_eq!(person.as_deref(), Some("person:liu-he"));
}

#[test]
fn a_minister_of_two_fields_was_two_who_backed_it() {
    let text = "The Minister of Health and Local Government Ann Lee backed the plan.";
    assert_eq!(crate::testing::said("stance", text, None), ["Ann Lee supports the plan"]);
}

#[test]
fn who_is_named_along_with_a_speaker_was_the_speaker() {
    let text = "The mayor, along with Carl Voss, said on Monday that he backs the plan.";
    assert!(crate::testing::said("stance", text, None).is_empty());
}

#[test]
fn the_names_of_those_counted_were_not_those_nominated() {
    let text = "Three candidates, Ann Lee, Carl Voss and Tom Hale, were nominated for the leadership.";
    assert_eq!(crate::testing::said("candidacy", text, None).len(), 3);
    let text = "Two councillors, Ann Lee (Labour) and Carl Voss (Green), voted against the plan.";
    assert_eq!(crate::testing::said("stance", text, None).len(), 2);
    let text = "Two people, Ann Lee and Carl Voss, were killed in the crash.";
    assert_eq!(crate::testing::said("toll", text, None), ["2 people were killed in the crash"]);
}

#[test]
fn either_of_two_who_may_have_won_was_the_first() {
    for text in [
        "Carl Voss praised the tycoon after he won the nomination.",
        "Carl Voss thanked his brother after he won the nomination.",
    ] {
        assert!(crate::testing::said("candidacy", text, None).is_empty(), "{text}");
    }
    let text = "Carl Voss thanked voters after he won the nomination and said Malta backs the plan.";
    assert_eq!(crate::testing::said("candidacy", text, None).len(), 1);
    let stance = crate::testing::claims_of(text, None).into_iter().find(|claim| claim.claim_type == "stance");
    assert_eq!(stance.expect("a stance").attribution.source.id.as_deref(), Some("person:carl-voss"));
}

#[test]
fn a_share_behind_anothers_had_no_poll_as_its_source() {
    let text = "A survey saw Ann Holm in front with 38 percent to Carl Voss's 35 percent.";
    let claims = crate::testing::claims_of(text, None);
    let tally = claims.iter().find(|claim| claim.claim_type == "tally").expect("a tally");
    assert_eq!(tally.attribution.source.name.as_deref(), Some("survey"));
}

#[test]
fn nearly_six_in_ten_had_a_highest_value_below_the_lowest() {
    for text in ["Nearly 6 in 10 voters back Ann Holm.", "Nearly 6 members back Ann Holm."] {
        let claims = crate::testing::claims_of(text, None);
        let tally = claims.iter().find(|claim| claim.claim_type == "tally").expect("a tally");
        assert!(tally.quantity.low <= tally.quantity.high, "{text}: {:?}", tally.quantity);
    }
}

#[test]
fn what_a_fine_was_for_told_its_time() {
    let claims = crate::testing::claims_of("Veltor was fined £2m for failings in 2019.", Some("2026-03-02"));
    let fine = claims.iter().find(|claim| claim.claim_type == "measure").expect("a fine");
    assert_ne!(fine.time.value.as_deref(), Some("2019"));
    let claims = crate::testing::claims_of("Veltor was fined £2m in 2019 for failings.", Some("2026-03-02"));
    let fine = claims.iter().find(|claim| claim.claim_type == "measure").expect("a fine");
    assert_eq!(fine.time.value.as_deref(), Some("2019"));
}

/// The id of the entity in a slot of the first claim of a type.
fn id_in(text: &str, claim_type: &str, slot: &str) -> String {
    let claims = crate::testing::claims_of(text, None);
    let claim = claims.iter().find(|claim| claim.claim_type == claim_type);
    let value = claim.and_then(|claim| claim.slots.get(slot)).and_then(|slot| slot.identity());
    value.unwrap_or_default()
}

#[test]
fn where_a_firm_is_based_was_part_of_its_name() {
    for text in ["London-based Veltor backs the plan.", "The Oslo-listed Veltor backs the plan."] {
        assert_eq!(id_in(text, "stance", "party"), "org:veltor", "{text}");
    }
    assert_eq!(
        id_in("The upper house Senate approved the bill by 12 votes to 5.", "vote", "body"),
        "org:senate"
    );
}

#[test]
fn the_company_of_whoever_speaks_was_another() {
    let text =
        "Norvik has stalled. Carl Voss, chief executive of Veltor, said the company would cut 300 jobs.";
    assert_eq!(id_in(text, "measure", "subject"), "org:veltor");
    let text = "Norvik has stalled. Carl Voss, an analyst, said the company would cut 300 jobs.";
    assert_eq!(id_in(text, "measure", "subject"), "org:norvik");
}

#[test]
fn what_a_share_is_paid_was_what_a_firm_paid() {
    for text in ["Norvik offered to pay $23 a share.", "Norvik was valued at $31 to $35 a share."] {
        assert!(crate::testing::said("measure", text, None).is_empty(), "{text}");
    }
    assert_eq!(crate::testing::said("measure", "Norvik agreed to pay $23 million.", None).len(), 1);
}

#[test]
fn shares_that_rise_and_fall_were_a_ballot() {
    let text = "On the exchange decliners beat gainers by 812 to 377, whatever the Board said.";
    assert!(crate::testing::said("vote", text, None).is_empty());
}

#[test]
fn a_rate_of_those_in_hospital_was_a_toll() {
    let text = "Of the old, 40 out of every 1,000 were hospitalised.";
    assert!(crate::testing::said("toll", text, None).is_empty());
}

#[test]
fn a_death_that_the_sentence_calls_wrong_was_told() {
    for text in [
        "The ministry had said that eight people had died, but that report was wrong.",
        "The ministry said 12 people were killed, but the report turned out to be false.",
    ] {
        assert!(crate::testing::said("toll", text, None).is_empty(), "{text}");
    }
    let text = "The ministry said 12 people were killed, but the road was open.";
    assert_eq!(crate::testing::said("toll", text, None).len(), 1);
}

#[test]
fn governors_told_by_surname_and_state_were_a_body() {
    let text = "Governors Voss of Ohio and Hale of Iowa endorsed Ann Lee.";
    let mut said = crate::testing::said("stance", text, None);
    said.sort();
    assert_eq!(said, ["Hale supports Ann Lee", "Voss supports Ann Lee"]);
}

#[test]
fn the_letter_of_a_party_was_a_backer() {
    let text = "Tom Hale has the backing of former Alder County Executive Doug Voss (D).";
    assert_eq!(crate::testing::said("stance", text, None), ["Doug Voss supports Tom Hale"]);
}

#[test]
fn a_majority_that_is_numbered_was_one_of_that_number() {
    let text = "A majority of delegates numbering 47 voted to back the plan.";
    let claims = crate::testing::claims_of(text, None);
    assert!(claims.iter().all(|claim| claim.quantity.total.is_none()), "{claims:?}");
}

#[test]
fn what_somebody_does_for_a_living_was_part_of_the_name() {
    assert_eq!(id_in("Quantity Surveyor Carl Voss backs Ann Lee.", "stance", "party"), "person:carl-voss");
}

#[test]
fn a_vote_that_was_to_come_was_a_stand() {
    let text = "Before voting for the treaty, Norway asked for a day to read it.";
    assert!(crate::testing::said("stance", text, None).is_empty());
}

#[test]
fn several_of_whom_some_are_named_were_a_group() {
    let text = "Ann Lee is supported by several union members including Mr Voss and Mr Hale.";
    let mut said = crate::testing::said("stance", text, None);
    said.sort();
    assert_eq!(said, ["Hale supports Ann Lee", "Voss supports Ann Lee"]);
}

#[test]
fn a_nation_within_a_firms_name_was_what_its_head_leads() {
    let text = "Marino Mexican Grill chief executive Carl Voss backs the plan.";
    assert_eq!(id_in(text, "office", "of"), "org:marino-mexican-grill");
    let text = "Hanlon's Corp chief executive Carl Voss backs the plan.";
    assert_eq!(id_in(text, "office", "of"), "org:hanlons");
}

#[test]
fn the_rain_before_a_landslide_killed() {
    let text = "The landslide came after heavy rain, bringing the toll to 23.";
    assert_eq!(id_in(text, "toll", "event"), "text:landslide");
}

#[test]
fn who_replaces_the_head_of_a_firm_led_nothing() {
    let text = "Veltor in May replaced chief executive Ann Lee with Carl Voss.";
    let said = crate::testing::said("office", text, None);
    assert_eq!(said.len(), 2, "{said:?}");
}

#[test]
fn nine_of_every_ten_members_were_ten_members() {
    let text = "NATO met. Nine out of ten NATO members backed the pact.";
    assert!(crate::testing::said("membership", text, None).is_empty());
    let text = "NATO met. Nine out of the ten NATO members backed the pact.";
    assert_eq!(crate::testing::said("membership", text, None).len(), 1);
}

#[test]
fn somebody_named_west_was_half_the_world() {
    let text = "Holm, West and Moor opposed the plan.";
    let said = crate::testing::said("stance", text, None);
    assert!(said.iter().all(|stance| !stance.contains("Western")), "{said:?}");
    assert_eq!(id_in("The West opposes the plan.", "stance", "party"), "group:western-countries");
}

#[test]
fn one_of_two_parliaments_was_the_last() {
    let text = "Hungary's parliament met. Then the Turkish parliament met. The parliament backs the plan.";
    assert_eq!(id_in(text, "stance", "party"), "org:parliament");
}

#[test]
fn a_union_known_by_its_letters_was_two() {
    for text in ["The NASUWT union backs the plan.", "NASUWT backs the plan."] {
        assert_eq!(id_in(text, "stance", "party"), "org:nasuwt", "{text}");
    }
}

#[test]
fn attacks_of_somebody_named_were_a_deed_and_killed_nobody() {
    let text =
        "Seven guards were killed on Monday in Taliban attacks on a post, the first violence in weeks.";
    assert_eq!(id_in(text, "toll", "event"), "text:attacks");
}

#[test]
fn a_bill_with_a_year_was_a_body_and_the_year_a_time() {
    let text = "The House passed the Gujarat Harbour Bill, 2020, without a count.";
    assert_eq!(id_in(text, "vote", "motion"), "text:Gujarat Harbour Bill");
    let claims = crate::testing::claims_of(text, Some("2020-02-26"));
    assert!(claims.iter().all(|claim| claim.time.value.as_deref() != Some("2020")), "{claims:?}");
}

#[test]
fn a_majority_told_by_its_number_was_more_than_half_of_that() {
    let text = "A narrow majority of 53 clubs voted in favour of Carl Voss.";
    let claims = crate::testing::claims_of(text, None);
    assert!(claims.iter().all(|claim| claim.quantity.total != Some(53.0)), "{claims:?}");
    let text = "A majority of the 53 clubs voted in favour of Carl Voss.";
    assert_eq!(crate::testing::said("tally", text, None).len(), 1);
}

#[test]
fn what_is_likely_by_friday_was_so_last_friday() {
    let text = "Carl Voss is likely to be the Maltese prime minister by Friday.";
    let claims = crate::testing::claims_of(text, Some("2026-12-01"));
    let office = claims.iter().find(|claim| claim.claim_type == "office").expect("an office");
    assert_eq!(office.time.value.as_deref(), Some("2026-12-04"));
}

#[test]
fn whoever_was_beaten_before_ran_again() {
    let text = "The rival Mary Holm beat in 2016, Ann Lee, has confirmed that she is running for mayor.";
    let said = crate::testing::said("candidacy", text, None);
    assert!(said.len() == 1 && said[0].contains("Ann Lee"), "{said:?}");
}

#[test]
fn the_time_of_an_earlier_value_was_that_of_the_later() {
    for (text, time) in [
        ("The Maltese deficit fell from 4.4% of GDP in 2023 to 2.9% last year.", "2025"),
        ("Malta's unemployment rose from 4% in 2019 to 6.5% in 2021.", "2021"),
    ] {
        let claims = crate::testing::claims_of(text, Some("2026-11-10"));
        let measure = claims.iter().find(|claim| claim.claim_type == "measure").expect("a measure");
        assert_eq!(measure.time.value.as_deref(), Some(time), "{text}");
    }
}

#[test]
fn the_storms_before_a_ferry_overturned_drowned_those_aboard() {
    let text = "A ferry overturned off Malta after a night of storms, drowning 17; others were pulled from the water.";
    assert_eq!(id_in(text, "toll", "event"), "text:capsizing");
    assert_eq!(id_in("Four people died after storms hit Malta.", "toll", "event"), "text:storms");
}

#[test]
fn whoever_tells_between_commas_did_what_the_sentence_goes_on_with() {
    let said =
        crate::testing::said("stance", "Norway had doubts, diplomats said, but backed the treaty.", None);
    assert_eq!(said, ["Norway supports the treaty"]);
    assert!(
        crate::testing::said(
            "tally",
            "Norway had doubts, two diplomats said, but did not block the treaty.",
            None
        )
        .is_empty()
    );
}

#[test]
fn neither_of_two_had_what_the_second_was_said_to_have() {
    for text in [
        "Neither the Maltese Greens nor the Harbour Party has 40 seats.",
        "Neither the Maltese Greens nor former premier Carl Voss's Harbour Party has 40 seats.",
    ] {
        assert!(crate::testing::measures(text).is_empty(), "{text}");
    }
}

#[test]
fn a_vote_to_undo_a_ban_was_one_on_the_ban() {
    let text = "Maltese voters have backed repeal of the fishing ban, with 61.4% voting Yes.";
    assert_eq!(id_in(text, "vote", "motion"), "text:repeal of the fishing ban");
}

#[test]
fn what_a_report_found_told_how_the_house_voted_on_it() {
    let text = "Lawmakers have backed a report which found that the minister misled them over dues, by 54 votes to seven.";
    let claims = crate::testing::claims_of(text, None);
    let vote = claims.iter().find(|claim| claim.claim_type == "vote").expect("a vote");
    assert_eq!(vote.attribution.source.kind, claimwire_record::SourceKind::Outlet);
}

#[test]
fn whoever_was_sworn_in_as_another_took_the_office_held_before() {
    let text = "Malta's Vice President Ann Lee was sworn in on Friday as president of Norway.";
    let told = crate::testing::said("term", text, Some("2026-12-01"));
    assert!(told.len() == 1 && told[0].contains("as president of Norway"), "{told:?}");
    let text =
        "Malta's Vice President Ann Lee was sworn in on Friday as the first woman to lead the harbour.";
    assert!(crate::testing::said("term", text, Some("2026-12-01")).is_empty());
}

#[test]
fn a_house_was_named_for_who_controls_it() {
    let text = "US President Ann Lee spoke. The Republican-controlled House voted 216-212 to pass a budget.";
    assert_eq!(id_in(text, "vote", "body"), "org:us-house-of-representatives");
}

#[test]
fn the_party_of_whoever_chairs_a_panel_was_chaired() {
    let offices = |text: &str| crate::testing::said("office", text, None);
    for text in [
        "Senator Ann Lee, the Republican chairman of the panel, spoke.",
        "Ann Lee, the Labour leader of the council, spoke.",
        "Labour-Green leader Ann Lee spoke.",
    ] {
        let told = offices(text);
        assert!(told.iter().all(|told| !told.contains("Republican") && !told.contains("Labour")), "{told:?}");
    }
}

#[test]
fn the_nation_of_a_pope_was_his_realm() {
    assert_eq!(id_in("Ann Lee became the first Maltese pope on Thursday.", "office", "of"), "country:VA");
}

#[test]
fn what_a_share_describes_was_a_verb() {
    let text = "Parliament passed a bill to scrap the 1% tax on boats.";
    assert_eq!(id_in(text, "vote", "motion"), "text:bill to scrap the 1% tax on boats");
    let text = "Norway backed the war powers resolution.";
    assert_eq!(id_in(text, "stance", "target"), "text:war powers resolution");
}

#[test]
fn a_party_that_somebody_owns_was_named_with_its_owner() {
    let text = "Maltese Prime Minister Carl Voss's Smarra party backed the treaty.";
    assert_eq!(id_in(text, "stance", "party"), "org:smarra");
}

#[test]
fn two_of_a_party_who_are_named_were_three() {
    let text = "Two Greens, Ann Lee and Carl Voss, back the treaty.";
    assert_eq!(
        crate::testing::said("stance", text, None),
        ["Ann Lee supports the treaty", "Carl Voss supports the treaty"]
    );
}

#[test]
fn what_a_body_is_of_said_what_the_body_says() {
    let stands = |text: &str| crate::testing::said("stance", text, None);
    for text in [
        "The bishops' conference of Malta said it opposed the bill.",
        "Norway's fishing lobby said it opposed the bill.",
    ] {
        assert!(
            stands(text).iter().all(|told| !told.starts_with("Malta") && !told.starts_with("Norway")),
            "{text}"
        );
    }
    assert_eq!(stands("The Harbour Guild of Malta said it opposed the bill.").len(), 1);
}

#[test]
fn one_person_said_what_many_who_are_told_of_with_that_name_say() {
    let speaker = |text: &str| id_in(text, "statement", "speaker");
    for text in [
        "Activists clamouring to block Carl Voss from the ballot say they will go on.",
        "Activists who want to oust Carl Voss say they will go on.",
    ] {
        assert_eq!(speaker(text), "group:activists", "{text}");
    }
    assert_eq!(
        speaker("Activists clamouring to block Carl Voss, Ann Lee says, will go on."),
        "person:ann-lee"
    );
    assert_eq!(
        speaker("Activists wanted to oust Carl Voss. Carl Voss says they will go on."),
        "person:carl-voss"
    );
}

#[test]
fn a_branch_named_for_a_continent_was_a_person() {
    let told = crate::testing::said(
        "office",
        "Carl Voss, President Veltor North America, says the market grew.",
        None,
    );
    assert!(told.iter().all(|told| !told.starts_with("Veltor North")), "{told:?}");
    let told = crate::testing::said("office", "Malta's President Ann Lee says the market grew.", None);
    assert_eq!(told, ["Ann Lee is president of Malta"]);
}
