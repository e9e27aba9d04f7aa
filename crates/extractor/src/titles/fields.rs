//! Titles at the head of a field within a body: "the trust's political director", "head of policy". They are no office of
//! the body's.

use claimwire_record::folded_id;
use claimwire_rules::program::ClassSet;
use claimwire_rules::units::Casing;

use crate::analysis::{Analysis, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::{NameKind, NameMention, initials};
use crate::nouns::{NounGroup, Title};
use crate::tags::Tag;

/// "the trust's political director", "communications director": at the head of a field within a body, not of the body.
pub fn is_of_a_field(analysis: &Analysis, knowledge: &Knowledge, group: &NounGroup, title: Title) -> bool {
    let office = knowledge.name(title.office).id.as_str();
    let by_field = matches!(
        office,
        "director" | "deputy-director" | "head" | "deputy-head" | "coordinator" | "vice-president"
    );
    let named = analysis.names_within(group.units).find(|name| name.entry == Some(title.office));
    let field = |at: u32| {
        let word = analysis.folded(at);
        let noun = analysis.tag(at) == Tag::Noun && !analysis.unit(at).is_capitalised();
        noun && !matches!(word, "deputy" | "museum" | "school" | "hospital" | "agency" | "party" | "state")
            || FIELDS.contains(&word)
    };
    named.is_some_and(|name| {
        // "deputy national security adviser" is another office, by whatever name.
        let below = (group.units.start..name.units.start)
            .any(|at| matches!(analysis.folded(at), "deputy" | "assistant" | "associate" | "junior"));
        below
            || by_field
                && ((group.units.start..name.units.start).any(field)
                    || leads_a_field(analysis, knowledge, name.units.end))
    })
}

/// "the former natural resources minister": the office of a minister whose field the lexicon does not know.
pub fn minister_of_a_field(analysis: &Analysis, knowledge: &Knowledge, group: UnitSpan) -> Option<String> {
    let minister = (group.start..group.end).find(|&at| analysis.folded(at) == "minister")?;
    // An office of the lexicon that holds the field is one name with it.
    let own = analysis.name_at[minister as usize].map(|index| analysis.names[index as usize].units);
    let other = WordClass::FORMER.or(WordClass::ACTING).or(WordClass::CANDIDATE_MODIFIER);
    let plain = |at: u32| {
        let word = analysis.folded(at);
        knowledge.lexis.of(analysis.unit(at).symbol).has(other)
            || NO_FIELDS.contains(&word)
            || at + 1 == minister && NO_FIELDS_ALONE.contains(&word)
    };
    // "Workplace Relations Minister": capitals make no body of a field.
    let capitals = |index: u32| {
        let name = analysis.names[index as usize];
        name.entry.is_none()
            && name.kind == NameKind::Unknown
            && name.units.len() > 1
            && name.units.end == minister
    };
    let part = |at: &u32| {
        matches!(analysis.tag(*at), Tag::Noun | Tag::Adj | Tag::Name)
            && analysis.name_at[*at as usize].is_none_or(capitals)
            && !plain(*at)
    };
    let alone = own == Some(UnitSpan::new(minister, minister + 1));
    let Some(first) = (group.start..minister).rev().take_while(part).last() else {
        return field_behind(analysis, minister).filter(|_| alone);
    };
    let noun = matches!(analysis.tag(minister - 1), Tag::Noun | Tag::Name);
    let words: Vec<&str> = (first..=minister).map(|at| analysis.folded(at)).collect();
    (noun && alone).then(|| folded_id(&words.join(" ")))
}

/// "the Minister of Textiles": the office by the field behind it.
fn field_behind(analysis: &Analysis, minister: u32) -> Option<String> {
    const LONGEST: u32 = 3;
    let end = (minister + 2 + LONGEST).min(analysis.units.len() as u32);
    let unknown = |at: u32| {
        analysis.name_at[at as usize].is_none_or(|index| analysis.names[index as usize].entry.is_none())
    };
    let part = |at: &u32| matches!(analysis.tag(*at), Tag::Noun | Tag::Adj | Tag::Name) && unknown(*at);
    let led = minister + 2 < end && matches!(analysis.folded(minister + 1), "of" | "for");
    let words: Vec<&str> = match led {
        true => (minister + 2..end).take_while(part).map(|at| analysis.folded(at)).collect(),
        false => return None,
    };
    (!words.is_empty()).then(|| folded_id(&format!("{} minister", words.join(" "))))
}

/// "the former culture and tourism minister": what is former stands before the other field, which is parted off by "and".
pub fn is_part_of_former(analysis: &Analysis, knowledge: &Knowledge, group: UnitSpan) -> bool {
    let minister = (group.start..group.end).any(|at| matches!(analysis.folded(at), "minister" | "secretary"));
    let Some(field) = group
        .start
        .checked_sub(2)
        .filter(|_| minister && group.start > 1 && matches!(analysis.folded(group.start - 1), "and" | "&"))
    else {
        return false;
    };
    // "the former mayor and tourism minister" had another office, and may hold this one.
    let inner =
        |at: &u32| matches!(analysis.tag(*at), Tag::Noun | Tag::Adj | Tag::Demonym | Tag::Name | Tag::Comma);
    GOVERNED.contains(&analysis.folded(field))
        && (0..=field)
            .rev()
            .take(6)
            .take_while(inner)
            .any(|at| knowledge.lexis.of(analysis.unit(at).symbol).has(WordClass::FORMER))
}

/// What ministers are ministers of, as the first of two fields ends.
const GOVERNED: &[&str] = &[
    "affairs",
    "agriculture",
    "antiquities",
    "commerce",
    "communications",
    "culture",
    "defence",
    "defense",
    "development",
    "economy",
    "education",
    "employment",
    "energy",
    "environment",
    "family",
    "finance",
    "fisheries",
    "health",
    "heritage",
    "housing",
    "immigration",
    "industry",
    "information",
    "innovation",
    "interior",
    "investment",
    "justice",
    "labor",
    "labour",
    "mining",
    "planning",
    "research",
    "science",
    "security",
    "social",
    "sport",
    "sports",
    "technology",
    "tourism",
    "trade",
    "transport",
    "treasury",
    "water",
    "works",
    "youth",
];

/// What else stands before "minister" than a field.
const NO_FIELDS: &[&str] = &[
    "all-powerful",
    "based",
    "born",
    "bred",
    "educated",
    "fellow",
    "influential",
    "junior",
    "longtime",
    "new",
    "powerful",
    "raised",
    "senior",
    "then",
    "top",
    "veteran",
    "young",
];

/// What is no field by itself: "a cabinet minister", but "the cabinet affairs minister".
const NO_FIELDS_ALONE: &[&str] = &["cabinet", "crown", "government", "opposition", "party", "state", "union"];

/// "Kestrel Mexican Kitchen chief executive": an adjective of a country between capitalised words that are no names of
/// their own.
pub fn is_within_name(analysis: &Analysis, group: UnitSpan, adjective: UnitSpan) -> bool {
    let part = |at: u32| analysis.unit(at).is_capitalised() && analysis.tag(at) == Tag::Name;
    let title = analysis.names_within(group).any(|name| name.units.start == adjective.end);
    adjective.start > group.start && part(adjective.start - 1) && part(adjective.end) && !title
}

/// "Dutch rowing federation president", "Dutch Rowing Federation president": whether a noun for a body that is in no
/// lexicon stands directly before an office.
pub fn is_behind_body(analysis: &Analysis, start: u32, office: u32) -> bool {
    office.checked_sub(1).filter(|&at| at > start).is_some_and(|at| {
        let known =
            analysis.name_at[at as usize].is_some_and(|index| analysis.names[index as usize].entry.is_some());
        let named = analysis.unit(at).is_capitalised()
            && matches!(
                analysis.folded(at),
                "committee"
                    | "council"
                    | "board"
                    | "commission"
                    | "athletics"
                    | "aquatics"
                    | "cycling"
                    | "gymnastics"
                    | "rowing"
            );
        // "Welsh FA president"
        let initials =
            analysis.unit(at).casing == Casing::Upper && (2..=5).contains(&analysis.unit(at).span.len());
        !known
            && (named
                || initials
                || matches!(
                    analysis.folded(at),
                    "association"
                        | "federation"
                        | "confederation"
                        | "club"
                        | "company"
                        | "league"
                        | "society"
                        | "institute"
                        | "foundation"
                        | "agency"
                        | "airline"
                        | "university"
                        | "museum"
                        | "network"
                        | "broadcaster"
                        | "charity"
                        | "firm"
                        | "union"
                        | "lobby"
                        | "guild"
                        | "chamber"
                ))
    })
}

/// "Dutch Rowing Federation": the name of a national body that is in no lexicon begins with the nation's.
pub fn with_nation(analysis: &Analysis, name: NameMention) -> UnitSpan {
    let whole = initials::with_nation(analysis, name.units);
    if is_behind_body(analysis, whole.start, name.units.end) { whole } else { name.units }
}

/// "director of political ad sales", "head of policy": no name and no body behind the title.
fn leads_a_field(analysis: &Analysis, knowledge: &Knowledge, behind: u32) -> bool {
    if !matches!(analysis.folded(behind), "of" | "for") || analysis.unit(behind + 1).is_capitalised() {
        return false;
    }
    analysis.groups_starting(behind + 1).next().is_some_and(|id| {
        let group = analysis.group(id);
        let head = knowledge.lexis.of(analysis.unit(group.head).symbol);
        group.name.is_none()
            && group.classes == ClassSet::THING
            && !group.definite
            && !head.has(WordClass::ORG)
    })
}

/// Words for what somebody directs within a body, and for whom somebody assists.
const FIELDS: &[&str] = &[
    "associate",
    "assistant",
    "communications",
    "policy",
    "finance",
    "research",
    "program",
    "programme",
    "programs",
    "field",
    "campaign",
    "marketing",
    "operations",
    "technology",
    "product",
    "security",
    "design",
    "art",
    "music",
    "press",
    "media",
    "regional",
    "political",
    "legal",
    "medical",
    "technical",
    "artistic",
    "musical",
    "financial",
    "digital",
    "creative",
    "scientific",
    "military",
    "editorial",
    "commercial",
    "cultural",
    "educational",
    "legislative",
    "environmental",
    "economic",
    "human",
    "global",
];
