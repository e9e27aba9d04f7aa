//! Edges of the lattice: what each instruction consumes where it can pass, and what it binds.

use claimwire_record::Span;
use claimwire_rules::program::{Address, Element, Inst, SlotIndex, VerbForm};
use smallvec::SmallVec;

use super::{Binding, Machine, deeds};
use crate::answers::is_element;
use crate::tags::Tag;
use crate::times::TimeKind;

/// What people announce, write or publish that is no clause: "a letter explaining the fees".
const OWN_TEXTS: &[&str] = &[
    "article",
    "letter",
    "message",
    "note",
    "photo",
    "picture",
    "post",
    "report",
    "statement",
    "tweet",
    "video",
];

impl Machine<'_, '_, '_> {
    /// Goes on behind what the instruction consumes at a unit where it can pass; gives the end of the match.
    pub(super) fn consume(&mut self, address: Address, at: u32, start: u32) -> Option<u32> {
        match &self.task.program.insts[address as usize] {
            Inst::Unit(_) => self.step(address + 1, at + 1, start, 0),
            Inst::Phrase(list) => self.phrase(*list, address, at, start),
            Inst::Verb(test) => self.verb(*test, None, address, at, start),
            Inst::SubjectVerb { slot, group, verb } => {
                self.verb(*verb, Some((*slot, *group)), address, at, start)
            }
            Inst::Group { slot, group } => self.group(*slot, *group, address, at, start),
            Inst::Element { slot, element } => self.element(*slot, *element, address, at, start),
            _ => None,
        }
    }

    /// Goes on behind an edge with a slot bound; unbinds where that leads nowhere.
    fn bind(
        &mut self,
        slot: Option<SlotIndex>,
        binding: Binding,
        address: Address,
        end: u32,
        start: u32,
    ) -> Option<u32> {
        let depth = self.scratch.slots.len();
        if let Some(slot) = slot {
            self.scratch.slots.push((slot, binding));
        }
        let found = self.step(address + 1, end, start, 0);
        if found.is_none() {
            self.scratch.slots.truncate(depth);
        }
        found
    }

    fn phrase(
        &mut self,
        list: claimwire_rules::program::ListId,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let lattice = self.view.lattice;
        if lattice.is_excepted_of(list, at) {
            return None;
        }
        lattice
            .entries_at(at)
            .filter(|hit| hit.list == list && hit.units.end <= self.view.sentence.end)
            .find_map(|hit| self.step(address + 1, hit.units.end, start, 0))
    }

    fn verb(
        &mut self,
        test: u16,
        subject: Option<(Option<SlotIndex>, u16)>,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let id = self.view.analysis.verb_from[at as usize]?;
        let verb = self.view.analysis.verb(id);
        if !verb.passes(&self.task.program.verbs[test as usize])
            || self.view.lattice.is_excepted(verb.head)
            || verb.units.end > self.view.sentence.end
        {
            return None;
        }
        self.scratch.verbs.push(id);
        let end = verb.units.end;
        let found = match subject {
            None => self.step(address + 1, end, start, 0),
            Some((slot, group)) => self
                .view
                .subject_of(id, &self.task.program.groups[group as usize])
                .and_then(|subject| self.bind(slot, Binding::Group(subject), address, end, start)),
        };
        if found.is_none() {
            self.scratch.verbs.pop();
        }
        found
    }

    fn group(
        &mut self,
        slot: Option<SlotIndex>,
        test: u16,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let analysis = self.view.analysis;
        analysis.groups_starting(at).find_map(|id| {
            let group = analysis.group(id);
            let end = group.units.end;
            let fits = end <= self.view.sentence.end
                && self.view.passes(id, &self.task.program.groups[test as usize]);
            // "killed a woman": one, where the claim counts people.
            let one = || matches!(analysis.folded(group.units.start), "a" | "an") && !group.plural;
            let counts = self.counts(slot) && group.number.is_none() && !one();
            (fits && !counts).then(|| self.bind(slot, Binding::Group(id), address, end, start)).flatten()
        })
    }

    /// Whether the slot holds a count, which a group without a number cannot fill.
    fn counts(&self, slot: Option<SlotIndex>) -> bool {
        slot.is_some_and(|slot| self.task.program.slots[slot.0 as usize] == "value")
    }

    fn element(
        &mut self,
        slot: Option<SlotIndex>,
        element: Element,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        match element {
            Element::Any => self.bind(slot, Binding::Units(Span::new(at, at + 1)), address, at + 1, start),
            Element::Adverb => (self.view.analysis.tag(at) == Tag::Adv)
                .then(|| self.bind(slot, Binding::Units(Span::new(at, at + 1)), address, at + 1, start))
                .flatten(),
            Element::Quote => {
                let quote = self.view.quote_at(at)?;
                let end = self.view.analysis.quotes[quote as usize].units.end;
                self.bind(slot, Binding::Quote(quote), address, end, start)
            }
            Element::Clause => self.clause(slot, address, at, start),
            Element::Gerund => self.deed(slot, address, at, at, start),
            Element::Infinitive => self.deed(slot, address, at, at + 1, start),
            Element::Aside => self.aside(slot, address, at, start),
            Element::Date | Element::Duration => self.time(slot, element, address, at, start),
            Element::Number
            | Element::Ordinal
            | Element::Percent
            | Element::Money
            | Element::Amount
            | Element::Ballot => self.number(slot, element, address, at, start),
        }
    }

    /// A run of units with a verb group in it, or one that tells a ballot or, at the start of a sentence, people harmed ("Six dead in floods"), the
    /// longest that the rest of the pattern allows.
    fn clause(&mut self, slot: Option<SlotIndex>, address: Address, at: u32, start: u32) -> Option<u32> {
        if let Some(shortest) = self.view.end_of_told_count(at) {
            return self.run_from(slot, address, at, start, shortest);
        }
        let verb = (at..self.view.sentence.end)
            .find(|&unit| self.view.analysis.verb_from[unit as usize].is_some())?;
        if self.view.goes_on_before(verb, at) || !self.tells(verb, at) {
            return None;
        }
        let shortest =
            self.view.analysis.verb(self.view.analysis.verb_from[verb as usize]?).units.end.max(at + 2);
        self.run_from(slot, address, at, start, shortest)
    }

    /// The longest run of units from `at` that the rest of the pattern allows, to `shortest` at least.
    fn run_from(
        &mut self,
        slot: Option<SlotIndex>,
        address: Address,
        at: u32,
        start: u32,
        shortest: u32,
    ) -> Option<u32> {
        let next = self.task.plan.ask(address + 1);
        for end in (shortest..=self.clause_limit()).rev() {
            if next.is_some_and(|ask| self.is_dead(ask, end)) {
                continue;
            }
            let found = self.bind(slot, Binding::Units(Span::new(at, end)), address, end, start);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether what begins at a unit can be a clause of its own: not "a letter explaining the fees", "his intention in a
    /// letter" or, behind "a report that", "is to be read".
    fn tells(&self, verb: u32, at: u32) -> bool {
        let analysis = self.view.analysis;
        let Some(first) = analysis.verb_from[verb as usize].map(|id| analysis.verb(id)) else { return true };
        let helps = |at: u32| matches!(analysis.tag(at), Tag::Aux | Tag::Modal);
        if verb == at {
            // "They say that is over": the verb of saying stands before.
            let relative = at > 1 && analysis.folded(at - 1) == "that" && analysis.tag(at - 2) != Tag::Verb;
            return !(relative && helps(at));
        }
        // "her intention in a letter sent yesterday": a noun that a verb can hang on.
        let intention = matches!(analysis.folded(verb), "intention" | "intentions");
        let explains = first.form == VerbForm::Gerund
            && !helps(verb)
            && verb < at + 5
            && OWN_TEXTS.contains(&analysis.folded(verb - 1));
        if !intention && !explains {
            return true;
        }
        let later = analysis.verbs_within(Span::new(verb + 1, self.view.sentence.end.max(verb + 1)));
        later.map(|id| analysis.verb(id)).any(|other| {
            other.form == VerbForm::Finite && (helps(other.units.start) || other.subject.is_some())
        })
    }

    /// A verb in "-ing" or an infinitive, and its object, complements and all: "raising the retirement age". What is bound
    /// begins at `from`, behind "to".
    fn deed(
        &mut self,
        slot: Option<SlotIndex>,
        address: Address,
        at: u32,
        from: u32,
        start: u32,
    ) -> Option<u32> {
        let deed = deeds::read(self.view, at, from > at)?;
        // "voted to approve the bill": that is told of the bill, and not of a deed that somebody is for.
        let target = slot.is_some_and(|slot| self.task.program.slots[slot.0 as usize] == "target");
        if target && deed.adopted.is_some() {
            return None;
        }
        let binding = match deed.adopted {
            Some(motion) => Binding::Group(motion),
            None => Binding::Units(Span::new(from, deed.end)),
        };
        self.bind(slot, binding, address, deed.end, start)
    }

    /// The sentence's end without its final stop.
    fn clause_limit(&self) -> u32 {
        let mut end = self.view.sentence.end;
        while end > self.view.sentence.start
            && matches!(self.view.analysis.folded(end - 1), "." | "!" | "?" | ";" | "…")
        {
            end -= 1;
        }
        end
    }

    fn aside(&mut self, slot: Option<SlotIndex>, address: Address, at: u32, start: u32) -> Option<u32> {
        let (closes, dashes): (&[&str], bool) = match self.view.analysis.folded(at) {
            "," => (&[","], false),
            "(" => (&[")"], false),
            _ if self.view.analysis.tag(at) == Tag::Dash => (&[], true),
            _ => return None,
        };
        let limit = self.view.sentence.end.min(at + 40);
        // "According to Reuters, Norway, Malta and Spain back it": a comma within a list closes nothing.
        let analysis = self.view.analysis;
        let lists = analysis.groups_starting(at + 1).map(|id| analysis.group(id));
        let list = lists.filter(|group| group.members.len() > 2).map(|group| group.units.end).max();
        let from = list.unwrap_or(at + 2).max(at + 2);
        (from..limit)
            .filter(|&unit| {
                closes.contains(&self.view.analysis.folded(unit))
                    || dashes && self.view.analysis.tag(unit) == Tag::Dash
            })
            .take(if closes == [")"] { 1 } else { usize::MAX })
            .filter(|&unit| !self.view.is_clause(Span::new(at + 1, unit)))
            .collect::<SmallVec<[u32; 4]>>()
            .into_iter()
            .find_map(|close| {
                self.bind(slot, Binding::Units(Span::new(at, close + 1)), address, close + 1, start)
            })
    }

    fn time(
        &mut self,
        slot: Option<SlotIndex>,
        element: Element,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let time = self.view.time_from(at)?;
        let mention = &self.view.analysis.times[time as usize];
        let fits = match element {
            // "his first 100 days" tells of no more than a part.
            Element::Duration => {
                mention.kind == TimeKind::Duration
                    && (at.saturating_sub(1)..mention.units.end.min(at + 2))
                        .all(|near| self.view.analysis.folded(near) != "first")
            }
            _ => matches!(mention.kind, TimeKind::Date | TimeKind::Time),
        };
        fits.then(|| self.bind(slot, Binding::Time(time), address, mention.units.end, start)).flatten()
    }

    fn number(
        &mut self,
        slot: Option<SlotIndex>,
        element: Element,
        address: Address,
        at: u32,
        start: u32,
    ) -> Option<u32> {
        let index = self.view.analysis.number_from[at as usize]?;
        let number = &self.view.analysis.numbers[index as usize];
        if number.units.end > self.view.sentence.end {
            return None;
        }
        let fits = is_element(self.view.analysis, number, element);
        fits.then(|| self.bind(slot, Binding::Number(index), address, number.units.end, start)).flatten()
    }
}
