//! Level 3: noun groups with head, number, possessor, title and country.
//!
//! Groups overlap on purpose: "Estonian prime minister Kaja Kallas" is a titled person, and within it stand the
//! title and the name, so that a pattern can ask for either. "Rutte's candidacy" is one group with a possessor,
//! and "Rutte" is another.

mod openings;
mod parts;

use claimwire_record::{Comparator, Span};
use claimwire_rules::FormSet;
use claimwire_rules::NameIndex;
use claimwire_rules::program::ClassSet;
use claimwire_rules::units::UnitKind;
use smallvec::SmallVec;

use crate::analysis::{Analysis, GroupId, Index, UnitSpan};
use crate::knowledge::Knowledge;
use crate::lexis::WordClass;
use crate::names::{NameKind, is_letter_of_measure};
use crate::numbers::NumberKind;
use crate::tags::Tag;

/// What an office is held in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfficeOf {
    /// A lexicon name: a country, a body, a region.
    Name(NameIndex),
    /// A group of the text that is in no lexicon ("mayor of Harbor Point").
    Group(GroupId),
    /// Whatever a possessive pronoun stands for ("his foreign minister").
    Possessor(GroupId),
}

/// A title: an office, whose it is, and whether it is held now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Title {
    /// The office's lexicon entry.
    pub office: NameIndex,
    /// What it is held in, where the title says.
    pub of: Option<OfficeOf>,
    /// "former", "ex-".
    pub former: bool,
    /// "acting", "caretaker", "outgoing".
    pub acting: bool,
    /// "next", "-elect", "candidate": not held yet.
    pub future: bool,
}

/// A noun group.
#[derive(Debug, Clone)]
pub struct NounGroup {
    /// Its units.
    pub units: UnitSpan,
    /// Its head.
    pub head: u32,
    /// What it can be.
    pub classes: ClassSet,
    /// Whether it speaks of more than one.
    pub plural: bool,
    /// Its number, as an index into the analysis.
    pub number: Option<u32>,
    /// Whose it is.
    pub possessor: Option<GroupId>,
    /// The name that is its head.
    pub name: Option<u32>,
    /// Names that modify the head ("NATO" in "NATO ambassadors"), nearest first.
    pub modifiers: SmallVec<[u32; 2]>,
    /// The title, for titles and titled persons.
    pub title: Option<Title>,
    /// The members of a list; empty for other groups.
    pub members: SmallVec<[GroupId; 4]>,
    /// Whether a determiner makes it definite.
    pub definite: bool,
}

impl NounGroup {
    /// Whether the number is itself the head: "most", "the majority".
    pub fn head_is_share(&self, analysis: &Analysis) -> bool {
        self.number.is_some_and(|index| analysis.numbers[index as usize].units.contains(&self.head))
    }
}

/// Finds the groups of every outer sentence and indexes them.
pub fn find(analysis: &mut Analysis, knowledge: &Knowledge) {
    // Mostly fewer than two of five units begin a group.
    analysis.groups.reserve(analysis.units.len() * 2 / 5);
    for index in 0..analysis.segments.len() {
        let segment = analysis.segments[index];
        {
            let first = analysis.groups.len();
            Chunker { analysis, knowledge, span: segment }.chunk();
            crate::titles::find(analysis, knowledge, segment, first);
            crate::coordination::find(analysis, segment, first);
        }
    }
    mark_named(analysis);
    index_groups(analysis);
}

/// Tells persons by name from "he" and "she".
fn mark_named(analysis: &mut Analysis) {
    let named = |group: &&mut NounGroup| group.name.is_some() && group.classes.meets(ClassSet::PERSON);
    let groups = analysis.groups.iter_mut().filter(named);
    groups.for_each(|group| group.classes = group.classes.union(ClassSet::NAMED));
}

fn index_groups(analysis: &mut Analysis) {
    let starts = analysis.groups.iter().enumerate().map(|(id, group)| (group.units.start, id as u32));
    let mut index = Index::new(analysis.units.len(), starts);
    index.sort_each(|id| std::cmp::Reverse(analysis.groups[id as usize].units.end));
    analysis.groups_from = index;
}

/// The owner of a group: of "its pilots' union" whoever the pilots belong to.
pub fn outermost_owner(analysis: &Analysis, group: &NounGroup) -> Option<GroupId> {
    let pronoun = |id: &GroupId| {
        let first = analysis.group(*id);
        first.units.len() == 1
            && first.classes.meets(ClassSet::PRONOUN)
            && matches!(analysis.folded(first.head), "its" | "their")
    };
    group.possessor.map(|owner| analysis.groups_starting(group.units.start).find(pronoun).unwrap_or(owner))
}

struct Chunker<'c, 'a> {
    analysis: &'c mut Analysis<'a>,
    knowledge: &'c Knowledge,
    span: UnitSpan,
}

impl Chunker<'_, '_> {
    fn chunk(&mut self) {
        let mut at = self.span.start;
        while let Some(open) = self.next_opening(at) {
            at = open;
            at = match self.analysis.tag(at) {
                _ if self.stands_alone(at) => at + 1,
                Tag::Pron => self.pronoun(at),
                tag if tag.is_nominal() || matches!(tag, Tag::Det | Tag::Possessive) => {
                    self.run(at).unwrap_or(at + 1)
                }
                _ if self.number_at(at).is_some() => self.run(at).unwrap_or(at + 1),
                _ => at + 1,
            };
        }
    }

    /// The first unit from `at` on that a group may begin with.
    fn next_opening(&self, at: u32) -> Option<u32> {
        let opens = |tag: Tag| tag.is_nominal() || matches!(tag, Tag::Pron | Tag::Det | Tag::Possessive);
        let units = at as usize..self.span.end as usize;
        let numbers = self.analysis.number_from.get(units.clone())?;
        let mut units = self.analysis.tags.get(units)?.iter().zip(numbers);
        units.position(|(tag, number)| opens(*tag) || number.is_some()).map(|ahead| at + ahead as u32)
    }

    /// Whether a unit belongs to an expression of time that modifies no noun ("on Monday", not "the July summit").
    fn stands_alone(&self, at: u32) -> bool {
        let Some(time) = self.analysis.time_at[at as usize] else { return false };
        let end = self.analysis.times[time as usize].units.end;
        let next = if end < self.span.end { self.analysis.tag(end) } else { Tag::Punct };
        !matches!(next, Tag::Noun | Tag::Adj | Tag::Clitic | Tag::Hyphen) || self.acts_behind_time(time, end)
    }

    /// "On Wednesday police said", "Last month inflation rose": whether bare nouns behind a time that goes with the verb are its
    /// subject, and not "after Monday talks failed".
    fn acts_behind_time(&self, time: u32, end: u32) -> bool {
        const LONGEST: u32 = 4;
        let start = self.analysis.times[time as usize].units.start;
        let last = matches!(self.analysis.folded(start), "last" | "this" | "next" | "early" | "late");
        let led = start > self.span.start
            && matches!(
                self.analysis.folded(start - 1),
                "on" | "in" | "early" | "late" | "earlier" | "later"
            );
        if !(last || led) || self.analysis.tag(end) == Tag::Clitic {
            return false;
        }
        let nominal = |at: &u32| matches!(self.analysis.tag(*at), Tag::Noun | Tag::Adj);
        let nouns = (end..self.span.end.min(end + LONGEST)).take_while(nominal).count() as u32;
        let verb = end + nouns;
        let acts = |at: u32| {
            at < self.span.end
                && matches!(self.analysis.tag(at), Tag::Verb | Tag::Aux | Tag::Modal)
                && self.forms(at) != FormSet::GERUND
        };
        let moved = verb < self.span.end && self.analysis.tag(verb) == Tag::Adv && acts(verb + 1);
        nouns > 0 && self.analysis.tag(verb - 1) == Tag::Noun && (acts(verb) || moved)
    }

    fn forms(&self, at: u32) -> FormSet {
        self.knowledge.forms(self.analysis.unit(at).symbol)
    }

    fn push(&mut self, group: NounGroup) -> GroupId {
        self.analysis.groups.push(group);
        GroupId(self.analysis.groups.len() as u32 - 1)
    }

    fn plain(&self, units: UnitSpan, head: u32, classes: ClassSet) -> NounGroup {
        NounGroup {
            units,
            head,
            classes,
            plural: false,
            number: None,
            possessor: None,
            name: None,
            modifiers: SmallVec::new(),
            title: None,
            members: SmallVec::new(),
            definite: false,
        }
    }

    fn pronoun(&mut self, at: u32) -> u32 {
        let classes = ClassSet::PRONOUN.union(match self.analysis.folded(at) {
            "he" | "she" | "him" | "her" | "i" | "me" => ClassSet::PERSON,
            "it" => ClassSet::COUNTRY.union(ClassSet::ORG),
            "we" | "us" => ClassSet::COUNTRY.union(ClassSet::ORG).union(ClassSet::GROUP),
            "they" | "them" => ClassSet::GROUP.union(ClassSet::PERSON),
            _ => ClassSet::default(),
        });
        let mut group = self.plain(Span::new(at, at + 1), at, classes);
        group.plural = matches!(self.analysis.folded(at), "they" | "them" | "we" | "us");
        group.definite = true;
        self.push(group);
        at + 1
    }

    /// The number mention that begins at a unit.
    fn number_at(&self, at: u32) -> Option<u32> {
        let index = self.analysis.number_from[at as usize]?;
        self.analysis.time_at[at as usize].is_none().then_some(index)
    }

    /// Reads the run of nominal units from `at`; gives the unit to go on from.
    fn run(&mut self, at: u32) -> Option<u32> {
        let mut run =
            Run { start: at, body: at, number: None, possessor: None, possessive: false, definite: false };
        if let Some(owner) = self.relative_owner(at) {
            (run.possessor, run.possessive, run.definite) = (Some(owner), true, true);
        }
        let mut next = self.opening(at, &mut run);
        let mut part = next;
        if next == at && self.is_said_of_another(at) {
            return None;
        }
        loop {
            let end = self.nominal_end(next);
            if end == next && run.possessor.is_none() && run.number.is_none() {
                return None;
            }
            if end < self.span.end && self.analysis.tag(end) == Tag::Clitic && end > part {
                let owner = self.finish(&run, part, end);
                run = Run {
                    possessor: owner,
                    body: end + 1,
                    start: run.start,
                    number: None,
                    possessive: false,
                    definite: true,
                };
                next = self.opening_number(end + 1, &mut run);
                part = next;
                continue;
            }
            self.finish(&run, part, end);
            return Some(end.max(at + 1));
        }
    }

    /// "made sure President Berg knew": an adjective that is said of another, and does not go with the noun behind it.
    fn is_said_of_another(&self, at: u32) -> bool {
        let word = self.knowledge.lexis.of(self.analysis.unit(at).symbol);
        // "a source close to the talks said"
        let close = matches!(self.analysis.folded(at), "close" | "familiar" | "loyal")
            && at + 1 < self.span.end
            && matches!(self.analysis.folded(at + 1), "to" | "with");
        self.analysis.tag(at) == Tag::Adj && (word.has(WordClass::PREDICATIVE) || close)
    }

    /// "a €50 million ($54 million) aid package": where what a sum in brackets stands beside goes on behind them.
    fn behind_sum_in_brackets(&self, open: u32) -> Option<u32> {
        let money = |at: u32| {
            let index = self.analysis.number_from.get(at as usize).copied().flatten()?;
            let number = &self.analysis.numbers[index as usize];
            (number.kind == NumberKind::Money).then_some(number.units.end)
        };
        let close = (self.analysis.folded(open) == "(").then(|| money(open + 1)).flatten()?;
        let before = (open.saturating_sub(4)..open).any(|at| money(at) == Some(open));
        let goes_on = close + 1 < self.span.end
            && matches!(self.analysis.tag(close + 1), Tag::Noun | Tag::Adj | Tag::Name);
        (before && goes_on && self.analysis.folded(close) == ")").then_some(close + 1)
    }

    /// End of the nominal units from `at`.
    fn nominal_end(&self, at: u32) -> u32 {
        let mut end = at;
        let mut next = at;
        while next < self.span.end {
            let tag = self.analysis.tag(next);
            if next > at
                && (self.stands_alone(next)
                    || self.is_ballot(next)
                    || self.is_bounded(next)
                    || self.counts_behind_place(next)
                    || self.is_sum_behind_name(next))
            {
                break;
            }
            match tag {
                _ if next > at && end == next && is_letter_of_measure(self.analysis, next) => end = next + 1,
                Tag::Adj | Tag::Noun | Tag::Demonym | Tag::Num => {
                    if self.starts_new_group(end, next, at) || self.stands_behind_noun(end, next, at) {
                        break;
                    }
                    end = next + 1;
                }
                Tag::Name => {
                    if self.starts_new_group(end, next, at) || self.acts_on_noun(end, next, at) {
                        break;
                    }
                    end = self.name_end(next);
                    next = end;
                    continue;
                }
                Tag::Hyphen => {}
                Tag::Punct if end == next && end > at => match self.behind_sum_in_brackets(next) {
                    Some(behind) => {
                        next = behind;
                        continue;
                    }
                    None => break,
                },
                Tag::Conj if self.joins_modifiers(end, next, at) => {}
                Tag::Quote
                    if end > at && next + 1 < self.span.end && self.analysis.tag(next + 1).is_nominal() => {}
                Tag::Quote if end == at => {}
                Tag::Adv
                    if next + 1 < self.span.end && self.analysis.tag(next + 1) == Tag::Adj && end > at => {}
                _ => break,
            }
            next += 1;
        }
        end
    }

    /// "in Myagdi district 31 people died": a count behind a place begins a group of its own.
    fn counts_behind_place(&self, at: u32) -> bool {
        let place = matches!(
            self.analysis.folded(at - 1),
            "district" | "province" | "county" | "region" | "state" | "city" | "town" | "village" | "island"
        );
        let counted = self.analysis.tag(at) == Tag::Num && self.analysis.number_from[at as usize].is_some();
        place && counted && !self.analysis.unit(at - 1).is_capitalised()
    }

    /// "fined Veltor $2 million", but "the Veltor $2 million deal": a sum with no noun behind it is no part of what a name begins.
    fn is_sum_behind_name(&self, at: u32) -> bool {
        let sum = self.number_at(at).map(|index| &self.analysis.numbers[index as usize]);
        let Some(sum) = sum.filter(|sum| sum.kind == NumberKind::Money) else { return false };
        let behind = sum.units.end;
        let goes_on = behind < self.span.end
            && matches!(
                self.analysis.tag(behind),
                Tag::Noun | Tag::Adj | Tag::Name | Tag::Num | Tag::Hyphen | Tag::Demonym
            );
        self.analysis.tag(at - 1) == Tag::Name && !goes_on
    }

    /// "people familiar with the talks", "voters loyal to the mayor": the adjective goes with what follows.
    fn stands_behind_noun(&self, end: u32, next: u32, start: u32) -> bool {
        end == next
            && next > start
            && self.analysis.tag(next) == Tag::Adj
            && self.analysis.tag(next - 1) == Tag::Noun
            && next + 1 < self.span.end
            && matches!(self.analysis.folded(next + 1), "with" | "to" | "about")
    }

    /// "the remarks Berg made", "policies Norway backs": a name behind a plural, with a verb behind it, is the subject.
    fn acts_on_noun(&self, end: u32, name: u32, start: u32) -> bool {
        let behind = self.name_end(name);
        let plural = || {
            let folded = self.analysis.folded(name - 1);
            folded.ends_with('s') && !folded.ends_with("ss") && !self.analysis.unit(name - 1).is_capitalised()
        };
        end == name
            && name > start
            && self.analysis.tag(name - 1) == Tag::Noun
            && self.analysis.name_at[name as usize - 1].is_none()
            && behind < self.span.end
            && matches!(self.analysis.tag(behind), Tag::Verb | Tag::Aux | Tag::Modal)
            && self.knowledge.forms(self.analysis.unit(behind).symbol) != FormSet::GERUND
            && plural()
    }

    /// "US and UK attacks", "British and French ministers": two modifiers of one kind before a noun.
    fn joins_modifiers(&self, end: u32, conjunction: u32, start: u32) -> bool {
        if end != conjunction || end == start || conjunction + 1 >= self.span.end {
            return false;
        }
        let kind = |at: u32| {
            self.analysis.name_at[at as usize].map(|index| self.analysis.names[index as usize].kind)
        };
        let (left, right) = (kind(end - 1), kind(conjunction + 1));
        if left.is_none() && right.is_none() {
            return self.joins_adjectives(conjunction, start);
        }
        let behind = self.name_end(conjunction + 1);
        let noun = behind < self.span.end && self.analysis.tag(behind) == Tag::Noun && kind(behind).is_none();
        noun && left == right && matches!(left, Some(NameKind::Country | NameKind::Demonym))
    }

    /// "the 15 permanent and non-permanent members": two adjectives behind a number, and the noun of both.
    fn joins_adjectives(&self, conjunction: u32, start: u32) -> bool {
        let tag = |at: u32| (at < self.span.end).then(|| self.analysis.tag(at));
        let second = conjunction + 1 + 2 * u32::from(self.analysis.folded(conjunction + 1) == "non");
        let counted = (start.saturating_sub(1)..conjunction - 1).any(|at| self.analysis.tag(at) == Tag::Num);
        counted
            && tag(conjunction - 1) == Some(Tag::Adj)
            && tag(second) == Some(Tag::Adj)
            && tag(second + 1) == Some(Tag::Noun)
    }

    /// "the bill 52-48": a result behind a noun is no part of its group.
    fn is_ballot(&self, at: u32) -> bool {
        self.number_at(at)
            .is_some_and(|index| self.analysis.numbers[index as usize].kind == NumberKind::Ballot)
    }

    /// "the toll in the quake topped 18,000": a number that begins with how it is bounded is no part of the group before it.
    fn is_bounded(&self, at: u32) -> bool {
        let number = self.number_at(at).map(|index| &self.analysis.numbers[index as usize]);
        number.is_some_and(|number| {
            number.comparator == Comparator::MoreThan
                && self.analysis.unit(at).kind == UnitKind::Word
                && number.units.start == at
        })
    }

    fn name_end(&self, at: u32) -> u32 {
        self.analysis.name_at[at as usize]
            .map_or(at + 1, |index| self.analysis.names[index as usize].units.end)
    }

    /// "the Greens 12, the Liberals nine": so many for those whom a plural names, in a clause without a verb.
    fn counts_for_party(&self, end: u32, next: u32, start: u32) -> bool {
        let last = self.analysis.folded(end - 1);
        let closes = next + 1 >= self.span.end || !self.analysis.tag(next + 1).is_nominal();
        end == next
            && self.analysis.tag(next) == Tag::Num
            && start > self.span.start
            && self.analysis.folded(start - 1) == "the"
            && self.analysis.unit(end - 1).is_capitalised()
            && last.ends_with('s')
            && !last.ends_with("us")
            && !last.ends_with("ss")
            && closes
    }

    /// "hands the Greens 161 seats": so many of something, given to the body before the number.
    fn is_given_number(&self, next: u32, start: u32) -> bool {
        let given = |at: u32| {
            matches!(
                self.analysis.folded(at),
                "give"
                    | "gives"
                    | "gave"
                    | "given"
                    | "giving"
                    | "hand"
                    | "hands"
                    | "handed"
                    | "handing"
                    | "award"
                    | "awards"
                    | "awarded"
                    | "awarding"
                    | "cost"
                    | "costs"
                    | "grant"
                    | "granted"
            )
        };
        let article = |at: u32| u32::from(at > self.span.start && self.analysis.folded(at - 1) == "the");
        let verb = (start - article(start)).checked_sub(1).filter(|&at| at >= self.span.start);
        self.number_at(next).is_some_and(|index| {
            let noun = self.analysis.numbers[index as usize].noun.as_ref();
            noun.is_some_and(|noun| self.analysis.folded(noun.end - 1).ends_with('s'))
        }) && verb.is_some_and(given)
    }

    /// Two names side by side are two groups unless the first modifies the second.
    fn starts_new_group(&self, end: u32, next: u32, start: u32) -> bool {
        if end == start {
            return false;
        }
        if self.counts_for_party(end, next, start) {
            return true;
        }
        let Some(previous) = self.analysis.name_at[end as usize - 1] else { return false };
        let previous = self.analysis.names[previous as usize];
        let here = self.analysis.name_at[next as usize].map(|index| self.analysis.names[index as usize]);
        match (previous.kind, here.map(|name| name.kind)) {
            // Only a hyphen, as in "Conservative-Labour", joins persons to more.
            (NameKind::Person, None) if self.analysis.tag(next) == Tag::Num => true,
            // "declared Anna Berg winner of the vote"
            (NameKind::Person, None) if matches!(self.analysis.folded(next), "winner" | "victor") => true,
            (NameKind::Org, None) => self.is_given_number(next, start),
            // `calls Anna Berg "unacceptable"`, but "the Berg economic plan"
            (NameKind::Person, None) if self.analysis.tag(next) == Tag::Adj => {
                // "named Anna Berg acting mayor"
                matches!(self.analysis.folded(next), "acting" | "interim" | "caretaker")
                    || next + 1 >= self.span.end
                    || !self.analysis.tag(next + 1).is_nominal()
            }
            (NameKind::Person, Some(_)) => self.analysis.tag(end) != Tag::Hyphen,
            // "In Norway 12 people died"
            (NameKind::Country | NameKind::City | NameKind::Capital | NameKind::Region, None)
                if self.analysis.tag(next) == Tag::Num && end == next =>
            {
                start > self.span.start
                    && matches!(self.analysis.folded(start - 1), "in" | "across" | "throughout" | "near")
                    && next + 1 < self.span.end
                    && self.analysis.tag(next + 1).is_nominal()
            }
            // "told Reuters Norway backs it"
            (NameKind::Media, Some(kind)) => {
                let behind = self.name_end(next);
                !matches!(kind, NameKind::Office | NameKind::Media)
                    && behind < self.span.end
                    && matches!(self.analysis.tag(behind), Tag::Verb | Tag::Aux | Tag::Modal)
            }
            (NameKind::Office, Some(NameKind::Office)) => false,
            (NameKind::Office, Some(kind)) => {
                !matches!(kind, NameKind::Person | NameKind::Unknown | NameKind::Country | NameKind::Org)
            }
            // Past a conjunction the two are known to modify one noun.
            (NameKind::Country, Some(NameKind::Country)) => {
                !matches!(self.analysis.tag(end), Tag::Hyphen | Tag::Conj)
            }
            (NameKind::Office, None) => self.analysis.tag(next) == Tag::Adj,
            _ => false,
        }
    }

    /// Builds the groups of a run whose own words are `part..end`; gives the widest.
    fn finish(&mut self, run: &Run, part: u32, end: u32) -> Option<GroupId> {
        let end = self.with_inner_noun(run, part, end);
        let units = Span::new(run.start, end);
        if units.is_empty() {
            return None;
        }
        let head = self.head(run, part, end);
        let name = self.analysis.name_at[head as usize].filter(|_| head >= part);
        let mut group = self.plain(units, head, ClassSet::default());
        group.possessor = run.possessor;
        group.number = run.number;
        group.definite = run.definite;
        group.name = name;
        group.plural = self.is_plural(head, run);
        group.modifiers = self.modifiers(part, head);
        group.classes = crate::classes::of(self.analysis, self.knowledge, &group);
        if self.is_likeness(&group) {
            group.classes = ClassSet::THING;
            return Some(self.push(group));
        }
        self.titled(run, part, end, &group);
        self.hyphenated(part, end, &group);
        self.sided(part, &group);
        self.possessed_alone(run, part, &group);
        self.sized_alone(&group);
        Some(self.push(group))
    }

    /// "the next Anna Berg", "another Anna Berg": somebody like her, and not she.
    fn is_likeness(&self, group: &NounGroup) -> bool {
        let Some(name) = group.name.map(|index| self.analysis.names[index as usize].units) else {
            return false;
        };
        let word = |back: u32| {
            let at = name.start.checked_sub(back).filter(|&at| at >= group.units.start);
            at.map(|at| self.analysis.folded(at))
        };
        group.classes.meets(ClassSet::PERSON)
            && match word(1) {
                Some("next" | "new") => word(2) == Some("the"),
                Some("another") => true,
                _ => false,
            }
    }

    /// "28 members out of 32" holds its noun: the run then ends with the number mention.
    fn with_inner_noun(&self, run: &Run, part: u32, end: u32) -> u32 {
        match run.number {
            Some(index) if end == part => self.analysis.numbers[index as usize].units.end.max(end),
            _ => end,
        }
    }

    fn head(&self, run: &Run, part: u32, end: u32) -> u32 {
        let mut head = end - 1;
        let trails = |at: u32| {
            matches!(self.analysis.tag(at), Tag::Quote | Tag::Hyphen | Tag::Num)
                || is_letter_of_measure(self.analysis, at)
        };
        while head > part && trails(head) {
            head -= 1;
        }
        // "114 deputies out of the 220-member house": what is counted stands within the number.
        if end == part || self.analysis.tag(part) == Tag::Hyphen {
            let number = run.number.map(|index| &self.analysis.numbers[index as usize]);
            // A noun behind the group is another word after all: "30 killed".
            if let Some(noun) = number.and_then(|number| number.noun.clone()).filter(|noun| noun.end <= end) {
                return noun.end - 1;
            }
        }
        head
    }

    fn is_plural(&self, head: u32, run: &Run) -> bool {
        let folded = self.analysis.folded(head);
        let ends_plural = folded.ends_with('s')
            && !folded.ends_with("ss")
            && !folded.ends_with("us")
            && !folded.ends_with("is")
            || matches!(folded, "people" | "men" | "women" | "children" | "police" | "media");
        let counted =
            run.number.is_some_and(|index| self.analysis.numbers[index as usize].value != Some(1.0));
        match self.analysis.name_at[head as usize].map(|index| self.analysis.names[index as usize].kind) {
            // "Israelis"
            Some(NameKind::National) => counted || folded.ends_with('s') && !folded.ends_with("ss"),
            Some(_) => counted,
            None => counted || ends_plural,
        }
    }

    fn modifiers(&self, part: u32, head: u32) -> SmallVec<[u32; 2]> {
        let mut found = SmallVec::new();
        let mut at = head;
        while at > part {
            at -= 1;
            if let Some(index) = self.analysis.name_at[at as usize]
                && found.last() != Some(&index)
                && Some(index) != self.analysis.name_at[head as usize]
            {
                found.push(index);
            }
        }
        found
    }
}

/// What has been read of a group so far.
struct Run {
    start: u32,
    /// Where the part behind the possessor begins.
    body: u32,
    number: Option<u32>,
    possessor: Option<GroupId>,
    /// Whether the possessor is a pronoun.
    possessive: bool,
    definite: bool,
}

/// Whether a number of this kind counts the noun behind it.
fn counts_things(kind: NumberKind) -> bool {
    matches!(
        kind,
        NumberKind::Count
            | NumberKind::Ratio
            | NumberKind::Vague
            | NumberKind::Complement
            | NumberKind::Share
    )
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn two_adjectives_behind_a_number_have_one_noun() {
        let text = "Eleven of the 15 permanent and non-permanent members voted for the resolution.";
        let stances = said("stance", text, None);
        assert!(stances.is_empty(), "{stances:?}");
    }
}
