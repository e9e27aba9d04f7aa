//! How long somebody has held an office and since when they have turn into a check of the one against the other.

use claimwire_record::{Fact, Link, LinkSide, PositionStatus, SlotValue, date_in_words, length_in_words};

use super::{Finding, Note, Told, list, name};

/// Whether a fact has both a duration and a date among its answers.
pub(super) fn tells_both(fact: &Fact) -> bool {
    let values = fact.positions.iter().filter(|position| position.status != PositionStatus::Retracted);
    let words: Vec<bool> = values.filter_map(|position| is_duration(&position.value)).collect();
    words.contains(&true) && words.contains(&false)
}

fn is_duration(value: &SlotValue) -> Option<bool> {
    let SlotValue::Word(word) = value else { return None };
    Some(word.starts_with('P'))
}

/// Holds the durations of a fact against its dates.
pub(super) fn check(term: &Note) -> Fact {
    let of_kind = |duration: bool| -> Vec<&Told> {
        term.answers.iter().filter(|told| is_duration(&told.value) == Some(duration)).collect()
    };
    let (durations, dates) = (of_kind(true), of_kind(false));
    let is_contradicted = |told: &[&Told]| told.iter().any(|told| told.is_contradicted);
    let is_flagged = is_contradicted(&durations) && is_contradicted(&dates);
    let length = |told: &&Told| {
        let as_of = told.last.value.as_deref().map(|day| format!(" as of {}", date_in_words(day)));
        format!("{}{}", length_in_words(&told.word), as_of.unwrap_or_default())
    };
    let lengths: Vec<String> = durations.iter().map(length).collect();
    let days: Vec<String> = dates.iter().map(|told| date_in_words(&told.word)).collect();
    let side = if is_flagged { LinkSide::Against } else { LinkSide::For };
    let others = days.iter().map(|day| Link { fact: term.id.clone(), side, name: day.clone() }).collect();
    let who = name(&term.slots, "person").unwrap_or_default();
    let verdict = if is_flagged { "does not fit" } else { "fits" };
    let explanation = format!("{who} in office for {} {verdict} a start in {}", list(&lengths), list(&days));
    let what = list(&lengths);
    Finding { checked: term, kind: "duration", what, is_flagged, others, explanation }.fact()
}
