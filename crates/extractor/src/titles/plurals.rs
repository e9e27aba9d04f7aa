//! "Senators Ann Lee of Ohio and Paul Reed of Texas", "presidents Ann Lee (Chile) and Paul Reed (Peru)": one title told
//! of several people, each with what theirs is of.

use claimwire_record::Span;
use claimwire_rules::program::ClassSet;
use claimwire_rules::{NameClass, NameIndex, Scope};
use smallvec::SmallVec;

use super::is_told_as_past;
use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::{NameKind, NameMention};
use crate::nouns::{NounGroup, OfficeOf, Title};
use crate::party_tags;
use crate::tags::Tag;

/// How many words an office in the plural has: "chief foreign ministers".
const LONGEST_OFFICE: u32 = 3;

/// Gives each person of a list behind an office in the plural the title, and makes the list a group.
pub(super) fn find(analysis: &mut Analysis, knowledge: &Knowledge, span: UnitSpan) {
    let mut behind = span.start;
    let begins_before = |unit: u32| analysis.names.partition_point(|name| name.units.start < unit) as u32;
    for index in begins_before(span.start)..begins_before(span.end) {
        let name = analysis.names[index as usize];
        if name.units.start <= behind || name.units.end > span.end || name.kind != NameKind::Person {
            continue;
        }
        let Some((office, units)) = office_before(analysis, knowledge, name.units.start, span) else {
            continue;
        };
        let holders = listed(analysis, knowledge, index, span);
        if holders.len() > 1 {
            behind = holders[holders.len() - 1].end;
            push(analysis, knowledge, office, units, &holders);
        }
    }
}

/// "council members Reed and Banks": councillors by another name.
fn council_members(
    analysis: &Analysis,
    knowledge: &Knowledge,
    last: u32,
    span: UnitSpan,
) -> Option<(NameIndex, UnitSpan)> {
    let council =
        last > span.start && analysis.folded(last) == "members" && analysis.folded(last - 1) == "council";
    let office = knowledge.rules.lexicon.index_of("councillor").filter(|_| council)?;
    Some((office, Span::new(last - 1, last + 1)))
}

/// One of the list: the name, what the office is of, and where both end.
#[derive(Clone, Copy)]
struct Holder {
    name: u32,
    of: Option<NameIndex>,
    end: u32,
}

/// The office in the plural that ends before a unit, with its words.
fn office_before(
    analysis: &Analysis,
    knowledge: &Knowledge,
    end: u32,
    span: UnitSpan,
) -> Option<(NameIndex, UnitSpan)> {
    let last = end.checked_sub(1).filter(|&last| last >= span.start)?;
    if !matches!(analysis.tag(last), Tag::Noun | Tag::Name) || analysis.name_at[last as usize].is_some() {
        return None;
    }
    if let Some(found) = council_members(analysis, knowledge, last, span) {
        return Some(found);
    }
    let singular = singular(analysis.folded(last))?;
    let mut id = singular.to_owned();
    let mut found = None;
    for start in (last.saturating_sub(LONGEST_OFFICE - 1).max(span.start)..=last).rev() {
        // "former Labour ministers" are of a party, and of no field; "deputy ministers" are below ministers.
        if analysis.name_at[start as usize].is_some() && analysis.folded(start) != "deputy" {
            break;
        }
        if start < last {
            id.insert(0, '-');
            id.insert_str(0, analysis.folded(start));
        }
        let office = knowledge.rules.lexicon.index_of(&id).filter(|&office| {
            let office = knowledge.name(office);
            office.class == NameClass::Office && !matches!(office.scope, None | Some(Scope::Title))
        });
        found = office.map(|office| (office, Span::new(start, end))).or(found);
    }
    found
}

/// The id of the office of which this is the plural, or its last word.
fn singular(plural: &str) -> Option<&str> {
    Some(match plural {
        "mps" | "lawmakers" | "legislators" | "parliamentarians" => "member-of-parliament",
        "meps" => "member-of-the-european-parliament",
        "congressmen" => "congressman",
        "congresswomen" => "congresswoman",
        "sens" | "sens." => "senator",
        "crs" | "cllrs" => "councillor",
        "reps" | "reps." => "representative",
        "govs" | "govs." => "governor",
        // Whose chiefs and leaders they are, no list tells.
        "leaders" | "heads" | "chiefs" | "members" => return None,
        _ => plural.strip_suffix('s').filter(|word| word.len() > 3 && !word.ends_with('s'))?,
    })
}

/// The people of a list that begins with a name and ends behind "and"; empty if the list does not close.
fn listed(analysis: &Analysis, knowledge: &Knowledge, first: u32, span: UnitSpan) -> SmallVec<[Holder; 4]> {
    let mut holders: SmallVec<[Holder; 4]> = SmallVec::new();
    let mut name = first;
    let mut closed = false;
    loop {
        let holder = holder(analysis, knowledge, name, span);
        holders.push(holder);
        if closed {
            leave_mark_outside(analysis, &mut holders);
            return holders;
        }
        let mut at = holder.end;
        let comma = at < span.end && analysis.folded(at) == ",";
        at += u32::from(comma);
        if at < span.end && matches!(analysis.folded(at), "and" | "&") {
            (closed, at) = (true, at + 1);
        } else if !comma {
            break;
        }
        match person_at(analysis, at, span) {
            Some(next) => name = next,
            None => break,
        }
    }
    SmallVec::new()
}

/// "Sens. Ann Lee (R-Maine) and Paul Reed (R-Utah) back": the list ends with a name, as whoever acts in a clause does.
fn leave_mark_outside(analysis: &Analysis, holders: &mut [Holder]) {
    let Some(last) = holders.last_mut() else { return };
    let name = analysis.names[last.name as usize].units;
    if matches!(analysis.folded(name.end), "(" | ",") {
        last.end = name.end;
    }
}

/// The person's name that begins at a unit.
fn person_at(analysis: &Analysis, at: u32, span: UnitSpan) -> Option<u32> {
    let index = analysis.name_at.get(at as usize).copied().flatten().filter(|_| at < span.end)?;
    let name = analysis.names[index as usize];
    (name.kind == NameKind::Person && name.units.start == at).then_some(index)
}

fn holder(analysis: &Analysis, knowledge: &Knowledge, index: u32, span: UnitSpan) -> Holder {
    let end = analysis.names[index as usize].units.end;
    let plain = Holder { name: index, of: None, end };
    if end + 1 >= span.end {
        return plain;
    }
    let bracket = analysis.folded(end) == "(";
    if let Some(state) =
        party_tags::state_at(analysis, end + 1).filter(|_| bracket || analysis.folded(end) == ",")
    {
        let behind = party_tags::state_units(analysis, state).end;
        let close = (behind..span.end.min(behind + 2)).find(|&at| analysis.folded(at) == ")");
        let end = close.filter(|_| bracket).map_or(behind, |close| close + 1);
        return Holder { of: party_tags::region(analysis, knowledge, state), end, ..plain };
    }
    let place = analysis.name_at[end as usize + 1].map(|place| analysis.names[place as usize]);
    let place = place.filter(|place| place.units.start == end + 1 && is_place(place));
    match (analysis.folded(end), place) {
        ("of", Some(place)) => Holder { of: place.entry, end: place.units.end, ..plain },
        ("(", place) => {
            let close = (end + 1..span.end.min(end + 8)).find(|&at| analysis.folded(at) == ")");
            let of = place.filter(|place| Some(place.units.end) == close).and_then(|place| place.entry);
            let state = of
                .is_some_and(|of| matches!(knowledge.name(of).class, NameClass::Country | NameClass::Region));
            close.map_or(plain, |close| Holder { of: of.filter(|_| state), end: close + 1, ..plain })
        }
        _ => plain,
    }
}

/// Whether the name of a party ends at a unit: "former Labour ministers".
fn is_party(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    let name = analysis.name_at[at as usize].map(|index| analysis.names[index as usize]);
    let entry = name.filter(|name| name.units.len() == 1).and_then(|name| name.entry);
    entry.is_some_and(|entry| knowledge.name(entry).class == NameClass::Party)
}

fn is_place(name: &NameMention) -> bool {
    matches!(name.kind, NameKind::Country | NameKind::Region)
}

/// The groups of the people named, and of the whole list.
fn push(
    analysis: &mut Analysis,
    knowledge: &Knowledge,
    office: NameIndex,
    units: UnitSpan,
    holders: &[Holder],
) {
    let has = |class: WordClass, at: u32| knowledge.lexis.of(analysis.unit(at).symbol).has(class);
    let before = units.start.checked_sub(1);
    let of_party = before.filter(|&at| is_party(analysis, knowledge, at));
    let before = of_party.map_or(before, |at| at.checked_sub(1));
    // "Israeli ministers", "former presidents"
    let owner = before
        .and_then(|at| analysis.name_at[at as usize])
        .map(|index| analysis.names[index as usize])
        .filter(|name| is_place(name) || name.kind == NameKind::Demonym);
    let start = owner.map_or(of_party.unwrap_or(units.start), |name| name.units.start);
    let former = start.checked_sub(1).is_some_and(|at| has(WordClass::FORMER, at));
    let title = Title {
        office,
        of: owner.and_then(|name| name.entry).map(OfficeOf::Name),
        former: former || is_told_as_past(analysis, start),
        acting: false,
        future: false,
    };
    let mut members: SmallVec<[GroupId; 4]> = SmallVec::new();
    for (position, holder) in holders.iter().enumerate() {
        let name = analysis.names[holder.name as usize].units;
        let group = NounGroup {
            units: Span::new(name.start, holder.end),
            head: name.end - 1,
            classes: ClassSet::PERSON,
            plural: false,
            number: None,
            possessor: None,
            name: Some(holder.name),
            modifiers: SmallVec::new(),
            title: Some(Title { of: holder.of.map(OfficeOf::Name).or(title.of), ..title }),
            members: SmallVec::new(),
            definite: false,
        };
        if position == 0 {
            analysis.groups.push(NounGroup { units: Span::new(start, holder.end), ..group.clone() });
        }
        members.push(GroupId(analysis.groups.len() as u32));
        analysis.groups.push(group);
    }
    crate::coordination::push_list(analysis, members);
}
