//! "Ann Lee MP", "Paul Reed TD", "Carl Voss OBE": the letters of an office or an honour behind a name belong to it, and are nobody else.

use super::*;

/// Joins the letters of an office behind a person's name to the name.
pub(super) fn join(analysis: &mut Analysis) {
    let joined: Vec<bool> =
        (0..analysis.names.len()).map(|index| is_behind_person(analysis, index)).collect();
    for index in (1..joined.len()).filter(|&index| joined[index]) {
        analysis.names[index - 1].units.end = analysis.names[index].units.end;
    }
    let mut joined = joined.into_iter();
    analysis.names.retain(|_| !joined.next().unwrap_or(false));
}

/// Whether a name is that of an office in capitals, directly behind a full name and before no other.
fn is_behind_person(analysis: &Analysis, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| analysis.names[before]) else { return false };
    let letters = analysis.names[index].units;
    let behind = letters.end as usize;
    before.kind == NameKind::Person
        && before.units.len() > 1
        && before.units.end == letters.start
        && letters.len() == 1
        && is_post_nominal(analysis.folded(letters.start))
        && analysis.unit(letters.start).casing == Casing::Upper
        && (behind >= analysis.units.len() || !analysis.unit(behind as u32).is_capitalised())
}

/// Letters that stand behind a name for an office, a rank or an honour, folded.
pub fn is_post_nominal(word: &str) -> bool {
    let office = matches!(word, "mp" | "msp" | "mep" | "td" | "mla" | "mpp" | "mha" | "mna" | "mlc");
    let rank = matches!(word, "qc" | "kc" | "phd" | "frs");
    let honour = matches!(
        word,
        "mbe"
            | "obe"
            | "cbe"
            | "kbe"
            | "dbe"
            | "gbe"
            | "cmg"
            | "kcmg"
            | "dcmg"
            | "gcmg"
            | "kcb"
            | "cvo"
            | "kcvo"
            | "cfr"
            | "ofr"
            | "mfr"
            | "gcfr"
            | "gcon"
    );
    office || rank || honour
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_letters_behind_a_name_spoke_in_place_of_the_person() {
        for letters in ["MP", "TD", "MSP"] {
            let text = format!("Ann Lee {letters} said the plan was wrong.");
            let said = crate::testing::said("statement", &text, None);
            assert!(said.iter().any(|said| said.starts_with("Ann Lee ")), "{said:?}");
            assert!(said.iter().all(|said| !said.starts_with(letters)), "{said:?}");
        }
        for letters in ["OBE", "GCFR", "PhD"] {
            let text =
                format!("The leader of Dunmore Council, Councillor Ann Lee {letters}, backed the plan.");
            assert_eq!(
                crate::testing::said("stance", &text, None),
                ["Ann Lee supports the plan"],
                "{letters}"
            );
        }
        let text = "Ann Lee MP pulled out of the race.";
        assert_eq!(crate::testing::said("candidacy", text, None).len(), 1);
    }
}
