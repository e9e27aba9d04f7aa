//! Applications that a stand can be on: for leave to build. Those for a job, for a visa or to a court are no plans.

use super::*;

/// How far behind its noun an application says what it is for.
const REACH: u32 = 6;
/// What is applied for elsewhere, by whom and where.
const ELSEWHERE: &[&str] = &[
    "asylum",
    "bail",
    "citizenship",
    "club",
    "college",
    "court",
    "custody",
    "grant",
    "injunction",
    "job",
    "judge",
    "loan",
    "membership",
    "parole",
    "passport",
    "patent",
    "post",
    "residency",
    "school",
    "scholarship",
    "software",
    "trademark",
    "university",
    "visa",
    "visas",
    "warrant",
    "join",
    "extradite",
    "dismiss",
    "disqualify",
];
/// What an application to build says of itself.
const BUILDING: &[&str] = &[
    "planning",
    "outline",
    "development",
    "housing",
    "homes",
    "houses",
    "flats",
    "apartments",
    "build",
    "demolish",
    "rezoning",
    "zoning",
    "dwellings",
];
/// What stands behind "planning" where leave to build is told of.
const LEAVE: &[&str] = &[
    "application",
    "applications",
    "authority",
    "board",
    "commission",
    "committee",
    "consent",
    "department",
    "inspector",
    "officer",
    "officers",
    "permission",
];

impl Builder<'_, '_> {
    /// Keeps the drafts in whose slot stands an application to build, or no application at all; what courts decide is
    /// none.
    pub(super) fn keep_building(&mut self, slot: &str) {
        let analysis = self.resolver.analysis;
        self.drafts.retain(|draft| {
            let entity = draft.slots.get(slot).and_then(SlotValue::entity);
            let bytes = entity.and_then(|entity| entity.span.bytes());
            let party = draft.slots.get("party").and_then(SlotValue::entity);
            let judged = party.is_some_and(is_court);
            !judged && bytes.is_none_or(|bytes| is_to_build(analysis, analysis.units_in(bytes)))
        });
    }
}

/// Whether somebody sits in judgement.
fn is_court(party: &Entity) -> bool {
    let name = party.name.as_deref().or(party.mention.as_deref()).unwrap_or_default();
    let judges = ["court", "courts", "judge", "judges", "magistrate", "magistrates", "tribunal"];
    name.split(' ').any(|word| judges.contains(&word.to_lowercase().as_str()))
}

/// Whether the words at `units` are no application, or one to build by their own words or by the article's.
fn is_to_build(analysis: &Analysis, units: UnitSpan) -> bool {
    let is = |words: &[&str], at: u32| words.contains(&analysis.folded(at));
    let applied = |at: u32| is(&["application", "applications", "development", "housing"], at);
    if !(units.start..units.end).any(applied) {
        return true;
    }
    let over = |at: &u32| matches!(analysis.tag(*at), Tag::Comma | Tag::Punct | Tag::Dash);
    let last = (analysis.units.len() as u32).min(units.end + REACH);
    let end = (units.end..last).find(over).unwrap_or(last);
    let own = |words: &[&str], at: u32| !applied(at) && is(words, at);
    let says = |words| (units.start..end).any(|at| own(words, at));
    // "the development of the region": no leave is asked for.
    let of = (units.start..end).any(|at| applied(at) && analysis.folded(at + 1) == "of");
    !says(ELSEWHERE) && (says(BUILDING) || !of && tells_of_leave(analysis))
}

/// Whether the article tells of leave to build: "the planning committee", "a rezoning".
fn tells_of_leave(analysis: &Analysis) -> bool {
    let last = (analysis.units.len() as u32).saturating_sub(1);
    (0..last).any(|at| match analysis.folded(at) {
        "planning" => LEAVE.contains(&analysis.folded(at + 1)),
        "rezoning" | "zoning" => true,
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    fn stands(text: &str) -> Vec<String> {
        crate::testing::said("stance", text, None)
    }

    #[test]
    fn only_an_application_to_build_is_a_plan() {
        let text = "The planning committee met on Monday. Ann Lee supported the application.";
        assert_eq!(stands(text), ["Ann Lee supports the application"]);
        for other in ["his job application", "the application for bail", "her application to join the club"] {
            let text = format!("The planning committee met on Monday. Ann Lee supported {other}.");
            assert!(stands(&text).is_empty(), "{text}: {:?}", stands(&text));
        }
        for other in ["Ann Lee supported the development of the region", "The court refused the application"]
        {
            let text = format!("The planning committee met on Monday. {other}.");
            assert!(stands(&text).is_empty(), "{text}: {:?}", stands(&text));
        }
        assert!(stands("The hearing was on Monday. Ann Lee supported the application.").is_empty());
    }
}
