//! Times of day: "5 p.m.", "16:00 UTC", "9:01 p.m. Pacific time", "noon".

use claimwire_rules::units::UnitKind;

use super::expression::Clock;
use super::lists::{Class, class};
use crate::numbers::sentence::Sentence;

/// The time of day at unit `at`, and the unit behind it.
pub(crate) fn clock(s: &Sentence, at: usize) -> Option<(Clock, usize)> {
    if let Some(Class::Hour(hour)) = class(s.word(at)) {
        let minute = (hour == 12).then_some(0);
        return Some((Clock { hour, minute, utc: false }, at + 1));
    }
    if !s.is(at, UnitKind::Number) {
        return None;
    }
    let raw = s.word(at);
    let (hour, minute) = parse(raw)?;
    let (half, end) = half_of_day(s, at + 1);
    let (zone, end) = zone(s, end);
    let told = half.is_some() || zone.is_some() || minute.is_some() && raw.contains(':');
    if !told
        || half.is_some() && hour > 12
        || raw.len() == 4 && half.is_none() && zone.is_none() && !raw.contains(':')
    {
        return None;
    }
    let hour = match half {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    Some((Clock { hour, minute, utc: zone == Some(true) }, end))
}

/// Hour and minute of "5", "9:01", "7.05", "0800".
fn parse(raw: &str) -> Option<(u8, Option<u8>)> {
    let (hour, minute) = match raw.split_once([':', '.']) {
        Some((hour, minute)) => (hour, Some(minute)),
        None if raw.len() == 4 => (raw.get(..2)?, raw.get(2..)),
        None => (raw, None),
    };
    let short = minute.is_some_and(|minute| minute.len() != 2);
    let hour: u8 = hour.parse().ok().filter(|hour| *hour <= 24)?;
    let minute: Option<u8> = minute.and_then(|minute| minute.parse().ok());
    (!short && minute.is_none_or(|minute| minute < 60)).then_some((hour, minute))
}

/// Whether "am" (false) or "pm" (true) stands at unit `at`.
fn half_of_day(s: &Sentence, at: usize) -> (Option<bool>, usize) {
    let half = match s.word(at) {
        "am" | "a.m." | "a.m" => Some(false),
        "pm" | "p.m." | "p.m" => Some(true),
        "o'clock" => None,
        _ => return (None, at),
    };
    let stop = usize::from(s.word(at + 1) == "." && s.joined(at + 1) && s.word(at).ends_with('m'));
    (half, at + 1 + if at + 2 < s.end { stop.min(usize::from(!s.capitalised(at + 2))) } else { 0 })
}

/// Whether a time zone at unit `at` is universal time; none without a zone.
fn zone(s: &Sentence, at: usize) -> (Option<bool>, usize) {
    match s.word(at) {
        "utc" => (Some(true), at + 1),
        "gmt" | "est" | "edt" | "pst" | "pdt" | "bst" | "cet" | "cest" | "et" => (Some(false), at + 1),
        "pacific" | "eastern" | "local" | "central" | "moscow" | "brussels" if s.word(at + 1) == "time" => {
            (Some(false), at + 2)
        }
        _ => (None, at),
    }
}
