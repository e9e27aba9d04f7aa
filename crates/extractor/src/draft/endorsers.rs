//! From the names before a noun of support, or behind "all but", to those whose stand it is.

use super::*;
use crate::names::{NameKind, NameMention};
use crate::numbers::NumberKind;

impl Builder<'_, '_> {
    /// "won the Harbour League endorsement": the body whose name stands right before the noun of support in the match.
    pub(super) fn fill_endorser(&mut self, slot: &str) {
        let analysis = self.resolver.analysis;
        for draft in &mut self.drafts {
            let named = |id: GroupId| {
                let group = analysis.group(id);
                let names = group.modifiers.iter().map(|&name| analysis.names[name as usize]);
                let names = names.filter(|_| group.possessor.is_none());
                names
                    .into_iter()
                    .find(|name| name.units.end == group.head && draft.units.contains(name.units))
            };
            let name = analysis.groups_within(draft.units).find_map(named);
            if let Some(body) = name.and_then(|name| self.resolver.body_by_name(&name)) {
                draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(body)));
            }
        }
    }

    /// "all but Malta and Chad back her": each of those that are left out.
    pub(super) fn fill_excepted(&mut self, slot: &str) {
        let resolver = self.resolver;
        let analysis = resolver.analysis;
        let left_out = |draft: Draft| {
            // "may back her", "not all but Malta" tell nothing of those left out.
            let verb = draft.predicate.map(|verb| analysis.verb(verb)).filter(|verb| verb.modal.is_none());
            let subject = verb.and_then(|verb| verb.subject).map(|id| analysis.group(id));
            let denied = |start: u32| start > draft.sentence.start && analysis.folded(start - 1) == "not";
            let subject = subject.filter(|group| !denied(group.units.start));
            let number = subject.and_then(|group| group.number).map(|at| &analysis.numbers[at as usize]);
            let number = number.filter(|number| number.kind == NumberKind::Complement);
            let units = number.map(|number| Span::new(number.units.start, number.units.end));
            let names = units.into_iter().flat_map(|units| analysis.names_within(units));
            let bodies = names.filter_map(|name| resolver.body_by_name(name)).collect::<Vec<_>>();
            bodies.into_iter().map(move |body| {
                let mut draft = draft.clone();
                draft.units.start = subject.map_or(draft.units.start, |group| group.units.start);
                draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(body)));
                draft
            })
        };
        self.drafts = std::mem::take(&mut self.drafts).into_iter().flat_map(left_out).collect();
    }
}

impl Resolver<'_, '_> {
    /// The body, outlet or country that a name by itself stands for.
    fn body_by_name(&self, name: &NameMention) -> Option<Entity> {
        let words = one_line(self.analysis.words(name.units));
        let kind = match name.kind {
            NameKind::Org => EntityKind::Org,
            NameKind::Media => EntityKind::Media,
            NameKind::Country => EntityKind::Country,
            _ => return None,
        };
        let mut body = match name.entry {
            Some(entry) => self.name_entity(entry),
            None if kind == EntityKind::Org => Entity {
                id: Some(bodies::id_of(self, &words)),
                name: Some(words.clone()),
                kind: Some(kind),
                ..Entity::default()
            },
            None => return None,
        };
        body.resolved_by = Some(ResolvedBy::Name);
        body.span = crate::place(self.analysis, name.units);
        body.mention = Some(words);
        Some(body)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn an_endorsement_with_a_name_before_it_was_nobodys() {
        let text = "Anna Berg secured the Teamsters endorsement on Friday.";
        assert_eq!(said("stance", text, None), ["Teamsters supports Anna Berg"]);
        assert!(said("stance", "Anna Berg won the state party endorsement.", None).is_empty());
    }

    #[test]
    fn who_alone_does_not_back_somebody_was_not_told() {
        let said = said("stance", "Everyone except Norway and Peru voted for the plan.", None);
        assert_eq!(said, ["Norway does not support the plan", "Peru does not support the plan"]);
        for text in ["All but Norway may back the plan.", "Not all but Norway back the plan."] {
            assert!(crate::testing::said("stance", text, None).is_empty(), "{text}");
        }
    }
}
