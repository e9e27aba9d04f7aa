//! Reads tab-separated files with a header row; faults name the row and the column.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::SourceFile;

/// How many columns the widest of our tables has, or a few more.
const COLUMNS: usize = 12;

/// What stands between two tabs, and where.
type Cell<'a> = (&'a str, Range<usize>);

/// A row of a file, with its cells by column name.
pub(crate) struct Row<'a> {
    file: &'a Arc<SourceFile>,
    header: &'a [Cell<'a>],
    cells: Vec<Cell<'a>>,
    /// The row in the file, without its line end.
    pub(crate) span: Range<usize>,
}

impl<'a> Row<'a> {
    /// The trimmed cell of a column; none if it is empty or not there.
    pub(crate) fn get(&self, column: &str) -> Option<&'a str> {
        let index = self.header.iter().position(|(name, _)| *name == column)?;
        self.cells.get(index).map(|(cell, _)| cell.trim()).filter(|cell| !cell.is_empty())
    }
    /// The cell of a column as a string of its own.
    pub(crate) fn owned(&self, column: &str) -> Option<String> {
        self.get(column).map(str::to_owned)
    }
    /// A fault in a column's cell, or in the whole row where the cell is not there.
    pub(crate) fn fault(&self, column: &str, what: impl Into<String>) -> Diagnostic {
        let index = self.header.iter().position(|(name, _)| *name == column);
        let span = index.and_then(|index| self.cells.get(index)).map(|(_, span)| span.clone());
        let span = span.filter(|span| !span.is_empty()).unwrap_or_else(|| self.span.clone());
        Diagnostic::new(self.file, span, Code::BadRow, what)
    }
}

/// A file cut into header and rows; comment lines (`#`) and empty lines are left out.
pub(crate) struct Sheet<'a> {
    file: &'a Arc<SourceFile>,
    header: Vec<Cell<'a>>,
    lines: Vec<Range<usize>>,
}

impl<'a> Sheet<'a> {
    /// Cuts a file; none (and a fault) where it has no header.
    pub(crate) fn read(file: &'a Arc<SourceFile>, report: &Report) -> Option<Self> {
        let mut lines = content_lines(&file.text).into_iter();
        let Some(first) = lines.next() else {
            let fault = Diagnostic::new(file, 0..0, Code::BadRow, "the file is empty");
            report.add(fault.help("its first line names the columns, separated by tabs"));
            return None;
        };
        Some(Sheet { file, header: cells(&file.text, first), lines: lines.collect() })
    }
    /// Whether there is a column of this name.
    pub(crate) fn has(&self, column: &str) -> bool {
        self.header.iter().any(|(name, _)| *name == column)
    }
    /// Calls `read` on every row; rows with more cells than the header has are faults.
    pub(crate) fn each(&self, report: &Report, mut read: impl FnMut(&Row<'_>)) {
        for line in &self.lines {
            let cells = cells(&self.file.text, line.clone());
            if let Some((_, span)) = cells.get(self.header.len()) {
                let what = format!("the row has {} cells, the header {}", cells.len(), self.header.len());
                let fault = Diagnostic::new(self.file, span.start..line.end, Code::BadRow, what);
                report.add(fault.help("columns are separated by single tabs"));
                continue;
            }
            read(&Row { file: self.file, header: &self.header, cells, span: line.clone() });
        }
    }
}

fn content_lines(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        if !content.trim().is_empty() && !content.starts_with('#') {
            lines.push(start..start + content.len());
        }
        start += line.len();
    }
    lines
}

fn cells(text: &str, line: Range<usize>) -> Vec<Cell<'_>> {
    // Cells are short: byte by byte costs less than to begin a search anew for each of them.
    let tabs = line.clone().filter(|&at| text.as_bytes()[at] == b'\t');
    let mut cells = Vec::with_capacity(COLUMNS);
    let mut start = line.start;
    for end in tabs.chain([line.end]) {
        cells.push((&text[start..end], start..end));
        start = end + 1;
    }
    cells
}
