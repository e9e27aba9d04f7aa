//! Runs the cascade over an article: levels 1 to 4, then the rules, then the frame around each claim.

use std::sync::Arc;

use claimwire_record::{Article, AttributionMode, Claim, Span};
use claimwire_rules::{RuleIndex, RuleSet};

use crate::analysis::{Analysis, ReadParagraph, UnitSpan};
use crate::assemble;
use crate::draft::{self, Draft};
use crate::frames::Frames;
use crate::holdings::Holdings;
use crate::knowledge::Knowledge;
use crate::lattice::Lattice;
use crate::machine::{self, Match, Scratch, View};
use crate::observe::{Observer, Step};
use crate::resolve::Resolver;
use crate::speech::{self, Said};
use crate::{clauses, names, nouns, numbers, people, posts, resolve, sentences, tags, times, verbs};

/// Finds claims in articles. Build it once and share it: it is immutable and `Sync`.
#[derive(Debug)]
pub struct Extractor {
    pub(crate) knowledge: Knowledge,
    statement_type: Option<usize>,
}

impl Extractor {
    /// An extractor for a rule set.
    pub fn new(rules: Arc<RuleSet>) -> Self {
        let statement_type = rules.types.iter().position(|claim_type| claim_type.name == "statement");
        Extractor { knowledge: Knowledge::new(rules), statement_type }
    }

    /// The rules that it works by.
    pub fn rules(&self) -> &RuleSet {
        &self.knowledge.rules
    }

    /// The claims of an article, in the order of their evidence.
    pub fn extract(&self, article: &Article) -> Vec<Claim> {
        self.extract_observed(article, &mut ())
    }

    /// Levels 1 to 4.
    pub(crate) fn analyse<'a>(
        &self,
        article: &'a Article,
        observer: &mut impl Observer,
    ) -> (Analysis<'a>, Lattice) {
        let mut analysis = Analysis::new(article);
        let knowledge = &self.knowledge;
        read_units(&mut analysis, knowledge);
        observer.step_done(Step::Units);
        sentences::cut(&mut analysis);
        observer.step_done(Step::Sentences);
        find_numbers_and_times(&mut analysis);
        observer.step_done(Step::Numbers);
        let entries = names::find(&mut analysis, knowledge);
        observer.step_done(Step::Names);
        people::register(&mut analysis, knowledge);
        observer.step_done(Step::People);
        tags::tag(&mut analysis, knowledge);
        observer.step_done(Step::Tags);
        nouns::find(&mut analysis, knowledge);
        people::note_offices(&mut analysis, knowledge);
        verbs::find(&mut analysis, knowledge);
        clauses::link(&mut analysis, knowledge);
        let lattice = Lattice::new(&analysis, entries);
        observer.step_done(Step::Groups);
        (analysis, lattice)
    }

    /// Levels 5 and 6.
    pub(crate) fn claims(
        &self,
        analysis: &Analysis,
        lattice: &Lattice,
        observer: &mut impl Observer,
    ) -> Vec<Claim> {
        let plain = self.resolver(analysis);
        let mut frames = Frames::default();
        let mut drafts = Vec::new();
        let mut matcher = Matcher { extractor: self, lattice, scratch: Scratch::default(), observer };
        let candidates: Vec<Candidates> =
            analysis.sentences.iter().map(|sentence| matcher.candidates(analysis, sentence.units)).collect();
        let sentences = || analysis.sentences.iter().zip(&candidates);
        let mut found = Vec::new();
        for (sentence, candidates) in sentences() {
            matcher.statements(&plain, sentence.units, candidates, &mut found);
        }
        self.frame(&plain, found, &mut frames, &mut drafts);
        matcher.observer.step_done(Step::Statements);
        for (sentence, candidates) in sentences() {
            matcher.others(&plain, sentence.units, candidates, &frames, &mut drafts);
        }
        observer.step_done(Step::Claims);
        let claims = assemble::claims(&plain, &frames, drafts);
        observer.step_done(Step::Assembly);
        claims
    }

    /// A resolver of an analysis, outside all speech.
    pub(crate) fn resolver<'r, 'a>(&'r self, analysis: &'r Analysis<'a>) -> Resolver<'r, 'a> {
        let main_body = resolve::main_body(analysis, &self.knowledge);
        Resolver { analysis, knowledge: &self.knowledge, main_body, speaker: None }
    }

    /// The speech acts of an article.
    pub(crate) fn speech(&self, plain: &Resolver, lattice: &Lattice) -> Frames {
        let mut matcher =
            Matcher { extractor: self, lattice, scratch: Scratch::default(), observer: &mut () };
        let mut found = Vec::new();
        for sentence in &plain.analysis.sentences {
            let candidates = matcher.candidates(plain.analysis, sentence.units);
            matcher.statements(plain, sentence.units, &candidates, &mut found);
        }
        let mut frames = Frames::default();
        self.frame(plain, found, &mut frames, &mut Vec::new());
        frames
    }

    /// What statements found frame, and the drafts of those that the article itself makes.
    fn frame(&self, plain: &Resolver, found: Vec<Said>, frames: &mut Frames, drafts: &mut Vec<Draft>) {
        for said in speech::settle(plain.analysis, found) {
            frames.push(plain.analysis, said.frame);
            // Speech within quoted words attributes what it holds, and is no statement of the article's own.
            if !said.nested {
                drafts.push(said.draft);
            }
        }
        let rules = &self.knowledge.rules;
        posts::embedded(plain, rules.rule_named("statement/post"), frames, drafts, &self.knowledge);
        let continued = rules.rule_named("statement/continued-quote");
        posts::continued(plain, continued, frames, drafts, &self.knowledge);
    }

    /// The rules that a word of the sentence triggers, in order.
    pub(crate) fn triggered(&self, analysis: &Analysis, sentence: UnitSpan) -> Vec<RuleIndex> {
        let mut rules: Vec<RuleIndex> = (sentence.start..sentence.end)
            .flat_map(|at| self.knowledge.rules.rules_triggered_by(analysis.unit(at).symbol))
            .copied()
            .collect();
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

/// The rules that can match a sentence, in order.
#[derive(Default)]
struct Candidates {
    statements: Vec<RuleIndex>,
    others: Vec<RuleIndex>,
}

/// Runs rules over the sentences of one article.
struct Matcher<'m, O> {
    extractor: &'m Extractor,
    lattice: &'m Lattice,
    scratch: Scratch,
    observer: &'m mut O,
}

impl<O: Observer> Matcher<'_, O> {
    /// The rules that a word of the sentence triggers and that find in it what they need.
    fn candidates(&self, analysis: &Analysis, sentence: UnitSpan) -> Candidates {
        let rules = &self.extractor.knowledge.rules;
        let mut candidates = Candidates::default();
        let triggered = self.extractor.triggered(analysis, sentence);
        if triggered.is_empty() {
            return candidates;
        }
        let holdings = Holdings::of(analysis, self.lattice, sentence);
        for index in triggered {
            let rule = rules.rule(index);
            if !holdings.meet(analysis, &rule.program) {
                continue;
            }
            let is_statement = Some(rule.claim_type) == self.extractor.statement_type;
            let list = if is_statement { &mut candidates.statements } else { &mut candidates.others };
            list.push(index);
        }
        candidates
    }

    /// Who says what in a sentence.
    fn statements(
        &mut self,
        resolver: &Resolver,
        sentence: UnitSpan,
        candidates: &Candidates,
        all: &mut Vec<Said>,
    ) {
        for &index in &candidates.statements {
            let rule = self.extractor.knowledge.rules.rule(index);
            for found in self.matches(resolver, sentence, index) {
                let drafts = self.drafts(resolver, index, &found, sentence);
                all.extend(
                    drafts.into_iter().filter_map(|draft| speech::said(resolver, rule, &found, draft)),
                );
            }
        }
    }

    /// All other claims of a sentence. Whoever says the sentence is "I" and "we" in it.
    fn others(
        &mut self,
        plain: &Resolver,
        sentence: UnitSpan,
        candidates: &Candidates,
        frames: &Frames,
        drafts: &mut Vec<Draft>,
    ) {
        let analysis = plain.analysis;
        let speaker_of = |units| frames.around(analysis, units).first().map(|frame| frame.speaker.clone());
        let outer = speaker_of(core(analysis, sentence));
        for &index in &candidates.others {
            for found in self.matches(plain, sentence, index) {
                let inner = speaker_of(found.units);
                let resolver = Resolver { speaker: inner.as_ref().or(outer.as_ref()), ..*plain };
                drafts.extend(self.drafts(&resolver, index, &found, sentence));
            }
        }
    }

    fn drafts(&self, resolver: &Resolver, index: RuleIndex, found: &Match, sentence: UnitSpan) -> Vec<Draft> {
        let rules = &self.extractor.knowledge.rules;
        let rule = rules.rule(index);
        let claim_type = &rules.types[rule.claim_type];
        draft::drafts(resolver, claim_type, index.0 as usize, rule, found, sentence)
    }

    fn matches(&mut self, resolver: &Resolver, sentence: UnitSpan, index: RuleIndex) -> Vec<Match> {
        self.observer.rule_begins(index);
        let analysis = resolver.analysis;
        let view = View { analysis, lattice: self.lattice, sentence };
        let program = &self.extractor.knowledge.rules.rule(index).program;
        let mut found = Vec::new();
        machine::run(&view, program, &mut self.scratch, &mut found);
        self.observer.rule_ended(index, analysis.bytes(sentence).range(), found.len());
        found
    }
}

pub(crate) fn mode_name(mode: AttributionMode) -> &'static str {
    match mode {
        AttributionMode::Direct => "direct",
        AttributionMode::Mixed => "mixed",
        _ => "indirect",
    }
}

/// A sentence without the marks and stops at its edges, for asking what holds it.
fn core(analysis: &Analysis, sentence: UnitSpan) -> UnitSpan {
    let edge = |at: u32| matches!(analysis.tag(at), tags::Tag::Quote | tags::Tag::Punct);
    let mut span = sentence;
    while span.len() > 1 && edge(span.start) {
        span = Span::new(span.start + 1, span.end);
    }
    while span.len() > 1 && edge(span.end - 1) {
        span = Span::new(span.start, span.end - 1);
    }
    span
}

fn read_units(analysis: &mut Analysis, knowledge: &Knowledge) {
    for paragraph in analysis.article.paragraphs.iter().filter(|paragraph| paragraph.zone.is_read()) {
        let start = analysis.units.len() as u32;
        analysis.units.scan(analysis.text, paragraph.bytes().range(), &knowledge.rules.vocabulary);
        let units = Span::new(start, analysis.units.len() as u32);
        if !units.is_empty() {
            analysis.paragraphs.push(ReadParagraph { units, zone: paragraph.zone });
        }
    }
    crate::glue::split(analysis, knowledge);
}

fn find_numbers_and_times(analysis: &mut Analysis) {
    let segments = std::mem::take(&mut analysis.segments);
    let (mut found_numbers, mut found_times) = (Vec::new(), Vec::new());
    for segment in &segments {
        numbers::find(analysis.text, &analysis.units, segment.range(), &mut found_numbers);
        times::find(analysis.text, &analysis.units, segment.range(), &mut found_times);
    }
    analysis.segments = segments;
    analysis.time_at = vec![None; analysis.units.len()];
    for (index, time) in found_times.iter().enumerate() {
        for unit in time.units.clone() {
            analysis.time_at[unit as usize] = Some(index as u32);
        }
    }
    analysis.numbers = found_numbers;
    analysis.times = found_times;
}
