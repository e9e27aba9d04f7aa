//! Several places and several tolls: a list of places is none of them, and a toll that points back takes the place of another.

use claimwire_record::Entity;

use super::{FAR_DESCRIBED, is_place};
use crate::analysis::UnitSpan;
use crate::draft::Draft;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// "killed 900 people in Ghana and Togo": whether a place is one of several, so that where they were is not told.
pub(in crate::events) fn is_one_of_several(resolver: &Resolver, sentence: UnitSpan, place: &Entity) -> bool {
    let analysis = resolver.analysis;
    let Some(units) = place.span.bytes().map(|bytes| analysis.units_in(bytes)) else { return false };
    let mut at = units.end;
    let joins_before = units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Conj);
    if units.start > sentence.start && joins_before && is_place_before(resolver, units.start - 1) {
        return true;
    }
    while at < sentence.end {
        let comma = analysis.tag(at) == Tag::Comma;
        let last = analysis.tag(at + u32::from(comma)) == Tag::Conj;
        if !comma && !last {
            return false;
        }
        // "in Karachi and other cities"
        let next = at + u32::from(comma) + u32::from(last);
        if last
            && matches!(
                analysis.folded(next),
                "other" | "elsewhere" | "surrounding" | "neighbouring" | "nearby"
            )
        {
            return true;
        }
        // "in Lome and the country's second city, Sokode"
        let town = |at: u32| {
            matches!(
                analysis.folded(at),
                "city" | "town" | "village" | "capital" | "suburb" | "port" | "province"
            )
        };
        if last
            && matches!(analysis.folded(next), "the" | "its" | "a")
            && (next + 1..sentence.end.min(next + 6))
                .take_while(|&at| analysis.tag(at) != Tag::Comma)
                .any(town)
        {
            return true;
        }
        let Some(end) = place_listed(resolver, next) else { return false };
        if last {
            // "in Ghana and Togo sent doctors": who acts in the next clause.
            return !matches!(analysis.tag(end), Tag::Verb | Tag::Aux | Tag::Modal);
        }
        at = end;
    }
    false
}

/// Whether a place ends at a unit, or at the comma before it.
fn is_place_before(resolver: &Resolver, and: u32) -> bool {
    let analysis = resolver.analysis;
    let comma = and.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma);
    let last = comma.unwrap_or(and).checked_sub(1);
    let name = last.and_then(|at| analysis.name_at.get(at as usize).copied().flatten());
    name.is_some_and(|name| is_place(resolver, name, true))
}

/// "Eleven others were hurt there", "including two children": gives the tolls among `drafts` that point back or count a part
/// the place of the last toll before, in their sentence or, where they point, the one before.
pub(in crate::events) fn take_there(
    resolver: &Resolver,
    drafts: &mut [Draft],
    is_toll: impl Fn(&Draft) -> bool,
) {
    let analysis = resolver.analysis;
    let points = |draft: &Draft| {
        let there = draft.units.end;
        analysis.folded(there) == "there"
            && !matches!(analysis.tag(there + 1), Tag::Verb | Tag::Aux | Tag::Modal)
    };
    for index in 0..drafts.len() {
        let draft = &drafts[index];
        let part = draft.slots.contains_key("scope");
        if !is_toll(draft) || draft.slots.contains_key("place") || !part && !points(draft) {
            continue;
        }
        let start = draft.units.start;
        let from = if part { draft.sentence.start } else { analysis.sentences_back(start, 2) };
        let near = drafts.iter().filter(|other| is_toll(other) && (from..start).contains(&other.units.start));
        let last = near.filter(|other| other.slots.contains_key("place")).max_by_key(|other| other.units);
        if let Some(place) = last.and_then(|other| other.slots.get("place")).cloned() {
            drafts[index].slots.insert("place".to_owned(), place);
        }
    }
}

/// Where the place ends that a list goes on with at a unit, behind what describes it: "northern Togo".
fn place_listed(resolver: &Resolver, from: u32) -> Option<u32> {
    let analysis = resolver.analysis;
    let beside = |at: u32| matches!(analysis.folded(at), "neighbouring" | "neighboring" | "nearby");
    let describes = |at: u32| matches!(analysis.tag(at), Tag::Det | Tag::Adj) || beside(at);
    let start = (from..from + FAR_DESCRIBED).find(|&at| !describes(at))?;
    let name = analysis.name_at.get(start as usize).copied().flatten()?;
    is_place(resolver, name, true).then(|| analysis.names[name as usize].units.end)
}
