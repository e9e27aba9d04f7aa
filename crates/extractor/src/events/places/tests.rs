#[test]
fn a_ferry_that_sank_off_a_coast_sank_nowhere() {
    for coast in ["Chile's northern coast", "the coast of Chile", "Chile"] {
        let text = format!("A ferry sank off {coast} on Sunday, killing nine people.");
        let said = crate::testing::said("toll", &text, None);
        assert_eq!(said, ["9 people were killed in the sinking in Chile"], "{text}");
    }
}

#[test]
fn where_people_of_a_relative_clause_were_harmed_was_lost() {
    let said = |text: &str| crate::testing::said("toll", text, None);
    assert_eq!(
        said("Most were in Myagdi district, where nine people were killed and 12 were injured."),
        ["9 people were killed in Myagdi district", "12 people were injured in Myagdi district"]
    );
    assert_eq!(
        said("Nine people were forced from their homes in the worst-hit Myagdi district."),
        ["9 people were displaced in Myagdi district"]
    );
}

#[test]
fn of_two_countries_that_were_struck_the_first_was_where() {
    let said =
        crate::testing::said("toll", "An earthquake struck Chile and Peru, killing nine people.", None);
    assert_eq!(said, ["9 people were killed in the earthquake"]);
}

#[test]
fn those_killed_in_two_countries_were_all_in_the_first() {
    let said = |text: &str| crate::testing::said("toll", text, None);
    assert_eq!(
        said("The storm killed 900 people in Ghana and Togo."),
        ["900 people were killed in the storm"]
    );
    assert_eq!(
        said("Some 19 people were killed in floods in Ghana, Togo and Benin."),
        ["about 19 people were killed in floods"]
    );
    assert_eq!(
        said("The storm killed 900 people in Ghana and neighbouring Togo."),
        ["900 people were killed in the storm"]
    );
    assert_eq!(
        said("The storm killed nine people in Ghana and left Togo without power."),
        ["9 people were killed in the storm in Ghana"]
    );
}

#[test]
fn a_place_told_before_what_collapsed_and_one_that_is_pointed_at_were_lost() {
    let said = |text: &str| crate::testing::said("toll", text, None);
    let text = "In the town of Gamlo, east of here, a roof collapsed, killing six people. Nine others were hurt there.";
    assert_eq!(
        said(text),
        ["6 people were killed in the collapse in Gamlo", "9 people were injured in Gamlo"]
    );
    assert_eq!(
        said("In the capital, Daru, five people were killed in floods."),
        ["5 people were killed in floods in Daru"]
    );
    assert_eq!(
        said("In Myagdi district 31 people died in floods, including two children."),
        [
            "31 people were killed in floods in Myagdi district",
            "2 children were killed in floods in Myagdi district"
        ]
    );
}

#[test]
fn a_neighbourhood_and_an_island_were_no_places() {
    let said = |text: &str| crate::testing::said("toll", text, None);
    assert_eq!(
        said("Some 90 people were missing in the residential neighbourhood of Vista Clara, west of here."),
        ["about 90 people are missing in Vista Clara"]
    );
    let text = "The slide hit the village of Vista Clara. The number of dead at Vista Clara rose to 30.";
    assert_eq!(said(text), ["30 people were killed in Vista Clara"]);
    assert_eq!(
        said("Nine people were killed on Heron Island on Monday."),
        ["9 people were killed in Heron Island"]
    );
    assert_eq!(said("Nine people were killed on Mill Street."), ["9 people were killed"]);
    assert_eq!(
        said("Nine people were killed in Sulong Province."),
        ["9 people were killed in Sulong Province"]
    );
}

#[test]
fn a_place_that_opens_the_sentence_was_lost() {
    let said = |text: &str| crate::testing::said("toll", text, None);
    assert_eq!(
        said("In Chile, seven people were killed in floods."),
        ["7 people were killed in floods in Chile"]
    );
    assert_eq!(
        said("Nine people were killed in floods in Myagdi district."),
        ["9 people were killed in floods in Myagdi district"]
    );
    assert_eq!(
        said("In Chile, the minister said seven people were killed in floods in Peru."),
        ["7 people were killed in floods in Peru"]
    );
}

#[test]
fn where_a_train_goes_was_where_it_derailed() {
    for text in [
        "The death toll in the Lund-Oslo Express derailment has risen to four.",
        "Four people died when the Lund Mail derailed.",
    ] {
        let toll = crate::testing::first_toll(text, None);
        assert!(
            toll.slots.get("place").and_then(|place| place.entity()).is_none_or(|place| place.id.is_none()),
            "{text}"
        );
    }
}
