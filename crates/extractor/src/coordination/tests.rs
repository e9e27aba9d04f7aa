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
