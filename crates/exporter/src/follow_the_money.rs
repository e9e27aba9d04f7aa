//! Records turn into FollowTheMoney statements (followthemoney.tech, model 4): the entities, the articles that mention
//! them, who holds which office, and who backs or opposes whom.
//!
//! The model has people, bodies, places, positions and documents, but no words for claims as such: tallies, tolls,
//! statements, votes and whatever is denied, hedged or only wished for are left out, as are facts.

use std::path::Path;

use claimwire_record::{Claim, Document, Entity, EntityKind, Modality, Polarity, content_hash};
use rustc_hash::FxHashSet;

use crate::csv::CsvFile;
use crate::tables::Cell;
use crate::{Export, ExportError, Inputs, Record, Written};

/// The columns of a statement, as the tool `ftm` writes them.
const COLUMNS: [&str; 14] = [
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
];

/// Statements in one file, each once.
pub(crate) struct FollowTheMoney {
    file: CsvFile,
    seen: FxHashSet<String>,
}

/// One property of one entity.
struct Statement<'s> {
    entity: &'s str,
    schema: &'s str,
    property: &'s str,
    kind: &'s str,
    value: &'s str,
}

impl FollowTheMoney {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        let file = CsvFile::create(folder.join("statements.csv"), COLUMNS)?;
        Ok(FollowTheMoney { file, seen: FxHashSet::default() })
    }
    fn say(&mut self, said: &Statement) -> Result<(), ExportError> {
        let Statement { entity, schema, property, kind, value } = *said;
        if value.trim().is_empty() || !self.seen.insert(format!("{entity}\u{0}{property}\u{0}{value}")) {
            return Ok(());
        }
        let mut row = [entity, entity, property, kind, schema, value, "claimwire"].map(Cell::text).to_vec();
        row.resize(COLUMNS.len(), Cell::Null);
        row[10] = Cell::text("f");
        self.file.write(&row)
    }
    fn say_all(
        &mut self,
        entity: &str,
        schema: &str,
        properties: &[(&str, &str, Option<&str>)],
    ) -> Result<(), ExportError> {
        properties.iter().try_for_each(|&(property, kind, value)| match value {
            Some(value) => self.say(&Statement { entity, schema, property, kind, value }),
            None => Ok(()),
        })
    }
    fn document(&mut self, document: &Document) -> Result<String, ExportError> {
        let id = document_id(document);
        let title = document.title.as_deref().unwrap_or(&document.path);
        self.say_all(
            &id,
            "Article",
            &[
                ("title", "string", Some(title)),
                ("fileName", "string", Some(&document.path)),
                ("publisher", "string", document.publisher.as_deref()),
                ("author", "string", document.author.as_deref()),
                ("publishedAt", "date", document.published.as_deref()),
                ("sourceUrl", "url", document.url.as_deref()),
            ],
        )?;
        Ok(id)
    }
    /// The id of an entity that the model has a schema for, with its name; offices are told by claims.
    fn entity(&mut self, entity: &Entity) -> Result<Option<String>, ExportError> {
        let (Some(id), Some(schema)) = (&entity.id, entity.kind.and_then(schema_of)) else { return Ok(None) };
        let key = key(&["entity", id]);
        let country = id.strip_prefix("country:").map(str::to_lowercase);
        self.say_all(
            &key,
            schema,
            &[
                ("name", "name", entity.name.as_deref().or(entity.mention.as_deref())),
                ("country", "country", country.as_deref()),
            ],
        )?;
        Ok(Some(key))
    }
    fn mention(&mut self, claim: &Claim, document: &str, entity: &Entity) -> Result<(), ExportError> {
        let Some(resolved) = self.entity(entity)? else { return Ok(()) };
        let name = entity.mention.as_deref().or(entity.name.as_deref());
        let schema = entity.kind.and_then(schema_of);
        let id = key(&["mention", &claim.document.path, name.unwrap_or_default(), &resolved]);
        self.say_all(
            &id,
            "Mention",
            &[
                ("document", "entity", Some(document)),
                ("resolved", "entity", Some(&resolved)),
                ("name", "name", name),
                ("detectedSchema", "string", schema),
            ],
        )
    }
    /// Who holds an office: a position and its occupancy.
    fn office(&mut self, claim: &Claim, document: &str) -> Result<(), ExportError> {
        let (Some(person), Some(office)) = (of(claim, "person"), claim.slots.get("office")) else {
            return Ok(());
        };
        if person.kind != Some(EntityKind::Person) {
            return Ok(());
        }
        let body = of(claim, "of").and_then(|of| of.name.as_deref());
        let title = office.entity().and_then(|office| office.name.clone()).or_else(|| office.identity());
        let (Some(title), Some(holder)) = (title, self.entity(person)?) else { return Ok(()) };
        let name = body.map_or_else(|| title.clone(), |body| format!("{title} of {body}"));
        let post = key(&["position", &name]);
        self.say_all(&post, "Position", &[("name", "name", Some(&name))])?;
        let former = claim.slots.get("former").and_then(|former| former.identity());
        let status = if former.as_deref() == Some("true") { "ended" } else { "current" };
        let id = key(&["occupancy", &holder, &post, status]);
        self.say_all(
            &id,
            "Occupancy",
            &[
                ("holder", "entity", Some(&holder)),
                ("post", "entity", Some(&post)),
                ("status", "string", Some(status)),
                ("summary", "text", Some(&claim.quote)),
                ("proof", "entity", Some(document)),
            ],
        )
    }
    /// Who takes a stand on whom: a link with the stand as its role.
    fn stance(&mut self, claim: &Claim, document: &str) -> Result<(), ExportError> {
        let (Some(party), Some(target)) = (of(claim, "party"), of(claim, "target")) else { return Ok(()) };
        let (Some(subject), Some(object)) = (self.entity(party)?, self.entity(target)?) else {
            return Ok(());
        };
        let position = claim.slots.get("position").and_then(|position| position.identity());
        let id = key(&["stance", &subject, &object, position.as_deref().unwrap_or_default()]);
        self.say_all(
            &id,
            "UnknownLink",
            &[
                ("subject", "entity", Some(&subject)),
                ("object", "entity", Some(&object)),
                ("role", "string", position.as_deref()),
                (
                    "date",
                    "date",
                    claim
                        .time
                        .value
                        .as_deref()
                        .filter(|value| value.starts_with(|c: char| c.is_ascii_digit())),
                ),
                ("summary", "text", Some(&claim.quote)),
                ("proof", "entity", Some(document)),
            ],
        )
    }
}

impl<'r> Export<Record<'r>> for FollowTheMoney {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        match record {
            Record::Article(article) => self.document(&article.document).map(drop),
            Record::Claim(claim) => {
                let document = self.document(&claim.document)?;
                let entities = claim.slots.values().filter_map(|value| value.entity());
                entities.into_iter().try_for_each(|entity| self.mention(claim, &document, entity))?;
                if claim.polarity == Polarity::Negated || claim.modality != Modality::Asserted {
                    return Ok(());
                }
                self.office(claim, &document)?;
                self.stance(claim, &document)
            }
            Record::Fact(_) => Ok(()),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        Ok(Written { files: vec![self.file.commit()?], notes: Vec::new() })
    }
}

fn of<'c>(claim: &'c Claim, slot: &str) -> Option<&'c Entity> {
    claim.slots.get(slot)?.entity()
}

fn schema_of(kind: EntityKind) -> Option<&'static str> {
    match kind {
        EntityKind::Person => Some("Person"),
        EntityKind::Country | EntityKind::Region => Some("Territory"),
        EntityKind::Org | EntityKind::Group | EntityKind::Media => Some("Organization"),
        EntityKind::Place | EntityKind::Anonymous | EntityKind::Office | EntityKind::Text => None,
    }
}

fn document_id(document: &Document) -> String {
    key(&["document", &document.path])
}

/// An id of letters and digits, the same in every export.
fn key(parts: &[&str]) -> String {
    format!("claimwire-{}", content_hash(parts.iter().copied()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    fn statements(claim: &Claim) -> String {
        let folder = tempfile::tempdir().unwrap();
        let mut export = FollowTheMoney::create(folder.path(), Inputs::default()).unwrap();
        export.push(&Record::Claim(claim)).unwrap();
        export.push(&Record::Claim(claim)).unwrap();
        std::fs::read_to_string(&export.finish().unwrap().files[0]).unwrap()
    }

    #[test]
    fn a_stand_is_a_link_and_hedged_ones_are_left_out() {
        let asserted = Claim { modality: Modality::Asserted, ..examples::claim() };
        let text = statements(&asserted);
        assert_eq!(text.matches(",UnknownLink,support,").count(), 1, "{text}");
        assert_eq!(text.matches("Person,Mark Rutte,").count(), 1, "each statement once: {text}");
        assert!(!statements(&examples::claim()).contains("UnknownLink"));
    }
}
