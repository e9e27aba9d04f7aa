//! Lists of who gets which office: "named Ann Lee as finance minister, Carl Voss as health minister and Eva Moor as trade
//! minister". Each pair behind the first becomes a match of the same rule.

use claimwire_rules::ClassSet;

use super::*;

/// The match again for each person and office that go on behind it without a verb of their own.
pub(super) fn pairs(
    analysis: &Analysis,
    claim_type: &ClaimType,
    rule: &Rule,
    found: &Match,
    sentence: UnitSpan,
) -> Vec<Match> {
    let mut pairs = Vec::new();
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

/// Which of the match's bindings fills a slot.
fn bound(rule: &Rule, found: &Match, name: &str) -> Option<usize> {
    found.slots.iter().position(|(slot, _)| {
        rule.program.slots.get(slot.0 as usize).is_some_and(|bound| bound.as_str() == name)
    })
}

/// The person and the office that go on a list at a unit: ", Carl Voss as health minister", "and Carl Voss health minister".
fn pair(analysis: &Analysis, at: u32, sentence: UnitSpan) -> Option<(GroupId, GroupId)> {
    let parts = |at: u32| matches!(analysis.folded(at), "," | ";" | "and" | "while");
    let start = (at..sentence.end).find(|&at| !parts(at)).filter(|&start| start > at)?;
    let named = |&id: &GroupId| {
        let group = analysis.group(id);
        group.name.is_some() && group.members.is_empty() && group.classes.meets(ClassSet::PERSON)
    };
    let whom = analysis.groups_starting(start).find(named)?;
    let mut behind = analysis.group(whom).units.end;
    if analysis.folded(behind) == "as" {
        behind += 1;
    }
    if matches!(analysis.folded(behind), "the" | "its" | "his" | "her" | "their")
        && analysis.groups_starting(behind).next().is_none()
    {
        behind += 1;
    }
    let office = |&id: &GroupId| {
        let group = analysis.group(id);
        group.title.is_some() && group.members.is_empty() && !group.classes.meets(ClassSet::PERSON)
    };
    let what = analysis.groups_starting(behind).find(office)?;
    (analysis.group(what).units.end <= sentence.end).then_some((whom, what))
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

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
}
