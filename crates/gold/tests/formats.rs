//! Every format writes the whole report, and nothing in it acts on its reader.

use claimwire_gold::{FORMATS, FloorOutcome, Options, Report, format_named, parse_claims, parse_gold, score};
use serde_json::{Value, json};

const NASTY: &str = "it\u{1b}[2J \"<b>&\r\n::error::x%0A, \u{202e}]]>";

fn report() -> Report {
    let gold = json!({"id": "1", "doc": "a.txt", "type": "stance", "evidence": {"start": 3, "end": 9, "quote": NASTY},
        "key": {"party": NASTY}, "attrs": {}});
    let found = json!({"id": "2", "doc": "a.txt", "type": "vote", "evidence": {"start": 3, "end": 9, "quote": "q"},
        "key": {"for": 9}, "attrs": {"time": "2024"}});
    let claim = |slots: Value| {
        json!({"type": "vote", "document": {"path": format!("{NASTY}/a.txt")}, "span": {"start": 3, "end": 9},
            "quote": NASTY, "sentence": format!("Before {NASTY} behind."), "slots": slots})
    };
    let gold = parse_gold("g,1.jsonl", format!("{gold}\n{found}\n").as_bytes()).unwrap();
    let claims =
        format!("{}\n{}\nbroken\n", claim(json!({"for": 9})), claim(json!({"motion": {"id": NASTY}})));
    score(&gold, &parse_claims("c.jsonl", claims.as_bytes()), &Options::default())
}

fn written(name: &str, report: &Report) -> String {
    let mut out = Vec::new();
    format_named(name).unwrap().write(report, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn broken_floor() -> FloorOutcome {
    FloorOutcome {
        floor: "small".into(),
        subject: "ALL".into(),
        metric: "f1".into(),
        minimum: 0.9,
        measured: Some(0.5),
    }
}

#[test]
fn no_format_lets_control_characters_through() {
    for format in FORMATS {
        for report in [report(), report().with_floors(vec![broken_floor()])] {
            let text = written(format.name(), &report);
            assert!(!text.contains(['\u{1b}', '\r', '\u{202e}']), "{}: {text}", format.name());
            assert_eq!(text, written(format.name(), &report));
        }
    }
}

#[test]
fn text_marks_the_evidence() {
    let text = written("text", &report());
    assert!(text.contains("Before «it\\u{1b}[2J \"<b>&"), "{text}");
    assert!(text.contains("c.jsonl:3:1: expected value; extract the article again"), "{text}");
    assert!(text.contains("time: expected 2024, got nothing"), "{text}");
}

#[test]
fn json_has_counts_and_verdict() {
    let value: Value = serde_json::from_str(&written("json", &report())).unwrap();
    assert_eq!(value["schema"], "check/1");
    assert_eq!(value["verdict"], "findings");
    assert_eq!(value["all"]["missing"], 1);
    assert_eq!(value["types"]["vote"]["precision"], 0.5);
    assert_eq!(value["missing"][0]["excerpt"]["quote"], NASTY);
}

#[test]
fn junit_has_a_case_per_type_and_floor() {
    let plain = written("junit", &report());
    assert_eq!(plain.matches("<testcase ").count(), 3);
    assert_eq!(plain.matches("<failure ").count(), 3);
    assert!(!plain.contains("<b>") && !plain.contains("]]>"), "{plain}");
    let floors = written("junit", &report().with_floors(vec![broken_floor()]));
    assert!(floors.contains("tests=\"4\" failures=\"1\""), "{floors}");
    assert!(floors.contains("name=\"small ALL f1\""), "{floors}");
}

#[test]
fn github_commands_stay_in_their_line() {
    let text = written("github", &report().with_floors(vec![broken_floor()]));
    let commands: Vec<&str> = text.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(commands.len(), 5, "{text}");
    assert!(commands[0].starts_with("::error title=below its floor::small: ALL f1 0.500 is below"), "{text}");
    assert!(
        commands[1].starts_with("::warning file=g%2C1.jsonl,line=1,title=missing stance::a.txt: "),
        "{text}"
    );
    assert!(text.contains("x%250A"), "{text}");
    assert!(written("github", &report()).starts_with("::error file="));
}

#[test]
fn sarif_points_at_code_points() {
    let log: Value = serde_json::from_str(&written("sarif", &report())).unwrap();
    let run = &log["runs"][0];
    let rules: Vec<&str> = run["tool"]["driver"]["rules"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|it| it["id"].as_str())
        .collect();
    assert_eq!((log["version"].as_str(), rules), (Some("2.1.0"), vec!["stance", "vote", "floor", "row"]));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.len(), 4);
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(region, &json!({"charOffset": 3, "charLength": 6}));
}
