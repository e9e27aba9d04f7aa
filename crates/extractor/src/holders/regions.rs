//! Of which part of a country somebody is said to be, beside their name: "Sen. Ana Lee (R-Texas)", "Ana Lee of Texas",
//! "Ana Lee, the Texas Republican".

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span};
use claimwire_rules::{Name, NameClass};

use super::entity;
use crate::analysis::UnitSpan;
use crate::nouns::{NounGroup, OfficeOf};
use crate::party_tags;
use crate::resolve::Resolver;

/// "R-Texas", "(D-N.Y.)", "of Texas" behind the name.
pub(super) fn region_behind(resolver: &Resolver, units: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let last = (analysis.units.len() as u32).saturating_sub(2);
    let from = units.end.saturating_sub(1);
    let mut states = (from..(units.end + 3).min(last)).filter_map(|at| party_tags::state_at(analysis, at));
    let region = |state: u32| party_tags::region(analysis, resolver.knowledge, state);
    let tagged = states.find_map(region).map(|entry| resolver.knowledge.name(entry));
    // "Ana Lee of Texas", "Ana Lee, Republican of Texas"
    let party = |at: u32| {
        analysis.folded(at) == ","
            && matches!(analysis.folded(at + 1), "republican" | "democrat" | "independent")
    };
    let of = if units.end < last && party(units.end) { units.end + 2 } else { units.end };
    let after = |words: &[&str]| (of < last && words.contains(&analysis.folded(of))).then_some(of + 1);
    // "Ana Lee, of Texas, said"
    let aside = units.end + 1 < last
        && analysis.folded(units.end) == ","
        && matches!(analysis.folded(units.end + 1), "of" | "from");
    let region = tagged
        .or_else(|| named_region(resolver, after(&["of", "from"])?))
        .or_else(|| named_region(resolver, aside.then_some(units.end + 2)?))
        .or_else(|| in_brackets(resolver, units.end))
        .or_else(|| by_member(resolver, units.end))?;
    Some(entity(resolver, region, ResolvedBy::Lexicon))
}

/// The region that the name at a unit stands for.
fn named_region<'r>(resolver: &Resolver<'r, '_>, at: u32) -> Option<&'r Name> {
    let analysis = resolver.analysis;
    let name = analysis.names[analysis.name_at.get(at as usize).copied().flatten()? as usize];
    as_region(resolver, resolver.knowledge.name(name.entry?))
}

/// The region at a unit, by its name or a short form.
fn region_at<'r>(resolver: &Resolver<'r, '_>, at: u32) -> Option<&'r Name> {
    let short = || party_tags::short_region(resolver.analysis, resolver.knowledge, at);
    named_region(resolver, at).or_else(|| short().map(|entry| resolver.knowledge.name(entry)))
}

/// "Sen. Ana Lee (Tex.)"
fn in_brackets<'r>(resolver: &Resolver<'r, '_>, at: u32) -> Option<&'r Name> {
    let analysis = resolver.analysis;
    let length = analysis.units.len() as u32;
    let inside = (at + 1 < length && analysis.folded(at) == "(").then_some(at + 1)?;
    let region = region_at(resolver, inside)?;
    let closed = (inside + 1..(inside + 5).min(length)).any(|at| analysis.folded(at) == ")");
    closed.then_some(region)
}

/// "Sen. Ana Lee, the Texas Republican"
fn by_member<'r>(resolver: &Resolver<'r, '_>, at: u32) -> Option<&'r Name> {
    let analysis = resolver.analysis;
    let word = |at: u32| ((at as usize) < analysis.units.len()).then(|| analysis.folded(at));
    (word(at)? == "," && matches!(word(at + 1)?, "the" | "a" | "an")).then_some(())?;
    let name = analysis.names[analysis.name_at.get(at as usize + 2).copied().flatten()? as usize];
    let member = matches!(
        word(name.units.end)?,
        "republican" | "democrat" | "independent" | "congressman" | "congresswoman" | "senator" | "lawmaker"
    );
    let region = as_region(resolver, resolver.knowledge.name(name.entry?))?;
    member.then_some(region)
}

/// The region that a name can stand for: "Texas", and "Georgia", "New York", "Washington" where a part of a
/// country is meant.
pub fn as_region<'r>(resolver: &Resolver<'r, '_>, name: &'r Name) -> Option<&'r Name> {
    match name.class {
        NameClass::Region => Some(name),
        NameClass::Country | NameClass::Capital | NameClass::City => {
            resolver.knowledge.state_named(&name.name)
        }
        _ => None,
    }
}

/// The one part of a country whose premier the article names, where it does not name the prime minister of the country.
pub(super) fn governed_region(resolver: &Resolver, code: &str) -> Option<Entity> {
    let country = format!("country:{code}");
    let heads: Vec<Entity> = national_heads(resolver).collect();
    if heads.iter().any(|of| of.id.as_deref() == Some(country.as_str())) {
        return None;
    }
    let mut regions = heads.into_iter().filter(|of| of.kind == Some(EntityKind::Region));
    let first = regions.next()?;
    regions.all(|other| other.id == first.id).then_some(Entity {
        mention: None,
        span: Default::default(),
        resolved_by: Some(ResolvedBy::Topic),
        ..first
    })
}

/// As [`governed_region`], where the article names no other country: "Saskatchewan Premier Ann Lee named Paul Reed health
/// minister."
pub(super) fn governed_alone(resolver: &Resolver, office: &str) -> Option<Entity> {
    let heads = national_heads(resolver).find(|of| of.kind == Some(EntityKind::Region))?;
    let code = heads.id.as_deref()?.strip_prefix("region:")?.get(..2)?;
    let at_home = super::tally_countries(resolver).iter().all(|(named, _)| named == code);
    let of_part = at_home && super::systems::may_be_of_part(code, office);
    of_part.then(|| governed_region(resolver, code)).flatten()
}

/// "Scottish health secretary Ann Lee, finance secretary Paul Reed and …": the part of a country whose minister is named
/// before in the sentence.
pub(super) fn region_of_title_before(resolver: &Resolver, units: UnitSpan, code: &str) -> Option<Entity> {
    let analysis = resolver.analysis;
    let start = analysis.sentences_back(units.start, 1);
    let owner = |group: &NounGroup| {
        let office = resolver.knowledge.name(group.title?.office).id.as_str();
        let of_cabinet =
            office != "prime-minister" && office.ends_with("-minister") || office.ends_with("-secretary");
        match group.title?.of? {
            OfficeOf::Name(entry) if of_cabinet => Some(resolver.knowledge.name(entry)),
            _ => None,
        }
    };
    let groups = analysis.groups_within(Span::new(start, units.start.max(start)));
    let owners = groups.filter_map(|id| owner(analysis.group(id)));
    let of_part = |name: &&Name| {
        matches!(name.class, NameClass::Region | NameClass::RegionDemonym)
            && name.country.as_deref() == Some(code)
    };
    let region = owners.filter(of_part).last()?;
    Some(Entity { resolved_by: Some(ResolvedBy::Topic), ..resolver.entity_of(region) })
}

/// What those are heads of whom the article calls prime minister or premier now.
fn national_heads(resolver: &Resolver) -> impl Iterator<Item = Entity> {
    let titles = resolver.analysis.people.all.iter().flat_map(|person| &person.titles);
    let heads = titles.filter(|title| {
        let office = resolver.knowledge.name(title.office).id.as_str();
        !title.former
            && !title.future
            && matches!(office, "prime-minister" | "premier" | "state-premier" | "chancellor")
    });
    heads.filter_map(|title| resolver.office_of(*title))
}
