//! Level 5: runs a rule's program over one sentence.
//!
//! The programs are those of a Pike VM. Because edges of the lattice differ in length, threads are explored in
//! order of preference with every (position, instruction) entered once (the bounded backtracker of Cox's RE2
//! notes), which gives the same leftmost-first answer in time linear in sentence times program.

use claimwire_record::Span;
use claimwire_rules::program::{Address, Element, GroupTest, Inst, Program, SlotIndex};
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::lattice::Lattice;
use crate::numbers::NumberKind;
use crate::tags::Tag;
use crate::times::TimeKind;

/// What a slot was bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Binding {
    /// A noun group.
    Group(GroupId),
    /// A number, by index.
    Number(u32),
    /// An expression of time, by index.
    Time(u32),
    /// A quotation, by index.
    Quote(u32),
    /// A stretch of units.
    Units(UnitSpan),
}

/// A pattern found in a sentence.
#[derive(Debug, Clone)]
pub struct Match {
    /// From the first unit matched to the last; a subject elsewhere is not in it.
    pub units: UnitSpan,
    /// Bound slots, in order of binding.
    pub slots: SmallVec<[(SlotIndex, Binding); 4]>,
    /// Verb groups matched, in order.
    pub verbs: SmallVec<[VerbId; 2]>,
}

/// Furthest place that a program came to, for explanations.
#[derive(Debug, Clone, Copy, Default)]
pub struct Furthest {
    /// Unit index.
    pub at: u32,
    /// Instruction that did not pass there.
    pub address: Address,
    /// Units passed on the way.
    pub length: u32,
}

/// Memory of the machine, kept between runs.
#[derive(Debug, Default)]
pub struct Scratch {
    /// Run in which each (position, instruction) was last entered.
    entered: Vec<u32>,
    run: u32,
    slots: SmallVec<[(SlotIndex, Binding); 4]>,
    verbs: SmallVec<[VerbId; 2]>,
    /// Furthest place of the last run.
    pub furthest: Furthest,
}

impl Scratch {
    /// Forgets what was entered. Cells of earlier runs are told by their number, not cleared.
    fn begin(&mut self, cells: usize) {
        if self.entered.len() < cells {
            self.entered.resize(cells, 0);
        }
        if self.run == u32::MAX {
            self.entered.fill(0);
            self.run = 0;
        }
        self.run += 1;
    }
}

/// Finds all matches of a program in a sentence; matches do not overlap.
pub fn run(view: &View, program: &Program, scratch: &mut Scratch, out: &mut Vec<Match>) {
    scratch.furthest = Furthest::default();
    let cells = (view.sentence.len() as usize + 2) * program.insts.len();
    // What leads nowhere from one start leads nowhere from the next: one memory serves all starts up to a match.
    scratch.begin(cells);
    let mut free_from = view.sentence.start;
    for start in view.sentence.start..view.sentence.end {
        if start < free_from || !view.can_start(program, start) {
            continue;
        }
        let mut machine = Machine { view, program, scratch };
        if let Some(found) = machine.match_at(start) {
            free_from = found.units.end.max(start + 1);
            out.push(found);
            scratch.begin(cells);
        }
    }
}

/// One sentence of an analysis.
#[derive(Debug, Clone, Copy)]
pub struct View<'v, 'a> {
    /// All levels.
    pub analysis: &'v Analysis<'a>,
    /// What begins where.
    pub lattice: &'v Lattice,
    /// The sentence.
    pub sentence: UnitSpan,
}

impl View<'_, '_> {
    /// Whether one of the first instructions could pass at a unit; a cheap filter.
    fn can_start(&self, program: &Program, start: u32) -> bool {
        if self.in_long_quote(start) {
            return self.quote_at(start).is_some();
        }
        program.starts.iter().any(|&address| match &program.insts[address as usize] {
            Inst::Unit(symbol) => self.analysis.unit(start).symbol == *symbol,
            Inst::SubjectVerb { verb, .. } | Inst::Verb(verb) => self.analysis.verb_from[start as usize]
                .is_some_and(|id| self.analysis.verb(id).passes(&program.verbs[*verb as usize])),
            Inst::Group { group, .. } => self
                .analysis
                .groups_starting(start)
                .any(|id| self.passes(id, &program.groups[*group as usize])),
            Inst::Phrase(list) => self.lattice.entries_at(start).any(|hit| hit.list == *list),
            Inst::SentenceStart => start == self.sentence.start,
            _ => true,
        })
    }

    fn quote_at(&self, unit: u32) -> Option<u32> {
        let quote = self.lattice.quote_from(unit)?;
        (self.analysis.quotes[quote as usize].units.end <= self.sentence.end).then_some(quote)
    }

    /// Whether a unit lies in a long quotation that this sentence is not itself a part of.
    fn in_long_quote(&self, unit: u32) -> bool {
        self.lattice
            .long_quote_over(unit)
            .is_some_and(|quote| !self.analysis.quotes[quote as usize].inner.contains(self.sentence))
    }

    /// Whether a group passes a test.
    pub fn passes(&self, id: GroupId, test: &GroupTest) -> bool {
        let group = self.analysis.group(id);
        if group.classes.meets(test.classes) {
            return true;
        }
        test.head_lists.iter().any(|&list| self.lattice.list_ends_at(list, group.units.start, group.head + 1))
    }

    /// End of the units that may be skipped at `at`.
    fn skip(&self, at: u32) -> Option<u32> {
        let end = self.lattice.skip_from(at).filter(|&end| end <= self.sentence.end)?;
        let shut = self.analysis.tag(at) == Tag::Quote && self.in_long_quote(at);
        (!shut).then_some(end)
    }

    /// The expression of time that begins at a unit, its preposition counted in.
    fn time_from(&self, at: u32) -> Option<u32> {
        let time = self.lattice.time_from(at)?;
        (self.analysis.times[time as usize].units.end <= self.sentence.end).then_some(time)
    }
}

struct Machine<'m, 'v, 'a> {
    view: &'m View<'v, 'a>,
    program: &'m Program,
    scratch: &'m mut Scratch,
}

impl Machine<'_, '_, '_> {
    fn match_at(&mut self, start: u32) -> Option<Match> {
        self.scratch.slots.clear();
        self.scratch.verbs.clear();
        let end = self.step(0, start, start, 0)?;
        Some(Match {
            units: Span::new(start, end),
            slots: self.scratch.slots.clone(),
            verbs: self.scratch.verbs.clone(),
        })
    }

    /// Enters an instruction at a position once; false if it was entered before.
    fn enter(&mut self, address: Address, at: u32) -> bool {
        let cell = (at - self.view.sentence.start) as usize * self.program.insts.len() + address as usize;
        std::mem::replace(&mut self.scratch.entered[cell], self.scratch.run) != self.scratch.run
    }

    /// Goes on from an instruction at a position; gives the end of the match. `skipped` counts units looked
    /// through since the last one matched.
    fn step(&mut self, address: Address, at: u32, start: u32, skipped: u8) -> Option<u32> {
        if !self.enter(address, at) {
            return None;
        }
        let inst = &self.program.insts[address as usize];
        match inst {
            Inst::Match => return self.ends_whole(at, start).then_some(at),
            Inst::Jump(to) => return self.step(*to, at, start, skipped),
            Inst::Split(first, second) => {
                let (first, second) = (*first, *second);
                return self
                    .step(first, at, start, skipped)
                    .or_else(|| self.step(second, at, start, skipped));
            }
            Inst::SentenceStart => {
                return (at == self.view.sentence.start)
                    .then(|| self.step(address + 1, at, start, skipped))
                    .flatten();
            }
            Inst::SentenceEnd => {
                return self.at_end(at).then(|| self.step(address + 1, at, start, skipped)).flatten();
            }
            _ => {}
        }
        if at > start && at - start >= self.scratch.furthest.length {
            self.scratch.furthest = Furthest { at, address, length: at - start };
        }
        if at >= self.view.sentence.end {
            return None;
        }
        if let Some(end) = self.consume(address, at, start) {
            return Some(end);
        }
        let may_skip = at > start && skipped < 4;
        let behind = self.view.skip(at).filter(|_| may_skip)?;
        // The skipped units are entered as another position of the same instruction.
        self.step(address, behind.min(self.view.sentence.end), start, skipped + 1)
    }

    /// "blocking Trump's path" is nothing about Trump, nor is "backs his plan" about him.
    fn ends_whole(&self, at: u32, start: u32) -> bool {
        let analysis = self.view.analysis;
        let possessed = at > start && analysis.tag(at - 1) == Tag::Possessive;
        let name = |at: u32| {
            analysis
                .name_at
                .get(at as usize)
                .copied()
                .flatten()
                .map(|index| analysis.names[index as usize].kind)
        };
        let cut_title = at > start
            && name(at - 1) == Some(crate::names::NameKind::Office)
            && name(at) == Some(crate::names::NameKind::Person);
        !possessed && !cut_title && !matches!(analysis.tag(at), Tag::Clitic | Tag::Hyphen)
    }

    fn at_end(&self, at: u32) -> bool {
        (at..self.view.sentence.end).all(|unit| {
            matches!(self.view.analysis.tag(unit), Tag::Punct | Tag::Quote)
                && self.view.analysis.unit(unit).kind != claimwire_rules::units::UnitKind::Word
        })
    }

    fn consume(&mut self, address: Address, at: u32, start: u32) -> Option<u32> {
        let program = self.program;
        match &program.insts[address as usize] {
            Inst::Unit(symbol) => {
                let fits = self.view.analysis.unit(at).symbol == *symbol && !self.view.in_long_quote(at);
                fits.then(|| self.step(address + 1, at + 1, start, 0)).flatten()
            }
            Inst::Phrase(list) => self.phrase(*list, address, at, start),
            Inst::Verb(test) => self.verb(*test, None, address, at, start),
            Inst::SubjectVerb { slot, group, verb } => {
                self.verb(*verb, Some((*slot, *group)), address, at, start)
            }
            Inst::Group { slot, group } => self.group(*slot, *group, address, at, start),
            Inst::Element { slot, element } => self.element(*slot, *element, address, at, start),
            _ => None,
        }
    }

    /// Goes on behind an edge with a slot bound; unbinds where that leads nowhere.
    fn bind(
        &mut self,
        slot: Option<SlotIndex>,
        binding: Binding,
        address: Address,
        end: u32,
        start: u32,
    ) -> Option<u32> {
        let depth = self.scratch.slots.len();
        if let Some(slot) = slot {
            self.scratch.slots.push((slot, binding));
        }
        let found = self.step(address + 1, end, start, 0);
        if found.is_none() {
            self.scratch.slots.truncate(depth);
        }
        found
    }

    fn phrase(
        &mut self,
        list: claimwire_rules::program::ListId,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let lattice = self.view.lattice;
        let except = lattice.entries_at(at).any(|hit| hit.is_exception && hit.list == list);
        if except || self.view.in_long_quote(at) {
            return None;
        }
        lattice
            .entries_at(at)
            .filter(|hit| hit.list == list && hit.units.end <= self.view.sentence.end)
            .find_map(|hit| self.step(address + 1, hit.units.end, start, 0))
    }

    fn verb(
        &mut self,
        test: u16,
        subject: Option<(Option<SlotIndex>, u16)>,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let id = self.view.analysis.verb_from[at as usize]?;
        let verb = self.view.analysis.verb(id);
        if !verb.passes(&self.program.verbs[test as usize])
            || self.view.lattice.is_excepted(verb.head)
            || verb.units.end > self.view.sentence.end
        {
            return None;
        }
        self.scratch.verbs.push(id);
        let end = verb.units.end;
        let found = match subject {
            None => self.step(address + 1, end, start, 0),
            Some((slot, group)) => verb.subject.and_then(|subject| {
                // "one vote for": a noun is not its own verb.
                let apart = !self.view.analysis.group(subject).units.overlaps(verb.units);
                let passes = apart && self.view.passes(subject, &self.program.groups[group as usize]);
                passes.then(|| self.bind(slot, Binding::Group(subject), address, end, start)).flatten()
            }),
        };
        if found.is_none() {
            self.scratch.verbs.pop();
        }
        found
    }

    fn group(
        &mut self,
        slot: Option<SlotIndex>,
        test: u16,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        if self.view.in_long_quote(at) {
            return None;
        }
        let ids: SmallVec<[GroupId; 8]> = self.view.analysis.groups_starting(at).collect();
        ids.into_iter().find_map(|id| {
            let end = self.view.analysis.group(id).units.end;
            let fits =
                end <= self.view.sentence.end && self.view.passes(id, &self.program.groups[test as usize]);
            let counts = self.counts(slot) && self.view.analysis.group(id).number.is_none();
            (fits && !counts).then(|| self.bind(slot, Binding::Group(id), address, end, start)).flatten()
        })
    }

    /// Whether the slot holds a count, which a group without a number cannot fill.
    fn counts(&self, slot: Option<SlotIndex>) -> bool {
        slot.is_some_and(|slot| self.program.slots[slot.0 as usize] == "value")
    }

    fn element(
        &mut self,
        slot: Option<SlotIndex>,
        element: Element,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        match element {
            Element::Any => self.bind(slot, Binding::Units(Span::new(at, at + 1)), address, at + 1, start),
            Element::Adverb => (self.view.analysis.tag(at) == Tag::Adv)
                .then(|| self.bind(slot, Binding::Units(Span::new(at, at + 1)), address, at + 1, start))
                .flatten(),
            Element::Quote => {
                let quote = self.view.quote_at(at)?;
                let end = self.view.analysis.quotes[quote as usize].units.end;
                self.bind(slot, Binding::Quote(quote), address, end, start)
            }
            Element::Clause => self.clause(slot, address, at, start),
            Element::Aside => self.aside(slot, address, at, start),
            Element::Date | Element::Duration => self.time(slot, element, address, at, start),
            Element::Number | Element::Ordinal | Element::Percent | Element::Money | Element::Ballot => {
                self.number(slot, element, address, at, start)
            }
        }
    }

    /// A run of units with a verb group in it, the longest that the rest of the pattern allows.
    fn clause(&mut self, slot: Option<SlotIndex>, address: Address, at: u32, start: u32) -> Option<u32> {
        let opens = self.view.time_from(at).is_none()
            && !matches!(self.view.analysis.tag(at), Tag::That | Tag::Comma);
        if !opens {
            return None;
        }
        let verb = (at..self.view.sentence.end)
            .find(|&unit| self.view.analysis.verb_from[unit as usize].is_some())?;
        let shortest =
            self.view.analysis.verb(self.view.analysis.verb_from[verb as usize]?).units.end.max(at + 2);
        let longest = self.clause_limit();
        (shortest..=longest)
            .rev()
            .find_map(|end| self.bind(slot, Binding::Units(Span::new(at, end)), address, end, start))
    }

    /// The sentence's end without its final stop.
    fn clause_limit(&self) -> u32 {
        let mut end = self.view.sentence.end;
        while end > self.view.sentence.start
            && matches!(self.view.analysis.folded(end - 1), "." | "!" | "?" | ";" | "…")
        {
            end -= 1;
        }
        end
    }

    fn aside(&mut self, slot: Option<SlotIndex>, address: Address, at: u32, start: u32) -> Option<u32> {
        let (closes, dashes): (&[&str], bool) = match self.view.analysis.folded(at) {
            "," => (&[","], false),
            "(" => (&[")"], false),
            _ if self.view.analysis.tag(at) == Tag::Dash => (&[], true),
            _ => return None,
        };
        let limit = self.view.sentence.end.min(at + 40);
        (at + 2..limit)
            .filter(|&unit| {
                closes.contains(&self.view.analysis.folded(unit))
                    || dashes && self.view.analysis.tag(unit) == Tag::Dash
            })
            .collect::<SmallVec<[u32; 4]>>()
            .into_iter()
            .find_map(|close| {
                self.bind(slot, Binding::Units(Span::new(at, close + 1)), address, close + 1, start)
            })
    }

    fn time(
        &mut self,
        slot: Option<SlotIndex>,
        element: Element,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let time = self.view.time_from(at)?;
        let mention = &self.view.analysis.times[time as usize];
        let fits = match element {
            // "his first 100 days" tells of no more than a part.
            Element::Duration => {
                mention.kind == TimeKind::Duration
                    && (at.saturating_sub(1)..mention.units.end.min(at + 2))
                        .all(|near| self.view.analysis.folded(near) != "first")
            }
            _ => matches!(mention.kind, TimeKind::Date | TimeKind::Time),
        };
        fits.then(|| self.bind(slot, Binding::Time(time), address, mention.units.end, start)).flatten()
    }

    fn number(
        &mut self,
        slot: Option<SlotIndex>,
        element: Element,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let index = self.view.lattice.number_from(at)?;
        let number = &self.view.analysis.numbers[index as usize];
        if number.units.end > self.view.sentence.end {
            return None;
        }
        let fits = match element {
            Element::Ordinal => number.kind == NumberKind::Ordinal,
            Element::Percent => number.kind == NumberKind::Percent,
            Element::Money => number.kind == NumberKind::Money,
            Element::Ballot => number.kind == NumberKind::Ballot,
            _ => !matches!(
                number.kind,
                NumberKind::Percent
                    | NumberKind::Money
                    | NumberKind::Ballot
                    | NumberKind::Age
                    | NumberKind::Ordinal
            ),
        };
        fits.then(|| self.bind(slot, Binding::Number(index), address, number.units.end, start)).flatten()
    }
}
