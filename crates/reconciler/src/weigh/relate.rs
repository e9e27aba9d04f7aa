//! Sides of a question turn into their standing: which supersedes, refines, confirms or contradicts which, each
//! by a rule that has a name.

use claimwire_record::{Modality, Polarity, PositionStatus};
use claimwire_rules::{AsOf, Conflict};
use rustc_hash::FxHashSet;

use crate::extent::Fit;
use crate::ledger::{Entry, Ledger};
use crate::policy::Policy;
use crate::weigh::side::{Side, Strength};

/// What the rules look at beside the sides themselves.
pub(crate) struct Bench<'a> {
    pub ledger: &'a Ledger,
    pub policy: &'a Policy,
    pub entries: &'a [Entry],
    /// Identities of the things that the question names.
    pub subjects: &'a [String],
}

/// Applies all rules in their order.
pub(crate) fn relate(bench: &Bench<'_>, sides: &mut [Side<'_>]) {
    set_apart(sides);
    parts_of_one_report(bench, sides);
    beside_corrections(bench, sides);
    for rule in [retract, succeed, supersede] {
        each_pair(sides, |sides, one, other| rule(bench, sides, one, other));
    }
    each_pair(sides, refine_or_confirm);
    if bench.policy.conflict != Conflict::Multi {
        each_pair(sides, contradict);
    }
}

fn each_pair(sides: &mut [Side<'_>], mut apply: impl FnMut(&mut [Side<'_>], usize, usize)) {
    for one in 0..sides.len() {
        for other in 0..sides.len() {
            if one != other && sides[one].scope == sides[other].scope {
                apply(sides, one, other);
            }
        }
    }
}

/// Variants and parts stand beside the main answer; what nobody says flatly is unconfirmed.
fn set_apart(sides: &mut [Side<'_>]) {
    for side in sides.iter_mut() {
        side.status = match (side.is_main(), side.strength) {
            (_, Strength::Hedged | Strength::Wished) => PositionStatus::Unconfirmed,
            (false, _) => PositionStatus::ScopeVariant,
            (true, _) => PositionStatus::Current,
        };
    }
    let main = sides.iter().position(|side| side.is_main() && side.strength == Strength::Firm);
    let Some(main) = main else { return };
    for side in sides.iter_mut().filter(|side| side.status == PositionStatus::ScopeVariant) {
        side.relate(main, "variant_of", if side.is_part { "part-of-the-whole" } else { "other-scope" });
    }
}

/// Where one article tells a larger number of people harmed beside a smaller one, the smaller is of a part.
fn parts_of_one_report(bench: &Bench<'_>, sides: &mut [Side<'_>]) {
    if bench.policy.conflict != Conflict::Accumulating {
        return;
    }
    for small in 0..sides.len() {
        let is_part_of = |large: &Side<'_>| {
            let side = &sides[small];
            let below =
                matches!((side.extent.bounds().1, large.extent.bounds().0), (Some(a), Some(b)) if a < b);
            below && side.scope == large.scope && side.documents.is_subset(&large.documents)
        };
        let firm = sides[small].status == PositionStatus::Current && !is_correction(bench, &sides[small]);
        if let Some(whole) = sides.iter().position(is_part_of).filter(|_| firm) {
            sides[small].status = PositionStatus::ScopeVariant;
            sides[small].is_part = true;
            sides[small].relate(whole, "variant_of", "smaller-number-in-one-report");
        }
    }
}

/// Where an article corrects a number, another number that it alone has is of something else.
fn beside_corrections(bench: &Bench<'_>, sides: &mut [Side<'_>]) {
    if bench.policy.conflict != Conflict::Accumulating {
        return;
    }
    for other in 0..sides.len() {
        let overrules = |correction: &Side<'_>| {
            let side = &sides[other];
            let apart =
                side.scope == correction.scope && correction.extent.fit(&side.extent) == Fit::Disjoint;
            apart && is_correction(bench, correction) && side.documents.is_subset(&correction.documents)
        };
        let stands = sides[other].status == PositionStatus::Current && !is_correction(bench, &sides[other]);
        if let Some(correction) = sides.iter().position(overrules).filter(|_| stands) {
            sides[other].status = PositionStatus::ScopeVariant;
            sides[other].is_part = true;
            sides[other].relate(correction, "variant_of", "beside-a-correction");
        }
    }
}

fn is_correction(bench: &Bench<'_>, side: &Side<'_>) -> bool {
    side.members.iter().any(|at| bench.entries[*at].signals.is_correction)
}

fn is_active(side: &Side<'_>) -> bool {
    matches!(side.status, PositionStatus::Current | PositionStatus::ScopeVariant)
        && side.strength == Strength::Firm
}

/// A correction retracts the number that it names; a denial by whom it is about, or by the source itself,
/// retracts what it denies.
fn retract(bench: &Bench<'_>, sides: &mut [Side<'_>], new: usize, old: usize) {
    let rule = if corrects(bench, &sides[new], &sides[old]) {
        "correction"
    } else if denies(bench, &sides[new], &sides[old]) {
        "denial"
    } else {
        return;
    };
    sides[old].status = PositionStatus::Retracted;
    sides[new].relate(old, "retracts", rule);
}

fn corrects(bench: &Bench<'_>, new: &Side<'_>, old: &Side<'_>) -> bool {
    if new.extent.fit(&old.extent) != Fit::Disjoint {
        return false;
    }
    let (low, high) = old.extent.bounds();
    let names_old = |at: &usize| {
        let named = bench.ledger.corrections.get(&bench.entries[*at].id);
        named.is_some_and(|named| low == Some(*named) && high.is_none_or(|high| high == *named))
    };
    new.members.iter().any(names_old) && !is_before(new, old)
}

fn denies(bench: &Bench<'_>, new: &Side<'_>, old: &Side<'_>) -> bool {
    let is_denial = new.polarity == Polarity::Negated && old.polarity == Polarity::Affirmed && !new.is_former;
    let same_answer =
        bench.ledger.answers.get(new.answer).value == bench.ledger.answers.get(old.answer).value;
    if !is_denial || !same_answer || new.strength != Strength::Firm || is_before(new, old) {
        return false;
    }
    let source = |at: &usize| bench.entries[*at].source;
    // A set: the answers of the most told questions have thousands of claims.
    let sources: FxHashSet<_> =
        old.members.iter().filter(|at| bench.entries[**at].witness.is_some()).filter_map(source).collect();
    new.members.iter().any(|at| {
        let own = bench.entries[*at].source.filter(|_| bench.entries[*at].witness.is_some());
        let is_subject = |text: &str| bench.subjects.iter().any(|subject| subject == text);
        own.is_some_and(|own| sources.contains(&own) || is_subject(bench.ledger.symbols.text(own)))
    })
}

/// Whether all that is told of `one` is of an earlier time than `other`.
fn is_before(one: &Side<'_>, other: &Side<'_>) -> bool {
    matches!((one.last_days(), other.last_days()), (Some(a), Some(b)) if a.is_before(b))
}

/// Whoever formerly held an office makes room for its holder, and their own time in it is over.
fn succeed(_: &Bench<'_>, sides: &mut [Side<'_>], former: usize, other: usize) {
    if !sides[former].is_former || sides[former].strength != Strength::Firm {
        return;
    }
    sides[former].status = PositionStatus::Superseded;
    let is_current = sides[other].status == PositionStatus::Current && !sides[other].is_former;
    if !is_current || is_before(&sides[other], &sides[former]) {
        let over = is_current && sides[former].extent.fit(&sides[other].extent) == Fit::Disjoint;
        if over {
            sides[other].status = PositionStatus::Superseded;
            sides[former].relate(other, "supersedes", "succession");
        }
        return;
    }
    sides[other].relate(former, "supersedes", "succession");
}

/// Of two answers that cannot both hold, a later one supersedes where a rule says that it does.
fn supersede(bench: &Bench<'_>, sides: &mut [Side<'_>], new: usize, old: usize) {
    let (later, earlier) = (&sides[new], &sides[old]);
    let apart = is_active(later) && is_active(earlier) && later.extent.fit(&earlier.extent) == Fit::Disjoint;
    let rule = match () {
        () if !apart => None,
        () if presupposes(bench, later, earlier) && !is_before(later, earlier) => Some("presupposes"),
        () if is_before(earlier, later) => reason(bench, later, earlier),
        () => None,
    };
    if let Some(rule) = rule {
        sides[old].status = PositionStatus::Superseded;
        sides[new].relate(old, "supersedes", rule);
    }
}

/// Whether the one answer can only come after the other: whoever withdraws had declared.
fn presupposes(bench: &Bench<'_>, later: &Side<'_>, earlier: &Side<'_>) -> bool {
    let word = |side: &Side<'_>| bench.ledger.answers.get(side.answer).value.identity().unwrap_or_default();
    let affirmed = later.polarity == Polarity::Affirmed && earlier.polarity == Polarity::Affirmed;
    let follows = bench.policy.weighing.follows.get(&word(later));
    affirmed && follows.is_some_and(|before| before.contains(&word(earlier)))
}

/// The rule by which `later` supersedes `earlier`, if there is one. A later publication date alone is none.
fn reason(bench: &Bench<'_>, later: &Side<'_>, earlier: &Side<'_>) -> Option<&'static str> {
    let policy = bench.policy;
    match (policy.conflict, policy.weighing.as_of) {
        (Conflict::Multi, _) | (_, AsOf::Never) => None,
        (Conflict::Accumulating, _) => grown(bench, later, earlier),
        (_, AsOf::Published) => Some("later-count"),
        _ if says_when(bench, later) => Some("later-as-of"),
        _ if is_provisional(bench, earlier) => Some("was-provisional"),
        _ if is_all_stated(bench, earlier) => Some("earlier-as-of"),
        _ if is_announced(bench, later) => Some("announced-change"),
        _ => None,
    }
}

fn grown(bench: &Bench<'_>, later: &Side<'_>, earlier: &Side<'_>) -> Option<&'static str> {
    let (low, high) = (later.extent.bounds().0, earlier.extent.bounds().1);
    if matches!((low, high), (Some(low), Some(high)) if low >= high) {
        return Some("later-count");
    }
    if bench.subjects.iter().any(|value| bench.policy.weighing.may_fall.contains(value)) {
        return Some("later-count");
    }
    is_correction(bench, later).then_some("correction")
}

/// Whether a latest claim states its time, or says how things stand at its writing.
fn says_when(bench: &Bench<'_>, side: &Side<'_>) -> bool {
    let days = side.last_days();
    side.members.iter().any(|at| {
        let (entry, moment) = (&bench.entries[*at], bench.ledger.moment_of(&bench.entries[*at]));
        moment.period == days && (moment.is_stated() || entry.signals.is_snapshot)
    })
}

/// Whether every claim states a time before its own publication.
fn is_all_stated(bench: &Bench<'_>, side: &Side<'_>) -> bool {
    side.members.iter().all(|at| {
        let entry = &bench.entries[*at];
        let moment = bench.ledger.moment_of(entry);
        let published = bench.ledger.paper_of(entry).published;
        moment.is_stated()
            && matches!((moment.period, published), (Some(then), Some(now)) if then.is_before(now))
    })
}

/// An answer "as yet": undecided, interested, not endorsed so far.
fn is_provisional(bench: &Bench<'_>, side: &Side<'_>) -> bool {
    let word = bench.ledger.answers.get(side.answer).value.identity().unwrap_or_default();
    side.polarity == Polarity::Negated || bench.policy.weighing.provisional.contains(&word)
}

/// Whether the answer was announced before it came true.
fn is_announced(bench: &Bench<'_>, side: &Side<'_>) -> bool {
    side.members.iter().any(|at| bench.entries[*at].modality == Modality::Future)
}

/// A coarse answer supports a fine one; a hedged one that agrees with a firm one is confirmed by it.
fn refine_or_confirm(sides: &mut [Side<'_>], fine: usize, coarse: usize) {
    if !is_active(&sides[fine]) || !sides[fine].is_main() {
        return;
    }
    let fit = sides[fine].extent.fit(&sides[coarse].extent);
    let agrees = matches!(fit, Fit::Finer | Fit::Same);
    if sides[coarse].status == PositionStatus::Unconfirmed {
        if agrees {
            sides[fine].relate(coarse, "confirms", "asserted-confirms-hedged");
        }
        return;
    }
    let is_telling =
        sides[fine].polarity == Polarity::Affirmed || sides[coarse].polarity == Polarity::Negated;
    if is_active(&sides[coarse]) && fit == Fit::Finer && is_telling {
        sides[fine].relate(coarse, "refines", "coarse-supports-fine");
        if sides[coarse].polarity == Polarity::Affirmed {
            sides[coarse].status = PositionStatus::Refined;
        }
    }
}

/// What still stands and cannot hold together is disputed.
fn contradict(sides: &mut [Side<'_>], one: usize, other: usize) {
    let stands = |side: &Side<'_>| {
        let stands = matches!(
            side.status,
            PositionStatus::Current | PositionStatus::Contradicted | PositionStatus::Refined
        );
        stands && side.is_main() && side.strength == Strength::Firm && !side.is_former
    };
    if stands(&sides[one])
        && stands(&sides[other])
        && sides[one].extent.fit(&sides[other].extent) == Fit::Disjoint
    {
        sides[one].status = PositionStatus::Contradicted;
        sides[one].relate(other, "contradicts", "cannot-both-hold");
    }
}
