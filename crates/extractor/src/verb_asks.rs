//! The questions that a verb group may answer, by its lemma: a sentence asks some two dozen for each of its verbs, so
//! each lies there in a few bytes, with all of its test that need not be looked up.

use claimwire_rules::program::{ClassSet, GroupTest, VerbForm, VerbTest, Voice};
use claimwire_rules::vocabulary::Symbol;
use rustc_hash::FxHashMap;

use crate::questions::QuestionId;
use crate::verbs::VerbGroup;

/// The questions for verb groups.
#[derive(Debug, Default)]
pub struct VerbAsks {
    of_lemma: FxHashMap<Symbol, Vec<VerbAsk>>,
    of_any: Vec<VerbAsk>,
}

impl VerbAsks {
    /// Adds the question whether a verb group passes a test, and its subject another.
    pub fn add(&mut self, id: QuestionId, test: &VerbTest, subject: Option<&GroupTest>) {
        let ask = VerbAsk { id, shapes: Shapes::of(test), subject: subject.map(SubjectAsk::of) };
        if test.lemmas.is_empty() {
            self.of_any.push(ask);
        }
        for &lemma in &test.lemmas {
            self.of_lemma.entry(lemma).or_default().push(ask);
        }
    }
    /// Calls `each` with the questions that a verb group passes, its subject aside: those for its lemmas, and those for any
    /// lemma. Handed over one by one and not asked for: the many lists that they lie in are gone through in tight loops.
    pub fn each_of(&self, verb: &VerbGroup, mut each: impl FnMut(&VerbAsk)) {
        let shape = Shapes::bit(verb.voice, verb.form, verb.negation.is_some());
        let listed = verb.lemmas.iter().filter_map(|lemma| self.of_lemma.get(lemma));
        for asks in listed.chain([&self.of_any]) {
            for ask in asks {
                if ask.shapes.0 & shape != 0 {
                    each(ask);
                }
            }
        }
    }
}

/// A question for verb groups whose lemma fits.
#[derive(Debug, Clone, Copy)]
pub struct VerbAsk {
    /// The question.
    pub id: QuestionId,
    /// What the subject must be.
    pub subject: Option<SubjectAsk>,
    shapes: Shapes,
}

/// What a subject must be, as far as it fits here.
#[derive(Debug, Clone, Copy)]
pub struct SubjectAsk {
    /// Of one of these classes.
    pub classes: ClassSet,
    /// Or else with a head from a list of the test.
    pub or_head: bool,
}

impl SubjectAsk {
    fn of(test: &GroupTest) -> Self {
        SubjectAsk { classes: test.classes, or_head: !test.head_lists.is_empty() }
    }
}

/// A set of voices, forms and negations as they go together, one bit each.
#[derive(Debug, Clone, Copy)]
struct Shapes(u16);

impl Shapes {
    fn of(test: &VerbTest) -> Self {
        let mut shapes = 0;
        for voice in [Voice::Active, Voice::Passive] {
            for form in [VerbForm::Finite, VerbForm::Infinitive, VerbForm::Gerund, VerbForm::Participle] {
                for negated in [false, true] {
                    let fits = test.voice.is_none_or(|wanted| wanted == voice)
                        && test.form.is_none_or(|wanted| wanted == form)
                        && test.negated.is_none_or(|wanted| wanted == negated);
                    shapes |= if fits { Shapes::bit(voice, form, negated) } else { 0 };
                }
            }
        }
        Shapes(shapes)
    }
    fn bit(voice: Voice, form: VerbForm, negated: bool) -> u16 {
        1 << (voice as u16 | (form as u16) << 1 | u16::from(negated) << 3)
    }
}
