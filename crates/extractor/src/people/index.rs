//! Finding persons by their id and by parts of their names, however many an article names.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{People, Person, PersonId};

/// Persons by their id and by the ends of their names. May hold names that a person had before: whoever asks looks
/// again.
#[derive(Debug, Default)]
pub(super) struct PersonIndex {
    ids: FxHashMap<String, u32>,
    /// By the last word, and by all words behind the first.
    ends: FxHashMap<String, SmallVec<[u32; 2]>>,
}

impl PersonIndex {
    pub(super) fn note(&mut self, PersonId(at): PersonId, person: &Person) {
        let first = self.ids.entry(person.id.clone()).or_insert(at);
        *first = at.min(*first);
        let [_, rest @ ..] = person.tokens.as_slice() else { return };
        let mut add = |end: String| {
            let known = self.ends.entry(end).or_default();
            if !known.contains(&at) {
                known.push(at);
            }
        };
        add(person.tokens[person.tokens.len() - 1].clone());
        if rest.len() > 1 {
            add(rest.join(" "));
        }
    }
    /// The first person who has the id.
    pub(super) fn of_id(&self, id: &str, all: &[Person]) -> Option<u32> {
        let noted = self.ids.get(id).copied()?;
        if all[noted as usize].id == id {
            return Some(noted);
        }
        all.iter().position(|person| person.id == id).map(|at| at as u32)
    }
    /// Persons whose name ends, or ended, in this word.
    pub(super) fn of_last(&self, word: &str) -> &[u32] {
        self.ends.get(word).map_or(&[], |at| at.as_slice())
    }
    /// Persons whose name is, or was, this behind its first word, or ends in it.
    pub(super) fn of_short(&self, words: &str) -> impl Iterator<Item = u32> {
        self.of_last(words).iter().copied()
    }
}

/// How often each person was named so far, and when last.
#[derive(Default)]
pub(super) struct Named {
    /// By person: number of mentions, and the last one counted from 1.
    persons: Vec<(u32, u32)>,
}

impl Named {
    /// Counts a name, if it is a person's.
    pub(super) fn note(&mut self, people: &People, name: u32) {
        let Some(PersonId(id)) = people.of_name(name) else { return };
        if self.persons.len() <= id as usize {
            self.persons.resize(id as usize + 1, (0, 0));
        }
        let (count, last) = &mut self.persons[id as usize];
        (*count, *last) = (*count + 1, name + 1);
    }
    /// Of some persons the one with more than two thirds of their mentions, else the one named last.
    pub(super) fn most(&self, among: &[u32]) -> Option<u32> {
        let of = |id: u32| self.persons.get(id as usize).copied().unwrap_or_default();
        let all: u32 = among.iter().map(|&id| of(id).0).sum();
        let topic = among.iter().copied().find(|&id| of(id).0 * 3 > all * 2);
        topic.or_else(|| among.iter().copied().filter(|&id| of(id).1 > 0).max_by_key(|&id| of(id).1))
    }
}
