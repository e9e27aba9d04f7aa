//! Phrases and what they come out as.

use claimwire_record::Comparator::{self, About, AtLeast, AtMost, Between, Exactly, LessThan, MoreThan};
use claimwire_rules::units::Units;
use claimwire_rules::vocabulary::Vocabulary;

use crate::starters::Starters;

use super::NumberKind::{
    Age, Ballot, Complement, Count, GroupSize, Measure, Money, Ordinal, Percent, Ratio, Share, Vague,
};
use super::{NumberMention, Set, ShareWord, Trend, find};

fn all(text: &str) -> (Units, Vec<NumberMention>) {
    let mut units = Units::default();
    units.scan(text, 0..text.len(), &Vocabulary::default());
    let mut found = Vec::new();
    find(text, &units, 0..units.len(), &Starters::default(), &mut found);
    (units, found)
}

fn one(text: &str) -> NumberMention {
    let (_, found) = all(text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    found.into_iter().next().expect("one number")
}

fn noun(text: &str) -> String {
    let (units, found) = all(text);
    let noun = found.first().and_then(|mention| mention.noun.clone()).unwrap_or(0..0);
    let words: Vec<&str> = noun.map(|at| units.folded(at as usize)).collect();
    words.join(" ")
}

fn values(text: &str) -> Vec<f64> {
    all(text).1.iter().filter_map(|mention| mention.value).collect()
}

#[test]
fn words_and_digits_say_the_same_number() {
    let phrases: [(&str, f64); 22] = [
        ("forty-one mayors signed", 41.0),
        ("41 mayors signed", 41.0),
        ("a dozen mayors signed", 12.0),
        ("three dozen mayors signed", 36.0),
        ("half a dozen mayors signed", 6.0),
        ("a hundred and six mayors signed", 106.0),
        ("two hundred fifty mayors signed", 250.0),
        ("seven thousand three hundred mayors signed", 7300.0),
        ("three and a half million voters", 3.5e6),
        ("a million and a half voters", 1.5e6),
        ("half a million voters", 5e5),
        ("1,450 mayors signed", 1450.0),
        ("4.2 million voters", 4.2e6),
        ("some 4.2m voters", 4.2e6),
        ("60k followers", 6e4),
        ("a 3-million-strong diaspora", 3e6),
        ("six hundred thousand voters", 6e5),
        ("1½ million voters", 1.5e6),
        ("2 1/2 million voters", 2.5e6),
        ("One hundred and twelve envoys", 112.0),
        ("zero envoys", 0.0),
        ("ninety envoys", 90.0),
    ];
    for (text, value) in phrases {
        assert_eq!(one(text).value, Some(value), "{text}");
    }
}

#[test]
fn cues_bound_the_number() {
    let phrases: [(&str, Comparator); 26] = [
        ("more than 40 mayors", MoreThan),
        ("over 40 mayors", MoreThan),
        ("above 40 mayors", MoreThan),
        ("upwards of 40 mayors", MoreThan),
        ("in excess of 40 mayors", MoreThan),
        ("just over 40 mayors", MoreThan),
        ("at least forty mayors", AtLeast),
        ("no fewer than 40 mayors", AtLeast),
        ("a minimum of 40 mayors", AtLeast),
        ("40 or more mayors", AtLeast),
        ("40-plus mayors", AtLeast),
        ("up to 40 mayors", AtMost),
        ("as many as 40 mayors", AtMost),
        ("no more than 40 mayors", AtMost),
        ("at most 40 mayors", AtMost),
        ("fewer than 40 mayors", LessThan),
        ("just under 40 mayors", LessThan),
        ("nearly 40 mayors", LessThan),
        ("close to 40 mayors", LessThan),
        ("about 40 mayors", About),
        ("some forty mayors", About),
        ("an estimated 40 mayors", About),
        ("forty-odd mayors", About),
        ("forty or so mayors", About),
        ("only 40 mayors", Exactly),
        ("all 40 mayors", Exactly),
    ];
    for (text, comparator) in phrases {
        let mention = one(text);
        assert_eq!((mention.value, mention.comparator), (Some(40.0), comparator), "{text}");
        assert_eq!(mention.units.start, 0, "{text}");
        assert_eq!(noun(text), "mayors", "{text}");
    }
}

#[test]
fn bounds_become_limits() {
    let limits = |text: &str| (one(text).low, one(text).high);
    assert_eq!(limits("40 mayors"), (Some(40.0), Some(40.0)));
    assert_eq!(limits("more than 40 mayors"), (Some(41.0), None));
    assert_eq!(limits("at least 40 mayors"), (Some(40.0), None));
    assert_eq!(limits("nearly 40 mayors"), (Some(36.0), Some(39.0)));
    assert_eq!(limits("about 40 mayors"), (Some(36.0), Some(44.0)));
    assert_eq!(limits("dozens of mayors"), (Some(24.0), Some(100.0)));
    assert_eq!(limits("30 to 40 mayors"), (Some(30.0), Some(40.0)));
}

#[test]
fn a_part_keeps_its_whole() {
    let phrases = [
        ("nineteen of the twenty-seven ministers", 19.0, 27.0, "ministers"),
        ("19 of 27 ministers", 19.0, 27.0, "ministers"),
        ("19 out of the 27 ministers", 19.0, 27.0, "ministers"),
        ("19 of its 27 ministers", 19.0, 27.0, "ministers"),
        ("19 of the union's 27 ministers", 19.0, 27.0, "ministers"),
        ("19 ministers out of 27", 19.0, 27.0, "ministers"),
        ("a 19-of-27 split", 19.0, 27.0, ""),
        ("Of the 27 ministers, 19 agreed", 19.0, 27.0, "ministers"),
        ("one in five nurses", 1.0, 5.0, "nurses"),
        ("19/27 ministers", 19.0, 27.0, "ministers"),
    ];
    for (text, value, total, name) in phrases {
        let mention = one(text);
        assert_eq!((mention.value, mention.total), (Some(value), Some(total)), "{text}");
        assert_eq!(mention.kind, Ratio, "{text}");
        if !name.is_empty() {
            assert_eq!(noun(text), name, "{text}");
        }
    }
}

#[test]
fn ranges_have_two_ends() {
    let phrases = [
        ("30 to 40 mayors", 30.0, 40.0),
        ("30-40 mayors", 30.0, 40.0),
        ("30–40 mayors", 30.0, 40.0),
        ("six or seven mayors", 6.0, 7.0),
        ("between 30 and 40 mayors", 30.0, 40.0),
        ("2 to 3 million voters", 2e6, 3e6),
        ("between $4 million and $6 million", 4e6, 6e6),
        ("from 30 to 40 mayors", 30.0, 40.0),
        ("four to five per cent", 4.0, 5.0),
    ];
    for (text, low, high) in phrases {
        let mention = one(text);
        assert_eq!(
            (mention.low, mention.high, mention.comparator),
            (Some(low), Some(high), Between),
            "{text}"
        );
        assert_eq!(mention.value, None, "{text}");
    }
}

#[test]
fn by_how_much_and_what_to_are_no_range() {
    assert_eq!(values("Imports rose $3.4 billion to $19.3 billion."), [3.4e9, 19.3e9]);
    assert_eq!(values("The party gained three points to 45 per cent."), [3.0, 45.0]);
}

#[test]
fn money_has_its_currency() {
    let phrases = [
        ("$3.4bn", 3.4e9, "USD"),
        ("€20 million", 2e7, "EUR"),
        ("£7m", 7e6, "GBP"),
        ("C$90", 90.0, "CAD"),
        ("US$90", 90.0, "USD"),
        ("HK$90", 90.0, "HKD"),
        ("90 million euros", 9e7, "EUR"),
        ("90 Australian dollars", 90.0, "AUD"),
        ("1.2 billion yuan", 1.2e9, "CNY"),
        ("EUR75m", 7.5e7, "EUR"),
        ("40,000 Danish crowns", 4e4, "DKK"),
        ("at least $2 trillion", 2e12, "USD"),
    ];
    for (text, value, currency) in phrases {
        let mention = one(text);
        assert_eq!(
            (mention.kind, mention.value, mention.currency),
            (Money, Some(value), Some(currency)),
            "{text}"
        );
    }
    assert_eq!(one("at least $2 trillion").comparator, AtLeast);
}

#[test]
fn percentages_know_what_they_are_of() {
    let gdp = one("1.8% of its GDP");
    assert_eq!((gdp.kind, gdp.value, gdp.of_gdp), (Percent, Some(1.8), true));
    assert!(one("three per cent of gross domestic product").of_gdp);
    assert!(!one("three percent of voters").of_gdp);
    assert!(one("four percentage points").points);
    assert_eq!(one("prices rose 6 per cent").trend, Some(Trend::Rise));
    assert_eq!(one("prices fell by about 6 per cent").trend, Some(Trend::Fall));
}

#[test]
fn shares_keep_their_word() {
    let phrases = [
        ("a majority of mayors", ShareWord::Majority),
        ("the vast majority of mayors", ShareWord::Majority),
        ("a “vast” majority of mayors", ShareWord::Majority),
        ("most of the mayors", ShareWord::Most),
        ("most mayors", ShareWord::Most),
        ("all of the mayors", ShareWord::All),
        ("all mayors", ShareWord::All),
        ("both mayors", ShareWord::Both),
        ("none of the mayors", ShareWord::None),
        ("half of the mayors", ShareWord::Half),
        ("half the mayors", ShareWord::Half),
        ("two-thirds of the mayors", ShareWord::TwoThirds),
        ("a third of the mayors", ShareWord::Third),
        ("three quarters of the mayors", ShareWord::ThreeQuarters),
        ("a quarter of mayors", ShareWord::Quarter),
    ];
    for (text, share) in phrases {
        let mention = one(text);
        assert_eq!((mention.kind, mention.share), (Share, Some(share)), "{text}");
        assert_eq!(noun(text), "mayors", "{text}");
    }
    assert_eq!(one("a “vast” majority of mayors").degree, Some(2));
    assert_eq!(one("half of the 30 mayors").value, Some(15.0));
    assert_eq!(all("the majority leader spoke").1, []);
    assert_eq!(one("a majority of 331 votes").value, Some(331.0));
    assert_eq!(one("a loss of £4.1m").value, Some(4_100_000.0));
    assert_eq!(one("1.23456789 billion people").value, Some(1_234_567_890.0));
    assert_eq!(all("the most popular mayor").1, []);
}

#[test]
fn what_is_left_out_is_no_count() {
    let mention = one("all but three of the 27 ministers");
    assert_eq!((mention.kind, mention.complement), (Complement, Some(3.0)));
    assert_eq!((mention.total, mention.value), (Some(27.0), Some(24.0)));
    assert_eq!(one("all but three ministers").complement, Some(3.0));
    assert_eq!(one("every ally except Norway and Spain").complement, Some(2.0));
    assert_eq!(one("all allies but Norway").complement, Some(1.0));
    let named = one("all 27 ministers except Norway's");
    assert_eq!((named.total, named.value, named.complement), (Some(27.0), Some(26.0), Some(1.0)));
    assert_eq!(one("everyone except Norway").complement, Some(1.0));
}

#[test]
fn sets_and_sizes_are_told_apart() {
    let set = |text: &str| one(text).set;
    assert_eq!(set("another five mayors"), Some(Set::Additional));
    assert_eq!(set("five more mayors"), Some(Set::Additional));
    assert_eq!(set("the remaining five mayors"), Some(Set::Remaining));
    assert_eq!(set("the other five mayors"), Some(Set::Remaining));
    for text in
        ["all 40 mayors", "all of the 40 mayors", "each of the 40 mayors", "every one of the 40 mayors"]
    {
        assert_eq!((one(text).set, one(text).total), (Some(Set::All), Some(40.0)), "{text}");
    }
    assert_eq!((one("the 15-nation body").kind, one("the 15-nation body").value), (GroupSize, Some(15.0)));
    assert!(one("So far 12 mayors have signed").so_far);
}

#[test]
fn vague_counts_have_bounds_only() {
    let phrases = [
        ("hundreds of mayors", 200.0, 1e3),
        ("tens of thousands of mayors", 2e4, 1e5),
        ("several mayors", 3.0, 10.0),
        ("a handful of mayors", 3.0, 6.0),
        ("a few mayors", 3.0, 6.0),
        ("several hundred mayors", 300.0, 1000.0),
    ];
    for (text, low, high) in phrases {
        let mention = one(text);
        assert_eq!((mention.kind, mention.value), (Vague, None), "{text}");
        assert_eq!((mention.low, mention.high), (Some(low), Some(high)), "{text}");
        assert_eq!(noun(text), "mayors", "{text}");
    }
    let couple = one("a couple of mayors");
    assert_eq!((couple.value, couple.comparator), (Some(2.0), About));
}

/// Days behind a month and the score of a game beside a vote for a player were read as ballots.
#[test]
fn days_and_scores_are_no_ballots() {
    for text in [
        "They cast votes from March 1-8",
        "Fans voted Smith best player after a 21-14 win",
        "They gave four votes for Berg, 31 for Reed and two abstentions",
    ] {
        assert!(all(text).1.iter().all(|number| number.kind != Ballot), "{text}");
    }
}

#[test]
fn ballots_have_sides() {
    let phrases: [(&str, f64, Option<f64>, Option<f64>); 13] = [
        ("It passed by 9 votes to 4", 9.0, Some(4.0), None),
        ("adopted by 13 votes to none with two abstentions", 13.0, Some(0.0), Some(2.0)),
        ("The council adopted it 13-0, with two abstentions", 13.0, Some(0.0), Some(2.0)),
        ("He survived the vote 122-97", 122.0, Some(97.0), None),
        ("a 9-4 vote", 9.0, Some(4.0), None),
        ("Lawmakers voted 55 to 41 against it", 55.0, Some(41.0), None),
        ("20 votes in favour, six against and three abstentions", 20.0, Some(6.0), Some(3.0)),
        ("(12 in favour, 1 against, 2 abstentions)", 12.0, Some(1.0), Some(2.0)),
        ("The text got 12 votes for, one against", 12.0, Some(1.0), None),
        ("120 countries voted in favour, with seven against and 30 abstaining", 120.0, Some(7.0), Some(30.0)),
        ("The motion was carried by a vote of 9 to 4", 9.0, Some(4.0), None),
        ("passed by 61 votes to nil", 61.0, Some(0.0), None),
        ("The board voted 4-1 to place a half-cent tax on the ballot", 4.0, Some(1.0), None),
    ];
    for (text, value, against, abstain) in phrases {
        let mention = one(text);
        assert_eq!(mention.kind, Ballot, "{text}");
        assert_eq!(
            (mention.value, mention.against, mention.abstain),
            (Some(value), against, abstain),
            "{text}"
        );
    }
}

#[test]
fn what_counts_nothing_is_passed_over() {
    let phrases = [
        "in 1998",
        "between 2011 and 2014",
        "on April 2",
        "on 2 April",
        "April 2, 2024",
        "Sept. 20-24",
        "at 9:30 a.m.",
        "at 5 pm",
        "they won 3-1 in the final",
        "under Article 5",
        "the F-16 and the G20",
        "in the 1990s",
        "call 555-0199-22",
        "2024-04-02",
        "1. Opening",
        "No one came",
        "one another",
        "no one would say",
        "at all",
        "nineteen eighty-four",
        "the Group of Seven",
        "02/04/2024",
    ];
    for text in phrases {
        assert_eq!(all(text).1, [], "{text}");
    }
}

#[test]
fn ages_and_measures_are_no_counts() {
    let kinds = [
        ("the 57-year-old mayor", Age),
        ("a mayor aged 57", Age),
        ("Ana Sol, 57, said so", Age),
        ("he is 57 years old", Age),
        ("30 miles away", Measure),
        ("a five-point plan", Measure),
        ("for 14 years", Measure),
        ("the third term", Ordinal),
        ("its 32nd member", Ordinal),
        ("one of his rivals", Count),
    ];
    for (text, kind) in kinds {
        assert_eq!(one(text).kind, kind, "{text}");
    }
    assert_eq!(one("one of his rivals").value, Some(1.0));
}

#[test]
fn two_numbers_stay_two() {
    assert_eq!(values("12 mayors and 5 ministers"), [12.0, 5.0]);
    assert_eq!(values("one hundred and two hundred"), [100.0, 200.0]);
    assert_eq!(values("It rose 4 percent to 900 points"), [4.0, 900.0]);
}

#[test]
fn a_number_that_was_reached_is_no_bound() {
    let told = |text: &str| (one(text).value, one(text).comparator);
    assert_eq!(told("The count went up to 702"), (Some(702.0), Comparator::Exactly));
    assert_eq!(told("The hall can seat up to 702"), (Some(702.0), Comparator::AtMost));
}

#[test]
fn a_number_broken_behind_its_hyphen_is_one() {
    assert_eq!(values("Fifty-\ntwo people were killed"), [52.0]);
}

#[test]
fn no_numeral_and_no_text_panics() {
    let pieces: Vec<&str> = concat!(
        "1~0~99999999999999999999999999999~1.2.3.4~$~€~-~–~of~the~a~half~and~dozen~million~to~%~per~",
        "cent~votes~none~against~,~.~'s~½~twenty~one~all~but~majority~١٢~१२~𝟙𝟚~１２~é~\u{301}~🗳~\u{200b}~",
        "EUR50m~RMé7~in~#7~year~old~12:30~1st~/~2~between~than~more~usd1~\n~minus~most~hundreds",
    )
    .split('~')
    .collect();
    let mut state = 7u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            text.push_str(if state >> 62 == 0 { "" } else { " " });
        }
        let (units, found) = all(&text);
        assert!(found.iter().all(|mention| mention.units.start < mention.units.end,), "{text}");
        assert!(found.iter().all(|mention| mention.units.end as usize <= units.len()), "{text}");
    }
}

#[test]
fn seats_that_a_party_holds_are_no_ballot() {
    for text in [
        "Greens control the chamber by a narrow 51-49 before the vote",
        "they hold the senate 53-47 and a vote is near",
        "it saw its seats cut from 40 to 28 in the vote",
    ] {
        let (_, found) = all(text);
        assert!(found.iter().all(|mention| mention.kind != Ballot), "{text}: {found:#?}");
    }
}

#[test]
fn a_number_of_people_from_whom_something_comes_begins_behind_from() {
    for (text, start) in [("nominations from 31 lawmakers", 2), ("pledges from 12 of the 27 governors", 2)] {
        assert_eq!(one(text).units.start, start, "{text}");
    }
}

#[test]
fn votes_to_do_something_and_to_refuse_it_are_the_two_sides() {
    let counts = |text: &str| -> Vec<(f64, f64)> {
        let found = all(text).1.into_iter().filter(|number| number.kind == Ballot);
        found.filter_map(|number| number.value.zip(number.against)).collect()
    };
    assert_eq!(
        counts("In all, 324 members voted to approve the treaty and 122 to reject it."),
        [(324.0, 122.0)]
    );
    // Those who vote to reject are not for it.
    assert!(counts("In all, 122 members voted to reject the treaty and 9 left.").is_empty());
    assert_eq!(counts("The board approved the budget 5-2."), [(5.0, 2.0)]);
    assert_eq!(counts("It passed with 51 senators voting yes and 49 senators voting no."), [(51.0, 49.0)]);
    assert!(counts("The board approved a 2-1 split of its shares.").is_empty());
}

#[test]
fn spaces_part_thousands() {
    for (text, value) in
        [("1 405 deaths", 1405.0), ("78 784 cases", 78784.0), ("1 234 567 people", 1234567.0)]
    {
        assert_eq!(one(text).value, Some(value), "{text}");
    }
    let (_, found) = all("On May 12 300 people died.");
    assert!(found.iter().all(|number| number.value != Some(12300.0)), "{found:#?}");
}

#[test]
fn the_number_of_a_bill_was_a_ballot() {
    for text in ["The senate passed Senate Bill 16-12.", "They voted on HB 21-5."] {
        assert!(all(text).1.iter().all(|number| number.kind != Ballot), "{text}");
    }
    assert!(all("The senate passed the bill 16-12.").1.iter().any(|number| number.kind == Ballot));
}
