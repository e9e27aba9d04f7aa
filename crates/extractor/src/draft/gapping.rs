//! Clauses that leave out the verb of the one before: "Berg won 42 votes, Reed 41 and Voss 37". Each becomes a match of the
//! same rule, with its own subject and its own number.

use claimwire_rules::ClassSet;

use super::*;
use crate::numbers::{NumberKind, NumberMention};

/// So many units may stand between the number and the first clause without a verb: "won 42 votes in the second round, Reed 41".
const LONGEST: u32 = 8;

/// The parts of a match that clauses without a verb put others in place of.
struct Told {
    /// Which of the match's slots holds the subject.
    subject: usize,
    /// Which holds the number.
    number: usize,
    /// Index of the number.
    value: u32,
    /// Who the claim is about.
    group: GroupId,
    /// Whether the number stands first: "3.4% in Norway".
    is_placed: bool,
}

/// The match again for each clause behind it that says no more than whom and how many.
pub(super) fn clauses(
    analysis: &Analysis,
    claim_type: &ClaimType,
    rule: &Rule,
    found: &Match,
    sentence: UnitSpan,
) -> Vec<Match> {
    let Some(told) = told(analysis, claim_type, rule, found) else { return Vec::new() };
    let number = &analysis.numbers[told.value as usize];
    let behind = match told.is_placed {
        true => analysis.group(told.group).units.end,
        false => number.noun.as_ref().map_or(number.units.end, |noun| noun.end.max(number.units.end)),
    };
    let first = (behind..sentence.end.min(behind + LONGEST))
        .take_while(|&at| {
            !matches!(analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Modal | Tag::Quote | Tag::Rel)
        })
        .find(|&at| parts_clauses(analysis, at));
    let mut clauses = Vec::new();
    let mut at = first;
    while let Some(mark) = at {
        let start = (mark..sentence.end).find(|&at| !parts_clauses(analysis, at)).unwrap_or(sentence.end);
        let Some((group, value)) = clause(analysis, &told, start, sentence) else { break };
        let end = match told.is_placed {
            true => analysis.group(group).units.end,
            false => analysis.numbers[value as usize].units.end,
        };
        let mut again = found.clone();
        again.slots[told.subject].1 = Binding::Group(group);
        again.slots[told.number].1 = Binding::Number(value);
        again.units = Span::new(found.units.start, end);
        clauses.push(again);
        at = (end < sentence.end && parts_clauses(analysis, end)).then_some(end);
    }
    clauses
}

/// Subject and number of a match, if they stand on both sides of its verb, or it has none, and nothing but a plain number
/// is told.
fn told(analysis: &Analysis, claim_type: &ClaimType, rule: &Rule, found: &Match) -> Option<Told> {
    let verb = found.verbs.first().map(|&verb| analysis.verb(verb));
    let kind = |slot: SlotIndex| {
        let name = rule.program.slots.get(slot.0 as usize)?;
        // The quantity of a frame is a number of no slot of its own.
        if name == "quantity" {
            return Some(SlotKind::Number);
        }
        claim_type.slot(name).map(|slot| slot.kind)
    };
    if let Some(placed) = placed(analysis, kind, found) {
        return Some(placed);
    }
    let mut numbers =
        found.slots.iter().enumerate().filter(|(_, (slot, _))| kind(*slot) == Some(SlotKind::Number));
    let (number, &(_, binding)) = numbers.next()?;
    let value = match binding {
        Binding::Number(index) => index,
        Binding::Group(id) => analysis.group(id).number?,
        _ => return None,
    };
    // "puts Berg on 49%": whom the number is put beside.
    let beside = |id: GroupId| {
        let end = analysis.group(id).units.end;
        analysis.tag(end) == Tag::Prep && analysis.numbers[value as usize].units.start == end + 1
    };
    let subject = found.slots.iter().position(|&(slot, binding)| {
        kind(slot) == Some(SlotKind::Entity)
            // "followed by Reed with 41": without a verb whoever is named is who is counted for.
            && matches!(binding, Binding::Group(id)
                if verb.is_none_or(|verb| verb.subject == Some(id)) || beside(id))
    })?;
    let Binding::Group(group) = found.slots[subject].1 else { return None };
    let mention = &analysis.numbers[value as usize];
    let behind = verb.map_or(analysis.group(group).units.end, |verb| verb.units.end);
    let plain = numbers.next().is_none() && mention.value.is_some() && mention.against.is_none();
    let named = is_named(analysis, group) && analysis.group(group).members.is_empty();
    let told = Told { subject, number, value, group, is_placed: false };
    (plain && named && mention.units.start >= behind).then_some(told)
}

/// "Inflation was 3.4% in Norway": a number, and behind it where it holds.
fn placed(analysis: &Analysis, kind: impl Fn(SlotIndex) -> Option<SlotKind>, found: &Match) -> Option<Told> {
    let of_kind = |wanted: SlotKind| found.slots.iter().position(|&(slot, _)| kind(slot) == Some(wanted));
    let (subject, number) = (of_kind(SlotKind::Entity)?, of_kind(SlotKind::Number)?);
    let (Binding::Group(group), Binding::Number(value)) = (found.slots[subject].1, found.slots[number].1)
    else {
        return None;
    };
    let end = analysis.numbers[value as usize].units.end;
    let is_placed = place_behind(analysis, end) == Some(group) && found.slots.len() == 2;
    is_placed.then_some(Told { subject, number, value, group, is_placed })
}

/// The place named behind "in" at a unit.
fn place_behind(analysis: &Analysis, at: u32) -> Option<GroupId> {
    let places = ClassSet::COUNTRY.union(ClassSet::REGION).union(ClassSet::PLACE);
    let named = |&id: &GroupId| {
        let group = analysis.group(id);
        group.name.is_some() && group.members.is_empty() && group.classes.meets(places)
    };
    analysis.groups_starting(at + 1).find(named).filter(|_| analysis.folded(at) == "in")
}

/// Whether a unit parts two clauses of one sentence.
fn parts_clauses(analysis: &Analysis, at: u32) -> bool {
    matches!(analysis.folded(at), "," | ";" | "and" | "while")
}

/// Whom and how many the clause without a verb that begins at a unit tells.
fn clause(analysis: &Analysis, told: &Told, start: u32, sentence: UnitSpan) -> Option<(GroupId, u32)> {
    let first = &analysis.numbers[told.value as usize];
    if told.is_placed {
        let value = number_at(analysis, start)?;
        let number = &analysis.numbers[value as usize];
        let group = place_behind(analysis, number.units.end)?;
        let ends = ends_clause(analysis, analysis.group(group).units.end, sentence);
        return (is_alike(analysis, first, number) && ends).then_some((group, value));
    }
    let classes = analysis.group(told.group).classes;
    // "Berg (42%) and Reed (30%)"
    let leads = |at: &u32| analysis.tag(*at) == Tag::Prep || analysis.folded(*at) == "(";
    let lead = first.units.start.checked_sub(1).filter(leads);
    let fits = |id: GroupId| {
        let group = analysis.group(id);
        let bodies = ClassSet::ORG.union(ClassSet::GROUP);
        let alike = group.classes.meets(classes) || classes.meets(bodies) && group.classes.meets(bodies);
        if !is_named(analysis, id) || !group.members.is_empty() || !alike {
            return None;
        }
        // "France 2%" is one group, "Reed 41" a group and its number.
        let led = lead.is_some_and(|lead| {
            group.units.end < sentence.end && analysis.folded(lead) == analysis.folded(group.units.end)
        });
        let from = group.units.end + u32::from(led);
        let value = number_at(analysis, from).or_else(|| number_at_end(analysis, group.units))?;
        let number = &analysis.numbers[value as usize];
        (is_alike(analysis, first, number) && ends_clause(analysis, number.units.end, sentence))
            .then_some((id, value))
    };
    analysis.groups_starting(start).find_map(fits)
}

/// Whether a group has a name, or is a party that no lexicon knows by its plural: "the Liberals nine".
fn is_named(analysis: &Analysis, id: GroupId) -> bool {
    let group = analysis.group(id);
    group.name.is_some() || group.definite && analysis.unit(group.head).is_capitalised()
}

/// The number that begins at a unit.
fn number_at(analysis: &Analysis, at: u32) -> Option<u32> {
    let index = analysis.numbers.partition_point(|number| number.units.start < at);
    analysis.numbers.get(index).filter(|number| number.units.start == at).map(|_| index as u32)
}

/// The number within a group, up to its end.
fn number_at_end(analysis: &Analysis, group: UnitSpan) -> Option<u32> {
    let index = analysis.numbers.partition_point(|number| number.units.end < group.end);
    let number = analysis.numbers.get(index)?;
    (number.units.end == group.end && number.units.start > group.start).then_some(index as u32)
}

/// Whether two numbers can count the same: both shares, or sums in one currency, and the second is of nothing else.
fn is_alike(analysis: &Analysis, first: &NumberMention, second: &NumberMention) -> bool {
    let noun = |number: &NumberMention| number.noun.clone().map(|noun| analysis.folded(noun.end - 1));
    let same_noun = second.noun.is_none() || noun(second) == noun(first);
    // "45 of the 80 seats, the Greens 12"
    let same_kind =
        second.kind == first.kind || first.kind == NumberKind::Ratio && second.kind == NumberKind::Count;
    second.value.is_some()
        && second.total.is_none()
        && same_kind
        && second.currency == first.currency
        && same_noun
}

/// Whether a clause can end before a unit.
fn ends_clause(analysis: &Analysis, at: u32, sentence: UnitSpan) -> bool {
    at >= sentence.end
        || parts_clauses(analysis, at)
        || matches!(analysis.folded(at), "." | "but" | ")" | "–" | "—")
}

/// What a clause without a verb leaves out besides: the unit, and what is measured.
pub(super) fn take_over(told: &[Draft], clauses: &mut [Draft]) {
    let Some(told) = told.first() else { return };
    for draft in clauses {
        for slot in ["unit", "measure"] {
            if let Some(value) = told.slots.get(slot) {
                draft.slots.insert(slot.to_owned(), value.clone());
            }
        }
        draft.quantity.unit.clone_from(&told.quantity.unit);
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn clauses_without_a_verb_count_for_their_own_subjects() {
        let votes = "Anna Berg won 42 votes in the first round, Paul Reed 41 and Carla Voss 37.";
        assert_eq!(
            said("tally", votes, None),
            ["42 votes support Anna Berg", "41 votes support Paul Reed", "37 votes support Carla Voss"]
        );
        // "France 2" is a channel too.
        let shares = "Norway spends 2.1% of GDP on defence, France 2% and Italy 1.5%.";
        assert_eq!(
            said("measure", shares, None),
            [
                "Norway: defence spending of 2.1 percent of GDP",
                "France: defence spending of 2 percent of GDP",
                "Italy: defence spending of 1.5 percent of GDP"
            ]
        );
    }

    #[test]
    fn the_seats_of_a_plural_were_read_as_part_of_its_name() {
        let seats = "The Labour Party has 60 seats, the Greens 12 and the Liberals nine.";
        assert_eq!(
            said("measure", seats, None),
            ["Labour Party: seats of 60 seats", "Greens: seats of 12 seats", "Liberals: seats of 9 seats"]
        );
        assert!(said("measure", "The Greens 12 months ago were silent.", None).is_empty());
        assert_eq!(
            said("measure", "The Liberals won 45 of the 80 seats and the Harbour Party nine.", None),
            ["Liberals: seats of 45 seats", "Harbour Party: seats of 9 seats"]
        );
    }

    #[test]
    fn a_poll_that_puts_each_on_a_share_counts_for_all_of_them() {
        let poll = "A poll puts Anna Berg on 49%, Paul Reed on 38% and Carla Voss on 6%.";
        assert_eq!(
            said("tally", poll, None),
            ["49 percent support Anna Berg", "38 percent support Paul Reed", "6 percent support Carla Voss"]
        );
    }

    #[test]
    fn ages_and_other_counts_are_no_clauses_without_a_verb() {
        for text in [
            "Anna Berg won 42 votes, Paul Reed, 41, said.",
            "Anna Berg won 42 votes, Paul Reed 41 goals.",
            "Anna Berg won 42 votes, Paul Reed 41 per cent.",
            "Anna Berg won 42 votes and Paul Reed left.",
            "Anna Berg won 42 votes, and Norway 3.",
        ] {
            assert_eq!(said("tally", text, None), ["42 votes support Anna Berg"], "{text}");
        }
    }
}
