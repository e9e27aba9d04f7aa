//! Second surnames: where people have two, or many bear the same two names, the name that the lexicon knows and a surname behind
//! it name somebody else.

use super::*;

/// Countries in which a mother's surname stands behind the father's, and those of South Asia, in which a name of two words such
/// as "Imran Khan" is borne by many.
const COUNTRIES: &[&str] = &[
    "AF", "AR", "BD", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GT", "HN", "IN", "LK", "MX", "NI",
    "NP", "PA", "PE", "PK", "PY", "SV", "UY", "VE",
];

/// Joins to each known person of such a country the surname behind the name, and takes the entry off it.
pub(super) fn join(analysis: &mut Analysis, knowledge: &Knowledge) {
    for index in 0..analysis.names.len() {
        let name = analysis.names[index];
        if !has_second_surname(analysis, knowledge, name) {
            continue;
        }
        let units = Span::new(name.units.start, name.units.end + 1);
        analysis.names[index] = NameMention { units, entry: None, ..name };
        if analysis.names.get(index + 1).is_some_and(|next| next.units.start < units.end) {
            analysis.names[index + 1] = analysis.names[index];
        }
    }
    analysis.names.dedup_by_key(|name| name.units);
}

fn has_second_surname(analysis: &Analysis, knowledge: &Knowledge, name: NameMention) -> bool {
    let end = name.units.end;
    let country = name.entry.and_then(|entry| knowledge.name(entry).country.as_deref());
    let customary = country.is_some_and(|code| COUNTRIES.binary_search(&code).is_ok());
    if name.kind != NameKind::Person
        || name.units.len() != 2
        || !customary
        || end as usize >= analysis.units.len()
    {
        return false;
    }
    let unit = analysis.unit(end);
    let surname =
        unit.kind == UnitKind::Word && unit.casing == Casing::Title && !knowledge.is_common(unit.symbol);
    let own = analysis.names.iter().find(|other| other.units.start == end);
    let alone = own.is_none_or(|other| {
        other.units.len() == 1 && matches!(other.kind, NameKind::Unknown | NameKind::Person)
    });
    let next = (end as usize + 1 < analysis.units.len()).then(|| analysis.unit(end + 1));
    let goes_on = next.is_some_and(|next| next.kind == UnitKind::Word && next.is_capitalised());
    surname && alone && !goes_on && analysis.time_at[end as usize].is_none()
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_has_another_second_surname_was_the_one_the_lexicon_knows() {
        let told = said("office", "Chilean senator Gabriel Boric Tapia (PXD) spoke.", None);
        assert_eq!(told, ["Gabriel Boric Tapia is senator of Chile"]);
        let told = said("office", "President Gabriel Boric spoke in Chile.", Some("2023-05-05"));
        assert_eq!(told, ["Gabriel Boric is president of Chile"]);
        let officer = "Two people died, said police officer Imran Khan Afridi.";
        let source = crate::testing::first_toll(officer, None).attribution.source;
        assert_eq!(source.id.as_deref(), Some("person:imran-khan-afridi"));
    }

    #[test]
    fn the_countries_are_sorted() {
        assert!(super::COUNTRIES.is_sorted());
    }
}
