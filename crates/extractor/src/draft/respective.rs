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
    let Binding::Number(first) = found.slots[value].1 else { return None };
    let (list, members) = found.slots.iter().enumerate().find_map(|(at, (_, binding))| match binding {
        Binding::Group(id) => {
            Some((at, &analysis.group(*id).members)).filter(|(_, members)| members.len() > 1)
        }
        _ => None,
    })?;
    let number = &analysis.numbers[first as usize].units;
    // "raised a combined $3 million": neither of them did.
    let summed = |at: u32| {
        matches!(
            analysis.folded(at),
            "total" | "combined" | "joint" | "together" | "collectively" | "jointly"
        )
    };
    if (number.start.saturating_sub(2).max(sentence.start)..number.end).any(summed) {
        return Some(Vec::new());
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

#[cfg(test)]
mod tests {
    use crate::testing::said;

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
