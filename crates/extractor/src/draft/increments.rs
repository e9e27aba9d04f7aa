//! Dead who are counted beside others that an article has counted: "26 more bodies", "a further three deaths", "the six other
//! deaths". They are a part of the toll, and their scope says so.

use super::*;

impl Builder<'_, '_> {
    /// Gives tolls of additional or other dead their scope. Of the injured "another 12" are mostly all: they follow the dead.
    pub(super) fn tell_increment(&mut self) {
        let Some(number) = self.number.filter(|_| self.claim_type.name == "toll") else { return };
        let Some(part) = part_of_dead(self.resolver.analysis, number) else { return };
        for draft in &mut self.drafts {
            let dead = draft.slots.get("kind").and_then(SlotValue::identity).as_deref() == Some("killed");
            if dead && !draft.slots.contains_key("scope") {
                draft.slots.insert("scope".to_owned(), SlotValue::Word(part.to_owned()));
            }
        }
    }
}

/// What part of the dead a number counts by the words beside it; none for all of them.
fn part_of_dead(analysis: &Analysis, number: u32) -> Option<&'static str> {
    let mention = &analysis.numbers[number as usize];
    let before = mention.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let word = |at: u32| analysis.folded(at);
    let counted = (mention.units.start..=mention.units.end).find_map(|at| match word(at) {
        "more" if word(at + 1) != "than" && at > mention.units.start => Some("additional"),
        "additional" | "further" | "another" => Some("additional"),
        "other" | "others" if at > mention.units.start => Some("others"),
        _ => None,
    });
    // "14 were pronounced dead at the scene": those who died later are more.
    let end = mention.units.end;
    let at_scene = (end..end + 8)
        .take_while(|&at| (at as usize) < analysis.units.len() && !matches!(word(at), "." | "," | ";"))
        .any(|at| word(at) == "at" && word(at + 1) == "the" && word(at + 2) == "scene");
    let counted = counted.or(at_scene.then_some("at the scene"));
    counted.or_else(|| matches!(before, "another" | "additional" | "further").then_some("additional"))
}

#[cfg(test)]
mod tests {
    use crate::testing::claims_of;

    /// The scopes of the tolls that a text tells.
    fn scopes(text: &str) -> Vec<Option<String>> {
        let claims = claims_of(text, None).into_iter().filter(|claim| claim.claim_type == "toll");
        claims.map(|claim| claim.slots.get("scope").and_then(|scope| scope.identity())).collect()
    }

    #[test]
    fn those_found_later_were_told_as_the_toll() {
        let additional = [Some("additional".to_owned())];
        for text in [
            "Divers found four more bodies after the ferry sank.",
            "The clinic reported nine more deaths from the flood.",
            "A further nine people died in the flood.",
            "Another nine people were killed in the flood.",
        ] {
            assert_eq!(scopes(text), additional, "{text}");
        }
        assert_eq!(scopes("More than nine people died in the flood."), [None]);
        assert_eq!(scopes("Another nine people were injured in the flood."), [None]);
    }
}
