//! A review from the first verdict to the gold that a check reads.

use std::fs;
use std::path::Path;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use claimwire_gold::{Options, parse_claims, read_gold, score};
use claimwire_record::{Article, Claim};
use claimwire_report::Dossier;
use claimwire_review::{Asked, Desk, Judgement, ReviewError, Token, TypeForm, router};
use claimwire_rules::RuleSet;
use serde_json::{Value, json};
use tower::ServiceExt;

const TEXT: &str = "Été. Estonia backs Rutte. Latvia opposes him.";

fn nowhere() -> Value {
    json!({"start": null, "end": null, "byte_start": null, "byte_end": null})
}

fn entity(id: &str, name: &str) -> Value {
    json!({"id": id, "name": name, "kind": "country", "mention": name, "resolved_by": "lexicon", "span": nowhere()})
}

fn claim(id: &str, party: (&str, &str), position: &str, (start, end): (usize, usize)) -> Claim {
    let place = |at: usize| TEXT[..at].chars().count();
    serde_json::from_value(json!({
        "schema": "claim/1", "id": id, "key": "k", "type": "stance",
        "slots": {"party": entity(party.0, party.1), "position": position, "target": entity("person:mark-rutte", "Mark Rutte")},
        "text": "", "polarity": "affirmed", "modality": "asserted", "modality_cues": [], "quantity": {"span": nowhere()},
        "time": {}, "attribution": {"source": {"kind": "outlet", "span": nowhere()}, "mode": "narrated", "via": []},
        "span": {"start": place(start), "end": place(end), "byte_start": start, "byte_end": end},
        "quote": &TEXT[start..end], "prefix": "", "suffix": "", "sentence": "", "zone": "body",
        "document": {"path": "x/a.txt", "sha256": ""}, "rule": {"id": "r", "version": 1, "also": []},
        "confidence": 1.0, "confidence_reasons": [],
    }))
    .expect("the record is whole")
}

fn claims() -> Vec<Claim> {
    vec![
        claim("c1", ("country:EE", "Estonia"), "support", (7, 27)),
        claim("c2", ("country:LV", "Latvia"), "support", (28, 46)),
    ]
}

fn dossier() -> Dossier {
    let whole = json!({"start": 0, "end": TEXT.chars().count(), "byte_start": 0, "byte_end": TEXT.len()});
    let article: Article =
        serde_json::from_value(json!({"schema": "article/1", "text": TEXT, "text_is_input": true,
        "document": {"path": "x/a.txt", "sha256": ""},
        "paragraphs": [{"zone": "body", "span": whole, "reason": null}]}))
        .expect("the record is whole");
    Dossier::new(vec![article], claims(), Vec::new())
}

fn forms() -> Vec<TypeForm> {
    RuleSet::embedded().expect("the packs load").types.iter().map(TypeForm::from).collect()
}

fn desk(gold: &Path) -> Desk {
    Desk::open(dossier(), forms(), gold, "ana").expect("the desk opens")
}

fn asked(position: &str, start: u32, end: u32) -> Asked {
    let slots = [("party", "country:LV"), ("position", position), ("target", "person:mark-rutte")];
    Asked {
        claim_type: "stance".into(),
        start,
        end,
        slots: slots.map(|(name, value)| (name.to_owned(), value.to_owned())).into(),
        negated: false,
        modality: String::new(),
        time: String::new(),
        attribution: String::new(),
    }
}

#[test]
fn a_correction_is_what_check_reads() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.gold.jsonl");
    let mut desk = desk(&file);
    desk.judge("c1", true).unwrap();
    desk.correct("c2", &asked("oppose", 28, 46)).unwrap();
    let gold = read_gold(&file).unwrap();
    let lines: Vec<String> = claims().iter().map(|claim| serde_json::to_string(claim).unwrap()).collect();
    let report =
        score(&gold, &parse_claims("claims.jsonl", lines.join("\n").as_bytes()), &Options::default());
    assert_eq!(
        (report.missing.len(), report.spurious.len()),
        (1, 1),
        "the corrected claim is found otherwise"
    );
    let evidence = &gold.claims.iter().find(|row| row.id == "c2").unwrap().evidence;
    assert_eq!((evidence.start, evidence.end, evidence.quote.as_str()), (26, 44, "Latvia opposes him"));
}

#[test]
fn verdicts_outlive_the_server_and_can_be_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("review.gold.jsonl");
    let mut first = desk(&file);
    first.judge("c1", false).unwrap();
    let page = first.dossier().page_of("x/a.txt").unwrap().to_owned();
    first.add(&page, &asked("oppose", 28, 46)).unwrap();
    let mut second = desk(&file);
    let kept: Vec<Judgement> = second.verdicts_on("x/a.txt").iter().map(|verdict| verdict.verdict).collect();
    assert_eq!(kept.len(), 2);
    assert!(kept.contains(&Judgement::Rejected) && kept.contains(&Judgement::Added));
    assert_eq!(read_gold(&file).unwrap().claims.len(), 1, "what is rejected is no gold");
    let added = read_gold(&file).unwrap().claims[0].id.clone();
    second.take_back(&added).unwrap();
    assert_eq!(fs::read_to_string(&file).unwrap(), "");
}

#[test]
fn gold_that_was_there_stays() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.gold.jsonl");
    let row = json!({"id": "old", "doc": "b.txt", "type": "stance", "evidence": {"start": 0, "end": 1, "quote": "x"},
        "key": {"party": "country:FR"}, "attrs": {}});
    fs::write(&file, format!("{row}\n")).unwrap();
    desk(&file).judge("c1", true).unwrap();
    let ids: Vec<String> = read_gold(&file).unwrap().claims.into_iter().map(|row| row.id).collect();
    assert_eq!(ids, ["c1", "old"]);
}

#[test]
fn what_does_not_fit_is_refused_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&folder.path().join("g.gold.jsonl"));
    let mut refused = |asked: &Asked| match desk.correct("c2", asked) {
        Err(ReviewError::Unfit(reason)) => reason,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(&asked("cheers", 28, 46)), "position is one of: support, oppose, undecided");
    assert_eq!(refused(&asked("", 28, 46)), "position must be filled in");
    assert!(refused(&asked("oppose", 1, 2)).contains("no stretch of the text"), "within a character");
    assert!(refused(&asked("oppose", 40, 4000)).contains("no stretch of the text"));
    let mut unknown = asked("oppose", 28, 46);
    unknown.slots.insert("colour".into(), "red".into());
    assert_eq!(refused(&unknown), "stance has no slot \"colour\"");
}

fn asks(method: Method, path: &str, cookie: &str, body: &Value) -> StatusCode {
    let folder = tempfile::tempdir().unwrap();
    let token = Token::chosen("a-token-of-this-test").unwrap();
    let service = router(desk(&folder.path().join("g.gold.jsonl")), token);
    let request = Request::builder().method(method).uri(path).header("cookie", cookie);
    let request =
        request.header("content-type", "application/json").body(Body::from(body.to_string())).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(service.oneshot(request)).unwrap().status()
}

#[test]
fn nobody_gets_in_without_the_token() {
    let (none, right, wrong) =
        ("", "claimwire-token=a-token-of-this-test", "claimwire-token=a-token-of-this-tesT");
    let accepted = json!({"verdict": "accepted"});
    for cookie in [none, wrong] {
        for (method, path) in
            [(Method::GET, "/"), (Method::GET, "/assets/report.css"), (Method::PUT, "/api/claim/c1")]
        {
            assert_eq!(asks(method, path, cookie, &accepted), StatusCode::UNAUTHORIZED);
        }
    }
    assert_eq!(asks(Method::GET, "/?token=a-token-of-this-test", none, &accepted), StatusCode::SEE_OTHER);
    assert_eq!(asks(Method::GET, "/?token=x", none, &accepted), StatusCode::UNAUTHORIZED);
    assert_eq!(asks(Method::PUT, "/api/claim/c1", right, &accepted), StatusCode::OK);
    assert_eq!(asks(Method::PUT, "/api/claim/none", right, &accepted), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(asks(Method::GET, "/article/../../etc/passwd", right, &accepted), StatusCode::NOT_FOUND);
}
