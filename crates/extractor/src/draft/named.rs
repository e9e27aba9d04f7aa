//! Descriptions beside a name, and names that a conjunction parts, to the one body or person that they name.

use claimwire_rules::ClassSet;

use super::*;
use crate::nouns::{NounGroup, OfficeOf};

impl Builder<'_, '_> {
    /// "the most influential leader of the guild, Ana Lee", "Ana Lee PAC, the group backing him": a description beside a
    /// name is whoever has the name.
    pub(super) fn name_described(&self, id: GroupId, found: &mut Resolved) {
        let plain = self.is_plain_committee(id);
        let open = found.entity.resolved_by == Some(ResolvedBy::Unresolved) || plain;
        let described = matches!(found.entity.kind, Some(EntityKind::Office | EntityKind::Anonymous))
            || found.entity.kind == Some(EntityKind::Org) && open;
        if !described || found.person.is_some() || self.resolver.analysis.group(id).plural {
            return;
        }
        let named = || crate::speakers::named_behind(self.resolver, id);
        let known = || self.holder_named_before(id);
        if let Some(name) = self.named_ahead(id).or_else(named).or_else(known) {
            *found = name;
        }
    }

    /// "They were there for Reed. The senator backs her", "Reed endorsed her. The former Ohio governor will help": whom the
    /// sentences before name, if the lexicon knows that he holds, or held, the office, and he is the only one named of whom it
    /// does.
    fn holder_named_before(&self, id: GroupId) -> Option<Resolved> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let title = group.title.filter(|title| group.definite && !title.future)?;
        let start = group.units.start;
        let from = analysis.sentences_back(start, if title.former { 3 } else { 2 });
        let mut named = analysis.people.mentioned_within(from, start).iter().map(|(_, person)| *person);
        let office = self.resolver.knowledge.name(title.office).id.as_str();
        let of = match title.of {
            Some(OfficeOf::Name(name)) => Some(self.resolver.knowledge.name(name).id.as_str()),
            Some(_) => return None,
            None => None,
        };
        let rows = &self.resolver.knowledge.rules.lexicon.names;
        let holds = |person: &PersonId| {
            let own = analysis.people.get(*person).id.as_str();
            let held = |of: &str| rows.iter().any(|row| row.id == own && row.office.as_deref() == Some(of));
            let placed = || rows.iter().any(|row| row.id == own && row.of.as_deref() == of);
            held(office) && (of.is_none() || placed())
        };
        let first = named.find(holds)?;
        let only = title.of.is_some() || named.all(|person| person == first);
        (only && named.all(|person| person == first || !holds(&person)))
            .then(|| self.resolver.person(group, first, ResolvedBy::Salience))
    }

    /// "Gambia's Lamin Jobe leads. Canada backs the Gambian foreign minister": of a country of which the article names one
    /// person, and no office of theirs, whoever is backed is that person.
    pub(super) fn name_candidate(&self, id: GroupId, found: &mut Resolved) {
        let group = self.resolver.analysis.group(id);
        let office = found.entity.kind == Some(EntityKind::Office) && group.definite && !group.plural;
        if !office || found.person.is_some() || self.claim_type.name != "stance" {
            return;
        }
        let only = self.resolver.only_of_nation(group).filter(|&only| !self.resolver.has_office(only));
        if let Some(only) = only {
            *found = self.resolver.person(group, only, ResolvedBy::Salience);
        }
    }

    /// "the Ada and Bree Chamber of Commerce": two places, one body.
    pub(super) fn joint_body(&self, id: GroupId) -> Option<Resolved> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let [first, second] = group.members.as_slice() else { return None };
        let (first, second) = (analysis.group(*first), analysis.group(*second));
        let name = |group: &NounGroup| group.name.map(|name| analysis.names[name as usize]);
        let (place, body) = (name(first)?, name(second)?);
        let class = |at: u32| self.resolver.knowledge.lexis.of(analysis.unit(at).symbol);
        let named = (body.units.start..body.units.end).any(|at| class(at).has(WordClass::ORG));
        let joint = analysis.folded(first.units.start) == "the"
            && first.units.len() == 2
            && place.entry.is_none()
            && body.entry.is_none()
            && body.units.len() > 1
            && second.units.start == body.units.start
            && named
            && !class(place.units.start).has(WordClass::ORG)
            // "the HPX and the Parti Rakyat": initials, and a name that begins with what it is, are whole.
            && !class(body.units.start).has(WordClass::ORG)
            && analysis.unit(place.units.start).casing != claimwire_rules::units::Casing::Upper;
        let units = Span::new(place.units.start, body.units.end);
        joint.then(|| Resolved {
            entity: bodies::named(self.resolver, units, None),
            person: None,
            title: None,
        })
    }

    /// "Right to Rise, the group backing him": the body named before the comma.
    pub(super) fn named_ahead(&self, id: GroupId) -> Option<Resolved> {
        let analysis = self.resolver.analysis;
        let group = analysis.group(id);
        let comma = group.units.start.checked_sub(1).filter(|&at| analysis.tag(at) == Tag::Comma)?;
        let name = analysis.name_at[comma.checked_sub(1)? as usize]?;
        let body = group.classes.meets(ClassSet::ORG) && (group.definite || self.is_plain_committee(id));
        let start = analysis.names[name as usize].units.start;
        let host = analysis.groups_starting(start).find(|&id| analysis.group(id).units.end == comma)?;
        let alone =
            analysis.group(host).classes.meets(ClassSet::ORG) && analysis.group(host).members.is_empty();
        let found = self.resolver.entities(host, None).into_iter().next()?;
        (body && alone && found.entity.kind == Some(EntityKind::Org)).then_some(found)
    }
}
