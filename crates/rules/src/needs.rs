//! What a text must hold for a program to match, read off the pattern that it is written from.
//!
//! A program is entered once per sentence and place; most sentences lack something that every match needs. A part that
//! is not optional is needed; of a choice one branch is, so that one of the rarest parts of each branch is needed. A
//! pattern whose alternatives stand side by side has as many ways to match, each with needs of its own.

use std::iter::Sum;

use crate::program::{Address, Element, Inst, Program, Way};

/// Instructions one of which every match passes.
type OneOf = Vec<Address>;

/// How many parts of a choice are needed at most: the rarest of each branch, the next rarest, and so on.
const RANKS: usize = 3;

/// What every match of a part of a pattern passes.
#[derive(Debug, Default)]
pub(crate) struct Needs {
    /// In the order in which they are passed, each at a unit behind the one before.
    in_order: Vec<OneOf>,
    /// Others, anywhere.
    anywhere: Vec<OneOf>,
}

impl Sum for Needs {
    /// What parts that stand one behind the other need.
    fn sum<I: Iterator<Item = Needs>>(parts: I) -> Needs {
        parts.fold(Needs::default(), |mut all, part| {
            all.in_order.extend(part.in_order);
            all.anywhere.extend(part.anywhere);
            all
        })
    }
}

impl Needs {
    /// The needs of one instruction, which stands at `address`.
    pub(crate) fn of_inst(inst: &Inst, address: Address) -> Needs {
        let in_order = if tells(inst) { vec![vec![address]] } else { Vec::new() };
        Needs { in_order, anywhere: Vec::new() }
    }

    /// The needs of a choice by those of its branches; none where a branch needs nothing.
    pub(crate) fn of_choice(branches: Vec<Needs>, insts: &[Inst]) -> Needs {
        let branches: Vec<Vec<OneOf>> =
            branches.into_iter().map(|branch| branch.rarest_first(insts)).collect();
        if branches.iter().any(Vec::is_empty) {
            return Needs::default();
        }
        let ranks = branches.iter().map(Vec::len).max().unwrap_or_default().min(RANKS);
        let of_rank = |rank: usize| -> OneOf {
            branches.iter().flat_map(|branch| &branch[rank.min(branch.len() - 1)]).copied().collect()
        };
        let mut ranks = (0..ranks).map(of_rank);
        Needs { in_order: ranks.next().into_iter().collect(), anywhere: ranks.collect() }
    }

    fn rarest_first(self, insts: &[Inst]) -> Vec<OneOf> {
        let mut all = self.in_order;
        all.extend(self.anywhere);
        all.sort_by_key(|one_of| frequency(one_of, insts));
        all
    }

    /// The same as a way of a program.
    pub(crate) fn way(self, insts: &[Inst]) -> Way {
        let in_order = self.in_order.clone();
        Way { needs: self.rarest_first(insts), in_order }
    }
}

/// How often a sentence holds one of these, roughly, and how many they are.
fn frequency(one_of: &OneOf, insts: &[Inst]) -> (u8, usize) {
    (one_of.iter().map(|&at| inst_frequency(&insts[at as usize])).max().unwrap_or_default(), one_of.len())
}

fn inst_frequency(inst: &Inst) -> u8 {
    match inst {
        Inst::Phrase(_) | Inst::Unit(_) | Inst::Verb(_) | Inst::SubjectVerb { .. } => 0,
        Inst::Element { .. } => 1,
        _ => 2,
    }
}

impl Program {
    /// Fills [`Program::starts`] from the instructions.
    pub(crate) fn note_starts(&mut self) {
        self.starts = starts(&self.insts);
    }
}

/// Instructions whose presence in a sentence can be asked for.
fn tells(inst: &Inst) -> bool {
    match inst {
        Inst::Unit(_) | Inst::Phrase(_) | Inst::Verb(_) | Inst::SubjectVerb { .. } | Inst::Group { .. } => {
            true
        }
        Inst::Element { element, .. } => !matches!(
            element,
            Element::Any
                | Element::Adverb
                | Element::Clause
                | Element::Gerund
                | Element::Infinitive
                | Element::Aside
        ),
        _ => false,
    }
}

/// The instructions, other than jumps and splits, that can come first.
fn starts(insts: &[Inst]) -> Vec<Address> {
    let mut starts = Vec::new();
    walk(insts, |at, inst| {
        let moves = matches!(inst, Inst::Split(..) | Inst::Jump(_));
        if !moves {
            starts.push(at);
        }
        moves
    });
    starts.sort_unstable();
    starts
}

/// Visits every instruction that can be reached, once; goes on behind those for which `passes` is true.
fn walk(insts: &[Inst], mut passes: impl FnMut(Address, &Inst) -> bool) {
    let mut seen = vec![false; insts.len()];
    let mut open: Vec<Address> = vec![0];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at as usize], true) {
            continue;
        }
        let inst = &insts[at as usize];
        if !passes(at, inst) {
            continue;
        }
        match inst {
            Inst::Split(first, second) => open.extend([*first, *second]),
            Inst::Jump(to) => open.push(*to),
            Inst::Match => {}
            _ => open.push(at + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Symbol;

    /// A sequence of words from `first` on, `count` of them.
    fn words(first: Address, count: Address) -> Needs {
        (first..first + count).map(|at| Needs::of_inst(&Inst::Unit(Symbol(at)), at)).sum()
    }

    fn insts(count: Address) -> Vec<Inst> {
        (0..count).map(|at| Inst::Unit(Symbol(at))).collect()
    }

    #[test]
    fn one_part_of_each_branch_of_a_choice_is_needed() {
        // a (b c | d) e
        let choice = Needs::of_choice(vec![words(1, 2), words(3, 1)], &insts(5));
        let way = [words(0, 1), choice, words(4, 1)].into_iter().sum::<Needs>().way(&insts(5));
        assert_eq!(way.in_order, [vec![0], vec![1, 3], vec![4]]);
        assert_eq!(way.needs, [vec![0], vec![4], vec![1, 3], vec![2, 3]]);
    }

    #[test]
    fn a_choice_with_an_empty_branch_needs_nothing() {
        let way = Needs::of_choice(vec![words(0, 1), Needs::default()], &insts(1)).way(&insts(1));
        assert_eq!(way, Way::default());
    }

    #[test]
    fn any_unit_is_not_asked_for() {
        let any = Inst::Element { slot: None, element: Element::Any };
        assert_eq!(Needs::of_inst(&any, 0).way(&[any]), Way::default());
    }

    #[test]
    fn every_branch_of_a_choice_can_come_first() {
        let word = |index| Inst::Unit(Symbol(index));
        // (a | b) c
        let insts = vec![Inst::Split(1, 3), word(1), Inst::Jump(4), word(2), word(3), Inst::Match];
        assert_eq!(starts(&insts), [1, 3]);
    }
}
