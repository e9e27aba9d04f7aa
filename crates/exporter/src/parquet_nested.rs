//! Records turn into Parquet files that keep their nesting: a row for each record, its slots a map.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_json::ReaderBuilder;
use arrow_json::reader::Decoder;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use serde_json::Value;

use crate::parquet_tables::{BATCH, ParquetFile};
use crate::shape::{Shape, shape_of, slot_fields, with_fixed_slots};
use crate::{Export, ExportError, Inputs, Record, Written};

/// One Parquet file for each kind of record.
pub(crate) struct NestedParquet {
    claims: RecordFile,
    facts: Option<RecordFile>,
    articles: Option<RecordFile>,
}

impl NestedParquet {
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let file = |record: &str| RecordFile::create(folder, record);
        Ok(NestedParquet {
            claims: file("claim")?,
            facts: inputs.facts.then(|| file("fact")).transpose()?,
            articles: inputs.articles.then(|| file("article")).transpose()?,
        })
    }
}

impl<'r> Export<Record<'r>> for NestedParquet {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        let (file, value) = match record {
            Record::Claim(claim) => (Some(&mut self.claims), serde_json::to_value(claim)),
            Record::Fact(fact) => (self.facts.as_mut(), serde_json::to_value(fact)),
            Record::Article(article) => (self.articles.as_mut(), serde_json::to_value(article)),
        };
        match file {
            Some(file) => file.push(value.unwrap_or_default()),
            None => Ok(()),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        let files = [Some(self.claims), self.facts, self.articles].into_iter().flatten();
        let files = files.map(RecordFile::commit).collect::<Result<_, _>>()?;
        Ok(Written { files, notes: Vec::new() })
    }
}

/// The records of one kind, gathered as JSON that fits the columns.
struct RecordFile {
    shape: Shape,
    rows: Vec<Value>,
    decoder: Decoder,
    file: ParquetFile,
}

impl RecordFile {
    fn create(folder: &Path, record: &str) -> Result<Self, ExportError> {
        let shape = shape_of(record);
        let schema = Arc::new(Schema::new(match data_type(&shape) {
            DataType::Struct(fields) => fields,
            _ => Fields::empty(),
        }));
        let path = folder.join(format!("{record}s.parquet"));
        let decoder = ReaderBuilder::new(Arc::clone(&schema)).with_batch_size(BATCH).build_decoder();
        let decoder = decoder.map_err(|error| undecided(&path, error))?;
        Ok(RecordFile { shape, rows: Vec::new(), decoder, file: ParquetFile::create(&path, schema)? })
    }
    fn push(&mut self, record: Value) -> Result<(), ExportError> {
        self.rows.push(with_fixed_slots(record, &self.shape));
        if self.rows.len() == BATCH { self.flush() } else { Ok(()) }
    }
    fn flush(&mut self) -> Result<(), ExportError> {
        let decoded = self.decoder.serialize(&self.rows).and_then(|()| self.decoder.flush());
        self.rows.clear();
        match decoded.transpose() {
            Some(batch) => self.file.write(batch),
            None => Ok(()),
        }
    }
    fn commit(mut self) -> Result<PathBuf, ExportError> {
        self.flush()?;
        self.file.commit()
    }
}

fn undecided(path: &Path, error: ArrowError) -> ExportError {
    ExportError::new(path, "cannot be given columns", std::io::Error::other(error))
}

fn data_type(shape: &Shape) -> DataType {
    match shape {
        Shape::Text => DataType::Utf8,
        Shape::Integer => DataType::Int64,
        Shape::Real => DataType::Float64,
        Shape::Flag => DataType::Boolean,
        Shape::List(of) => DataType::List(Arc::new(Field::new("item", data_type(of), true))),
        Shape::Struct(fields) => DataType::Struct(fields_of(fields)),
        Shape::Slot => DataType::Struct(fields_of(&slot_fields())),
        Shape::Map(of) => {
            let entry = [Field::new("key", DataType::Utf8, false), Field::new("value", data_type(of), true)];
            DataType::Map(
                Arc::new(Field::new("entries", DataType::Struct(Fields::from(Vec::from(entry))), false)),
                false,
            )
        }
    }
}

fn fields_of(fields: &[(String, Shape)]) -> Fields {
    fields.iter().map(|(name, shape)| Field::new(name, data_type(shape), true)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn records_of_every_kind_fit_their_columns() {
        let folder = tempfile::tempdir().unwrap();
        let inputs = Inputs { articles: true, facts: true };
        let (article, claim, fact) = (examples::article(), examples::claim(), examples::fact());
        let mut nested = NestedParquet::create(folder.path(), inputs).unwrap();
        for record in [Record::Article(&article), Record::Claim(&claim), Record::Fact(&fact)] {
            nested.push(&record).unwrap();
        }
        let written = nested.finish().unwrap();
        assert_eq!(written.files.len(), 3);
        for file in written.files {
            let bytes = std::fs::read(file).unwrap();
            assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1") && bytes.len() > 1000);
        }
    }
}
