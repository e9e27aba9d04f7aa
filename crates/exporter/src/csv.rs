//! Records turn into CSV (RFC 4180, UTF-8, a header in every file): a file for each table, and one for each
//! claim type with a column for each slot.
//!
//! An empty cell is null where the column may be null, else the empty text. Lists are JSON.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use claimwire_record::Claim;
use csv::{ByteRecord, Writer, WriterBuilder};

use crate::tables::{Cell, Table, TypeTable, filled, rows};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

/// CSV files in a folder.
pub(crate) struct CsvTables {
    folder: PathBuf,
    tables: Vec<(&'static Table, CsvFile)>,
    types: BTreeMap<String, (TypeTable, CsvFile)>,
}

impl CsvTables {
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let begin = |table: &'static Table| {
            let header = table.columns.iter().map(|column| column.name);
            Ok((table, CsvFile::create(folder.join(format!("{}.csv", table.name)), header)?))
        };
        let tables = filled(inputs).map(begin).collect::<Result<_, ExportError>>()?;
        Ok(CsvTables { folder: folder.into(), tables, types: BTreeMap::new() })
    }
    fn write_by_type(&mut self, claim: &Claim) -> Result<(), ExportError> {
        if !self.types.contains_key(&claim.claim_type) {
            let table = TypeTable::of(claim);
            let file = CsvFile::create(self.folder.join(table.file("csv")), table.columns())?;
            self.types.insert(claim.claim_type.clone(), (table, file));
        }
        let Some((table, file)) = self.types.get_mut(&claim.claim_type) else { return Ok(()) };
        file.write(&table.row(claim))
    }
}

impl<'r> Export<Record<'r>> for CsvTables {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        let tables = &mut self.tables;
        rows(*record, &mut |table, row| match tables.iter_mut().find(|(of, _)| std::ptr::eq(*of, table)) {
            Some((_, file)) => file.write(&row),
            None => Ok(()),
        })?;
        match record {
            Record::Claim(claim) => self.write_by_type(claim),
            _ => Ok(()),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        let tables = self.tables.into_iter().map(|(_, file)| file);
        let types = self.types.into_values().map(|(_, file)| file);
        let files = tables.chain(types).map(CsvFile::commit).collect::<Result<_, _>>()?;
        Ok(Written { files, notes: Vec::new() })
    }
}

/// One CSV file with a header. Also what formats that are CSV of another shape write to.
pub(crate) struct CsvFile {
    path: PathBuf,
    out: Writer<AtomicFile>,
}

impl CsvFile {
    pub fn create(
        path: PathBuf,
        header: impl IntoIterator<Item = impl AsRef<[u8]>>,
    ) -> Result<Self, ExportError> {
        let mut out = WriterBuilder::new().from_writer(AtomicFile::create(&path)?);
        out.write_record(header).map_err(|error| unwritten(&path, error))?;
        Ok(CsvFile { path, out })
    }
    pub fn write(&mut self, row: &[Cell]) -> Result<(), ExportError> {
        let mut fields = ByteRecord::new();
        row.iter().for_each(|cell| push_field(&mut fields, cell));
        self.out.write_byte_record(&fields).map_err(|error| unwritten(&self.path, error))
    }
    pub fn commit(self) -> Result<PathBuf, ExportError> {
        let out = self.out.into_inner().map_err(|error| unwritten(&self.path, error.into_error().into()))?;
        out.commit()?;
        Ok(self.path)
    }
}

fn push_field(fields: &mut ByteRecord, cell: &Cell) {
    match cell {
        Cell::Null => fields.push_field(b""),
        Cell::Text(text) => fields.push_field(text.as_bytes()),
        Cell::Integer(number) => fields.push_field(number.to_string().as_bytes()),
        Cell::Real(number) => fields.push_field(number.to_string().as_bytes()),
        Cell::Flag(flag) => fields.push_field(if *flag { b"true" } else { b"false" }),
    }
}

fn unwritten(path: &Path, error: csv::Error) -> ExportError {
    ExportError::new(path, "cannot be written", io::Error::from(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn each_noun_has_a_file_and_so_has_each_type() {
        let folder = tempfile::tempdir().unwrap();
        let mut tables = CsvTables::create(folder.path(), Inputs::default()).unwrap();
        tables.push(&Record::Claim(&examples::claim())).unwrap();
        let written = tables.finish().unwrap();
        let names: Vec<_> = written
            .files
            .iter()
            .map(|file| file.strip_prefix(folder.path()).unwrap().to_str().unwrap())
            .collect();
        assert_eq!(names, ["claims.csv", "evidence.csv", "slots.csv", "via.csv", "by_type/stance.csv"]);
        let stance = std::fs::read_to_string(folder.path().join("by_type/stance.csv")).unwrap();
        assert!(stance.starts_with("claim_id,text,party,party_name,position,position_name,"), "{stance}");
        assert!(stance.contains(",country:EE,Estonia,support,,"), "{stance}");
    }

    #[test]
    fn line_breaks_quotation_marks_and_commas_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let claim = Claim { quote: "a \"b\",\r\n=c".into(), ..examples::claim() };
        let mut tables = CsvTables::create(folder.path(), Inputs::default()).unwrap();
        tables.push(&Record::Claim(&claim)).unwrap();
        tables.finish().unwrap();
        let mut read = csv::Reader::from_path(folder.path().join("evidence.csv")).unwrap();
        let row = read.records().next().unwrap().unwrap();
        assert_eq!(&row[1], "a \"b\",\r\n=c");
    }
}
