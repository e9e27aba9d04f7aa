//! Level 6: who says what. Statements found by the statement rules become frames; whatever stands inside a
//! frame's content is attributed to its speaker.

use std::cell::OnceCell;

use claimwire_record::{Attribution, AttributionMode, EntityKind, Source, SourceKind, Time};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::analysis::{Analysis, UnitSpan};
use crate::resolve::Resolved;
use crate::sources::Cited;

/// One speech act.
#[derive(Debug, Clone)]
pub struct Frame {
    /// What is said; two stretches where a speech tag splits it.
    pub content: SmallVec<[UnitSpan; 2]>,
    /// Who says it.
    pub speaker: Resolved,
    /// How many people the speaker is.
    pub count: Option<u32>,
    /// The cue, as printed.
    pub cue: Option<String>,
    /// Where the cue stands.
    pub cue_units: Option<UnitSpan>,
    /// How the words are given.
    pub mode: AttributionMode,
    /// When it was said, where the text says so.
    pub time: Option<Time>,
    /// The whole stretch, speech tag included.
    pub units: UnitSpan,
    /// Whether the words are denied: "X denied that …".
    pub denied: bool,
    /// The outlets through which the speaker is quoted: "told Reuters".
    pub via: SmallVec<[Source; 1]>,
    /// Whom the speaker, an outlet, cites for it.
    pub cited: Option<Cited>,
    /// Why the words are not what the speaker holds: "falsely claimed", "joked".
    pub untrue: Option<&'static str>,
}

impl Frame {
    fn length(&self) -> u32 {
        self.content.iter().map(|part| part.len()).sum()
    }
    /// Whether a stretch lies within what is said.
    pub fn holds(&self, units: UnitSpan) -> bool {
        self.content.iter().any(|part| part.contains(units))
    }
    /// Whether its verb of saying stands among words that are quoted: whom those quote is no speaker of them.
    pub fn is_quoted_in(&self, quoted: UnitSpan) -> bool {
        self.cue_units.is_some_and(|cue| quoted.contains(cue))
    }
}

/// All speech acts of an article.
#[derive(Debug, Default)]
pub struct Frames {
    frames: Vec<Frame>,
    /// Frames with content in a paragraph.
    by_paragraph: FxHashMap<u32, SmallVec<[u32; 6]>>,
    /// The article's own voice, once it is asked for: most claims have it.
    own_voice: OnceCell<Attribution>,
}

impl Frames {
    /// Makes room for so many more.
    pub fn reserve(&mut self, count: usize) {
        self.frames.reserve(count);
    }
    /// Adds a speech act.
    pub fn push(&mut self, analysis: &Analysis, frame: Frame) {
        let index = self.frames.len() as u32;
        for part in &frame.content {
            for paragraph in
                paragraph_of(analysis, part.start)..=paragraph_of(analysis, part.end.saturating_sub(1))
            {
                self.by_paragraph.entry(paragraph).or_default().push(index);
            }
        }
        self.frames.push(frame);
    }
    /// All of them, in order of finding.
    pub fn all(&self) -> &[Frame] {
        &self.frames
    }
    /// The frames with content in a paragraph, by its index, in order of finding; one with two parts there stands twice.
    pub fn in_paragraph(&self, paragraph: u32) -> impl Iterator<Item = &Frame> {
        let here = self.by_paragraph.get(&paragraph).map_or(&[][..], SmallVec::as_slice);
        here.iter().map(|&index| &self.frames[index as usize])
    }
    /// The frames around a stretch, innermost first.
    pub fn around(&self, analysis: &Analysis, units: UnitSpan) -> SmallVec<[&Frame; 2]> {
        let here =
            self.by_paragraph.get(&paragraph_of(analysis, units.start)).map_or(&[][..], SmallVec::as_slice);
        let mut around: SmallVec<[(u32, &Frame); 2]> = here
            .iter()
            .map(|&index| (index, &self.frames[index as usize]))
            .filter(|(_, frame)| frame.holds(units))
            .collect();
        // "Berg recalled Voss's claim that …": of two who say the same words, the nearer one said them first.
        around.sort_by_key(|(index, frame)| (frame.length(), std::cmp::Reverse(frame.units.start), *index));
        around.dedup_by_key(|(index, _)| *index);
        around.into_iter().map(|(_, frame)| frame).collect()
    }
    /// Who says a claim that stands in these of the frames, innermost first; the article itself where there is none.
    pub fn attribution(&self, analysis: &Analysis, around: &[&Frame]) -> Attribution {
        let Some(inner) = around.first() else {
            return self.own_voice.get_or_init(|| own_voice(analysis)).clone();
        };
        let mut chain = Vec::new();
        for frame in around {
            chain.extend(frame.cited.as_ref().map(|cited| source(&cited.source, cited.count)));
            chain.push(source(&frame.speaker, frame.count));
            chain.extend(frame.via.iter().cloned());
        }
        chain_of(chain, inner.mode, inner.cue.clone())
    }
}

/// Index of the paragraph that holds a unit.
fn paragraph_of(analysis: &Analysis, unit: u32) -> u32 {
    analysis.paragraphs.partition_point(|paragraph| paragraph.units.end <= unit) as u32
}

/// The source record of a speaker.
pub fn source(speaker: &Resolved, count: Option<u32>) -> Source {
    let entity = &speaker.entity;
    Source {
        id: entity.id.clone(),
        name: entity.name.clone(),
        kind: source_kind(entity.kind),
        mention: entity.mention.clone(),
        count,
        span: entity.span,
    }
}

fn source_kind(kind: Option<EntityKind>) -> SourceKind {
    match kind {
        Some(EntityKind::Person) => SourceKind::Person,
        Some(EntityKind::Country) => SourceKind::Country,
        Some(EntityKind::Org) => SourceKind::Org,
        Some(EntityKind::Office) => SourceKind::Office,
        Some(EntityKind::Anonymous) => SourceKind::Anonymous,
        Some(EntityKind::Media) => SourceKind::Media,
        Some(EntityKind::Group | EntityKind::Region | EntityKind::Place) => SourceKind::Group,
        Some(EntityKind::Text) | None => SourceKind::Text,
    }
}

/// The first of a chain of sources as the source, the rest as those through whom it is quoted, each once.
fn chain_of(chain: Vec<Source>, mode: AttributionMode, cue: Option<String>) -> Attribution {
    let mut chain = chain.into_iter();
    let source = chain.next().unwrap_or_else(unknown);
    let mut via: Vec<Source> = Vec::new();
    for next in chain {
        if next.id != source.id && via.iter().all(|known| known.id != next.id) {
            via.push(next);
        }
    }
    Attribution { source, mode, cue, via }
}

/// What somebody holds within these frames: "Anna Berg, Ines Prado said, believes that …".
pub fn held(analysis: &Analysis, holder: &Resolved, cue: u32, around: &[&Frame]) -> Attribution {
    let outer = around.iter().filter(|frame| !frame.units.is_empty());
    let mut chain = vec![source(holder, None)];
    for frame in outer {
        chain.push(source(&frame.speaker, frame.count));
        chain.extend(frame.via.iter().cloned());
    }
    let word = analysis.text[analysis.unit(cue).span.range()].to_owned();
    chain_of(chain, AttributionMode::Reported, Some(word))
}

fn unknown() -> Source {
    Source {
        id: None,
        name: None,
        kind: SourceKind::Text,
        mention: None,
        count: None,
        span: Default::default(),
    }
}

/// Somebody whom the article quotes and does not name where its words are read.
pub fn quoted_by_nobody() -> Attribution {
    chain_of(Vec::new(), AttributionMode::Direct, None)
}

/// Somebody who tells what the article passes on, and whom it does not name where its words are read.
pub fn told_by_others() -> Attribution {
    chain_of(Vec::new(), AttributionMode::Indirect, None)
}

/// The article's own voice.
pub fn own_voice(analysis: &Analysis) -> Attribution {
    let publisher = analysis.article.document.publisher.clone();
    Attribution {
        source: Source {
            id: publisher
                .as_deref()
                .map(|name| format!("media:{}", claimwire_record::folded_id(&claimwire_rules::fold(name)))),
            name: publisher,
            kind: SourceKind::Outlet,
            mention: None,
            count: None,
            span: Default::default(),
        },
        mode: AttributionMode::Narrated,
        cue: None,
        via: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_stands_behind_a_tag_and_with_is_said_as_well() {
        let text = "The death toll rose to 36, police said on Sunday, with 15 still missing.";
        let claims = crate::testing::claims_of(text, None);
        let tolls = claims.iter().filter(|claim| claim.claim_type == "toll");
        let sources: Vec<_> = tolls.map(|claim| claim.attribution.source.mention.as_deref()).collect();
        assert_eq!(sources, [Some("police"), Some("police")]);
    }
}
