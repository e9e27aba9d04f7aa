//! Every record is what its schema says, with every key present.

use claimwire_cli::Rejected;
use claimwire_record::{Article, Claim, Fact};
use schemars::{JsonSchema, generate::SchemaSettings};
use serde_json::Value;

use crate::support::{Ran, claimwire, corpus, folder_with_good_article};

/// The schema of what is written: every key that a type can write is required.
fn written<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

/// The keywords of JSON Schema (2020-12) that our schemas use; any other is a fault of this checker.
fn check(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Value::Object(keywords) = schema else {
        return if schema == &Value::Bool(true) {
            Ok(())
        } else {
            Err(format!("{at}: nothing is allowed here"))
        };
    };
    for (keyword, rule) in keywords {
        check_keyword(root, keyword, rule, schema, value, at)?;
    }
    Ok(())
}

fn check_keyword(
    root: &Value,
    keyword: &str,
    rule: &Value,
    schema: &Value,
    value: &Value,
    at: &str,
) -> Result<(), String> {
    let holds =
        |holds: bool| if holds { Ok(()) } else { Err(format!("{at}: {value} breaks {keyword} {rule}")) };
    match keyword {
        "$schema" | "$defs" | "title" | "description" | "format" | "default" => Ok(()),
        "type" => holds(any_of(rule, |name| is_of_type(value, name.as_str().unwrap()))),
        "const" => holds(value == rule),
        "enum" => holds(any_of(rule, |allowed| allowed == value)),
        "minimum" => holds(value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap())),
        "maximum" => holds(value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap())),
        "$ref" => check(root, root.pointer(&rule.as_str().unwrap()[1..]).expect("the reference"), value, at),
        "anyOf" => holds(any_of(rule, |one| check(root, one, value, at).is_ok())),
        "oneOf" => holds(
            rule.as_array().unwrap().iter().filter(|one| check(root, one, value, at).is_ok()).count() == 1,
        ),
        "required" => holds(value.as_object().is_none_or(|map| {
            rule.as_array().unwrap().iter().all(|key| map.contains_key(key.as_str().unwrap()))
        })),
        "properties" | "additionalProperties" => check_members(root, schema, value, at),
        "items" => value
            .as_array()
            .into_iter()
            .flatten()
            .enumerate()
            .try_for_each(|(index, item)| check(root, rule, item, &format!("{at}[{index}]"))),
        other => panic!("the checker does not know {other}"),
    }
}

fn any_of(rule: &Value, mut holds: impl FnMut(&Value) -> bool) -> bool {
    match rule {
        Value::Array(all) => all.iter().any(holds),
        one => holds(one),
    }
}

fn check_members(root: &Value, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Some(members) = value.as_object() else { return Ok(()) };
    for (key, member) in members {
        let at = format!("{at}.{key}");
        match schema.get("properties").and_then(|known| known.get(key)).or(schema.get("additionalProperties"))
        {
            Some(rule) => check(root, rule, member, &at)?,
            None => return Err(format!("{at}: the schema does not know this key")),
        }
    }
    Ok(())
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("the checker does not know the type {other}"),
    }
}

fn assert_rows(rows: &[Value], schema: &Value) {
    for (index, row) in rows.iter().enumerate() {
        check(schema, schema, row, &format!("row {index}")).unwrap_or_else(|fault| panic!("{fault}"));
    }
}

#[test]
fn records_of_the_corpus_are_what_their_schemas_say() {
    let ran = Ran::on(&corpus());
    assert_rows(&ran.rows("claims.jsonl"), &written::<Claim>());
    assert_rows(&ran.rows("articles.jsonl"), &written::<Article>());
    assert_rows(&ran.rows("facts.jsonl"), &written::<Fact>());
}

#[test]
fn rejected_rows_are_what_their_schema_says() {
    let folder = folder_with_good_article();
    for (name, bytes) in [("a.txt", &b""[..]), ("b.txt", b"\xff"), ("c.pdf", b"%PDF")] {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let rows = Ran::on(folder.path()).rows("rejected.jsonl");
    assert_eq!(rows.len(), 3);
    assert_rows(&rows, &written::<Rejected>());
}

#[test]
fn the_checker_sees_what_is_wrong() {
    let schema = written::<Rejected>();
    let good = Rejected::new("a", claimwire_cli::Reason::Empty, "m", "r");
    let good = serde_json::to_value(good).unwrap();
    assert_eq!(check(&schema, &schema, &good, ""), Ok(()));
    for (key, value) in [("reason", "tired".into()), ("line", (-1).into()), ("more", Value::Null)] {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(check(&schema, &schema, &bad, "").is_err(), "{bad}");
    }
    let mut short = good.clone();
    short.as_object_mut().unwrap().remove("byte");
    assert!(check(&schema, &schema, &short, "").is_err());
}

#[test]
fn the_schemas_in_the_repository_are_up_to_date() {
    let schemas = corpus().join("../schemas");
    let output = claimwire(["schema".as_ref(), "--check".as_ref(), schemas.as_os_str()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
