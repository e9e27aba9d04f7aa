//! Records turn into one Parquet file for each kind, nested as the JSON Lines are.
//!
//! A slot value, which is one of several things, becomes a struct with a field for each of them: `flag`, `number`,
//! `word`, `amount`, `entity`. At most one is not null; where none is, the text does not say.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use serde::Serialize;
use serde_json::{Map, Value};

use super::{ParquetFile, unfit};
use crate::shape::{Shape, shape_of, shape_within};
use crate::{Export, ExportError, Inputs, Record, Written};

/// Records are handed on by so many.
const ROWS: usize = 256;

/// Up to three Parquet files in a folder: `articles`, `claims`, `facts`.
pub(crate) struct NestedParquet {
    articles: Option<RecordFile>,
    claims: RecordFile,
    facts: Option<RecordFile>,
}

impl NestedParquet {
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let begin = |record: &str| RecordFile::create(folder.join(format!("{record}s.parquet")), record);
        Ok(NestedParquet {
            articles: inputs.articles.then(|| begin("article")).transpose()?,
            claims: begin("claim")?,
            facts: inputs.facts.then(|| begin("fact")).transpose()?,
        })
    }
}

impl<'r> Export<Record<'r>> for NestedParquet {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        match record {
            Record::Article(article) => self.articles.as_mut().map_or(Ok(()), |file| file.write(article)),
            Record::Claim(claim) => self.claims.write(claim),
            Record::Fact(fact) => self.facts.as_mut().map_or(Ok(()), |file| file.write(fact)),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        let files = [Some(self.claims), self.facts, self.articles].into_iter().flatten();
        let files = files.map(RecordFile::commit).collect::<Result<_, _>>()?;
        Ok(Written { files, notes: Vec::new() })
    }
}

/// A file with the records that are on their way into it.
struct RecordFile {
    file: ParquetFile,
    shape: Shape,
    decoder: Decoder,
    rows: Vec<Value>,
}

impl RecordFile {
    fn create(path: PathBuf, record: &str) -> Result<Self, ExportError> {
        let schema = Schema::new(columns(record));
        let decoder = ReaderBuilder::new(Arc::new(schema.clone())).with_batch_size(ROWS).build_decoder();
        let decoder = decoder.map_err(|error| unfit(&path, error))?;
        Ok(RecordFile {
            file: ParquetFile::create(path, schema)?,
            shape: shape_of(record),
            decoder,
            rows: Vec::new(),
        })
    }
    fn write(&mut self, record: &impl Serialize) -> Result<(), ExportError> {
        let row = serde_json::to_value(record)
            .map_err(|error| unfit(&self.file.path, ArrowError::JsonError(error.to_string())))?;
        self.rows.push(nested(row, &self.shape));
        if self.rows.len() >= ROWS { self.hand_on() } else { Ok(()) }
    }
    fn hand_on(&mut self) -> Result<(), ExportError> {
        let decoded = self.decoder.serialize(&self.rows).and_then(|()| self.decoder.flush());
        self.rows.clear();
        match decoded.map_err(|error| unfit(&self.file.path, error))? {
            Some(batch) => self.file.write(&batch),
            None => Ok(()),
        }
    }
    fn commit(mut self) -> Result<PathBuf, ExportError> {
        self.hand_on()?;
        self.file.commit()
    }
}

/// What a slot value may be beside a flag, a number or a word.
struct Choices {
    amount: Shape,
    entity: Shape,
}

/// The columns of a record.
fn columns(record: &str) -> Fields {
    let choices = Choices { amount: shape_within(record, "Amount"), entity: shape_within(record, "Entity") };
    match data_type(&shape_of(record), Some(&choices)) {
        DataType::Struct(fields) => fields,
        _ => Fields::empty(),
    }
}

/// The type of a shape. Without `choices` a slot value is plain: the value of an amount is never an entity or
/// another amount.
fn data_type(shape: &Shape, choices: Option<&Choices>) -> DataType {
    match shape {
        Shape::Text => DataType::Utf8,
        Shape::Integer => DataType::Int64,
        Shape::Real => DataType::Float64,
        Shape::Flag => DataType::Boolean,
        Shape::List(of) => DataType::List(Arc::new(Field::new("item", data_type(of, choices), true))),
        Shape::Map(of) => DataType::Map(Arc::new(entries(data_type(of, choices))), false),
        Shape::Struct(fields) => {
            let field = |(name, of): &(String, Shape)| Field::new(name, data_type(of, choices), true);
            DataType::Struct(fields.iter().map(field).collect())
        }
        Shape::Slot => DataType::Struct(slot_fields(choices)),
    }
}

fn entries(value: DataType) -> Field {
    let fields = [Field::new("key", DataType::Utf8, false), Field::new("value", value, true)];
    Field::new("entries", DataType::Struct(fields.into_iter().collect()), false)
}

fn slot_fields(choices: Option<&Choices>) -> Fields {
    let plain =
        [("flag", DataType::Boolean), ("number", DataType::Float64), ("word", DataType::Utf8)].into_iter();
    let further = choices.into_iter().flat_map(|choices| {
        [("amount", data_type(&choices.amount, None)), ("entity", data_type(&choices.entity, None))]
    });
    plain.chain(further).map(|(name, of)| Field::new(name, of, true)).collect()
}

/// The value with each slot value within it as a struct.
fn nested(value: Value, shape: &Shape) -> Value {
    match (shape, value) {
        (Shape::Slot, value) => slot(value),
        (Shape::List(of), Value::Array(items)) => items.into_iter().map(|item| nested(item, of)).collect(),
        (Shape::Map(of), Value::Object(items)) => {
            items.into_iter().map(|(name, item)| (name, nested(item, of))).collect()
        }
        (Shape::Struct(fields), Value::Object(mut values)) => {
            for (name, of) in fields {
                if let Some(value) = values.get_mut(name) {
                    *value = nested(value.take(), of);
                }
            }
            Value::Object(values)
        }
        (_, value) => value,
    }
}

fn slot(value: Value) -> Value {
    let name = match &value {
        Value::Null => return Value::Null,
        Value::Bool(_) => "flag",
        Value::Number(_) => "number",
        Value::Object(amount) if amount.contains_key("comparator") => "amount",
        Value::Object(_) => "entity",
        Value::String(_) | Value::Array(_) => "word",
    };
    let value = match value {
        Value::Object(mut amount) if name == "amount" => {
            if let Some(value) = amount.get_mut("value") {
                *value = slot(value.take());
            }
            Value::Object(amount)
        }
        other => other,
    };
    Value::Object(Map::from_iter([(name.to_owned(), value)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_slot_value_is_told_by_its_field() {
        let shape = Shape::Map(Box::new(Shape::Slot));
        let amount = json!({"value": "majority", "comparator": "about"});
        let entity = json!({"id": "country:EE", "name": null});
        let slots = json!({"a": 3, "b": true, "c": "support", "d": null, "e": amount, "f": entity});
        let expected = json!({"a": {"number": 3}, "b": {"flag": true}, "c": {"word": "support"}, "d": null,
            "e": {"amount": {"value": {"word": "majority"}, "comparator": "about"}}, "f": {"entity": entity}});
        assert_eq!(nested(slots, &shape), expected);
    }
}
