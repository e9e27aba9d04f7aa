//! Names of bodies that begin with whose they are: "the People's Democratic Party", "the Women's Equality Party".

use super::*;

/// Joins to the name of a body the owner before it, to a company's the initials that it begins with, and to a committee's the
/// house that it is of.
pub(super) fn join(analysis: &mut Analysis, knowledge: &Knowledge) {
    let mut joined = false;
    for index in 0..analysis.names.len() {
        let name = analysis.names[index];
        let start = owned_from(analysis, index)
            .or_else(|| company_from(analysis, index))
            .or_else(|| committee_from(analysis, index));
        let Some(start) = start else { continue };
        joined |= put_body(analysis, index, Span::new(start, name.units.end));
    }
    joined |= join_counties(analysis);
    joined |= join_outlets(analysis, knowledge);
    if joined {
        analysis.names.dedup_by_key(|name| name.units);
    }
}

/// Where a body's name begins whose owner stands before it: "People's", "Mongolian People's … (MPRP)".
fn owned_from(analysis: &Analysis, index: usize) -> Option<u32> {
    let name = analysis.names[index];
    if !matches!(name.kind, NameKind::Org | NameKind::Unknown) {
        return None;
    }
    let mark = name.units.start.checked_sub(1)?;
    let owner = mark.checked_sub(1)?;
    let owned = matches!(analysis.folded(mark), "'s" | "’s" | "'" | "’");
    // "People's Alliance PAC", "Fishermen's Union of Selby"
    let body = || (name.units.start..name.units.end).any(|at| is_body_noun(analysis.folded(at)));
    let people = || is_owner(analysis.folded(owner)) && analysis.unit(owner).casing == Casing::Title;
    if !owned || !body() || !people() {
        return None;
    }
    let before = index.checked_sub(1).map(|before| analysis.names[before]);
    match before.filter(|before| before.units.end > owner) {
        // "the Durham People's Alliance": the town was taken for a name with whom the body is called after.
        Some(town) => (town.entry.is_none() && town.units.end == mark).then_some(town.units.start),
        None => Some(with_quality(analysis, with_nation(analysis, index, owner))),
    }
}

/// "the Independent Workers' Party": the capitalised word between the article and the owner, if it is of no other name.
fn with_quality(analysis: &Analysis, owner: u32) -> u32 {
    let Some(quality) = owner.checked_sub(2).map(|_| owner - 1) else { return owner };
    let unit = analysis.unit(quality);
    let part = unit.kind == UnitKind::Word
        && unit.casing == Casing::Title
        && analysis.name_at[quality as usize].is_none()
        && analysis.folded(quality) != "the"
        && analysis.folded(quality - 1) == "the";
    if part { quality } else { owner }
}

/// The nation before the owner, where the initials behind the name count it in.
fn with_nation(analysis: &Analysis, index: usize, owner: u32) -> u32 {
    let end = analysis.names[index].units.end;
    let nation = index.checked_sub(1).map(|before| analysis.names[before].units);
    let nation = nation.filter(|nation| nation.end == owner && nation.len() == 1);
    let initial = |at: u32| analysis.folded(at).chars().next();
    let bracketed = end as usize + 1 < analysis.units.len() && analysis.folded(end) == "(";
    let counted = |nation: &UnitSpan| bracketed && initial(end + 1) == initial(nation.start);
    nation.filter(counted).map_or(owner, |nation| nation.start)
}

/// "MTN Nigeria Communications Plc": where a company's name begins that opens with initials.
fn company_from(analysis: &Analysis, index: usize) -> Option<u32> {
    let name = analysis.names[index];
    let before = analysis.names[index.checked_sub(1)?];
    let initials = before.units.len() == 1
        && before.units.end == name.units.start
        && before.entry.is_none()
        && analysis.unit(before.units.start).casing == Casing::Upper;
    let form = &analysis.text[analysis.unit(name.units.end - 1).span.range()];
    let company = name.kind == NameKind::Org && shapes::is_company_form(form);
    (initials && company).then_some(before.units.start)
}

/// "Washington County", "Wayne County": a county that is called like a town or a state. The office of its sheriff or judge does
/// not begin with "County" then.
fn join_counties(analysis: &mut Analysis) -> bool {
    let mut joined = false;
    for index in 0..analysis.names.len() {
        let name = analysis.names[index];
        let county = name.units.end;
        let capital = (county as usize) < analysis.units.len()
            && analysis.folded(county) == "county"
            && analysis.unit(county).casing == Casing::Title;
        if !capital {
            continue;
        }
        let place =
            matches!(name.kind, NameKind::City | NameKind::Region | NameKind::Capital | NameKind::Country);
        let called = place && analysis.names.get(index + 1).is_none_or(|next| next.units.start > county);
        let office = index + 1;
        let titled = (place || name.kind == NameKind::Unknown && name.entry.is_none())
            && analysis.names.get(office).is_some_and(|next| {
                next.kind == NameKind::Office && next.units.start == county && next.units.len() > 1
            });
        if titled {
            analysis.names[office].units.start += 1;
        }
        if called || titled {
            joined |= put_body(analysis, index, Span::new(name.units.start, county + 1));
        }
    }
    joined
}

/// "Malta Herald reported", "the Norfolk Gazette says": an outlet in no lexicon that is called after a place that is in one.
fn join_outlets(analysis: &mut Analysis, knowledge: &Knowledge) -> bool {
    let mut joined = false;
    for index in 0..analysis.names.len() {
        let name = analysis.names[index];
        let noun = name.units.end;
        if noun as usize + 1 >= analysis.units.len() {
            continue;
        }
        let place =
            matches!(name.kind, NameKind::City | NameKind::Region | NameKind::Capital | NameKind::Country);
        let unit = analysis.unit(noun);
        // "Malta Record Six Deaths": a headline in capitals.
        let next = analysis.unit(noun + 1);
        let plain = next.kind == UnitKind::Word && next.casing == Casing::Lower
            || matches!(analysis.folded(noun + 1), "," | ".");
        let called = place
            && plain
            && unit.casing == Casing::Title
            && knowledge.lexis.of(unit.symbol).has(WordClass::MEDIA)
            && analysis.names.get(index + 1).is_none_or(|after| after.units.start > noun);
        if called {
            joined |= put_body(analysis, index, Span::new(name.units.start, noun + 1));
            analysis.names[index].kind = NameKind::Media;
        }
    }
    joined
}

/// "House Appropriations Chairman Ann Lee": where a committee's name begins that leaves its noun out.
fn committee_from(analysis: &Analysis, index: usize) -> Option<u32> {
    let name = analysis.names[index];
    if name.kind != NameKind::Unknown || name.entry.is_some() {
        return None;
    }
    let behind = name.units.end;
    let house = name.units.start.checked_sub(1)?;
    let led = (behind as usize) < analysis.units.len()
        && matches!(analysis.folded(behind), "chair" | "chairman" | "chairwoman" | "chairperson");
    let sits = || {
        matches!(analysis.folded(house), "house" | "senate")
            && analysis.unit(house).casing == Casing::Title
            && index.checked_sub(1).is_none_or(|before| analysis.names[before].units.end <= house)
    };
    (led && sits()).then_some(house)
}

/// Whom bodies are called after.
fn is_owner(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "peoples"
            | "women"
            | "workers"
            | "children"
            | "farmers"
            | "citizens"
            | "peasants"
            | "students"
            | "teachers"
            | "veterans"
            | "pensioners"
            | "fishermen"
            | "railwaymen"
            | "railroadmen"
            | "seamen"
            | "policemen"
            | "businessmen"
            | "countrywomen"
            | "tenants"
            | "retirees"
            | "dockers"
            | "nurses"
    )
}

/// Nouns that close the name of such a body.
fn is_body_noun(word: &str) -> bool {
    matches!(
        word,
        "party"
            | "alliance"
            | "movement"
            | "front"
            | "union"
            | "league"
            | "congress"
            | "army"
            | "assembly"
            | "association"
            | "federation"
            | "council"
            | "court"
            | "bank"
            | "fund"
            | "coalition"
            | "committee"
            | "organisation"
            | "organization"
            | "confederation"
            | "guild"
            | "society"
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_county_and_a_paper_called_after_a_known_place_were_the_place() {
        let told = said("office", "Nevada County Sheriff Sharon Moe spoke.", None);
        assert_eq!(told, ["Sharon Moe is sheriff of Nevada County"]);
        let told = said("office", "Carl Hefner, the Stoddard County sheriff, spoke.", None);
        assert_eq!(told, ["Carl Hefner is sheriff of Stoddard County"]);
        let paper = "Twelve people have been killed, Malta Herald reported on Tuesday.";
        let source = crate::testing::first_toll(paper, None).attribution.source;
        assert_eq!(source.id.as_deref(), Some("media:malta-herald"));
    }

    #[test]
    fn a_party_of_the_people_is_told_by_its_whole_name() {
        for (text, party) in [
            ("The People's Democratic Party opposes the plan.", "People's Democratic Party opposes the plan"),
            ("The Women's Equality Party opposes the plan.", "Women's Equality Party opposes the plan"),
            (
                "The Maltese People's Reform Party (MPRP) opposes the plan.",
                "Maltese People's Reform Party opposes the plan",
            ),
        ] {
            assert_eq!(said("stance", text, None), [party], "{text}");
        }
    }

    #[test]
    fn what_a_body_is_called_after_was_cut_off_its_name() {
        for name in [
            "Selby People's Alliance PAC",
            "Fishermen's Union of Selby",
            "Radical People's Party",
            "Transport Workers' Union of Brod",
        ] {
            let text = format!("The {name} endorsed Anna Berg.");
            assert_eq!(said("stance", &text, None), [format!("{name} supports Anna Berg")]);
        }
        let text = "Malta's Labour Party endorsed Anna Berg.";
        assert_eq!(said("stance", text, None), ["Labour Party supports Anna Berg"]);
    }

    #[test]
    fn a_committee_that_leaves_its_noun_out_is_of_its_house() {
        let text = "House Appropriations Chairman Ann Lee opposes the bill.";
        assert_eq!(said("office", text, None), ["Ann Lee is chairman of House Appropriations"]);
    }

    #[test]
    fn a_county_called_like_a_state_is_no_state() {
        let text = "Washington County Commissioner Ann Lee opposes the bill.";
        assert_eq!(said("office", text, None), ["Ann Lee is commissioner of Washington County"]);
        let text = "Paul Reed, endorsed last week by Carl Voss, has won.";
        assert_eq!(said("stance", text, None), ["Carl Voss supports Paul Reed"]);
    }

    #[test]
    fn initials_open_the_name_of_a_company() {
        let text = "QTN Malta Communications Plc said it was open.";
        assert_eq!(said("statement", text, None), ["QTN Malta Communications Plc said: it was open"]);
    }
}
