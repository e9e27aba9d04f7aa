//! Of which part of a country somebody is said to be, beside their name: "Sen. Ana Lee (R-Texas)", "Ana Lee of Texas",
//! "Ana Lee, the Texas Republican".

use claimwire_record::{Entity, ResolvedBy};
use claimwire_rules::{Name, NameClass, PhraseTag};

use super::entity;
use crate::analysis::UnitSpan;
use crate::resolve::Resolver;

/// "R-Texas", "(D-N.Y.)", "of Texas" behind the name.
pub(super) fn region_behind(resolver: &Resolver, units: UnitSpan) -> Option<Entity> {
    let analysis = resolver.analysis;
    let last = (analysis.units.len() as u32).saturating_sub(2);
    let tag = |at: u32| {
        matches!(analysis.folded(at), "r" | "d" | "i") && matches!(analysis.folded(at + 1), "-" | "–")
    };
    let postal = |at: u32| {
        let code = analysis.text.get(analysis.unit(at).span.range()).filter(|code| code.len() == 2)?;
        resolver.knowledge.rules.lexicon.by_id(&format!("region:US-{code}"))
    };
    let from = units.end.saturating_sub(1);
    let mut tags = (from..(units.end + 3).min(last)).filter(|&at| tag(at)).map(|at| at + 2);
    let tagged = tags.find_map(|at| region_at(resolver, at).or_else(|| postal(at)));
    // "Ana Lee of Texas", "Ana Lee, Republican of Texas"
    let party = |at: u32| {
        analysis.folded(at) == ","
            && matches!(analysis.folded(at + 1), "republican" | "democrat" | "independent")
    };
    let of = if units.end < last && party(units.end) { units.end + 2 } else { units.end };
    let after = |words: &[&str]| (of < last && words.contains(&analysis.folded(of))).then_some(of + 1);
    let region = tagged
        .or_else(|| named_region(resolver, after(&["of", "from"])?))
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
    named_region(resolver, at).or_else(|| short_region(resolver, at))
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

/// The region whose short form begins at a unit, read as a name or not: "Md.", "Ga.".
fn short_region<'r>(resolver: &Resolver<'r, '_>, at: u32) -> Option<&'r Name> {
    let rules = &resolver.knowledge.rules;
    let units = resolver.analysis.units.all();
    let symbols = |offset: usize| units.get(at as usize + offset).map(|unit| unit.symbol);
    let wanted =
        |tag| matches!(tag, PhraseTag::Name(index) if rules.lexicon.name(index).class == NameClass::Region);
    match rules.phrases.longest(symbols, wanted)? {
        (_, PhraseTag::Name(index)) => Some(rules.lexicon.name(index)),
        _ => None,
    }
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
