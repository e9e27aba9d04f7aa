//! Level 4: what an office is of where its title does not say, and which office a person holds.
//!
//! "Sen. Ana Lee (R-Texas)" tells by the tag behind the name, "President Lee" by what the article or the lexicon
//! says of her elsewhere, "the prime minister, Ana Lee" by the one country that the article is about.

mod appointers;
mod countries;
mod regions;
mod systems;
#[cfg(test)]
mod tests;
mod towns;

use claimwire_record::{Entity, EntityKind, ResolvedBy, Span};
use claimwire_rules::{Name, NameClass, Scope};

use crate::analysis::{Analysis, UnitSpan};
use crate::names::{NameKind, NameMention};
use crate::nouns::{OfficeOf, Title};
use crate::people::Person;
use crate::resolve::Resolver;
use countries::{
    countries_before, country_of_heading, country_of_its_leader, country_of_parties, country_of_seat,
    is_federation, is_introduced, is_led_by, is_named, is_told_of_by_parts, most, tally_countries,
    tally_regions,
};
use regions::{governed_alone, governed_region, region_behind, region_of_title_before};
use towns::{home_town, is_local, speaks_for_parliament};

pub use appointers::appointer;
pub use countries::Tallies;
pub use regions::as_region;

/// Of what an office is that a person holds by a title in `units`.
pub fn of_office(resolver: &Resolver, person: &str, office: &str, units: UnitSpan) -> Option<Entity> {
    let entry = office_entry(resolver, office)?;
    let guessed = |scope: Scope| {
        scope != Scope::Body
            && !person_of(resolver.analysis, person).is_some_and(|person| person.name.contains(' '))
    };
    known(resolver, person, office, units).or_else(|| match entry.scope? {
        // "President Ursula von der Leyen" is that of the body that the lexicon knows her to head.
        _ if office == "president" && heads_body(resolver, person) => None,
        // A surname alone is too little to guess by.
        scope if guessed(scope) => None,
        Scope::Country if office.ends_with("president") && !is_form_of_address(resolver.analysis, units) => {
            None
        }
        Scope::Country if office == "pope" => country(resolver, "VA"),
        // Of countries only Australia calls its finance minister so; a party has one, and so has a club.
        Scope::Country if office == "treasurer" => {
            home_country(resolver, office, units, person).filter(|of| of.id.as_deref() == Some("country:AU"))
        }
        // "Reed, a former minister": of which country is not told.
        Scope::Country if office == "minister" && is_any_former(resolver.analysis, units) => None,
        // "a Fed governor" is no region's.
        Scope::Region if names_owner(resolver.analysis, units) => None,
        // Members of a parliament speak far from home.
        Scope::Region if is_legislator(office) => whole_country(resolver, units),
        Scope::Region => match opening_place(resolver.analysis, units) {
            // "In Imo, Governor Hope Moor said": of that place, and not of the one told of before.
            Some(place) => {
                let region = as_region(resolver, resolver.knowledge.name(place.entry?))?;
                Some(entity(resolver, region, ResolvedBy::Topic))
            }
            // "Governor Hope Moor of Imo State" governs no country.
            None => home_region(resolver, units)
                .filter(|of| !office.ends_with("governor") || of.kind != Some(EntityKind::Country))
                .filter(|of| !office.starts_with("state-") || is_state(of)),
        },
        Scope::Country => {
            home_country(resolver, office, units, person).or_else(|| governed_alone(resolver, office))
        }
        // "the 7th District chairman" heads no whole body.
        Scope::Body if is_local(resolver.analysis, units) => None,
        // "Assembly Speaker Lee" in news of Kerala is not that of India.
        Scope::Body if office == "speaker" && is_of_state_house(resolver, units) => {
            home_region(resolver, units).filter(|of| of.kind == Some(EntityKind::Region))
        }
        Scope::Body => body(resolver, office, person)
            .or_else(|| named_body(resolver, office, units))
            .or_else(|| speaks_for_parliament(resolver, office, units, person))
            .or_else(|| firm_of_officer(resolver, office, person, units)),
        // The shadow cabinet is that of the country's parliament.
        Scope::SelfOnly if office.starts_with("shadow-") => home_country(resolver, office, units, person),
        Scope::SelfOnly => {
            named_body(resolver, office, units).or_else(|| home_town(resolver, office, units, person))
        }
        _ => None,
    })
}

/// The place of "In Imo, Governor Hope Moor": a name between "in" and a comma before a title.
fn opening_place(analysis: &Analysis, units: UnitSpan) -> Option<NameMention> {
    let comma = units.start.checked_sub(1).filter(|&at| analysis.folded(at) == ",")?;
    let name = *analysis.name_over(comma.checked_sub(1)?)?;
    let led = name.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "in");
    let opens = led && analysis.sentences_at(name.units.start - 1).next().is_some();
    (opens && !matches!(name.kind, NameKind::Person | NameKind::Org | NameKind::Office)).then_some(name)
}

/// Whether a speaker is told as that of an assembly in news of a part of a federal country.
fn is_of_state_house(resolver: &Resolver, units: UnitSpan) -> bool {
    let analysis = resolver.analysis;
    let house = (units.start..units.end).any(|at| {
        analysis.folded(at) == "assembly"
            && at.checked_sub(1).is_none_or(|before| analysis.folded(before) != "national")
    });
    let federal = |id: &str| {
        let code = id.strip_prefix("region:").and_then(|code| code.split('-').next());
        code.is_some_and(is_federation)
    };
    house && tally_regions(resolver).first().is_some_and(|(id, _)| federal(id))
}

/// Whether a part of a country is one of the first order, as those are that have lawmakers of their own: no borough and no county.
fn is_state(of: &Entity) -> bool {
    let code = of.id.as_deref().and_then(|id| id.strip_prefix("region:"));
    code.is_some_and(|code| {
        code.contains('-') && code.starts_with(|letter: char| letter.is_ascii_uppercase())
    })
}

/// "a former minister".
fn is_any_former(analysis: &Analysis, units: UnitSpan) -> bool {
    let former = |at: u32| at > 0 && analysis.folded(at) == "former" && analysis.folded(at - 1) == "a";
    (units.start..units.end).any(former)
}

/// Whether the lexicon knows a person as the president of a body and of no country.
fn heads_body(resolver: &Resolver, person: &str) -> bool {
    let known = resolver.knowledge.rules.lexicon.by_id(person);
    let office = known.and_then(|name| name.office.as_deref());
    office.is_some_and(|office| office.ends_with("-president") && !office.contains("vice"))
}

/// An office for which many hold seats of different regions at a time.
fn is_legislator(office: &str) -> bool {
    matches!(office, "senator" | "congressman" | "congresswoman" | "representative")
}

/// Whether a body or a country is named in some units.
fn names_owner(analysis: &Analysis, units: UnitSpan) -> bool {
    analysis.names_within(units).any(|name| {
        matches!(name.kind, NameKind::Org | NameKind::Ministry | NameKind::Country | NameKind::Demonym)
    }) || (units.start..units.end).any(|at| analysis.folded(at) == "fed")
}

/// "Justice Ann Lee" sits in the one supreme court that the article names, "Trade Commissioner Ann Lee" in the
/// European Commission where the article names a body of the Union.
fn named_body(resolver: &Resolver, office: &str, units: UnitSpan) -> Option<Entity> {
    let named = || {
        let entries = resolver.analysis.names.iter().filter_map(|name| name.entry);
        entries.map(|entry| resolver.knowledge.name(entry)).filter(|name| name.class == NameClass::Org)
    };
    let id = match office {
        "justice" => {
            let mut courts = named().map(|name| name.id.as_str()).filter(|id| id.ends_with("supreme-court"));
            let first = courts.next()?;
            courts.all(|other| other == first).then_some(first)?
        }
        "commissioner" => named()
            .any(|name| {
                matches!(name.id.as_str(), "org:eu" | "org:european-commission" | "org:european-parliament")
            })
            .then_some("org:european-commission")?,
        "majority-leader" | "minority-leader" | "majority-whip" | "minority-whip" => {
            let american = named().any(|name| name.country.as_deref() == Some("US"))
                || most(tally_countries(resolver)).as_deref() == Some("US");
            house(resolver.analysis, units).filter(|_| american)?
        }
        _ => return None,
    };
    Some(entity(resolver, resolver.knowledge.rules.lexicon.by_id(id)?, ResolvedBy::Topic))
}

/// "Senate Majority Leader": the house of the Congress that the words name; that of a state is another.
fn house(analysis: &Analysis, units: UnitSpan) -> Option<&'static str> {
    let houses = [("senate", "org:us-senate"), ("house", "org:us-house-of-representatives")];
    let house_at =
        |at: u32| houses.iter().find(|(word, _)| *word == analysis.folded(at)).map(|(_, id)| (at, *id));
    let (at, id) = (units.start..units.end).find_map(house_at)?;
    let state = at > 0 && matches!(analysis.folded(at - 1), "state" | "assembly");
    (!state).then_some(id)
}

/// Of what an office is by the tag behind the name, by a fuller title elsewhere or by the lexicon.
pub fn known(resolver: &Resolver, person: &str, office: &str, units: UnitSpan) -> Option<Entity> {
    let held = person_of(resolver.analysis, person);
    // "Speaker Ana Lee (R-Texas)" is of the House.
    let regional = office_entry(resolver, office).is_some_and(|entry| entry.scope == Some(Scope::Region));
    regional
        .then(|| region_behind(resolver, units))
        .flatten()
        .or_else(|| held.and_then(|held| by_other_title(resolver, held, office)))
        .or_else(|| held.and_then(|held| by_lexicon(resolver, held, office)))
        .or_else(|| held.and_then(|held| by_field(resolver, held, office)))
        .or_else(|| held.and_then(|held| stand_in(resolver, held, office, units)))
        .or_else(|| {
            body_in_office(resolver, office).map(|(body, _)| entity(resolver, body, ResolvedBy::Lexicon))
        })
}

/// The body that an office is of by its own name, and the office within it: "european-council-president".
pub fn body_in_office<'o, 'r>(resolver: &Resolver<'r, '_>, office: &'o str) -> Option<(&'r Name, &'o str)> {
    let (body, plain) = office.rsplit_once('-')?;
    let lexicon = &resolver.knowledge.rules.lexicon;
    office_entry(resolver, plain)?;
    Some((lexicon.by_id(&format!("org:{body}"))?, plain))
}

/// "Prime Minister Lee becomes acting president": who stands in for another does so at home.
fn stand_in(resolver: &Resolver, person: &Person, office: &str, units: UnitSpan) -> Option<Entity> {
    let acts = |at: u32| matches!(resolver.analysis.folded(at), "acting" | "interim" | "caretaker");
    let national = office_entry(resolver, office)?.scope == Some(Scope::Country);
    let home = person.countries.first().filter(|_| national && (units.start..units.end).any(acts))?;
    let name = resolver.knowledge.rules.lexicon.by_id(&format!("country:{}", home.code))?;
    Some(entity(resolver, name, ResolvedBy::Lexicon))
}

/// "President Lee" is said of a country's; "the president, Ana Lee" of whatever has been spoken of.
fn is_form_of_address(analysis: &Analysis, units: UnitSpan) -> bool {
    let Some(at) = (units.start..units.end).find(|&at| analysis.folded(at) == "president") else {
        return false;
    };
    // "Harbour Watch President Ana Lee" heads something else.
    let bare = (units.start..at).all(|before| {
        !analysis.unit(before).is_capitalised()
            || matches!(analysis.folded(before), "former" | "vice" | "then" | "acting" | "the" | "ex")
    });
    bare && analysis.unit(at).is_capitalised() && at + 1 < units.end && analysis.folded(at + 1) != ","
}

/// The office that the article's own words give a person.
pub fn told(resolver: &Resolver, person: &str) -> Option<(String, Option<Entity>)> {
    by_title(resolver, person_of(resolver.analysis, person)?)
}

/// The office that a person holds at the time of the article; whoever follows another holds theirs.
pub fn held(resolver: &Resolver, person: &str) -> Option<(String, Option<Entity>)> {
    let person = person_of(resolver.analysis, person)?;
    by_title(resolver, person)
        .or_else(|| by_row(resolver, person))
        .or_else(|| by_succession(resolver, person))
}

fn by_title(resolver: &Resolver, person: &Person) -> Option<(String, Option<Entity>)> {
    let counts = |title: &&Title| {
        !title.former && !title.future && resolver.knowledge.name(title.office).scope != Some(Scope::Title)
    };
    let former = |title: &&Title| title.former && person.titles.len() == 1;
    let title = person.titles.iter().find(counts).or_else(|| person.titles.iter().find(former))?;
    let office = resolver.knowledge.name(title.office).id.clone();
    let of = resolver
        .office_of(*title)
        .or_else(|| of_office(resolver, &person.id, &office, first_mention(resolver.analysis, &person.id)));
    Some((office, of))
}

/// The empty span before the first word that names a person.
fn first_mention(analysis: &Analysis, person: &str) -> UnitSpan {
    let people = &analysis.people;
    let named = people.mentions.iter().find(|(_, id)| people.get(*id).id == person);
    named.map_or(Span::new(0, 0), |(at, _)| Span::new(*at, *at))
}

fn by_row(resolver: &Resolver, person: &Person) -> Option<(String, Option<Entity>)> {
    let rows = rows(resolver, person);
    let entry = match resolver.analysis.published() {
        Some(published) => rows.iter().find(|row| in_office(published, row))?,
        // An article without a date does not tell which of several offices is meant.
        None => rows
            .iter()
            .find(|row| row.valid_to.is_none() && row.valid_from.is_some())
            .filter(|open| rows.iter().all(|row| (&row.office, &row.of) == (&open.office, &open.of)))?,
    };
    Some((entry.office.clone()?, of_row(resolver, entry)))
}

/// "Her predecessor, Matthew Cole, was sacked": the office is hers.
fn by_succession(resolver: &Resolver, person: &Person) -> Option<(String, Option<Entity>)> {
    let analysis = resolver.analysis;
    let follows = |at: u32| matches!(analysis.folded(at), "successor" | "predecessor");
    let owned = analysis.groups.iter().filter_map(|group| Some((group, group.possessor?)));
    owned.filter(|(group, _)| follows(group.head)).find_map(|(group, owner)| {
        let end = group.units.end;
        let at = end + u32::from((end as usize) < analysis.units.len() && analysis.folded(end) == ",");
        let beside = resolver.entities(analysis.groups_starting(at).next()?, None);
        if beside.len() != 1 || beside[0].entity.id.as_ref() != Some(&person.id) {
            return None;
        }
        let owners = resolver.entities(owner, None);
        let before = analysis.people.get(owners.first()?.person?);
        let another = owners.len() == 1 && before.id != person.id;
        (another && is_named_near(resolver, &before.id, group.units.start))
            .then(|| by_title(resolver, before).or_else(|| by_row(resolver, before)))?
    })
}

/// Whether a person is named before a unit in its sentence or the one before that.
fn is_named_near(resolver: &Resolver, person: &str, unit: u32) -> bool {
    let analysis = resolver.analysis;
    let groups = analysis.groups_within(Span::new(analysis.sentences_back(unit, 2), unit));
    let named = groups.filter(|&id| analysis.group(id).name.is_some());
    named.flat_map(|id| resolver.entities(id, None)).any(|found| found.entity.id.as_deref() == Some(person))
}

fn person_of<'a>(analysis: &'a Analysis, id: &str) -> Option<&'a Person> {
    analysis.people.with_id(id)
}

fn office_entry<'r>(resolver: &Resolver<'r, '_>, office: &str) -> Option<&'r Name> {
    resolver.knowledge.rules.lexicon.by_id(office).filter(|name| name.class == NameClass::Office)
}

/// "Minister Ki-Moon" of whom the article tells before as "South Korea's Minister of Trade, Ban Ki-Moon": the country of the
/// fuller title, else the one that the lexicon knows the person to be of.
fn by_field(resolver: &Resolver, person: &Person, office: &str) -> Option<Entity> {
    if office != "minister" {
        return None;
    }
    let full = |title: &&Title| {
        let id = resolver.knowledge.name(title.office).id.as_str();
        let owned = match title.of {
            Some(OfficeOf::Possessor(owner)) => resolver.analysis.group(owner).name.is_some(),
            _ => true,
        };
        owned && id.ends_with("minister") && id != "prime-minister" && !title.former
    };
    let told = person.titles.iter().filter(full).filter_map(|title| resolver.office_of(*title)).next();
    told.or_else(|| country(resolver, resolver.knowledge.name(person.entry?).country.as_deref()?))
}

/// A title with what it is of; "his minister" and "our friend the president" are not trusted here.
fn by_other_title(resolver: &Resolver, person: &Person, office: &str) -> Option<Entity> {
    let same = person.titles.iter().filter(|title| {
        resolver.knowledge.name(title.office).id == office
            && !matches!(title.of, Some(OfficeOf::Possessor(_)))
    });
    same.filter_map(|title| resolver.office_of(*title)).next()
}

/// The lexicon's rows of a person: one for each office.
fn rows<'r>(resolver: &Resolver<'r, '_>, person: &Person) -> &'r [Name] {
    person.entry.map_or(&[][..], |entry| resolver.knowledge.rules.lexicon.rows_of(entry))
}

fn by_lexicon(resolver: &Resolver, person: &Person, office: &str) -> Option<Entity> {
    let row = rows(resolver, person).iter().find(|row| row.office.as_deref() == Some(office))?;
    of_row(resolver, row)
}

fn of_row(resolver: &Resolver, row: &Name) -> Option<Entity> {
    let name = resolver.knowledge.rules.lexicon.by_id(row.of.as_deref()?)?;
    Some(entity(resolver, name, ResolvedBy::Lexicon))
}

/// By how many years a report may be behind on who holds an office.
const YEARS_BEHIND: i32 = 2;

/// Whether the lexicon knows of a person's time in an office, and that it ended years before the article was published.
/// Who left lately may be told of as in office by a report that is behind, which is for the facts to settle.
pub fn is_over(resolver: &Resolver, person: &str, office: &str) -> bool {
    let Some((held, published)) = person_of(resolver.analysis, person).zip(resolver.analysis.published())
    else {
        return false;
    };
    let long_ago =
        |to: &str| year_of(to).zip(year_of(published)).is_some_and(|(to, now)| to + YEARS_BEHIND <= now);
    let ended = |row: &Name| row.valid_to.as_deref().is_some_and(|to| to < published && long_ago(to));
    has_terms_that_all(resolver, held, office, ended)
}

/// Whether the lexicon knows of a person's times in an office, and that all began after a year.
pub fn is_after(resolver: &Resolver, person: &str, office: &str, year: i32) -> bool {
    let Some(held) = person_of(resolver.analysis, person) else { return false };
    let began = |row: &Name| row.valid_from.as_deref().and_then(year_of);
    has_terms_that_all(resolver, held, office, |row| began(row).is_some_and(|began| began > year))
}

/// Whether the lexicon knows of a person's times in an office, and a test holds for each.
fn has_terms_that_all(
    resolver: &Resolver,
    person: &Person,
    office: &str,
    test: impl FnMut(&Name) -> bool,
) -> bool {
    let mut terms =
        rows(resolver, person).iter().filter(|row| row.office.as_deref() == Some(office)).peekable();
    terms.peek().is_some() && terms.all(test)
}

/// The year of a date as ISO 8601 writes it.
fn year_of(date: &str) -> Option<i32> {
    date.get(..4)?.parse().ok()
}

/// Whether the lexicon's dates of office hold a day, as ISO 8601 writes it.
fn in_office(published: &str, row: &Name) -> bool {
    let from = row.valid_from.as_deref().is_some_and(|from| from <= published);
    from && row.valid_to.as_deref().is_none_or(|to| published <= to)
}

/// The only body that the article names with this office, for nobody else; the body that the article is about
/// for the head of a body of many members.
fn body(resolver: &Resolver, office: &str, person: &str) -> Option<Entity> {
    let groups = resolver.analysis.groups.iter().filter_map(|group| Some((group.units.start, group.title?)));
    let same = groups.filter(|(_, title)| resolver.knowledge.name(title.office).id == office);
    // "Berg has been Kestrel's chief executive": said of her, so that body is hers.
    let mut told = same.clone().map(|(at, _)| is_said_of_somebody(resolver.analysis, at));
    if told.any(|of_another| of_another) {
        return None;
    }
    let same = same.map(|(_, title)| title);
    let mut found =
        same.filter_map(|title| resolver.office_of(title)).filter(|of| of.kind == Some(EntityKind::Org));
    let of = match found.next() {
        Some(first) => found.all(|other| other.id == first.id).then_some(first),
        None => {
            resolver.main_body.filter(|_| office.ends_with("-general")).map(|body| resolver.name_entity(body))
        }
    }?;
    let free = !is_taken(resolver, office, person, of.id.as_deref());
    free.then_some(Entity {
        mention: None,
        span: Default::default(),
        resolved_by: Some(ResolvedBy::Topic),
        ..of
    })
}

/// "Orbex cut jobs. Chief executive Ann Lee said": the one firm that the text before tells of, which nobody else is told to run.
fn firm_of_officer(resolver: &Resolver, office: &str, person: &str, units: UnitSpan) -> Option<Entity> {
    let runs = matches!(
        office,
        "chief-executive"
            | "chief-financial-officer"
            | "chief-operating-officer"
            | "finance-director"
            | "managing-director"
    );
    let analysis = resolver.analysis;
    // "will become non-executive chairman", "chairman of the board": nobody but a firm has one.
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let board = office == "chairman"
        && ((units.start..units.end).any(|at| matches!(word(at), "executive" | "board"))
            || word(units.end) == "of" && word(units.end + 1) == "the" && word(units.end + 2) == "board");
    let bare = |name: &NameMention| matches!(name.kind, NameKind::Office | NameKind::Person);
    if !runs && !board || !analysis.names_within(units).all(bare) || is_any_former(analysis, units) {
        return None;
    }
    let firm = resolver.firm_acting_before(units.start)?;
    let free = !is_taken(resolver, office, person, firm.id.as_deref());
    free.then_some(Entity {
        mention: None,
        span: Default::default(),
        resolved_by: Some(ResolvedBy::Salience),
        ..firm
    })
}

/// Whether a title that begins at a unit is what somebody is said to be or to have become.
fn is_said_of_somebody(analysis: &Analysis, at: u32) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        matches!(analysis.folded(before), "been" | "is" | "was" | "be" | "became" | "become" | "becomes")
    })
}

/// Whether the article gives the office of the same country or body to somebody else.
fn is_taken(resolver: &Resolver, office: &str, person: &str, of: Option<&str>) -> bool {
    resolver.analysis.people.all.iter().filter(|other| other.id != person).any(|other| {
        other.titles.iter().any(|title| {
            !title.former
                && resolver.knowledge.name(title.office).id == office
                && resolver.office_of(*title).is_some_and(|held| held.id.as_deref() == of)
        })
    })
}

/// The part of a country that most mentions of such parts name; where there are none, the country itself.
fn home_region(resolver: &Resolver, units: UnitSpan) -> Option<Entity> {
    let counts = tally_regions(resolver);
    if counts.is_empty() {
        return whole_country(resolver, units);
    }
    let id = if counts.len() == 1 { counts[0].0.clone() } else { most(counts)? };
    // Where other regions are named too, and titles of theirs outweigh its own or none is its own, the article is
    // about no one region, unless it hardly speaks of another.
    let titles = resolver.analysis.people.all.iter().flat_map(|person| &person.titles);
    let regional = titles.filter(|title| resolver.knowledge.name(title.office).scope == Some(Scope::Region));
    let regions =
        regional.filter_map(|title| resolver.office_of(*title)?.id).filter(|of| of.starts_with("region:"));
    let (own, elsewhere): (Vec<String>, Vec<String>) = regions.partition(|of| *of == id);
    let total: u32 = counts.iter().map(|(_, count)| count).sum();
    let mentions = counts.iter().find(|(region, _)| *region == id).map_or(0, |(_, count)| *count);
    let alone = mentions == total || mentions > 2 && mentions * 4 >= total * 3;
    if elsewhere.len() > own.len() + 1 || own.is_empty() && !alone {
        return None;
    }
    Some(entity(resolver, resolver.knowledge.rules.lexicon.by_id(&id)?, ResolvedBy::Topic))
}

/// The country that an article without parts of countries is about: "Senator Ana Lee" of Manila. Every seat of the
/// United States is one of a part.
fn whole_country(resolver: &Resolver, units: UnitSpan) -> Option<Entity> {
    let code = most(tally_countries(resolver))
        .filter(|code| code != "US" && is_introduced(resolver, code, units, false))?;
    country(resolver, &code).filter(|_| tally_regions(resolver).is_empty())
}

/// The country that most mentions of countries name, for the first whom the article gives the office without a
/// country; else the only country named in the paragraph so far. Where the two differ, none.
fn home_country(resolver: &Resolver, office: &str, units: UnitSpan, person: &str) -> Option<Entity> {
    let home = most(tally_countries(resolver))
        .or_else(|| country_of_parties(resolver))
        .or_else(|| country_of_its_leader(resolver));
    let home = home.filter(|_| is_first(resolver, office, person));
    let near = countries_before(resolver, units);
    // Where the paragraph speaks of other countries, the office may be of any of them.
    let heading = if near.is_empty() { country_of_heading(resolver, units) } else { None };
    let seated = matches!(office, "president" | "prime-minister" | "chancellor")
        .then(|| country_of_seat(resolver, units))
        .flatten();
    let code = match (home, near.as_slice()) {
        _ if seated.is_some() => seated?,
        _ if heading.is_some() => heading?,
        // News that begins with another country may be of a minister of that one.
        (Some(home), []) => {
            let free = !acts_abroad(office) || office == "ambassador" || is_led_by(resolver, &home);
            free.then_some(home)?
        }
        (Some(home), near) => near.iter().all(|code| *code == home).then_some(home)?,
        (None, [only]) => only.clone(),
        (None, _) => return None,
    };
    // A bare "secretary of state" is no minister of the country that the news is about.
    // Few countries call their ministers secretaries.
    let foreign = match code.as_str() {
        // The police of their towns and counties have chiefs there.
        "US" => office.ends_with("minister") || matches!(office, "chancellor" | "treasurer" | "police-chief"),
        "AU" | "CA" | "GB" if office == "police-chief" => true,
        "GB" | "PH" | "MX" | "HK" | "KE" => office.ends_with("secretary-of-state"),
        _ => {
            office.ends_with("-secretary") && office != "state-secretary"
                || office.ends_with("secretary-of-state")
                || office == "director-of-national-intelligence"
        }
    };
    // Where a country is named only behind the title, or by its towns and parts alone, another may be meant.
    // Who acts abroad is told of beside countries not their own, so theirs has to have been named before.
    let abroad = acts_abroad(office);
    if foreign
        || office == "prime-minister"
            && systems::has_premiers(&code)
            && names_premier(resolver.analysis, units)
        || is_told_of_by_parts(resolver, &code)
        || systems::lacks(&code, office)
        || is_of_a_part(resolver.analysis, units)
        || !is_introduced(resolver, &code, units, !abroad)
    {
        return None;
    }
    if office.ends_with("minister") || office.ends_with("secretary") {
        let listed = region_of_title_before(resolver, units, &code);
        if listed.is_some() {
            return listed;
        }
    }
    // "Saskatchewan Premier Ann Lee named Paul Reed Energy Minister"
    let of_part = systems::may_be_of_part(&code, office).then(|| governed_region(resolver, &code)).flatten();
    if of_part.is_some() {
        return of_part;
    }
    // "Alberta's new leader is a former justice minister": of a part of the country that is not named itself.
    if systems::may_be_of_part(&code, office)
        && !tally_regions(resolver).is_empty()
        && !is_named(resolver, &code)
    {
        return None;
    }
    let found = country(resolver, &code)?;
    (!is_taken(resolver, office, person, found.id.as_deref())).then_some(found)
}

/// Offices whose holders are often told of beside other countries.
fn acts_abroad(office: &str) -> bool {
    matches!(
        office,
        "president"
            | "prime-minister"
            | "foreign-minister"
            | "defence-minister"
            | "ambassador"
            | "trade-minister"
    )
}

/// "Premier Ann Lee": whether the words call somebody so.
fn names_premier(analysis: &Analysis, units: UnitSpan) -> bool {
    (units.start.saturating_sub(1)..units.end).any(|at| analysis.folded(at) == "premier")
}

/// "premier since 2009" in news of Canada: the head of a part of the country, whichever it is.
pub fn is_of_a_province(resolver: &Resolver, units: UnitSpan) -> bool {
    names_premier(resolver.analysis, units)
        && most(tally_countries(resolver)).is_some_and(|code| systems::has_premiers(&code))
}

/// The country that the article names most, by far: what is said of no country is said of it.
pub fn home(resolver: &Resolver) -> Option<Entity> {
    let found = country(resolver, &most(tally_countries(resolver))?)?;
    Some(Entity { resolved_by: Some(ResolvedBy::Topic), ..found })
}

/// "the provincial minister of finance", "State Information Minister" is none of the country's.
fn is_of_a_part(analysis: &Analysis, units: UnitSpan) -> bool {
    // "minister of state" and "state secretary" are offices of their own.
    let of_state = |at: u32| {
        analysis.folded(at) == "state"
            && (at == 0 || analysis.folded(at - 1) != "of")
            && analysis
                .name_at
                .get(at as usize + 1)
                .copied()
                .flatten()
                .is_some_and(|index| analysis.names[index as usize].units.start == at + 1)
    };
    (units.start.saturating_sub(1)..units.end).any(|at| {
        of_state(at)
            || matches!(
                analysis.folded(at),
                "provincial"
                    | "regional"
                    | "local"
                    | "county"
                    | "municipal"
                    | "cantonal"
                    | "territorial"
                    | "city"
            )
    })
}

/// Whether nobody named before has this office without a country.
fn is_first(resolver: &Resolver, office: &str, person: &str) -> bool {
    let bare = |title: &Title| {
        !title.former && title.of.is_none() && resolver.knowledge.name(title.office).id == office
    };
    let own = |other: &Person| rows(resolver, other).iter().any(|row| row.office.as_deref() == Some(office));
    let first =
        resolver.analysis.people.all.iter().find(|other| other.titles.iter().any(bare) && !own(other));
    first.is_none_or(|first| first.id == person)
}

fn country(resolver: &Resolver, code: &str) -> Option<Entity> {
    let name = resolver.knowledge.rules.lexicon.by_id(&format!("country:{code}"))?;
    Some(entity(resolver, name, ResolvedBy::Topic))
}

fn entity(resolver: &Resolver, name: &Name, by: ResolvedBy) -> Entity {
    Entity { resolved_by: Some(by), ..resolver.entity_of(name) }
}
