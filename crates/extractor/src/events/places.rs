//! Where the people of a toll were harmed: in the words for the event or the toll, by what the event struck, or where the
//! sentence says.

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span, folded_id};
use claimwire_rules::program::ClassSet;
use claimwire_rules::units::fold;
use claimwire_rules::{NameClass, one_line};

mod several;

pub(super) use several::{is_one_of_several, take_there};

use super::plain_name;
use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::draft::Draft;
use crate::lexis::WordClass;
use crate::names::NameKind;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// How many units may describe a place before its name.
const FAR_DESCRIBED: u32 = 5;
/// Verbs by which an event falls on a place.
const STRIKES: &[&str] =
    &["struck", "hit", "shook", "rocked", "strikes", "hits", "devastated", "battered", "flattened", "swept"];
/// Words for places that are named behind "of".
const DIVISIONS: &[&str] = &[
    "district",
    "province",
    "region",
    "city",
    "town",
    "village",
    "valley",
    "state",
    "island",
    "county",
    "suburb",
    "neighbourhood",
    "neighborhood",
    "municipality",
    "borough",
    "commune",
    "governorate",
    "hamlet",
    "parish",
    "peninsula",
    "prefecture",
    "quarter",
    "settlement",
    "township",
];

/// Words for land in the sea, which people are on.
const ISLANDS: &[&str] = &["island", "islands", "isle", "isles", "archipelago", "peninsula", "atoll"];

/// Who tells of what happened where they are: "In Chile, police said seven people were killed".
const LOCALS: &[&str] = &[
    "authorities",
    "coroner",
    "doctors",
    "firefighters",
    "hospital",
    "medics",
    "official",
    "officials",
    "police",
    "rescuers",
    "residents",
    "sheriff",
    "villagers",
    "witnesses",
];

/// Words for parts of a place, which are told of by whose they are: "Chile's northern coast".
const PARTS: &[&str] =
    &["coast", "coastline", "shore", "shores", "waters", "north", "south", "east", "west", "capital"];

/// Where it happened: a name in the words for the event or the toll, what the event struck, or where the
/// sentence says, behind the toll or behind what `befell` a thing: "the ferry sank off Estonia".
pub(super) fn place_of(
    resolver: &Resolver,
    draft: &Draft,
    event: Option<GroupId>,
    befell: Option<UnitSpan>,
) -> Option<Entity> {
    let beside =
        || event.filter(|&id| !is_done_by_its_nation(resolver, id)).and_then(|id| modifier(resolver, id));
    let of_event =
        || event.and_then(|id| led_by_preposition(resolver, resolver.analysis.group(id).units.end));
    let struck = || event.and_then(|id| struck_by(resolver, id));
    let within = || (draft.units.start..draft.units.end).find_map(|at| led_by_preposition(resolver, at));
    beside()
        .or_else(of_event)
        .or_else(struck)
        .or_else(within)
        .or_else(|| behind(resolver, draft, draft.units.end))
        .or_else(|| befell.and_then(|units| behind(resolver, draft, units.end)))
        .or_else(|| right_before(resolver, draft))
        .or_else(|| opening(resolver, draft, befell))
        .or_else(|| antecedent(resolver, draft))
}

/// "Nepal earthquake", "Nepal's earthquake".
fn modifier(resolver: &Resolver, id: GroupId) -> Option<Entity> {
    let group = resolver.analysis.group(id);
    let owner = group.possessor.and_then(|owner| resolver.analysis.group(owner).name);
    let name = group.modifiers.iter().copied().chain(owner).find(|&name| is_place(resolver, name, false))?;
    let units = resolver.analysis.names[name as usize].units;
    Some(named(resolver, name, units))
}

/// "US airstrikes", "an Israeli raid": a country before what is done to others does it, and is not where.
fn is_done_by_its_nation(resolver: &Resolver, id: GroupId) -> bool {
    let analysis = resolver.analysis;
    let group = analysis.group(id);
    let act = matches!(
        plain_name(analysis.folded(group.head)),
        "strike"
            | "attack"
            | "raid"
            | "raids"
            | "bombing"
            | "bombings"
            | "shelling"
            | "offensive"
            | "assault"
            | "ambush"
            | "bombardment"
            | "missile"
            | "missiles"
            | "drone"
            | "drones"
            | "rocket"
            | "rockets"
    );
    let nation = |name: &u32| analysis.names[*name as usize].kind == NameKind::Country;
    act && group.modifiers.iter().any(nation)
}

/// "in Lampata", "near Dover", "off Estonia", "in the district of Sunda"; `at` is the preposition.
fn led_by_preposition(resolver: &Resolver, at: u32) -> Option<Entity> {
    let leads = match resolver.analysis.folded(at) {
        "in" | "near" | "at" | "off" | "outside" | "across" => true,
        "on" => is_island(resolver.analysis, at + 1),
        _ => false,
    };
    leads.then(|| place_at(resolver, at + 1)).flatten()
}

/// "Heron Island", "the island of Gozo": whether the group at a unit is of land in the sea.
fn is_island(analysis: &Analysis, at: u32) -> bool {
    group_from(analysis, at).is_some_and(|id| {
        let group = analysis.group(id);
        ISLANDS.contains(&analysis.folded(group.head))
            || ISLANDS.contains(&analysis.folded(group.units.end - 1))
    })
}

/// The place that a group at a unit names.
fn place_at(resolver: &Resolver, at: u32) -> Option<Entity> {
    let analysis = resolver.analysis;
    let id = group_from(analysis, at)?;
    let group = analysis.group(id);
    // "in counties Dublin, Wicklow and Cork"
    if matches!(
        analysis.folded(at),
        "counties" | "provinces" | "districts" | "states" | "regions" | "towns" | "villages" | "cities"
    ) {
        return None;
    }
    // "Myagdi district", "India's Arunachal Pradesh state"
    if DIVISIONS.contains(&analysis.folded(group.head))
        && let Some(&name) = group.modifiers.last()
        && analysis.names[name as usize].units.end == group.head
        && is_division(resolver, name)
    {
        let name_units = analysis.names[name as usize].units;
        let known = analysis.names[name as usize].entry.is_some();
        // "Van Chan district": the first word of the name is a common one too.
        let called = (group.units.start..name_units.start).rev();
        let called =
            called.take_while(|&at| analysis.unit(at).is_capitalised() && analysis.tag(at) != Tag::Det);
        let start = called.last().unwrap_or(name_units.start);
        let units = if known { name_units } else { Span::new(start, group.head + 1) };
        return Some(named(resolver, name, units));
    }
    if DIVISIONS.contains(&analysis.folded(group.head)) && analysis.folded(group.units.end) == "of" {
        let name = analysis.name_at.get(group.units.end as usize + 1).copied().flatten()?;
        return (is_place(resolver, name, true) || is_unknown(analysis, name))
            .then(|| named(resolver, name, analysis.names[name as usize].units));
    }
    // "the provincial capital, Daru,"
    if analysis.folded(group.head) == "capital" && analysis.folded(group.units.end) == "," {
        let name = analysis.name_at.get(group.units.end as usize + 1).copied().flatten()?;
        let units = analysis.names[name as usize].units;
        let closed = analysis.tag(units.end) == Tag::Comma || units.end >= analysis.units.len() as u32;
        return (closed && is_place(resolver, name, true)).then(|| named(resolver, name, units));
    }
    if PARTS.contains(&analysis.folded(group.head)) && group.name.is_none() {
        let owner = group.possessor.and_then(|owner| analysis.group(owner).name);
        let of = || analysis.name_at.get(group.units.end as usize + 1).copied().flatten();
        let name = owner.or_else(|| (analysis.folded(group.units.end) == "of").then(of).flatten());
        let name = name.filter(|&name| is_place(resolver, name, false))?;
        return Some(named(resolver, name, analysis.names[name as usize].units));
    }
    let place = |name: u32| is_place(resolver, name, true) || is_told_as_place(analysis, name);
    let name = group.name.filter(|&name| place(name) && group.title.is_none())?;
    let mut start = group.units.start;
    while analysis.tag(start) == Tag::Det {
        start += 1;
    }
    Some(named(resolver, name, Span::new(start, group.units.end)))
}

/// The group that begins at a unit, or behind what describes it: "the worst-affected Myagdi district".
fn group_from(analysis: &Analysis, at: u32) -> Option<GroupId> {
    let named = |id: &GroupId| {
        let group = analysis.group(*id);
        group.members.is_empty() && (group.name.is_some() || !group.modifiers.is_empty())
    };
    let one = |at: u32| analysis.groups_starting(at).find(|&id| analysis.group(id).members.is_empty());
    // "In nearby Gibson County" at the front: further in, it is beside another place of the sentence.
    let opens = at > 0 && analysis.sentences_at(at - 1).next().is_some();
    let beside = matches!(analysis.folded(at), "nearby" | "neighbouring" | "neighboring" | "adjacent");
    if opens && beside && analysis.groups_starting(at + 1).any(|id| named(&id)) {
        return one(at + 1);
    }
    if analysis.groups_starting(at).any(|id| named(&id)) {
        return one(at);
    }
    let describes = |at: &u32| {
        matches!(analysis.tag(*at), Tag::Det | Tag::Adj | Tag::Adv | Tag::Hyphen | Tag::Verb | Tag::Noun)
    };
    let describing = || (at..at + FAR_DESCRIBED).take_while(describes);
    let hyphened = describing().any(|at| analysis.tag(at) == Tag::Hyphen);
    let described = || describing().find_map(|at| analysis.groups_starting(at + 1).find(named));
    hyphened.then(described).flatten().or_else(|| one(at))
}

/// Whether a name is of a place; a name in no lexicon may be one where `led` by a preposition.
fn is_place(resolver: &Resolver, name: u32, led: bool) -> bool {
    if is_of_train(resolver.analysis, resolver.analysis.names[name as usize].units) {
        return false;
    }
    if led && says_it_is_a_place(resolver.analysis, name) {
        return true;
    }
    let name = resolver.analysis.names[name as usize];
    match name.kind {
        NameKind::Country | NameKind::Region | NameKind::City | NameKind::Capital => true,
        NameKind::Unknown => {
            let word = resolver.analysis.folded(name.units.start);
            // "Mall goes up in Flames", "15 killed in Naxal attack"
            let state = matches!(
                word,
                "flames" | "chaos" | "smoke" | "ruins" | "fear" | "panic" | "shock" | "turmoil" | "tears"
            );
            let harm = resolver.knowledge.lexis.of(resolver.analysis.unit(name.units.end).symbol);
            led && name.units.len() == 1 && !state && !harm.has(WordClass::HARM)
        }
        _ => false,
    }
}

/// "the Lund-Oslo Express derailment": the places that a train goes between are not where it came to harm.
fn is_of_train(analysis: &Analysis, place: UnitSpan) -> bool {
    const REACH: u32 = 4;
    let last = analysis.units.len() as u32;
    let part =
        |at: u32| matches!(analysis.tag(at), Tag::Hyphen | Tag::Dash | Tag::Name | Tag::Noun) && at < last;
    (place.end..place.end + REACH).take_while(|&at| part(at)).any(|at| {
        matches!(analysis.folded(at), "express" | "mail" | "superfast" | "intercity")
            && analysis.unit(at).is_capitalised()
    })
}

/// Whether a name is in no lexicon; behind "the village of" even one that is shaped like somebody's is of a place.
fn is_unknown(analysis: &Analysis, name: u32) -> bool {
    let name = analysis.names[name as usize];
    name.entry.is_none() && matches!(name.kind, NameKind::Unknown | NameKind::Person)
}

/// "at Vista Clara", where the article has "the village of Vista Clara": whether it tells that a name is of a place.
fn is_told_as_place(analysis: &Analysis, name: u32) -> bool {
    let units = analysis.names[name as usize].units;
    let same = |other: UnitSpan| {
        other.len() == units.len()
            && (0..units.len())
                .all(|at| analysis.folded(other.start + at) == analysis.folded(units.start + at))
    };
    let of = |other: UnitSpan| {
        let before = |back: u32| other.start.checked_sub(back).map_or("", |at| analysis.folded(at));
        before(1) == "of" && DIVISIONS.contains(&before(2))
    };
    is_unknown(analysis, name) && analysis.names.iter().any(|other| same(other.units) && of(other.units))
}

/// "Heron Island", "Sulong Province": whether a name in no lexicon says itself that it is of a place.
fn says_it_is_a_place(analysis: &Analysis, name: u32) -> bool {
    let units = analysis.names[name as usize].units;
    let last = analysis.folded(units.end - 1);
    units.len() > 1 && is_unknown(analysis, name) && (DIVISIONS.contains(&last) || ISLANDS.contains(&last))
}

/// Whether the name before "district" or "state" can be that of one.
fn is_division(resolver: &Resolver, name: u32) -> bool {
    is_unknown(resolver.analysis, name)
        || matches!(
            resolver.analysis.names[name as usize].kind,
            NameKind::Region | NameKind::City | NameKind::Unknown
        )
}

/// The place of a name; "western Nepal" is a place of its own.
fn named(resolver: &Resolver, name: u32, units: UnitSpan) -> Entity {
    let analysis = resolver.analysis;
    let mention = analysis.words(units);
    let lexicon =
        analysis.names[name as usize].entry.filter(|_| units == analysis.names[name as usize].units);
    let entity = match lexicon {
        // A capital is where it happened, and no country that it speaks for.
        Some(entry) if resolver.knowledge.name(entry).class == NameClass::Capital => {
            let town = resolver.knowledge.name(entry);
            Entity {
                id: Some(town.id.clone()),
                name: Some(town.name.clone()),
                kind: Some(EntityKind::Place),
                resolved_by: Some(ResolvedBy::Lexicon),
                ..Entity::default()
            }
        }
        Some(entry) => resolver.name_entity(entry),
        None => Entity {
            id: Some(format!("place:{}", folded_id(&fold(&one_line(mention))))),
            name: Some(one_line(mention)),
            kind: Some(EntityKind::Place),
            resolved_by: Some(ResolvedBy::Name),
            ..Entity::default()
        },
    };
    Entity { mention: Some(mention.to_owned()), span: crate::place(analysis, units), ..entity }
}

/// "an earthquake shook the district of Sunda".
fn struck_by(resolver: &Resolver, id: GroupId) -> Option<Entity> {
    let analysis = resolver.analysis;
    let verbs = &analysis.verbs;
    let end = analysis.group(id).units.end;
    let first = verbs.partition_point(|verb| verb.units.start < end);
    let verb = verbs[first..].iter().take(2).find(|verb| verb.subject == Some(id))?;
    // "struck Chile and Peru, killing nine": in which of both is not told.
    let first = group_from(analysis, verb.units.end).map(|id| analysis.group(id).units.end);
    let several = first.is_some_and(|end| {
        analysis.tag(end) == Tag::Conj && analysis.name_at.get(end as usize + 1).copied().flatten().is_some()
    });
    let strikes = STRIKES.contains(&analysis.folded(verb.head)) && !several;
    strikes.then(|| place_at(resolver, verb.units.end)).flatten()
}

/// "In Chile, seven people were killed", "In Chile, a roof collapsed, killing seven", "In Chile, police said seven people were
/// killed": the place that opens the sentence.
fn opening(resolver: &Resolver, draft: &Draft, befell: Option<UnitSpan>) -> Option<Entity> {
    let analysis = resolver.analysis;
    let start = draft.sentence.start;
    let comma = (start..draft.units.start).find(|&at| analysis.tag(at) == Tag::Comma)?;
    let opens = (start..comma).all(|at| !matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Modal));
    let end = befell.map_or(draft.units.start, |units| units.start.min(draft.units.start));
    let local = |at: u32| {
        let subject = analysis.verb_at[at as usize].and_then(|id| analysis.verb(id).subject);
        subject.is_some_and(|subject| {
            let group = analysis.group(subject);
            group.units.start > comma && group.name.is_none() && LOCALS.contains(&analysis.folded(group.head))
        })
    };
    let near = (comma..end).all(|at| analysis.tag(at) != Tag::Verb || local(at));
    (opens && near).then(|| led_by_preposition(resolver, start)).flatten()
}

/// "In Myagdi district 31 people died": the place that ends where the toll begins.
fn right_before(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    const REACH: u32 = 8;
    let start = draft.units.start;
    let first = draft.sentence.start.max(start.saturating_sub(REACH));
    let ends_here = |place: &Entity| {
        place.span.bytes().is_some_and(|bytes| resolver.analysis.units_in(bytes).end == start)
    };
    (first..start).rev().find_map(|at| led_by_preposition(resolver, at)).filter(ends_here)
}

/// The first place behind a unit in its clause.
fn behind(resolver: &Resolver, draft: &Draft, from: u32) -> Option<Entity> {
    let analysis: &Analysis = resolver.analysis;
    let over = |at: &u32| matches!(analysis.tag(*at), Tag::Comma | Tag::Punct | Tag::Dash);
    let end = (from..draft.sentence.end).find(over).unwrap_or(draft.sentence.end);
    (from..end).find_map(|at| led_by_preposition(resolver, at))
}

/// "Lampata, where 47 villagers died and 90 were hurt", "Myagdi district, where".
fn antecedent(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let clause = |at: &u32| !matches!(analysis.tag(*at), Tag::Comma | Tag::Punct);
    let mut before = (draft.sentence.start..draft.units.end).rev().take_while(clause);
    let relative = before.find(|&at| analysis.folded(at) == "where")?;
    let end = if analysis.tag(relative.checked_sub(1)?) == Tag::Comma { relative - 1 } else { relative };
    let found = analysis.groups.iter().find(|group| {
        group.units.end == end
            && draft.sentence.contains(group.units)
            && !group.classes.meets(ClassSet::PERSON)
    })?;
    match found.name.filter(|&name| is_place(resolver, name, true)) {
        Some(name) => Some(named(resolver, name, analysis.names[name as usize].units)),
        None => place_at(resolver, found.units.start),
    }
}

#[cfg(test)]
mod tests;
