//! Chunks for language models keep to their budget, are cut between sentences only, and lose no claim unsaid.

use std::path::Path;

use claimwire_exporter::{Chunks, LEAST_BUDGET, Record, Sink, Tokens};
use claimwire_record::Claim;
use proptest::prelude::*;
use serde_json::{Value, json};

fn claim(id: usize, path: &str, quote: &str) -> Claim {
    let nowhere = json!({"start": null, "end": null, "byte_start": null, "byte_end": null});
    let entity = json!({"id": "org:x", "name": "X", "kind": "org", "mention": "X", "span": nowhere});
    serde_json::from_value(json!({
        "schema": "claim/1", "id": format!("c{id}"), "key": "k", "type": "stance", "slots": {"party": entity},
        "text": "X backs it", "polarity": "affirmed", "modality": "hedged", "modality_cues": [],
        "quantity": {"span": nowhere}, "time": {"value": "2024-04-02"},
        "attribution": {"source": {"kind": "person", "name": "Ada Lind", "span": nowhere}, "mode": "direct", "via": []},
        "span": nowhere, "quote": quote, "prefix": "", "suffix": "", "sentence": quote, "zone": "body",
        "document": {"path": path, "title": "A title", "publisher": "The Example", "sha256": ""},
        "rule": {"id": "r", "version": 1, "also": []}, "confidence": 1.0, "confidence_reasons": [],
    }))
    .expect("the record is whole")
}

/// The rows that claims become, and the notes.
fn chunks(claims: &[Claim], budget: usize) -> (Vec<Value>, Vec<String>) {
    let (rows, _, notes) = all_of(claims, budget);
    (rows, notes)
}

/// The rows that claims become, those of the sentences that are left out, and the notes.
fn all_of(claims: &[Claim], budget: usize) -> (Vec<Value>, Vec<Value>, Vec<String>) {
    let folder = tempfile::tempdir().unwrap();
    let tokens = Tokens::built_in().unwrap();
    let mut sink: Box<dyn Sink> = Box::new(Chunks::create(folder.path(), budget, tokens).unwrap());
    for claim in claims {
        sink.take(Record::Claim(claim)).unwrap();
    }
    let notes = sink.close().unwrap().notes;
    let rows = |name: &str| {
        let text = std::fs::read_to_string(folder.path().join(name)).unwrap();
        text.lines().map(|row| serde_json::from_str(row).unwrap()).collect()
    };
    (rows("chunks.jsonl"), rows("left_out.jsonl"), notes)
}

/// What stands in the quotation marks of a line.
fn quoted(line: &str) -> Option<&str> {
    line.split_once(": “")?.1.strip_suffix('”')
}

#[test]
fn a_chunk_reads_as_claims_under_their_documents() {
    let claims =
        [claim(1, "a.txt", "We back\nit."), claim(2, "a.txt", "So do we."), claim(3, "b.txt", "No.")];
    let (rows, _) = chunks(&claims, 1000);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!(
        row["text"],
        "# A title (The Example)\n\
         [1] X backs it (according to Ada Lind; 2024-04-02; hedged): “We back it.”\n\
         [2] X backs it (according to Ada Lind; 2024-04-02; hedged): “So do we.”\n\
         # A title (The Example)\n\
         [3] X backs it (according to Ada Lind; 2024-04-02; hedged): “No.”\n"
    );
    assert_eq!(row["claims"], json!(["c1", "c2", "c3"]));
    assert_eq!(row["documents"], json!(["a.txt", "b.txt"]));
    assert_eq!(row["tokens"], Tokens::built_in().unwrap().count(row["text"].as_str().unwrap()).unwrap());
}

#[test]
fn a_long_quote_goes_on_at_a_sentence_of_its_own() {
    let quote = "The ministers agreed on it at last. ".repeat(12);
    let (rows, notes) = chunks(&[claim(1, "a.txt", &quote)], LEAST_BUDGET);
    assert!(rows.len() > 1, "{rows:?}");
    let texts: Vec<&str> = rows.iter().map(|row| row["text"].as_str().unwrap()).collect();
    let parts: Vec<&str> = texts.iter().flat_map(|text| text.lines().filter_map(quoted)).collect();
    let is_whole = |part: &&str| part.starts_with("The ministers") && part.ends_with("at last.");
    assert!(parts.iter().all(is_whole), "{parts:?}");
    assert_eq!(parts.join(" "), quote.trim());
    assert_eq!(notes.len(), 1, "nothing is left out: {notes:?}");
}

#[test]
fn a_sentence_that_never_fits_is_left_out_and_named() {
    let long = "and so on ".repeat(LEAST_BUDGET);
    let (rows, left_out, notes) =
        all_of(&[claim(1, "a.txt", &long), claim(2, "a.txt", "We do.")], LEAST_BUDGET);
    assert_eq!(rows[0]["claims"], json!(["c2"]));
    assert!(notes[1].contains("1 sentences") && notes[1].contains("left_out.jsonl"), "{notes:?}");
    assert_eq!(left_out, [json!({"claim": "c1", "document": "a.txt", "sentence": long.trim()})]);
}

#[test]
fn a_file_that_cuts_texts_short_does_not_cut_the_count() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tokenizer.json");
    let built_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/tokenizer.json");
    let mut tokenizer: Value = serde_json::from_str(&std::fs::read_to_string(built_in).unwrap()).unwrap();
    tokenizer["truncation"] =
        json!({"direction": "Right", "max_length": 2, "strategy": "LongestFirst", "stride": 0});
    std::fs::write(&file, tokenizer.to_string()).unwrap();
    assert!(Tokens::read(&file).unwrap().count("Estonia backs Mark Rutte for the post").unwrap() > 5);
    std::fs::write(&file, "{}").unwrap();
    assert!(Tokens::read(&file).is_err() && Tokens::read(folder.path()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_chunk_is_over_budget_and_no_claim_is_lost(
        quotes in proptest::collection::vec("(\\PC{0,40}|[A-Z][a-z ]{3,30}\\. ){1,12}", 1..20),
        budget in LEAST_BUDGET..400,
    ) {
        let path = |at: usize| if at.is_multiple_of(3) { "a.txt" } else { "b.txt" };
        let claims: Vec<Claim> =
            quotes.iter().enumerate().map(|(at, quote)| claim(at, path(at), quote)).collect();
        let (rows, notes) = chunks(&claims, budget);
        let tokens = Tokens::built_in().unwrap();
        let mut seen = Vec::new();
        for row in &rows {
            let count = tokens.count(row["text"].as_str().unwrap()).unwrap();
            prop_assert!(count <= budget, "{count} of {budget}");
            prop_assert_eq!(&row["tokens"], count);
            seen.extend(row["claims"].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()));
        }
        if notes.len() == 1 {
            seen.dedup();
            prop_assert_eq!(seen, claims.iter().map(|claim| claim.id.clone()).collect::<Vec<_>>());
        }
    }
}
