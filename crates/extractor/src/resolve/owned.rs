//! Groups told of by whose they are: "its shareholders", "the board of Acme", "his candidacy".

use super::*;

impl Resolver<'_, '_> {
    /// "its shareholders" are "Acme Corp's shareholders": without whose they are, those of all companies are one.
    pub(super) fn with_owner_named(&self, group: &NounGroup) -> Option<String> {
        let owner = crate::nouns::outermost_owner(self.analysis, group)?;
        let whose = self.analysis.group(owner);
        let leads = whose.units.start == group.units.start && whose.classes.meets(ClassSet::PRONOUN);
        let owners = leads.then(|| self.entities(owner, None)).filter(|owners| owners.len() == 1)?;
        let entity = &owners.first()?.entity;
        let known = entity.resolved_by != Some(ResolvedBy::Unresolved);
        // "its union. Its party": whose union is enough.
        let name = entity.name.as_deref().filter(|name| known && !name.contains("'s "))?;
        let rest = self.analysis.words(claimwire_record::Span::new(whose.units.end, group.units.end));
        // "his Harbour party" has a name of its own.
        if self.analysis.folded(group.head) == "party" && self.analysis.unit(whose.units.end).is_capitalised()
        {
            return Some(one_line(rest));
        }
        Some(one_line(&format!("{} {}", possessive(name), rest.replace(['“', '”', '"'], ""))))
    }

    /// "the house of clergy" is no other house.
    pub(super) fn house_of(&self, group: &NounGroup) -> Option<String> {
        let of = group.units.end;
        if self.analysis.folded(group.head) != "house"
            || group.name.is_some()
            || self.analysis.folded(of) != "of"
        {
            return None;
        }
        let members = self.analysis.groups_starting(of + 1).next().map(|id| self.analysis.group(id).units)?;
        let words = self.analysis.words(claimwire_record::Span::new(group.head, members.end));
        Some(one_line(words))
    }

    /// "the board of the paint maker Acme Group" is "Acme Group's board", "the youth wing of the Salt Lane Party" its youth wing.
    pub(super) fn board_of(&self, group: &NounGroup) -> Option<String> {
        let head = self.analysis.folded(group.head);
        let part = matches!(
            head,
            "board"
                | "management"
                | "directors"
                | "shareholders"
                | "workforce"
                | "staff"
                | "executive"
                | "employees"
        );
        let wing = matches!(head, "wing" | "arm") && group.head > group.units.start;
        let of = group.units.end;
        if !part && !wing || group.name.is_some() || self.analysis.folded(of) != "of" {
            return None;
        }
        let owner = self.analysis.groups_starting(of + 1).map(|id| self.analysis.group(id));
        let body = ClassSet::ORG.union(ClassSet::MEDIA);
        let owner = owner.filter(|owner| owner.classes.meets(body)).find(|owner| owner.name.is_some())?;
        let name = one_line(self.analysis.words(self.analysis.names[owner.name? as usize].units));
        // "the editorial board of the Redmoor Gazette" is its board too, and has that name.
        if head == "board" && self.analysis.folded(group.head - 1) == "editorial" {
            let bare = name.strip_prefix("The ").or(name.strip_prefix("the ")).unwrap_or(&name);
            return Some(format!("{bare} editorial board"));
        }
        let kind = if wing { format!("{} ", self.analysis.folded(group.head - 1)) } else { String::new() };
        Some(format!("{} {kind}{head}", possessive(&name)))
    }

    /// "a large division of the Masons' Union", "District Council 20 of the Federation of Town Workers": a part of a body is told
    /// with the body that it is of.
    pub(super) fn part_of_body(&self, group: &NounGroup) -> Option<String> {
        let analysis = self.analysis;
        let of = group.units.end;
        if analysis.folded(of) != "of" || !group.classes.meets(ClassSet::ORG) {
            return None;
        }
        let start = match group.name {
            Some(name) => {
                let name = analysis.names[name as usize];
                let numbered =
                    analysis.unit(name.units.end - 1).kind == claimwire_rules::units::UnitKind::Number;
                (name.entry.is_none() && numbered && name.units.end == of).then_some(name.units.start)?
            }
            None => {
                let part = matches!(
                    analysis.folded(group.head),
                    "division"
                        | "section"
                        | "chapter"
                        | "branch"
                        | "local"
                        | "affiliate"
                        | "lodge"
                        | "caucus"
                );
                let small = |at: &u32| match analysis.tag(*at) {
                    Tag::Det | Tag::Possessive => true,
                    Tag::Adj => !analysis.unit(*at).is_capitalised(),
                    _ => false,
                };
                (group.units.start..of).find(|at| !small(at)).filter(|_| part)?
            }
        };
        let whole = analysis.groups_starting(of + 1).map(|id| analysis.group(id));
        let whole = whole.filter(|whole| whole.classes.meets(ClassSet::ORG) && whole.name.is_some());
        let end = whole.map(|whole| whole.units.end).max()?;
        Some(one_line(analysis.words(claimwire_record::Span::new(start, end))))
    }

    /// "his candidacy", "Rutte's bid": the person whose it is.
    pub(super) fn owner_of_bid(
        &self,
        group: &NounGroup,
        class: WordClass,
        not: Option<PersonId>,
    ) -> Option<Resolved> {
        if !class.has(WordClass::BID) || self.is_against_its_name(group) || self.aims_elsewhere(group) {
            return None;
        }
        // "its candidate" is whom it puts up, not the party itself.
        if let Some(owner) = group.possessor.filter(|_| self.analysis.folded(group.head) != "candidate") {
            let owners = self.entities(owner, not);
            // "ratified Sweden's bid": what a country wants to join or to host is not the country.
            let bid = matches!(
                self.analysis.folded(group.head),
                "bid" | "ambition" | "ambitions" | "aspiration" | "aspirations"
            );
            let country = |owner: &Resolved| !bid && owner.entity.kind == Some(EntityKind::Country);
            let mut found = owners.into_iter().find(|owner| owner.person.is_some() || country(owner))?;
            found.entity.mention = Some(self.analysis.words(group.units).to_owned());
            found.entity.span = crate::place(self.analysis, group.units);
            return Some(found);
        }
        self.bid_of(group, not)
    }

    /// "Berg's bid to visit the shrine" is for no post.
    pub fn aims_elsewhere(&self, group: &NounGroup) -> bool {
        const POST: &[&str] = &[
            "be",
            "become",
            "chair",
            "captain",
            "gain",
            "get",
            "head",
            "hold",
            "join",
            "keep",
            "lead",
            "replace",
            "represent",
            "retain",
            "return",
            "run",
            "secure",
            "serve",
            "stand",
            "stay",
            "succeed",
            "take",
            "win",
        ];
        let to = group.units.end;
        matches!(self.analysis.folded(group.head), "bid" | "bids" | "campaign" | "campaigns")
            && self.analysis.folded(to) == "to"
            && !POST.contains(&self.analysis.folded(to + 1))
    }

    /// "a 'Stop Berg' bid" is nobody's bid that it names.
    pub(super) fn is_against_its_name(&self, group: &NounGroup) -> bool {
        (group.units.start..group.head)
            .any(|at| matches!(self.analysis.folded(at), "stop" | "dump" | "never" | "anti" | "oust"))
    }

    /// "the bid of Sweden": whose it is stands behind.
    pub(super) fn bid_of(&self, group: &NounGroup, not: Option<PersonId>) -> Option<Resolved> {
        let of = group.units.end;
        if self.analysis.folded(of) != "of" || !group.definite {
            return None;
        }
        let owner = self.analysis.groups_starting(of + 1).next()?;
        let mut owners = self.entities(owner, not).into_iter();
        let owns =
            |owner: &Resolved| owner.person.is_some() || owner.entity.kind == Some(EntityKind::Country);
        owners.next().filter(|owner| owners.next().is_none() && owns(owner))
    }
}

/// "Acme Corp's", "Globex Industries'".
pub fn possessive(name: &str) -> String {
    format!("{name}{}", if name.ends_with('s') { "'" } else { "'s" })
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_part_of_a_body_was_told_without_the_body() {
        for (text, told) in [
            (
                "The editorial board of the Redmoor Gazette endorsed Ann Lee.",
                "Redmoor Gazette editorial board",
            ),
            ("A large division of the Masons' Union endorsed Ann Lee.", "division of the Masons' Union"),
        ] {
            assert_eq!(said("stance", text, None), [format!("{told} supports Ann Lee")]);
        }
    }
}
