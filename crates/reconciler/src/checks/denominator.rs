//! A tally and memberships turn into a check: is it counted out of as many as the body has members?

use std::collections::BTreeMap;

use claimwire_record::{Fact, Link, LinkSide, SlotValue};
use rustc_hash::FxHashMap;

use super::{Finding, Note, id, name};

/// Units that stand for all members of a body.
const MEMBERS: [&str; 10] = [
    "members",
    "member states",
    "member countries",
    "member nations",
    "allies",
    "countries",
    "states",
    "nations",
    "governments",
    "capitals",
];

/// Memberships by the body and by the documents that tell them.
pub(super) struct Bodies<'n> {
    by_id: FxHashMap<String, &'n Note>,
    by_path: FxHashMap<&'n str, Vec<&'n Note>>,
}

impl<'n> Bodies<'n> {
    pub fn of(memberships: &'n [Note]) -> Bodies<'n> {
        let mut bodies = Bodies { by_id: FxHashMap::default(), by_path: FxHashMap::default() };
        for note in memberships {
            bodies.by_id.extend(id(&note.slots, "org").map(|org| (org, note)));
            for path in &note.paths {
                bodies.by_path.entry(path).or_default().push(note);
            }
        }
        bodies
    }
    /// The bodies that a tally may be counted out of, in the order of their ids.
    fn beside(&self, tally: &Note, unit: &str) -> Vec<&'n Note> {
        if let Some((_, body)) = unit.split_once(" of ") {
            return self.by_id.get(body).copied().into_iter().collect();
        }
        if !unit.is_empty() && !MEMBERS.contains(&unit) {
            return Vec::new();
        }
        let told = tally.paths.iter().filter_map(|path| self.by_path.get(path.as_str())).flatten();
        let told: BTreeMap<&str, &'n Note> = told.map(|note| (note.id.as_str(), *note)).collect();
        told.into_values().collect()
    }
}

/// Holds the number that a tally is counted out of against the number of members that the body is said to have.
/// The body is that which the tally's unit names; else one whose members an article with the tally tells.
pub(super) fn check(tally: &Note, bodies: &Bodies<'_>) -> Option<Fact> {
    let SlotValue::Amount(amount) = &tally.best else { return None };
    let (total, unit) = (amount.total?, amount.unit.as_deref().unwrap_or_default());
    let (bodies, names_body) = (bodies.beside(tally, unit), unit.contains(" of "));
    let fitting = bodies.iter().find(|body| has(body, total));
    // Where articles tell of several bodies and none fits, nothing says which of them the tally is of.
    let body = match (fitting, &bodies[..]) {
        (Some(body), _) => body,
        // Fewer than all may be a part that is counted by itself, where the tally does not name the body.
        (None, [only]) if names_body || only.best.as_number()? < total => only,
        _ => return None,
    };
    let (members, org) = (body.best.as_number()?, name(&body.slots, "org")?);
    let is_flagged = fitting.is_none();
    let side = if is_flagged { LinkSide::Against } else { LinkSide::For };
    let explanation = match (is_flagged, members == total) {
        (true, _) => format!("The tally counts out of {total}, but {org} is said to have {members} members"),
        (false, true) => format!("The tally counts out of {total}, as many as {org} has members"),
        (false, false) => {
            format!("The tally counts out of {total}, as many as {org} had before it had {members} members")
        }
    };
    let others = vec![Link { fact: body.id.clone(), side, name: org }];
    let what = format!("of {total}");
    Some(Finding { checked: tally, kind: "denominator", what, is_flagged, others, explanation }.fact())
}

/// Whether the body is said to have, or to have had, so many members.
fn has(membership: &Note, members: f64) -> bool {
    membership.answers.iter().any(|told| told.value.as_number() == Some(members))
}
