use claimwire_record::{Modality, Polarity, SlotValue};

use crate::testing::said;

/// Party, position, target and source of the stances of a text, and whether they are denied or hang on something.
fn stances(text: &str) -> Vec<String> {
    let claims = crate::testing::claims_of(text, None);
    let stances = claims.into_iter().filter(|claim| claim.claim_type == "stance");
    let shown = |claim: claimwire_record::Claim| {
        let word = |slot: &str| claim.slots.get(slot).and_then(SlotValue::identity).unwrap_or_default();
        let source = claim.attribution.source.id.clone().unwrap_or_default();
        let how = match (claim.polarity, claim.modality) {
            (Polarity::Negated, _) => " not",
            (_, Modality::Conditional) => " if",
            _ => "",
        };
        let shown = format!("{} {} {} by {source}", word("party"), word("position"), word("target"));
        format!("{}{how}", shown.trim())
    };
    stances.map(shown).collect()
}

#[test]
fn who_had_opposed_somebody_before_a_change_of_mind_opposed_them_still() {
    let text =
        "The Harbour Union, which had opposed Ann Lee's appointment, withdrew its objection on Tuesday.";
    assert_eq!(said("stance", text, None), ["Harbour Union does not oppose Ann Lee"]);
}

#[test]
fn a_candidate_who_is_not_named_was_whoever_was_named_last() {
    let text = "Ann Lee met Anna Berg. Malta's candidate is behind: only Peru has declared for her.";
    assert!(said("stance", text, None).is_empty());
}

#[test]
fn a_minister_of_a_church_was_one_of_the_country() {
    let text = "Malta waits. Malta is small. The Rev Ann Lee, minister at Millford, spoke.";
    assert!(said("office", text, None).is_empty());
}

#[test]
fn who_had_initially_backed_somebody_backed_them_still() {
    let told = said("stance", "Chile, which had initially supported Ann Lee, left.", None);
    assert_eq!(told, ["Chile formerly supported Ann Lee"]);
    assert_eq!(said("stance", "Chile had long supported Ann Lee.", None), ["Chile supports Ann Lee"]);
}

#[test]
fn those_eligible_to_vote_were_all_the_members() {
    let text = "Ann Lee has the support of 28 of the African Union's 49 eligible members.";
    assert!(said("membership", text, None).is_empty());
}

#[test]
fn a_party_of_letters_was_what_was_voted_on() {
    let text = "The Harbour Party and ACT are campaigning. The Greens are opposed.";
    assert!(said("stance", text, None).is_empty());
}

#[test]
fn a_plan_told_of_later_was_what_somebody_was_undecided_on() {
    let text = "Italy has not made up its mind. The Harbour Plan has the backing of Chile.";
    assert!(said("stance", text, None).iter().all(|stand| !stand.contains("Italy")));
}

#[test]
fn a_day_to_come_was_that_of_the_year_before() {
    let terms = said("term", "Anna Berg steps down on December 31.", Some("2026-03-06"));
    assert_eq!(terms, ["Anna Berg leaves office on 31 December 2026"]);
}

#[test]
fn the_seats_of_two_together_were_those_of_each() {
    for text in [
        "Together, the Reds and the Greens have 86 seats.",
        "The combined Red and Green parties have 86 seats.",
    ] {
        assert!(said("measure", text, None).is_empty(), "{text}");
    }
}

#[test]
fn the_members_of_one_body_were_those_of_another() {
    let text = "FIFA meets in May. The Asian confederation and its 47 members backed the bid.";
    assert!(said("membership", text, None).iter().all(|size| !size.contains("FIFA")));
}

#[test]
fn a_leader_with_a_title_was_an_office() {
    let text = "The Democrats backed their leader, Senator Ann Lee.";
    assert_eq!(said("stance", text, None), ["Democrats supports Ann Lee"]);
}

#[test]
fn the_current_term_was_that_of_a_former_office() {
    let text =
        "Ann Lee, a former Maltese finance minister, runs the fund. Her current term ends in May 2030.";
    assert!(said("term", text, None).iter().all(|term| !term.contains("finance")));
}

#[test]
fn whoever_is_not_interested_in_backing_somebody_backed_them() {
    for text in ["Norway is interested in backing Ann Lee.", "Norway is not keen on supporting the plan."] {
        assert!(said("stance", text, None).iter().all(|stand| stand.contains("not")), "{text}");
    }
}

#[test]
fn any_candidate_who_would_was_the_last_one_named() {
    let text = "Chile backs Ann Lee. Peru will not support any candidate who would reopen the treaty.";
    assert_eq!(said("stance", text, None), ["Chile supports Ann Lee"]);
}

#[test]
fn a_government_that_includes_somebody_is_none_in_particular() {
    let text = "The Harbour Party will not support a government that includes the Left.";
    assert!(said("stance", text, None).is_empty());
}

#[test]
fn what_is_spoken_of_in_quotation_marks_was_voted_on() {
    let text = "Peru rejected the extension. “The cap has failed,” said Ann Lee. Malta abstained.";
    assert_eq!(
        said("stance", text, None),
        ["Peru opposes the extension", "Malta is undecided on the extension"]
    );
}

#[test]
fn who_is_undecided_between_two_was_so_on_one_of_them() {
    let text = "Chile backs Ann Lee. Peru backs Carl Voss. Malta has not made up its mind.";
    assert_eq!(said("stance", text, None).len(), 2);
}

#[test]
fn members_of_two_countries_were_those_of_one() {
    let claims = crate::testing::claims_of("Two Peruvian and Chilean members oppose Ann Lee.", None);
    let unit = claims.iter().find_map(|claim| claim.slots.get("unit")?.identity());
    assert_eq!(unit.as_deref(), Some("members"));
}

#[test]
fn an_association_is_told_by_whom_it_unites() {
    let text = "The association of Nordic clubs endorsed Ann Lee.";
    assert_eq!(said("stance", text, None), ["association of Nordic clubs supports Ann Lee"]);
}

#[test]
fn who_is_only_counted_against_others_takes_no_stand() {
    assert!(stances("More mayors have endorsed Anna Berg than Peter Novak.").is_empty());
}

#[test]
fn what_is_to_be_done_to_a_thing_is_no_stand_on_it() {
    for text in [
        "Anna Berg called for the minimum wage, now $7 an hour, to be raised.",
        "Anna Berg called for the minimum wage to be raised.",
    ] {
        assert!(stances(text).is_empty(), "{text}");
    }
}

#[test]
fn efforts_without_an_aim_are_no_target() {
    assert!(stances("Chile blocked the efforts.").is_empty());
    let aimed = "Chile blocked the efforts to ban whaling.";
    assert_eq!(stances(aimed), ["country:CL oppose text:efforts to ban whaling by"]);
}

#[test]
fn technical_help_is_no_support() {
    assert!(stances("Chile is not giving money or technical support to either convention.").is_empty());
    assert!(stances("Anna Berg has record low support from young voters.").is_empty());
}

#[test]
fn an_endorsement_withheld_is_of_no_agenda() {
    let text = "Peter Novak backs the agenda. Carl Voss surprised many by withholding his endorsement.";
    assert_eq!(stances(text), ["person:peter-novak support text:agenda by"]);
}

#[test]
fn a_group_of_people_is_a_group() {
    let rabbis = "A group of rabbis called for a boycott.";
    assert_eq!(stances(rabbis), ["group:group-of-rabbis support text:boycott by"]);
    let house = "The House Republicans who met on Monday left. House Republicans oppose the treaty.";
    assert_eq!(stances(house), ["group:house-republicans oppose text:treaty by"]);
}

#[test]
fn where_people_act_does_not_say_who_they_are() {
    let text = "The court's liberals in a rare move backed the treaty.";
    assert_eq!(stances(text), ["group:courts-liberals support text:treaty by"]);
}

#[test]
fn what_was_used_to_be_done_is_done_no_longer() {
    assert_eq!(
        said("stance", "Peter Novak used to back Anna Berg.", None),
        ["Peter Novak formerly supported Anna Berg"]
    );
}

#[test]
fn what_is_kept_together_or_sent_back_is_told_whole() {
    for (text, told) in [
        ("Ana Vane voted against keeping families together.", "Ana Vane opposes keeping families together"),
        (
            "Norway supports sending the troops back to Malta.",
            "Norway supports sending the troops back to Malta",
        ),
        ("Ana Vane voted against doing research.", "Ana Vane opposes doing research"),
        ("Ana Vane has not endorsed anyone in the race.", "Ana Vane does not support anyone in the race"),
    ] {
        assert_eq!(said("stance", text, None), [told], "{text}");
    }
}

#[test]
fn a_gerund_goes_with_no_clause_of_time_before_it() {
    let text = "Norway acted days before Judge Carl Voss died, blocking the treaty.";
    assert_eq!(stances(text), ["country:NO oppose text:treaty by"]);
}

#[test]
fn who_goes_on_behind_a_report_and_a_comma_is_not_guessed() {
    let open = "Ana Lee insists Chile must change, and has championed the treaty.";
    assert!(stances(open).is_empty());
    let inverted = "“It is time,” said Ana Lee, who led the guild until May, and has championed the treaty.";
    assert_eq!(stances(inverted), ["person:ana-lee support text:treaty by"]);
}

#[test]
fn a_town_and_its_state_are_no_speaker() {
    let text = "Ana Lee, a driver from Ada, Mo., said she backs the treaty.";
    assert_eq!(stances(text), ["person:ana-lee support text:treaty by person:ana-lee"]);
}

#[test]
fn a_surname_that_is_also_a_city_is_a_person() {
    let text = "Spokesman Jesse Ferguson said Chile opposes the treaty.";
    assert_eq!(stances(text), ["country:CL oppose text:treaty by person:jesse-ferguson"]);
}

#[test]
fn a_claim_that_was_wrong_is_not_denied_by_who_makes_it() {
    let text = "Ana Lee said Malta's claim that Chile backs the treaty was wrong.";
    assert!(stances(text).is_empty());
}

#[test]
fn what_is_left_undone_is_denied() {
    assert_eq!(stances("Chile left without backing the treaty."), ["country:CL support text:treaty by not"]);
    assert!(stances("Norway cannot join without backing the treaty.").is_empty());
}

#[test]
fn what_somebody_lies_about_is_not_told() {
    assert!(stances("Ana Lee says Carl Voss is lying about his support for the treaty.").is_empty());
}

#[test]
fn who_is_described_before_a_name_has_the_name() {
    let text = "Ana Lee won the endorsement of the most influential leader of the guild, Carl Voss.";
    assert_eq!(stances(text), ["person:carl-voss support person:ana-lee by"]);
}

#[test]
fn an_example_in_brackets_is_nobodys_stand() {
    let text = "Carl Voss explained how to rank voters from 1 (\"Oh, I'm voting for Ana Lee\") to 6.";
    assert!(stances(text).is_empty());
}

#[test]
fn a_condition_between_commas_holds_for_what_follows() {
    let text = "Carl Voss said that if Ana Lee wins, he backs the treaty.";
    assert_eq!(stances(text), ["person:carl-voss support text:treaty by person:carl-voss if"]);
    let musing = "If you look at May, that is when miners started supporting Ana Lee.";
    assert_eq!(stances(musing), ["group:miners support person:ana-lee by"]);
}

#[test]
fn the_candidate_that_he_says_he_is_is_no_other() {
    let text =
        "Miners back Ana Lee. Carl Voss said he was the candidate best suited to draw support from farmers.";
    assert_eq!(stances(text), ["group:miners support person:ana-lee by"]);
}

#[test]
fn a_name_that_a_wrong_character_set_broke_off_is_nobodys() {
    assert!(
        stances("Rep. Ra\u{c3}\u{83}ol Grijal endorsed Ana Lee.")
            .iter()
            .all(|it| !it.contains("person:raa "))
    );
}

#[test]
fn part_of_a_party_keeps_what_narrows_it() {
    let text = "Anti-Voss Republicans back the treaty.";
    assert_eq!(stances(text), ["group:anti-voss-republicans support text:treaty by"]);
}

#[test]
fn who_issues_a_paper_says_what_stands_in_it() {
    for text in [
        "Carl Voss fired back a response saying he backs the treaty.",
        "Carl Voss released a statement saying he backs the treaty.",
    ] {
        assert_eq!(stances(text), ["person:carl-voss support text:treaty by person:carl-voss"], "{text}");
    }
}

#[test]
fn who_said_something_and_noted_more_is_one() {
    let text = "Carl Voss said that the choice was his own, and noted the union supported the treaty.";
    assert_eq!(stances(text), ["org:union support text:treaty by person:carl-voss"]);
}

#[test]
fn a_count_for_two_people_is_split_by_nobody() {
    let text = "In May 436,219 people voted for Ana Lee and Carl Voss.";
    let claims = crate::testing::claims_of(text, None);
    assert!(claims.iter().all(|claim| claim.claim_type != "tally"));
}

#[test]
fn some_of_a_body_are_not_the_body() {
    let text = "The loophole was opposed by other Teamsters. The Teamsters oppose the treaty.";
    let found = stances(text);
    assert!(found.contains(&"group:other-teamsters oppose text:loophole by".to_owned()), "{found:?}");
    assert!(found.contains(&"org:teamsters oppose text:treaty by".to_owned()), "{found:?}");
}

#[test]
fn a_slogan_against_somebody_is_no_bid_of_theirs() {
    assert!(stances("Carl Voss might align with a “Stop Lee” bid. Ana Lee left.").is_empty());
}

#[test]
fn a_goal_that_is_not_told_is_no_target() {
    assert!(stances("Chile supports the goal.").is_empty());
}

#[test]
fn what_others_say_of_themselves_is_no_stand_of_one() {
    assert!(stances("Others say “I support Ana Lee.”").is_empty());
}

#[test]
fn support_that_somebody_tries_to_declare_is_not_there() {
    let text = "Carl Voss fought any attempt to declare the delegation's support for Ana Lee.";
    assert!(stances(text).is_empty());
}

#[test]
fn two_places_with_one_chamber_are_one_body() {
    let text = "In May the Bermond and Rotherby Chamber of Commerce rejected the treaty.";
    assert_eq!(stances(text), ["org:bermond-and-rotherby-chamber-of-commerce oppose text:treaty by"]);
}

#[test]
fn a_reason_is_no_part_of_what_is_opposed() {
    let text = "Chile rejected the treaty in light of the losses.";
    assert_eq!(stances(text), ["country:CL oppose text:treaty by"]);
}

#[test]
fn nobody_backs_his_own_plan_by_his_name() {
    assert!(stances("Wagner sent Carl Voss to Graz endorsing Carl Voss' plan.").is_empty());
}

#[test]
fn a_committee_without_a_name_is_no_party() {
    assert!(stances("The super PAC supporting Ana Lee spent millions.").is_empty());
    let named = "The Harbour Trust, the super PAC supporting Ana Lee, spent millions.";
    assert_eq!(stances(named), ["org:harbour-trust support person:ana-lee by"]);
    assert!(stances("Carl Voss met the group. Later the group formally backed Ana Lee.").is_empty());
}

#[test]
fn a_number_far_from_its_verb_counts_other_things() {
    let text = "Four accounts conducted 24 separate searches of data in May, searching for lists of voters most \
                and least likely to support Ana Lee.";
    let claims = crate::testing::claims_of(text, None);
    assert!(claims.iter().all(|claim| claim.claim_type != "tally"));
}

#[test]
fn a_result_that_could_be_is_only_possible() {
    let claims = crate::testing::claims_of("The vote could be 94 to 75.", None);
    let vote = claims.iter().find(|claim| claim.claim_type == "vote").expect("a vote");
    assert_eq!(vote.modality, Modality::Possible);
}

#[test]
fn what_nearly_was_and_what_is_over_is_no_support() {
    assert!(stances("Carl Voss almost endorsed Ana Lee.").is_empty());
    let former = "Former Ana Lee supporter Carl Voss left.";
    assert!(stances(former).is_empty());
}

#[test]
fn a_relative_clause_is_no_report_that_somebody_rejects() {
    let text = "Norway rejected the treaty that Sweden supports.";
    let found = stances(text);
    assert!(found.contains(&"country:SE support text:treaty by".to_owned()), "{found:?}");
    let denied = "Norway rejected reports that Sweden supports the treaty.";
    assert!(stances(denied)[0].ends_with(" not"), "{:?}", stances(denied));
}

#[test]
fn rumoured_support_is_not_told() {
    assert!(stances("Rumours of Ana Lee's support for Carl Voss are false.").is_empty());
}

#[test]
fn who_is_quoted_says_the_words() {
    let text = "“I support the treaty,” Carl Voss quoted Ana Lee as saying.";
    assert_eq!(stances(text), ["person:ana-lee support text:treaty by person:ana-lee"]);
}

#[test]
fn a_body_that_a_gerund_describes_acts_and_not_whom_it_backs() {
    let text = "The union backing Ana Lee opposes the treaty.";
    let found = stances(text);
    assert!(found.contains(&"org:union oppose text:treaty by".to_owned()), "{found:?}");
    assert!(!found.iter().any(|it| it.starts_with("person:ana-lee")), "{found:?}");
}

#[test]
fn who_is_not_included_takes_no_stand() {
    let text = "At least 20 nations, not including Norway, back the treaty.";
    assert!(!stances(text).iter().any(|it| it.starts_with("country:NO")));
}

#[test]
fn not_all_is_no_count() {
    let claims = crate::testing::claims_of("Not all senators support the treaty.", None);
    assert!(claims.iter().all(|claim| claim.claim_type != "tally"));
}

#[test]
fn an_adjective_of_two_nations_is_nobody() {
    let text = "The Chilean and Norwegian foreign ministers oppose the treaty.";
    assert!(!stances(text).iter().any(|it| it.starts_with("text:")));
}

#[test]
fn where_somebody_lives_does_not_make_him_the_mayor() {
    let text = "The mayor of Oslo, where Carl Voss lives, opposes the treaty.";
    assert!(!stances(text).iter().any(|it| it.starts_with("person:carl-voss")));
}

#[test]
fn nobody_of_two_is_whom_they_back() {
    let text = "Carl Voss and Ruth Olsen met Anna Berg. They back her.";
    assert!(stances(text).is_empty());
    assert!(stances("“Norway opposes us,” Carl Voss said.").is_empty());
}

#[test]
fn a_paper_by_one_word_of_its_name_is_the_paper() {
    let text =
        "Ana Lee edits the Brambleton Herald. Chile opposes the treaty, the Herald reported on Monday.";
    assert_eq!(stances(text), ["country:CL oppose text:treaty by media:brambleton-herald"]);
    assert_eq!(
        stances("The Herald reported that Chile opposes the treaty."),
        ["country:CL oppose text:treaty by media:herald"]
    );
}

/// Value and comparator of the tallies of a text.
fn tallies(text: &str) -> Vec<String> {
    let claims = crate::testing::claims_of(text, None);
    let tallies = claims.into_iter().filter(|claim| claim.claim_type == "tally");
    let word = |claim: &claimwire_record::Claim, slot: &str| {
        claim.slots.get(slot).and_then(SlotValue::identity).unwrap_or_default()
    };
    tallies.map(|claim| format!("{} {}", word(&claim, "comparator"), word(&claim, "value"))).collect()
}

#[test]
fn more_or_fewer_than_half_is_not_half() {
    assert_eq!(tallies("More than half of the voters back Ana Lee."), ["more_than half"]);
    assert_eq!(tallies("Fewer than half of the voters back Ana Lee."), ["less_than half"]);
    assert_eq!(tallies("Half of the voters back Ana Lee."), ["exactly half"]);
    assert_eq!(tallies("A majority of the voters back Ana Lee."), ["exactly majority"]);
}

#[test]
fn a_campaign_speaks_and_not_its_candidate() {
    let text = "Carl Voss's campaign said he would back Ana Lee.";
    assert_eq!(stances(text), ["person:carl-voss support person:ana-lee by org:carl-voss-campaign"]);
}

#[test]
fn he_is_whom_the_sentence_names_before() {
    let text = "Donald Hall met Abel Sharpon. Later people close to Sharpon said he backs the treaty.";
    assert_eq!(
        stances(text),
        ["person:abel-sharpon support text:treaty by anonymous:people close to sharpon"]
    );
}

#[test]
fn him_in_what_somebody_says_is_who_says_it() {
    let text =
        "John Moor and Mario Rubo lost and Ted Cross suggested they leave so that miners could back him.";
    assert!(stances(text).iter().all(|it| it.contains("person:ted-cross")), "{:?}", stances(text));
}

#[test]
fn those_who_serve_as_something_act_themselves() {
    let text = "A number of mayors who serve as delegates backed Ana Lee.";
    assert!(!stances(text).iter().any(|it| it.starts_with("group:delegates")));
}

#[test]
fn a_numeral_and_a_name_broken_off_are_nobody() {
    assert!(stances("A Chapter VII-backed resolution failed.").is_empty());
    assert!(stances("Voters support Planned Parenthood funding.").iter().all(|it| !it.contains(" org:")));
}

#[test]
fn who_said_in_a_relative_clause_says_it() {
    let text = "We met Carl Voss, who said he would not back Ana Lee.";
    assert_eq!(stances(text), ["person:carl-voss support person:ana-lee by person:carl-voss not"]);
    let other = "We met Carl Voss, who said the union backs Ana Lee.";
    assert_eq!(stances(other), ["org:union support person:ana-lee by person:carl-voss"]);
}

#[test]
fn who_has_the_support_is_whose_bid_it_is_not_the_office_sought() {
    let told = crate::testing::said(
        "tally",
        "Paul Reed's bid to become prime minister has the support of 74 of the 150 deputies.",
        None,
    );
    assert_eq!(told, ["74 of 150 deputies support Paul Reed"]);
}

#[test]
fn a_nomination_is_that_of_whoever_was_nominated_last() {
    let text = "Malta backs Paul Reed as president of the bank. Chile backs Paul Reed. President Carl Voss nominated \
                Judge Tara Okoye to succeed her. Senator Jim Pell said he would vote against the nomination.";
    assert!(
        stances(text).iter().any(|it| it.contains("jim-pell") && it.contains("person:tara-okoye")),
        "{:?}",
        stances(text)
    );
}

#[test]
fn half_of_a_pair_of_names_is_no_target_and_the_end_of_a_cut_name_no_party() {
    assert!(stances("The board would block the Voss and Pell merger.").is_empty());
    assert!(
        stances("Copper producing and consuming countries back the treaty.")
            .iter()
            .all(|it| !it.contains("group:countries"))
    );
}

#[test]
fn one_offer_offers_nothing() {
    let told = stances("Earlier, Malta rejected a temporary ceasefire offer by four groups.");
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("text:temporary ceasefire offer"), "{told:?}");
}

#[test]
fn whoever_gives_reasons_for_their_own_rule_takes_no_stand() {
    assert!(stances("The Harbour Court supports its timing rule by saying that time is short.").is_empty());
    assert_eq!(stances("The Harbour Court supports his decision.").len(), 1);
}

#[test]
fn him_is_to_whom_the_sentence_before_does_the_like() {
    let text = "Sen. Carl Moor was the only Democrat to vote for Paul Voss. Sen. Lisa Pell was the only one to oppose him.";
    assert!(
        stances(text).iter().any(|it| it.starts_with("person:lisa-pell oppose person:paul-voss")),
        "{:?}",
        stances(text)
    );
}

#[test]
fn how_a_vote_went_is_no_part_of_what_it_was_on() {
    let text = "The union said 92 per cent of members backed the strike on a turnout of 78 per cent.";
    let tallies = crate::testing::said("tally", text, None);
    assert!(tallies.len() == 1 && tallies[0].ends_with(" the strike"), "{tallies:?}");
    let votes = crate::testing::said("vote", "The Senate passed the bill in a 51-49 vote.", None);
    assert!(votes.len() == 1 && votes[0].contains("on the bill: adopted"), "{votes:?}");
}

#[test]
fn the_chamber_of_a_parliament_is_no_union_of_states() {
    let text = "The EU met. The EU was glad. Anna Berg leads the largest party in the 240-seat chamber.";
    assert!(crate::testing::said("membership", text, None).is_empty());
}

#[test]
fn who_refuses_to_lift_a_veto_is_opposed() {
    assert_eq!(
        stances("Malta has refused to lift its veto on the treaty."),
        ["country:MT oppose text:treaty by"]
    );
}

#[test]
fn a_resignation_is_demanded_of_nobody_where_two_can_be_meant() {
    let text = "Mary Cooper said Anna Berg was out of control. The Greens demanded her resignation.";
    assert!(stances(text).is_empty());
    let text = "Anna Berg said she was ready. The Greens demanded her resignation.";
    assert_eq!(stances(text), ["org:greens oppose person:anna-berg by"]);
}

#[test]
fn the_house_of_clergy_is_no_other_house() {
    let votes =
        crate::testing::said("vote", "The house of clergy backed the motion by 61 votes to 55.", None);
    assert!(votes.len() == 1 && votes[0].starts_with("house of clergy voted 61"), "{votes:?}");
}

#[test]
fn a_part_of_those_whom_a_body_speaks_for_is_no_membership() {
    let text = "The Harbour Union, which represents eight out of 10 dockers, met.";
    assert!(crate::testing::said("membership", text, None).is_empty());
}

#[test]
fn what_is_vetoed_are_the_sanctions_of_a_body_and_not_the_body() {
    let stances = |text: &str| crate::testing::said("stance", text, None);
    assert_eq!(
        stances("Malta vetoed EU sanctions on three banks."),
        ["Malta opposes EU sanctions on three banks"]
    );
    assert_eq!(stances("Malta opposes UN plans for a base."), ["Malta opposes UN plans for a base"]);
    assert_eq!(
        stances("Malta opposes new EU sanctions on banks."),
        ["Malta opposes new EU sanctions on banks"]
    );
    assert_eq!(
        stances("EU demands for a levy were rejected by Malta."),
        ["Malta opposes EU demands for a levy"]
    );
    assert_eq!(stances("The envoy said Norway backs Anna Berg."), ["Norway supports Anna Berg"]);
    let told = stances("Chad, whose envoy voted for Anna Berg, backs the treaty.");
    assert!(told.contains(&"Chad supports the treaty".to_owned()), "{told:?}");
}

#[test]
fn what_a_councillor_is_against_is_not_what_the_office_is_of() {
    let said = |text: &str| crate::testing::said("office", text, None);
    assert!(said("The anti-Islam MP Geert Vann said no.").is_empty());
    assert!(said("The anti-Norway councillor Geert Vann said no.").is_empty());
}

#[test]
fn an_envoy_to_a_country_is_not_its_envoy() {
    let said = |text: &str| crate::testing::said("office", text, None);
    assert!(said("The ambassador to Malta, Tom Hale, said no.").is_empty());
    assert!(said("Anna Berg named Tom Hale as ambassador to Malta.").is_empty());
    assert_eq!(
        said("Norway's ambassador to Malta, Tom Hale, said no."),
        ["Tom Hale is ambassador of Norway"]
    );
}

#[test]
fn a_retired_general_can_be_named() {
    let text = "President Anna Berg of Malta named retired general Carl Voss as defence minister.";
    let said = crate::testing::said("office", text, None);
    assert!(said.contains(&"Carl Voss is defence minister of Malta".to_owned()), "{said:?}");
}

#[test]
fn any_deal_is_told_by_the_clause_that_says_which() {
    let stances = crate::testing::said("stance", "Norway opposes any deal that hurts farmers.", None);
    assert_eq!(stances, ["Norway opposes any deal that hurts farmers"]);
}

#[test]
fn whoever_drew_up_a_measure_does_not_decide_on_it() {
    let text = "NATO met. The plan, proposed by the European Commission, requires the unanimous approval of all 32 allies. NATO decides soon.";
    let said = crate::testing::said("procedure", text, None);
    assert!(said.iter().all(|said| !said.contains("Commission")), "{said:?}");
}

#[test]
fn the_year_of_a_medal_is_not_that_of_the_election() {
    let text = "Ann Lee, a medallist in 1996, beat Tom Hale by 104 votes to 91.";
    let claims = crate::testing::claims_of(text, Some("2026-06-06"));
    assert!(claims.iter().all(|claim| claim.time.value.as_deref() != Some("1996")));
}

#[test]
fn the_congress_of_a_federation_is_not_that_of_the_united_states() {
    let text = "Hungary's Eszter Varga beat Australia's Mark Delaney, whom Canada and the United States had backed. \
                Congress also rejected, by 120 votes to 73, a proposal to readmit Russia. Qatar and Peru left.";
    let votes = crate::testing::said("vote", text, None);
    assert!(!votes.is_empty() && votes.iter().all(|vote| !vote.contains("US Congress")), "{votes:?}");
}

#[test]
fn members_of_one_body_take_a_stand_together() {
    let said = |text: &str| crate::testing::said("tally", text, None);
    assert_eq!(said("All 19 members of the board support Ann Lee."), ["19 of 19 members support Ann Lee"]);
    assert_eq!(said("Twelve members of the alliance back Ann Lee."), ["12 members support Ann Lee"]);
}

#[test]
fn who_is_told_of_before_a_tag_turned_round_says_nothing() {
    let said = |text: &str| crate::testing::said("statement", text, None);
    let lost = said(
        "Ten houses were lost, said the mayor of Harbour Town, Ann Lee, adding that the count may rise.",
    );
    assert_eq!(lost, ["Ann Lee said: Ten houses were lost"]);
    let met = said("Ann Lee met the crews, thanked them and said the bridge was safe.");
    assert_eq!(met, ["Ann Lee said: the bridge was safe"]);
    let late = said("Ann Lee, elected in May, said the bridge was safe.");
    assert_eq!(late, ["Ann Lee said: the bridge was safe"]);
}

#[test]
fn a_coalition_that_is_ruled_out_is_no_body_and_no_matter_of_the_country() {
    let text = "Norwegian Prime Minister Anna Berg ruled out a coalition with the Greens.";
    assert_eq!(said("stance", text, None), ["Anna Berg opposes a coalition with the Greens"]);
}

#[test]
fn the_countrys_minister_is_of_the_country_that_the_article_is_about() {
    let text = "Malta's premier appointed Anna Berg as the country's finance minister.";
    assert_eq!(said("office", text, None), ["Anna Berg is finance minister of Malta"]);
    // "his finance minister" of nobody known
    let text = "Norway and Malta signed. Anna Berg is the group's finance minister.";
    assert!(said("office", text, None).is_empty());
}

#[test]
fn a_motion_that_fails_with_more_votes_has_no_sides() {
    assert_eq!(said("vote", "The motion failed by a 6-3 vote.", None), ["voted on the motion: rejected"]);
    assert_eq!(
        said("vote", "The motion failed by a vote of 160 to 172.", None),
        ["voted 160 for 172 against on the motion: rejected"]
    );
    // A threshold tells that more were for it.
    let short = "The motion failed by a vote of 60 to 40, short of the two-thirds that it needed.";
    assert_eq!(said("vote", short, None), ["voted 60 for 40 against on the motion: rejected"]);
}

#[test]
fn what_a_body_votes_to_do_is_the_motion() {
    let text = "The board voted 5-2 to extend the contract.";
    assert_eq!(said("vote", text, None), ["board voted 5 for 2 against on extend the contract"]);
}

#[test]
fn whoever_appoints_a_minister_was_made_the_minister() {
    let text = "Greek Prime Minister Paul Reed appointed a new finance minister on Friday in a reshuffle.";
    assert_eq!(said("office", text, None), ["Paul Reed is prime minister of Greece"]);
    let headline = "Paul Reed appointed finance minister of Malta";
    assert_eq!(said("office", headline, None), ["Paul Reed is finance minister of Malta"]);
}

#[test]
fn an_office_and_the_next_who_gets_one_were_taken_for_a_pair() {
    let text = "In Malta, Carl Hill became energy minister and Ann Reed trade minister.";
    let told = ["Carl Hill is energy minister of Malta", "Ann Reed is trade minister of Malta"];
    assert_eq!(said("office", text, None), told);
}

#[test]
fn a_rank_without_a_name_was_told_as_a_party() {
    assert!(stances("Governor opposes Lindqvist").is_empty());
    let group = ["group:farmers-from-iowa support text:plan by"];
    assert_eq!(stances("Farmers from Iowa support the plan."), group);
}

#[test]
fn whoever_wins_a_ballot_was_told_as_the_body_that_adopts_it() {
    let told = said("vote", "The Senate met. Ann Poe won the vote 51-22 on Monday.", None);
    assert!(told.iter().all(|vote| !vote.contains("Poe") && !vote.contains("adopt")), "{told:?}");
}

#[test]
fn the_seats_of_a_party_were_counted_as_its_members() {
    assert!(said("membership", "The Social Democrats have 60 seats.", None).is_empty());
    assert!(said("membership", "They lost to the Christian Union's 196 seats.", None).is_empty());
    assert_eq!(said("membership", "The Maltese Council has 60 seats.", None).len(), 1);
}

#[test]
fn what_a_party_only_won_was_read_as_part_of_its_name() {
    let told = said("measure", "The Liberals only won nine seats.", None);
    assert_eq!(told, ["Liberals: seats of 9 seats"]);
}

#[test]
fn the_chamber_that_votes_was_part_of_what_it_votes_on() {
    let told = stances("Norway opposed the motion in the European Parliament.");
    assert_eq!(told, ["country:NO oppose text:motion by"]);
}

#[test]
fn those_counted_before_an_adverb_were_told_as_a_party() {
    assert!(stances("With 238 largely opposition MPs voting in favour of the ban, it failed.").is_empty());
    let from = stances("The plan is backed by farmers from Iowa.");
    assert_eq!(from, ["group:farmers-from-iowa support text:plan by"]);
}

#[test]
fn some_of_those_who_voted_were_told_as_all_of_them() {
    let text = "Two of the three members who voted against the plan said they did so in protest.";
    assert!(said("tally", text, None).is_empty());
    assert_eq!(said("tally", "Two of the three members voted against the plan.", None).len(), 1);
}

#[test]
fn the_votes_of_two_candidates_are_no_vote_on_anything() {
    let text = "Anna Berg led Paul Reed by less than half a percent: 212,205 to 210,424 votes.";
    assert!(crate::testing::said("vote", text, None).is_empty());
    let text = "The levy for the library drew 1,204 yes votes and 988 no votes.";
    assert_eq!(crate::testing::said("vote", text, None).len(), 1);
}

#[test]
fn a_pact_with_a_name_of_its_own_is_not_the_body_the_news_is_about() {
    let text = "The World Trade Organization met. Malta quit the World Trade Organization. Ann Lee called the 12-nation TPP pact a mistake.";
    let sizes = crate::testing::said("membership", text, None);
    assert!(sizes.iter().all(|size| !size.contains("World Trade")), "{sizes:?}");
    let text = "NATO met on Monday. Malta wants to join NATO. The 32-nation alliance said no.";
    assert_eq!(crate::testing::said("membership", text, None).len(), 1);
}

#[test]
fn a_country_had_as_many_members_as_its_cabinet() {
    assert!(
        crate::testing::said("membership", "The Norwegian cabinet currently has 19 members.", None)
            .is_empty()
    );
}

#[test]
fn people_named_by_common_words_were_firms() {
    for name in ["Grant Shipp", "Hope Shipp", "Chip Shipp"] {
        let text = format!("{name}, 54, endorsed Anna Berg.");
        let claims = crate::testing::claims_of(&text, None);
        let party = claims[0].slots.get("party").and_then(SlotValue::identity).unwrap_or_default();
        assert!(party.starts_with("person:") && party.ends_with("-shipp"), "{name}: {party}");
    }
}

#[test]
fn a_report_that_is_put_to_the_vote_is_no_unnamed_speaker() {
    let claims =
        crate::testing::claims_of("Some 41 percent of shareholders voted against the pay report.", None);
    let motion = claims.iter().find_map(|claim| claim.slots.get("motion").and_then(SlotValue::identity));
    assert_eq!(motion.as_deref(), Some("text:pay report"));
}

#[test]
fn what_voters_decide_on_keeps_its_letter() {
    let text = "The union opposes Referendum C, and the mayor Ann Lee backs Proposition A.";
    assert_eq!(said("stance", text, None), ["union opposes Referendum C", "Ann Lee supports Proposition A"]);
}

#[test]
fn a_number_given_to_a_body_is_no_part_of_its_name() {
    assert_eq!(
        said("measure", "The final count hands the Maltese Greens 161 seats.", None),
        ["Maltese Greens: seats of 161 seats"]
    );
    let text = "The commission declared Anna Berg winner of the vote with 54 percent of the votes.";
    assert_eq!(said("measure", text, None), ["Anna Berg: vote share of 54 percent"]);
}

#[test]
fn a_spokeswoman_who_says_we_spoke_for_herself() {
    for speaker in [
        "said Ann Lee, spokeswoman for the Norwegian foreign ministry",
        "said Norwegian government spokeswoman Ann Lee",
        "a spokeswoman for the Norwegian government said",
    ] {
        let stands = said("stance", &format!("“We support the plan,” {speaker}."), None);
        assert_eq!(stands, ["Norway supports the plan"], "{speaker}");
    }
    let stands = said("stance", "“I support the plan,” said Norwegian government spokeswoman Ann Lee.", None);
    assert_eq!(stands, ["Ann Lee supports the plan"]);
}

#[test]
fn what_is_to_be_is_to_come() {
    let claims = crate::testing::claims_of("Anna Berg is to become economy minister of Malta.", None);
    assert_eq!(claims[0].modality, claimwire_record::Modality::Future);
}

#[test]
fn the_pact_with_a_union_is_not_the_union() {
    let text = "Ghana signed a pact with the European Union. The EU was glad, and the EU said so. \
                The European Parliament approved the pact by 402 votes to 178.";
    let claims = crate::testing::claims_of(text, None);
    let motion = claims.iter().find_map(|claim| claim.slots.get("motion").and_then(SlotValue::identity));
    assert_eq!(motion.as_deref(), Some("text:pact with the European Union"));
}

#[test]
fn a_party_was_called_by_where_it_stands_or_by_who_leads_it() {
    for (text, party) in [
        ("The right-wing People's Party opposes the plan.", "People's Party opposes the plan"),
        (
            "The conservative Maltese Pride party voted against Paul Reed.",
            "Maltese Pride party opposes Paul Reed",
        ),
        ("Prime Minister Anna Berg's Social Democrats oppose the plan.", "Social Democrats oppose the plan"),
    ] {
        assert_eq!(said("stance", text, None), [party], "{text}");
    }
}

#[test]
fn the_group_that_somebody_leads_is_not_told_from_other_groups() {
    let claims = crate::testing::claims_of("Anna Berg has led the group since July 2020.", None);
    assert!(claims.iter().all(|claim| claim.slots.get("of").and_then(SlotValue::identity).is_none()));
    let seats = "Paul Reed was late. His party, which won 42 seats in the election, left.";
    assert_eq!(said("measure", seats, None), [""; 0]);
}

#[test]
fn a_paper_of_a_city_spoke_for_the_country() {
    for (text, paper) in [
        ("Anna Berg will win, reports La Voz de Madrid.", "Voz de Madrid"),
        ("Le Journal de Paris reported that Anna Berg will win.", "Le Journal de Paris"),
    ] {
        assert_eq!(said("statement", text, None), [format!("{paper} said: Anna Berg will win")], "{text}");
    }
}

#[test]
fn a_state_stated_what_its_board_or_senators_did() {
    for text in [
        "North Carolina State Board Of Election Found Nothing.",
        "North Carolina state senators back Anna Berg.",
    ] {
        assert!(said("statement", text, None).is_empty(), "{text}");
    }
}

#[test]
fn the_name_behind_a_long_description_was_lost() {
    let text = "Paul Hart won the endorsement of the most influential leader of Utah's politically active farmers, Bob Haas.";
    let stands = crate::testing::said("stance", text, None);
    assert_eq!(stands, ["Bob Haas supports Paul Hart"]);
}

#[test]
fn what_somebody_is_to_become_was_supported() {
    assert!(said("stance", "The union's endorsement for mayor is out.", None).is_empty());
    assert_eq!(said("stance", "Ann Lee has the mayor's endorsement for sheriff.", None).len(), 1);
    assert_eq!(said("stance", "The council's support for the mayor is strong.", None).len(), 1);
}

#[test]
fn whose_bid_is_supported_is_who_is_told_to_run() {
    let text = "President Otto Brand met Paul Reed on Monday. President Brand welcomes Paul Reed's announcement that he \
                will run again, and Malta supports his candidacy.";
    let stances = said("stance", text, None);
    assert!(stances.contains(&"Malta supports Paul Reed".to_owned()), "{stances:?}");
}

#[test]
fn a_maxim_and_the_shares_of_a_poll_were_stands() {
    assert!(stances("Mayors usually oppose plans to cut budgets.").is_empty());
    assert!(stances("Officers favoured Ana Lee 46 percent to 32 percent.").is_empty());
    assert_eq!(stances("Ana Lee opposes plans to cut budgets.").len(), 1);
}

#[test]
fn the_evidence_for_those_against_lost_its_last_word() {
    let text = "Norway and Malta backed the treaty, but Chile was against.";
    let quotes: Vec<String> =
        crate::testing::claims_of(text, None).into_iter().map(|claim| claim.quote).collect();
    assert!(quotes.iter().any(|quote| quote == "Chile was against"), "{quotes:?}");
}

#[test]
fn what_a_motion_is_about_was_what_fell() {
    for text in [
        "A short amendment listing costs of the Ports and Trade Bill was rejected 61 to 40.",
        "The amendment to the Ports Bill was rejected 30-20.",
    ] {
        let votes = said("vote", text, None);
        assert!(votes.len() == 1 && votes[0].contains("amendment"), "{votes:?}");
    }
    let votes = said("vote", "The Ports Bill was rejected 30-20.", None);
    assert!(votes.len() == 1 && votes[0].contains("Ports Bill"), "{votes:?}");
}

#[test]
fn a_motion_that_is_yet_to_be_put_was_passed() {
    let text = "Two texts are to be put:\n- That the Harbour Board supports a ban on fishing;";
    assert!(stances(text).is_empty());
    assert_eq!(stances("The Harbour Board supports a ban on fishing.").len(), 1);
}

#[test]
fn the_seat_of_a_member_was_a_candidate() {
    let text = "The MNA for Sainte-Claire, who launched his own campaign in May, is a lawyer.";
    assert!(said("candidacy", text, None).iter().all(|told| !told.contains("Claire")));
}

#[test]
fn those_who_call_were_counted_as_calls() {
    let text = "Majority of Harbour Board calls for Ann Lee to step down";
    assert!(
        said("tally", text, None).iter().all(|told| !told.contains("calls")),
        "{:?}",
        said("tally", text, None)
    );
}

#[test]
fn what_the_second_of_two_was_urged_to_stop_was_a_stand_of_whoever_urged() {
    let text = "Peru spoke. It urged Norway to sign the pact and Malta to stop opposing the ban.";
    assert!(said("stance", text, None).iter().all(|one| !one.contains("ban")));
}

#[test]
fn a_vote_on_what_somebody_is_to_do_was_one_for_them() {
    for deed in ["resign", "be sacked", "quit the race"] {
        let text = format!("Forty senators voted for Ann Lee to {deed}.");
        assert!(said("tally", &text, None).is_empty(), "{text}");
    }
    assert_eq!(said("tally", "Forty senators voted for Ann Lee to lead the party.", None).len(), 1);
}

#[test]
fn those_who_act_for_two_countries_were_one_group() {
    for who in ["The foreign ministers", "The leaders", "A group"] {
        let text = format!("{who} of Chad and Niger back the treaty.");
        assert_eq!(said("stance", &text, None), ["Chad supports the treaty", "Niger supports the treaty"]);
    }
}

#[test]
fn the_ambition_of_a_country_was_the_country() {
    let text = "Malta backs Kenya's ambition to join the pact.";
    assert_eq!(said("stance", text, None), ["Malta supports Kenya's ambition to join the pact"]);
}

#[test]
fn a_condition_and_a_past_were_lost() {
    let how = |text: &str| {
        let claims = crate::testing::claims_of(text, None);
        let told = claims.iter().find(|claim| matches!(claim.claim_type.as_str(), "stance" | "candidacy"));
        told.map(|claim| claim.modality)
    };
    let unless = "Norway said it would back the treaty unless Malta signed first.";
    assert_eq!(how(unless), Some(Modality::Conditional));
    let past = "Ann Lee could count on the backing of Malta, but she lost.";
    assert_eq!(how(past), Some(Modality::Asserted));
    assert_eq!(how("Ann Lee could count on the backing of Malta if she runs."), Some(Modality::Possible));
    assert_eq!(how("Carl Voss was forced to withdraw from the race."), Some(Modality::Asserted));
    assert_eq!(how("Carl Voss may be forced to withdraw from the race."), None);
}

#[test]
fn the_house_of_another_country_was_that_of_the_united_states() {
    let text = "Kenya's House of Representatives met. The House of Representatives passed the bill by 90 votes to 30. \
                The United States watched.";
    let claims = crate::testing::claims_of(text, None);
    let body = claims.iter().find_map(|claim| claim.slots.get("body")?.identity());
    assert!(body.is_some_and(|body| body != "org:us-house-of-representatives"));
}

#[test]
fn the_envoy_of_the_united_nations_was_an_ambassador() {
    assert_eq!(
        said("office", "UN envoy Ann Lee spoke.", None),
        ["Ann Lee is special envoy of United Nations"]
    );
}

#[test]
fn when_the_candidate_declared_was_when_she_was_backed() {
    let text = "Farmers back Ann Lee, who in May entered the race.";
    let claims = crate::testing::claims_of(text, Some("2024-10-14"));
    let times =
        claims.iter().filter(|claim| claim.claim_type == "stance").map(|claim| claim.time.value.clone());
    assert_eq!(times.collect::<Vec<_>>(), [Some("2024-10-14".to_owned())]);
}

#[test]
fn initials_and_a_parti_were_one_party() {
    let told = said("stance", "The HPX and Parti Solidaritas Rakyat oppose Ann Lee.", None);
    assert_eq!(told, ["HPX opposes Ann Lee", "Parti Solidaritas Rakyat opposes Ann Lee"]);
}

#[test]
fn what_a_motion_was_to_do_was_left_out_of_its_name() {
    let motion = |text: &str| {
        let claims = crate::testing::claims_of(text, None);
        let vote = claims.into_iter().find(|claim| claim.claim_type == "vote").expect("a vote");
        vote.slots.get("motion").and_then(|motion| motion.identity())
    };
    for (text, name) in [
        ("The motion to amend the agenda was defeated 3-2.", "text:motion to amend the agenda"),
        ("The proposal to close the pool was defeated 3-2.", "text:proposal to close the pool"),
        ("The council defeated the motion 3-2 to end the meeting.", "text:motion"),
    ] {
        assert_eq!(motion(text).as_deref(), Some(name), "{text}");
    }
}
