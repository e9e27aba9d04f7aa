//! Facts turn into checks: what is told of one question is held against what is told of another.
//!
//! A check is a fact of type `check`. It holds no claims; its links name the facts it weighs and the side that
//! each is on, and its status is `consistent` or `flagged`.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{
    Comparator, Counts, Entity, EntityKind, Fact, FactStatus, Link, LinkSide, Polarity, PositionStatus,
    SlotValue, content_hash,
};

use crate::period::Period;

/// What checks need to know of a fact.
#[derive(Debug, Clone)]
struct Digest {
    id: String,
    claim_type: String,
    slots: BTreeMap<String, SlotValue>,
    best: SlotValue,
    /// Words and polarity of every answer that is not superseded, retracted or contradicted.
    answers: Vec<(String, Polarity)>,
    as_of: Option<Period>,
    documents: u32,
}

/// Collects the facts that checks are about, and makes the checks once all facts are there.
#[derive(Debug, Default)]
pub(crate) struct Checks {
    tallies: Vec<Digest>,
    stances: BTreeMap<String, Vec<Digest>>,
    memberships: BTreeMap<String, Digest>,
}

/// A stand told so many days before the tally may have changed since, and is not held against it.
const STALE: i32 = 14;

impl Checks {
    /// Takes note of a fact.
    pub fn note(&mut self, fact: &Fact) {
        match fact.claim_type.as_str() {
            "tally" => self.tallies.push(digest(fact)),
            "stance" => {
                if let Some(target) = id(&fact.slots, "target") {
                    self.stances.entry(target).or_default().push(digest(fact));
                }
            }
            "membership" => {
                if let Some(org) = id(&fact.slots, "org") {
                    self.memberships.insert(org, digest(fact));
                }
            }
            _ => {}
        }
    }
    /// The checks, in the order of their ids.
    pub fn facts(&self) -> Vec<Fact> {
        let mut checks: Vec<Fact> = self.tallies.iter().flat_map(|tally| self.of_tally(tally)).collect();
        checks.sort_by(|a, b| a.id.cmp(&b.id));
        checks
    }
    fn of_tally(&self, tally: &Digest) -> Vec<Fact> {
        let SlotValue::Amount(amount) = &tally.best else { return Vec::new() };
        let unit = amount.unit.as_deref().unwrap_or_default();
        let target = id(&tally.slots, "target").unwrap_or_default();
        let stances = self.stances.get(&target).map_or(&[][..], Vec::as_slice);
        let counted = Counted::of(amount, unit);
        let named = (unit != "percent").then(|| named_check(tally, stances, &counted)).flatten();
        let members = unit.split_once(" of ").and_then(|(_, body)| self.memberships.get(body));
        let members = members.and_then(|membership| denominator_check(tally, membership, counted.total?));
        named.into_iter().chain(members).collect()
    }
}

fn digest(fact: &Fact) -> Digest {
    let stands = |status| {
        matches!(status, PositionStatus::Current | PositionStatus::Refined | PositionStatus::Unconfirmed)
    };
    let told = fact.positions.iter().filter(|position| stands(position.status) && position.scope.is_none());
    Digest {
        id: fact.id.clone(),
        claim_type: fact.claim_type.clone(),
        slots: fact.slots.clone(),
        best: fact.best.clone(),
        answers: told.filter_map(|position| Some((position.value.identity()?, position.polarity))).collect(),
        as_of: fact.as_of.value.as_deref().and_then(Period::parse),
        documents: fact.counts.documents,
    }
}

fn id(slots: &BTreeMap<String, SlotValue>, name: &str) -> Option<String> {
    slots.get(name)?.identity()
}

/// The numbers of a tally.
struct Counted {
    low: Option<f64>,
    high: Option<f64>,
    total: Option<f64>,
    words: String,
}

impl Counted {
    fn of(amount: &claimwire_record::Amount, unit: &str) -> Counted {
        let value = amount.value.identity().unwrap_or_default();
        let bound = match amount.comparator {
            Comparator::Exactly => "",
            Comparator::About => "about ",
            Comparator::MoreThan => "more than ",
            Comparator::AtLeast => "at least ",
            Comparator::LessThan => "fewer than ",
            Comparator::AtMost => "at most ",
            Comparator::Between => "between ",
        };
        let total = amount.total.map(|total| format!(" of {total}")).unwrap_or_default();
        let words = format!("{bound}{value}{total} {unit}").trim().to_owned();
        Counted { low: amount.low, high: amount.high, total: amount.total, words }
    }
}

/// Holds a tally against those who are known by name to be counted, and those known not to be.
fn named_check(tally: &Digest, stances: &[Digest], counted: &Counted) -> Option<Fact> {
    let position = id(&tally.slots, "position")?;
    let (mut named, mut holdouts) = (BTreeSet::new(), BTreeSet::new());
    for stance in stances {
        let Some(party) = party(stance) else { continue };
        let link = |side| Link { fact: stance.id.clone(), side, name: party.clone() };
        match side(stance, tally, &position) {
            Some(LinkSide::Named) => named.insert(link(LinkSide::Named)),
            Some(side) => holdouts.insert(link(side)),
            None => continue,
        };
    }
    if named.is_empty() && holdouts.is_empty() {
        return None;
    }
    let too_many_named = counted.high.is_some_and(|high| named.len() as f64 > high);
    let room = counted.total.zip(counted.low).map(|(total, low)| total - low);
    let too_many_holdouts = room.is_some_and(|room| holdouts.len() as f64 > room);
    let status =
        if too_many_named || too_many_holdouts { FactStatus::Flagged } else { FactStatus::Consistent };
    let explanation = named_words(counted, &named, &holdouts, room, status);
    let links = named.into_iter().chain(holdouts);
    Some(check(tally, "named", &counted.words, status, links.collect(), explanation))
}

fn named_words(
    counted: &Counted,
    named: &BTreeSet<Link>,
    holdouts: &BTreeSet<Link>,
    room: Option<f64>,
    status: FactStatus,
) -> String {
    let list = |links: &BTreeSet<Link>| match links.len() {
        0 => "nobody".to_owned(),
        _ => links
            .iter()
            .map(|link| link.name.as_str())
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
            .join(", "),
    };
    let claimed = counted.low.map(|low| low - named.len() as f64).filter(|more| *more > 0.0);
    let claimed = claimed.map_or(String::new(), |more| format!("; {more} more are only claimed"));
    let left = room.map_or(String::new(), |room| format!(" of the {room} that it leaves out"));
    let verdict = if status == FactStatus::Flagged { "does not fit" } else { "fits" };
    format!(
        "{} {verdict} who is known by name: {} counted ({}){claimed}; {} known not to be{left} ({})",
        counted.words,
        named.len(),
        list(named),
        holdouts.len(),
        list(holdouts),
    )
}

/// A party that can be one of those counted: a country, a person, a body; no group and nobody unnamed.
fn party(stance: &Digest) -> Option<String> {
    let entity = stance.slots.get("party")?.entity()?;
    let counts = !matches!(entity.kind?, EntityKind::Group | EntityKind::Anonymous | EntityKind::Text);
    let name = entity.name.clone().or_else(|| entity.id.clone());
    name.filter(|_| counts)
}

/// Which side of the tally a stance is on; none where it is told of a time too long before.
fn side(stance: &Digest, tally: &Digest, position: &str) -> Option<LinkSide> {
    let is = |word: &str, polarity| stance.answers.iter().any(|(told, p)| told == word && *p == polarity);
    let affirmed = |word: &str| is(word, Polarity::Affirmed);
    let supports = stance.best.identity().as_deref() == Some("support");
    let refuses = affirmed("oppose") || affirmed("undecided") || is("support", Polarity::Negated);
    let (named, holdout) = match position {
        "support" => (supports, refuses && !supports),
        "oppose" => (affirmed("oppose"), supports),
        _ => (refuses && !supports, supports),
    };
    let is_stale =
        matches!((stance.as_of, tally.as_of), (Some(then), Some(now)) if then.to < now.from - STALE);
    match (named, holdout) {
        (true, _) => Some(LinkSide::Named),
        (_, true) if !is_stale => Some(LinkSide::Holdout),
        _ => None,
    }
}

/// Holds the number that a tally is counted out of against the number of members that the body is said to have.
fn denominator_check(tally: &Digest, membership: &Digest, total: f64) -> Option<Fact> {
    let members = membership.best.as_number()?;
    let status = if members == total { FactStatus::Consistent } else { FactStatus::Flagged };
    let side = if members == total { LinkSide::For } else { LinkSide::Against };
    let name = membership.slots.get("org")?.entity()?.name.clone().unwrap_or_default();
    let link = Link { fact: membership.id.clone(), side, name: name.clone() };
    let explanation = match status {
        FactStatus::Consistent => {
            format!("The tally counts out of {total}, and {name} has {members} members")
        }
        _ => format!("The tally counts out of {total}, but {name} has {members} members"),
    };
    Some(check(tally, "denominator", &format!("of {total}"), status, vec![link], explanation))
}

fn check(
    checked: &Digest,
    kind: &str,
    what: &str,
    status: FactStatus,
    others: Vec<Link>,
    explanation: String,
) -> Fact {
    let own = Link { fact: checked.id.clone(), side: LinkSide::Checked, name: what.to_owned() };
    let key = content_hash(["check", kind, &checked.id]);
    let target = checked.slots.get("target").cloned().unwrap_or(SlotValue::Entity(Box::<Entity>::default()));
    let slots = BTreeMap::from([
        ("check".to_owned(), SlotValue::Word(kind.to_owned())),
        (checked.claim_type.clone(), SlotValue::Word(what.to_owned())),
        ("target".to_owned(), target),
    ]);
    Fact {
        schema: Fact::SCHEMA.to_owned(),
        id: content_hash(["fact", &key]),
        key,
        claim_type: "check".to_owned(),
        slots,
        status,
        best: SlotValue::Unsaid,
        low: None,
        high: None,
        as_of: Default::default(),
        positions: Vec::new(),
        origins: Vec::new(),
        counts: Counts { documents: checked.documents, ..Counts::default() },
        explanation,
        links: std::iter::once(own).chain(others).collect(),
        rule: format!("check-{kind}"),
    }
}
