//! A verdict turns into one plain sentence.

use claimwire_record::{
    Amount, Comparator, FactStatus, Polarity, PositionStatus, SlotValue, Time, TimeBasis,
};

use crate::period::in_words;
use crate::weigh::relate::Bench;
use crate::weigh::side::{Side, Strength};
use crate::weigh::text;
use crate::weigh::verdict::Verdict;

/// The most answers that one sentence names.
const MOST_NAMED: usize = 3;

/// Says what came out and why.
pub(crate) fn explanation(bench: &Bench<'_>, sides: &[Side<'_>], verdict: &Verdict) -> String {
    let best = verdict.best.map(|at| &sides[at]);
    match (verdict.status, best) {
        (FactStatus::Disputed, _) => {
            let against =
                named(bench, sides, |side| side.status == PositionStatus::Contradicted, "; against: ");
            format!("Cannot both hold, and nothing says that one followed the other: {against}")
        }
        (FactStatus::Evolving, best) => evolving(bench, sides, verdict, best),
        (FactStatus::Corroborated, Some(best)) => {
            format!(
                "{}: {} independent origins agree{}",
                said(bench, best),
                verdict.origins,
                also(bench, sides, best)
            )
        }
        (FactStatus::SingleSource | FactStatus::Corroborated, None) if verdict.rule != "succession" => {
            let stands = |side: &Side<'_>| side.status == PositionStatus::Current && side.is_main();
            format!("Only denials: {}", named(bench, sides, stands, "; "))
        }
        (FactStatus::SingleSource, Some(best)) => {
            format!("{}: one origin says so{}", said(bench, best), also(bench, sides, best))
        }
        (FactStatus::Compatible, _) => {
            let standing = |side: &Side<'_>| {
                matches!(
                    side.status,
                    PositionStatus::Current | PositionStatus::ScopeVariant | PositionStatus::Refined
                )
            };
            format!("Differ in precision or scope and can all hold: {}", named(bench, sides, standing, "; "))
        }
        (FactStatus::HedgedOnly, _) => {
            format!("Nobody says it flatly: {}", named(bench, sides, |side| side.is_main(), "; "))
        }
        (FactStatus::Retracted, _) => {
            let gone = |side: &Side<'_>| side.status == PositionStatus::Retracted;
            format!("Taken back: {}", named(bench, sides, gone, "; "))
        }
        _ => format!("Of a time gone by: {}", named(bench, sides, |_| true, "; ")),
    }
}

fn evolving(bench: &Bench<'_>, sides: &[Side<'_>], verdict: &Verdict, best: Option<&Side<'_>>) -> String {
    let over = |side: &Side<'_>| {
        matches!(side.status, PositionStatus::Superseded | PositionStatus::Retracted) && side.is_main()
    };
    let gone = named(bench, sides, over, "; ");
    let verb = if verdict.rule == "correction" { "corrects" } else { "supersedes" };
    let Some(best) = best else { return format!("No longer holds: {gone}") };
    let origins = match verdict.origins {
        1 => "one origin".to_owned(),
        count => format!("{count} independent origins"),
    };
    format!("{} ({origins}) {verb}: {gone}", said(bench, best))
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
    let which: Vec<&Side<'_>> = sides.iter().filter(|side| which(side)).collect();
    let mut words: Vec<String> = which.iter().take(MOST_NAMED).map(|side| said(bench, side)).collect();
    if which.len() > MOST_NAMED {
        words.push(format!("and {} more", which.len() - MOST_NAMED));
    }
    words.join(between)
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
    let Some(value) = &time.value else { return String::new() };
    let day = value.len() == 10;
    match (time.basis, day) {
        (Some(TimeBasis::Published), true) => format!(" (reported on {})", in_words(value)),
        (Some(TimeBasis::Published), false) => format!(" (reported in {})", in_words(value)),
        (_, true) => format!(" (on {})", in_words(value)),
        (_, false) => format!(" (in {})", in_words(value)),
    }
}
