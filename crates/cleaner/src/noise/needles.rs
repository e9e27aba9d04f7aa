//! Patterns to needles: strings of which every match of a pattern begins with one, or holds one. They are read off
//! the pattern itself, so that a line without any of them is passed over and nobody has to keep two lists in step.

use regex_syntax::hir::{Class, Hir, HirKind, Look};

/// Strings of this length tell enough.
pub(crate) const LONG_ENOUGH: usize = 8;
/// The most members of a class that are told apart.
const MOST_MEMBERS: usize = 32;
/// What branches into more than this is not followed from strings of this length on.
const MOST_BRANCHES: (usize, usize) = (16, 2);
/// The most strings of one run.
const MOST_STRINGS: usize = 600;

/// What a byte of the shortest needle is worth, and that it stands at the start of the line.
const BYTE_WORTH: i64 = 4;
const START_WORTH: i64 = 12;
/// The most that needles can be worth, and the most of those that may stand anywhere.
const MOST_WORTH: i64 = MOST_INNER_WORTH + START_WORTH;
const MOST_INNER_WORTH: i64 = LONG_ENOUGH as i64 * BYTE_WORTH;

/// Strings in lower case (of ASCII), to be looked for without regard to case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Needles {
    /// What a line can begin with.
    pub(crate) starts: Vec<Vec<u8>>,
    /// What it can hold anywhere.
    pub(crate) inner: Vec<Vec<u8>>,
}

/// The needles of a pattern; none where a line without any could match. Odd letters that Unicode folds to usual ones
/// (the long s, the Kelvin sign, round Cyrillic letters) count as others.
pub(crate) fn of(pattern: &str) -> Option<Needles> {
    let mut needles = find(&regex_syntax::parse(pattern).ok()?, false)?;
    needles.starts.iter_mut().for_each(|text| text.truncate(LONG_ENOUGH));
    needles.starts.sort_unstable();
    needles.starts.dedup_by(|longer, shorter| longer.starts_with(shorter));
    needles.inner.sort_unstable_by_key(Vec::len);
    let mut inner: Vec<Vec<u8>> = Vec::new();
    for text in needles.inner {
        if !inner.iter().any(|it| memchr::memmem::find(&text, it).is_some()) {
            inner.push(text);
        }
    }
    inner.sort_unstable();
    Some(Needles { inner, ..needles })
}

impl Needles {
    /// How telling they are: the length of the shortest, less where there are many; more where it stands at the start,
    /// which is looked at in no time.
    fn worth(&self) -> i64 {
        let shortest = |texts: &[Vec<u8>]| {
            texts.iter().map(Vec::len).min().map(|it| it.min(LONG_ENOUGH) as i64 * BYTE_WORTH)
        };
        let many = |texts: &[Vec<u8>]| i64::from(texts.len().max(1).ilog2()) * 3;
        let starts = shortest(&self.starts).map_or(i64::MAX, |length| length + START_WORTH);
        starts.min(shortest(&self.inner).map_or(i64::MAX, |length| length - many(&self.inner)))
    }
}

fn better(one: Option<Needles>, other: Option<Needles>) -> Option<Needles> {
    match (one, other) {
        (Some(one), Some(other)) => Some(if other.worth() > one.worth() { other } else { one }),
        (one, other) => one.or(other),
    }
}

/// The best needles of an expression; `at_start` is whether every match of it begins the line.
fn find(hir: &Hir, at_start: bool) -> Option<Needles> {
    match hir.kind() {
        HirKind::Concat(parts) => find_in_row(parts, at_start),
        HirKind::Alternation(parts) => {
            let mut all = Needles::default();
            for part in parts {
                let needles = find(part, at_start)?;
                all.starts.extend(needles.starts);
                all.inner.extend(needles.inner);
            }
            Some(all)
        }
        HirKind::Capture(capture) => find(&capture.sub, at_start),
        HirKind::Repetition(repetition) if repetition.min > 0 => find(&repetition.sub, at_start),
        _ => whole(std::slice::from_ref(hir), at_start),
    }
}

fn find_in_row(parts: &[Hir], mut at_start: bool) -> Option<Needles> {
    let mut best = None;
    for (index, part) in parts.iter().enumerate() {
        if let HirKind::Look(look) = part.kind() {
            at_start |= *look == Look::Start;
            continue;
        }
        let rest = &parts[index..];
        let most = if at_start || rest.iter().any(asks_for_start) { MOST_WORTH } else { MOST_INNER_WORTH };
        // Whatever is still to come, it cannot be better.
        let is_found = |best: &Option<Needles>| best.as_ref().is_some_and(|best| best.worth() >= most);
        if is_found(&best) {
            break;
        }
        best = better(best, whole(rest, at_start));
        if !is_found(&best) {
            best = better(best, find(part, at_start));
        }
        at_start = false;
    }
    best
}

fn asks_for_start(hir: &Hir) -> bool {
    hir.properties().look_set().contains(Look::Start)
}

/// The strings that expressions in a row begin with, if they all have one.
fn whole(parts: &[Hir], at_start: bool) -> Option<Needles> {
    let mut strings: Vec<Vec<u8>> = beginnings(parts)?.into_iter().map(|it| it.text).collect();
    if at_start {
        strings.retain(|text| !begins_blank(text));
    }
    if strings.iter().any(Vec::is_empty) {
        return None;
    }
    Some(match at_start {
        true => Needles { starts: strings, inner: Vec::new() },
        false => Needles { starts: Vec::new(), inner: strings },
    })
}

/// Lines are trimmed, so none begins with white space.
fn begins_blank(text: &[u8]) -> bool {
    std::str::from_utf8(text).is_ok_and(|text| text.starts_with(char::is_whitespace))
}

/// What a match can begin with.
#[derive(Debug, Clone)]
struct Beginning {
    text: Vec<u8>,
    /// Whether this is all that the expression matches, so that what follows can be added.
    is_all: bool,
}

impl Beginning {
    fn all(text: Vec<u8>) -> Self {
        Beginning { text, is_all: true }
    }
    fn open(self) -> Self {
        Beginning { is_all: false, ..self }
    }
    fn then(&self, next: &Beginning) -> Self {
        let text = [self.text.as_slice(), &next.text].concat();
        Beginning { is_all: next.is_all && text.len() < LONG_ENOUGH, text }
    }
}

/// What expressions in a row begin with; none where there is too much of it.
fn beginnings(parts: &[Hir]) -> Option<Vec<Beginning>> {
    let mut so_far = vec![Beginning::all(Vec::new())];
    for part in parts {
        if !so_far.iter().any(|it| it.is_all) {
            break;
        }
        let next = beginnings_of(part).unwrap_or_else(|| vec![Beginning::all(Vec::new()).open()]);
        if so_far.len() * next.len() > MOST_STRINGS {
            return Some(so_far.into_iter().map(Beginning::open).collect());
        }
        let tells = |it: &Beginning| next.len() > MOST_BRANCHES.0 && it.text.len() >= MOST_BRANCHES.1;
        let found = so_far.into_iter().map(|it| if tells(&it) { it.open() } else { it });
        let (all, open): (Vec<_>, Vec<_>) = found.partition(|it| it.is_all);
        let longer = all.iter().flat_map(|it| next.iter().map(|next| it.then(next)));
        so_far = open.into_iter().chain(longer).collect();
    }
    (so_far.len() <= MOST_STRINGS).then_some(so_far)
}

fn beginnings_of(hir: &Hir) -> Option<Vec<Beginning>> {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => Some(vec![Beginning::all(Vec::new())]),
        HirKind::Literal(literal) => Some(vec![Beginning::all(literal.0.to_ascii_lowercase())]),
        HirKind::Class(class) => members(class),
        HirKind::Capture(capture) => beginnings_of(&capture.sub),
        HirKind::Concat(parts) => beginnings(parts),
        HirKind::Alternation(parts) => {
            let all: Option<Vec<_>> = parts.iter().map(beginnings_of).collect();
            Some(all?.into_iter().flatten().collect())
        }
        HirKind::Repetition(repetition) => {
            let mut found = beginnings_of(&repetition.sub)?;
            if repetition.max != Some(1) {
                found = found.into_iter().map(Beginning::open).collect();
            }
            if repetition.min == 0 {
                found.push(Beginning::all(Vec::new()));
            }
            Some(found)
        }
    }
}

/// The characters of a class in lower case, where they are few.
fn members(class: &Class) -> Option<Vec<Beginning>> {
    let Class::Unicode(class) = class else { return None };
    let mut found: Vec<Vec<u8>> = Vec::new();
    for c in class.iter().flat_map(|range| range.start()..=range.end()) {
        let text = c.to_ascii_lowercase().to_string().into_bytes();
        let is_odd =
            matches!(c, '\u{17f}' | '\u{212a}' | '\u{1c80}'..='\u{1c88}') && class.ranges().len() > 1;
        if is_odd || found.contains(&text) {
            continue;
        }
        found.push(text);
        if found.len() > MOST_MEMBERS {
            return None;
        }
    }
    Some(found.into_iter().map(Beginning::all).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(pattern: &str) -> (Vec<String>, Vec<String>) {
        let needles = of(pattern).unwrap_or_default();
        let text = |strings: Vec<Vec<u8>>| {
            strings.iter().map(|it| String::from_utf8_lossy(it).into_owned()).collect()
        };
        (text(needles.starts), text(needles.inner))
    }

    fn list(strings: &[&str]) -> Vec<String> {
        strings.iter().map(|it| (*it).to_owned()).collect()
    }

    #[test]
    fn what_a_pattern_begins_with_is_found_whatever_its_case() {
        assert_eq!(told("^(?i)(?:skip|ask(?:ed)? us)$"), (list(&["ask us", "asked us", "skip"]), list(&[])));
        assert_eq!(told("^[ab]?c.*"), (list(&["ac", "bc", "c"]), list(&[])));
    }

    #[test]
    fn what_stands_behind_anything_is_found_too() {
        assert_eq!(told("^[^.]* contributed to this"), (list(&[]), list(&[" contributed to this"])));
        assert_eq!(told(r"^(?:home|[^>]+ > .*)$"), (list(&["home"]), list(&[" > "])));
        assert_eq!(told("(?:due|set) on"), (list(&[]), list(&["due on", "set on"])));
    }

    #[test]
    fn a_pattern_that_asks_for_nothing_has_none() {
        assert!(of(r"^\p{Lu}+$").is_none() && of("^(?:home|.*)$").is_none() && of("x?").is_none());
    }
}
