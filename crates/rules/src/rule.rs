//! A rule: one pattern with what it sets, whom it beats and the examples that hold it to its word.

use std::collections::BTreeMap;
use std::ops::Range;

use claimwire_record::{Modality, Polarity};

use crate::claim_type::{ClaimType, RESERVED_SLOTS, Slot, SlotKind};
use crate::diagnostic::Code;
use crate::pattern::resolve::Step;
use crate::program::Program;
use crate::reader::{Scalar, Table, Text};
use crate::suggest::did_you_mean;

/// Index of a rule in [`RuleSet::rules`](crate::RuleSet::rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleIndex(pub u16);

/// A value that a rule gives to a slot, or that an example expects.
#[derive(Debug, Clone, PartialEq)]
pub enum SetValue {
    /// A word, or the id of an entity.
    Word(String),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
}

impl std::fmt::Display for SetValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            SetValue::Word(word) => f.write_str(word),
            SetValue::Number(number) => write!(f, "{number}"),
            SetValue::Flag(flag) => write!(f, "{flag}"),
        }
    }
}

/// A text that the rule must find a claim in.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchExample {
    /// The text.
    pub text: String,
    /// What the claim must hold, by slot or by `modality`, `polarity`, `attribution`, `time` and the like.
    pub expect: BTreeMap<String, SetValue>,
    /// How many claims the rule must find in it, where that matters.
    pub count: Option<u32>,
    /// The date of the article, ISO 8601.
    pub published: Option<String>,
    /// The line where the example stands.
    pub line: usize,
}

/// A text that the rule must find nothing in.
#[derive(Debug, Clone, PartialEq)]
pub struct IgnoreExample {
    /// The text.
    pub text: String,
    /// Why it is no claim.
    pub why: String,
    /// The line where the example stands.
    pub line: usize,
}

/// The examples of a rule.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Examples {
    /// Texts that must match.
    pub matches: Vec<MatchExample>,
    /// Texts that must not match.
    pub ignores: Vec<IgnoreExample>,
    /// Texts that should match but do not yet.
    pub todo_matches: Vec<MatchExample>,
    /// Texts that should not match but still do.
    pub todo_ignores: Vec<IgnoreExample>,
}

/// One rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// `stance/backs`.
    pub id: String,
    /// Raised when its meaning changes.
    pub version: u32,
    /// Index of its type in [`RuleSet::types`](crate::RuleSet::types).
    pub claim_type: usize,
    /// What it finds.
    pub about: String,
    /// The pattern as written.
    pub pattern: String,
    /// The pattern, compiled.
    pub program: Program,
    /// Slots that it sets itself.
    pub set: BTreeMap<String, SetValue>,
    /// Polarity of its claims, where it is not the predicate's.
    pub polarity: Option<Polarity>,
    /// Modality of its claims, where it is not the predicate's.
    pub modality: Option<Modality>,
    /// How far it is to be trusted, 0 to 1.
    pub confidence: f64,
    /// How slots are filled that the pattern does not bind: `topic`, `subject`, `publisher`; `body` and `nation`
    /// (an organisation or country named or owned within the match); `main-body` (such a body, else that of the
    /// subject, else the article's); `noun` (what the number counts); `total` (what it is counted out of), `whole`
    /// (no claim where it is counted out of anything); `holder`
    /// (the office that the person holds, and of what it is), `known-holder` (the same, without a guess from
    /// what the article is about), `holder-if-told` (the same as `holder`, and a claim without an office where none
    /// is told: the words say that there is one); `stand` (what the claim before says, for "so did Latvia"), `count` (what the
    /// count before is of, for "put the figure at 38"), `motion` (the plan or motion told of before), `building`
    /// (no claim where an application in the slot is not for leave to build), `unless-lost` (no count
    /// where more votes than those in the slot were for what was lost, and no threshold is told); `adjective` (the country
    /// whose adjective stands before the noun that the match ends with: "wins Turkish backing"), `endorser` (the body
    /// whose name does: "won the Teamsters endorsement"), `excepted` (those left out of "all but Malta"), `listed` (the
    /// stand of the list that a semicolon before the match goes on); `growth` and `decline`
    /// (what is measured is how far the sum told of has gone up or down: `sales-growth`).
    pub fill: BTreeMap<String, String>,
    /// Ids of rules that it beats where both find a claim in the same words.
    pub over: Vec<String>,
    /// Its examples.
    pub examples: Examples,
    /// The file that holds it.
    pub file: String,
    /// The line where it begins.
    pub line: usize,
    pub(crate) id_text: Text,
    pub(crate) pattern_text: Text,
    pub(crate) over_texts: Vec<Text>,
    pub(crate) step: Step,
}

impl Rule {
    /// The text that a version stands for: pattern and everything that changes what a claim says.
    pub(crate) fn meaning(&self) -> String {
        let pairs =
            |map: &BTreeMap<String, String>| map.iter().map(|(k, v)| format!("{k}={v};")).collect::<String>();
        let set: BTreeMap<_, _> =
            self.set.iter().map(|(slot, value)| (slot.clone(), value.to_string())).collect();
        let frame = format!("{:?} {:?}", self.polarity, self.modality);
        format!("{}\n{}\n{}\n{frame}", self.pattern.trim(), pairs(&set), pairs(&self.fill))
    }
}

const RULE_KEYS: &[&str] = &[
    "id",
    "version",
    "about",
    "pattern",
    "set",
    "polarity",
    "modality",
    "confidence",
    "fill",
    "over",
    "match",
    "ignore",
    "todo_match",
    "todo_ignore",
];
const FILLS: [&str; 32] = [
    "topic",
    "subject",
    "publisher",
    "body",
    "main-body",
    "nation",
    "noun",
    "holder",
    "total",
    "known-holder",
    "holder-or-leader",
    "named-holder",
    "holder-if-told",
    "whole",
    "outlet",
    "stand",
    "count",
    "motion",
    "building",
    "owner",
    "bloc",
    "size",
    "larger",
    "unless-lost",
    "adjective",
    "endorser",
    "excepted",
    "listed",
    "second",
    "voice",
    "growth",
    "decline",
];
const EXPECTED: &[&str] =
    &["modality", "polarity", "attribution", "mode", "text", "grain", "comparator", "low", "high"];
const POLARITIES: [(&str, Polarity); 2] = [("affirmed", Polarity::Affirmed), ("negated", Polarity::Negated)];
const MODALITIES: [(&str, Modality); 6] = [
    ("asserted", Modality::Asserted),
    ("hedged", Modality::Hedged),
    ("possible", Modality::Possible),
    ("future", Modality::Future),
    ("conditional", Modality::Conditional),
    ("desired", Modality::Desired),
];

/// Reads the `[[rule]]` tables of a file of the pack of `claim_type`, programs left empty.
pub(crate) fn read_all(root: &Table<'_>, claim_type: Option<(usize, &ClaimType)>) -> Vec<Rule> {
    let tables = root.tables("rule");
    let Some((index, claim_type)) = claim_type else {
        for table in tables {
            let what = format!("the folder `{}` has no type", root.file.pack());
            table.report(table.fault(Code::NoType, what).help("add a `type.toml` beside this file"));
        }
        return Vec::new();
    };
    tables.iter().filter_map(|table| Reader { table, claim_type }.read(index)).collect()
}

struct Reader<'a> {
    table: &'a Table<'a>,
    claim_type: &'a ClaimType,
}

impl Reader<'_> {
    fn read(&self, claim_type: usize) -> Option<Rule> {
        let table = self.table;
        table.allow(RULE_KEYS);
        let (id, pattern) = (table.required("id"), table.required("pattern"));
        let about = table.required("about").map(|text| text.value).unwrap_or_default();
        let version = self.version();
        let confidence = self.confidence();
        let over_texts = table.texts("over");
        let examples = self.examples();
        let set = self.values("set", &[]);
        let fill = self.fill();
        let polarity = self.choice("polarity", &POLARITIES);
        let modality = self.choice("modality", &MODALITIES);
        let (id_text, pattern_text) = (id?, pattern?);
        self.check_id(&id_text);
        Some(Rule {
            id: id_text.value.clone(),
            version,
            claim_type,
            about,
            pattern: pattern_text.value.clone(),
            program: Program::default(),
            set,
            polarity,
            modality,
            confidence,
            fill,
            over: over_texts.iter().map(|text| text.value.clone()).collect(),
            examples,
            file: table.file.path.clone(),
            line: table.line(),
            id_text,
            pattern_text,
            over_texts,
            step: Step::Sequence(Vec::new()),
        })
    }

    fn version(&self) -> u32 {
        match self.table.number("version") {
            Some((version, _)) if version >= 1.0 && version.fract() == 0.0 && version < 1e9 => version as u32,
            Some((version, span)) => {
                self.bad(span, format!("version {version} is no whole number from 1"));
                1
            }
            None => {
                self.table.required("version");
                1
            }
        }
    }

    fn confidence(&self) -> f64 {
        match self.table.number("confidence") {
            Some((confidence, _)) if (0.0..=1.0).contains(&confidence) => confidence,
            Some((confidence, span)) => {
                self.bad(span, format!("confidence {confidence} is not between 0 and 1"));
                1.0
            }
            None => 1.0,
        }
    }

    fn bad(&self, span: Range<usize>, what: String) {
        let fault = crate::diagnostic::Diagnostic::new(self.table.file, span, Code::BadValue, what);
        self.table.report(fault);
    }

    fn choice<T: Copy>(&self, key: &str, names: &[(&'static str, T)]) -> Option<T> {
        self.table.text(key)?;
        crate::claim_type::choice(self.table, key, names)
    }

    fn check_id(&self, id: &Text) {
        let kebab = |name: &str| {
            !name.is_empty()
                && !name.starts_with('-')
                && !name.ends_with('-')
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
        };
        let fits =
            id.value.split_once('/').is_some_and(|(pack, name)| pack == self.claim_type.name && kebab(name));
        if !fits {
            let fault = id.fault(Code::BadId, format!("`{}` is not `<type>/<name-in-kebab-case>`", id.value));
            self.table.report(fault.help(format!("write `{}/…`", self.claim_type.name)));
        }
    }

    fn unknown_slot(&self, name: &Text, more: &[&'static str]) {
        let what = format!("type `{}` has no slot `{}`", self.claim_type.name, name.value);
        let known = self.claim_type.slot_names().into_iter().chain(more.iter().copied());
        self.table.report(name.fault(Code::UnknownSlot, what).maybe_help(did_you_mean(&name.value, known)));
    }

    /// Slot values under `key`; names in `more` are allowed beside the type's slots.
    fn values(&self, key: &str, more: &[&'static str]) -> BTreeMap<String, SetValue> {
        read_values(self, self.table, key, more)
    }

    fn fill(&self) -> BTreeMap<String, String> {
        let mut fill = BTreeMap::new();
        for (slot, how) in self.table.pairs("fill") {
            if self.claim_type.slot(&slot.value).is_none() {
                self.unknown_slot(&slot, &[]);
            }
            if !FILLS.contains(&how.value.as_str()) {
                let fault = how.fault(Code::BadValue, format!("slots cannot be filled from `{}`", how.value));
                self.table.report(fault.maybe_help(did_you_mean(&how.value, FILLS)));
            }
            fill.insert(slot.value, how.value);
        }
        fill
    }

    fn examples(&self) -> Examples {
        Examples {
            matches: self.matches("match"),
            ignores: self.ignores("ignore"),
            todo_matches: self.matches("todo_match"),
            todo_ignores: self.ignores("todo_ignore"),
        }
    }

    fn matches(&self, key: &str) -> Vec<MatchExample> {
        self.table.tables(key).iter().filter_map(|one| self.match_example(one)).collect()
    }

    fn match_example(&self, table: &Table<'_>) -> Option<MatchExample> {
        table.allow(&["text", "expect", "count", "published", "why"]);
        let published = table.text("published");
        if let Some(date) = published.as_ref().filter(|date| !crate::lexicon::is_iso_date(&date.value)) {
            let fault = date.fault(Code::BadValue, format!("`{}` is no ISO 8601 date", date.value));
            table.report(fault.help("write 2024-04-02"));
        }
        Some(MatchExample {
            expect: read_values(self, table, "expect", EXPECTED),
            count: table.number("count").map(|(count, _)| count as u32),
            published: published.map(|text| text.value),
            line: table.line(),
            text: table.required("text")?.value,
        })
    }

    fn ignores(&self, key: &str) -> Vec<IgnoreExample> {
        let read = |table: &Table<'_>| {
            table.allow(&["text", "why", "published"]);
            let why = table.required("why").map(|text| text.value).unwrap_or_default();
            Some(IgnoreExample { text: table.required("text")?.value, why, line: table.line() })
        };
        self.table.tables(key).iter().filter_map(read).collect()
    }
}

fn read_values(
    reader: &Reader<'_>,
    table: &Table<'_>,
    key: &str,
    more: &[&'static str],
) -> BTreeMap<String, SetValue> {
    let mut values = BTreeMap::new();
    for (name, scalar, _) in table.scalars(key) {
        let slot = reader.claim_type.slot(&name.value);
        let reserved = RESERVED_SLOTS.iter().any(|(known, _)| *known == name.value);
        if let Some(slot) = slot {
            check_value(slot, &name, &scalar, table);
        } else if !reserved && !more.contains(&name.value.as_str()) {
            reader.unknown_slot(&name, more);
        }
        let value = match scalar {
            Scalar::Text(text) => SetValue::Word(text.value),
            Scalar::Number(number) => SetValue::Number(number),
            Scalar::Flag(flag) => SetValue::Flag(flag),
        };
        values.insert(name.value, value);
    }
    values
}

/// A value must be one of the slot's words, and of the slot's kind.
fn check_value(slot: &Slot, name: &Text, scalar: &Scalar, table: &Table<'_>) {
    match (slot.kind, scalar) {
        (_, Scalar::Text(text)) if !slot.values.is_empty() && !slot.values.contains(&text.value) => {
            let fault =
                text.fault(Code::SlotValue, format!("slot `{}` has no value `{}`", slot.name, text.value));
            table.report(fault.maybe_help(did_you_mean(&text.value, slot.values.iter().map(String::as_str))));
        }
        (SlotKind::Flag, Scalar::Flag(_)) | (SlotKind::Number, Scalar::Number(_) | Scalar::Text(_)) => {}
        (SlotKind::Entity | SlotKind::Word | SlotKind::Text, Scalar::Text(_)) => {}
        (kind, _) => {
            let what = format!("slot `{}` takes a {}", slot.name, kind.name());
            table.report(name.fault(Code::SlotValue, what));
        }
    }
}
