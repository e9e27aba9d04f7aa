/// The offices that a text gives to people, in words.
fn offices(text: &str) -> Vec<String> {
    crate::testing::said("office", text, None)
}

#[test]
fn who_heads_a_field_or_a_part_of_a_body_does_not_head_the_body() {
    for text in [
        "White House political director Ann Lee resigned.",
        "Ann Lee, Kestrel Lane's director of political ad sales, said no.",
        "Ann Lee, Reed's deputy national security adviser, said no.",
        "Ann Lee, head of policy at the Salt Lane Trust, said no.",
        "Ann Lee was named chairman of Nordhaven’s film division in March.",
        "The slate of General Secretary-Treasurer Ann Lee won in the United States.",
    ] {
        assert_eq!(offices(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn an_office_that_somebody_runs_for_is_not_held() {
    assert_eq!(offices("The party's candidate for governor, Ann Lee, won in Ohio."), [] as [&str; 0]);
}

#[test]
fn an_office_is_of_the_body_by_its_whole_name() {
    for (text, office) in [
        (
            "Ann Lee, head of the Center for American Progress, said no.",
            "Ann Lee is head of Center for American Progress",
        ),
        ("Ann Lee, director of Procter & Gamble, said no.", "Ann Lee is director of Procter & Gamble"),
        (
            "Ann Lee, chair of the Ohio Democratic Party, said no.",
            "Ann Lee is chairman of Ohio Democratic Party",
        ),
        (
            "Ann Lee, director at the National Security Council, said no.",
            "Ann Lee is director of National Security Council",
        ),
    ] {
        assert_eq!(offices(text), [office], "{text}");
    }
}

#[test]
fn a_surname_that_is_also_a_title_is_a_surname() {
    assert_eq!(offices("Flowers lay there for Bebe King, Elsie Stone and Alice Moor."), [] as [&str; 0]);
    assert_eq!(
        offices("Howard Dean, a former governor of Vermont, said no."),
        ["Howard Dean is a former governor of Vermont"]
    );
}

#[test]
fn a_governor_of_the_central_bank_is_no_governor_of_the_state_that_the_news_is_about() {
    let text = "Alabama is warm. Ann Lee, a Fed governor, spoke in Alabama.";
    assert!(offices(text).iter().all(|office| !office.contains("Alabama")));
}

#[test]
fn a_deputy_holds_the_office_below_whatever_names_stand_between() {
    for (text, office) in [
        ("Deputy UAE Ambassador Ann Lee left.", "Ann Lee is deputy ambassador of the United Arab Emirates"),
        (
            "Ann Lee, deputy US ambassador to the United Nations, said no.",
            "Ann Lee is deputy ambassador of the United States",
        ),
    ] {
        assert_eq!(offices(text), [office], "{text}");
    }
    assert_eq!(offices("Assistant U.S. Secretary of State Ann Lee left."), [] as [&str; 0]);
}

#[test]
fn the_head_of_a_national_body_without_a_name_holds_no_office_of_the_country() {
    for text in [
        "Dutch rowing association president Ann Lee was late.",
        "Norwegian fishing federation chairwoman Ann Lee was late.",
    ] {
        assert_eq!(offices(text), [] as [&str; 0], "{text}");
    }
}

#[test]
fn the_head_of_a_national_body_heads_it_and_not_the_country() {
    for (text, office) in [
        (
            "Norwegian Fishing Federation president Ann Lee was late.",
            "Ann Lee is president of Norwegian Fishing Federation",
        ),
        (
            "South African Rowing Council chairman Paul Reed was late.",
            "Paul Reed is chairman of South African Rowing Council",
        ),
    ] {
        assert_eq!(offices(text), [office], "{text}");
    }
}

#[test]
fn an_office_told_of_as_formerly_held_is_held_no_more() {
    let text = "Ann Lee, formerly Malta's interior minister and a poet, was late.";
    assert_eq!(offices(text), ["Ann Lee is a former interior minister of Malta"]);
}

#[test]
fn a_title_behind_a_comma_with_its_own_holder_is_nobody_elses() {
    let text = "In a blow to Ann Lee, the head of Nordhaven Paul Reed left the talks.";
    assert!(offices(text).iter().all(|office| !office.contains("Ann Lee")), "{text}");
}

#[test]
fn the_house_of_representatives_of_another_country_is_not_the_american_one() {
    let text = "The Japanese premier named Ann Lee, a House of Representatives lawmaker, on Friday.";
    assert!(offices(text).iter().all(|office| !office.contains("US")), "{text}");
}

#[test]
fn an_honorific_parts_no_office_from_its_holder() {
    for (text, office) in [
        (
            "In Malta, former health minister Dr Ann Lee spoke.",
            "Ann Lee is a former health minister of Malta",
        ),
        (
            "The Maltese Minister for Foreign Affairs and Trade, Mr Paul Reed, spoke.",
            "Paul Reed is foreign minister of Malta",
        ),
        ("The leader of the Civic Party (CP), Mr Paul Reed, spoke.", "Paul Reed is leader of Civic Party"),
        ("The leader of the opposition Civic Party, Paul Reed, spoke.", "Paul Reed is leader of Civic Party"),
    ] {
        assert_eq!(offices(text), [office], "{text}");
    }
}

#[test]
fn a_body_in_capitals_has_officers_of_its_own() {
    for (text, office) in [
        ("TIMO general secretary Ann Lee spoke.", "Ann Lee is secretary general of TIMO"),
        ("On Monday ANC president Ann Lee spoke in South Africa.", "Ann Lee is president of ANC"),
    ] {
        assert_eq!(offices(text), [office], "{text}");
    }
    assert!(offices("Republican president Ann Lee spoke.").iter().all(|office| !office.contains("Party")));
}

#[test]
fn the_leader_of_a_body_is_no_office_that_begins_with_its_last_word() {
    for (text, office) in [
        ("Civic Party leader Ann Lee spoke.", "Ann Lee is leader of Civic Party"),
        ("On Monday Harbour Union president Ann Lee spoke.", "Ann Lee is president of Harbour Union"),
    ] {
        assert_eq!(offices(text), [office], "{text}");
    }
}

#[test]
fn the_british_president_of_a_federation_presides_over_no_country() {
    for (text, of) in [
        (
            "Ann Lee, the British president of the international ski federation, was glad.",
            "international ski federation",
        ),
        ("The Polish president of the European Parliament, Ann Lee, was glad.", "European Parliament"),
        ("The Estonian president, Ann Lee, was glad.", "Estonia"),
    ] {
        let claims = crate::testing::said("office", text, None);
        assert_eq!(claims, [format!("Ann Lee is president of {of}")], "{text}");
    }
    let text = "BJP State president Ann Lee was glad.";
    assert!(crate::testing::said("office", text, None).is_empty());
}

#[test]
fn a_minister_keeps_a_field_that_no_lexicon_knows() {
    let offices = |text: &str| crate::testing::said("office", text, None);
    assert_eq!(
        offices("The former Egyptian antiquities minister Adel Moor left."),
        ["Adel Moor is a former antiquities minister of Egypt"]
    );
    assert_eq!(
        offices("Guinean natural resources minister Adel Moor left."),
        ["Adel Moor is natural resources minister of Guinea"]
    );
    assert_eq!(offices("The senior Egyptian minister Adel Moor left."), ["Adel Moor is minister of Egypt"]);
}

#[test]
fn a_company_at_the_start_of_a_sentence_is_known_by_its_name_elsewhere_or_as_no_word() {
    // A word that is built like an adjective may be one.
    let text = "Veltronic chairman Ann Lee has left. Shares in Veltronic fell.";
    assert_eq!(offices(text), ["Ann Lee is chairman of Veltronic"]);
    assert!(offices("Veltronic chairman Ann Lee has left. Shares fell.").is_empty());
    let text = "Veltora chairman Ann Lee has left. Shares fell.";
    assert_eq!(offices(text), ["Ann Lee is chairman of Veltora"]);
}

#[test]
fn initials_behind_a_nation_name_a_body_of_it() {
    assert_eq!(offices("Welsh FA president Ann Lee spoke."), ["Ann Lee is president of Welsh FA"]);
}

#[test]
fn the_head_of_a_body_named_behind_it_is_no_part_of_its_name() {
    let text = "President of the Harbour Cricket Board Anna Berg spoke.";
    assert_eq!(offices(text), ["Anna Berg is president of Harbour Cricket Board"]);
}

#[test]
fn a_former_minister_of_two_fields_is_a_former_minister() {
    let said = offices("Former Maltese Culture and Tourism Minister Ann Lee resigned.");
    assert_eq!(said, ["Ann Lee is a former tourism minister of Malta"]);
    let said = offices("The former banker and Maltese tourism minister Ann Lee spoke.");
    assert!(said.iter().all(|office| !office.contains("former")), "{said:?}");
}

#[test]
fn the_leader_of_a_side_in_a_house_was_of_the_party() {
    let text = "The US Senate met. Republican Senate majority leader Orla Denham was ill.";
    assert_eq!(offices(text), ["Orla Denham is majority leader of US Senate"]);
    let none = "Democratic House minority whip Pia Lund was ill.";
    assert!(offices(none).is_empty());
}

#[test]
fn the_leader_of_a_capitals_council_was_of_the_country() {
    assert!(offices("Oslo's council leader Ann Poe was ill.").is_empty());
    let union = "The mill is shut, Harbour Workers' Union president Ann Poe said.";
    assert_eq!(offices(union), ["Ann Poe is president of Harbour Workers' Union"]);
}

#[test]
fn who_will_head_something_was_its_head() {
    let text = "In Malta, Paul Reed will head the defence ministry.";
    assert_eq!(offices(text), ["Paul Reed is defence minister of Malta"]);
}

#[test]
fn the_premier_of_a_province_was_the_prime_minister_of_the_country() {
    let text = "Canada waits. Premier Jim Pell left early. Canada has ten provinces.";
    assert!(offices(text).is_empty());
    let chinese = "China waits. Chinese Premier Jim Pell left early.";
    assert_eq!(offices(chinese), ["Jim Pell is prime minister of China"]);
}

#[test]
fn the_secretary_of_an_american_state_was_one_of_the_country_of_its_name() {
    let text = "Georgia's secretary of state, Carl Ness, opposes the audit.";
    assert_eq!(offices(text), ["Carl Ness is secretary of state of US state of Georgia"]);
    let of = crate::testing::claims_of(text, None).into_iter().find(|claim| claim.claim_type == "office");
    let of = of.and_then(|claim| claim.slots.get("of")?.identity()).unwrap_or_default();
    assert_eq!(of, "region:US-GA");
}

#[test]
fn a_governor_called_as_a_title_was_the_sheriff() {
    let text = "Delta State governor Sheriff Okoro left early.";
    assert_eq!(offices(text), ["Sheriff Okoro is governor of Delta State"]);
    assert_eq!(offices("Ohio Sheriff Paul Reed left early."), ["Paul Reed is sheriff of Ohio"]);
}

#[test]
fn what_a_minister_is_of_was_taken_for_a_body() {
    let text = "India waits. In India, Paul Reed is the Minister of Textiles.";
    assert_eq!(offices(text), ["Paul Reed is textiles minister of India"]);
}

#[test]
fn who_is_elected_is_not_the_pronoun_behind_the_office() {
    for text in ["If she is elected president she will cut taxes.", "Once made mayor he cut taxes."] {
        assert!(offices(text).is_empty(), "{text}");
    }
}

#[test]
fn what_is_made_sure_is_no_part_of_a_title() {
    let claims =
        crate::testing::claims_of("They made sure President Anna Holt of Chile had no part in it.", None);
    let office = claims.iter().find(|claim| claim.claim_type == "office").unwrap();
    assert!(office.quote.starts_with("President"), "{}", office.quote);
}

#[test]
fn outlets_have_chairmen() {
    for text in ["BBC chairman Samir Hale said no.", "They met the BBC chairman Samir Hale."] {
        assert_eq!(offices(text), ["Samir Hale is chairman of BBC"], "{text}");
    }
}

#[test]
fn dean_before_a_surname_alone_is_a_given_name() {
    assert_eq!(
        crate::testing::said("statement", "The spokesman Dean Marlow said it was shut.", None),
        ["Dean Marlow said: it was shut"]
    );
    let titled = "Ann Marlow is dean of the law school. Dean Marlow said it was open.";
    assert!(crate::testing::said("statement", titled, None)[0].starts_with("Ann Marlow said"));
}

#[test]
fn capitals_make_no_body_of_what_a_minister_is_in_charge_of() {
    let text = "Workplace Relations Minister Paul Reed of New Zealand said no.";
    assert_eq!(offices(text), ["Paul Reed is workplace relations minister of New Zealand"]);
}

#[test]
fn a_title_behind_bracketed_initials_is_no_part_of_the_body() {
    let text = "The Kenya National Union of Potters (Knup) Secretary General Paul Reed said no.";
    assert_eq!(offices(text), ["Paul Reed is secretary general of Kenya National Union of Potters"]);
}

#[test]
fn a_commissioner_of_a_party_holds_no_office_of_it() {
    assert!(
        offices("The plan of Republican Commissioner Tom Hale failed.")
            .iter()
            .all(|office| !office.contains("of Republican"))
    );
}

#[test]
fn whose_government_a_secretary_was_in_is_no_body() {
    let offices = offices("Former Obama Education Secretary Arne Vance left.");
    assert!(offices.iter().all(|office| !office.contains("of Obama")), "{offices:?}");
}

#[test]
fn initials_behind_an_office_and_a_comma_are_what_the_next_office_is_of() {
    let text = "The Malta Dockers Union backed Carla Voss for mayor, MDU president Paul Reed said.";
    assert_eq!(offices(text), ["Paul Reed is president of Malta Dockers Union"]);
}

#[test]
fn who_heads_a_body_of_a_nation_does_not_head_the_nation() {
    let offices = offices("Kenya's Harbour Commission chairperson Ann Lee said no.");
    assert_eq!(offices.len(), 1, "{offices:?}");
    assert!(offices[0].contains("Harbour Commission"), "{offices:?}");
}

#[test]
fn who_stands_for_a_ministry_sits_in_no_parliament() {
    let offices = offices("Kenya Home Ministry representative Tom Hale said no.");
    assert!(offices.is_empty(), "{offices:?}");
}

#[test]
fn the_only_leader_to_do_something_is_not_told_to_have_been_one() {
    let offices = offices("Kenya's president Tom Hale was the only EU leader not to vote for it.");
    assert_eq!(offices, ["Tom Hale is president of Kenya"]);
}

#[test]
fn a_party_of_a_mayor_is_not_the_party_of_the_town() {
    let offices = offices("The Socialist Party of Tirana mayor Ed Hale left.");
    assert!(offices.iter().all(|office| !office.contains("Party")), "{offices:?}");
}

#[test]
fn a_deputy_of_the_sheriff_was_a_member_of_parliament() {
    for text in ["Boone County Sheriff's Deputy Ann Lee said so.", "Sheriff's Deputy Ann Lee said so."] {
        let said = crate::testing::said("office", text, None);
        assert!(said.iter().all(|said| !said.contains("parliament")), "{said:?}");
    }
}

#[test]
fn the_governor_of_a_capital_governed_the_country() {
    assert_eq!(
        offices("Nairobi Governor Ann Lee opposes the plan."),
        ["Ann Lee is governor of Nairobi County"]
    );
    assert_eq!(offices("Ann Lee was elected mayor of the City of Durban."), ["Ann Lee is mayor of Durban"]);
}

#[test]
fn who_leads_a_council_for_a_party_led_the_party() {
    for text in [
        "The Labour leader of Millford City Council, Karen Lee, said no.",
        "Britain waits. Karen Lee, the Labour leader of Millford City Council, said no. London is far.",
    ] {
        assert_eq!(offices(text), ["Karen Lee is leader of Millford City Council"], "{text}");
    }
}

#[test]
fn a_member_for_a_seat_was_one_of_the_party() {
    assert_eq!(
        offices("Ann Lee, Labour MP for Harrow East, opposes the plan."),
        ["Ann Lee is member of parliament of Harrow East"]
    );
    assert!(offices("SNP MSP Ann Lee opposes the plan.").is_empty());
}

#[test]
fn the_mayor_of_a_town_behind_her_name_held_no_office() {
    for (text, told) in [
        ("Mayor Ann Lee of Dunmore backs the levy.", "Ann Lee is mayor of Dunmore"),
        ("Sheriff Tom Hale of Yewham County said no.", "Tom Hale is sheriff of Yewham County"),
        ("Bishop Tom Hale of Dunmore said no.", "Tom Hale is bishop of Dunmore"),
        ("President Luis Prado of Chile said no.", "Luis Prado is president of Chile"),
    ] {
        assert_eq!(offices(text), [told], "{text}");
    }
    for text in ["Mayor Ann Lee of Labour said no.", "Mayor Ann Lee of her own accord said no."] {
        assert!(offices(text).is_empty(), "{text}");
    }
}

#[test]
fn who_leads_a_side_led_the_country() {
    for text in [
        "German conservative leader Ann Lee said no.",
        "Dutch anti-immigration leader Ann Lee said no.",
        "Ann Lee, the Social Democrat chancellor, said no.",
        "Social Democrat leader Ann Lee said no.",
    ] {
        assert!(offices(text).is_empty(), "{text}: {:?}", offices(text));
    }
    assert_eq!(offices("British Labour leader Ann Lee said no."), ["Ann Lee is leader of Labour Party"]);
    assert_eq!(offices("Hungarian leader Ann Lee said no."), ["Ann Lee is leader of Hungary"]);
    assert_eq!(offices("Libya's former leader Ann Lee said no."), ["Ann Lee is a former leader of Libya"]);
}

#[test]
fn a_constituency_was_a_body() {
    let claims = crate::testing::claims_of("Ann Lee has served as MP for Houghton South since 2010.", None);
    let of = |claim: &claimwire_record::Claim| {
        claim.slots.get("of").and_then(claimwire_record::SlotValue::identity)
    };
    let of: Vec<_> = claims.iter().filter_map(of).collect();
    assert_eq!(of, ["place:houghton-south", "place:houghton-south"]);
}

#[test]
fn a_broadcaster_in_capitals_was_a_doctor() {
    let text = "Hungary has backed Anna Berg, the public broadcaster DR reported.";
    let claims = crate::testing::claims_of(text, None);
    let speakers = claims.iter().filter_map(|claim| claim.slots.get("speaker")?.identity());
    assert_eq!(speakers.collect::<Vec<_>>(), ["media:dr"]);
}

#[test]
fn who_leads_a_party_in_one_place_led_the_place() {
    for text in [
        "The Harbour Party's Westminster leader Carl Voss left.",
        "The SNP's Holyrood leader, Carl Voss, left.",
    ] {
        assert!(crate::testing::said("office", text, None).is_empty(), "{text}");
    }
    let whole = crate::testing::said("office", "The Harbour Party's leader Carl Voss left.", None);
    assert_eq!(whole, ["Carl Voss is leader of Harbour Party"]);
}

#[test]
fn where_the_head_of_a_body_comes_from_was_what_the_office_is_of() {
    let offices = |text: &str| crate::testing::said("office", text, None);
    assert_eq!(
        offices("Jens Holm, NATO's Norwegian secretary-general, left."),
        ["Jens Holm is secretary general of NATO"]
    );
    assert!(offices("The British-Nigerian minister Ada Obi spoke.").is_empty());
    assert_eq!(
        offices(
            "Anna Berg, the British-Nigerian deputy prime minister and finance minister of Canada, spoke."
        ),
        ["Anna Berg is deputy prime minister of Canada", "Anna Berg is finance minister of Canada"]
    );
    assert_eq!(
        offices("The Norwegian attorney general, Ada Obi, spoke."),
        ["Ada Obi is attorney general of Norway"]
    );
}

#[test]
fn whoever_leads_a_party_in_one_place_or_many_of_its_own_led_the_place_or_the_party() {
    for text in [
        "The DA's Western Cape leader Ann Lee spoke.",
        "DA Gauteng provincial chairperson Ann Lee spoke.",
        "APC Lagos chairman Ann Lee spoke.",
        "Former Ashanti Regional Chairman of the NDC, Ann Lee, spoke.",
        "Rebel BJP leader Ann Lee spoke.",
        "Congress leader Ann Lee spoke.",
        "Manchester Central MP Ann Lee spoke.",
        "Bay St. Louis Mayor Ann Lee spoke.",
        "Texas lawmaker Ann Lee spoke.",
        "Mark Moe, the council's Labour leader, spoke.",
    ] {
        assert!(offices(text).is_empty(), "{text}: {:?}", offices(text));
    }
    let told = offices("GERB-UDF parliamentary leader Ann Lee spoke.");
    assert_eq!(told, ["Ann Lee is parliamentary leader of GERB-UDF"]);
    let told = offices("Pakistan's Senate Chairman Ann Lee spoke.");
    assert_eq!(told, ["Ann Lee is senate president of Pakistan"]);
}

#[test]
fn whoever_leads_a_party_called_by_a_plural_led_the_country() {
    let told = offices("Sweden's Moderates leader Ann Lee spoke.");
    assert_eq!(told, ["Ann Lee is leader of Moderates"]);
    assert!(
        offices("Sweden's services leader Ann Lee spoke.").iter().all(|told| !told.contains("of services"))
    );
}
