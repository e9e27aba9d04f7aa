//! Surnames in no lexicon in a list of those who voted, one of whom is known to be a person: "Moor and Vane voted against it".

use claimwire_record::Span;

use super::told::is_open;
use super::{People, Person, person_id, printed_name, tokens};
use crate::analysis::{Analysis, UnitSpan};
use crate::names::NameKind;

/// Makes persons of the unknown names in such lists.
pub(super) fn find(analysis: &mut Analysis, people: &mut People) {
    let lists = lists(analysis);
    let known = |list: &UnitSpan| members(analysis, *list).any(|name| people.of_name(name).is_some());
    let told: Vec<UnitSpan> = lists.iter().copied().filter(known).collect();
    for list in lists {
        // Who voted otherwise is told of in the same sentence.
        if told.iter().any(|other| sentence(analysis, *other) == sentence(analysis, list)) {
            let unknown: Vec<u32> =
                members(analysis, list).filter(|&name| people.of_name(name).is_none()).collect();
            unknown.into_iter().for_each(|name| put(analysis, people, name));
        }
    }
}

/// The lists of voters that are all persons or names of one word that may be anybody's.
fn lists(analysis: &Analysis) -> Vec<UnitSpan> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < analysis.names.len() {
        let mut last = at;
        while last + 1 < analysis.names.len() && joins(analysis, last) {
            last += 1;
        }
        let units = Span::new(analysis.names[at].units.start, analysis.names[last].units.end);
        if last > at
            && votes(analysis, units)
            && analysis.names[at..=last]
                .iter()
                .all(|name| name.kind == NameKind::Person || is_open(analysis, name))
        {
            found.push(units);
        }
        at = last + 1;
    }
    found
}

/// Whether nothing but commas and "and" stands between a name and the next.
fn joins(analysis: &Analysis, name: usize) -> bool {
    let between = analysis.names[name].units.end..analysis.names[name + 1].units.start;
    !between.is_empty()
        && between.len() <= 2
        && between.clone().all(|at| matches!(analysis.folded(at), "," | "and" | "&"))
}

/// Whether a list is told to have voted.
fn votes(analysis: &Analysis, list: UnitSpan) -> bool {
    let acts = (list.end as usize) < analysis.units.len()
        && matches!(analysis.folded(list.end), "voted" | "abstained" | "dissented");
    let before = list.start.saturating_sub(4)..list.start;
    let led = list.start > 0 && matches!(analysis.folded(list.start - 1), "were" | ":");
    acts || led
        && before.clone().any(|at| matches!(analysis.folded(at), "voting" | "dissenting" | "abstaining"))
}

fn members(analysis: &Analysis, list: UnitSpan) -> impl Iterator<Item = u32> {
    let first = analysis.names.partition_point(|name| name.units.start < list.start);
    let last = analysis.names.partition_point(|name| name.units.start < list.end);
    first as u32..last as u32
}

/// The first unit of the sentence of a list, semicolons within it aside.
fn sentence(analysis: &Analysis, list: UnitSpan) -> u32 {
    let begun = analysis.sentences_begun(list.start).iter().rev().map(|sentence| sentence.units.start);
    let goes_on = |at: u32| at > 0 && analysis.folded(at - 1) == ";";
    begun.clone().find(|&start| !goes_on(start)).unwrap_or(0)
}

fn put(analysis: &mut Analysis, people: &mut People, index: u32) {
    let name = analysis.names[index as usize];
    let tokens = tokens(analysis, name.units);
    let same = |person: &Person| person.tokens == tokens;
    let known = people.all.iter().position(same).map(|at| super::PersonId(at as u32));
    let id = known.unwrap_or_else(|| {
        people.add(Person {
            id: person_id(&tokens),
            name: printed_name(analysis, name.units),
            entry: None,
            gender: None,
            tokens: tokens.clone(),
            titles: Vec::new(),
            countries: Vec::new(),
        })
    });
    people.by_name[index as usize] = Some(id);
    analysis.names[index as usize].kind = NameKind::Person;
}

#[cfg(test)]
mod tests {
    fn parties(text: &str) -> Vec<String> {
        let claims = crate::testing::claims_of(text, None);
        let stances = claims.iter().filter(|claim| claim.claim_type == "stance");
        stances.filter_map(|claim| claim.slots.get("party")?.identity()).collect()
    }

    #[test]
    fn surnames_beside_a_persons_in_a_vote_were_bodies() {
        for text in [
            "Tom Ibsholm is here. Varnum and Ibsholm voted against the bill.",
            "Voting no were Varnum and Tom Ibsholm. They voted against the bill.",
            "Tom Ibsholm is here. Varnum and Koldt voted for the bill; Ibsholm and Dunt voted against the bill.",
        ] {
            assert!(
                parties(text).iter().all(|party| party.starts_with("person:")),
                "{text}: {:?}",
                parties(text)
            );
        }
    }

    #[test]
    fn parties_in_a_list_that_voted_are_no_people() {
        let text = "Anna Berg is here. Varnum and Koldt voted against the bill.";
        assert!(parties(text).iter().all(|party| party.starts_with("org:")), "{:?}", parties(text));
    }
}
