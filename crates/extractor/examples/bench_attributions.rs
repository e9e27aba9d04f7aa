//! Reads articles as JSON Lines (`id`, `text`, `date`) and writes whose words and views they give, for scoring against
//! gold. The gold marks no attribution within the content of another, so those are left out.
//!
//! `cargo run --release -p claimwire-extractor --example bench_attributions GOLD.jsonl [RULES] > PRED.jsonl`. Spans are
//! in code points.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use claimwire_extractor::{AttributionMention, Extractor, article_of};
use claimwire_record::{Byte, Offsets, Span};
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
        let article = article_of(gold["text"].as_str().unwrap_or_default(), gold["date"].as_str());
        let offsets = Offsets::new(&article.text);
        let found: Vec<Value> = extractor
            .attributions(&article)
            .iter()
            .filter(|mention| !mention.nested)
            .map(|mention| row(mention, &offsets))
            .collect();
        writeln!(out, "{}", json!({"id": gold["id"], "attributions": found}))?;
    }
    Ok(())
}

fn row(mention: &AttributionMention, offsets: &Offsets) -> Value {
    let point = |span: &Span<Byte>| {
        let location = offsets.locate(*span);
        json!([location.start, location.end])
    };
    json!({
        "source": mention.source.iter().map(point).collect::<Vec<_>>(),
        "cue": mention.cue.iter().map(point).collect::<Vec<_>>(),
        "content": mention.content.iter().map(point).collect::<Vec<_>>(),
        "kind": mention.mode,
        "construction": mention.construction,
    })
}
