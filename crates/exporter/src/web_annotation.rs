//! Claims turn into W3C Web Annotations (Web Annotation Data Model, 2017): each claim annotates its page.
//!
//! The target is found by its words first ([`TextQuoteSelector`], which any copy of the page can follow), then
//! by its place in the text that was read. The whole record stands under `record` as a JSON literal (JSON-LD 1.1),
//! so that nothing is lost; facts and articles are no annotations and are left out.
//!
//! [`TextQuoteSelector`]: https://www.w3.org/TR/annotation-model/#text-quote-selector

use std::path::Path;

use claimwire_record::{Claim, SlotValue};
use serde_json::{Value, json};

use crate::linked_data::{NodeFile, SOFTWARE, TERMS, object, page, urn};
use crate::{Export, ExportError, Inputs, Record, Written};

/// The specification of fragments that name a text.
const TEXT_FRAGMENTS: &str = "https://wicg.github.io/scroll-to-text-fragment/";

/// One page of annotations.
pub(crate) struct WebAnnotations(NodeFile);

impl WebAnnotations {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        let ours = json!({
            "@version": 1.1,
            "claimwire": TERMS,
            "slot": "claimwire:slot",
            "record": {"@id": "claimwire:record", "@type": "@json"},
        });
        let head = object([
            ("@context", json!(["http://www.w3.org/ns/anno.jsonld", ours])),
            ("id", "urn:claimwire:annotations".into()),
            ("type", "AnnotationPage".into()),
        ]);
        Ok(WebAnnotations(NodeFile::create(&folder.join("annotations.jsonld"), &head, "items")?))
    }
}

impl<'r> Export<Record<'r>> for WebAnnotations {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        match record {
            Record::Claim(claim) => self.0.push(&annotation(claim)),
            _ => Ok(()),
        }
    }
    fn finish(self) -> Result<Written, ExportError> {
        Ok(Written { files: vec![self.0.commit()?], notes: Vec::new() })
    }
}

fn annotation(claim: &Claim) -> Value {
    json!({
        "id": urn("claim", &claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"id": SOFTWARE, "type": "Software", "name": "claimwire"},
        "body": bodies(claim),
        "target": {"source": page(&claim.document), "selector": selectors(claim)},
        "record": claim,
    })
}

/// The claim in a sentence, its type as a tag, and the entities in its slots.
fn bodies(claim: &Claim) -> Vec<Value> {
    let text = |value: &str, purpose: &str| {
        json!({
            "type": "TextualBody", "value": value, "format": "text/plain", "language": "en", "purpose": purpose,
        })
    };
    let mut bodies = vec![text(&claim.text, "describing"), text(&claim.claim_type, "classifying")];
    bodies.extend(claim.slots.iter().filter_map(|(slot, value)| entity_body(slot, value)));
    bodies
}

fn entity_body(slot: &str, value: &SlotValue) -> Option<Value> {
    let id = value.entity()?.id.as_ref()?;
    let source = urn("entity", id);
    Some(json!({"type": "SpecificResource", "source": source, "purpose": "identifying", "slot": slot}))
}

/// By the words, then by the place: code points of the text that was read, which for plain text is the file; then
/// by the fragment that opens the page at the words in a browser, where the page has an address.
fn selectors(claim: &Claim) -> Vec<Value> {
    let quote = json!({
        "type": "TextQuoteSelector", "exact": claim.quote, "prefix": claim.prefix, "suffix": claim.suffix,
    });
    let place = claim.span.code_points();
    let place =
        place.map(|span| json!({"type": "TextPositionSelector", "start": span.start, "end": span.end}));
    let link = claim.passage_link();
    let fragment = link.as_deref().and_then(|link| link.split_once(":~:")).map(|(_, directive)| {
        json!({
            "type": "FragmentSelector", "conformsTo": TEXT_FRAGMENTS, "value": format!(":~:{directive}"),
        })
    });
    [quote].into_iter().chain(place).chain(fragment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn the_record_comes_back_whole() {
        let folder = tempfile::tempdir().unwrap();
        let mut annotations = WebAnnotations::create(folder.path(), Inputs::default()).unwrap();
        for record in [examples::claim(), examples::claim()] {
            annotations.push(&Record::Claim(&record)).unwrap();
        }
        let written = annotations.finish().unwrap();
        let page: Value = serde_json::from_slice(&std::fs::read(&written.files[0]).unwrap()).unwrap();
        let items = page["items"].as_array().unwrap();
        assert_eq!(items.len(), 2);
        assert_eq!(serde_json::from_value::<Claim>(items[1]["record"].clone()).unwrap(), examples::claim());
        assert_eq!(items[0]["target"]["selector"][0]["exact"], "Estonia backs Mark Rutte");
        assert_eq!(items[0]["target"]["source"], "https://example.org/a?b=1&c=2");
        let fragment = &items[0]["target"]["selector"][2];
        assert_eq!(fragment["type"], "FragmentSelector");
        let link = format!("https://example.org/a?b=1&c=2#{}", fragment["value"].as_str().unwrap());
        assert_eq!(examples::claim().passage_link(), Some(link));
    }

    #[test]
    fn a_page_without_annotations_is_json_too() {
        let folder = tempfile::tempdir().unwrap();
        let written = WebAnnotations::create(folder.path(), Inputs::default()).unwrap().finish().unwrap();
        let page: Value = serde_json::from_slice(&std::fs::read(&written.files[0]).unwrap()).unwrap();
        assert_eq!(page["items"], json!([]));
    }
}
