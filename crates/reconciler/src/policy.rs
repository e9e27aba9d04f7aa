//! Claim types turn into policies: which slots ask, which answer, and how two answers can conflict.

use std::collections::BTreeMap;

use claimwire_record::Modality;
use claimwire_rules::{ClaimType, Conflict, Slot, SlotKind, Weighing};

/// What kind of answer a type gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AnswerKind {
    /// A word out of a closed set.
    Word,
    /// A number alone.
    Number,
    /// A number with a comparator, a total or a unit.
    Amount,
    /// Several numbers side by side: votes for, against, abstaining.
    Ballot,
    /// A date, or a duration that tells one.
    Date,
    /// A thing with an id.
    Entity,
    /// Words as printed.
    Text,
}

/// How the claims of one type are weighed.
#[derive(Debug, Clone)]
pub(crate) struct Policy {
    /// The type's name.
    pub name: String,
    /// How two of its values conflict.
    pub conflict: Conflict,
    /// What `type.toml` says under `[weighing]`.
    pub weighing: Weighing,
    /// Slots that ask the question; qualifiers that silence fits are not among them.
    pub question: Vec<Slot>,
    /// Slots that make variants: first those where silence fits, then those where it is the whole.
    pub qualifiers: Vec<String>,
    /// Slots that answer.
    pub answer: Vec<Slot>,
    /// What kind of answer they give.
    pub kind: AnswerKind,
    /// Every word of a closed answer with the states that it allows, one bit each.
    worlds: BTreeMap<String, u64>,
}

impl Policy {
    /// Reads the policy off a type.
    pub fn of(claim_type: &ClaimType) -> Policy {
        let weighing = claim_type.weighing.clone();
        let slots =
            |names: &[String]| names.iter().filter_map(|name| claim_type.slot(name).cloned()).collect();
        let answers = |slot: &&Slot| slot.key && !slot.question;
        let answer: Vec<Slot> = match weighing.answer.is_empty() {
            true => claim_type.slots.iter().filter(answers).cloned().collect(),
            false => slots(&weighing.answer),
        };
        let asks = |slot: &&Slot| {
            slot.question && !weighing.any.contains(&slot.name) && !weighing.whole.contains(&slot.name)
        };
        let question = claim_type.slots.iter().filter(asks).cloned().collect();
        let kind = kind_of(&answer);
        Policy {
            name: claim_type.name.clone(),
            conflict: claim_type.conflict,
            question,
            qualifiers: weighing.any.iter().chain(&weighing.whole).cloned().collect(),
            worlds: if kind == AnswerKind::Word { worlds(&answer[0], &weighing) } else { BTreeMap::new() },
            answer,
            kind,
            weighing,
        }
    }
    /// The states that a word allows; none for a word that the type does not know.
    pub fn world(&self, word: &str) -> Option<u64> {
        self.worlds.get(word).copied()
    }
    /// All states there are.
    pub fn all_worlds(&self) -> u64 {
        self.worlds.values().fold(0, |all, bits| all | bits)
    }
    /// Whether a modality is as good as asserted for this type.
    pub fn is_firm(&self, modality: Modality) -> bool {
        let name = serde_json::to_value(modality).ok();
        let name = name.as_ref().and_then(|name| name.as_str()).unwrap_or_default();
        modality == Modality::Asserted || self.weighing.firm.iter().any(|firm| firm == name)
    }
    /// Whether a question with this slot value has many answers at a time; `of` is the kind of what it is of.
    pub fn has_many(&self, value: &str, of: &str) -> bool {
        self.weighing.many.iter().any(|many| match many.split_once('@') {
            Some((name, kind)) => name == value && kind == of,
            None => many == value,
        })
    }
}

fn kind_of(answer: &[Slot]) -> AnswerKind {
    let numbers = answer.iter().filter(|slot| slot.kind == SlotKind::Number).count();
    let has_comparator = answer.iter().any(|slot| slot.name == "comparator");
    match answer.first() {
        None => AnswerKind::Text,
        Some(_) if has_comparator => AnswerKind::Amount,
        Some(_) if numbers > 1 => AnswerKind::Ballot,
        Some(slot) => match slot.kind {
            SlotKind::Number => AnswerKind::Number,
            SlotKind::Entity => AnswerKind::Entity,
            SlotKind::Word if !slot.values.is_empty() && slot.values.len() < 60 => AnswerKind::Word,
            SlotKind::Word if slot.classes.split('|').any(|class| class == "date") => AnswerKind::Date,
            _ => AnswerKind::Text,
        },
    }
}

/// One bit for each value, one more for what values that can stand side by side have in common, and the bits of
/// all values that a value covers.
fn worlds(slot: &Slot, weighing: &Weighing) -> BTreeMap<String, u64> {
    let own: BTreeMap<&str, u64> =
        slot.values.iter().enumerate().map(|(bit, value)| (value.as_str(), 1 << bit)).collect();
    let shared = 1 << slot.values.len();
    let bits = |value: &String| {
        let covered = weighing.covers.get(value).into_iter().flatten();
        let together = if weighing.together.contains(value) { shared } else { 0 };
        let covered = covered.fold(0, |bits, name| bits | own.get(name.as_str()).copied().unwrap_or(0));
        (value.clone(), own[value.as_str()] | covered | together)
    };
    slot.values.iter().map(bits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extent::{Extent, Fit};
    use claimwire_rules::RuleSet;

    fn policy(name: &str) -> Policy {
        let rules = RuleSet::embedded().unwrap();
        Policy::of(rules.types.iter().find(|claim_type| claim_type.name == name).unwrap())
    }

    fn fit(policy: &Policy, one: &str, other: &str) -> Fit {
        let extent = |word: &str| Extent::Worlds(policy.world(word).unwrap());
        extent(one).fit(&extent(other))
    }

    #[test]
    fn words_relate_as_their_type_says() {
        let (candidacy, procedure) = (policy("candidacy"), policy("procedure"));
        assert_eq!(fit(&candidacy, "only_candidate", "declared"), Fit::Finer);
        assert_eq!(fit(&candidacy, "interested", "contender"), Fit::Finer);
        assert_eq!(fit(&candidacy, "withdrawn", "contender"), Fit::Disjoint);
        assert_eq!(fit(&procedure, "unanimity", "consensus"), Fit::Overlap);
        assert_eq!(fit(&procedure, "majority", "consensus"), Fit::Disjoint);
    }

    #[test]
    fn kinds_of_answers_are_read_off_the_slots() {
        let kinds = [
            ("stance", AnswerKind::Word),
            ("tally", AnswerKind::Amount),
            ("vote", AnswerKind::Ballot),
            ("office", AnswerKind::Entity),
            ("term", AnswerKind::Date),
            ("membership", AnswerKind::Number),
            ("statement", AnswerKind::Text),
        ];
        for (name, kind) in kinds {
            assert_eq!(policy(name).kind, kind, "{name}");
        }
    }

    #[test]
    fn a_question_leaves_out_what_silence_fits() {
        let names = |name: &str| policy(name).question.into_iter().map(|slot| slot.name).collect::<Vec<_>>();
        assert_eq!(names("stance"), ["party", "target"]);
        assert_eq!(names("tally"), ["position", "target"]);
        assert_eq!(names("toll"), ["kind"]);
    }
}
