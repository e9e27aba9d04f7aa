//! A Label Studio export turns into drawings: regions labelled with a claim type are claims, relations lead to the
//! mentions in their slots. Annotations count before predictions; cancelled ones do not count.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use super::anchor::Anchor;
use super::drawing::{Drawing, Filler};
use super::{ClaimTypes, Read, problem, read_text};
use crate::gold::shown;
use crate::{GoldError, Problem};

/// Reads an export: a JSON array of tasks, or one task to a line.
pub(super) fn read(path: &Path, types: &dyn ClaimTypes) -> Result<Read, GoldError> {
    let (file, text) = (shown(path), read_text(path)?);
    let (mut drawings, mut problems) = (Vec::new(), Vec::new());
    for (place, task) in tasks(&file, &text, &mut problems) {
        let read = Task::read(&task, &file, place).map(|task| task.drawings(types, &mut problems));
        match read {
            Some(drawn) => drawings.extend(drawn),
            None => problems.push(problem(
                &file,
                place,
                "a task without data.text and data.path",
                "export as JSON",
            )),
        }
    }
    Ok((drawings, problems))
}

/// The tasks with their lines, or their numbers in an array.
fn tasks(file: &str, text: &str, problems: &mut Vec<Problem>) -> Vec<(usize, Value)> {
    if let Ok(Value::Array(tasks)) = serde_json::from_str(text) {
        return tasks.into_iter().enumerate().map(|(index, task)| (index + 1, task)).collect();
    }
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let mut read = |(index, line): (usize, &str)| match serde_json::from_str(line) {
        Ok(task) => Some((index + 1, task)),
        Err(error) => {
            problems.push(problem(file, index + 1, format!("not JSON: {error}"), "export as JSON"));
            None
        }
    };
    lines.filter_map(&mut read).collect()
}

/// One text with what is drawn on it.
struct Task<'t> {
    doc: String,
    text: Anchor,
    results: &'t [Value],
    place: (String, usize),
}

/// A region with what hangs on it.
#[derive(Default)]
struct Region {
    label: String,
    at: (usize, usize),
    words: String,
    values: Vec<(String, Filler)>,
}

impl<'t> Task<'t> {
    fn read(task: &'t Value, file: &str, place: usize) -> Option<Self> {
        let data = &task["data"];
        let path = data["path"].as_str()?;
        let not_cancelled = |it: &&Value| it["was_cancelled"] != true;
        let list = |name: &str| task[name].as_array().map_or(&[][..], Vec::as_slice);
        let annotated =
            list("annotations").iter().find(not_cancelled).or_else(|| list("predictions").first());
        let results = annotated.and_then(|it| it["result"].as_array()).map_or(&[][..], Vec::as_slice);
        let doc = path.rsplit('/').next().unwrap_or(path).to_owned();
        Some(Task {
            doc,
            text: Anchor::new(data["text"].as_str()?),
            results,
            place: (file.to_owned(), place),
        })
    }
    fn drawings(&self, types: &dyn ClaimTypes, problems: &mut Vec<Problem>) -> Vec<Drawing> {
        let regions = self.regions(problems);
        let ids = self.results.iter().filter(|it| it["type"] == "labels").filter_map(|it| it["id"].as_str());
        let claims = ids.filter_map(|id| Some((id, regions.get(id)?))).filter(|(_, it)| types.has(&it.label));
        claims.map(|(id, region)| self.drawing(id, region, &regions)).collect()
    }
    fn regions(&self, problems: &mut Vec<Problem>) -> BTreeMap<&'t str, Region> {
        let mut regions: BTreeMap<&str, Region> = BTreeMap::new();
        for result in self.results {
            let Some(id) = result["id"].as_str() else { continue };
            let (value, name) = (&result["value"], result["from_name"].as_str().unwrap_or_default());
            let region = regions.entry(id).or_default();
            match result["type"].as_str().unwrap_or_default() {
                "labels" if !self.label(region, value) => {
                    let (file, line) = &self.place;
                    let reason = format!("the region {id} does not stand in the text");
                    problems.push(problem(file, *line, reason, "draw it again"));
                }
                "choices" => {
                    let choice = value["choices"][0].as_str().map(|it| Filler::Value(it.to_owned()));
                    region.values.extend(choice.map(|choice| (name.to_owned(), choice)));
                }
                "textarea" => region.values.extend(lines(&value["text"])),
                _ => {}
            }
        }
        regions.retain(|_, region| region.at.0 < region.at.1);
        regions
    }
    /// Gives a region its label and place; false where it does not stand in the text.
    fn label(&self, region: &mut Region, value: &Value) -> bool {
        let index = |name: &str| value[name].as_u64().map_or(usize::MAX, |index| index as usize);
        let words = value["text"].as_str();
        let Some(at) = self.text.find((index("start"), index("end")), words) else { return false };
        region.label = value["labels"][0].as_str().unwrap_or_default().to_owned();
        (region.at, region.words) = (at, self.text.text(at));
        true
    }
    fn drawing(&self, id: &str, region: &Region, regions: &BTreeMap<&str, Region>) -> Drawing {
        let relations = self.results.iter().filter(|it| it["type"] == "relation" && it["from_id"] == id);
        let mentions = relations.filter_map(|relation| {
            let mention = regions.get(relation["to_id"].as_str()?)?;
            Some((relation["labels"][0].as_str()?.to_owned(), filler(mention)))
        });
        Drawing {
            doc: self.doc.clone(),
            claim_type: region.label.clone(),
            at: region.at,
            quote: region.words.clone(),
            slots: mentions.chain(region.values.iter().cloned()).collect(),
            place: self.place.clone(),
        }
    }
}

fn filler(mention: &Region) -> Filler {
    let id = mention.values.iter().find_map(|(name, value)| match value {
        Filler::Value(id) if name == "id" => Some(id.clone()),
        _ => None,
    });
    Filler::Mention { id, kind: mention.label.clone(), words: mention.words.clone() }
}

/// The `name=value` lines of a text area.
fn lines(text: &Value) -> Vec<(String, Filler)> {
    let texts = text.as_array().into_iter().flatten().filter_map(Value::as_str);
    let pairs = texts.flat_map(str::lines).filter_map(|line| line.split_once('='));
    pairs.map(|(name, value)| (name.trim().to_owned(), Filler::Value(value.to_owned()))).collect()
}
