//! "Kano South", "North East Bedfordshire", "Ilocos Norte": a place and the side of it that a seat or a province is named for are one name,
//! and no place of the shorter name.

use super::*;

/// Words for a side of a place that stand before it and behind it.
const SIDES: &[&str] = &["north", "south", "east", "west", "mid", "central"];

/// Whether an id ends in a side of a place: "org:kano-south".
pub fn ends_in_side(id: &str) -> bool {
    let last = id.rsplit(['-', ':']).next().unwrap_or_default();
    stands_behind(last)
}

/// Whether a word, folded, can tell a side behind a place.
fn stands_behind(word: &str) -> bool {
    SIDES.contains(&word) || SIDES_BEHIND.contains(&word)
}

/// Words for a side of a place that stand behind it alone.
const SIDES_BEHIND: &[&str] =
    &["northeast", "northwest", "southeast", "southwest", "norte", "sur", "occidental", "oriental"];

/// Joins the words for a side to each place that has them.
pub(super) fn join(analysis: &mut Analysis) {
    for index in 0..analysis.names.len() {
        let name = analysis.names[index];
        let whole = Span::new(first_side(analysis, index), last_side(analysis, index));
        if whole == name.units {
            continue;
        }
        let kind = if name.kind == NameKind::Org { NameKind::Org } else { NameKind::Unknown };
        analysis.names[index] = NameMention { units: whole, kind, entry: None, is_guess: true };
    }
}

/// "North East Bedfordshire": where the sides before a place begin.
fn first_side(analysis: &Analysis, index: usize) -> u32 {
    let name = analysis.names[index];
    let start = name.units.start;
    let opens_with_side = name.units.len() > 1 && is_side(analysis, start);
    // "in the South West Bengal is dry": the article makes it a part of a country.
    let joined = start > 1 && is_side(analysis, start - 1) && leads_to_seat(analysis.folded(start - 2));
    // "the member for Central Oslo"
    let place = matches!(name.kind, NameKind::City | NameKind::Region | NameKind::Capital);
    let sits = || {
        start > 2
            && analysis.folded(start - 2) == "for"
            && matches!(
                analysis.folded(start - 3),
                "mp" | "mla"
                    | "mep"
                    | "msp"
                    | "tds"
                    | "td"
                    | "member"
                    | "senator"
                    | "representative"
                    | "candidate"
                    | "deputy"
            )
    };
    if (opens_with_side || place && sits()) && joined && is_free(analysis, index, start - 1) {
        start - 1
    } else {
        start
    }
}

/// "Kano South": where the side behind the place that somebody sits for ends.
fn last_side(analysis: &Analysis, index: usize) -> u32 {
    let name = analysis.names[index];
    let end = name.units.end;
    let last = analysis.units.len() as u32;
    let place =
        matches!(name.kind, NameKind::City | NameKind::Region | NameKind::Capital | NameKind::Unknown);
    let side = |at: u32| {
        at < last && analysis.unit(at).casing == Casing::Title && stands_behind(analysis.folded(at))
    };
    let sits = name.units.start.checked_sub(1).is_some_and(|at| leads_to_seat(analysis.folded(at)));
    let goes_on = end + 1 < last && analysis.unit(end + 1).is_capitalised();
    let alone = end < last && SIDES_BEHIND.contains(&analysis.folded(end));
    let fits = place && side(end) && (sits || alone) && !goes_on && is_free(analysis, index, end);
    if fits { end + 1 } else { end }
}

/// "the MP for", "representing": whether the place that somebody sits for stands behind a word.
fn leads_to_seat(word: &str) -> bool {
    matches!(word, "for" | "of" | "in" | "representing" | "represents")
}

fn is_side(analysis: &Analysis, at: u32) -> bool {
    analysis.unit(at).casing == Casing::Title && SIDES.contains(&analysis.folded(at))
}

/// Whether a unit is part of no name beside this one.
fn is_free(analysis: &Analysis, index: usize, at: u32) -> bool {
    let near = index.saturating_sub(1)..(index + 2).min(analysis.names.len());
    analysis.names[near].iter().all(|name| at < name.units.start || at >= name.units.end)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_seat_was_named_without_its_side() {
        let told = |text: &str| crate::testing::said("office", text, None);
        let senator = told("The senator representing Kano South, Musa Danladi, opposed the bill.");
        assert_eq!(senator, ["Musa Danladi is senator of Kano South"]);
        let whole = told("Ann Lee, the MP for North East Bedfordshire, opposed the bill.");
        assert!(whole.iter().all(|told| told.ends_with("North East Bedfordshire")), "{whole:?}");
    }

    #[test]
    fn a_seat_behind_one_of_former_days_was_one_too() {
        let text = "Paul Reed, a former mayor of Oslo and current MP for Central Honiara, opposed the bill.";
        let told = crate::testing::said("office", text, None);
        let seat = "Paul Reed is member of parliament of Central Honiara";
        assert!(told.iter().any(|told| told == seat), "{told:?}");
    }

    #[test]
    fn a_body_of_more_than_one_place_was_that_of_one() {
        for (text, told) in [
            (
                "Ann Lee, the head of the European Union of Gymnastics (UEG), spoke.",
                "European Union of Gymnastics",
            ),
            (
                "Spain's International Hockey Federation President Ann Lee spoke.",
                "International Hockey Federation",
            ),
            ("West Tennessee Bishop Ann Lee spoke.", "West Tennessee"),
        ] {
            let offices = crate::testing::said("office", text, None);
            assert!(offices.iter().all(|office| office.contains(told)) && offices.len() == 1, "{offices:?}");
        }
    }

    #[test]
    fn former_was_the_first_word_of_a_body() {
        let text = "Former Harbour Supplies Trust (HST) chairperson Ann Lee opposed the bill.";
        let told = crate::testing::said("office", text, None);
        assert!(
            told.iter().all(|told| told.contains("former") && !told.contains("Former Harbour")),
            "{told:?}"
        );
        let region = crate::testing::said("office", "Ann Lee, a former Niger Delta minister, spoke.", None);
        assert!(region.iter().all(|told| !told.ends_with("of Niger")), "{region:?}");
    }

    #[test]
    fn what_one_of_a_list_was_was_told_of_the_next() {
        let text = "The others are Halla, a former chairperson of the Harbour Party, ex-premier Ann Lee and Paul Reed.";
        let told = crate::testing::said("office", text, None);
        assert!(told.iter().all(|told| !told.starts_with("Ann Lee is a former chair")), "{told:?}");
        let deputy = crate::testing::said("office", "Jim Hale, Belfast's deputy lord mayor, spoke.", None);
        assert_eq!(deputy, ["Jim Hale is deputy mayor of Belfast"]);
    }
}
