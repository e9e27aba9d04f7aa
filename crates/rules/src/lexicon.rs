//! Names that are known beforehand: `rules/lexicons/*.tsv` turns into [`Name`]s with id and class, and given
//! names with the gender they mostly stand for.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diagnostic::Report;
use crate::source::SourceFile;
use crate::suggest::did_you_mean;
use crate::tsv::{Row, Sheet};
use crate::units::fold;
use crate::verbs::VerbRow;
use crate::vocabulary::{Symbol, Vocabulary};
use crate::words::{Pos, WordTable};

/// Index of a name in [`Lexicon::names`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameIndex(pub u32);

/// What a known name names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameClass {
    /// A country.
    Country,
    /// An adjective of a country: `Estonian`.
    Demonym,
    /// People of a country: `Estonians`.
    National,
    /// The capital of a country, which can stand for it.
    Capital,
    /// A seat of government, which can stand for its country: `Kremlin`.
    Seat,
    /// A body or company.
    Org,
    /// A ministry.
    Ministry,
    /// A group of countries or people.
    Group,
    /// A part of a country.
    Region,
    /// An adjective of a region: `Bavarian`.
    RegionDemonym,
    /// A city that is no capital, or another place.
    City,
    /// An office or title.
    Office,
    /// A publication or broadcaster.
    Media,
    /// A news agency.
    Agency,
    /// A political party.
    Party,
    /// A human being.
    Person,
    /// Anything else with a name.
    Other,
}

impl NameClass {
    /// Every class by its name in lexicon files.
    pub const NAMES: [(&'static str, NameClass); 17] = [
        ("country", NameClass::Country),
        ("demonym", NameClass::Demonym),
        ("national", NameClass::National),
        ("capital", NameClass::Capital),
        ("seat", NameClass::Seat),
        ("org", NameClass::Org),
        ("ministry", NameClass::Ministry),
        ("group", NameClass::Group),
        ("region", NameClass::Region),
        ("region-demonym", NameClass::RegionDemonym),
        ("city", NameClass::City),
        ("office", NameClass::Office),
        ("media", NameClass::Media),
        ("agency", NameClass::Agency),
        ("party", NameClass::Party),
        ("person", NameClass::Person),
        ("other", NameClass::Other),
    ];
    /// The name in lexicon files.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, class)| *class == self).map_or("", |(name, _)| name)
    }
    fn named(name: &str) -> Option<NameClass> {
        let name = name.replace('_', "-");
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, class)| *class)
    }
}

/// For whom the holder of an office speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// For a country.
    Country,
    /// For the body that they head.
    Body,
    /// For nobody else; held in a part of a country.
    Region,
    /// For nobody else.
    SelfOnly,
    /// No public office but a rank, form of address or job.
    Title,
}

impl Scope {
    /// Every scope by its name in lexicon files.
    pub const NAMES: [(&'static str, Scope); 5] = [
        ("country", Scope::Country),
        ("body", Scope::Body),
        ("region", Scope::Region),
        ("self", Scope::SelfOnly),
        ("title", Scope::Title),
    ];
}

/// The gender a given name mostly stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gender {
    /// Mostly women.
    Female,
    /// Mostly men.
    Male,
    /// Both.
    Either,
}

/// A known name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// `country:EE`, `org:nato`; the bare title for offices: `prime-minister`.
    pub id: String,
    /// The usual name.
    pub name: String,
    /// Other spellings.
    pub aliases: Vec<String>,
    /// What it names.
    pub class: NameClass,
    /// The country it belongs to (ISO 3166-1 alpha-2).
    pub country: Option<String>,
    /// First day on which it holds, ISO 8601.
    pub valid_from: Option<String>,
    /// Last day on which it holds, ISO 8601.
    pub valid_to: Option<String>,
    /// For whom the holder of the office speaks.
    pub scope: Option<Scope>,
    /// The office that a person holds, or that a title stands for.
    pub office: Option<String>,
    /// Of what the office is.
    pub of: Option<String>,
    /// Where the row comes from.
    pub source: Option<String>,
    pub(crate) file: u32,
    pub(crate) at: (u32, u32),
}

impl Name {
    /// Whether the name is written in lower case, so that it is found in any case.
    pub fn any_case(&self) -> bool {
        !self.name.contains(char::is_uppercase)
    }
}

/// All known names.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// The names, in the order of their files.
    pub names: Vec<Name>,
    genders: FxHashMap<Symbol, Gender>,
    capitals: FxHashSet<Symbol>,
    ids: FxHashMap<String, NameIndex>,
}

impl Lexicon {
    /// The gender of a given name.
    #[inline]
    pub fn gender(&self, given_name: Symbol) -> Option<Gender> {
        self.genders.get(&given_name).copied()
    }
    /// Whether the word is a name only in capitals, because it is an ordinary word too (`US`, `WHO`, `IT`).
    #[inline]
    pub fn needs_capitals(&self, word: Symbol) -> bool {
        self.capitals.contains(&word)
    }
    /// The name at an index.
    pub fn name(&self, index: NameIndex) -> &Name {
        &self.names[index.0 as usize]
    }
    /// The names around an index that have its id: one for each office that a person held.
    pub fn rows_of(&self, index: NameIndex) -> &[Name] {
        let (at, id) = (index.0 as usize, &self.name(index).id);
        let before = self.names[..at].iter().rev().take_while(|name| name.id == *id).count();
        let behind = self.names[at..].iter().take_while(|name| name.id == *id).count();
        &self.names[at - before..at + behind]
    }
    /// The first name with this id that is no adjective or inhabitant: `country:EE` is Estonia.
    pub fn by_id(&self, id: &str) -> Option<&Name> {
        self.ids.get(id).map(|index| self.name(*index))
    }
    /// The index of the name that [`Lexicon::by_id`] gives.
    pub fn index_of(&self, id: &str) -> Option<NameIndex> {
        self.ids.get(id).copied()
    }
    /// Prepares look-up by id and finds out which names need capitals.
    pub(crate) fn index(&mut self, words: &WordTable, vocabulary: &mut Vocabulary) {
        for (index, name) in self.names.iter().enumerate() {
            let derived =
                matches!(name.class, NameClass::Demonym | NameClass::National | NameClass::RegionDemonym);
            if !derived {
                self.ids.entry(name.id.clone()).or_insert(NameIndex(index as u32));
            }
            for spelling in name.aliases.iter().chain([&name.name]) {
                if is_acronym(spelling) {
                    let folded = fold(spelling);
                    let symbol = vocabulary.intern(&folded);
                    if ORDINARY.contains(&folded.as_str()) || words.pos(symbol).is_some() {
                        self.capitals.insert(symbol);
                    }
                }
            }
        }
    }
}

/// Short words that acronyms collide with.
const ORDINARY: &[&str] = &[
    "a", "act", "aid", "am", "an", "and", "are", "art", "as", "at", "ban", "bar", "be", "bid", "but", "by",
    "can", "cap", "cut", "do", "dup", "end", "era", "far", "fed", "for", "gap", "get", "go", "had", "has",
    "he", "her", "his", "i", "if", "in", "is", "it", "its", "law", "led", "let", "low", "may", "me", "men",
    "met", "my", "new", "no", "not", "now", "of", "off", "old", "on", "one", "or", "our", "out", "own",
    "pen", "per", "pm", "put", "ran", "run", "sad", "say", "set", "she", "so", "sun", "tap", "tax", "ten",
    "the", "time", "to", "top", "two", "up", "us", "use", "war", "was", "way", "we", "who", "why", "win",
    "yes", "yet", "you",
];

fn is_acronym(spelling: &str) -> bool {
    spelling.chars().count() > 1 && spelling.chars().all(char::is_uppercase)
}

/// All that the files of a lexicon folder hold.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    pub(crate) lexicon: Lexicon,
    pub(crate) verbs: Vec<VerbRow>,
    pub(crate) words: WordTable,
}

/// Reads one file; what it holds is told by its header.
pub(crate) fn read(
    file: &Arc<SourceFile>,
    index: usize,
    tables: &mut Tables,
    vocabulary: &mut Vocabulary,
    report: &Report,
) {
    let Some(sheet) = Sheet::read(file, report) else { return };
    if sheet.has("id") {
        sheet.each(report, |row| tables.lexicon.names.extend(read_name(row, index, report)));
    } else if sheet.has("lemma") {
        sheet.each(report, |row| tables.verbs.extend(read_verb(row, report)));
    } else if sheet.has("gender") {
        sheet.each(report, |row| read_gender(row, &mut tables.lexicon, vocabulary, report));
    } else if sheet.has("pos") {
        sheet.each(report, |row| read_word(row, &mut tables.words, vocabulary, report));
    } else {
        let fault = crate::diagnostic::Diagnostic::new(
            file,
            0..file.text.find('\n').unwrap_or(0),
            crate::diagnostic::Code::BadRow,
            "the header names no known kind of table",
        );
        report
            .add(fault.help(
                "names have `id`, verbs `lemma`, given names `gender`, common words `pos` as a column",
            ));
    }
}

fn required<'a>(row: &Row<'a>, column: &str, report: &Report) -> Option<&'a str> {
    let cell = row.get(column);
    if cell.is_none() {
        report.add(row.fault(column, format!("the row has no {column}")));
    }
    cell
}

fn read_name(row: &Row<'_>, file: usize, report: &Report) -> Option<Name> {
    let (id, name) = (required(row, "id", report)?, required(row, "name", report)?);
    let class = required(row, "class", report)?;
    let Some(known) = NameClass::named(class) else {
        let fault = row.fault("class", format!("unknown name class `{class}`"));
        report.add(fault.maybe_help(did_you_mean(class, NameClass::NAMES.iter().map(|(name, _)| *name))));
        return None;
    };
    let aliases =
        row.get("aliases").unwrap_or("").split('|').map(str::trim).filter(|alias| !alias.is_empty());
    Some(Name {
        id: id.to_owned(),
        name: name.to_owned(),
        aliases: aliases.map(str::to_owned).collect(),
        class: known,
        country: row.owned("country"),
        valid_from: read_date(row, "valid_from", report),
        valid_to: read_date(row, "valid_to", report),
        scope: read_scope(row, report),
        office: row.owned("office"),
        of: row.owned("of"),
        source: row.owned("source"),
        file: file as u32,
        at: (row.span.start as u32, row.span.end as u32),
    })
}

fn read_scope(row: &Row<'_>, report: &Report) -> Option<Scope> {
    let cell = row.get("scope")?;
    let scope = Scope::NAMES.iter().find(|(name, _)| *name == cell).map(|(_, scope)| *scope);
    if scope.is_none() {
        let fault = row.fault("scope", format!("unknown scope `{cell}`"));
        report.add(fault.maybe_help(did_you_mean(cell, Scope::NAMES.iter().map(|(name, _)| *name))));
    }
    scope
}

/// A year, month or day in ISO 8601.
fn read_date(row: &Row<'_>, column: &str, report: &Report) -> Option<String> {
    let cell = row.get(column)?;
    if !is_iso_date(cell) {
        let fault = row.fault(column, format!("`{cell}` is no ISO 8601 date"));
        report.add(fault.help("write 2024, 2024-04 or 2024-04-02"));
    }
    Some(cell.to_owned())
}

pub(crate) fn is_iso_date(text: &str) -> bool {
    let mut widths = text.split('-').map(|part| (part.len(), part.bytes().all(|byte| byte.is_ascii_digit())));
    widths.next() == Some((4, true)) && widths.clone().count() <= 2 && widths.all(|part| part == (2, true))
}

fn read_verb(row: &Row<'_>, report: &Report) -> Option<VerbRow> {
    let lemma = required(row, "lemma", report)?;
    let other = row.get("noun").unwrap_or("");
    if !matches!(other, "" | "y" | "a" | "n") {
        report.add(
            row.fault("noun", format!("unknown mark `{other}`")).help("y: also a noun, a: also an adjective"),
        );
    }
    Some(VerbRow {
        lemma: fold(lemma),
        past: row.get("past").map(fold),
        participle: row.get("participle").map(fold),
        noun: other == "y",
        adjective: other == "a",
    })
}

fn read_gender(row: &Row<'_>, lexicon: &mut Lexicon, vocabulary: &mut Vocabulary, report: &Report) {
    let (Some(name), Some(gender)) = (required(row, "name", report), required(row, "gender", report)) else {
        return;
    };
    let gender = match gender {
        "f" => Gender::Female,
        "m" => Gender::Male,
        "u" => Gender::Either,
        other => {
            report
                .add(row.fault("gender", format!("unknown gender `{other}`")).help("write f, m or u (both)"));
            return;
        }
    };
    lexicon.genders.insert(vocabulary.intern(&fold(name)), gender);
}

fn read_word(row: &Row<'_>, words: &mut WordTable, vocabulary: &mut Vocabulary, report: &Report) {
    let (Some(word), Some(pos)) = (required(row, "word", report), required(row, "pos", report)) else {
        return;
    };
    match Pos::named(pos) {
        Some(pos) => words.add(vocabulary.intern(&fold(word)), pos),
        None => {
            let fault = row.fault("pos", format!("unknown part of speech `{pos}`"));
            report.add(fault.maybe_help(did_you_mean(pos, Pos::NAMES.iter().map(|(name, _)| *name))));
        }
    }
}
