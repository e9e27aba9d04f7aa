//! A list of places with their parents turns into the places that contain a name.

use std::collections::{BTreeMap, BTreeSet};

/// Which place contains which. One name may stand for several places.
#[derive(Debug, Clone, Default)]
pub struct Hierarchy {
    /// The ancestors of every place of a name, nearest first; equal paths once.
    paths: BTreeMap<String, BTreeSet<Vec<String>>>,
}

/// Why a list of places is no hierarchy.
#[derive(Debug, thiserror::Error)]
pub enum HierarchyError {
    /// The text is no CSV of the expected columns.
    #[error("line {line}: {reason}; the hierarchy needs the columns ID, name and parentID")]
    Row {
        /// The line, from 1.
        line: u64,
        /// What is wrong with it.
        reason: String,
    },
    /// A place contains itself.
    #[error("the place {0} is among its own ancestors: correct its parentID")]
    Circle(String),
}

/// A place as it stands in the list.
type Places = BTreeMap<String, (String, String)>;

impl Hierarchy {
    /// Reads a CSV with a header and the columns `ID`, `name` and `parentID`. A place whose parent is not in
    /// the list is the root, which is no place itself.
    ///
    /// # Errors
    /// A row without these columns, or a place that contains itself.
    pub fn from_csv(text: &str) -> Result<Hierarchy, HierarchyError> {
        let places = places(text)?;
        let mut hierarchy = Hierarchy::default();
        for (id, (name, _)) in &places {
            if let Some(path) = ancestors(&places, id)? {
                hierarchy.paths.entry(name.clone()).or_default().insert(path);
            }
        }
        Ok(hierarchy)
    }
    /// The ways up from a name: its ancestors, nearest first, for every place that bears it. A name that is
    /// not in the hierarchy has one way up, without ancestors.
    pub fn paths(&self, name: &str) -> Vec<&[String]> {
        match self.paths.get(name) {
            Some(paths) => paths.iter().map(Vec::as_slice).collect(),
            None => vec![&[]],
        }
    }
    /// Whether `outer` contains a place called `inner`.
    pub fn contains(&self, outer: &str, inner: &str) -> bool {
        outer != inner && self.paths(inner).iter().any(|path| path.iter().any(|place| place == outer))
    }
}

fn places(text: &str) -> Result<Places, HierarchyError> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let error = |line, reason: String| HierarchyError::Row { line, reason };
    let header = reader.headers().map_err(|e| error(1, e.to_string()))?.clone();
    let column = |name: &str| {
        header
            .iter()
            .position(|column| column.trim() == name)
            .ok_or_else(|| error(1, format!("no column {name}")))
    };
    let (id, name, parent) = (column("ID")?, column("name")?, column("parentID")?);
    let mut places = Places::new();
    for record in reader.records() {
        let record = record.map_err(|e| error(e.position().map_or(0, csv::Position::line), e.to_string()))?;
        let cell = |column: usize| record.get(column).unwrap_or_default().trim().to_owned();
        places.insert(cell(id), (cell(name), cell(parent)));
    }
    Ok(places)
}

/// The names above a place, nearest first and each once; nothing for the root.
fn ancestors(places: &Places, id: &str) -> Result<Option<Vec<String>>, HierarchyError> {
    let (name, parent) = &places[id];
    if !places.contains_key(parent) {
        return Ok(None);
    }
    let mut path: Vec<String> = Vec::new();
    let (mut parent, mut steps) = (parent, 0);
    while let Some((above, next)) = places.get(parent).filter(|(_, next)| places.contains_key(next)) {
        if above != name && !path.contains(above) {
            path.push(above.clone());
        }
        steps += 1;
        if steps > places.len() {
            return Err(HierarchyError::Circle(name.clone()));
        }
        parent = next;
    }
    Ok(Some(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLACES: &str = "ID,name,parentID\n0,Root,-1\n1,Norway,0\n2,Oslo,1\n3,Minnesota,0\n4,Oslo,3\n";

    #[test]
    fn one_name_may_stand_for_places_in_several_others() {
        let hierarchy = Hierarchy::from_csv(PLACES).unwrap();
        assert_eq!(hierarchy.paths("Oslo").len(), 2);
        assert!(hierarchy.contains("Norway", "Oslo") && hierarchy.contains("Minnesota", "Oslo"));
        assert!(!hierarchy.contains("Oslo", "Norway") && !hierarchy.contains("Root", "Oslo"));
        assert_eq!(hierarchy.paths("Atlantis"), [&[] as &[String]]);
    }

    #[test]
    fn circles_and_missing_columns_are_named() {
        let circle = Hierarchy::from_csv("ID,name,parentID\n1,a,2\n2,b,1\n").unwrap_err();
        assert_eq!(circle.to_string(), "the place a is among its own ancestors: correct its parentID");
        assert!(Hierarchy::from_csv("ID,name\n").unwrap_err().to_string().contains("no column parentID"));
    }
}
