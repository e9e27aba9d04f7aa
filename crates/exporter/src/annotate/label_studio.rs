//! Annotated texts turn into Label Studio tasks with predictions, and the labelling interface that shows them.
//!
//! Regions are claims (labelled with their type) and mentions (labelled with the kind of entity); a relation leads from
//! a claim to each mention, labelled with its slot. Values without a place are text areas of their region, one
//! `name=value` to a line, as is `id=` of an entity.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use quick_xml::escape::escape;
use serde_json::{Value, json};

use super::{Annotated, Mark, Texts};
use crate::{AtomicFile, Export, ExportError, Inputs, Record, Written};

/// `tasks.json` and `label-studio.xml`.
pub(crate) struct LabelStudio {
    folder: PathBuf,
    texts: Texts,
}

impl LabelStudio {
    pub fn create(folder: &Path, _: Inputs) -> Result<Self, ExportError> {
        Ok(LabelStudio { folder: folder.into(), texts: Texts::default() })
    }
}

impl<'r> Export<Record<'r>> for LabelStudio {
    type Finished = Written;

    fn push(&mut self, record: &Record<'r>) -> Result<(), ExportError> {
        self.texts.take(record);
        Ok(())
    }
    fn finish(self) -> Result<Written, ExportError> {
        let tasks: Vec<String> =
            self.texts.articles.iter().map(|article| task(article).to_string()).collect();
        let tasks = format!("[\n{}\n]\n", tasks.join(",\n"));
        let interface = interface(&self.texts);
        let mut files = Vec::new();
        for (name, text) in [("tasks.json", tasks), ("label-studio.xml", interface)] {
            let mut file = AtomicFile::create(&self.folder.join(name))?;
            let written = file.write_all(text.as_bytes());
            written.map_err(|error| ExportError::new(file.path(), "cannot be written", error))?;
            files.push(file.path().to_owned());
            file.commit()?;
        }
        Ok(self.texts.written(files))
    }
}

fn task(article: &Annotated) -> Value {
    let mut drawn = BTreeSet::new();
    let marks = article.marks();
    let regions: Vec<Value> = marks.iter().flat_map(|mark| regions(article, mark, &mut drawn)).collect();
    json!({
        "data": {"text": article.text, "path": article.path},
        "predictions": [{"model_version": "claimwire", "result": regions}],
    })
}

/// The results that draw a claim: its region and what hangs on it, its mentions, and the relations to them.
fn regions(article: &Annotated, mark: &Mark, drawn: &mut BTreeSet<String>) -> Vec<Value> {
    let id = mark.claim.id.as_str();
    let mut results = vec![labels(article, id, mark.at, &mark.claim.claim_type)];
    let choice = |name: &str, value: String| result(id, name, "choices", mark.at, json!([value]));
    results.extend(mark.polarity().map(|value| choice("polarity", value)));
    results.extend(mark.modality().map(|value| choice("modality", value)));
    results.extend(notes(id, mark.at, mark.values.iter().map(|(slot, value)| format!("{slot}={value}"))));
    for mention in &mark.mentions {
        // One region for each place and kind, however many claims have it.
        let (label, (start, end)) = (mention.label(), mention.at);
        let to = format!("{label}-{start}-{end}");
        if drawn.insert(to.clone()) {
            results.push(labels(article, &to, mention.at, &label));
            results.extend(notes(&to, mention.at, mention.entity.id.iter().map(|id| format!("id={id}"))));
        }
        results.push(json!({
            "type": "relation", "from_id": id, "to_id": to, "direction": "right", "labels": [mention.slot],
        }));
    }
    results
}

fn labels(article: &Annotated, id: &str, at: (u32, u32), label: &str) -> Value {
    let mut region = result(id, "label", "labels", at, json!([label]));
    region["value"]["text"] = article.between(at).into();
    region
}

fn notes(id: &str, at: (u32, u32), lines: impl Iterator<Item = String>) -> Option<Value> {
    let lines: Vec<String> = lines.collect();
    (!lines.is_empty()).then(|| {
        let mut notes = result(id, "values", "textarea", at, json!([lines.join("\n")]));
        let text = notes["value"]["textarea"].take();
        notes["value"] = json!({"start": at.0, "end": at.1, "text": text});
        notes
    })
}

/// One result: what the control `name` of a type says of a region.
fn result(id: &str, name: &str, kind: &str, at: (u32, u32), value: Value) -> Value {
    json!({
        "id": id, "from_name": name, "to_name": "text", "type": kind,
        "value": {"start": at.0, "end": at.1, kind: value},
    })
}

/// The labelling interface: every type and kind that occurs.
fn interface(texts: &Texts) -> String {
    let slots = texts.slots();
    let types = slots.keys().map(|name| (*name).to_owned());
    let labels: BTreeSet<String> = types.chain(texts.kinds()).collect();
    let all = |tag: &str, values: &mut dyn Iterator<Item = String>| -> String {
        values.map(|value| format!("    <{tag} value=\"{}\"/>\n", escape(value.as_str()))).collect()
    };
    let relations: BTreeSet<String> = slots.values().flatten().map(|slot| (*slot).to_owned()).collect();
    let (labels, relations) =
        (all("Label", &mut labels.into_iter()), all("Relation", &mut relations.into_iter()));
    let words = |words: &[&str]| all("Choice", &mut words.iter().map(|word| (*word).to_owned()));
    let polarity = words(&["affirmed", "negated"]);
    let modality = words(&["asserted", "hedged", "possible", "future", "conditional", "desired"]);
    format!(
        "<View>\n  <Labels name=\"label\" toName=\"text\">\n{labels}  </Labels>\n  \
         <Text name=\"text\" value=\"$text\" granularity=\"word\"/>\n  \
         <Relations>\n{relations}  </Relations>\n  \
         <Choices name=\"polarity\" toName=\"text\" perRegion=\"true\">\n{polarity}  </Choices>\n  \
         <Choices name=\"modality\" toName=\"text\" perRegion=\"true\">\n{modality}  </Choices>\n  \
         <TextArea name=\"values\" toName=\"text\" perRegion=\"true\" editable=\"true\"/>\n</View>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples;

    #[test]
    fn relations_lead_from_a_claim_to_regions_that_are_there() {
        let (article, claim) = (examples::article(), examples::claim());
        let mut texts = Texts::default();
        texts.take(&Record::Article(&article));
        texts.take(&Record::Claim(&claim));
        texts.take(&Record::Claim(&claim));
        let task = task(&texts.articles[0]);
        let results = task["predictions"][0]["result"].as_array().unwrap();
        let regions: Vec<&Value> = results.iter().filter(|it| it["type"] == "labels").collect();
        assert_eq!(regions.len(), 4, "two claims, two mentions");
        for relation in results.iter().filter(|it| it["type"] == "relation") {
            assert!(regions.iter().any(|region| region["id"] == relation["to_id"]), "{relation}");
        }
        assert_eq!(regions[0]["value"]["text"], "Estonia backs Mark Rutte");
        assert!(interface(&texts).contains("<Relation value=\"party\"/>"));
    }
}
