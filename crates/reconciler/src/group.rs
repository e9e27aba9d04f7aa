//! Entries turn into groups: all claims that answer one question, in the order of the questions' keys.
//!
//! What a question names is not always enough to tell it from others. A toll without its event is asked within
//! its story; results of different days are different ballots; an event of another year is another event.

use claimwire_record::content_hash;
use claimwire_rules::Conflict;
use rustc_hash::FxHashMap;

use crate::ledger::{Entry, Ledger};
use crate::story::stories;
use crate::symbols::Shelf;

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
    /// Its claims, as a range of the sorted entries.
    pub range: std::ops::Range<usize>,
}

/// All groups, in the order of their keys, and the entries in the order of the groups, then of their ids.
pub(crate) struct Grouped {
    pub groups: Vec<Group>,
    pub entries: Vec<Entry>,
}

/// Sorts a sealed ledger's entries into groups.
pub(crate) fn group(ledger: &Ledger) -> Grouped {
    let stories = stories(ledger.papers.values());
    let moved = moved_questions(ledger);
    let mut shelf: Shelf<Keyed> = Shelf::default();
    let ballots = ballots(ledger, &stories);
    let mut placed: Vec<(u32, Entry)> = Vec::with_capacity(ledger.entries.len());
    for entry in &ledger.entries {
        let question = moved.get(&entry.question).copied().unwrap_or(entry.question);
        let anchor = Anchor::of(ledger, entry, &stories, &ballots);
        let number =
            shelf.enter(&format!("{question}|{anchor:?}"), || keyed(ledger, question, anchor.text(ledger)));
        placed.push((number, *entry));
    }
    sorted(shelf.values(), placed)
}

struct Keyed {
    question: u32,
    key: String,
}

fn keyed(ledger: &Ledger, question: u32, anchor: String) -> Keyed {
    let asked = ledger.questions.get(question);
    let name = &ledger.policies[usize::from(asked.policy)].name;
    let anchor = (!anchor.is_empty()).then_some(anchor);
    let fields = std::iter::once(name).chain(&asked.fields).chain(&anchor);
    Keyed { question, key: content_hash(fields.map(String::as_str)) }
}

fn sorted(keyed: &[Keyed], mut placed: Vec<(u32, Entry)>) -> Grouped {
    let mut order: Vec<u32> = (0..keyed.len() as u32).collect();
    order.sort_unstable_by(|a, b| keyed[*a as usize].key.cmp(&keyed[*b as usize].key));
    let mut rank = vec![0u32; keyed.len()];
    order.iter().zip(0..).for_each(|(number, at)| rank[*number as usize] = at);
    placed.sort_unstable_by_key(|(number, entry)| (rank[*number as usize], entry.id));
    let mut groups: Vec<Group> = Vec::with_capacity(keyed.len());
    let mut at = 0;
    for chunk in placed.chunk_by(|a, b| a.0 == b.0) {
        let keyed = &keyed[chunk[0].0 as usize];
        let range = at..at + chunk.len();
        at = range.end;
        groups.push(Group { question: keyed.question, key: keyed.key.clone(), range });
    }
    Grouped { groups, entries: placed.into_iter().map(|(_, entry)| entry).collect() }
}

/// What a question needs beside its slots to be told from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    for (number, asked) in ledger.questions.values().iter().enumerate() {
        let counts_for = &ledger.policies[usize::from(asked.policy)].weighing.counts_for;
        for (at, field) in asked.fields.iter().enumerate() {
            let Some(to) = counts_for.get(field) else { continue };
            let mut fields = asked.fields.clone();
            fields[at].clone_from(to);
            let other = ledger.questions.find(&format!("{}\u{1f}{}", asked.policy, fields.join("\u{1f}")));
            moved.extend(other.map(|other| (number as u32, other)));
        }
    }
    moved
}
