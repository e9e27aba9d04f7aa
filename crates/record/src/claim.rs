//! A claim: one assertion that one article makes, or reports somebody making, with its evidence.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{Document, Location, Passage, Zone, passage_link};

/// Whether a claim is affirmed or denied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Polarity {
    /// It is said to be so.
    Affirmed,
    /// It is said not to be so, or not to have happened.
    Negated,
}

/// How certain the text is of the claim. The order is from firm to weak.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Said flatly.
    Asserted,
    /// Said with a hedge: understood to, reportedly, likely, appears.
    Hedged,
    /// Can, could, may.
    Possible,
    /// Will, is set to.
    Future,
    /// If, would.
    Conditional,
    /// Should, urges, wants.
    Desired,
}

/// How a number bounds what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// The number itself.
    Exactly,
    /// Around it.
    About,
    /// Above it.
    MoreThan,
    /// It or above.
    AtLeast,
    /// Below it.
    LessThan,
    /// It or below.
    AtMost,
    /// From `low` to `high`.
    Between,
}

/// What kind of thing an entity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being, named.
    Person,
    /// A country (ISO 3166-1).
    Country,
    /// A part of a country (ISO 3166-2 where there is a code) or another region.
    Region,
    /// A town or another place.
    Place,
    /// An organisation, body or ministry.
    Org,
    /// A group without a seat: "Eastern European countries".
    Group,
    /// A publication or news agency.
    Media,
    /// A source that the article leaves unnamed: "three diplomats".
    Anonymous,
    /// The holder of an office who is not named.
    Office,
    /// Anything else: a motion, a plan, an act; the id is its text.
    Text,
}

impl EntityKind {
    /// The kind that an id names in front of its colon: `country` in `country:EE`.
    pub fn named(id: &str) -> Option<EntityKind> {
        let (kind, _) = id.split_once(':')?;
        serde_json::from_value(kind.into()).ok()
    }
}

/// How a mention was tied to its entity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResolvedBy {
    /// The name stands in a lexicon.
    Lexicon,
    /// The full name as printed.
    Name,
    /// A shorter form of a name printed in full elsewhere in the article.
    ShortForm,
    /// The office that the person holds by the article's own words.
    Office,
    /// A capital, a seat of government or an office that stands for its country.
    Metonymy,
    /// A pronoun or descriptive noun, by salience and agreement.
    Salience,
    /// What the whole article is about; no word of the sentence names it.
    Topic,
    /// Not resolved: the id is the mention's own text.
    Unresolved,
}

/// A thing that fills a slot. All leaves are null where the slot is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `country:EE`, `person:kaja-kallas`, `org:nato`, `text:…`.
    pub id: Option<String>,
    /// The usual name.
    pub name: Option<String>,
    /// What it is.
    pub kind: Option<EntityKind>,
    /// The words that mention it, as printed.
    pub mention: Option<String>,
    /// How the mention was tied to the id.
    pub resolved_by: Option<ResolvedBy>,
    /// Where the mention stands.
    pub span: Location,
}

/// The value of one slot: an entity, a number, a truth value or a word; null where the text does not say.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum SlotValue {
    /// True or false.
    Flag(bool),
    /// A number; whole ones are written without a decimal point.
    Number(serde_json::Number),
    /// A word: a status, a unit, an ISO 8601 value, a share such as `majority`.
    Word(String),
    /// A counted or measured answer of a fact: `{value, total, comparator, low, high, unit}`.
    Amount(Box<Amount>),
    /// An entity; an empty one keeps its keys with null leaves.
    Entity(Box<Entity>),
    /// Not said.
    Unsaid,
}

impl SlotValue {
    /// A number slot; a whole value becomes a JSON integer, a value that is no number is unsaid.
    pub fn number(value: f64) -> Self {
        if value.fract() == 0.0 && value.abs() < 9e15 {
            return SlotValue::Number((value as i64).into());
        }
        serde_json::Number::from_f64(value).map_or(SlotValue::Unsaid, SlotValue::Number)
    }
    /// The entity in the slot, if it is an entity slot.
    pub fn entity(&self) -> Option<&Entity> {
        match self {
            SlotValue::Entity(entity) => Some(entity),
            _ => None,
        }
    }
    /// The number in the slot, or that an amount counts.
    pub fn as_number(&self) -> Option<f64> {
        match self {
            SlotValue::Number(number) => number.as_f64(),
            SlotValue::Amount(amount) => amount.value.as_number(),
            _ => None,
        }
    }
    /// What identifies the value: an entity's id, else the value as text; none where unsaid.
    pub fn identity(&self) -> Option<String> {
        self.identity_text().map(Cow::into_owned)
    }
    /// The same, lent where the value has it in it.
    pub fn identity_text(&self) -> Option<Cow<'_, str>> {
        match self {
            SlotValue::Flag(flag) => Some(if *flag { "true" } else { "false" }.into()),
            SlotValue::Number(number) => Some(number.to_string().into()),
            SlotValue::Word(word) => Some(word.into()),
            SlotValue::Amount(amount) => amount.value.identity_text(),
            SlotValue::Entity(entity) => entity.id.as_deref().map(Cow::from),
            SlotValue::Unsaid => None,
        }
    }
}

/// A number with what bounds it, as the answer of a fact. Claims keep theirs in [`Quantity`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Amount {
    /// How many: a number, or a share in words such as `majority`; unsaid for a range without a number.
    pub value: SlotValue,
    /// Out of how many.
    pub total: Option<f64>,
    /// How the number bounds the count. Never null: it tells an amount from an entity.
    pub comparator: Comparator,
    /// Lowest number the words allow.
    pub low: Option<f64>,
    /// Highest number the words allow.
    pub high: Option<f64>,
    /// What is counted, or in which unit it is measured.
    pub unit: Option<String>,
}

/// The number of a claim, normalised, with its text. All leaves are null where there is none.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Quantity {
    /// As printed.
    pub text: Option<String>,
    /// The number, in `unit`.
    pub value: Option<f64>,
    /// What it is counted out of.
    pub total: Option<f64>,
    /// How the number bounds the count.
    pub comparator: Option<Comparator>,
    /// Lowest number the words allow.
    pub low: Option<f64>,
    /// Highest number the words allow.
    pub high: Option<f64>,
    /// What is counted.
    pub unit: Option<String>,
    /// Where it stands.
    pub span: Location,
}

/// How fine a time value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Grain {
    /// A day or finer.
    Day,
    /// An ISO week.
    Week,
    /// A month.
    Month,
    /// A quarter or season.
    Quarter,
    /// A year.
    Year,
    /// A decade or century.
    Era,
    /// A length of time.
    Duration,
}

/// What a time value rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TimeBasis {
    /// The text says it in full, or resolved against the article's date.
    Stated,
    /// The dateline says it.
    Dateline,
    /// Only the date of publication.
    Published,
}

/// When a claim holds or the event happened. All leaves are null where it is not told.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Time {
    /// ISO 8601: `2024-04-02`, `2024-04`, `2024`, `XXXX-10`, `P14Y`; `PAST_REF` of TIMEX3 for former days that are not dated.
    pub value: Option<String>,
    /// How fine it is.
    pub grain: Option<Grain>,
    /// As printed.
    pub text: Option<String>,
    /// What it rests on.
    pub basis: Option<TimeBasis>,
}

impl Time {
    /// The value of former days that are not told more closely, as TIMEX3 has it.
    pub const PAST: &str = "PAST_REF";

    /// Whether it holds of former days that are not told more closely.
    pub fn is_past(&self) -> bool {
        self.value.as_deref() == Some(Time::PAST)
    }
}

/// Who a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// The article's own voice.
    Outlet,
    /// A named person.
    Person,
    /// A country's government, through its capital or name.
    Country,
    /// A body or ministry.
    Org,
    /// An office whose holder is not named.
    Office,
    /// People left unnamed.
    Anonymous,
    /// Another publication.
    Media,
    /// A group.
    Group,
    /// A source that could not be told apart further.
    Text,
}

/// The source of a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// Entity id; null for the article's own voice where the outlet is unknown.
    pub id: Option<String>,
    /// The usual name.
    pub name: Option<String>,
    /// Who it is.
    pub kind: SourceKind,
    /// As printed.
    pub mention: Option<String>,
    /// How many people, where the text counts them.
    pub count: Option<u32>,
    /// Where the mention stands.
    pub span: Location,
}

/// How a source's words are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum AttributionMode {
    /// In quotation marks.
    Direct,
    /// Quoted fragments within reported speech.
    Mixed,
    /// Reported speech.
    Indirect,
    /// Named as the place it was reported, without a speech act.
    Reported,
    /// The article's own voice.
    Narrated,
}

/// Who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Attribution {
    /// The nearest source.
    pub source: Source,
    /// How its words are given.
    pub mode: AttributionMode,
    /// The word that shows it: "said", "according to".
    pub cue: Option<String>,
    /// Publications or people through whom the source is quoted, nearest first.
    pub via: Vec<Source>,
}

/// The pattern that found a claim.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct RuleRef {
    /// Rule id, `stance/backs`.
    pub id: String,
    /// Rule version.
    pub version: u32,
    /// Further rules that found the same claim in the same place, as `id@version`.
    pub also: Vec<String>,
}

/// One claim with its evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// Always `claim/1`.
    pub schema: String,
    /// Content hash of document, rule, span and slots.
    pub id: String,
    /// Hash of the question that the claim answers: type and key entities.
    pub key: String,
    /// Claim type, `stance`.
    #[serde(rename = "type")]
    pub claim_type: String,
    /// Every slot of the type, by name.
    pub slots: BTreeMap<String, SlotValue>,
    /// The claim in a short plain sentence.
    pub text: String,
    /// Affirmed or negated.
    pub polarity: Polarity,
    /// How certain.
    pub modality: Modality,
    /// The words that make it less than asserted, or negated.
    pub modality_cues: Vec<String>,
    /// The number, where there is one.
    pub quantity: Quantity,
    /// When it holds.
    pub time: Time,
    /// Who says so.
    pub attribution: Attribution,
    /// Where the evidence stands.
    pub span: Location,
    /// The evidence as it stands.
    pub quote: String,
    /// Up to 32 code points before it (W3C Web Annotation, TextQuoteSelector).
    pub prefix: String,
    /// Up to 32 code points behind it.
    pub suffix: String,
    /// The sentence that holds it.
    pub sentence: String,
    /// The zone that holds it.
    pub zone: Zone,
    /// Where the article comes from.
    pub document: Document,
    /// What found it.
    pub rule: RuleRef,
    /// 0 to 1: how much the tool trusts its own reading.
    pub confidence: f64,
    /// What lowered the confidence.
    pub confidence_reasons: Vec<String>,
}

impl Claim {
    /// The schema name that this version writes.
    pub const SCHEMA: &'static str = "claim/1";

    /// The address that opens the claim's page at its quote, where the page has an address (see [`passage_link`]).
    /// Whether the words stand on the page once is not known from a claim, so the link names their neighbours too.
    pub fn passage_link(&self) -> Option<String> {
        let (exact, prefix, suffix) = (&self.quote, &self.prefix, &self.suffix);
        passage_link(self.document.url.as_deref()?, &Passage { exact, prefix, suffix, is_unique: false })
    }
}
