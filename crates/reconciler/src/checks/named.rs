//! A tally and the stances of parties turn into a check: does the count fit who is known by name?

use std::collections::BTreeSet;

use claimwire_record::{Amount, Comparator, EntityKind, Fact, Link, LinkSide, Polarity, SlotValue};

use super::{Finding, Note, id, list, name};

/// A stand told so many days before the tally may have changed since, and is not held against it.
const STALE: i32 = 14;
/// Totals that people use to tell a share: "six in ten" counts nobody.
const SHARES: [f64; 5] = [2.0, 3.0, 5.0, 10.0, 100.0];
/// Units whose members are states or bodies, which stances name one by one.
const BODIES: [&str; 16] = [
    "members",
    "member states",
    "member countries",
    "member nations",
    "allies",
    "countries",
    "states",
    "nations",
    "governments",
    "capitals",
    "parties",
    "delegations",
    "partners",
    "unions",
    "organisations",
    "organizations",
];
/// Units that count people whom stances name one by one.
const PEOPLE: [&str; 20] = [
    "senators",
    "lawmakers",
    "mps",
    "meps",
    "representatives",
    "congressmen",
    "deputies",
    "legislators",
    "ministers",
    "governors",
    "mayors",
    "councillors",
    "judges",
    "justices",
    "ambassadors",
    "leaders",
    "republicans",
    "democrats",
    "commissioners",
    "delegates",
];

/// Holds a tally against those who are known by name to be counted, and those known not to be.
pub(super) fn check(tally: &Note, stances: &[&Note]) -> Option<Fact> {
    let SlotValue::Amount(amount) = &tally.best else { return None };
    let position = id(&tally.slots, "position")?;
    let kinds = kinds(amount, stances)?;
    let (mut named, mut holdouts) = (BTreeSet::new(), BTreeSet::new());
    for stance in stances {
        let Some(party) = party(stance, kinds) else { continue };
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
    let room = amount.total.zip(amount.low).map(|(total, low)| total - low);
    let too_many_named = amount.high.is_some_and(|high| named.len() as f64 > high);
    let too_many_holdouts = room.is_some_and(|room| holdouts.len() as f64 > room);
    let is_flagged = too_many_named || too_many_holdouts;
    let what = counted(amount);
    let explanation = words(&what, amount, &named, &holdouts, is_flagged);
    let others = named.into_iter().chain(holdouts).collect();
    Some(Finding { checked: tally, kind: "named", what, is_flagged, others, explanation }.fact())
}

/// The kinds of parties that the tally can count one by one; none where it counts crowds or shares.
fn kinds(amount: &Amount, stances: &[&Note]) -> Option<&'static [EntityKind]> {
    let unit = amount.unit.as_deref().unwrap_or_default();
    let unit = unit.split(" of ").next().unwrap_or(unit);
    let is_share = amount.total.is_some_and(|total| SHARES.contains(&total));
    let names_countries = || stances.iter().any(|stance| party(stance, &[EntityKind::Country]).is_some());
    match unit {
        "" if is_share => None,
        unit if unit.is_empty() || BODIES.contains(&unit) => Some(match names_countries() {
            true => &[EntityKind::Country],
            false => &[EntityKind::Org, EntityKind::Person],
        }),
        unit if PEOPLE.contains(&unit) => Some(&[EntityKind::Person]),
        _ => None,
    }
}

/// The name of a stance's party, where it is of these kinds.
fn party(stance: &Note, kinds: &[EntityKind]) -> Option<String> {
    let kind = stance.slots.get("party")?.entity()?.kind?;
    kinds.contains(&kind).then(|| name(&stance.slots, "party")).flatten()
}

/// Which side of the tally a stance is on; none where it is told of a time too long before.
fn side(stance: &Note, tally: &Note, position: &str) -> Option<LinkSide> {
    let is = |word: &str, polarity| {
        stance.answers.iter().any(|told| told.stands && told.word == word && told.polarity == polarity)
    };
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

/// The tally in words: `at least 28 of 32 allies`.
pub(super) fn counted(amount: &Amount) -> String {
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
    let unit = amount.unit.as_deref().unwrap_or_default();
    let unit = unit.split(" of org:").next().unwrap_or(unit);
    let total = amount.total.map(|total| format!(" of {total}")).unwrap_or_default();
    format!("{bound}{value}{total} {unit}").trim().to_owned()
}

fn words(
    what: &str,
    amount: &Amount,
    named: &BTreeSet<Link>,
    holdouts: &BTreeSet<Link>,
    is_flagged: bool,
) -> String {
    let names = |links: &BTreeSet<Link>| -> Vec<String> {
        let names: BTreeSet<&String> = links.iter().map(|link| &link.name).collect();
        names.into_iter().cloned().collect()
    };
    let claimed = amount.low.map(|low| low - named.len() as f64).filter(|more| *more > 0.0);
    let claimed = claimed.map_or(String::new(), |more| format!(" and {more} more only claimed"));
    let room = amount.total.zip(amount.low).map(|(total, low)| total - low);
    let room = room.map_or(String::new(), |room| format!(", where the count leaves out {room}"));
    let verdict = if is_flagged { "does not fit" } else { "fits" };
    let (counted, against) = (names(named), names(holdouts));
    format!(
        "The count of {what} {verdict} the parties known by name: {} counted ({}){claimed}; {} not counted ({}){room}",
        counted.len(),
        list(&counted),
        against.len(),
        list(&against),
    )
}
