//! Times without a date: "recently", "now", "in the near future", "the past".

use super::expression::Anchor;
use super::found::Found;
use super::lists::unit;
use crate::numbers::sentence::Sentence;
use crate::numbers::words::number_word;

/// The vague expression whose word stands at unit `at`.
pub(crate) fn of_word(s: &Sentence, at: usize) -> Option<Found> {
    let before = s.before(at, 1);
    let alone = |anchor| Some(Found::date(at, at + 1, anchor));
    let with_article = |anchor| Some(Found::date(at - 1, at + 1, anchor));
    match s.word(at) {
        "recently" | "previously" | "lately" => alone(Anchor::Past),
        "recent" if unit(s.word(at + 1)).is_none() => alone(Anchor::Past),
        "past" if before == "the" && is_bare(s, at + 1) => with_article(Anchor::Past),
        "now" | "currently" | "nowadays" | "presently" => alone(Anchor::Present),
        "current" if before != "the" || unit(s.word(at + 1)).is_none() => alone(Anchor::Present),
        "present" | "moment" if before == "at" || s.ends(at, &["at", "the"]) => alone(Anchor::Present),
        "soon" if before != "as" => alone(Anchor::Future),
        "shortly" if !matches!(s.word(at + 1), "after" | "before") => alone(Anchor::Future),
        "future" if before == "the" => with_article(Anchor::Future),
        "future" if s.ends(at, &["the", "near"]) => Some(Found::date(at - 2, at + 1, Anchor::Future)),
        "term" if matches!(before, "long" | "near" | "short" | "medium") && s.before(at, 2) == "the" => {
            Some(Found::date(at - 2, at + 1, Anchor::Future))
        }
        "time" if s.ends(at, &["at", "the"]) && s.word(at + 1) != "of" => with_article(Anchor::Past),
        _ => None,
    }
}

/// Whether "the past" stands by itself, not before a length.
fn is_bare(s: &Sentence, at: usize) -> bool {
    let next = s.word(at);
    unit(next).is_none()
        && number_word(next).is_none()
        && !s.is(at, claimwire_rules::units::UnitKind::Number)
        && !matches!(
            next,
            "few" | "several" | "couple" | "half" | "season" | "summer" | "winter" | "spring" | "fall"
        )
}
