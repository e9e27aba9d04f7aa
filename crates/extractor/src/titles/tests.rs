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
        "Ann Lee, deputy US ambassador to the United Nations, said no.",
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
