//! Records turn into Parquet files without nesting: one for each table that CSV and SQLite have too.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;

use crate::tables::{Cell, Column, Kind, Table, filled, rows};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

/// How many rows are gathered before they are encoded.
pub(crate) const BATCH: usize = 8192;

/// One Parquet file for each table.
pub(crate) struct ParquetTables(Vec<(&'static Table, TableFile)>);

impl ParquetTables {
    pub fn create(folder: &Path, inputs: Inputs) -> Result<Self, ExportError> {
        let begin = |table: &'static Table| Ok((table, TableFile::create(folder, table)?));
        Ok(ParquetTables(filled(inputs).map(begin).collect::<Result<_, ExportError>>()?))
    }
}

impl<'r> Export<Record<'r>> for ParquetTables {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        rows(*record, &mut |table, row| match self.0.iter_mut().find(|(of, _)| std::ptr::eq(*of, table)) {
            Some((_, file)) => file.push(&row),
            None => Ok(()),
        })
    }
    fn finish(self) -> Result<Written, ExportError> {
        let files = self.0.into_iter().map(|(_, file)| file.commit()).collect::<Result<_, _>>()?;
        Ok(Written { files, notes: Vec::new() })
    }
}

/// The rows of one table, gathered by column.
struct TableFile {
    columns: Vec<Builder>,
    rows: usize,
    file: ParquetFile,
}

impl TableFile {
    fn create(folder: &Path, table: &Table) -> Result<Self, ExportError> {
        let schema = Arc::new(Schema::new(table.columns.iter().map(field).collect::<Vec<_>>()));
        let file = ParquetFile::create(&folder.join(format!("{}.parquet", table.name)), schema)?;
        let columns = table.columns.iter().map(|column| Builder::of(column.kind)).collect();
        Ok(TableFile { columns, rows: 0, file })
    }
    fn push(&mut self, row: &[Cell]) -> Result<(), ExportError> {
        self.columns.iter_mut().zip(row).for_each(|(column, cell)| column.push(cell));
        self.rows += 1;
        if self.rows == BATCH { self.flush() } else { Ok(()) }
    }
    fn flush(&mut self) -> Result<(), ExportError> {
        self.rows = 0;
        let columns = self.columns.iter_mut().map(Builder::finish).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.file.schema), columns);
        self.file.write(batch)
    }
    fn commit(mut self) -> Result<PathBuf, ExportError> {
        self.flush()?;
        self.file.commit()
    }
}

fn field(column: &Column) -> Field {
    let kind = match column.kind {
        Kind::Text => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Real => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    };
    Field::new(column.name, kind, column.nullable)
}

/// The cells of one column.
enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Real(Float64Builder),
    Flag(BooleanBuilder),
}

impl Builder {
    fn of(kind: Kind) -> Self {
        match kind {
            Kind::Text => Builder::Text(StringBuilder::new()),
            Kind::Integer => Builder::Integer(Int64Builder::new()),
            Kind::Real => Builder::Real(Float64Builder::new()),
            Kind::Flag => Builder::Flag(BooleanBuilder::new()),
        }
    }
    /// Adds a cell; one of another kind than the column's counts as none.
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

/// A Parquet file that takes its name when it is whole; Snappy-compressed, which every reader knows.
pub(crate) struct ParquetFile {
    pub schema: SchemaRef,
    path: PathBuf,
    out: ArrowWriter<AtomicFile>,
}

impl ParquetFile {
    pub fn create(path: &Path, schema: SchemaRef) -> Result<Self, ExportError> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by(concat!("claimwire ", env!("CARGO_PKG_VERSION")).to_owned());
        let out =
            ArrowWriter::try_new(AtomicFile::create(path)?, Arc::clone(&schema), Some(properties.build()));
        Ok(ParquetFile { schema, path: path.to_owned(), out: out.map_err(|error| unwritten(path, error))? })
    }
    pub fn write(&mut self, batch: Result<RecordBatch, ArrowError>) -> Result<(), ExportError> {
        let written = batch.map_err(ParquetError::from).and_then(|batch| self.out.write(&batch));
        written.map_err(|error| unwritten(&self.path, error))
    }
    pub fn commit(self) -> Result<PathBuf, ExportError> {
        let file = self.out.into_inner().map_err(|error| unwritten(&self.path, error))?;
        file.commit()?;
        Ok(self.path)
    }
}

fn unwritten(path: &Path, error: ParquetError) -> ExportError {
    ExportError::new(path, "cannot be written", std::io::Error::other(error))
}
