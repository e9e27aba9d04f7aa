//! What the verb of a stand told as a noun makes of it: "Spain's support is in doubt", "her endorsement is expected".

use claimwire_record::Modality;
use claimwire_rules::program::{VerbForm, Voice};

use super::{Clause, Effect, Embedding};
use crate::analysis::UnitSpan;
use crate::lexis::WordClass;
use crate::tags::Tag;
use crate::verbs::VerbGroup;

/// How many words of a predicate are read.
const REACH: u32 = 6;

impl Clause<'_, '_> {
    /// The effect of the verb whose subject is the noun that the evidence at `units` begins with.
    pub(super) fn of_stand(&self, units: UnitSpan) -> Option<Embedding> {
        let (noun, verb) = self.verb_of_stand(units)?;
        let effect = match () {
            _ if verb.negation.is_some() => return None,
            _ if verb.has_lemma(&self.words().gone) => Effect::Voids("told to be gone"),
            _ if verb.has_lemma(&self.words().wavering) => Effect::Weakens(Modality::Hedged),
            _ if self.is_copula(verb) || verb.voice == Voice::Passive => self.judged_stand(verb)?,
            _ => return None,
        };
        Some(Embedding::new(effect, noun))
    }

    /// The head of a stand's noun and the finite verb that it is the subject of.
    fn verb_of_stand(&self, units: UnitSpan) -> Option<(u32, &VerbGroup)> {
        let first = self.analysis.verbs.partition_point(|verb| verb.units.start < units.start);
        let mut near = self.analysis.verbs[first..]
            .iter()
            .take_while(|verb| verb.units.end <= self.sentence.end)
            .filter(|verb| verb.form == VerbForm::Finite);
        near.find_map(|verb| {
            let subject = self.analysis.group(verb.subject?);
            let within = units.start <= subject.units.start && subject.units.end <= units.end;
            (within && self.is_in(subject.head, &self.words().stand)).then_some((subject.head, verb))
        })
    }

    fn is_copula(&self, verb: &VerbGroup) -> bool {
        self.knowledge.lexis.of(self.analysis.unit(verb.head).symbol).has(WordClass::BE)
            || matches!(
                self.analysis.folded(verb.head),
                "remains" | "remained" | "remain" | "seems" | "looks"
            )
    }

    /// "is in doubt", "is only a matter of time", "was expected".
    fn judged_stand(&self, verb: &VerbGroup) -> Option<Effect> {
        let words = self.words();
        let end = (verb.units.end + REACH).min(self.sentence.end);
        let own = verb.units.start..verb.units.end;
        let behind = (verb.units.end..end).take_while(|&at| {
            !matches!(self.analysis.tag(at), Tag::Comma | Tag::Sub | Tag::That | Tag::Conj)
        });
        // "is expected to grow" tells of its growth.
        let alone = |at: &u32| self.analysis.tag(*at + 1) != Tag::To;
        own.chain(behind).filter(alone).find_map(|at| match () {
            _ if self.is_in(at, &words.unsure) => Some(Effect::Weakens(Modality::Hedged)),
            _ if self.is_in(at, &words.conditional) => Some(Effect::Weakens(Modality::Conditional)),
            _ if self.is_in(at, &words.possible) => Some(Effect::Weakens(Modality::Possible)),
            _ if self.is_in(at, &words.awaited) || self.is_matter_of_time(at) => {
                Some(Effect::Weakens(Modality::Future))
            }
            _ if self.is_in(at, &words.impossible) => Some(Effect::Voids("told to be impossible")),
            _ => None,
        })
    }

    fn is_matter_of_time(&self, at: u32) -> bool {
        self.analysis.folded(at) == "time" && self.reads_back(at, &["of", "matter"])
    }
}
