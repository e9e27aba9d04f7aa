//! Numbers that count nothing: years, dates, times of day, scores, labels, list counters, telephone numbers.

use claimwire_rules::units::UnitKind;

use super::numeral::{Numeral, numeral};
use super::sentence::Sentence;
use super::trend;
use super::words::{ends_noun, month};

/// The unit behind a number that counts nothing; none where it may count something.
pub(crate) fn passed_over(s: &Sentence, number: &Numeral) -> Option<usize> {
    let end = number.end;
    if number.digits {
        return chain(s, number)
            .or_else(|| day_of_month(s, number))
            .or_else(|| (is_clock(s, number) || is_glued(s, number) || is_counter(s, number)).then_some(end))
            .or_else(|| is_label(s, number).then_some(end));
    }
    if let Some((_, end)) = year_in_words(s, number.start) {
        return Some(end);
    }
    let clock = matches!(s.word(end), "o'clock" | "am" | "pm" | "a.m." | "p.m.");
    (clock || s.ends(number.start, &["group", "of"]) && s.capitalised(number.start)).then_some(end)
}

/// Whether the number reads as a year here.
pub(crate) fn is_year(s: &Sentence, number: &Numeral, counts: bool) -> bool {
    let raw = s.word(number.start);
    let four = number.digits
        && number.end == number.start + 1
        && raw.len() == 4
        && raw.bytes().all(|b| b.is_ascii_digit());
    if !four || !(1000.0..2100.0).contains(&number.value) {
        return false;
    }
    let before = s.before(number.start, 1);
    if month(before).is_some() || matches!(before, "since" | "until" | "till" | "year" | "circa") {
        return true;
    }
    !counts
        || (1900.0..2050.0).contains(&number.value)
            && !matches!(before, "some" | "than" | "nearly" | "almost" | "about")
}

/// "02/04/2024", "2024-04-02", "555-010-199": three numbers or more in a row.
fn chain(s: &Sentence, number: &Numeral) -> Option<usize> {
    let mut end = number.start + 1;
    let mut parts = 1;
    while (s.is(end, UnitKind::Hyphen) || s.word(end) == "/" && s.joined(end))
        && s.is(end + 1, UnitKind::Number)
    {
        end += 2;
        parts += 1;
    }
    let slashes = parts == 2 && s.word(number.start + 1) == "/" && number.end == number.start + 1;
    let dial = s.before(number.start, 1) == "+" && s.joined(number.start)
        || s.word(number.start).starts_with('0') && number.value >= 10.0 && number.whole();
    (parts > 2 || slashes && !outnumbered(s, number) || dial && parts > 1).then_some(end)
}

/// "28/32": a number of votes or seats out of a larger one, not a date.
fn outnumbered(s: &Sentence, number: &Numeral) -> bool {
    let total: f64 = s.word(number.start + 2).parse().unwrap_or(0.0);
    total > 12.0 && number.value <= total
}

/// "April 2", "2 April", "Sept. 20-24", "20-24 September", "April 2 and 3".
fn day_of_month(s: &Sentence, number: &Numeral) -> Option<usize> {
    if !number.whole() || number.value > 31.0 || number.value < 1.0 || number.scale != 1.0 {
        return None;
    }
    let joint = s.is(number.end, UnitKind::Hyphen) || matches!(s.word(number.end), "to" | "and" | "or" | "–");
    let second = (joint && s.is(number.end + 1, UnitKind::Number)).then_some(number.end + 1);
    if is_month(s, number.start.wrapping_sub(1)) {
        let tight = s.is(number.end, UnitKind::Hyphen);
        return Some(second.filter(|_| tight).map_or(number.end, |at| at + 1));
    }
    if is_month(s, number.end) || s.word(number.end) == "of" && is_month(s, number.end + 1) {
        return Some(number.end);
    }
    second.filter(|at| is_month(s, at + 1)).map(|at| at + 1)
}

fn is_month(s: &Sentence, at: usize) -> bool {
    s.capitalised(at) && month(s.word(at)).is_some()
}

fn is_clock(s: &Sentence, number: &Numeral) -> bool {
    let next = s.word(number.end);
    matches!(next, "am" | "pm" | "a.m." | "p.m." | "o'clock" | "gmt" | "utc" | "bst" | "est" | "hrs")
        || next == "a.m"
        || next == "p.m"
}

/// Numbers that are part of a name: "F-16", "last-32", "ID.3", "1990s", "5G".
fn is_glued(s: &Sentence, number: &Numeral) -> bool {
    let start = number.start;
    let hyphen = start > s.start && s.is(start - 1, UnitKind::Hyphen);
    let tail = s.word(number.end);
    let name_before = hyphen
        && s.is(start.wrapping_sub(2), UnitKind::Word)
        && !matches!(s.before(start, 2), "sub" | "minus" | "of" | "to");
    let dotted = s.before(start, 1) == "." && s.joined(start) && s.joined(start - 1);
    let tailed = s.joined(number.end) && matches!(tail, "s" | "g" | "d" | "er" | "ers");
    let marked = s.before(start, 1) == "#";
    let dashed =
        s.before(start, 1) == "-" && s.joined(start) && s.capitalised(start.wrapping_sub(2)) && !hyphen;
    name_before || dotted || tailed || marked || dashed
}

/// "1." and "(1)" at the head of a list, and numbers that stand alone in brackets.
fn is_counter(s: &Sentence, number: &Numeral) -> bool {
    let next = s.word(number.end);
    let bare = number.whole() && number.value < 100.0 && number.scale == 1.0;
    let opens = number.start == s.start && matches!(next, "." | ")" | ":") && s.joined(number.end);
    let bracketed = s.before(number.start, 1) == "(" && next == ")";
    bare && (opens && number.end + 1 < s.end || bracketed)
}

/// "Article 5", "No. 10", "Boeing 737": a number that names.
fn is_label(s: &Sentence, number: &Numeral) -> bool {
    let Some(before) = number.start.checked_sub(1).filter(|at| s.is(*at, UnitKind::Word)) else {
        return false;
    };
    let next = s.word(number.end);
    let measured = matches!(next, "%" | "percent" | "per" | "pct") || number.scale > 1.0 || !number.whole();
    if measured {
        return false;
    }
    // "Local 2209" of a union
    // "in Myagdi district 31 people died": a district that has its name already
    let named = before > s.start && !s.capitalised(before) && s.capitalised(before - 1);
    let has_name = s.word(before) == "district" && named;
    if names_by_number(s.word(before)) && !has_name || s.word(before) == "local" && s.capitalised(before) {
        return true;
    }
    let word = s.word(before);
    let verb = word.ends_with('s') || word.ends_with("ed") || ends_noun(word);
    let alone = (ends_noun(next) || trend::is_moving(next))
        && !matches!(next, "dead" | "killed" | "injured" | "hurt" | "missing");
    let name = s.capitalised(before)
        && before > s.start
        && !verb
        && alone
        && !matches!(next, "in" | "of" | "to" | "-" | "or");
    name && !next.is_empty() && next != "," && !goes_on_counting(s, before)
}

/// "Berg won 42 votes, Rosa Voss 41 and": a count in a clause without a verb, behind the clause that has one.
fn goes_on_counting(s: &Sentence, name: usize) -> bool {
    /// So many words a name may have, and so many units may stand between the two.
    const NAME: usize = 4;
    const GAP: usize = 8;
    let first = (s.start..=name).rev().take(NAME).take_while(|&at| s.capitalised(at)).last();
    let Some(parted) = first.and_then(|first| first.checked_sub(1)).filter(|&at| at > s.start) else {
        return false;
    };
    matches!(s.word(parted), "," | "and" | ";" | "while")
        && (s.start..parted).rev().take(GAP).any(|at| numeral(s, at).is_some_and(|told| told.whole()))
}

/// Sorted.
const NAMED_BY_NUMBER: &[&str] = &[
    "airbus",
    "amendment",
    "apollo",
    "article",
    "boeing",
    "category",
    "channel",
    "chapter",
    "clause",
    "cop",
    "district",
    "division",
    "euro",
    "flight",
    "fortune",
    "ftse",
    "game",
    "highway",
    "interstate",
    "iphone",
    "lodge",
    "lot",
    "model",
    "nasdaq",
    "no.",
    "page",
    "paragraph",
    "part",
    "phase",
    "proposition",
    "protocol",
    "resolution",
    "room",
    "route",
    "section",
    "tier",
    "type",
    "unit",
    "version",
];

/// Words that a number behind them names, not counts.
fn names_by_number(word: &str) -> bool {
    NAMED_BY_NUMBER.binary_search(&word).is_ok()
}

/// The year in words that begins at unit `at`, and the unit behind it: "nineteen ninety-six", "twenty twenty-four".
pub(crate) fn year_in_words(s: &Sentence, at: usize) -> Option<(i16, usize)> {
    let century = match s.word(at) {
        "eighteen" => 1800,
        "nineteen" => 1900,
        "twenty" => 2000,
        _ => return None,
    };
    let rest = numeral(s, at + 1)
        .filter(|rest| !rest.digits && rest.scale == 1.0 && s.is(at + 1, UnitKind::Word))?;
    let spelt = (10.0..100.0).contains(&rest.value) && rest.whole();
    spelt.then_some((century + rest.value as i16, rest.end))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::NAMED_BY_NUMBER.is_sorted());
    }
}
