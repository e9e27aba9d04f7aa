//! Runs the cascade over an article: levels 1 to 4, then the rules, then the frame around each claim.

use std::cell::Cell;
use std::sync::Arc;

use claimwire_record::{Article, AttributionMode, Claim, Span};
use claimwire_rules::{RuleIndex, RuleSet};

use crate::analysis::{Analysis, ReadParagraph, UnitSpan};
use crate::assemble;
use crate::draft::{self, Draft};
use crate::frames::{Frame, Frames};
use crate::knowledge::Knowledge;
use crate::lattice::Lattice;
use crate::leads::RuleBits;
use crate::machine::{self, Match, Scratch, View};
use crate::observe::{Observer, Step};
use crate::resolve::Resolver;
use crate::speech::{self, Said};
use crate::starters::Starters;
use crate::{clauses, names, nouns, numbers, people, posts, reports, resolve, sentences, tags, times, verbs};

/// Finds claims in articles. Build it once and share it: it is immutable and `Sync`.
#[derive(Debug)]
pub struct Extractor {
    pub(crate) knowledge: Knowledge,
    statement_type: Option<usize>,
    /// The rules for posts and for quotations that go on, by their place among the rules.
    embedded_post: Option<usize>,
    continued_quote: Option<usize>,
}

impl Extractor {
    /// An extractor for a rule set.
    pub fn new(rules: Arc<RuleSet>) -> Self {
        let statement_type = rules.types.iter().position(|claim_type| claim_type.name == "statement");
        let named = |id: &str| rules.rules.iter().position(|rule| rule.id == id);
        let (embedded_post, continued_quote) = (named("statement/post"), named("statement/continued-quote"));
        Extractor { knowledge: Knowledge::new(rules), statement_type, embedded_post, continued_quote }
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
        find_numbers_and_times(&mut analysis, &knowledge.starters);
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
        let (mut frames, mut drafts) = (Frames::default(), Vec::new());
        let found = self.find(analysis, lattice, |_| true, observer);
        observer.step_done(Step::Patterns);
        self.frame(&plain, self.statements(&plain, &found), &mut frames, &mut drafts);
        observer.step_done(Step::Statements);
        self.others(&plain, &found, &frames, &mut drafts);
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
        let found = self.find(plain.analysis, lattice, |rule| self.is_statement(rule), &mut ());
        let mut frames = Frames::default();
        self.frame(plain, self.statements(plain, &found), &mut frames, &mut Vec::new());
        frames
    }

    /// What statements found frame, and the drafts of those that the article itself makes.
    fn frame(&self, plain: &Resolver, found: Vec<Said>, frames: &mut Frames, drafts: &mut Vec<Draft>) {
        let settled = speech::settle(plain, found);
        frames.reserve(settled.len());
        drafts.reserve(settled.len());
        for mut said in settled {
            let absolute = reports::absolute_behind(plain.analysis, &said.frame, said.draft.sentence);
            said.frame.content.extend(absolute);
            if !said.repeats {
                frames.push(plain.analysis, said.frame);
            }
            // Speech within quoted words attributes what it holds, and is no statement of the article's own.
            if !said.nested {
                drafts.push(said.draft);
            }
        }
        let rule = |index: Option<usize>| index.map(|index| &self.knowledge.rules.rules[index]);
        posts::embedded(plain, rule(self.embedded_post), frames, drafts, &self.knowledge);
        posts::continued(plain, rule(self.continued_quote), frames, drafts, &self.knowledge);
    }

    fn is_statement(&self, rule: RuleIndex) -> bool {
        Some(self.knowledge.rules.rule(rule).claim_type) == self.statement_type
    }

    /// What the patterns of the wanted rules match, by sentence, rule and place.
    fn find(
        &self,
        analysis: &Analysis,
        lattice: &Lattice,
        wanted: impl Fn(RuleIndex) -> bool,
        observer: &mut impl Observer,
    ) -> Vec<Found> {
        let mut search = Search {
            extractor: self,
            scratch: SCRATCH.take(),
            triggered: RuleBits::new(self.rules()),
            led: Vec::new(),
            matches: Vec::new(),
            found: Vec::new(),
            observer,
        };
        for sentence in &analysis.sentences {
            search.sentence(View { analysis, lattice, sentence: sentence.units }, &wanted);
        }
        SCRATCH.set(search.scratch);
        search.found
    }

    /// Who says what.
    fn statements(&self, plain: &Resolver, found: &[Found]) -> Vec<Said> {
        let rule = |found: &Found| self.knowledge.rules.rule(found.rule);
        // Most of what is no speech act is told so before anything is built for it.
        let is_act = |found: &&Found| {
            self.is_statement(found.rule) && speech::is_act(plain, rule(found), &found.units, found.sentence)
        };
        // Step by step for all of them: the code of all steps together is more than lies close at hand.
        let acts: Vec<&Found> = found.iter().filter(is_act).collect();
        let drafts: Vec<Vec<Draft>> = acts.iter().map(|found| self.drafts(plain, found)).collect();
        let mut all = Vec::with_capacity(acts.len());
        for (found, drafts) in acts.into_iter().zip(drafts) {
            let said = |draft| speech::said(plain, rule(found), &found.units, draft);
            all.extend(drafts.into_iter().filter_map(said));
        }
        all
    }

    /// All other claims. Whoever says the sentence is "I" and "we" in it.
    fn others(&self, plain: &Resolver, found: &[Found], frames: &Frames, drafts: &mut Vec<Draft>) {
        let analysis = plain.analysis;
        let known = |frame: &&Frame| frame.speaker.entity.id.is_some();
        let speaker_of =
            |units| frames.around(analysis, units).first().copied().filter(known).map(|frame| &frame.speaker);
        for found in found.iter().filter(|found| !self.is_statement(found.rule)) {
            if self.is_overtaken(analysis, frames, found) {
                continue;
            }
            let speaker =
                speaker_of(found.units.units).or_else(|| speaker_of(core(analysis, found.sentence)));
            drafts.extend(self.drafts(&Resolver { speaker, ..*plain }, found));
        }
    }

    /// "initially said 36 had died": a toll that has been put right since.
    fn is_overtaken(&self, analysis: &Analysis, frames: &Frames, found: &Found) -> bool {
        let rules = &self.knowledge.rules;
        let told = &rules.types[rules.rule(found.rule).claim_type].name;
        let toll = told == "toll";
        let first = |cue: UnitSpan| {
            let before = cue.start.checked_sub(1).map_or("", |at| analysis.folded(at));
            matches!(before, "initially" | "originally")
        };
        let said =
            || frames.around(analysis, found.units.units).into_iter().find_map(|frame| frame.cue_units);
        toll && said().is_some_and(first)
    }

    fn drafts(&self, resolver: &Resolver, found: &Found) -> Vec<Draft> {
        let rules = &self.knowledge.rules;
        let rule = rules.rule(found.rule);
        let claim_type = &rules.types[rule.claim_type];
        draft::drafts(resolver, claim_type, found.rule.0 as usize, rule, &found.units, found.sentence)
    }

    /// The rules that a word of the sentence triggers, in order.
    pub(crate) fn triggered(&self, analysis: &Analysis, sentence: UnitSpan) -> Vec<RuleIndex> {
        let mut bits = RuleBits::new(self.rules());
        bits.note(self.rules(), analysis, sentence);
        bits.drain().collect()
    }
}

thread_local! {
    /// The machine's memory, kept from one article to the next. What it holds of earlier ones is told by number.
    static SCRATCH: Cell<Scratch> = Cell::default();
}

/// A match of a rule's pattern.
struct Found {
    rule: RuleIndex,
    sentence: UnitSpan,
    units: Match,
}

/// Runs rules over the sentences of one article.
struct Search<'s, O> {
    extractor: &'s Extractor,
    scratch: Scratch,
    triggered: RuleBits,
    led: Vec<u64>,
    matches: Vec<Match>,
    found: Vec<Found>,
    observer: &'s mut O,
}

impl<O: Observer> Search<'_, O> {
    /// Runs the wanted rules that a word of the sentence triggers and that find in it what they need.
    fn sentence(&mut self, view: View, wanted: impl Fn(RuleIndex) -> bool) {
        let knowledge = &self.extractor.knowledge;
        self.triggered.note(&knowledge.rules, view.analysis, view.sentence);
        if self.triggered.is_empty() {
            return;
        }
        self.scratch.answers.begin(&view, &knowledge.questions);
        let leads = knowledge.questions.leads();
        leads.keep_led(&mut self.triggered, self.scratch.answers.noted(), &mut self.led);
        for rule in self.triggered.drain().filter(|&rule| wanted(rule)) {
            let task = knowledge.task(rule);
            let Some(last) = self.scratch.answers.meet(&view, task.questions, task.plan) else { continue };
            self.observer.rule_begins(rule);
            machine::run(&view, task, last, &mut self.scratch, &mut self.matches);
            self.observer.rule_ended(rule, view.analysis.bytes(view.sentence).range(), self.matches.len());
            let found = |units| Found { rule, sentence: view.sentence, units };
            self.found.extend(self.matches.drain(..).map(found));
        }
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
    analysis.units.reserve(analysis.text.len());
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

fn find_numbers_and_times(analysis: &mut Analysis, starters: &Starters) {
    let segments = std::mem::take(&mut analysis.segments);
    let (mut found_numbers, mut found_times) = (Vec::new(), Vec::new());
    // One behind the other: the code of both together is more than lies close at hand.
    for segment in &segments {
        numbers::find(analysis.text, &analysis.units, segment.range(), starters, &mut found_numbers);
    }
    for segment in &segments {
        times::find(analysis.text, &analysis.units, segment.range(), starters, &mut found_times);
    }
    analysis.segments = segments;
    analysis.number_from = vec![None; analysis.units.len()];
    for (index, number) in found_numbers.iter().enumerate().rev() {
        analysis.number_from[number.units.start as usize] = Some(index as u32);
    }
    analysis.time_at = vec![None; analysis.units.len()];
    for (index, time) in found_times.iter().enumerate() {
        for unit in time.units.clone() {
            analysis.time_at[unit as usize] = Some(index as u32);
        }
    }
    analysis.numbers = found_numbers;
    analysis.times = found_times;
}
