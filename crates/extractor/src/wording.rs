//! The slots of a claim turn into a short plain sentence, by the template of its type.

use std::collections::BTreeMap;

use claimwire_record::{Comparator, Entity, EntityKind, Polarity, Quantity, SlotValue, Time};
use claimwire_rules::{ClaimType, RuleSet, Slot, SlotKind};

/// The sentence that says a claim: `the United States supports Mark Rutte`. Offices read as the lexicon writes them.
pub(crate) fn text(
    rules: &RuleSet,
    claim_type: &ClaimType,
    slots: &BTreeMap<String, SlotValue>,
    polarity: Polarity,
    quantity: &Quantity,
    time: &Time,
) -> String {
    let is_negated = polarity == Polarity::Negated;
    let own = claim_type.text_negated.as_ref().filter(|_| is_negated);
    let template = own.unwrap_or(&claim_type.text);
    let subject = template.slots().iter().find_map(|name| slots.get(*name)?.entity());
    let wording = Wording {
        rules,
        slots,
        quantity,
        is_negated: own.is_some(),
        is_past: time.is_past(),
        is_plural: match subject {
            Some(entity) if !counts(slots) => is_plural(entity),
            _ => slots.get("value").and_then(SlotValue::as_number) != Some(1.0),
        },
    };
    let text = template.render(|name| wording.slot(claim_type.slot(name)?));
    // "1 person was killed"; what somebody is quoted with stays as it is.
    if wording.is_plural || !counts(slots) { text } else { text.replace(" people ", " person ") }
}

/// What is counted, as people write it: "MPs".
fn unit(identity: &str) -> String {
    let words = identity.split(" of org:").next().unwrap_or(identity).replace('-', " ");
    let proper = |word: &str| match word {
        "mps" => "MPs".to_owned(),
        "meps" => "MEPs".to_owned(),
        "msps" => "MSPs".to_owned(),
        word => word.to_owned(),
    };
    words.split(' ').map(proper).collect::<Vec<_>>().join(" ")
}

/// One of what is counted: "candidate", "country", "MP".
fn singular(words: &str) -> String {
    match words.strip_suffix("ies") {
        Some(stem) => format!("{stem}y"),
        None if words.ends_with("ss") => words.to_owned(),
        None => words.strip_suffix('s').unwrap_or(words).to_owned(),
    }
}

/// Whether the claim counts people or parties: then the count is the subject of the sentence.
fn counts(slots: &BTreeMap<String, SlotValue>) -> bool {
    slots.contains_key("value") && slots.contains_key("comparator") && !slots.contains_key("subject")
}

struct Wording<'c> {
    rules: &'c RuleSet,
    slots: &'c BTreeMap<String, SlotValue>,
    quantity: &'c Quantity,
    is_negated: bool,
    is_past: bool,
    is_plural: bool,
}

impl Wording<'_> {
    fn slot(&self, slot: &Slot) -> Option<String> {
        let value = self.slots.get(&slot.name)?;
        if let Some(entity) = value.entity() {
            let name = entity.name.as_ref().filter(|name| !self.is_in_office(&slot.name, name))?;
            return Some(with_article(entity, name));
        }
        let identity = value.identity()?;
        if let Some(words) = self.words(slot, &identity) {
            return Some(self.fitted(slot, words));
        }
        Some(match (slot.name.as_str(), value.as_number()) {
            ("value", Some(number)) => self.count(number),
            (_, Some(number)) => grouped(number),
            ("unit", _) if self.is_one() => singular(&unit(&identity)),
            ("unit", _) => unit(&identity),
            _ if slot.classes.split('|').any(|class| class == "date") => dated(&identity),
            ("office" | "role", _) => self.office(&identity),
            _ if slot.kind == SlotKind::Word => identity.replace('-', " "),
            _ => identity,
        })
    }
    /// How a value reads, in the words of a denial or of former days where the slot has such.
    fn words<'s>(&self, slot: &'s Slot, value: &str) -> Option<&'s String> {
        let past = if self.is_negated { &slot.words_past_negated } else { &slot.words_past };
        let past = past.get(value).filter(|_| self.is_past);
        let negated = || slot.words_negated.get(value).filter(|_| self.is_negated);
        past.or_else(negated).or_else(|| slot.words.get(value))
    }
    fn is_one(&self) -> bool {
        self.slots.get("value").and_then(SlotValue::as_number) == Some(1.0)
    }
    /// An office by its id.
    fn office(&self, id: &str) -> String {
        self.rules.lexicon.by_id(id).map_or_else(|| id.replace('-', " "), |office| office.name.clone())
    }
    /// "FBI director" says of what the office is.
    fn is_in_office(&self, slot: &str, of: &str) -> bool {
        let office = match slot {
            "of" => self.slots.get("office"),
            "role_of" => self.slots.get("role"),
            _ => None,
        };
        let office = office.and_then(SlotValue::identity).map(|id| self.office(&id));
        office.is_some_and(|office| format!(" {office} ").contains(&format!(" {of} ")))
    }
    /// The words of a slot, with the verb in them in the number of the subject, and without an "of" that leads nowhere.
    fn fitted(&self, slot: &Slot, words: &str) -> String {
        if let (Some(SlotValue::Word(value)), "comparator") = (self.slots.get("value"), slot.name.as_str()) {
            return bounded_share(value, words);
        }
        let is_unsaid = |name: &str| self.slots.get(name).is_some_and(|value| *value == SlotValue::Unsaid);
        match words.strip_suffix(" of") {
            Some(bare) if is_unsaid("unit") => bare.to_owned(),
            _ => agreeing(words, self.is_plural),
        }
    }
    fn count(&self, number: f64) -> String {
        let between = self.quantity.comparator == Some(Comparator::Between);
        match (self.quantity.low, self.quantity.high) {
            (Some(low), Some(high)) if between && low < high => {
                format!("{} and {}", grouped(low), grouped(high))
            }
            _ => grouped(number),
        }
    }
}

/// The words that bound a share told in words: "nearly" all, "more than" half. What "dozens" are at least is in the word.
fn bounded_share(value: &str, words: &str) -> String {
    match value {
        "all" if words == "fewer than" => "nearly".to_owned(),
        "half" | "third" | "two-thirds" | "quarter" | "three-quarters" => {
            words.replace("fewer than", "less than")
        }
        _ => String::new(),
    }
}

/// Verbs by which sentences of claims begin their predicates: singular and plural.
const VERBS: [(&str, &str); 9] = [
    ("supports", "support"),
    ("opposes", "oppose"),
    ("is", "are"),
    ("has", "have"),
    ("does", "do"),
    ("was", "were"),
    ("takes", "take"),
    ("leaves", "leave"),
    ("serves", "serve"),
];

fn agreeing(words: &str, is_plural: bool) -> String {
    let (verb, rest) = words.split_once(' ').map_or((words, ""), |(verb, rest)| (verb, rest));
    let form = VERBS.iter().find(|(one, many)| *one == verb || *many == verb);
    let Some((one, many)) = form else { return words.to_owned() };
    format!("{} {rest}", if is_plural { many } else { one }).trim_end().to_owned()
}

/// Whether the name stands for several: `Baltic countries`, `voters`; bodies and states are one.
fn is_plural(entity: &Entity) -> bool {
    if !matches!(entity.kind, Some(EntityKind::Group | EntityKind::Text | EntityKind::Anonymous)) {
        return false;
    }
    let name = entity.name.as_deref().unwrap_or_default();
    let mention = entity.mention.as_deref().unwrap_or_default();
    if ["a ", "an ", "this "].iter().any(|one| mention.to_lowercase().starts_with(one)) {
        return false;
    }
    let cuts = [
        " of ",
        " on ",
        " in ",
        " for ",
        " from ",
        " with ",
        " who ",
        " that ",
        " which ",
        " to ",
        " against ",
    ];
    let end = cuts.iter().filter_map(|cut| name.find(cut)).min().unwrap_or(name.len());
    let head = name[..end].rsplit(' ').next().unwrap_or(name);
    let has_ending =
        head.ends_with('s') && !head.ends_with("ss") && !head.ends_with("us") && !head.ends_with("’s");
    let is_irregular =
        || ["people", "men", "women", "police", "children"].contains(&head.to_lowercase().as_str());
    has_ending || is_irregular()
}

/// Names of countries that stand with the article, by their last or first word.
const WITH_ARTICLE: [&str; 12] = [
    "Netherlands",
    "Philippines",
    "Bahamas",
    "Maldives",
    "Seychelles",
    "Gambia",
    "Comoros",
    "Republic",
    "Islands",
    "Emirates",
    "Kingdom",
    "States",
];
/// A name that begins with one of these needs no article.
const DETERMINERS: [&str; 27] = [
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "your", "this", "that", "these", "those",
    "many", "some", "most", "several", "all", "no", "any", "both", "other", "such", "anyone", "anybody",
    "everyone",
];

/// The name as it stands in a sentence: `the Netherlands`, `the motion`.
fn with_article(entity: &Entity, name: &str) -> String {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let first = name.split(' ').next().unwrap_or(name);
    let needs = match entity.kind {
        Some(EntityKind::Country) => WITH_ARTICLE.contains(&last),
        Some(EntityKind::Text) => {
            let is_common = first.starts_with(char::is_lowercase) && !DETERMINERS.contains(&first);
            let is_counted = first.ends_with("’s") || first.ends_with("'s");
            // "lifting the veto", "lift the veto" is a deed.
            let bare = entity.mention.as_deref().is_none_or(|mention| mention.starts_with(first));
            let is_owner = |next: &str| next != "that" && DETERMINERS.contains(&next);
            let is_deed = name.split(' ').nth(1).is_some_and(is_owner)
                || first.ends_with("ing") && name.contains(' ') && bare;
            is_common && !is_counted && !is_deed && !is_plural(entity)
        }
        _ => false,
    };
    // "a deal", and not the one that was told of.
    let one = entity.mention.as_deref().filter(|mention| mention.ends_with(name)).unwrap_or_default();
    let article = ["a ", "an "].into_iter().find(|article| one.starts_with(article)).unwrap_or("the ");
    if needs { format!("{article}{name}") } else { name.to_owned() }
}

/// A number with its thousands apart from ten thousand on: `9300`, `14,000`.
fn grouped(number: f64) -> String {
    if number.fract() != 0.0 || !(10_000.0..1e15).contains(&number) {
        return SlotValue::number(number).identity().unwrap_or_default();
    }
    let digits = format!("{number}");
    let ends = (1..=digits.len()).rev();
    digits
        .chars()
        .zip(ends)
        .map(|(digit, left)| if left % 3 == 1 && left > 1 { format!("{digit},") } else { digit.to_string() })
        .collect()
}

/// A date or a duration as the end of a sentence: `on 1 October 2024`, `in 2014`, `for 14 years`.
fn dated(value: &str) -> String {
    if value.starts_with('P') {
        return format!("for {}", claimwire_record::length_in_words(value));
    }
    let words = claimwire_record::date_in_words(value);
    if words == value && value.parse::<u16>().is_err() {
        return format!("({value})");
    }
    format!("{} {words}", if value.len() == 10 { "on" } else { "in" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use claimwire_rules::RuleSet;
    use serde_json::json;

    fn said(claim_type: &str, polarity: Polarity, slots: serde_json::Value) -> String {
        let rules = RuleSet::embedded().unwrap();
        let claim_type = rules.types.iter().find(|known| known.name == claim_type).unwrap();
        let mut values: BTreeMap<String, SlotValue> =
            claim_type.slots.iter().map(|slot| (slot.name.clone(), SlotValue::Unsaid)).collect();
        for (name, value) in slots.as_object().unwrap() {
            let named =
                value.as_str().and_then(|text| Some((EntityKind::named(text)?, text.split_once(':')?.1)));
            let value = match named {
                Some((kind, name)) => {
                    let (name, kind) = (Some(name.to_owned()), Some(kind));
                    SlotValue::Entity(Box::new(Entity { id: name.clone(), name, kind, ..Entity::default() }))
                }
                None => serde_json::from_value(value.clone()).unwrap(),
            };
            values.insert(name.clone(), value);
        }
        text(&rules, claim_type, &values, polarity, &Quantity::default(), &Time::default())
    }

    #[test]
    fn denials_are_plain_sentences() {
        let stance = |party: &str, target: &str, position: &str, polarity| {
            said("stance", polarity, json!({"party": party, "target": target, "position": position}))
        };
        let (affirmed, negated) = (Polarity::Affirmed, Polarity::Negated);
        assert_eq!(
            stance("country:Hungary", "person:Ann Li", "support", negated),
            "Hungary does not support Ann Li"
        );
        assert_eq!(
            stance("group:Baltic countries", "person:Ann Li", "support", negated),
            "Baltic countries do not support Ann Li"
        );
        assert_eq!(
            stance("group:Baltic countries", "text:motion", "oppose", affirmed),
            "Baltic countries oppose the motion"
        );
        assert_eq!(
            stance("country:United States", "text:bills", "undecided", affirmed),
            "the United States is undecided on bills"
        );
        let candidacy = json!({"person": "person:Ann Li", "status": "declared"});
        assert_eq!(said("candidacy", negated, candidacy), "Ann Li has not declared a bid");
    }

    #[test]
    fn counts_are_told_as_people_tell_them() {
        let toll = |value: serde_json::Value, comparator: &str, kind: &str| {
            said(
                "toll",
                Polarity::Affirmed,
                json!({"value": value, "comparator": comparator, "kind": kind, "event": "text:earthquake"}),
            )
        };
        assert_eq!(
            toll(json!(14000), "about", "displaced"),
            "about 14,000 people were displaced in the earthquake"
        );
        assert_eq!(toll(json!(1), "exactly", "killed"), "1 person was killed in the earthquake");
        assert_eq!(
            toll(json!("dozens"), "at_least", "injured"),
            "dozens of people were injured in the earthquake"
        );
        let tally = |value: serde_json::Value, unit: serde_json::Value| {
            said(
                "tally",
                Polarity::Affirmed,
                json!({"value": value, "unit": unit, "comparator": "exactly", "position": "support", "target": "person:Ann Li"}),
            )
        };
        assert_eq!(tally(json!(28), json!("members of org:nato")), "28 members support Ann Li");
        assert_eq!(tally(json!("majority"), json!("countries")), "a majority of countries support Ann Li");
        assert_eq!(tally(json!("majority"), json!(null)), "a majority support Ann Li");
        let bounded = |value: &str, comparator: &str| {
            let slots = json!({"value": value, "unit": "members", "comparator": comparator, "position": "support", "target": "person:Ann Li"});
            said("tally", Polarity::Affirmed, slots)
        };
        assert_eq!(bounded("all", "less_than"), "nearly all members support Ann Li");
        assert_eq!(bounded("half", "more_than"), "more than half of members support Ann Li");
    }

    #[test]
    fn offices_and_times_read_without_codes() {
        let term = json!({"person": "person:Ann Li", "event": "end", "value": "2024-10-01", "office": "secretary-general", "of": "org:NATO"});
        assert_eq!(
            said("term", Polarity::Affirmed, term),
            "Ann Li leaves office as secretary general of NATO on 1 October 2024"
        );
        let long = json!({"person": "person:Ann Li", "event": "duration", "value": "P14Y", "office": "prime-minister", "of": "country:Netherlands"});
        assert_eq!(
            said("term", Polarity::Affirmed, long),
            "Ann Li serves as prime minister of the Netherlands for 14 years"
        );
        let director = json!({"person": "person:Ann Li", "office": "fbi-director", "of": "org:FBI", "former": false, "acting": false});
        assert_eq!(said("office", Polarity::Affirmed, director), "Ann Li is FBI director");
        let former = json!({"person": "person:Ann Li", "office": "defence-secretary", "of": "country:United Kingdom", "former": true, "acting": false});
        assert_eq!(
            said("office", Polarity::Affirmed, former),
            "Ann Li is a former defence secretary of the United Kingdom"
        );
    }
}
