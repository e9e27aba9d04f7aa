//! The mark of an American lawmaker beside the name, by party and state: "(R-Maine)", ", D-N.Y.,", turned into its state.

use claimwire_record::Span;
use claimwire_rules::units::UnitKind;
use claimwire_rules::{NameClass, NameIndex, PhraseTag};

use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;

/// Where the state begins in a mark whose letter stands at a unit: at "Maine" of "R-Maine".
pub fn state_at(analysis: &Analysis, letter: u32) -> Option<u32> {
    let marked = matches!(analysis.folded(letter), "r" | "d" | "i")
        && matches!(analysis.folded(letter + 1), "-" | "–")
        && ((letter + 2) as usize) < analysis.units.len();
    marked.then_some(letter + 2).filter(|&state| analysis.unit(state).is_capitalised())
}

/// The units of the state that begins at a unit: "Maine", "S.D.", "TX".
pub fn state_units(analysis: &Analysis, state: u32) -> UnitSpan {
    let name = analysis.name_at[state as usize].map(|index| analysis.names[index as usize].units);
    // "R-District 4": of a county, and no state.
    let numbered = analysis.folded(state) == "district"
        && (state as usize + 1) < analysis.units.len()
        && analysis.unit(state + 1).kind == UnitKind::Number;
    if numbered {
        return Span::new(state, state + 2);
    }
    name.filter(|units| units.start == state).unwrap_or(Span::new(state, state + 1))
}

/// The lexicon's entry of the region whose short form begins at a unit, read as a name or not: "Md.", "Ga.".
pub fn short_region(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> Option<NameIndex> {
    let rules = &knowledge.rules;
    let units = analysis.units.all();
    let symbols = |offset: usize| units.get(at as usize + offset).map(|unit| unit.symbol);
    let wanted =
        |tag| matches!(tag, PhraseTag::Name(index) if rules.lexicon.name(index).class == NameClass::Region);
    match rules.phrases.longest(symbols, wanted)? {
        (_, PhraseTag::Name(index)) => Some(index),
        _ => None,
    }
}

/// The lexicon's entry of the state that begins at a unit, by its name, a short form or its two letters.
pub fn region(analysis: &Analysis, knowledge: &Knowledge, state: u32) -> Option<NameIndex> {
    let postal = || {
        let code = analysis.words(Span::new(state, state + 1));
        let id = (code.len() == 2).then(|| format!("region:US-{code}"))?;
        knowledge.rules.lexicon.index_of(&id)
    };
    let named = || {
        let entry = analysis.names[analysis.name_at[state as usize]? as usize].entry?;
        // "Georgia", "New York" and "Washington" are regions only here.
        let name = knowledge.name(entry);
        match name.class {
            NameClass::Region => Some(entry),
            _ => knowledge.rules.lexicon.index_of(&knowledge.state_named(&name.name)?.id),
        }
    };
    short_region(analysis, knowledge, state).or_else(named).or_else(postal)
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_commissioner_by_district_was_left_out_of_the_list() {
        let text = "Commissioners Ann Moor, R-District 4, and Tom Hale, R-District 2, oppose the plan.";
        assert_eq!(said("stance", text, None).len(), 2, "{:?}", said("stance", text, None));
    }

    #[test]
    fn the_state_of_a_senator_backed_the_bill_too() {
        for text in [
            "Senators John Moor, R-Ark., and Mike Voss, R-S.D., back the bill.",
            "Sens. John Moor (R-Ark.) and Mike Voss (R-S.D.) back the bill.",
        ] {
            assert_eq!(
                said("stance", text, None),
                ["John Moor supports the bill", "Mike Voss supports the bill"],
                "{text}"
            );
            assert_eq!(
                said("office", text, None),
                ["John Moor is senator of Arkansas", "Mike Voss is senator of South Dakota"],
                "{text}"
            );
        }
        let listed = said(
            "office",
            "It has the backing of Reps. Ann Moor (D-Calif.), Tom Hale (D-TX), and Paul Reed (R-Md.).",
            None,
        );
        assert_eq!(listed.len(), 3);
    }
}
