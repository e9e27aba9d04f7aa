//! Records turn into schema.org as JSON-LD: `Claim` with who says so, what it is about, and the article that it
//! appears in with the words themselves; a fact is a `Claim` that is based on others.
//!
//! schema.org has no words for certainty, numbers with bounds, and slots; of these only the plain sentence in `text`
//! speaks. No `ClaimReview` is made: nobody has judged whether a claim is true.

use std::path::Path;

use claimwire_record::{Claim, Document, Entity, EntityKind, Fact, Source, SourceKind};
use serde_json::{Map, Value, json};

use crate::linked_data::{NodeFile, document, is_person, object, page, source_names, urn};
use crate::{Export, ExportError, Inputs, Record, Written};

/// A graph of claims.
pub(crate) struct SchemaOrg(NodeFile);

impl SchemaOrg {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        let head = object([("@context", "https://schema.org".into())]);
        Ok(SchemaOrg(NodeFile::create(&folder.join("claims.schema-org.jsonld"), &head, "@graph")?))
    }
}

impl<'r> Export<Record<'r>> for SchemaOrg {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        match record {
            Record::Article(_) => Ok(()),
            Record::Claim(claim) => self.0.push(&of_claim(claim)),
            Record::Fact(fact) => self.0.push(&of_fact(fact)),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        Ok(Written { files: vec![self.0.commit()?], notes: Vec::new() })
    }
}

fn of_claim(claim: &Claim) -> Map<String, Value> {
    let about = claim.slots.values().filter_map(|value| value.entity()).filter_map(thing);
    let about: Vec<Value> = about.collect();
    object([
        ("@type", "Claim".into()),
        ("@id", urn("claim", &claim.id).into()),
        ("text", claim.text.as_str().into()),
        ("inLanguage", "en".into()),
        ("author", agent(&claim.attribution.source)),
        ("about", if about.is_empty() { Value::Null } else { about.into() }),
        ("appearance", appearance(claim)),
    ])
}

fn of_fact(fact: &Fact) -> Map<String, Value> {
    let claims = fact.positions.iter().flat_map(|position| &position.claims);
    let claims: Vec<Value> = claims.map(|id| json!({"@id": urn("claim", id)})).collect();
    object([
        ("@type", "Claim".into()),
        ("@id", urn("fact", &fact.id).into()),
        ("text", fact.explanation.as_str().into()),
        ("inLanguage", "en".into()),
        ("isBasedOn", claims.into()),
    ])
}

fn agent(source: &Source) -> Value {
    let (iri, name) = source_names(source);
    let Some(name) = name else { return Value::Null };
    let kind = match source.kind {
        SourceKind::Outlet | SourceKind::Media => "NewsMediaOrganization",
        SourceKind::Country => "GovernmentOrganization",
        _ if is_person(source) => "Person",
        _ => "Organization",
    };
    object([("@type", kind.into()), ("@id", json!(iri)), ("name", name.into())]).into()
}

fn thing(entity: &Entity) -> Option<Value> {
    let kind = match entity.kind? {
        EntityKind::Person => "Person",
        EntityKind::Country => "Country",
        EntityKind::Region => "AdministrativeArea",
        EntityKind::Place => "Place",
        EntityKind::Org | EntityKind::Group => "Organization",
        EntityKind::Media => "NewsMediaOrganization",
        EntityKind::Anonymous | EntityKind::Office | EntityKind::Text => "Thing",
    };
    let (id, name) = (urn("entity", entity.id.as_ref()?), json!(entity.name));
    Some(object([("@type", kind.into()), ("@id", id.into()), ("name", name)]).into())
}

fn appearance(claim: &Claim) -> Value {
    let Document { url, title, publisher, author, published, language, .. } = &claim.document;
    let quotation = object([("@type", "Quotation".into()), ("text", claim.quote.as_str().into())]);
    let page = page(&claim.document);
    object([
        ("@type", "NewsArticle".into()),
        ("@id", page.as_str().into()),
        ("identifier", document(&claim.document).into()),
        ("url", if url.as_ref() == Some(&page) { page.into() } else { Value::Null }),
        ("headline", json!(title)),
        ("publisher", named("NewsMediaOrganization", publisher)),
        ("author", named("Person", author)),
        ("datePublished", json!(published)),
        ("inLanguage", json!(language)),
        ("hasPart", quotation.into()),
    ])
    .into()
}

fn named(kind: &str, name: &Option<String>) -> Value {
    name.as_ref().map_or(Value::Null, |name| json!({"@type": kind, "name": name}))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn a_claim_says_who_and_where_and_a_fact_on_what_it_is_based() {
        let claim = Value::from(of_claim(&examples::claim()));
        assert_eq!(claim["author"]["@type"], "Person");
        assert_eq!(claim["about"][0]["@id"], "urn:claimwire:entity:country:EE");
        assert_eq!(claim["appearance"]["hasPart"]["text"], "Estonia backs Mark Rutte");
        let fact = Value::from(of_fact(&examples::fact()));
        assert_eq!(fact["isBasedOn"][0]["@id"], claim["@id"]);
    }
}
