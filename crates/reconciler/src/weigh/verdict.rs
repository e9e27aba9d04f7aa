//! Sides in their standing turn into a verdict: the status of the fact, its best answer, and the deciding rule.

use std::collections::BTreeSet;

use claimwire_record::{FactStatus, Polarity, PositionStatus};

use crate::extent::{Extent, Fit};
use crate::policy::{AnswerKind, Policy};
use crate::weigh::relate::{Bench, ONE_REPORT, TOLD_AS_OVER};
use crate::weigh::side::{Side, Strength};

/// What the sides of a fact add up to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Verdict {
    pub status: FactStatus,
    /// Place of the best side among the sides.
    pub best: Option<usize>,
    pub rule: &'static str,
    /// How many independent origins the best answer has, those that support it by implication among them.
    pub origins: usize,
}

/// Decides.
pub(crate) fn decide(bench: &Bench<'_>, sides: &[Side<'_>]) -> Verdict {
    let status_is = |status: PositionStatus| move |side: &Side<'_>| side.status == status;
    if sides.iter().any(status_is(PositionStatus::Contradicted)) {
        return Verdict { status: FactStatus::Disputed, best: None, rule: "cannot-both-hold", origins: 0 };
    }
    let standing = standing(sides);
    if standing.is_empty() {
        return nothing_stands(bench, sides);
    }
    let best = best_of(bench, sides, &standing);
    let origins = best.map_or(0, |best| support(sides, &standing, best).len());
    let changed = |side: &Side<'_>| side.status == PositionStatus::Superseded && !side.is_former;
    let turned = |side: &Side<'_>| side.relations.iter().any(|relation| relation.rule == TOLD_AS_OVER);
    let corrected = sides.iter().any(status_is(PositionStatus::Retracted));
    let (status, rule) = match () {
        () if corrected => (FactStatus::Evolving, "correction"),
        () if sides.iter().any(changed) || standing.iter().any(|at| turned(&sides[*at])) => {
            (FactStatus::Evolving, superseding_rule(sides))
        }
        () if is_told_side_by_side(sides, &standing) => (FactStatus::Compatible, ONE_REPORT),
        () if stand_together(bench, sides, &standing, best) => (FactStatus::Compatible, "can-both-hold"),
        () if origins > 1 => (FactStatus::Corroborated, "independent-origins-agree"),
        () if has_variants(sides) => (FactStatus::Compatible, "other-scope"),
        () => (FactStatus::SingleSource, "one-origin"),
    };
    Verdict { status, best, rule, origins }
}

/// Whether answers stand that cannot hold at one time, and that one article tells.
fn is_told_side_by_side(sides: &[Side<'_>], standing: &[usize]) -> bool {
    standing.iter().any(|at| sides[*at].relations.iter().any(|relation| relation.rule == ONE_REPORT))
}

/// Firm answers to the main question that nothing has superseded.
fn standing(sides: &[Side<'_>]) -> Vec<usize> {
    let stands = |side: &Side<'_>| {
        let is_open = matches!(side.status, PositionStatus::Current | PositionStatus::Refined);
        is_open && side.is_main() && side.strength == Strength::Firm && !side.is_former
    };
    (0..sides.len()).filter(|at| stands(&sides[*at])).collect()
}

fn nothing_stands(bench: &Bench<'_>, sides: &[Side<'_>]) -> Verdict {
    let any = |status: PositionStatus| sides.iter().any(|side| side.status == status);
    let verdict = |status, rule| Verdict { status, best: None, rule, origins: 0 };
    if any(PositionStatus::Retracted) {
        return verdict(FactStatus::Retracted, "retraction");
    }
    if any(PositionStatus::Superseded) {
        let most = sides.iter().filter(|side| side.is_former).map(|side| side.weighty.len()).max();
        let is_past = sides.iter().all(|side| side.is_past || !side.is_former);
        let rule = if is_past { TOLD_AS_OVER } else { "succession" };
        return match most.unwrap_or_default() {
            0 | 1 => verdict(FactStatus::SingleSource, rule),
            _ => verdict(FactStatus::Corroborated, rule),
        };
    }
    if any(PositionStatus::ScopeVariant) {
        return verdict(FactStatus::Compatible, "other-scope");
    }
    Verdict { best: best_hedged(bench, sides), ..verdict(FactStatus::HedgedOnly, "nobody-asserts-it") }
}

/// Among hedged answers that can all hold the finest; none where they cannot, or where all are denials.
fn best_hedged(bench: &Bench<'_>, sides: &[Side<'_>]) -> Option<usize> {
    let hedged =
        |at: &usize| sides[*at].strength == Strength::Hedged && sides[*at].is_main() && !sides[*at].is_past;
    let hedged: Vec<usize> = (0..sides.len()).filter(hedged).collect();
    let apart = |one: &usize| {
        hedged.iter().any(|other| sides[*one].extent.fit(&sides[*other].extent) == Fit::Disjoint)
    };
    if hedged.iter().any(apart) { None } else { best_of(bench, sides, &hedged) }
}

/// The finest affirmed answer. Where several are as fine and only overlap, the one that the type tells first,
/// else the one that alone has several origins; else none: what holds is then the overlap.
fn best_of(bench: &Bench<'_>, sides: &[Side<'_>], among: &[usize]) -> Option<usize> {
    let affirmed = |at: &&usize| sides[**at].polarity == Polarity::Affirmed;
    let is_finest = |at: &&usize| {
        !among.iter().any(|other| {
            sides[*other].polarity == Polarity::Affirmed
                && sides[*other].extent.fit(&sides[**at].extent) == Fit::Finer
        })
    };
    let finest: Vec<usize> = among.iter().filter(affirmed).filter(is_finest).copied().collect();
    if let [only] = finest[..] {
        return Some(only);
    }
    let word = |at: &usize| bench.ledger.answers.get(sides[*at].answer).value.identity().unwrap_or_default();
    let told =
        bench.policy.weighing.together.iter().find_map(|first| finest.iter().find(|at| word(at) == *first));
    told.copied().or_else(|| most_supported(sides, &finest, bench.policy))
}

/// The answer with most origins, if it has several and, for what is counted or dated, alone has so many.
fn most_supported(sides: &[Side<'_>], finest: &[usize], policy: &Policy) -> Option<usize> {
    let weight = |at: &usize| sides[*at].weighty.len();
    let most = finest.iter().map(weight).max()?;
    let mut best = finest.iter().filter(|at| weight(at) == most);
    let (first, is_tied) = (best.next()?, best.next().is_some());
    let is_same = finest.iter().all(|at| sides[*at].extent.fit(&sides[*first].extent) == Fit::Same);
    let is_range = matches!(policy.kind, AnswerKind::Number | AnswerKind::Amount | AnswerKind::Date);
    let comparable = sides[*first].extent != Extent::Any;
    let is_apart = |at: &&usize| sides[**at].extent.fit(&sides[*first].extent) == Fit::Disjoint;
    let cannot_both_hold = finest.iter().any(|at| is_apart(&at));
    let decides = is_same || (comparable && !is_range && !cannot_both_hold) || (most > 1 && !is_tied);
    decides.then_some(*first)
}

/// The origins of the best answer and of those that it is a case of.
fn support(sides: &[Side<'_>], standing: &[usize], best: usize) -> BTreeSet<u32> {
    let hedged =
        |at: &usize| sides[*at].strength == Strength::Hedged && sides[*at].is_main() && !sides[*at].is_past;
    let all = standing.iter().copied().chain((0..sides.len()).filter(hedged));
    let agrees = |at: &usize| {
        *at == best || matches!(sides[best].extent.fit(&sides[*at].extent), Fit::Finer | Fit::Same)
    };
    all.filter(agrees).flat_map(|at| &sides[at].weighty).copied().collect()
}

/// Whether different answers stand that overlap, and none of them is told by several origins alone.
fn stand_together(bench: &Bench<'_>, sides: &[Side<'_>], standing: &[usize], best: Option<usize>) -> bool {
    let Some(best) = best else { return standing.len() > 1 };
    let overlaps = |at: &&usize| sides[best].extent.fit(&sides[**at].extent) == Fit::Overlap;
    let others = standing.iter().filter(overlaps).count();
    let is_word = bench.policy.kind == AnswerKind::Word;
    others > 0 && (is_word && !bench.policy.weighing.together.is_empty() || sides[best].weighty.len() < 2)
}

fn has_variants(sides: &[Side<'_>]) -> bool {
    sides.iter().any(|side| side.status == PositionStatus::ScopeVariant && !side.is_part)
}

/// The rule by which the first side was superseded, in the order of the sides.
fn superseding_rule(sides: &[Side<'_>]) -> &'static str {
    const RULES: [&str; 12] = [
        "later-as-of",
        "later-count",
        "larger-in-one-report",
        "was-provisional",
        "ended",
        "earlier-as-of",
        "announced-change",
        "succession",
        "rival-declared",
        "correction",
        "presupposes",
        TOLD_AS_OVER,
    ];
    let fired = |rule: &&&str| {
        let by_rule =
            |side: &Side<'_>| side.relations.iter().any(|r| r.rule == **rule && r.kind == "supersedes");
        sides.iter().any(by_rule)
    };
    RULES.iter().find(fired).copied().unwrap_or("later-as-of")
}
