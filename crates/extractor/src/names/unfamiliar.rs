//! Names that only end in a place's: "Kelda Lima" is somebody whom no lexicon knows, and not Lima.

use super::*;

/// Joins to each place of one word in a segment the unknown name that stands right before it. The two mentions become alike,
/// for the caller to drop one; gives whether any were joined.
pub(super) fn join(analysis: &mut Analysis, knowledge: &Knowledge, segment: UnitSpan) -> bool {
    let mut any = false;
    for at in segment.start + 1..segment.end {
        let Some((front, place)) = parts(analysis, knowledge, at) else { continue };
        let first = analysis.names[front];
        let whole = NameMention { units: Span::new(first.units.start, at + 1), ..first };
        analysis.names[front] = whole;
        analysis.names[place] = whole;
        any = true;
    }
    any
}

/// The indices of the unknown name that ends before a unit and of the place that the unit is.
fn parts(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> Option<(usize, usize)> {
    let place = analysis.name_at[at as usize]? as usize;
    let front = analysis.name_at[at as usize - 1]? as usize;
    let (last, first) = (&analysis.names[place], &analysis.names[front]);
    let is_place = matches!(
        last.kind,
        NameKind::Country | NameKind::Capital | NameKind::City | NameKind::Region | NameKind::Seat
    );
    let printed = |at: u32| {
        let unit = analysis.unit(at);
        unit.kind == UnitKind::Word && unit.casing == Casing::Title
    };
    let unknown = first.entry.is_none()
        && first.is_guess
        && matches!(first.kind, NameKind::Unknown | NameKind::Person)
        && first.units.len() <= 2
        && (first.units.start..first.units.end)
            .all(|at| printed(at) && !knowledge.is_common(analysis.unit(at).symbol));
    // "Neighbouring Chile", "Hosts Qatar": what begins a sentence has its capital from there.
    let begins = first.units.start;
    let opens = begins.checked_sub(1).is_none_or(|before| analysis.unit(before).kind != UnitKind::Word);
    let describes = opens && first.units.len() == 1 && has_english_ending(analysis.folded(first.units.start));
    (is_place && last.entry.is_some() && last.units.len() == 1 && printed(at) && unknown && !describes)
        .then_some((front, place))
}

/// Whether a word ends as English adjectives, participles and plurals do.
fn has_english_ending(word: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "able", "al", "ed", "ern", "est", "ful", "ible", "ic", "ing", "ish", "ist", "ive", "less", "ly",
        "ous", "s", "ward",
    ];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_is_called_as_a_city_was_the_country_of_the_city() {
        for (text, told) in [
            ("Kelda Lima backs Carl Voss.", "Kelda Lima supports Carl Voss"),
            ("On Monday, Orvin Paris endorsed the plan.", "Orvin Paris supports the plan"),
            ("On Monday, Orvin Jordan endorsed the plan.", "Orvin Jordan supports the plan"),
            // A common word before it is no part of the name, nor is one that only looks unusual.
            ("Neighbouring Lima backed the plan.", "Peru supports the plan"),
            ("Yesterday Lima backed the plan.", "Peru supports the plan"),
        ] {
            assert_eq!(said("stance", text, Some("2024-04-02")), [told]);
        }
    }
}
