//! Reads TOML with positions kept: a table gives out its values by key and reports what does not fit, so that
//! one reading shows all faults of a file.

use std::ops::Range;
use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Code, Diagnostic, Report};
use crate::source::SourceFile;
use crate::suggest::did_you_mean;

/// A string value with its place, also for places within it.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    /// The string.
    pub(crate) value: String,
    /// The file.
    pub(crate) file: Arc<SourceFile>,
    /// The value in the file, quotation marks included.
    pub(crate) span: Range<usize>,
}

impl Text {
    /// Where the bytes `inner` of the string stand in the file; the whole value if escapes shift them.
    pub(crate) fn place(&self, inner: Range<usize>) -> Range<usize> {
        let raw = &self.file.text[self.span.clone()];
        let Some(offset) = raw.find(self.value.as_str()) else { return self.span.clone() };
        let start = self.span.start + offset;
        start + inner.start..start + inner.end
    }
    /// A fault at the bytes `inner` of the string.
    pub(crate) fn fault_at(&self, inner: Range<usize>, code: Code, what: impl Into<String>) -> Diagnostic {
        Diagnostic::new(&self.file, self.place(inner), code, what)
    }
    /// A fault of the whole string, quotation marks left out.
    pub(crate) fn fault(&self, code: Code, what: impl Into<String>) -> Diagnostic {
        self.fault_at(0..self.value.len(), code, what)
    }
}

/// A value that is not a table.
#[derive(Debug, Clone)]
pub(crate) enum Scalar {
    /// A string.
    Text(Text),
    /// An integer or float.
    Number(f64),
    /// True or false.
    Flag(bool),
}

/// A TOML table and where it stands.
#[derive(Clone)]
pub(crate) struct Table<'a> {
    table: &'a DeTable<'a>,
    span: Range<usize>,
    /// The file that it stands in.
    pub(crate) file: &'a Arc<SourceFile>,
    report: &'a Report,
}

/// A key of a table with its value.
type Entry<'a> = (Text, &'a Spanned<DeValue<'a>>);

impl<'a> Table<'a> {
    /// The root table of a parsed file.
    pub(crate) fn root(
        table: &'a Spanned<DeTable<'a>>,
        file: &'a Arc<SourceFile>,
        report: &'a Report,
    ) -> Self {
        Table { table: table.get_ref(), span: 0..0, file, report }
    }
    /// Line of the table's head.
    pub(crate) fn line(&self) -> usize {
        self.file.line_column(self.span.start).0
    }
    /// Reports a fault of the table as a whole, at its first line.
    pub(crate) fn fault(&self, code: Code, what: impl Into<String>) -> Diagnostic {
        let text = &self.file.text[self.span.clone()];
        let end = self.span.start + text.find('\n').unwrap_or(text.len());
        Diagnostic::new(self.file, self.span.start..end, code, what)
    }
    /// Adds a fault to the report.
    pub(crate) fn report(&self, diagnostic: Diagnostic) {
        self.report.add(diagnostic);
    }
    /// Reports every key that is not among `known`.
    pub(crate) fn allow(&self, known: &[&str]) {
        for (key, _) in self.entries() {
            if !known.contains(&key.value.as_str()) {
                let fault = key.fault(Code::UnknownKey, format!("unknown key `{}`", key.value));
                self.report(fault.maybe_help(did_you_mean(&key.value, known.iter().copied())));
            }
        }
    }
    /// All keys with their values, in the order of the file.
    pub(crate) fn entries(&self) -> Vec<Entry<'a>> {
        let mut entries: Vec<Entry<'a>> =
            self.table.iter().map(|(key, value)| (self.key(key), value)).collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        entries
    }
    fn key(&self, key: &Spanned<std::borrow::Cow<'a, str>>) -> Text {
        Text { value: key.get_ref().to_string(), file: Arc::clone(self.file), span: key.span() }
    }
    fn get(&self, key: &str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.table.get(key)
    }
    fn text_of(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Text> {
        let string = value.get_ref().as_str()?;
        Some(Text { value: string.to_owned(), file: Arc::clone(self.file), span: value.span() })
    }
    fn wrong(&self, key: &str, value: &Spanned<DeValue<'a>>, wanted: &str) {
        let what = format!("`{key}` must be {wanted}, not {}", article(value.get_ref().type_str()));
        self.report(Diagnostic::new(self.file, value.span(), Code::BadValue, what));
    }
    /// A string, if the key is there.
    pub(crate) fn text(&self, key: &str) -> Option<Text> {
        let value = self.get(key)?;
        let text = self.text_of(value);
        if text.is_none() {
            self.wrong(key, value, "a string");
        }
        text
    }
    /// A string that must be there and not be empty.
    pub(crate) fn required(&self, key: &str) -> Option<Text> {
        if self.get(key).is_none() {
            self.report(
                self.fault(Code::MissingKey, format!("`{key}` is missing")).help(format!("add `{key} = …`")),
            );
        }
        let text = self.text(key)?;
        if text.value.trim().is_empty() {
            self.report(Diagnostic::new(
                self.file,
                text.span.clone(),
                Code::BadValue,
                format!("`{key}` is empty"),
            ));
            return None;
        }
        Some(text)
    }
    /// A truth value, false if the key is not there.
    pub(crate) fn flag(&self, key: &str) -> bool {
        let Some(value) = self.get(key) else { return false };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.wrong(key, value, "true or false");
            false
        })
    }
    /// A number with its place, if the key is there.
    pub(crate) fn number(&self, key: &str) -> Option<(f64, Range<usize>)> {
        let value = self.get(key)?;
        let number = number_of(value.get_ref());
        if number.is_none() {
            self.wrong(key, value, "a number");
        }
        Some((number?, value.span()))
    }
    /// Strings of an array; none if the key is not there.
    pub(crate) fn texts(&self, key: &str) -> Vec<Text> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "an array of strings");
            return Vec::new();
        };
        let read = |item: &'a Spanned<DeValue<'a>>| {
            let text = self.text_of(item);
            if text.is_none() {
                self.wrong(key, item, "an array of strings");
            }
            text
        };
        array.iter().filter_map(read).collect()
    }
    /// A table, if the key is there.
    pub(crate) fn table(&self, key: &str) -> Option<Table<'a>> {
        let value = self.get(key)?;
        let table = self.table_of(value);
        if table.is_none() {
            self.wrong(key, value, "a table");
        }
        table
    }
    /// A value of this table as a table.
    pub(crate) fn table_of(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        let table = value.get_ref().as_table()?;
        Some(Table { table, span: value.span(), file: self.file, report: self.report })
    }
    /// Tables of an array; none if the key is not there.
    pub(crate) fn tables(&self, key: &str) -> Vec<Table<'a>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(array) = value.get_ref().as_array() else {
            self.wrong(key, value, "an array of tables");
            return Vec::new();
        };
        array.iter().filter_map(|item| self.table_of(item)).collect()
    }
    /// Strings, numbers and truth values of a table under `key`, with their keys.
    pub(crate) fn scalars(&self, key: &str) -> Vec<(Text, Scalar, Range<usize>)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let entries = table.entries().into_iter();
        entries.filter_map(|(name, value)| Some((name, table.scalar(value)?, value.span()))).collect()
    }
    fn scalar(&self, value: &'a Spanned<DeValue<'a>>) -> Option<Scalar> {
        if let Some(text) = self.text_of(value) {
            return Some(Scalar::Text(text));
        }
        if let Some(flag) = value.get_ref().as_bool() {
            return Some(Scalar::Flag(flag));
        }
        let number = number_of(value.get_ref()).map(Scalar::Number);
        if number.is_none() {
            self.wrong("value", value, "a string, a number or true or false");
        }
        number
    }
    /// Strings of a table under `key`, with their keys.
    pub(crate) fn pairs(&self, key: &str) -> Vec<(Text, Text)> {
        let Some(table) = self.table(key) else { return Vec::new() };
        let read = |(name, value): Entry<'a>| {
            let text = table.text_of(value);
            if text.is_none() {
                table.wrong(&name.value, value, "a string");
            }
            Some((name, text?))
        };
        table.entries().into_iter().filter_map(read).collect()
    }
}

fn number_of(value: &DeValue<'_>) -> Option<f64> {
    let digits = match value {
        DeValue::Integer(integer) => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        _ => return None,
    };
    digits.parse().ok()
}

fn article(kind: &str) -> String {
    let vowel = kind.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {kind}", if vowel { "an" } else { "a" })
}

/// Parses a file and hands its root table to `read`; syntax faults go to the report.
pub(crate) fn with_root(file: &Arc<SourceFile>, report: &Report, read: impl FnOnce(Table<'_>)) {
    match DeTable::parse(&file.text) {
        Ok(root) => read(Table::root(&root, file, report)),
        Err(error) => {
            let span = error.span().unwrap_or(0..0);
            let what = error.message().to_owned();
            report.add(
                Diagnostic::new(file, span, Code::Syntax, what).help("see https://toml.io for the syntax"),
            );
        }
    }
}
