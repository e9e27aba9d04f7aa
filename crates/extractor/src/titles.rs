//! Titles and their holders: "the president of Romania, Klaus Iohannis", "Julianne Smith, the US ambassador".

mod deputies;
mod fields;
mod owners;
mod plurals;
mod tenure;

use claimwire_record::Span;
use claimwire_rules::program::ClassSet;
use claimwire_rules::{NameClass, NameIndex, Scope};

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::{NameKind, NameMention};
use crate::nouns::{NounGroup, OfficeOf, Title};
use crate::tags::Tag;
pub use fields::{is_of_a_field, minister_of_a_field};
pub(crate) use owners::{is_half_of_origin, is_of_party, is_side_of_member, is_taken_sides_on};
use owners::{leads_side, named_owner, owner_of, unknown_modifier};

/// Gives the groups of one sentence that end in an office their title, widens them over "of …", and joins them
/// with the person that follows. `first` is the sentence's first group.
pub fn find(analysis: &mut Analysis, knowledge: &Knowledge, span: UnitSpan, first: usize) {
    let last = analysis.groups.len();
    for id in first..last {
        let id = GroupId(id as u32);
        let Some(mut title) = title_of(analysis, knowledge, id) else { continue };
        title.of = title.of.or_else(|| unknown_modifier(analysis, knowledge, id, title, span));
        analysis.groups[id.0 as usize].title = Some(title);
        let wide = widen(analysis, knowledge, id, span).unwrap_or(id);
        if tenure::is_over(analysis, analysis.group(wide).units.end) {
            for held in [id, wide] {
                if let Some(title) = &mut analysis.groups[held.0 as usize].title {
                    title.former = true;
                }
            }
        }
        join_holder(analysis, knowledge, wide, span);
    }
    plurals::find(analysis, knowledge, span);
}

/// The title that a group is, when its head is an office.
fn title_of(analysis: &Analysis, knowledge: &Knowledge, id: GroupId) -> Option<Title> {
    let group = analysis.group(id);
    let last = analysis.names[group.name? as usize];
    let name = before_honorific(analysis, knowledge, group, last).unwrap_or(last);
    if name.kind != NameKind::Office || group.plural || last.units.end != group.head + 1 {
        return None;
    }
    if let Some(title) = deputies::title_below(analysis, knowledge, name) {
        return title;
    }
    if leads_part_of_party(analysis, knowledge, group, name.entry?)
        || leads_congress(analysis, knowledge, group, name.entry?)
        || sits_somewhere(analysis, knowledge, group, name)
        || leads_side(analysis, knowledge, group, name)
        || speaks_for_body(analysis, knowledge, group, name)
        || (group.units.start..name.units.start).any(|at| analysis.folded(at) == "only")
    {
        return None;
    }
    if leads_council_of_town(analysis, knowledge, group, name)
        || presides_over_other_council(analysis, knowledge, name)
        || is_under_somebody(analysis, name.units)
    {
        return None;
    }
    let before = group.units.start..name.units.start;
    let has = |class: WordClass, at: u32| knowledge.lexis.of(analysis.unit(at).symbol).has(class);
    Some(Title {
        office: name.entry?,
        of: owner_of(analysis, knowledge, group, name),
        former: before.clone().any(|at| {
            has(WordClass::FORMER, at) && !is_of_person(analysis, knowledge, at + 1, name.units.start)
        }) || is_told_as_past(analysis, group.units.start)
            || fields::is_part_of_former(analysis, knowledge, group.units),
        acting: before.clone().any(|at| has(WordClass::ACTING_STRICT, at)),
        // "New York governor" is no new one.
        future: is_of_shadow_cabinet(analysis, group.units.start)
            || before
                .clone()
                .any(|at| has(WordClass::CANDIDATE_MODIFIER, at) && analysis.name_at[at as usize].is_none())
            || is_sought(analysis, group.units.start)
            || is_imagined(analysis, name.units),
    })
}

/// "Boone County Sheriff's Deputy Ann Lee", "Carl Hale, Orr's deputy" sit in no parliament.
fn is_under_somebody(analysis: &Analysis, office: UnitSpan) -> bool {
    let owned = office.start >= 2
        && analysis.folded(office.start) == "deputy"
        && analysis.tag(office.start - 1) == Tag::Clitic;
    let somebody = |at: u32| {
        let name = analysis.name_over(at);
        name.is_some_and(|name| matches!(name.kind, NameKind::Person | NameKind::Unknown))
    };
    owned && (analysis.folded(office.start - 2) == "sheriff" || somebody(office.start - 2))
}

/// "Home Ministry representative": who stands for a body sits in no parliament.
fn speaks_for_body(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    office: NameMention,
) -> bool {
    let represents = office.entry.is_some_and(|entry| knowledge.name(entry).id == "representative");
    represents && owners::body_before(analysis, group, office).is_some()
}

/// "Ohio GOP leader", "BJP state president", "the DA's Western Cape leader": who leads neither the region nor the whole party.
fn leads_part_of_party(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    office: NameIndex,
) -> bool {
    let class = |index: &u32| analysis.names[*index as usize].entry.map(|entry| knowledge.name(entry).class);
    let has = |wanted: NameClass| group.modifiers.iter().any(|index| class(index) == Some(wanted));
    let local = (group.units.start..group.head).any(|at| {
        matches!(
            analysis.folded(at),
            "state" | "regional" | "district" | "provincial" | "city" | "county" | "local" | "youth"
        )
    });
    let heads = knowledge.name(office).scope == Some(Scope::Body)
        || matches!(knowledge.name(office).id.as_str(), "president" | "vice-president" | "leader");
    let of_place = has(NameClass::Region) || has(NameClass::RegionDemonym) || has(NameClass::City);
    let owner = group.possessor.and_then(|owner| analysis.group(owner).name);
    let owner = owner.and_then(|index| analysis.names[index as usize].entry);
    let of_party =
        has(NameClass::Party) || owner.is_some_and(|entry| knowledge.name(entry).class == NameClass::Party);
    // "DA Gauteng chairperson"
    let initials = || {
        let start = group.units.start + u32::from(analysis.tag(group.units.start) == Tag::Det);
        analysis.name_at[start as usize].is_none() && owners::is_by_initials(analysis, start)
    };
    let place = group.modifiers.first().map(|&index| analysis.names[index as usize].units.start);
    // "Ashanti regional chairman of the Harbour Party"
    let office_start = group.name.map_or(group.head, |index| analysis.names[index as usize].units.start);
    let lower = office_start > group.units.start
        && knowledge.name(office).scope == Some(Scope::Body)
        && matches!(
            analysis.folded(office_start - 1),
            "regional" | "provincial" | "zonal" | "constituency" | "branch" | "ward" | "sub-county"
        );
    heads
        && (of_party && (of_place || local)
            || of_place && place.is_some_and(|place| place > group.units.start) && initials()
            || lower)
}

/// "Texas lawmaker Ann Lee", "the council's Labour leader": a member of some chamber of a place, and who leads a party within a
/// council, hold no office of the place or the party.
fn sits_somewhere(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    office: NameMention,
) -> bool {
    let any = matches!(analysis.folded(office.units.end - 1), "lawmaker" | "legislator");
    let place = || {
        group.modifiers.iter().any(|&index| {
            matches!(
                analysis.names[index as usize].kind,
                NameKind::City | NameKind::Region | NameKind::Seat | NameKind::Unknown
            )
        })
    };
    let owner = group.possessor.map(|owner| analysis.folded(analysis.group(owner).head));
    let council = owner.is_some_and(|head| matches!(head, "council" | "assembly" | "borough" | "authority"));
    let leads = office.entry.is_some_and(|entry| knowledge.name(entry).id == "leader");
    any && place() || council && leads && office.units.start > group.units.start + 3
}

/// "Congress leader Ann Lee": the American one has no leader, and of which party of that name it is said is not told.
fn leads_congress(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup, office: NameIndex) -> bool {
    let mut entries = group.modifiers.iter().filter_map(|&index| analysis.names[index as usize].entry);
    knowledge.name(office).id == "leader"
        && entries.any(|entry| knowledge.name(entry).id == "org:us-congress")
}

/// "Oslo's council leader": a capital's council is none of its country, and the words name no more of it.
fn leads_council_of_town(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    office: NameMention,
) -> bool {
    let before = office.units.start.checked_sub(1).filter(|&at| at >= group.units.start);
    let council = before.is_some_and(|at| matches!(analysis.folded(at), "council" | "assembly" | "city"));
    let town = |of: OfficeOf| {
        matches!(of, OfficeOf::Name(entry)
            if matches!(knowledge.name(entry).class, NameClass::Capital | NameClass::City))
    };
    let named = before.is_some_and(|at| analysis.name_at[at as usize].is_some());
    council && !named && named_owner(analysis, knowledge, group).is_some_and(town)
}

/// "Council President Ann Lee": of another council than the European one where the article names nothing of the Union.
fn presides_over_other_council(analysis: &Analysis, knowledge: &Knowledge, office: NameMention) -> bool {
    let short = office.entry.is_some_and(|entry| knowledge.name(entry).id == "european-council-president")
        && analysis.folded(office.units.start) == "council";
    let entries = || analysis.names.iter().filter_map(|name| name.entry);
    let union = |name: &claimwire_rules::Name| {
        name.class == NameClass::Org && (name.id == "org:eu" || name.id.starts_with("org:europ"))
            || name.office.as_deref().is_some_and(|held| held.starts_with("european-"))
    };
    short && !entries().any(|entry| union(knowledge.name(entry)))
}

/// "former rival New Jersey governor": whether what is former is another noun for the person, before the office.
fn is_of_person(analysis: &Analysis, knowledge: &Knowledge, start: u32, office: u32) -> bool {
    let noun = |at: u32| {
        let person = matches!(
            analysis.folded(at),
            "rival"
                | "opponent"
                | "candidate"
                | "nominee"
                | "contender"
                | "hopeful"
                | "challenger"
                | "husband"
                | "wife"
                | "ally"
                | "colleague"
                | "classmate"
                | "running"
        );
        person && analysis.name_at[at as usize].is_none() && knowledge.may_be_noun(analysis.unit(at).symbol)
    };
    (start..office).any(noun)
}

/// "health minister Dr Ann Lee": the office that an honorific parts from the name.
fn before_honorific(
    analysis: &Analysis,
    knowledge: &Knowledge,
    group: &NounGroup,
    last: NameMention,
) -> Option<NameMention> {
    let honorific = knowledge.lexis.of(analysis.unit(last.units.start).symbol).has(WordClass::HONORIFIC);
    let mut offices = analysis.names_within(group.units).filter(|name| name.kind == NameKind::Office);
    offices.find(|name| honorific && name.units.end == last.units.start).copied()
}

/// "Anna Berg, formerly Malta's minister": told as past before the title.
fn is_told_as_past(analysis: &Analysis, start: u32) -> bool {
    start.checked_sub(1).is_some_and(|at| matches!(analysis.folded(at), "formerly" | "previously"))
}

/// "his rival, shadow business secretary Ann Lee": behind a comma or "and" the word may be taken for a verb.
fn is_of_shadow_cabinet(analysis: &Analysis, start: u32) -> bool {
    start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "shadow")
}

/// "fear that a President Holm might leave": whoever is told with an article may come to hold it, and does not.
fn is_imagined(analysis: &Analysis, office: UnitSpan) -> bool {
    let article = office.start.checked_sub(1).is_some_and(|at| matches!(analysis.folded(at), "a" | "an"));
    let named = |at: u32| analysis.name_at.get(at as usize).copied().flatten().is_some();
    article && analysis.unit(office.start).is_capitalised() && named(office.end)
}

/// "the candidate for governor", "is running for mayor": the office is not held yet.
fn is_sought(analysis: &Analysis, start: u32) -> bool {
    let word = |back: u32| start.checked_sub(back).map_or("", |at| analysis.folded(at));
    // "his rival for the post of secretary-general"
    let the = u32::from(matches!(word(1), "the" | "a"));
    let post = word(1 + the) == "of"
        && matches!(word(2 + the), "post" | "job" | "role" | "position" | "office")
        && word(3 + the) == "the"
        && word(4 + the) == "for"
        && matches!(
            word(5 + the),
            "rival"
                | "rivals"
                | "candidate"
                | "candidates"
                | "contender"
                | "contenders"
                | "nominee"
                | "running"
                | "bid"
                | "race"
                | "favourite"
                | "favorite"
                | "vying"
                | "opponent"
        );
    if post {
        return true;
    }
    word(1) == "for"
        && matches!(
            word(2),
            "candidate"
                | "candidates"
                | "candidacy"
                | "nominee"
                | "nominees"
                | "contender"
                | "contenders"
                | "hopeful"
                | "run"
                | "running"
                | "ran"
                | "bid"
                | "race"
                | "campaign"
                | "campaigning"
                | "contest"
        )
}

/// Widens a title over "of Romania", "to NATO"; gives the wider group.
fn widen(analysis: &mut Analysis, knowledge: &Knowledge, id: GroupId, span: UnitSpan) -> Option<GroupId> {
    let preposition = analysis.group(id).units.end;
    let words = ["of", "to", "for", "at", "in"];
    let word = words.into_iter().find(|&word| analysis.folded(preposition) == word)?;
    if preposition >= span.end {
        return None;
    }
    let group = analysis.group(id).clone();
    // "the rebel leader in Malta" is somewhere in Malta, and does not lead it.
    if word == "in" && group.title.is_some_and(|title| knowledge.name(title.office).id == "leader") {
        return None;
    }
    let abroad = group.title.is_some_and(|title| speaks_abroad(knowledge, title));
    // "endorsed him for governor at its convention"
    let of_body = group.title.is_some_and(|title| knowledge.name(title.office).scope == Some(Scope::Body));
    if word == "at" && !of_body && !abroad {
        return None;
    }
    let to = word == "to" || word == "at" || word == "in" && abroad;
    let complement = complement_at(analysis, preposition + 1, word == "of");
    let mut title = group.title?;
    if word == "of" && is_of_nationality(analysis, knowledge, title, preposition + 1) {
        title.of = complement.and_then(|complement| complement_name(analysis, knowledge, complement));
        analysis.groups[id.0 as usize].title = Some(title);
    }
    let complement = complement?;
    let of = complement_name(analysis, knowledge, complement);
    let units = with_country_of_bank(analysis, analysis.group(complement).units);
    if group.title.is_some_and(|title| is_of_a_part(analysis, knowledge, title, complement)) {
        return None;
    }
    // "general counsel to Democrat Ann Lee's campaign": the complement goes on.
    // "ambassador to the UN Ann Lee" is complete.
    let sent = abroad && matches!(of, Some(OfficeOf::Name(_)));
    if names_person(analysis, units.end) && word != "of" && !sent {
        return None;
    }
    let mut wide = group.clone();
    wide.units = Span::new(group.units.start, units.end);
    // An ambassador is of the sending country and to another: "to" never fills `of` when a country is there.
    if title.of.is_none() && word == "of" && names_field(analysis, knowledge, title, complement) {
        // "Deputy Minister of Rural Affairs" is of no body of that name.
    } else if word == "of" && leads_chamber(analysis, knowledge, title, complement) {
        title = Title { of: Some(of?), ..title };
        analysis.groups[id.0 as usize].title = Some(title);
    } else if title.of.is_none() && !(to && speaks_abroad(knowledge, title)) {
        title =
            bank_governor(analysis, knowledge, title, complement).unwrap_or(Title { of: Some(of?), ..title });
    } else if !to && title.of.is_some() && word != "of" {
        return None;
    }
    wide.title = Some(title);
    analysis.groups.push(wide);
    Some(GroupId(analysis.groups.len() as u32 - 1))
}

/// "the Labour leader of Millford City Council": of the council, whatever the party.
fn leads_chamber(analysis: &Analysis, knowledge: &Knowledge, title: Title, complement: GroupId) -> bool {
    let party = is_of_party(analysis, knowledge, title);
    let head = analysis.folded(analysis.group(complement).head);
    let chamber = matches!(head, "council" | "assembly" | "authority");
    // "the Republican chairman of the committee": of which party the chairman is.
    let panel = matches!(head, "committee" | "subcommittee" | "panel" | "commission" | "board");
    party && (panel || chamber)
}

/// "the deputy minister of Cooperative Governance": an unknown name without an article is what a minister is in charge of.
fn names_field(analysis: &Analysis, knowledge: &Knowledge, title: Title, complement: GroupId) -> bool {
    let group = analysis.group(complement);
    let unknown = |index: u32| {
        let name = analysis.names[index as usize];
        name.entry.is_none() && matches!(name.kind, NameKind::Unknown | NameKind::Org)
    };
    knowledge.name(title.office).id.ends_with("minister")
        && group.name.is_some_and(unknown)
        && analysis.tag(group.units.start) != Tag::Det
}

/// "the British president of the ski federation": the adjective says of what nation the person is, and what the office is
/// of begins at `behind`.
fn is_of_nationality(analysis: &Analysis, knowledge: &Knowledge, title: Title, behind: u32) -> bool {
    let office = knowledge.name(title.office);
    let heads = office.scope == Some(Scope::Body)
        || matches!(
            office.id.as_str(),
            "president" | "vice-president" | "secretary-general" | "director-general"
        );
    let nation = matches!(title.of, Some(OfficeOf::Name(entry))
        if matches!(knowledge.name(entry).class, NameClass::Demonym | NameClass::RegionDemonym));
    let of_state = |group: &NounGroup| {
        matches!(
            analysis.folded(group.head),
            "parliament"
                | "senate"
                | "assembly"
                | "government"
                | "cabinet"
                | "republic"
                | "state"
                | "country"
                | "nation"
        )
    };
    let mut groups = analysis.groups.iter().rev().take_while(|group| group.units.start + 60 >= behind);
    let told = groups.find(|group| group.units.start == behind && group.members.is_empty());
    heads && nation && told.is_some_and(|group| group.name.is_some() || !of_state(group))
}

/// "chairman of Disney's film division": who heads a part of a body does not head the body.
fn is_of_a_part(analysis: &Analysis, knowledge: &Knowledge, title: Title, complement: GroupId) -> bool {
    let group = analysis.group(complement);
    // "chairman of the 6th District GOP" does not lead the party.
    let party = group.name.and_then(|index| analysis.names[index as usize].entry);
    let local = |at: u32| {
        matches!(
            analysis.folded(at),
            "district" | "county" | "state" | "regional" | "provincial" | "city" | "youth"
        )
    };
    if party.is_some_and(|entry| knowledge.name(entry).class == NameClass::Party)
        && (group.units.start..group.head).any(local)
    {
        return true;
    }
    // The owner alone may have been taken for the whole.
    let behind = group.units.end;
    let owns = matches!(analysis.tag(behind), Tag::Possessive | Tag::Clitic);
    let (owner, head) = match group.possessor {
        _ if owns => {
            let plain = |at: &u32| matches!(analysis.tag(*at), Tag::Adj | Tag::Noun | Tag::Name);
            (Some(group), (behind + 1..).take_while(plain).last().unwrap_or(behind))
        }
        owner => (owner.map(|owner| analysis.group(owner)), group.head),
    };
    let body = |owner: &NounGroup| {
        owner.name.is_some() && !owner.classes.meets(ClassSet::COUNTRY.union(ClassSet::PERSON))
    };
    let whole = matches!(
        analysis.folded(head),
        "board" | "party" | "parliament" | "council" | "government" | "executive" | "assembly"
    );
    knowledge.name(title.office).scope == Some(Scope::Body)
        && (owns || group.name.is_none())
        && !whole
        && owner.is_some_and(body)
}

/// Whether the name of a person begins at a unit.
fn names_person(analysis: &Analysis, at: u32) -> bool {
    let name = analysis.name_at.get(at as usize).copied().flatten();
    name.is_some_and(|index| {
        let name = analysis.names[index as usize];
        name.units.start == at && name.kind == NameKind::Person
    })
}

/// "the Central Bank of Chile" is named with its country.
pub(crate) fn with_country_of_bank(analysis: &Analysis, bank: UnitSpan) -> UnitSpan {
    let of = bank.end;
    let is_bank = analysis.folded(of.saturating_sub(1)) == "bank" && analysis.folded(of) == "of";
    let index = analysis.name_at.get(of as usize + 1).copied().flatten().filter(|_| is_bank);
    let country = index.map(|index| analysis.names[index as usize]);
    match country.filter(|name| name.kind == NameKind::Country) {
        Some(country) => Span::new(bank.start, country.units.end),
        None => bank,
    }
}

/// "the governor of Chile's central bank" holds an office of Chile.
fn bank_governor(analysis: &Analysis, knowledge: &Knowledge, title: Title, bank: GroupId) -> Option<Title> {
    let group = analysis.group(bank);
    let governs = knowledge.name(title.office).id == "governor" && analysis.folded(group.head) == "bank";
    let office = knowledge.rules.lexicon.index_of("central-bank-governor").filter(|_| governs)?;
    let of = named_owner(analysis, knowledge, group)?;
    Some(Title { office, of: Some(of), ..title })
}

fn speaks_abroad(knowledge: &Knowledge, title: Title) -> bool {
    matches!(
        knowledge.name(title.office).id.as_str(),
        "ambassador" | "permanent-representative" | "envoy" | "special-envoy" | "high-commissioner"
    )
}

/// "mayor of the City of Durban": the first unit of the name, behind what kind of place it is. The City of London is a part of
/// London.
fn behind_kind_of_place(analysis: &Analysis, at: u32) -> u32 {
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let kind = at + u32::from(word(at) == "the");
    let place = matches!(word(kind), "city" | "town" | "borough" | "municipality" | "village" | "state");
    let of = place && word(kind + 1) == "of" && word(kind + 2) != "london";
    if of && analysis.unit(kind + 2).is_capitalised() { kind + 2 } else { at }
}

/// The name group that begins at a unit and can complete an office.
fn complement_at(analysis: &Analysis, at: u32, any_group: bool) -> Option<GroupId> {
    named_at(analysis, at, any_group).or_else(|| {
        let behind = behind_kind_of_place(analysis, at);
        (behind > at).then(|| named_at(analysis, behind, any_group)).flatten()
    })
}

fn named_at(analysis: &Analysis, at: u32, any_group: bool) -> Option<GroupId> {
    let mut best: Option<(u32, GroupId)> = None;
    for (index, group) in analysis.groups.iter().enumerate().rev() {
        if group.units.start < at.saturating_sub(60) {
            break;
        }
        if group.units.start != at || !group.members.is_empty() {
            continue;
        }
        let named = group.name.is_some_and(|name| {
            let kind = analysis.names[name as usize].kind;
            !matches!(kind, NameKind::Person | NameKind::Office)
        });
        let body = any_group
            && group.classes.meets(ClassSet::ORG.union(ClassSet::GROUP))
            && group.title.is_none()
            && group.number.is_none();
        if (named || body) && best.is_none_or(|(end, _)| group.units.end > end) {
            best = Some((group.units.end, GroupId(index as u32)));
        }
    }
    best.map(|(_, id)| id)
}

fn complement_name(analysis: &Analysis, knowledge: &Knowledge, id: GroupId) -> Option<OfficeOf> {
    let group = analysis.group(id);
    let name = group.name.map(|index| analysis.names[index as usize]);
    match name.and_then(|name| name.entry) {
        Some(entry) if knowledge.name(entry).class != NameClass::Office => Some(OfficeOf::Name(entry)),
        _ => Some(OfficeOf::Group(id)),
    }
}

/// Joins a title with the name behind it, a comma between allowed where the title is definite.
fn join_holder(analysis: &mut Analysis, knowledge: &Knowledge, id: GroupId, span: UnitSpan) {
    let title = analysis.group(id).clone();
    let mut at = behind_short_name(analysis, behind_second_field(analysis, &title, span), span);
    let comma = at < span.end && analysis.tag(at) == Tag::Comma;
    if comma && (title.definite || title.possessor.is_some()) {
        at += 1;
    }
    // "health minister Dr Ann Lee", "the mayor, Mr Paul Reed"
    let honorific = |at: u32| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::HONORIFIC);
    at = (at..span.end.min(at + MOST_HONORIFICS)).find(|&at| !honorific(at)).unwrap_or(at);
    if at >= span.end {
        return;
    }
    let Some(index) = analysis.name_at[at as usize] else { return };
    let name = analysis.names[index as usize];
    let fits = name.units.start == at && matches!(name.kind, NameKind::Person | NameKind::Unknown);
    if !fits || comma && name.kind == NameKind::Unknown {
        return;
    }
    let mut holder = title.clone();
    holder.units = Span::new(title.units.start, name.units.end);
    holder.head = name.units.end - 1;
    holder.name = Some(index);
    holder.classes = ClassSet::PERSON;
    holder.possessor = None;
    if comma && title.units.start > span.start && is_list_comma(analysis, name.units.end, span) {
        return;
    }
    if !comma {
        place_behind(analysis, knowledge, &mut holder, span);
    }
    analysis.groups.push(holder);
}

/// How many honorifics stand before one name: "the Rt Revd Dr".
const MOST_HONORIFICS: u32 = 4;

/// "Malta's Minister of Fisheries and Trade, Ann Lee": the unit behind what else a minister is in charge of.
fn behind_second_field(analysis: &Analysis, title: &NounGroup, span: UnitSpan) -> u32 {
    const LONGEST: u32 = 3;
    let and = title.units.end;
    let field = |at: &u32| {
        let unit = analysis.unit(*at);
        unit.casing == claimwire_rules::units::Casing::Title
            && analysis.name_at[*at as usize].is_none()
            && analysis.tag(*at) != Tag::Det
    };
    let governs = (title.units.start..and).any(|at| matches!(analysis.folded(at), "minister" | "secretary"));
    if !governs || and + 2 >= span.end || !matches!(analysis.folded(and), "and" | "&") {
        return and;
    }
    let end = and + 1 + (and + 1..span.end.min(and + 1 + LONGEST)).take_while(field).count() as u32;
    let closed = end < span.end && analysis.tag(end) == Tag::Comma && end > and + 1;
    if closed { end } else { and }
}

/// "the leader of the Civic Party (CP), Ann Lee": the unit behind the short name in brackets.
fn behind_short_name(analysis: &Analysis, at: u32, span: UnitSpan) -> u32 {
    let closed = at + 3 < span.end
        && analysis.folded(at) == "("
        && analysis.folded(at + 2) == ")"
        && analysis.unit(at + 1).is_capitalised();
    if closed { at + 3 } else { at }
}

/// "President Luis Prado of Chile", "Mayor Ann Lee of Dunmore": what the office is of, behind the name.
fn place_behind(analysis: &Analysis, knowledge: &Knowledge, holder: &mut NounGroup, span: UnitSpan) {
    let of = holder.units.end;
    let Some(title) = holder.title.as_mut().filter(|title| title.of.is_none()) else { return };
    if of + 1 >= span.end || analysis.folded(of) != "of" {
        return;
    }
    let office = knowledge.name(title.office);
    let presides = matches!(office.id.as_str(), "president" | "vice-president");
    let country = office.scope == Some(claimwire_rules::Scope::Country)
        && !(presides && heads_something_else(analysis, holder.units));
    let fits = |kind: NameKind| match kind {
        NameKind::Country => country,
        NameKind::City | NameKind::Capital | NameKind::Region | NameKind::Unknown => is_of_town(&office.id),
        _ => false,
    };
    let Some(id) = named_at(analysis, of + 1, false) else { return };
    let place = analysis.group(id);
    let kind = place.name.map(|index| analysis.names[index as usize].kind);
    // "Mayor Ann Lee of Dunmore council": a body of the town.
    let whole = place.name.is_some_and(|index| analysis.names[index as usize].units.end == place.units.end);
    if kind.is_some_and(fits) && whole {
        title.of = complement_name(analysis, knowledge, id);
        holder.units = Span::new(holder.units.start, place.units.end);
    }
}

/// "Bank president Ken Voss of Chile", "the club's president Ken Voss of Chile": the words before the office tell what it is of.
fn heads_something_else(analysis: &Analysis, units: UnitSpan) -> bool {
    let mut names = analysis.names_within(units);
    let Some(office) = names.find(|name| name.kind == NameKind::Office).map(|name| name.units.start) else {
        return false;
    };
    let noun = |at: u32| matches!(analysis.tag(at), Tag::Noun | Tag::Name | Tag::Clitic);
    let owned = units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Clitic);
    // "President-elect", "ex-president"
    let plain = |at: u32| matches!(analysis.folded(at), "ex" | "then" | "vice" | "deputy" | "former");
    owned || (units.start..office).any(|at| noun(at) && !plain(at))
}

/// Whether an office is one of a town, a county or a see.
fn is_of_town(office: &str) -> bool {
    matches!(
        office,
        "mayor"
            | "deputy-mayor"
            | "mayor-pro-tem"
            | "sheriff"
            | "police-chief"
            | "fire-chief"
            | "bishop"
            | "archbishop"
    )
}

/// "the mayor, Ann Lee and others": the comma of a list is no apposition.
fn is_list_comma(analysis: &Analysis, behind: u32, span: UnitSpan) -> bool {
    behind < span.end && analysis.tag(behind) == Tag::Conj
}

#[cfg(test)]
mod tests;
