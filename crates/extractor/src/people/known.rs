//! Persons told of by office and surname, whom the lexicon knows.

use claimwire_rules::NameIndex;
use claimwire_rules::units::fold;
use smallvec::SmallVec;

use super::index::Named;
use super::{People, Person, PersonId, by_short_form, gender_of, honorific_gender, word_count};
use crate::analysis::Analysis;
use crate::knowledge::Knowledge;
use crate::names::NameKind;

/// "President Obama" where no fuller name is printed, or only that of somebody who never held the office: whoever of
/// that name did, by the lexicon.
pub(super) fn known_holder(
    analysis: &mut Analysis,
    knowledge: &Knowledge,
    people: &mut People,
    named: &Named,
    index: u32,
) {
    let name = analysis.names[index as usize];
    let Some(before) = name.units.start.checked_sub(1).and_then(|before| analysis.name_at[before as usize])
    else {
        return;
    };
    let title = analysis.names[before as usize];
    let single = name.entry.is_none()
        && word_count(analysis, name.units) == 1
        && matches!(name.kind, NameKind::Person | NameKind::Unknown);
    let Some(office) = title.entry.filter(|_| single && title.kind == NameKind::Office) else { return };
    let surname = analysis.folded(name.units.start);
    let addressed = honorific_gender(analysis, name.units.start);
    if people.of_name(index).is_some() {
        return;
    }
    let meant = by_short_form(people, named, surname, false, addressed);
    let sits = meant.is_some_and(|id| is_told_as_member(analysis, knowledge, people, id));
    let sits = sits && matches!(knowledge.name(office).id.as_str(), "president" | "prime-minister");
    let Some(row) = last_holder(analysis, knowledge, surname, &knowledge.name(office).id) else {
        // "Rep. Ann Lee … President Lee": another of that name, who is not told fuller.
        if sits {
            let tokens = vec![surname.to_owned()];
            let id = people.add(Person {
                id: super::person_id(&tokens),
                name: analysis.words(name.units).to_owned(),
                entry: None,
                gender: addressed,
                tokens,
                titles: Vec::new(),
                countries: Vec::new(),
            });
            people.by_name[index as usize] = Some(id);
            analysis.names[index as usize].kind = NameKind::Person;
        }
        return;
    };
    // "a President Voss would": who does not hold it yet.
    let supposed = title
        .units
        .start
        .checked_sub(1)
        .is_some_and(|at| matches!(analysis.folded(at), "a" | "an" | "another"));
    let entry = knowledge.name(row);
    let other = |id| people.get(id).id != entry.id && !never_held(knowledge, people.get(id), office) && !sits;
    if meant.is_some_and(|id| supposed || other(id)) {
        return;
    }
    let id = people.index.of_id(&entry.id, &people.all).map_or_else(
        || {
            let tokens: Vec<String> =
                fold(&entry.name).split(' ').map(|token| token.trim_end_matches('.').to_owned()).collect();
            people.add(Person {
                id: entry.id.clone(),
                name: entry.name.clone(),
                entry: Some(row),
                gender: gender_of(knowledge, &tokens),
                tokens,
                titles: Vec::new(),
                countries: Vec::new(),
            })
        },
        PersonId,
    );
    if meant.is_some() {
        people.by_name[index as usize] = Some(id);
        analysis.names[index as usize].kind = NameKind::Person;
    }
}

/// "Rep. Sandro Hale": whether somebody is told, where named in full, as one who sits in a house.
fn is_told_as_member(analysis: &Analysis, knowledge: &Knowledge, people: &People, id: PersonId) -> bool {
    let before = |index: usize| {
        let start = analysis.names[index].units.start;
        let title = analysis.name_over(start.checked_sub(1)?)?;
        title.entry.filter(|_| title.kind == NameKind::Office)
    };
    let mentions = (0..analysis.names.len())
        .filter(|&index| people.of_name(index as u32) == Some(id) && analysis.names[index].units.len() > 1);
    mentions.filter_map(before).any(|office| {
        matches!(
            knowledge.name(office).id.as_str(),
            "representative"
                | "senator"
                | "congressman"
                | "congresswoman"
                | "councillor"
                | "member-of-parliament"
                | "state-senator"
                | "state-representative"
        )
    })
}

/// The lexicon's row of the only person of a surname who held an office, or of the last of them at the time of the
/// article.
fn last_holder(analysis: &Analysis, knowledge: &Knowledge, surname: &str, office: &str) -> Option<NameIndex> {
    let rows = knowledge.holders_named(surname).iter().copied();
    let held: SmallVec<[NameIndex; 4]> =
        rows.filter(|&row| knowledge.name(row).office.as_deref() == Some(office)).collect();
    let first = *held.first()?;
    if held.iter().all(|&row| knowledge.name(row).id == knowledge.name(first).id) {
        return Some(first);
    }
    let published = analysis.published()?;
    let begun = |row: &NameIndex| {
        knowledge.name(*row).valid_from.as_deref().filter(|from| *from <= published).map(str::to_owned)
    };
    held.into_iter().filter(|row| begun(row).is_some()).max_by_key(begun)
}

/// Whether the lexicon knows a person, and knows of no such office of theirs.
fn never_held(knowledge: &Knowledge, person: &Person, office: NameIndex) -> bool {
    let rows = person.entry.map_or(&[][..], |entry| knowledge.rules.lexicon.rows_of(entry));
    let id = &knowledge.name(office).id;
    !rows.is_empty() && rows.iter().all(|row| row.office.as_ref() != Some(id))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_president_was_the_member_of_that_surname() {
        let text = "Rep. Jill Holt moved the bill. President Holt said he opposed it.";
        let told = said("stance", text, None);
        assert!(told.iter().any(|told| told.starts_with("Holt opposes")), "{told:?}");
        assert!(told.iter().all(|told| !told.starts_with("Jill Holt opposes")), "{told:?}");
        let text = "Rep. Jill Holt moved the bill. Rep. Holt opposed the levy.";
        let told = said("stance", text, None);
        assert!(told.iter().any(|told| told == "Jill Holt opposes the levy"), "{told:?}");
    }
}
