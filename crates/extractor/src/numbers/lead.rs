//! The words before and behind a number that bound it: "more than", "at least", "nearly", "or so".

use claimwire_record::Comparator;
use claimwire_rules::units::UnitKind;

use super::mention::Set;
use super::sentence::Sentence;

/// What the words around a number say of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// First unit of those words, or of the number.
    pub(crate) start: usize,
    /// The unit behind the last of those words, or of the number.
    pub(crate) end: usize,
    pub(crate) comparator: Comparator,
    /// Whether the number is near what is meant: "about", "nearly", "just over".
    pub(crate) near: bool,
    /// Whether only nearness is said, not a side: "about", and "nearly", which has a side too.
    pub(crate) approx: bool,
    pub(crate) set: Option<Set>,
    /// Whether "between" opens a range.
    pub(crate) between: bool,
    /// Whether "from" opens a range or a change.
    pub(crate) from: bool,
}

impl Bounds {
    fn plain(start: usize, end: usize) -> Self {
        Bounds {
            start,
            end,
            comparator: Comparator::Exactly,
            near: false,
            approx: false,
            set: None,
            between: false,
            from: false,
        }
    }

    /// Notes what a cue says, and returns how many units it takes up.
    fn take(&mut self, cue: Cue) -> usize {
        match cue {
            Cue::Bound(_, comparator) if self.comparator == Comparator::Exactly => {
                self.comparator = comparator
            }
            Cue::Bound(..) | Cue::Focus(_) => {}
            Cue::About(_) => self.approx = true,
            Cue::Nearly(_) => {
                (self.comparator, self.approx, self.near) = (Comparator::LessThan, true, true);
            }
            Cue::Near(_) => self.near = self.comparator != Comparator::Exactly,
            Cue::Set(_, set) => self.set = Some(set),
            Cue::Between(_) => self.between = true,
            Cue::From(_) => self.from = true,
        }
        cue.units()
    }
}

/// One cue: how many units it takes up and what it says.
enum Cue {
    Bound(usize, Comparator),
    About(usize),
    Nearly(usize),
    Near(usize),
    Focus(usize),
    Set(usize, Set),
    Between(usize),
    From(usize),
}

impl Cue {
    fn units(&self) -> usize {
        match *self {
            Cue::Bound(units, _) | Cue::Set(units, _) | Cue::About(units) | Cue::Nearly(units) => units,
            Cue::Near(units) | Cue::Focus(units) | Cue::Between(units) | Cue::From(units) => units,
        }
    }
}

/// What the words before unit `start` and behind unit `end - 1` say of the number between.
pub(crate) fn bounds(s: &Sentence, start: usize, end: usize) -> Bounds {
    let mut found = Bounds::plain(start, end);
    for _ in 0..4 {
        let Some(cue) = cue_before(s, found.start) else { break };
        found.start -= found.take(cue);
    }
    behind(s, &mut found);
    if found.comparator == Comparator::Exactly && found.approx {
        (found.comparator, found.near) = (Comparator::About, true);
    }
    found
}

fn cue_before(s: &Sentence, at: usize) -> Option<Cue> {
    use Comparator::{AtLeast, AtMost, LessThan, MoreThan};
    let last = s.before(at, 1);
    Some(match last {
        "" => return None,
        "than" => return than(s, at),
        "of" => return before_of(s, at),
        "as" => return before_as(s, at),
        "over" if s.before(at, 2) == "than" => Cue::Bound(1, MoreThan),
        "over" | "above" | "exceeding" | "exceeds" | "exceed" | "exceeded" | "surpassing" | "surpassed"
        | "surpasses" | "topping" | "topped" | "tops" | "beyond" | ">" => Cue::Bound(1, MoreThan),
        "under" | "below" | "<" => Cue::Bound(1, LessThan),
        "-" if s.before(at, 2) == "sub" && s.joined(at) => Cue::Bound(2, LessThan),
        "least" if s.before(at, 2) == "at" => Cue::Bound(2, AtLeast),
        "most" if s.before(at, 2) == "at" => Cue::Bound(2, AtMost),
        "minimum" => Cue::Bound(1, AtLeast),
        "maximum" => Cue::Bound(1, AtMost),
        "≥" => Cue::Bound(1, AtLeast),
        "≤" => Cue::Bound(1, AtMost),
        "to" if s.before(at, 2) == "up" && has_moved(s.before(at, 3)) => Cue::Focus(2),
        "to" if s.before(at, 2) == "up" => Cue::Bound(2, AtMost),
        "to" if s.before(at, 2) == "close" => Cue::Nearly(2),
        "about" | "around" | "roughly" | "approximately" | "circa" | "approx" | "approx." | "some" | "~"
        | "≈" | "c." | "barely" | "hardly" | "perhaps" | "maybe" | "virtually" => Cue::About(1),
        "less" if s.before(at, 2) == "or" && s.before(at, 3) == "more" => Cue::About(3),
        "estimated" => Cue::About(if matches!(s.before(at, 2), "an" | "the") { 2 } else { 1 }),
        "nearly" | "almost" | "approaching" | "nearing" => Cue::Nearly(1),
        "just" | "slightly" | "little" | "narrowly" | "well" | "comfortably" | "fractionally" => {
            return softened(s, at);
        }
        "only" | "merely" | "exactly" | "precisely" | "fully" | "mere" | "total" | "combined" | "solely" => {
            Cue::Focus(1)
        }
        "between" => Cue::Between(1),
        "from" => Cue::From(1),
        _ => return set_before(s, at, last),
    })
}

/// "went up to 702" tells where it came to, "can seat up to 702" a bound.
fn has_moved(verb: &str) -> bool {
    super::trend::is_moving(verb)
        || matches!(verb, "go" | "goes" | "went" | "gone" | "moved" | "crept" | "edged" | "is" | "was")
}

/// "just over": the word before a bound that makes it a near one; else only a focus.
fn softened(s: &Sentence, at: usize) -> Option<Cue> {
    Some(match s.before(at, 1) {
        "just" | "slightly" | "narrowly" | "fractionally" => Cue::Near(1),
        "little" if s.before(at, 2) == "a" => Cue::Near(2),
        "well" | "comfortably" => Cue::Focus(1),
        _ => return None,
    })
}

fn set_before(s: &Sentence, at: usize, last: &str) -> Option<Cue> {
    Some(match last {
        "another" | "additional" | "further" | "extra" => Cue::Set(1, Set::Additional),
        "remaining" | "other" => Cue::Set(1, Set::Remaining),
        "all" => Cue::Set(1, Set::All),
        "the" | "a" | "an" | "its" | "their" if is_set_word(s.word(at)) => Cue::Focus(1),
        "the" | "its" | "their" if s.before(at, 2) == "all" => Cue::Set(2, Set::All),
        "the" | "its" | "their" if whole_of(s, at - 1) > 0 => Cue::Set(1 + whole_of(s, at - 1), Set::All),
        _ => return None,
    })
}

fn is_set_word(word: &str) -> bool {
    matches!(word, "additional" | "further" | "extra" | "remaining" | "other" | "mere" | "total" | "combined")
}

/// "more than", "no fewer than", "rather than".
fn than(s: &Sentence, at: usize) -> Option<Cue> {
    use Comparator::{AtLeast, AtMost, LessThan, MoreThan};
    let negated = matches!(s.before(at, 3), "no" | "not");
    let units = if negated { 3 } else { 2 };
    let comparator = match (s.before(at, 2), negated) {
        (
            "more" | "greater" | "higher" | "larger" | "bigger" | "better" | "longer" | "over" | "older",
            false,
        ) => MoreThan,
        ("fewer" | "less" | "lower" | "smaller" | "under" | "shorter" | "younger", false) => LessThan,
        ("fewer" | "less" | "lower" | "smaller", true) => AtLeast,
        ("more" | "greater" | "higher" | "larger", true) => AtMost,
        _ => return None,
    };
    Some(Cue::Bound(units, comparator))
}

/// "upwards of", "in excess of", "a minimum of", "just shy of".
fn before_of(s: &Sentence, at: usize) -> Option<Cue> {
    use Comparator::{AtLeast, AtMost, MoreThan};
    let article = |units: usize| units + usize::from(matches!(s.before(at, units + 1), "a" | "an" | "the"));
    Some(match s.before(at, 2) {
        "upwards" | "upward" | "north" => Cue::Bound(2, MoreThan),
        "excess" => Cue::Bound(if s.before(at, 3) == "in" { 3 } else { 2 }, MoreThan),
        "minimum" => Cue::Bound(article(2), AtLeast),
        "maximum" => Cue::Bound(article(2), AtMost),
        "shy" | "short" => Cue::Nearly(2),
        "total" => Cue::Focus(article(2)),
        _ if whole_of(s, at) > 0 => Cue::Set(whole_of(s, at), Set::All),
        _ => return None,
    })
}

/// How many units "all of", "each of", "every one of" before unit `at` take up; 0 without them.
fn whole_of(s: &Sentence, at: usize) -> usize {
    match (s.before(at, 2), s.before(at, 1)) {
        ("all" | "each", "of") => 2,
        ("one", "of") if matches!(s.before(at, 3), "every" | "each") => 3,
        _ => 0,
    }
}

/// "as many as 15".
fn before_as(s: &Sentence, at: usize) -> Option<Cue> {
    if s.before(at, 3) != "as" {
        return None;
    }
    match s.before(at, 2) {
        "many" | "much" | "high" | "far" | "long" | "large" => Some(Cue::Bound(3, Comparator::AtMost)),
        "few" | "little" | "low" => Some(Cue::Bound(3, Comparator::AtLeast)),
        _ => None,
    }
}

/// "20 or so", "twenty-odd", "20 or more", "20-plus", "three more".
fn behind(s: &Sentence, found: &mut Bounds) {
    let at = found.end;
    let hyphen = usize::from(s.is(at, UnitKind::Hyphen));
    match s.word(at + hyphen) {
        "or" => or_behind(s, found),
        "odd" | "something" if hyphen == 1 => (found.approx, found.end) = (true, at + 2),
        "plus" if hyphen == 1 => bound(found, Comparator::AtLeast, at + 2),
        "+" if s.joined(at) => bound(found, Comparator::AtLeast, at + 1),
        "more" if s.word(at + 1) != "than" => set(found, Set::Additional, at + 1),
        "additional" | "further" | "extra" => set(found, Set::Additional, at + 1),
        "others" | "other" if found.set.is_none() => set(found, Set::Additional, at + 1),
        "remaining" => set(found, Set::Remaining, at + 1),
        _ => {}
    }
}

pub(crate) fn or_behind(s: &Sentence, found: &mut Bounds) {
    let at = found.end;
    match s.word(at + 1) {
        "so" | "thereabouts" => (found.approx, found.end) = (true, at + 2),
        "more" | "over" | "above" | "higher" | "greater" if s.word(at + 2) != "than" => {
            bound(found, Comparator::AtLeast, at + 2);
        }
        "fewer" | "less" | "under" | "below" | "lower" => bound(found, Comparator::AtMost, at + 2),
        _ => {}
    }
}

fn bound(found: &mut Bounds, comparator: Comparator, end: usize) {
    if found.comparator == Comparator::Exactly {
        found.comparator = comparator;
    }
    found.end = end;
}

fn set(found: &mut Bounds, set: Set, end: usize) {
    found.set = Some(set);
    found.end = end;
}
