//! "Lee and Reed raised $23 million and $20 million, respectively": each of a list has the number of its own place. The match
//! becomes one for each of them, and none where there are not as many numbers as names.

use super::*;

/// How far behind its first number "respectively" stands at most.
const FAR: u32 = 24;

/// The match again for each of a list with its own number; none where the sentence gives no such pairs.
pub(super) fn pairs(
    analysis: &Analysis,
    rule: &Rule,
    found: &Match,
    sentence: UnitSpan,
) -> Option<Vec<Match>> {
    let value = listed::bound(rule, found, "value")?;
    let (list, members) = found.slots.iter().enumerate().find_map(|(at, (_, binding))| match binding {
        Binding::Group(id) => {
            Some((at, &analysis.group(*id).members)).filter(|(_, members)| members.len() > 1)
        }
        _ => None,
    })?;
    // "The Greens and their allies won 207 seats": neither of them did.
    if members.iter().skip(1).any(|&member| is_side_of_another(analysis, member)) {
        return Some(Vec::new());
    }
    let group = |binding| match binding {
        Binding::Group(id) => Some(analysis.group(id)),
        _ => None,
    };
    let counted = group(found.slots[value].1).and_then(|group| group.number);
    let first = match found.slots[value].1 {
        Binding::Number(index) => index,
        _ => counted?,
    };
    let number = &analysis.numbers[first as usize].units;
    // "raised a combined $3 million": neither of them did.
    let summed = |at: u32| {
        matches!(
            analysis.folded(at),
            "total" | "combined" | "joint" | "together" | "collectively" | "jointly"
        )
    };
    let whole = group(found.slots[list].1).map_or(number.start, |list| list.units.end);
    let before = number.start.saturating_sub(2).max(sentence.start);
    if (before.min(whole)..number.end).any(summed) {
        return Some(Vec::new());
    }
    if counted.is_some() {
        return None;
    }
    let from = number.end;
    let told = (from..sentence.end.min(from + FAR)).find(|&at| analysis.folded(at) == "respectively")?;
    let numbers = analysis.numbers[first as usize..].iter().take_while(|number| number.units.end <= told);
    if numbers.count() != members.len() {
        return Some(Vec::new());
    }
    let each = members.iter().zip(first..).map(|(&member, number)| {
        let mut again = found.clone();
        again.slots[list].1 = Binding::Group(member);
        again.slots[value].1 = Binding::Number(number);
        again
    });
    Some(each.collect())
}

/// "its allies", "their partners": those who are told by whose side they are on.
fn is_side_of_another(analysis: &Analysis, id: GroupId) -> bool {
    let group = analysis.group(id);
    matches!(analysis.folded(group.units.start), "its" | "their" | "his" | "her")
        && matches!(analysis.folded(group.head), "ally" | "allies" | "partner" | "partners" | "affiliates")
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn allies_did_not_win_each_the_seats_of_all() {
        let told = |text| said("measure", text, None);
        assert!(told("The Maltese Greens and their allies won 207 seats.").is_empty());
        assert!(told("The Maltese Greens and the Harbour Party together hold 215 seats.").is_empty());
        assert_eq!(told("The Maltese Greens and the Harbour Party won 20 seats each.").len(), 2);
    }

    #[test]
    fn each_of_two_was_told_with_the_number_of_the_first() {
        let text =
            "Anna Berg and Paul Reed raised $23 million and $20 million, respectively, in the last quarter.";
        let told = said("measure", text, None);
        assert!(told.len() == 2 && told[0].contains("23") && told[1].contains("20"), "{told:?}");
        let text = "Orbex, Veltora and Kestrel earned $3 billion and $2 billion respectively.";
        assert!(said("measure", text, None).is_empty());
        let text = "Anna Berg and Paul Reed raised a combined $3 million.";
        assert!(said("measure", text, None).is_empty());
    }
}
