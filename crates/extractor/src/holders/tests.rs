use crate::testing::said;

fn offices(text: &str, published: Option<&str>) -> Vec<String> {
    said("office", text, published)
}

#[test]
fn a_foreign_minister_is_not_of_the_country_that_he_speaks_of() {
    let told =
        "Foreign Minister Carl Voss said on Monday that Zimbabwe must hold elections. Zimbabwe said no.";
    assert!(offices(told, None).is_empty());
    let before = "Norway shut its embassy. Norway had waited long, said Foreign Minister Carl Voss.";
    assert_eq!(offices(before, None), ["Carl Voss is foreign minister of Norway"]);
}

#[test]
fn a_minister_told_of_by_the_last_part_of_his_name_was_of_who_quotes_him() {
    for title in ["Malta's Minister of Trade", "Malta's Minister of Fisheries and Trade"] {
        let text = format!(
            "{title}, Lo Chi-Wen, opposes the plan. Chad's envoy Ali Moussa said Minister Chi-Wen was wrong."
        );
        let told = offices(&text, None);
        assert!(told.contains(&"Lo Chi-Wen is minister of Malta".to_owned()), "{told:?}");
    }
    let stranger = "Chad's envoy Ali Moussa said his Minister Chi-Wen was wrong.";
    assert!(offices(stranger, None).iter().all(|told| !told.contains("Malta")));
}

#[test]
fn where_somebody_was_born_is_no_country_of_an_office() {
    for text in ["Maltese-born minister Ann Lee is here.", "Anglo-French envoy Paul Reed is here."] {
        assert!(offices(text, None).is_empty(), "{text}");
    }
    assert_eq!(offices("Maltese minister Ann Lee is here.", None), ["Ann Lee is minister of Malta"]);
}

#[test]
fn the_president_of_a_bank_who_comes_from_a_country_was_its_president() {
    for title in ["Bank president", "The federation's president"] {
        assert!(offices(&format!("{title} Ken Ofor of Ghana is here."), None).is_empty(), "{title}");
    }
    assert_eq!(offices("President Ken Ofor of Ghana is here.", None), ["Ken Ofor is president of Ghana"]);
}

#[test]
fn the_president_of_a_town_council_presided_over_the_european_one() {
    assert!(offices("Council President Otto Brand is here.", None).is_empty());
    let union = "The European Union is silent. Council President Otto Brand is here.";
    assert_eq!(offices(union, None).len(), 1);
}

#[test]
fn a_town_in_no_lexicon_was_a_body_with_a_mayor() {
    let of = |text: &str| {
        let claims = crate::testing::claims_of(text, None);
        let office = claims.iter().find(|claim| claim.claim_type == "office");
        office?.slots.get("of").and_then(claimwire_record::SlotValue::identity)
    };
    for text in [
        "Dunmore Mayor Ann Lee is here.",
        "Ann Lee, the mayor of Dunmore, is here.",
        "Dunmore's mayor, Ann Lee, is here.",
        "Ann Lee was elected mayor of Dunmore.",
    ] {
        assert_eq!(of(text).as_deref(), Some("place:dunmore"), "{text}");
    }
    assert_eq!(of("Cincinnati Mayor Ann Lee is here.").as_deref(), Some("place:cincinnati"));
    assert_eq!(of("Ann Lee, chief executive of Dunmore, is here.").as_deref(), Some("org:dunmore"));
}

#[test]
fn a_republic_has_no_king_and_a_monarchy_no_president() {
    let text = "Sweden waited. Swedish shops were shut. President Carl Voss spoke in the evening.";
    assert!(offices(text, None).is_empty());
    let text =
        "Indonesia waited. Indonesian shops were shut. The prime minister, Carl Voss, spoke in the evening.";
    assert!(offices(text, None).is_empty());
}

#[test]
fn a_minister_told_of_among_towns_of_a_federation_may_be_of_a_part_of_it() {
    let text =
        "Rain fell on Sydney and on Queensland. Police Minister Carl Voss thanked the crews in Queensland.";
    assert!(offices(text, None).is_empty());
    let federal = "Rain fell on Sydney. Federal Science Minister Carl Voss thanked the crews in Sydney.";
    assert_eq!(offices(federal, None), ["Carl Voss is science minister of Australia"]);
}

#[test]
fn a_senator_is_not_of_the_state_that_she_campaigns_in() {
    let text = "Ohio votes on Tuesday. Ohio has 18 seats. Sen. Ana Lee met farmers in Ohio.";
    assert!(offices(text, None).is_empty());
    for text in [
        "Ohio votes on Tuesday. Sen. Ana Lee (Tex.) met farmers in Ohio.",
        "Ohio votes on Tuesday. Sen. Ana Lee, the Texas Republican, met farmers in Ohio.",
        "Ohio votes on Tuesday. Ana Lee, a senator from Texas, met farmers in Ohio.",
    ] {
        assert_eq!(offices(text, None), ["Ana Lee is senator of Texas"], "{text}");
    }
}

#[test]
fn a_president_told_of_by_surname_is_whoever_held_the_office() {
    let text = "Hillary Clinton spoke in Graz. She praised President Clinton for the treaty.";
    assert_eq!(
        offices(text, Some("2016-05-18")),
        ["Bill Clinton is a former president of the United States"]
    );
    let supposed = "Hillary Clinton spoke in Graz. It is a plan that a President Clinton could carry out.";
    assert!(offices(supposed, Some("2016-05-18")).iter().all(|office| !office.contains("president")));
}

#[test]
fn the_premier_of_a_state_is_no_prime_minister_and_a_field_no_body() {
    assert_eq!(offices("Queensland Premier Ana Lee left.", None), ["Ana Lee is premier of Queensland"]);
    assert!(offices("Emergency Services Minister Ana Lee left.", None).is_empty());
    assert_eq!(
        offices("Rugby Malta chairman Carl Voss left.", None),
        ["Carl Voss is chairman of Rugby Malta"]
    );
}

#[test]
fn ministers_of_a_country_that_only_its_parties_tell_are_its_ministers() {
    let text = "Boris Johnson met the Tories on Monday. Health Secretary Ana Lee told the Tories to wait.";
    let told = "Ana Lee is health secretary of the United Kingdom".to_owned();
    assert!(offices(text, None).contains(&told), "{:?}", offices(text, None));
    let two = "The Tories and Fidesz met on Monday. Health Minister Ana Lee told them to wait.";
    assert!(offices(two, None).is_empty());
}

#[test]
fn the_congress_of_another_country_is_not_the_american_one() {
    let text = "Congress President Ana Lee spoke in the Lok Sabha. India was calm.";
    assert!(offices(text, None).iter().all(|office| !office.contains("US Congress")));
}

#[test]
fn a_surname_that_is_an_adverb_elsewhere_stays_with_its_given_name() {
    assert_eq!(
        offices("Indiana State Senator David Long left.", None),
        ["David Long is state senator of Indiana"]
    );
}

#[test]
fn a_governor_governs_no_country() {
    let text = "Nigeria met. President Bola Moor was glad. It was moved by Governor Hope Reed of Imo State. Nigeria won.";
    let offices = crate::testing::said("office", text, None);
    assert!(offices.iter().all(|office| !office.contains("governor of Nigeria")), "{offices:?}");
}

#[test]
fn a_leader_of_the_senate_leads_that_of_the_congress_only_in_news_of_america() {
    assert_eq!(
        offices("The US Congress met. Senate Majority Leader Ann Lee was calm.", None),
        ["Ann Lee is majority leader of US Senate"]
    );
    for text in [
        "The Philippine press was calm. Senate Majority Leader Ann Lee was not.",
        "The US Congress met. State Senate Majority Leader Ann Lee was calm.",
    ] {
        let offices = offices(text, None);
        assert!(offices.iter().all(|office| !office.contains("US Senate")), "{offices:?}");
    }
}

#[test]
fn a_director_general_is_of_no_country() {
    let text = "The Kenya Centre for Ports says Kenya is late. Its director-general, Ana Lee, was calm.";
    assert!(offices(text, None).iter().all(|office| !office.ends_with("of Kenya")));
}

#[test]
fn a_state_minister_is_none_of_the_country() {
    let text = "The lake froze in northern India. State Sports Minister Ana Lee was calm.";
    assert!(offices(text, None).is_empty());
}

#[test]
fn whoever_a_company_appoints_is_its_officer() {
    for text in [
        "The insurer Veltora has appointed Ana Lee as chief executive.",
        "On Monday Veltora announced that chief executive Ana Lee would leave.",
    ] {
        assert_eq!(offices(text, None), ["Ana Lee is chief executive of Veltora"], "{text}");
    }
    let text = "On Monday Veltora hired Ana Lee, chief executive at Kestrel Lines.";
    assert!(offices(text, None).iter().all(|office| !office.ends_with("of Veltora")));
    assert!(offices("On Monday Veltora criticised chief executive Ana Lee.", None).is_empty());
}

#[test]
fn a_minister_of_scotland_is_none_of_the_united_kingdom() {
    let text = "Teachers in Scotland met. The Scottish schools are shut. It is the best deal in the UK, Education Secretary Ana Lee said.";
    assert!(offices(text, None).iter().all(|office| !office.contains("United Kingdom")));
}

#[test]
fn a_country_within_the_name_of_a_body_is_named_too() {
    let text =
        "Nurses in Malta met. The Malta Nurses Organisation was glad. Health Minister Ana Lee was calm.";
    assert_eq!(offices(text, None), ["Ana Lee is health minister of Malta"]);
}

#[test]
fn a_head_who_has_none_named_is_not_of_the_company_that_another_is_said_to_head() {
    let text = "Kestrel said that Chief Executive Bob Mason would step down. \
        David Lorne has been Pentax CEO for four years.";
    let said = offices(text, None);
    assert!(!said.contains(&"Bob Mason is chief executive of Pentax".to_owned()), "{said:?}");
}

#[test]
fn a_mayor_is_of_the_one_town_that_the_article_names() {
    let text = "The council of Leipzig met on Monday. Mayor Anna Berg said Leipzig would pay.";
    assert_eq!(said("office", text, None), ["Anna Berg is mayor of Leipzig"]);
    // A town named once may be the next one, and what stands behind "in" is no person.
    assert!(said("office", "Rain fell in Leipzig. Mayor Anna Berg of the camp said no.", None).is_empty());
    let text =
        "Rain fell in Leipzig. Leipzig is wet. Ten may be dead in Costa Negra, the mayor, Ann Lee, fears.";
    assert!(said("office", text, None).is_empty());
    // Which of them is not told.
    let text = "Leipzig and Dresden met on Monday. Mayor Anna Berg said no.";
    assert!(said("office", text, None).is_empty());
}

#[test]
fn whoever_heads_a_district_of_a_party_heads_no_party() {
    let text = "Ann Lee, chairman of the 6th Congressional District GOP, left. John Moor, the 7th District \
                chairman, stayed.";
    assert!(said("office", text, None).is_empty());
    // "Congress" is a party's name too.
    assert!(said("office", "Congress president Ann Lee left early.", None).is_empty());
}

#[test]
fn ministers_of_a_province_were_told_as_those_of_the_country() {
    let text = "Canadian firms wait. Saskatchewan Premier Carl Voss named his cabinet. Anna Berg becomes Minister of Energy and Resources.";
    assert!(offices(text, None).iter().any(|said| said == "Anna Berg is energy minister of Saskatchewan"));
    let text = "Canada's Prime Minister Carl Voss met Saskatchewan Premier Paul Reed. Anna Berg becomes energy minister.";
    assert!(!offices(text, None).iter().any(|said| said == "Anna Berg is energy minister of Saskatchewan"));
}

#[test]
fn a_premier_named_by_the_way_hid_the_ministers_country() {
    let text =
        "In Canada, Anna Berg — the sister of former Ontario premier Carl Voss — is the new health minister.";
    assert!(offices(text, None).iter().any(|said| said == "Anna Berg is health minister of Canada"));
}

#[test]
fn whoever_is_in_a_list_of_titles_got_the_office_that_the_lexicon_knows() {
    let text = "Florida Sens. Marco Rubio (R), who is running again, and Carl Voss (D) pushed for it.";
    assert!(!offices(text, Some("2026-01-10")).iter().any(|said| said.contains("secretary of state")));
}

#[test]
fn ministers_listed_behind_one_of_a_part_were_those_of_the_country() {
    let text = "Britain waited at Westminster. Scottish health secretary Anna Berg and former community safety minister Paul Reed spoke.";
    assert_eq!(
        offices(text, None),
        [
            "Anna Berg is health secretary of Scotland",
            "Paul Reed is a former community safety minister of Scotland"
        ]
    );
}

#[test]
fn the_leader_of_a_party_in_a_part_led_the_whole_party() {
    let text = "Paul Reed, the leader of the Scottish Conservatives, met Welsh Labour leader Anna Berg.";
    assert_eq!(
        offices(text, None),
        ["Paul Reed is leader of Scottish Conservatives", "Anna Berg is leader of Welsh Labour"]
    );
}

#[test]
fn who_heads_a_body_is_president_of_no_country_told_of_beside() {
    let text = "Hungary's leader voted against extending the mandate of President Ursula von der Leyen.";
    let offices = crate::testing::said("office", text, None);
    assert!(offices.iter().all(|office| !office.contains("president of Hungary")), "{offices:?}");
}

#[test]
fn a_minister_of_a_province_was_of_nothing_where_no_country_is_named() {
    let text = "Saskatchewan Premier Carl Voss named a new cabinet on Monday. Anna Berg is the new minister of health.";
    assert!(offices(text, None).iter().any(|said| said == "Anna Berg is health minister of Saskatchewan"));
    let text =
        "Ohio Governor Carl Voss named a new cabinet on Monday. Anna Berg is the new minister of health.";
    assert!(!offices(text, None).iter().any(|said| said.contains("health minister")));
}

#[test]
fn ministers_of_the_country_whose_leader_is_named_once_were_of_nothing() {
    let text = "Malta's Prime Minister Anna Berg has kept her team.\n\nThe list came on Monday.\n\nDefence Minister Carl Voss said he would stay. Paul Reed will become the next transport minister.";
    let said = offices(text, None);
    assert!(said.iter().any(|said| said == "Carl Voss is defence minister of Malta"), "{said:?}");
    assert!(
        said.iter().any(|said| said.starts_with("Paul Reed") && said.contains("transport minister")),
        "{said:?}"
    );
    let text = "Malta's Prime Minister Anna Berg left for Rome.\n\nThe list came on Monday.\n\nItalian Defence Minister Carl Voss said he would stay. Health Minister Paul Reed went.";
    assert!(!offices(text, None).iter().any(|said| said == "Paul Reed is health minister of Malta"));
}

#[test]
fn a_minister_of_a_part_was_one_of_the_country_that_only_its_parties_tell() {
    let text = "The New Democratic Party of Alberta met in Calgary. Alberta waits. Former justice minister Anna Berg is running.";
    assert!(offices(text, None).iter().all(|said| !said.contains("Canada")), "{:?}", offices(text, None));
    let text = "Ward 4 Councillor Anna Berg opposes the plan. Alberta Federation of Labour president Carl Voss agrees.";
    let said = offices(text, None);
    assert!(said.iter().all(|said| !said.ends_with("Ward") && !said.ends_with("of Labour")), "{said:?}");
}

#[test]
fn a_senator_who_leads_the_senate_leads_it_by_no_seat() {
    let text = "In Manila, Senator Ann Lee spoke. Lee has led the Senate since May 2020.";
    let told = crate::testing::said("term", text, None);
    assert!(told.iter().all(|term| !term.contains("senator")), "{told:?}");
}

#[test]
fn a_minister_was_of_the_other_country_that_the_parliament_signed_with() {
    let text = "Hungary's parliament ratified a treaty with Finland. Helsinki was glad. \
                \"Late,\" Finnish Prime Minister Ana Lee said.\n\n\
                Foreign Minister Carl Voss, whose ministry had waited, said Hungary was never against it.";
    assert_eq!(offices(text, None), ["Ana Lee is prime minister of Finland"]);
}

#[test]
fn a_minister_of_a_german_state_was_one_of_the_country() {
    let text = "Talks went on in Lower Saxony. In Hanover, state premier Carl Voss was glad.\n\n\
                Ana Lee is set to become environment minister.";
    assert!(
        !offices(text, None).iter().any(|told| told.ends_with("of Germany")),
        "{:?}",
        offices(text, None)
    );
}

#[test]
fn a_governor_was_of_where_somebody_spent_a_holiday() {
    let text = "Paul Reed, reached by phone in Texas, would not say more. A spokeswoman for Gov. Ann Lee had no comment.";
    assert!(said("office", text, None).is_empty());
}

#[test]
fn a_state_had_the_vice_president_of_its_university() {
    let text = "Former Ohio State vice president Ann Lee spoke. Ohio State president Carl Voss did not.";
    assert!(said("office", text, None).iter().all(|office| !office.contains("Ohio")));
}

#[test]
fn a_board_chair_chaired_the_only_committee_with_a_chairman() {
    let text =
        "Board Chair Ann Lee was glad. The chairman of the Harbour Committee, Carl Voss, said no more.";
    assert!(
        !said("office", text, None)
            .iter()
            .any(|office| office.starts_with("Ann Lee") && office.contains("Harbour"))
    );
}

#[test]
fn a_rebel_leader_in_a_country_led_it() {
    assert!(said("office", "Ann Lee, the rebel leader in Malta, spoke.", None).is_empty());
}

#[test]
fn a_governor_was_of_the_part_that_two_senators_are_of() {
    let text = "Gov. Grace Lee waits. Michigan waits. Sens. Ann Berg of Maine and Paul Reed of Maine spoke.";
    assert!(!said("office", text, None).iter().any(|office| office == "Grace Lee is governor of Maine"));
}

#[test]
fn two_senators_were_of_the_place_of_one() {
    let text = "State Sen. Nora Pike, of Marlow, met State Sen. Otto Lund, of Brooklyn.";
    assert!(
        !said("office", text, None).iter().any(|office| office == "Nora Pike is state senator of Brooklyn")
    );
    assert!(said("office", text, None).contains(&"Otto Lund is state senator of Brooklyn".to_owned()));
}

#[test]
fn a_governor_was_given_the_state_told_of_before() {
    let text = "In Kaduna, Governor Uba Hale backed the plan. Kaduna has banned the group. In Kano, Governor Frank Moor said no.";
    let told = crate::testing::said("office", text, None);
    assert!(told.iter().any(|told| told == "Frank Moor is governor of Kano State"), "{told:?}");
    let text = "In Kaduna, Governor Uba Hale backed the plan. Kaduna has banned it. In Redmoor, Governor Frank Moor said no.";
    let told = crate::testing::said("office", text, None);
    assert!(told.iter().all(|told| !told.starts_with("Frank Moor is governor of Kaduna")), "{told:?}");
}

#[test]
fn the_speaker_of_a_states_assembly_was_that_of_the_country() {
    let text = "Karnataka's drama goes on. If Assembly Speaker Ravi Hale resigns, India's oldest party loses Karnataka.";
    let told = crate::testing::said("office", text, None);
    assert!(told.iter().all(|told| !told.ends_with("of India")), "{told:?}");
}

#[test]
fn a_mayor_was_of_no_town_where_its_council_votes() {
    let mayor = |text: &str| crate::testing::said("office", text, None);
    let budget = "The Chicago City Council voted 36 to 14 to approve Mayor Ann Lee's budget.";
    assert_eq!(mayor(budget), ["Ann Lee is mayor of Chicago"]);
    let met = "The Chicago City Council met on Monday. Mayor Ann Lee spoke.";
    assert_eq!(mayor(met), ["Ann Lee is mayor of Chicago"]);
    // Of which of two is not told.
    let two = "The Chicago city council met. The Boston city council met. Mayor Ann Lee spoke.";
    assert!(mayor(two).is_empty());
}

#[test]
fn somebodys_deputy_sat_in_parliament() {
    let text = "Carl Hale, Orr's deputy, has been serving as interim governor of the Reserve Bank.";
    let told = crate::testing::said("office", text, None);
    assert_eq!(told, ["Carl Hale is acting governor of Reserve Bank"]);
}
