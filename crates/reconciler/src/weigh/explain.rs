//! A verdict turns into one plain sentence.

use claimwire_record::{
    Amount, Comparator, FactStatus, Polarity, PositionStatus, SlotValue, Time, TimeBasis, date_in_words,
};

use crate::weigh::relate::{Bench, ONE_REPORT, TOLD_AS_OVER};
use crate::weigh::side::{Side, Strength};
use crate::weigh::text;
use crate::weigh::verdict::Verdict;

/// The most answers that one sentence names.
const MOST_NAMED: usize = 3;

/// Says what came out and why.
pub(crate) fn explanation(bench: &Bench<'_>, sides: &[Side<'_>], verdict: &Verdict) -> String {
    capitalised(&sentence(bench, sides, verdict))
}

fn sentence(bench: &Bench<'_>, sides: &[Side<'_>], verdict: &Verdict) -> String {
    let best = verdict.best.map(|at| &sides[at]);
    match (verdict.status, best) {
        (FactStatus::Disputed, _) => {
            let against = |side: &Side<'_>| side.status == PositionStatus::Contradicted;
            let told = |side: &Side<'_>| format!("{} ({})", said(bench, side), origins(side.origins.len()));
            format!("reports contradict each other: {}", listed(sides, against, told, "; against: "))
        }
        (FactStatus::Evolving, best) => evolving(bench, sides, verdict, best),
        (FactStatus::Corroborated, Some(best)) => {
            format!("{}: {} agree{}", said(bench, best), origins(verdict.origins), also(bench, sides, best))
        }
        (FactStatus::SingleSource, Some(best)) => {
            format!("{}: one origin says so{}", said(bench, best), also(bench, sides, best))
        }
        (FactStatus::SingleSource | FactStatus::Corroborated, None) => without_best(bench, sides, verdict),
        (FactStatus::Compatible, _) => {
            let standing = |side: &Side<'_>| {
                use PositionStatus::{Current, Refined, ScopeVariant};
                matches!(side.status, Current | ScopeVariant | Refined)
            };
            let why = match verdict.rule {
                ONE_REPORT => "one article tells these answers side by side, as of different times or parts",
                _ => "reports differ in precision or scope and can all hold",
            };
            format!("{why}: {}", named(bench, sides, standing, "; "))
        }
        (FactStatus::HedgedOnly, _) => {
            format!("nobody says it outright: {}", named(bench, sides, |side| side.is_main(), "; "))
        }
        _ => {
            let gone = |side: &Side<'_>| side.status == PositionStatus::Retracted;
            format!("taken back: {}", named(bench, sides, gone, "; "))
        }
    }
}

/// Where no answer holds now: denials alone, or those who held an office before.
fn without_best(bench: &Bench<'_>, sides: &[Side<'_>], verdict: &Verdict) -> String {
    let which = |side: &Side<'_>| match verdict.rule {
        "succession" | TOLD_AS_OVER => side.is_former && side.is_main(),
        _ => side.status == PositionStatus::Current && side.is_main(),
    };
    let told = |side: &Side<'_>| {
        let count = side.weighty.len();
        let verb = if count == 1 { "says so" } else { "agree" };
        format!("{}: {} {verb}", said(bench, side), origins(count))
    };
    listed(sides, which, told, "; ")
}

/// `one origin`, `3 independent origins`.
fn origins(count: usize) -> String {
    if count == 1 { "one origin".to_owned() } else { format!("{count} independent origins") }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn evolving(bench: &Bench<'_>, sides: &[Side<'_>], verdict: &Verdict, best: Option<&Side<'_>>) -> String {
    let over = |side: &Side<'_>| {
        matches!(side.status, PositionStatus::Superseded | PositionStatus::Retracted) && side.is_main()
    };
    let gone = named(bench, sides, over, "; ");
    let verb = if verdict.rule == "correction" { "corrects" } else { "supersedes" };
    match best {
        Some(best) => format!("{} ({}) {verb}: {gone}", said(bench, best), origins(verdict.origins)),
        None => format!("no longer holds: {gone}"),
    }
}

/// What else agrees, where it is told in another way.
fn also(bench: &Bench<'_>, sides: &[Side<'_>], best: &Side<'_>) -> String {
    let hedged = best.relations.iter().filter(|relation| relation.kind == "confirms").count();
    let weaker =
        |side: &Side<'_>| side.strength < Strength::Firm && side.is_main() && side.answer != best.answer;
    match (hedged, sides.iter().any(weaker)) {
        (0, true) => format!(" (unconfirmed: {})", named(bench, sides, weaker, "; ")),
        (0, false) => String::new(),
        (_, _) => ", and confirms what was only hedged".to_owned(),
    }
}

fn named(bench: &Bench<'_>, sides: &[Side<'_>], which: impl Fn(&Side<'_>) -> bool, between: &str) -> String {
    listed(sides, which, |side| said(bench, side), between)
}

/// Some of the sides, each as `tell` tells it.
fn listed(
    sides: &[Side<'_>],
    which: impl Fn(&Side<'_>) -> bool,
    tell: impl Fn(&Side<'_>) -> String,
    between: &str,
) -> String {
    let which: Vec<&Side<'_>> = sides.iter().filter(|side| which(side)).collect();
    let words: Vec<String> = which.iter().take(MOST_NAMED).map(|side| tell(side)).collect();
    let rest = which.len().saturating_sub(MOST_NAMED);
    let rest = if rest > 0 { format!("; and {rest} more") } else { String::new() };
    format!("{}{rest}", words.join(between))
}

/// The answer with its time: `28 of 32 support Mark Rutte, on 2 April 2024`.
fn said(bench: &Bench<'_>, side: &Side<'_>) -> String {
    let words = text(bench, side);
    let answer = &bench.ledger.answers.get(side.answer).value;
    // A denial whose type has no sentence for it reads like its opposite.
    let is_twisted =
        side.polarity == Polarity::Negated && matches!(answer, SlotValue::Word(_)) && !words.contains("not");
    let words = match answer {
        SlotValue::Amount(amount) if amount.comparator == Comparator::Between => between(&words, amount),
        _ => words,
    };
    let words = if is_twisted { format!("not so that {words}") } else { words };
    format!("{words}{}", when(&side.last_time()))
}

/// Tells both ends of a range: `between 120 and 130`.
fn between(words: &str, amount: &Amount) -> String {
    let (Some(low), Some(high)) = (amount.low, amount.high) else { return words.to_owned() };
    let is_whole = words.contains(&format!("{low} and {high}"));
    if is_whole {
        words.to_owned()
    } else {
        words.replacen(&format!("between {low}"), &format!("between {low} and {high}"), 1)
    }
}

fn when(time: &Time) -> String {
    let Some(value) = time.value.as_ref().filter(|_| !time.is_past()) else { return String::new() };
    let day = value.len() == 10;
    match (time.basis, day) {
        (Some(TimeBasis::Published | TimeBasis::Dateline), true) => {
            format!(" (reported on {})", date_in_words(value))
        }
        (Some(TimeBasis::Published | TimeBasis::Dateline), false) => {
            format!(" (reported in {})", date_in_words(value))
        }
        (_, true) => format!(" (on {})", date_in_words(value)),
        (_, false) => format!(" (in {})", date_in_words(value)),
    }
}
