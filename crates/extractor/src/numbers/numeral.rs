//! Reads one numeral, in digits or words, into a number: "1,234", "2.5m", "twenty-eight", "half a dozen".

use claimwire_rules::units::UnitKind;

use super::sentence::Sentence;
use super::words::{NumberWord, number_word, scale_suffix};

/// A numeral and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Numeral {
    /// First unit.
    pub(crate) start: usize,
    /// The unit behind the last one.
    pub(crate) end: usize,
    /// The number, scale included.
    pub(crate) value: f64,
    /// The factor of the scale word, 1 without one.
    pub(crate) scale: f64,
    /// Whether it begins with digits.
    pub(crate) digits: bool,
    /// Whether it is only about as exact as "half a dozen".
    pub(crate) rounded: bool,
}

impl Numeral {
    /// Whether the number is a whole one.
    pub(crate) fn whole(&self) -> bool {
        self.value.fract() == 0.0
    }
    /// The same number under the scale of a later one: "1" in "1 to 2 thousand".
    pub(crate) fn scaled_like(&self, later: &Numeral) -> f64 {
        let bare = self.scale == 1.0 && later.scale > 1.0 && self.value < later.value / later.scale;
        if bare { times(self.value, later.scale) } else { self.value }
    }
}

/// The numeral that begins at unit `at`.
pub(crate) fn numeral(s: &Sentence, at: usize) -> Option<Numeral> {
    match s.unit(at)?.kind {
        UnitKind::Number => digits(s, at),
        UnitKind::Word => match s.word(at) {
            "a" | "an" => article(s, at),
            "half" => half(s, at),
            word => number_word(word).and_then(|first| words(s, at, first)),
        },
        UnitKind::Punctuation if s.word(at) == "." && !s.joined(at) && s.joined(at + 1) => point(s, at),
        _ => None,
    }
}

/// As [`numeral`], but "none", "nil" and "no" are zero.
pub(crate) fn numeral_or_none(s: &Sentence, at: usize) -> Option<Numeral> {
    let none = matches!(s.word(at), "none" | "nil" | "no" | "nobody" | "zero");
    let zero = Numeral { start: at, end: at + 1, value: 0.0, scale: 1.0, digits: false, rounded: false };
    if none { Some(zero) } else { numeral(s, at) }
}

/// The number that digits with thousands separators and a decimal point say.
pub(crate) fn parse_digits(raw: &str) -> Option<f64> {
    let mut dots = 0;
    let mut buffer = [0u8; 24];
    let mut length = 0;
    for byte in raw.bytes().filter(|byte| *byte != b',') {
        dots += usize::from(byte == b'.');
        if !(byte.is_ascii_digit() || byte == b'.') || dots > 1 || length == buffer.len() {
            return None;
        }
        buffer[length] = byte;
        length += 1;
    }
    std::str::from_utf8(&buffer[..length]).ok()?.parse().ok()
}

fn digits(s: &Sentence, at: usize) -> Option<Numeral> {
    let value = parse_digits(s.word(at))?;
    let bare = Numeral { start: at, end: at + 1, value, scale: 1.0, digits: true, rounded: false };
    if let Some(fraction) = slash(s, at) {
        return Some(fraction);
    }
    let bare = grouped(s, bare);
    Some(scaled(s, half_behind(s, mixed(s, glyph(s, bare)))))
}

/// "1 405 deaths", "78 784 cases": thousands that spaces part, not "May 12 300 people".
fn grouped(s: &Sentence, number: Numeral) -> Numeral {
    let plain = |at: usize, longest: usize| {
        let raw = s.word(at);
        s.is(at, UnitKind::Number) && raw.len() <= longest && raw.bytes().all(|byte| byte.is_ascii_digit())
    };
    let dated = number.start > 0 && super::words::month(s.word(number.start - 1)).is_some();
    if !plain(number.start, 3) || s.word(number.start).starts_with('0') || dated {
        return number;
    }
    let mut whole = number;
    while plain(whole.end, 3) && s.word(whole.end).len() == 3 && !s.joined(whole.end) {
        let Some(group) = parse_digits(s.word(whole.end)) else { return number };
        whole = Numeral { end: whole.end + 1, value: whole.value * 1000.0 + group, ..whole };
    }
    whole
}

/// ".5" and "1/2", "3/4".
fn point(s: &Sentence, at: usize) -> Option<Numeral> {
    let raw = s.word(at + 1);
    if !s.is(at + 1, UnitKind::Number) || raw.contains(['.', ',', ':']) || raw.len() > 6 {
        return None;
    }
    let value = parse_digits(raw)? / 10f64.powi(raw.len() as i32);
    Some(Numeral { start: at, end: at + 2, value, scale: 1.0, digits: true, rounded: false })
}

fn slash(s: &Sentence, at: usize) -> Option<Numeral> {
    let tight = s.word(at + 1) == "/" && s.joined(at + 1) && s.joined(at + 2) && s.word(at + 3) != "/";
    if !tight || !s.is(at + 2, UnitKind::Number) {
        return None;
    }
    let (top, bottom) = (parse_digits(s.word(at))?, parse_digits(s.word(at + 2))?);
    let plain = top < bottom && matches!(bottom as u32, 2 | 3 | 4 | 8) && bottom.fract() == 0.0;
    let value = top / bottom;
    plain.then_some(Numeral { start: at, end: at + 3, value, scale: 1.0, digits: true, rounded: false })
}

/// "2 1/2".
fn mixed(s: &Sentence, number: Numeral) -> Numeral {
    match slash(s, number.end).filter(|_| number.whole() && s.is(number.end, UnitKind::Number)) {
        Some(part) => Numeral { value: number.value + part.value, end: part.end, ..number },
        None => number,
    }
}

/// "2½".
fn glyph(s: &Sentence, mut number: Numeral) -> Numeral {
    if !s.joined(number.end) {
        return number;
    }
    let part = match s.raw(number.end) {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        _ => return number,
    };
    number.value += part;
    number.end += 1;
    number
}

/// "two and a half", where what is halved comes later or is a scale.
fn half_behind(s: &Sentence, mut number: Numeral) -> Numeral {
    if s.reads(number.end, &["and", "a", "half"]) {
        number.value += 0.5;
        number.end += 3;
    }
    number
}

/// A number with decimals under a scale, without the noise of binary fractions: 4.1 million is 4,100,000.
pub(crate) fn times(value: f64, factor: f64) -> f64 {
    const DECIMALS: f64 = 1e9;
    let whole = (value * DECIMALS).round();
    // A number too large for decimals has none that matter.
    if whole.abs() > 2f64.powi(53) {
        return value * factor;
    }
    if factor < DECIMALS { whole / (DECIMALS / factor) } else { whole * (factor / DECIMALS) }
}

/// A scale behind digits, with or without space or hyphen: "2 million", "2.5m", "1.8-billion".
fn scaled(s: &Sentence, mut number: Numeral) -> Numeral {
    let hyphen = usize::from(s.is(number.end, UnitKind::Hyphen));
    let at = number.end + hyphen;
    let word = s.word(at);
    let factor = match number_word(word) {
        Some(NumberWord::Scale(factor)) => Some(factor),
        Some(NumberWord::Hundred) => Some(100.0),
        Some(NumberWord::Dozen) => Some(12.0),
        _ if hyphen == 0 && (s.joined(at) || word.len() > 1) => {
            scale_suffix(word).filter(|_| !is_metres(s, at, word))
        }
        _ => None,
    };
    if let Some(factor) = factor {
        number.value = times(number.value, factor);
        number.scale = factor;
        number.end = at + 1;
    }
    number
}

/// "100m race", "60m deep": the letter stands for metres.
fn is_metres(s: &Sentence, at: usize, word: &str) -> bool {
    let money = at.checked_sub(2).is_some_and(|before| super::money::symbol(s, before).is_some());
    let next = s.word(at + 1);
    word == "m"
        && !money
        && matches!(
            next,
            "wide"
                | "long"
                | "high"
                | "deep"
                | "tall"
                | "race"
                | "sprint"
                | "hurdles"
                | "freestyle"
                | "above"
                | "below"
                | "away"
                | "north"
                | "south"
                | "east"
                | "west"
                | "relay"
                | "butterfly"
                | "final"
                | "apart"
                | "thick"
        )
}

/// "a hundred", "a dozen", "a million and a half".
fn article(s: &Sentence, at: usize) -> Option<Numeral> {
    let first = number_word(s.word(at + 1))?;
    let scale = match first {
        NumberWord::Dozen => 12.0,
        NumberWord::Hundred => 100.0,
        NumberWord::Scale(factor) => factor,
        _ => return None,
    };
    if first == NumberWord::Dozen {
        return Some(Numeral { start: at, end: at + 2, value: scale, scale, digits: false, rounded: true });
    }
    words(s, at, NumberWord::Small(1.0))
}

/// "half a dozen", "half a million".
fn half(s: &Sentence, at: usize) -> Option<Numeral> {
    let article = usize::from(matches!(s.word(at + 1), "a" | "-"));
    let scale = match number_word(s.word(at + 1 + article))? {
        NumberWord::Dozen => 12.0,
        NumberWord::Scale(factor) => factor,
        _ => return None,
    };
    let end = at + 2 + article;
    Some(Numeral { start: at, end, value: scale / 2.0, scale, digits: false, rounded: scale == 12.0 })
}

/// Sums up a run of number words.
struct Sum {
    total: f64,
    current: f64,
    scale: f64,
    /// Below what the next word must be to go on: 10 behind "twenty", 100 behind "hundred".
    room: f64,
}

impl Sum {
    /// Half of what was named last: of one, or of the scale.
    fn add_half(&mut self) {
        match self.current {
            0.0 => self.total += self.scale / 2.0,
            _ => self.current += 0.5,
        }
        self.room = 0.0;
    }

    fn add(&mut self, word: NumberWord) -> bool {
        match word {
            NumberWord::Small(value) | NumberWord::Ten(value) if value < self.room && value > 0.0 => {
                self.current += value;
                self.room = if matches!(word, NumberWord::Ten(_)) { 10.0 } else { 0.0 };
            }
            NumberWord::Hundred if self.current > 0.0 && self.current < 100.0 => {
                self.current *= 100.0;
                self.room = 100.0;
            }
            NumberWord::Scale(factor) if self.current > 0.0 && (self.total == 0.0 || factor < self.scale) => {
                self.total += self.current * factor;
                (self.current, self.scale, self.room) = (0.0, factor, 1000.0);
            }
            NumberWord::Dozen if self.total == 0.0 && self.current > 0.0 => {
                (self.total, self.current, self.scale, self.room) = (self.current * 12.0, 0.0, 12.0, 0.0);
            }
            _ => return false,
        }
        true
    }
}

fn words(s: &Sentence, at: usize, first: NumberWord) -> Option<Numeral> {
    let (NumberWord::Small(start) | NumberWord::Ten(start)) = first else { return None };
    let room = if matches!(first, NumberWord::Ten(_)) { 10.0 } else { 0.0 };
    let mut sum = Sum { total: 0.0, current: start, scale: 1.0, room };
    let mut end = at + 1;
    loop {
        if s.reads(end, &["and", "a", "half"]) {
            sum.add_half();
            end += 3;
            continue;
        }
        // "Fifty-\ntwo": a line may end behind the hyphen.
        let hyphen = s.is(end, UnitKind::Hyphen) || s.word(end) == "-" && s.joined(end);
        let joint = usize::from(hyphen || s.word(end) == "and" && sum.room >= 100.0);
        let Some(word) = number_word(s.word(end + joint)) else { break };
        let another = s.word(end) == "and" && sum.room == 100.0 && is_scale(s.word(end + 2));
        if another || !sum.add(word) {
            break;
        }
        end += joint + 1;
    }
    let value = sum.total + sum.current;
    Some(Numeral { start: at, end, value, scale: sum.scale, digits: false, rounded: sum.scale == 12.0 })
}

/// Whether a word can only multiply what is before it: "one hundred and two hundred" are two numbers.
fn is_scale(word: &str) -> bool {
    matches!(number_word(word), Some(NumberWord::Hundred | NumberWord::Scale(_) | NumberWord::Dozen))
}
