//! A heap of claims turns into entries: each claim once, small, with what claims have in common kept once.
//!
//! A claim takes about a hundred bytes here against some two thousand as a record, so that millions fit into
//! memory. Nothing that is read off a ledger depends on the order or the number of times in which claims came.

use std::sync::Arc;

use claimwire_record::{Claim, EntityKind, Modality, Time, TimeBasis};
use claimwire_rules::RuleSet;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::answer::Answer;
use crate::draft::{ClaimId, Draft, SEPARATOR};
use crate::period::Period;
use crate::policy::Policy;
use crate::signal::Signals;
use crate::symbols::{Shelf, Symbol, Symbols};

/// One claim as weighing sees it; numbers point into the ledger's shelves.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entry {
    pub id: ClaimId,
    /// Tells two claims under one id apart.
    pub content: u64,
    pub question: u32,
    pub answer: u32,
    pub qualifiers: u32,
    pub moment: u32,
    pub document: u32,
    pub text: Symbol,
    pub witness: Option<Symbol>,
    pub source: Option<Symbol>,
    pub modality: Modality,
    pub signals: Signals,
}

/// A question that claims answer; its name on the shelf tells what it asks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    /// Number of the type's policy.
    pub policy: u16,
    /// Whether it means something only within its story.
    pub is_open: bool,
}

/// A time as claims carry it, and the days it names.
#[derive(Debug, Clone)]
pub(crate) struct Moment {
    pub time: Time,
    pub period: Option<Period>,
}

impl Moment {
    /// Whether the text itself says so, and not only the date of publication.
    pub fn is_stated(&self) -> bool {
        matches!(self.time.basis, Some(TimeBasis::Stated))
    }
}

/// A document with what tells its origin.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Paper {
    pub path: String,
    pub sha256: String,
    pub published: Option<Period>,
    pub publisher: Option<String>,
    pub agency: Option<String>,
    pub author: Option<String>,
    /// Hashes of long sentences that hold claims, sorted once the ledger is sealed.
    pub sentences: Vec<u64>,
    /// Hashes of names, sorted once the ledger is sealed.
    pub names: Vec<u32>,
}

impl Paper {
    /// Adds what another claim shows of the same document. Where two claims tell it differently, which one came
    /// first decides nothing.
    fn add(&mut self, other: Paper) {
        keep_greater(&mut self.path, other.path);
        keep_greater(&mut self.sha256, other.sha256);
        keep_greater(&mut self.published, other.published);
        keep_greater(&mut self.publisher, other.publisher);
        keep_greater(&mut self.agency, other.agency);
        keep_greater(&mut self.author, other.author);
        add_all(&mut self.sentences, &other.sentences);
        add_all(&mut self.names, &other.names);
    }
    fn seal(&mut self) {
        sort_once(&mut self.sentences);
        sort_once(&mut self.names);
    }
}

fn keep_greater<T: Ord>(there: &mut T, other: T) {
    if other > *there {
        *there = other;
    }
}

/// Adds values, and takes out doubles whenever the list is full, so that it holds at most twice what is distinct.
fn add_all<T: Ord + Copy>(list: &mut Vec<T>, more: &[T]) {
    if list.len() + more.len() > list.capacity() {
        sort_once(list);
    }
    list.extend_from_slice(more);
}

fn sort_once<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

/// A claim that could not be entered.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// The claim was made under a schema that this version does not know.
    #[error("\"schema\" is \"{0}\" and must be \"{expected}\"", expected = Claim::SCHEMA)]
    Schema(String),
    /// No rule pack declares the type.
    #[error("no rule pack declares the claim type `{0}`")]
    Type(String),
    /// The claim has no id.
    #[error("the claim has no id")]
    NoId,
}

/// A claim made ready on its own thread, to be entered into the ledger.
#[derive(Debug)]
pub struct Prepared(Box<Draft>);

/// Makes claims ready by the types of one set of rules; can be shared by threads.
#[derive(Debug, Clone)]
pub struct Preparer {
    policies: Arc<Vec<Policy>>,
}

impl Preparer {
    /// Reads the policies of all claim types.
    pub fn new(rules: &RuleSet) -> Preparer {
        Preparer { policies: Arc::new(rules.types.iter().map(Policy::of).collect()) }
    }
    /// Makes a claim ready to be entered.
    ///
    /// # Errors
    /// Where the claim is of an unknown type or of another schema, or has no id.
    pub fn prepare(&self, claim: &Claim) -> Result<Prepared, Unfit> {
        if claim.schema != Claim::SCHEMA {
            return Err(Unfit::Schema(claim.schema.clone()));
        }
        if claim.id.is_empty() {
            return Err(Unfit::NoId);
        }
        let number = self.policies.iter().position(|policy| policy.name == claim.claim_type);
        let number = number.ok_or_else(|| Unfit::Type(claim.claim_type.clone()))?;
        Ok(Prepared(Box::new(Draft::of(claim, number as u16, &self.policies[number]))))
    }
}

/// Every claim once, ready to be weighed.
#[derive(Debug)]
pub struct Ledger {
    pub(crate) policies: Arc<Vec<Policy>>,
    pub(crate) symbols: Symbols,
    pub(crate) questions: Shelf<Asked>,
    pub(crate) answers: Shelf<Answer>,
    pub(crate) qualifiers: Shelf<Vec<(u8, String)>>,
    pub(crate) moments: Shelf<Moment>,
    pub(crate) papers: Shelf<Paper>,
    names: FxHashMap<Symbol, (Symbol, EntityKind)>,
    odd_ids: FxHashMap<ClaimId, String>,
    pub(crate) corrections: FxHashMap<(ClaimId, u64), f64>,
    pub(crate) entries: Vec<Entry>,
}

impl Ledger {
    /// An empty ledger for claims that this preparer makes ready.
    pub fn new(preparer: &Preparer) -> Ledger {
        Ledger {
            policies: Arc::clone(&preparer.policies),
            symbols: Symbols::default(),
            questions: Shelf::default(),
            answers: Shelf::default(),
            qualifiers: Shelf::default(),
            moments: Shelf::default(),
            papers: Shelf::default(),
            names: FxHashMap::default(),
            odd_ids: FxHashMap::default(),
            corrections: FxHashMap::default(),
            entries: Vec::new(),
        }
    }
    /// Enters a claim; one that is there already changes nothing.
    pub fn enter(&mut self, prepared: Prepared) {
        let draft = *prepared.0;
        self.enter_names(&draft);
        let asked = Asked { policy: draft.policy, is_open: draft.is_open };
        let question = self.questions.enter(&draft.question, || asked);
        let answer = self.answers.enter(&draft.answer_name, || draft.answer);
        let qualifiers = self.qualifiers.enter(&draft.qualifiers_name, || draft.qualifiers);
        let moment = self.moments.enter(&draft.time_name, || moment(draft.time));
        let document = self.papers.enter(&draft.paper_name, Paper::default);
        self.papers.get_mut(document).add(draft.paper);
        if let Some(odd) = draft.odd_id {
            self.odd_ids.insert(draft.id, odd);
        }
        if let Some(old) = draft.corrects {
            self.corrections.insert((draft.id, draft.content), old);
        }
        self.entries.push(Entry {
            id: draft.id,
            content: draft.content,
            question,
            answer,
            qualifiers,
            moment,
            document,
            text: self.symbols.enter(&draft.text),
            witness: draft.witness.as_deref().map(|witness| self.symbols.enter(witness)),
            source: draft.source.as_deref().map(|source| self.symbols.enter(source)),
            modality: draft.modality,
            signals: draft.signals,
        });
    }
    /// Of several names for one thing the fullest is kept, accents and all.
    fn enter_names(&mut self, draft: &Draft) {
        for (id, name, kind) in &draft.names {
            let (id, name) = (self.symbols.enter(id), self.symbols.enter(name));
            let there = self.names.entry(id).or_insert((name, *kind));
            let is_fuller = |there: Symbol| {
                there != name && fullness(self.symbols.text(name)) > fullness(self.symbols.text(there))
            };
            if is_fuller(there.0) || (there.0 == name && *kind < there.1) {
                *there = (name, *kind);
            }
        }
    }
    /// How many claims were entered, those entered twice counted twice.
    pub fn len(&self) -> usize {
        self.entries.len()
    }
    /// Whether no claim is entered.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
    /// Takes out what was entered twice, and of two different claims under one id all but one; gives the ids
    /// of those, in order. After this the ledger does not tell how the claims came in.
    pub fn seal(&mut self) -> Vec<String> {
        self.papers.values_mut().par_iter_mut().for_each(Paper::seal);
        self.entries.par_sort_unstable_by_key(|entry| (entry.id, entry.content));
        self.entries.dedup_by_key(|entry| (entry.id, entry.content));
        let mut clashing = Vec::new();
        self.entries.dedup_by(|later, kept| {
            let clashes = later.id == kept.id;
            if clashes {
                clashing.push(later.id);
            }
            clashes
        });
        clashing.dedup();
        clashing.into_iter().map(|id| self.id_text(id)).collect()
    }
    /// A claim's id as its record has it.
    pub(crate) fn id_text(&self, id: ClaimId) -> String {
        self.odd_ids.get(&id).cloned().unwrap_or_else(|| format!("{id:032x}"))
    }
    /// The name and kind of the thing with this id, where a claim named it.
    pub(crate) fn name_of(&self, id: &str) -> Option<(&str, EntityKind)> {
        let (name, kind) = self.names.get(&self.symbols.find(id)?)?;
        Some((self.symbols.text(*name), *kind))
    }
    /// Identity of each question slot, empty where unsaid; one more where the answer is part of the question.
    pub(crate) fn fields(&self, question: u32) -> impl Iterator<Item = &str> {
        self.questions.identity(question).split(SEPARATOR).skip(1)
    }
    pub(crate) fn policy_of(&self, entry: &Entry) -> &Policy {
        &self.policies[usize::from(self.questions.get(entry.question).policy)]
    }
    pub(crate) fn moment_of(&self, entry: &Entry) -> &Moment {
        self.moments.get(entry.moment)
    }
    pub(crate) fn answer_of(&self, entry: &Entry) -> &Answer {
        self.answers.get(entry.answer)
    }
    pub(crate) fn paper_of(&self, entry: &Entry) -> &Paper {
        self.papers.get(entry.document)
    }
}

fn moment(time: Time) -> Moment {
    Moment { period: time.value.as_deref().and_then(Period::parse), time }
}

/// Longer names are fuller, then those with more letters beyond ASCII; the rest is for a fixed order.
fn fullness(name: &str) -> (usize, usize, std::cmp::Reverse<&str>) {
    (name.chars().count(), name.len(), std::cmp::Reverse(name))
}
