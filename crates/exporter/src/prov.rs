//! Records turn into provenance (W3C PROV-O, 2013) as JSON-LD: which claim was derived from which words of which
//! document, by which rule, and to whom the article attributes it; which facts were derived from which claims.
//!
//! Each document, rule, agent and activity is one node. Slots, numbers and certainty are no provenance and are
//! left out.

use std::path::Path;

use claimwire_record::{Claim, Document, Fact, Source};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value, json};

use crate::linked_data::{NodeFile, SOFTWARE, TERMS, document, is_person, object, source_names, urn};
use crate::{Export, ExportError, Inputs, Record, Written};

/// A graph of provenance, with the ids of the nodes that are in it already.
pub(crate) struct Provenance {
    file: NodeFile,
    seen: FxHashSet<String>,
}

impl Provenance {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        let path = folder.join("prov.jsonld");
        let head = object([("@context", context())]);
        let mut graph =
            Provenance { file: NodeFile::create(&path, &head, "@graph")?, seen: FxHashSet::default() };
        graph.once(object([
            ("@id", SOFTWARE.into()),
            ("@type", json!(["prov:Agent", "prov:SoftwareAgent"])),
            ("label", "claimwire".into()),
        ]))?;
        Ok(graph)
    }
    /// Writes a node unless one of its id is there.
    fn once(&mut self, node: Map<String, Value>) -> Result<(), ExportError> {
        let id = node.get("@id").and_then(Value::as_str).unwrap_or_default();
        if !self.seen.contains(id) {
            self.seen.insert(id.to_owned());
            self.file.push(&node)?;
        }
        Ok(())
    }
    fn claim(&mut self, claim: &Claim) -> Result<(), ExportError> {
        let source = agent(&claim.attribution.source);
        let nodes = [source_document(&claim.document), rule(claim), extraction(claim), quotation(claim)];
        nodes.into_iter().chain(source.clone()).try_for_each(|node| self.once(node))?;
        let via = claim.attribution.via.iter().filter_map(agent);
        let via: Vec<Map<String, Value>> = via.collect();
        let via_ids: Vec<Value> = via.iter().map(|node| node["@id"].clone()).collect();
        via.into_iter().try_for_each(|node| self.once(node))?;
        self.once(object([
            ("@id", urn("claim", &claim.id).into()),
            ("@type", json!(["prov:Entity", "claimwire:Claim"])),
            ("label", claim.text.as_str().into()),
            ("wasDerivedFrom", urn("quotation", &claim.id).into()),
            ("wasGeneratedBy", activity(claim).into()),
            ("wasAttributedTo", source.map_or(Value::Null, |node| node["@id"].clone())),
            ("via", if via_ids.is_empty() { Value::Null } else { via_ids.into() }),
        ]))
    }
    fn fact(&mut self, fact: &Fact) -> Result<(), ExportError> {
        let claims: Vec<String> =
            fact.positions.iter().flat_map(|position| &position.claims).map(|id| urn("claim", id)).collect();
        self.once(object([
            ("@id", urn("fact", &fact.id).into()),
            ("@type", json!(["prov:Entity", "claimwire:Fact"])),
            ("label", fact.explanation.as_str().into()),
            ("wasDerivedFrom", claims.into()),
        ]))
    }
}

impl<'r> Export<Record<'r>> for Provenance {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        match record {
            Record::Article(article) => self.once(source_document(&article.document)),
            Record::Claim(claim) => self.claim(claim),
            Record::Fact(fact) => self.fact(fact),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        Ok(Written { files: vec![self.file.commit()?], notes: Vec::new() })
    }
}

/// Every term in full, so that no processor has to fetch anything.
fn context() -> Value {
    let reference = |term: &str| json!({"@id": term, "@type": "@id"});
    json!({
        "@version": 1.1,
        "prov": "http://www.w3.org/ns/prov#",
        "dcterms": "http://purl.org/dc/terms/",
        "claimwire": TERMS,
        "label": "http://www.w3.org/2000/01/rdf-schema#label",
        "value": "prov:value",
        "wasDerivedFrom": reference("prov:wasDerivedFrom"),
        "wasQuotedFrom": reference("prov:wasQuotedFrom"),
        "wasGeneratedBy": reference("prov:wasGeneratedBy"),
        "wasAttributedTo": reference("prov:wasAttributedTo"),
        "wasAssociatedWith": reference("prov:wasAssociatedWith"),
        "used": reference("prov:used"),
        "qualifiedAssociation": "prov:qualifiedAssociation",
        "agent": reference("prov:agent"),
        "hadPlan": reference("prov:hadPlan"),
        "via": reference("claimwire:via"),
        "source": reference("dcterms:source"),
        "title": "dcterms:title",
        "publisher": "dcterms:publisher",
        "creator": "dcterms:creator",
        "issued": "dcterms:issued",
        "language": "dcterms:language",
        "path": "claimwire:path",
        "sha256": "claimwire:sha256",
        "start": "claimwire:start",
        "end": "claimwire:end",
        "version": "claimwire:version",
    })
}

fn source_document(of: &Document) -> Map<String, Value> {
    let page = crate::linked_data::page(of);
    let page = if page == document(of) { Value::Null } else { page.into() };
    object([
        ("@id", document(of).into()),
        ("@type", json!("prov:Entity")),
        ("path", of.path.as_str().into()),
        ("sha256", of.sha256.as_str().into()),
        ("source", page),
        ("title", json!(of.title)),
        ("publisher", json!(of.publisher)),
        ("creator", json!(of.author)),
        ("issued", json!(of.published)),
        ("language", json!(of.language)),
    ])
}

fn rule_iri(claim: &Claim) -> String {
    urn("rule", &format!("{}@{}", claim.rule.id, claim.rule.version))
}

fn rule(claim: &Claim) -> Map<String, Value> {
    object([
        ("@id", rule_iri(claim).into()),
        ("@type", json!(["prov:Entity", "prov:Plan"])),
        ("label", claim.rule.id.as_str().into()),
        ("version", claim.rule.version.into()),
    ])
}

/// One reading of a document by one rule. When it ran is no part of a record, so no time stands here.
fn activity(claim: &Claim) -> String {
    urn("extraction", &format!("{}:{}@{}", claim.document.sha256, claim.rule.id, claim.rule.version))
}

fn extraction(claim: &Claim) -> Map<String, Value> {
    let association = json!({"@type": "prov:Association", "agent": SOFTWARE, "hadPlan": rule_iri(claim)});
    object([
        ("@id", activity(claim).into()),
        ("@type", json!("prov:Activity")),
        ("used", document(&claim.document).into()),
        ("wasAssociatedWith", SOFTWARE.into()),
        ("qualifiedAssociation", association),
    ])
}

/// The evidence as it stands, with its place in code points.
fn quotation(claim: &Claim) -> Map<String, Value> {
    object([
        ("@id", urn("quotation", &claim.id).into()),
        ("@type", json!("prov:Entity")),
        ("value", claim.quote.as_str().into()),
        ("start", json!(claim.span.start)),
        ("end", json!(claim.span.end)),
        ("wasQuotedFrom", document(&claim.document).into()),
    ])
}

/// The agent that a source is; none where it is not known who that is.
fn agent(source: &Source) -> Option<Map<String, Value>> {
    let (iri, name) = source_names(source);
    let kind = if is_person(source) { "prov:Person" } else { "prov:Organization" };
    Some(object([("@id", iri?.into()), ("@type", json!(["prov:Agent", kind])), ("label", json!(name))]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn every_reference_leads_to_a_node() {
        let folder = tempfile::tempdir().unwrap();
        let mut graph = Provenance::create(folder.path(), Inputs::default()).unwrap();
        let (claim, fact) = (examples::claim(), examples::fact());
        for record in [Record::Claim(&claim), Record::Claim(&claim), Record::Fact(&fact)] {
            graph.push(&record).unwrap();
        }
        let written = graph.finish().unwrap();
        let graph: Value = serde_json::from_slice(&std::fs::read(&written.files[0]).unwrap()).unwrap();
        let nodes = graph["@graph"].as_array().unwrap();
        let ids: Vec<&str> = nodes.iter().map(|node| node["@id"].as_str().unwrap()).collect();
        assert_eq!(ids.iter().collect::<FxHashSet<_>>().len(), ids.len(), "each node once");
        for key in ["wasDerivedFrom", "wasQuotedFrom", "wasGeneratedBy", "wasAttributedTo", "used", "via"] {
            let named = nodes.iter().filter_map(|node| node.get(key)).flat_map(|to| match to {
                Value::Array(many) => many.clone(),
                one => vec![one.clone()],
            });
            let named: Vec<Value> = named.collect();
            assert!(!named.is_empty(), "{key}");
            assert!(named.iter().all(|to| ids.contains(&to.as_str().unwrap())), "{key}: {named:?}");
        }
    }
}
