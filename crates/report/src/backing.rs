//! Facts about stances turn into who backs whom: for each target its parties by the stand they take.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{Fact, FactStatus, Polarity, Position, PositionStatus};

use crate::evidence::{Evidence, one_line};
use crate::{Dossier, dates, links, words};

/// The stands in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stand {
    /// The party supports the target.
    Backs,
    /// It has not decided, or is said not to support or not to oppose.
    HoldsBack,
    /// It opposes the target.
    Opposes,
}

impl Stand {
    /// What the column says of a party.
    fn verb(self) -> &'static str {
        match self {
            Stand::Backs => "backs",
            Stand::HoldsBack => "holds back",
            Stand::Opposes => "opposes",
        }
    }
    /// Every stand with its name for styles and its heading.
    pub const ALL: [(Stand, &'static str, &'static str); 3] = [
        (Stand::Backs, "backs", "Back"),
        (Stand::HoldsBack, "holds-back", "Undecided or holding back"),
        (Stand::Opposes, "opposes", "Oppose"),
    ];
    fn of(position: &Position) -> Self {
        match (position.value.identity().as_deref(), position.polarity) {
            (Some("support"), Polarity::Affirmed) => Stand::Backs,
            (Some("oppose"), Polarity::Affirmed) => Stand::Opposes,
            _ => Stand::HoldsBack,
        }
    }
}

/// A party with the stand that it takes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Party {
    /// Whether nobody says so flatly; such parties stand behind the others.
    pub hedged: bool,
    /// Its name.
    pub name: String,
    /// What makes it less than flat, or other than the heading says: `hedged: “understood”`, `does not oppose`.
    pub note: String,
    /// Whether reports disagree on its stand.
    pub disputed: bool,
    /// What the other columns that it stands in say of it: `backs`.
    pub also: Vec<&'static str>,
    /// Since when, in words; empty where unknown.
    pub since: String,
    /// The best evidence.
    pub evidence: Evidence,
    /// How many independent origins say so.
    pub origins: usize,
    /// Where the fact stands.
    pub fact: String,
}

/// The parties that take one stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Name for styles.
    pub name: &'static str,
    /// Heading.
    pub heading: &'static str,
    /// The parties, flat ones first.
    pub parties: Vec<Party>,
}

impl Column {
    /// The parties that a page has room for, which shows at most `most` in a column.
    pub fn first(&self, most: &usize) -> &[Party] {
        &self.parties[..self.parties.len().min(*most)]
    }
}

/// Whom or what stands are taken on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its name.
    pub name: String,
    /// The office it is for: `for secretary-general of NATO`.
    pub role: String,
    /// Its parties by stand.
    pub columns: Vec<Column>,
    /// How many parties it has.
    pub parties: usize,
}

/// Every target of stances, those of most parties first.
pub fn targets(dossier: &Dossier, articles: &str) -> Vec<Target> {
    let mut by_target: BTreeMap<String, Vec<&Fact>> = BTreeMap::new();
    for fact in dossier.facts.iter().filter(|fact| fact.claim_type == "stance") {
        if let Some(target) = fact.slots.get("target").and_then(|value| value.identity()) {
            by_target.entry(target).or_default().push(fact);
        }
    }
    let mut targets: Vec<Target> =
        by_target.values().filter_map(|facts| target(dossier, facts, articles)).collect();
    targets.sort_by(|a, b| b.parties.cmp(&a.parties).then_with(|| a.name.cmp(&b.name)));
    targets
}

fn target(dossier: &Dossier, facts: &[&Fact], articles: &str) -> Option<Target> {
    let mut by_stand: BTreeMap<Stand, Vec<Party>> = BTreeMap::new();
    for (stand, party) in facts.iter().flat_map(|fact| parties(dossier, fact, articles)) {
        by_stand.entry(stand).or_default().push(party);
    }
    name_other_columns(&mut by_stand);
    let column = |(stand, name, heading)| {
        let mut parties = by_stand.remove(&stand)?;
        parties.sort();
        Some(Column { name, heading, parties })
    };
    let columns: Vec<Column> = Stand::ALL.into_iter().filter_map(column).collect();
    let parties = columns.iter().map(|column| column.parties.len()).sum();
    let name = words::capital(&one_line(&words::slot(facts.first()?.slots.get("target")?)?));
    (parties > 0).then(|| Target { name, role: role(dossier, facts), columns, parties })
}

/// The office that the stances are about, where any says so.
fn role(dossier: &Dossier, facts: &[&Fact]) -> String {
    let ids = facts.iter().flat_map(|fact| &fact.positions).flat_map(|position| &position.claims);
    let mut roles: BTreeMap<String, usize> = BTreeMap::new();
    for claim in ids.filter_map(|id| dossier.claim(id)) {
        let slot = |name: &str| claim.slots.get(name).and_then(words::slot);
        if let Some(role) = slot("role") {
            let of = slot("role_of").map(|of| format!(" of {of}")).unwrap_or_default();
            *roles.entry(format!("{}{of}", role.replace('-', " "))).or_default() += 1;
        }
    }
    let most = roles.into_iter().max_by(|a, b| (a.1, a.0.len(), &b.0).cmp(&(b.1, b.0.len(), &a.0)));
    most.map(|(role, _)| format!("for {role}")).unwrap_or_default()
}

/// Parties that stand in several columns say so in each.
fn name_other_columns(by_stand: &mut BTreeMap<Stand, Vec<Party>>) {
    let mut columns: BTreeMap<String, Vec<Stand>> = BTreeMap::new();
    for (stand, parties) in by_stand.iter() {
        for party in parties {
            columns.entry(party.name.clone()).or_default().push(*stand);
        }
    }
    for (stand, parties) in by_stand.iter_mut() {
        for party in parties {
            let others = columns[&party.name].iter().filter(|other| *other != stand);
            party.also = others.map(|other| other.verb()).collect();
        }
    }
}

/// A party stands where its answers that still hold put it: in one column, or in several where reports clash or
/// nobody says the latest flatly.
fn parties(dossier: &Dossier, fact: &Fact, articles: &str) -> Vec<(Stand, Party)> {
    let mut by_stand: BTreeMap<Stand, Vec<&Position>> = BTreeMap::new();
    for position in standing(fact) {
        by_stand.entry(Stand::of(position)).or_default().push(position);
    }
    let party = |(stand, positions): (Stand, Vec<&Position>)| {
        Some((stand, party(dossier, fact, positions, articles)?))
    };
    by_stand.into_iter().filter_map(party).collect()
}

/// The answers that a reader has to know of: those that hold, those that clash, and what is said less than flatly
/// where nothing as late is said flatly.
fn standing(fact: &Fact) -> Vec<&Position> {
    use PositionStatus::{Contradicted, Current, ScopeVariant, Unconfirmed};
    let holding = || fact.positions.iter().filter(|position| position.status == Current);
    let latest = holding().filter_map(|position| position.last.value.as_deref()).max();
    let stands = |position: &&Position| match position.status {
        Current => true,
        Contradicted => holding().next().is_none() || fact.status == FactStatus::Disputed,
        Unconfirmed | ScopeVariant => holding().next().is_none() || position.last.value.as_deref() > latest,
        _ => false,
    };
    fact.positions.iter().filter(stands).collect()
}

/// The party of a fact by its answers of one stand; its evidence is from the latest of the firm ones.
fn party(dossier: &Dossier, fact: &Fact, mut positions: Vec<&Position>, articles: &str) -> Option<Party> {
    let is_firm = |position: &Position| position.status != PositionStatus::Unconfirmed;
    positions.sort_by(|a, b| (is_firm(b), &b.last.value).cmp(&(is_firm(a), &a.last.value)));
    let best = positions.first()?;
    let evidence = Evidence::best(dossier, &best.claims, articles)?;
    let name = words::slot(fact.slots.get("party")?)?;
    let since = positions.iter().filter_map(|position| position.first.value.as_deref()).min();
    let origins: BTreeSet<_> = positions.iter().flat_map(|position| &position.origins).collect();
    let contradicted = |position: &&Position| position.status == PositionStatus::Contradicted;
    Some(Party {
        hedged: !evidence.hedge.is_empty() || !is_firm(best),
        name: words::capital(&one_line(&name)),
        note: note(&positions, &evidence),
        disputed: fact.status == FactStatus::Disputed || positions.iter().any(contradicted),
        also: Vec::new(),
        since: dates::spoken(since.unwrap_or(&evidence.when)),
        origins: origins.len(),
        fact: links::fact_fragment(&fact.id),
        evidence,
    })
}

/// What the answers say other than the heading, each once, the best first, and how certain.
fn note(positions: &[&Position], evidence: &Evidence) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for position in positions {
        let note = match (position.value.identity().as_deref(), position.polarity) {
            (Some("support"), Polarity::Negated) => "does not back",
            (Some("oppose"), Polarity::Negated) => "does not oppose",
            (Some("undecided"), Polarity::Affirmed) => "undecided",
            _ => "",
        };
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes.push(&evidence.hedge);
    notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(", ")
}
