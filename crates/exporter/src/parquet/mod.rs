//! Records turn into Parquet files (Snappy): tables of plain columns, or the records as they are, nested.

mod flat;
mod nested;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ::parquet::arrow::ArrowWriter;
use ::parquet::basic::Compression;
use ::parquet::errors::ParquetError;
use ::parquet::file::properties::WriterProperties;
use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};

pub(crate) use flat::FlatParquet;
pub(crate) use nested::NestedParquet;

use crate::{AtomicFile, ExportError};

/// A row group is closed when it holds about this many bytes: what is written stays in bounded memory, however
/// many rows there are.
const ROW_GROUP_BYTES: usize = 32 << 20;

/// One Parquet file, which takes its name when it is whole.
struct ParquetFile {
    path: PathBuf,
    schema: Arc<Schema>,
    writer: ArrowWriter<AtomicFile>,
}

impl ParquetFile {
    fn create(path: PathBuf, schema: Schema) -> Result<Self, ExportError> {
        let schema = Arc::new(schema);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let file = AtomicFile::create(&path)?;
        let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties))
            .map_err(|error| unwritten(&path, error))?;
        Ok(ParquetFile { path, schema, writer })
    }
    fn write(&mut self, batch: &RecordBatch) -> Result<(), ExportError> {
        self.writer.write(batch).map_err(|error| unwritten(&self.path, error))?;
        if self.writer.in_progress_size() >= ROW_GROUP_BYTES {
            self.writer.flush().map_err(|error| unwritten(&self.path, error))?;
        }
        Ok(())
    }
    fn commit(self) -> Result<PathBuf, ExportError> {
        self.writer.into_inner().map_err(|error| unwritten(&self.path, error))?.commit()?;
        Ok(self.path)
    }
}

fn unwritten(path: &Path, error: ParquetError) -> ExportError {
    // What the disk says is kept: the remedy depends on it.
    let error = match error {
        ParquetError::External(inner) => match inner.downcast::<io::Error>() {
            Ok(error) => *error,
            Err(other) => io::Error::other(other),
        },
        other => io::Error::other(other),
    };
    ExportError::new(path, "cannot be written", error)
}

fn unfit(path: &Path, error: ArrowError) -> ExportError {
    ExportError::new(path, "cannot hold a record", io::Error::other(error))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Export, Inputs, Record, Written, examples};
    use ::parquet::file::reader::{FileReader, SerializedFileReader};

    fn write(mut sink: impl for<'r> Export<Record<'r>, Finished = Written>) -> Written {
        sink.push(&Record::Article(&examples::article())).unwrap();
        sink.push(&Record::Claim(&examples::claim())).unwrap();
        sink.push(&Record::Fact(&examples::fact())).unwrap();
        sink.finish().unwrap()
    }

    fn rows(file: &Path) -> i64 {
        let reader = SerializedFileReader::new(std::fs::File::open(file).unwrap()).unwrap();
        reader.metadata().file_metadata().num_rows()
    }

    const ALL: Inputs = Inputs { articles: true, facts: true };

    #[test]
    fn each_record_is_a_row_of_its_file_and_the_same_bytes_each_time() {
        let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let written = [&one, &two].map(|folder| write(NestedParquet::create(folder.path(), ALL).unwrap()));
        assert_eq!(written[0].files.iter().map(|file| rows(file)).collect::<Vec<_>>(), [1, 1, 1]);
        for (a, b) in written[0].files.iter().zip(&written[1].files) {
            assert_eq!(std::fs::read(a).unwrap(), std::fs::read(b).unwrap(), "{}", a.display());
        }
    }

    #[test]
    fn each_table_is_a_file_and_so_is_each_type() {
        let folder = tempfile::tempdir().unwrap();
        let written = write(FlatParquet::create(folder.path(), ALL).unwrap());
        assert_eq!(written.files.len(), crate::tables::TABLES.len() + 1);
        assert_eq!(rows(&folder.path().join("claims.parquet")), 1);
        assert_eq!(rows(&folder.path().join("by_type/stance.parquet")), 1);
        assert!(rows(&folder.path().join("slots.parquet")) > 3);
    }
}
