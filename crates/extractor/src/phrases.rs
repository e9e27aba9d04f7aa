//! Noun phrases beyond one group: the complements that belong to a thing.

use claimwire_record::Span;

use crate::analysis::{Analysis, UnitSpan};
use crate::tags::Tag;

/// Widens a group over directly following prepositional complements ("attacks against the Houthis"), up to an
/// expression of time, a comma or a verb; three complements at most.
pub fn with_complements(analysis: &Analysis, units: UnitSpan, limit: u32) -> UnitSpan {
    let mut end = units.end;
    for _ in 0..3 {
        let preposition = end;
        if preposition >= limit
            || !matches!(analysis.tag(preposition), Tag::Prep | Tag::To)
            || analysis.verb_at.get(preposition as usize).copied().flatten().is_some()
        {
            break;
        }
        if analysis.time_at.get(preposition as usize + 1).copied().flatten().is_some()
            || matches!(
                analysis.folded(preposition),
                "as" | "after"
                    | "before"
                    | "since"
                    | "until"
                    | "despite"
                    | "during"
                    | "following"
                    | "by"
                    | "than"
                    | "from"
                    | "at"
                    | "over"
                    | "amid"
                    | "through"
                    | "inside"
                    | "via"
            )
        {
            break;
        }
        let Some(group) = analysis.groups_starting(preposition + 1).next() else { break };
        let next = analysis.group(group).units.end;
        if next > limit {
            break;
        }
        end = next;
    }
    Span::new(units.start, end)
}
