//! Names of bodies that hold a list: "the Ministry of Food, Agriculture and Fisheries", "the Rail, Maritime and Transport
//! union". Without this each part would be taken for a body of its own.

use super::*;

/// A list within a name has no more units.
const LONGEST: u32 = 12;

/// The end of the list that goes on behind "Ministry of Food", where the name so far is `start..end`; `end` if none does.
pub(super) fn behind_body(
    analysis: &Analysis,
    knowledge: &Knowledge,
    start: u32,
    end: u32,
    span: UnitSpan,
) -> u32 {
    let list = List { analysis, knowledge, span };
    let leads = |at: u32| matches!(analysis.folded(at), "of" | "for" | "on");
    let Some(of) = (start + 1..end).find(|&at| leads(at) && at + 1 < end) else { return end };
    let noun = analysis.folded(of - 1);
    let closed = list.rest(end);
    let plain = |closed: &u32| !list.ends_in_body(*closed);
    // "the Guild of Bakers and Millers", but "the Society of Arts and Acme"
    let common = |closed: &u32| list.are_common(of + 1, *closed);
    let found = if deals_with_subjects(noun) {
        closed.filter(plain)
    } else {
        // "Institute of Politics and Public Service"
        let serves = |closed: &u32| analysis.folded(closed - 1) == "service";
        closed.filter(|closed| unites_people(noun) && common(closed) && (plain(closed) || serves(closed)))
    };
    found.unwrap_or(end)
}

/// The end of "House Committee on Energy and Commerce", where `start..end` is the committee; `end` if no subject follows.
pub(super) fn on_subjects(
    analysis: &Analysis,
    knowledge: &Knowledge,
    start: u32,
    end: u32,
    span: UnitSpan,
) -> u32 {
    if end + 1 >= span.end || !matches!(analysis.folded(end), "of" | "for" | "on") {
        return end;
    }
    let list = List { analysis, knowledge, span };
    list.part(end + 1).map_or(end, |first| behind_body(analysis, knowledge, start, first, span))
}

/// The end of "Guild of Bakers and Millers" that begins at a unit, if one does.
pub(super) fn of_people(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> Option<u32> {
    const LONGEST: u32 = 3;
    let last = (at..span.end.min(at + LONGEST))
        .take_while(|&unit| may_be_in_name(analysis, knowledge, unit))
        .find(|&unit| unites_people(analysis.folded(unit)))?;
    let led = last + 2 < span.end && matches!(analysis.folded(last + 1), "of" | "for");
    let first = List { analysis, knowledge, span }.part(last + 2).filter(|_| led)?;
    Some(behind_body(analysis, knowledge, at, first, span)).filter(|&whole| whole > first)
}

/// The end of "Physicians for Human Rights", "Citizens for Clean Air and Water" that begins at a unit, if one does: a plural and what
/// those people are for or against, in capitals though the words are common.
pub(super) fn of_those_for_something(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    span: UnitSpan,
) -> Option<u32> {
    if at + 2 >= span.end || !stand_for_something(analysis, knowledge, at) {
        return None;
    }
    let list = List { analysis, knowledge, span };
    let subject = |from: u32| list.part(from).filter(|&end| list.are_common(from, end));
    let first = subject(at + 2).filter(|_| knowledge.is_common(analysis.unit(at + 2).symbol))?;
    let joined = first + 1 < span.end && matches!(analysis.folded(first), "and" | "&");
    Some(subject(first + 1).filter(|_| joined).unwrap_or(first))
}

/// Whether a name is that of such a body.
pub(super) fn is_of_those_for_something(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> bool {
    units.len() > 2 && stand_for_something(analysis, knowledge, units.start)
}

/// Whether a plural in capitals and "for" or "against" stand at a unit.
fn stand_for_something(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    // Told by the words behind first: nearly all names are turned away by them, and the list is long.
    let leads = matches!(analysis.folded(at + 1), "for" | "against" | "without");
    if !leads || analysis.unit(at + 2).casing != Casing::Title || !may_be_in_name(analysis, knowledge, at) {
        return false;
    }
    matches!(
        analysis.folded(at),
        "academics"
            | "advocates"
            | "americans"
            | "architects"
            | "britons"
            | "catholics"
            | "christians"
            | "citizens"
            | "conservatives"
            | "democrats"
            | "doctors"
            | "engineers"
            | "families"
            | "farmers"
            | "friends"
            | "journalists"
            | "lawyers"
            | "liberals"
            | "mothers"
            | "muslims"
            | "neighbors"
            | "neighbours"
            | "nurses"
            | "parents"
            | "patients"
            | "physicians"
            | "republicans"
            | "scholars"
            | "scientists"
            | "students"
            | "taxpayers"
            | "teachers"
            | "umbrella"
            | "veterans"
            | "voters"
            | "women"
            | "workers"
            | "writers"
    )
}

/// The end of "Rail, Maritime and Transport union" that begins at a unit behind "the", if one does.
pub(super) fn before_body(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    span: UnitSpan,
) -> Option<u32> {
    let before = at.checked_sub(1).filter(|&before| before >= span.start)?;
    let nation = analysis.name_at[before as usize]
        .is_some_and(|index| analysis.names[index as usize].kind == NameKind::Demonym);
    if analysis.folded(before) != "the" && !nation {
        return None;
    }
    let list = List { analysis, knowledge, span };
    let first = list.part(at).filter(|&end| !list.ends_in_body(end))?;
    let closed = list.rest(first)?;
    if list.ends_in_body(closed) {
        return Some(closed);
    }
    let noun = closed < span.end && analysis.unit(closed).casing == Casing::Lower;
    (noun && names_body(analysis.folded(closed))).then_some(closed + 1)
}

/// Lists of capitalised words.
struct List<'l, 'a> {
    analysis: &'l Analysis<'a>,
    knowledge: &'l Knowledge,
    span: UnitSpan,
}

impl List<'_, '_> {
    /// The end of the one or more capitalised words from a unit that are of no other name and name no person or body.
    fn part(&self, at: u32) -> Option<u32> {
        let fits = |&unit: &u32| {
            let symbol = self.analysis.unit(unit).symbol;
            // "General Workers' Union" is of no general, "Council of Metropolitan Police and Sheriffs" of no bishop.
            let general = matches!(self.analysis.folded(unit), "general" | "metropolitan" | "metro")
                && self.analysis.unit(unit).is_capitalised();
            (general || may_be_in_name(self.analysis, self.knowledge, unit))
                && self.analysis.time_at[unit as usize].is_none()
                && self.knowledge.rules.lexicon.gender(symbol).is_none()
        };
        let mut end = at;
        loop {
            end += (end..self.span.end).take_while(fits).count() as u32;
            // "General Workers' Union"
            if end == at || !shapes::joins_plural_owner(self.analysis, end) || !fits(&(end + 1)) {
                break;
            }
            end += 1;
        }
        let body = (at..end).find(|&unit| acts_alone(self.analysis.folded(unit)));
        (end > at && body.is_none()).then_some(end)
    }

    /// The end of a list whose first part ends at a unit: more parts behind commas, the last behind "and".
    fn rest(&self, first: u32) -> Option<u32> {
        let mut at = first;
        loop {
            let comma = u32::from(at < self.span.end && self.analysis.folded(at) == ",");
            let next = at + comma;
            if next + 1 >= self.span.end || next > first + LONGEST {
                return None;
            }
            if matches!(self.analysis.folded(next), "and" | "&") {
                return self.part(next + 1);
            }
            at = if comma == 1 { self.part(next)? } else { return None };
        }
    }

    /// Whether the words between two units are common ones or plurals, and no names.
    fn are_common(&self, start: u32, end: u32) -> bool {
        (start..end).all(|at| {
            let unit = self.analysis.unit(at);
            unit.kind != UnitKind::Word
                || self.knowledge.is_common(unit.symbol)
                || self.analysis.folded(at).ends_with('s')
                || self.analysis.folded(at).ends_with("men")
                || self.analysis.folded(at) == "metropolitan"
        })
    }

    /// Whether the word before a unit names a body: "Safety Executive".
    fn ends_in_body(&self, end: u32) -> bool {
        names_body(self.analysis.folded(end - 1))
    }
}

/// Nouns of bodies that are named for what they deal with: "Committee on Energy and Commerce".
fn deals_with_subjects(noun: &str) -> bool {
    matches!(
        noun,
        "department" | "ministry" | "committee" | "subcommittee" | "bureau" | "commission" | "secretariat"
    )
}

/// Nouns of bodies that are named for their members or their field: "Guild of Bakers and Millers".
pub(super) fn unites_people(noun: &str) -> bool {
    matches!(
        noun,
        "academy"
            | "alliance"
            | "association"
            | "brotherhood"
            | "campaign"
            | "center"
            | "centre"
            | "coalition"
            | "college"
            | "confederation"
            | "congress"
            | "council"
            | "federation"
            | "forum"
            | "foundation"
            | "fund"
            | "guild"
            | "institute"
            | "league"
            | "network"
            | "organisation"
            | "organization"
            | "school"
            | "society"
            | "union"
    )
}

/// Nouns that end the name of one body.
fn names_body(noun: &str) -> bool {
    matches!(
        noun,
        "administration"
            | "agency"
            | "association"
            | "authority"
            | "board"
            | "bureau"
            | "commission"
            | "committee"
            | "company"
            | "corporation"
            | "council"
            | "department"
            | "directorate"
            | "executive"
            | "federation"
            | "foundation"
            | "fund"
            | "institute"
            | "ministry"
            | "office"
            | "service"
            | "society"
            | "subcommittee"
            | "trust"
            | "union"
    )
}

/// Words that by themselves name who acts, so that "and" joins two: "the Army and Interior Ministry".
fn acts_alone(word: &str) -> bool {
    matches!(
        word,
        "army"
            | "cabinet"
            | "church"
            | "court"
            | "congress"
            | "crown"
            | "government"
            | "guard"
            | "house"
            | "navy"
            | "parliament"
            | "pentagon"
            | "police"
            | "senate"
            | "treasury"
    )
}

#[cfg(test)]
mod tests {
    fn speakers(text: &str) -> Vec<String> {
        let statements = crate::testing::said("statement", text, None);
        statements.into_iter().map(|said| said.split(" said").next().unwrap_or_default().to_owned()).collect()
    }

    #[test]
    fn a_name_may_end_the_text() {
        for text in
            ["Ana Cruz spoke to the Maltese Broadcasting Corp.", "Ana Cruz spoke to the General Workers'"]
        {
            speakers(text);
        }
    }

    #[test]
    fn a_body_named_for_several_things_is_one() {
        for name in [
            "Wood, Leather and Textile union",
            "Felixby Dock and Railway Company",
            "Health and Safety Executive",
            "Shop, Distributive and Allied Workers Association",
            "Ministry of Food, Agriculture and Fisheries",
            "Department for Business, Energy and Industrial Strategy",
            "Bureau of Alcohol, Tobacco and Firearms",
            "House Committee on Energy and Commerce",
            "Irish Bakers and Millers Union",
            "Transport and General Workers' Union",
            "Guild of Bakers and Millers",
            "Council of Dockers and Ferrymen",
            "Council of Metropolitan Firefighters and Medics",
            "Ramblers Federation of England and Wales",
        ] {
            assert_eq!(speakers(&format!("The {name} said it was ready.")), [name]);
        }
    }

    #[test]
    fn two_bodies_are_two() {
        assert_eq!(
            speakers("The Army and the Interior Ministry said they were ready."),
            ["Army", "Interior Ministry"]
        );
        assert_eq!(
            speakers("The Ministry of Health and UNICEF said they were ready."),
            ["Ministry of Health", "UNICEF"]
        );
        assert_eq!(
            speakers("The Bakers Union and Millers Union said prices fell."),
            ["Bakers Union", "Millers Union"]
        );
        assert_eq!(speakers("Boeing and the Millers Union said prices fell."), ["Boeing", "Millers Union"]);
    }
}
