//! Lines to verdicts: which lines are noise, captions, bylines or date lines, and what a line does to its neighbours.

mod chrome;
#[cfg(test)]
mod chrome_examples;
mod credits;
#[cfg(test)]
mod examples;
mod furniture;
mod needles;
mod shapes;
mod sieve;
#[cfg(test)]
mod tests;
mod tongues;

use std::sync::LazyLock;

use claimwire_record::Zone;
use regex::Regex;

use crate::draft::Draft;
use crate::{pattern, shape};
pub(crate) use shapes::{agency, month, weekday};
use sieve::{Sieve, Tried};

/// The rule that knows the last line of an embedded post.
pub(crate) const SIGNATURE: &str = "post-signature";
/// The rule that knows a line of nothing but hashtags.
pub(crate) const HASHTAGS: &str = "hashtags";

/// What a line does to the lines after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Nothing.
    Line,
    /// It heads a list that runs up to the next sentence of at least `prose` characters, or to the end.
    List { prose: usize },
    /// It begins an appeal that goes on as long as the reader is spoken to.
    Appeal,
    /// A name on the next or previous line belongs to it, for this reason.
    Neighbour(&'static str),
}

/// One line rule.
#[derive(Debug)]
pub(crate) struct Rule {
    /// Its name, unique.
    pub(crate) id: &'static str,
    /// The zone of a line that it matches.
    pub(crate) zone: Zone,
    /// Why, for the record.
    pub(crate) reason: &'static str,
    /// What it does to the lines after it.
    pub(crate) effect: Effect,
    /// The longest line that it decides, in bytes.
    pub(crate) longest: usize,
    /// The regular expression that the trimmed line must match.
    pub(crate) pattern: &'static str,
}

const fn row(
    id: &'static str,
    zone: Zone,
    reason: &'static str,
    effect: Effect,
    pattern: &'static str,
) -> Rule {
    Rule { id, zone, reason, effect, longest: 120, pattern }
}
const fn noise(id: &'static str, reason: &'static str, pattern: &'static str) -> Rule {
    row(id, Zone::Boilerplate, reason, Effect::Line, pattern)
}

const fn up_to(longest: usize, rule: Rule) -> Rule {
    Rule { longest, ..rule }
}

/// Every line rule; where several match, the first decides.
static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    credits::RULES.iter().chain(furniture::RULES).chain(chrome::RULES).chain(tongues::RULES).collect()
});

/// Longer lines are running text.
const LONGEST: usize = 600;

/// Lines longer than this are left to the few rules that decide such lines: most of running text is longer.
const SHORT: usize = 160;

/// Every rule with its needles, read off the patterns once; what decides lines of any length is compiled for all of them.
static TRIED: LazyLock<Vec<Tried>> = LazyLock::new(|| RULES.iter().map(|rule| Tried::of(rule)).collect());
static ALL: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(TRIED.iter()));
static LONG: LazyLock<Sieve> =
    LazyLock::new(|| Sieve::of(TRIED.iter().filter(|tried| tried.rule.longest > SHORT)));

static ADDRESSED: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(r"(?i)\b(?:you|your|donat\w*|contribut\w*|our (?:readers|journalis\w+|newsroom|work))\b")
});

/// The rule that decides about a line, if one does.
pub(crate) fn judge(line: &str) -> Option<&'static Rule> {
    match line.len() {
        length if length <= SHORT => ALL.judge(line),
        length if length <= LONGEST => LONG.judge(line),
        _ => None,
    }
}

/// Judges every draft that is not settled yet, and carries out what the rules do to neighbours.
pub(crate) fn apply(text: &str, drafts: &mut [Draft]) {
    for draft in
        drafts.iter_mut().filter(|draft| !draft.settled && !matches!(draft.zone, Zone::Title | Zone::Table))
    {
        if let Some(rule) = judge(&text[draft.range.clone()]) {
            draft.settle_by(rule);
        }
    }
    let mut prose_seen = false;
    for index in 0..drafts.len() {
        match drafts[index].rule.map(|rule| (rule.effect, rule.reason)) {
            None => prose_seen |= !drafts[index].settled && shape::is_prose(drafts[index].of(text)),
            Some((Effect::List { prose }, reason)) if prose_seen => {
                mark_list(text, drafts, index + 1, prose, reason)
            }
            Some((Effect::Appeal, reason)) => mark_appeal(text, drafts, index + 1, reason),
            Some((Effect::Neighbour(reason), _)) => mark_neighbour(text, drafts, index, reason),
            Some(_) => {}
        }
    }
}

fn mark_list(text: &str, drafts: &mut [Draft], from: usize, prose: usize, reason: &'static str) {
    for draft in &mut drafts[from..] {
        let line = draft.of(text);
        // Links to other articles hardly ever end in a full stop, unless one was put behind each line.
        let stopped = line.ends_with(['.', '…'])
            && prose < 200
            && shape::has_words(line, 7)
            && !shape::is_in_title_case(line);
        let back_to_prose = shape::is_prose(line) && (stopped || shape::is_long(line, prose));
        if draft.zone == Zone::Post || (!draft.settled && back_to_prose) || draft.starts_list() {
            break;
        }
        if draft.zone != Zone::Boilerplate {
            draft.settle(Zone::Boilerplate, reason);
        }
    }
}

fn mark_appeal(text: &str, drafts: &mut [Draft], from: usize, reason: &'static str) {
    for draft in &mut drafts[from..] {
        let line = draft.of(text);
        let quoted = line.contains(['"', '“', '”', '«']);
        if draft.settled || quoted || line.len() > LONGEST || !ADDRESSED.is_match(line) {
            break;
        }
        draft.settle(Zone::Boilerplate, reason);
    }
}

/// The name below, or else above: within the same block of lines, or standing alone.
fn mark_neighbour(text: &str, drafts: &mut [Draft], index: usize, reason: &'static str) {
    let zone = drafts[index].zone;
    let fits = |draft: &Draft, gap: bool| {
        !draft.settled && draft.zone == Zone::Body && shape::is_name(draft.of(text), if gap { 2 } else { 4 })
    };
    let below = drafts.get(index + 1).is_some_and(|draft| fits(draft, draft.gap)).then_some(index + 1);
    let above = index.checked_sub(1).filter(|&above| fits(&drafts[above], drafts[index].gap));
    if let Some(neighbour) = below.or(above) {
        drafts[neighbour].settle(zone, reason);
    }
}
