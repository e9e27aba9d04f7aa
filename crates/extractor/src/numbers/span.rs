//! Ranges of two numbers: "20 to 25", "between $62 and $68", "eight or nine", "from 5 to 7 per cent".

use claimwire_rules::units::UnitKind;

use super::lead::Bounds;
use super::mention::NumberKind;
use super::money;
use super::numeral::Numeral;
use super::sentence::Sentence;
use super::unit::{Measured, measured};

/// The second number of a range.
#[derive(Debug, Clone)]
pub(crate) struct Second {
    /// The first number, under the scale of the second.
    pub(crate) first: f64,
    pub(crate) second: f64,
    pub(crate) measured: Measured,
}

/// The second number of the range that `number` opens.
pub(crate) fn second(s: &Sentence, number: &Numeral, own: &Measured, bounds: &Bounds) -> Option<Second> {
    if !bounds.from && tells_change(s, number, own) {
        return None;
    }
    let direct = joint(s, number.end, bounds).and_then(|at| read(s, number, own, at));
    if direct.is_some() || own.end == number.end {
        return direct.filter(|found| plausible(s, number, found, bounds));
    }
    let at = joint(s, own.end, bounds)?;
    let bare = measured(s, &money::priced(s, at)?.0).kind == NumberKind::Count;
    let found = read(s, number, own, at)?;
    let alike = if bare { bounds.from } else { found.measured.kind == own.kind };
    (alike && plausible(s, number, &found, bounds)).then_some(found)
}

/// "rose $3.4bn to $19.3bn", "rose by one to 18": by how much, and what to.
fn tells_change(s: &Sentence, number: &Numeral, own: &Measured) -> bool {
    let start = own.start.min(number.start);
    let moved = s.before(start, 1) == "by" && super::trend::is_moving(s.before(start, 2));
    if moved && s.word(own.end.max(number.end)) == "to" {
        return true;
    }
    (own.kind == NumberKind::Money || own.points)
        && s.word(own.end.max(number.end)) == "to"
        && super::trend::trend(s, own.start.min(number.start)).is_some()
}

/// The unit behind the word or dash that joins the two numbers of a range.
fn joint(s: &Sentence, at: usize, bounds: &Bounds) -> Option<usize> {
    let dash = s.is(at, UnitKind::Hyphen) || s.is(at, UnitKind::Dash);
    let joins = match s.word(at) {
        "and" => bounds.between,
        "to" => true,
        "or" => !bounds.between,
        "/" => s.joined(at) && money::symbol(s, at + 1).is_some(),
        _ => dash,
    };
    joins.then_some(at + 1)
}

fn read(s: &Sentence, number: &Numeral, own: &Measured, at: usize) -> Option<Second> {
    let (later, _) = money::priced(s, at)?;
    let mut measured = measured(s, &later);
    if measured.kind == NumberKind::Count && own.kind != NumberKind::Count {
        (measured.kind, measured.currency) = (own.kind, own.currency);
        measured.noun = own.noun.clone();
    }
    let first = number.scaled_like(&later);
    Some(Second { first, second: later.value, measured })
}

/// Whether the two numbers make a range, not a score, a season or a change said without "from".
fn plausible(s: &Sentence, number: &Numeral, found: &Second, bounds: &Bounds) -> bool {
    let rising = found.first < found.second;
    match s.word(number.end) {
        "or" => rising && found.second <= found.first * 2.0 && number.whole(),
        _ if bounds.from => found.first != found.second,
        _ => rising,
    }
}
