//! Claim types: `rules/<type>/type.toml` turns into slots, key slots, conflict policy and sentence templates.

use std::collections::BTreeMap;

use crate::diagnostic::Code;
use crate::reader::{Table, Text};
use crate::suggest::did_you_mean;
use crate::template::Template;
use crate::weighing::{self, Weighing};

/// Slots that patterns of every type may bind: they fill the frame of a claim rather than its type's slots.
pub const RESERVED_SLOTS: [(&str, &str); 5] = [
    ("time", "date"),
    ("source", "speaker"),
    ("via", "media|speaker"),
    ("quantity", "number"),
    ("cue", "any"),
];

/// How two values of one claim type can conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Conflict {
    /// One value holds at a time.
    Functional,
    /// A state that changes with time.
    Evolving,
    /// May only grow, unless corrected.
    Accumulating,
    /// Many values can hold at once.
    Multi,
}

impl Conflict {
    /// Every policy by its name in `type.toml`.
    pub const NAMES: [(&'static str, Conflict); 4] = [
        ("functional", Conflict::Functional),
        ("evolving", Conflict::Evolving),
        ("accumulating", Conflict::Accumulating),
        ("multi", Conflict::Multi),
    ];
    /// The name in `type.toml`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, policy)| *policy == self).map_or("", |(name, _)| name)
    }
}

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SlotKind {
    /// A thing with an id.
    Entity,
    /// A number.
    Number,
    /// A word out of a closed set, or a normalised value.
    Word,
    /// True or false.
    Flag,
    /// Words as printed.
    Text,
}

impl SlotKind {
    /// Every kind by its name in `type.toml`.
    pub const NAMES: [(&'static str, SlotKind); 5] = [
        ("entity", SlotKind::Entity),
        ("number", SlotKind::Number),
        ("word", SlotKind::Word),
        ("flag", SlotKind::Flag),
        ("text", SlotKind::Text),
    ];
    /// The name in `type.toml`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }
}

/// A slot of a claim type.
#[derive(Debug, Clone)]
pub struct Slot {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: SlotKind,
    /// Classes that `{slot}` stands for in patterns, separated by `|`; empty for the kind's own.
    pub classes: String,
    /// The words it can take; empty where it is open.
    pub values: Vec<String>,
    /// Whether it identifies a claim for scoring and merging.
    pub key: bool,
    /// Whether it is part of the question that a claim answers (the record's key).
    pub question: bool,
    /// Whether a claim without it is none.
    pub required: bool,
    /// What it means.
    pub about: String,
    /// How its values read in a sentence.
    pub words: BTreeMap<String, String>,
    /// How they read in the sentence of a denial, where that is told in another way.
    pub words_negated: BTreeMap<String, String>,
    /// How they read of a time that is past and not told more closely.
    pub words_past: BTreeMap<String, String>,
    /// How they read in the sentence of a denial of such a time.
    pub words_past_negated: BTreeMap<String, String>,
}

/// A kind of claim.
#[derive(Debug, Clone)]
pub struct ClaimType {
    /// Its name, `stance`.
    pub name: String,
    /// What it says.
    pub about: String,
    /// How two of its values conflict.
    pub conflict: Conflict,
    /// The sentence that says an affirmed claim.
    pub text: Template,
    /// The sentence that says a negated claim, where it has one of its own.
    pub text_negated: Option<Template>,
    /// Its slots in order.
    pub slots: Vec<Slot>,
    /// How its claims are weighed against each other.
    pub weighing: Weighing,
    /// The file that declares it.
    pub file: String,
}

impl ClaimType {
    /// The slot of a name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }
    /// The classes that `{slot}` stands for, of own and reserved slots; none where there is no such slot.
    pub fn classes_of(&self, name: &str) -> Option<&str> {
        let own = self.slot(name).map(|slot| match (slot.classes.as_str(), slot.kind) {
            ("", SlotKind::Number) => "number",
            ("", _) => "any",
            (classes, _) => classes,
        });
        own.or_else(|| RESERVED_SLOTS.iter().find(|(known, _)| *known == name).map(|(_, classes)| *classes))
    }
    /// Names of all slots that patterns of this type may bind.
    pub fn slot_names(&self) -> Vec<&str> {
        let own = self.slots.iter().map(|slot| slot.name.as_str());
        own.chain(RESERVED_SLOTS.iter().map(|(name, _)| *name)).collect()
    }
}

const TYPE_KEYS: &[&str] = &["name", "about", "conflict", "text", "text_negated", "slot", "weighing"];
const SLOT_KEYS: &[&str] = &[
    "name",
    "kind",
    "classes",
    "values",
    "key",
    "question",
    "required",
    "about",
    "words",
    "words_negated",
    "words_past",
    "words_past_negated",
];

/// Reads a `type.toml`.
pub(crate) fn read(root: &Table<'_>) -> Option<ClaimType> {
    root.allow(TYPE_KEYS);
    let slots: Vec<Slot> = root.tables("slot").iter().filter_map(read_slot).collect();
    if slots.is_empty() {
        root.report(root.fault(Code::MissingKey, "the type has no slot").help("add a `[[slot]]`"));
    }
    let name = root.required("name")?;
    if name.value != root.file.pack() {
        let what = format!("type `{}` stands in the folder `{}`", name.value, root.file.pack());
        root.report(name.fault(Code::BadValue, what).help("give folder and type the same name"));
    }
    let about = root.required("about");
    let text = root.required("text").map(|text| read_template(root, &text, &slots)).unwrap_or_default();
    Some(ClaimType {
        name: name.value,
        about: about.map(|text| text.value).unwrap_or_default(),
        conflict: choice(root, "conflict", &Conflict::NAMES).unwrap_or(Conflict::Multi),
        text_negated: root.text("text_negated").map(|text| read_template(root, &text, &slots)),
        text,
        weighing: weighing::read(root, &slots),
        slots,
        file: root.file.path.clone(),
    })
}

fn read_slot(table: &Table<'_>) -> Option<Slot> {
    table.allow(SLOT_KEYS);
    let name = table.required("name")?;
    let kind = choice(table, "kind", &SlotKind::NAMES).unwrap_or(SlotKind::Text);
    let values: Vec<String> = table.texts("values").into_iter().map(|text| text.value).collect();
    let words_of = |key: &str| read_words(table, key, &name.value, &values);
    let (words, words_negated) = (words_of("words"), words_of("words_negated"));
    let (words_past, words_past_negated) = (words_of("words_past"), words_of("words_past_negated"));
    let classes = table.text("classes").map(|text| read_classes(table, &text)).unwrap_or_default();
    Some(Slot {
        name: name.value,
        kind,
        classes,
        values,
        key: table.flag("key"),
        question: table.flag("question"),
        required: table.flag("required"),
        about: table.text("about").map(|text| text.value).unwrap_or_default(),
        words,
        words_negated,
        words_past,
        words_past_negated,
    })
}

/// How values read, each of which the slot must have.
fn read_words(table: &Table<'_>, key: &str, slot: &str, values: &[String]) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for (value, text) in table.pairs(key) {
        if !values.is_empty() && !values.contains(&value.value) {
            let what = format!("slot `{slot}` has no value `{}`", value.value);
            let known = values.iter().map(String::as_str);
            table.report(value.fault(Code::SlotValue, what).maybe_help(did_you_mean(&value.value, known)));
        }
        words.insert(value.value, text.value);
    }
    words
}

/// Class and element names of a slot; lists are checked when patterns use them.
fn read_classes(table: &Table<'_>, text: &Text) -> String {
    let mut at = 0;
    for part in text.value.split('|') {
        let name = part.trim();
        let start = at + (part.len() - part.trim_start().len());
        if !name.starts_with('@') && !crate::pattern::is_class(name) {
            let fault = text.fault_at(
                start..start + name.len(),
                Code::UnknownClass,
                format!("unknown class `{name}`"),
            );
            table.report(fault.maybe_help(did_you_mean(name, crate::pattern::class_names())));
        }
        at += part.len() + 1;
    }
    text.value.clone()
}

fn read_template(root: &Table<'_>, text: &Text, slots: &[Slot]) -> Template {
    match Template::parse(&text.value) {
        Ok(template) => {
            for name in template.slots() {
                if !slots.iter().any(|slot| slot.name == name) {
                    let at = text.value.find(&format!("{{{name}}}")).unwrap_or(0) + 1;
                    let fault = text.fault_at(
                        at..at + name.len(),
                        Code::UnknownSlot,
                        format!("unknown slot `{name}`"),
                    );
                    root.report(
                        fault.maybe_help(did_you_mean(name, slots.iter().map(|slot| slot.name.as_str()))),
                    );
                }
            }
            template
        }
        Err((at, what)) => {
            root.report(text.fault_at(at..at + 1, Code::BadValue, what));
            Template::default()
        }
    }
}

/// One of named values under a required key.
pub(crate) fn choice<T: Copy>(table: &Table<'_>, key: &str, names: &[(&'static str, T)]) -> Option<T> {
    let text = table.required(key)?;
    let found = names.iter().find(|(name, _)| *name == text.value).map(|(_, value)| *value);
    if found.is_none() {
        let fault = text.fault(Code::BadValue, format!("`{key}` cannot be `{}`", text.value));
        table.report(fault.maybe_help(did_you_mean(&text.value, names.iter().map(|(name, _)| *name))));
    }
    found
}
