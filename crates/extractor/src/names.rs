//! Level 2: names. Lexicon names as single things, unknown names by shape and by title.

mod bodies;
mod campaigns;
mod clubs;
mod companies;
pub mod constituencies;
mod coordinated;
mod councils;
mod given_places;
pub mod initials;
mod listed;
mod locals;
mod maternal;
mod namesakes;
mod owners;
mod parties;
pub mod postnominals;
mod quoted;
mod shapes;
mod surnames;
mod unfamiliar;

use bodies::{is_within_body, whole};
use claimwire_record::Span;
use claimwire_rules::units::{Casing, Unit, UnitKind};
use claimwire_rules::vocabulary::Symbol;
use claimwire_rules::{ListId, Name, NameClass, NameIndex, PhraseTag, Scope};
pub(crate) use shapes::is_company_form;
use shapes::{FUNCTION, find_unknown};

use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;

/// What a name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NameKind {
    /// A country, by its name.
    Country,
    /// "Estonian".
    Demonym,
    /// "Dutchman", "Poles".
    National,
    /// A capital.
    Capital,
    /// "the Kremlin".
    Seat,
    /// A body, company or party.
    Org,
    /// A government's ministry.
    Ministry,
    /// "Baltic countries".
    Group,
    /// A part of a country.
    Region,
    /// A city.
    City,
    /// "prime minister".
    Office,
    /// An outlet or agency.
    Media,
    /// A human being.
    Person,
    /// A name in no lexicon and of no telling shape.
    Unknown,
}

impl NameKind {
    /// The kind of a lexicon's class; none for what names nothing that the levels ask for.
    pub fn of_class(class: NameClass) -> Option<NameKind> {
        Some(match class {
            NameClass::Country => NameKind::Country,
            NameClass::Demonym | NameClass::RegionDemonym => NameKind::Demonym,
            NameClass::National => NameKind::National,
            NameClass::Capital => NameKind::Capital,
            NameClass::Seat => NameKind::Seat,
            NameClass::Org | NameClass::Party => NameKind::Org,
            NameClass::Ministry => NameKind::Ministry,
            NameClass::Group => NameKind::Group,
            NameClass::Region => NameKind::Region,
            NameClass::City => NameKind::City,
            NameClass::Office => NameKind::Office,
            NameClass::Media | NameClass::Agency => NameKind::Media,
            NameClass::Person => NameKind::Person,
            NameClass::Other => return None,
        })
    }
    /// Which of two readings of the same words is taken.
    fn rank(self) -> u8 {
        match self {
            NameKind::Person => 0,
            NameKind::Org | NameKind::Ministry | NameKind::Group => 1,
            NameKind::Country | NameKind::Demonym | NameKind::National => 2,
            NameKind::Office => 3,
            NameKind::Capital | NameKind::Seat => 4,
            NameKind::Region => 5,
            NameKind::Media => 6,
            NameKind::City => 7,
            NameKind::Unknown => 9,
        }
    }
}

/// One name in the text.
#[derive(Debug, Clone, Copy)]
pub struct NameMention {
    /// Its units.
    pub units: UnitSpan,
    /// What it names.
    pub kind: NameKind,
    /// Its lexicon entry, if it has one.
    pub entry: Option<NameIndex>,
    /// Whether the kind is a guess by shape alone.
    pub is_guess: bool,
}

/// A list entry in the text.
#[derive(Debug, Clone, Copy)]
pub struct PhraseHit {
    /// Its units.
    pub units: UnitSpan,
    /// The list.
    pub list: ListId,
    /// Whether it is one of the list's exceptions, which veto rules that look for the list.
    pub is_exception: bool,
}

/// Fills `names` and `name_at`, and gives every entry found of a list that a pattern names.
pub fn find(analysis: &mut Analysis, knowledge: &Knowledge) -> Vec<PhraseHit> {
    // About as many entries are found as there are units; in some articles a few more.
    let mut hits = Vec::with_capacity(analysis.units.len() * 5 / 4);
    analysis.name_at = vec![None; analysis.units.len()];
    let mut joined = false;
    for index in 0..analysis.segments.len() {
        let segment = analysis.segments[index];
        {
            find_known(analysis, knowledge, segment, &mut hits);
            let headline = is_headline_case(analysis, knowledge, segment) || is_title_line(analysis, segment);
            find_unknown(analysis, knowledge, segment, headline);
            listed::find(analysis, segment, headline);
            joined |= !headline && unfamiliar::join(analysis, knowledge, segment);
        }
    }
    surnames::find_common(analysis, knowledge);
    analysis.names.sort_by_key(|name| name.units);
    if joined {
        analysis.names.dedup_by_key(|name| name.units);
        number(analysis);
    }
    given_places::join(analysis, knowledge);
    postnominals::join(analysis);
    clubs::join(analysis, knowledge);
    owners::join(analysis, knowledge);
    bodies::join_places(analysis, knowledge);
    bodies::join_nations(analysis);
    bodies::join_across_nations(analysis);
    councils::join(analysis);
    constituencies::join(analysis);
    locals::join(analysis);
    surnames::join_particles(analysis, knowledge);
    maternal::join(analysis, knowledge);
    quoted::join(analysis);
    number(analysis);
    namesakes::take_home(analysis, knowledge);
    namesakes::take_agency(analysis, knowledge);
    parties::keep_at_home(analysis, knowledge);
    parties::keep_houses_at_home(analysis, knowledge);
    initials::keep_to_article(analysis, knowledge);
    hits
}

/// Tells each unit of a name which name it belongs to.
fn number(analysis: &mut Analysis) {
    for (index, name) in analysis.names.iter().enumerate() {
        for unit in name.units.start..name.units.end {
            analysis.name_at[unit as usize] = Some(index as u32);
        }
    }
}

fn find_known(analysis: &mut Analysis, knowledge: &Knowledge, span: UnitSpan, hits: &mut Vec<PhraseHit>) {
    let mut covered = span.start;
    for at in span.start..span.end {
        let unit = analysis.unit(at);
        // Committees are the only names that begin with no phrase.
        if unit.casing != Casing::Title && !knowledge.phrases.starts(unit.symbol) {
            continue;
        }
        let mut best: Option<(u32, NameKind, NameIndex)> = None;
        let symbol = |offset: usize| {
            let unit = at as usize + offset;
            (unit < span.end as usize).then(|| analysis.units.all()[unit].symbol)
        };
        knowledge.phrases.matches_at(symbol, |length, tag| {
            let units = Span::new(at, at + length as u32);
            match tag {
                PhraseTag::List(list) => hits.push(PhraseHit { units, list, is_exception: false }),
                PhraseTag::Exception(list) => hits.push(PhraseHit { units, list, is_exception: true }),
                PhraseTag::Name(index) => {
                    let name = knowledge.name(index);
                    let Some(kind) = NameKind::of_class(name.class) else { return };
                    let better = best.is_none_or(|(end, other, _)| {
                        units.end > end || units.end == end && kind.rank() < other.rank()
                    });
                    let surname = kind == NameKind::Media && is_surname(analysis, knowledge, units);
                    if better && at >= covered && !surname && is_printed_as_name(analysis, units, kind, name)
                    {
                        best = Some((units.end, kind, index));
                    }
                }
            }
        });
        let committee =
            if unit.casing == Casing::Title { bodies::committee(analysis, at, span) } else { None };
        if let Some(end) =
            committee.filter(|end| at >= covered && best.is_none_or(|(known, ..)| known < *end))
        {
            let end = coordinated::on_subjects(analysis, knowledge, at, end, span);
            push(
                analysis,
                NameMention { units: Span::new(at, end), kind: NameKind::Org, entry: None, is_guess: true },
            );
            covered = end;
        } else if let Some((end, kind, index)) = best.filter(|best| {
            !is_given_name(analysis, knowledge, at, best.2, span)
                && !belongs_to_person(analysis, knowledge, at, best.0, best.1, span)
                && !closes_person(analysis, knowledge, at, best.0, best.1, span)
                && !is_within_body(analysis, knowledge, at, best.0, best.1, span)
        }) {
            let known = NameMention { units: Span::new(at, end), kind, entry: Some(index), is_guess: false };
            let name = whole(analysis, knowledge, known, index, span).unwrap_or(known);
            let name = with_suffix(analysis, name, span);
            let name = with_side(analysis, name, span);
            let name = with_field(analysis, knowledge, name, span);
            // "Florida Democratic Party": the region found before is part of the name.
            if analysis.names.last().is_some_and(|last| last.units.start >= name.units.start) {
                analysis.names.pop();
            }
            push(analysis, name);
            covered = name.units.end;
        }
    }
}

/// Whether a word, folded and without its stop, tells a son from his father of the same name.
pub fn is_generation(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "iii" | "iv")
}

/// "East African Union": the side before the name of a body makes it another body.
fn with_side(analysis: &Analysis, name: NameMention, span: UnitSpan) -> NameMention {
    let side = name.units.start.checked_sub(1).filter(|&at| at >= span.start);
    let another = side.is_some_and(|at| {
        analysis.unit(at).casing == Casing::Title
            && analysis.name_at[at as usize].is_none()
            && matches!(analysis.folded(at), "east" | "west" | "north" | "south" | "central")
    });
    // "West Tennessee bishop": a part of the region, and not all of it.
    let part = name.kind == NameKind::Region && another;
    if !part && (name.kind != NameKind::Org || !another || name.units.len() < 2) {
        return name;
    }
    let units = Span::new(name.units.start - 1, name.units.end);
    let name = if part { NameMention { kind: NameKind::Unknown, ..name } } else { name };
    NameMention { units, entry: None, is_guess: true, ..name }
}

/// "the European Union of Gymnastics (EUG)": what a union of states is the first half of is another body.
fn with_field(analysis: &Analysis, knowledge: &Knowledge, name: NameMention, span: UnitSpan) -> NameMention {
    let end = name.units.end;
    let of_states = |entry| matches!(knowledge.name(entry).id.as_str(), "org:eu" | "org:au" | "org:un");
    let goes_on = name.units.len() > 1 && end + 1 < span.end && analysis.folded(end) == "of";
    if !goes_on || !name.entry.is_some_and(of_states) {
        return name;
    }
    let last = (end + 1..span.end).take_while(|&at| analysis.unit(at).casing == Casing::Title).last();
    let Some(last) = last else { return name };
    NameMention { units: Span::new(name.units.start, last + 1), entry: None, is_guess: true, ..name }
}

/// "Joseph R. Biden Jr.", "Apple, Inc.": what tells a son from his father, or what a company is in law, belongs to the name.
fn with_suffix(analysis: &Analysis, name: NameMention, span: UnitSpan) -> NameMention {
    let end = name.units.end;
    let generation = |at: u32| at < span.end && is_generation(analysis.folded(at).trim_end_matches('.'));
    let end = match name.kind {
        NameKind::Person if generation(end) => end + 1,
        NameKind::Org => companies::behind_comma(analysis, end, span).unwrap_or(end),
        _ => end,
    };
    NameMention { units: Span::new(name.units.start, end), ..name }
}

/// "Referendum C", "Proposition A": the letter by which what is put to voters is told from its like.
pub fn is_letter_of_measure(analysis: &Analysis, at: u32) -> bool {
    let Some(noun) = at.checked_sub(1) else { return false };
    let letter = analysis.unit(at);
    letter.kind == UnitKind::Word
        && letter.span.len() == 1
        && letter.is_capitalised()
        && analysis.folded(at) != "i"
        && analysis.unit(noun).is_capitalised()
        && matches!(
            analysis.folded(noun),
            "referendum" | "measure" | "proposition" | "prop" | "question" | "initiative" | "amendment"
        )
}

fn push(analysis: &mut Analysis, name: NameMention) {
    let index = analysis.names.len() as u32;
    for unit in name.units.start..name.units.end {
        analysis.name_at[unit as usize] = Some(index);
    }
    analysis.names.push(name);
}

/// Puts the name of a body in the place of a name that it holds, and of the one before where it holds that too: whether it
/// now stands there twice.
fn put_body(analysis: &mut Analysis, index: usize, units: UnitSpan) -> bool {
    let whole = NameMention { units, kind: NameKind::Org, entry: None, is_guess: true };
    analysis.names[index] = whole;
    let twice = index > 0 && analysis.names[index - 1].units.end > units.start;
    if twice {
        analysis.names[index - 1] = whole;
    }
    twice
}

/// "Kate Forbes": a paper's name of one word behind a given name is a surname.
fn is_surname(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> bool {
    let Some(at) = units.start.checked_sub(1).filter(|_| units.len() == 1) else { return false };
    let given = analysis.unit(at);
    given.casing == Casing::Title
        && knowledge.rules.lexicon.gender(given.symbol).is_some()
        && !knowledge.is_common(given.symbol)
        && !matches!(analysis.folded(at), "march" | "april" | "may" | "june" | "july" | "august")
}

/// Offices match in any case; other names must be capitalised, and short ones ("US", "UN") in capitals.
fn is_printed_as_name(analysis: &Analysis, units: UnitSpan, kind: NameKind, name: &Name) -> bool {
    let first = analysis.unit(units.start);
    if kind == NameKind::Office {
        // "Secretary-Treasurer" is another office, "ex-president" is not.
        let anothers = is_behind_other_office(analysis, units.start)
            || heads_opposition_party(analysis, units)
            || closes_body(analysis, units)
            || is_deed(analysis, units);
        // "governor Sheriff Okoro": behind another office a given name.
        let given = units.len() == 1 && is_given_name_behind_office(analysis, units.start);
        // "Parliament President Ann Lee" heads one of many parliaments.
        let abroad = name.id == "european-parliament-president"
            && analysis.folded(units.start) == "parliament"
            && !parties::tells_of_europe(analysis);
        // "the broadcaster DR" has no degree.
        let initials = name.scope == Some(claimwire_rules::Scope::Title)
            && units.len() == 1
            && first.casing == Casing::Upper
            && first.span.len() <= 3;
        // "the Directorate General of Health"
        let directorate = units.len() == 1
            && analysis.folded(units.start) == "general"
            && units.start > 0
            && matches!(
                analysis.folded(units.start - 1),
                "directorate" | "inspectorate" | "consulate" | "commissariat" | "secretariat"
            );
        if anothers || initials || abroad || given || directorate {
            return false;
        }
        // Ranks and honorifics ("major", "count") are ordinary words in lower case.
        return first.is_capitalised()
            || name.any_case() && name.scope != Some(claimwire_rules::Scope::Title);
    }
    if first.kind == UnitKind::Hashtag {
        return true;
    }
    let surname = kind == NameKind::Group && units.len() == 1 && follows_capital(analysis, units.start);
    // "West Hartford"
    let side = kind == NameKind::Group
        && units.len() == 1
        && bodies::is_side(analysis.folded(units.start))
        && (units.end as usize) < analysis.units.len()
        && analysis.unit(units.end).casing == Casing::Title
        && analysis.unit(units.end).kind == UnitKind::Word;
    // "Holm, West and Moor opposed it": a surname, where "the West" are countries.
    let one = kind == NameKind::Group
        && units.len() == 1
        && bodies::is_side(analysis.folded(units.start))
        && !units.start.checked_sub(1).is_some_and(|at| {
            matches!(analysis.folded(at), "the" | "collective" | "global" | "entire" | "whole")
        });
    let side = side || one;
    let seat = matches!(kind, NameKind::City | NameKind::Capital | NameKind::Country)
        && is_behind_foreign_of(analysis, units.start);
    if surname || side || seat || ends_in_share(analysis, units) || parties::is_work(analysis, units) {
        return false;
    }
    if surnames::has_foreign_letters(analysis, units, kind, name) {
        return false;
    }
    if kind == NameKind::Region && units.len() == 1 && analysis.folded(units.start).ends_with('.') {
        return first.is_capitalised() && is_printed_as_abbreviation(analysis, units.start);
    }
    if units.len() == 1 && first.span.len() <= 3 {
        return first.casing == Casing::Upper || is_short_as_listed(analysis, units, kind, name);
    }
    (units.start..units.end).any(|at| analysis.unit(at).is_capitalised())
        && (first.is_capitalised() || units.len() > 1)
}

/// "Governor Sheriff Okoro", "Senator Dean Moor": whether a word that can be a title is the given name of an officer.
fn is_given_name_behind_office(analysis: &Analysis, at: u32) -> bool {
    let title = |at: u32| analysis.unit(at).casing == Casing::Title;
    let behind = at.checked_sub(1).is_some_and(|before| {
        matches!(
            analysis.folded(before),
            "governor"
                | "senator"
                | "minister"
                | "mayor"
                | "premier"
                | "president"
                | "speaker"
                | "representative"
        )
    });
    behind
        && title(at)
        && matches!(analysis.folded(at), "sheriff" | "dean" | "marshal" | "prince" | "earl")
        && (at as usize + 1) < analysis.units.len()
        && title(at + 1)
}

/// "Kanye West": whether a capitalised word that begins no sentence or clause stands right before a unit, which then closes
/// the name of somebody.
fn follows_capital(analysis: &Analysis, at: u32) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        let unit = analysis.unit(before);
        unit.kind == UnitKind::Word && unit.casing == Casing::Title && analysis.folded(before) != "the"
    })
}

/// "Le Journal de Paris", "La Voz de Madrid": a place that closes the name of something in another language.
fn is_behind_foreign_of(analysis: &Analysis, at: u32) -> bool {
    at > 2
        && matches!(analysis.folded(at - 1), "de" | "di" | "du" | "del" | "da")
        && analysis.unit(at - 2).casing == Casing::Title
        && matches!(analysis.folded(at - 3), "le" | "la" | "el" | "il" | "los" | "les" | "las" | "o" | "a")
        && analysis.unit(at - 3).is_capitalised()
}

/// "Goa", "the Fed", "dpa": a short name of a region, a body or an agency that is no initials, printed as it is listed.
fn is_short_as_listed(analysis: &Analysis, units: UnitSpan, kind: NameKind, name: &Name) -> bool {
    let printed = analysis.words(units);
    matches!(kind, NameKind::Region | NameKind::Org | NameKind::Media)
        && (name.name == printed || name.aliases.iter().any(|alias| alias == printed))
}

/// "France 2%" is a country and its share, not the channel.
fn ends_in_share(analysis: &Analysis, units: UnitSpan) -> bool {
    analysis.unit(units.end - 1).kind == UnitKind::Number
        && (units.end as usize) < analysis.units.len()
        && matches!(analysis.folded(units.end), "%" | "percent" | "per" | "pct")
}

/// "Civic Party leader", "Harbour Union leader": the first word of the office closes the name of a body.
fn closes_body(analysis: &Analysis, units: UnitSpan) -> bool {
    let named = |at: u32| {
        let unit = analysis.unit(at);
        unit.kind == UnitKind::Word && unit.casing == Casing::Title
    };
    let before = units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    // "African Union Commission chief", but "European Commission chief"
    let commission = analysis.folded(units.start) == "commission" && !matches!(before, "eu" | "european");
    let body = commission || matches!(analysis.folded(units.start), "party" | "union");
    // "Harbour Workers' Union leader"
    let owned = |at: u32| matches!(analysis.folded(at), "'" | "’") && at > 0;
    let before = units.start.checked_sub(1).map(|at| if owned(at) { at - 1 } else { at });
    // "Labour's Party leader", "The Party leader": a small word before is no part of a name.
    let part = |at: u32| named(at) && analysis.unit(at).span.len() > 3;
    body && units.len() > 1 && named(units.start) && before.is_some_and(part)
}

/// "will head the agency", "to chair the board": behind a modal the word is a verb.
fn is_deed(analysis: &Analysis, units: UnitSpan) -> bool {
    let modal = |at: u32| {
        matches!(
            analysis.folded(at),
            "will" | "would" | "can" | "could" | "may" | "might" | "must" | "should" | "to"
        )
    };
    units.len() == 1
        && matches!(analysis.folded(units.start), "head" | "chair")
        && (units.end as usize) < analysis.units.len()
        && analysis.folded(units.end) != "of"
        && units.start.checked_sub(1).is_some_and(modal)
}

/// "the leader of the opposition Civic Party" leads a party.
fn heads_opposition_party(analysis: &Analysis, units: UnitSpan) -> bool {
    let last = analysis.unit(units.end - 1);
    analysis.folded(units.end - 1) == "opposition"
        && last.casing == Casing::Lower
        && (units.end as usize) < analysis.units.len()
        && analysis.unit(units.end).kind == UnitKind::Word
        && analysis.unit(units.end).is_capitalised()
}

/// Whether a hyphen joins a word before to the office that begins at a unit, and makes another office of it.
fn is_behind_other_office(analysis: &Analysis, start: u32) -> bool {
    let joined = start >= 2
        && matches!(analysis.folded(start - 1), "-" | "–")
        && analysis.unit(start - 1).span.end == analysis.unit(start).span.start
        && analysis.unit(start - 2).span.end == analysis.unit(start - 1).span.start;
    joined
        && !matches!(
            analysis.folded(start - 2),
            "ex" | "then"
                | "now"
                | "vice"
                | "co"
                | "deputy"
                | "acting"
                | "former"
                | "one-time"
                | "pro"
                | "anti"
        )
}

/// "Biloxi, Miss.", "(D-Mo.)": abbreviations that also are other words stand behind a comma, a bracket or a hyphen.
fn is_printed_as_abbreviation(analysis: &Analysis, at: u32) -> bool {
    let also_word = matches!(
        analysis.folded(at),
        "ill." | "ind." | "la." | "mass." | "miss." | "mo." | "ore." | "pa." | "wash."
    );
    !also_word || at > 0 && matches!(analysis.folded(at - 1), "," | "(" | "-" | "–")
}

/// "Jordan Peterson", "Chad Smith", "Stan Greenberg": the name of a place or a body that is a given name before an unknown
/// name is a person's.
fn belongs_to_person(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    end: u32,
    kind: NameKind,
    span: UnitSpan,
) -> bool {
    let place = matches!(
        kind,
        NameKind::Country
            | NameKind::City
            | NameKind::Capital
            | NameKind::Region
            | NameKind::Org
            | NameKind::Media
    );
    // "Deputy UAE Ambassador": an abbreviation is no given name.
    let short = analysis.unit(at).casing == Casing::Upper && analysis.unit(at).span.len() <= 4;
    if !place || short || end != at + 1 || end >= span.end {
        return false;
    }
    let symbol = analysis.unit(at).symbol;
    let before_office = || {
        let symbols = |offset: usize| analysis.units.all().get(end as usize + offset).map(|unit| unit.symbol);
        let office = |tag: PhraseTag| matches!(tag, PhraseTag::Name(index) if knowledge.name(index).class == NameClass::Office);
        knowledge.rules.phrases.longest(symbols, office).is_some()
    };
    // "harbour official Goma Rani Vossar"
    let official = || at > 0 && matches!(analysis.folded(at - 1), "official" | "officer");
    // "Redmoor striker Jordan Vane"
    let placed = matches!(kind, NameKind::City | NameKind::Country);
    let called = || placed && (official() || is_behind_person_noun(analysis, knowledge, at));
    (knowledge.rules.lexicon.gender(symbol).is_some() && !before_office()
        || is_behind_office(analysis, at)
        || called())
        && analysis.unit(end).is_capitalised()
        && !knowledge.is_common(analysis.unit(end).symbol)
}

/// "Dean Marlow said": what heads a body, before one word alone, is a given name; "Dean Ann Marlow" holds the office.
fn is_given_name(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    office: NameIndex,
    span: UnitSpan,
) -> bool {
    let office = knowledge.name(office);
    let capitalised = |at: u32| {
        at < span.end && analysis.unit(at).kind == UnitKind::Word && analysis.unit(at).is_capitalised()
    };
    office.class == NameClass::Office
        && office.scope == Some(Scope::Body)
        && knowledge.rules.lexicon.gender(analysis.unit(at).symbol).is_some()
        && capitalised(at)
        && capitalised(at + 1)
        && !capitalised(at + 2)
        && !knowledge.is_common(analysis.unit(at + 1).symbol)
        && !is_told_in_lower_case(analysis, at)
}

/// Whether the article has a word in lower case too: "Ann Marlow, dean of the law school … Dean Marlow said".
fn is_told_in_lower_case(analysis: &Analysis, at: u32) -> bool {
    let word = analysis.folded(at);
    let lower = |unit: &Unit| unit.casing == Casing::Lower;
    (0..).zip(analysis.units.all()).any(|(other, unit)| lower(unit) && analysis.folded(other) == word)
}

/// "Jesse Ferguson", "Jim Jordan": a place's name directly behind a given name is a surname.
fn closes_person(
    analysis: &Analysis,
    knowledge: &Knowledge,
    at: u32,
    end: u32,
    kind: NameKind,
    span: UnitSpan,
) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&before| before >= span.start) else { return false };
    let unit = analysis.unit(before);
    if kind == NameKind::Office {
        return closes_person_as_office(analysis, knowledge, at, span);
    }
    // "ex-president Milan Turk", "Council Member Ora Dallas"
    let titled = end == at + 1 && surnames::may_be_surname(kind) && is_behind_office(analysis, before);
    if titled && unit.casing == Casing::Title && !knowledge.is_common(unit.symbol) {
        return analysis.name_at[before as usize].is_none();
    }
    if surnames::is_addressed(analysis, knowledge, Span::new(at, end), kind, span) {
        return true;
    }
    if surnames::is_place(kind) {
        return end == at + 1
            && (surnames::Surname { analysis, knowledge, at, span }).is_behind_given_name(kind);
    }
    // "Sen. Tyler Pace" is no parliamentary assembly.
    let word = kind == NameKind::Org
        && end == at + 1
        && analysis.unit(at).casing == Casing::Title
        && knowledge.is_common(analysis.unit(at).symbol);
    if word && is_behind_office(analysis, before) {
        return unit.casing == Casing::Title
            && analysis.name_at[before as usize].is_none()
            && !knowledge.is_common(unit.symbol);
    }
    matches!(kind, NameKind::City | NameKind::National)
        && unit.kind == UnitKind::Word
        && unit.casing == Casing::Title
        && analysis.name_at[before as usize].is_none()
        && analysis.time_at[before as usize].is_none()
        && knowledge.rules.lexicon.gender(unit.symbol).is_some()
        && !knowledge.is_common(unit.symbol)
}

/// "Bebe King, Elsie Stone": a title of nobility behind a word that is nothing else, with no name behind, is a surname.
fn closes_person_as_office(analysis: &Analysis, knowledge: &Knowledge, at: u32, span: UnitSpan) -> bool {
    let surname = matches!(
        analysis.folded(at),
        "king"
            | "prince"
            | "duke"
            | "baron"
            | "earl"
            | "pope"
            | "dean"
            | "bishop"
            | "judge"
            | "major"
            | "marshall"
    );
    let before = analysis.unit(at - 1);
    let named = before.kind == UnitKind::Word
        && before.casing == Casing::Title
        && analysis.name_at[at as usize - 1].is_none()
        && !knowledge.is_common(before.symbol)
        && !knowledge.lexis.of(before.symbol).has(FUNCTION);
    let goes_on = at + 1 < span.end && analysis.unit(at + 1).is_capitalised();
    surname && analysis.unit(at).casing == Casing::Title && named && !goes_on
}

/// "Mayor London Breed", "Minister Per Ekwall": behind an office a name is expected.
fn is_behind_office(analysis: &Analysis, at: u32) -> bool {
    let before = at.checked_sub(1).and_then(|before| analysis.name_at[before as usize]);
    before.is_some_and(|index| analysis.names[index as usize].kind == NameKind::Office)
}

/// Whether a noun for a person in lower case stands directly before a unit: "pollster Ann Lee", "his nephew Tom Reed".
fn is_behind_person_noun(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    at.checked_sub(1).is_some_and(|before| is_person_noun(analysis, knowledge, before))
}

/// Whether a unit is a noun for a person in lower case.
fn is_person_noun(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    let unit = analysis.unit(at);
    unit.casing == Casing::Lower && knowledge.lexis.of(unit.symbol).has(WordClass::PERSON_NOUN)
}

/// "Ann Lee, a media analyst at Orbex", "Tom Reed, an Ibsholm resident": whether what is told behind a name is what one person
/// is. `end` is the unit behind the name.
fn is_called_person(analysis: &Analysis, knowledge: &Knowledge, end: u32, span: UnitSpan) -> bool {
    const REACH: u32 = 8;
    let opens = end + 1 < span.end
        && analysis.folded(end) == ","
        && matches!(analysis.folded(end + 1), "a" | "an" | "his" | "her" | "whose");
    let class = |at: u32| knowledge.lexis.of(analysis.unit(at).symbol);
    let word = |at: &u32| matches!(analysis.unit(*at).kind, UnitKind::Word | UnitKind::Hyphen);
    let links =
        WordClass::PREPOSITION.or(WordClass::RELATIVE).or(WordClass::CONJUNCTION).or(WordClass::SUBORDINATOR);
    let ends = |at: u32| {
        at >= span.end
            || analysis.unit(at).kind != UnitKind::Word && analysis.folded(at) != "'s"
            || class(at).has(links)
    };
    opens
        && (end + 2..span.end.min(end + REACH))
            .take_while(word)
            .take_while(|&at| !class(at).has(WordClass::PREPOSITION))
            .filter(|&at| is_person_noun(analysis, knowledge, at))
            .any(|at| ends(at + 1))
}

/// Whether a stretch is a line of words that all are capitalised but short ones, without a stop: "Ann Lee Backs Tom Moor".
fn is_title_line(analysis: &Analysis, span: UnitSpan) -> bool {
    const FEWEST: usize = 5;
    let words = || (span.start..span.end).filter(|&at| analysis.unit(at).kind == UnitKind::Word);
    let plain =
        || (span.start..span.end).all(|at| !matches!(analysis.folded(at), "." | "," | ";" | "!" | "?" | ":"));
    let short = |at: u32| analysis.unit(at).span.len() <= 3 || analysis.folded(at).starts_with('\'');
    let capital = |at: u32| analysis.unit(at).is_capitalised() || short(at);
    words().all(capital) && words().count() >= FEWEST && plain()
}

/// Whether a word may stand within a name that no lexicon has: capitalised, of no other name and no function word.
fn may_be_in_name(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    let unit = analysis.unit(at);
    unit.kind == UnitKind::Word
        && unit.casing == Casing::Title
        && analysis.name_at[at as usize].is_none()
        && !knowledge.lexis.of(unit.symbol).has(FUNCTION)
}

/// Whether a word [`may_be_in_name`] and belongs to no expression of time.
fn is_free_for_name(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    may_be_in_name(analysis, knowledge, at) && analysis.time_at[at as usize].is_none()
}

/// Short words that have a capital within a line only where all words have one.
const LINKS: &[&str] = &[
    "after", "amid", "as", "at", "by", "for", "from", "her", "his", "in", "into", "its", "on", "over", "to",
    "with",
];

/// Whether nearly all longer words of the sentence are capitalised, so that capitals say nothing.
fn is_headline_case(analysis: &Analysis, knowledge: &Knowledge, span: UnitSpan) -> bool {
    let (mut lower, mut capital) = (0, 0);
    for at in span.start + 1..span.end {
        // In most sentences a few words tell that those to come cannot turn it.
        if capital + (span.end - at) <= 3 * lower {
            return false;
        }
        let unit = analysis.unit(at);
        // A title is printed with capitals anywhere.
        if unit.kind != UnitKind::Word || analysis.name_at[at as usize].is_some() {
            continue;
        }
        let telling = unit.span.len() > 3 && knowledge.is_common(unit.symbol)
            || unit.is_capitalised() && LINKS.contains(&analysis.folded(at));
        // "Governor’s": the mark has more bytes than letters.
        if telling && !analysis.folded(at).starts_with('\'') {
            if unit.is_capitalised() { capital += 1 } else { lower += 1 }
        }
    }
    capital > 3 * lower && capital > 1
}
