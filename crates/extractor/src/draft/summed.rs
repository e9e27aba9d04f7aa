//! People told of in a list turn into one count: "a woman and two children died" are three dead.

use claimwire_record::Comparator;
use claimwire_rules::ClassSet;

use super::*;

impl Builder<'_, '_> {
    /// The count of the list that a number or a group closes; `Err` where it closes one whose others are not counted, none
    /// where it is no list of people.
    pub(super) fn people_of_list(&self, binding: Binding) -> Result<Option<quantity::Read>, Uncounted> {
        let members = self.listed(binding);
        let (first, last) = match members.as_slice() {
            [first, .., last] => (first, last),
            [only] if self.is_somebody(*only) => (only, only),
            _ => return Ok(None),
        };
        let (mut sum, mut at_least) = (0.0, false);
        for &member in &members {
            let (people, bound) = self.people_in(member).ok_or(Uncounted)?;
            sum += people;
            at_least |= bound == Comparator::AtLeast;
        }
        let analysis = self.resolver.analysis;
        // "a British trekker is among the dead": who the one is.
        let noun = || {
            let units = analysis.group(*first).units;
            one_line(analysis.words(Span::new(units.start + 1, units.end)))
        };
        let units = Span::new(analysis.group(*first).units.start, analysis.group(*last).units.end);
        // "at least 12 people and two officers": the least of one is the least of all.
        let comparator = if at_least { Comparator::AtLeast } else { Comparator::Exactly };
        Ok(Some(quantity::Read {
            value: SlotValue::number(sum),
            total: SlotValue::Unsaid,
            comparator: SlotValue::Word(quantity::comparator_name(comparator).to_owned()),
            unit: SlotValue::Unsaid,
            against: None,
            abstain: None,
            units,
            quantity: Quantity {
                text: Some(one_line(analysis.words(units))),
                value: Some(sum),
                comparator: Some(comparator),
                low: Some(sum),
                high: (!at_least).then_some(sum),
                unit: (members.len() == 1).then(noun),
                span: crate::place(analysis, units),
                ..Quantity::default()
            },
        }))
    }

    /// The people told of in a row that ends with what is bound, first to last; not even two where it is no row.
    fn listed(&self, binding: Binding) -> SmallVec<[GroupId; 4]> {
        let analysis = self.resolver.analysis;
        let sentence = self.drafts.first().map_or(Span::new(0, 0), |draft| draft.sentence);
        let counted = |index: u32| {
            let counts = |id: &GroupId| analysis.group(*id).number == Some(index);
            analysis.groups_within(sentence).filter(counts).min_by_key(|&id| analysis.group(id).units.len())
        };
        let mut row: SmallVec<[GroupId; 4]> = match binding {
            Binding::Group(id) if !analysis.group(id).members.is_empty() => {
                let members = analysis.group(id).members.iter().copied();
                members.filter(|&id| self.is_of_people(id)).collect()
            }
            Binding::Group(id) => smallvec::smallvec![id],
            Binding::Number(index) => counted(index).into_iter().collect(),
            _ => SmallVec::new(),
        };
        while let Some(&next) = row.first() {
            let start = analysis.group(next).units.start;
            let Some(mark) = start.checked_sub(1).filter(|&at| at > sentence.start) else { break };
            let joined = analysis.folded(mark) == "and" || analysis.folded(mark) == "," && row.len() > 1;
            let end = mark - u32::from(joined && analysis.folded(mark - 1) == ",");
            let ends = |id: &GroupId| analysis.group(*id).units.end == end && self.is_of_people(*id);
            let before = analysis.groups_within(sentence).filter(ends);
            let Some(before) = before.max_by_key(|&id| analysis.group(id).units.len()).filter(|_| joined)
            else {
                break;
            };
            // "one dead soldier and six others who were wounded": the dead are none of the wounded.
            let units = analysis.group(before).units;
            if (units.start..units.end).any(|at| matches!(analysis.folded(at), "dead" | "slain")) {
                break;
            }
            // "18 were killed, including four children, and 60 wounded": the children are of the 18.
            let part = analysis.group(before).units.start.checked_sub(1);
            if part.is_some_and(|at| analysis.folded(at) == "including") {
                break;
            }
            // "killed 19 children and six adults were injured"
            if self.is_object(before) && row.last().is_some_and(|&last| self.acts(last)) {
                break;
            }
            row.insert(0, before);
        }
        self.go_on(&mut row, sentence);
        row
    }

    /// "killed a woman and two children", "killed 19 children and six adults": the row goes on behind what is bound.
    fn go_on(&self, row: &mut SmallVec<[GroupId; 4]>, sentence: UnitSpan) {
        let analysis = self.resolver.analysis;
        let [only] = row.as_slice() else { return };
        let goes_on = self.is_somebody(*only) || self.is_of_people(*only) && self.is_object(*only);
        if !goes_on {
            return;
        }
        let mut end = analysis.group(*only).units.end;
        while end < sentence.end && matches!(analysis.folded(end), "," | "and") {
            let start = end + 1 + u32::from(analysis.folded(end + 1) == "and");
            let next = analysis.groups_starting(start).filter(|&id| self.is_of_people(id));
            let Some(next) = next.max_by_key(|&id| analysis.group(id).units.len()) else { break };
            // "killed 19 children and six adults were injured", "killed five officers, Governor Ann Lee (Ibria) said":
            // whoever acts next begins a clause.
            let counted = analysis.group(next).number.is_some() || self.is_somebody(next);
            let comma = analysis.folded(end) == "," && analysis.folded(end + 1) != "and";
            if self.acts(next) || comma && !counted {
                break;
            }
            row.push(next);
            end = analysis.group(next).units.end;
        }
    }

    /// Whether a verb takes the group.
    fn is_object(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        let before = analysis.group(id).units.start.checked_sub(1);
        // "said two children, a woman and two men were killed": of whom it is said.
        let says = |at: u32| {
            let verb = analysis.verb_at[at as usize].map(|id| analysis.verb(id));
            verb.is_some_and(|verb| self.resolver.knowledge.speaks(verb))
        };
        before.is_some_and(|at| matches!(analysis.tag(at), Tag::Verb) && !says(at))
    }

    /// Whether a verb with a time of its own stands right behind the group.
    fn acts(&self, id: GroupId) -> bool {
        let analysis = self.resolver.analysis;
        matches!(analysis.tag(analysis.group(id).units.end), Tag::Verb | Tag::Aux | Tag::Modal)
    }

    /// "a 41-year-old man": one of those who can be harmed, not counted; no "second man", who is one more, and no gunman.
    fn is_somebody(&self, id: GroupId) -> bool {
        const HARMERS: [&str; 6] = ["assailant", "attacker", "bomber", "gunman", "shooter", "suspect"];
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let more =
            |at: u32| matches!(analysis.folded(at), "second" | "third" | "fourth" | "fifth" | "further");
        matches!(analysis.folded(group.units.start), "a" | "an")
            && group.number.is_none()
            && !group.plural
            && group.members.is_empty()
            && self.can_be_harmed(group.head)
            && !HARMERS.contains(&analysis.folded(group.head))
            && !(group.units.start..group.head).any(more)
    }

    fn is_of_people(&self, id: GroupId) -> bool {
        let group = self.resolver.analysis.group(id);
        let named = group.name.is_some() && group.classes.meets(ClassSet::PERSON);
        group.members.is_empty() && (named || self.can_be_harmed(group.head))
    }

    fn can_be_harmed(&self, head: u32) -> bool {
        let symbol = self.resolver.analysis.unit(head).symbol;
        self.resolver.knowledge.casualties.binary_search(&symbol).is_ok()
    }

    /// How many people a group is, exactly or at least; none where that is not told.
    fn people_in(&self, id: GroupId) -> Option<(f64, Comparator)> {
        let group = self.resolver.analysis.group(id);
        let Some(index) = group.number else {
            return (!group.plural).then_some((1.0, Comparator::Exactly));
        };
        let number = &self.resolver.analysis.numbers[index as usize];
        let told = matches!(number.comparator, Comparator::Exactly | Comparator::AtLeast);
        let value = number.value.filter(|_| told && number.total.is_none() && number.share.is_none())?;
        Some((value, number.comparator))
    }
}

/// A list of people of whom some are not counted.
#[derive(Debug)]
pub(super) struct Uncounted;

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn only_the_first_of_those_killed_were_counted() {
        let killed = |text: &str| said("toll", text, None);
        assert_eq!(
            killed("The quake killed 19 children and six adults in Chile."),
            ["25 people were killed in the quake in Chile"]
        );
        let text = "The blast killed two soldiers, three civilians and a child in Chile.";
        assert_eq!(killed(text), ["6 people were killed in the blast in Chile"]);
    }

    #[test]
    fn those_harmed_in_another_way_are_counted_apart() {
        let text = "The quake killed 19 children and six adults were injured.";
        assert_eq!(
            said("toll", text, None),
            ["19 people were killed in the quake", "6 people were injured in the quake"]
        );
        let text = "A sniper killed five police officers, Governor Mary Holm (Ibria) said.";
        assert_eq!(said("toll", text, None).len(), 1);
        assert!(said("toll", text, None)[0].starts_with('5'));
    }

    #[test]
    fn the_first_of_three_kinds_of_dead_was_lost() {
        for text in [
            "Two children, a woman and two men were killed in the fire.",
            "Police said two children, a woman and two men were killed in the fire.",
        ] {
            let toll = crate::testing::first_toll(text, None);
            assert_eq!(toll.slots.get("value").and_then(|value| value.as_number()), Some(5.0), "{text}");
        }
    }
}
