//! What resolving a table promises of every table.

use std::collections::BTreeSet;

use claimwire_reconciler::table::{Finding, Form, Hierarchy, Kind, Row, Table, resolve};
use proptest::prelude::*;

const PLACES: &str =
    "ID,name,parentID\n0,Root,-1\n1,North,0\n2,Town,1\n3,Harbour,2\n4,South,0\n5,Village,4\n";
const KINDS: [Kind; 4] = [Kind::Text, Kind::Place, Kind::Number, Kind::Set];

fn hierarchy() -> Hierarchy {
    Hierarchy::from_csv(PLACES).unwrap()
}

/// One of five values of a kind.
fn value(kind: Kind, number: u8) -> String {
    let number = usize::from(number % 5);
    match kind {
        Kind::Place => ["North", "Town", "Harbour", "South", "Village"][number].to_owned(),
        Kind::Set => ["berg", "berg;lund", "lund", "berg;lund;moe", "moe"][number].to_owned(),
        Kind::Number => number.to_string(),
        Kind::Text => format!("v{number}"),
    }
}

/// A row as a line of JSON.
fn row(kind: Kind, item: u8, source: u8, value: &str) -> String {
    let kind = kind.name();
    format!(r#"{{"item":"i{item}","source":"s{source}","value":"{value}","kind":"{kind}"}}"#) + "\n"
}

fn line(kind: Kind, (item, source, number): (u8, u8, u8)) -> String {
    row(kind, item, source, &value(kind, number))
}

fn read(lines: &[String]) -> BTreeSet<Row> {
    let mut table = Table::default();
    table.read("t.jsonl", lines.concat().as_bytes(), Form::JsonLines, None);
    assert!(table.rejected.is_empty());
    table.rows
}

fn findings(lines: &[String]) -> Vec<Finding> {
    resolve(&read(lines), &hierarchy(), 0.0)
}

fn of_item(lines: &[String], item: &str) -> Finding {
    findings(lines).into_iter().find(|finding| finding.item == item).unwrap()
}

/// How likely a value is held to be.
fn confidence(found: &Finding, value: &str) -> f64 {
    let other =
        || found.alternatives.iter().find(|other| other.value == value).map_or(0.0, |other| other.confidence);
    if found.value.as_deref() == Some(value) { found.confidence } else { other() }
}

/// Some items, some sources, few values.
fn lines() -> impl Strategy<Value = (Kind, Vec<String>)> {
    let rows = prop::collection::vec((0..12u8, 0..8u8, 0..5u8), 1..80);
    (prop::sample::select(KINDS.to_vec()), rows)
        .prop_map(|(kind, rows)| (kind, rows.into_iter().map(|row| line(kind, row)).collect()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn order_and_repetition_change_no_byte((_, lines) in lines(), turn in 0..80usize) {
        let mut other = lines.clone();
        other.rotate_left(turn % lines.len());
        other.reverse();
        other.extend(lines.iter().take(turn).cloned());
        let bytes = |lines: &[String]| serde_json::to_string(&findings(lines)).unwrap();
        prop_assert_eq!(bytes(&lines), bytes(&other));
    }

    #[test]
    fn a_unanimous_item_has_its_value((kind, mut lines) in lines(), sources in 1..6u8, number in 0..5u8) {
        lines.extend((0..sources).map(|source| line(kind, (99, source, number))));
        let found = of_item(&lines, "i99");
        prop_assert_eq!(found.support.len(), usize::from(sources));
        prop_assert_eq!(found.value, Some(value(kind, number)));
    }

    #[test]
    fn chances_are_chances((_, lines) in lines()) {
        for finding in findings(&lines) {
            let sum = finding.confidence + finding.alternatives.iter().map(|other| other.confidence).sum::<f64>();
            prop_assert!(sum <= 1.001, "{} in all for {}", sum, finding.item);
            prop_assert!(finding.alternatives.iter().all(|other| other.confidence <= finding.confidence));
        }
    }
}

#[test]
fn one_more_source_that_agrees_never_makes_a_value_less_likely() {
    for kind in KINDS {
        let told = |item: u8, source: u8| if (item + 2 * source).is_multiple_of(9) { item + 1 } else { item };
        let rows = (0..80u8).flat_map(|item| (0..5u8).map(move |source| (item, source, told(item, source))));
        let lines: Vec<String> = rows.map(|row| line(kind, row)).collect();
        for item in (0..80u8).step_by(7) {
            let name = format!("i{item}");
            let before = of_item(&lines, &name);
            let agreed = before.value.clone().unwrap();
            let more = [lines.clone(), vec![row(kind, item, 200, &agreed)]].concat();
            let (before, after) = (before.confidence, confidence(&of_item(&more, &name), &agreed));
            assert!(after >= before - 1e-3, "{kind:?} {name}: {before} then {after}");
        }
    }
}

#[test]
fn a_source_that_is_often_alone_is_believed_less() {
    let mut lines: Vec<String> = Vec::new();
    for item in 0..30u8 {
        lines.extend([0, 1].map(|source| line(Kind::Text, (item, source, item))));
        lines.push(line(Kind::Text, (item, 2, item + 1)));
    }
    lines.extend([line(Kind::Text, (99, 2, 1)), line(Kind::Text, (99, 0, 3))]);
    assert_eq!(of_item(&lines, "i99").value.as_deref(), Some("v3"));
}

#[test]
fn what_is_told_wrongly_everywhere_is_believed_nowhere() {
    let mut lines: Vec<String> = Vec::new();
    for item in 0..40u8 {
        lines.push(line(Kind::Text, (item, item % 5, item % 4)));
        lines.push(line(Kind::Text, (item, (item + 1) % 5, item % 4)));
        lines.push(line(Kind::Text, (item, 7, 4)));
    }
    lines.extend([line(Kind::Text, (99, 7, 4)), line(Kind::Text, (99, 1, 2))]);
    assert_eq!(of_item(&lines, "i99").value.as_deref(), Some("v2"));
}

#[test]
fn an_unlikely_value_is_kept_back_on_request() {
    let lines = [line(Kind::Text, (1, 1, 1)), line(Kind::Text, (1, 2, 2))];
    let kept = resolve(&read(&lines), &Hierarchy::default(), 0.9);
    assert_eq!((&kept[0].value, kept[0].alternatives.len()), (&None, 2));
    assert!(kept[0].abstained.as_deref().unwrap().contains("0.9 was asked for"));
}
