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

/// A word of a sentence that rules of a claim type look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// Name of the claim type.
    pub claim_type: String,
    /// The word, verbs by lemma.
    pub word: String,
    /// The sentence, in bytes of the article's text.
    pub sentence: Span<Byte>,
    /// How the sentence was missed; none where it gave a claim of the type.
    pub miss: Option<Unmatched>,
}

/// A sentence with a trigger that no rule of the type turned into a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// What stands around the trigger: noun groups by class, verbs in angle brackets, function words as they are.
    pub construction: String,
    /// The rule that came furthest, and where and why it stopped.
    pub nearest: Option<(String, String)>,
}

impl Extractor {
    /// The verbs, nouns and adjectives of an article that trigger rules of a wanted type, with or without a claim of
    /// that type in their sentence; each word once per sentence and type, in the order of the text.
    pub fn triggers(&self, article: &Article, wanted: impl Fn(&ClaimType) -> bool) -> Vec<Trigger> {
        let (analysis, lattice) = self.analyse(article, &mut ());
        let claims = self.claims(&analysis, &lattice, &mut ());
        let mut search =
            Search { extractor: self, analysis: &analysis, lattice: &lattice, scratch: Scratch::default() };
        let mut found = Vec::new();
        for sentence in analysis.sentences.iter().map(|sentence| sentence.units) {
            for (index, claim_type) in self.rules().types.iter().enumerate() {
                if wanted(claim_type) {
                    let covered = is_covered(&analysis, &claims, claim_type, sentence);
                    search.add_triggers(sentence, index, covered, &mut found);
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
    /// The triggers of a sentence for a type: its content words that rules of the type look for.
    fn add_triggers(&mut self, sentence: UnitSpan, claim_type: usize, covered: bool, out: &mut Vec<Trigger>) {
        let first = out.len();
        for at in sentence.start..sentence.end {
            if !self.triggers(at, claim_type) {
                continue;
            }
            let word = self.word(at).to_owned();
            if out[first..].iter().any(|known| known.word == word) {
                continue;
            }
            let miss = (!covered).then(|| Unmatched {
                construction: self.construction(sentence, at),
                nearest: self.nearest(sentence, at, claim_type),
            });
            out.push(Trigger {
                claim_type: self.extractor.rules().types[claim_type].name.clone(),
                word,
                sentence: self.analysis.bytes(sentence),
                miss,
            });
        }
    }

    /// The lemma of a verb, and any other word as it is.
    fn word(&self, at: u32) -> &str {
        let verb = self.analysis.verb_at[at as usize].map(|id| self.analysis.verb(id));
        let lemma = verb.filter(|verb| verb.head == at).and_then(|verb| verb.lemmas.first());
        lemma.map_or(self.analysis.folded(at), |&lemma| self.extractor.rules().vocabulary.word(lemma))
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
    use super::*;
    use crate::article_of;

    fn triggers(text: &str) -> Vec<Trigger> {
        let extractor = crate::testing::extractor();
        extractor.triggers(&article_of(text, None), |claim_type| claim_type.name == "stance")
    }

    #[test]
    fn a_sentence_with_a_claim_of_the_type_is_no_miss() {
        let triggers = triggers("Latvia endorsed Mark Rutte.");
        assert!(triggers.iter().any(|trigger| trigger.word == "endorse"));
        assert!(triggers.iter().all(|trigger| trigger.miss.is_none()));
    }

    #[test]
    fn a_trigger_without_a_claim_is_told_with_its_construction_and_the_nearest_rule() {
        let triggers = triggers("The weather was fine. To endorse is to choose.");
        let trigger = triggers.iter().find(|trigger| trigger.word == "endorse").expect("a trigger");
        let miss = trigger.miss.as_ref().expect("no claim");
        assert!(miss.construction.contains("<endorse>"), "{}", miss.construction);
        assert!(miss.nearest.as_ref().is_some_and(|(rule, _)| rule.starts_with("stance/")));
    }
}
