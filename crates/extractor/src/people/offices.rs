//! Titles beside names and countries that persons are told to be of turn into what the persons are.

use claimwire_rules::{NameClass, Scope};

use super::{Nation, People, Person, PersonId};
use crate::analysis::Analysis;
use crate::knowledge::Knowledge;
use crate::names::NameKind;
use crate::nouns::{NounGroup, OfficeOf, Title};
use crate::tags::Tag;

/// Gives persons the offices that titles beside their names say, and lexicon persons the country they act for.
pub fn note_offices(analysis: &mut Analysis, knowledge: &Knowledge) {
    let mut people = std::mem::take(&mut analysis.people);
    for group in &analysis.groups {
        let (Some(title), Some(name)) = (group.title, group.name) else { continue };
        let Some(id) = people.of_name(name) else { continue };
        add_title(knowledge, &mut people, id, title);
    }
    for group in &analysis.groups {
        let Some((person, code)) = nation_of(analysis, knowledge, &people, group) else { continue };
        add_nation(&mut people.all[person.0 as usize], code, false);
    }
    for index in 0..analysis.groups.len() {
        if let Some((person, title)) = apposition(analysis, &people, index) {
            add_title(knowledge, &mut people, person, title);
        }
    }
    for person in &mut people.all {
        let rows = person.entry.map_or(&[][..], |entry| knowledge.rules.lexicon.rows_of(entry));
        let of_country = |of: Option<&str>| of.is_none_or(|of| of.starts_with("country:"));
        // An attorney general decides cases, and speaks for no country.
        let speaks_in = |office: &str| {
            let office = knowledge.rules.lexicon.by_id(office);
            office.is_some_and(|office| office.scope == Some(Scope::Country))
        };
        let speaks = person.titles.iter().all(|title| !title.former)
            && rows
                .iter()
                .filter(|row| row.office.as_deref().is_some_and(speaks_in))
                .any(|row| of_country(row.of.as_deref()) && in_office(analysis, row));
        let code = rows.iter().find_map(|row| row.country.clone());
        if let Some(code) = code {
            add_nation(person, code, speaks);
        }
    }
    analysis.people = people;
}

/// "Germany's Klaus Brandt", "Kenya's nominee, Ruth Wanjiku", "Kenyan diplomat Ruth Wanjiku": the country that a person is
/// of.
fn nation_of(
    analysis: &Analysis,
    knowledge: &Knowledge,
    people: &People,
    group: &NounGroup,
) -> Option<(PersonId, String)> {
    let code = |index: u32, kind: NameKind| {
        let name = analysis.names[index as usize];
        let hyphened = analysis.folded(name.units.end) == "-";
        let half = crate::titles::is_half_of_origin(analysis, &name);
        let entry = knowledge.name(name.entry.filter(|_| name.kind == kind && !hyphened && !half)?);
        entry.id.strip_prefix("country:").map(str::to_owned)
    };
    if let Some((person, index)) = apposed_nation(analysis, people, group) {
        return Some((person, code(index, analysis.names[index as usize].kind)?));
    }
    let owner = group.possessor.map(|owner| analysis.group(owner)).filter(|owner| owner.members.is_empty());
    let code = match (owner, group.modifiers.as_slice()) {
        (Some(owner), _) => code(owner.name?, NameKind::Country)?,
        (None, [only]) => code(*only, NameKind::Demonym)?,
        _ => return None,
    };
    let nominee = matches!(analysis.folded(group.head), "nominee" | "candidate");
    let behind = || {
        let end = group.units.end;
        let start = end + u32::from(analysis.tag(end) == Tag::Comma);
        analysis.name_at.get(start as usize).copied().flatten().filter(|_| nominee)
    };
    Some((people.of_name(group.name.or_else(behind)?)?, code))
}

/// "Ruth Wanjiku, a Kenyan lawyer", "Ruth Wanjiku, a lawyer from Kenya": the person, and the name that tells of what country.
fn apposed_nation(analysis: &Analysis, people: &People, group: &NounGroup) -> Option<(PersonId, u32)> {
    let start = group.units.start;
    let comma = start.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma)?;
    if group.name.is_some() || !matches!(analysis.folded(start), "a" | "an") {
        return None;
    }
    let person = people.of_name(analysis.name_at[comma.checked_sub(1)? as usize]?)?;
    let named = |index: u32, kind: NameKind| {
        (analysis.names[index as usize].kind == kind && !group.plural).then_some(index)
    };
    let beside = |index: &u32| analysis.names[*index as usize].units.end == group.head;
    let demonym = group.modifiers.iter().copied().find(beside).and_then(|at| named(at, NameKind::Demonym));
    let home = || {
        let from = group.units.end;
        let index = analysis.name_at.get(from as usize + 1).copied().flatten()?;
        named(index, NameKind::Country).filter(|_| analysis.folded(from) == "from")
    };
    Some((person, demonym.or_else(home)?))
}

/// Whether the lexicon's dates of office hold the day of publication.
fn in_office(analysis: &Analysis, entry: &claimwire_rules::Name) -> bool {
    let Some(published) = analysis.published() else { return false };
    let from = entry.valid_from.as_deref().is_some_and(|from| from <= published);
    from && entry.valid_to.as_deref().is_none_or(|to| published <= to)
}

/// "Klaus Iohannis, the president of Romania": a title behind a name and a comma.
fn apposition(analysis: &Analysis, people: &People, index: usize) -> Option<(PersonId, Title)> {
    let group = &analysis.groups[index];
    let title = group.title.filter(|_| group.name.is_none_or(|name| people.of_name(name).is_none()))?;
    let start = group.units.start;
    let comma = start.checked_sub(1).filter(|&at| matches!(analysis.tag(at), Tag::Comma))?;
    let name = analysis.name_at[comma.checked_sub(1)? as usize]?;
    let determined = matches!(analysis.folded(start), "the" | "a" | "an" | "his" | "her" | "its" | "their")
        || analysis.unit(start).is_capitalised()
        || title.of.is_some();
    // "…, Romanian president Klaus Iohannis" belongs to the name behind.
    let behind = analysis
        .name_at
        .get(group.units.end as usize)
        .copied()
        .flatten()
        .is_some_and(|next| people.of_name(next).is_some());
    // "Norway backs Ruth Wanjiku, the president said": a clause of its own, whose subject is anybody.
    let acts = matches!(analysis.tag(group.units.end), Tag::Verb | Tag::Aux | Tag::Modal);
    (determined && !behind && !acts).then_some(())?;
    Some((people.of_name(name)?, title))
}

fn add_title(knowledge: &Knowledge, people: &mut People, id: PersonId, title: Title) {
    let person = &mut people.all[id.0 as usize];
    if person.titles.contains(&title) {
        return;
    }
    person.titles.push(title);
    let Some(OfficeOf::Name(of)) = title.of else { return };
    let of = knowledge.name(of);
    // The president of a club speaks for no country, though a city gives the club its name.
    let of_country =
        matches!(of.class, NameClass::Country | NameClass::Demonym | NameClass::Capital | NameClass::Seat);
    if let Some(code) = of.country.clone().filter(|_| of_country) {
        let scope = knowledge.name(title.office).scope;
        let speaks = scope == Some(Scope::Country) && !title.former && !title.future;
        add_nation(person, code, speaks);
    }
}

/// Notes that a person is of a country, and whether they speak for it.
fn add_nation(person: &mut Person, code: String, speaks: bool) {
    match person.countries.iter_mut().find(|nation| nation.code == code) {
        Some(nation) => nation.speaks |= speaks,
        None => person.countries.push(Nation { code, speaks }),
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::claims_of;

    fn speakers(text: &str) -> Vec<String> {
        let claims = claims_of(text, None).into_iter();
        let statements = claims.filter(|claim| claim.claim_type == "statement");
        statements.filter_map(|claim| claim.slots.get("speaker")?.entity()?.name.clone()).collect()
    }

    #[test]
    fn the_president_who_said_that_somebody_is_backed_is_not_the_one_backed() {
        for tail in ["said on Tuesday", "told reporters", "has announced"] {
            let text = format!("Norway backs Ana Vane, the foreign minister {tail}.");
            assert_eq!(speakers(&text), ["the foreign minister"], "{text}");
        }
        let known = "Ana Vane, the foreign minister, left. Norway backs Vane, the foreign minister said.";
        assert_eq!(speakers(known), ["the foreign minister"]);
        let apposed = "Ana Vane, the foreign minister, left. Norway is ready, the foreign minister said.";
        assert_eq!(speakers(apposed), ["Ana Vane"]);
    }
}
