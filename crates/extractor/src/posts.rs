//! Level 6: words whose speaker stands outside their own paragraph: embedded posts and quotations that go on.

use claimwire_record::{AttributionMode, SlotValue, Span, Zone};
use claimwire_rules::Rule;
use claimwire_rules::one_line;
use smallvec::{SmallVec, smallvec};

use crate::analysis::{Analysis, GroupId, ReadParagraph, UnitSpan};
use crate::clock;
use crate::draft::Draft;
use crate::engine::mode_name;
use crate::frames::{Frame, Frames};
use crate::knowledge::Knowledge;
use crate::resolve::{Resolved, Resolver};
use crate::times::Direction;

/// Paragraphs of a post before their sign-off ("— Kaja Kallas (@kajakallas) April 2, 2024") are said by whom it
/// names.
pub fn embedded(
    resolver: &Resolver,
    rule: Option<&Rule>,
    frames: &mut Frames,
    drafts: &mut Vec<Draft>,
    knowledge: &Knowledge,
) {
    let Some(rule) = rule else { return };
    let analysis = resolver.analysis;
    let mut first = None;
    for paragraph in &analysis.paragraphs {
        if paragraph.zone != Zone::Post {
            first = None;
            continue;
        }
        match signer(resolver, paragraph.units) {
            Some((group, time)) => {
                if let Some(start) = first.take() {
                    let content = Span::new(start, paragraph.units.start);
                    let speaker = resolver.entities(group, None).into_iter().next();
                    let time = time.and_then(|time| clock::of_mention(analysis, time, Direction::Past));
                    if let Some(speaker) = speaker {
                        say(resolver, rule, knowledge, speaker, smallvec![content], time, frames, drafts);
                    }
                }
            }
            None => first = first.or(Some(paragraph.units.start)),
        }
    }
}

/// The person and date of a sign-off line.
fn signer(resolver: &Resolver, units: UnitSpan) -> Option<(GroupId, Option<u32>)> {
    let analysis = resolver.analysis;
    if analysis.tag(units.start) != crate::tags::Tag::Dash {
        return None;
    }
    let group = analysis
        .groups_starting(units.start + 1)
        .find(|&id| analysis.group(id).classes.meets(claimwire_rules::ClassSet::PERSON))?;
    let time = (units.start..units.end).find_map(|at| analysis.time_at[at as usize]);
    Some((group, time))
}

/// A paragraph that is one quotation without a speech tag, behind a paragraph with a direct quotation, goes on
/// with the same speaker.
pub fn continued(
    resolver: &Resolver,
    rule: Option<&Rule>,
    frames: &mut Frames,
    drafts: &mut Vec<Draft>,
    knowledge: &Knowledge,
) {
    let Some(rule) = rule else { return };
    for pair in resolver.analysis.paragraphs.windows(2) {
        let Some(content) = whole_quote(resolver.analysis, pair[1]) else { continue };
        let spoken_for =
            frames.all().iter().any(|frame| frame.content.iter().any(|part| part.overlaps(content)));
        if spoken_for {
            continue;
        }
        let before = frames
            .all()
            .iter()
            .filter(|frame| frame.mode == AttributionMode::Direct && pair[0].units.contains(frame.units))
            .max_by_key(|frame| frame.units.end);
        let Some((speaker, time)) = before.map(|frame| (frame.speaker.clone(), frame.time.clone())) else {
            continue;
        };
        say(resolver, rule, knowledge, speaker, smallvec![content], time, frames, drafts);
    }
}

/// The inside of the quotation that a paragraph is.
fn whole_quote(analysis: &Analysis, paragraph: ReadParagraph) -> Option<UnitSpan> {
    let index = analysis.quotes.partition_point(|quote| quote.units.start < paragraph.units.start);
    let quote = analysis.quotes.get(index)?;
    let whole = quote.units.start == paragraph.units.start
        && quote.units.end + 1 >= paragraph.units.end
        && quote.inner.len() > 3;
    // A heading in quotation marks is short; a quotation that goes on ends with a stop.
    let mark = analysis.folded(quote.units.start);
    let stopped = !quote.inner.is_empty()
        && matches!(analysis.folded(quote.inner.end - 1), "." | "!" | "?" | "…" | ",");
    (whole && mark != "'" && (stopped && quote.inner.len() > 7 || quote.inner.len() > 15))
        .then_some(quote.inner)
}

#[allow(clippy::too_many_arguments, reason = "the parts of one speech act")]
fn say(
    resolver: &Resolver,
    rule: &Rule,
    knowledge: &Knowledge,
    speaker: Resolved,
    content: SmallVec<[UnitSpan; 2]>,
    time: Option<claimwire_record::Time>,
    frames: &mut Frames,
    drafts: &mut Vec<Draft>,
) {
    let units = content[0];
    let Some(index) = knowledge.rules.rules.iter().position(|known| known.id == rule.id) else { return };
    let text = one_line(resolver.analysis.words(units));
    let mut slots = std::collections::BTreeMap::new();
    slots.insert("speaker".to_owned(), SlotValue::Entity(Box::new(speaker.entity.clone())));
    slots.insert("mode".to_owned(), SlotValue::Word(mode_name(AttributionMode::Direct).to_owned()));
    slots.insert("content".to_owned(), SlotValue::Word(text));
    drafts.push(Draft {
        rule: index,
        slots,
        quantity: Default::default(),
        time: time.clone(),
        units,
        sentence: units,
        predicate: None,
        doubts: SmallVec::new(),
        wants_topic: SmallVec::new(),
        source: None,
        wants: SmallVec::new(),
        echo: None,
    });
    frames.push(
        resolver.analysis,
        Frame {
            content,
            speaker,
            count: None,
            cue: None,
            cue_units: None,
            mode: AttributionMode::Direct,
            time,
            units,
            denied: false,
        },
    );
}
