//! "The only candidate" and those who stand in the same race turn into a check.

use std::collections::BTreeMap;

use claimwire_record::{Fact, Link, LinkSide};

use super::{Finding, Note, id, list, name};
use crate::race::{Exclusive, Races};

/// Holds everybody who is called the only candidate against those who stand in the same race: whoever entered it
/// later only ends what was so; whoever stood in it already does not fit.
pub(super) fn checks<'n>(candidacies: &'n [Note], races: &Races) -> Vec<Fact> {
    let of_person = |note: &'n Note| Some((id(&note.slots, "person")?, note));
    let of_persons: BTreeMap<String, &Note> = candidacies.iter().filter_map(of_person).collect();
    of_persons.iter().filter_map(|(person, note)| check(person, note, &of_persons, races)).collect()
}

fn check(
    person: &str,
    candidacy: &Note,
    of_persons: &BTreeMap<String, &Note>,
    races: &Races,
) -> Option<Fact> {
    let Exclusive { last, rivals } = races.exclusive(person)?;
    let mut others = Vec::new();
    for (rival, first) in rivals {
        let Some(fact) = of_persons.get(rival) else { continue };
        let side = if last.is_before(first) { LinkSide::For } else { LinkSide::Against };
        others.push(Link {
            fact: fact.id.clone(),
            side,
            name: name(&fact.slots, "person").unwrap_or_default(),
        });
    }
    others.sort();
    others.dedup();
    if others.is_empty() {
        return None;
    }
    let names = |side| -> Vec<String> {
        others.iter().filter(|link| link.side == side).map(|link| link.name.clone()).collect()
    };
    let (before, after) = (names(LinkSide::Against), names(LinkSide::For));
    let who = name(&candidacy.slots, "person").unwrap_or_default();
    let is_flagged = !before.is_empty();
    let explanation = match is_flagged {
        true => {
            format!("{who} is called the only candidate, but {} stood in the race already", list(&before))
        }
        false => format!("{who} was the only candidate until {} entered the race", list(&after)),
    };
    let what = "only candidate".to_owned();
    Some(Finding { checked: candidacy, kind: "rival", what, is_flagged, others, explanation }.fact())
}
