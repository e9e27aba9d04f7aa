//! Finding persons by their id and by parts of their names, however many an article names.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::{People, Person, PersonId};
use crate::analysis::Analysis;

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
    persons: Vec<Mentions>,
}

/// How many mentions make somebody whom most of them mean the one an article is about.
const FEWEST_OF_TOPIC: u32 = 4;

/// The mentions of one person so far.
#[derive(Clone, Copy, Default)]
struct Mentions {
    count: u32,
    /// The last one, counted from 1.
    last: u32,
    /// Whether the last one opens its sentence: who is the subject is spoken of next.
    opens: bool,
}

impl Named {
    /// Counts a name, if it is a person's.
    pub(super) fn note(&mut self, analysis: &Analysis, people: &People, name: u32) {
        let Some(PersonId(id)) = people.of_name(name) else { return };
        if self.persons.len() <= id as usize {
            self.persons.resize(id as usize + 1, Mentions::default());
        }
        let start = analysis.names[name as usize].units.start;
        let opens = analysis.sentences_at(start).next().is_some();
        let count = self.persons[id as usize].count + 1;
        self.persons[id as usize] = Mentions { count, last: name + 1, opens };
    }
    /// Of some persons the one with more than two thirds of their mentions, else the one named last; where that one was no
    /// more than named in passing, whoever has most of the mentions.
    pub(super) fn most(&self, among: &[u32]) -> Option<u32> {
        let of = |id: u32| self.persons.get(id as usize).copied().unwrap_or_default();
        let all: u32 = among.iter().map(|&id| of(id).count).sum();
        let last = among.iter().copied().filter(|&id| of(id).last > 0).max_by_key(|&id| of(id).last);
        let passing = last.is_some_and(|last| !of(last).opens);
        let is_topic = |&id: &u32| {
            let count = of(id).count;
            count * 3 > all * 2 || passing && count * 2 > all && count >= FEWEST_OF_TOPIC
        };
        among.iter().copied().find(is_topic).or(last)
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn whoever_is_called_by_the_second_of_four_names_was_a_body() {
        let text = "Minister Michael Makuei Mabior Dhuol spoke on Monday. Two people died, Mabior said.";
        let toll = crate::testing::first_toll(text, None);
        assert_eq!(toll.attribution.source.id.as_deref(), Some("person:michael-makuei-mabior-dhuol"));
    }

    #[test]
    fn a_namesake_named_in_passing_took_over_what_was_said_next() {
        let text = "Paul Reed lost the vote on Monday. Mr. Reed went home. Mr. Reed is a farmer. Mr. Reed has a dog. \
                    His party was that of Carl Reed and Otto Reed. Mr. Reed said that the vote was fair.";
        assert_eq!(said("statement", text, None), ["Paul Reed said: the vote was fair"]);
        let text = "Paul Reed lost the vote on Monday. Mr. Reed went home. Mr. Reed is a farmer. Mr. Reed has a dog. \
                    His party was that of Carl Reed and Otto Reed. Otto Reed won. Mr. Reed said that the vote was fair.";
        assert_eq!(said("statement", text, None), ["Otto Reed said: the vote was fair"]);
    }
}
