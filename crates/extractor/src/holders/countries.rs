//! Which countries an article names, how often, and which of them it is about.

use std::cell::OnceCell;

use claimwire_record::Span;
use claimwire_rules::{NameClass, PhraseTag};
use smallvec::SmallVec;

use crate::analysis::{Analysis, UnitSpan};
use crate::names::{NameKind, NameMention};
use crate::resolve::Resolver;

/// How many times as many mentions as any other country makes one of them the article's own.
const LEAD: f64 = 1.5;

/// How many units a line above a paragraph has at most that is its heading.
const LONGEST_HEADING: u32 = 8;

/// The countries named in the paragraph up to the end of some units.
pub(super) fn countries_before(resolver: &Resolver, units: UnitSpan) -> Vec<String> {
    let analysis = resolver.analysis;
    let index = analysis.paragraphs.partition_point(|paragraph| paragraph.units.end <= units.start);
    let Some(paragraph) = analysis.paragraphs.get(index) else { return Vec::new() };
    countries_within(resolver, Span::new(paragraph.units.start, units.end))
}

/// The only country that the heading of the paragraph names; the headline of the article heads no paragraph.
pub(super) fn country_of_heading(resolver: &Resolver, units: UnitSpan) -> Option<String> {
    let paragraphs = &resolver.analysis.paragraphs;
    let index = paragraphs.partition_point(|paragraph| paragraph.units.end <= units.start);
    let heading = paragraphs.get(index.checked_sub(1)?).filter(|_| index > 1)?.units;
    let codes = countries_within(resolver, heading);
    (heading.len() <= LONGEST_HEADING && codes.len() == 1).then(|| codes.into_iter().next())?
}

/// The one country whose parties an article speaks of, where it names no other country and no more than its parts.
/// American news names its parties whatever it is about.
pub(super) fn country_of_parties(resolver: &Resolver) -> Option<String> {
    let entries = resolver.analysis.names.iter().filter_map(|name| name.entry);
    let parties =
        entries.map(|entry| resolver.knowledge.name(entry)).filter(|name| name.class == NameClass::Party);
    let counts = tally(parties.filter_map(|party| party.country.as_deref()));
    let [(code, count)] = counts.as_slice() else { return None };
    let places = tally_countries(resolver);
    let named: u32 = places.iter().map(|(_, count)| count).sum();
    let alone = places.iter().all(|(place, _)| place == code) && count + named > 1;
    (alone && code != "US").then(|| code.clone())
}

/// The only country that an article names, be it once, where it tells of whoever leads the government there: "Singapore's
/// Prime Minister Ann Lee".
pub(super) fn country_of_its_leader(resolver: &Resolver) -> Option<String> {
    let [(code, _)] = tally_countries(resolver) else { return None };
    if FEDERATIONS.contains(&code.as_str()) || !tally_regions(resolver).is_empty() {
        return None;
    }
    let id = format!("country:{code}");
    let leads = |title: &&crate::nouns::Title| {
        let office = resolver.knowledge.name(title.office).id.as_str();
        !title.former && !title.future && matches!(office, "prime-minister" | "president" | "taoiseach")
    };
    let titles = resolver.analysis.people.all.iter().flat_map(|person| &person.titles);
    let led = titles.filter(leads).filter_map(|title| resolver.office_of(*title));
    let mut led = led.map(|of| of.id.as_deref() == Some(id.as_str()));
    led.next()?.then_some(())?;
    led.all(|own| own).then(|| code.clone())
}

/// Whether the country that an article names first is this one, or is named but once.
pub(super) fn is_led_by(resolver: &Resolver, code: &str) -> bool {
    let first = tally_countries(resolver).first();
    first.is_none_or(|(first, count)| first == code || *count < 2)
}

/// Whether an article names a country itself or its people, and not only its towns, parts and bodies.
pub(super) fn is_named(resolver: &Resolver, code: &str) -> bool {
    let entries = resolver.analysis.names.iter().filter_map(|name| name.entry);
    entries.map(|entry| resolver.knowledge.name(entry)).any(|name| {
        let whole = matches!(name.class, NameClass::Country | NameClass::Demonym | NameClass::National);
        whole && (name.country.as_deref() == Some(code) || name.id.strip_prefix("country:") == Some(code))
    })
}

/// "A White House official said President Lee …": the country of the seat named last before in the sentence.
pub(super) fn country_of_seat(resolver: &Resolver, units: UnitSpan) -> Option<String> {
    let analysis = resolver.analysis;
    let here = analysis.sentences.partition_point(|sentence| sentence.units.end <= units.start);
    let start = analysis.sentences.get(here)?.units.start.min(units.start);
    let seats =
        analysis.names_within(Span::new(start, units.start)).filter(|name| name.kind == NameKind::Seat);
    resolver.knowledge.name(seats.last()?.entry?).country.clone()
}

/// Whether an article speaks of a country before the end of some units: by its name or that of its capital, and where
/// its parts have no governments with ministers of their own by any place in it. A body of the country named behind
/// in the same sentence does as well, and where `anywhere` is set whatever comes later.
pub(super) fn is_introduced(resolver: &Resolver, code: &str, units: UnitSpan, anywhere: bool) -> bool {
    let analysis = resolver.analysis;
    // "the federal science minister"
    let federal = (units.start.saturating_sub(1)..units.end).any(|at| analysis.folded(at) == "federal");
    let part = |name: &NameMention| {
        !federal && FEDERATIONS.contains(&code) && matches!(name.kind, NameKind::Region | NameKind::City)
    };
    let of_country = |name: &NameMention| nation(resolver, name).is_some_and(|named| named == code);
    let body = |name: &NameMention| {
        let entry = name.entry.filter(|_| name.kind == NameKind::Org);
        entry.is_some_and(|entry| resolver.knowledge.name(entry).country.as_deref() == Some(code))
    };
    let before = analysis.names.iter().take_while(|name| anywhere || name.units.start < units.end.max(1));
    // "Finance Minister Ana Lee appointed the governor of the Central Bank of Iceland"
    let body_behind = || {
        let sentence = analysis.sentences.partition_point(|sentence| sentence.units.end <= units.start);
        let end = analysis.sentences.get(sentence).map_or(units.end, |sentence| sentence.units.end);
        let mut behind = analysis.names_within(Span::new(units.end, end.max(units.end)));
        behind.any(|name| {
            let at = name.units.start;
            of_country(name)
                && at >= 2
                && analysis.folded(at - 1) == "of"
                && analysis.unit(at - 2).is_capitalised()
        })
    };
    before.filter(|name| !part(name)).any(|name| of_country(name) || body(name)) || body_behind()
}

/// Countries whose parts have governments with ministers of their own.
const FEDERATIONS: &[&str] =
    &["AR", "AT", "AU", "BE", "BR", "CA", "CH", "DE", "IN", "MX", "MY", "NG", "PK", "US"];

/// Whether the parts of the country with this code have governments with ministers of their own.
pub(super) fn is_federation(code: &str) -> bool {
    FEDERATIONS.contains(&code)
}

fn countries_within(resolver: &Resolver, units: UnitSpan) -> Vec<String> {
    let near = resolver.analysis.names_within(units).filter(|name| !is_visited(resolver.analysis, name));
    let near = near.filter_map(|name| nation(resolver, name));
    tally(near).into_iter().map(|(code, _)| code).collect()
}

pub(super) fn tally_countries<'a>(resolver: &Resolver<'a, '_>) -> &'a [(String, u32)] {
    let analysis = resolver.analysis;
    let tallied = || tally(analysis.names.iter().filter_map(|name| nation(resolver, name)));
    analysis.tallies.countries.get_or_init(tallied)
}

/// How often each part of a country is named.
pub(super) fn tally_regions<'a>(resolver: &Resolver<'a, '_>) -> &'a [(String, u32)] {
    let region = |name: &NameMention| {
        let entry = resolver.knowledge.name(name.entry?);
        let own = name.kind == NameKind::Region || entry.class == NameClass::RegionDemonym;
        let own = own && !is_away(resolver.analysis, name.units.start);
        (own && entry.id.starts_with("region:")).then_some(entry.id.as_str())
    };
    let tallied = || tally(resolver.analysis.names.iter().filter_map(region));
    resolver.analysis.tallies.regions.get_or_init(tallied)
}

/// "reached by phone in Texas", "on vacation in Texas": where somebody is who is not at home; "Sen. Ann Lee of Maine":
/// of which part the one named is, and not the others.
fn is_away(analysis: &Analysis, place: u32) -> bool {
    let of = place.checked_sub(1).filter(|&of| of > 0 && analysis.folded(of) == "of");
    let named = of.and_then(|of| analysis.name_at[of as usize - 1]);
    let of_somebody = named.is_some_and(|name| analysis.names[name as usize].kind == NameKind::Person);
    of_somebody || is_out_of_home(analysis, place)
}

fn is_out_of_home(analysis: &Analysis, place: u32) -> bool {
    place > 1
        && matches!(analysis.folded(place - 1), "in" | "from")
        && matches!(
            analysis.folded(place - 2),
            "phone" | "telephone" | "vacation" | "vacationing" | "holiday" | "honeymoon"
        )
}

/// "was on an official visit to Malta", "a summit in Malta": where somebody goes who holds an office elsewhere.
fn is_visited(analysis: &Analysis, name: &NameMention) -> bool {
    let word = |back: u32| name.units.start.checked_sub(back).map_or("", |at| analysis.folded(at));
    match word(1) {
        "to" => matches!(word(2), "visit" | "trip" | "tour" | "journey" | "travelled" | "traveled" | "flew"),
        "in" => matches!(word(2), "summit" | "conference" | "exile"),
        "visiting" | "visited" => true,
        _ => false,
    }
}

/// Whether an article on a country whose parts have governments of their own mostly means one of them by it.
pub(super) fn is_told_of_by_parts(resolver: &Resolver, code: &str) -> bool {
    let own =
        tally_countries(resolver).iter().find(|(country, _)| country == code).map_or(0, |(_, count)| *count);
    code == "GB"
        && tally_regions(resolver).iter().any(|(region, count)| {
            matches!(region.as_str(), "region:GB-SCT" | "region:GB-WLS" | "region:GB-NIR") && *count * 2 > own
        })
}

/// The code of the country that a name of a place or a people names.
fn nation<'r>(resolver: &Resolver<'r, '_>, name: &NameMention) -> Option<&'r str> {
    let Some(entry) = name.entry else { return nation_of_body(resolver, name) };
    let entry = resolver.knowledge.name(entry);
    if name.kind == NameKind::Org {
        return entry.country.as_deref().filter(|code| is_called_by_nation(resolver, name, code));
    }
    let place = matches!(
        name.kind,
        NameKind::Country
            | NameKind::Demonym
            | NameKind::National
            | NameKind::Capital
            | NameKind::Seat
            | NameKind::City
            | NameKind::Region
    );
    // "Brussels" mostly is where the Union sits.
    let union = name.kind == NameKind::Capital && entry.id == "place:brussels"
        || name.kind == NameKind::Seat && entry.country.as_deref() == Some("BE");
    (place
        && !union
        && !is_in_name_of_treaty(resolver.analysis, name)
        && !tells_birth(resolver.analysis, name))
    .then(|| entry.id.strip_prefix("country:").or(entry.country.as_deref()))
    .flatten()
}

/// "the Maltese-born minister", "the Anglo-Maltese envoy": where somebody comes from, which is not what the article is about.
fn tells_birth(analysis: &Analysis, name: &NameMention) -> bool {
    let end = name.units.end;
    let other_half = name.units.start.checked_sub(2).is_some_and(|at| {
        matches!(analysis.folded(at + 1), "-" | "‑" | "–")
            && matches!(
                analysis.folded(at),
                "anglo" | "franco" | "italo" | "russo" | "sino" | "indo" | "austro"
            )
    });
    other_half && name.kind == NameKind::Demonym
        || (end as usize) + 1 < analysis.units.len()
            && matches!(analysis.folded(end), "-" | "‑" | "–")
            && matches!(analysis.folded(end + 1), "born" | "bred" | "raised" | "educated" | "trained")
}

/// "Norway's parliament", "the Norwegian parliament": whether the known name of a body begins with that of its country or its
/// people.
fn is_called_by_nation(resolver: &Resolver, name: &NameMention, code: &str) -> bool {
    let knowledge = resolver.knowledge;
    let nation = |tag: PhraseTag| {
        matches!(tag, PhraseTag::Name(index)
            if matches!(knowledge.name(index).class, NameClass::Country | NameClass::Demonym))
    };
    let units = &resolver.analysis.units.all()[name.units.start as usize..name.units.end as usize];
    let found = knowledge.rules.phrases.longest(|offset| units.get(offset).map(|unit| unit.symbol), nation);
    let Some((_, PhraseTag::Name(index))) = found else { return false };
    let nation = knowledge.name(index);
    nation.id.strip_prefix("country:") == Some(code) || nation.country.as_deref() == Some(code)
}

/// "Malta Nurses Organisation", "University of Malta": the country within the name of a body that is in no lexicon.
fn nation_of_body<'r>(resolver: &Resolver<'r, '_>, name: &NameMention) -> Option<&'r str> {
    let knowledge = resolver.knowledge;
    let country = |tag: PhraseTag| matches!(tag, PhraseTag::Name(index) if knowledge.name(index).class == NameClass::Country);
    let units = resolver.analysis.units.all();
    let found = (name.units.start..name.units.end).filter(|_| name.kind == NameKind::Org).find_map(|at| {
        let symbol = |offset: usize| {
            let unit = at as usize + offset;
            (unit < name.units.end as usize).then(|| units[unit].symbol)
        };
        knowledge.rules.phrases.longest(symbol, country)
    });
    let Some((_, PhraseTag::Name(index))) = found else { return None };
    knowledge.name(index).id.strip_prefix("country:")
}

/// "the Lisbon Convention", "the Paris Agreement" speak of no country.
fn is_in_name_of_treaty(analysis: &Analysis, name: &NameMention) -> bool {
    let behind = name.units.end;
    let treaty = matches!(
        analysis.folded(behind),
        "accord"
            | "accords"
            | "agreement"
            | "agreements"
            | "convention"
            | "conventions"
            | "pact"
            | "protocol"
            | "treaty"
    );
    treaty && analysis.unit(behind).is_capitalised()
}

/// Ids with the number of their mentions.
type Counts = SmallVec<[(String, u32); 8]>;

/// How often an article names each country and region, counted when it is first asked.
#[derive(Debug, Default)]
pub struct Tallies {
    countries: OnceCell<Counts>,
    regions: OnceCell<Counts>,
}

fn tally<'a>(ids: impl Iterator<Item = &'a str>) -> Counts {
    let mut counts = Counts::new();
    for id in ids {
        match counts.iter_mut().find(|(known, _)| *known == id) {
            Some((_, count)) => *count += 1,
            None => counts.push((id.to_owned(), 1)),
        }
    }
    counts
}

/// What most mentions name, where that is more than one mention and well ahead of the next.
pub(super) fn most(counts: &[(String, u32)]) -> Option<String> {
    let (id, count) = counts.iter().max_by_key(|(_, count)| *count)?;
    let next = counts.iter().filter(|(other, _)| other != id).map(|(_, count)| *count).max().unwrap_or(0);
    (*count > 1 && f64::from(*count) >= LEAD * f64::from(next)).then(|| id.clone())
}
