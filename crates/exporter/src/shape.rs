//! The JSON Schema of a record turns into its shape: which fields it has, and what each holds.
//!
//! So formats with columns of their own for nested fields follow the record types by themselves.

use claimwire_record::schema;
use serde_json::Value;

/// What a field holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    Text,
    Integer,
    Real,
    Flag,
    List(Box<Shape>),
    Struct(Vec<(String, Shape)>),
    /// Values of one shape by name.
    Map(Box<Shape>),
    /// The value of a slot: an entity, a number, a truth value or a word.
    Slot,
}

/// The shape of the record whose schema file is `article.schema.json` for `article`, and so on.
pub(crate) fn shape_of(record: &str) -> Shape {
    let root = schema_of(record);
    of(&root, &root)
}

/// The shape of a type that the schema of a record defines, such as `Entity`.
#[cfg(feature = "parquet")]
pub(crate) fn shape_within(record: &str, definition: &str) -> Shape {
    let root = schema_of(record);
    of(&root["$defs"][definition], &root)
}

fn schema_of(record: &str) -> Value {
    let name = format!("{record}.schema.json");
    let text = schema::all().into_iter().find_map(|(file, text)| (file == name).then_some(text));
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

fn of(node: &Value, root: &Value) -> Shape {
    if let Some(name) = node.get("$ref").and_then(Value::as_str).and_then(|it| it.strip_prefix("#/$defs/")) {
        return if name == "SlotValue" { Shape::Slot } else { of(&root["$defs"][name], root) };
    }
    // An enum that may be null is its definition or null.
    if let Some(choices) = node.get("anyOf").and_then(Value::as_array) {
        return choices.first().map_or(Shape::Text, |first| of(first, root));
    }
    match kind(node) {
        "object" => object(node, root),
        "array" => Shape::List(Box::new(of(&node["items"], root))),
        "integer" => Shape::Integer,
        "number" => Shape::Real,
        "boolean" => Shape::Flag,
        _ => Shape::Text,
    }
}

/// The type of a node, null left aside.
fn kind(node: &Value) -> &str {
    match &node["type"] {
        Value::String(kind) => kind,
        Value::Array(kinds) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default()
        }
        _ => "",
    }
}

fn object(node: &Value, root: &Value) -> Shape {
    match node.get("properties").and_then(Value::as_object) {
        Some(properties) => {
            Shape::Struct(properties.iter().map(|(name, field)| (name.clone(), of(field, root))).collect())
        }
        None => Shape::Map(Box::new(of(&node["additionalProperties"], root))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field<'s>(shape: &'s Shape, path: &[&str]) -> &'s Shape {
        path.iter().fold(shape, |shape, name| match shape {
            Shape::Struct(fields) => &fields.iter().find(|(field, _)| field == name).expect(name).1,
            Shape::List(of) => of,
            other => panic!("{name} of {other:?}"),
        })
    }

    #[test]
    fn shapes_follow_the_records() {
        let claim = shape_of("claim");
        assert_eq!(field(&claim, &["polarity"]), &Shape::Text);
        assert_eq!(field(&claim, &["time", "grain"]), &Shape::Text);
        assert_eq!(field(&claim, &["span", "byte_end"]), &Shape::Integer);
        assert_eq!(field(&claim, &["slots"]), &Shape::Map(Box::new(Shape::Slot)));
        assert_eq!(field(&claim, &["attribution", "via", "", "count"]), &Shape::Integer);
        assert_eq!(field(&shape_of("fact"), &["positions", "", "value"]), &Shape::Slot);
        assert_eq!(field(&shape_of("article"), &["text_is_input"]), &Shape::Flag);
    }
}
