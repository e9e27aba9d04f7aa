//! Drafts of a page in their order to what order tells: labels above the text, links and labels below it, headings
//! of nothing, lines that stand again and again.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use claimwire_record::Zone;
use regex::Regex;

use crate::draft::Draft;
use crate::{pattern, shape};

/// Labels longer than this are no labels.
const LONGEST_LABEL: usize = 160;

static TIME_STAMP: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"(?:^|[^\d])(?:\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-](?:20)?\d\d|20\d\d[./-]\d{1,2}[./-]\d{1,2}|(?:19|20)\d\d年|\d{1,2}h\d\d)(?:[^\d]|$)|\b(?:19|20)\d\d\b.*\d{1,2}[:.h]\d\d",
    )
});

/// Zones what the order of the drafts tells.
pub(crate) fn apply(text: &str, drafts: &mut [Draft]) {
    mark_repeats(text, drafts);
    mark_copies(text, drafts);
    let prose = |draft: &Draft| is_open(draft) && is_prose(draft.of(text));
    let first = drafts.iter().position(prose).unwrap_or(0);
    let last = drafts.iter().rposition(prose).unwrap_or(drafts.len());
    mark_above(text, &mut drafts[..first]);
    mark_stamps(text, drafts);
    if last + 1 < drafts.len() {
        mark_below(text, &mut drafts[last + 1..]);
    }
    mark_empty_headings(text, drafts);
}

fn is_open(draft: &Draft) -> bool {
    !draft.settled && !matches!(draft.zone, Zone::Caption)
}

/// Running text: a sentence of some length.
fn is_prose(text: &str) -> bool {
    (shape::ends_sentence(text) && shape::is_long(text, 60)) || shape::is_long(text, 160)
}

/// A short line that stands three times or more is a label of the page.
fn mark_repeats(text: &str, drafts: &mut [Draft]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let label = |draft: &Draft| {
        let shown = draft.of(text);
        let short =
            draft.range.len() <= LONGEST_LABEL && shape::words(shown) <= 3 && !shape::ends_sentence(shown);
        short.then(|| shape::folded(shown))
    };
    for draft in drafts.iter() {
        if let Some(label) = label(draft) {
            *counts.entry(label).or_default() += 1;
        }
    }
    for draft in drafts.iter_mut().filter(|draft| !draft.settled && draft.zone == Zone::Body) {
        if label(draft).is_some_and(|label| counts[&label] >= 3) {
            draft.settle(Zone::Boilerplate, "repeated line");
        }
    }
}

/// A longer line that stood there before is a copy: of the standfirst, or for another screen.
fn mark_copies(text: &str, drafts: &mut [Draft]) {
    let mut seen = HashSet::new();
    for draft in drafts.iter_mut().filter(|draft| is_open(draft)) {
        let shown = draft.of(text);
        if shape::is_long(shown, 80) && shape::ends_sentence(shown) && !seen.insert(shape::folded(shown)) {
            draft.settle(Zone::Boilerplate, "repeated line");
        }
    }
}

/// Short lines above the first running text are labels, names and dates.
fn mark_above(text: &str, drafts: &mut [Draft]) {
    let titled = drafts.iter().position(|draft| draft.zone == Zone::Title);
    for (index, draft) in drafts.iter_mut().enumerate().filter(|(_, draft)| is_open(draft)) {
        let shown = draft.of(text);
        let above_title = titled.is_some_and(|title| index < title);
        let label = !shape::ends_sentence(shown) && (shape::words(shown) <= 4 || above_title);
        if draft.zone != Zone::Heading && draft.zone != Zone::Subtitle && label {
            draft.settle(Zone::Boilerplate, "label above the text");
        }
    }
}

/// Short lines that hold a time or date and no sentence.
fn mark_stamps(text: &str, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| is_open(draft)) {
        let shown = draft.of(text);
        let short = !shape::is_long(shown, 120) && shape::words(shown) <= 14 && !shape::ends_sentence(shown);
        let dated = short && shown.bytes().any(|byte| byte.is_ascii_digit());
        if dated && matches!(draft.zone, Zone::Body | Zone::Heading) && TIME_STAMP.is_match(shown) {
            draft.settle(Zone::Dateline, "date line");
        }
    }
}

/// Short lines below the last running text are links, names and labels.
fn mark_below(text: &str, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|draft| is_open(draft)) {
        let shown = draft.of(text);
        let label = !shape::ends_sentence(shown) && shape::words(shown) <= 8 && !shape::is_bullet(shown);
        if matches!(draft.zone, Zone::Body | Zone::Heading) && label {
            draft.settle(Zone::Boilerplate, "label below the text");
        }
    }
}

/// A heading that nothing of the article follows, before the next one or the end, heads nothing.
fn mark_empty_headings(text: &str, drafts: &mut [Draft]) {
    let mut filled = false;
    for draft in drafts.iter_mut().rev() {
        match draft.zone {
            Zone::Heading if !filled && shape::words(draft.of(text)) <= 6 => {
                draft.settle(Zone::Boilerplate, "heading of nothing")
            }
            Zone::Heading => filled = false,
            Zone::Body | Zone::Quote | Zone::List | Zone::Table | Zone::Post | Zone::Caption => filled = true,
            _ => {}
        }
    }
}
