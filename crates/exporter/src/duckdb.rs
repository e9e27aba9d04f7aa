//! The record types turn into `duckdb.sql`: views over the JSON Lines files themselves, every column with its type.
//!
//! Nothing is copied: DuckDB reads the files of the run. Explicit columns keep a file whose first rows have only
//! nulls from being read wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use crate::shape::{Shape, shape_of};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

const HEAD: &str = "\
-- Views over the records of claimwire, for DuckDB 1.2 or newer. Read it in the folder that holds the records:
--   cd output && duckdb -init ../export/duckdb.sql
-- A slot is JSON: an entity is an object, so slots['party']->>'id'; a word or a number is itself, so
-- slots['position']->>'$'.
";

/// The script, which takes its name when it is whole.
pub(crate) struct DuckDbScript {
    file: AtomicFile,
    inputs: Inputs,
    slots: BTreeMap<String, BTreeSet<String>>,
}

impl DuckDbScript {
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let file = AtomicFile::create(&folder.join("duckdb.sql"))?;
        Ok(DuckDbScript { file, inputs, slots: BTreeMap::new() })
    }
    fn text(&self) -> String {
        let mut sql = HEAD.to_owned() + &files("claim");
        if self.inputs.articles {
            sql += &files("article");
        }
        if self.inputs.facts {
            sql += &files("fact");
        }
        self.slots.iter().for_each(|(claim_type, slots)| sql += &type_view(claim_type, slots));
        sql
    }
}

impl<'r> Export<Record<'r>> for DuckDbScript {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        if let Record::Claim(claim) = record {
            if !self.slots.contains_key(&claim.claim_type) {
                self.slots.insert(claim.claim_type.clone(), BTreeSet::new());
            }
            if let Some(known) = self.slots.get_mut(&claim.claim_type) {
                let new = claim.slots.keys().filter(|name| !known.contains(*name)).cloned();
                let new: Vec<String> = new.collect();
                known.extend(new);
            }
        }
        Ok(())
    }
    fn finish(mut self) -> Result<Written, ExportError> {
        let path = self.file.path().to_owned();
        let text = self.text();
        self.file
            .write_all(text.as_bytes())
            .map_err(|error| ExportError::new(&path, "cannot be written", error))?;
        self.file.commit()?;
        Ok(Written { files: vec![path], notes: Vec::new() })
    }
}

/// The view over `claims.jsonl` for `claim`, and so on.
fn files(record: &str) -> String {
    let Shape::Struct(fields) = shape_of(record) else { return String::new() };
    let columns = fields.iter().map(|(name, shape)| format!("    {}: '{}'", quoted(name), sql_type(shape)));
    let columns = columns.collect::<Vec<_>>().join(",\n");
    format!(
        "\nCREATE OR REPLACE VIEW {record}s AS SELECT * FROM read_json('{record}s.jsonl',\n  \
         format = 'newline_delimited', maximum_object_size = 536870912, columns = {{\n{columns}\n  }});\n"
    )
}

fn sql_type(shape: &Shape) -> String {
    match shape {
        Shape::Text => "VARCHAR".to_owned(),
        Shape::Integer => "BIGINT".to_owned(),
        Shape::Real => "DOUBLE".to_owned(),
        Shape::Flag => "BOOLEAN".to_owned(),
        Shape::Slot => "JSON".to_owned(),
        Shape::List(of) => format!("{}[]", sql_type(of)),
        Shape::Map(of) => format!("MAP(VARCHAR, {})", sql_type(of)),
        Shape::Struct(fields) => {
            let fields = fields.iter().map(|(name, shape)| format!("{} {}", quoted(name), sql_type(shape)));
            format!("STRUCT({})", fields.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A view over the claims of one type, with a column for each slot.
fn type_view(claim_type: &str, slots: &BTreeSet<String>) -> String {
    let columns = slots.iter().map(|slot| {
        let (value, entity_name) = (quoted(slot), quoted(&format!("{slot}_name")));
        let of = format!("slots[{}]", literal(slot));
        // An entity is known by its id; any other value by itself.
        format!("  CASE WHEN json_type({of}) = 'OBJECT' THEN {of}->>'$.id' ELSE {of}->>'$' END AS {value},\n  {of}->>'$.name' AS {entity_name},\n")
    });
    format!(
        "\nCREATE OR REPLACE VIEW {} AS SELECT id, text,\n{}  polarity, modality, time.value AS time, \
         coalesce(attribution.source.name, attribution.source.mention, attribution.source.id) AS source,\n  \
         quote, document.title, document.publisher, document.published, document.url, document.path\n\
         FROM claims WHERE type = {};\n",
        quoted(&format!("claims_{claim_type}")),
        columns.collect::<String>(),
        literal(claim_type)
    )
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn every_field_has_a_column_with_its_type() {
        let folder = tempfile::tempdir().unwrap();
        let mut script = DuckDbScript::create(folder.path(), Inputs { articles: true, facts: true }).unwrap();
        script.push(&Record::Claim(&examples::claim())).unwrap();
        let written = script.finish().unwrap();
        let sql = std::fs::read_to_string(&written.files[0]).unwrap();
        for part in [
            "\"slots\": 'MAP(VARCHAR, JSON)'",
            "\"confidence\": 'DOUBLE'",
            "read_json('facts.jsonl'",
            "\"text_is_input\": 'BOOLEAN'",
            "VIEW \"claims_stance\"",
        ] {
            assert!(sql.contains(part), "{part} in {sql}");
        }
    }
}
