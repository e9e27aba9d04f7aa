//! Branches of a union by their numbers: "Teamsters Local 12" is no name of the whole union.

use super::*;

/// Words for a branch before its number.
const BRANCHES: &[&str] = &["local", "lodge", "branch", "district", "chapter", "council"];

/// Joins its number to each body that has one behind its name.
pub(super) fn join(analysis: &mut Analysis) {
    let mut joined: Vec<UnitSpan> = Vec::new();
    for index in 0..analysis.names.len() {
        let name = analysis.names[index];
        if let Some(end) = branch_end(analysis, &name) {
            let whole = Span::new(name.units.start, end);
            put_body(analysis, index, whole);
            joined.push(whole);
        }
    }
    if !joined.is_empty() {
        let held = |units: UnitSpan| {
            joined
                .iter()
                .any(|whole| *whole != units && whole.start <= units.start && units.start < whole.end)
        };
        analysis.names.retain(|name| !held(name.units));
    }
}

/// Where the number of a branch behind a body's name ends.
fn branch_end(analysis: &Analysis, name: &NameMention) -> Option<u32> {
    let at = name.units.end;
    let last = analysis.units.len() as u32;
    if name.kind != NameKind::Org || at + 1 >= last {
        return None;
    }
    let number = |at: u32| {
        let digits = analysis.folded(at);
        at < last && (1..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let branch = analysis.unit(at).is_capitalised() && BRANCHES.contains(&analysis.folded(at));
    // "Provincial Police Region 9"
    let area = name.units.len() > 1
        && matches!(
            analysis.folded(at - 1),
            "region" | "district" | "division" | "precinct" | "sector" | "zone"
        );
    if area && number(at) {
        return Some(at + 1);
    }
    (branch && number(at + 1)).then_some(at + 2)
}

#[cfg(test)]
mod tests {
    use claimwire_record::SlotValue;

    use crate::testing::claims_of;

    #[test]
    fn the_head_of_a_branch_was_that_of_the_whole_union() {
        for (text, body) in [
            ("Teamsters Local 12 president Ann Lee spoke.", "org:teamsters-local-12"),
            ("UAW Lodge 7 president Ann Lee spoke.", "org:uaw-lodge-7"),
        ] {
            let claims = claims_of(text, None);
            let office = claims.iter().find(|claim| claim.claim_type == "office");
            let of = office.and_then(|office| office.slots.get("of")).and_then(SlotValue::identity);
            assert_eq!(of.as_deref(), Some(body), "{text}");
        }
    }

    #[test]
    fn a_region_of_the_police_lost_its_number() {
        let text = "Pol Lt Gen Paul Reed, commissioner of Provincial Police Region 9, spoke.";
        let told = crate::testing::said("office", text, None);
        assert_eq!(told, ["Paul Reed is commissioner of Provincial Police Region 9"]);
    }
}
