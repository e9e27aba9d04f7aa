//! Sides of a question turn into their standing: which supersedes, refines, confirms or contradicts which, each
//! by a rule that has a name.

use claimwire_record::{Polarity, PositionStatus};
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
    pub subjects: &'a [&'a str],
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
    set_undated_aside(bench, sides);
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
            (_, Strength::Firm) if side.traits.is_taken_back => PositionStatus::Retracted,
            (false, _) => PositionStatus::ScopeVariant,
            (true, _) if side.is_former => PositionStatus::Superseded,
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
        let firm = sides[small].status == PositionStatus::Current && !sides[small].traits.is_correction;
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
            apart && correction.traits.is_correction && side.documents.is_subset(&correction.documents)
        };
        let stands = sides[other].status == PositionStatus::Current && !sides[other].traits.is_correction;
        if let Some(correction) = sides.iter().position(overrules).filter(|_| stands) {
            sides[other].status = PositionStatus::ScopeVariant;
            sides[other].is_part = true;
            sides[other].relate(correction, "variant_of", "beside-a-correction");
        }
    }
}

fn is_active(side: &Side<'_>) -> bool {
    matches!(side.status, PositionStatus::Current | PositionStatus::ScopeVariant)
        && side.strength == Strength::Firm
}

/// A correction retracts the number that it names; a denial by whom it is about, or by the source itself,
/// retracts what it denies.
fn retract(bench: &Bench<'_>, sides: &mut [Side<'_>], new: usize, old: usize) {
    // Who denies a stand of now says nothing of former days.
    if sides[new].is_past != sides[old].is_past {
        return;
    }
    let rule = if corrects(&sides[new], &sides[old]) || takes_back(bench, &sides[new], &sides[old]) {
        "correction"
    } else if denies(bench, &sides[new], &sides[old]) {
        "denial"
    } else {
        return;
    };
    sides[old].status = PositionStatus::Retracted;
    sides[new].relate(old, "retracts", rule);
}

fn corrects(new: &Side<'_>, old: &Side<'_>) -> bool {
    if new.extent.fit(&old.extent) != Fit::Disjoint {
        return false;
    }
    let (low, high) = old.extent.bounds();
    let names_old = |named: &f64| low == Some(*named) && high.is_none_or(|high| high == *named);
    new.traits.corrected.iter().any(names_old) && !is_before(new, old)
}

/// An article that tells what an earlier report said, and denies it.
fn takes_back(bench: &Bench<'_>, new: &Side<'_>, old: &Side<'_>) -> bool {
    let is_denial = new.polarity == Polarity::Negated && old.polarity == Polarity::Affirmed;
    let same_answer =
        bench.ledger.answers.get(new.answer).value == bench.ledger.answers.get(old.answer).value;
    is_denial && same_answer && old.traits.is_recalled && !new.documents.is_disjoint(&old.documents)
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
        let is_subject = |text: &str| bench.subjects.contains(&text);
        own.is_some_and(|own| sources.contains(&own) || is_subject(bench.ledger.symbols.text(own)))
    })
}

/// Whether all that is told of `one` is of an earlier time than `other`.
fn is_before(one: &Side<'_>, other: &Side<'_>) -> bool {
    matches!((one.last_days(), other.last_days()), (Some(a), Some(b)) if a.is_before(b))
}

/// Whether a count that may only grow was told in documents of an earlier day: its own time is that of the event.
fn is_told_before(bench: &Bench<'_>, one: &Side<'_>, other: &Side<'_>) -> bool {
    let told = matches!((one.traits.published, other.traits.published), (Some(a), Some(b)) if a.is_before(b));
    bench.policy.conflict == Conflict::Accumulating && told && !is_before(other, one)
}

/// Whether one article tells both numbers of a count that may only grow in its own voice: it tells how it grew.
fn grows_in_one_report(bench: &Bench<'_>, larger: &Side<'_>, smaller: &Side<'_>) -> bool {
    let (low, high) = (larger.extent.bounds().0, smaller.extent.bounds().1);
    bench.policy.conflict == Conflict::Accumulating
        && matches!((low, high), (Some(low), Some(high)) if low > high)
        && !larger.own_voice.is_disjoint(&smaller.own_voice)
        && !is_before(larger, smaller)
}

/// Whether a settled answer is told of days that reach beyond those of an answer "as yet": "in April" and "has yet
/// to decide" on 9 April.
fn outlasts(bench: &Bench<'_>, later: &Side<'_>, earlier: &Side<'_>) -> bool {
    let reaches = matches!((later.last_days(), earlier.last_days()), (Some(a), Some(b)) if a.to > b.to && a.from <= b.to);
    reaches
        && later.traits.says_when
        && is_provisional(bench, earlier)
        && !is_provisional(bench, later)
        && bench.policy.weighing.as_of != AsOf::Never
}

/// Whoever formerly held an office makes room for its holder, and their own time in it is over. A stand of former days makes
/// room for any other that is not.
fn succeed(_: &Bench<'_>, sides: &mut [Side<'_>], former: usize, other: usize) {
    if !sides[former].is_former || sides[former].strength != Strength::Firm {
        return;
    }
    let is_current = sides[other].status == PositionStatus::Current && !sides[other].is_former;
    if sides[former].is_past {
        if is_current && sides[former].extent.fit(&sides[other].extent) == Fit::Disjoint {
            sides[other].relate(former, "supersedes", TOLD_AS_OVER);
        }
        return;
    }
    if is_current && sides[former].extent.fit(&sides[other].extent) == Fit::Disjoint {
        if has_left(&sides[former], &sides[other]) {
            sides[other].status = PositionStatus::Superseded;
            sides[former].relate(other, "supersedes", "succession");
        }
    } else if is_current && !is_before(&sides[other], &sides[former]) {
        sides[other].relate(former, "supersedes", "succession");
    }
}

/// Whether somebody who is called both former and holder has left: titles are kept in speech after the office is
/// left, so where the reports overlap in time it takes more origins to be the holder than to be the former one. Whoever
/// is called the holder only after the last report of a former one has come back.
fn has_left(former: &Side<'_>, holder: &Side<'_>) -> bool {
    let has_come_back = matches!(
        (former.last_days(), holder.first.and_then(|moment| moment.period)),
        (Some(left), Some(back)) if left.is_before(back)
    );
    is_before(holder, former) || (!has_come_back && former.origins.len() >= holder.origins.len())
}

/// Of two answers that cannot both hold, a later one supersedes where a rule says that it does.
fn supersede(bench: &Bench<'_>, sides: &mut [Side<'_>], new: usize, old: usize) {
    let (later, earlier) = (&sides[new], &sides[old]);
    let apart = is_active(later) && is_active(earlier) && later.extent.fit(&earlier.extent) == Fit::Disjoint;
    let rule = match () {
        () if !apart => None,
        () if presupposes(bench, later, earlier) && !is_before(later, earlier) => Some("presupposes"),
        () if later.traits.is_end && !is_before(later, earlier) => Some("ended"),
        () if is_before(earlier, later) || is_told_before(bench, earlier, later) => {
            reason(bench, later, earlier)
        }
        () if grows_in_one_report(bench, later, earlier) => Some("larger-in-one-report"),
        () if outlasts(bench, later, earlier) => Some("was-provisional"),
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
        _ if later.traits.says_when => Some("later-as-of"),
        _ if is_provisional(bench, earlier) => Some("was-provisional"),
        _ if earlier.traits.is_all_stated => Some("earlier-as-of"),
        _ if later.traits.is_announced => Some("announced-change"),
        _ => None,
    }
}

fn grown(bench: &Bench<'_>, later: &Side<'_>, earlier: &Side<'_>) -> Option<&'static str> {
    let (low, high) = (later.extent.bounds().0, earlier.extent.bounds().1);
    if matches!((low, high), (Some(low), Some(high)) if low >= high) {
        return Some("later-count");
    }
    if bench.policy.weighing.may_fall.iter().any(|value| bench.subjects.contains(&value.as_str())) {
        return Some("later-count");
    }
    later.traits.is_correction.then_some("correction")
}

/// An answer "as yet": undecided, interested, not endorsed so far.
fn is_provisional(bench: &Bench<'_>, side: &Side<'_>) -> bool {
    let word = bench.ledger.answers.get(side.answer).value.identity().unwrap_or_default();
    side.polarity == Polarity::Negated || bench.policy.weighing.provisional.contains(&word)
}

/// A coarse answer supports a fine one; a hedged one that agrees with a firm one is confirmed by it.
fn refine_or_confirm(sides: &mut [Side<'_>], fine: usize, coarse: usize) {
    if !is_active(&sides[fine]) || !sides[fine].is_main() {
        return;
    }
    if sides[coarse].is_past {
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

/// A count of no known time cannot be held against one whose time is known: it may be of any day.
fn set_undated_aside(bench: &Bench<'_>, sides: &mut [Side<'_>]) {
    if bench.policy.weighing.as_of != AsOf::Published {
        return;
    }
    for undated in 0..sides.len() {
        let is_dated_rival = |side: &Side<'_>| {
            side.last_days().is_some()
                && stands(side)
                && side.extent.fit(&sides[undated].extent) == Fit::Disjoint
        };
        let is_undated = sides[undated].last_days().is_none() && stands(&sides[undated]);
        if let Some(rival) = sides.iter().position(is_dated_rival).filter(|_| is_undated) {
            sides[undated].status = PositionStatus::Unconfirmed;
            sides[undated].relate(rival, "variant_of", "time-unknown");
        }
    }
}

/// Whether a side takes part in what is decided at the end.
fn stands(side: &Side<'_>) -> bool {
    let stands = matches!(
        side.status,
        PositionStatus::Current | PositionStatus::Contradicted | PositionStatus::Refined
    );
    stands && side.is_main() && side.strength == Strength::Firm && !side.is_former
}

/// What still stands and cannot hold together is disputed, unless one article tells both in its own voice: it does not
/// contradict itself, so the answers are of different times or parts.
fn contradict(sides: &mut [Side<'_>], one: usize, other: usize) {
    let apart = stands(&sides[one])
        && stands(&sides[other])
        && sides[one].extent.fit(&sides[other].extent) == Fit::Disjoint;
    if !apart {
        return;
    }
    if !sides[one].own_voice.is_disjoint(&sides[other].own_voice) {
        sides[one].relate(other, "variant_of", ONE_REPORT);
        return;
    }
    sides[one].status = PositionStatus::Contradicted;
    sides[one].relate(other, "contradicts", "cannot-both-hold");
}

/// The rule by which a stand told as one of former days is older than any other.
pub(crate) const TOLD_AS_OVER: &str = "told-as-over";

/// The rule by which answers that one article tells do not contradict each other.
pub(crate) const ONE_REPORT: &str = "one-report-tells-both";
