//! A report as it stands on the disk: complete, self-contained, and safe against what the web puts into texts.

use std::fs;
use std::path::Path;

use claimwire_record::{Article, Claim, Fact, PositionStatus, SlotValue};
use claimwire_report::backing::targets;
use claimwire_report::{Dossier, write};
use serde_json::{Value, json};

/// What a page of the web may hold, to get out of an element, an attribute, a style, an address or a script.
const HOSTILE: &str = "</title><script>alert(1)</script><img src=x onerror=alert(1)>\"' onmouseover=alert(1) \u{2028}{{ 7 * 7 }}";

fn place(start: usize, end: usize) -> Value {
    json!({"start": start, "end": end, "byte_start": start, "byte_end": end})
}

fn nowhere() -> Value {
    json!({"start": null, "end": null, "byte_start": null, "byte_end": null})
}

fn entity(id: &str, name: &str) -> Value {
    json!({"id": id, "name": name, "kind": "text", "mention": name, "resolved_by": "lexicon", "span": nowhere()})
}

fn document(path: &str) -> Value {
    json!({"path": path, "url": "javascript:alert(1)", "title": HOSTILE, "publisher": HOSTILE, "agency": HOSTILE,
        "author": HOSTILE, "published": "2024-04-02", "sha256": ""})
}

fn article(path: &str, text: &str) -> Article {
    let whole = place(0, text.len());
    serde_json::from_value(json!({"schema": "article/1", "document": document(path), "text": text,
        "text_is_input": true, "paragraphs": [{"zone": "body", "span": whole, "reason": HOSTILE}]}))
    .expect("the record is whole")
}

fn claim(
    id: &str,
    claim_type: &str,
    slots: Value,
    quantity: Value,
    path: &str,
    span: (usize, usize),
) -> Claim {
    serde_json::from_value(json!({
        "schema": "claim/1", "id": id, "key": "k", "type": claim_type, "slots": slots, "text": HOSTILE,
        "polarity": "affirmed", "modality": "hedged", "modality_cues": [HOSTILE], "quantity": quantity,
        "time": {"value": "2024-04-02", "grain": "day", "text": null, "basis": "stated"},
        "attribution": {"source": {"kind": "person", "name": HOSTILE, "span": nowhere()}, "mode": "direct", "via": []},
        "span": place(span.0, span.1), "quote": HOSTILE, "prefix": "", "suffix": "", "sentence": HOSTILE,
        "zone": "body", "document": document(path), "rule": {"id": "r", "version": 1, "also": []},
        "confidence": 1.0, "confidence_reasons": [HOSTILE],
    }))
    .expect("the record is whole")
}

fn fact(id: &str, claim_type: &str, slots: Value, claims: &[&str]) -> Fact {
    let time = json!({"value": "2024-04-02", "grain": "day", "text": null, "basis": "stated"});
    let position = json!({"value": "support", "status": "contradicted", "first": time, "last": time,
        "claims": claims, "origins": [0], "relations": [{"to": 0, "kind": "contradicts", "rule": HOSTILE}],
        "polarity": "affirmed", "modality": "hedged", "scope": null, "text": HOSTILE});
    serde_json::from_value(
        json!({"schema": "fact/1", "id": id, "key": "k", "type": claim_type, "slots": slots,
        "status": "disputed", "best": null, "low": null, "high": null, "as_of": time, "positions": [position],
        "origins": [{"documents": ["a.txt", HOSTILE], "why": "agency"}],
        "counts": {"claims": 2, "documents": 1, "sources": 1, "origins": 1}, "links": [], "rule": HOSTILE,
        "explanation": HOSTILE}),
    )
    .expect("the record is whole")
}

fn hostile_dossier() -> Dossier {
    let stance =
        json!({"party": entity("a", HOSTILE), "position": "support", "target": entity("b", HOSTILE)});
    let tally =
        json!({"value": 28, "comparator": "at_least", "target": entity("b", HOSTILE), "position": HOSTILE});
    let number = json!({"value": 28.0, "low": 28.0, "span": nowhere()});
    let text = format!("Estonia backs it. {HOSTILE}");
    let claims = vec![
        claim("1", "stance", stance.clone(), json!({"span": nowhere()}), "a.txt", (0, 16)),
        claim("2", "tally", tally.clone(), number, "a.txt", (8, 16)),
    ];
    let facts = vec![fact("f1", "stance", stance, &["1"]), fact("f2", "tally", tally, &["2"])];
    Dossier::new(vec![article("a.txt", &text), article(&format!("b/{HOSTILE}.txt"), &text)], claims, facts)
}

fn files(folder: &Path) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else {
            files.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    files.sort();
    files
}

#[test]
fn hostile_text_stays_text() {
    let folder = tempfile::tempdir().unwrap();
    write(&hostile_dossier(), folder.path()).unwrap();
    let pages: Vec<_> =
        files(folder.path()).into_iter().filter(|(name, _)| name.ends_with(".html")).collect();
    assert_eq!(pages.len(), 7, "the front page, four lists and two articles");
    let mut seen = 0;
    for (name, text) in pages {
        for broken in ["<script>alert", "<img", "\" onmouseover", "' onmouseover", "javascript:"] {
            assert!(!text.contains(broken), "{name} lets {broken} through");
        }
        seen += usize::from(text.contains("&#60;script&#62;alert(1)"));
    }
    assert!(seen >= 5, "the text itself is shown: {seen}");
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    write(&hostile_dossier(), folder.path()).unwrap();
    for (name, text) in files(folder.path()) {
        for load in ["src=\"http", "href=\"http", "url(", "@import", "fetch(", "XMLHttpRequest", "//cdn"] {
            assert!(!text.contains(load), "{name} holds {load}");
        }
    }
}

#[test]
fn a_claim_opens_its_original_page_at_the_evidence() {
    let slots =
        json!({"party": entity("a", "Estonia"), "position": "support", "target": entity("b", "the bid")});
    let mut claim = claim("1", "stance", slots, json!({"span": nowhere()}), "a.txt", (0, 16));
    claim.document.url = Some("https://example.org/a".into());
    (claim.quote, claim.suffix) = ("Estonia backs it".into(), ", and Malta does not.".into());
    let text = "Estonia backs it, and Malta does not.";
    let dossier = Dossier::new(vec![article("a.txt", text)], vec![claim], Vec::new());
    let folder = tempfile::tempdir().unwrap();
    write(&dossier, folder.path()).unwrap();
    let link = "href=\"https://example.org/a#:~:text=Estonia%20backs%20it";
    assert!(files(folder.path()).iter().any(|(_, page)| page.contains(link)), "no page holds {link}");
}

#[test]
fn the_same_records_give_the_same_bytes_in_any_order() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let dossier = hostile_dossier();
    write(&dossier, one.path()).unwrap();
    let reversed = |articles: &[Article]| articles.iter().rev().cloned().collect::<Vec<_>>();
    let claims = dossier.claims.iter().rev().chain(&dossier.claims).cloned().collect();
    let facts = dossier.facts.iter().rev().cloned().collect();
    write(&Dossier::new(reversed(&dossier.articles), claims, facts), two.path()).unwrap();
    let texts = |folder: &Path| files(folder).into_iter().map(|(_, text)| text).collect::<Vec<_>>();
    assert_eq!(texts(one.path()), texts(two.path()));
}

#[test]
fn an_older_report_is_replaced_and_nothing_left_over() {
    let folder = tempfile::tempdir().unwrap();
    write(&hostile_dossier(), folder.path()).unwrap();
    write(&Dossier::default(), folder.path()).unwrap();
    assert_eq!(fs::read_dir(folder.path().join("report/articles")).unwrap().count(), 0);
    let names: Vec<_> =
        fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn a_party_whose_stands_clash_was_shown_in_one_column_only() {
    let (party, target) = (entity("country:A", "A"), entity("person:b", "B"));
    let claim = |id: &str, position: &str| {
        let slots = json!({"party": party, "position": position, "target": target});
        claim(id, "stance", slots, json!({"span": nowhere()}), "a.txt", (0, 16))
    };
    let mut clash = fact("f", "stance", json!({"party": party, "target": target}), &["1"]);
    let mut other = clash.positions[0].clone();
    other.value = SlotValue::Word("oppose".into());
    other.status = PositionStatus::Current;
    other.claims = vec!["2".into()];
    clash.positions.push(other);
    let claims = vec![claim("1", "support"), claim("2", "oppose")];
    let dossier = Dossier::new(vec![article("a.txt", "Estonia backs it.")], claims, vec![clash]);
    let targets = targets(&dossier, "");
    let stands: Vec<_> = targets[0].columns.iter().map(|it| (it.name, it.parties[0].also.clone())).collect();
    assert_eq!(stands, [("backs", vec!["opposes"]), ("opposes", vec!["backs"])]);
    assert!(targets[0].columns.iter().all(|column| column.parties[0].disputed));
}
