use claimwire_record::SlotValue;

use crate::testing::said;

/// The names in a slot of the claims of one type in a text.
fn names(text: &str, claim_type: &str, slot: &str) -> Vec<String> {
    let claims = crate::testing::claims_of(text, None);
    let wanted = claims.iter().filter(|claim| claim.claim_type == claim_type);
    wanted
        .filter_map(|claim| match claim.slots.get(slot)? {
            SlotValue::Entity(entity) => entity.name.clone(),
            _ => None,
        })
        .collect()
}

fn parties(text: &str) -> Vec<String> {
    names(text, "stance", "party")
}

fn targets(text: &str) -> Vec<String> {
    names(text, "stance", "target")
}

#[test]
fn the_senator_is_nobody_named_only_later() {
    let text = "\"That is me,\" the senator said. Sen. Ana Cole of Ohio disagreed.";
    assert_eq!(names(text, "statement", "speaker"), ["the senator"]);
    let text = "Sen. Ana Cole of Ohio disagreed. \"That is me,\" the senator said.";
    assert_eq!(names(text, "statement", "speaker"), ["Ana Cole"]);
}

#[test]
fn his_son_told_of_by_the_way_is_not_he() {
    let text = "Paul Reed met Ana Vane. He said that if his son Tom were alive, he would warn him. \"It is a shame,\" he added.";
    let speakers = names(text, "statement", "speaker");
    assert_eq!(speakers, ["Paul Reed", "Paul Reed"]);
}

#[test]
fn it_is_the_country_that_speaks_over_an_aside_that_names_another() {
    let text =
        "Even Norway, Iceland's only neighbour in the bloc and its lifeline, said it opposed the treaty.";
    assert_eq!(parties(text), ["Norway"]);
}

#[test]
fn who_says_that_she_is_something_goes_on_as_she() {
    let text = "Anna Berg spoke in Oslo. The club was full. Tamsel Voss says she has long been a member. \
                She supports Carl Moor.";
    assert_eq!(parties(text), ["Tamsel Voss"]);
}

#[test]
fn a_spokeswoman_of_hers_is_not_she() {
    let text = "Anna Berg spoke in Oslo. Ruth Olsen, her spokeswoman, said Malta supported her.";
    assert_eq!(targets(text), ["Anna Berg"]);
}

#[test]
fn a_pronoun_that_may_mean_either_means_nobody() {
    let text = "Anna Berg and Carl Moor met in Oslo. Tamsel Voss and Quillon Vane were there too. \
                Malta supports her.";
    assert_eq!(targets(text), Vec::<String>::new());
}

#[test]
fn everybody_but_some_is_not_those_some() {
    assert_eq!(parties("Almost everybody but the nurses was opposed to the treaty."), Vec::<String>::new());
}

#[test]
fn a_double_title_was_taken_for_two_people() {
    assert_eq!(
        parties("Former prosecutor and Oslo mayor Carl Moor, who backs Anna Berg, spoke."),
        ["Carl Moor"]
    );
}

#[test]
fn a_leaders_stand_at_home_was_taken_for_the_countrys() {
    assert_eq!(parties("President Barack Obama endorsed Anna Berg on Thursday."), ["Barack Obama"]);
    assert_eq!(parties("Finnish prime minister Aino Salo endorsed Anna Berg."), ["Finland"]);
}

#[test]
fn efforts_were_named_without_what_is_tried() {
    assert_eq!(
        targets("Malta opposes efforts to contract out the harbour."),
        ["efforts to contract out the harbour"]
    );
    assert_eq!(targets("Malta resisted calls from some."), Vec::<String>::new());
}

#[test]
fn a_secretary_of_state_was_given_to_the_country_in_the_news() {
    let text = "Russia denied it on Monday. Russia said so again. Former secretary of state Colin Moor spoke in Oslo.";
    assert_eq!(names(text, "office", "of"), Vec::<String>::new());
}

#[test]
fn he_said_means_who_acts_in_what_he_said() {
    let text = "Kyle Barber will vote in June. He likes John Moor. He sides with Moor, he said.";
    assert_eq!(parties(text), ["Kyle Barber"]);
    assert_eq!(names(text, "statement", "speaker"), ["Kyle Barber"]);
}

#[test]
fn him_in_a_claim_is_who_makes_the_claim() {
    let text = "Chris Moor said John Hall's tweet saying miners back him was right.";
    assert_eq!(targets(text), ["John Hall"]);
}

#[test]
fn they_who_are_told_are_not_the_rivals_named_before() {
    let text = "Carl Voss and Anna Berg spoke. John Hall told his audience they would not back him.";
    assert!(parties(text).is_empty());
}

#[test]
fn a_surname_is_not_the_junior_behind_it() {
    let text = "The union endorsed Robert C. Moor Jr. on Friday. Moor said he was glad.";
    assert_eq!(names(text, "statement", "speaker"), ["Robert C. Moor Jr."]);
}

#[test]
fn a_name_goes_on_behind_small_words_with_a_hyphen() {
    let text = "Prince Ali bin al-Hussein said he was glad.";
    assert_eq!(names(text, "statement", "speaker"), ["Ali bin al-Hussein"]);
}

#[test]
fn a_nickname_in_quotation_marks_is_part_of_the_name() {
    let text = "Peter \"Pit\" Reed said he was glad. Mr. Reed said no more was needed.";
    let speakers = names(text, "statement", "speaker");
    assert!(!speakers.is_empty() && speakers.iter().all(|name| name == "Peter \"Pit\" Reed"), "{speakers:?}");
}

#[test]
fn a_company_is_named_without_what_it_is() {
    let text = "Under-pressure Dutch paintmaker Nordfarb announced it would cut jobs.";
    assert_eq!(names(text, "statement", "speaker"), ["Nordfarb"]);
}

#[test]
fn who_speaks_behind_a_phrase_without_a_comma_is_found() {
    let text = "Speaking at the opening Ann Lee said: \"The bridge is safe.\"";
    assert_eq!(names(text, "statement", "speaker"), ["Ann Lee"]);
}

#[test]
fn a_party_that_is_named_is_not_called_his() {
    let text = "Anna Berg leads. Her Harbour party opposes the bill.";
    assert_eq!(names(text, "stance", "party"), ["Harbour party"]);
    let text = "Kenya's opposition Jubilee party opposes the bill.";
    assert_eq!(names(text, "stance", "party"), ["Jubilee"]);
}

#[test]
fn the_members_of_his_party_do_not_size_a_body() {
    let text = "The rival was supported by the 11 members of his party.";
    assert_eq!(names(text, "membership", "org"), [] as [&str; 0]);
}

#[test]
fn a_surname_that_is_a_common_word_names_its_bearer() {
    for (full, short) in [("Peter Brown", "Brown"), ("Theresa May", "May"), ("Anna Young", "But Young")] {
        let text = format!("Norway backs {full}. {short} said the vote was near.");
        assert_eq!(names(&text, "statement", "speaker"), [full], "{text}");
    }
    for text in [
        "Norway backs Anna Young. Young voters said they would stay.",
        "Norway backs Theresa May. In May the council said it would wait.",
    ] {
        let speakers = names(text, "statement", "speaker");
        assert!(speakers.iter().all(|name| !name.contains(' ') || name.ends_with("voters")), "{speakers:?}");
    }
}

#[test]
fn a_body_named_in_the_words_quoted_does_not_say_them() {
    let text = "Nordhaven said it was ready. \"We reject the offer made by Kestrel,\" it said.";
    assert_eq!(names(text, "statement", "speaker"), ["Nordhaven", "Nordhaven"]);
}

#[test]
fn examples_of_what_a_body_makes_do_not_act() {
    let text = "The maker of such brands as Rosso and Verde opposes the treaty.";
    assert!(parties(text).iter().all(|party| party != "Rosso" && party != "Verde"));
}

#[test]
fn he_is_not_who_the_rest_of_his_clause_names() {
    let text = "Carl Voss met John Hall. \"You have to adapt,\" he said of Hall.";
    assert_eq!(names(text, "statement", "speaker"), ["Carl Voss"]);
    let text = "John Hall came late. He said Hall had been told.";
    assert!(names(text, "statement", "speaker").iter().all(|name| name != "John Hall"));
}

#[test]
fn a_question_is_about_who_is_asked() {
    let text = "Anna Berg had been asking Mary Lee why she called herself a moderate.";
    assert!(names(text, "statement", "speaker").contains(&"Mary Lee".to_owned()));
}

#[test]
fn who_denounces_a_thing_says_so_and_not_what_the_thing_came_from() {
    let text =
        "Anna Berg denounced the vision of Norway that came from the talks, saying it offered nothing.";
    let speakers = names(text, "statement", "speaker");
    assert!(!speakers.is_empty() && speakers.iter().all(|name| name == "Anna Berg"), "{speakers:?}");
}

#[test]
fn a_country_behind_a_given_name_is_a_surname() {
    for (name, short) in [("Jim Jordan", "Jordan"), ("Steve Israel", "Israel"), ("Michael B. Chad", "Chad")] {
        let text = format!("Rep. {name} said the bridge was safe. {short} opposes Anna Berg.");
        assert_eq!(names(&text, "statement", "speaker"), [name], "{text}");
        assert_eq!(parties(&text), [name], "{text}");
    }
    for text in ["Will Jordan oppose Anna Berg? Jordan opposes Anna Berg.", "Jordan opposes Anna Berg."] {
        assert!(parties(text).iter().all(|party| party == "Jordan"), "{text}");
    }
    assert_eq!(parties("Investor Mark Cuban backs Anna Berg. Cuban troops were sent."), ["Mark Cuban"]);
}

#[test]
fn the_next_somebody_is_somebody_else() {
    let text = "Carl Voss called the Texas senator \"the next Anna Berg\".";
    assert!(names(text, "office", "person").is_empty());
}

#[test]
fn what_a_president_does_with_a_bill_is_his_own_stand() {
    assert_eq!(parties("President Barack Obama has threatened to veto the bill."), ["Barack Obama"]);
}

#[test]
fn a_person_is_of_the_country_that_owns_the_name() {
    let text = "Germany's Klaus Brandt and Kenya's Ruth Wanjiku are in the race. Peru opposes the German.";
    assert_eq!(targets(text), ["Klaus Brandt"]);
    let text = "Kenya's nominee Ruth Wanjiku leads. Peru backs the Thai candidate.";
    assert!(targets(text).iter().all(|target| target != "Ruth Wanjiku"));
    let text =
        "Kenya's Ruth Wanjiku leads Thailand's Somsak Moor. Peru dropped its support for the Thai candidate.";
    assert_eq!(targets(text), ["Somsak Moor"]);
}

#[test]
fn each_of_several_speakers_is_told_of_by_their_own_words() {
    let text = "Witnesses and police said the roof fell.";
    assert_eq!(names(text, "statement", "speaker"), ["Witnesses", "police"]);
    let text = "US and Israeli sources said the roof fell.";
    assert_eq!(names(text, "statement", "speaker"), ["US and Israeli sources"]);
}

#[test]
fn who_is_described_behind_a_comma_is_one_person() {
    for text in [
        "\"It is fine,\" said Carl Voss, a pilot and former mayor who ran in 2008.",
        "\"It is fine,\" said Carl Voss, the guild's chief negotiator and the party's treasurer.",
    ] {
        assert_eq!(names(text, "statement", "speaker"), ["Carl Voss"], "{text}");
    }
}

#[test]
fn what_a_party_is_is_no_part_of_its_name() {
    for (text, name) in [
        ("The opposition GERB party of Prime Minister Anna Berg backs the motion.", "GERB"),
        ("The ruling Nova party opposes the treaty.", "Nova"),
    ] {
        assert_eq!(parties(text), [name], "{text}");
    }
}

#[test]
fn support_for_somebody_unknown_is_not_for_whom_the_article_is_about() {
    let text = "Togo and Mali back Anna Berg. India ended its opposition to the rival.";
    assert_eq!(parties(text), ["Togo", "Mali"]);
}

#[test]
fn who_opposes_her_is_not_she() {
    let text = "Mary Whitlow lost. Four senators, Dale Roper of Utah and Joan Frye of Nebraska among them, oppose her.";
    assert!(!targets(text).contains(&"Joan Frye".to_owned()));
    let text = "Mary Whitlow lost. Four Republicans, Senators Dale Roper of Utah and Joan Frye of Nebraska, oppose her.";
    assert_eq!(names(text, "tally", "target"), ["Mary Whitlow"]);
}

#[test]
fn where_a_councillor_lives_is_no_office() {
    assert!(names("Belfast-based councillor Ann Lee said she was ready.", "office", "of").is_empty());
}

#[test]
fn the_government_of_a_part_is_not_the_country() {
    for (text, name) in [
        ("The Scottish government said it was neutral.", "Scotland"),
        ("Bavaria's government said it was neutral.", "Bavaria"),
        ("Basel's cantonal government said it was neutral.", "Basel's cantonal government"),
        ("The Hungarian government said it was neutral.", "Hungary"),
    ] {
        assert_eq!(names(text, "statement", "speaker"), [name], "{text}");
    }
}

#[test]
fn the_governor_of_new_york_is_no_new_one() {
    let text = "Trump met former rival New Jersey Gov. Chris Moor and New York Mayor Ann Lee.";
    assert_eq!(names(text, "office", "of"), ["New Jersey", "New York"]);
    let claims = crate::testing::said("office", text, None);
    assert!(claims.iter().all(|claim| !claim.contains("former")), "{claims:?}");
    assert!(names("\"Fine,\" said Tom Rath, a veteran Ohio GOP leader.", "office", "of").is_empty());
}

#[test]
fn a_share_written_in_words_takes_no_stand() {
    assert!(parties("Forty-seven percent of respondents favoured the treaty.").is_empty());
}

#[test]
fn two_rivals_named_between_commas_speak_for_themselves() {
    let text = "Two of his rivals, Kemi Moor and James Hall, said they opposed the ban.";
    assert_eq!(parties(text), ["Kemi Moor", "James Hall"]);
}

#[test]
fn those_counted_are_no_body_that_votes() {
    let text = "Nineteen countries in the 47-member council voted against the proposal, 17 voted in favour and 11 abstained.";
    assert!(names(text, "vote", "body").is_empty());
    assert!(
        crate::testing::said("vote", "Fans voted by a margin of nine to one for the offer.", None).is_empty()
    );
}

#[test]
fn whom_the_words_quoted_name_does_not_say_them() {
    let text = "General Tom Baines left the port. \"We saw Tora Bora,\" he said.";
    assert_eq!(names(text, "statement", "speaker"), ["Tom Baines"]);
    let text = "\"We urge our shareholders to wait,\" they said in a statement.";
    assert!(names(text, "statement", "speaker").is_empty());
}

#[test]
fn a_body_told_of_by_its_noun_keeps_its_nation() {
    let text = "The Irish Bakers Union met. The union said it would wait.";
    assert_eq!(names(text, "statement", "speaker"), ["Irish Bakers Union"]);
}

#[test]
fn a_company_named_after_its_owner_speaks_for_itself() {
    assert_eq!(names("Fortnum's said it was in talks.", "statement", "speaker"), ["Fortnum's"]);
}

#[test]
fn whoever_opposes_is_the_subject_and_not_what_they_oppose() {
    let text = "Members of the parties opposing the plan said they would leave.";
    assert_eq!(names(text, "statement", "speaker"), ["Members of the parties"]);
    let text = "Norway voted no, with the Harbour Union (HU) later backing Anna Berg.";
    assert!(parties(text).contains(&"Harbour Union".to_owned()), "{:?}", parties(text));
}

#[test]
fn a_place_parts_no_decision_from_what_is_decided() {
    assert_eq!(parties("Norway agreed in Graz to back the treaty."), ["Norway"]);
}

#[test]
fn whoever_opposed_doing_something_opposed_it() {
    assert_eq!(parties("Norway opposed raising the fees."), ["Norway"]);
    assert_eq!(parties("Norway opposed the treaty."), ["Norway"]);
}

#[test]
fn whoever_is_to_succeed_acts_and_not_the_office() {
    let text =
        "One of the candidates to succeed Thomas Bach as IOC president withdrew and backed Kirsty Moor.";
    assert!(parties(text).is_empty());
    assert_eq!(names(text, "tally", "target"), ["Kirsty Moor"]);
}

#[test]
fn a_city_that_is_a_surname_names_its_bearer() {
    let text = "Kirsty Coventry is standing. Coventry said she was ready.";
    assert_eq!(names(text, "statement", "speaker"), ["Kirsty Coventry"]);
}

#[test]
fn a_party_of_initials_is_named_without_what_it_is() {
    assert_eq!(parties("The ruling TRS backs Kirsty Moor."), ["TRS"]);
}

#[test]
fn a_congress_that_is_a_party_is_no_parliament() {
    for text in [
        "The opposition National Democratic Congress backs Anna Berg.",
        "The National Democratic Congress (NDC) backs Anna Berg.",
    ] {
        assert_eq!(parties(text), ["National Democratic Congress"], "{text}");
    }
    assert_eq!(parties("The ruling Nordic Labour Front backs Anna Berg."), ["Nordic Labour Front"]);
}

#[test]
fn what_a_vote_went_by_is_nobody_who_votes() {
    let text =
        "Members voted by 81% to 19% against the proposal, general secretary Moana Reed said yesterday.";
    assert_eq!(names(text, "statement", "speaker"), ["Moana Reed"]);
}

#[test]
fn another_word_before_a_party_makes_another_party() {
    let text =
        "The Peoples Democratic Party said it was ready. The Modern Democratic Party said it was late.";
    assert_eq!(names(text, "statement", "speaker"), ["Peoples Democratic Party", "Modern Democratic Party"]);
}

#[test]
fn who_denies_is_who_was_accused() {
    let text = "The motion was tabled by Carl Voss, who accused Paul Reed of fraud. He denied all the charges, saying he was ill.";
    assert_eq!(names(text, "statement", "speaker"), ["Carl Voss", "Paul Reed"]);
}

#[test]
fn a_surname_keeps_the_small_words_before_it() {
    let text = "Norway opposed von der Marwitz. Anna von der Marwitz smiled.";
    assert_eq!(names(text, "stance", "target"), ["Anna von der Marwitz"]);
}

#[test]
fn he_of_whom_quoted_words_speak_is_not_who_goes_on() {
    let text = "Shane Moor backed Paul Reed.\n\n\"I believe Paul can win. He is a good man,\" Moor said.\n\nHe said the choice was hard.";
    assert_eq!(names(text, "statement", "speaker"), ["Shane Moor", "Shane Moor"]);
}

#[test]
fn no_indication_of_a_stand_is_none() {
    for text in [
        "There is no indication Paul Reed backs Anna Berg.",
        "Paul Reed has yet to give any indication he backs Anna Berg.",
    ] {
        assert!(parties(text).is_empty(), "{text}");
    }
}

#[test]
fn whoever_is_of_a_shadow_cabinet_holds_no_office_of_the_government() {
    let text = "The British race is on. Anna Berg leads her rival, shadow business secretary Ruth Olsen.";
    let said = crate::testing::said("office", text, None);
    assert_eq!(said, ["Ruth Olsen is shadow business secretary of the United Kingdom"]);
}

#[test]
fn a_surname_of_whom_who_and_he_are_said_is_a_person() {
    let text = "Paul Reed opposes the treaty. Moor, who leads the panel, said he backs the treaty.";
    assert_eq!(parties(text), ["Paul Reed", "Moor"]);
}

#[test]
fn the_minister_is_one_told_of_before() {
    let text = "Health Minister Anna Berg quit. The minister said it was time.\n\nHarbour Minister Paul Reed stayed.";
    assert_eq!(names(text, "statement", "speaker"), ["Anna Berg"]);
}

#[test]
fn he_is_nobody_else_than_who_spoke_last_by_an_office_alone() {
    let text = "The hall burned, Malta's culture minister, Anna Berg, said. Nobody slept, the sports minister said. The hall was full, he said.";
    let said = crate::testing::said("statement", text, None);
    assert!(said.iter().all(|said| said != "Anna Berg said: The hall was full"), "{said:?}");
}

#[test]
fn who_has_not_decided_whom_to_back_is_on_none_of_two_candidates() {
    let text = "Norway backs Anna Berg. Malta backs Paul Reed. Italy has not decided whom to back.";
    assert_eq!(parties(text), ["Norway", "Malta"]);
}

#[test]
fn her_own_country_is_the_country_she_is_of_and_nobody_elses() {
    let text = "Tom Hale faces Ruth Wanjiku, a lawyer from Kenya. She has the support of her own country and of Chad.";
    assert_eq!(parties(text), ["Kenya", "Chad"]);
    let text = "Tom Hale faces Ruth Wanjiku. She has the backing of her own party.";
    assert_eq!(parties(text), ["Ruth Wanjiku's party"]);
}

#[test]
fn envoys_who_tell_of_support_do_not_give_it() {
    let text =
        "Kenya backs Anna Berg, envoys said on Monday, giving her the support of 19 of the 56 members.";
    assert_eq!(parties(text), ["Kenya"]);
}

#[test]
fn she_who_said_it_is_the_last_of_the_list_alone() {
    let text =
        "Anna Berg faces Tom Hale and Ruth Wanjiku, who said last month that she would stay in the race.";
    assert_eq!(names(text, "statement", "speaker"), ["Ruth Wanjiku"]);
}

#[test]
fn whoever_had_backed_somebody_can_take_it_back_in_the_same_sentence() {
    let text = "Spain, which endorsed Anna Berg in March, has since withdrawn its support.";
    assert_eq!(parties(text), ["Spain", "Spain"]);
    let text = "Chad backs Anna Berg, but Spain, the largest member, is opposed.";
    assert_eq!(parties(text), ["Chad", "Spain"]);
}

#[test]
fn a_headline_tells_of_the_only_person_of_the_country_whom_its_words_fit() {
    let told = |headline: &str| {
        let text = format!("{headline}\n\nGambian Foreign Minister Lamin Jobe leads the race, envoys said.");
        let mut article = crate::article_of(&text, None);
        let end = headline.len() as u32;
        let title = &mut article.paragraphs[0];
        title.zone = claimwire_record::Zone::Title;
        assert_eq!(title.span.byte_end, Some(end), "the headline is a paragraph of its own");
        let claims = crate::testing::extractor().extract(&article);
        let target = |claim: &claimwire_record::Claim| claim.slots.get("target")?.entity()?.id.clone();
        claims.iter().filter_map(target).collect::<Vec<_>>()
    };
    assert_eq!(told("Ghana backs Gambian minister for top job"), ["person:lamin-jobe"]);
    assert_eq!(told("Ghana backs Gambian president for top job"), ["office:president/GM"]);
}

#[test]
fn who_once_held_an_office_will_not_leave_it() {
    let text =
        "WTO chief Patricia Holland, a former attorney general of Malta, will leave office on 31 March 2027.";
    assert!(crate::testing::said("term", text, None).iter().all(|said| !said.contains("attorney general")));
}

#[test]
fn a_body_named_behind_its_description_speaks_under_its_name() {
    let text = "The ferry's owner, Bluewater Lines, denied that the ship was overloaded.";
    assert_eq!(names(text, "statement", "speaker"), ["Bluewater Lines"]);
    let text = "The mayor, an engineer, said the bridge was safe.";
    assert_eq!(names(text, "statement", "speaker"), ["The mayor"]);
}

#[test]
fn a_family_with_a_name_takes_a_stand_and_her_family_none() {
    assert_eq!(parties("The Lindholm family opposes the takeover."), ["Lindholm family"]);
    assert!(parties("Anna Berg was supported by her family.").is_empty());
}

#[test]
fn the_article_that_an_arabic_name_begins_with_is_part_of_it() {
    let text = "The ambassador of Sudan, Al-Harith Idris, said the port was open.";
    assert_eq!(names(text, "statement", "speaker"), ["Al-Harith Idris"]);
}

#[test]
fn his_party_is_the_one_that_he_is_told_to_lead() {
    let text = "Freedom Party leader Herbert Kick spoke. His party opposes the treaty.";
    assert_eq!(parties(text), ["Freedom Party"]);
}

#[test]
fn a_polite_title_is_no_office_that_tells_the_candidate_from_the_minister() {
    let text = "Britain backs the Gambia's Lamin Jobe. Canada is backing the Gambian foreign minister too. Mr Jobe leads.";
    assert_eq!(targets(text), ["Lamin Jobe", "Lamin Jobe"]);
}

#[test]
fn a_club_that_a_capital_gives_its_name_is_not_the_country() {
    assert_eq!(parties("Real Madrid and Bayern Munich oppose the plan."), ["Real Madrid", "Bayern Munich"]);
    assert_eq!(parties("Madrid opposes the plan."), ["Spain"]);
    assert_eq!(parties("Barcelona president Joan Laporta backed Anna Berg."), ["Joan Laporta"]);
}

#[test]
fn the_agency_that_says_so_is_no_press_agency_named_before() {
    let text = "The World Health Organization met, a member told AFP. The agency said the ferry was full.";
    assert_eq!(names(text, "statement", "speaker"), ["a member", "World Health Organization"]);
}

#[test]
fn what_is_thought_of_a_body_is_no_part_of_its_name() {
    assert_eq!(parties("The smaller Head Teachers' League accepted the deal."), ["Head Teachers' League"]);
    assert_eq!(parties("The moderate Republicans oppose the deal."), ["moderate Republicans"]);
}

#[test]
fn who_spoke_before_goes_on_past_whoever_the_words_name_last() {
    let text =
        "Ann Lee backed it. Tom Hale wrote and said he would come. The board had thanked Carl Voss, he said.";
    let speakers = names(text, "statement", "speaker");
    assert_eq!(speakers, ["Tom Hale", "Tom Hale"]);
    let own = "Carl Voss left early. Voss would have voted for it, he said.";
    assert_eq!(names(own, "statement", "speaker"), ["Carl Voss"]);
}

#[test]
fn a_body_apposed_to_what_opens_the_clause_is_the_actor() {
    for text in [
        "Its biggest rival, the Salt Lane Party, opposes the bill.",
        "The mayor's ally, the Salt Lane Party, opposes the bill.",
    ] {
        assert_eq!(parties(text), ["Salt Lane Party"], "{text}");
    }
    assert!(parties("Under the plan of its rival, the Salt Lane Party, the bill fails.").is_empty());
}

#[test]
fn he_who_left_was_the_aide_and_not_whom_the_aide_worked_for() {
    let text = "Paul Reed, who worked for Carl Voss before he dropped out of the race, said no.";
    assert!(names(text, "candidacy", "person").is_empty());
    let text = "Paul Reed, who served the city before he dropped out of the race, said no.";
    assert_eq!(names(text, "candidacy", "person"), ["Paul Reed"]);
}

#[test]
fn those_who_live_in_a_capital_were_told_as_those_of_the_country() {
    let text = "Lima, with a population of over 10 million, grew.";
    assert_eq!(crate::testing::measures(text), ["place:lima population"]);
}

#[test]
fn who_spoke_last_goes_on_behind_a_quotation() {
    let text = "Ann Voss praised Tom Hale, who agreed. Chile's President Carl Moor was on his way, Hale said. \
                “All is well,” he said in a statement.";
    assert_eq!(names(text, "statement", "speaker").last().map(String::as_str), Some("Tom Hale"));
}

#[test]
fn one_who_is_not_named_goes_on_behind_a_quotation() {
    let text =
        "They hid, said Dana Shak. One resident, who was ill, said the men had left. “We hid too,” he added.";
    let speakers = names(text, "statement", "speaker");
    assert_eq!(speakers.last().map(String::as_str), Some("One resident"));
}

#[test]
fn one_who_is_not_named_goes_on_from_the_tag_of_a_sentence() {
    let text = "Kota Hoa was hit. Ten have died, an official from the disaster office told AFP. “We have sent troops,” he said.";
    let speakers = names(text, "statement", "speaker");
    assert_eq!(speakers.last().map(String::as_str), Some("official"));
}

#[test]
fn the_company_is_the_firm_told_of() {
    for (text, firm) in [
        (
            "Orbex Corp. posted a profit of $2 million. The company said it would close the mill.",
            "Orbex Corp.",
        ),
        ("Orbex bought Veltora Inc. in May. The airline said it would close the mill.", "Orbex"),
        ("Orbex's net income fell 19 percent. The Lund company said it would close the mill.", "Orbex"),
    ] {
        assert_eq!(names(text, "statement", "speaker"), [firm], "{text}");
    }
    let two = "Orbex sued Veltora Inc. in May. Veltora left. The airline said it would close the mill.";
    assert_ne!(names(two, "statement", "speaker"), ["Orbex"]);
}

#[test]
fn what_meets_today_in_a_clause_of_its_own_says_nothing_behind_it() {
    let text = "The Salt Lane League left the Harbour Congress, which begins today in Lund, but said that it would return.";
    assert_eq!(names(text, "statement", "speaker"), ["Salt Lane League"]);
}

#[test]
fn a_voter_without_a_name_speaks_of_himself() {
    for teller in
        ["A delegate", "One senator", "A voter from Graz", "Only one senator", "One of the delegates"]
    {
        let text = format!("Paul Reed won most of the votes. {teller} said he will vote for Carl Voss.");
        assert!(parties(&text).is_empty(), "{text}");
    }
    let text = "Paul Reed won most of the votes. Only one of the 12 delegates selected Sunday has signaled he might back Carl Voss.";
    assert!(parties(text).is_empty(), "{text}");
    let text = "Paul Reed won most of the votes. A spokesman said he will vote for Carl Voss.";
    assert_eq!(parties(text), ["Paul Reed"]);
}

#[test]
fn the_union_is_none_whose_members_alone_were_told_of() {
    let text = "The Harbour Union backs Ann Lee. Some Port Workers Union members left. The union met Carl Voss and endorsed him.";
    assert_eq!(parties(text), ["Harbour Union", "Harbour Union"]);
}

#[test]
fn its_is_whom_the_question_above_asks_about() {
    let text = "How poor is Moldova?\n\nIts GDP is a fifth of the EU average. It spends 0.6 percent of GDP on defence.";
    assert_eq!(names(text, "measure", "subject"), ["Moldova"]);
    let text = "Its GDP is a fifth of the EU average. It spends 0.6 percent of GDP on defence.";
    assert_eq!(names(text, "measure", "subject"), [""; 0]);
}

#[test]
fn who_said_so_before_the_quotation_goes_on_in_its_tag() {
    let text = "Paul Reed spoke on Monday. He said that Carl Voss was late. “I waited,” he added.";
    assert_eq!(names(text, "statement", "speaker"), ["Paul Reed", "Paul Reed"]);
    let text = "Ann Lee spoke on Monday. She said Carl Voss had won. “I won by a mile,” he added.";
    assert_eq!(names(text, "statement", "speaker"), ["Ann Lee", "Carl Voss"]);
}

#[test]
fn a_white_paper_is_no_newspaper() {
    let text = "Reuters has seen the white paper on dams. The paper notes the dam is old.";
    assert!(!names(text, "statement", "speaker").contains(&"Reuters".to_owned()));
    let text = "The Daily Telegraph visited the dam. The paper notes the dam is old.";
    assert_eq!(names(text, "statement", "speaker"), ["Daily Telegraph"]);
}

#[test]
fn the_senate_of_a_state_was_that_of_the_union() {
    let text = "Arizona Gov. Carl Voss vetoed it, and the Legislature met. The Senate voted 25-5 to override the veto.";
    let votes = crate::testing::claims_of(text, None);
    let body = |claim: &claimwire_record::Claim| claim.slots.get("body").and_then(SlotValue::identity);
    assert!(votes.iter().all(|claim| body(claim).as_deref() != Some("org:us-senate")));
    let speakers = crate::testing::said("statement", "Sen. Tyler Pace, R-Mesa, said it was important.", None);
    assert!(speakers.iter().all(|said| !said.contains("PACE")), "{speakers:?}");
}

#[test]
fn a_union_with_a_name_was_an_unnamed_speaker() {
    let text = "The Kestrel Chemie union said it would fight the cuts.";
    assert_eq!(names(text, "statement", "speaker"), ["Kestrel Chemie union"]);
    let text = "The union said it would fight the cuts.";
    assert_eq!(names(text, "statement", "speaker"), ["union"]);
}

#[test]
fn the_union_of_its_pilots_is_told_by_whose_they_are() {
    let text = "Skylark Corp said its pilots' union opposes the treaty.";
    assert_eq!(parties(text), ["Skylark Corp's pilots' union"]);
}

#[test]
fn the_party_of_whoever_speaks_is_the_one_they_lead() {
    let text = "Harbour Party leader Anna Berg said the party would back the treaty.";
    assert_eq!(parties(text), ["Harbour Party"]);
}

#[test]
fn a_treasurer_called_chambers_was_a_body() {
    assert_eq!(parties("Treasurer Jim Chambers backs the treaty."), ["Jim Chambers"]);
}

#[test]
fn a_leader_whose_given_name_is_a_word_was_a_body() {
    let text = "Its leader, Given Mbewe, spoke. Mbewe said he opposes the treaty.";
    assert_eq!(parties(text), ["Given Mbewe"]);
}

#[test]
fn a_poll_for_a_paper_took_the_stand_of_those_asked() {
    assert!(parties("A Newspoll for The Australian found 58 per cent of voters back the treaty.").is_empty());
}

#[test]
fn its_members_are_those_of_the_body_beside_them() {
    let text = "FIFA met. FIFA voted. UEFA was split, and a dozen of its 53 members stayed away.";
    assert_eq!(names(text, "membership", "org"), ["UEFA"]);
}

#[test]
fn what_an_investor_is_was_part_of_its_name() {
    assert_eq!(parties("Investor Tower Hill Partners opposes the takeover."), ["Tower Hill Partners"]);
}

#[test]
fn whoever_says_what_his_country_will_do_speaks_of_his_own() {
    let text = "Maltese Prime Minister Paul Reed backs Ann Lee. After Reed's post setting out his terms, Norwegian President \
                Carl Voss said that his country would support Ann Lee.";
    assert_eq!(parties(text), ["Malta", "Norway"]);
}

#[test]
fn the_bloc_was_a_fund_that_the_article_names_more_often() {
    let text = "The International Monetary Fund needs a chief. The EU has to settle on one, and the EU is split. Most of \
                the bloc's 27 member states back her, an official of the IMF said. The IMF waits.";
    assert_eq!(names(text, "membership", "org"), ["European Union"]);
}

#[test]
fn an_article_without_a_date_does_not_tell_which_of_several_offices_somebody_held() {
    let text = "The alliance seeks somebody to follow Jens Stoltenberg when he steps down in October.";
    assert_eq!(names(text, "term", "of"), [""; 0]);
}

#[test]
fn whoever_announces_their_opposition_was_whoever_was_named_in_the_sentence_before() {
    let text = "Senator Dick Lane and Senator Ann Moor have not spoken. Contenders like Sens. Cory Book and Beth Warr have \
                announced their opposition to Carl Voss's nomination.";
    assert!(
        !parties(text).iter().any(|party| party == "Dick Lane" || party == "Ann Moor"),
        "{:?}",
        parties(text)
    );
}

#[test]
fn those_counted_with_others_took_a_stand_of_their_own() {
    assert_eq!(parties("Ann Moor has the endorsement of at least 25 MPs and ministers."), [""; 0]);
}

#[test]
fn a_union_called_a_council_was_the_council_of_the_town() {
    let text = "The Council of Bakers and Millers endorsed Ann Lee. Council Member Paul Reed is here. The council rejected the bond.";
    let told = crate::testing::said("stance", text, None);
    assert!(told.iter().all(|told| !told.starts_with("Council of Bakers and Millers opposes")), "{told:?}");
}

#[test]
fn he_was_whom_the_subject_worked_for() {
    let text = "Ottek is the candidate. Malta backs Ottek for president. Ottek's candidacy is known. Ottek, 54, was an adviser \
                to Paul Reed. He was elected mayor of Dunmore in 2007.";
    let told = crate::testing::said("office", text, None);
    assert!(told.iter().any(|told| told.starts_with("Ottek")), "{told:?}");
}

#[test]
fn somebody_with_a_given_name_alone_was_taken_for_another() {
    for text in [
        "Councillor Paul Reed met Tom. He supports the plan.",
        "Paul Reed thanked Tom, a baker. He backs Anna Berg.",
    ] {
        assert!(said("stance", text, None).is_empty(), "{text}");
    }
    for text in ["Tom Hale met Ruth. He supports the plan.", "Paul Reed came from Ada. He backs the plan."] {
        assert_eq!(said("stance", text, None).len(), 1, "{text}");
    }
}

#[test]
fn a_surname_in_a_list_of_persons_was_a_body() {
    let parties = |text: &str| crate::testing::said("stance", text, None);
    let claims = crate::testing::claims_of(
        "Gifford, Roosevelt and board member Ann Breault voted against the bill.",
        None,
    );
    let ids: Vec<_> = claims.iter().filter_map(|claim| claim.slots["party"].entity()?.id.clone()).collect();
    assert_eq!(ids, ["person:gifford", "person:roosevelt", "person:ann-breault"]);
    assert_eq!(parties("Apple, Google and Ann Lee oppose the bill.").len(), 3);
}

#[test]
fn a_given_name_and_a_plural_that_open_a_sentence_were_bodies() {
    let party = |text: &str| {
        let claims = crate::testing::claims_of(text, None);
        claims.iter().find_map(|claim| claim.slots.get("party")?.entity()?.id.clone())
    };
    assert_eq!(party("Paul Reed's wife, Anna, backs the plan.").as_deref(), Some("person:anna"));
    assert_eq!(party("Beekeepers oppose the tax.").as_deref(), Some("group:beekeepers"));
    assert_eq!(party("Orbex opposes the tax.").as_deref(), Some("org:orbex"));
}

#[test]
fn surnames_that_are_a_modal_or_an_office_were_cut_or_taken_for_it() {
    let text = "Elizabeth May did not endorse Ann Lee, but she supported the plan.";
    let told = crate::testing::said("stance", text, None);
    assert!(told.contains(&"Elizabeth May supports the plan".to_owned()), "{told:?}");
    let text = "Stephanie Pope leads the services unit. Pope opposes the plan.";
    assert_eq!(crate::testing::said("stance", text, None), ["Stephanie Pope opposes the plan"]);
}

#[test]
fn whoever_thanked_or_punished_another_for_its_support_was_the_one_who_gave_it() {
    let stands = |text: &str| crate::testing::said("stance", text, None);
    assert_eq!(stands("Norway thanked Malta for its support of the plan."), ["Malta supports the plan"]);
    assert_eq!(
        stands("The EU imposed sanctions on Malta for its support of the plan."),
        ["Malta supports the plan"]
    );
    assert_eq!(stands("Norway was praised for its support of the plan."), ["Norway supports the plan"]);
    let belonged = "The Harbour Party, to which Ann Lee belonged, backed Carl Voss.";
    assert_eq!(stands(belonged), ["Harbour Party supports Carl Voss"]);
}

#[test]
fn whose_ideas_somebody_likes_said_what_he_said_next() {
    let text = "Paul Reed was at home. He would like the changes that Carl Voss had proposed. He said he cannot back Ann Lee.";
    let claims = crate::testing::claims_of(text, None);
    let stance = claims.iter().find(|claim| claim.claim_type == "stance").expect("a stance");
    let party = stance.slots.get("party").and_then(|slot| slot.identity());
    assert_eq!(party.as_deref(), Some("person:paul-reed"));
    assert_eq!(stance.attribution.source.id.as_deref(), Some("person:paul-reed"));
}
