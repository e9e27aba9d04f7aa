//! Records turn into the tables that CSV has too, a Parquet file for each, and one for each claim type.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use claimwire_record::Claim;

use super::{ParquetFile, unfit};
use crate::tables::{Cell, Kind, Table, TypeTable, filled, rows};
use crate::{Export, ExportError, Inputs, Record, Written};

/// Rows are handed on by so many, or by so many bytes of text.
const ROWS: usize = 4096;
const BYTES: usize = 8 << 20;

/// Parquet files in a folder.
pub(crate) struct FlatParquet {
    folder: PathBuf,
    tables: Vec<(&'static Table, TableFile)>,
    types: BTreeMap<String, (TypeTable, TableFile)>,
}

impl FlatParquet {
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let begin = |table: &'static Table| {
            let fields = table.columns.iter().map(|it| Field::new(it.name, data_type(it.kind), it.nullable));
            let path = folder.join(format!("{}.parquet", table.name));
            Ok((table, TableFile::create(path, fields.collect())?))
        };
        let tables = filled(inputs).map(begin).collect::<Result<_, ExportError>>()?;
        Ok(FlatParquet { folder: folder.into(), tables, types: BTreeMap::new() })
    }
    fn write_by_type(&mut self, claim: &Claim) -> Result<(), ExportError> {
        if !self.types.contains_key(&claim.claim_type) {
            let table = TypeTable::of(claim);
            let fields = table.columns().into_iter().map(|name| Field::new(name, DataType::Utf8, true));
            let file = TableFile::create(self.folder.join(table.file("parquet")), fields.collect())?;
            self.types.insert(claim.claim_type.clone(), (table, file));
        }
        let Some((table, file)) = self.types.get_mut(&claim.claim_type) else { return Ok(()) };
        file.write(&table.row(claim))
    }
}

impl<'r> Export<Record<'r>> for FlatParquet {
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
        let files = tables.chain(types).map(TableFile::commit).collect::<Result<_, _>>()?;
        Ok(Written { files, notes: Vec::new() })
    }
}

/// A file with the rows that are on their way into it, column by column.
struct TableFile {
    file: ParquetFile,
    columns: Vec<Builder>,
    rows: usize,
    bytes: usize,
}

impl TableFile {
    fn create(path: PathBuf, fields: Vec<Field>) -> Result<Self, ExportError> {
        let columns = fields.iter().map(|field| Builder::of(field.data_type())).collect();
        Ok(TableFile { file: ParquetFile::create(path, Schema::new(fields))?, columns, rows: 0, bytes: 0 })
    }
    fn write(&mut self, row: &[Cell]) -> Result<(), ExportError> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            column.push(cell);
            self.bytes += if let Cell::Text(text) = cell { text.len() } else { 0 };
        }
        self.rows += 1;
        if self.rows >= ROWS || self.bytes >= BYTES { self.hand_on() } else { Ok(()) }
    }
    fn hand_on(&mut self) -> Result<(), ExportError> {
        let columns = self.columns.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.file.schema), columns)
            .map_err(|error| unfit(&self.file.path, error))?;
        (self.rows, self.bytes) = (0, 0);
        self.file.write(&batch)
    }
    fn commit(mut self) -> Result<PathBuf, ExportError> {
        if self.rows > 0 {
            self.hand_on()?;
        }
        self.file.commit()
    }
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Real => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    }
}

/// A column in the making.
enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Real(Float64Builder),
    Flag(BooleanBuilder),
}

impl Builder {
    fn of(data_type: &DataType) -> Self {
        match data_type {
            DataType::Int64 => Builder::Integer(Int64Builder::new()),
            DataType::Float64 => Builder::Real(Float64Builder::new()),
            DataType::Boolean => Builder::Flag(BooleanBuilder::new()),
            _ => Builder::Text(StringBuilder::new()),
        }
    }
    fn push(&mut self, cell: &Cell) {
        match (self, cell) {
            (Builder::Text(column), Cell::Text(text)) => column.append_value(text),
            (Builder::Integer(column), Cell::Integer(number)) => column.append_value(*number),
            (Builder::Real(column), Cell::Real(number)) => column.append_value(*number),
            (Builder::Flag(column), Cell::Flag(flag)) => column.append_value(*flag),
            (Builder::Text(column), _) => column.append_null(),
            (Builder::Integer(column), _) => column.append_null(),
            (Builder::Real(column), _) => column.append_null(),
            (Builder::Flag(column), _) => column.append_null(),
        }
    }
    fn finish(&mut self) -> ArrayRef {
        match self {
            Builder::Text(column) => Arc::new(column.finish()),
            Builder::Integer(column) => Arc::new(column.finish()),
            Builder::Real(column) => Arc::new(column.finish()),
            Builder::Flag(column) => Arc::new(column.finish()),
        }
    }
}
