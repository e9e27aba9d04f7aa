//! Facts are held against gold facts: for each gold row whether type and key, status and best answer are right.

use claimwire_record::{Fact, FactStatus, SlotValue};
use serde::Deserialize;
use serde_json::{Map, Value};

/// A row of gold: what reconciling must conclude.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct GoldFact {
    /// Its name in reports.
    pub id: String,
    /// The fact's type.
    #[serde(rename = "type")]
    pub fact_type: String,
    /// Slots that must agree, entities by id.
    pub key: Map<String, Value>,
    /// How the reports stand to each other.
    pub status: FactStatus,
    /// The answer: a word, an id, a number, `{value, total, comparator}`, or none.
    pub best: Value,
}

/// What became of one gold row.
#[derive(Debug, Clone, PartialEq)]
pub struct FactVerdict<'g> {
    /// The row.
    pub gold: &'g GoldFact,
    /// The fact with its type and key, if there is one.
    pub found: Option<Fact>,
}

impl FactVerdict<'_> {
    /// Whether the status is right.
    pub fn is_status_right(&self) -> bool {
        self.found.as_ref().is_some_and(|fact| fact.status == self.gold.status)
    }
    /// Whether the answer is right.
    pub fn is_best_right(&self) -> bool {
        self.found.as_ref().is_some_and(|fact| is_answer(&fact.best, &self.gold.best))
    }
    /// Whether everything is right.
    pub fn is_right(&self) -> bool {
        self.is_status_right() && self.is_best_right()
    }
}

/// Whether these rows are gold facts and not gold claims: they name a status and no evidence.
pub fn is_fact_gold(text: &str) -> bool {
    let first = text.lines().find(|line| !line.trim().is_empty());
    let row: Option<Map<String, Value>> = first.and_then(|line| serde_json::from_str(line).ok());
    row.is_some_and(|row| row.contains_key("status") && !row.contains_key("evidence"))
}

/// Reads the rows of a gold file of facts.
///
/// # Errors
/// Names the line of the first row that is none, and why.
pub fn parse_fact_gold(text: &str) -> Result<Vec<GoldFact>, String> {
    let rows = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(number, line): (usize, &str)| {
        serde_json::from_str(line).map_err(|error| format!("line {}: no gold fact: {error}", number + 1))
    };
    rows.map(read).collect()
}

/// Finds for each gold row the fact of its type and key.
pub fn score_facts<'g>(gold: &'g [GoldFact], facts: &[Fact]) -> Vec<FactVerdict<'g>> {
    let verdict = |gold: &'g GoldFact| {
        let same = |fact: &&Fact| fact.claim_type == gold.fact_type && has_key(fact, &gold.key);
        // Of several facts under one key, such as two stories, the one with most evidence is meant.
        let found = facts.iter().filter(same).max_by_key(|fact| (fact.counts.claims, &fact.id));
        FactVerdict { gold, found: found.cloned() }
    };
    gold.iter().map(verdict).collect()
}

fn has_key(fact: &Fact, key: &Map<String, Value>) -> bool {
    key.iter().all(|(slot, wanted)| {
        let told = fact.slots.get(slot).and_then(SlotValue::identity);
        match (told, wanted.as_str()) {
            // A check tells the number with what is counted behind it.
            (Some(told), Some(wanted)) if fact.claim_type == "check" => told.starts_with(wanted),
            (Some(told), Some(wanted)) => told == wanted,
            (told, None) => told.is_none() && wanted.is_null(),
            (None, Some(_)) => false,
        }
    })
}

fn is_answer(best: &SlotValue, wanted: &Value) -> bool {
    match wanted {
        Value::Null => *best == SlotValue::Unsaid,
        Value::String(wanted) => best.identity().as_ref() == Some(wanted),
        Value::Number(_) => best.as_number().is_some() && best.as_number() == wanted.as_f64(),
        Value::Object(wanted) => {
            let SlotValue::Amount(amount) = best else { return false };
            let told = serde_json::to_value(amount).unwrap_or_default();
            wanted.iter().all(|(name, value)| same_value(&told[name], value))
        }
        _ => false,
    }
}

/// 28 and 28.0 are one number.
fn same_value(told: &Value, wanted: &Value) -> bool {
    told == wanted || (told.is_number() && told.as_f64() == wanted.as_f64())
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_record::{Amount, Comparator};

    #[test]
    fn gold_facts_are_told_from_gold_claims() {
        assert!(is_fact_gold("\n{\"id\": \"f\", \"status\": \"disputed\"}"));
        assert!(!is_fact_gold("{\"doc\": \"a\", \"evidence\": {}}"));
        assert!(parse_fact_gold("{}").unwrap_err().starts_with("line 1: no gold fact"));
    }

    #[test]
    fn an_amount_is_right_where_its_named_parts_are() {
        let amount = Amount {
            value: SlotValue::number(28.0),
            total: Some(32.0),
            comparator: Comparator::Exactly,
            low: Some(28.0),
            high: Some(28.0),
            unit: None,
        };
        let best = SlotValue::Amount(Box::new(amount));
        let wanted = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert!(is_answer(&best, &wanted(r#"{"value": 28, "total": 32, "comparator": "exactly"}"#)));
        assert!(!is_answer(&best, &wanted(r#"{"value": 28, "total": 31}"#)));
        assert!(!is_answer(&best, &Value::Null));
    }
}
