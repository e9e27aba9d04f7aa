//! Entries turn into groups: all claims that answer one question, in the order of the questions' keys.
//!
//! What a question names is not always enough to tell it from others. A toll without its event is asked within
//! its story; results of different days are different ballots; an event of another year is another event.

use std::collections::BTreeMap;

use claimwire_record::content_hash;
use claimwire_rules::Conflict;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::draft::question_name;
use crate::ledger::{Entry, Ledger};

/// A report of an event so many days before publication is of another event.
const LONG_AGO: i32 = 60;
/// Results reported further apart than this are different ballots, in days.
const SAME_BALLOT: i32 = 4;

/// A question with what holds its claims together.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    /// Number of the question in the ledger.
    pub question: u32,
    /// The fact's key: 32 hex digits.
    pub key: String,
    /// Out of how many its claims count, where they tell it.
    pub total: Option<f64>,
    /// Its claims, as a range of the sorted entries.
    pub range: std::ops::Range<usize>,
}

/// All groups, in the order of their keys, and the ledger's entries in the order of the groups, then of their ids.
pub(crate) struct Grouped {
    pub groups: Vec<Group>,
    /// Places of the entries in the ledger.
    pub entries: Vec<u32>,
}

impl Grouped {
    /// The claims of a group, in the order of their ids.
    pub fn entries_of(&self, ledger: &Ledger, group: &Group) -> Vec<Entry> {
        self.entries[group.range.clone()].iter().map(|at| ledger.entries[*at as usize]).collect()
    }
}

/// Sorts a sealed ledger's entries into groups; `stories` has the story of each document.
pub(crate) fn group(ledger: &Ledger, stories: &[u32]) -> Grouped {
    let moved = moved_questions(ledger);
    let ballots = ballots(ledger, stories);
    let mut numbers: FxHashMap<(u32, Anchor), u32> = FxHashMap::default();
    let mut asked: Vec<(u32, Anchor)> = Vec::new();
    let mut placed: Vec<(u32, u32)> = Vec::with_capacity(ledger.entries.len());
    for (entry, at) in ledger.entries.iter().zip(0..) {
        let question = moved.get(&entry.question).copied().unwrap_or(entry.question);
        let anchored = (question, Anchor::of(ledger, entry, stories, &ballots));
        let number = *numbers.entry(anchored).or_insert_with(|| {
            asked.push(anchored);
            asked.len() as u32 - 1
        });
        placed.push((number, at));
    }
    let keyed: Vec<Keyed> =
        asked.par_iter().map(|(question, anchor)| keyed(ledger, *question, anchor.text(ledger))).collect();
    let mut grouped = sorted(&keyed, placed);
    split_by_total(ledger, &mut grouped);
    grouped
}

/// A count out of another total is a fact of its own, with its own timeline: of 31 members, then of 32. The total
/// that most documents have keeps the key of the question, and the claims that tell none; a larger one before a smaller.
fn split_by_total(ledger: &Ledger, grouped: &mut Grouped) {
    let mut split: Vec<Group> = Vec::new();
    for group in &mut grouped.groups {
        let entries = &mut grouped.entries[group.range.clone()];
        let total_of = |at: u32| ledger.answer_of(&ledger.entries[at as usize]).total.map(f64::to_bits);
        let mut documents: BTreeMap<u64, FxHashSet<u32>> = BTreeMap::new();
        for at in entries.iter() {
            let document = ledger.entries[*at as usize].document;
            documents.entry(total_of(*at).unwrap_or_default()).or_default().insert(document);
        }
        documents.remove(&0);
        // The bits of positive numbers are in the order of the numbers.
        let lead = documents
            .iter()
            .max_by_key(|(total, documents)| (documents.len(), **total))
            .map(|(total, _)| *total);
        group.total = lead.map(f64::from_bits);
        if documents.len() < 2 {
            continue;
        }
        let rank = |at: &u32| total_of(*at).filter(|total| Some(*total) != lead).unwrap_or_default();
        entries.sort_by_key(|at| (rank(at), *at));
        let mut from = group.range.start;
        for chunk in entries.chunk_by(|a, b| rank(a) == rank(b)) {
            let (range, total) = (from..from + chunk.len(), rank(&chunk[0]));
            from = range.end;
            if total == 0 {
                group.range = range;
                continue;
            }
            let total = f64::from_bits(total);
            let key = content_hash([group.key.as_str(), &format!("of {total}")]);
            split.push(Group { question: group.question, key, total: Some(total), range });
        }
    }
    grouped.groups.extend(split);
    grouped.groups.par_sort_unstable_by(|a, b| a.key.cmp(&b.key));
}

struct Keyed {
    question: u32,
    key: String,
}

fn keyed(ledger: &Ledger, question: u32, anchor: String) -> Keyed {
    let asked = ledger.questions.get(question);
    let name = ledger.policies[usize::from(asked.policy)].name.as_str();
    let anchor = (!anchor.is_empty()).then_some(anchor.as_str());
    let fields = std::iter::once(name).chain(ledger.fields(question)).chain(anchor);
    Keyed { question, key: content_hash(fields) }
}

/// Entries are in the order of their ids; groups come in the order of their keys.
fn sorted(keyed: &[Keyed], mut placed: Vec<(u32, u32)>) -> Grouped {
    let mut order: Vec<u32> = (0..keyed.len() as u32).collect();
    order.par_sort_unstable_by(|a, b| keyed[*a as usize].key.cmp(&keyed[*b as usize].key));
    let mut rank = vec![0u32; keyed.len()];
    order.iter().zip(0..).for_each(|(number, at)| rank[*number as usize] = at);
    placed.iter_mut().for_each(|(number, _)| *number = rank[*number as usize]);
    placed.par_sort_unstable();
    let mut groups: Vec<Group> = Vec::with_capacity(keyed.len());
    let mut at = 0;
    for chunk in placed.chunk_by(|a, b| a.0 == b.0) {
        let keyed = &keyed[order[chunk[0].0 as usize] as usize];
        let range = at..at + chunk.len();
        at = range.end;
        groups.push(Group { question: keyed.question, key: keyed.key.clone(), total: None, range });
    }
    Grouped { groups, entries: placed.into_iter().map(|(_, entry)| entry).collect() }
}

/// What a question needs beside its slots to be told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Anchor {
    /// First document of the story.
    story: Option<u32>,
    /// Days from which an event of another time is.
    event: Option<(i32, i32)>,
}

impl Anchor {
    fn of(ledger: &Ledger, entry: &Entry, stories: &[u32], ballots: &Ballots) -> Anchor {
        let policy = ledger.policy_of(entry);
        let asked = ledger.questions.get(entry.question);
        let story = asked.is_open.then(|| stories[entry.document as usize]);
        let event = match () {
            () if policy.weighing.event => ballots.day(entry, story),
            () if policy.conflict == Conflict::Accumulating => long_ago(ledger, entry),
            () => None,
        };
        Anchor { story, event }
    }
    fn text(&self, ledger: &Ledger) -> String {
        let story = self.story.map(|first| ledger.papers.get(first).path.as_str());
        match (story, self.event) {
            (None, None) => String::new(),
            (story, event) => format!("{}|{event:?}", story.unwrap_or_default()),
        }
    }
}

/// The days of an event that its article tells as long gone.
fn long_ago(ledger: &Ledger, entry: &Entry) -> Option<(i32, i32)> {
    let moment = ledger.moment_of(entry);
    let (then, published) = (moment.period?, ledger.paper_of(entry).published?);
    (moment.is_stated() && then.to < published.from - LONG_AGO).then_some((then.from, then.to))
}

/// The first day of each ballot, by question, story and day of the report.
struct Ballots(FxHashMap<(u32, Option<u32>, i32), i32>);

impl Ballots {
    fn day(&self, entry: &Entry, story: Option<u32>) -> Option<(i32, i32)> {
        let day = self.0.get(&(entry.question, story, entry.moment as i32))?;
        Some((*day, *day))
    }
}

/// Days of reports, each with the moment that names it.
type Reports = Vec<(i32, u32)>;

/// Puts reports of results into ballots: a gap in the days of the reports begins a new one.
fn ballots(ledger: &Ledger, stories: &[u32]) -> Ballots {
    let mut days: FxHashMap<(u32, Option<u32>), Reports> = FxHashMap::default();
    for entry in ledger.entries.iter().filter(|entry| ledger.policy_of(entry).weighing.event) {
        let asked = ledger.questions.get(entry.question);
        let story = asked.is_open.then(|| stories[entry.document as usize]);
        let day = ledger.moment_of(entry).period.map_or(i32::MIN / 2, |period| period.from);
        days.entry((entry.question, story)).or_default().push((day, entry.moment));
    }
    let mut ballots = FxHashMap::default();
    for ((question, story), mut days) in days {
        days.sort_unstable();
        let mut first = days[0].0;
        let mut last = first;
        for (day, moment) in days {
            if day - last > SAME_BALLOT {
                first = day;
            }
            last = day;
            ballots.insert((question, story, moment as i32), first);
        }
    }
    Ballots(ballots)
}

/// Questions whose claims count for another question that is asked too: how long somebody has held an office,
/// where it is also told since when.
fn moved_questions(ledger: &Ledger) -> FxHashMap<u32, u32> {
    let mut moved = FxHashMap::default();
    for (number, asked) in (0..).zip(ledger.questions.values()) {
        let counts_for = &ledger.policies[usize::from(asked.policy)].weighing.counts_for;
        if counts_for.is_empty() {
            continue;
        }
        let fields: Vec<&str> = ledger.fields(number).collect();
        for (at, field) in fields.iter().enumerate() {
            let Some(to) = counts_for.get(*field) else { continue };
            let mut fields = fields.clone();
            fields[at] = to;
            let other = ledger.questions.find(&question_name(asked.policy, &fields));
            moved.extend(other.map(|other| (number, other)));
        }
    }
    moved
}
