//! Reads documents as JSON Lines (`id`, `dct`, `text`) and writes the times found in them, for scoring against gold.
//!
//! `cargo run --release -p claimwire-extractor --example bench_times GOLD.jsonl > PRED.jsonl`. Spans are in code
//! points; the tense comes from the words around each time.

use std::io::Write;

use claimwire_extractor::Starters;
use claimwire_extractor::times::{Reference, TimeKind, direction, find, resolve};
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
        let reference = gold["dct"].as_str().and_then(Reference::parse);
        let times = times(text, reference.as_ref(), &vocabulary);
        writeln!(out, "{}", json!({"id": gold["id"], "timexes": times}))?;
    }
    Ok(())
}

fn times(text: &str, reference: Option<&Reference>, vocabulary: &Vocabulary) -> Vec<Value> {
    let mut times = Vec::new();
    let mut from = 0;
    for line in text.split_inclusive('\n') {
        let mut units = Units::default();
        units.scan(text, from..from + line.len(), vocabulary);
        from += line.len();
        let mut found = Vec::new();
        find(text, &units, 0..units.len(), &Starters::default(), &mut found);
        for mention in &found {
            let tense = direction(text, &units, 0..units.len(), mention);
            let Some(resolved) = resolve(&mention.expression, reference, tense) else { continue };
            let start = units.all()[mention.units.start as usize].span.start as usize;
            let end = units.all()[mention.units.end as usize - 1].span.end as usize;
            let code_points = |end: usize| text[..end].chars().count();
            let kind = match resolved.timex_type {
                TimeKind::Date => "DATE",
                TimeKind::Time => "TIME",
                TimeKind::Duration => "DURATION",
                TimeKind::Set => "SET",
            };
            times.push(json!({"span": [code_points(start), code_points(end)], "type": kind, "value": resolved.value}));
        }
    }
    times
}
