//! What an office is of, by the words beside the title: "Estonian", "NATO", "Malta's", "Harbor Point", "…, whose".

use claimwire_rules::program::ClassSet;
use claimwire_rules::units::{Casing, UnitKind};
use claimwire_rules::{FormSet, NameClass, NameIndex, Scope};

use super::fields;
use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::initials::full_name;
use crate::names::{NameKind, NameMention};
use crate::nouns::{NounGroup, OfficeOf, Title};
use crate::tags::Tag;

/// What an office named in a group is of: the country or body before it, its possessor, or what stands before "whose".
pub(super) fn owner_of(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    office: NameMention,
) -> Option<OfficeOf> {
    if is_tail_of_body(analysis, group) {
        return None;
    }
    let of_house = is_of_house(analysis, knowledge, group, office.entry?);
    let heads = knowledge.name(office.entry?).scope == Some(Scope::Body);
    let owned =
        || possessor_of(analysis, group).is_some() && modifier_of(analysis, knowledge, group).is_none();
    // "Spain's International Hockey Federation president": of the body, and not of Spain.
    if (heads || owned()) && body_before(analysis, group, office).is_some() {
        return None;
    }
    if heads && side_before(analysis, group, office).is_some() {
        return None;
    }
    modifier_of(analysis, knowledge, group)
        .filter(|of| {
            !is_party_of_member(knowledge, office.entry, *of) || is_party_by_initials(analysis, group, office)
        })
        .filter(|of| !(of_house && is_party(knowledge, *of)))
        .or_else(|| possessor_of(analysis, group))
        .or_else(|| relative_owner(analysis, group))
}

/// "Sweden's Moderates leader": the word of a party that is called by a plural and in no lexicon, between the owner and the
/// office.
fn side_before(analysis: &Analysis, group: &NounGroup, office: NameMention) -> Option<u32> {
    let at = office.units.start.checked_sub(1).filter(|&at| at > group.units.start)?;
    let word = analysis.folded(at);
    let plural = word.len() > 4 && word.ends_with('s') && !word.ends_with("ss");
    let called = plural
        && analysis.unit(at).casing == Casing::Title
        && analysis.tag(at) == Tag::Noun
        && analysis.name_over(at).is_none()
        && !matches!(word, "affairs" | "services" | "relations" | "sports" | "business" | "operations");
    (called && analysis.tag(at - 1) == Tag::Clitic).then_some(at)
}

/// "Alberta Federation of Labour president Ann Lee": the name before the office closes that of a body.
fn is_tail_of_body(analysis: &Analysis, group: &NounGroup) -> bool {
    let word = |back: u32| group.units.start.checked_sub(back);
    let of = word(1).is_some_and(|at| analysis.folded(at) == "of");
    let body = |at: u32| {
        analysis.unit(at).is_capitalised()
            && matches!(
                analysis.folded(at),
                "federation"
                    | "congress"
                    | "council"
                    | "chamber"
                    | "department"
                    | "institute"
                    | "board"
                    | "bureau"
            )
    };
    of && word(2).is_some_and(body)
}

/// "Ghana's Electoral Commission chairperson": the body in no lexicon that stands right before the office, whatever nation
/// stands before that.
pub(super) fn body_before(analysis: &Analysis, group: &NounGroup, office: NameMention) -> Option<u32> {
    let unknown = |index: &u32| {
        let name = &analysis.names[*index as usize];
        name.entry.is_none() && name.kind == NameKind::Org && name.units.end == office.units.start
    };
    group.modifiers.iter().copied().find(unknown)
}

/// "the British-Nigerian minister": where somebody comes from, which does not tell of which country the office is.
pub(crate) fn is_half_of_origin(analysis: &Analysis, name: &NameMention) -> bool {
    let capital = |at: u32| {
        let unit = analysis.unit(at);
        unit.kind == UnitKind::Word && unit.is_capitalised()
    };
    name.kind == NameKind::Demonym && is_half(analysis, name, &["-", "‑", "–"], capital)
}

/// "GERB-UDF leader", "Labour-Green leader": half of the name of an alliance of parties.
fn is_part_of_alliance(analysis: &Analysis, name: &NameMention) -> bool {
    let other = |at: u32| {
        let unit = analysis.unit(at);
        unit.kind == UnitKind::Word && unit.is_capitalised()
    };
    name.kind == NameKind::Org
        && name.units.len() == 1
        && is_half(analysis, name, &["-", "‑", "–", "/"], other)
}

/// Whether one of these marks joins a name to a word that can be its other half, before or behind it.
fn is_half(analysis: &Analysis, name: &NameMention, marks: &[&str], other: impl Fn(u32) -> bool) -> bool {
    let joins = |at: u32| marks.contains(&analysis.folded(at));
    let (start, end) = (name.units.start, name.units.end);
    let second = || start > 1 && joins(start - 1) && other(start - 2);
    let first = || (end as usize + 1) < analysis.units.len() && joins(end) && other(end + 1);
    second() || first()
}

/// "Bay St. Louis Mayor": a town that no lexicon knows and that is called as one that is known but for its first word.
fn is_end_of_town(analysis: &Analysis, name: &NameMention) -> bool {
    let Some(before) = name.units.start.checked_sub(1) else { return false };
    let unit = analysis.unit(before);
    name.kind == NameKind::City
        && unit.kind == UnitKind::Word
        && unit.casing == Casing::Title
        && (matches!(analysis.tag(before), Tag::Noun | Tag::Name)
            || analysis.tag(before) == Tag::Verb && analysis.sentences_at(before).next().is_some())
        && analysis.name_over(before).is_none()
        && analysis.time_at[before as usize].is_none()
}

/// "Manchester Central MP": a town within the name of a constituency.
fn is_part_of_seat(analysis: &Analysis, name: &NameMention) -> bool {
    let behind = name.units.end;
    matches!(name.kind, NameKind::City | NameKind::Capital | NameKind::Region)
        && (behind as usize) < analysis.units.len()
        && analysis.unit(behind).casing == Casing::Title
        && matches!(
            analysis.folded(behind),
            "central"
                | "north"
                | "south"
                | "east"
                | "west"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "northeast"
                | "northwest"
                | "southeast"
                | "southwest"
                | "mid"
                | "outer"
                | "inner"
        )
}

/// The country or body before an office, or its possessor.
pub(super) fn named_owner(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> Option<OfficeOf> {
    modifier_of(analysis, knowledge, group).or_else(|| possessor_of(analysis, group))
}

/// "anti-Norway councillor": what somebody is for or against, and of no office.
pub(crate) fn is_taken_sides_on(analysis: &Analysis, name: &NameMention) -> bool {
    name.units.start.checked_sub(2).is_some_and(|at| {
        matches!(analysis.folded(at), "anti" | "pro") && matches!(analysis.folded(at + 1), "-" | "‑" | "–")
    })
}

/// The country or body that stands before the office: "Estonian", "US", "NATO".
fn modifier_of(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> Option<OfficeOf> {
    let names = group.modifiers.iter().map(|&index| analysis.names[index as usize]);
    let names = names.filter(|name| !fields::is_within_name(analysis, group.units, name.units));
    // "Belfast-based councillor": where somebody lives, and of no office.
    let based = |name: &NameMention| {
        let behind = name.units.end;
        behind + 1 < group.units.end
            && matches!(analysis.folded(behind), "-" | "‑" | "–")
            && matches!(
                analysis.folded(behind + 1),
                "based" | "born" | "bred" | "raised" | "educated" | "trained"
            )
    };
    let names = names.filter(|name| !based(name) && !is_taken_sides_on(analysis, name));
    let names = names.filter(|name| !is_half_of_origin(analysis, name));
    let names = names.filter(|name| !is_part_of_alliance(analysis, name) && !is_part_of_seat(analysis, name));
    let names = names.filter(|name| !is_end_of_town(analysis, name));
    // "NATO's Norwegian secretary-general": of what nation the head of a body is.
    let entry = group.name.and_then(|index| analysis.names[index as usize].entry);
    let of_body = entry.map(|entry| knowledge.name(entry)).filter(|office| office.scope == Some(Scope::Body));
    let general = of_body.is_some_and(|office| office.id.ends_with("-general"));
    // "the first American pope"
    let general = general || entry.is_some_and(|entry| knowledge.name(entry).id == "pope");
    let names = names.filter(|name| !(general && name.kind == NameKind::Demonym));
    let heads = of_body.is_some_and(|office| office.class == NameClass::Office);
    let fits = |name: &NameMention| {
        // "BBC chairman Ann Lee"
        let outlet = heads && name.kind == NameKind::Media;
        outlet
            || matches!(
                name.kind,
                NameKind::Country
                    | NameKind::Demonym
                    | NameKind::Org
                    | NameKind::Region
                    | NameKind::City
                    | NameKind::Capital
                    | NameKind::Seat
            )
    };
    // "Redmoor Rovers chairman": of the club, and not of the place that it is called by.
    let office_start = group.name.map_or(group.head, |index| analysis.names[index as usize].units.start);
    let calls_body = |name: &NameMention| {
        let behind = name.units.end;
        matches!(name.kind, NameKind::Region | NameKind::City | NameKind::Capital)
            && behind < office_start
            && analysis.unit(behind).casing == Casing::Title
            && analysis.tag(behind) == Tag::Name
            && analysis
                .name_over(behind)
                .is_none_or(|other| other.kind == NameKind::Unknown && other.entry.is_none())
    };
    let names = names.filter(|name| !calls_body(name));
    let entries = names.filter(fits).filter_map(|name| name.entry);
    // "Congress leader" is said of a party of that name: the American one has members only.
    let entries = entries.filter(|entry| knowledge.name(*entry).id != "org:us-congress");
    // "Dutch rowing federation president": the country's adjective belongs to the body.
    let office = group.name.map_or(group.head, |index| analysis.names[index as usize].units.start);
    let entries = entries.filter(|_| !fields::is_behind_body(analysis, group.units.start, office));
    // "Republican Texas senator": the party says least; but "UK Labour leader" leads the party.
    let mut owners = entries.map(OfficeOf::Name);
    let first = owners.clone().next();
    let leads = entry.is_some_and(|office| is_leader(knowledge, office));
    owners.find(|of| is_party(knowledge, *of) == leads).or(first)
}

/// "Republican Commissioner Ann Lee", "Labour MP for Millford", "SNP MSP Ann Lee": whether a name is of words alone that
/// parties of many countries are named by, of one member of such a party, or of letters, before an office that none of them
/// gives.
pub(crate) fn is_side_of_member(
    analysis: &Analysis,
    knowledge: &Knowledge,
    name: &NameMention,
    office: &str,
) -> bool {
    let sits = office == "councillor" || office.starts_with("member-of-");
    let first = analysis.unit(name.units.start);
    let letters = sits && name.units.len() == 1 && first.casing == Casing::Upper && first.span.len() <= 5;
    // "Social Democrat chancellor": parties of many countries have such members.
    let member = knowledge.lexis.of(analysis.unit(name.units.end - 1).symbol).has(WordClass::PARTY_MEMBER);
    member
        || letters
        || (sits || office == "commissioner") && is_of_party_words(analysis, knowledge, name.units)
}

/// Whether all words are such as parties of many countries are named by: "Labour", "Green".
fn is_of_party_words(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> bool {
    let word = |at: u32| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::PARTY_WORD);
    (units.start..units.end).all(word)
}

/// "German conservative leader", "Spanish Socialist leader": who leads a side within a country, which is not named, and not
/// the country.
pub(super) fn leads_side(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    office: NameMention,
) -> bool {
    let leads =
        office.entry.is_some_and(|entry| matches!(knowledge.name(entry).id.as_str(), "leader" | "co-leader"));
    let names = || group.modifiers.iter().map(|&index| analysis.names[index as usize]);
    if leads && leads_branch(analysis, knowledge, group) {
        return true;
    }
    // "senior Harbour Party leader Ann Lee": one of those who lead.
    let one_of = |at: u32| {
        matches!(
            analysis.folded(at),
            "senior"
                | "prominent"
                | "another"
                | "fellow"
                | "local"
                | "rebel"
                | "dissident"
                | "disgruntled"
                | "expelled"
                | "suspended"
        )
    };
    let seasoned = |at: u32| matches!(analysis.folded(at), "veteran" | "top" | "key" | "longtime");
    let party = || {
        names().any(|name| {
            name.kind == NameKind::Org
                || name.entry.is_some_and(|entry| is_party(knowledge, OfficeOf::Name(entry)))
        })
    };
    let before = || group.units.start..office.units.start;
    // "Congress leader Ann Lee": the press of South Asia and Nigeria calls everybody of rank in a party so.
    let one_of_many = || {
        names().any(|name| {
            name.entry.is_some_and(|entry| {
                let party = knowledge.name(entry);
                party.class == NameClass::Party
                    && matches!(party.country.as_deref(), Some("BD" | "IN" | "NG" | "NP" | "PK"))
            })
        })
    };
    let article = || analysis.folded(group.units.start) == "the";
    if leads && !article() && one_of_many() {
        return true;
    }
    if leads && (before().any(one_of) || before().any(seasoned) && party()) {
        return true;
    }
    // "London Olympics leader": of what is held there.
    let held_there = names().any(|name| {
        matches!(name.kind, NameKind::City | NameKind::Capital)
            && (name.units.end..office.units.start).any(|at| {
                analysis.unit(at).is_capitalised()
                    && analysis.name_over(at).is_none_or(|name| name.kind == NameKind::Unknown)
            })
    });
    if leads && held_there {
        return true;
    }
    let nation =
        names().filter(|name| matches!(name.kind, NameKind::Country | NameKind::Demonym | NameKind::Region));
    let Some(nation) = nation.last().filter(|_| leads) else { return false };
    let named =
        names().any(|name| name.entry.is_some_and(|entry| is_party(knowledge, OfficeOf::Name(entry))));
    // "the Hungarian then leader", "Libya's former leader"
    let plain = |at: u32| {
        matches!(
            analysis.folded(at),
            "acting"
                | "current"
                | "ex"
                | "exiled"
                | "former"
                | "interim"
                | "late"
                | "longtime"
                | "military"
                | "new"
                | "ousted"
                | "outgoing"
                | "supreme"
                | "then"
                | "top"
                | "transitional"
                | "veteran"
                | "wartime"
                | "-"
        )
    };
    !named && (nation.units.end..office.units.start).any(|at| !plain(at))
}

/// "DA", "APC": whether a word is of capitals alone, as parties are called by.
pub(super) fn is_by_initials(analysis: &Analysis, at: u32) -> bool {
    let unit = analysis.unit(at);
    unit.kind == UnitKind::Word && unit.casing == Casing::Upper && (2..=5).contains(&unit.span.len())
}

/// "the Harbour Party's Westminster leader": who leads a party in one place or house leads neither of them.
fn leads_branch(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup) -> bool {
    let owner = group.possessor.and_then(|owner| analysis.group(owner).name);
    let Some(owner) = owner.map(|name| analysis.names[name as usize]) else { return false };
    let party = owner.entry.is_some_and(|entry| is_party(knowledge, OfficeOf::Name(entry)))
        || analysis.folded(owner.units.end - 1) == "party";
    let within = |index: &u32| {
        let name = analysis.names[*index as usize];
        name.units.start >= owner.units.end && name.units.end <= group.head
    };
    party
        && group.modifiers.iter().any(|index| {
            within(index)
                && matches!(
                    analysis.names[*index as usize].kind,
                    NameKind::City | NameKind::Capital | NameKind::Seat | NameKind::Region | NameKind::Org
                )
        })
}

/// Whether an office is that of a leader, which countries and parties alike have.
fn is_leader(knowledge: &Knowledge, office: NameIndex) -> bool {
    matches!(knowledge.name(office).id.as_str(), "leader" | "co-leader" | "deputy-leader")
}

/// Whether a title is of a party, known or of words alone that parties of many countries are named by.
pub(crate) fn is_of_party(analysis: &Analysis, knowledge: &Knowledge, title: Title) -> bool {
    match title.of {
        Some(OfficeOf::Group(id)) => {
            let units = analysis.group(id).units;
            !units.is_empty() && is_of_party_words(analysis, knowledge, units)
        }
        Some(of) => is_party(knowledge, of),
        None => false,
    }
}

/// "Republican senator" is no office of the party, "Labour leader" is.
fn is_party_of_member(knowledge: &Knowledge, office: Option<NameIndex>, of: OfficeOf) -> bool {
    let heads = office.is_some_and(|office| knowledge.name(office).scope == Some(Scope::Body));
    !heads && is_party(knowledge, of)
}

fn is_party(knowledge: &Knowledge, of: OfficeOf) -> bool {
    matches!(of, OfficeOf::Name(entry) if knowledge.name(entry).class == NameClass::Party)
}

/// "Republican Senate majority leader": who leads a side in a house holds an office of the house, and of no party.
fn is_of_house(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup, office: NameIndex) -> bool {
    let id = knowledge.name(office).id.as_str();
    let house = |at: u32| matches!(analysis.folded(at), "senate" | "house" | "assembly");
    (id.starts_with("majority-") || id.starts_with("minority-")) && (group.units.start..group.head).any(house)
}

/// "INMO general secretary Ann Lee", "INMO Chairman Ann Lee": a word in capitals is a name at a sentence's start too.
fn is_acronym(analysis: &Analysis, name: NameMention, heads: bool) -> bool {
    let unit = analysis.unit(name.units.start);
    unit.casing == Casing::Upper && (3..=6).contains(&unit.span.len()) && {
        let behind = analysis.unit(name.units.end);
        let plain = behind.casing == Casing::Lower || heads && behind.casing == Casing::Title;
        behind.kind == UnitKind::Word && plain
    }
}

/// "KDS-ND": letters joined by a hyphen.
fn is_spelt_out(analysis: &Analysis, name: NameMention) -> bool {
    let letters = |at: u32| analysis.unit(at).casing == Casing::Upper && analysis.unit(at).span.len() > 1;
    name.units.len() > 2 && letters(name.units.start) && letters(name.units.end - 1)
}

/// "Veltora chairman Ann Lee": a word at a sentence's start that is a name within another sentence of the article.
fn is_named_elsewhere(analysis: &Analysis, name: NameMention) -> bool {
    let word = analysis.folded(name.units.start);
    let opens = |at: u32| analysis.segments.binary_search_by_key(&at, |segment| segment.start).is_ok();
    analysis.names.iter().any(|other| {
        let at = other.units.start;
        other.entry.is_none()
            && at != name.units.start
            && analysis.folded(at) == word
            && (at + 1..other.units.end).all(|part| analysis.folded(part) != "and")
            && !opens(at)
            && matches!(other.kind, NameKind::Unknown | NameKind::Org)
    })
}

/// Offices of those who run a firm.
fn runs_firm(office: &str) -> bool {
    matches!(
        office,
        "chairman"
            | "chief-executive"
            | "chief-financial-officer"
            | "chief-operating-officer"
            | "finance-director"
            | "managing-director"
    )
}

/// "Orbex chief executive Ann Lee said": what opens a sentence is neither a word of the language nor built like one that tells
/// of whom, as "Flamboyant" or "Departing".
fn is_no_word(analysis: &Analysis, knowledge: &Knowledge, at: u32) -> bool {
    const ENDINGS: &[&str] = &[
        "able", "al", "ant", "ary", "ate", "based", "ed", "ent", "est", "ful", "ian", "ible", "ic", "ing",
        "ious", "ish", "ist", "ive", "less", "ly", "ous", "some", "spoken", "time", "ual",
    ];
    let word = analysis.folded(at);
    word.len() > 3
        && !knowledge.is_common(analysis.unit(at).symbol)
        && knowledge.forms(analysis.unit(at).symbol) == FormSet::default()
        && !ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// "ANC president Ann Lee": initials are no adjective, so that a party named by them has a president of its own.
fn is_party_by_initials(analysis: &Analysis, group: &NounGroup, office: NameMention) -> bool {
    let before = office.units.start.checked_sub(1).filter(|&at| at >= group.units.start);
    let presides = matches!(
        analysis.folded(office.units.end - 1),
        "president" | "vice-president" | "spokesman" | "spokeswoman" | "spokesperson"
    );
    presides
        && before.is_some_and(|at| {
            analysis.unit(at).casing == Casing::Upper && !matches!(analysis.folded(at), "gop" | "dem" | "rep")
        })
}

fn possessor_of(analysis: &Analysis, group: &NounGroup) -> Option<OfficeOf> {
    let owner = analysis.group(group.possessor?);
    let entry = owner.name.and_then(|index| analysis.names[index as usize].entry);
    match entry {
        Some(entry) if !owner.classes.meets(ClassSet::PERSON) => Some(OfficeOf::Name(entry)),
        _ => group.possessor.map(OfficeOf::Possessor),
    }
}

/// "Estonia, whose prime minister": what stands before the relative pronoun.
fn relative_owner(analysis: &Analysis, group: &NounGroup) -> Option<OfficeOf> {
    let relative = group.units.start.checked_sub(1).filter(|&at| analysis.folded(at) == "whose")?;
    let end = relative.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma).unwrap_or(relative);
    let owner = analysis
        .groups
        .iter()
        .enumerate()
        .rev()
        .find(|(_, other)| other.units.end == end && other.name.is_some() && other.members.is_empty());
    owner.map(|(index, _)| OfficeOf::Possessor(GroupId(index as u32)))
}

/// A name in no lexicon before the office: "Harbor Point Mayor". A single word at a sentence's start need be none.
pub(super) fn unknown_modifier(
    analysis: &mut Analysis,
    knowledge: &Knowledge,
    id: GroupId,
    title: Title,
    span: UnitSpan,
) -> Option<OfficeOf> {
    let group = analysis.group(id);
    let side = group.name.and_then(|office| side_before(analysis, group, analysis.names[office as usize]));
    if let Some(side) = side {
        let mut owner = group.clone();
        owner.units = UnitSpan::new(side, side + 1);
        owner.head = side;
        owner.modifiers.clear();
        (owner.name, owner.title, owner.possessor, owner.number) = (None, None, None, None);
        owner.classes = ClassSet::ORG;
        analysis.groups.push(owner);
        return Some(OfficeOf::Group(GroupId(analysis.groups.len() as u32 - 1)));
    }
    let body = group.name.and_then(|office| body_before(analysis, group, analysis.names[office as usize]));
    let index = body.or_else(|| group.modifiers.first().copied())?;
    let name = analysis.names[index as usize];
    let heads = knowledge.name(title.office).scope == Some(Scope::Body);
    let office = knowledge.name(title.office).id.as_str();
    let fits = name.entry.is_none()
        && !is_of_house(analysis, knowledge, group, title.office)
        && matches!(name.kind, NameKind::Unknown | NameKind::Org)
        && !is_taken_sides_on(analysis, &name)
        && !is_side_of_member(analysis, knowledge, &name, office)
        // "former Obama Education Secretary Ann Lee": of whose government it was.
        && (heads || knowledge.holders_named(analysis.folded(name.units.end - 1)).is_empty())
        // "Provincial Senator Ann Lee", "Ind Councillor Paul Reed"
        && !(name.units.len() == 1
            && matches!(
                analysis.folded(name.units.start),
                "provincial" | "regional" | "municipal" | "federal" | "assistant" | "associate" | "honorary" | "independent" | "ind"
                    // "the Anglican Archbishop": of what faith somebody is, and of no body
                    | "anglican" | "catholic" | "orthodox" | "methodist" | "lutheran" | "baptist" | "presbyterian"
                    | "protestant" | "sunni" | "shia" | "shiite" | "muslim" | "jewish" | "hindu" | "buddhist"
            ))
        // "Ward 4 Councilor Ann Lee"
        && !(name.units.len() == 1
            && matches!(analysis.folded(name.units.start), "ward" | "district" | "precinct" | "zone"))
        && !is_tail_of_body(analysis, group)
        // "the KDS-ND deputy Ann Lee": of which party somebody is, and not of which parliament.
        && !(office == "member-of-parliament" && is_spelt_out(analysis, name))
        // "the Pro tem Speaker"
        && analysis.folded(name.units.start) != "pro"
        && (name.units.len() > 1
            || name.units.start > span.start
            || is_acronym(analysis, name, heads)
            || full_name(analysis, index).is_some()
            || heads && is_named_elsewhere(analysis, name)
            || runs_firm(office) && is_no_word(analysis, knowledge, name.units.start)
            || analysis.folded(group.head) == "mayor");
    // "the emergency services minister", "Workplace Relations Minister": what ministers are of is their field.
    let by_field = office == "minister" || office.ends_with("-minister");
    let field = name.kind == NameKind::Org || office == "minister" && name.units.len() > 1;
    if !fits || by_field && field {
        return None;
    }
    let mut owner = group.clone();
    owner.units = fields::with_nation(analysis, name);
    // "GERB-UDF parliamentary leader"
    let second =
        analysis.folded(name.units.start.saturating_sub(1)) == "-" && is_part_of_alliance(analysis, &name);
    if second && name.units.start >= group.units.start + 2 {
        owner.units = UnitSpan::new(name.units.start - 2, owner.units.end);
    }
    // "Redmoor Rovers chairman": the place is part of what the club is called.
    let town = name.units.start.checked_sub(1).and_then(|at| analysis.name_over(at));
    let town = town.filter(|town| {
        heads
            && town.units.end == name.units.start
            && town.units.start >= group.units.start
            && matches!(town.kind, NameKind::Region | NameKind::City | NameKind::Capital)
    });
    if let Some(town) = town {
        owner.units = UnitSpan::new(town.units.start, owner.units.end);
    }
    owner.head = name.units.end - 1;
    owner.name = (owner.units == name.units).then_some(index);
    owner.modifiers.clear();
    (owner.title, owner.possessor, owner.number, owner.plural) = (None, None, None, false);
    owner.classes = if second { ClassSet::ORG } else { crate::classes::of(analysis, knowledge, &owner) };
    analysis.groups.push(owner);
    Some(OfficeOf::Group(GroupId(analysis.groups.len() as u32 - 1)))
}
