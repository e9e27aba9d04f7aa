//! Records turn into CSV for `neo4j-admin database import`: `nodes.csv` and `relationships.csv`.

use std::path::Path;

use crate::csv::CsvFile;
use crate::graph::{EDGE_COLUMNS, Edge, Element, Graph, NODE_COLUMNS, Node};
use crate::tables::{Cell, Column, Kind};
use crate::{Export, ExportError, Inputs, Record, Written};

/// The two files of an import.
pub(crate) struct Neo4j {
    graph: Graph,
    nodes: CsvFile,
    relationships: CsvFile,
}

impl Neo4j {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        let with = |front: [&str; 2], columns: &[Column], last: Option<&str>| -> Vec<String> {
            let front = front.into_iter().map(str::to_owned);
            front.chain(columns.iter().map(header)).chain(last.map(str::to_owned)).collect()
        };
        let nodes = with(["id:ID", ":LABEL"], &NODE_COLUMNS, None);
        let relationships = with([":START_ID", ":END_ID"], &EDGE_COLUMNS, Some(":TYPE"));
        Ok(Neo4j {
            graph: Graph::default(),
            nodes: CsvFile::create(folder.join("nodes.csv"), nodes)?,
            relationships: CsvFile::create(folder.join("relationships.csv"), relationships)?,
        })
    }
}

/// A column's name with its type, as the import wants it.
fn header(column: &Column) -> String {
    let kind = match column.kind {
        Kind::Text => "string",
        Kind::Integer => "long",
        Kind::Real => "double",
        Kind::Flag => "boolean",
    };
    format!("{}:{kind}", column.name)
}

impl<'r> Export<Record<'r>> for Neo4j {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        for element in self.graph.elements(*record) {
            match element {
                Element::Node(Node { id, label, cells }) => {
                    let front = vec![Cell::Text(id.into()), Cell::text(label)];
                    self.nodes.write(&[front, cells].concat())?;
                }
                Element::Edge(Edge { from, to, kind, cells }) => {
                    let ends = vec![Cell::Text(from.into()), Cell::Text(to.into())];
                    self.relationships.write(&[ends, cells, vec![Cell::text(kind)]].concat())?;
                }
            }
        }
        Ok(())
    }
    fn finish(self) -> Result<Written, ExportError> {
        Ok(Written { files: vec![self.nodes.commit()?, self.relationships.commit()?], notes: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn headers_tell_ids_labels_and_types() {
        let folder = tempfile::tempdir().unwrap();
        let mut files = Neo4j::create(folder.path(), Inputs::default()).unwrap();
        files.push(&Record::Claim(&examples::claim())).unwrap();
        let written = files.finish().unwrap();
        let text = written.files.iter().map(|file| std::fs::read_to_string(file).unwrap());
        let [nodes, edges] = text.collect::<Vec<_>>().try_into().unwrap();
        assert!(nodes.starts_with("id:ID,:LABEL,name:string,"), "{nodes}");
        assert!(edges.starts_with(":START_ID,:END_ID,slot:string,"), "{edges}");
        assert!(edges.contains("claim:c1,entity:country:EE,party,Estonia,0,7,,HAS\n"), "{edges}");
    }
}
