//! From the words of a match to the body or the country that they belong to.

use super::*;
use crate::names::NameKind;

impl Builder<'_, '_> {
    /// "wins Turkish backing": the country whose adjective stands right before the noun of support in the match.
    pub(super) fn fill_adjective(&mut self, slot: &str) {
        let analysis = self.resolver.analysis;
        for draft in &mut self.drafts {
            let beside = |index: &u32| {
                let name = analysis.names[*index as usize];
                name.kind == NameKind::Demonym && draft.units.contains(name.units)
            };
            let led = |id: GroupId| {
                let group = analysis.group(id);
                let name = group.modifiers.iter().copied().find(beside)?;
                (analysis.names[name as usize].units.end == group.head).then_some(group.units)
            };
            let Some(units) = analysis.groups_within(draft.units).find_map(led) else { continue };
            let country = crate::owner::within(self.resolver, units, EntityKind::Country);
            if let Some(country) = country {
                draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(country)));
            }
        }
    }

    /// The body or country that the words of the match belong to. Part of a body ("the other two members") does
    /// not tell its size.
    pub(super) fn fill_owner(&mut self, slot: &str, policy: &str) {
        let total = self.rule.fill.values().any(|policy| policy == "total");
        if !matches!(policy, "nation" | "owner")
            && !total
            && self.number.is_some_and(|index| crate::owner::counts_a_part(self.resolver.analysis, index))
        {
            return;
        }
        // A country named within the match is better than the words of the thing measured.
        let text = |draft: &Draft| {
            draft
                .slots
                .get(slot)
                .and_then(SlotValue::entity)
                .is_some_and(|entity| entity.kind == Some(EntityKind::Text))
        };
        // "The organisation chooses its head by consensus": the one that the article is about.
        let unnamed = |draft: &Draft| {
            let id = draft.slots.get(slot).and_then(SlotValue::entity).and_then(|entity| entity.id.clone());
            id.is_some_and(|id| id.starts_with("anonymous:"))
        };
        for draft in self.drafts.iter_mut().filter(|draft| {
            !draft.slots.contains_key(slot)
                || (matches!(policy, "nation" | "owner") && text(draft))
                || policy == "main-body" && unnamed(draft)
        }) {
            let found = match policy {
                "nation" => crate::owner::within(self.resolver, draft.units, EntityKind::Country)
                    .or_else(|| crate::holders::home(self.resolver).filter(|_| is_of_a_nation(draft, slot))),
                "body" => crate::owner::within(self.resolver, draft.units, EntityKind::Org),
                "owner" if sums::is_of_company(draft, slot) => sums::company(self.resolver, draft),
                "owner" => crate::owner::within(self.resolver, draft.units, EntityKind::Country)
                    .or_else(|| crate::owner::within(self.resolver, draft.units, EntityKind::Org)),
                // "the 12-nation TPP pact" has a name of its own.
                "bloc" if self.resolver.analysis.names_within(draft.units).next().is_some() => {
                    crate::owner::within(self.resolver, draft.units, EntityKind::Org)
                }
                "bloc" => crate::owner::main_body(self.resolver, draft)
                    .or_else(|| bodies::spoken_of(self.resolver, draft.units)),
                // "its 47 members": of whose body they are is said.
                _ if self.claim_type.name == "membership" && is_owned(self.resolver, draft.units) => None,
                _ => match parliament_told_of(self.resolver, draft) {
                    Some(parliament) => parliament,
                    None => crate::owner::main_body(self.resolver, draft),
                },
            };
            let Some(entity) = found else { continue };
            // "its 16 lawmakers" are no count of a party's members.
            let of_body = matches!(self.claim_type.name.as_str(), "procedure" | "membership");
            if of_body && bodies::is_party(self.resolver, &entity) {
                continue;
            }
            if self.claim_type.name == "membership" && is_narrowed(self.resolver, draft.units) {
                continue;
            }
            if self.claim_type.name == "membership" && is_other_body(self.resolver, draft.units, &entity) {
                continue;
            }
            if entity.resolved_by == Some(ResolvedBy::Topic) {
                draft.doubts.push("a slot is filled by the article's topic");
            }
            let before = draft.slots.insert(slot.to_owned(), SlotValue::Entity(Box::new(entity)));
            let sum = before
                .as_ref()
                .and_then(SlotValue::entity)
                .and_then(|sum| measured::sum_name(sum.name.as_deref()?));
            if let Some(sum) = sum.filter(|_| self.claim_type.slot("measure").is_some()) {
                draft.slots.entry("measure".to_owned()).or_insert(SlotValue::Word(sum));
            }
        }
        if policy == "owner" {
            // "Pre-tax profits rose to £3 million": whose they are is not told.
            self.drafts.retain(|draft| !text(draft) || !sums::is_nobodys(draft, slot));
        }
        if policy == "nation" {
            // "sales growth" is of no country.
            self.drafts.retain(|draft| !text(draft) || is_of_a_nation(draft, slot));
        }
    }
}

/// "The parliament of Malta voted on the bill. A simple majority was required": the parliament told of last in the sentence or the
/// one before, where a majority is told of; none within where it is not known which.
fn parliament_told_of(resolver: &Resolver, draft: &Draft) -> Option<Option<Entity>> {
    let analysis = resolver.analysis;
    let rule = draft.slots.get("rule").and_then(SlotValue::identity);
    if !matches!(rule.as_deref(), Some("majority" | "two_thirds")) {
        return None;
    }
    let from = analysis.sentences_back(draft.units.start, 2);
    let parliament = |id: &GroupId| {
        let group = analysis.group(*id);
        let symbol = analysis.unit(group.head).symbol;
        let word = analysis.folded(group.head);
        group.members.is_empty()
            && resolver.knowledge.lexis.of(symbol).has(WordClass::CHAMBER)
            && !matches!(word, "council" | "committee" | "subcommittee" | "board" | "house" | "synod")
    };
    let id = analysis.groups_within(Span::new(from, draft.units.start)).filter(parliament).last()?;
    let entity = resolver.entities(id, None).into_iter().next()?.entity;
    Some(Some(entity).filter(|entity| entity.kind == Some(EntityKind::Org)))
}

/// "the Union's 49 eligible members": not all that there are.
fn is_narrowed(resolver: &Resolver, units: UnitSpan) -> bool {
    let picks = |at: u32| {
        matches!(
            resolver.analysis.folded(at),
            "eligible"
                | "participating"
                | "attending"
                | "contributing"
                | "returning"
                | "newest"
                | "poorest"
                | "permanent"
                | "elected"
        )
    };
    (units.start..units.end).any(picks)
}

/// Whether a pronoun before some words says whose they are.
fn is_owned(resolver: &Resolver, units: UnitSpan) -> bool {
    let before = units.start.checked_sub(1).map_or("", |at| resolver.analysis.folded(at));
    matches!(before, "its" | "their" | "our" | "his" | "her")
}

/// Whether the words for what is measured say no more than that it is a country's: "the annual inflation rate", not
/// "sales growth".
fn is_of_a_nation(draft: &Draft, slot: &str) -> bool {
    let entity = draft.slots.get(slot).and_then(SlotValue::entity);
    let words = entity.and_then(|entity| entity.mention.as_deref()).unwrap_or_default();
    words.split_whitespace().all(|word| NATIONAL.contains(&word.to_lowercase().as_str()))
}

const NATIONAL: &[&str] = &[
    "the",
    "its",
    "their",
    "this",
    "our",
    "annual",
    "annualised",
    "annualized",
    "yearly",
    "monthly",
    "quarterly",
    "economic",
    "gdp",
    "real",
    "overall",
    "headline",
    "core",
    "national",
    "consumer",
    "price",
    "prices",
    "rate",
    "unemployment",
    "inflation",
    "growth",
    "jobless",
    "joblessness",
    "economy",
    "output",
    "budget",
    "deficit",
    "public",
    "debt",
    "government",
    "fiscal",
    "country's",
    "country’s",
    "nation's",
    "nation’s",
    "state",
    "sovereign",
    "year-on-year",
    "official",
];

/// "the National Party's 124 deputies" sit for it in a parliament; its members are many more, and no states.
pub(super) fn counts_delegates(resolver: &Resolver, draft: &Draft) -> bool {
    let body = draft.slots.get("org").and_then(SlotValue::entity);
    let name = body.and_then(|body| body.name.as_deref()).unwrap_or_default();
    let party = body.is_some_and(|body| bodies::is_party(resolver, body)) || name.ends_with("Party");
    let noun = draft.quantity.unit.as_deref().and_then(|unit| unit.rsplit(' ').next()).unwrap_or_default();
    let delegates = [
        "deputies",
        "lawmakers",
        "legislators",
        "mps",
        "meps",
        "senators",
        "representatives",
        "councillors",
        "states",
        "countries",
        "nations",
        "governments",
        "allies",
    ];
    // "the NDP said its 24 MPs would abstain": they sit in a body that is named otherwise.
    let sits_for = delegates[..8].iter().any(|delegate| noun.eq_ignore_ascii_case(delegate))
        && !is_seated(resolver, body, name);
    // "The House has 89 lawmakers from the Greens": not all that it has.
    let part = resolver.analysis.units.len() > draft.units.end as usize
        && resolver.analysis.folded(draft.units.end) == "from";
    sits_for
        || part
        || party && delegates.iter().any(|delegate| noun.eq_ignore_ascii_case(delegate))
        || noun.eq_ignore_ascii_case("seats") && !is_seated(resolver, body, name)
}

/// Whether a body is one that people sit in: the seats that a party has are those of another.
fn is_seated(resolver: &Resolver, body: Option<&Entity>, name: &str) -> bool {
    let known = body.and_then(|body| resolver.knowledge.rules.lexicon.by_id(body.id.as_deref()?));
    const SEATED: [&str; 14] = [
        "parliament",
        "council",
        "senate",
        "assembly",
        "board",
        "committee",
        "house",
        "chamber",
        "congress",
        "commission",
        "legislature",
        "court",
        "bench",
        "representatives",
    ];
    let last = name.rsplit(' ').next().unwrap_or_default();
    known.is_some_and(|known| known.class == claimwire_rules::NameClass::Org)
        || SEATED.iter().any(|seated| last.eq_ignore_ascii_case(seated))
}

/// "the 15 council members" are not those of a body that is no council.
fn is_other_body(resolver: &Resolver, units: UnitSpan, body: &Entity) -> bool {
    let analysis = resolver.analysis;
    let kind = |at: u32| {
        let word = analysis.folded(at);
        matches!(
            word,
            "council"
                | "parliament"
                | "senate"
                | "assembly"
                | "committee"
                | "commission"
                | "court"
                | "board"
                | "cabinet"
                | "chamber"
        )
        .then_some(word)
    };
    let named = (units.start..units.end).find_map(kind);
    let name = body.name.as_deref().map(claimwire_rules::units::fold).unwrap_or_default();
    // A lexicon name can leave its kind out: the Bundestag is a parliament.
    // "the 119-member Assembly" has the word in its name.
    let has_kind = named == Some("assembly")
        || ["council", "committee", "commission", "court", "board"].iter().any(|kind| name.contains(kind));
    // An alliance or a union of states is no chamber of a parliament.
    let of_states = || {
        let entry = body.id.as_deref().and_then(|id| resolver.knowledge.rules.lexicon.by_id(id));
        entry.is_some_and(|entry| entry.class == claimwire_rules::NameClass::Org && entry.country.is_none())
    };
    named.is_some_and(|kind| !name.contains(kind) && (has_kind || of_states()))
}
