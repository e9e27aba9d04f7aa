//! Level 5: runs a rule's program over one sentence.
//!
//! The programs are those of a Pike VM. Because edges of the lattice differ in length, threads are explored in
//! order of preference with every (position, instruction) entered once (the bounded backtracker of Cox's RE2
//! notes), which gives the same leftmost-first answer in time linear in sentence times program.

mod deeds;
mod edges;
mod view;

use claimwire_record::Span;
use claimwire_rules::program::{Address, Inst, Program, SlotIndex};
use smallvec::SmallVec;

use crate::analysis::{GroupId, UnitSpan, VerbId};
use crate::answers::Answers;
use crate::questions::{Plan, QuestionId, Questions};
use crate::tags::Tag;
pub use view::View;

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

/// A program with what it asks.
#[derive(Debug, Clone, Copy)]
pub struct Task<'r> {
    /// The program.
    pub program: &'r Program,
    /// Its questions.
    pub plan: &'r Plan,
    /// All questions.
    pub questions: &'r Questions,
}

/// How many steps may wait for one another: those of a few hundred words, more than any claim has.
const DEEPEST: u32 = 1000;

/// Memory of the machine, kept between runs.
#[derive(Debug, Default)]
pub struct Scratch {
    /// What the sentence at hand answers.
    pub answers: Answers,
    /// Run in which each (position, instruction) was last entered.
    entered: Vec<u32>,
    run: u32,
    starts: Vec<u32>,
    slots: SmallVec<[(SlotIndex, Binding); 4]>,
    verbs: SmallVec<[VerbId; 2]>,
    /// Steps that wait for the end of the step at hand.
    depth: u32,
    /// Whether the furthest place is noted.
    traces: bool,
    /// Furthest place of the last run by [`trace`].
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

/// Finds all matches of a program in the sentence that the scratch has the answers of, from its first unit to `last`;
/// matches do not overlap but for what is said at the end of one.
pub fn run(view: &View, task: Task, last: u32, scratch: &mut Scratch, out: &mut Vec<Match>) {
    scratch.traces = false;
    find(view, task, last, scratch, out);
}

/// Does what [`run`] does, slower, and notes how far the program came, also where the sentence lacks what it needs.
pub fn trace(view: &View, task: Task, scratch: &mut Scratch, out: &mut Vec<Match>) {
    scratch.traces = true;
    scratch.furthest = Furthest::default();
    scratch.answers.begin(view, task.questions);
    find(view, task, view.sentence.end, scratch, out);
}

fn find(view: &View, task: Task, last: u32, scratch: &mut Scratch, out: &mut Vec<Match>) {
    let mut starts = std::mem::take(&mut scratch.starts);
    starts.clear();
    scratch.answers.starts(view, task.questions, task.plan, last, &mut starts);
    let cells = (view.sentence.len() as usize + 2) * task.program.insts.len();
    // What leads nowhere from one start leads nowhere from the next: one memory serves all starts up to a match.
    scratch.begin(cells);
    let mut free_from = view.sentence.start;
    for &start in &starts {
        if start < free_from {
            continue;
        }
        let mut machine = Machine { view, task, scratch };
        if let Some(found) = machine.match_at(start) {
            free_from = free_behind(&found, task.program).max(start + 1);
            out.push(found);
            scratch.begin(cells);
        }
    }
    scratch.starts = starts;
}

/// Where the next match of the same rule may begin: behind this one, or in what is said at its end, which may hold its own
/// ("said it was shut, but said Ann Lee backs it").
fn free_behind(found: &Match, program: &Program) -> u32 {
    let said = |&(slot, binding): &(SlotIndex, Binding)| match binding {
        Binding::Units(units) if program.slots[slot.0 as usize] == "content" => {
            (units.end == found.units.end).then_some(units.start)
        }
        _ => None,
    };
    found.slots.iter().find_map(said).unwrap_or(found.units.end)
}

struct Machine<'m, 'v, 'a> {
    view: &'m View<'v, 'a>,
    task: Task<'m>,
    scratch: &'m mut Scratch,
}

impl Machine<'_, '_, '_> {
    fn match_at(&mut self, start: u32) -> Option<Match> {
        self.scratch.slots.clear();
        self.scratch.verbs.clear();
        let end = self.step(0, start, start, 0)?;
        Some(Match {
            units: Span::new(start, end),
            slots: std::mem::take(&mut self.scratch.slots),
            verbs: std::mem::take(&mut self.scratch.verbs),
        })
    }

    /// Enters an instruction at a position once; false if it was entered before.
    fn enter(&mut self, address: Address, at: u32) -> bool {
        let cell =
            (at - self.view.sentence.start) as usize * self.task.program.insts.len() + address as usize;
        std::mem::replace(&mut self.scratch.entered[cell], self.scratch.run) != self.scratch.run
    }

    /// Goes on from an instruction at a position; gives the end of the match. `skipped` counts units looked
    /// through since the last one matched.
    fn step(&mut self, address: Address, at: u32, start: u32, skipped: u8) -> Option<u32> {
        // A list of thousands of names without a stop would use up the stack.
        if self.scratch.depth == DEEPEST {
            return None;
        }
        self.scratch.depth += 1;
        let end = match self.task.plan.ask(address) {
            Some(ask) => {
                let passes = at < self.view.sentence.end
                    && self.scratch.answers.pass(self.view, self.task.questions, ask, at);
                self.step_on(address, at, start, skipped, passes)
            }
            None => self.step_between(address, at, start, skipped),
        };
        self.scratch.depth -= 1;
        end
    }

    /// Whether an instruction that asks this leads nowhere at a unit.
    fn is_dead(&mut self, ask: QuestionId, at: u32) -> bool {
        let answers = &mut self.scratch.answers;
        let goes_on = at < self.view.sentence.end
            && (answers.pass(self.view, self.task.questions, ask, at) || answers.skip(at));
        !goes_on && !self.scratch.traces
    }

    /// Goes on from an instruction that consumes nothing.
    fn step_between(&mut self, address: Address, at: u32, start: u32, skipped: u8) -> Option<u32> {
        let shut = self.task.plan.gate(address).is_some_and(|ask| self.is_dead(ask, at));
        if shut || !self.enter(address, at) {
            return None;
        }
        match self.task.program.insts[address as usize] {
            Inst::Match => self.ends_whole(at, start).then_some(at),
            Inst::Jump(to) => self.step(to, at, start, skipped),
            Inst::Split(first, second) => {
                self.step(first, at, start, skipped).or_else(|| self.step(second, at, start, skipped))
            }
            Inst::SentenceStart if at != self.view.sentence.start => None,
            Inst::SentenceEnd if !self.at_end(at) => None,
            _ => self.step(address + 1, at, start, skipped),
        }
    }

    /// Goes on from an instruction that consumes units; `passes` says whether it can pass here.
    fn step_on(&mut self, address: Address, at: u32, start: u32, skipped: u8, passes: bool) -> Option<u32> {
        let may_skip =
            at > start && skipped < 4 && at < self.view.sentence.end && self.scratch.answers.skip(at);
        let dead = !passes && !may_skip && !self.scratch.traces;
        if dead || !self.enter(address, at) {
            return None;
        }
        if self.scratch.traces && at > start && at - start >= self.scratch.furthest.length {
            self.scratch.furthest = Furthest { at, address, length: at - start };
        }
        if passes && let Some(end) = self.consume(address, at, start) {
            return Some(end);
        }
        // The skipped units are entered as another position of the same instruction.
        let behind = self.view.skip(at).filter(|_| may_skip)?;
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

    /// Whether only closing marks and stops follow.
    fn at_end(&self, at: u32) -> bool {
        (at..self.view.sentence.end).all(|unit| {
            matches!(self.view.analysis.tag(unit), Tag::Punct | Tag::Quote)
                && self.view.analysis.unit(unit).kind != claimwire_rules::units::UnitKind::Word
        })
    }
}
