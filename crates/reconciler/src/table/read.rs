//! JSON Lines, CSV or TSV turn into rows, and into a list of those that are none.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::names::surnames;
use super::row::{Kind, Row};
use super::wording;

/// The rows of tables, each once, and what was set aside.
#[derive(Debug, Default)]
pub struct Table {
    /// The rows.
    pub rows: BTreeSet<Row>,
    /// What is no row, in the order of reading.
    pub rejected: Vec<Rejected>,
}

/// A line that is no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// What is wrong and what to do.
    pub reason: String,
}

/// The form of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One JSON object a line.
    JsonLines,
    /// A header and cells, divided by the character.
    Cells(u8),
}

impl Form {
    /// The form that a file's name tells; JSON Lines if it tells none.
    pub fn of(file: &str) -> Form {
        match file.rsplit('.').next().map(str::to_ascii_lowercase).as_deref() {
            Some("csv") => Form::Cells(b','),
            Some("tsv" | "tab") => Form::Cells(b'\t'),
            _ => Form::JsonLines,
        }
    }
}

/// Columns that tell how a claim was made.
const TRAITS: [&str; 3] = ["hedged", "modality", "where"];

impl Table {
    /// Reads one more table. Its bytes may be anything: what is no row is set aside, the rest is read. `kind`
    /// is that of rows that tell none.
    pub fn read(&mut self, file: &str, bytes: &[u8], form: Form, kind: Option<Kind>) {
        match form {
            Form::JsonLines => self.read_lines(file, bytes, kind),
            Form::Cells(divider) => self.read_cells(file, bytes, divider, kind),
        }
    }
    fn read_lines(&mut self, file: &str, bytes: &[u8], kind: Option<Kind>) {
        for (at, line) in bytes.split(|byte| *byte == b'\n').enumerate() {
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            let row = serde_json::from_slice::<Map<String, Value>>(line)
                .map_err(|error| format!("no JSON object: {error}"))
                .and_then(|columns| row(&text_columns(columns), kind));
            self.take(file, at as u64 + 1, row);
        }
    }
    fn read_cells(&mut self, file: &str, bytes: &[u8], divider: u8, kind: Option<Kind>) {
        let mut reader = csv::ReaderBuilder::new().delimiter(divider).from_reader(bytes);
        let header = match reader.headers() {
            Ok(header) => header.clone(),
            Err(error) => return self.take(file, 1, Err(format!("no header: {error}"))),
        };
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let cells = header.iter().zip(&record).filter(|(_, cell)| !cell.is_empty());
                    let columns =
                        cells.map(|(name, cell)| (name.trim().to_owned(), cell.to_owned())).collect();
                    let line = record.position().map_or(0, csv::Position::line);
                    self.take(file, line, row(&columns, kind));
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    self.take(file, line, Err(format!("no row of cells: {error}")));
                }
            }
        }
    }
    fn take(&mut self, file: &str, line: u64, row: Result<Row, String>) {
        match row {
            Ok(row) => drop(self.rows.insert(row)),
            Err(reason) => self.rejected.push(Rejected { file: file.to_owned(), line, reason }),
        }
    }
}

/// The columns that are words, numbers or yes and no, as text; null counts as absent.
fn text_columns(columns: Map<String, Value>) -> BTreeMap<String, String> {
    let text = |value| match value {
        Value::String(text) => Some(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(truth) => Some(truth.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    };
    columns.into_iter().filter_map(|(name, value)| Some((name, text(value)?))).collect()
}

fn row(columns: &BTreeMap<String, String>, kind: Option<Kind>) -> Result<Row, String> {
    let needed = |name: &str| match columns.get(name).map(|cell| cell.trim()) {
        None | Some("") => Err(format!("no {name}")),
        Some(cell) => Ok(cell.to_owned()),
    };
    let kind = match columns.get("kind") {
        Some(name) => {
            Kind::named(name).ok_or_else(|| format!("no kind {name:?}: number, set, place or text"))?
        }
        None => kind.unwrap_or(Kind::Text),
    };
    let value = value(kind, columns, &needed("value")?)?;
    let quote = columns.get("quote");
    let time = columns.get("time").filter(|time| !time.is_empty());
    Ok(Row {
        // Items are told apart to the byte: spaces at the ends are part of the name.
        item: needed("item").map(|_| columns["item"].clone())?,
        source: needed("source")?,
        kind,
        time: time.map(|time| day(time)).transpose()?,
        at_least: columns.get("bound").is_some_and(|bound| bound == "at least")
            || kind == Kind::Number && quote.is_some_and(|quote| wording::is_least(quote)),
        document: columns.get("doc").cloned(),
        is_doubtful: kind == Kind::Number && quote.is_some_and(|quote| !wording::bears(quote, &value)),
        traits: traits(columns),
        value,
    })
}

/// The value in its canonical form. Names of people, given as they were found in a column `raw`, are taken apart
/// anew: how a table did it is the commonest cause of differences between its sets.
fn value(kind: Kind, columns: &BTreeMap<String, String>, told: &str) -> Result<String, String> {
    let names = columns.get("raw").filter(|_| kind == Kind::Set).map(|raw| surnames(raw).join(";"));
    let told = names.filter(|names| !names.is_empty()).unwrap_or_else(|| told.to_owned());
    kind.canonical(&told).ok_or_else(|| format!("{told:?} is no {}", kind.name()))
}

/// The day of a date or of a time stamp.
fn day(time: &str) -> Result<Date, String> {
    let date = time.get(..10).unwrap_or(time);
    date.parse().map_err(|_| format!("{time:?} is no time: YYYY-MM-DD, with or without a time of day"))
}

fn traits(columns: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let own = TRAITS.iter().filter_map(|name| Some(((*name).to_owned(), columns.get(*name)?.clone())));
    let wording = columns.get("quote").map(|quote| ("wording".to_owned(), wording::of(quote).to_owned()));
    own.chain(wording).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, text: &str) -> Table {
        let mut table = Table::default();
        table.read(file, text.as_bytes(), Form::of(file), None);
        table
    }

    #[test]
    fn the_forms_hold_the_same_rows() {
        let lines =
            read("a.jsonl", r#"{"item":"i","source":"s","value":7,"kind":"number","time":"2024-05-01"}"#);
        let cells = read("a.csv", "source,kind,value,item,time\ns,number,7,i,2024-05-01T08:00:00Z\n");
        let tabs = read("a.tsv", "item\tvalue\tsource\tkind\ttime\ni\t7.0\ts\tnumber\t2024-05-01\n");
        assert_eq!(lines.rows.len(), 1);
        assert!(lines.rows == cells.rows && cells.rows == tabs.rows);
    }

    #[test]
    fn what_is_no_row_is_named_and_the_rest_is_read() {
        let text = "{\"item\":\"i\"}\n\nnone\n{\"item\":\"i\",\"source\":\"s\",\"value\":\"v\"}\n\
                    {\"item\":\"i\",\"source\":\"s\",\"value\":\"many\",\"kind\":\"number\"}\n";
        let table = read("a.jsonl", text);
        let told: Vec<(u64, &str)> =
            table.rejected.iter().map(|row| (row.line, row.reason.as_str())).collect();
        assert_eq!(table.rows.len(), 1);
        assert_eq!(told[0], (1, "no value"));
        assert!(told[1].0 == 3 && told[1].1.starts_with("no JSON object"));
        assert_eq!(told[2], (5, "\"many\" is no number"));
    }

    #[test]
    fn names_that_were_taken_apart_badly_are_taken_apart_anew() {
        let table = read(
            "a.jsonl",
            r#"{"item":"i","source":"s","kind":"set","value":"eva","raw":"Berg, Eva (Author)"}"#,
        );
        assert_eq!(table.rows.first().map(|row| row.value.as_str()), Some("berg"));
    }

    #[test]
    fn a_short_row_of_cells_is_set_aside() {
        let table = read("a.csv", "item,source,value\ni,s\ni,s,v\n");
        assert_eq!((table.rows.len(), table.rejected[0].line), (1, 2));
    }
}
