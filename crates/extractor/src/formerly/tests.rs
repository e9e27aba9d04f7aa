use claimwire_record::{Claim, Time, TimeBasis};

/// The stances of a text that was published on 2 April 2024.
fn stances(text: &str) -> Vec<Claim> {
    let claims = crate::testing::claims_of(text, Some("2024-04-02")).into_iter();
    claims.filter(|claim| claim.claim_type == "stance").collect()
}

/// The words by which the one stance of a text is of former days; none where it is not.
fn former(text: &str) -> Option<String> {
    let stances = stances(text);
    let stance = stances.first().unwrap_or_else(|| panic!("no stance in {text}"));
    stance.time.is_past().then(|| stance.time.text.clone().unwrap_or_default())
}

#[test]
fn what_a_body_had_blocked_for_months_it_blocked_still() {
    let text = "Malta, which had blocked the treaty for months, lifted its veto on Monday.";
    assert_eq!(former(text).as_deref(), Some("for months"));
    let counted = "Malta had opposed the treaty for two years.";
    assert_eq!(former(counted).as_deref(), Some("for two years"));
    assert_eq!(former("Anna Berg said Malta had opposed the treaty for months."), None);
    assert_eq!(former("Malta has opposed the treaty for months."), None);
}

#[test]
fn a_stand_told_as_one_of_former_days_was_that_of_now() {
    for (text, word) in [
        ("The union had previously supported the levy.", "previously"),
        ("Anna Lee once backed the treaty.", "once"),
        ("The parish council initially opposed the pitch.", "initially"),
        ("At first, the league opposed the ban.", "At first"),
        ("At one point, the league opposed the ban.", "At one point"),
        ("The bank at first opposed the merger.", "at first"),
        ("Anna Berg, formerly a supporter of the treaty, left.", "formerly"),
        ("Anna Berg's past support for the treaty hurt her.", "past"),
        ("Originally, Malta opposed the treaty.", "Originally"),
        ("Norway had historically resisted the pact.", "historically"),
        ("Anna Lee used to support the levy.", "used to"),
        ("The league had originally formed to support the ban.", "originally"),
        ("Anna Lee backed the treaty as a student, but now opposes it.", "now"),
    ] {
        assert_eq!(former(text).as_deref(), Some(word), "{text}");
    }
    let claims = stances("The union had previously supported the levy.");
    assert_eq!(claims[0].text, "union formerly supported the levy");
    assert_eq!(claims[0].time.value.as_deref(), Some(Time::PAST));
}

#[test]
fn a_stand_that_may_hold_still_was_one_of_former_days() {
    for text in [
        "Tom Hale said the union had backed the levy.",
        "Anna Lee, who had endorsed Tom Hale, spoke in Lund.",
        "The union has previously supported the levy.",
        "Norway has historically resisted the pact.",
        "Anna Lee supported the treaty more than once.",
        "Anna Lee had long supported the treaty.",
        "The union had backed the levy, but the council cut it.",
        "The union had backed the levy. It now meets in Lund.",
        "The union had backed the levy. But he now lives in Oslo.",
        "Tom Hale had backed the levy, which is now law.",
        "Anna Lee opposed the levy before the vote.",
        "Tom Hale previously said that he supports the levy.",
        "The union benefited from its support for the levy.",
    ] {
        assert_eq!(former(text), None, "{text}");
    }
}

#[test]
fn a_stand_given_up_behind_was_that_of_now() {
    for (text, word) in [
        ("Anna Lee had backed Tom Hale, but he dropped out in May.", "had"),
        ("Anna Lee, who had backed Tom Hale and is now helping Carl Voss, spoke.", "had"),
        ("The union had opposed the levy. But it now supports a levy on diesel.", "had"),
        ("Anna Lee had opposed the pact. But she changed her mind.", "had"),
        ("Anna Lee, who had supported the pact as minister, opposed it as a candidate.", "had"),
        ("The league opposed the ban until the players went on strike.", "until"),
        ("Malta had supported the treaty before switching sides.", "before"),
        ("Anna Lee backed the levy before reversing course.", "before"),
    ] {
        assert_eq!(former(text).as_deref(), Some(word), "{text}");
    }
}

#[test]
fn what_was_once_planned_was_planned_still() {
    assert!(stances("Anna Lee had once planned to support the levy.").is_empty());
    assert!(stances("Norway initially intended to back the treaty.").is_empty());
    assert_eq!(stances("Norway intends to back the treaty.").len(), 1);
}

#[test]
fn what_somebody_came_from_was_where_they_stand() {
    for text in [
        "Anna Lee shifted from her opposition to the levy.",
        "Voters noticed Anna Lee's evolution from her support for the levy.",
    ] {
        assert_eq!(former(text).as_deref(), Some("from"), "{text}");
    }
}

#[test]
fn a_date_was_lost_to_the_word_of_former_days() {
    let dated = stances("The union initially opposed the levy in 2019.");
    assert_eq!(dated[0].time.value.as_deref(), Some("2019"));
    let noun = stances("Ellen Marsh's 2005 vote for the tax bill angered the union.");
    assert_eq!(noun[0].time.value.as_deref(), Some("2005"));
    let deed = stances("In 1972, Paul Voss thrilled voters with his opposition to the war.");
    assert_eq!(deed[0].time.value.as_deref(), Some("1972"));
}

#[test]
fn the_date_of_a_decision_was_not_that_of_what_was_decided() {
    for (text, time) in [
        ("On June 4, 2008, Anna Lee, who lives in Oslo, decided to back Tom Hale.", "2008-06-04"),
        ("On Monday, Anna Lee, citing costs, backed the levy.", "2024-04-01"),
        ("Six years after backing Tom Hale, Anna Lee is looking for a candidate.", "2018"),
        ("Tom Hale noted that at a meeting, in 1972, he supported the levy.", "1972"),
    ] {
        assert_eq!(stances(text)[0].time.value.as_deref(), Some(time), "{text}");
    }
    let quoted = stances("“We backed the levy,” Tom Hale said on Monday.");
    assert_eq!(quoted[0].time.basis, Some(TimeBasis::Published));
}

#[test]
fn what_was_won_before_was_lost() {
    assert_eq!(former("Anna Lee previously won the backing of the teachers' union."), None);
}
