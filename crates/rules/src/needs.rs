//! What a text must hold for a program to match, read off the program itself.
//!
//! A program is entered once per sentence and place; most sentences lack something that every match needs. Which
//! instructions those are follows from the program's graph alone: an instruction is needed where no way from the
//! entry to the match avoids it (it dominates the match, in the terms of Lengauer and Tarjan, 1979).

use crate::program::{Address, Element, Inst, Program};

impl Program {
    /// Fills [`Program::starts`] and [`Program::needs`] from the instructions.
    pub(crate) fn note_needs(&mut self) {
        self.starts = starts(&self.insts);
        let consuming = (0..self.insts.len() as Address).filter(|&at| tells(&self.insts[at as usize]));
        self.needs = consuming.filter(|&at| !reaches_match(&self.insts, at)).collect();
        self.needs.sort_by_key(|&at| cost(&self.insts[at as usize]));
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
            Element::Any | Element::Adverb | Element::Clause | Element::Gerund | Element::Aside
        ),
        _ => false,
    }
}

/// Cheap questions first.
fn cost(inst: &Inst) -> u8 {
    match inst {
        Inst::Element { .. } => 0,
        Inst::Phrase(_) => 1,
        Inst::Group { .. } => 2,
        Inst::Unit(_) => 3,
        _ => 4,
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

/// Whether a match can be reached without passing `without`.
fn reaches_match(insts: &[Inst], without: Address) -> bool {
    let mut reached = false;
    walk(insts, |at, inst| {
        reached |= *inst == Inst::Match;
        at != without
    });
    reached
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

    fn program(insts: Vec<Inst>) -> Program {
        let mut program = Program { insts, ..Program::default() };
        program.note_needs();
        program
    }

    #[test]
    fn what_an_optional_part_holds_is_not_needed() {
        let word = |index| Inst::Unit(Symbol(index));
        // a b? c
        let program = program(vec![word(1), Inst::Split(2, 3), word(2), word(3), Inst::Match]);
        assert_eq!((program.starts, program.needs), (vec![0], vec![0, 3]));
    }

    #[test]
    fn every_branch_of_a_choice_can_come_first_and_none_is_needed() {
        let word = |index| Inst::Unit(Symbol(index));
        // (a | b) c
        let insts = vec![Inst::Split(1, 3), word(1), Inst::Jump(4), word(2), word(3), Inst::Match];
        let program = program(insts);
        assert_eq!((program.starts, program.needs), (vec![1, 3], vec![4]));
    }
}
