//! A row of a table turns into one claim in a fixed form: who says that what has which value.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What the values of an item are, and so how two of them can differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Words that agree or do not.
    Text,
    /// Places: one may contain the other.
    Place,
    /// Numbers: a count may leave some out, a round number stands for an exact one.
    Number,
    /// Sets, their elements divided by `;`: one may leave elements out.
    Set,
}

impl Kind {
    /// The names that tables and arguments use.
    pub const NAMES: [(&'static str, Kind); 4] =
        [("number", Kind::Number), ("set", Kind::Set), ("place", Kind::Place), ("text", Kind::Text)];

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Kind> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, kind)| *kind)
    }
    /// The name of the kind.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("text", |(name, _)| name)
    }
    /// The form in which two equal values are the same string; nothing if the text is no value of the kind.
    ///
    /// Numbers lose the commas between thousands, elements of sets are folded to lower case and sorted.
    pub fn canonical(self, value: &str) -> Option<String> {
        let value = value.trim();
        match self {
            Kind::Number => number(value).map(|number| number.to_string()),
            Kind::Set => Some(elements(value).join(";")).filter(|set| !set.is_empty()),
            Kind::Text | Kind::Place => (!value.is_empty()).then(|| value.to_owned()),
        }
    }
}

/// A finite number, written with or without commas between its thousands.
pub(super) fn number(value: &str) -> Option<f64> {
    value.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite()).map(|number| number + 0.0)
}

/// The elements of a set, each once, in order.
pub(super) fn elements(value: &str) -> Vec<String> {
    let mut elements: Vec<String> =
        value.split(';').map(|element| element.trim().to_lowercase()).filter(|e| !e.is_empty()).collect();
    elements.sort();
    elements.dedup();
    elements
}

/// One claim of a table. Two equal rows are one claim, wherever they stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// What the claim is about. What follows the last `|` is the attribute: items with the same attribute
    /// are expected to have alike values ("4711|killed", "4712|killed").
    pub item: String,
    /// Who says it; a source counts once, however often it says the same.
    pub source: String,
    /// The value in the canonical form of its kind.
    pub value: String,
    /// The kind of the item's values.
    pub kind: Kind,
    /// The day on which it was said.
    pub time: Option<Date>,
    /// Whether the value, a number, is only the least that it can be: "at least 5".
    pub at_least: bool,
    /// Whether the quote from which the value was read does not bear it: it then counts a tenth.
    pub is_doubtful: bool,
    /// The document in which it was said. What is wrong of one item in it may be wrong of the others.
    pub document: Option<String>,
    /// How it was said: where it stands, whether it is hedged, and so on, by column. Such circumstances are
    /// compared, never interpreted.
    pub traits: BTreeMap<String, String>,
}

impl Row {
    /// What is asked of the item, if its name says so: the part after the last `|`.
    pub(super) fn attribute(&self) -> &str {
        self.item.rsplit_once('|').map_or("", |(_, attribute)| attribute)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_values_have_one_form() {
        assert_eq!(Kind::Number.canonical(" 1,200 "), Some("1200".into()));
        assert_eq!(Kind::Number.canonical("-0"), Some("0".into()));
        assert_eq!(Kind::Number.canonical("a dozen"), None);
        assert_eq!(Kind::Set.canonical("Widom; ceri;;widom"), Some("ceri;widom".into()));
        assert_eq!(Kind::Place.canonical("  "), None);
    }
}
