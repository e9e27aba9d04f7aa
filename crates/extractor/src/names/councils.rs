//! Councils of two places: "Redmoor and Cleve Borough Council" is one body, and no place beside a body.

use super::*;

/// Words for what a council is of.
const KINDS: &[&str] =
    &["borough", "city", "county", "district", "metropolitan", "parish", "town", "unitary"];

/// Joins the first place to the name of each council that is of two.
pub(super) fn join(analysis: &mut Analysis) {
    let mut joined = false;
    for index in (1..analysis.names.len()).rev() {
        if let Some(start) = first_place(analysis, index) {
            let end = analysis.names[index].units.end;
            joined |= put_body(analysis, index, Span::new(start, end));
        }
    }
    if joined {
        analysis.names.dedup_by_key(|name| name.units);
    }
}

/// Where the first of two places begins that the council at an index is named for.
fn first_place(analysis: &Analysis, index: usize) -> Option<u32> {
    const LONGEST: u32 = 5;
    let (place, body) = (analysis.names[index - 1], analysis.names[index]);
    let council = body.kind == NameKind::Org
        && (2..=LONGEST).contains(&body.units.len())
        && analysis.folded(body.units.end - 1) == "council";
    let and = body.units.start.checked_sub(1).filter(|&and| council && place.units.end == and)?;
    if !matches!(analysis.folded(and), "and" | "&") || place.units.len() > 2 {
        return None;
    }
    // "Cheshire West and Chester Council"
    let side = matches!(analysis.folded(and - 1), "north" | "south" | "east" | "west");
    let kind = KINDS.contains(&analysis.folded(body.units.end - 2));
    let placed = matches!(place.kind, NameKind::City | NameKind::Region | NameKind::Capital)
        || place.kind == NameKind::Unknown && place.units.len() == 1;
    // "Ghent, Lille and Cleve Borough Council": a list of those who act.
    let before =
        place.units.start.checked_sub(1).filter(|&at| matches!(analysis.folded(at), "," | "and" | "&"));
    let last = index.checked_sub(2).map(|last| analysis.names[last].units.end);
    let listed = before.is_some() && before == last;
    let somebody = place.kind == NameKind::Unknown && is_told_surname(analysis, analysis.folded(and - 1));
    (!listed && !somebody && (kind && placed || side && place.units.len() == 2)).then_some(place.units.start)
}

/// "The exchange between Hale and Cleve District Council": whether a word is the last of somebody's whole name in the article.
fn is_told_surname(analysis: &Analysis, word: &str) -> bool {
    analysis.names.iter().any(|name| {
        name.kind == NameKind::Person && name.units.len() > 1 && analysis.folded(name.units.end - 1) == word
    })
}

#[cfg(test)]
mod tests {
    use claimwire_record::SlotValue;

    use crate::testing::claims_of;

    fn parties(text: &str) -> Vec<String> {
        let claims = claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "stance");
        claims.filter_map(|claim| claim.slots.get("party").and_then(SlotValue::identity)).collect()
    }

    #[test]
    fn a_council_of_two_places_was_a_place_and_a_council() {
        assert_eq!(
            parties("Redmoor and Cleve Borough Council opposes the plan."),
            ["org:redmoor-and-cleve-borough-council"]
        );
        assert_eq!(
            parties("On Monday, Redmoor and Cleve Borough Council opposed the plan."),
            ["org:redmoor-and-cleve-borough-council"]
        );
        assert_eq!(
            parties("Shelford West and Marl Council opposes the plan."),
            ["org:shelford-west-and-marl-council"]
        );
    }

    #[test]
    fn somebody_and_a_council_are_two() {
        assert_eq!(
            parties("Ann Lee and Cleve Borough Council oppose the plan."),
            ["person:ann-lee", "org:cleve-borough-council"]
        );
        assert_eq!(
            parties("Tom Hale is the mayor. Hale and Cleve District Council oppose the plan."),
            ["person:tom-hale", "org:cleve-district-council"]
        );
        assert_eq!(parties("Norway, Malta and Cleve Borough Council oppose the plan.").len(), 3);
        assert_eq!(parties("Malta and Cleve Borough Council oppose the plan.").len(), 2);
    }
}
