//! The units of one sentence that answer each question, as bits: a rule is run only where all that it needs is
//! there, begins only where it can, and goes on only where an edge begins.

use claimwire_rules::program::{ClassSet, Element, GroupTest, ListId};

use crate::analysis::{Analysis, GroupId, UnitSpan};
use crate::machine::View;
use crate::numbers::{NumberKind, NumberMention};
use crate::questions::{Plan, Question, QuestionId, Questions, Way};
use crate::tags::Tag;
use crate::times::TimeKind;
use crate::verb_asks::SubjectAsk;

/// Number of classes of noun groups.
const CLASSES: usize = u32::BITS as usize;

/// A row of bits within [`Answers::rows`], one bit for each unit of the sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Row(u32);

/// The row without any unit, and the only one.
const EMPTY: Row = Row(0);

/// In place of the row of a question that no unit was noted for and that was not asked yet.
const OPEN: Row = Row(u32::MAX);

/// Answers within one sentence. What its words, list entries and verb groups answer is noted at once; questions for
/// noun groups and other elements are answered when they are first asked.
#[derive(Debug, Default)]
pub struct Answers {
    /// The sentence.
    start: u32,
    end: u32,
    /// Words of a row.
    width: usize,
    /// Those of the sentence are the first `used` words; what lies behind is zero.
    rows: Vec<u64>,
    used: usize,
    /// Row of each question, or [`OPEN`].
    answered: Vec<Row>,
    /// The questions that are not open.
    closed: Vec<QuestionId>,
    /// Units within long quotations that the sentence is no part of.
    shut: Row,
    /// Whether there is one.
    has_shut: bool,
    /// Units that may be skipped.
    skips: Row,
    /// Lists with an entry in the sentence.
    lists: Vec<u64>,
    /// Classes of its noun groups.
    present: ClassSet,
    /// Begin of noun groups by class, for the classes that are present.
    classes: Vec<Row>,
}

impl Answers {
    /// Forgets the sentence before and turns to that of the view.
    pub fn begin(&mut self, view: &View, questions: &Questions) {
        (self.start, self.end) = (view.sentence.start, view.sentence.end);
        self.width = view.sentence.len() as usize / 64 + 1;
        self.rows[..self.used].fill(0);
        self.used = 0;
        // The row without any unit is the first.
        self.new_row();
        for id in self.closed.drain(..) {
            self.answered[id.index()] = OPEN;
        }
        self.answered.resize(questions.len(), OPEN);
        (self.shut, self.skips) = (self.new_row(), self.new_row());
        self.note_units(view, questions);
        self.note_entries(view, questions);
        self.note_verbs(view, questions);
        self.note_classes(view.analysis);
    }

    /// The noted questions that the sentence answers, as long as no other was asked since [`Answers::begin`].
    pub fn noted(&self) -> &[QuestionId] {
        &self.closed
    }

    /// Whether the sentence holds all that a match of a program passes, in its order. Gives the last unit at which the
    /// first of it can stand.
    pub fn meet(&mut self, view: &View, questions: &Questions, plan: &Plan) -> Option<u32> {
        plan.ways.iter().filter_map(|way| self.meet_way(view, questions, way)).max()
    }

    fn meet_way(&mut self, view: &View, questions: &Questions, way: &Way) -> Option<u32> {
        for &need in &way.needs {
            if self.row(view, questions, need) == EMPTY {
                return None;
            }
        }
        let mut limit = self.end;
        for &need in way.in_order.iter().rev() {
            let row = self.row(view, questions, need);
            limit = self.last_before(row, limit)?;
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
        for word in 0..self.width {
            let mut bits = 0;
            for &ask in &starts.asks {
                let row = self.row(view, questions, ask);
                bits |= self.words(row)[word];
            }
            if word == 0 && starts.at_front {
                bits |= 1;
            }
            while bits != 0 {
                let at = self.start + word as u32 * 64 + bits.trailing_zeros();
                bits &= bits - 1;
                if at > last {
                    return;
                }
                let shut = self.holds(self.shut, at) && view.quote_at(at).is_none();
                if !shut {
                    out.push(at);
                }
            }
        }
    }

    /// Whether an instruction with this question can pass at a unit of the sentence.
    pub fn pass(&mut self, view: &View, questions: &Questions, ask: QuestionId, at: u32) -> bool {
        let row = self.row(view, questions, ask);
        self.holds(row, at)
    }

    /// Whether a unit of the sentence may be skipped.
    pub fn skip(&self, at: u32) -> bool {
        self.holds(self.skips, at)
    }

    fn sentence(&self) -> UnitSpan {
        UnitSpan::new(self.start, self.end)
    }

    fn words(&self, row: Row) -> &[u64] {
        &self.rows[row.0 as usize..row.0 as usize + self.width]
    }

    fn holds(&self, row: Row, at: u32) -> bool {
        let offset = (at - self.start) as usize;
        self.rows[row.0 as usize + offset / 64] >> (offset % 64) & 1 == 1
    }

    /// The last unit of a row before `limit`.
    fn last_before(&self, row: Row, limit: u32) -> Option<u32> {
        let limit = (limit - self.start) as usize;
        let words = self.words(row);
        let mut word = limit / 64;
        let mut bits = words[word] & ((1u64 << (limit % 64)) - 1);
        while bits == 0 {
            word = word.checked_sub(1)?;
            bits = words[word];
        }
        Some(self.start + word as u32 * 64 + 63 - bits.leading_zeros())
    }

    fn new_row(&mut self) -> Row {
        let row = Row(self.used as u32);
        self.used += self.width;
        if self.rows.len() < self.used {
            self.rows.resize(self.used * 2, 0);
        }
        row
    }

    fn set(&mut self, row: Row, at: u32) {
        let offset = (at - self.start) as usize;
        self.rows[row.0 as usize + offset / 64] |= 1 << (offset % 64);
    }

    fn row_where(&mut self, holds: impl Fn(u32) -> bool) -> Row {
        let mut row = EMPTY;
        for at in self.start..self.end {
            if holds(at) {
                row = self.filled(row);
                self.set(row, at);
            }
        }
        row
    }

    /// Adds a unit to the answers of a question.
    fn note(&mut self, id: QuestionId, at: u32) {
        let mut row = self.answered[id.index()];
        if row == OPEN {
            row = self.new_row();
            self.close(id, row);
        }
        self.set(row, at);
    }

    fn close(&mut self, id: QuestionId, row: Row) {
        self.answered[id.index()] = row;
        self.closed.push(id);
    }

    fn note_units(&mut self, view: &View, questions: &Questions) {
        self.note_shut(view);
        let units = &view.analysis.units.all()[view.sentence.range()];
        for ((at, unit), &skip) in (self.start..).zip(units).zip(view.lattice.skips_over(view.sentence)) {
            if skip <= self.end && !(self.is_shut(at) && view.analysis.tag(at) == Tag::Quote) {
                self.set(self.skips, at);
            }
            if let Some(id) = questions.of_word(unit.symbol).filter(|_| !self.is_shut(at)) {
                self.note(id, at);
            }
        }
    }

    fn note_shut(&mut self, view: &View) {
        self.has_shut = false;
        for quote in view.analysis.quotes_over(view.sentence).filter(|quote| quote.is_long) {
            if !quote.inner.contains(view.sentence) {
                self.has_shut = true;
                let units = quote.units.start.max(self.start)..quote.units.end.min(self.end);
                units.for_each(|at| self.set(self.shut, at));
            }
        }
    }

    fn is_shut(&self, at: u32) -> bool {
        self.has_shut && self.holds(self.shut, at)
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
            for ask in questions.of_verbs().of(verb) {
                let passes = ask.subject.is_none_or(|wanted| {
                    subject.is_some_and(|subject| has_subject(view, questions, ask.id, wanted, subject))
                });
                if passes {
                    self.note(ask.id, verb.units.start);
                }
            }
        }
    }

    fn note_classes(&mut self, analysis: &Analysis) {
        self.present = ClassSet::default();
        self.classes.resize(CLASSES, EMPTY);
        for &id in analysis.groups_from.within(self.sentence()) {
            let group = analysis.group(GroupId(id));
            if group.units.end > self.end {
                continue;
            }
            let mut new = group.classes.0 & !self.present.0;
            self.present = self.present.union(group.classes);
            while new != 0 {
                self.classes[new.trailing_zeros() as usize] = self.new_row();
                new &= new - 1;
            }
            let mut classes = group.classes.0;
            while classes != 0 {
                self.set(self.classes[classes.trailing_zeros() as usize], group.units.start);
                classes &= classes - 1;
            }
        }
    }

    fn has_list(&self, list: ListId) -> bool {
        self.lists.get(list.0 as usize / 64).is_some_and(|word| word >> (list.0 % 64) & 1 == 1)
    }

    /// The row of a question.
    #[inline(always)]
    fn row(&mut self, view: &View, questions: &Questions, id: QuestionId) -> Row {
        match self.answered[id.index()] {
            OPEN if questions.is_noted(id) => EMPTY,
            OPEN => self.answer(view, questions, id),
            row => row,
        }
    }

    /// Answers a question for which nothing is noted.
    #[inline(never)]
    fn answer(&mut self, view: &View, questions: &Questions, id: QuestionId) -> Row {
        let row = match questions.get(id) {
            Question::Group(test) => self.groups(view, test),
            Question::Element(element) => self.elements(view, *element),
            Question::AnyOf(asks) => self.any_of(view, questions, asks),
            _ => EMPTY,
        };
        self.close(id, row);
        row
    }

    fn any_of(&mut self, view: &View, questions: &Questions, asks: &[QuestionId]) -> Row {
        let (mut row, mut is_own) = (EMPTY, false);
        for &ask in asks {
            let from = self.row(view, questions, ask);
            // Mostly one of them is answered: its row will do.
            if row == EMPTY {
                row = from;
            } else if from != EMPTY {
                row = if is_own { row } else { self.copy_of(row) };
                is_own = true;
                self.add(row, from);
            }
        }
        row
    }

    fn copy_of(&mut self, row: Row) -> Row {
        let copy = self.new_row();
        self.add(copy, row);
        copy
    }

    /// The row itself, or a new one in place of that without any unit.
    fn filled(&mut self, row: Row) -> Row {
        if row == EMPTY { self.new_row() } else { row }
    }

    /// Adds the units of one row to another.
    fn add(&mut self, row: Row, from: Row) {
        for word in 0..self.width {
            self.rows[row.0 as usize + word] |= self.rows[from.0 as usize + word];
        }
    }

    fn without_shut(&mut self, row: Row) -> Row {
        let mut left = 0;
        for word in 0..self.width {
            self.rows[row.0 as usize + word] &= !self.rows[self.shut.0 as usize + word];
            left |= self.rows[row.0 as usize + word];
        }
        if left == 0 { EMPTY } else { row }
    }

    fn groups(&mut self, view: &View, test: &GroupTest) -> Row {
        let mut classes = test.classes.0 & self.present.0;
        let lists = test.head_lists.iter().any(|&list| self.has_list(list));
        if classes == 0 && !lists {
            return EMPTY;
        }
        let row = self.new_row();
        while classes != 0 {
            let class = classes.trailing_zeros() as usize;
            classes &= classes - 1;
            self.add(row, self.classes[class]);
        }
        if lists {
            for &id in view.analysis.groups_from.within(self.sentence()) {
                let units = view.analysis.group(GroupId(id)).units;
                let new = units.end <= self.end && !self.holds(row, units.start);
                if new && view.passes(GroupId(id), test) {
                    self.set(row, units.start);
                }
            }
        }
        self.without_shut(row)
    }

    fn elements(&mut self, view: &View, element: Element) -> Row {
        match element {
            Element::Any => self.row_where(|_| true),
            Element::Adverb => self.row_where(|at| view.analysis.tag(at) == Tag::Adv),
            Element::Quote => self.row_where(|at| view.quote_at(at).is_some()),
            Element::Clause => self.row_where(|at| view.opens_clause(at)),
            Element::Gerund => self.row_where(|at| view.opens_gerund(at)),
            Element::Infinitive => self.row_where(|at| view.opens_infinitive(at)),
            Element::Aside => self.row_where(|at| view.opens_aside(at)),
            Element::Date | Element::Duration => self.row_where(|at| {
                let kind = view.time_from(at).map(|time| view.analysis.times[time as usize].kind);
                kind.is_some_and(|kind| match kind {
                    TimeKind::Duration => element == Element::Duration,
                    TimeKind::Date | TimeKind::Time => element == Element::Date,
                    TimeKind::Set => false,
                })
            }),
            _ => self.numbers(view.analysis, element),
        }
    }

    fn numbers(&mut self, analysis: &Analysis, element: Element) -> Row {
        let (mut row, sentence) = (EMPTY, self.sentence());
        let first = analysis.numbers.partition_point(|number| number.units.start < sentence.start);
        let begun = analysis.numbers[first..].iter().take_while(|number| number.units.start < sentence.end);
        for (index, number) in begun.enumerate() {
            let at = number.units.start;
            let begins = analysis.number_from[at as usize] == Some((first + index) as u32);
            if begins && is_element(analysis, number, element) {
                row = self.filled(row);
                self.set(row, at);
            }
        }
        row
    }
}

/// Whether a group is what the question `id` wants for a subject.
fn has_subject(
    view: &View,
    questions: &Questions,
    id: QuestionId,
    wanted: SubjectAsk,
    subject: GroupId,
) -> bool {
    let of_class = view.analysis.group(subject).classes.meets(wanted.classes);
    let has_head =
        || matches!(questions.get(id), Question::SubjectVerb(test, _) if view.passes(subject, test));
    of_class || wanted.or_head && has_head()
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
