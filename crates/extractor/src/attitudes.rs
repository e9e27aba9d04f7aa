//! Level 6: what people think and want, from verbs that put a stand, a wish or a belief to somebody: "hopes that …",
//! "wants to …", "criticised …", "seems to …".
//!
//! These are no statements: nobody need have said the words. They tell whose view a stretch of text gives.

use claimwire_record::Span;
use claimwire_rules::program::{ClassSet, VerbForm, Voice};
use claimwire_rules::vocabulary::Symbol;
use smallvec::smallvec;

use crate::analysis::{Analysis, GroupId, UnitSpan, VerbId};
use crate::frames::Frames;
use crate::phrases::with_complements;
use crate::reports;
use crate::resolve::Resolver;
use crate::speech::Parts;
use crate::stands;
use crate::tags::Tag;
use crate::verbs::{Governor, VerbGroup};

/// The construction that carries an attitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Construction {
    /// "hopes that …", "knows why …".
    Clause,
    /// "wants to …".
    Infinitive,
    /// "urged them to …".
    ObjectInfinitive,
    /// "seems to …", "is expected to …": what seems so, with its subject.
    Raised,
    /// "criticised the plan".
    Object,
    /// "was criticised by …".
    Passive,
    /// "called for …".
    Preposition,
    /// "their support for …".
    Noun,
    /// "…, said the tycoon": a speech tag behind or before the words, of a speaker that no statement rule knows.
    Tag,
}

/// One attitude.
#[derive(Debug, Clone)]
pub struct Attitude {
    /// Whose it is, where the text says so.
    pub source: Option<UnitSpan>,
    /// The word that tells it, with its auxiliaries.
    pub cue: UnitSpan,
    /// What it is about.
    pub content: Parts,
    /// How it is told.
    pub construction: Construction,
}

/// The attitudes of an article, apart from what its statements already tell.
pub fn find(resolver: &Resolver, frames: &Frames) -> Vec<Attitude> {
    let analysis = resolver.analysis;
    let mut told = vec![false; analysis.units.len()];
    for cue in frames.all().iter().filter_map(|frame| frame.cue_units) {
        told[cue.start as usize..cue.end as usize].fill(true);
    }
    let mut found = Vec::new();
    for (index, verb) in analysis.verbs.iter().enumerate().filter(|(_, verb)| !told[verb.head as usize]) {
        let scope = Scope { resolver, analysis, limit: sentence(analysis, verb.units).end };
        found.extend(scope.of_verb(VerbId(index as u32)));
    }
    for index in 0..analysis.groups.len() as u32 {
        let units = analysis.group(GroupId(index)).units;
        let scope = Scope { resolver, analysis, limit: sentence(analysis, units).end };
        found.extend(stands::of_noun(&scope, GroupId(index)));
    }
    found
}

/// The innermost sentence around a stretch.
fn sentence(analysis: &Analysis, units: UnitSpan) -> UnitSpan {
    let last = analysis.sentences.partition_point(|sentence| sentence.units.start <= units.start);
    let around = analysis.sentences[..last].iter().rev().find(|sentence| sentence.units.contains(units));
    around.map_or(units, |sentence| sentence.units)
}

/// A sentence, read from its start up to `limit`.
pub struct Scope<'s, 'a> {
    pub resolver: &'s Resolver<'s, 'a>,
    pub analysis: &'s Analysis<'a>,
    pub limit: u32,
}

impl Scope<'_, '_> {
    fn of_verb(&self, id: VerbId) -> Option<Attitude> {
        let verb = self.analysis.verb(id);
        let after = self.skip_adverbs(verb.units.end);
        if verb.voice == Voice::Passive {
            return self.passive(id, after);
        }
        let Some((construction, content)) = self.complement(id, verb, after) else {
            return self.resolver.knowledge.speaks(verb).then(|| self.tag(verb)).flatten();
        };
        let content = match construction {
            Construction::Object | Construction::Preposition => self.within_relative(verb, content),
            _ => content,
        };
        let source = match construction {
            Construction::Raised => None,
            _ => self.subject(verb),
        };
        Some(Attitude { source, cue: verb.units, content, construction })
    }

    fn complement(&self, id: VerbId, verb: &VerbGroup, after: u32) -> Option<(Construction, Parts)> {
        let knowledge = self.resolver.knowledge;
        let takes = |list: &[Symbol]| verb.has_lemma(list);
        let attitudes = &knowledge.attitudes;
        if after >= self.limit {
            return None;
        }
        let opens_clause = self.analysis.tag(after) == Tag::That
            || matches!(
                self.analysis.folded(after),
                "whether" | "if" | "why" | "how" | "what" | "who" | "where" | "when"
            );
        if opens_clause && takes(&attitudes.clause) {
            return Some((Construction::Clause, self.clause(after, id)?));
        }
        if let Some(infinitive) = self.infinitive_at(after) {
            if takes(&attitudes.raised) {
                let subject = self.analysis.group(verb.subject?).units;
                return Some((Construction::Raised, smallvec![subject, self.phrase(infinitive)]));
            }
            let inner = self.analysis.verb(self.analysis.verb_from[infinitive as usize]?);
            if inner.has_lemma(&attitudes.object) && self.opens_object(inner.units.end) {
                return None;
            }
            return takes(&attitudes.infinitive)
                .then(|| (Construction::Infinitive, smallvec![self.phrase(infinitive)]));
        }
        if let Some(part) = self.bare_clause(after).filter(|_| takes(&attitudes.clause)) {
            return Some((Construction::Clause, part));
        }
        if let Some(part) = self.object_infinitive(id, after).filter(|_| takes(&attitudes.object_infinitive))
        {
            return Some((Construction::ObjectInfinitive, smallvec![part]));
        }
        if takes(&attitudes.object) && self.opens_object(after) {
            return Some((Construction::Object, smallvec![self.object(after)?]));
        }
        let paper = || verb.subject.is_some_and(|subject| self.is_paper(subject));
        if takes(&attitudes.paper_object) && paper() && self.opens_object(after) {
            return Some((Construction::Object, smallvec![self.clause_from(after, Some(id))?]));
        }
        if attitudes.verb_takes(verb, self.analysis.unit(after).symbol) {
            return Some((Construction::Preposition, smallvec![self.object(after + 1)?]));
        }
        None
    }

    /// "was criticised by X", "is expected to …".
    fn passive(&self, id: VerbId, after: u32) -> Option<Attitude> {
        let verb = self.analysis.verb(id);
        let attitudes = &self.resolver.knowledge.attitudes;
        let subject = self.analysis.group(verb.subject?).units;
        if let Some(infinitive) =
            self.infinitive_at(after).filter(|_| verb.has_lemma(&attitudes.raised_passive))
        {
            let content = smallvec![subject, self.phrase(infinitive)];
            return Some(Attitude {
                source: None,
                cue: verb.units,
                content,
                construction: Construction::Raised,
            });
        }
        if !verb.has_lemma(&attitudes.object) || self.analysis.folded(after) != "by" {
            return None;
        }
        let source = self.group_at(after + 1)?;
        let content = smallvec![subject];
        Some(Attitude { source: Some(source), cue: verb.units, content, construction: Construction::Passive })
    }

    /// `"…," the tycoon told Reuters`, `…, said the tycoon`, `the tycoon told Reuters: "…"`.
    fn tag(&self, verb: &VerbGroup) -> Option<Attitude> {
        let (source, content) = self.tag_behind(verb).or_else(|| self.tag_before(verb))?;
        let construction = Construction::Tag;
        Some(Attitude { source: Some(source), cue: verb.units, content: smallvec![content], construction })
    }

    /// A subject and a verb of saying, in either order, behind a comma or a quotation.
    fn tag_behind(&self, verb: &VerbGroup) -> Option<(UnitSpan, UnitSpan)> {
        let subject = self.subject(verb).filter(|units| units.end <= verb.units.start);
        let (source, start) = match subject {
            Some(units) => (units, units.start),
            None => (self.group_at(verb.units.end)?, verb.units.start),
        };
        let quote = self.analysis.quotes.iter().find(|quote| quote.units.end == start);
        if let Some(quote) = quote.filter(|quote| quote.inner.len() > 1) {
            return Some((source, quote.inner));
        }
        let first = sentence(self.analysis, verb.units).start;
        let comma = start > first + 3 && self.analysis.tag(start - 1) == Tag::Comma;
        let before = Span::new(first, start.max(1) - 1);
        let ends = self.skip_tail(source.end.max(verb.units.end)) >= self.limit;
        let clause = || {
            self.analysis
                .verbs
                .iter()
                .any(|verb| before.contains(verb.units) && verb.form == VerbForm::Finite)
        };
        (comma && ends && clause()).then(|| (source, reports::trimmed(self.analysis, before)))
    }

    /// A quotation behind a subject and its verb of saying, with nothing but its addressee and place between.
    fn tag_before(&self, verb: &VerbGroup) -> Option<(UnitSpan, UnitSpan)> {
        let from = verb.units.end;
        let first = self.analysis.quotes.partition_point(|quote| quote.units.start < from);
        let quote = self.analysis.quotes.get(first).filter(|quote| quote.units.end <= self.limit)?;
        let plain = (from..quote.units.start).all(|at| self.analysis.verb_at[at as usize].is_none());
        (plain && quote.units.start - from < 14 && quote.inner.len() > 3)
            .then_some((self.subject(verb)?, quote.inner))
    }

    /// Steps over adverbs, times and prepositional phrases behind a speech tag, to the stop.
    fn skip_tail(&self, from: u32) -> u32 {
        (from..self.limit)
            .find(|&at| {
                self.analysis.verb_at[at as usize].is_some()
                    || matches!(self.analysis.tag(at), Tag::Comma | Tag::That | Tag::Sub)
            })
            .unwrap_or(self.limit)
    }

    /// Whether a group is a poll, a study, a document.
    fn is_paper(&self, id: GroupId) -> bool {
        let head = self.analysis.unit(self.analysis.group(id).head).symbol;
        self.resolver.knowledge.attitudes.paper.binary_search(&head).is_ok()
    }

    /// The words for the subject: a relative pronoun directly before the verb stands for its antecedent; a gerund
    /// behind a group is that group's ("a group backing the plan"); an infinitive has the subject of what governs it.
    pub fn subject(&self, verb: &VerbGroup) -> Option<UnitSpan> {
        let mut before = verb.units.start;
        while before > 0 && self.analysis.tag(before - 1) == Tag::Adv {
            before -= 1;
        }
        let relative = before > 0
            && (matches!(self.analysis.folded(before - 1), "who" | "which")
                || self.analysis.folded(before - 1) == "that" && verb.form == VerbForm::Finite && before > 1);
        if relative && (self.analysis.folded(before - 1) != "that" || verb.subject.is_some()) {
            return Some(Span::new(before - 1, before));
        }
        match (verb.form, verb.governor) {
            (VerbForm::Gerund, _) => self.group_before(before).or_else(|| self.units_of(verb.subject)),
            (VerbForm::Infinitive, Some(Governor::Verb(governor))) if !verb.object_control => {
                self.subject(self.analysis.verb(governor))
            }
            (VerbForm::Finite, _) => self.units_of(verb.subject).or_else(|| self.group_before(before)),
            _ => self.units_of(verb.subject),
        }
    }

    fn units_of(&self, group: Option<GroupId>) -> Option<UnitSpan> {
        group.map(|id| self.analysis.group(id).units)
    }

    /// The group of people, countries or bodies that ends at a unit.
    fn group_before(&self, end: u32) -> Option<UnitSpan> {
        let first = self.analysis.groups.partition_point(|group| group.units.start + 24 < end);
        let before = self.analysis.groups[first..].iter().take_while(|group| group.units.start < end);
        before.filter(|group| group.units.end == end).map(|group| group.units).min_by_key(|units| units.start)
    }

    /// "drivers who oppose the toll met": an object in a relative clause ends before the verb of the main clause.
    fn within_relative(&self, verb: &VerbGroup, content: Parts) -> Parts {
        let relative = self.subject(verb).is_some_and(|units| self.analysis.tag(units.start) == Tag::Rel);
        let [part] = content[..] else { return content };
        let main = (part.start + 1..part.end).find(|&at| {
            let verb = self.analysis.verb_from[at as usize].map(|id| self.analysis.verb(id));
            verb.is_some_and(|verb| verb.form == VerbForm::Finite)
                && !matches!(self.analysis.tag(at - 1), Tag::Rel | Tag::That | Tag::Pron)
        });
        match main.filter(|_| relative) {
            Some(end) => smallvec![reports::trimmed(self.analysis, Span::new(part.start, end))],
            None => content,
        }
    }

    /// The longest group that begins at a unit.
    pub fn group_at(&self, at: u32) -> Option<UnitSpan> {
        self.analysis.groups_starting(at).next().map(|id| self.analysis.group(id).units)
    }

    pub fn skip_adverbs(&self, from: u32) -> u32 {
        (from..self.limit).find(|&at| self.analysis.tag(at) != Tag::Adv).unwrap_or(self.limit)
    }

    pub fn infinitive_at(&self, at: u32) -> Option<u32> {
        let id = self.analysis.verb_from.get(at as usize).copied().flatten()?;
        (self.analysis.verb(id).form == VerbForm::Infinitive).then_some(at)
    }

    fn clause(&self, from: u32, cue: VerbId) -> Option<Parts> {
        Some(smallvec![self.clause_from(from, Some(cue))?])
    }

    pub fn clause_from(&self, from: u32, cue: Option<VerbId>) -> Option<UnitSpan> {
        let units = Span::new(from, self.limit);
        let part =
            reports::trimmed(self.analysis, Span::new(from, reports::report_end(self.resolver, units, cue)));
        (part.len() > 2).then_some(part)
    }

    /// A group and a finite verb directly behind it.
    fn bare_clause(&self, from: u32) -> Option<Parts> {
        let subject = self.analysis.groups_starting(from).find(|&group| {
            let end = self.skip_adverbs(self.analysis.group(group).units.end);
            let verb = self.analysis.verb_from.get(end as usize).copied().flatten();
            verb.is_some_and(|id| self.analysis.verb(id).form == VerbForm::Finite)
        });
        subject?;
        Some(smallvec![self.clause_from(from, None)?])
    }

    /// "urged members to endorse": the object with its infinitive.
    fn object_infinitive(&self, id: VerbId, from: u32) -> Option<UnitSpan> {
        let group = self.analysis.groups_starting(from).find_map(|group| {
            let end = self.analysis.group(group).units.end;
            let infinitive = self.infinitive_at(end)?;
            let verb = self.analysis.verb_from[infinitive as usize]?;
            (self.analysis.verb(verb).governor == Some(Governor::Verb(id))).then_some(end)
        })?;
        Some(Span::new(from, self.phrase(group).end))
    }

    fn opens_object(&self, at: u32) -> bool {
        matches!(self.analysis.tag(at), Tag::Quote)
            || self.analysis.groups_starting(at).next().is_some()
            || self
                .analysis
                .verb_from
                .get(at as usize)
                .copied()
                .flatten()
                .is_some_and(|id| self.analysis.verb(id).form == VerbForm::Gerund)
    }

    /// From an object's first word to where its phrase ends: a person or pronoun is an object by itself.
    pub fn object(&self, from: u32) -> Option<UnitSpan> {
        let person = self.analysis.groups_starting(from).next().map(|group| self.analysis.group(group));
        let person = person.filter(|group| group.classes.meets(ClassSet::PERSON.union(ClassSet::PRONOUN)));
        let alone = person.map(|group| group.units.end).filter(|&end| {
            let behind = self.analysis.tag(end);
            matches!(behind, Tag::To | Tag::Conj | Tag::Verb | Tag::Aux | Tag::Modal | Tag::Sub)
                || behind == Tag::Prep && !matches!(self.analysis.folded(end), "for" | "of" | "with" | "from")
        });
        let part = alone.map_or_else(|| self.phrase(from), |end| Span::new(from, end));
        (!part.is_empty()).then_some(part)
    }

    /// A phrase up to a comma, a dash or the next clause.
    pub fn phrase(&self, from: u32) -> UnitSpan {
        let end = self.analysis.groups_starting(from).next().map_or(from, |id| {
            with_complements(self.analysis, self.analysis.group(id).units, self.limit).end
        });
        reports::trimmed(
            self.analysis,
            Span::new(from, reports::phrase_end(self.analysis, end.max(from), self.limit)),
        )
    }
}
