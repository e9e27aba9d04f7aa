//! Joins noun groups into lists: "The United States, Britain, France and Germany".

use claimwire_record::Span;
use claimwire_rules::program::ClassSet;
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::names::NameKind;
use crate::nouns::NounGroup;
use crate::party_tags;
use crate::tags::Tag;

/// Adds the list groups of one sentence; `first` is the sentence's first group.
pub fn find(analysis: &mut Analysis, span: UnitSpan, first: usize) {
    heads::widen(analysis, span, first);
    let outer = outermost(analysis, first);
    let mut at = 0;
    while at < outer.len() {
        let members = list_from(analysis, &outer[at..], span);
        let length = members.len();
        if length > 1 {
            push_list(analysis, members);
        }
        at += length.max(1);
    }
}

/// The groups that no other group holds, in order.
fn outermost(analysis: &Analysis, first: usize) -> SmallVec<[GroupId; 32]> {
    let mut ids: SmallVec<[u32; 32]> = (first as u32..analysis.groups.len() as u32).collect();
    ids.sort_unstable_by_key(|&id| {
        let units = analysis.groups[id as usize].units;
        (units.start, std::cmp::Reverse(units.end), id)
    });
    let mut kept: SmallVec<[GroupId; 32]> = SmallVec::new();
    for id in ids {
        let units = analysis.groups[id as usize].units;
        if kept.last().is_none_or(|&last| behind_tag(analysis, analysis.group(last)) <= units.start) {
            kept.push(GroupId(id));
        }
    }
    kept
}

/// Where a group ends, the tag of a named person counted in: "Susan Collins (R-Maine)", "Ann Lee of Peru".
fn behind_tag(analysis: &Analysis, group: &NounGroup) -> u32 {
    const LONGEST: u32 = 7;
    let end = group.units.end;
    if let Some(end) = behind_initials(analysis, group) {
        return end;
    }
    if !is_named_person(group) {
        return end;
    }
    match analysis.folded(end) {
        "of" => {
            let behind = behind_place(analysis, end).or_else(|| behind_body(analysis, end));
            return behind.unwrap_or(end);
        }
        // "Ann Lee, R-Ark., and Paul Reed, R-S.D."
        "," => {
            let state = party_tags::state_at(analysis, end + 1);
            let state = state.map(|state| party_tags::state_units(analysis, state).end);
            return state.or_else(|| behind_age(analysis, end)).unwrap_or(end);
        }
        "(" => {}
        _ => return end,
    }
    let close = (end + 1..end + LONGEST).find(|&at| analysis.folded(at) == ")");
    // "Ann Lee (42%) and Carl Voss (30%)", "Ann Lee (82 votes)", "Ann Lee (1,340)": each has a share or votes.
    let share = |close: u32| {
        let votes = |at: u32| matches!(analysis.folded(at), "%" | "percent" | "pc" | "votes");
        let no_age = || analysis.unit(end + 1).span.len() > 2 && analysis.tag(end + 1) == Tag::Num;
        (end + 1..close).any(votes) || close == end + 2 && no_age()
    };
    close.filter(|&close| !share(close)).map_or(end, |close| close + 1)
}

/// "Ann Lee, four, Mary Holm, eight, and Tom Hale": where the age behind a name's comma ends, another comma behind it.
fn behind_age(analysis: &Analysis, comma: u32) -> Option<u32> {
    const OLDEST: f64 = 115.0;
    let number = analysis.number_from.get(comma as usize + 1).copied().flatten()?;
    let number = &analysis.numbers[number as usize];
    let end = number.units.end;
    let age = number.units.len() == 1 && number.value.is_some_and(|years| years <= OLDEST);
    (age && analysis.folded(end) == ",").then_some(end)
}

/// "the Harbour Pilots Union (HPU) and the Bakers Guild (BG)": where a body ends, its initials counted in.
fn behind_initials(analysis: &Analysis, group: &NounGroup) -> Option<u32> {
    let end = group.units.end;
    let body = group.name.is_some() && group.classes.meets(ClassSet::ORG);
    let bracketed = body && analysis.folded(end) == "(" && analysis.folded(end + 2) == ")";
    // "the Harbour Council (Harcoun), Norway and Malta"
    (bracketed && analysis.unit(end + 1).is_capitalised()).then_some(end + 3)
}

fn is_named_person(group: &NounGroup) -> bool {
    group.name.is_some() && group.classes.meets(ClassSet::PERSON)
}

/// "Ann Lee of Peru and Paul Reed", "Ann Lee of Yewham, Paul Reed": where the place behind "of" ends, if a person is named
/// next.
fn behind_place(analysis: &Analysis, of: u32) -> Option<u32> {
    let named = |at: u32| {
        let index = analysis.name_at.get(at as usize).copied().flatten()?;
        Some(analysis.names[index as usize]).filter(|name| name.units.start == at)
    };
    let place = named(of + 1).filter(|name| {
        let place =
            matches!(name.kind, NameKind::Country | NameKind::Region | NameKind::City | NameKind::Capital);
        place || name.kind == NameKind::Unknown && name.units.len() == 1
    })?;
    let end = place.units.end;
    let mut at = end;
    while at < end + 2 && matches!(analysis.folded(at), "," | "and" | "&") {
        at += 1;
    }
    let person = |at: u32| named(at).filter(|name| name.kind == NameKind::Person);
    // "and Kenya's Paul Reed", "and Senator Paul Reed"
    let next = (at..at + 3).any(|at| person(at).is_some());
    (at > end && next).then_some(end)
}

/// "Ann Lee of the parish council and Paul Reed": where the body behind "of" ends, if a person is named next.
fn behind_body(analysis: &Analysis, of: u32) -> Option<u32> {
    // The groups of the sentence stand in no index yet.
    let groups = |at: u32| analysis.groups.iter().filter(move |group| group.units.start == at);
    let body = groups(of + 1).filter(|group| group.members.is_empty() && group.classes.meets(ClassSet::ORG));
    let end =
        body.filter(|group| !group.classes.meets(ClassSet::PERSON)).map(|group| group.units.end).max()?;
    let and = matches!(analysis.folded(end), "and" | "&");
    (and && groups(end + 1).any(is_named_person)).then_some(end)
}

/// The longest list that begins with the first group.
fn list_from(analysis: &Analysis, groups: &[GroupId], span: UnitSpan) -> SmallVec<[GroupId; 4]> {
    let mut members: SmallVec<[GroupId; 4]> = SmallVec::new();
    members.push(groups[0]);
    let mut pending = 0;
    let mut closed = false;
    // How many members stood in a list that was closed and goes on.
    let mut sure = 1;
    let mut at = 0;
    while at + 1 < groups.len() {
        let left = analysis.group(groups[at]);
        // "Ann Lee and Leeds mayor and party chair Carl Voss": the title is that of whom the next one names.
        let titled = groups.get(at + 2).is_some_and(|&next| {
            let (title, next) = (analysis.group(groups[at + 1]), analysis.group(next));
            title.title.is_some()
                && is_double_title(analysis, title, next)
                && matches!(joint(analysis, title, next), Some(Joint::And))
        });
        let next = if titled { at + 2 } else { at + 1 };
        let right = analysis.group(groups[next]);
        if !can_join(left, right) {
            break;
        }
        let Some(joint) = joint(analysis, left, analysis.group(groups[at + 1])) else { break };
        if members.len() == 1 && matches!(joint, Joint::Comma) && is_source_told_first(analysis, left, span) {
            break;
        }
        if is_double_title(analysis, left, right)
            || parts_clause(left, &joint)
            || describes(analysis, left, right, &joint)
            || names_next_pair(analysis, left, right)
            || has_backers_of_its_own(analysis, left, right)
            || does_the_same_next(analysis, left, right)
            || goes_on_with_field(analysis, left, right)
            || heads_more_fields(analysis, left, right, &joint)
            || shares_noun(analysis, left, right, &joint)
            || begins_next_clause(analysis, left, right)
            || speaks_on(analysis, left, right, &joint)
            || subclauses::acts_behind_pronoun(analysis, left, right, span)
            || matches!(joint, Joint::And) && subclauses::takes_own_stand(analysis, left, right, span)
            || members.len() == 1
                && (counts_next_clause(analysis, left, right, &joint)
                    || harms_others_next(analysis, left, right)
                    || acts_in_next_clause(analysis, left, right, &joint, &groups[next + 1..]))
        {
            break;
        }
        members.push(groups[next]);
        at = next;
        match joint {
            Joint::Comma => pending += 1,
            Joint::And | Joint::CommaAnd => {
                pending = 0;
                // "A and B and C" is rare; a list ends with its conjunction.
                if sure > 1 || !titles_a_list(analysis, analysis.group(groups[next])) {
                    closed = true;
                    break;
                }
                sure = members.len();
            }
        }
    }
    if !closed && !open_list_stands(analysis, &members, pending, span) {
        members.truncate(sure);
    }
    if subclauses::ends_at_first(analysis, &members, span)
        || subclauses::opens_tag(analysis, &members, span)
        || are_those_counted(analysis, &members)
    {
        members.truncate(1);
    }
    members
}

/// "Three unions, the Pilots Guild, the Bakers Guild and the HPU, backed it": a first member that counts the rest, who are
/// told by their names. Behind a verb, "backed by three unions, the HPU, the BG and the CC", each is what the verb takes.
fn are_those_counted(analysis: &Analysis, members: &[GroupId]) -> bool {
    let [first, names @ .., last] = members else { return false };
    let end = analysis.group(*last).units.end;
    let acts = matches!(analysis.tag(end), Tag::Comma | Tag::Dash)
        && matches!(analysis.tag(end + 1), Tag::Verb | Tag::Aux | Tag::Modal);
    acts && !names.is_empty() && counts(analysis, analysis.group(*first), &members[1..])
}

/// Whether a group without a name is a count of just the groups behind it, two or more, which all have names: "three
/// parties", "Labour", "the Greens", "the Liberals".
pub(crate) fn counts(analysis: &Analysis, counted: &NounGroup, names: &[GroupId]) -> bool {
    let count = counted.number.and_then(|number| analysis.numbers[number as usize].value);
    let named = |&id: &GroupId| {
        let group = analysis.group(id);
        group.name.is_some() || group.definite && analysis.unit(group.head).is_capitalised()
    };
    names.len() > 1 && counted.name.is_none() && count == Some(names.len() as f64) && names.iter().all(named)
}

/// "According to the U.N., China and Russia abstained": who tells it is none of those who do it.
fn is_source_told_first(analysis: &Analysis, group: &NounGroup, span: UnitSpan) -> bool {
    group.units.start == span.start + 2
        && analysis.folded(span.start) == "according"
        && analysis.folded(span.start + 1) == "to"
}

/// "Voss and councillors Ann Lee, Carl Hale and Mary Holm", "Voss and councillors Ann Lee and Carl Hale": whether a title of several stands before a name, whose list has yet
/// to be told.
fn titles_a_list(analysis: &Analysis, group: &NounGroup) -> bool {
    let Some(name) = group.name.filter(|_| is_named_person(group)) else { return false };
    let name = analysis.names[name as usize].units;
    let titled = name.start > group.units.start && analysis.tag(name.start - 1) == Tag::Noun;
    titled
        && group.units.end == name.end
        && analysis.folded(name.start - 1).ends_with('s')
        && matches!(analysis.folded(name.end), "," | "and")
}

/// "Oslo favouring Ann Lee and Lund favouring Carl Voss": the object of one deed and the doer of the next.
fn does_the_same_next(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let doing = |at: u32| {
        (at as usize) < analysis.units.len()
            && analysis.tag(at) == Tag::Verb
            && analysis.folded(at).ends_with("ing")
    };
    let end = right.units.end + u32::from(analysis.tag(right.units.end) == Tag::Adv);
    left.units.start > 0 && doing(left.units.start - 1) && doing(end)
}

/// "Ann Lee, backed by 27 MPs, and Carl Voss, backed by 43", "by 27 MPs and Carl Voss by 43": whom others back is none of the
/// first one's backers.
fn has_backers_of_its_own(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let agent = left.units.start > 0 && word(left.units.start - 1) == "by";
    let end = right.units.end;
    let done = u32::from(word(end) == ",") + 1;
    let participle = matches!(
        word(end + done - 1),
        "backed"
            | "supported"
            | "endorsed"
            | "nominated"
            | "proposed"
            | "seconded"
            | "opposed"
            | "favoured"
            | "favored"
    );
    agent && (word(end) == "by" || participle && word(end + done) == "by")
}

/// "Former prosecutor and Mayor Carl Voss", "Leeds mayor and party chair Carl Voss" is one man.
fn is_double_title(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let titled = right.name.is_some_and(|name| right.units.start < analysis.names[name as usize].units.start);
    let title = left.title.is_some() && titled && !left.classes.meets(ClassSet::PERSON);
    let opens = match analysis.tag(left.units.start) {
        Tag::Noun | Tag::Adj => true,
        Tag::Name | Tag::Demonym => title,
        // "his old friend and colleague Carl Voss"
        Tag::Possessive => matches!(analysis.tag(right.units.start), Tag::Noun | Tag::Adj),
        _ => false,
    };
    left.classes.meets(ClassSet::ANONYMOUS.union(ClassSet::OFFICE))
        && (left.name.is_none() || title)
        && !left.plural
        && !left.definite
        && opens
        && right.name.is_some()
        && right.classes.meets(ClassSet::PERSON)
}

/// "Carl Voss, a pilot", "Carl Voss, the guild's treasurer", "a pilot and former mayor": the second tells who the first is.
fn describes(analysis: &Analysis, left: &NounGroup, right: &NounGroup, joint: &Joint) -> bool {
    let one = |group: &NounGroup| group.name.is_none() && !group.plural && group.members.is_empty();
    let opens = |group: &NounGroup, words: &[&str]| words.contains(&analysis.folded(group.units.start));
    match joint {
        Joint::Comma => {
            let person = left.name.is_some() && left.classes.meets(ClassSet::PERSON);
            // "two deputies, Ann Lee and Carl Voss", "two Greens, Ann Lee and Carl Voss": who the two are.
            let opens_with_count = left.number.is_some_and(|number| {
                let number = &analysis.numbers[number as usize];
                // Of more it may be that some of them are picked out.
                let few = number.value.is_some_and(|value| (2.0..=3.0).contains(&value));
                few && number.units.start == left.units.start && left.plural
            });
            let counted =
                left.number.is_some() && (left.name.is_none() || opens_with_count) && is_named_person(right);
            counted
                || person
                    && (opens(right, &["a", "an"]) && !right.plural || opens(right, &["the"]) && one(right))
        }
        Joint::And => {
            let bare = matches!(analysis.tag(right.units.start), Tag::Noun | Tag::Adj | Tag::Name);
            let of_one = opens(left, &["a", "an"]) && !left.plural && one(right);
            bare && (of_one || is_former_and_more(analysis, left, right))
        }
        Joint::CommaAnd => false,
    }
}

/// "the former watchdog and attorney general": one article and one "former" before two words for what one person was.
fn is_former_and_more(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let unnamed = |group: &NounGroup| {
        let office = |index: u32| analysis.names[index as usize].kind == NameKind::Office;
        let somebody = group.classes.meets(ClassSet::ANONYMOUS.union(ClassSet::OFFICE));
        somebody && !group.plural && group.members.is_empty() && group.name.is_none_or(office)
    };
    let former =
        matches!(analysis.folded(left.units.start + 1), "former" | "ex" | "retired" | "onetime" | "longtime");
    // "Voss, the former governor and former mayor,": behind a comma both are told of him.
    let object = left.units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Verb);
    object && left.definite && former && unnamed(left) && unnamed(right)
}

/// "named Ann Lee as finance minister and Carl Voss as health minister": an office, and who gets the next one.
fn names_next_pair(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let office = left.classes.meets(ClassSet::OFFICE) && !is_named_person(left);
    let led = left.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == "as");
    office && !left.plural && is_named_person(right) && (led || is_given_office(analysis, right))
}

/// "Minister of Energy and Resources": a capitalised word in no lexicon behind a title and "and" is what else the minister
/// is in charge of.
fn goes_on_with_field(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let of_field = left.title.is_some()
        && (left.units.start..left.units.end)
            .any(|at| matches!(analysis.folded(at), "minister" | "secretary"));
    let unknown = right.name.is_some_and(|index| {
        let name = analysis.names[index as usize];
        name.kind == NameKind::Unknown && name.entry.is_none()
    });
    of_field
        && !is_named_person(left)
        && unknown
        && right.title.is_none()
        && !right.classes.meets(ClassSet::PERSON)
}

/// "Minister of Health and Local Government Ann Lee": capitalised words between "and" and a name, which are no office, are what
/// else the minister is in charge of.
fn heads_more_fields(analysis: &Analysis, left: &NounGroup, right: &NounGroup, joint: &Joint) -> bool {
    let fields = || {
        let mut words = (left.units.start..left.units.end).map(|at| analysis.folded(at));
        words.by_ref().any(|word| matches!(word, "minister" | "secretary"))
            && words.any(|word| matches!(word, "of" | "for"))
    };
    let name =
        right.name.filter(|_| is_named_person(right)).map(|index| analysis.names[index as usize].units);
    let more = name.is_some_and(|name| {
        name.start > right.units.start
            && (right.units.start..name.start).all(|at| analysis.unit(at).is_capitalised())
    });
    matches!(joint, Joint::And)
        && more
        && right.title.is_none()
        && left.title.is_some()
        && !left.plural
        && !is_named_person(left)
        && fields()
}

/// "Labour and Green councillors": whether the noun behind the second name is that of the first too, which is then no party
/// that acts.
fn shares_noun(analysis: &Analysis, left: &NounGroup, right: &NounGroup, joint: &Joint) -> bool {
    let sitting = |word: &str| {
        matches!(
            word,
            "councillors"
                | "councilors"
                | "mps"
                | "msps"
                | "meps"
                | "tds"
                | "senators"
                | "lawmakers"
                | "legislators"
                | "members"
                | "voters"
                | "politicians"
                | "backbenchers"
        )
    };
    let bare =
        left.name.is_some() && !left.definite && left.units.len() == 1 && left.classes.meets(ClassSet::ORG);
    let named = right.modifiers.first().is_some_and(|&name| {
        let name = analysis.names[name as usize].units;
        name.start == right.units.start && name.end == right.head
    });
    matches!(joint, Joint::And) && bare && named && sitting(analysis.folded(right.head))
}

/// "named Ann Lee finance minister, Carl Voss health minister": whether an office stands right behind a name.
fn is_given_office(analysis: &Analysis, person: &NounGroup) -> bool {
    let mut behind = analysis.groups_starting(person.units.end).map(|id| analysis.group(id));
    behind.any(|group| group.title.is_some() && !group.classes.meets(ClassSet::PERSON))
}

/// "she is the choice of the Baltic countries, and we back her", "has the support of Norway and she will win": a pronoun that
/// acts in a clause of its own.
fn speaks_on(analysis: &Analysis, left: &NounGroup, right: &NounGroup, joint: &Joint) -> bool {
    let acts = right.classes.meets(ClassSet::PRONOUN)
        && matches!(analysis.folded(right.head), "i" | "we" | "he" | "she" | "they" | "it");
    match joint {
        Joint::CommaAnd => acts,
        // "Ann Lee and I support it" act together.
        Joint::And => {
            let before = left.units.start.checked_sub(1).map(|at| analysis.tag(at));
            let verb = matches!(analysis.tag(right.units.end), Tag::Verb | Tag::Aux | Tag::Modal);
            acts && verb && matches!(before, Some(Tag::Verb | Tag::Aux | Tag::Prep))
        }
        Joint::Comma => false,
    }
}

/// "Ann Lee became finance minister and Carl Voss was named ambassador": an office that somebody is given, and
/// the subject of the next clause.
fn begins_next_clause(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    const GIVEN: [&str; 11] = [
        "became",
        "become",
        "becomes",
        "named",
        "appointed",
        "elected",
        "reelected",
        "reappointed",
        "is",
        "was",
        "remains",
    ];
    let office = left.classes.meets(ClassSet::OFFICE) && !is_named_person(left);
    let given = left.units.start.checked_sub(1).is_some_and(|at| GIVEN.contains(&analysis.folded(at)));
    let next = right.units.end;
    let verb = matches!(analysis.tag(next), Tag::Verb | Tag::Aux | Tag::Modal);
    let goes_on = verb || !left.definite && analysis.folded(next) == ",";
    office && given && is_named_person(right) && goes_on
}

/// "swam ashore at Ibsholm, and 20 people were missing", "were among the dead, and 20 people were hurt": a place or those
/// harmed behind the preposition, and those counted who are the
/// subject of the next clause.
fn counts_next_clause(analysis: &Analysis, left: &NounGroup, right: &NounGroup, joint: &Joint) -> bool {
    let phrase = left.units.start.checked_sub(1).is_some_and(|at| analysis.tag(at) == Tag::Prep);
    let verb = matches!(analysis.tag(right.units.end), Tag::Verb | Tag::Aux | Tag::Modal);
    let counted = right.number.is_some() && right.name.is_none();
    let harmed =
        matches!(analysis.folded(left.head), "dead" | "deceased" | "injured" | "missing" | "wounded");
    matches!(joint, Joint::CommaAnd)
        && (left.name.is_some() || harmed)
        && left.number.is_none()
        && phrase
        && counted
        && verb
}

/// "killed 19 children and six adults were injured": who was harmed, and who was harmed in another way.
fn harms_others_next(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> bool {
    let harmed = left.units.start.checked_sub(1).is_some_and(|at| {
        matches!(analysis.folded(at), "killed" | "killing" | "injured" | "injuring" | "wounded" | "wounding")
    });
    let next = matches!(analysis.tag(right.units.end), Tag::Aux | Tag::Modal);
    harmed && left.number.is_some() && right.number.is_some() && next
}

/// "opposes the plan, and the number of members rose": what a verb takes, and the subject of the next clause with its phrases,
/// whose groups are among those `behind`.
fn acts_in_next_clause(
    analysis: &Analysis,
    left: &NounGroup,
    right: &NounGroup,
    joint: &Joint,
    behind: &[GroupId],
) -> bool {
    const PHRASES: usize = 3;
    if !matches!(joint, Joint::CommaAnd) {
        return false;
    }
    let before = left.units.start.checked_sub(1);
    // "voted initially for Jan Moor, and Carl Voss chose": with a preposition
    let led = before.filter(|&at| analysis.tag(at) == Tag::Prep);
    let adverbs = |at: &u32| analysis.tag(*at) == Tag::Adv;
    let by_way = led.and_then(|led| (0..led).rev().find(|at| !adverbs(at)));
    // "is that person, and I am proud"
    let taken = before.is_some_and(|at| matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::That))
        || by_way.is_some_and(|at| analysis.tag(at) == Tag::Verb);
    if !taken {
        return false;
    }
    let behind_phrase = |end: &u32| {
        let mut phrases = behind.iter().map(|&id| analysis.group(id).units);
        let within = phrases.find(|units| units.start == *end + 1 && analysis.tag(*end) == Tag::Prep)?;
        Some(within.end)
    };
    let ends = std::iter::successors(Some(right.units.end), behind_phrase).take(PHRASES);
    let verb = behind_apposition(analysis, right, ends.last().unwrap_or(right.units.end));
    // "the tax, and the cuts backed by Norway"
    matches!(analysis.tag(verb), Tag::Verb | Tag::Aux | Tag::Modal) && analysis.folded(verb + 1) != "by"
        || acts_behind_aside(analysis, right.units.end)
}

/// "backs Moor, and Malta, said Ann Lee, will too": whether behind a subject that ends at a unit an aside between two commas
/// parts it from its verb.
fn acts_behind_aside(analysis: &Analysis, end: u32) -> bool {
    const LONGEST: u32 = 12;
    let last = analysis.units.len() as u32;
    if analysis.tag(end) != Tag::Comma {
        return false;
    }
    let mut within = (end + 1..last.saturating_sub(1).min(end + LONGEST))
        .take_while(|&at| !matches!(analysis.folded(at), "." | ";" | ":" | "and" | "or"));
    let Some(closes) = within.find(|&at| analysis.tag(at) == Tag::Comma) else { return false };
    // "and Malta, too, said Ann Lee" goes on with no verb of its own.
    let tag = matches!(analysis.folded(closes + 1), "said" | "says" | "added" | "told" | "according");
    matches!(analysis.tag(closes + 1), Tag::Verb | Tag::Aux | Tag::Modal) && !tag
}

/// "backs Moor, and the minister, Ann Lee, said": the unit behind the name between two commas, be the name part of the group
/// on the right or behind it, else `end`.
fn behind_apposition(analysis: &Analysis, right: &NounGroup, end: u32) -> u32 {
    if analysis.tag(end) != Tag::Comma {
        return end;
    }
    let inner = right.name.is_some_and(|name| {
        analysis.names[name as usize]
            .units
            .start
            .checked_sub(1)
            .is_some_and(|at| at > right.units.start && analysis.tag(at) == Tag::Comma)
    });
    if inner && right.units.end == end {
        return end + 1;
    }
    let mut names = analysis.groups_starting(end + 1).map(|id| analysis.group(id));
    let closed = names.find(|group| is_named_person(group) && analysis.tag(group.units.end) == Tag::Comma);
    closed.map_or(end, |name| name.units.end + 1)
}

/// "Hungary, which rejects him, and Slovakia": behind a pronoun the comma ends a clause.
fn parts_clause(left: &NounGroup, joint: &Joint) -> bool {
    left.classes.meets(ClassSet::PRONOUN) && matches!(joint, Joint::CommaAnd | Joint::Comma)
}

enum Joint {
    Comma,
    CommaAnd,
    And,
}

/// What stands between two neighbouring groups, if it is what joins a list.
fn joint(analysis: &Analysis, left: &NounGroup, right: &NounGroup) -> Option<Joint> {
    /// How many units the longest of them has.
    const LONGEST: usize = 4;
    let between = behind_tag(analysis, left)..right.units.start;
    if between.is_empty() || between.len() > LONGEST {
        return None;
    }
    // Between most neighbours stands something else.
    if !matches!(analysis.folded(between.start), "," | "and" | "or" | "&" | "as") {
        return None;
    }
    let words: SmallVec<[&str; LONGEST]> = between.map(|at| analysis.folded(at)).collect();
    match words.as_slice() {
        [","] => Some(Joint::Comma),
        [",", "and"] | [",", "or"] | [",", "and", "even"] | [",", "as", "well", "as"] => {
            Some(Joint::CommaAnd)
        }
        ["and"] | ["or"] | ["&"] | ["and", "also" | "even"] => Some(Joint::And),
        ["as", "well", "as"] => Some(Joint::And),
        // "backed by Spain and by Malta"
        ["and", again @ ("of" | "by" | "from")] => {
            let led = left.units.start.checked_sub(1).is_some_and(|at| analysis.folded(at) == *again);
            (led && right.name.is_some()).then_some(Joint::And)
        }
        _ => None,
    }
}

/// Members are of like kind: whoever can act goes with whoever can act.
fn can_join(left: &NounGroup, right: &NounGroup) -> bool {
    let plain = |group: &NounGroup| group.classes.meets(ClassSet::THING);
    if plain(left) || plain(right) {
        return plain(left) && plain(right);
    }
    let apposition = left.classes.meets(ClassSet::PERSON)
        && right.title.is_some()
        && !right.classes.meets(ClassSet::PERSON);
    left.classes.meets(ClassSet::SPEAKER) && right.classes.meets(ClassSet::SPEAKER) && !apposition
}

/// A list without "and" stands in headlines: three members or more, or two before a verb at the start; and in brackets, of
/// countries.
fn open_list_stands(analysis: &Analysis, members: &[GroupId], commas: usize, span: UnitSpan) -> bool {
    let Some((&first, &last)) = members.first().zip(members.last()) else { return false };
    let names = members.iter().all(|&id| analysis.group(id).name.is_some());
    let verb_next = analysis.tag(analysis.group(last).units.end) == Tag::Verb;
    let at_start = analysis.group(first).units.start == span.start;
    // "6 against (Israel, Nauru, Palau)"; but "(Paris, Texas)" is one place
    let (from, to) = (analysis.group(first).units.start, analysis.group(last).units.end);
    let country = |&id: &GroupId| analysis.group(id).classes.meets(ClassSet::COUNTRY);
    let bracketed = from > span.start
        && analysis.folded(from - 1) == "("
        && to < span.end
        && analysis.folded(to) == ")"
        && members.iter().all(country);
    names
        && commas >= 1
        && (bracketed || at_start && verb_next && !analysis.group(last).classes.meets(ClassSet::OFFICE))
}

/// Adds the group of a list.
pub(crate) fn push_list(analysis: &mut Analysis, members: SmallVec<[GroupId; 4]>) {
    let (first, last) =
        (analysis.group(members[0]).clone(), analysis.group(*members.last().expect("a list has members")));
    let mut list = first.clone();
    list.units = Span::new(first.units.start, last.units.end);
    list.head = last.head;
    list.plural = true;
    list.title = None;
    list.number = None;
    list.classes = members.iter().fold(ClassSet::default(), |set, &id| set.union(analysis.group(id).classes));
    list.classes = ClassSet(list.classes.0 & !ClassSet::QUANTITY.0);
    // "Ann Lee, the trade minister, and Carl Voss": a title and a name are no two offices.
    let all_offices = members.iter().all(|&id| analysis.group(id).classes.meets(ClassSet::OFFICE));
    if !all_offices && list.classes.meets(ClassSet::PERSON) {
        list.classes = ClassSet(list.classes.0 & !ClassSet::OFFICE.0);
    }
    list.members = members;
    analysis.groups.push(list);
}

mod heads;
mod subclauses;
#[cfg(test)]
mod tests;
