//! Offices of towns, of parliaments and of parts of bodies: what a title that names neither is of.

use claimwire_record::{Entity, EntityKind, folded_id};
use claimwire_rules::NameIndex;

use super::{home_country, is_first};
use crate::analysis::{Analysis, UnitSpan};
use crate::names::{NameKind, NameMention};
use crate::resolve::Resolver;
use crate::tags::Tag;

/// Whether a title in some units is of a part of a body.
pub(super) fn is_local(analysis: &Analysis, units: UnitSpan) -> bool {
    (units.start..units.end)
        .any(|at| matches!(analysis.folded(at), "district" | "county" | "precinct" | "ward" | "borough"))
}

/// "Mayor Ann Lee": of the one town that the article names, twice or more, or that it names at least three times in four.
pub(super) fn home_town(resolver: &Resolver, office: &str, units: UnitSpan, person: &str) -> Option<Entity> {
    let town = |name: &NameMention| matches!(name.kind, NameKind::City | NameKind::Capital);
    if office != "mayor" || !is_first(resolver, office, person) {
        return None;
    }
    // "in Costa Negra, the mayor, Ann Lee, fears": a place, and a mayor of it. "The mayor" alone may be another town's.
    let analysis = resolver.analysis;
    let placed = units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Prep);
    if placed || analysis.folded(units.start) == "the" {
        return None;
    }
    if let Some(of_council) = council_town(resolver) {
        return Some(of_council);
    }
    let towns = resolver.analysis.names.iter().filter(|name| town(name));
    let towns: Vec<NameIndex> = towns.filter_map(|name| name.entry).collect();
    let first = *towns.first()?;
    let id = |entry: NameIndex| resolver.knowledge.name(entry).id.as_str();
    let own = towns.iter().filter(|&&entry| id(entry) == id(first)).count();
    let before = resolver.analysis.names.iter().any(|name| town(name) && name.units.end <= units.start);
    (before && own > 1 && own * 4 >= towns.len() * 3)
        .then(|| resolver.town(first).unwrap_or_else(|| resolver.name_entity(first)))
}

/// "The Chicago City Council voted to approve Mayor Ann Lee's budget": the known town of the one town council that an article
/// names.
fn council_town(resolver: &Resolver) -> Option<Entity> {
    let analysis = resolver.analysis;
    let lexicon = &resolver.knowledge.rules.lexicon;
    let kinds = ["city", "town", "common", "municipal", "borough"];
    let of_council = |name: &NameMention| {
        let units = name.units;
        let council = units.len() > 2
            && analysis.folded(units.end - 1) == "council"
            && kinds.contains(&analysis.folded(units.end - 2));
        let town = |end: u32| {
            let words = analysis.words(UnitSpan::new(units.start, end));
            lexicon.index_of(&format!("place:{}", folded_id(words)))
        };
        let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
        let beside = matches!(name.kind, NameKind::City | NameKind::Capital)
            && kinds.contains(&word(units.end))
            && word(units.end + 1) == "council";
        if beside {
            return Some(name.entry);
        }
        // "Kansas City Council": the city has the word in its name.
        council.then(|| town(units.end - 1).or_else(|| town(units.end - 2)))
    };
    let mut councils = analysis.names.iter().filter_map(of_council);
    let first = councils.next()??;
    councils
        .all(|other| other == Some(first))
        .then(|| resolver.town(first).unwrap_or_else(|| resolver.name_entity(first)))
}

/// "the new parliament speaker": that of the country that the article is about.
pub(super) fn speaks_for_parliament(
    resolver: &Resolver,
    office: &str,
    units: UnitSpan,
    person: &str,
) -> Option<Entity> {
    let analysis = resolver.analysis;
    // "Senate President Ana Lee": in the United States, of a state.
    if matches!(office, "senate-president" | "deputy-senate-president") {
        return home_country(resolver, office, units, person)
            .filter(|of| of.kind == Some(EntityKind::Country) && of.id.as_deref() != Some("country:US"));
    }
    let speaker = (units.start..units.end).find(|&at| analysis.folded(at) == "speaker")?;
    let before = speaker.checked_sub(1).map_or("", |at| analysis.folded(at));
    (office == "speaker" && matches!(before, "parliament" | "parliamentary" | "assembly"))
        .then(|| home_country(resolver, office, units, person))?
}
