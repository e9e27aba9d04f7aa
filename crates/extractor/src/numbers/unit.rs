//! What a number is counted in: percent, money, a measure, a group size, years of age, or a noun.

use std::ops::Range;

use claimwire_rules::units::UnitKind;

use super::mention::NumberKind;
use super::money;
use super::noun;
use super::numeral::Numeral;
use super::sentence::Sentence;
use super::words::ordinal_word;

/// What stands around a number and belongs to it.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) kind: NumberKind,
    /// First unit: that of a currency symbol, or of the number.
    pub(crate) start: usize,
    /// The unit behind the last one that belongs to the number.
    pub(crate) end: usize,
    pub(crate) currency: Option<&'static str>,
    pub(crate) points: bool,
    pub(crate) noun: Option<Range<usize>>,
}

/// What `number` is counted in.
pub(crate) fn measured(s: &Sentence, number: &Numeral) -> Measured {
    let start = number.start;
    let plain = |kind, end, noun| Measured { kind, start, end, currency: None, points: false, noun };
    if let Some(money) = money::around(s, number) {
        let noun = None;
        return Measured {
            start: money.start,
            currency: Some(money.code),
            noun,
            ..plain(NumberKind::Money, money.end, None)
        };
    }
    if let Some((end, points)) = percent(s, number.end) {
        return Measured { points, ..plain(NumberKind::Percent, end, None) };
    }
    if let Some(end) = age(s, number) {
        return plain(NumberKind::Age, end, None);
    }
    if let Some((kind, end)) = compound(s, number) {
        let noun = (s.word(end - 1) != "strong").then_some(end - 1..end);
        return plain(kind, end, noun);
    }
    if let Some(end) = measure(s, number.end) {
        return plain(NumberKind::Measure, end, Some(number.end..end));
    }
    plain(NumberKind::Count, number.end, None)
}

/// The counted noun of a bare number, behind the number and its bounds.
pub(crate) fn counted_noun(s: &Sentence, value: f64, at: usize) -> Option<Range<usize>> {
    match s.word(at) {
        "of" => noun::noun_of(s, at + 1),
        _ if value == 1.0 => noun::singular(s, at),
        _ => noun::noun(s, at),
    }
}

/// The end of "%", "per cent", "percentage points" at unit `at`, and whether points are meant.
pub(crate) fn percent(s: &Sentence, at: usize) -> Option<(usize, bool)> {
    let at = at + usize::from(s.is(at, UnitKind::Hyphen));
    let end = match s.word(at) {
        "%" | "percent" | "pct" | "pct." | "percentage" => at + 1,
        "per" if s.word(at + 1) == "cent" => at + 2,
        "pc" if s.joined(at) => at + 1,
        _ => return None,
    };
    let hyphen = usize::from(s.is(end, UnitKind::Hyphen));
    let points = matches!(s.word(end + hyphen), "point" | "points");
    Some((if points { end + hyphen + 1 } else { end }, points))
}

/// The end of an age: "57-year-old", "57 years old", "aged 57", "Smith, 57,".
fn age(s: &Sentence, number: &Numeral) -> Option<usize> {
    if number.value > 125.0
        && number.scale == 1.0
        && !s.reads(number.end, &["-", "year"])
        && !s.reads(number.end, &["year"])
    {
        return None;
    }
    if let Some(end) = years_old(s, number.end) {
        return Some(end);
    }
    let start = number.start;
    let aged = matches!(s.before(start, 1), "aged" | "age" | "ages") || s.ends(start, &["age", "of"]);
    let turned = matches!(s.before(start, 1), "turned" | "turns") && number.whole() && number.scale == 1.0;
    if aged || turned {
        return Some(if matches!(s.word(number.end), "years" | "year") {
            number.end + 1
        } else {
            number.end
        });
    }
    aside(s, number).then_some(number.end)
}

fn years_old(s: &Sentence, end: usize) -> Option<usize> {
    let unit = end + usize::from(s.is(end, UnitKind::Hyphen));
    if !matches!(s.word(unit), "year" | "years" | "month" | "months" | "week" | "day") {
        return None;
    }
    let old = unit + 1 + usize::from(s.is(unit + 1, UnitKind::Hyphen));
    match s.word(old) {
        "old" | "olds" => Some(old + 1),
        "of" if s.word(old + 1) == "age" => Some(old + 2),
        _ => None,
    }
}

/// "Smith, 57, said": an age between commas behind a name.
fn aside(s: &Sentence, number: &Numeral) -> bool {
    let start = number.start;
    let name = start.checked_sub(2).is_some_and(|at| s.capitalised(at) || s.word(at) == ")");
    let closes = matches!(s.word(number.end), "," | "." | ";" | ")" | "");
    let open = matches!(s.before(start, 1), "," | "(");
    number.digits
        && number.whole()
        && (5.0..116.0).contains(&number.value)
        && name
        && closes
        && open
        && number.scale == 1.0
}

/// "32-member", "five-point": what the word behind the hyphen makes of the number.
fn compound(s: &Sentence, number: &Numeral) -> Option<(NumberKind, usize)> {
    let group = |word| {
        matches!(
            word,
            "member"
                | "nation"
                | "country"
                | "state"
                | "strong"
                | "seat"
                | "person"
                | "man"
                | "woman"
                | "judge"
                | "party"
                | "candidate"
                | "team"
                | "justice"
        )
    };
    let at = number.end;
    if !s.is(at, UnitKind::Hyphen) {
        let bare =
            group(s.word(at)) && number.value != 1.0 && s.is(at + 1, UnitKind::Word) && s.word(at) != "party";
        return bare.then_some((NumberKind::GroupSize, at + 1));
    }
    let word = s.word(at + 1);
    if !s.is(at + 1, UnitKind::Word)
        || matches!(word, "of" | "odd" | "plus" | "something" | "to" | "and" | "or")
    {
        return None;
    }
    if group(word) {
        return Some((NumberKind::GroupSize, at + 2));
    }
    if ordinal_word(word).is_some() && !number.digits {
        return Some((NumberKind::Ordinal, at + 2));
    }
    Some((NumberKind::Measure, at + 2))
}

/// The end of a unit of measurement at unit `at`.
fn measure(s: &Sentence, at: usize) -> Option<usize> {
    let word = s.word(at);
    let square =
        matches!(word, "square" | "sq" | "sq." | "cubic" | "nautical" | "basis" | "light" | "metric");
    let noun = if square { s.word(at + 1) } else { word };
    if is_unit(noun) && (square || s.is(at, UnitKind::Word))
        || matches!(word, "°" | "º" | "″" | "′") && s.word(at + 1) != "s"
    {
        return Some(at + 1 + usize::from(square));
    }
    (s.joined(at) && s.is(at, UnitKind::Word) && word.len() <= 5 && !matches!(word, "s" | "'s" | "n't"))
        .then_some(at + 1)
}

/// Units of measurement in the singular, sorted; what ends in `s` is looked up without it.
const UNITS: &[&str] = &[
    "acre",
    "barrel",
    "bedroom",
    "calorie",
    "celsius",
    "cent",
    "centimeter",
    "centimetre",
    "cm",
    "degree",
    "fahrenheit",
    "feet",
    "foot",
    "ft",
    "gallon",
    "gb",
    "ghz",
    "gigabyte",
    "gigatonne",
    "gigawatt",
    "gram",
    "gw",
    "gwh",
    "hectare",
    "horsepower",
    "hp",
    "hz",
    "inch",
    "inche",
    "kg",
    "kilo",
    "kilogram",
    "kilometer",
    "kilometre",
    "kilowatt",
    "km",
    "kmh",
    "knot",
    "kph",
    "kw",
    "kwh",
    "lb",
    "liter",
    "litre",
    "mb",
    "megabyte",
    "megawatt",
    "meter",
    "metre",
    "mhz",
    "mile",
    "milligram",
    "millimetre",
    "mm",
    "mpg",
    "mph",
    "mw",
    "ounce",
    "oz",
    "pence",
    "penny",
    "point",
    "pound",
    "rpm",
    "storey",
    "tb",
    "terabyte",
    "ton",
    "tonne",
    "volt",
    "watt",
    "yard",
];

fn is_unit(word: &str) -> bool {
    is_time_unit(word) || UNITS.binary_search(&word.strip_suffix('s').unwrap_or(word)).is_ok()
}

/// Whether a word is a unit of time, singular or plural.
pub(crate) fn is_time_unit(word: &str) -> bool {
    matches!(
        word.strip_suffix('s').unwrap_or(word),
        "second"
            | "minute"
            | "hour"
            | "day"
            | "night"
            | "week"
            | "weekend"
            | "fortnight"
            | "month"
            | "quarter"
            | "year"
            | "decade"
            | "century"
            | "centurie"
            | "min"
            | "sec"
            | "hr"
            | "yr"
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_lists_are_sorted() {
        assert!(super::UNITS.is_sorted());
    }
}
