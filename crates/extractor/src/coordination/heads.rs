//! Two descriptions of one noun: "health and police officials" are officials, and no health beside them.

use crate::analysis::{Analysis, UnitSpan};
use crate::nouns::NounGroup;
use crate::tags::Tag;

/// Those of many kinds, whom the press names by two of them, sorted.
const HEADS: &[&str] = &["agencies", "authorities", "experts", "leaders", "officials", "sources", "workers"];

/// Widens each group of a segment that shares its head with a bare noun before "and" over that noun; `first` is the segment's
/// first group.
pub(super) fn widen(analysis: &mut Analysis, span: UnitSpan, first: usize) {
    for index in first..analysis.groups.len() {
        let group = &analysis.groups[index];
        let start = group.units.start;
        let shared = group.units.len() > 1
            && group.plural
            && !group.definite
            && group.number.is_none()
            && group.name.is_none()
            && group.members.is_empty()
            && HEADS.binary_search(&analysis.folded(group.head)).is_ok()
            && start > span.start + 1
            && analysis.folded(start - 1) == "and";
        if !shared {
            continue;
        }
        let before = analysis.groups[first..].iter().find(|other| other.units.end == start - 1);
        if let Some(from) =
            before.filter(|other| describes(analysis, other, span)).map(|other| other.units.start)
        {
            analysis.groups[index].units.start = from;
        }
    }
}

/// "health", "social welfare": a noun without a determiner that is nobody's name and no people, where a group can begin.
fn describes(analysis: &Analysis, group: &NounGroup, span: UnitSpan) -> bool {
    let start = group.units.start;
    let bare = (start..group.units.end).all(|at| matches!(analysis.tag(at), Tag::Noun | Tag::Adj));
    let opens = start == span.start
        || matches!(analysis.tag(start - 1), Tag::Comma | Tag::Quote | Tag::Verb | Tag::Prep | Tag::To);
    bare && opens
        && !group.plural
        && group.number.is_none()
        && group.name.is_none()
        && group.possessor.is_none()
        && group.members.is_empty()
}

#[cfg(test)]
mod tests {
    #[test]
    fn officials_of_two_kinds_were_those_of_the_second_or_nobody() {
        let source = |text: &str| crate::testing::first_toll(text, None).attribution.source.mention;
        for (text, who) in [
            ("Health and police officials said 28 people died.", "Health and police officials"),
            (
                "At least 28 people died, social welfare and military officials said.",
                "social welfare and military officials",
            ),
            ("Residents and hospital officials said 28 people died.", "Residents"),
        ] {
            assert_eq!(source(text).as_deref(), Some(who), "{text}");
        }
    }

    #[test]
    fn the_heads_are_sorted() {
        assert!(super::HEADS.is_sorted());
    }
}
