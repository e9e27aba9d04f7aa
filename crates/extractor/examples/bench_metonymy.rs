//! Reads sentences with the name of a place as JSON Lines (`id`, `text`, `span`) and writes what the name stands for, for
//! scoring against gold: `lit` for the place, `met` for a body.
//!
//! `cargo run --release -p claimwire-extractor --example bench_metonymy GOLD.jsonl [RULES] > PRED.jsonl`. Spans are in
//! code points.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use claimwire_extractor::{Extractor, Reading, article_of};
use claimwire_record::Span;
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
        let text = gold["text"].as_str().unwrap_or_default();
        let byte = |point: &Value| {
            let point = point.as_u64().unwrap_or_default() as usize;
            text.char_indices().nth(point).map_or(text.len(), |(at, _)| at) as u32
        };
        let span = Span::new(byte(&gold["span"][0]), byte(&gold["span"][1]));
        let reading = match extractor.reading(&article_of(text, None), span) {
            Reading::Place => "lit",
            Reading::Body => "met",
        };
        writeln!(out, "{}", json!({"id": gold["id"], "reading": reading}))?;
    }
    Ok(())
}
