//! "Chad Hawk said", "Jordan Holm, a nurse,": countries that people are called too. From a country and an unknown word behind it
//! to one person's name, where what stands behind tells of somebody.

use claimwire_rules::units::{Casing, UnitKind};

use super::{NameKind, NameMention};
use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;

/// Joins such a country with the surname behind it.
pub(super) fn join(analysis: &mut Analysis, knowledge: &Knowledge) {
    let mut index = 0;
    while index + 1 < analysis.names.len() {
        let (given, surname) = (analysis.names[index], analysis.names[index + 1]);
        if is_full_name(analysis, knowledge, &given, &surname) {
            let name = &mut analysis.names[index];
            name.units = UnitSpan::new(given.units.start, surname.units.end);
            (name.kind, name.entry, name.is_guess) = (NameKind::Person, None, true);
            analysis.names.remove(index + 1);
        }
        index += 1;
    }
}

fn is_full_name(
    analysis: &Analysis,
    knowledge: &Knowledge,
    given: &NameMention,
    surname: &NameMention,
) -> bool {
    let called = given.kind == NameKind::Country
        && given.units.len() == 1
        && matches!(analysis.folded(given.units.start), "chad" | "jordan" | "georgia" | "israel");
    if !called {
        return false;
    }
    let at = surname.units.start;
    let plain = given.units.end == at
        && surname.units.len() == 1
        && surname.entry.is_none()
        && matches!(surname.kind, NameKind::Unknown | NameKind::Person)
        && analysis.unit(at).casing == Casing::Title
        && !knowledge.is_common(analysis.unit(at).symbol)
        && !matches!(analysis.folded(at), "tech" | "southern" | "today" | "online");
    plain && tells_of_somebody(analysis, surname.units.end)
}

/// "said", ", 43,", ", a nurse", ", who": what follows the name of a person.
fn tells_of_somebody(analysis: &Analysis, behind: u32) -> bool {
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let says = |at: u32| {
        matches!(
            word(at),
            "said"
                | "says"
                | "told"
                | "tells"
                | "added"
                | "wrote"
                | "writes"
                | "argued"
                | "recalled"
                | "tweeted"
        )
    };
    let age = |at: u32| {
        let digits =
            |word: &str| !word.is_empty() && word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
        digits(word(at)) && word(at + 1) == ","
    };
    let apposed = |at: u32| {
        let lower = (at as usize) < analysis.units.len()
            && analysis.unit(at).kind == UnitKind::Word
            && analysis.unit(at).casing == Casing::Lower;
        matches!(word(at), "a" | "an" | "who" | "vice" | "director" | "founder" | "chief" | "senior") && lower
    };
    says(behind) || word(behind) == "," && (age(behind + 1) || apposed(behind + 1) || says(behind + 1))
}

#[cfg(test)]
mod tests {
    use crate::testing::claims_of;

    fn speakers(text: &str) -> Vec<String> {
        let claims = claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "statement");
        claims.filter_map(|claim| claim.slots.get("speaker")?.identity()).collect()
    }

    #[test]
    fn somebody_called_like_a_country_was_a_body_of_it() {
        for text in [
            "Chad Hawke said the road was closed.",
            "Chad Hawke, vice president of Veltora, said the road was closed.",
            "Chad Hawke, 43, said the road was closed.",
        ] {
            assert_eq!(speakers(text), ["person:chad-hawke"], "{text}");
        }
        assert_eq!(speakers("Chad said the road was closed."), ["country:TD"]);
        assert!(
            speakers("Georgia Power said the road was closed.").iter().all(|id| !id.starts_with("person:"))
        );
    }
}
