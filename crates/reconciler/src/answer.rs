//! The slots of a claim turn into its answer: how it is told, and what it allows to be so.

use claimwire_record::{Amount, Claim, Comparator, Entity, Polarity, SlotValue};

use claimwire_rules::Conflict;

use crate::extent::Extent;
use crate::period::Period;
use crate::policy::{AnswerKind, Policy};

/// One answer that claims give.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answer {
    /// How records tell it.
    pub value: SlotValue,
    /// What it allows, denials turned.
    pub extent: Extent,
    /// Whether claims affirm or deny it.
    pub polarity: Polarity,
    /// Out of how many, where it says so.
    pub total: Option<f64>,
    /// Whether it is of a time gone by: a former holder, a former stand.
    pub is_former: bool,
    /// Whether it held in former days that nobody dates, and says nothing of now.
    pub is_past: bool,
}

impl Answer {
    /// The answer that a claim gives under its type's policy. `as_of` is the time that a duration is counted to.
    pub fn of(claim: &Claim, policy: &Policy, as_of: Option<Period>) -> Answer {
        let (value, extent) = match policy.kind {
            AnswerKind::Word => word(claim, policy),
            AnswerKind::Number => number(claim, policy),
            AnswerKind::Amount => amount(claim, policy),
            AnswerKind::Ballot => ballot(claim, policy),
            AnswerKind::Date => date(claim, policy, as_of),
            AnswerKind::Entity => entity(claim, policy),
            AnswerKind::Text => text(claim, policy),
        };
        let is_holder_before = matches!(claim.slots.get("former"), Some(SlotValue::Flag(true)));
        let is_denied = (claim.polarity == Polarity::Negated) != is_holder_before;
        let is_past = claim.time.is_past() && policy.conflict == Conflict::Evolving;
        let extent = if is_denied { extent.complement(policy.all_worlds()) } else { extent };
        let total = match &value {
            SlotValue::Amount(amount) => amount.total,
            _ => None,
        };
        Answer {
            value,
            extent,
            polarity: claim.polarity,
            total,
            is_former: is_holder_before || is_past,
            is_past,
        }
    }
    /// What makes two claims give one answer: that of [`Answer::identity`], whatever the unit is called; units that
    /// count something else are scopes.
    pub fn sameness(&self) -> String {
        let SlotValue::Amount(amount) = &self.value else { return self.identity() };
        let bare = Amount { unit: None, ..(**amount).clone() };
        let answer = Answer { value: SlotValue::Amount(Box::new(bare)), ..self.clone() };
        answer.identity()
    }
    /// What tells this answer from others, as text.
    pub fn identity(&self) -> String {
        let value = serde_json::to_string(&self.value).unwrap_or_default();
        let extent = match &self.extent {
            Extent::Ranges(_) => format!("{:?}", self.extent),
            _ => String::new(),
        };
        format!("{value}|{extent}|{:?}|{}", self.polarity, self.is_former)
    }
}

fn slot<'c>(claim: &'c Claim, policy: &Policy) -> &'c SlotValue {
    let name = policy.answer.first().map_or("", |slot| slot.name.as_str());
    claim.slots.get(name).unwrap_or(&SlotValue::Unsaid)
}

fn word(claim: &Claim, policy: &Policy) -> (SlotValue, Extent) {
    let Some(word) = slot(claim, policy).identity() else { return (SlotValue::Unsaid, Extent::Any) };
    let extent = policy.world(&word).map_or(Extent::Any, Extent::Worlds);
    (SlotValue::Word(word), extent)
}

fn entity(claim: &Claim, policy: &Policy) -> (SlotValue, Extent) {
    let Some(entity) = slot(claim, policy).entity() else { return (SlotValue::Unsaid, Extent::Any) };
    let Some(id) = entity.id.clone() else { return (SlotValue::Unsaid, Extent::Any) };
    let bare = Entity { id: Some(id.clone()), kind: entity.kind, ..Entity::default() };
    (SlotValue::Entity(Box::new(bare)), Extent::One(id))
}

fn text(claim: &Claim, policy: &Policy) -> (SlotValue, Extent) {
    match slot(claim, policy).identity() {
        Some(text) => (SlotValue::Word(plain(&text)), Extent::One(folded(&text))),
        None => (SlotValue::Unsaid, Extent::Any),
    }
}

/// The text on one line.
pub(crate) fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text in lower case, without marks: how two quotations of the same words are told to be one.
pub(crate) fn folded(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

fn number(claim: &Claim, policy: &Policy) -> (SlotValue, Extent) {
    let value = slot(claim, policy);
    match value.as_number() {
        Some(number) => (value.clone(), Extent::range(Some(number), Some(number))),
        None => (SlotValue::Unsaid, Extent::Any),
    }
}

fn amount(claim: &Claim, policy: &Policy) -> (SlotValue, Extent) {
    let value = slot(claim, policy).clone();
    let told = claim.slots.get("comparator").and_then(SlotValue::identity);
    let told = told.and_then(|name| serde_json::from_value(name.into()).ok());
    let comparator = told.or(claim.quantity.comparator).unwrap_or(Comparator::Exactly);
    let (low, high) = bounds(claim, comparator, &value, policy.weighing.rounded);
    let total = claim.slots.get("total").and_then(SlotValue::as_number).or(claim.quantity.total);
    let unit = claim.slots.get("unit").and_then(SlotValue::identity).or(claim.quantity.unit.clone());
    let extent = match share(&value) {
        Some((from, to)) if low.is_none() && high.is_none() => Extent::Share(from, to).out_of_known(total),
        _ => Extent::range(low, high),
    };
    let amount = Amount { value, total, comparator, low, high, unit };
    (SlotValue::Amount(Box::new(amount)), extent)
}

impl Extent {
    /// A share stays one until its total is known.
    fn out_of_known(self, total: Option<f64>) -> Extent {
        if total.is_some() { self.out_of(total) } else { self }
    }
}

/// Lowest and highest number that the words allow. "At least" and "more than" have no top, whatever vague word
/// they stand for.
fn bounds(
    claim: &Claim,
    comparator: Comparator,
    value: &SlotValue,
    rounded: bool,
) -> (Option<f64>, Option<f64>) {
    let Some(number) = value.as_number() else {
        let (low, high) = (claim.quantity.low, claim.quantity.high);
        return if comparator == Comparator::AtLeast { (low, None) } else { (low, high) };
    };
    let whole = number.fract() == 0.0 && !rounded;
    let step = |by: f64| {
        if whole {
            number + by
        } else if by > 0.0 {
            number.next_up()
        } else {
            number.next_down()
        }
    };
    let (low, high) = (claim.quantity.low, claim.quantity.high);
    match comparator {
        Comparator::Exactly if rounded => {
            (Some(number - half_step(number)), Some(number + half_step(number)))
        }
        Comparator::Exactly => (Some(number), Some(number)),
        Comparator::About => (low.or(Some(number * 0.9)), high.or(Some(number * 1.1))),
        Comparator::MoreThan => (Some(step(1.0)), None),
        Comparator::AtLeast => (Some(number), None),
        Comparator::LessThan => (None, Some(step(-1.0))),
        Comparator::AtMost => (None, Some(number)),
        Comparator::Between => (low.or(Some(number)), high.or(Some(number))),
    }
}

/// Half of the last digit that the number is given to: 0.005 for 1.63, 0.5 for 2.
fn half_step(number: f64) -> f64 {
    let digits = format!("{number}");
    let decimals = digits.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    0.5 * 10f64.powi(-(decimals as i32))
}

/// The share of a total that a word tells.
fn share(value: &SlotValue) -> Option<(f64, f64)> {
    let SlotValue::Word(word) = value else { return None };
    let over_half = 0.5_f64.next_up();
    Some(match word.as_str() {
        "all" => (1.0, 1.0),
        "majority" | "most" => (over_half, 1.0),
        "half" => (0.45, 0.55),
        "third" | "a third" => (0.3, 0.37),
        "two-thirds" | "two_thirds" => (0.63, 0.7),
        "three-quarters" => (0.72, 0.78),
        "quarter" => (0.22, 0.28),
        "minority" => (0.0, 0.5_f64.next_down()),
        "none" => (0.0, 0.0),
        _ => return None,
    })
}

/// Votes as `94–41–2`; a number that is not told fits every number, so ballots compare by their first one.
fn ballot(claim: &Claim, policy: &Policy) -> (SlotValue, Extent) {
    let counts: Vec<Option<f64>> =
        policy.answer.iter().map(|slot| claim.slots.get(&slot.name).and_then(SlotValue::as_number)).collect();
    if counts.iter().all(Option::is_none) {
        return (SlotValue::Unsaid, Extent::Any);
    }
    let told: Vec<String> =
        counts.iter().map(|count| count.map_or("?".to_owned(), |count| count.to_string())).collect();
    let told = told.join("–");
    let told = told.trim_end_matches("–?").to_owned();
    let extent = counts[0].map_or(Extent::Any, |count| Extent::range(Some(count), Some(count)));
    (SlotValue::Word(told), extent)
}

fn date(claim: &Claim, policy: &Policy, as_of: Option<Period>) -> (SlotValue, Extent) {
    let Some(value) = slot(claim, policy).identity() else { return (SlotValue::Unsaid, Extent::Any) };
    let period = match value.starts_with('P') {
        true => as_of.and_then(|as_of| as_of.beginning(&value)),
        false => Period::parse(&value),
    };
    let extent =
        period.map_or(Extent::Any, |days| Extent::range(Some(days.from.into()), Some(days.to.into())));
    (SlotValue::Word(value), extent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rounded_number_allows_what_rounds_to_it() {
        assert_eq!(half_step(2.0), 0.5);
        assert!((half_step(1.63) - 0.005).abs() < 1e-12);
    }

    #[test]
    fn the_same_words_are_one_quotation() {
        assert_eq!(folded("“We fully  back him,” she said."), folded("we fully back him she said"));
    }
}
