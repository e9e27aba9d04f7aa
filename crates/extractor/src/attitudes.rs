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
    /// "is supportive of …".
    Adjective,
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
    let around =
        analysis.sentences_begun(units.start).iter().rev().find(|sentence| sentence.units.contains(units));
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
            let tag =
                || (self.resolver.knowledge.speaks(verb) || self.answers_back(verb)).then(|| self.tag(verb));
            return self.adjective(verb, after).or_else(|| tag().flatten());
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

    /// "shot back".
    fn answers_back(&self, verb: &VerbGroup) -> bool {
        verb.has_lemma(&self.resolver.knowledge.attitudes.answer_back) && self.has_back(verb)
    }

    fn has_back(&self, verb: &VerbGroup) -> bool {
        self.analysis.folded(verb.units.end) == "back"
    }

    /// "is strongly supportive of the plan".
    fn adjective(&self, verb: &VerbGroup, after: u32) -> Option<Attitude> {
        let attitudes = &self.resolver.knowledge.attitudes;
        let list = match self.analysis.folded(after + 1) {
            "of" => &attitudes.adjective_of,
            "to" => &attitudes.adjective_to,
            _ => return None,
        };
        let listed = after + 2 < self.limit && list.binary_search(&self.analysis.unit(after).symbol).is_ok();
        let content = listed.then(|| self.object(after + 2)).flatten()?;
        Some(Attitude {
            source: self.subject(verb),
            cue: verb.units.cover(Span::new(after, after + 1)),
            content: smallvec![content],
            construction: Construction::Adjective,
        })
    }

    /// "the plan that Paris backed", "whom many had endorsed": the relative word stands for what it is about.
    fn relative_object(&self, verb: &VerbGroup) -> Option<UnitSpan> {
        let subject = self.analysis.group(verb.subject?).units;
        let before = subject.start.checked_sub(1).filter(|_| subject.end <= verb.units.start)?;
        let relative = matches!(self.analysis.folded(before), "who" | "whom" | "which" | "that");
        let noun = before.checked_sub(1).is_some_and(|at| {
            matches!(self.analysis.tag(at), Tag::Noun | Tag::Name | Tag::Comma | Tag::Pron)
                || self.analysis.folded(at) == "("
        });
        (relative && noun && verb.form == VerbForm::Finite).then(|| Span::new(before, before + 1))
    }

    fn complement(&self, id: VerbId, verb: &VerbGroup, after: u32) -> Option<(Construction, Parts)> {
        let knowledge = self.resolver.knowledge;
        let takes = |list: &[Symbol]| verb.has_lemma(list);
        let attitudes = &knowledge.attitudes;
        if after >= self.limit {
            let relative = takes(&attitudes.object).then(|| self.relative_object(verb)).flatten();
            return relative.map(|relative| (Construction::Object, smallvec![relative]));
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
        if takes(&attitudes.take_back) && self.has_back(verb) && self.opens_object(after) {
            return Some((Construction::Object, smallvec![self.object(after)?]));
        }
        if takes(&attitudes.object)
            && let Some(relative) = self.relative_object(verb)
        {
            return Some((Construction::Object, smallvec![relative]));
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
        // "was backed on Friday by …"
        let by = (after..self.limit.min(after + 4)).find(|&at| !self.is_time(at)).unwrap_or(after);
        if !verb.has_lemma(&attitudes.object) || self.analysis.folded(by) != "by" {
            return None;
        }
        let source = self.group_at(by + 1).or_else(|| self.group_at(self.skip_adverbs(by + 1)))?;
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
            (VerbForm::Gerund, _) => self
                .group_before(before)
                .or_else(|| self.units_of(verb.subject))
                .or_else(|| self.word_before(before)),
            (VerbForm::Infinitive, Some(Governor::Verb(governor))) if !verb.object_control => {
                self.subject(self.analysis.verb(governor))
            }
            (VerbForm::Infinitive, Some(Governor::Word(word))) => {
                self.units_of(verb.subject).or_else(|| self.subject(self.copula_before(word)?))
            }
            (VerbForm::Finite, _) => self
                .units_of(verb.subject)
                .or_else(|| self.group_before(before))
                .or_else(|| self.word_before(before))
                .or_else(|| self.relative_before(before)),
            _ => self.units_of(verb.subject),
        }
    }

    /// "those supporting it", "about three-quarters support it": a pronoun or a number by itself.
    fn word_before(&self, end: u32) -> Option<UnitSpan> {
        let at = end.checked_sub(1)?;
        if self.analysis.tag(at) == Tag::Pron
            || matches!(self.analysis.folded(at), "those" | "many" | "most" | "some")
        {
            return Some(Span::new(at, end));
        }
        let first = self.analysis.numbers.partition_point(|number| number.units.end < end);
        let number = self.analysis.numbers.get(first).filter(|number| number.units.end == end)?;
        Some(Span::new(number.units.start, end))
    }

    /// "who, before Wednesday, had not endorsed": the relative word that opens the clause.
    fn relative_before(&self, end: u32) -> Option<UnitSpan> {
        let near =
            (end.saturating_sub(8)..end).rev().take_while(|&at| self.analysis.verb_at[at as usize].is_none());
        near.filter(|&at| matches!(self.analysis.folded(at), "who" | "which"))
            .map(|at| Span::new(at, at + 1))
            .next()
    }

    /// The verb that an adjective goes with: "was slightly more likely".
    fn copula_before(&self, word: u32) -> Option<&VerbGroup> {
        let near = (word.saturating_sub(4)..word).rev();
        near.take_while(|&at| self.analysis.tag(at) != Tag::Comma)
            .find_map(|at| self.analysis.verb_at[at as usize])
            .map(|id| self.analysis.verb(id))
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
        let relative = verb.form == VerbForm::Gerund
            || self.subject(verb).is_some_and(|units| self.analysis.tag(units.start) == Tag::Rel);
        let [part] = content[..] else { return content };
        if relative { smallvec![self.before_main_verb(part)] } else { content }
    }

    /// A phrase up to the first finite verb that opens no relative clause in it: "support for scrapping the toll is
    /// wide".
    pub fn before_main_verb(&self, part: UnitSpan) -> UnitSpan {
        let main = (part.start + 1..part.end).find(|&at| {
            let verb = self.analysis.verb_from[at as usize].map(|id| self.analysis.verb(id));
            let opened = (part.start..at).rev().take(4).any(|before| {
                matches!(self.analysis.tag(before), Tag::Rel | Tag::That | Tag::Pron | Tag::Sub)
            });
            verb.is_some_and(|verb| verb.form == VerbForm::Finite) && !opened
        });
        main.map_or(part, |end| reports::trimmed(self.analysis, Span::new(part.start, end)))
    }

    fn is_time(&self, at: u32) -> bool {
        self.analysis.time_at[at as usize].is_some()
            || self.analysis.folded(at) == "on" && self.analysis.time_at[at as usize + 1].is_some()
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
        // "that perspective", "embattled allies"
        let begins = |at: u32| self.analysis.groups_starting(at).next().is_some();
        let modified = matches!(self.analysis.tag(at), Tag::That | Tag::Verb | Tag::Hyphen)
            && (self.analysis.tag(at) != Tag::Verb || self.analysis.folded(at).ends_with("ed"))
            && begins(at + 1);
        matches!(self.analysis.tag(at), Tag::Quote)
            || modified
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
            matches!(behind, Tag::To | Tag::Conj | Tag::Verb | Tag::Aux | Tag::Modal | Tag::Sub | Tag::Adv)
                || behind == Tag::Prep
                    && !matches!(
                        self.analysis.folded(end),
                        "for" | "of" | "with" | "from" | "over" | "as" | "by"
                    )
        });
        let part = alone.map_or_else(|| self.gerunds(self.phrase(from)), |end| Span::new(from, end));
        (!part.is_empty()).then_some(part)
    }

    /// "closing the bridge, selling the ferry and raising the toll": a list of gerunds is one object.
    fn gerunds(&self, part: UnitSpan) -> UnitSpan {
        let gerund = |at: u32| {
            let verb = self.analysis.verb_from.get(at as usize).copied().flatten();
            verb.is_some_and(|id| self.analysis.verb(id).form == VerbForm::Gerund)
        };
        let mut part = part;
        for _ in 0..4 {
            let mut next = part.end;
            while next < self.limit && matches!(self.analysis.tag(next), Tag::Comma | Tag::Conj) {
                next += 1;
            }
            if !gerund(part.start) || next == part.end || next >= self.limit || !gerund(next) {
                break;
            }
            // A comma alone may begin another report: "backing the plan, adding that …".
            let joined = self.analysis.tag(next - 1) == Tag::Conj;
            if !joined {
                break;
            }
            part = part.cover(self.phrase(next));
        }
        part
    }

    /// A phrase up to a comma, a dash or the next clause.
    pub fn phrase(&self, from: u32) -> UnitSpan {
        let end = self.analysis.groups_starting(from).next().map_or(from, |id| {
            with_complements(self.analysis, self.analysis.group(id).units, self.limit).end
        });
        let end = reports::phrase_end(self.analysis, end.max(from), self.limit);
        let aside = |at: &u32| {
            matches!(self.analysis.folded(*at), "despite" | "amid" | "because" | "ahead" | "whereas")
        };
        let end = (from + 1..end).find(aside).unwrap_or(end);
        reports::trimmed(self.analysis, Span::new(from, end))
    }
}
