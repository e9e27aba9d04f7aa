//! Facts about stances turn into who backs whom: for each target its parties by the stand they take.

use std::collections::BTreeMap;

use claimwire_record::{Claim, Fact, FactStatus, Polarity, Position, PositionStatus};

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
    /// Every stand with its name for styles and its heading.
    pub const ALL: [(Stand, &'static str, &'static str); 3] = [
        (Stand::Backs, "backs", "Back"),
        (Stand::HoldsBack, "holds-back", "Undecided or holding back"),
        (Stand::Opposes, "opposes", "Oppose"),
    ];
    fn of(claim: &Claim) -> Self {
        let position = claim.slots.get("position").and_then(|value| value.identity());
        match (position.as_deref(), claim.polarity) {
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

/// A party stands where its answers that still hold put it: in one column, or in several where reports clash.
fn parties(dossier: &Dossier, fact: &Fact, articles: &str) -> Vec<(Stand, Party)> {
    let holds = |position: &&Position| {
        !matches!(
            position.status,
            PositionStatus::Superseded | PositionStatus::Refined | PositionStatus::Retracted
        )
    };
    let mut held: Vec<&Position> = fact.positions.iter().filter(holds).collect();
    if held.iter().any(|position| position.status == PositionStatus::Current) {
        held.retain(|position| position.status == PositionStatus::Current);
    }
    held.into_iter().filter_map(|position| party(dossier, fact, position, articles)).collect()
}

fn party(dossier: &Dossier, fact: &Fact, position: &Position, articles: &str) -> Option<(Stand, Party)> {
    let evidence = Evidence::of_all(dossier, &position.claims, articles).into_iter().next()?;
    let claim = dossier.claim(&evidence.claim)?;
    let name = words::slot(fact.slots.get("party")?)?;
    let hedged = !evidence.hedge.is_empty() || position.status == PositionStatus::Unconfirmed;
    let since = position.first.value.as_deref().unwrap_or(&evidence.when);
    let party = Party {
        hedged,
        name: words::capital(&one_line(&name)),
        note: note(claim, &evidence),
        disputed: fact.status == FactStatus::Disputed || position.status == PositionStatus::Contradicted,
        since: dates::spoken(since),
        origins: position.origins.len(),
        fact: links::fact_fragment(&fact.id),
        evidence,
    };
    Some((Stand::of(claim), party))
}

fn note(claim: &Claim, evidence: &Evidence) -> String {
    let position = claim.slots.get("position").and_then(|value| value.identity());
    let denied = match (position.as_deref(), evidence.negated) {
        (Some("support"), true) => "does not back",
        (Some("oppose"), true) => "does not oppose",
        (Some("undecided"), false) => "undecided",
        _ => "",
    };
    let notes = [denied, evidence.hedge.as_str()];
    notes.into_iter().filter(|note| !note.is_empty()).collect::<Vec<_>>().join(", ")
}
