//! Claims that give one answer turn into one side of a question.

use std::collections::{BTreeMap, BTreeSet};

use claimwire_record::{Modality, Polarity, PositionStatus, Relation, Time};
use rustc_hash::FxHashMap;

use crate::extent::Extent;
use crate::ledger::{Entry, Ledger, Moment};
use crate::period::Period;
use crate::policy::Policy;
use crate::weigh::scope::Scopes;

/// How firm the claims for an answer are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Strength {
    /// Only wished for, planned or conditional: confirms nothing.
    Wished,
    /// Only hedged or possible.
    Hedged,
    /// Said flatly at least once.
    Firm,
}

/// One answer of a fact and all that speaks for it, while it is weighed.
#[derive(Debug, Clone)]
pub(crate) struct Side<'l> {
    /// Number of the answer in the ledger.
    pub answer: u32,
    /// What it allows, shares counted out.
    pub extent: Extent,
    pub polarity: Polarity,
    pub is_former: bool,
    /// Whether it held in former days that nobody dates.
    pub is_past: bool,
    pub scope: Option<String>,
    /// Whether its scope is a part of the whole and not a variant of it.
    pub is_part: bool,
    /// Places of its claims among the fact's entries.
    pub members: Vec<usize>,
    pub strength: Strength,
    pub modality: Modality,
    pub first: Option<&'l Moment>,
    pub last: Option<&'l Moment>,
    /// Origins of all its claims.
    pub origins: BTreeSet<u32>,
    /// Origins of those claims that can confirm something.
    pub weighty: BTreeSet<u32>,
    pub documents: BTreeSet<u32>,
    /// Documents that tell it in their own voice.
    pub own_voice: BTreeSet<u32>,
    pub traits: Traits,
    pub status: PositionStatus,
    pub relations: Vec<Relation>,
}

/// What the claims of a side say about its place among reports, read once for all rules.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Traits {
    /// A claim corrects what was reported.
    pub is_correction: bool,
    /// A claim was made before the answer came true.
    pub is_announced: bool,
    /// Every origin takes its own report back.
    pub is_taken_back: bool,
    /// A claim tells that a state ended.
    pub is_end: bool,
    /// Every claim tells what an earlier report said.
    pub is_recalled: bool,
    /// A latest claim states its time, or says how things stand at its writing.
    pub says_when: bool,
    /// Every claim states a time before its own publication.
    pub is_all_stated: bool,
    /// The numbers that its claims correct.
    pub corrected: Vec<f64>,
    /// The day of the last document that tells it.
    pub published: Option<Period>,
}

impl Side<'_> {
    /// The days of the latest claim.
    pub fn last_days(&self) -> Option<Period> {
        self.last?.period
    }
    /// Whether the answer takes part in deciding: said of the whole, in the main variant.
    pub fn is_main(&self) -> bool {
        self.scope.is_none()
    }
    /// Notes how this side stands to the side `to`.
    pub fn relate(&mut self, to: usize, kind: &str, rule: &str) {
        let relation = Relation { to: to as u32, kind: kind.to_owned(), rule: rule.to_owned() };
        if !self.relations.contains(&relation) {
            self.relations.push(relation);
        }
    }
    /// The time of the latest claim as records have it.
    pub fn last_time(&self) -> Time {
        self.last.map(|moment| moment.time.clone()).unwrap_or_default()
    }
}

/// How firm one claim is under its type's policy.
pub(crate) fn strength(policy: &Policy, modality: Modality) -> Strength {
    match modality {
        modality if policy.is_firm(modality) => Strength::Firm,
        Modality::Asserted | Modality::Hedged | Modality::Possible => Strength::Hedged,
        Modality::Future | Modality::Conditional | Modality::Desired => Strength::Wished,
    }
}

/// The sides of a fact, in the order of their answers; `origins` has the origin of each entry.
pub(crate) fn sides<'l>(
    ledger: &'l Ledger,
    policy: &Policy,
    entries: &[Entry],
    origins: &[u32],
    scopes: &Scopes,
) -> Vec<Side<'l>> {
    // Scope and answer are read once for all claims that share both: much-told answers have thousands.
    let mut alike: FxHashMap<(u32, u32), Vec<usize>> = FxHashMap::default();
    for (at, entry) in entries.iter().enumerate() {
        alike.entry((entry.qualifiers, entry.answer)).or_default().push(at);
    }
    let mut members: BTreeMap<(Option<String>, String), Vec<usize>> = BTreeMap::new();
    for places in alike.into_values() {
        let entry = &entries[places[0]];
        let scope = scopes.scope_of(ledger, policy, entry);
        members.entry((scope, ledger.answer_of(entry).sameness())).or_default().extend(places);
    }
    let side = |((scope, _), mut members): ((Option<String>, String), Vec<usize>)| {
        members.sort_unstable();
        side(ledger, policy, entries, origins, scope, members)
    };
    let mut sides: Vec<Side<'l>> = members.into_iter().map(side).collect();
    let total = only_total(ledger, &sides);
    for side in &mut sides {
        side.extent = side.extent.out_of(total);
        side.traits = traits(ledger, entries, origins, side);
    }
    sides
}

fn side<'l>(
    ledger: &'l Ledger,
    policy: &Policy,
    entries: &[Entry],
    origins: &[u32],
    scope: Option<String>,
    members: Vec<usize>,
) -> Side<'l> {
    let strength_of = |at: &usize| strength(policy, entries[*at].modality);
    let strongest = members.iter().map(strength_of).max().unwrap_or(Strength::Wished);
    let telling = members.iter().filter(|at| strength_of(at) == strongest);
    let moments = || telling.clone().map(|at| ledger.moment_of(&entries[*at]));
    let chosen = chosen(ledger, entries, &members);
    let answer = ledger.answers.get(chosen);
    let own = members.iter().filter(|at| entries[**at].witness.is_none());
    let confirms = |at: &&usize| strength_of(at) > Strength::Wished && !entries[**at].signals.is_retraction;
    let weighty = members.iter().filter(confirms);
    Side {
        answer: chosen,
        extent: answer.extent.clone(),
        polarity: answer.polarity,
        is_former: answer.is_former,
        is_past: answer.is_past,
        is_part: scope.is_some() && members.iter().any(|at| is_part(ledger, policy, &entries[*at])),
        scope,
        strength: strongest,
        modality: members.iter().map(|at| entries[*at].modality).min().unwrap_or(Modality::Asserted),
        first: moments().min_by_key(|moment| first_key(moment)),
        last: moments().max_by_key(|moment| last_key(moment)),
        origins: members.iter().map(|at| origins[*at]).collect(),
        weighty: weighty.map(|at| origins[*at]).collect(),
        documents: members.iter().map(|at| entries[*at].document).collect(),
        own_voice: own.map(|at| entries[*at].document).collect(),
        traits: Traits::default(),
        members,
        status: PositionStatus::Current,
        relations: Vec::new(),
    }
}

fn traits(ledger: &Ledger, entries: &[Entry], origins: &[u32], side: &Side<'_>) -> Traits {
    let days = side.last_days();
    let mut traits = Traits { is_recalled: true, is_all_stated: true, ..Traits::default() };
    let retracting = side.members.iter().filter(|at| entries[**at].signals.is_retraction);
    let retracting: BTreeSet<u32> = retracting.map(|at| origins[*at]).collect();
    traits.is_taken_back = side.origins.is_subset(&retracting);
    for entry in side.members.iter().map(|at| &entries[*at]) {
        let (moment, published) = (ledger.moment_of(entry), ledger.paper_of(entry).published);
        let signals = entry.signals;
        traits.is_correction |= signals.is_correction;
        traits.is_announced |= entry.modality == Modality::Future;
        traits.is_end |= signals.is_end;
        traits.is_recalled &= signals.is_recalled;
        traits.says_when |= moment.period == days && (moment.is_stated() || signals.is_snapshot);
        traits.is_all_stated &= moment.is_stated()
            && matches!((moment.period, published), (Some(then), Some(now)) if then.is_before(now));
        traits.corrected.extend(ledger.corrections.get(&(entry.id, entry.content)));
        traits.published = traits.published.max(published);
    }
    traits.corrected.sort_by(f64::total_cmp);
    traits.corrected.dedup();
    traits
}

/// Of answers that differ in nothing but the name of the unit, the first by that name stands for all.
fn chosen(ledger: &Ledger, entries: &[Entry], members: &[usize]) -> u32 {
    let mut answers: Vec<u32> = members.iter().map(|at| entries[*at].answer).collect();
    answers.sort_unstable();
    answers.dedup();
    answers.into_iter().min_by_key(|answer| ledger.answers.get(*answer).identity()).unwrap_or_default()
}

/// What orders moments: their days, whether they are stated, and the text of the time for the rest.
type Order<'m> = (Option<(i32, i32)>, bool, Option<&'m str>, Option<&'m str>);

/// Early before late, dates before none.
fn first_key(moment: &Moment) -> (bool, Order<'_>) {
    let days = moment.period.map(|days| (days.from, days.to));
    (days.is_none(), (days, !moment.is_stated(), moment.time.value.as_deref(), moment.time.text.as_deref()))
}

/// Early before late, none before dates.
fn last_key(moment: &Moment) -> Order<'_> {
    let days = moment.period.map(|days| (days.to, days.from));
    (days, moment.is_stated(), moment.time.value.as_deref(), moment.time.text.as_deref())
}

fn is_part(ledger: &Ledger, policy: &Policy, entry: &Entry) -> bool {
    ledger.qualifiers.get(entry.qualifiers).iter().any(|(number, _)| policy.is_whole(*number))
}

/// The total that sides give, where they all give the same.
fn only_total(ledger: &Ledger, sides: &[Side<'_>]) -> Option<f64> {
    let mut totals: Vec<f64> =
        sides.iter().filter_map(|side| ledger.answers.get(side.answer).total).collect();
    totals.sort_by(f64::total_cmp);
    totals.dedup();
    if let [total] = totals[..] { Some(total) } else { None }
}
