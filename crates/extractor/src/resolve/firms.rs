//! "the company", "the airline": the one firm that the article tells of.

use claimwire_rules::Scope;
use claimwire_rules::units::{Casing, UnitKind};

use super::*;
use crate::analysis::UnitSpan;

/// So many sentences before "the company" may name the firm where the article tells of others too.
const NEAR: usize = 2;

impl Resolver<'_, '_> {
    /// "Orbex posted a loss. The company said": the only firm that acts in the text before, else the only one near.
    pub(super) fn firm_told_of(&self, group: &NounGroup) -> Option<Entity> {
        let start = group.units.start;
        let told = self.analysis.folded(start) == "the" && !group.plural && group.name.is_none();
        // "the Swedish carmaker": one more word that says where from.
        let bare = told && (group.units.len() == 2 || self.is_based(group));
        let named = |&index: &u32| {
            let name = self.analysis.names[index as usize].units;
            name.start == start + 1 && name.end == group.head
        };
        let placed = told && group.units.len() > 2 && group.modifiers.iter().any(named);
        if !(bare || placed) || !is_firm_noun(self.analysis.folded(group.head)) {
            return None;
        }
        let noun = self.analysis.folded(group.head);
        if bare
            && matches!(noun, "company" | "firm" | "corporation" | "airline" | "carrier")
            && let Some(own) = self.firm_of_teller(start)
        {
            return Some(self.entity(group, own.id?, own.name?, EntityKind::Org, ResolvedBy::Salience));
        }
        let near = self.analysis.sentences_back(start, NEAR + 1);
        let name = self.only_firm(0, start).or_else(|| self.only_firm(near, start).filter(|_| bare))?;
        let entity = self.firm_entity(name)?;
        Some(self.entity(group, entity.id?, entity.name?, EntityKind::Org, ResolvedBy::Salience))
    }

    /// "the Lund-based company": a word, a hyphen and what it tells before the noun.
    fn is_based(&self, group: &NounGroup) -> bool {
        let analysis = self.analysis;
        let last = group.head.checked_sub(2).filter(|&at| at > group.units.start);
        last.is_some_and(|hyphen| {
            analysis.unit(hyphen).kind == UnitKind::Hyphen
                && matches!(analysis.folded(hyphen + 1), "based" | "headquartered" | "listed")
        })
    }

    /// "Carl Voss, chief executive of Veltor, said the company would": the firm that whoever says so leads or speaks for.
    fn firm_of_teller(&self, start: u32) -> Option<Entity> {
        let teller = self.analysis.people.get(self.teller_before(start)?);
        let leads = |office: &str| {
            matches!(
                office,
                "chief-executive"
                    | "chairman"
                    | "president"
                    | "vice-president"
                    | "executive-vice-president"
                    | "managing-director"
                    | "chief-financial-officer"
                    | "chief-operating-officer"
                    | "finance-director"
                    | "founder"
            )
        };
        let title =
            teller.titles.iter().rev().find(|title| {
                !title.former && !title.future && leads(&self.knowledge.name(title.office).id)
            })?;
        let body = self.office_of(*title)?;
        let id = body.id.as_deref()?.strip_prefix("org:")?;
        let firm = !id.split('-').any(is_public)
            && body.kind == Some(EntityKind::Org)
            && body.resolved_by != Some(ResolvedBy::Unresolved);
        firm.then_some(body)
    }

    /// The only firm that acts in the sentences before that of a unit, or that tells what holds the unit ("Orbex said its chief
    /// executive").
    pub(crate) fn firm_acting_before(&self, unit: u32) -> Option<Entity> {
        let analysis = self.analysis;
        let sentence = analysis.sentences_back(unit, 1);
        let tells = |firm: &NameMention| {
            let verbs = analysis.verbs_within(UnitSpan::new(sentence, unit)).map(|id| analysis.verb(id));
            // "Orbex criticised chief executive Ann Lee": perhaps another's.
            let says = |verb: &&crate::verbs::VerbGroup| {
                matches!(
                    analysis.folded(verb.head),
                    "said"
                        | "says"
                        | "say"
                        | "announced"
                        | "announces"
                        | "confirmed"
                        | "disclosed"
                        | "stated"
                )
            };
            let mut told = verbs.filter(says).filter_map(|verb| verb.subject);
            told.any(|subject| analysis.group(subject).units.contains(firm.units))
        };
        let name = self.only_firm(0, sentence).or_else(|| self.only_firm(0, unit).filter(tells))?;
        self.firm_entity(name)
    }

    /// The firm of a name, with a word of the language before it that is part of it: "the Home Depot". At a sentence's start a
    /// capital tells nothing of such a word, and so nobody.
    fn firm_entity(&self, name: NameMention) -> Option<Entity> {
        let before = name.units.start.checked_sub(1).filter(|&at| {
            let unit = self.analysis.unit(at);
            unit.kind == UnitKind::Word
                && unit.casing == Casing::Title
                && matches!(self.analysis.tag(at), Tag::Noun | Tag::Adj)
                && self.analysis.time_at[at as usize].is_none()
        });
        let units = match before {
            Some(at) if self.analysis.sentences_at(at).next().is_some() => return None,
            Some(at) => UnitSpan::new(at, name.units.end),
            None => name.units,
        };
        Some(crate::draft::bodies::named(self, units, name.entry))
    }

    /// The one firm that acts between two units, or owns what does: "Orbex said", "Orbex's profit fell".
    pub(crate) fn only_firm(&self, from: u32, to: u32) -> Option<NameMention> {
        let verbs = &self.analysis.verbs;
        let first = verbs.partition_point(|verb| verb.units.start < from);
        let acting =
            verbs[first..].iter().take_while(|verb| verb.units.start < to).filter_map(|verb| verb.subject);
        let mut firms = acting.filter_map(|id| self.firm_of(id)).filter(|firm| firm.units.end <= to);
        let one = firms.next()?;
        let alone = firms.all(|other| self.is_short_for(&one, &other));
        (alone && one.kind != NameKind::Person).then_some(one)
    }

    /// "Orbex Corp. … Orbex", but "Bank of Lund … Bank of Graz" are two.
    fn is_short_for(&self, one: &NameMention, other: &NameMention) -> bool {
        let length = one.units.len().min(other.units.len());
        let word = |name: &NameMention, at: u32| self.analysis.folded(name.units.start + at);
        (0..length).all(|at| word(one, at) == word(other, at))
    }

    /// The firm that a subject is, or whose it is.
    fn firm_of(&self, subject: GroupId) -> Option<NameMention> {
        let group = self.analysis.group(subject);
        let owner = group.possessor.and_then(|owner| self.analysis.group(owner).name);
        // "the Lund company": where it is, and not what it is called.
        let described = is_firm_noun(self.analysis.folded(group.head));
        let modifier = group.modifiers.first().copied().filter(|_| !described);
        let named = [owner, group.name, modifier].into_iter().flatten();
        let mut named = named.map(|index| (index, self.analysis.names[index as usize]));
        named.find(|(index, name)| self.is_firm(*index, name)).map(|(_, name)| name)
    }

    /// Whether a name may be a firm's: no body of a state, a party or a trade, and nobody.
    fn is_firm(&self, index: u32, name: &NameMention) -> bool {
        // "Bookmaker Kestrel Vane" has the looks of a person, but no given name.
        let given =
            self.knowledge.rules.lexicon.gender(self.analysis.unit(name.units.start).symbol).is_some();
        let looks = name.kind == NameKind::Person && name.entry.is_none() && !given;
        let kind = looks || matches!(name.kind, NameKind::Org | NameKind::Unknown);
        let person = !looks && self.analysis.people.of_name(index).is_some();
        let public = (name.units.start..name.units.end).any(|at| is_public(self.analysis.folded(at)));
        let known = name.entry.is_none_or(|entry| {
            let entry = self.knowledge.name(entry);
            entry.country.is_some() && entry.class == NameClass::Org && entry.scope != Some(Scope::Country)
        });
        kind && known && !person && !public
    }
}

/// Nouns for a firm.
fn is_firm_noun(word: &str) -> bool {
    matches!(
        word,
        "company"
            | "firm"
            | "corporation"
            | "conglomerate"
            | "airline"
            | "carrier"
            | "automaker"
            | "carmaker"
            | "chipmaker"
            | "drugmaker"
            | "planemaker"
            | "steelmaker"
            | "retailer"
            | "lender"
            | "insurer"
            | "brewer"
            | "startup"
            | "manufacturer"
            | "supermarket"
    )
}

/// Words in the names of bodies that are no firm.
fn is_public(word: &str) -> bool {
    matches!(
        word,
        "agency"
            | "alliance"
            | "army"
            | "association"
            | "authority"
            | "board"
            | "bureau"
            | "church"
            | "club"
            | "coalition"
            | "commission"
            | "committee"
            | "confederation"
            | "congress"
            | "council"
            | "court"
            | "department"
            | "federation"
            | "forum"
            | "government"
            | "guild"
            | "hospital"
            | "institute"
            | "league"
            | "ministry"
            | "movement"
            | "museum"
            | "office"
            | "parliament"
            | "party"
            | "police"
            | "school"
            | "senate"
            | "service"
            | "treasury"
            | "union"
            | "university"
    )
}
