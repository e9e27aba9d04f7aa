//! Writes the instructions of a resolved pattern, and what each of its ways needs.

use super::resolve::{GroupStep, Step};
use super::tree::Repeat;
use crate::needs::Needs;
use crate::program::{Address, Inst, Program, SlotIndex};

/// The program of a pattern, without its triggers. Patterns with more than 255 slots do not occur: every slot
/// is declared by the type.
pub(crate) fn lower(step: &Step) -> Program {
    let mut program = Program::default();
    let ways = match step {
        Step::Choice(branches) => choice(branches, &mut program),
        _ => vec![write(step, &mut program)],
    };
    program.insts.push(Inst::Match);
    program.ways = ways.into_iter().map(|needs| needs.way(&program.insts)).collect();
    program.note_starts();
    program
}

fn here(program: &Program) -> Address {
    program.insts.len() as Address
}

/// Writes a step; gives what every match of it needs.
fn write(step: &Step, program: &mut Program) -> Needs {
    let inst = match step {
        Step::Word(symbol) => Inst::Unit(*symbol),
        Step::Phrase(list) => Inst::Phrase(*list),
        Step::Verb(verb) => Inst::Verb(index_of(&mut program.verbs, &verb.test)),
        Step::SubjectVerb(subject, verb) => {
            let (slot, group) = group(subject, program);
            Inst::SubjectVerb { slot, group, verb: index_of(&mut program.verbs, &verb.test) }
        }
        Step::Group(step) => {
            let (slot, group) = group(step, program);
            Inst::Group { slot, group }
        }
        Step::Element(slot, element) => {
            Inst::Element { slot: slot_index(slot.as_deref(), program), element: *element }
        }
        Step::Start => Inst::SentenceStart,
        Step::End => Inst::SentenceEnd,
        Step::Sequence(steps) => return steps.iter().map(|step| write(step, program)).sum(),
        Step::Choice(branches) => {
            let needs = choice(branches, program);
            return Needs::of_choice(needs, &program.insts);
        }
        Step::Repeat(step, how) => return repeat(step, *how, program),
    };
    let needs = Needs::of_inst(&inst, here(program));
    program.insts.push(inst);
    needs
}

fn group(step: &GroupStep, program: &mut Program) -> (Option<SlotIndex>, u16) {
    (slot_index(step.slot.as_deref(), program), index_of(&mut program.groups, &step.test))
}

fn slot_index(slot: Option<&str>, program: &mut Program) -> Option<SlotIndex> {
    let slot = slot?;
    let known = program.slots.iter().position(|name| name == slot);
    let index = known.unwrap_or_else(|| {
        program.slots.push(slot.to_owned());
        program.slots.len() - 1
    });
    Some(SlotIndex(index as u8))
}

/// The index of an equal test, added if there is none.
fn index_of<T: PartialEq + Clone>(tests: &mut Vec<T>, test: &T) -> u16 {
    let known = tests.iter().position(|other| other == test);
    known.unwrap_or_else(|| {
        tests.push(test.clone());
        tests.len() - 1
    }) as u16
}

/// Writes the branches; gives what each needs.
fn choice(branches: &[Step], program: &mut Program) -> Vec<Needs> {
    let (mut jumps, mut needs) = (Vec::new(), Vec::new());
    for (index, branch) in branches.iter().enumerate() {
        if index + 1 == branches.len() {
            needs.push(write(branch, program));
            break;
        }
        let split = here(program);
        program.insts.push(Inst::Split(split + 1, 0));
        needs.push(write(branch, program));
        jumps.push(here(program));
        program.insts.push(Inst::Jump(0));
        program.insts[split as usize] = Inst::Split(split + 1, here(program));
    }
    let end = here(program);
    for jump in jumps {
        program.insts[jump as usize] = Inst::Jump(end);
    }
    needs
}

fn repeat(step: &Step, how: Repeat, program: &mut Program) -> Needs {
    let start = here(program);
    if how.optional {
        program.insts.push(Inst::Split(0, 0));
        write(step, program);
        if how.many {
            program.insts.push(Inst::Jump(start));
        }
        program.insts[start as usize] = split(start + 1, here(program), how.lazy);
        Needs::default()
    } else {
        let needs = write(step, program);
        let behind = here(program) + 1;
        program.insts.push(split(start, behind, how.lazy));
        needs
    }
}

/// A choice between going on in the repeated part and leaving it.
fn split(inside: Address, behind: Address, lazy: bool) -> Inst {
    if lazy { Inst::Split(behind, inside) } else { Inst::Split(inside, behind) }
}
