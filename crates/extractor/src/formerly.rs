//! Level 6: claims told as ones of former days, "had previously supported it", "once backed him", "her evolution from support
//! for it", turn into claims of a time that is past. A past perfect alone is none: told speech shifts what holds into it.

use claimwire_record::{Grain, Span, Time};
use claimwire_rules::RuleSet;
use claimwire_rules::program::VerbForm;
use claimwire_rules::vocabulary::Symbol;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::clock;
use crate::draft::Draft;
use crate::knowledge::symbols;
use crate::tags::Tag;
use crate::times::TimeKind;
use crate::verbs::{Governor, Tense, VerbGroup};

mod contrast;
mod nouns;

/// How far up the verbs that a claim hangs on are followed.
const DEPTH: usize = 4;

/// The words that tell former stands; each is one list of `rules/common/former.toml`.
#[derive(Debug)]
pub struct FormerWords {
    adverb: Vec<Symbol>,
    adjective: Vec<Symbol>,
    noun: Vec<Symbol>,
    gives_up: Vec<Symbol>,
    changed: Vec<Symbol>,
    leaves: Vec<Symbol>,
    leaving: Vec<Symbol>,
    leaves_contest: Vec<Symbol>,
    holds: Vec<Symbol>,
    stands_for: Vec<Symbol>,
    stands_against: Vec<Symbol>,
    gets: Vec<Symbol>,
    /// "sack": what is done to a holder who is none then.
    pub(crate) removes: Vec<Symbol>,
    /// "resign": what a holder does who is none then.
    pub(crate) resigns: Vec<Symbol>,
    /// "leave": what does so with a word for the office behind it.
    pub(crate) quits: Vec<Symbol>,
}

impl FormerWords {
    /// Reads the lists once; lists that a rule set lacks are empty.
    pub fn new(rules: &RuleSet) -> Self {
        let list = |name: &str| symbols(rules, name);
        FormerWords {
            adverb: list("former-adverb"),
            adjective: list("former-adjective"),
            noun: list("former-noun"),
            gives_up: list("gives-up-stand"),
            changed: list("changed-stand"),
            leaves: list("leaves-stand"),
            leaving: list("leaving-stand"),
            leaves_contest: list("leaves-contest"),
            holds: list("holds-now"),
            stands_for: list("stands-for"),
            stands_against: list("stands-against"),
            gets: list("gets-and-has"),
            removes: list("removes-holder"),
            resigns: list("resigns-office"),
            quits: list("quits-post"),
        }
    }
}

/// The time of a claim that its words tell to be of former days; none where it may hold still. `reported` speech is told in
/// another tense than it was made in.
pub fn of(analysis: &Analysis, words: &FormerWords, draft: &Draft, reported: bool) -> Option<Time> {
    let told = Told { analysis, words, sentence: draft.sentence, reported };
    let units = match draft.predicate {
        Some(verb) => told.by_verb(verb),
        None => told.by_noun(draft.units),
    }?;
    Some(clock::stated(Time::PAST, Grain::Era, analysis.words(units)))
}

/// "used to back her": whether the verb that an infinitive hangs on tells what was done once.
pub fn used_to(analysis: &Analysis, up: &VerbGroup, infinitive: &VerbGroup) -> bool {
    // "the tactic she used to back him": of what she used.
    let subject = up.subject.map_or(up.units.start, |id| analysis.group(id).units.start);
    let before = subject.min(up.units.start).checked_sub(1);
    let gap = before.is_some_and(|at| {
        matches!(analysis.tag(at), Tag::Noun | Tag::That) || analysis.folded(at) == "which"
    });
    !gap && analysis.folded(up.head) == "used"
        && up.form == VerbForm::Finite
        && up.units.len() == 1
        && infinitive.units.start == up.units.end
}

/// Where a claim stands, and what it is read with.
struct Told<'t, 'a> {
    analysis: &'t Analysis<'a>,
    words: &'t FormerWords,
    sentence: UnitSpan,
    reported: bool,
}

impl Told<'_, '_> {
    /// The words by which a claim with a verb is one of former days.
    fn by_verb(&self, id: VerbId) -> Option<UnitSpan> {
        let mut at = id;
        for _ in 0..DEPTH {
            let verb = self.analysis.verb(at);
            if let Some(word) = self.beside(verb) {
                return Some(word);
            }
            if verb.form == VerbForm::Finite {
                return self.given_up(at).or_else(|| self.had_for_long(verb));
            }
            let Some(Governor::Verb(up)) = verb.governor else { break };
            let above = self.analysis.verb(up);
            if used_to(self.analysis, above, verb) {
                return Some(Span::new(above.head, above.head + 2));
            }
            at = up;
        }
        self.led_by_from(self.analysis.verb(id).units.start)
    }

    /// "had previously backed", "at first opposed", "Initially, the union opposed": the word of former days beside a verb.
    fn beside(&self, verb: &VerbGroup) -> Option<UnitSpan> {
        if !self.is_past(verb) || verb.has_lemma(&self.words.gets) {
            return None;
        }
        let beside = |at: &u32| {
            self.analysis.tag(*at) == Tag::Adv || matches!(self.analysis.folded(*at), "first" | "point")
        };
        let before = verb.units.start.checked_sub(1).filter(beside);
        let copula = matches!(self.analysis.folded(verb.head), "was" | "were" | "been");
        let behind = copula.then_some(verb.units.end);
        let within = before.into_iter().chain(verb.units.start..verb.head).chain(behind);
        within.into_iter().find_map(|at| self.former_at(at)).or_else(|| self.before_subject(verb))
    }

    /// "Initially, the union opposed", "but at first she opposed".
    fn before_subject(&self, verb: &VerbGroup) -> Option<UnitSpan> {
        let subject = self.analysis.group(verb.subject?).units.start;
        let back = |at: u32| at.checked_sub(1).filter(|&at| at >= self.sentence.start);
        let before = back(subject).filter(|_| subject < verb.units.start)?;
        let at = if self.analysis.tag(before) == Tag::Comma { back(before)? } else { before };
        let at = self.before_tag(at).unwrap_or(at);
        let word = self.former_at(at).filter(|_| self.analysis.folded(at) != "once")?;
        let opens = back(word.start).is_none_or(|at| {
            matches!(self.analysis.tag(at), Tag::Comma | Tag::Conj | Tag::That | Tag::Quote)
        });
        opens.then_some(word)
    }

    /// "At one point, she said, she opposed": the unit before a tag of two commas that ends at a unit.
    fn before_tag(&self, at: u32) -> Option<u32> {
        let verb =
            self.analysis.verb_at.get(at as usize).copied().flatten().map(|id| self.analysis.verb(id))?;
        let subject = self.analysis.group(verb.subject?).units.start;
        let comma = subject.checked_sub(1).filter(|&comma| self.analysis.tag(comma) == Tag::Comma)?;
        comma.checked_sub(1).filter(|&first| verb.form == VerbForm::Finite && first >= self.sentence.start)
    }

    /// The word of former days at a unit: not "once again", "at once" nor "once more".
    fn former_at(&self, at: u32) -> Option<UnitSpan> {
        let word = |at: u32| self.analysis.folded(at);
        if word(at) == "first" {
            return (at > 0 && word(at - 1) == "at").then(|| Span::new(at - 1, at + 1));
        }
        if word(at) == "point" {
            let once = at > 1 && word(at - 1) == "one" && word(at - 2) == "at";
            return once.then(|| Span::new(at - 2, at + 1));
        }
        if !self.is_in(at, &self.words.adverb) {
            return None;
        }
        let counted = word(at) == "once"
            && (matches!(word(at + 1), "again" | "more" | "a" | "for")
                || at > 0 && matches!(word(at - 1), "at" | "than" | "only" | "but" | "all"));
        (!counted).then(|| Span::new(at, at + 1))
    }

    /// A finite past that reaches not to now: "backed", "had backed", not "has backed".
    fn is_past(&self, verb: &VerbGroup) -> bool {
        let perfect = |at: u32| matches!(self.analysis.folded(at), "has" | "have" | "'ve" | "’ve");
        verb.form == VerbForm::Finite
            && verb.tense == Tense::Past
            && verb.modal.is_none()
            && !(verb.units.start..verb.head).any(perfect)
    }

    /// "which had blocked the move for months": what went on for a time before what the sentence tells.
    fn had_for_long(&self, verb: &VerbGroup) -> Option<UnitSpan> {
        const REACH: u32 = 8;
        let end = self.sentence.end.min(verb.units.end + REACH);
        let length = (verb.units.end..end)
            .take_while(|&at| self.analysis.tag(at) != Tag::Comma)
            .filter(|&at| self.analysis.folded(at) == "for" && at + 1 < self.sentence.end)
            .find_map(|at| {
                let bare = matches!(
                    self.analysis.folded(at + 1),
                    "days" | "weeks" | "months" | "years" | "decades" | "generations"
                );
                let words = self.analysis.time_at.get(at as usize + 1).copied().flatten();
                let time = words.map(|words| &self.analysis.times[words as usize]);
                let counted = time.filter(|time| time.kind == TimeKind::Duration).map(|time| time.units.end);
                counted.or(bare.then_some(at + 2)).map(|end| Span::new(at, end))
            });
        let alone = !self.reported && self.is_past_perfect(verb);
        length.filter(|_| alone)
    }

    /// Whether a verb is in the past perfect.
    fn is_past_perfect(&self, verb: &VerbGroup) -> bool {
        let had = |at: u32| matches!(self.analysis.folded(at), "had" | "'d" | "’d");
        self.is_past(verb) && (verb.units.start..verb.head).any(had)
    }

    fn is_in(&self, at: u32, list: &[Symbol]) -> bool {
        (at as usize) < self.analysis.units.len()
            && list.binary_search(&self.analysis.unit(at).symbol).is_ok()
    }
}

#[cfg(test)]
mod tests;
