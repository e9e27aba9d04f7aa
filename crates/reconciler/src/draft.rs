//! A claim turns into what weighing needs of it, before anything is shared between claims. Drafts are made on
//! many threads; the [`Ledger`](crate::Ledger) then enters them one by one.

use std::hash::{Hash, Hasher};

use claimwire_record::{
    AttributionMode, Claim, Entity, EntityKind, Modality, Polarity, ResolvedBy, SlotValue, SourceKind, Time,
    TimeBasis, content_hash,
};
use claimwire_rules::Open;
use rustc_hash::FxHasher;

use crate::answer::{Answer, folded, plain};
use crate::ledger::Paper;
use crate::period::Period;
use crate::policy::Policy;
use crate::signal::{Signals, corrected, signals};

/// A claim's name for itself: 32 hex digits, as `claimwire extract` makes them, as a number.
pub(crate) type ClaimId = u128;

/// What weighing needs of one claim. What names its parts on the ledger's shelves is made here, on many threads.
#[derive(Debug)]
pub(crate) struct Draft {
    pub id: ClaimId,
    /// The id as given, where it is not 32 hex digits.
    pub odd_id: Option<String>,
    /// Number of the type among the policies.
    pub policy: u16,
    /// Names the question: the policy's number and the identity of each question slot, empty where unsaid, one more
    /// where the answer is part of the question; [`SEPARATOR`] stands between them.
    pub question: String,
    /// Whether the question names nothing that is known beyond its article.
    pub is_open: bool,
    /// Value of each qualifier slot that is said.
    pub qualifiers: Vec<(u8, String)>,
    pub qualifiers_name: String,
    pub answer: Answer,
    pub answer_name: String,
    /// Names of the things in question and answer, by id.
    pub names: Vec<(String, String, EntityKind)>,
    pub text: String,
    pub time: Time,
    pub time_name: String,
    /// The document, with the sentence and the names of this claim alone.
    pub paper: Paper,
    pub paper_name: String,
    pub witness: Option<String>,
    pub source: Option<String>,
    pub modality: Modality,
    pub signals: Signals,
    /// A number that the claim corrects, where it says "from 112 to 94".
    pub corrects: Option<f64>,
    /// Tells two claims under one id apart.
    pub content: u64,
}

/// Words that a sentence must have to tell a copy from a common phrase.
const COPY_WORDS: usize = 10;

/// Stands between the parts of a name; no text that people write has it.
pub(crate) const SEPARATOR: char = '\u{1f}';

impl Draft {
    /// Reads a claim under the policy of its type, which is number `policy` among all.
    pub fn of(claim: &Claim, number: u16, policy: &Policy) -> Draft {
        let (id, odd_id) = claim_id(&claim.id);
        let question: Vec<String> =
            policy.question.iter().map(|slot| identity(claim, &slot.name).unwrap_or_default()).collect();
        let time = time_of(claim);
        let answer = Answer::of(claim, policy, as_of(claim));
        let qualifiers = qualifiers(claim, policy);
        let words = folded(&claim.sentence);
        let (paper, signals) = (paper(claim, &words), signals(claim, &words));
        let mut draft = Draft {
            id,
            odd_id,
            policy: number,
            is_open: is_open(claim, policy),
            question: question_name(number, &narrowed(question, claim, policy, &answer)),
            qualifiers_name: qualifiers_name(&qualifiers),
            qualifiers,
            names: names(claim, policy),
            answer_name: answer_name(number, &answer),
            answer,
            text: plain(&claim.text),
            time_name: time_name(&time),
            time,
            paper_name: format!("{}{SEPARATOR}{}", paper.path, paper.sha256),
            paper,
            witness: witness(claim),
            source: source(claim),
            modality: modality(claim),
            signals,
            corrects: corrected(claim, signals),
            content: 0,
        };
        draft.content = content(&draft);
        draft
    }
}

/// What names a question on its shelf.
pub(crate) fn question_name<'f>(
    policy: u16,
    fields: impl IntoIterator<Item = &'f (impl AsRef<str> + 'f)>,
) -> String {
    let mut name = policy.to_string();
    for field in fields {
        name.push(SEPARATOR);
        name.push_str(field.as_ref());
    }
    name
}

fn qualifiers_name(qualifiers: &[(u8, String)]) -> String {
    qualifiers.iter().map(|(number, value)| format!("{number}={value}{SEPARATOR}")).collect()
}

/// The name of an answer; long texts are named by their hash.
fn answer_name(policy: u16, answer: &Answer) -> String {
    const LONG: usize = 96;
    let identity = answer.identity();
    if identity.len() <= LONG {
        return format!("{policy}|{identity}");
    }
    format!("{policy}|{}", content_hash([identity.as_str()]))
}

fn time_name(time: &Time) -> String {
    let (value, text) = (time.value.as_deref().unwrap_or_default(), time.text.as_deref().unwrap_or_default());
    let has = (time.value.is_some(), time.text.is_some());
    format!("{value}{SEPARATOR}{text}{SEPARATOR}{:?}{:?}{has:?}", time.grain, time.basis)
}

fn content(draft: &Draft) -> u64 {
    hash((
        (&draft.question, &draft.answer_name, &draft.qualifiers_name, &draft.time_name, &draft.text),
        (&draft.paper_name, &draft.paper.sentences, &draft.witness, &draft.source),
        (draft.modality, draft.signals, draft.corrects.map(f64::to_bits)),
    ))
}

/// The document as this claim shows it.
fn paper(claim: &Claim, words: &str) -> Paper {
    let document = &claim.document;
    let is_telling = words.split(' ').nth(COPY_WORDS - 1).is_some();
    Paper {
        path: document.path.clone(),
        sha256: document.sha256.clone(),
        published: document.published.as_deref().and_then(Period::parse),
        publisher: document.publisher.clone(),
        agency: document.agency.clone(),
        author: document.author.clone(),
        sentences: is_telling.then(|| hash(words)).into_iter().collect(),
        names: story_names(claim),
    }
}

fn claim_id(id: &str) -> (ClaimId, Option<String>) {
    let is_usual = id.len() == 32 && id.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    match u128::from_str_radix(id, 16) {
        Ok(number) if is_usual => (number, None),
        _ => (u128::from_str_radix(&content_hash([id]), 16).unwrap_or_default(), Some(id.to_owned())),
    }
}

fn identity(claim: &Claim, slot: &str) -> Option<String> {
    let value = claim.slots.get(slot)?;
    let identity = value.identity()?;
    let is_text = matches!(value, SlotValue::Word(_)) && identity.contains(char::is_whitespace);
    Some(if is_text || identity.starts_with("text:") { folded_text(&identity) } else { identity })
}

/// Texts are the same whatever their case and marks.
fn folded_text(identity: &str) -> String {
    match identity.split_once(':') {
        Some((kind @ "text", text)) => format!("{kind}:{}", folded(text)),
        _ => folded(identity),
    }
}

/// Whether the id means something in other articles too: people, countries and bodies do, "the motion" does not.
pub(crate) fn is_known_everywhere(id: &str) -> bool {
    let (kind, rest) = id.split_once(':').unwrap_or(("", id));
    match kind {
        "text" | "anonymous" | "group" => false,
        "office" => rest.contains('/'),
        _ => true,
    }
}

fn is_open(claim: &Claim, policy: &Policy) -> bool {
    if policy.kind == crate::policy::AnswerKind::Text {
        return false;
    }
    let entity_slots = policy.question.iter().filter(|slot| slot.kind == claimwire_rules::SlotKind::Entity);
    let names: Vec<&str> = entity_slots.map(|slot| slot.name.as_str()).collect();
    let known = |name: &&str| {
        identity(claim, name).as_deref().is_some_and(is_known_everywhere)
            && !claim.slots.get(*name).is_some_and(is_known_here_only)
    };
    names.is_empty() || !names.iter().all(known)
}

/// Whether the words that name an entity name another one in another article: "the company", "the board", a surname alone.
fn is_known_here_only(value: &SlotValue) -> bool {
    let Some(entity) = value.entity() else { return false };
    let id = entity.id.as_deref().unwrap_or_default();
    let surname = id.strip_prefix("person:").is_some_and(|name| !name.contains('-'));
    match entity.resolved_by {
        Some(ResolvedBy::Unresolved) => true,
        // Who tells nothing of how it was resolved tells of no doubt.
        None | Some(ResolvedBy::Lexicon) => false,
        Some(_) => surname,
    }
}

/// Where different answers are taken to be about different things, the answer is part of the question.
fn narrowed(mut question: Vec<String>, claim: &Claim, policy: &Policy, answer: &Answer) -> Vec<String> {
    let open_answer = policy.weighing.open == Open::Answer
        && policy.question.iter().any(|slot| !slot.required && identity(claim, &slot.name).is_none());
    let of = question.iter().find_map(|value| value.split_once(':')).map_or("", |(kind, _)| kind);
    let has_many = question.iter().any(|value| policy.has_many(value, of));
    if open_answer || has_many {
        question.push(answer.value.identity().unwrap_or_default());
    }
    question
}

fn qualifiers(claim: &Claim, policy: &Policy) -> Vec<(u8, String)> {
    let mut said: Vec<(u8, String)> = Vec::new();
    for (number, name) in policy.qualifiers.iter().enumerate() {
        if let Some(value) = identity(claim, name) {
            said.push((number as u8, value));
        }
    }
    let (whole, behind) = (&policy.weighing.whole, policy.qualifiers.len() as u8);
    if !whole.is_empty() && !said.iter().any(|(number, _)| policy.is_whole(*number)) {
        let unit = claim.quantity.unit.clone().filter(|unit| !policy.weighing.whole_units.contains(unit));
        said.extend(unit.map(|unit| (behind - 1, unit)));
    }
    said
}

impl Policy {
    /// Whether silence in this qualifier means the whole.
    pub(crate) fn is_whole(&self, qualifier: u8) -> bool {
        let first = self.qualifiers.len() - self.weighing.whole.len();
        (first..self.qualifiers.len()).contains(&usize::from(qualifier))
    }
}

fn names(claim: &Claim, policy: &Policy) -> Vec<(String, String, EntityKind)> {
    let slots = policy.question.iter().chain(&policy.answer);
    let entities = slots.filter_map(|slot| claim.slots.get(&slot.name)?.entity());
    let named = |entity: &Entity| {
        let id = entity.id.clone()?;
        let id = if id.starts_with("text:") { folded_text(&id) } else { id };
        Some((id, plain(entity.name.as_ref().or(entity.mention.as_ref())?), entity.kind?))
    };
    entities.filter_map(named).collect()
}

/// The claim's own time, or its article's where it has none.
fn time_of(claim: &Claim) -> Time {
    if claim.time.value.is_some() {
        return claim.time.clone();
    }
    let published = claim.document.published.clone();
    let basis = published.is_some().then_some(TimeBasis::Published);
    Time { value: published, basis, ..Time::default() }
}

fn as_of(claim: &Claim) -> Option<Period> {
    let published = claim.document.published.as_deref().and_then(Period::parse);
    published.or_else(|| claim.time.value.as_deref().and_then(Period::parse))
}

/// "Cannot support" is a denial, not a possibility; "could drop its objections" is a possibility.
fn modality(claim: &Claim) -> Modality {
    let refuses =
        |cue: &String| cue.ends_with("not") || cue.ends_with("n’t") || cue.ends_with("n't") || cue == "never";
    match (claim.modality, claim.polarity) {
        (Modality::Possible, Polarity::Negated) if claim.modality_cues.iter().any(refuses) => {
            Modality::Asserted
        }
        (modality, _) => modality,
    }
}

/// Whose word it is, where it is not the article's own: the outermost publication, else the speaker on the day.
fn witness(claim: &Claim) -> Option<String> {
    let attribution = &claim.attribution;
    let is_medium = |kind: SourceKind| kind == SourceKind::Media;
    if let Some(media) = attribution.via.iter().rev().find(|via| is_medium(via.kind)) {
        return media.id.clone();
    }
    let source = &attribution.source;
    if source.kind == SourceKind::Outlet || attribution.mode == AttributionMode::Narrated {
        return None;
    }
    let id = source.id.clone()?;
    if is_medium(source.kind) {
        return Some(id);
    }
    // The same speaker on the same day says one thing; people left unnamed are not known to be the same.
    let is_named = source.kind != SourceKind::Anonymous && source.kind != SourceKind::Text;
    let day = claim.document.published.as_deref().unwrap_or_default();
    is_named.then(|| format!("{id}@{day}"))
}

fn source(claim: &Claim) -> Option<String> {
    let source = &claim.attribution.source;
    source.id.clone().or_else(|| source.mention.clone())
}

pub(crate) fn hash(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Days and months are in all news of their time.
fn is_calendar(word: &str) -> bool {
    const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let is_day = DAYS.iter().any(|day| word.starts_with(day)) && word.ends_with("day");
    let rest = MONTHS.iter().find_map(|month| word.strip_prefix(month));
    is_day || rest.is_some_and(|rest| MONTH_ENDS.contains(&rest))
}

/// What follows the first three letters of a month, in full or in short.
const MONTH_ENDS: [&str; 12] =
    ["", "uary", "ruary", "ch", "il", "e", "y", "ust", "tember", "ober", "ember", "t"];

/// Capitalised words in title and sentence, people and places: what news of one event has in common.
fn story_names(claim: &Claim) -> Vec<u32> {
    let title = claim.document.title.as_deref().unwrap_or_default();
    let words =
        [title, &claim.sentence].into_iter().flat_map(|text| text.split(|c: char| !c.is_alphanumeric()));
    let is_name = |word: &&str| word.chars().count() > 2 && word.starts_with(char::is_uppercase);
    let words = words.filter(is_name).map(str::to_lowercase).filter(|word| !is_calendar(word));
    let things = claim.slots.values().filter_map(|value| value.entity()?.id.clone());
    let things = things.chain(claim.attribution.source.id.clone());
    let things = things.filter(|id| id.starts_with("person:") || id.starts_with("place:"));
    let mut names: Vec<u32> = words.chain(things).map(|name| hash(name) as u32).collect();
    names.sort_unstable();
    names.dedup();
    names
}
