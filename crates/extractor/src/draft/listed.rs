//! Lists of who gets which office: "named Ann Lee as finance minister, Carl Voss as health minister and Eva Moor as trade
//! minister". Each pair behind the first becomes a match of the same rule, and so does each office behind the first of those
//! that one person gets: "became finance minister and deputy premier".

use claimwire_rules::ClassSet;
use claimwire_rules::program::VerbForm;

use super::*;
use crate::nouns::NounGroup;

/// The match again for each person and office that go on behind it without a verb of their own.
pub(super) fn pairs(
    analysis: &Analysis,
    claim_type: &ClaimType,
    rule: &Rule,
    found: &Match,
    sentence: UnitSpan,
) -> Vec<Match> {
    let mut pairs = other_offices(analysis, claim_type, rule, found);
    if claim_type.name != "office" || found.verbs.is_empty() && !rule.id.ends_with("-with") {
        return pairs;
    }
    let Some((person, office)) = bound(rule, found, "person").zip(bound(rule, found, "office")) else {
        return pairs;
    };
    let (Binding::Group(first), Binding::Group(second)) = (found.slots[person].1, found.slots[office].1)
    else {
        return pairs;
    };
    let second = offices::first_of_pair(analysis, second);
    // "Malta's new minister is Ann Lee, and Carl Voss": the office stands first.
    if analysis.group(first).units.start >= analysis.group(second).units.start {
        return pairs;
    }
    let mut at = analysis.group(second).units.end;
    while let Some((whom, what)) = pair(analysis, at, sentence) {
        let mut again = found.clone();
        again.slots[person].1 = Binding::Group(whom);
        again.slots[office].1 = Binding::Group(what);
        at = analysis.group(what).units.end;
        again.units = Span::new(found.units.start, at);
        pairs.push(again);
    }
    pairs
}

/// How far before its end a name with its title begins at most.
const FAR_NAME: u32 = 60;

/// Whether a title between two names is told of the other one than a match says: "Ann Lee, shadow health minister, Carl Voss, the
/// whip, and others", "made shadow health minister, Carl Voss said", "the mayor, Ann Lee, the whip, Carl Voss, and others".
pub(super) fn names_another(analysis: &Analysis, claim_type: &ClaimType, rule: &Rule, found: &Match) -> bool {
    let slots = bound(rule, found, "person").zip(bound(rule, found, "office"));
    let Some((person, office)) = slots.filter(|_| claim_type.name == "office") else { return false };
    let (Binding::Group(person), Binding::Group(office)) = (found.slots[person].1, found.slots[office].1)
    else {
        return false;
    };
    let (person, title) = (analysis.group(person), analysis.group(office));
    // "“… the post of secretary-general,” Ann Lee, a judge, said": the words quoted are of somebody else.
    if (title.units.end..person.units.start).any(|at| analysis.tag(at) == crate::tags::Tag::Quote) {
        return true;
    }
    if is_behind_comma(analysis, person.units.end, title.units.start) {
        // With what it is of, where it goes on: "the governor of the Bank".
        let whole = analysis.groups_starting(title.units.start).filter(|&id| offices::is_title(analysis, id));
        let end = whole.map(|id| analysis.group(id).units.end).max();
        if end.is_some_and(|end| acts_behind(analysis, end)) {
            return true;
        }
        return end.is_some_and(|end| is_of_name_behind(analysis, person, end));
    }
    is_behind_comma(analysis, title.units.end, person.units.start)
        && is_of_name_before(analysis, title, person)
}

/// "beat President Lee, a deputy minister in his cabinet resigned": whether the title with its complements is who does something
/// next, no comma between.
fn acts_behind(analysis: &Analysis, end: u32) -> bool {
    let whole =
        crate::phrases::with_complements(analysis, UnitSpan::new(end - 1, end), analysis.units.len() as u32)
            .end;
    let led = whole > end;
    let verb = analysis.verb_from.get(whole as usize).copied().flatten().map(|id| analysis.verb(id));
    led && verb.is_some_and(|verb| {
        verb.form == VerbForm::Finite
            && verb.subject.is_some_and(|id| {
                analysis.group(id).units.end <= whole && analysis.group(id).units.start + 1 >= end - 1
            })
    })
}

/// Whether a comma and nothing else stands between two units.
fn is_behind_comma(analysis: &Analysis, end: u32, start: u32) -> bool {
    analysis.folded(end) == "," && start == end + 1
}

/// Whether a title before a name and its comma is told of somebody before: as a bare title, or where the name has a title of
/// its own behind.
fn is_of_name_before(analysis: &Analysis, title: &NounGroup, person: &NounGroup) -> bool {
    let titled = follows(analysis, person.units.end, |id| offices::is_title(analysis, id)).is_some();
    let Some(before) = title.units.start.checked_sub(1).filter(|_| !title.definite || titled) else {
        return false;
    };
    let given = matches!(
        analysis.folded(before),
        "handed" | "named" | "appointed" | "becoming" | "became" | "made" | "elected" | "given"
    );
    given || title.possessor.is_none() && ends_at_comma(analysis, before, |id| is_named(analysis, id))
}

/// Whether a title behind a name, to its end, is that of the next name, since the one before has a title in front.
fn is_of_name_behind(analysis: &Analysis, person: &NounGroup, end: u32) -> bool {
    let before = person.units.start.checked_sub(1);
    let titled = person.title.is_some()
        || before.is_some_and(|before| ends_at_comma(analysis, before, |id| offices::is_title(analysis, id)));
    let next = follows(analysis, end, |id| is_named(analysis, id)).filter(|_| titled);
    let own = |next: GroupId| {
        follows(analysis, analysis.group(next).units.end, |id| offices::is_title(analysis, id)).is_some()
    };
    next.is_some_and(|next| !own(next))
}

fn is_named(analysis: &Analysis, id: GroupId) -> bool {
    let group = analysis.group(id);
    group.name.is_some() && group.members.is_empty() && group.classes.meets(ClassSet::PERSON)
}

/// The group of a kind that begins behind a comma at a unit.
fn follows(analysis: &Analysis, at: u32, kind: impl Fn(GroupId) -> bool) -> Option<GroupId> {
    let comma = (at as usize) < analysis.units.len() && analysis.folded(at) == ",";
    comma.then(|| analysis.groups_starting(at + 1).find(|&id| kind(id))).flatten()
}

/// Whether a comma at a unit ends a group of a kind.
fn ends_at_comma(analysis: &Analysis, comma: u32, kind: impl Fn(GroupId) -> bool) -> bool {
    let near = |id: &GroupId| analysis.group(*id).units.end == comma && kind(*id);
    analysis.tag(comma) == crate::tags::Tag::Comma
        && (comma.saturating_sub(FAR_NAME)..comma).any(|at| analysis.groups_starting(at).any(|id| near(&id)))
}

/// "Seven Greens and four Liberals backed the bill": the match for each group that is counted by itself.
pub(super) fn counted(analysis: &Analysis, claim_type: &ClaimType, rule: &Rule, found: &Match) -> Vec<Match> {
    let value = bound(rule, found, "value").filter(|_| claim_type.name == "tally");
    let Some((value, Binding::Group(list))) = value.map(|value| (value, found.slots[value].1)) else {
        return Vec::new();
    };
    let members = &analysis.group(list).members;
    if members.iter().any(|&member| analysis.group(member).number.is_none()) {
        return Vec::new();
    }
    with_each(found, value, members)
}

/// The match again for each group, bound to one of its slots.
fn with_each(found: &Match, slot: usize, groups: &[GroupId]) -> Vec<Match> {
    let again = |&group: &GroupId| {
        let mut again = found.clone();
        again.slots[slot].1 = Binding::Group(group);
        again
    };
    groups.iter().map(again).collect()
}

/// The match again for each office behind the first that the same person holds.
fn other_offices(analysis: &Analysis, claim_type: &ClaimType, rule: &Rule, found: &Match) -> Vec<Match> {
    let office = bound(rule, found, "office").filter(|_| claim_type.name == "office");
    let Some((office, Binding::Group(list))) = office.map(|office| (office, found.slots[office].1)) else {
        return Vec::new();
    };
    with_each(found, office, offices::others_of_list(analysis, list))
}

/// Which of the match's bindings fills a slot.
pub(super) fn bound(rule: &Rule, found: &Match, name: &str) -> Option<usize> {
    found.slots.iter().position(|(slot, _)| {
        rule.program.slots.get(slot.0 as usize).is_some_and(|bound| bound.as_str() == name)
    })
}

/// The person and the office that go on a list at a unit: ", Carl Voss as health minister", "and Carl Voss health minister".
fn pair(analysis: &Analysis, at: u32, sentence: UnitSpan) -> Option<(GroupId, GroupId)> {
    let parts = |at: u32| matches!(analysis.folded(at), "," | ";" | "and" | "while");
    let start = (at..sentence.end).find(|&at| !parts(at)).filter(|&start| start > at)?;
    let whom = analysis.groups_starting(start).find(|&id| is_named(analysis, id))?;
    let mut behind = analysis.group(whom).units.end;
    if analysis.folded(behind) == "as" {
        behind += 1;
    }
    if matches!(analysis.folded(behind), "the" | "its" | "his" | "her" | "their")
        && analysis.groups_starting(behind).next().is_none()
    {
        behind += 1;
    }
    let office = |&id: &GroupId| offices::is_title(analysis, id) && analysis.group(id).members.is_empty();
    let what = analysis.groups_starting(behind).find(office)?;
    (analysis.group(what).units.end <= sentence.end).then_some((whom, what))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_resigned_next_was_the_president_before_the_comma() {
        let text = "In a blow to President Sam Lee, a deputy minister in his government resigned.";
        let offices = crate::testing::said("office", text, None);
        assert!(offices.iter().all(|office| !office.contains("minister")), "{offices:?}");
    }

    #[test]
    fn some_of_a_party_were_all_who_sit() {
        let claims = crate::testing::claims_of("Four Harbour Liberal senators voted against the bill.", None);
        let units: Vec<_> = claims.iter().filter_map(|claim| claim.quantity.unit.clone()).collect();
        assert_eq!(units, ["harbour liberal senators"]);
    }

    #[test]
    fn the_second_of_two_offices_held_before_was_held_now() {
        let told = crate::testing::claims_of(
            "Anna Berg, the former deputy prime minister and finance minister of Canada, spoke.",
            None,
        );
        let offices: Vec<_> = told.iter().filter(|claim| claim.claim_type == "office").collect();
        let former = |claim: &&&claimwire_record::Claim| claim.text.contains("former");
        assert_eq!((offices.len(), offices.iter().filter(former).count()), (2, 2), "{offices:#?}");
    }

    #[test]
    fn whoever_is_quoted_on_an_office_held_it() {
        let text =
            "Ann Lee spoke. “I want the post of NATO secretary-general,” Lee, whose term ends in May, said.";
        assert!(said("office", text, None).iter().all(|told| !told.contains("NATO")));
    }

    #[test]
    fn a_name_with_a_title_of_its_own_did_not_hold_that_of_the_name_before() {
        let text = "Anna Berg, the Maltese trade minister, Paul Reed, the governor of the Bank of England, and Carl \
                    Voss, the Norwegian prime minister, all pulled out.";
        let told = said("office", text, None);
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(!told.contains(&"Paul Reed is trade minister of Malta".to_owned()), "{told:?}");
        let text = "The trade minister of Malta, Anna Berg, the governor of the Bank of England, Paul Reed, and Carl Voss met.";
        assert_eq!(
            said("office", text, None),
            ["Anna Berg is trade minister of Malta", "Paul Reed is governor of Bank of England"]
        );
    }

    #[test]
    fn lists_of_offices_name_everybody_in_them() {
        let named = "Malta's premier named Anna Berg as finance minister, Paul Reed as health minister and \
                     Carla Voss as trade minister.";
        assert_eq!(
            said("office", named, None),
            [
                "Anna Berg is finance minister of Malta",
                "Paul Reed is health minister of Malta",
                "Carla Voss is trade minister of Malta"
            ]
        );
        let bare = "In Malta, Anna Berg was made finance minister, Paul Reed health minister and Carla Voss \
                    trade minister.";
        assert_eq!(said("office", bare, None).len(), 3);
    }

    #[test]
    fn whoever_is_only_named_behind_an_office_does_not_get_one() {
        for text in [
            "Malta's premier named Anna Berg as finance minister, Paul Reed said.",
            "Malta's premier named Anna Berg as finance minister and Paul Reed as a witness.",
            "Malta's premier named Anna Berg as finance minister, and Paul Reed, the judge, left.",
        ] {
            assert_eq!(said("office", text, None), ["Anna Berg is finance minister of Malta"], "{text}");
        }
    }

    #[test]
    fn two_offices_of_one_person_were_lost() {
        for text in [
            "In Malta, Anna Berg became finance minister and deputy prime minister.",
            "In Malta, Anna Berg was sworn in as finance minister and deputy prime minister.",
        ] {
            assert_eq!(
                said("office", text, None),
                ["Anna Berg is finance minister of Malta", "Anna Berg is deputy prime minister of Malta"],
                "{text}"
            );
        }
    }

    #[test]
    fn the_office_of_whoever_was_named_before_went_to_the_next_one() {
        let text =
            "In Malta, Anna Berg, shadow health minister, Paul Reed, a friend, and Carla Voss all quit.";
        assert_eq!(said("office", text, None), ["Anna Berg is shadow health minister of Malta"]);
        let text = "In Malta, Anna Berg being handed shadow health secretary, Paul Reed, a friend, said no.";
        assert!(!said("office", text, None).iter().any(|said| said.starts_with("Paul Reed")));
    }

    #[test]
    fn groups_counted_one_by_one_were_no_tally() {
        let text = "Just seven Liberals and four Nationals voted in favour of the bill.";
        assert_eq!(said("tally", text, None).len(), 2);
    }
}
