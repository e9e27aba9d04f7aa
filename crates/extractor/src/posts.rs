//! Level 6: words whose speaker stands outside their own paragraph: embedded posts and quotations that go on.

use claimwire_record::{AttributionMode, SlotValue, Span, Zone};
use claimwire_rules::Rule;
use claimwire_rules::one_line;
use claimwire_rules::program::{VerbForm, Voice};
use smallvec::{SmallVec, smallvec};

use crate::analysis::{Analysis, GroupId, ReadParagraph, UnitSpan};
use crate::clock;
use crate::draft::Draft;
use crate::engine::mode_name;
use crate::frames::{Frame, Frames};
use crate::knowledge::Knowledge;
use crate::resolve::{Resolved, Resolver};
use crate::speakers;
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

/// A paragraph that is one quotation without a speech tag goes on with the speaker of the paragraph before, where
/// that quotes somebody, leaves its quotation open or ends in a speech tag and a colon.
pub fn continued(
    resolver: &Resolver,
    rule: Option<&Rule>,
    frames: &mut Frames,
    drafts: &mut Vec<Draft>,
    knowledge: &Knowledge,
) {
    let Some(rule) = rule else { return };
    let paragraphs = &resolver.analysis.paragraphs;
    for (index, pair) in (0..).zip(paragraphs.windows(2)) {
        let Some((speaker, time, sure)) = speaker_before(resolver, frames, index) else { continue };
        let Some(content) = opening_quote(resolver.analysis, pair[1], sure) else { continue };
        if is_spoken_for(resolver.analysis, frames, index + 1, content) {
            continue;
        }
        drop_within(drafts, content);
        say(resolver, rule, knowledge, speaker, smallvec![content], time, frames, drafts);
    }
    // Of a quotation over several paragraphs the tag may stand in the last.
    for (index, pair) in paragraphs.windows(2).enumerate().rev() {
        let index = index as u32;
        let Some(content) = opening_quote(resolver.analysis, pair[0], true) else { continue };
        if is_closed_by(resolver.analysis, pair[0])
            || is_spoken_for(resolver.analysis, frames, index, content)
        {
            continue;
        }
        let first = |frame: &&Frame| {
            frame.mode == AttributionMode::Direct
                && frame.content.first().is_some_and(|part| part.start <= pair[1].units.start + 1)
                && pair[1].units.contains(frame.units)
                && frame.speaker.entity.id.is_some()
        };
        let behind = frames
            .in_paragraph(index + 1)
            .find(first)
            .map(|frame| (frame.speaker.clone(), frame.time.clone()));
        if let Some((speaker, time)) = behind {
            drop_within(drafts, content);
            say(resolver, rule, knowledge, speaker, smallvec![content], time, frames, drafts);
        }
    }
}

/// Whether somebody is known to say words of a paragraph, given by its index. "The club has agreed that …" within the
/// words quoted is no tag of theirs, where a mark opens the quotation.
fn is_spoken_for(analysis: &Analysis, frames: &Frames, paragraph: u32, content: UnitSpan) -> bool {
    let opened = content.start > analysis.paragraphs[paragraph as usize].units.start;
    frames.in_paragraph(paragraph).any(|frame| {
        !(opened && frame.is_quoted_in(content)) && frame.content.iter().any(|part| part.overlaps(content))
    })
}

/// Takes away the statements that quoted words only tell of.
fn drop_within(drafts: &mut Vec<Draft>, content: UnitSpan) {
    drafts.retain(|draft| !content.contains(draft.units));
}

/// Who speaks at the end of a paragraph, given by its index, when, and whether a quotation behind is surely theirs.
fn speaker_before(
    resolver: &Resolver,
    frames: &Frames,
    index: u32,
) -> Option<(Resolved, Option<claimwire_record::Time>, bool)> {
    let paragraph = resolver.analysis.paragraphs[index as usize];
    if let Some(speaker) = introduced(resolver, paragraph) {
        return Some((speaker, None, true));
    }
    let before = frames
        .in_paragraph(index)
        .filter(|frame| quotes_somebody(resolver.analysis, frame) && paragraph.units.contains(frame.units))
        .max_by_key(|frame| frame.units.end)?;
    let open = !is_closed_by(resolver.analysis, paragraph);
    Some((before.speaker.clone(), before.time.clone(), open))
}

/// Whether what is said is quoted, or begins with a quotation: `"It held" and will hold, Berg said.`
fn quotes_somebody(analysis: &Analysis, frame: &Frame) -> bool {
    let opens = |part: &UnitSpan| analysis.quotes_at(part.start).next().is_some();
    frame.mode == AttributionMode::Direct
        || frame.mode == AttributionMode::Mixed && frame.content.first().is_some_and(opens)
}

/// "She added:" at a paragraph's end.
fn introduced(resolver: &Resolver, paragraph: ReadParagraph) -> Option<Resolved> {
    let analysis = resolver.analysis;
    let last = paragraph.units.end.checked_sub(1)?;
    if analysis.folded(last) != ":" || paragraph.units.len() < 3 {
        return None;
    }
    let from = last.saturating_sub(12).max(paragraph.units.start);
    let verb = (from..last).rev().find_map(|at| analysis.verb_at[at as usize])?;
    let verb = analysis.verb(verb);
    let speaks = verb.form == VerbForm::Finite && verb.negation.is_none() && knowledge_speaks(resolver, verb);
    let subject = verb.subject.filter(|_| speaks)?;
    speakers::named(resolver, subject)
}

fn knowledge_speaks(resolver: &Resolver, verb: &crate::verbs::VerbGroup) -> bool {
    resolver.knowledge.speaks(verb) && verb.voice == Voice::Active
}

/// Whether the last quotation of a paragraph, if any, has its closing mark.
fn is_closed_by(analysis: &Analysis, paragraph: ReadParagraph) -> bool {
    let behind = analysis.quotes.partition_point(|quote| quote.units.start < paragraph.units.end);
    let last = analysis.quotes[..behind].last().filter(|quote| quote.units.start >= paragraph.units.start);
    last.is_none_or(|quote| quote.inner.end < quote.units.end)
}

/// The inside of the quotation that a paragraph is; where it is `sure` to go on, of the one that it begins with.
fn opening_quote(analysis: &Analysis, paragraph: ReadParagraph, sure: bool) -> Option<UnitSpan> {
    let index = analysis.quotes.partition_point(|quote| quote.units.start < paragraph.units.start);
    let quote = analysis.quotes.get(index).filter(|quote| quote.units.start == paragraph.units.start)?;
    let mark = analysis.folded(quote.units.start);
    if mark == "'" || quote.inner.len() < 3 {
        return None;
    }
    let whole = quote.units.end + 1 >= paragraph.units.end;
    // A heading in quotation marks is short; a quotation that goes on ends with a stop.
    let stopped = matches!(analysis.folded(quote.inner.end - 1), "." | "!" | "?" | "…" | ",");
    let long = stopped && quote.inner.len() > 7 || quote.inner.len() > 15;
    (whole && (sure || long)).then_some(quote.inner)
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
    drafts.push(Draft { time: time.clone(), ..Draft::new(index, slots, units, units) });
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
            via: SmallVec::new(),
            cited: None,
            untrue: None,
        },
    );
}

#[cfg(test)]
mod tests {
    /// Who says what, in order.
    fn said(text: &str) -> Vec<String> {
        crate::testing::said("statement", text, None)
    }

    #[test]
    fn a_quotation_left_open_goes_on_in_the_next_paragraph() {
        let text = "Ines Prado said: “The bridge is old.\n“It sways.\n“We will close it.”";
        assert_eq!(
            said(text),
            [
                "Ines Prado said: The bridge is old.",
                "Ines Prado said: It sways.",
                "Ines Prado said: We will close it."
            ]
        );
    }

    #[test]
    fn what_a_quotation_that_goes_on_tells_of_others_is_its_speakers() {
        let text = "Ines Prado said: “The bridge is old.\n“The club has agreed that it will pay for a bridge of steel.”";
        assert_eq!(
            said(text),
            [
                "Ines Prado said: The bridge is old.",
                "Ines Prado said: The club has agreed that it will pay for a bridge of steel."
            ]
        );
    }

    #[test]
    fn the_tag_of_a_quotation_may_stand_in_its_last_paragraph() {
        let text = "“The bridge is old.\n“We will close it,” Ines Prado said.";
        assert_eq!(said(text), ["Ines Prado said: The bridge is old.", "Ines Prado said: We will close it,"]);
    }

    #[test]
    fn a_tag_with_a_colon_brings_in_the_next_paragraph() {
        let text = "The works took a year. Ines Prado added:\n“It sways.”";
        assert_eq!(said(text), ["Ines Prado said: It sways."]);
    }

    #[test]
    fn a_paragraph_went_on_with_nobody_behind_one_quoted_in_part() {
        let text = "“The bridge has held for years” and will not fall, Ines Prado said.\n“It sways. We will close it.”";
        assert!(
            said(text).contains(&"Ines Prado said: It sways. We will close it.".to_owned()),
            "{:?}",
            said(text)
        );
    }
}
