//! Records turn into JSON Lines: one JSON value to a line (RFC 8259), each line ended by a line feed.

use std::io::{self, Write};
use std::marker::PhantomData;
use std::path::Path;

use serde::Serialize;

use crate::{Export, ExportError};

/// Appends a record as one line to `out`.
///
/// # Errors
/// Where the record has no JSON form (a map whose keys are no strings); records of this project always have.
pub fn json_line<T: Serialize + ?Sized>(record: &T, out: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(&mut *out, record)?;
    out.push(b'\n');
    Ok(())
}

/// Writes records of one type as JSON Lines to `W`.
#[derive(Debug)]
pub struct JsonLines<T: ?Sized, W> {
    out: W,
    line: Vec<u8>,
    rows: u64,
    records: PhantomData<fn(&T)>,
}

impl<T: Serialize + ?Sized, W: Write> JsonLines<T, W> {
    /// Writes to `out`, which should be buffered.
    pub fn new(out: W) -> Self {
        JsonLines { out, line: Vec::new(), rows: 0, records: PhantomData }
    }
    /// How many records are written.
    pub fn rows(&self) -> u64 {
        self.rows
    }
    fn write(&mut self, record: &T) -> io::Result<()> {
        self.line.clear();
        json_line(record, &mut self.line)?;
        self.out.write_all(&self.line)
    }
}

impl<T: Serialize + ?Sized, W: Write> Export<T> for JsonLines<T, W> {
    type Finished = W;

    fn push(&mut self, record: &T) -> Result<(), ExportError> {
        self.write(record).map_err(unwritten)?;
        self.rows += 1;
        Ok(())
    }
    fn finish(mut self) -> Result<W, ExportError> {
        self.out.flush().map_err(unwritten)?;
        Ok(self.out)
    }
}

fn unwritten(error: io::Error) -> ExportError {
    ExportError::new(Path::new("output"), "cannot be written", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_record_is_a_line() {
        let mut lines = JsonLines::new(Vec::new());
        for record in ["a", "b\nc"] {
            lines.push(record).unwrap();
        }
        assert_eq!(lines.rows(), 2);
        assert_eq!(lines.finish().unwrap(), b"\"a\"\n\"b\\nc\"\n");
    }
}
