//! Level 6, for events whose place is known: how certain, of what polarity and whether still to come an event is, read
//! off its verb, what governs that, and for a noun off the verb that it goes with.

use claimwire_record::{Article, Byte, Modality, Polarity, Span};
use claimwire_rules::program::VerbForm;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::embedding::{self, Effect};
use crate::engine::Extractor;
use crate::factuality;
use crate::knowledge::{Government, Knowledge};
use crate::lexis::WordClass;
use crate::tags::Tag;
use crate::verbs::{Governor, Tense, VerbGroup};

/// What a text says of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EventFactuality {
    /// Neither possible, likely, feared nor hoped for only.
    pub certain: bool,
    /// That it happens, not that it does not.
    pub affirmed: bool,
    /// Still to come as the text has it.
    pub future: bool,
}

impl Extractor {
    /// What an article says of the events whose words stand at `spans` (bytes of its text), in their order.
    pub fn events(&self, article: &Article, spans: &[Span<Byte>]) -> Vec<EventFactuality> {
        let (analysis, _) = self.analyse(article, &mut ());
        spans.iter().map(|&span| Reader::new(&analysis, &self.knowledge, span).event()).collect()
    }
}

struct Reader<'r, 'a> {
    analysis: &'r Analysis<'a>,
    knowledge: &'r Knowledge,
    units: UnitSpan,
    sentence: UnitSpan,
}

const PLAIN: EventFactuality = EventFactuality { certain: true, affirmed: true, future: false };

impl<'r, 'a> Reader<'r, 'a> {
    fn new(analysis: &'r Analysis<'a>, knowledge: &'r Knowledge, span: Span<Byte>) -> Self {
        let all = analysis.units.all();
        let first = all.partition_point(|unit| unit.span.end <= span.start) as u32;
        let last = all.partition_point(|unit| unit.span.start < span.end) as u32;
        let units = Span::new(first, last.max(first + 1));
        let sentence = analysis
            .sentences
            .iter()
            .rev()
            .find(|sentence| sentence.units.start <= first && first < sentence.units.end)
            .map_or(units, |sentence| sentence.units);
        Reader { analysis, knowledge, units, sentence }
    }

    fn event(&self) -> EventFactuality {
        if self.units.start as usize >= self.analysis.units.len() {
            return PLAIN;
        }
        let verb = (self.units.start..self.units.end).find_map(|at| {
            self.analysis.verb_at[at as usize].filter(|&id| self.analysis.verb(id).head == at)
        });
        match verb {
            Some(verb) => self.of_verb(verb),
            None => self.of_noun(),
        }
    }

    fn of_verb(&self, id: VerbId) -> EventFactuality {
        let found = factuality::of(self.analysis, self.knowledge, id, self.sentence);
        let verb = self.analysis.verb(id);
        // "cannot come" is denied, and yet what is possible or not is no plain fact.
        let able = verb.modality == Modality::Possible && verb.negation.is_some();
        let hedged = able
            || matches!(found.modality, Modality::Possible | Modality::Hedged | Modality::Conditional)
            || self.is_embedded(id, verb);
        EventFactuality {
            certain: !hedged && !found.open,
            affirmed: found.polarity == Polarity::Affirmed,
            future: self.is_future(verb, 0),
        }
    }

    /// Whether the words that bring in its clause leave it uncertain: "fears that it may", "it is likely that".
    fn is_embedded(&self, id: VerbId, verb: &VerbGroup) -> bool {
        embedding::of_claim(self.analysis, self.knowledge, Some(id), verb.units, self.sentence).iter().any(
            |found| {
                matches!(
                    found.effect,
                    Effect::DeniesWeakly
                        | Effect::Weakens(Modality::Possible | Modality::Hedged | Modality::Conditional)
                )
            },
        )
    }

    /// Whether a verb looks ahead: "will go", "plans to go", "to go", "when he goes" beside "will".
    fn is_future(&self, verb: &VerbGroup, depth: usize) -> bool {
        if verb.tense == Tense::Future || verb.modal.is_some_and(|at| self.looks_ahead(at)) {
            return true;
        }
        match (verb.form, verb.governor) {
            _ if depth > 4 => false,
            (VerbForm::Infinitive, Some(Governor::Verb(governor))) => {
                let up = self.analysis.verb(governor);
                match self.knowledge.government(up) {
                    Some(Government::Asserts | Government::Negates) => self.is_future(up, depth + 1),
                    Some(Government::Weakens(Modality::Hedged)) => {
                        self.is_future(up, depth + 1) || self.knowledge.expects(up)
                    }
                    _ => true,
                }
            }
            (VerbForm::Infinitive, _) => true,
            (VerbForm::Gerund, Some(Governor::Verb(governor))) => {
                let up = self.analysis.verb(governor);
                self.knowledge.government(up) == Some(Government::LeavesOpen) || self.is_future(up, depth + 1)
            }
            (VerbForm::Finite, _) if verb.tense == Tense::Present => self.hangs_on_future(verb),
            _ => false,
        }
    }

    fn looks_ahead(&self, modal: u32) -> bool {
        matches!(self.analysis.folded(modal), "would" | "'d" | "may" | "might" | "could" | "should")
    }

    /// "when it opens", "if he wins" in a sentence whose main verb looks ahead.
    fn hangs_on_future(&self, verb: &VerbGroup) -> bool {
        let subject = verb.subject.map(|id| self.analysis.group(id).units.start);
        let start = subject.filter(|&start| start < verb.units.start).unwrap_or(verb.units.start);
        let opens = start > self.sentence.start
            && matches!(
                self.analysis.folded(start - 1),
                "when" | "if" | "until" | "unless" | "once" | "before" | "after" | "as" | "till"
            );
        opens && factuality::tells_of_future(self.analysis, self.sentence)
    }

    /// A noun goes with the verb that it is object or subject of, and with the noun that it hangs on.
    fn of_noun(&self) -> EventFactuality {
        let mut found = PLAIN;
        let start = self.units.start;
        let group = self
            .analysis
            .groups
            .iter()
            .find(|group| group.units.contains(self.units) && group.members.is_empty());
        let (from, to) = group.map_or((start, self.units.end), |group| (group.units.start, group.units.end));
        let opener = from.saturating_sub(1);
        let denied =
            |at: u32| self.analysis.tag(at) == Tag::Neg || matches!(self.analysis.folded(at), "no" | "any");
        if (opener.max(self.sentence.start)..start).any(denied) {
            found.affirmed = false;
        }
        if let Some(head) = self.noun_before(from) {
            let symbol = self.analysis.unit(head).symbol;
            if self.knowledge.irrealis(symbol) {
                found.certain = false;
                found.future = true;
            }
        }
        if let Some(verb) = self.verb_of(from, to) {
            let up = self.of_verb(verb);
            let group = self.analysis.verb(verb);
            found.certain &= up.certain;
            found.future |= up.future || self.knowledge.announces(group);
            let copula = self.knowledge.lexis.of(self.analysis.unit(group.head).symbol).has(WordClass::BE);
            if copula && !up.affirmed && group.units.end <= from {
                found.affirmed = false;
            }
            if self.knowledge.government(group) == Some(Government::Negates) {
                found.affirmed = !up.affirmed;
            }
        }
        found
    }

    /// "fears of a recession": the noun before the preposition.
    fn noun_before(&self, from: u32) -> Option<u32> {
        let preposition = from.checked_sub(1).filter(|&at| self.analysis.tag(at) == Tag::Prep)?;
        preposition.checked_sub(1).filter(|&at| self.analysis.tag(at) == Tag::Noun)
    }

    /// The verb whose object ends the way to the noun, or whose subject the noun is.
    fn verb_of(&self, from: u32, to: u32) -> Option<VerbId> {
        for at in (self.sentence.start..from).rev() {
            if let Some(id) = self.analysis.verb_at[at as usize] {
                return Some(id);
            }
            if matches!(self.analysis.tag(at), Tag::Comma | Tag::Sub | Tag::That | Tag::Rel | Tag::Dash) {
                break;
            }
        }
        (to..self.sentence.end.min(to + 8)).find_map(|at| self.analysis.verb_from[at as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(text: &str, word: &str) -> EventFactuality {
        let extractor = crate::testing::extractor();
        let at = text.find(word).expect("the event stands in the text") as u32;
        extractor.events(&crate::article_of(text, None), &[Span::new(at, at + word.len() as u32)])[0]
    }

    #[test]
    fn what_happened_is_certain_and_past() {
        assert_eq!(event("The ferry sank on Monday.", "sank"), PLAIN);
    }

    #[test]
    fn what_will_happen_is_to_come_and_certain() {
        let found = event("The ferry will sail on Monday.", "sail");
        assert!(found.future && found.certain && found.affirmed);
    }

    #[test]
    fn what_may_happen_is_uncertain() {
        assert!(!event("The bridge may fall.", "fall").certain);
        assert!(!event("Drivers spoke of fears of a collapse.", "collapse").certain);
    }

    #[test]
    fn what_was_stopped_or_told_not_to_be_is_denied() {
        assert!(!event("The yard stopped building ferries.", "building").affirmed);
        assert!(!event("The board told the yard not to build ferries.", "build").affirmed);
    }

    #[test]
    fn a_denied_need_denies_nothing_that_hangs_on_it() {
        assert!(event("They do not need to sail today.", "sail").affirmed);
    }
}
