//! Records turn into the nodes and edges of a property graph: what GraphML and Neo4j share.
//!
//! Claims, facts, documents and entities are nodes. An edge leads from a claim to each entity in its slots, to its
//! document and to its source, and from a fact to each claim that answers it. Words and numbers in slots stand with
//! the claim as JSON.

use claimwire_record::{Claim, Document, Entity, Fact, Source};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};

use crate::Record;
use crate::tables::{Cell, Column, Kind};

/// What a node carries besides its id and label.
pub(crate) const NODE_COLUMNS: [Column; 13] = [
    Column::maybe("name", Kind::Text),
    Column::maybe("kind", Kind::Text),
    Column::maybe("quote", Kind::Text),
    Column::maybe("polarity", Kind::Text),
    Column::maybe("modality", Kind::Text),
    Column::maybe("time", Kind::Text),
    Column::maybe("values", Kind::Text),
    Column::maybe("status", Kind::Text),
    Column::maybe("confidence", Kind::Real),
    Column::maybe("rule", Kind::Text),
    Column::maybe("url", Kind::Text),
    Column::maybe("publisher", Kind::Text),
    Column::maybe("published", Kind::Text),
];

/// What an edge carries besides its ends and kind.
pub(crate) const EDGE_COLUMNS: [Column; 5] = [
    Column::maybe("slot", Kind::Text),
    Column::maybe("mention", Kind::Text),
    Column::maybe("char_start", Kind::Integer),
    Column::maybe("char_end", Kind::Integer),
    Column::maybe("position", Kind::Integer),
];

/// A node: its cells are those of [`NODE_COLUMNS`].
pub(crate) struct Node<'r> {
    pub id: String,
    pub label: &'static str,
    pub cells: Vec<Cell<'r>>,
}

/// An edge: its cells are those of [`EDGE_COLUMNS`].
pub(crate) struct Edge<'r> {
    pub from: String,
    pub to: String,
    pub kind: &'static str,
    pub cells: Vec<Cell<'r>>,
}

/// What a record adds to a graph, nodes before the edges that lead to them.
pub(crate) enum Element<'r> {
    Node(Node<'r>),
    Edge(Edge<'r>),
}

/// A graph with the ids of the nodes that are in it already.
#[derive(Default)]
pub(crate) struct Graph {
    seen: FxHashSet<String>,
}

impl Graph {
    /// The elements that a record adds; a node comes once.
    pub fn elements<'r>(&mut self, record: Record<'r>) -> Vec<Element<'r>> {
        let mut elements = match record {
            Record::Article(article) => vec![Element::Node(document(&article.document))],
            Record::Claim(claim) => of_claim(claim),
            Record::Fact(fact) => of_fact(fact),
        };
        elements.retain(|element| match element {
            Element::Node(node) => self.seen.insert(node.id.clone()),
            Element::Edge(_) => true,
        });
        // A fact may name claims that were not given: an edge to nowhere would break the graph.
        elements.retain(|element| match element {
            Element::Node(_) => true,
            Element::Edge(edge) => self.seen.contains(&edge.to),
        });
        elements
    }
}

fn of_claim(claim: &Claim) -> Vec<Element<'_>> {
    let id = format!("claim:{}", claim.id);
    let text = document(&claim.document);
    let edge =
        |kind, to: &str, cells| Element::Edge(Edge { from: id.clone(), to: to.to_owned(), kind, cells });
    let place = [Cell::integer(claim.span.start), Cell::integer(claim.span.end), Cell::Null];
    let stands = [vec![Cell::Null, Cell::Null], place.into()].concat();
    let mut elements = vec![edge("STANDS_IN", &text.id, stands)];
    elements.insert(0, Element::Node(text));
    elements.insert(0, Element::Node(Node { id: id.clone(), label: "Claim", cells: claim_cells(claim) }));
    for (slot, value) in &claim.slots {
        let Some((node, about)) = value.entity().and_then(|entity| Some((entity_node(entity)?, entity)))
        else {
            continue;
        };
        let to = node.id.clone();
        elements.push(Element::Node(node));
        elements.push(edge("HAS", &to, mentioned(slot, &about.mention, &about.span)));
    }
    let sources = [(&claim.attribution.source, "SAID_BY")];
    let via = claim.attribution.via.iter().map(|source| (source, "VIA"));
    for (source, kind) in sources.into_iter().chain(via) {
        let Some(node) = source_node(source) else { continue };
        let to = node.id.clone();
        elements.push(Element::Node(node));
        elements.push(edge(kind, &to, mentioned("", &source.mention, &source.span)));
    }
    elements
}

fn mentioned<'r>(
    slot: &'r str,
    mention: &'r Option<String>,
    span: &claimwire_record::Location,
) -> Vec<Cell<'r>> {
    let slot = if slot.is_empty() { Cell::Null } else { Cell::text(slot) };
    vec![slot, Cell::maybe(mention), Cell::integer(span.start), Cell::integer(span.end), Cell::Null]
}

/// The cells of a node: those that are named, the others empty.
fn cells<'r>(named: Vec<(&str, Cell<'r>)>) -> Vec<Cell<'r>> {
    let mut cells = vec![Cell::Null; NODE_COLUMNS.len()];
    for (name, cell) in named {
        if let Some(index) = NODE_COLUMNS.iter().position(|column| column.name == name) {
            cells[index] = cell;
        }
    }
    cells
}

fn claim_cells(claim: &Claim) -> Vec<Cell<'_>> {
    let values = claim.slots.iter().filter(|(_, value)| value.entity().is_none());
    let values: Map<String, Value> =
        values.filter_map(|(slot, value)| Some((slot.clone(), serde_json::to_value(value).ok()?))).collect();
    cells(vec![
        ("name", Cell::text(&claim.text)),
        ("kind", Cell::text(&claim.claim_type)),
        ("quote", Cell::text(&claim.quote)),
        ("polarity", Cell::word(&claim.polarity)),
        ("modality", Cell::word(&claim.modality)),
        ("time", Cell::maybe(&claim.time.value)),
        ("values", Cell::json(&values)),
        ("confidence", Cell::Real(claim.confidence)),
        ("rule", Cell::text(&claim.rule.id)),
    ])
}

fn document(document: &Document) -> Node<'_> {
    let cells = cells(vec![
        ("name", Cell::text(document.title.as_ref().unwrap_or(&document.path))),
        ("kind", Cell::text("article")),
        ("url", Cell::maybe(&document.url)),
        ("publisher", Cell::maybe(&document.publisher)),
        ("published", Cell::maybe(&document.published)),
    ]);
    Node { id: format!("document:{}", document.path), label: "Document", cells }
}

fn entity_node(entity: &Entity) -> Option<Node<'_>> {
    let name = entity.name.as_ref().or(entity.mention.as_ref());
    let cells = cells(vec![
        ("name", name.map_or(Cell::Null, |name| Cell::text(name))),
        ("kind", Cell::word(&entity.kind)),
    ]);
    Some(Node { id: format!("entity:{}", entity.id.as_ref()?), label: "Entity", cells })
}

fn source_node(source: &Source) -> Option<Node<'_>> {
    let name = source.name.as_ref().or(source.mention.as_ref());
    let cells = cells(vec![
        ("name", name.map_or(Cell::Null, |name| Cell::text(name))),
        ("kind", Cell::word(&source.kind)),
    ]);
    Some(Node { id: format!("entity:{}", source.id.as_ref()?), label: "Entity", cells })
}

fn of_fact(fact: &Fact) -> Vec<Element<'_>> {
    let id = format!("fact:{}", fact.id);
    let node = cells(vec![
        ("name", Cell::text(&fact.explanation)),
        ("kind", Cell::text(&fact.claim_type)),
        ("status", Cell::word(&fact.status)),
        ("values", Cell::json(&fact.best)),
        ("time", Cell::maybe(&fact.as_of.value)),
    ]);
    let mut elements = vec![Element::Node(Node { id: id.clone(), label: "Fact", cells: node })];
    for (index, position) in fact.positions.iter().enumerate() {
        elements.extend(position.claims.iter().map(|claim| {
            let cells = vec![Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::index(index)];
            Element::Edge(Edge { from: id.clone(), to: format!("claim:{claim}"), kind: "ANSWERED_BY", cells })
        }));
    }
    elements
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn nodes_come_once_and_edges_lead_somewhere() {
        let (claim, fact) = (examples::claim(), examples::fact());
        let mut graph = Graph::default();
        assert_eq!(graph.elements(Record::Fact(&fact)).len(), 1, "its claim is not there yet");
        let first = graph.elements(Record::Claim(&claim));
        let nodes = first.iter().filter(|element| matches!(element, Element::Node(_))).count();
        assert_eq!(
            (nodes, first.len()),
            (6, 11),
            "claim, document, two entities, two sources, and five edges"
        );
        assert!(graph.elements(Record::Claim(&claim)).iter().all(|it| matches!(it, Element::Edge(_))));
    }
}
