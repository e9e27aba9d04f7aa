//! Whose the sums of a company's books are: "Orbex's profit", "Orbex profit", "revenue at Orbex", "Orbex said profit fell", or
//! the company that told its results right before.

use claimwire_record::{Entity, EntityKind, ResolvedBy, SlotValue};
use claimwire_rules::program::ClassSet;

use super::{Draft, bodies};
use crate::analysis::{Analysis, GroupId};
use crate::names::{NameKind, NameMention};
use crate::nouns::NounGroup;
use crate::resolve::Resolver;
use crate::tags::Tag;

/// What a company has and a country seldom does.
const RESULTS: &[&str] =
    &["profit", "profits", "income", "earnings", "revenue", "revenues", "turnover", "loss", "losses"];

/// What is a company's too, and may be told of others.
const TRADED: &[&str] = &["sales", "shares", "stock"];

/// Whether what a slot holds is a sum of a company's books, as printed.
pub(super) fn is_of_company(draft: &Draft, slot: &str) -> bool {
    let sum = draft.slots.get(slot).and_then(SlotValue::entity);
    let words = sum.filter(|sum| sum.kind == Some(EntityKind::Text)).and_then(|sum| sum.mention.as_deref());
    // "revenue at Orbex"
    let head = |words: &str| {
        let cut = [" at ", " of ", " for ", " in "].iter().filter_map(|link| words.find(link)).min();
        words[..cut.unwrap_or(words.len())].to_owned()
    };
    let head = words.map(head).unwrap_or_default();
    let last = head.rsplit(' ').next().unwrap_or_default();
    RESULTS.iter().chain(TRADED).any(|sum| last.eq_ignore_ascii_case(sum))
}

/// Whether a sum is nobody's, as far as its words tell: "pre-tax profits", not "Blue Harbour's revenue".
pub(super) fn is_nobodys(draft: &Draft, slot: &str) -> bool {
    let sum = draft.slots.get(slot).and_then(SlotValue::entity);
    let words = sum.and_then(|sum| sum.mention.as_deref()).unwrap_or_default();
    is_of_company(draft, slot) && !words.contains(['\'', '’'])
}

/// The company whose sum the words of a draft tell of; a country only where it owns the sum by name.
pub(super) fn company(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let sums = analysis.groups_within(draft.units).filter(|&id| is_sum(analysis, analysis.group(id)));
    let sum = sums.max_by_key(|&id| analysis.group(id).units.len());
    let words = sum.map_or(draft.units, |sum| analysis.group(sum).units);
    crate::owner::within(resolver, words, EntityKind::Org)
        .or_else(|| sum.and_then(|sum| beside(resolver, sum)))
        .or_else(|| sum.and_then(|sum| owning_country(resolver, sum)))
        .or_else(|| reporting(resolver))
        .or_else(|| reporting_before(resolver, draft))
        .or_else(|| goes_on(resolver, draft))
}

/// "Orbex's profit fell. … Revenue rose 9%.": the only firm that acts in the article so far, where sums were told right before.
fn goes_on(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    const REACH: usize = 4;
    let analysis = resolver.analysis;
    let from = analysis.sentences_back(draft.sentence.start, REACH);
    let told = (from..draft.sentence.start)
        .any(|at| RESULTS.contains(&analysis.folded(at)) || analysis.folded(at) == "earned");
    let opens = draft.units.start <= draft.sentence.start + OPENING;
    let name = resolver.only_firm(0, draft.units.end).filter(|_| told && opens)?;
    let firm = bodies::named(resolver, name.units, name.entry);
    is_firm(&firm).then_some(Entity { resolved_by: Some(ResolvedBy::Salience), ..firm })
}

/// So many units may stand before a sum that goes on with the firm told of: "In the third quarter, net sales rose".
const OPENING: u32 = 6;

fn is_sum(analysis: &Analysis, group: &NounGroup) -> bool {
    let head = analysis.folded(group.head);
    RESULTS.contains(&head) || TRADED.contains(&head)
}

/// "Orbex profit", "Orbex Mills' profit", "revenue at Orbex": a name in no lexicon beside the sum.
fn beside(resolver: &Resolver, sum: GroupId) -> Option<Entity> {
    let analysis = resolver.analysis;
    let group = analysis.group(sum);
    let owner = group.possessor.and_then(|owner| analysis.group(owner).name);
    let modifier = group.modifiers.iter().copied().find(|&name| {
        let name = analysis.names[name as usize];
        let opens =
            name.units.start == group.units.start + u32::from(analysis.tag(group.units.start) == Tag::Det);
        opens && !is_season(analysis, name) && analysis.tag(name.units.end) != Tag::Hyphen
    });
    let at = group.units.end;
    let led = matches!(analysis.folded(at), "of" | "at" | "for" | "in")
        .then(|| analysis.name_at.get(at as usize + 1).copied().flatten())
        .flatten()
        .filter(|&name| {
            let behind = analysis.names[name as usize].units.end;
            !matches!(analysis.tag(behind), Tag::Possessive | Tag::Clitic | Tag::Noun)
        });
    owner.or(modifier).or(led).and_then(|name| firm(resolver, analysis.names[name as usize]))
}

/// The firm that a name in no lexicon may be: "Orbex Mills" has the looks of a person, but no given name.
fn firm(resolver: &Resolver, name: NameMention) -> Option<Entity> {
    let first = resolver.analysis.unit(name.units.start).symbol;
    let person = name.kind == NameKind::Person && resolver.knowledge.rules.lexicon.gender(first).is_some();
    let firm =
        matches!(name.kind, NameKind::Org | NameKind::Unknown | NameKind::Person) && name.entry.is_none();
    (firm && !person || name.kind == NameKind::Org).then(|| bodies::named(resolver, name.units, name.entry))
}

/// "Christmas sales": when, and not whose.
fn is_season(analysis: &Analysis, name: NameMention) -> bool {
    (name.units.start..name.units.end).any(|at| {
        matches!(
            analysis.folded(at),
            "christmas"
                | "easter"
                | "thanksgiving"
                | "friday"
                | "monday"
                | "day"
                | "ramadan"
                | "diwali"
                | "halloween"
        )
    })
}

/// "Malta's revenue".
fn owning_country(resolver: &Resolver, sum: GroupId) -> Option<Entity> {
    let owner = resolver.analysis.group(sum).possessor?;
    let found = resolver.entities(owner, None).into_iter().next()?.entity;
    (found.kind == Some(EntityKind::Country)).then_some(found)
}

/// "Orbex said profit fell": a body that tells of a profit and of nobody else tells of its own.
fn reporting(resolver: &Resolver) -> Option<Entity> {
    resolver
        .speaker
        .map(|speaker| &speaker.entity)
        .filter(|body| is_firm(body))
        .map(|body| Entity { resolved_by: Some(ResolvedBy::Salience), ..body.clone() })
}

fn is_firm(body: &Entity) -> bool {
    body.kind == Some(EntityKind::Org) && body.id.is_some() && !body.name.as_deref().is_some_and(is_public)
}

/// "Orbex posted a profit of $2 million. Revenue rose 5%.": the company that told its results in the sentence before.
fn reporting_before(resolver: &Resolver, draft: &Draft) -> Option<Entity> {
    let analysis = resolver.analysis;
    let here = analysis.sentences.partition_point(|sentence| sentence.units.start < draft.sentence.start);
    let from = analysis.sentences[here.saturating_sub(2)..here].iter().map(|one| one.units.start).min()?;
    let first = analysis.verbs.partition_point(|verb| verb.units.start < from);
    let verbs = analysis.verbs[first..].iter().take_while(|verb| verb.units.end <= draft.units.start);
    let tells = |verb: &&crate::verbs::VerbGroup| {
        matches!(
            analysis.folded(verb.head),
            "reported" | "posted" | "earned" | "booked" | "reports" | "posts"
        )
    };
    let verb = verbs.filter(tells).last()?;
    let subject = verb.subject?;
    // Whoever is named since may be whose it is.
    let since = claimwire_record::Span::new(verb.units.end, draft.units.end);
    let other = analysis.names_within(since).any(|name| {
        matches!(name.kind, NameKind::Org | NameKind::Unknown | NameKind::Person | NameKind::Ministry)
    });
    if other || !analysis.group(subject).classes.meets(ClassSet::ORG) {
        return None;
    }
    let found = resolver.entities(subject, None).into_iter().next()?.entity;
    is_firm(&found).then_some(Entity { resolved_by: Some(ResolvedBy::Salience), ..found })
}

/// Whether a body is of a state or of a trade, and tells of others' sums.
fn is_public(name: &str) -> bool {
    let kinds = [
        "agency",
        "association",
        "authority",
        "board",
        "bureau",
        "commission",
        "committee",
        "council",
        "department",
        "division",
        "federation",
        "institute",
        "ministry",
        "office",
        "service",
        "treasury",
    ];
    name.split_whitespace().any(|word| kinds.contains(&word.to_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use crate::testing::measures;

    #[test]
    fn a_name_before_a_profit_or_behind_it_is_whose_it_is() {
        for text in ["Orbex profit rose 12%.", "Orbex's profit rose 12%.", "Profit at Orbex rose 12%."] {
            assert_eq!(measures(text), ["org:orbex profit-growth"], "{text}");
        }
        assert_eq!(measures("Orbex Mills' sales rose 3%."), ["org:orbex-mills sales-growth"]);
    }

    #[test]
    fn nobodys_profits_and_those_of_a_season_are_not_told() {
        for text in [
            "Pre-tax profits rose to £31.8 million.",
            "Christmas sales rose 3%.",
            "Sales at Ibsholm's eight mills rose 3%.",
        ] {
            assert!(measures(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn another_company_named_since_takes_the_results() {
        let text = "Orbex Corp posted a profit of $2 million. Bookmaker Kestrel Vane met. Revenue rose 5%.";
        assert_eq!(measures(text), ["org:orbex profit"]);
    }

    #[test]
    fn results_go_on_with_the_only_firm_told_of() {
        let text =
            "Orbex Corp's net income fell 19 percent. The company blamed the rain. Revenue rose 9 percent.";
        assert_eq!(measures(text), ["org:orbex net-income-decline", "org:orbex revenue-growth"]);
        let two =
            "Orbex Corp's net income fell 19 percent. Kestrel Inc. blamed the rain. Revenue rose 9 percent.";
        assert_eq!(measures(two), ["org:orbex net-income-decline"]);
    }

    #[test]
    fn a_company_that_told_its_results_goes_on_with_them() {
        let text = "Orbex Corp posted a profit of $2 million. Revenue rose 5%.";
        assert_eq!(measures(text), ["org:orbex profit", "org:orbex revenue-growth"]);
    }
}
