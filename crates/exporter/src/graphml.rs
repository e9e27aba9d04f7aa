//! Records turn into GraphML (graphml.graphdrawing.org): one directed graph for networkx, Gephi, yEd.

use std::io::{self, Write};
use std::path::Path;

use quick_xml::escape::escape;

use crate::graph::{EDGE_COLUMNS, Edge, Element, Graph, NODE_COLUMNS, Node};
use crate::tables::{Cell, Column, Kind};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

/// One GraphML file.
pub(crate) struct GraphMl {
    graph: Graph,
    file: AtomicFile,
}

impl GraphMl {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        let mut file = AtomicFile::create(&folder.join("claims.graphml"))?;
        let begun = begin(&mut file);
        begun.map_err(|error| ExportError::new(file.path(), "cannot be written", error))?;
        Ok(GraphMl { graph: Graph::default(), file })
    }
}

impl<'r> Export<Record<'r>> for GraphMl {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        let elements = self.graph.elements(*record);
        let written = elements.iter().try_for_each(|element| write(&mut self.file, element));
        written.map_err(|error| ExportError::new(self.file.path(), "cannot be written", error))
    }
    fn finish(mut self) -> Result<Written, ExportError> {
        let path = self.file.path().to_owned();
        let ended = self.file.write_all(b"</graph>\n</graphml>\n");
        ended.map_err(|error| ExportError::new(&path, "cannot be written", error))?;
        self.file.commit()?;
        Ok(Written { files: vec![path], notes: Vec::new() })
    }
}

fn begin(out: &mut impl Write) -> io::Result<()> {
    writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
    writeln!(out, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
    writeln!(out, r#"<key id="label" for="node" attr.name="label" attr.type="string"/>"#)?;
    writeln!(out, r#"<key id="type" for="edge" attr.name="type" attr.type="string"/>"#)?;
    NODE_COLUMNS.iter().try_for_each(|column| key(out, "node", column))?;
    EDGE_COLUMNS.iter().try_for_each(|column| key(out, "edge", column))?;
    writeln!(out, r#"<graph id="claims" edgedefault="directed">"#)
}

/// The id of a column: nodes and edges must not share one.
fn id_of(of: &str, column: &Column) -> String {
    format!("{of}_{}", column.name)
}

fn key(out: &mut impl Write, of: &str, column: &Column) -> io::Result<()> {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::Integer => "long",
        Kind::Real => "double",
        Kind::Flag => "boolean",
    };
    let (id, name) = (id_of(of, column), column.name);
    writeln!(out, r#"<key id="{id}" for="{of}" attr.name="{name}" attr.type="{kind}"/>"#)
}

fn write(out: &mut impl Write, element: &Element) -> io::Result<()> {
    match element {
        Element::Node(Node { id, label, cells }) => {
            write!(out, r#"<node id="{}"><data key="label">{label}</data>"#, clean(id))?;
            data(out, "node", &NODE_COLUMNS, cells)?;
            writeln!(out, "</node>")
        }
        Element::Edge(Edge { from, to, kind, cells }) => {
            write!(out, r#"<edge source="{}" target="{}">"#, clean(from), clean(to))?;
            write!(out, r#"<data key="type">{kind}</data>"#)?;
            data(out, "edge", &EDGE_COLUMNS, cells)?;
            writeln!(out, "</edge>")
        }
    }
}

fn data(out: &mut impl Write, of: &str, columns: &[Column], cells: &[Cell]) -> io::Result<()> {
    for (column, cell) in columns.iter().zip(cells) {
        let text = match cell {
            Cell::Null => continue,
            Cell::Text(text) => clean(text),
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Flag(flag) => flag.to_string(),
        };
        write!(out, r#"<data key="{}">{text}</data>"#, id_of(of, column))?;
    }
    Ok(())
}

/// The text with markup escaped; what XML 1.0 cannot hold (section 2.2) becomes the replacement character.
fn clean(text: &str) -> String {
    let holds = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    let text: String = text.chars().map(|c| if holds(c) { c } else { '\u{FFFD}' }).collect();
    // A bare carriage return would be read back as a line feed.
    escape(text.as_str()).replace('\r', "&#13;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn text_from_the_web_stays_text() {
        assert_eq!(
            clean("<b>\"a\" & b</b>\u{1b}\r"),
            "&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;\u{FFFD}&#13;"
        );
    }

    #[test]
    fn a_graph_has_its_nodes_and_edges() {
        let folder = tempfile::tempdir().unwrap();
        let mut graph = GraphMl::create(folder.path(), Inputs::default()).unwrap();
        graph.push(&Record::Claim(&examples::claim())).unwrap();
        let written = graph.finish().unwrap();
        let text = std::fs::read_to_string(&written.files[0]).unwrap();
        assert_eq!((text.matches("<node ").count(), text.matches("<edge ").count()), (6, 5));
        assert!(text.ends_with("</graphml>\n"));
    }
}
