//! Dead who are counted beside others that an article has counted: "26 more bodies", "a further three deaths", "the six other
//! deaths", "two of the injured died". They are a part of the toll, and their scope says so.

use super::*;

impl Builder<'_, '_> {
    /// Gives tolls of additional or other dead their scope. Of the injured "another 12" are mostly all: they follow the dead.
    pub(super) fn tell_increment(&mut self) {
        let Some(number) = self.number.filter(|_| self.claim_type.name == "toll") else { return };
        let analysis = self.resolver.analysis;
        for draft in &mut self.drafts {
            let dead = draft.slots.get("kind").and_then(SlotValue::identity).as_deref() == Some("killed");
            let part = if dead { part_of_dead(analysis, number) } else { part_of_hurt(analysis, number) };
            if let Some(part) = part
                && !draft.slots.contains_key("scope")
            {
                draft.slots.insert("scope".to_owned(), SlotValue::Word(part));
            }
        }
    }
}

/// What part of the dead a number counts by the words beside it; none for all of them.
fn part_of_dead(analysis: &Analysis, number: u32) -> Option<String> {
    let mention = &analysis.numbers[number as usize];
    let before = mention.units.start.checked_sub(1).map_or("", |at| analysis.folded(at));
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let counted = (mention.units.start..=mention.units.end).find_map(|at| match word(at) {
        "more" if word(at + 1) != "than" && at > mention.units.start => Some("additional"),
        "additional" | "further" | "another" => Some("additional"),
        "new" if at == mention.units.end => Some("additional"),
        "other" | "others" if at > mention.units.start => Some("others"),
        _ => None,
    });
    let more = || matches!(before, "another" | "additional" | "further").then_some("additional");
    if let Some(part) = counted.or_else(more) {
        return Some(part.to_owned());
    }
    let end = mention.units.end;
    // "Two of them died", "two of the injured died": of those hurt, and not of all.
    let of = |ahead: u32| word(end) == "of" && analysis.tag(end + ahead) != Tag::Noun;
    let of_them = of(2) && matches!(word(end + 1), "them" | "those" | "these" | "whom");
    let hurt = |at: u32| matches!(word(at), "injured" | "wounded" | "hospitalised" | "hospitalized" | "sick");
    let of_hurt = of(3) && word(end + 1) == "the" && hurt(end + 2);
    if of_them || of_hurt {
        return Some(if of_hurt { format!("of the {}", word(end + 2)) } else { "of them".to_owned() });
    }
    // "14 were pronounced dead at the scene", "died on the spot": those who died later are more.
    let clause = (end..end + 8).take_while(|&at| !matches!(word(at), "" | "." | ";"));
    clause.into_iter().find_map(|at| match (word(at), word(at + 1), word(at + 2)) {
        ("at", "the", "scene") => Some("at the scene".to_owned()),
        ("on", "the", "spot") => Some("on the spot".to_owned()),
        ("on", "the" | "their", "way") if word(at + 3) == "to" => Some("on the way to hospital".to_owned()),
        ("en", "route", "to") => Some("on the way to hospital".to_owned()),
        ("dead", "at", "the") if matches!(word(at - 1), "pronounced" | "declared") => {
            Some(format!("at the {}", word(at + 3)))
        }
        _ => None,
    })
}

/// "Seven were in critical condition": those hurt worst are a part of all who are hurt.
fn part_of_hurt(analysis: &Analysis, number: u32) -> Option<String> {
    const REACH: u32 = 12;
    let end = analysis.numbers[number as usize].units.end;
    let word = |at: u32| if (at as usize) < analysis.units.len() { analysis.folded(at) } else { "" };
    let clause = (end..end + REACH).take_while(|&at| !matches!(word(at), "" | "." | ";" | "and" | "while"));
    // "Of the 66 injured, 57 were shot and two were hurt by knives"
    let sentence = analysis.sentences_begun(end).last().map_or(end, |own| own.units.start);
    let among = word(sentence) == "of"
        && word(sentence + 1) == "the"
        && (sentence + 2..sentence + 5).any(|at| matches!(word(at), "injured" | "wounded" | "hurt"))
        && end > sentence + 5;
    if among {
        return Some("of the injured".to_owned());
    }
    // "Four have been critically injured"
    let worst = (end..end + REACH)
        .take_while(|&at| !matches!(word(at), "" | "." | ";" | "," | "and"))
        .find(|&at| matches!(word(at), "critically" | "seriously" | "severely" | "gravely"));
    if worst.is_some_and(|at| matches!(word(at + 1), "injured" | "wounded" | "hurt")) {
        return Some("seriously injured".to_owned());
    }
    // "57 hurt, ten of them in critical condition" tells of the ten.
    let verbal = |at: u32| {
        matches!(analysis.tag(at), Tag::Aux | Tag::Verb | Tag::Modal)
            && !matches!(word(at), "including" | "injured" | "wounded" | "hurt")
    };
    let verb = (end..end + REACH).find(|&at| verbal(at));
    let copula =
        |at: u32| matches!(word(at), "were" | "was" | "are" | "is" | "remain" | "remained" | "remains");
    // "45 are still in hospital, and three are in critical condition" tells of the three.
    let states = |at: &u32| copula(*at - 1) && verb == Some(*at - 1);
    clause.into_iter().filter(states).find_map(|at| match (word(at), word(at + 1), word(at + 2)) {
        ("in", "critical" | "serious" | "stable", "condition") => {
            Some(format!("in {} condition", word(at + 1)))
        }
        ("in", "a", "critical" | "serious" | "stable") if word(at + 3) == "condition" => {
            Some(format!("in {} condition", word(at + 2)))
        }
        _ => None,
    })
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
        assert_eq!(scopes("The county confirmed nine new deaths from the flood."), additional);
        assert_eq!(scopes("More than nine people died in the flood."), [None]);
        assert_eq!(scopes("Another nine people were injured in the flood."), [None]);
    }

    #[test]
    fn those_of_the_injured_who_died_were_told_as_the_toll() {
        let scope = |text: &str| scopes(text).into_iter().flatten().next_back();
        let of_them = scope("Nine people were hurt in the crash. Two of them died later.");
        assert_eq!(of_them.as_deref(), Some("of them"));
        assert_eq!(scope("Two of the injured died in hospital.").as_deref(), Some("of the injured"));
        assert_eq!(scope("Six people were pronounced dead at the mall.").as_deref(), Some("at the mall"));
        assert_eq!(scope("Six of the workers died in the blast."), None);
    }

    #[test]
    fn who_died_on_the_way_or_is_worst_off_was_all_of_them() {
        let scope = |text: &str| scopes(text).into_iter().flatten().next();
        assert_eq!(scope("Three died on the way to hospital.").as_deref(), Some("on the way to hospital"));
        let worst = scope("Seven people, including two students, were in critical condition.");
        assert_eq!(worst.as_deref(), Some("in critical condition"));
        let rest =
            "Of the injured, 45 are still in hospital, including three people who are in critical condition.";
        assert_eq!(scope(rest).as_deref(), Some("of the injured"));
        assert_eq!(scope("Twelve were taken to hospital, two of them in critical condition."), None);
    }
}
