//! A report turns into raised floors within the same TOML text: comments and order stay as they are.
//! No floor is lowered unless that is asked for, with a reason that is kept beside it.

use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value, value};

use super::{FloorError, measured, parse_floors};
use crate::{Report, Score};

/// One floor that an update moves.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Claim type, `ALL` or attribute.
    pub subject: String,
    /// `precision`, `recall`, `f1` or `share`.
    pub metric: String,
    /// The floor as it was; nothing where it is new.
    pub from: Option<f64>,
    /// The floor as it will be.
    pub to: f64,
}

impl Change {
    fn lowers(&self) -> bool {
        self.from.is_some_and(|from| self.to < from)
    }
    fn moves(&self) -> bool {
        self.from != Some(self.to)
    }
}

impl std::fmt::Display for Change {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Change { subject, metric, from, to } = self;
        match from {
            Some(from) => write!(f, "{subject} {metric} from {from:.3} to {to:.3}"),
            None => write!(f, "{subject} {metric} at {to:.3}"),
        }
    }
}

pub(super) fn listed(changes: &[Change]) -> String {
    changes.iter().map(|change| format!("  {change}")).collect::<Vec<_>>().join("\n")
}

/// Updated floors.
#[derive(Debug, Clone, PartialEq)]
pub struct FloorUpdate {
    /// The new text of the file.
    pub toml: String,
    /// Floors that are new or higher.
    pub raised: Vec<Change>,
    /// Floors that are lower, each with the given reason beside it.
    pub lowered: Vec<Change>,
}

/// Raises the floor `name` in a TOML text to what the report measured and pins `gold_sha256`. Types and
/// attributes that have no floor yet get one. `allow_lower` is the reason for lowering floors that are above
/// what was measured; it is written beside each of them. The caller writes the text.
///
/// # Errors
/// Where the text cannot be read, no floor has the name, the reason is empty, or a floor would be lowered
/// and no reason is given.
pub fn update_floors(
    toml: &str,
    name: &str,
    report: &Report,
    gold_sha256: &str,
    allow_lower: Option<&str>,
) -> Result<FloorUpdate, FloorError> {
    if allow_lower.is_some_and(|reason| reason.trim().is_empty()) {
        return Err(FloorError::NoReason);
    }
    let changes = changes(toml, name, report)?;
    let (lowered, raised): (Vec<_>, Vec<_>) = changes.into_iter().partition(Change::lowers);
    if !lowered.is_empty() && allow_lower.is_none() {
        return Err(FloorError::WouldLower(lowered));
    }
    let mut document: DocumentMut =
        toml.parse().map_err(|error: toml_edit::TomlError| FloorError::Syntax(error.to_string()))?;
    let floor = floor_table(&mut document, name).ok_or_else(|| FloorError::Unknown(name.to_owned()))?;
    floor["gold_sha256"] = value(gold_sha256);
    for change in &raised {
        write_change(floor, change, None);
    }
    for change in &lowered {
        write_change(floor, change, allow_lower);
    }
    Ok(FloorUpdate { toml: document.to_string(), raised, lowered })
}

/// Every floor that moves: the pinned ones in their order, then new ones.
fn changes(toml: &str, name: &str, report: &Report) -> Result<Vec<Change>, FloorError> {
    let floors = parse_floors(toml)?;
    let floor = floors.named(name)?;
    let pinned = floor.minimums().into_iter().map(|(subject, metric, from)| Change {
        subject: subject.to_owned(),
        metric: metric.to_owned(),
        from: Some(from),
        to: measured(report, subject, metric).unwrap_or(0.0),
    });
    let new_types = subjects(report).filter(|(subject, _)| !floor.types.contains_key(*subject));
    let new_types = new_types
        .flat_map(|(subject, _)| ["precision", "recall", "f1"].map(|metric| (subject.to_owned(), metric)));
    let new_attributes = report.attributes.keys().filter(|name| !floor.attributes.contains_key(*name));
    let new = new_types.chain(new_attributes.map(|name| (name.clone(), "share"))).map(|(subject, metric)| {
        let to = measured(report, &subject, metric).unwrap_or(0.0);
        Change { subject, metric: metric.to_owned(), from: None, to }
    });
    Ok(pinned.chain(new).filter(Change::moves).collect())
}

/// `ALL` and the types that the gold asks for.
fn subjects(report: &Report) -> impl Iterator<Item = (&str, Score)> {
    let types = report.types.iter().map(|(name, score)| (name.as_str(), *score));
    std::iter::once(("ALL", report.all())).chain(types).filter(|(_, score)| score.gold > 0)
}

fn floor_table<'d>(document: &'d mut DocumentMut, name: &str) -> Option<&'d mut Table> {
    let floors = document.get_mut("floor")?.as_array_of_tables_mut()?;
    floors.iter_mut().find(|floor| floor.get("name").and_then(Item::as_str) == Some(name))
}

fn write_change(floor: &mut Table, change: &Change, reason: Option<&str>) {
    let group = if change.metric == "share" { "attributes" } else { "types" };
    let group = floor.entry(group).or_insert_with(|| Item::Table(Table::new()));
    let Some(group) = group.as_table_like_mut() else { return };
    let entry =
        group.entry(&change.subject).or_insert_with(|| Item::Value(Value::InlineTable(InlineTable::new())));
    let Some(fields) = entry.as_table_like_mut() else { return };
    set(fields, &change.metric, value(change.to));
    if let Some(reason) = reason {
        set(fields, "reason", value(reason.trim()));
    }
    if let Some(inline) = entry.as_inline_table_mut() {
        inline.fmt();
    }
}

/// Sets a field and keeps the comments around it.
fn set(entry: &mut dyn TableLike, key: &str, new: Item) {
    match (entry.get_mut(key).and_then(Item::as_value_mut), new.as_value()) {
        (Some(old), Some(new)) => {
            let decor = old.decor().clone();
            *old = new.clone();
            *old.decor_mut() = decor;
        }
        _ => {
            entry.insert(key, new);
        }
    }
}
