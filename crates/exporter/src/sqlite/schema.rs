//! The tables turn into SQL: definitions with keys, statements, views.

use crate::Inputs;
use crate::tables::{Column, DOCUMENT_COLUMNS, Kind, TABLES};

use super::SlotNames;

/// What Datasette shows beside the tables, and by what it filters.
pub(super) const DATASETTE: &str = include_str!("datasette.json");

/// The index for full-text search: English stems, accents ignored. Datasette finds an index by this very spelling
/// of its content table.
pub(super) const SEARCH: &str = "\
CREATE VIRTUAL TABLE claims_fts USING fts5(
  text, quote, sentence, content=\"claims\", content_rowid = 'number',
  tokenize = 'porter unicode61 remove_diacritics 2');
INSERT INTO claims_fts (claims_fts) VALUES ('rebuild');
";

/// What takes out rows that lead nowhere, by table.
pub(super) const DANGLING: [(&str, &str); 3] = [
    ("position_claims", "DELETE FROM position_claims WHERE claim_id NOT IN (SELECT id FROM claims)"),
    ("links", "DELETE FROM links WHERE linked_fact NOT IN (SELECT id FROM facts)"),
    ("origins", "DELETE FROM origins WHERE path NOT IN (SELECT path FROM documents)"),
];

/// The keys of each table; `claims` and `documents` are made of several tables and have their own.
const KEYS: [(&str, &str); 9] = [
    ("slots", "PRIMARY KEY (claim_id, slot), FOREIGN KEY (claim_id) REFERENCES claims (id)"),
    ("via", "PRIMARY KEY (claim_id, step), FOREIGN KEY (claim_id) REFERENCES claims (id)"),
    ("positions", "PRIMARY KEY (fact_id, position), FOREIGN KEY (fact_id) REFERENCES facts (id)"),
    (
        "position_claims",
        "PRIMARY KEY (fact_id, position, claim_id), FOREIGN KEY (claim_id) REFERENCES claims (id), \
         FOREIGN KEY (fact_id, position) REFERENCES positions (fact_id, position)",
    ),
    (
        "relations",
        "PRIMARY KEY (fact_id, position, to_position, kind, rule), \
         FOREIGN KEY (fact_id, position) REFERENCES positions (fact_id, position), \
         FOREIGN KEY (fact_id, to_position) REFERENCES positions (fact_id, position)",
    ),
    (
        "origins",
        "PRIMARY KEY (fact_id, origin, path), FOREIGN KEY (fact_id) REFERENCES facts (id), \
         FOREIGN KEY (path) REFERENCES documents (path)",
    ),
    (
        "links",
        "PRIMARY KEY (fact_id, link), FOREIGN KEY (fact_id) REFERENCES facts (id), \
         FOREIGN KEY (linked_fact) REFERENCES facts (id)",
    ),
    ("question_slots", "PRIMARY KEY (fact_id, slot), FOREIGN KEY (fact_id) REFERENCES facts (id)"),
    ("paragraphs", "PRIMARY KEY (path, paragraph), FOREIGN KEY (path) REFERENCES documents (path)"),
];

/// The statements that make every table. Those of facts are there without facts too, so that views hold.
pub(super) fn tables(inputs: Inputs) -> String {
    let mut sql = documents_and_claims();
    for (table, keys) in KEYS {
        if table == "paragraphs" && !inputs.articles {
            continue;
        }
        let columns = named(table).iter().map(definition).collect::<Vec<_>>().join(", ");
        sql += &format!("CREATE TABLE {table} ({columns}, {keys}) WITHOUT ROWID;\n");
    }
    sql + INDEXES
}

const INDEXES: &str = "\
CREATE INDEX claims_key ON claims (key);
CREATE INDEX claims_type ON claims (type);
CREATE INDEX claims_document ON claims (document);
CREATE INDEX slots_value ON slots (slot, value);
CREATE INDEX position_claims_claim ON position_claims (claim_id);
CREATE INDEX facts_key ON facts (key);
";

fn documents_and_claims() -> String {
    let list =
        |columns: &mut dyn Iterator<Item = &Column>| columns.map(definition).collect::<Vec<_>>().join(", ");
    let documents = list(&mut named("articles").iter().skip(1).take(DOCUMENT_COLUMNS - 1));
    let said = list(&mut named("claims").iter().skip(1));
    let evidence = named("evidence");
    let stands = list(&mut evidence[1..evidence.len() - DOCUMENT_COLUMNS].iter());
    let facts = list(&mut named("facts").iter().skip(1));
    format!(
        "CREATE TABLE documents (\"path\" TEXT PRIMARY KEY NOT NULL, {documents}, \
         \"text_is_input\" INTEGER, \"text\" TEXT);\n\
         CREATE TABLE claims (\"number\" INTEGER PRIMARY KEY, \"id\" TEXT NOT NULL UNIQUE, {said}, {stands}, \
         \"document\" TEXT NOT NULL REFERENCES documents (path));\n\
         CREATE TABLE facts (\"id\" TEXT PRIMARY KEY NOT NULL, {facts}) WITHOUT ROWID;\n"
    )
}

fn named(name: &str) -> &'static [Column] {
    TABLES.iter().find(|table| table.name == name).map_or(&[], |table| table.columns)
}

fn definition(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text => "TEXT",
        Kind::Integer | Kind::Flag => "INTEGER",
        Kind::Real => "REAL",
    };
    format!("\"{}\" {kind}{}", column.name, if column.nullable { "" } else { " NOT NULL" })
}

/// The statement that inserts a row of so many cells. A row of a document may lack its text.
pub(super) fn insert(table: &str, cells: usize) -> String {
    let places = vec!["?"; cells].join(", ");
    match table {
        "claims" => format!("INSERT OR IGNORE INTO claims VALUES (NULL, {places})"),
        "documents" if cells == DOCUMENT_COLUMNS => {
            format!("INSERT OR IGNORE INTO documents VALUES ({places}, NULL, NULL)")
        }
        _ => format!("INSERT OR IGNORE INTO {table} VALUES ({places})"),
    }
}

/// The statements that make every view: those that always are, and one for each claim type.
pub(super) fn views(slots: &SlotNames) -> String {
    let mut sql = include_str!("views.sql").to_owned();
    for (claim_type, names) in slots {
        let slots: String = names.iter().map(|name| slot_columns(name)).collect();
        sql += &format!(
            "CREATE VIEW {} AS SELECT c.id AS claim_id, c.text, {slots}c.polarity, c.modality, c.time_value AS time, \
             coalesce(c.source_name, c.source_mention, c.source_id) AS source, c.attribution_mode AS attribution, \
             c.quote, d.title, d.publisher, d.published, d.url, c.document \
             FROM claims c JOIN documents d ON d.path = c.document WHERE c.type = {} ORDER BY c.number;\n",
            identifier(&format!("claims_{claim_type}")),
            literal(claim_type),
        );
    }
    sql
}

fn slot_columns(slot: &str) -> String {
    let of = |column: &str| {
        let slot = literal(slot);
        format!("(SELECT {column} FROM slots s WHERE s.claim_id = c.id AND s.slot = {slot})")
    };
    let (value, name) = (identifier(slot), identifier(&format!("{slot}_name")));
    format!("{} AS {value}, {} AS {name}, ", of("value"), of("name"))
}

fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
