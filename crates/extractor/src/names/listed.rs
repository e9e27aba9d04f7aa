//! Surnames told behind one title in the plural: "Sens. Lodge, Martin and White", "council members Reed and Banks". Behind
//! such a title the words are names, whatever they are elsewhere.

use smallvec::SmallVec;

use super::*;

/// A name in such a list has no more words: "Mary Den Hartog".
const LONGEST: u32 = 3;

/// Makes persons of the names that a list behind a title in the plural holds. In a headline any word has a capital; a list
/// of names that ends with a stop looks like one.
pub(super) fn find(analysis: &mut Analysis, span: UnitSpan, headline: bool) {
    if headline && analysis.folded(span.end.saturating_sub(1)) != "." {
        return;
    }
    for at in span.start..span.end {
        // Most words are turned away by the next one, which costs less than to look the word up among the titles.
        if is_capitalised_word(analysis, at + 1, span) && is_title(analysis, at, span) {
            let parts = list(analysis, at + 1, span);
            parts.iter().filter(|_| parts.len() > 1).for_each(|units| put(analysis, *units));
        }
    }
}

/// "Sens.", "councillors", "board members".
fn is_title(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    let before = || analysis.folded(at - 1);
    match analysis.folded(at) {
        "members" => at > span.start && matches!(before(), "council" | "board" | "commission" | "committee"),
        word => matches!(
            word,
            "sens"
                | "sens."
                | "senators"
                | "reps"
                | "reps."
                | "representatives"
                | "councillors"
                | "councilors"
                | "councilmen"
                | "councilwomen"
                | "councilmembers"
                | "commissioners"
                | "supervisors"
                | "trustees"
                | "aldermen"
                | "selectmen"
                | "assemblymen"
                | "congressmen"
                | "justices"
                | "judges"
                | "crs"
                | "cllrs"
                | "govs"
                | "govs."
                | "governors"
                | "mayors"
                | "premiers"
        ),
    }
}

/// The names of the list that begins at a unit and closes with "and"; none if it does not.
fn list(analysis: &Analysis, start: u32, span: UnitSpan) -> SmallVec<[UnitSpan; 8]> {
    let mut parts = SmallVec::new();
    let (mut at, mut closed) = (start, false);
    while let Some(end) = part(analysis, at, span) {
        parts.push(Span::new(at, end));
        if closed {
            return parts;
        }
        let end = behind_place(analysis, end, span);
        let comma = end < span.end && analysis.folded(end) == ",";
        at = end + u32::from(comma);
        closed = at < span.end && matches!(analysis.folded(at), "and" | "&");
        at += u32::from(closed);
        if !comma && !closed {
            break;
        }
    }
    SmallVec::new()
}

/// "Governors Voss of Ohio and Hale of Iowa": where what tells whose a holder is ends.
fn behind_place(analysis: &Analysis, end: u32, span: UnitSpan) -> u32 {
    if end >= span.end || analysis.folded(end) != "of" {
        return end;
    }
    let places = end + 1..span.end.min(end + 1 + LONGEST);
    let named = places.take_while(|&at| is_capitalised_word(analysis, at, span)).last();
    named.map_or(end, |last| last + 1)
}

/// The end of one name that begins at a unit.
fn part(analysis: &Analysis, at: u32, span: UnitSpan) -> Option<u32> {
    let word = |at: u32| is_capitalised_word(analysis, at, span);
    let known = analysis.name_at.get(at as usize).copied().flatten();
    let known = known.map(|index| analysis.names[index as usize]);
    let mut end = match known {
        Some(name) if name.units.start != at => return None,
        // "the Senate and White House leaders"
        Some(name) if name.units.len() > 1 && !is_free(name.kind) => return None,
        Some(name) => name.units.end,
        None => at + 1,
    };
    if !word(at) {
        return None;
    }
    while word(end) && end - at < LONGEST {
        end += 1;
    }
    (!word(end)).then_some(end)
}

/// Whether a name may begin or go on with a unit of the span.
fn is_capitalised_word(analysis: &Analysis, at: u32, span: UnitSpan) -> bool {
    at < span.end && analysis.unit(at).casing == Casing::Title && analysis.unit(at).kind == UnitKind::Word
}

fn is_free(kind: NameKind) -> bool {
    matches!(kind, NameKind::Person | NameKind::Unknown)
}

/// Puts a person's name in the place of whatever its words were taken for.
fn put(analysis: &mut Analysis, units: UnitSpan) {
    let person = NameMention { units, kind: NameKind::Person, entry: None, is_guess: true };
    match analysis.name_at[units.start as usize] {
        Some(index) => {
            let name = &mut analysis.names[index as usize];
            if name.kind != NameKind::Person && name.units.end == units.end {
                *name = person;
            }
        }
        None if (units.start..units.end).all(|at| analysis.name_at[at as usize].is_none()) => {
            push(analysis, person);
        }
        None => {}
    }
}

#[cfg(test)]
mod tests {
    fn stances(text: &str) -> Vec<String> {
        let mut said = crate::testing::said("stance", text, None);
        said.sort();
        said
    }

    #[test]
    fn surnames_behind_a_plural_title_that_are_common_words_were_left_out() {
        let text = "Sens. Lodge, Banks and Woodward voted against the bill.";
        let all = ["Banks opposes the bill", "Lodge opposes the bill", "Woodward opposes the bill"];
        assert_eq!(stances(text).len(), all.len(), "{:?}", stances(text));
        let text = "The mayor and council members White and Seekings voted against the ordinance.";
        assert!(stances(text).iter().any(|said| said.starts_with("White opposes")), "{:?}", stances(text));
        assert!(stances(text).iter().any(|said| said.starts_with("Seekings opposes")));
    }

    #[test]
    fn a_line_that_is_nearly_all_names_is_no_headline() {
        let text = "The Senate passed the water bill 20-4 on Monday. Voting no: Sens. Burgoyne, Guthrie, Lodge, and Woodward.";
        assert_eq!(stances(text).len(), 4, "{:?}", stances(text));
        let headline = stances("Senators Back Plan, Reject Offer and Vote");
        assert!(headline.iter().all(|said| said.starts_with("Senators ")), "{headline:?}");
    }

    #[test]
    fn a_list_that_goes_on_with_a_body_is_no_list_of_people() {
        let text = "Senators and White House aides back the bill.";
        assert!(stances(text).iter().all(|said| !said.starts_with("White supports")), "{:?}", stances(text));
    }
}
