//! Level 6, for names of places: whether a name stands for the place or for a body of people: the state, its
//! government, its team. "In Paris" is a place, "Paris backed the plan" and "a treaty with Paris" are bodies.

use claimwire_record::{Article, Byte, Span};
use claimwire_rules::program::{VerbForm, Voice};

use crate::analysis::{Analysis, UnitSpan};
use crate::engine::Extractor;
use crate::knowledge::{BodyWords, Knowledge};
use crate::lexis::WordClass;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// What the name of a place stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// The place itself.
    Place,
    /// Whoever acts or is dealt with under its name.
    Body,
}

impl Extractor {
    /// What the name of a place at `span` (bytes of the article's text) stands for; the place, where nothing around
    /// it speaks for a body.
    pub fn reading(&self, article: &Article, span: Span<Byte>) -> Reading {
        let (analysis, _) = self.analyse(article, &mut ());
        let all = analysis.units.all();
        let first = all.partition_point(|unit| unit.span.end <= span.start) as u32;
        let last = all.partition_point(|unit| unit.span.start < span.end) as u32;
        of_name(&analysis, &self.knowledge, Span::new(first, last))
    }
}

/// What the name at these units stands for.
pub fn of_name(analysis: &Analysis, knowledge: &Knowledge, units: UnitSpan) -> Reading {
    let name = PlaceName { analysis, words: &knowledge.bodies, knowledge, units };
    let body = name.acts() || name.is_dealt_with() || name.is_party() || name.owns_or_marks();
    if body { Reading::Body } else { Reading::Place }
}

struct PlaceName<'p, 'a> {
    analysis: &'p Analysis<'a>,
    knowledge: &'p Knowledge,
    words: &'p BodyWords,
    units: UnitSpan,
}

impl PlaceName<'_, '_> {
    /// "Paris backed the plan", "built by France": it does what only people do.
    fn acts(&self) -> bool {
        let subject = self.verbs().any(|verb| {
            let of_place = verb.subject.is_some_and(|id| self.is_head_of(self.analysis.group(id).units));
            of_place && verb.units.start >= self.units.end && self.is_deed(verb)
        });
        subject || self.directly_before_deed() || self.is_agent()
    }

    /// A verb right behind the name, whatever the clause makes of it.
    fn directly_before_deed(&self) -> bool {
        let mut behind = self.units.end;
        while self.analysis.tag(behind) == Tag::Adv {
            behind += 1;
        }
        let verb = self.analysis.verb_from.get(behind as usize).copied().flatten();
        let before = self.before();
        !matches!(self.analysis.tag(before), Tag::Prep | Tag::To)
            && verb.is_some_and(|id| {
                let verb = self.analysis.verb(id);
                verb.form == VerbForm::Finite && self.is_deed(verb)
            })
            || self.analysis.folded(before) == "with"
                && verb.is_some_and(|id| {
                    let verb = self.analysis.verb(id);
                    verb.form == VerbForm::Gerund && verb.has_lemma(&self.words.act)
                })
    }

    fn is_deed(&self, verb: &VerbGroup) -> bool {
        let passive = verb.voice == Voice::Passive;
        let stative = self.knowledge.lexis.of(self.analysis.unit(verb.head).symbol).has(WordClass::BE)
            || verb.has_lemma(&self.words.place_verb);
        !passive && (!stative || verb.has_lemma(&self.words.act))
            || passive && verb.has_lemma(&self.words.undergo)
    }

    /// "built by France".
    fn is_agent(&self) -> bool {
        let by = self.before();
        let verb = (by.saturating_sub(7)..by).rev().find_map(|at| self.analysis.verb_at[at as usize]);
        self.analysis.folded(by) == "by"
            && verb
                .map(|id| self.analysis.verb(id))
                .is_some_and(|verb| verb.voice == Voice::Passive && !verb.has_lemma(&self.words.place_agent))
    }

    /// "beat France", "war with France", "played against France": somebody deals with it.
    fn is_dealt_with(&self) -> bool {
        let before = self.before();
        if self.verb_ending(self.start()).is_some_and(|verb| verb.has_lemma(&self.words.meet)) {
            return true;
        }
        let word = self.analysis.folded(before);
        match word {
            "against" | "v" | "vs" | "versus" => true,
            "with" | "to" | "from" | "for" | "of" | "by" => {
                let dealing = before.checked_sub(1).is_some_and(|at| self.is_dealing(at, word));
                let verb = if word == "for" { self.verb_near(before) } else { self.verb_ending(before) };
                dealing || verb.is_some_and(|verb| self.verb_deals(verb, word))
            }
            _ => false,
        }
    }

    fn is_dealing(&self, noun: u32, preposition: &str) -> bool {
        let symbol = self.analysis.unit(noun).symbol;
        let listed = |words: &[_]| words.binary_search(&symbol).is_ok();
        match preposition {
            "with" | "to" | "from" | "by" => listed(&self.words.dealing),
            "of" => listed(&self.words.belonging),
            "for" => self.words.play.binary_search(&symbol).is_ok(),
            _ => false,
        }
    }

    fn verb_deals(&self, verb: &VerbGroup, preposition: &str) -> bool {
        match preposition {
            "with" | "to" => verb.has_lemma(&self.words.deal),
            "for" => verb.has_lemma(&self.words.play),
            _ => false,
        }
    }

    /// "the treaty between Italy and France": a list behind a dealing.
    fn is_party(&self) -> bool {
        let start = self.units.start;
        let between =
            (start.saturating_sub(8)..start).rev().find(|&at| self.analysis.folded(at) == "between");
        let Some(between) = between.filter(|&at| at > 0) else { return false };
        let list = (between + 1..start).all(|at| {
            matches!(
                self.analysis.tag(at),
                Tag::Name | Tag::Det | Tag::Conj | Tag::Comma | Tag::Noun | Tag::Adj
            )
        });
        let dealing = (between.saturating_sub(3)..between).any(|at| self.is_dealing(at, "with"));
        list && dealing
    }

    /// "France's invasion", "the Wales coach", "US military action".
    fn owns_or_marks(&self) -> bool {
        let owned = self.analysis.tag(self.units.end) == Tag::Clitic;
        let from = self.units.end + u32::from(owned);
        let listed = |at: u32| {
            let symbol = self.analysis.unit(at).symbol;
            self.words.team.binary_search(&symbol).is_ok()
                || self.words.deed.binary_search(&symbol).is_ok()
                || owned && self.words.dealing.binary_search(&symbol).is_ok()
        };
        (from..(from + 3).min(self.analysis.units.len() as u32))
            .take_while(|&at| matches!(self.analysis.tag(at), Tag::Noun | Tag::Adj | Tag::Num | Tag::Verb))
            .any(listed)
    }

    /// The unit before the name and its article.
    fn before(&self) -> u32 {
        self.start().saturating_sub(1)
    }

    fn start(&self) -> u32 {
        let mut start = self.units.start;
        for _ in 0..4 {
            while start > 0
                && (self.analysis.folded(start - 1) == "the" || self.analysis.tag(start - 1) == Tag::Adv)
            {
                start -= 1;
            }
            // "Serbia and Montenegro": the name before in a list.
            let listed = start > 1
                && matches!(self.analysis.tag(start - 1), Tag::Conj | Tag::Comma)
                && self.analysis.tag(start - 2) == Tag::Name;
            if !listed {
                break;
            }
            start -= 2;
            while start > 0 && self.analysis.tag(start - 1) == Tag::Name {
                start -= 1;
            }
        }
        start
    }

    /// The verb group that ends at a unit.
    fn verb_ending(&self, end: u32) -> Option<&VerbGroup> {
        let id = self.analysis.verb_at.get(end.checked_sub(1)? as usize).copied().flatten()?;
        Some(self.analysis.verb(id)).filter(|verb| verb.units.end == end)
    }

    /// The verb group before a unit in its clause: "competed at the games for".
    fn verb_near(&self, at: u32) -> Option<&VerbGroup> {
        let near = (at.saturating_sub(8)..at).rev().take_while(|&at| self.analysis.tag(at) != Tag::Comma);
        near.filter_map(|at| self.analysis.verb_at[at as usize]).map(|id| self.analysis.verb(id)).next()
    }

    fn verbs(&self) -> impl Iterator<Item = &VerbGroup> {
        let first = self.analysis.verbs.partition_point(|verb| verb.units.end <= self.units.start);
        self.analysis.verbs[first..].iter().take(4)
    }

    /// Whether a group is the name itself, or a list that it is in.
    fn is_head_of(&self, group: UnitSpan) -> bool {
        let outside = |at: u32| !self.units.contains(Span::new(at, at + 1));
        group.contains(self.units)
            && (group.start..group.end)
                .filter(|&at| outside(at))
                .all(|at| matches!(self.analysis.tag(at), Tag::Det | Tag::Name | Tag::Conj | Tag::Comma))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str, name: &str) -> Reading {
        let extractor = crate::testing::extractor();
        let at = text.find(name).expect("the name stands in the text") as u32;
        extractor.reading(&crate::article_of(text, None), Span::new(at, at + name.len() as u32))
    }

    #[test]
    fn a_name_that_acts_or_is_dealt_with_is_a_body() {
        for (text, name) in [
            ("Malta rejected the ferry plan.", "Malta"),
            ("Norway signed a treaty with Iceland in May.", "Iceland"),
            ("The pier was built by Portugal.", "Portugal"),
            ("He scored twice against Latvia.", "Latvia"),
            ("They discussed Chile's withdrawal.", "Chile"),
        ] {
            assert_eq!(reading(text, name), Reading::Body, "{text}");
        }
    }

    #[test]
    fn a_name_that_says_where_is_a_place() {
        for (text, name) in [
            ("The ferry sails from Malta to Sicily.", "Malta"),
            ("He was born in Iceland.", "Iceland"),
            ("Portugal lies south of Galicia.", "Portugal"),
            ("Snow fell in Latvia and Estonia.", "Latvia"),
        ] {
            assert_eq!(reading(text, name), Reading::Place, "{text}");
        }
    }
}
