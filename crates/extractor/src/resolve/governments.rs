//! "the Estonian government", "the Berg government": the country that a government is of, or a body of its own.

use super::*;

impl Resolver<'_, '_> {
    /// "the Hungarian government", "Poland's foreign ministry": a country acting.
    pub(super) fn government(&self, group: &NounGroup) -> Option<Entity> {
        // "ruled out a Labour-led government": one that may come to be, and no country's.
        let head = self.analysis.folded(group.head);
        let indefinite = matches!(self.analysis.folded(group.units.start), "a" | "an" | "any" | "another");
        let party = |&index: &u32| {
            let entry = self.analysis.names[index as usize].entry;
            entry.is_some_and(|entry| self.knowledge.name(entry).class == NameClass::Party)
        };
        if indefinite && head == "government" && group.modifiers.iter().any(party) {
            return None;
        }
        let of = group
            .modifiers
            .iter()
            .map(|&index| self.analysis.names[index as usize])
            .find_map(|name| name.entry);
        let owner = group
            .possessor
            .and_then(|owner| self.analysis.group(owner).name)
            .and_then(|index| self.analysis.names[index as usize].entry);
        if let Some(code) = self.country_of_leader(group) {
            return Some(self.country_entity(group, &code, ResolvedBy::Office));
        }
        let name = self.knowledge.name(of.or(owner)?);
        if let Some(local) = self.local_government(group, name) {
            return Some(local);
        }
        let code = name.id.strip_prefix("country:").map(str::to_owned).or_else(|| name.country.clone())?;
        let head = self.analysis.folded(group.head);
        if matches!(
            head,
            "government" | "administration" | "cabinet" | "regime" | "authorities" | "executive"
        ) {
            return Some(self.country_entity(group, &code, ResolvedBy::Lexicon));
        }
        let text = self.clean_words(group);
        let mut entity = self.entity(
            group,
            format!("org:{}", folded_id(&fold(&text))),
            text,
            EntityKind::Org,
            ResolvedBy::Name,
        );
        entity.kind = Some(EntityKind::Org);
        Some(entity)
    }

    /// "the Scottish government" is Scotland, "Zurich's city government" and "the Canadian provincial government" bodies of
    /// their own; none of them is the country.
    pub(super) fn local_government(&self, group: &NounGroup, owner: &Name) -> Option<Entity> {
        let head = self.analysis.folded(group.head);
        let governs =
            matches!(head, "government" | "administration" | "cabinet" | "executive" | "authorities");
        let part = (group.units.start..group.head).any(|at| {
            matches!(
                self.analysis.folded(at),
                "cantonal"
                    | "provincial"
                    | "regional"
                    | "local"
                    | "municipal"
                    | "city"
                    | "county"
                    | "state"
                    | "territorial"
            )
        });
        let region = matches!(owner.class, NameClass::Region | NameClass::RegionDemonym);
        if governs && region {
            // "Scottish" is of Scotland.
            let found = self.entity_of(self.knowledge.rules.lexicon.by_id(&owner.id).unwrap_or(owner));
            let mention = Some(self.analysis.words(group.units).to_owned());
            return Some(Entity { mention, span: crate::place(self.analysis, group.units), ..found });
        }
        (governs && (part || owner.class == NameClass::City)).then(|| {
            let text = self.clean_words(group);
            let id = format!("org:{}", folded_id(&fold(&text)));
            self.entity(group, id, text, EntityKind::Org, ResolvedBy::Name)
        })
    }

    /// "his government": whose it is.
    fn person_of_pronoun(&self, group: &NounGroup) -> Option<PersonId> {
        let owner = group.possessor?;
        let his = matches!(self.analysis.folded(self.analysis.group(owner).head), "his" | "her");
        his.then(|| self.entities(owner, None).first()?.person).flatten()
    }

    /// "the Trump administration", "Merkel's government": the country for which the person named speaks.
    pub(super) fn country_of_leader(&self, group: &NounGroup) -> Option<String> {
        let head = self.analysis.folded(group.head);
        if !matches!(head, "government" | "administration" | "cabinet") {
            return None;
        }
        let owner = group.possessor.and_then(|owner| self.analysis.group(owner).name);
        let people = &self.analysis.people;
        let named = group.modifiers.iter().copied().chain(owner).find_map(|name| people.of_name(name));
        let person = named.or_else(|| self.person_of_pronoun(group))?;
        let nation = people.get(person).countries.iter().find(|nation| nation.speaks)?;
        Some(nation.code.clone())
    }
}
