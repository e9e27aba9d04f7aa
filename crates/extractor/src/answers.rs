//! The units of one sentence that answer each question, as bits: a rule is run only where all that it needs is
//! there, begins only where it can, and goes on only where an edge begins.

use claimwire_rules::program::{ClassSet, Element, GroupTest, ListId};

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::machine::View;
use crate::numbers::{NumberKind, NumberMention};
use crate::questions::{Plan, Question, QuestionId, Questions, Way};
use crate::tags::Tag;
use crate::times::TimeKind;

/// Number of classes of noun groups.
const CLASSES: usize = u32::BITS as usize;

/// Answers within one sentence. What its words, list entries and verb groups answer is noted at once; questions for
/// noun groups and other elements are answered when they are first asked.
#[derive(Debug, Default)]
pub struct Answers {
    /// The sentence.
    start: u32,
    end: u32,
    /// How many questions there are.
    count: usize,
    /// How many words the units of the sentence take, one bit each; mostly one.
    width: usize,
    /// The first words of all questions, by their index, then their second ones; those of questions that are not closed
    /// are zero.
    words: Vec<u64>,
    /// A bit for each question that was asked, of those that nothing is noted for.
    asked: Vec<u64>,
    /// The questions that have been noted, and behind them those that were asked.
    closed: Vec<QuestionId>,
    /// How many have been noted.
    noted: usize,
    /// Units within long quotations that the sentence is no part of.
    shut: Vec<u64>,
    /// Whether there is one.
    has_shut: bool,
    /// Units that may be skipped.
    skips: Vec<u64>,
    /// Lists with an entry in the sentence.
    lists: Vec<u64>,
    /// Classes of its noun groups.
    present: ClassSet,
    /// Begin of noun groups by class.
    classes: Vec<u64>,
}

impl Answers {
    /// Forgets the sentence before and turns to that of the view.
    pub fn begin(&mut self, view: &View, questions: &Questions) {
        self.forget();
        (self.start, self.end) = (view.sentence.start, view.sentence.end);
        (self.count, self.width) = (questions.len(), view.sentence.len() as usize / 64 + 1);
        self.words.resize(self.words.len().max(self.count * self.width), 0);
        self.asked.resize(self.asked.len().max(self.count / 64 + 1), 0);
        self.note_units(view, questions);
        self.note_entries(view, questions);
        self.note_verbs(view, questions);
        self.noted = self.closed.len();
        self.note_classes(view.analysis);
    }

    /// Clears what the sentence before has answered.
    fn forget(&mut self) {
        for word in 0..self.width {
            let words = &mut self.words[word * self.count..][..self.count];
            self.closed.iter().for_each(|id| words[id.index()] = 0);
        }
        self.closed.drain(..self.noted);
        self.closed.drain(..).for_each(|id| self.asked[id.index() / 64] = 0);
    }

    /// The noted questions that the sentence answers.
    pub fn noted(&self) -> &[QuestionId] {
        &self.closed[..self.noted]
    }

    /// Whether the sentence holds all that a match of a program passes, in its order. Gives the last unit at which the
    /// first of it can stand.
    pub fn meet(&mut self, view: &View, questions: &Questions, plan: &Plan) -> Option<u32> {
        plan.ways.iter().filter_map(|way| self.meet_way(view, questions, way)).max()
    }

    fn meet_way(&mut self, view: &View, questions: &Questions, way: &Way) -> Option<u32> {
        for &need in &way.needs {
            self.ask(view, questions, need);
            if self.is_empty(need) {
                return None;
            }
        }
        let mut limit = self.end;
        for &need in way.in_order.iter().rev() {
            self.ask(view, questions, need);
            limit = self.last_before(need, limit)?;
        }
        Some(limit)
    }

    /// Adds to `out` the units up to `last` at which a program can begin, in order.
    pub fn starts(&mut self, view: &View, questions: &Questions, plan: &Plan, last: u32, out: &mut Vec<u32>) {
        let starts = &plan.starts;
        if starts.anywhere {
            out.extend(self.start..self.end.min(last.saturating_add(1)));
            return;
        }
        starts.asks.iter().for_each(|&ask| self.ask(view, questions, ask));
        for word in 0..self.width {
            let mut bits = self.word_of_any(&starts.asks, word);
            if word == 0 && starts.at_front {
                bits |= 1;
            }
            while bits != 0 {
                let at = self.start + word as u32 * 64 + bits.trailing_zeros();
                bits &= bits - 1;
                if at > last {
                    return;
                }
                let shut = self.is_shut(at) && view.quote_at(at).is_none();
                if !shut {
                    out.push(at);
                }
            }
        }
    }

    /// Whether an instruction with this question can pass at a unit of the sentence.
    #[inline]
    pub fn pass(&mut self, view: &View, questions: &Questions, ask: QuestionId, at: u32) -> bool {
        self.ask(view, questions, ask);
        self.holds(ask, at)
    }

    /// Whether a unit of the sentence may be skipped.
    #[inline]
    pub fn skip(&self, at: u32) -> bool {
        has_bit(&self.skips, self.offset(at))
    }

    fn sentence(&self) -> UnitSpan {
        UnitSpan::new(self.start, self.end)
    }

    fn word(&self, id: QuestionId, word: usize) -> u64 {
        self.words[word * self.count + id.index()]
    }

    fn word_mut(&mut self, id: QuestionId, word: usize) -> &mut u64 {
        &mut self.words[word * self.count + id.index()]
    }

    /// The units that answer one of these, of one word.
    fn word_of_any(&self, asks: &[QuestionId], word: usize) -> u64 {
        let words = &self.words[word * self.count..];
        asks.iter().fold(0, |bits, ask| bits | words[ask.index()])
    }

    fn is_empty(&self, id: QuestionId) -> bool {
        (0..self.width).all(|word| self.word(id, word) == 0)
    }

    /// Where the bit of a unit lies.
    fn offset(&self, at: u32) -> usize {
        (at - self.start) as usize
    }

    fn holds(&self, id: QuestionId, at: u32) -> bool {
        let offset = self.offset(at);
        self.word(id, offset / 64) >> (offset % 64) & 1 == 1
    }

    /// The last unit before `limit` that answers a question.
    fn last_before(&self, id: QuestionId, limit: u32) -> Option<u32> {
        let limit = self.offset(limit);
        let mut word = limit / 64;
        let mut bits = self.word(id, word) & ((1u64 << (limit % 64)) - 1);
        while bits == 0 {
            word = word.checked_sub(1)?;
            bits = self.word(id, word);
        }
        Some(self.start + word as u32 * 64 + 63 - bits.leading_zeros())
    }

    fn set(&mut self, id: QuestionId, at: u32) {
        let offset = self.offset(at);
        *self.word_mut(id, offset / 64) |= 1 << (offset % 64);
    }

    /// Sets the units for which something holds.
    fn set_where(&mut self, id: QuestionId, holds: impl Fn(u32) -> bool) {
        for word in 0..self.width {
            let start = self.start + word as u32 * 64;
            let units = start..self.end.min(start + 64);
            *self.word_mut(id, word) = units.fold(0, |bits, at| bits | u64::from(holds(at)) << (at - start));
        }
    }

    /// Adds a unit to the answers of a question.
    #[inline]
    fn note(&mut self, id: QuestionId, at: u32) {
        let offset = self.offset(at);
        let word = offset / 64 * self.count + id.index();
        // In most sentences all units lie in one word.
        if self.words[word] == 0 && (self.width == 1 || self.is_empty(id)) {
            self.closed.push(id);
        }
        self.words[word] |= 1 << (offset % 64);
    }

    fn note_units(&mut self, view: &View, questions: &Questions) {
        self.note_shut(view);
        clear(&mut self.skips, self.width);
        let units = &view.analysis.units.all()[view.sentence.range()];
        for ((at, unit), &skip) in (self.start..).zip(units).zip(view.lattice.skips_over(view.sentence)) {
            if skip <= self.end && !(self.is_shut(at) && view.analysis.tag(at) == Tag::Quote) {
                let offset = self.offset(at);
                set_bit(&mut self.skips, offset);
            }
            if let Some(id) = questions.of_word(unit.symbol).filter(|_| !self.is_shut(at)) {
                self.note(id, at);
            }
        }
    }

    fn note_shut(&mut self, view: &View) {
        self.has_shut = false;
        clear(&mut self.shut, self.width);
        for quote in view.analysis.quotes_over(view.sentence).filter(|quote| quote.is_long) {
            if !quote.inner.contains(view.sentence) {
                self.has_shut = true;
                let units = quote.units.start.max(self.start)..quote.units.end.min(self.end);
                units.for_each(|at| set_bit(&mut self.shut, (at - self.start) as usize));
            }
        }
    }

    fn is_shut(&self, at: u32) -> bool {
        self.has_shut && has_bit(&self.shut, self.offset(at))
    }

    fn note_entries(&mut self, view: &View, questions: &Questions) {
        self.lists.iter_mut().for_each(|word| *word = 0);
        for entry in view.lattice.entries_within(view.sentence) {
            let word = entry.list.0 as usize / 64;
            if self.lists.len() <= word {
                self.lists.resize(word + 1, 0);
            }
            self.lists[word] |= 1 << (entry.list.0 % 64);
            let open = entry.units.end <= self.end && !self.is_shut(entry.units.start);
            if let Some(id) = questions.of_list(entry.list).filter(|_| open) {
                self.note(id, entry.units.start);
            }
        }
    }

    fn note_verbs(&mut self, view: &View, questions: &Questions) {
        for id in view.analysis.verbs_within(view.sentence) {
            let verb = view.analysis.verb(id);
            if verb.units.end > self.end {
                continue;
            }
            let subject = view.subject(id);
            let classes = subject.map_or(ClassSet::default(), |id| view.analysis.group(id).classes);
            questions.of_verbs().each_of(verb, |ask| {
                let has_head = |subject| has_head(view, questions, ask.id, subject);
                let passes = ask.subject.is_none_or(|wanted| {
                    classes.meets(wanted.classes) || wanted.or_head && subject.is_some_and(has_head)
                });
                if passes {
                    self.note(ask.id, verb.units.start);
                }
            });
        }
    }

    fn note_classes(&mut self, analysis: &Analysis) {
        self.present = ClassSet::default();
        clear(&mut self.classes, CLASSES * self.width);
        for &id in analysis.groups_from.within(self.sentence()) {
            let group = analysis.group(GroupId(id));
            if group.units.end > self.end {
                continue;
            }
            self.present = self.present.union(group.classes);
            let offset = self.offset(group.units.start);
            each_bit(group.classes, |class| set_bit(&mut self.classes[class * self.width..], offset));
        }
    }

    fn has_list(&self, list: ListId) -> bool {
        self.lists.get(list.0 as usize / 64).is_some_and(|word| word >> (list.0 % 64) & 1 == 1)
    }

    /// Answers a question that is not answered yet.
    #[inline(always)]
    fn ask(&mut self, view: &View, questions: &Questions, id: QuestionId) {
        if !questions.is_noted(id) && !has_bit(&self.asked, id.index()) {
            self.answer(view, questions, id);
        }
    }

    /// Answers a question for which nothing is noted.
    #[inline(never)]
    fn answer(&mut self, view: &View, questions: &Questions, id: QuestionId) {
        match questions.members(id) {
            [] => self.answer_itself(view, questions.get(id), id),
            asks => self.any_of(view, questions, id, asks),
        }
        set_bit(&mut self.asked, id.index());
        self.closed.push(id);
    }

    fn answer_itself(&mut self, view: &View, question: &Question, id: QuestionId) {
        match question {
            Question::Group(test) => self.groups(view, id, test),
            Question::Element(element) => self.elements(view, id, *element),
            _ => {}
        }
    }

    fn any_of(&mut self, view: &View, questions: &Questions, id: QuestionId, asks: &[QuestionId]) {
        // They are sorted, those that are noted first.
        for &ask in asks.iter().rev().take_while(|ask| !questions.is_noted(**ask)) {
            self.ask(view, questions, ask);
        }
        (0..self.width).for_each(|word| *self.word_mut(id, word) = self.word_of_any(asks, word));
    }

    fn groups(&mut self, view: &View, id: QuestionId, test: &GroupTest) {
        let classes = ClassSet(test.classes.0 & self.present.0);
        for word in 0..self.width {
            let mut bits = 0;
            each_bit(classes, |class| bits |= self.classes[class * self.width + word]);
            *self.word_mut(id, word) = bits;
        }
        if test.head_lists.iter().any(|&list| self.has_list(list)) {
            for &group in view.analysis.groups_from.within(self.sentence()) {
                let units = view.analysis.group(GroupId(group)).units;
                let new = units.end <= self.end && !self.holds(id, units.start);
                if new && view.passes(GroupId(group), test) {
                    self.set(id, units.start);
                }
            }
        }
        if self.has_shut {
            (0..self.width).for_each(|word| *self.word_mut(id, word) &= !self.shut[word]);
        }
    }

    fn elements(&mut self, view: &View, id: QuestionId, element: Element) {
        match element {
            Element::Any => self.set_where(id, |_| true),
            Element::Adverb => self.set_where(id, |at| view.analysis.tag(at) == Tag::Adv),
            Element::Quote => self.set_where(id, |at| view.quote_at(at).is_some()),
            Element::Clause => self.set_where(id, |at| view.opens_clause(at)),
            Element::Gerund => self.set_where(id, |at| view.opens_gerund(at)),
            Element::Infinitive => self.set_where(id, |at| view.opens_infinitive(at)),
            Element::Aside => self.set_where(id, |at| view.opens_aside(at)),
            Element::Date | Element::Duration => self.set_where(id, |at| {
                let kind = view.time_from(at).map(|time| view.analysis.times[time as usize].kind);
                kind.is_some_and(|kind| match kind {
                    TimeKind::Duration => element == Element::Duration,
                    TimeKind::Date | TimeKind::Time => element == Element::Date,
                    TimeKind::Set => false,
                })
            }),
            _ => self.numbers(view.analysis, id, element),
        }
    }

    fn numbers(&mut self, analysis: &Analysis, id: QuestionId, element: Element) {
        let sentence = self.sentence();
        let first = analysis.numbers.partition_point(|number| number.units.start < sentence.start);
        let begun = analysis.numbers[first..].iter().take_while(|number| number.units.start < sentence.end);
        for (index, number) in begun.enumerate() {
            let at = number.units.start;
            let begins = analysis.number_from[at as usize] == Some((first + index) as u32);
            if begins && is_element(analysis, number, element) {
                self.set(id, at);
            }
        }
    }
}

/// Sets all of so many words to zero.
fn clear(words: &mut Vec<u64>, count: usize) {
    words.clear();
    words.resize(count, 0);
}

fn has_bit(words: &[u64], offset: usize) -> bool {
    words[offset / 64] >> (offset % 64) & 1 == 1
}

fn set_bit(words: &mut [u64], offset: usize) {
    words[offset / 64] |= 1 << (offset % 64);
}

/// Calls `each` with the index of every class of a set.
fn each_bit(classes: ClassSet, mut each: impl FnMut(usize)) {
    let mut bits = classes.0;
    while bits != 0 {
        each(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// Whether a group passes the test for the subject that the question `id` asks for.
fn has_head(view: &View, questions: &Questions, id: QuestionId, subject: GroupId) -> bool {
    matches!(questions.get(id), Question::SubjectVerb(test, _) if view.passes(subject, test))
}

/// Whether a number is such an element.
pub fn is_element(analysis: &Analysis, number: &NumberMention, element: Element) -> bool {
    match number.kind {
        NumberKind::Measure if element == Element::Amount => crate::quantity::is_physical(analysis, number),
        NumberKind::Ordinal => element == Element::Ordinal,
        NumberKind::Percent => element == Element::Percent,
        NumberKind::Money => element == Element::Money,
        NumberKind::Ballot => element == Element::Ballot,
        NumberKind::Age => false,
        _ => element == Element::Number,
    }
}
