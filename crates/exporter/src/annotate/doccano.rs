//! Annotated texts turn into doccano's JSON Lines for sequence labelling with relations.
//!
//! Claims and mentions are entities, slots are relations. doccano has no place for what stands nowhere in the text: it
//! goes along in the column `claims`, which doccano keeps as it is and gives back.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::{Annotated, Texts};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written, json_line};

/// `doccano.jsonl`.
pub(crate) struct Doccano {
    path: PathBuf,
    texts: Texts,
}

impl Doccano {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        Ok(Doccano { path: folder.join("doccano.jsonl"), texts: Texts::default() })
    }
}

impl<'r> Export<Record<'r>> for Doccano {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        self.texts.take(record);
        Ok(())
    }
    fn finish(self) -> Result<Written, ExportError> {
        let mut lines = Vec::new();
        let mut file = AtomicFile::create(&self.path)?;
        let encoded = self.texts.articles.iter().try_for_each(|article| json_line(&row(article), &mut lines));
        let written = encoded.and_then(|()| file.write_all(&lines));
        written.map_err(|error| ExportError::new(&self.path, "cannot be written", error))?;
        file.commit()?;
        Ok(self.texts.written(vec![self.path.clone()]))
    }
}

/// The spans of one text; doccano numbers them itself, these numbers only tie relations to them.
#[derive(Default)]
struct Spans {
    entities: Vec<Value>,
    numbers: BTreeMap<(String, u32, u32), usize>,
}

impl Spans {
    fn add(&mut self, label: &str, at: (u32, u32)) -> usize {
        let id = self.entities.len() + 1;
        self.entities.push(json!({"id": id, "label": label, "start_offset": at.0, "end_offset": at.1}));
        id
    }
    fn once(&mut self, label: String, at: (u32, u32)) -> usize {
        let key = (label, at.0, at.1);
        if let Some(id) = self.numbers.get(&key) {
            return *id;
        }
        let id = self.add(&key.0, at);
        self.numbers.insert(key, id);
        id
    }
}

fn row(article: &Annotated) -> Value {
    let (mut spans, mut relations, mut claims) = (Spans::default(), Vec::new(), Vec::new());
    for mark in article.marks() {
        let from = spans.add(&mark.claim.claim_type, mark.at);
        let mut ids = Map::new();
        for mention in &mark.mentions {
            let to = spans.once(mention.label(), mention.at);
            let id = relations.len() + 1;
            relations.push(json!({"id": id, "from_id": from, "to_id": to, "type": mention.slot}));
            ids.extend(mention.entity.id.clone().map(|id| (mention.slot.to_owned(), id.into())));
        }
        ids.extend(mark.values.iter().map(|(slot, value)| ((*slot).to_owned(), value.as_str().into())));
        ids.extend(mark.polarity().map(|value| ("polarity".to_owned(), value.into())));
        ids.extend(mark.modality().map(|value| ("modality".to_owned(), value.into())));
        let (start, end) = mark.at;
        claims.push(json!({
            "type": mark.claim.claim_type, "start_offset": start, "end_offset": end, "values": ids,
        }));
    }
    json!({
        "text": article.text, "path": article.path, "entities": spans.entities, "relations": relations,
        "claims": claims,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn claims_are_entities_and_slots_relations() {
        let (article, claim) = (examples::article(), examples::claim());
        let mut texts = Texts::default();
        texts.take(&Record::Article(&article));
        texts.take(&Record::Claim(&claim));
        let row = row(&texts.articles[0]);
        assert_eq!(
            row["entities"][0],
            json!({"id": 1, "label": "stance", "start_offset": 0, "end_offset": 24})
        );
        assert_eq!(row["relations"][1], json!({"id": 2, "from_id": 1, "to_id": 3, "type": "target"}));
        assert_eq!(row["claims"][0]["values"]["position"], "support");
        assert_eq!(row["claims"][0]["values"]["party"], "country:EE");
    }
}
