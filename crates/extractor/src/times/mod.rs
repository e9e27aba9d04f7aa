//! Finds expressions of time and resolves them against the date of the document.
//!
//! [`find`] reads the units of one sentence and adds [`TimeMention`]s, each with what it says unresolved;
//! [`resolve`] turns that into a TIMEX3 value once the date of publication and the tense are known.
//! [`direction`] guesses that tense from the words around where no verb group is at hand.

mod clock;
mod date;
mod expression;
mod found;
mod length;
mod lists;
mod relative;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod vague;
mod value;

use std::ops::Range;

use claimwire_rules::units::{UnitKind, Units};

use crate::numbers::sentence::Sentence;
pub use expression::{
    Amount, Anchor, CalendarUnit, Clock, DayPart, Expression, Modifier, Season, TimeKind, TimeMention, Which,
    YearOf,
};
use found::Found;
use lists::is_lead;
pub(crate) use lists::{Class, class};
pub use resolve::{Direction, Reference, Resolved, resolve};
pub use tense::direction;

use crate::starters::Starters;

/// Adds the expressions of time among the units `range` (one sentence) of `text` to `out`, in order.
pub fn find(text: &str, units: &Units, range: Range<usize>, starters: &Starters, out: &mut Vec<TimeMention>) {
    let s = Sentence::new(text, units, range);
    let (mut at, mut free) = (s.start, s.start);
    let next = |at: usize| Some(at + s.from(at)?.iter().position(|unit| starters.may_be_time(unit))?);
    while let Some(open) = next(at) {
        at = open;
        let Some(found) = read(&s, at, starters).map(|found| widened(&s, found)) else {
            at += 1;
            continue;
        };
        at = found.end.max(at + 1);
        let found = mention(&s, Found { start: found.start.max(free), ..found });
        if let Some(before) = out.last_mut() {
            share_year(&s, before, &found);
        }
        out.push(found);
        free = at;
    }
}

/// "from March to October 2022", "between 2 May and 4 June 2022": the year is told once for both ends.
fn share_year(s: &Sentence, first: &mut TimeMention, last: &TimeMention) {
    let (Some(year), gap) = (last.expression.anchor.stated_year(), first.units.end as usize) else { return };
    let led = first.lead.map_or("", |lead| s.word(lead as usize));
    let joined = match s.word(gap) {
        "to" | "until" | "till" | "through" | "-" | "–" => true,
        "and" => led == "between",
        _ => false,
    };
    if joined && gap + 1 == last.units.start as usize {
        first.expression.anchor = first.expression.anchor.up_to(last.expression.anchor, year);
    }
}

fn mention(s: &Sentence, found: Found) -> TimeMention {
    let lead = found.start.checked_sub(1).filter(|at| is_lead(s.word(*at)));
    TimeMention {
        units: found.start as u32..found.end as u32,
        kind: found.kind,
        expression: found.expression,
        lead: lead.map(|at| at as u32),
    }
}

/// Reads what begins, or has its noun, at unit `at`.
fn read(s: &Sentence, at: usize, starters: &Starters) -> Option<Found> {
    let unit = s.unit(at)?;
    match unit.kind {
        UnitKind::Number => read_number(s, at),
        UnitKind::Ordinal => {
            date::of_ordinal(s, at).or_else(|| relative::of_ordinal(s, at, digit(s.word(at))))
        }
        UnitKind::Word => read_word(s, at, starters.time(unit, || s.word(at))?),
        _ => None,
    }
}

fn digit(word: &str) -> u8 {
    word.bytes().next().filter(|_| word.len() == 3).map_or(u8::MAX, |byte| byte - b'0')
}

fn read_number(s: &Sentence, at: usize) -> Option<Found> {
    read_clock(s, at).or_else(|| date::of_number(s, at)).or_else(|| length::of_amount(s, at))
}

fn read_word(s: &Sentence, at: usize, class: Class) -> Option<Found> {
    match class {
        Class::Weekday(_) => date::of_weekday(s, at),
        Class::Month(_) => date::of_month(s, at),
        Class::Unit(unit, plural) => relative::of_unit(s, at, unit)
            .filter(|_| !plural)
            .filter(|_| length::of_unit(s, at, unit, plural).is_none())
            .or_else(|| length::of_unit(s, at, unit, plural)),
        Class::Day(days) => Some(relative::of_day(s, at, days)),
        Class::Part(part) => relative::of_part(s, at, part),
        Class::Season(season) => relative::of_season(s, at, season),
        Class::Hour(_) => read_clock(s, at),
        Class::Often(unit) => often(s, at, unit),
        Class::Amount => date::of_year_words(s, at).or_else(|| length::of_amount(s, at)),
        Class::Ordinal(number) => date::of_ordinal(s, at).or_else(|| relative::of_ordinal(s, at, number)),
        Class::Vague => vague::of_word(s, at),
        Class::Other if matches!(s.word(at), "every" | "each") => relative::of_every(s, at),
        Class::Other => relative::of_code(s, at),
    }
}

fn often(s: &Sentence, at: usize, unit: CalendarUnit) -> Option<Found> {
    let anchor = Anchor::Every(Amount::Exactly(1.0), unit);
    (!s.capitalised(at)).then(|| Found::new(at, at + 1, TimeKind::Set, anchor))
}

/// A time of day with the date behind it: "16:00 UTC today", "noon Saturday".
fn read_clock(s: &Sentence, at: usize) -> Option<Found> {
    let (clock, end) = clock::clock(s, at)?;
    let joint = end + usize::from(matches!(s.word(end), "," | "on"));
    let day = read_day(s, joint).filter(|day| day.start == joint);
    let found = day.unwrap_or(Found::date(at, end, Anchor::ThisDay));
    Some(found.with_clock(clock, at, end))
}

/// A date of the grain of a day that begins at unit `at`.
fn read_day(s: &Sentence, at: usize) -> Option<Found> {
    let found = match class(s.word(at)) {
        Some(Class::Weekday(_)) => date::of_weekday(s, at),
        Some(Class::Day(days)) => Some(relative::of_day(s, at, days)),
        Some(Class::Month(_)) => date::of_month(s, at),
        _ => date::of_number(s, at),
    }?;
    matches!(found.expression.anchor, Anchor::Weekday(..) | Anchor::Unit(..) | Anchor::Day(..))
        .then_some(found)
}

/// Adds what belongs to an expression on both sides: "at 5 p.m." behind it, "early", "the end of" before it.
fn widened(s: &Sentence, found: Found) -> Found {
    let mut found = found;
    let dated = matches!(
        found.expression.anchor,
        Anchor::Weekday(..) | Anchor::Day(..) | Anchor::Unit(CalendarUnit::Day, _)
    );
    let joint = found.end + usize::from(matches!(s.word(found.end), "at" | ","));
    if dated
        && found.expression.clock.is_none()
        && let Some((clock, end)) = clock::clock(s, joint)
    {
        found = found.with_clock(clock, joint, end);
    }
    if let Some((modifier, start)) = modifier(s, found.start).filter(|_| found.kind == TimeKind::Date) {
        found = found.modified(modifier, start);
    }
    found.expression.modifier = found.expression.modifier.or_else(|| length::approximate(s, &found));
    found
}

/// The modifier before unit `start`, and where it begins.
fn modifier(s: &Sentence, start: usize) -> Option<(Modifier, usize)> {
    let of = usize::from(matches!(s.before(start, 1), "of" | "in" | "-"));
    let at = start.checked_sub(of)?;
    let modifier = match s.before(at, 1) {
        "early" | "earlier" => Modifier::Start,
        "beginning" | "start" if of > 0 => Modifier::Start,
        "late" | "later" => Modifier::End,
        "end" | "close" if of > 0 => Modifier::End,
        "mid" => Modifier::Middle,
        "middle" if of > 0 => Modifier::Middle,
        _ => return None,
    };
    let article = usize::from(matches!(s.before(at, 2), "the"));
    Some((modifier, at - 1 - article))
}
