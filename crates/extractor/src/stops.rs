//! Where and why a rule came no further in a sentence, in words.

use claimwire_rules::{Inst, RuleSet};

use crate::analysis::{Analysis, UnitSpan};
use crate::machine::Furthest;

/// Says at which word a program stopped and what it wanted there.
pub fn describe(
    analysis: &Analysis,
    rules: &RuleSet,
    sentence: UnitSpan,
    furthest: Furthest,
    insts: &[Inst],
) -> String {
    if furthest.at <= sentence.start {
        return ": nothing to begin with".to_owned();
    }
    let at = if furthest.at < sentence.end {
        format!("at \"{}\"", analysis.words(UnitSpan::new(furthest.at, furthest.at + 1)))
    } else {
        "at the end".to_owned()
    };
    format!(" {at}: {}", wanted(rules, &insts[furthest.address as usize]))
}

fn wanted(rules: &RuleSet, inst: &Inst) -> String {
    match inst {
        Inst::Unit(symbol) => format!("wants \"{}\"", rules.vocabulary.word(*symbol)),
        Inst::Phrase(list) => format!("wants an entry of @{}", rules.list(*list).name),
        Inst::Verb(_) => "wants a verb of its list".to_owned(),
        Inst::SubjectVerb { .. } => "wants a verb of its list with such a subject".to_owned(),
        Inst::Group { .. } => "wants a noun group of its classes".to_owned(),
        Inst::Element { element, .. } => format!("wants {element:?}").to_lowercase(),
        _ => "ends".to_owned(),
    }
}
