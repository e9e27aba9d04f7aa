//! Reads articles with marked events as JSON Lines (`id`, `dct`, `text`, `events` with `span`) and writes what the text
//! says of each, for scoring against gold.
//!
//! `cargo run --release -p claimwire-extractor --example bench_factuality GOLD.jsonl [RULES] > PRED.jsonl`. Spans are in
//! code points. Of the gold nothing but the spans is read.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use claimwire_extractor::{EventFactuality, Extractor, article_of};
use claimwire_record::{Byte, Span};
use claimwire_rules::RuleSet;
use serde_json::{Value, json};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of a gold file")?;
    let rules = match std::env::args().nth(2) {
        Some(folder) => RuleSet::load_dir(Path::new(&folder)),
        None => RuleSet::embedded(),
    };
    let extractor = Extractor::new(Arc::new(rules.map_err(|problems| format!("{problems:?}"))?));
    let mut out = std::io::stdout().lock();
    for line in std::fs::read_to_string(path)?.lines().filter(|line| !line.trim().is_empty()) {
        let gold: Value = serde_json::from_str(line)?;
        let article = article_of(gold["text"].as_str().unwrap_or_default(), gold["dct"].as_str());
        let places: Vec<&Value> =
            gold["events"].as_array().into_iter().flatten().map(|event| &event["span"]).collect();
        let spans: Vec<Span<Byte>> = places.iter().map(|place| bytes(&article.text, place)).collect();
        let found = extractor.events(&article, &spans);
        let events: Vec<Value> = places.iter().zip(&found).map(|(place, event)| row(place, *event)).collect();
        writeln!(out, "{}", json!({"id": gold["id"], "events": events}))?;
    }
    Ok(())
}

/// A span in code points as one in bytes.
fn bytes(text: &str, place: &Value) -> Span<Byte> {
    let byte = |point: &Value| {
        let point = point.as_u64().unwrap_or_default() as usize;
        text.char_indices().nth(point).map_or(text.len(), |(at, _)| at) as u32
    };
    Span::new(byte(&place[0]), byte(&place[1]))
}

fn row(place: &Value, event: EventFactuality) -> Value {
    json!({
        "span": place,
        "certainty": if event.certain { "CERTAIN" } else { "PROBABLE" },
        "polarity": if event.affirmed { "POS" } else { "NEG" },
        "time": if event.future { "FUTURE" } else { "NON_FUTURE" },
    })
}
