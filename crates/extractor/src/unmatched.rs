//! Sentences that hold a trigger of some claim type and no claim of it, told by their construction, so that rule
//! authors see what their rules miss in real text.

use claimwire_record::{Article, Byte, Claim, Span};
use claimwire_rules::program::ClassSet;
use claimwire_rules::{ClaimType, RuleIndex};

use crate::analysis::{Analysis, UnitSpan};
use crate::engine::Extractor;
use crate::lattice::Lattice;
use crate::machine::{self, Furthest, Scratch, View};
use crate::stops;
use crate::tags::Tag;

/// How many parts of the sentence a construction shows before and behind its trigger.
const PARTS: usize = 2;

/// A sentence with a trigger that no rule of the type turned into a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// Name of the claim type.
    pub claim_type: String,
    /// What stands around the trigger: noun groups by class, verbs in angle brackets, function words as they are.
    pub construction: String,
    /// The sentence, in bytes of the article's text.
    pub sentence: Span<Byte>,
    /// The rule that came furthest, and where and why it stopped.
    pub nearest: Option<(String, String)>,
}

impl Extractor {
    /// The sentences of an article that hold a verb, noun or adjective which triggers rules of a wanted type, and
    /// no claim of that type; one row per sentence and type, in the order of the text.
    pub fn unmatched(&self, article: &Article, wanted: impl Fn(&ClaimType) -> bool) -> Vec<Unmatched> {
        let (analysis, lattice) = self.analyse(article, &mut ());
        let claims = self.claims(&analysis, &lattice, &mut ());
        let mut search =
            Search { extractor: self, analysis: &analysis, lattice: &lattice, scratch: Scratch::default() };
        let mut found = Vec::new();
        for sentence in analysis.sentences.iter().map(|sentence| sentence.units) {
            for (index, claim_type) in self.rules().types.iter().enumerate() {
                if wanted(claim_type) && !is_covered(&analysis, &claims, claim_type, sentence) {
                    found.extend(search.row(sentence, index));
                }
            }
        }
        found
    }
}

fn is_covered(analysis: &Analysis, claims: &[Claim], claim_type: &ClaimType, sentence: UnitSpan) -> bool {
    let bytes = analysis.bytes(sentence);
    claims.iter().filter(|claim| claim.claim_type == claim_type.name).any(|claim| {
        let (start, end) = (claim.span.byte_start.unwrap_or(0), claim.span.byte_end.unwrap_or(0));
        start < bytes.end && bytes.start < end
    })
}

struct Search<'s, 'a> {
    extractor: &'s Extractor,
    analysis: &'s Analysis<'a>,
    lattice: &'s Lattice,
    scratch: Scratch,
}

impl Search<'_, '_> {
    /// The row of a sentence for a type, where a content word of the sentence triggers one of its rules.
    fn row(&mut self, sentence: UnitSpan, claim_type: usize) -> Option<Unmatched> {
        let trigger = (sentence.start..sentence.end).find(|&at| self.triggers(at, claim_type))?;
        let name = self.extractor.rules().types[claim_type].name.clone();
        Some(Unmatched {
            claim_type: name,
            construction: self.construction(sentence, trigger),
            sentence: self.analysis.bytes(sentence),
            nearest: self.nearest(sentence, trigger, claim_type),
        })
    }

    /// Whether the word there is one of meaning, and rules of the type look for it.
    fn triggers(&self, at: u32, claim_type: usize) -> bool {
        matches!(self.analysis.tag(at), Tag::Verb | Tag::Noun | Tag::Adj)
            && self.rules_at(at, claim_type).next().is_some()
    }

    fn rules_at(&self, at: u32, claim_type: usize) -> impl Iterator<Item = RuleIndex> + '_ {
        let rules = self.extractor.rules();
        let triggered = rules.rules_triggered_by(self.analysis.unit(at).symbol).iter().copied();
        triggered.filter(move |&index| rules.rule(index).claim_type == claim_type)
    }

    fn nearest(&mut self, sentence: UnitSpan, trigger: u32, claim_type: usize) -> Option<(String, String)> {
        let candidates: Vec<RuleIndex> = self.rules_at(trigger, claim_type).collect();
        let mut best: Option<(Furthest, RuleIndex)> = None;
        for index in candidates {
            let view = View { analysis: self.analysis, lattice: self.lattice, sentence };
            machine::trace(&view, self.extractor.knowledge.task(index), &mut self.scratch, &mut Vec::new());
            let furthest = self.scratch.furthest;
            if best.is_none_or(|(other, _)| furthest.length > other.length) {
                best = Some((furthest, index));
            }
        }
        let (furthest, index) = best?;
        let rule = self.extractor.rules().rule(index);
        let insts = &rule.program.insts;
        let stop = stops::describe(self.analysis, self.extractor.rules(), sentence, furthest, insts);
        Some((rule.id.clone(), stop))
    }

    /// The trigger with the parts of its sentence around it.
    fn construction(&self, sentence: UnitSpan, trigger: u32) -> String {
        let parts = self.parts(sentence);
        let at = parts.iter().position(|part| part.units.holds(trigger)).unwrap_or(0);
        let shown = &parts[at.saturating_sub(PARTS)..parts.len().min(at + PARTS + 1)];
        let word = |part: &Part| {
            let own = part.units.holds(trigger) && !part.label.starts_with('<');
            if own { self.analysis.folded(trigger).to_owned() } else { part.label.clone() }
        };
        shown.iter().map(word).collect::<Vec<_>>().join(" ")
    }

    /// The sentence as a row of groups and function words; adverbs, marks and expressions of time left out.
    fn parts(&self, sentence: UnitSpan) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut at = sentence.start;
        while at < sentence.end {
            let part = self.part(at, sentence.end);
            at = part.units.end;
            if !part.label.is_empty() {
                parts.push(part);
            }
        }
        parts
    }

    fn part(&self, at: u32, limit: u32) -> Part {
        let analysis = self.analysis;
        if let Some(id) = analysis.verb_from[at as usize] {
            let verb = analysis.verb(id);
            let lemma =
                verb.lemmas.first().map_or("", |&lemma| self.extractor.rules().vocabulary.word(lemma));
            return Part::new(at, verb.units.end.min(limit), format!("<{lemma}>"));
        }
        if let Some(time) = self.lattice.time_from(at) {
            return Part::new(at, analysis.times[time as usize].units.end.min(limit), "#time".to_owned());
        }
        if let Some(id) = analysis.groups_starting(at).next() {
            let group = analysis.group(id);
            return Part::new(at, group.units.end.min(limit), label(group.classes));
        }
        let label = match analysis.tag(at) {
            Tag::Adv | Tag::Quote | Tag::Det => "",
            _ => analysis.folded(at),
        };
        Part::new(at, at + 1, label.to_owned())
    }
}

/// A group or word of a sentence, and how constructions write it.
struct Part {
    units: UnitSpan,
    label: String,
}

impl Part {
    fn new(start: u32, end: u32, label: String) -> Self {
        Part { units: UnitSpan::new(start, end.max(start + 1)), label }
    }
}

/// The first class of a group, as patterns write it.
fn label(classes: ClassSet) -> String {
    let known = ClassSet::NAMES.iter().find(|(_, class)| classes.meets(*class));
    format!("{{{}}}", known.map_or("any", |(name, _)| name))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use claimwire_rules::RuleSet;

    use super::*;
    use crate::article_of;

    fn rows(text: &str) -> Vec<Unmatched> {
        let extractor = Extractor::new(Arc::new(RuleSet::embedded().expect("the built-in rules load")));
        extractor.unmatched(&article_of(text, None), |claim_type| claim_type.name == "stance")
    }

    #[test]
    fn a_sentence_with_a_claim_of_the_type_is_no_miss() {
        assert_eq!(rows("Latvia endorsed Mark Rutte."), []);
    }

    #[test]
    fn a_trigger_without_a_claim_is_told_with_its_construction_and_the_nearest_rule() {
        let rows = rows("The weather was fine. To endorse is to choose.");
        assert_eq!(rows.len(), 1);
        assert!(rows[0].construction.contains("<endorse>"), "{}", rows[0].construction);
        assert!(rows[0].nearest.as_ref().is_some_and(|(rule, _)| rule.starts_with("stance/")));
    }
}
