//! One sentence as the machine sees it: what begins where, cut to the sentence.

use claimwire_rules::program::{ClassSet, GroupTest, VerbForm, Voice};

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::lattice::Lattice;
use crate::phrases::{end_of_told_ballot, end_of_told_count};
use crate::tags::Tag;

/// Verbs of a tag between commas, whose subject may be counted: ", two aides said,".
const SAYS: &[&str] = &[
    "added",
    "argued",
    "claimed",
    "confirmed",
    "explained",
    "noted",
    "recalled",
    "reported",
    "said",
    "say",
    "says",
    "told",
    "warned",
    "wrote",
];

/// One sentence of an analysis.
#[derive(Debug, Clone, Copy)]
pub struct View<'v, 'a> {
    /// All levels.
    pub analysis: &'v Analysis<'a>,
    /// What begins where.
    pub lattice: &'v Lattice,
    /// The sentence.
    pub sentence: UnitSpan,
}

impl View<'_, '_> {
    /// The quotation that begins at a unit and ends within the sentence.
    pub fn quote_at(&self, unit: u32) -> Option<u32> {
        let quote = self.lattice.quote_from(unit)?;
        (self.analysis.quotes[quote as usize].units.end <= self.sentence.end).then_some(quote)
    }

    /// Whether a unit lies in a long quotation that this sentence is not itself a part of.
    pub fn in_long_quote(&self, unit: u32) -> bool {
        self.lattice
            .long_quote_over(unit)
            .is_some_and(|quote| !self.analysis.quotes[quote as usize].inner.contains(self.sentence))
    }

    /// Whether a group passes a test.
    pub fn passes(&self, id: GroupId, test: &GroupTest) -> bool {
        let group = self.analysis.group(id);
        if group.classes.meets(test.classes) {
            return true;
        }
        test.head_lists.iter().any(|&list| self.lattice.list_ends_at(list, group.units.start, group.head + 1))
    }

    /// End of the units that may be skipped at `at`.
    pub fn skip(&self, at: u32) -> Option<u32> {
        let end = self.lattice.skip_from(at).filter(|&end| end <= self.sentence.end)?;
        let shut = self.analysis.tag(at) == Tag::Quote && self.in_long_quote(at);
        (!shut).then_some(end)
    }

    /// The expression of time that begins at a unit, its preposition counted in.
    pub fn time_from(&self, at: u32) -> Option<u32> {
        let time = self.lattice.time_from(at)?;
        (self.analysis.times[time as usize].units.end <= self.sentence.end).then_some(time)
    }

    /// The subject of a verb group, where it passes a test.
    pub fn subject_of(&self, id: VerbId, test: &GroupTest) -> Option<GroupId> {
        self.subject(id).filter(|&subject| self.passes(subject, test))
    }

    /// The subject of a verb group, where it is none of the verb's own words.
    pub fn subject(&self, id: VerbId) -> Option<GroupId> {
        let verb = self.analysis.verb(id);
        // "one vote for": a noun is not its own verb. "“…,” said Berg, who": a tag turned round is read as one.
        let apart = |&subject: &GroupId| {
            let units = self.analysis.group(subject).units;
            let behind = verb.form == VerbForm::Finite && units.start >= verb.units.end;
            !units.overlaps(verb.units) && !behind
        };
        verb.subject.filter(apart)
    }

    /// Whether a clause can begin at a unit: no comma or time stands here, and no pronoun that is an object ("repeated them").
    pub fn opens_clause(&self, at: u32) -> bool {
        // "said on Tuesday": the time of the saying. "On Tuesday, the bridge opened, Lee said" begins with that of what is said.
        (at == self.sentence.start || self.time_from(at).is_none())
            && !matches!(self.analysis.tag(at), Tag::That | Tag::Comma)
            && !matches!(self.analysis.folded(at), "them" | "him" | "me")
    }

    /// Whether a verb in "-ing" begins at a unit: somebody does something.
    pub fn opens_gerund(&self, at: u32) -> bool {
        let verb = self.analysis.verb_from[at as usize].map(|id| self.analysis.verb(id));
        verb.is_some_and(|verb| {
            verb.form == VerbForm::Gerund
                && verb.voice == Voice::Active
                && verb.units.end <= self.sentence.end
        })
    }

    /// Whether "to" and a verb begin at a unit: something is to be done.
    pub fn opens_infinitive(&self, at: u32) -> bool {
        let verb = self.analysis.verb_from[at as usize].map(|id| self.analysis.verb(id));
        verb.is_some_and(|verb| {
            verb.form == VerbForm::Infinitive
                && self.analysis.tag(at) == Tag::To
                && verb.units.end <= self.sentence.end
        })
    }

    /// "the union plans a strike", "18 people died": whether a stretch begins with the subject of a verb that has an object in it
    /// or counts what befell some; no "Anna Berg said", "two aides said".
    pub fn is_clause(&self, units: UnitSpan) -> bool {
        let analysis = self.analysis;
        analysis.verbs_within(units).any(|id| {
            let verb = analysis.verb(id);
            let own = verb.subject.is_some_and(|subject| analysis.group(subject).units.start == units.start);
            let object = analysis.tag(verb.units.end) == Tag::To && verb.units.end < units.end
                || analysis
                    .groups_starting(verb.units.end)
                    .any(|id| units.contains(analysis.group(id).units));
            let counted = own
                && verb.subject.is_some_and(|id| analysis.group(id).classes.meets(ClassSet::QUANTITY))
                && !SAYS.contains(&analysis.folded(verb.head));
            own && (object || counted) && verb.form == VerbForm::Finite && units.contains(verb.units)
        })
    }

    /// Where the words end that tell how a ballot went, or count people harmed without a verb at the front of a sentence or
    /// behind a colon.
    pub fn end_of_told_count(&self, at: u32) -> Option<u32> {
        let opens = at == self.sentence.start || self.analysis.folded(at - 1) == ":";
        let rest = UnitSpan::new(at, self.sentence.end);
        if opens { end_of_told_count(self.analysis, rest) } else { end_of_told_ballot(self.analysis, rest) }
    }

    /// "confirmed the arrests and said": whether the verb at a unit goes on behind "and" with a subject that stands before
    /// another unit, at which "that" opens no clause.
    pub fn goes_on_before(&self, verb: u32, at: u32) -> bool {
        let analysis = self.analysis;
        let opened = at > 0 && analysis.tag(at - 1) == Tag::That;
        let joined = verb > at && analysis.tag(verb - 1) == Tag::Conj && !opened;
        let subject = analysis.verb_from[verb as usize].and_then(|id| analysis.verb(id).subject);
        joined && subject.is_some_and(|subject| analysis.group(subject).units.end <= at)
    }

    /// Whether a parenthesis can begin at a unit.
    pub fn opens_aside(&self, at: u32) -> bool {
        match self.analysis.tag(at) {
            Tag::Comma | Tag::Dash => true,
            Tag::Punct => matches!(self.analysis.folded(at), "," | "("),
            _ => false,
        }
    }
}
