//! What pronouns tell of persons whose given names tell nothing: "Saito warned that his party would leave".

use claimwire_rules::Gender;

use super::{People, PersonId};
use crate::analysis::Analysis;

/// Gives a gender to persons of whom none is known, by the first pronoun behind their name where a sentence names nobody
/// else before it; none where sentences differ.
pub(super) fn tell(analysis: &Analysis, people: &mut People) {
    if people.all.iter().all(|person| person.gender.is_some()) {
        return;
    }
    let mut told = vec![(0_u32, 0_u32); people.all.len()];
    for sentence in &analysis.sentences {
        let units = sentence.units;
        let Some((person, male)) = pronoun_of(analysis, people, units.start, units.end) else { continue };
        let (he, she) = &mut told[person.0 as usize];
        *if male { he } else { she } += 1;
    }
    for (person, (he, she)) in people.all.iter_mut().zip(told) {
        if person.gender.is_none() && (he == 0) != (she == 0) {
            person.gender = Some(if he > 0 { Gender::Male } else { Gender::Female });
        }
    }
}

/// The only person named in a sentence before its first pronoun of a man or a woman, and which it is.
fn pronoun_of(analysis: &Analysis, people: &People, start: u32, end: u32) -> Option<(PersonId, bool)> {
    let (at, first) = *people.mentioned_within(start, end).first()?;
    people.get(first).gender.is_none().then_some(())?;
    let is_quote = |unit: u32| matches!(analysis.folded(unit), "\"" | "“" | "”" | "''" | "``");
    // Words of others before the name or behind it speak of whom they will.
    if (start..at).any(is_quote) || (start..at).any(|unit| male(analysis.folded(unit)).is_some()) {
        return None;
    }
    let behind = (at..end).take_while(|&unit| !is_quote(unit));
    let (unit, male) = behind.filter_map(|unit| Some((unit, male(analysis.folded(unit))?))).next()?;
    people.mentioned_within(start, unit).iter().all(|(_, other)| *other == first).then_some((first, male))
}

fn male(word: &str) -> Option<bool> {
    match word {
        "he" | "his" | "him" => Some(true),
        "she" | "her" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn his_party_tells_that_its_leader_is_no_woman() {
        let text = "Zanae Takoye won. Tetso Saiko warned that his party would leave. Norway backs her.";
        let said = crate::testing::said("stance", text, None);
        assert_eq!(said, ["Norway supports Zanae Takoye"]);
    }
}
