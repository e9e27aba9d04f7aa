//! Companies that are named for a place which the lexicon knows ("Japan Airlines", "First Boston Corp", "Ford Europe"), and
//! those that are named for two founders ("Tate and Lyle Plc").

use super::shapes::{is_company_form, joins_plural_owner};
use super::*;

/// The longest name of this kind has so many words behind the place.
const LONGEST: u32 = 4;

/// The units of the company whose name holds a place.
pub(super) fn of_place(
    analysis: &Analysis,
    knowledge: &Knowledge,
    place: NameMention,
    span: UnitSpan,
) -> Option<UnitSpan> {
    let placed = matches!(
        place.kind,
        NameKind::Country
            | NameKind::City
            | NameKind::Region
            | NameKind::Capital
            | NameKind::Group
            | NameKind::Demonym
    );
    if !placed {
        return None;
    }
    around(analysis, knowledge, place, span).filter(|_| !is_headline_case(analysis, knowledge, span))
}

/// The place with the capitalised words beside it, if they make a company's name of it.
fn around(
    analysis: &Analysis,
    knowledge: &Knowledge,
    place: NameMention,
    span: UnitSpan,
) -> Option<UnitSpan> {
    let (start, end) = (place.units.start, place.units.end);
    let class = |at: u32| knowledge.lexis.of(analysis.unit(at).symbol);
    let part = |at: u32| is_free_for_name(analysis, knowledge, at);
    // At the start of a sentence any word is capitalised; a noun there may be part of the name.
    let opens = |at: u32| {
        let symbol = analysis.unit(at).symbol;
        at > span.start
            || !knowledge.is_common(symbol)
            || knowledge.may_be_noun(symbol)
            || matches!(analysis.folded(at), "first" | "general" | "united" | "national" | "new")
    };
    let before = |from: u32| (span.start..from).rev().take_while(|&at| part(at) && opens(at)).last();
    // "Ford Europe": nothing but a name of no other use goes before a continent.
    let branch = start.checked_sub(1).filter(|&at| {
        let continent = matches!(analysis.folded(start), "europe" | "asia" | "africa" | "americas");
        at >= span.start && continent && part(at) && !knowledge.is_common(analysis.unit(at).symbol)
    });
    // "Air North America"
    let airline =
        start.checked_sub(1).filter(|&at| at >= span.start && analysis.folded(at) == "air" && part(at));
    if let Some(first) = airline {
        return Some(Span::new(first, end));
    }
    if let Some(first) = branch.filter(|_| end == start + 1) {
        return Some(Span::new(first, end));
    }
    let company = |at: u32| {
        class(at).has(WordClass::ORG_ENDING) || is_company_form(analysis.words(Span::new(at, at + 1)))
    };
    // "Alberta Teachers' Association"
    let inner = |at: u32| part(at) || at > end && at + 1 < span.end && joins_plural_owner(analysis, at);
    let behind = || (end..span.end.min(end + LONGEST)).take_while(|&at| inner(at));
    // "Chicago Teachers Union", "Ohio Farm Bureau": a body of a city or a region, where more than its noun names it.
    let local = matches!(place.kind, NameKind::City | NameKind::Region);
    let body = |at: u32| {
        let noun = analysis.folded(at);
        // "Leeds University": no more than its noun and the place.
        let seat = local && matches!(noun, "university" | "hospital" | "museum");
        let trade = local && is_local_body(noun) || place.kind == NameKind::Country && is_national_body(noun);
        seat || at > end && trade
    };
    let last = behind().filter(|&at| company(at) || body(at)).last()?;
    // "British Airways", but "British Airline Pilots Association"
    if place.kind == NameKind::Demonym && behind().last() != Some(last) {
        return None;
    }
    // "Bank of Boston Corp"
    let of = start.checked_sub(2).filter(|&at| {
        at >= span.start && analysis.folded(at + 1) == "of" && part(at) && class(at).has(WordClass::ORG)
    });
    let first = match of {
        Some(body) => before(body).unwrap_or(body),
        None => before(start).unwrap_or(start),
    };
    // "the Ohio Regional Council of Carpenters and Joiners"
    let people = body(last) && analysis.folded((last + 1).min(span.end - 1)) == "of";
    let end = if people {
        super::coordinated::on_subjects(analysis, knowledge, first, last + 1, span)
    } else {
        last + 1
    };
    Some(Span::new(first, end))
}

/// Nouns of bodies that people and trades of one city or region form.
fn is_local_body(noun: &str) -> bool {
    matches!(
        noun,
        "academy"
            | "alliance"
            | "association"
            | "authority"
            | "board"
            | "bureau"
            | "coalition"
            | "college"
            | "commission"
            | "council"
            | "department"
            | "federation"
            | "foundation"
            | "institute"
            | "league"
            | "network"
            | "society"
            | "union"
    )
}

/// Nouns of bodies that people of one trade or sport form throughout a country: "Malta Nurses Organisation".
fn is_national_body(noun: &str) -> bool {
    matches!(
        noun,
        "association"
            | "organisation"
            | "organization"
            | "federation"
            | "union"
            | "society"
            | "guild"
            | "league"
    )
}

/// The end of "Tate and Lyle Plc", if it begins at a unit: two words of no other name, and what the company is in law.
pub(super) fn of_founders(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    span: UnitSpan,
) -> Option<u32> {
    const LENGTH: u32 = 4;
    let part = |at: u32| is_free_for_name(analysis, knowledge, at);
    let form = at + LENGTH - 1;
    let founded = form < span.end
        && analysis.folded(at + 1) == "and"
        && part(at)
        && part(at + 2)
        && matches!(analysis.folded(form).trim_end_matches('.'), "plc" | "co");
    founded.then_some(at + LENGTH).or_else(|| of_partners(analysis, knowledge, at, span))
}

/// The end of "Brown & Sons", "Marks & Co": an ampersand makes one name of two words that are common ones by themselves.
fn of_partners(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> Option<u32> {
    let part = |at: u32| {
        at < span.end
            && analysis.unit(at).casing == Casing::Title
            && is_free_for_name(analysis, knowledge, at)
    };
    let joined = at + 2 < span.end && analysis.folded(at + 1) == "&" && part(at) && part(at + 2);
    let mut end = at + 3;
    while joined && part(end) {
        end += 1;
    }
    let opens = at > span.start && analysis.unit(at - 1).is_capitalised() && part(at - 1);
    (joined && !opens).then_some(end)
}

/// "Orbex, Inc.": the end of a company's name whose legal form stands behind a comma. `end` is the unit behind the name so far.
pub(super) fn behind_comma(analysis: &Analysis, end: u32, span: UnitSpan) -> Option<u32> {
    let form = end + 1;
    let named = form < span.end
        && analysis.folded(end) == ","
        && matches!(
            analysis.folded(form).trim_end_matches('.'),
            "inc"
                | "ltd"
                | "llc"
                | "llp"
                | "plc"
                | "corp"
                | "l.p"
                | "lp"
                | "s.a"
                | "gmbh"
                | "p.c"
                | "p.a"
                | "n.a"
                | "l.l.c"
                | "l.l.p"
        )
        && analysis.unit(form).is_capitalised();
    named.then_some(form + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_company_is_named_for_the_people_of_a_country() {
        let told = crate::testing::said("statement", "British Airways said it was offering refunds.", None);
        assert_eq!(told.len(), 1);
        let text = "British Airline Pilots Association General Secretary Paul Reed spoke.";
        let told = crate::testing::said("office", text, None);
        assert_eq!(told, ["Paul Reed is secretary general of British Airline Pilots Association"]);
    }

    #[test]
    fn a_body_of_a_region_is_named_with_whom_it_unites() {
        let told = crate::testing::said(
            "stance",
            "The Michigan Regional Council of Carpenters and Joiners backed Paul Reed.",
            None,
        );
        assert_eq!(told, ["Michigan Regional Council of Carpenters and Joiners supports Paul Reed"]);
    }

    #[test]
    fn a_company_of_two_founders_is_one() {
        let said = crate::testing::said("statement", "The refinery is closed, Tate and Lyle Plc said.", None);
        assert_eq!(said, ["Tate and Lyle Plc said: The refinery is closed"]);
    }

    #[test]
    fn an_ampersand_makes_one_name_of_two_words() {
        for name in ["Brown & Sons", "Marks & Co", "Hale & Vane"] {
            let said = crate::testing::said("statement", &format!("{name} said the mill was shut."), None);
            assert_eq!(said, [format!("{name} said: the mill was shut")]);
        }
    }

    #[test]
    fn a_body_of_a_city_or_a_region_is_named_with_it() {
        for name in [
            "Chicago Teachers Union",
            "Alberta Teachers' Association",
            "Ohio Farm Bureau",
            "New Zealand Nurses Organisation",
            "Oklahoma State University",
            "Barbados Cricket Association",
        ] {
            let text = format!("{name} president Jason Moor said he was ready.");
            let said = crate::testing::said("office", &text, None);
            assert_eq!(said, [format!("Jason Moor is president of {name}")]);
        }
    }
}
