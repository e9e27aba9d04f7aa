//! Governments that parties and lawmakers of their own country back or bring down: the cabinet of a person, and not the country.

use claimwire_record::folded_id;

use super::*;

impl Builder<'_, '_> {
    /// "lawmakers withdrew their support for Berg's government": puts the government in the place of the country that it would
    /// speak for abroad.
    pub(super) fn keep_government(&self, id: GroupId, draft: &Draft, resolved: &mut Resolved) {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let governs = matches!(analysis.folded(group.head), "government" | "administration" | "cabinet");
        let by_leader = resolved.entity.kind == Some(EntityKind::Country)
            && resolved.entity.resolved_by == Some(ResolvedBy::Office);
        let owner = group.possessor.map(|owner| analysis.group(owner));
        let named = owner.is_none_or(|owner| owner.name.is_some());
        let party = draft.slots.get("party").and_then(SlotValue::entity);
        if !(governs && by_leader && named && party.is_some_and(|party| self.sits_at_home(party))) {
            return;
        }
        let words = one_line(analysis.words(group.units));
        let name = words.strip_prefix("the ").unwrap_or(&words).to_owned();
        resolved.entity.id = Some(format!("org:{}", folded_id(&claimwire_rules::fold(&name))));
        resolved.entity.name = Some(name);
        resolved.entity.kind = Some(EntityKind::Org);
        resolved.entity.resolved_by = Some(ResolvedBy::Name);
    }

    /// Whether somebody who takes a stand is a party or some of those who sit in a parliament.
    fn sits_at_home(&self, party: &Entity) -> bool {
        let id = party.id.as_deref().unwrap_or_default();
        let last = id.rsplit(['-', ':', ' ']).next().unwrap_or_default();
        let sits = matches!(
            last,
            "mps"
                | "lawmakers"
                | "legislators"
                | "senators"
                | "deputies"
                | "backbenchers"
                | "party"
                | "coalition"
        );
        let known = self.resolver.knowledge.rules.lexicon.by_id(id);
        sits || known.is_some_and(|name| name.class == claimwire_rules::NameClass::Party)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_government_was_its_country_to_its_own_lawmakers() {
        let text = "Norwegian Prime Minister Ole Dahl spoke. Harbour MPs withdrew their support for Dahl's government.";
        assert_eq!(said("stance", text, None), ["Harbour MPs do not support Dahl's government"]);
        let text =
            "Norwegian Prime Minister Ole Dahl spoke. Peru withdrew its support for Dahl's government.";
        assert_eq!(said("stance", text, None), ["Peru does not support Norway"]);
    }
}
