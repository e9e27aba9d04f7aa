//! Runs the cascade over an article: levels 1 to 4, then the rules, then the frame around each claim.

use std::sync::Arc;

use claimwire_record::{Article, AttributionMode, Claim, Span};
use claimwire_rules::{RuleIndex, RuleSet};

use crate::analysis::{Analysis, ReadParagraph, UnitSpan};
use crate::assemble;
use crate::draft::{self, Draft};
use crate::frames::Frames;
use crate::knowledge::Knowledge;
use crate::machine::{self, Hits, Match, Scratch, View};
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
        let (analysis, hits) = self.analyse(article);
        self.claims(&analysis, &hits)
    }

    /// Levels 1 to 4.
    pub(crate) fn analyse<'a>(&self, article: &'a Article) -> (Analysis<'a>, Hits) {
        let mut analysis = Analysis::new(article);
        let knowledge = &self.knowledge;
        read_units(&mut analysis, knowledge);
        sentences::cut(&mut analysis);
        find_numbers_and_times(&mut analysis);
        let hits = Hits::new(names::find(&mut analysis, knowledge));
        people::register(&mut analysis, knowledge);
        tags::tag(&mut analysis, knowledge);
        nouns::find(&mut analysis, knowledge);
        people::note_offices(&mut analysis, knowledge);
        verbs::find(&mut analysis, knowledge);
        clauses::link(&mut analysis, knowledge);
        (analysis, hits)
    }

    /// Levels 5 and 6.
    pub(crate) fn claims(&self, analysis: &Analysis, hits: &Hits) -> Vec<Claim> {
        let main_body = resolve::main_body(analysis, &self.knowledge);
        let mut scratch = Scratch::default();
        let mut frames = Frames::default();
        let mut drafts = Vec::new();
        let plain = Resolver { analysis, knowledge: &self.knowledge, main_body, speaker: None };
        let mut found = Vec::new();
        for sentence in &analysis.sentences {
            self.statements(&plain, hits, sentence.units, &mut scratch, &mut found);
        }
        for said in speech::settle(analysis, found) {
            frames.push(analysis, said.frame);
            // Speech within quoted words attributes what it holds, and is no statement of the article's own.
            if !said.nested {
                drafts.push(said.draft);
            }
        }
        posts::embedded(
            &plain,
            self.knowledge.rules.rule_named("statement/post"),
            &mut frames,
            &mut drafts,
            &self.knowledge,
        );
        posts::continued(
            &plain,
            self.knowledge.rules.rule_named("statement/continued-quote"),
            &mut frames,
            &mut drafts,
            &self.knowledge,
        );
        for sentence in &analysis.sentences {
            let speaker = frames
                .around(analysis, core(analysis, sentence.units))
                .first()
                .map(|frame| frame.speaker.clone());
            let resolver = Resolver { speaker: speaker.as_ref(), ..plain };
            self.others(&resolver, hits, sentence.units, &frames, &mut scratch, &mut drafts);
        }
        assemble::claims(&plain, &frames, drafts)
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

    fn statements(
        &self,
        resolver: &Resolver,
        hits: &Hits,
        sentence: UnitSpan,
        scratch: &mut Scratch,
        all: &mut Vec<Said>,
    ) {
        for index in self.triggered(resolver.analysis, sentence) {
            let rule = self.knowledge.rules.rule(index);
            if Some(rule.claim_type) != self.statement_type {
                continue;
            }
            for found in self.matches(resolver, hits, sentence, index, scratch) {
                let drafts = draft::drafts(
                    resolver,
                    &self.knowledge.rules.types[rule.claim_type],
                    index.0 as usize,
                    rule,
                    &found,
                    sentence,
                );
                all.extend(
                    drafts.into_iter().filter_map(|draft| speech::said(resolver, rule, &found, draft)),
                );
            }
        }
    }

    fn others(
        &self,
        resolver: &Resolver,
        hits: &Hits,
        sentence: UnitSpan,
        frames: &Frames,
        scratch: &mut Scratch,
        drafts: &mut Vec<Draft>,
    ) {
        for index in self.triggered(resolver.analysis, sentence) {
            let rule = self.knowledge.rules.rule(index);
            if Some(rule.claim_type) == self.statement_type {
                continue;
            }
            for found in self.matches(resolver, hits, sentence, index, scratch) {
                let inner =
                    frames.around(resolver.analysis, found.units).first().map(|frame| frame.speaker.clone());
                let resolver = Resolver { speaker: inner.as_ref().or(resolver.speaker), ..*resolver };
                drafts.extend(draft::drafts(
                    &resolver,
                    &self.knowledge.rules.types[rule.claim_type],
                    index.0 as usize,
                    rule,
                    &found,
                    sentence,
                ));
            }
        }
    }

    pub(crate) fn matches(
        &self,
        resolver: &Resolver,
        hits: &Hits,
        sentence: UnitSpan,
        index: RuleIndex,
        scratch: &mut Scratch,
    ) -> Vec<Match> {
        let view = View { analysis: resolver.analysis, hits, sentence };
        let mut found = Vec::new();
        machine::run(&view, &self.knowledge.rules.rule(index).program, scratch, &mut found);
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
