//! Floors are checked against the pinned gold, raised in place, and lowered only with a reason.

use claimwire_gold::{
    Claims, FloorError, FloorOutcome, GoldSet, Options, Report, Verdict, check_floors, parse_claims,
    parse_floors, parse_gold, score, update_floors,
};
use serde_json::json;

const FLOORS: &str = r#"# Raised by hand never: see the guide.
[[floor]]
name = "small"
gold = "corpus/small.gold.jsonl"
gold_sha256 = "abc"

[floor.types]
ALL = { precision = 0.5, recall = 0.4 } # of both votes
vote = { recall = 0.9 }

[floor.attributes]
"modality(asserted)" = { share = 0.25 }
"#;

/// Two votes are asked for; one is found, beside a claim too many.
fn report() -> Report {
    let row = |id: &str, start: u32| {
        json!({"id": id, "doc": "a.txt", "type": "vote", "evidence": {"start": start, "end": start + 5, "quote": "q"},
            "key": {"for": start}, "attrs": {}})
    };
    let gold: GoldSet = parse_gold("g", format!("{}\n{}", row("1", 0), row("2", 900)).as_bytes()).unwrap();
    let claim = |votes: u32| json!({"type": "vote", "document": "a.txt", "span": {"start": 0, "end": 5}, "slots": {"for": votes}});
    let claims: Claims = parse_claims("c", format!("{}\n{}", claim(0), claim(7)).as_bytes());
    score(&gold, &claims, &Options::default())
}

#[test]
fn each_minimum_has_an_outcome() {
    let floors = parse_floors(FLOORS).unwrap();
    let floor = floors.named("small").unwrap();
    assert_eq!(floors.for_gold("./corpus/small.gold.jsonl"), Some(floor));
    let outcomes = check_floors(&report(), floor, "ABC").unwrap();
    let told: Vec<String> = outcomes.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "small: ALL precision 0.500 reaches its floor 0.500",
            "small: ALL recall 0.500 reaches its floor 0.400",
            "small: vote recall 0.500 is below its floor 0.900",
            "small: modality(asserted) share 1.000 reaches its floor 0.250",
        ]
    );
    assert_eq!(report().with_floors(outcomes.clone()).verdict(), Verdict::Findings);
    assert_eq!(report().with_floors(outcomes[..2].to_vec()).verdict(), Verdict::Pass);
}

#[test]
fn changed_gold_must_be_pinned_anew() {
    let floors = parse_floors(FLOORS).unwrap();
    let error = check_floors(&report(), &floors.floors[0], "def").unwrap_err();
    assert!(error.to_string().contains("pinned abc, now def"), "{error}");
}

#[test]
fn nothing_is_lowered_without_a_reason() {
    let error = update_floors(FLOORS, "small", &report(), "def", None).unwrap_err();
    assert!(error.to_string().contains("vote recall from 0.900 to 0.500"), "{error}");
    assert!(matches!(update_floors(FLOORS, "small", &report(), "def", Some(" ")), Err(FloorError::NoReason)));
    assert!(matches!(update_floors(FLOORS, "other", &report(), "def", None), Err(FloorError::Unknown(_))));
}

#[test]
fn an_update_keeps_the_file_as_it_is_otherwise() {
    let update = update_floors(FLOORS, "small", &report(), "def", Some("a rule was wrong")).unwrap();
    let expected = r#"# Raised by hand never: see the guide.
[[floor]]
name = "small"
gold = "corpus/small.gold.jsonl"
gold_sha256 = "def"

[floor.types]
ALL = { precision = 0.5, recall = 0.5 } # of both votes
vote = { recall = 0.5, reason = "a rule was wrong" }

[floor.attributes]
"modality(asserted)" = { share = 1.0 }
"#;
    assert_eq!(update.toml, expected);
    assert_eq!((update.raised.len(), update.lowered.len()), (2, 1));
    let again = update_floors(&update.toml, "small", &report(), "def", None).unwrap();
    assert_eq!((again.toml.as_str(), again.raised.len()), (expected, 0));
}

#[test]
fn a_new_floor_is_filled_and_its_neighbour_is_left_alone() {
    let two = "[[floor]]\nname = \"new\"\ngold = \"g\"\ngold_sha256 = \"\"\n\n".to_owned() + FLOORS;
    let update = update_floors(&two, "new", &report(), "abc", None).unwrap();
    let expected = r#"[[floor]]
name = "new"
gold = "g"
gold_sha256 = "abc"

[floor.types]
ALL = { precision = 0.5, recall = 0.5, f1 = 0.5 }
vote = { precision = 0.5, recall = 0.5, f1 = 0.5 }

[floor.attributes]
"modality(asserted)" = { share = 1.0 }

"#;
    assert_eq!(update.toml, expected.to_owned() + FLOORS);
    let outcomes = check_floors(&report(), &parse_floors(&update.toml).unwrap().floors[0], "abc").unwrap();
    assert_eq!(outcomes.len(), 7);
    assert!(outcomes.iter().all(FloorOutcome::passed));
}

#[test]
fn floors_that_make_no_sense_are_refused() {
    assert!(matches!(parse_floors("[[floor]]\nnmae = 1"), Err(FloorError::Syntax(_))));
    let high = FLOORS.replace("0.9", "90");
    assert!(parse_floors(&high).unwrap_err().to_string().contains("vote recall is 90"));
}
