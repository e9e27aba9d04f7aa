//! The JSON Schema of a record turns into its shape: which fields it has, and what each holds.
//!
//! So formats with columns of their own for nested fields follow the record types by themselves.

use claimwire_record::schema;
#[cfg(feature = "parquet")]
use serde_json::Map;
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
    let name = format!("{record}.schema.json");
    let text = schema::all().into_iter().find_map(|(file, text)| (file == name).then_some(text));
    let root: Value = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    of(&root, &root)
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

/// The fields of a slot value where it has to have fixed ones: what it is, its id or value, its number, and what
/// an entity has besides.
#[cfg(feature = "parquet")]
pub(crate) fn slot_fields() -> Vec<(String, Shape)> {
    let entity = match shape_of("claim") {
        Shape::Struct(fields) => location(&fields),
        _ => Shape::Struct(Vec::new()),
    };
    let text = ["value_kind", "value"].map(|name| (name.to_owned(), Shape::Text));
    let mut fields = Vec::from(text);
    fields.push(("number".to_owned(), Shape::Real));
    fields.extend(["name", "kind", "mention", "resolved_by"].map(|name| (name.to_owned(), Shape::Text)));
    fields.push(("span".to_owned(), entity));
    fields
}

#[cfg(feature = "parquet")]
fn location(claim: &[(String, Shape)]) -> Shape {
    claim
        .iter()
        .find(|(name, _)| name == "span")
        .map_or(Shape::Struct(Vec::new()), |(_, shape)| shape.clone())
}

/// A JSON value with every slot value in it spread over [`slot_fields`].
#[cfg(feature = "parquet")]
pub(crate) fn with_fixed_slots(value: Value, shape: &Shape) -> Value {
    match (shape, value) {
        (Shape::Slot, value) => Value::Object(fixed_slot(value)),
        (Shape::List(of), Value::Array(items)) => {
            items.into_iter().map(|item| with_fixed_slots(item, of)).collect()
        }
        (Shape::Map(of), Value::Object(fields)) => {
            fields.into_iter().map(|(name, field)| (name, with_fixed_slots(field, of))).collect()
        }
        (Shape::Struct(shapes), Value::Object(mut fields)) => {
            for (name, shape) in shapes {
                if let Some(field) = fields.get_mut(name) {
                    *field = with_fixed_slots(field.take(), shape);
                }
            }
            Value::Object(fields)
        }
        (_, value) => value,
    }
}

#[cfg(feature = "parquet")]
fn fixed_slot(value: Value) -> Map<String, Value> {
    let (kind, text) = match &value {
        Value::Bool(flag) => ("flag", Value::from(flag.to_string())),
        Value::Number(number) => ("number", Value::from(number.to_string())),
        Value::String(word) => ("word", Value::from(word.as_str())),
        Value::Object(entity) => ("entity", entity.get("id").cloned().unwrap_or_default()),
        Value::Null | Value::Array(_) => ("unsaid", Value::Null),
    };
    let mut fields = Map::new();
    fields.insert("value_kind".to_owned(), kind.into());
    fields.insert("value".to_owned(), text);
    fields.insert("number".to_owned(), value.as_f64().map_or(Value::Null, Value::from));
    if let Value::Object(entity) = value {
        fields.extend(entity.into_iter().filter(|(name, _)| name != "id"));
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(feature = "parquet")]
    use crate::examples;

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

    #[cfg(feature = "parquet")]
    #[test]
    fn every_slot_value_gets_the_same_fields() {
        let claim = serde_json::to_value(examples::claim()).unwrap();
        let fixed = with_fixed_slots(claim, &shape_of("claim"));
        assert_eq!(fixed["slots"]["party"]["value"], "country:EE");
        assert_eq!(fixed["slots"]["value"]["number"], 2.5);
        assert_eq!(fixed["slots"]["sure"]["value_kind"], "flag");
        assert_eq!(fixed["slots"]["why"]["value_kind"], "unsaid");
        assert_eq!(fixed["slots"]["role"]["value_kind"], "entity");
    }
}
