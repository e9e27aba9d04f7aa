//! What a sentence holds, so that rules which need something else are not run on it.

use claimwire_rules::program::{ClassSet, Element, GroupTest, Inst, Program};
use smallvec::SmallVec;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::lattice::Lattice;
use crate::numbers::NumberKind;
use crate::times::TimeKind;

/// Rarely does a rule set have more word lists.
const WORDS_OF_LISTS: usize = 8;

/// The kinds of things in one sentence. May count in more than the sentence holds, never less.
#[derive(Debug)]
pub struct Holdings {
    sentence: UnitSpan,
    classes: ClassSet,
    elements: u16,
    lists: SmallVec<[u64; WORDS_OF_LISTS]>,
    verbs: SmallVec<[VerbId; 8]>,
}

impl Holdings {
    /// Looks through a sentence once.
    pub fn of(analysis: &Analysis, lattice: &Lattice, sentence: UnitSpan) -> Self {
        let mut holdings = Holdings {
            sentence,
            classes: ClassSet::default(),
            elements: 0,
            lists: SmallVec::new(),
            verbs: SmallVec::new(),
        };
        for unit in sentence.start..sentence.end {
            holdings.note(analysis, lattice, unit);
        }
        holdings
    }

    fn note(&mut self, analysis: &Analysis, lattice: &Lattice, unit: u32) {
        for id in analysis.groups_starting(unit) {
            self.classes = self.classes.union(analysis.group(id).classes);
        }
        self.verbs.extend(analysis.verb_from[unit as usize]);
        for entry in lattice.entries_at(unit) {
            let (word, bit) = (entry.list.0 as usize / 64, entry.list.0 % 64);
            if self.lists.len() <= word {
                self.lists.resize(word + 1, 0);
            }
            self.lists[word] |= 1 << bit;
        }
        if lattice.quote_from(unit).is_some() {
            self.add(Element::Quote);
        }
        if let Some(number) = lattice.number_from(unit) {
            self.note_number(analysis.numbers[number as usize].kind);
        }
        if let Some(time) = lattice.time_from(unit) {
            self.note_time(analysis.times[time as usize].kind);
        }
    }

    fn note_number(&mut self, kind: NumberKind) {
        match kind {
            NumberKind::Ordinal => self.add(Element::Ordinal),
            NumberKind::Percent => self.add(Element::Percent),
            NumberKind::Money => self.add(Element::Money),
            NumberKind::Ballot => self.add(Element::Ballot),
            _ => self.add(Element::Number),
        }
    }

    fn note_time(&mut self, kind: TimeKind) {
        match kind {
            TimeKind::Duration => self.add(Element::Duration),
            _ => self.add(Element::Date),
        }
    }

    fn add(&mut self, element: Element) {
        self.elements |= 1 << element as u16;
    }

    /// Whether everything that each match of a program passes is there.
    pub fn meet(&self, analysis: &Analysis, program: &Program) -> bool {
        program.needs.iter().all(|&address| self.has(analysis, program, &program.insts[address as usize]))
    }

    fn has(&self, analysis: &Analysis, program: &Program, inst: &Inst) -> bool {
        match inst {
            Inst::Element { element, .. } => self.elements & 1 << *element as u16 != 0,
            Inst::Phrase(list) => self.has_list(list.0),
            Inst::Group { group, .. } => self.has_group(&program.groups[*group as usize]),
            Inst::Verb(verb) | Inst::SubjectVerb { verb, .. } => {
                let test = &program.verbs[*verb as usize];
                self.verbs.iter().any(|&id| analysis.verb(id).passes(test))
            }
            Inst::Unit(symbol) => {
                (self.sentence.start..self.sentence.end).any(|at| analysis.unit(at).symbol == *symbol)
            }
            _ => true,
        }
    }

    fn has_group(&self, test: &GroupTest) -> bool {
        self.classes.meets(test.classes) || test.head_lists.iter().any(|list| self.has_list(list.0))
    }

    fn has_list(&self, list: u16) -> bool {
        self.lists.get(list as usize / 64).is_some_and(|word| word >> (list % 64) & 1 == 1)
    }
}
