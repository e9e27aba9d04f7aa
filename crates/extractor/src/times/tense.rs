//! Guesses from the words around an expression whether what happens then is past or to come.

use std::ops::Range;

use claimwire_rules::units::Units;

use super::expression::TimeMention;
use super::resolve::Direction;
use crate::numbers::sentence::Sentence;

/// How many units before and behind the expression are searched.
const NEAR: usize = 12;

/// The direction that the words around `mention` in the sentence `range` give it: the nearest auxiliary or verb
/// form before it, else behind it. A governing verb group, where one is known, tells more.
pub fn direction(text: &str, units: &Units, range: Range<usize>, mention: &TimeMention) -> Direction {
    let s = Sentence::new(text, units, range);
    let (start, end) = (mention.units.start as usize, mention.units.end as usize);
    match mention.lead.map(|at| s.word(at as usize)) {
        Some("since") => return Direction::Past,
        Some("until" | "till" | "by") if !past_before(&s, start) => return Direction::Future,
        _ => {}
    }
    let near = start.saturating_sub(NEAR / 2).max(s.start)..(end + NEAR / 2).min(s.end);
    if near.clone().any(|at| is_appointment(&s, at)) && !near.clone().any(|at| s.word(at) == "originally") {
        return Direction::Future;
    }
    let before = (start.saturating_sub(NEAR).max(s.start)..start).rev().take_while(|&at| !is_break(&s, at));
    let behind = (end..(end + NEAR).min(s.end)).take_while(|&at| !is_break(&s, at));
    let cue = before.filter_map(|at| cue(&s, at)).next();
    cue.or_else(|| behind.filter_map(|at| self::cue(&s, at)).next()).unwrap_or(Direction::Unknown)
}

/// Words that set a date for something to come, whatever their tense.
fn is_appointment(s: &Sentence, at: usize) -> bool {
    match s.word(at) {
        "scheduled" | "slated" | "upcoming" => true,
        "due" => s.word(at + 1) != "to" || is_infinitive(s, at + 2),
        _ => false,
    }
}

fn past_before(s: &Sentence, at: usize) -> bool {
    (at.saturating_sub(NEAR)..at).any(|index| matches!(s.word(index), "had" | "was" | "were"))
}

/// Where a clause ends: a full stop between sentences, a semicolon, a line break.
fn is_break(s: &Sentence, at: usize) -> bool {
    matches!(s.word(at), "." | ";" | "!" | "?")
}

fn cue(s: &Sentence, at: usize) -> Option<Direction> {
    let word = s.word(at);
    if is_passive(s, at) {
        return None;
    }
    match word {
        "will" | "'ll" | "shall" | "wo" | "would" | "should" | "upcoming" | "plans" | "planned"
        | "scheduled" | "expected" | "hopes" | "expects" | "intends" | "aims" | "may" | "could" | "set"
        | "slated" | "must" => Some(Direction::Future),
        "is" | "are" | "'s" | "'re" if s.word(at + 1).ends_with("ing") => Some(Direction::Future),
        "expires" | "ends" | "starts" | "begins" | "opens" | "retires" | "meets" | "convenes" | "resumes"
        | "steps" => Some(Direction::Future),
        "to" if is_infinitive(s, at + 1) => Some(Direction::Future),
        "was" | "were" | "had" | "has" | "have" | "'ve" | "did" | "been" | "said" | "told" | "announced" => {
            Some(Direction::Past)
        }
        "came" | "took" | "began" | "went" | "met" | "won" | "lost" | "became" | "made" | "fell" | "rose"
        | "held" | "left" | "led" | "got" | "gave" | "hit" | "saw" | "sent" | "wrote" | "spoke" | "drew" => {
            Some(Direction::Past)
        }
        _ if word.len() > 4 && word.ends_with("ed") && !s.capitalised(at) => Some(Direction::Past),
        _ => None,
    }
}

/// "will be signed", "to be held": what stands before "be" tells the time.
fn is_passive(s: &Sentence, at: usize) -> bool {
    s.before(at, 1) == "be" || s.before(at, 2) == "be"
}

/// "to meet", but not "to the", "to Germany", "to 5".
fn is_infinitive(s: &Sentence, at: usize) -> bool {
    let word = s.word(at);
    let verb = s.unit(at).is_some_and(|unit| unit.kind == claimwire_rules::units::UnitKind::Word);
    let noun = s.capitalised(at) || word.ends_with('s') || word.ends_with("ing");
    verb && !noun
        && !matches!(
            word,
            "the" | "a" | "an" | "this" | "that" | "his" | "her" | "its" | "their" | "date" | "some"
        )
}
