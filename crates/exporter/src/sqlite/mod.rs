//! Records turn into one SQLite database: tables with keys, a full-text index over the claims, and views.
//!
//! `claims` holds a claim together with its evidence, `documents` each document once, with its text where the
//! articles are given. The other tables are those of the other tabular formats.

mod schema;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;

use claimwire_record::Claim;
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, ToSql, params_from_iter};

use crate::tables::{Cell, DOCUMENT_COLUMNS, rows};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

/// The names of the slots of every claim type that came by.
pub(super) type SlotNames = BTreeMap<String, BTreeSet<String>>;

/// A database that takes its name when it is whole.
pub(crate) struct Database {
    connection: Connection,
    file: AtomicFile,
    metadata: AtomicFile,
    slots: SlotNames,
}

impl Database {
    /// Begins `claimwire.db` and its description for Datasette.
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let file = AtomicFile::create(&folder.join("claimwire.db"))?;
        let mut metadata = AtomicFile::create(&folder.join("claimwire.metadata.json"))?;
        let written = metadata.write_all(schema::DATASETTE.as_bytes());
        written.map_err(|error| ExportError::new(metadata.path(), "cannot be written", error))?;
        let begun = begin(file.temporary_path(), inputs);
        let connection = begun.map_err(|error| unwritten(file.path(), error))?;
        Ok(Database { connection, file, metadata, slots: SlotNames::new() })
    }
    fn insert(&self, record: Record<'_>) -> rusqlite::Result<()> {
        // The row of a claim waits for its evidence, which stands in the same row here.
        let mut claim: Option<Vec<Cell>> = None;
        rows(record, &mut |table, mut row| match table.name {
            "claims" => {
                claim = Some(row);
                Ok(())
            }
            "evidence" => {
                let document = row.split_off(row.len() - DOCUMENT_COLUMNS);
                let mut whole = claim.take().unwrap_or_default();
                whole.extend(row.into_iter().skip(1));
                whole.push(document[0].clone());
                self.insert_row("documents", &document)?;
                self.insert_row("claims", &whole)
            }
            "articles" => self.insert_row("documents", &row),
            name => self.insert_row(name, &row),
        })
    }
    /// Inserts a row; one whose key is there already changes nothing.
    fn insert_row(&self, table: &str, row: &[Cell]) -> rusqlite::Result<()> {
        let sql = schema::insert(table, row.len());
        self.connection.prepare_cached(&sql)?.execute(params_from_iter(row)).map(drop)
    }
    fn note_slots(&mut self, claim: &Claim) {
        if !self.slots.contains_key(&claim.claim_type) {
            self.slots.insert(claim.claim_type.clone(), BTreeSet::new());
        }
        let Some(known) = self.slots.get_mut(&claim.claim_type) else { return };
        for name in claim.slots.keys() {
            if !known.contains(name) {
                known.insert(name.clone());
            }
        }
    }
    /// Takes out references that lead nowhere, makes views and the index, and closes the database.
    fn complete(self) -> rusqlite::Result<(AtomicFile, AtomicFile, Vec<String>)> {
        let Database { connection, file, metadata, slots } = self;
        let notes = drop_dangling(&connection)?;
        connection.execute_batch(&schema::views(&slots))?;
        connection.execute_batch(schema::SEARCH)?;
        connection.execute_batch("COMMIT; PRAGMA optimize;")?;
        connection.flush_prepared_statement_cache();
        connection.close().map_err(|(_, error)| error)?;
        Ok((file, metadata, notes))
    }
}

fn begin(path: &Path, inputs: Inputs) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    // What is written counts only once the file is whole and on the disk: no journal is needed till then.
    connection
        .execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF;")?;
    connection.set_prepared_statement_cache_capacity(32);
    connection.execute_batch(&schema::tables(inputs))?;
    connection.execute_batch("BEGIN")?;
    Ok(connection)
}

/// Facts may name claims and documents that the input does not hold; the database keeps its keys whole.
fn drop_dangling(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut notes = Vec::new();
    for (table, sql) in schema::DANGLING {
        let gone = connection.execute(sql, [])?;
        if gone > 0 {
            notes.push(format!("{gone} rows of {table} name records that were not given, left out"));
        }
    }
    Ok(notes)
}

impl<'r> Export<Record<'r>> for Database {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        if let Record::Claim(claim) = record {
            self.note_slots(claim);
        }
        self.insert(*record).map_err(|error| unwritten(self.file.path(), error))
    }
    fn finish(self) -> Result<Written, ExportError> {
        let path = self.file.path().to_owned();
        let (file, metadata, notes) = self.complete().map_err(|error| unwritten(&path, error))?;
        let files = vec![file.path().to_owned(), metadata.path().to_owned()];
        metadata.commit()?;
        file.commit()?;
        Ok(Written { files, notes })
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Cell::Null => ValueRef::Null,
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::Integer(number) => ValueRef::Integer(*number),
            Cell::Real(number) => ValueRef::Real(*number),
            Cell::Flag(flag) => ValueRef::Integer((*flag).into()),
        }))
    }
}

fn unwritten(path: &Path, error: rusqlite::Error) -> ExportError {
    ExportError::new(path, "cannot be written", std::io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    fn export(folder: &Path, claims: &[Claim]) -> Written {
        let mut database = Database::create(folder, Inputs { articles: true, facts: true }).unwrap();
        database.push(&Record::Article(&examples::article())).unwrap();
        for claim in claims {
            database.push(&Record::Claim(claim)).unwrap();
        }
        database.push(&Record::Fact(&examples::fact())).unwrap();
        database.finish().unwrap()
    }

    fn one<T: rusqlite::types::FromSql>(folder: &Path, sql: &str) -> T {
        let connection = Connection::open(folder.join("claimwire.db")).unwrap();
        connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn claims_are_found_by_their_words_whatever_the_inflection() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(export(folder.path(), &[examples::claim()]).notes, [] as [String; 0]);
        let sql = "SELECT id FROM claims JOIN claims_fts ON claims.number = claims_fts.rowid \
                   WHERE claims_fts MATCH 'backing'";
        assert_eq!(one::<String>(folder.path(), sql), "c1");
    }

    #[test]
    fn keys_are_whole() {
        let folder = tempfile::tempdir().unwrap();
        export(folder.path(), &[examples::claim(), examples::claim()]);
        assert_eq!(one::<i64>(folder.path(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        assert_eq!(one::<i64>(folder.path(), "SELECT count(*) FROM claims"), 1);
        assert_eq!(one::<i64>(folder.path(), "SELECT count(*) FROM documents"), 1);
        assert_eq!(one::<String>(folder.path(), "SELECT party_name FROM claims_stance"), "Estonia");
    }

    #[test]
    fn what_facts_name_and_nobody_gave_is_left_out_and_told() {
        let folder = tempfile::tempdir().unwrap();
        let notes = export(folder.path(), &[]).notes;
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(notes[0].starts_with("1 rows of position_claims"), "{notes:?}");
        assert_eq!(one::<i64>(folder.path(), "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    }

    #[test]
    fn the_same_records_give_the_same_bytes() {
        let [a, b] = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
        let bytes = [&a, &b].map(|folder| {
            export(folder.path(), &[examples::claim()]);
            std::fs::read(folder.path().join("claimwire.db")).unwrap()
        });
        assert!(bytes[0] == bytes[1]);
    }
}
