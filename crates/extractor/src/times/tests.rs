//! Phrases and what they come out as.

use claimwire_record::Grain;
use claimwire_rules::units::Units;
use claimwire_rules::vocabulary::Vocabulary;

use crate::starters::Starters;

use super::Direction::{self, Future, Past, Unknown};
use super::{Modifier, Reference, TimeKind, TimeMention, direction, find, resolve};

fn all(text: &str) -> (Units, Vec<TimeMention>) {
    let mut units = Units::default();
    units.scan(text, 0..text.len(), &Vocabulary::default());
    let mut found = Vec::new();
    find(text, &units, 0..units.len(), &Starters::default(), &mut found);
    (units, found)
}

/// The printed text of the one expression in `text`, and its value in a document of `date`.
fn read(text: &str, date: &str, direction: Direction) -> (String, Option<String>) {
    let (units, found) = all(text);
    assert_eq!(found.len(), 1, "{text}: {found:#?}");
    let span = &found[0].units;
    let (start, end) =
        (units.all()[span.start as usize].span.start, units.all()[span.end as usize - 1].span.end);
    let reference = Reference::parse(date);
    let value = resolve(&found[0].expression, reference.as_ref(), direction).map(|resolved| resolved.value);
    (text[start as usize..end as usize].to_owned(), value)
}

fn check(date: &str, direction: Direction, cases: &[(&str, &str, &str)]) {
    for (text, printed, value) in cases {
        assert_eq!(read(text, date, direction), ((*printed).to_owned(), Some((*value).to_owned())), "{text}");
    }
}

/// A Thursday.
const DAY: &str = "2023-05-18";

#[test]
fn dates_are_read_in_every_order() {
    check(
        DAY,
        Unknown,
        &[
            ("on 7 March 2021", "7 March 2021", "2021-03-07"),
            ("on March 7, 2021", "March 7, 2021", "2021-03-07"),
            ("on Mar. 7, 2021", "Mar. 7, 2021", "2021-03-07"),
            ("on the 7th of March 2021", "the 7th of March 2021", "2021-03-07"),
            ("on Sunday, March 7, 2021", "Sunday, March 7, 2021", "2021-03-07"),
            ("on Monday, the 22nd of May", "Monday, the 22nd of May", "2023-05-22"),
            ("on Modnay, the 22nd of May", "Modnay, the 22nd of May", "2023-05-22"),
            ("on 2021-03-07", "2021-03-07", "2021-03-07"),
            ("in March 2021", "March 2021", "2021-03"),
            ("in 2021", "2021", "2021"),
            ("since 2009", "2009", "2009"),
            ("on June 2", "June 2", "2023-06-02"),
            ("on Dec. 20", "Dec. 20", "2022-12-20"),
            ("in October of last year", "October of last year", "2022-10"),
            ("in the 1970s", "1970s", "197"),
            ("in the 19th century", "the 19th century", "18"),
            ("in nineteen seventy-two", "nineteen seventy-two", "1972"),
            ("in the first quarter of this year", "the first quarter of this year", "2023-Q1"),
            ("in the second quarter of 2021", "the second quarter of 2021", "2021-Q2"),
            ("in the first half of 2021", "the first half of 2021", "2021-H1"),
            ("Q3 2021 sales", "Q3 2021", "2021-Q3"),
        ],
    );
}

#[test]
fn the_past_looks_back() {
    check(
        DAY,
        Past,
        &[
            ("on Tuesday", "Tuesday", "2023-05-16"),
            ("on Thursday", "Thursday", "2023-05-18"),
            ("on Friday", "Friday", "2023-05-12"),
            ("last Thursday", "last Thursday", "2023-05-11"),
            ("in March", "March", "2023-03"),
            ("in May", "May", "2023-05"),
            ("in October", "October", "2022-10"),
            ("last May", "last May", "2022-05"),
            ("in the third quarter", "the third quarter", "2022-Q3"),
            ("over the weekend", "the weekend", "2023-W19-WE"),
            ("in the spring", "the spring", "2023-SP"),
            ("last summer", "last summer", "2022-SU"),
        ],
    );
}

#[test]
fn the_future_looks_ahead() {
    check(
        DAY,
        Future,
        &[
            ("on Tuesday", "Tuesday", "2023-05-23"),
            ("next Tuesday", "next Tuesday", "2023-05-23"),
            ("this coming Tuesday", "this coming Tuesday", "2023-05-23"),
            ("next Thursday", "next Thursday", "2023-05-25"),
            ("in October", "October", "2023-10"),
            ("in March", "March", "2024-03"),
            ("on January 4", "January 4", "2024-01-04"),
            ("at the weekend", "the weekend", "2023-W20-WE"),
        ],
    );
}

#[test]
fn relative_times_count_from_the_document() {
    check(
        DAY,
        Unknown,
        &[
            ("today", "today", "2023-05-18"),
            ("yesterday", "yesterday", "2023-05-17"),
            ("tomorrow", "tomorrow", "2023-05-19"),
            ("tonight", "tonight", "2023-05-18TNI"),
            ("yesterday evening", "yesterday evening", "2023-05-17TEV"),
            ("Tuesday morning", "Tuesday morning", "2023-05-16TMO"),
            ("last night", "last night", "2023-05-17TNI"),
            ("this week", "this week", "2023-W20"),
            ("last week", "last week", "2023-W19"),
            ("next month", "next month", "2023-06"),
            ("earlier this month", "earlier this month", "2023-05"),
            ("last year", "last year", "2022"),
            ("at the end of last year", "the end of last year", "2022"),
            ("later this year", "later this year", "2023"),
            ("by year-end", "year-end", "2023"),
            ("this spring", "this spring", "2023-SP"),
            ("six years ago", "six years ago", "2017"),
            ("three months ago", "three months ago", "2023-02"),
            ("a week ago", "a week ago", "2023-05-11"),
            ("ten days ago", "ten days ago", "2023-05-08"),
            ("two decades ago", "two decades ago", "2003"),
            ("a year earlier", "a year earlier", "2022"),
            ("this decade", "this decade", "202"),
        ],
    );
}

#[test]
fn clocks_lengths_and_sets_have_values() {
    check(
        DAY,
        Unknown,
        &[
            ("at 7 p.m. on Tuesday", "7 p.m. on Tuesday", "2023-05-16T19"),
            ("at 9:40 a.m.", "9:40 a.m.", "2023-05-18T09:40"),
            ("at 18:00 UTC today", "18:00 UTC today", "2023-05-18T18:00Z"),
            ("at noon", "noon", "2023-05-18T12:00"),
            ("for 14 years", "14 years", "P14Y"),
            ("a 9-year term", "9-year", "P9Y"),
            ("for a decade", "a decade", "P10Y"),
            ("for two and a half years", "two and a half years", "P2Y6M"),
            ("for half an hour", "half an hour", "PT30M"),
            ("for several months", "several months", "PXM"),
            ("in the past nine years", "the past nine years", "P9Y"),
            ("for a fortnight", "a fortnight", "P2W"),
            ("for decades", "decades", "PXDE"),
            ("every Tuesday", "every Tuesday", "XXXX-WXX-2"),
            ("on Tuesdays", "Tuesdays", "XXXX-WXX-2"),
            ("each June", "each June", "XXXX-06"),
            ("every two years", "every two years", "P2Y"),
            ("it meets annually", "annually", "P1Y"),
            ("he recently left", "recently", "PAST_REF"),
            ("she now leads", "now", "PRESENT_REF"),
            ("in the coming weeks", "the coming weeks", "FUTURE_REF"),
            ("in the near future", "the near future", "FUTURE_REF"),
            ("in the past", "the past", "PAST_REF"),
        ],
    );
}

#[test]
fn a_coarse_document_date_resolves_what_it_can() {
    let value = |text, date, direction| read(text, date, direction).1;
    assert_eq!(value("in October", "2024-01", Future).as_deref(), Some("2024-10"));
    assert_eq!(value("in October", "2024-01", Past).as_deref(), Some("2023-10"));
    assert_eq!(value("last month", "2024-01", Past).as_deref(), Some("2023-12"));
    assert_eq!(value("on Tuesday", "2024-01", Past), None);
    assert_eq!(value("last year", "2024", Past).as_deref(), Some("2023"));
    assert_eq!(value("last month", "2024", Past), None);
    assert_eq!(value("in October", "", Past).as_deref(), Some("XXXX-10"));
    assert_eq!(value("on 3 October", "", Past).as_deref(), Some("XXXX-10-03"));
    assert_eq!(value("on Tuesday", "", Past), None);
    assert_eq!(value("for six months", "", Past).as_deref(), Some("P6M"));
    assert_eq!(value("in October 2019", "", Past).as_deref(), Some("2019-10"));
}

#[test]
fn references_are_read_as_far_as_they_go() {
    let day = Reference { year: 2024, month: Some(1), day: Some(30) };
    assert_eq!(Reference::parse("2024-01-30T08:00:00Z"), Some(day));
    assert_eq!(Reference::parse("2024-01"), Some(Reference { day: None, ..day }));
    assert_eq!(Reference::parse("2024"), Some(Reference { day: None, month: None, ..day }));
    assert_eq!(Reference::parse("30-01-2024"), None);
    assert_eq!(Reference::parse("yesterday"), None);
    assert_eq!(Reference::parse("2024-02-31"), Some(Reference { month: Some(2), day: None, ..day }));
}

#[test]
fn mentions_keep_lead_modifier_and_grain() {
    let (_, found) = all("Talks broke down since early 2021");
    assert_eq!((found[0].lead, found[0].expression.modifier), (Some(3), Some(Modifier::Start)));
    let (_, found) = all("at the end of last year");
    assert_eq!((found[0].lead, found[0].expression.modifier), (Some(0), Some(Modifier::End)));
    let (_, found) = all("for 14 years");
    assert_eq!((found[0].kind, found[0].lead), (TimeKind::Duration, Some(0)));
    let grain = resolve(&found[0].expression, None, Unknown).map(|resolved| resolved.grain);
    assert_eq!(grain, Some(Grain::Duration));
}

#[test]
fn what_is_no_time_is_passed_over() {
    for text in [
        "the 57-year-old mayor",
        "it may march on",
        "2021 people came",
        "more than 2000 votes",
        "April Moss spoke",
        "prices fall again",
        "a second mayor",
        "half the mayors",
        "$2,010",
        "Boeing 2000%",
    ] {
        assert_eq!(all(text).1, [], "{text}");
    }
}

#[test]
fn the_tense_of_the_words_around_gives_a_direction() {
    let tense = |text: &str| {
        let (units, found) = all(text);
        direction(text, &units, 0..units.len(), &found[0])
    };
    assert_eq!(tense("They will meet on Tuesday"), Future);
    assert_eq!(tense("They met on Tuesday"), Past);
    assert_eq!(tense("The summit is scheduled for July"), Future);
    assert_eq!(tense("It is to be held in July"), Future);
    assert_eq!(tense("He has led it since October"), Past);
    assert_eq!(tense("She is retiring in June"), Future);
    assert_eq!(tense("when his term ends in June"), Future);
    assert_eq!(tense("Tuesday"), Unknown);
}

#[test]
fn no_text_panics() {
    let pieces: Vec<&str> = concat!(
        "1~31~2024~1999~99999999999999~5~p.m.~am~12:30~April~May~Tuesday~of~the~last~next~this~year~",
        "years~week~weekend~ago~-~–~,~.~'s~first~21st~quarter~century~decade~every~each~half~a~an~and~",
        "end~early~mid~in~UTC~nineteen~twenty~million~now~past~few~s~noon~tonight~spring~fiscal~q3~é~٣~",
        "🕰~\u{200b}~\n~at~today~recent~months~00th~0~term~on~1e9~0:99~th",
    )
    .split('~')
    .collect();
    let references = [
        None,
        Reference::parse("2024-02-29"),
        Reference::parse("9999-12-31"),
        Reference::parse("0001-01-01"),
    ];
    let mut state = 11u64;
    for round in 0..20_000 {
        let mut text = String::new();
        for _ in 0..10 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
            text.push_str(if state >> 62 == 0 { "" } else { " " });
        }
        let (units, found) = all(&text);
        for mention in &found {
            assert!(
                mention.units.start < mention.units.end && mention.units.end as usize <= units.len(),
                "{text}"
            );
            let tense = direction(&text, &units, 0..units.len(), mention);
            let _ = resolve(&mention.expression, references[round % 4].as_ref(), tense);
        }
    }
}

#[test]
fn a_year_told_at_the_end_of_a_span_was_not_that_of_its_start() {
    let starts = |text: &str| {
        let (_, found) = all(text);
        let reference = Reference::parse(DAY);
        resolve(&found[0].expression, reference.as_ref(), Past).map(|resolved| resolved.value)
    };
    assert_eq!(starts("from March to October 2012").as_deref(), Some("2012-03"));
    assert_eq!(starts("between 2 November and 4 January 2012").as_deref(), Some("2011-11-02"));
    assert_eq!(starts("She left in March and came back in October 2012").as_deref(), Some("2023-03"));
}
