//! "the Senate", "the chamber": the one chamber that the article names with its country, or that of the United States
//! where nothing else is spoken of.

use super::*;

impl Resolver<'_, '_> {
    /// The chamber that "the Senate" or "the chamber" means.
    pub(super) fn chamber(&self, group: &NounGroup) -> Option<Entity> {
        let word = self.analysis.folded(group.head);
        let bare = group.definite
            && group.name.is_none()
            && group.modifiers.is_empty()
            && group.possessor.is_none()
            && group.number.is_none();
        // "the Republican-controlled House"
        let sided = group.name.is_none() && group.possessor.is_none() && self.is_behind_side(group);
        let known = matches!(word, "senate" | "chamber") || sided && word == "house";
        if !(bare || sided) || !known {
            return None;
        }
        let mut found = self.chamber_told_of(word)?;
        found.mention = Some(self.analysis.words(group.units).to_owned());
        found.span = crate::place(self.analysis, group.units);
        found.resolved_by = Some(ResolvedBy::Salience);
        Some(found)
    }

    /// "the Labour-controlled Senate": a capital behind who controls it.
    fn is_behind_side(&self, group: &NounGroup) -> bool {
        let analysis = self.analysis;
        let Some(side) = group.head.checked_sub(2).filter(|&at| at > group.units.start) else { return false };
        analysis.unit(group.head).is_capitalised()
            && matches!(
                analysis.folded(side + 1),
                "controlled" | "led" | "run" | "dominated" | "held" | "majority"
            )
            && analysis.unit(side).kind == claimwire_rules::units::UnitKind::Hyphen
            && group.modifiers.iter().all(|&name| analysis.names[name as usize].units.end <= side)
    }

    /// The chamber whose members are "senators".
    pub fn chamber_of_senators(&self) -> Option<Entity> {
        self.chamber_told_of("senate")
    }

    fn chamber_told_of(&self, word: &str) -> Option<Entity> {
        let mut told = self.analysis.groups.iter().filter_map(|group| self.named_chamber(group, word));
        match told.next() {
            Some(first) => told.all(|other| other.id == first.id).then_some(first),
            None if word == "senate" && self.is_american() => {
                Some(self.entity_of(self.knowledge.rules.lexicon.by_id("org:us-senate")?))
            }
            None if word == "house" && self.is_american() => {
                Some(self.entity_of(self.knowledge.rules.lexicon.by_id("org:us-house-of-representatives")?))
            }
            None => None,
        }
    }

    /// "the Philippine Senate", "the US Senate".
    fn named_chamber(&self, group: &NounGroup, word: &str) -> Option<Entity> {
        let head = self.analysis.folded(group.head);
        let fits = head == word || word == "chamber" && matches!(head, "senate" | "parliament" | "assembly");
        if !fits || !group.members.is_empty() || !self.analysis.unit(group.head).is_capitalised() {
            return None;
        }
        let name = group.name.map(|name| self.analysis.names[name as usize]);
        if let Some(entry) = name.and_then(|name| name.entry) {
            let name = self.knowledge.name(entry);
            return (name.class == NameClass::Org).then(|| self.entity_of(name));
        }
        let owner = self.analysis.names[*group.modifiers.first()? as usize];
        let national = matches!(owner.kind, NameKind::Demonym | NameKind::Country);
        let beside = owner.units.end == group.head;
        let units = claimwire_record::Span::new(owner.units.start, group.head + 1);
        let words = one_line(self.analysis.words(units));
        (national && beside).then(|| Entity {
            id: Some(format!("org:{}", folded_id(&fold(&words)))),
            name: Some(words),
            kind: Some(EntityKind::Org),
            resolved_by: Some(ResolvedBy::Name),
            ..Entity::default()
        })
    }

    /// Whether the article speaks of the United States, and of no senate of a state.
    fn is_american(&self) -> bool {
        let analysis = self.analysis;
        let of_us = |name: &crate::names::NameMention| {
            let entry = name.entry.map(|entry| self.knowledge.name(entry));
            entry.is_some_and(|entry| entry.id == "country:US" || entry.country.as_deref() == Some("US"))
        };
        let of_state = |at: u32| {
            let senate = analysis.folded(at) == "senate";
            let before = at.checked_sub(1);
            let region = before.and_then(|before| analysis.name_at[before as usize]);
            let region = region.is_some_and(|index| analysis.names[index as usize].kind == NameKind::Region);
            senate && (before.is_some_and(|before| analysis.folded(before) == "state") || region)
        };
        analysis.names.iter().any(of_us)
            && !(0..analysis.units.len() as u32).any(of_state)
            && !self.is_of_a_state_alone()
    }

    /// "The Legislature sent it to Gov. Lee": whether the article speaks of what a state has, and of nothing of the union's.
    fn is_of_a_state_alone(&self) -> bool {
        let analysis = self.analysis;
        let entries = || analysis.names.iter().filter_map(|name| name.entry);
        let federal = |entry| {
            let name = self.knowledge.name(entry);
            name.id == "country:US"
                || name.class == NameClass::Org && name.country.as_deref() == Some("US")
                || name.class == NameClass::Seat && name.country.as_deref() == Some("US")
        };
        let of_a_state = |at: u32| {
            matches!(
                analysis.folded(at),
                "gov." | "governor" | "legislature" | "statehouse" | "gubernatorial"
            )
        };
        (0..analysis.units.len() as u32).any(of_a_state) && !entries().any(federal)
    }
}
