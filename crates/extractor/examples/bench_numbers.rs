//! Reads sentences as JSON Lines (`id`, `text`) and writes the numbers found in them, for scoring against gold.
//!
//! `cargo run --release -p claimwire-extractor --example bench_numbers GOLD.jsonl > PRED.jsonl`. Lines that carry
//! `expect` come out as one number with its fields, lines that carry `quantities` as a list of values.

use std::io::Write;

use claimwire_extractor::Starters;
use claimwire_extractor::numbers::{NumberKind, NumberMention, Set, ShareWord, Trend, find};
use claimwire_record::Comparator;
use claimwire_rules::units::Units;
use claimwire_rules::vocabulary::Vocabulary;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a gold file")?;
    let vocabulary = Vocabulary::default();
    let mut out = std::io::stdout().lock();
    for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()) {
        let gold: Value = serde_json::from_str(line)?;
        let text = gold["text"].as_str().unwrap_or_default();
        let mut units = Units::default();
        units.scan(text, 0..text.len(), &vocabulary);
        let mut found = Vec::new();
        find(text, &units, 0..units.len(), &Starters::default(), &mut found);
        let written = if gold.get("expect").is_some() {
            probe(&gold["id"], &found, &units, text)
        } else {
            let quantities: Vec<Value> =
                found.iter().filter_map(|mention| quantity(mention, &units)).collect();
            json!({"id": gold["id"], "quantities": quantities})
        };
        writeln!(out, "{written}")?;
    }
    Ok(())
}

/// One number with the fields of the phrase probe.
fn probe(id: &Value, found: &[NumberMention], units: &Units, text: &str) -> Value {
    let Some(mention) = found.first() else { return json!({"id": id}) };
    let range = || json!([mention.low, mention.high]);
    let (value, comparator) = match (mention.kind, mention.comparator) {
        (NumberKind::Vague, _) => (range(), "vague"),
        (_, Comparator::Between) => (range(), "range"),
        (_, comparator) => (json!(mention.value), sign(comparator)),
    };
    let unit = match mention.kind {
        NumberKind::Ballot => Some("vote".to_owned()),
        NumberKind::Money => mention.currency.map(str::to_owned),
        NumberKind::Percent => Some("percent".to_owned()),
        _ => mention.noun.as_ref().map(|noun| singular(text, units, noun.end as usize - 1)),
    };
    json!({
        "id": id, "value": value, "total": mention.total, "comparator": comparator, "unit": unit,
        "share": mention.fraction, "complement": mention.complement, "against": mention.against,
        "abstain": mention.abstain, "approx": mention.approx,
        "share_word": mention.share.map(ShareWord::name),
        "set": mention.set.map(|set| match set {
            Set::Additional => "additional",
            Set::Remaining => "remaining",
            Set::All => "all",
        }),
    })
}

fn sign(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Exactly => "=",
        Comparator::About => "~",
        Comparator::MoreThan => ">",
        Comparator::AtLeast => ">=",
        Comparator::LessThan => "<",
        Comparator::AtMost => "<=",
        Comparator::Between => "range",
    }
}

/// The singular of a noun, well enough for a measurement.
fn singular(text: &str, units: &Units, at: usize) -> String {
    let raw = &text[units.all()[at].span.range()];
    if let Some(stem) = raw.strip_suffix("ies").filter(|_| raw.len() > 4) {
        return format!("{stem}y");
    }
    raw.strip_suffix('s').unwrap_or(raw).to_owned()
}

/// One value with its comparator, in the convention of quantity corpora: a scale word stands for one to ten of its
/// scale, a ballot or a word such as "several" for no quantity.
fn quantity(mention: &NumberMention, units: &Units) -> Option<Value> {
    let value = match (mention.kind, mention.comparator) {
        (NumberKind::Ordinal | NumberKind::Complement, _) => return None,
        (NumberKind::Vague, _) => return plural(mention, units),
        (NumberKind::Share, _) if mention.comparator != Comparator::MoreThan => json!(mention.fraction?),
        (NumberKind::Share, _) => return None,
        (_, Comparator::Between) if mention.trend == Some(Trend::Fall) => {
            json!([mention.high?, mention.low?])
        }
        (_, Comparator::Between) => json!([mention.low?, mention.high?]),
        _ => json!(mention.value?),
    };
    let near = mention.approx && mention.comparator == Comparator::LessThan;
    let bound = match mention.comparator {
        Comparator::Exactly | Comparator::Between if mention.approx => "~",
        Comparator::Exactly | Comparator::Between => "=",
        Comparator::About => "~",
        _ if near => "~",
        Comparator::MoreThan | Comparator::AtLeast => ">",
        Comparator::LessThan | Comparator::AtMost => "<",
    };
    let change = match mention.trend {
        Some(Trend::Rise) if matches!(bound, "=" | "~") && mention.comparator != Comparator::Between => "up",
        Some(Trend::Fall) if matches!(bound, "=" | "~") && mention.comparator != Comparator::Between => {
            "down"
        }
        _ => bound,
    };
    Some(json!({"value": value, "change": change}))
}

fn plural(mention: &NumberMention, units: &Units) -> Option<Value> {
    let word = units.folded(mention.units.end as usize - 1);
    let scale = ["thousands", "millions", "billions", "hundreds", "dozens"].contains(&word);
    let (low, high) = (mention.low?, mention.high?);
    let top = if word == "thousands" { high } else { low * 5.0 };
    scale.then(|| json!({"value": [low / 2.0, top], "change": "="}))
}
