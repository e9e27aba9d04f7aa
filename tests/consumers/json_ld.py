"""The JSON-LD formats, expanded and turned into RDF by PyLD, with no network."""

import json
import sys
from pathlib import Path

from pyld import jsonld

import rebuild

run, export = Path(sys.argv[1]), Path(sys.argv[2])
claims = rebuild.records(run, "claims.jsonl")

# What the contexts of the two vocabularies say of the terms that are used here; PyLD would fetch them otherwise.
OA, DC, AS = "http://www.w3.org/ns/oa#", "http://purl.org/dc/terms/", "http://www.w3.org/ns/activitystreams#"


def reference(iri):
    return {"@id": iri, "@type": "@id"}


ANNOTATION = {
    "id": {"@id": "@id", "@type": "@id"}, "type": {"@id": "@type", "@type": "@id"},
    "Annotation": OA + "Annotation", "AnnotationPage": AS + "OrderedCollectionPage",
    "TextualBody": OA + "TextualBody", "SpecificResource": OA + "SpecificResource",
    "TextQuoteSelector": OA + "TextQuoteSelector", "TextPositionSelector": OA + "TextPositionSelector",
    "FragmentSelector": OA + "FragmentSelector", "conformsTo": reference("http://purl.org/dc/terms/conformsTo"),
    "Software": AS + "Application", "name": "http://xmlns.com/foaf/0.1/name",
    "motivation": {"@id": OA + "motivatedBy", "@type": "@vocab"}, "purpose": {"@id": OA + "hasPurpose", "@type": "@vocab"},
    "describing": OA + "describing", "classifying": OA + "classifying", "identifying": OA + "identifying",
    "body": reference(OA + "hasBody"), "target": reference(OA + "hasTarget"), "source": reference(OA + "hasSource"),
    "selector": reference(OA + "hasSelector"), "exact": OA + "exact", "prefix": OA + "prefix", "suffix": OA + "suffix",
    "start": {"@id": OA + "start", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "end": {"@id": OA + "end", "@type": "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value", "format": DC + "format", "language": DC + "language",
    "generator": reference(AS + "generator"), "items": {"@id": AS + "items", "@type": "@id", "@container": "@list"},
}
CONTEXTS = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION,
    "https://schema.org": {"@vocab": "https://schema.org/", "url": reference("https://schema.org/url")},
}


def load(url, _options):
    context = {"@context": CONTEXTS[url]}
    return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}


jsonld.set_document_loader(load)


def expanded(name):
    with (export / name).open(encoding="utf-8") as file:
        return jsonld.expand(rebuild.loads(file.read()))


def triples(nodes):
    graph = jsonld.to_rdf(nodes)["@default"]
    return [(it["subject"]["value"], it["predicate"]["value"], it["object"]["value"]) for it in graph]


kind = sys.argv[3]
if kind == "web-annotation":
    [page] = expanded("annotations.jsonld")
    [items] = page[AS + "items"]
    annotations = items["@list"]
    rebuild.same((it["urn:claimwire:terms#record"][0]["@value"] for it in annotations), claims, "claims")
    facts = triples([page])
    quotes = [value for _, predicate, value in facts if predicate == OA + "exact"]
    assert sorted(quotes) == sorted(claim["quote"] for claim in claims)
    targets = [value for _, predicate, value in facts if predicate == OA + "hasSource"]
    assert len([value for value in targets if value.startswith(("http", "urn:claimwire:document"))]) >= len(claims)
    fragments = [subject for subject, _, value in facts if value == OA + "FragmentSelector"]
    assert len(fragments) == sum(claim["document"]["url"] is not None for claim in claims)
    print(f"  {len(facts)} triples, every quote among them")
elif kind == "prov":
    facts = triples(expanded("prov.jsonld"))
    prov = "http://www.w3.org/ns/prov#"
    derived = {(subject, value) for subject, predicate, value in facts if predicate == prov + "wasDerivedFrom"}
    quoted = {subject: value for subject, predicate, value in facts if predicate == prov + "wasQuotedFrom"}
    for claim in claims:
        name = f"urn:claimwire:claim:{claim['id']}"
        [quotation] = [value for subject, value in derived if subject == name]
        assert quoted[quotation] == f"urn:claimwire:document:{claim['document']['sha256']}", claim["id"]
    plans = {value for _, predicate, value in facts if predicate == prov + "hadPlan"}
    assert len(plans) == len({(claim["rule"]["id"], claim["rule"]["version"]) for claim in claims})
    print(f"  {len(facts)} triples; each of {len(claims)} claims leads to its document")
else:
    facts = triples(expanded("claims.schema-org.jsonld"))
    texts = [value for subject, predicate, value in facts
             if predicate == "https://schema.org/text" and subject.startswith("urn:claimwire:claim:")]
    assert sorted(texts) == sorted(claim["text"] for claim in claims)
    print(f"  {len(facts)} triples, the text of each claim among them")
