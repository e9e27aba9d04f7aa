//! Named word lists: `[list.support]` in any rule file turns into a [`List`] of entries as symbols.

use crate::claim_type::choice;
use crate::diagnostic::Code;
use crate::inflection::plurals;
use crate::reader::{Table, Text};
use crate::units::{Units, fold};
use crate::vocabulary::{Symbol, Vocabulary};

/// What the entries of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ListKind {
    /// Words and phrases as they stand.
    Word,
    /// Nouns; their plurals belong to the list too.
    Noun,
    /// Verb lemmas, one word each; used in verb groups, in every inflected form.
    Verb,
}

impl ListKind {
    /// Every kind by its name in rule files.
    pub const NAMES: [(&'static str, ListKind); 3] =
        [("word", ListKind::Word), ("noun", ListKind::Noun), ("verb", ListKind::Verb)];
    /// The name in rule files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// A named word list.
#[derive(Debug, Clone)]
pub struct List {
    /// Its name, without the `@`.
    pub name: String,
    /// What its entries are.
    pub kind: ListKind,
    /// The entries as written.
    pub words: Vec<String>,
    /// The entries as symbols, plurals of nouns included.
    pub entries: Vec<Vec<Symbol>>,
    /// Phrases as written within which an entry does not count: `fired back` for `back`.
    pub except: Vec<String>,
    /// Those phrases as symbols.
    pub exceptions: Vec<Vec<Symbol>>,
    /// The file that declares it.
    pub file: String,
    /// The line of its declaration.
    pub line: usize,
    pub(crate) declared: Text,
}

/// Reads the `[list.*]` tables of a file.
pub(crate) fn read_all(root: &Table<'_>, vocabulary: &mut Vocabulary) -> Vec<List> {
    let Some(table) = root.table("list") else { return Vec::new() };
    let mut lists = Vec::new();
    for (name, value) in table.entries() {
        match table.table_of(value) {
            Some(one) => lists.extend(read(&one, name, vocabulary)),
            None => table.report(
                name.fault(Code::BadValue, format!("list `{}` must be a table", name.value))
                    .help(format!("write `[list.{}]` with `kind` and `words`", name.value)),
            ),
        }
    }
    lists
}

fn read(table: &Table<'_>, name: Text, vocabulary: &mut Vocabulary) -> Option<List> {
    table.allow(&["kind", "words", "except", "about"]);
    let kind = choice(table, "kind", &ListKind::NAMES)?;
    let words = table.texts("words");
    if words.is_empty() {
        table.report(name.fault(Code::MissingKey, format!("list `{}` has no words", name.value)));
    }
    for word in words.iter().filter(|word| kind == ListKind::Verb && folded_units(&word.value).len() != 1) {
        let what = format!("`{}` is not one word, and verb lists hold lemmas only", word.value);
        table.report(
            word.fault(Code::BadValue, what).help("put the verb here and its particle into the pattern"),
        );
    }
    let words: Vec<String> = words.into_iter().map(|text| text.value).collect();
    let except: Vec<String> = table.texts("except").into_iter().map(|text| text.value).collect();
    Some(List {
        entries: entries(&words, kind, vocabulary),
        exceptions: except.iter().map(|phrase| cut(phrase, vocabulary)).collect(),
        line: name.file.line_column(name.span.start).0,
        file: name.file.path.clone(),
        name: name.value.clone(),
        declared: name,
        kind,
        words,
        except,
    })
}

fn entries(words: &[String], kind: ListKind, vocabulary: &mut Vocabulary) -> Vec<Vec<Symbol>> {
    let mut entries = Vec::new();
    for word in words {
        entries.push(cut(word, vocabulary));
        if kind == ListKind::Noun {
            entries.extend(plurals(&fold(word)).iter().map(|plural| cut(plural, vocabulary)));
        }
    }
    entries.retain(|entry| !entry.is_empty());
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// The folded units of a phrase of a rule, cut as texts are. A leading apostrophe is read as the ending of a
/// word (`'s`), not as a quotation mark.
pub(crate) fn folded_units(phrase: &str) -> Vec<String> {
    if is_plain(phrase) {
        return phrase.split_ascii_whitespace().map(str::to_ascii_lowercase).collect();
    }
    let clitic = phrase.starts_with(['\'', '’']);
    let joined = if clitic { format!("x{phrase}") } else { phrase.to_owned() };
    let mut units = Units::default();
    units.scan(&joined, 0..joined.len(), &Vocabulary::default());
    (usize::from(clitic)..units.len()).map(|index| units.folded(index).to_owned()).collect()
}

/// Whether no unit ends in a phrase but at a blank, as in nearly all.
fn is_plain(phrase: &str) -> bool {
    phrase.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b' ')
}

/// The symbols of a phrase's units.
pub(crate) fn cut(phrase: &str, vocabulary: &mut Vocabulary) -> Vec<Symbol> {
    if is_plain(phrase) {
        let folded = phrase.to_ascii_lowercase();
        return folded.split_ascii_whitespace().map(|unit| vocabulary.intern(unit)).collect();
    }
    folded_units(phrase).iter().map(|unit| vocabulary.intern(unit)).collect()
}
