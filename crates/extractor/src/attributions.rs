//! The levels' answer to "whose view is this?": every statement and every attitude with its source, its cue and its
//! content, as byte spans.

use claimwire_record::{Article, AttributionMode, Byte, Span};

use crate::analysis::{Analysis, UnitSpan};
use crate::attitudes::{self, Attitude, Construction};
use crate::engine::Extractor;
use crate::frames::Frame;
use crate::tags::Tag;

/// One stretch of text that gives somebody's words, belief, wish or stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttributionMention {
    /// Whose it is, where the text says so.
    pub source: Option<Span<Byte>>,
    /// The word that ties the two: "said", "hopes", "according to".
    pub cue: Option<Span<Byte>>,
    /// What is said, thought or wanted.
    pub content: Vec<Span<Byte>>,
    /// How the words are given; none where they need not have been said.
    pub mode: Option<AttributionMode>,
    /// The construction that carries it: "statement", "clause", "object".
    pub construction: &'static str,
    /// Whether it is part of what another one says: in "X said Y hopes so" that Y hopes.
    pub nested: bool,
}

impl Extractor {
    /// The attributions of an article, in the order of their content: statements, and beliefs, wishes and stands
    /// that are no statements.
    pub fn attributions(&self, article: &Article) -> Vec<AttributionMention> {
        let (analysis, lattice) = self.analyse(article, &mut ());
        let resolver = self.resolver(&analysis);
        let frames = self.speech(&resolver, &lattice);
        let statements = frames.all().iter().map(|frame| of_frame(&analysis, frame));
        let attitudes = attitudes::find(&resolver, &frames);
        let mut found: Vec<AttributionMention> =
            statements.chain(attitudes.iter().map(|attitude| of_attitude(&analysis, attitude))).collect();
        found.sort_by_key(|mention| (mention.content.first().copied(), mention.cue));
        mark_nested(&mut found);
        found
    }
}

/// Marks what lies within the content of another; a statement only within a statement.
fn mark_nested(found: &mut [AttributionMention]) {
    let nested: Vec<bool> = found
        .iter()
        .enumerate()
        .map(|(index, inner)| {
            let Some(place) = inner.cue.or(inner.content.first().copied()) else { return false };
            found.iter().enumerate().any(|(other, outer)| {
                other != index
                    && (outer.mode.is_some() || inner.mode.is_none())
                    && outer.content.iter().any(|part| part.contains(place))
            })
        })
        .collect();
    for (mention, nested) in found.iter_mut().zip(nested) {
        mention.nested |= nested;
    }
}

fn of_frame(analysis: &Analysis, frame: &Frame) -> AttributionMention {
    AttributionMention {
        source: relative(analysis, frame)
            .or(frame.speaker.entity.span.bytes())
            .filter(|span| !span.is_empty()),
        cue: frame.cue_units.map(|units| analysis.bytes(units)),
        content: bytes(analysis, &frame.content),
        mode: Some(frame.mode),
        construction: "statement",
        nested: false,
    }
}

/// "who" directly before the cue stands there for the speaker.
fn relative(analysis: &Analysis, frame: &Frame) -> Option<Span<Byte>> {
    let cue = frame.cue_units?;
    let before = (0..cue.start).rev().find(|&at| analysis.tag(at) != Tag::Adv)?;
    matches!(analysis.folded(before), "who" | "which").then(|| analysis.bytes(Span::new(before, before + 1)))
}

fn of_attitude(analysis: &Analysis, attitude: &Attitude) -> AttributionMention {
    AttributionMention {
        source: attitude.source.map(|units| analysis.bytes(units)),
        cue: Some(analysis.bytes(attitude.cue)),
        content: bytes(analysis, &attitude.content),
        mode: None,
        construction: name(attitude.construction),
        nested: analysis.quote_around(attitude.cue).is_some(),
    }
}

fn bytes(analysis: &Analysis, parts: &[UnitSpan]) -> Vec<Span<Byte>> {
    parts.iter().map(|&part| analysis.bytes(part)).collect()
}

fn name(construction: Construction) -> &'static str {
    match construction {
        Construction::Clause => "clause",
        Construction::Infinitive => "infinitive",
        Construction::ObjectInfinitive => "object-infinitive",
        Construction::Raised => "raised",
        Construction::Object => "object",
        Construction::Passive => "passive",
        Construction::Preposition => "preposition",
        Construction::Noun => "noun",
        Construction::Adjective => "adjective",
        Construction::Tag => "tag",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Source, cue and content of every attribution that is in no other.
    fn found(text: &str) -> Vec<String> {
        let extractor = crate::testing::extractor();
        let words = |span: &Span<Byte>| text[span.range()].to_owned();
        let shown = |mention: &AttributionMention| {
            let content: Vec<String> = mention.content.iter().map(words).collect();
            let part = |span: Option<Span<Byte>>| span.as_ref().map(words).unwrap_or_default();
            format!("{} | {} | {}", part(mention.source), part(mention.cue), content.join(" … "))
        };
        let article = crate::article_of(text, None);
        extractor.attributions(&article).iter().filter(|mention| !mention.nested).map(shown).collect()
    }

    #[test]
    fn beliefs_wishes_and_stands_are_their_subjects() {
        for (text, expected) in [
            (
                "The ferrymen hope that the bridge will fail.",
                "The ferrymen | hope | that the bridge will fail",
            ),
            ("Anna Berg wants to close the bridge.", "Anna Berg | wants | to close the bridge"),
            ("The guild urged drivers to wait.", "The guild | urged | drivers to wait"),
            ("The union called for a slower timetable.", "The union | called | a slower timetable"),
            ("Most voters oppose the toll.", "Most voters | oppose | the toll"),
            ("The bridge seems to sink.", " | seems | The bridge … to sink"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn stands_are_told_by_nouns_adjectives_and_verbs_with_back() {
        for (text, expected) in [
            ("Anna Berg came out in support of the toll.", "Anna Berg | support | the toll"),
            ("Peter Novak will need their support.", "their | support | Peter Novak"),
            (
                "Lena Fischer is fully supportive of the toll.",
                "Lena Fischer | is fully supportive | the toll",
            ),
            ("The guild has thrown its weight behind Peter Novak.", "The guild | weight | Peter Novak"),
            ("The council backed away from the toll.", "The council | backed | the toll"),
            ("Anna Berg walked back her remark.", "Anna Berg | walked | her remark"),
            ("Support for the toll is wide.", " | Support | the toll"),
            (
                "The council supports closing the bridge and selling the ferry.",
                "The council | supports | closing the bridge and selling the ferry",
            ),
            ("The guild was slightly more likely to support the toll.", "The guild | to support | the toll"),
            ("Peter Novak was backed on Friday by the ferrymen.", "the ferrymen | was backed | Peter Novak"),
        ] {
            assert_eq!(found(text), [expected], "{text}");
        }
    }

    #[test]
    fn a_relative_word_stands_for_what_a_stand_is_about() {
        assert_eq!(found("The ferry that Anna Berg supports sank."), ["Anna Berg | supports | that"]);
    }

    #[test]
    fn support_that_one_has_is_whose_it_comes_from() {
        assert_eq!(found("Anna Berg has the support of Peter Novak."), ["Peter Novak | support | Anna Berg"]);
        assert_eq!(found("Lena Fischer is a critic of the toll."), ["Lena Fischer | critic | the toll"]);
    }

    #[test]
    fn a_relative_pronoun_stands_for_its_speaker() {
        assert_eq!(found("The drivers who oppose the toll met on Friday."), ["who | oppose | the toll"]);
    }

    #[test]
    fn what_is_within_quoted_words_is_nested() {
        assert_eq!(
            found("“We hope to see the bridge,” Anna Berg said."),
            ["Anna Berg | said | We hope to see the bridge,"]
        );
    }
}
