//! Level 1, second half: pairs quotation marks and cuts paragraphs into sentences.
//!
//! A sentence end inside quotation marks does not end the sentence around them ("He was right," she said), so
//! there are outer sentences, which see a long quotation as one thing, and the sentences within it.

use claimwire_record::Span;
use claimwire_rules::units::{Casing, Unit, UnitKind};
use smallvec::SmallVec;

use crate::analysis::{Analysis, ReadParagraph, UnitSpan};

/// A quotation, marks included.
#[derive(Debug, Clone, Copy)]
pub struct Quote {
    /// From the opening mark to the closing one; a missing mark is the paragraph's edge.
    pub units: UnitSpan,
    /// What is between the marks.
    pub inner: UnitSpan,
    /// Whether it holds more than one sentence.
    pub is_long: bool,
}

/// A sentence.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// Its units.
    pub units: UnitSpan,
    /// The long quotation that it stands in.
    pub quote: Option<u32>,
}

/// Fills `quotes` and `sentences` of the analysis from its units and paragraphs.
pub fn cut(analysis: &mut Analysis) {
    let paragraphs = std::mem::take(&mut analysis.paragraphs);
    for paragraph in &paragraphs {
        let first_quote = analysis.quotes.len();
        pair_quotes(analysis, *paragraph);
        cut_paragraph(analysis, *paragraph, first_quote);
    }
    analysis.paragraphs = paragraphs;
    analysis.sentences.sort_by_key(|sentence| (sentence.units.start, std::cmp::Reverse(sentence.units.end)));
    analysis.segments = segments(analysis);
}

/// Sentences without their long quotations, and the sentences within those, in order.
fn segments(analysis: &Analysis) -> Vec<UnitSpan> {
    let mut segments = Vec::with_capacity(analysis.sentences.len());
    for sentence in &analysis.sentences {
        let mut start = sentence.units.start;
        if sentence.quote.is_none() {
            for quote in quotes_from(analysis, sentence.units)
                .filter(|quote| quote.is_long && sentence.units.contains(quote.units))
            {
                segments.push(Span::new(start, quote.units.start));
                start = quote.units.end;
            }
        }
        segments.push(Span::new(start, sentence.units.end));
    }
    segments.retain(|segment| !segment.is_empty());
    segments.sort_unstable();
    segments
}

/// The quotations that begin within a range of units.
fn quotes_from<'q>(analysis: &'q Analysis, units: UnitSpan) -> impl Iterator<Item = &'q Quote> {
    let first = analysis.quotes.partition_point(|quote| quote.units.start < units.start);
    analysis.quotes[first..].iter().take_while(move |quote| quote.units.start < units.end)
}

/// Side of a quotation mark after looking at its neighbours: machine translation closes with opening marks.
/// `open` is whether a quotation is open before it.
fn side(analysis: &Analysis, at: u32, paragraph: UnitSpan, open: bool) -> UnitKind {
    let unit = analysis.unit(at);
    let next_spaced = at + 1 >= paragraph.end || analysis.unit(at + 1).spaced;
    let next_punct = at + 1 < paragraph.end && analysis.unit(at + 1).kind == UnitKind::Punctuation;
    match unit.kind {
        UnitKind::QuoteOpen if !unit.spaced && at > paragraph.start && (next_spaced || next_punct) => {
            UnitKind::QuoteClose
        }
        UnitKind::QuoteClose if unit.spaced && !next_spaced && !is_single(analysis, at) => {
            UnitKind::QuoteOpen
        }
        UnitKind::QuoteClose if !open && opens_glued(analysis, at, paragraph) => UnitKind::QuoteOpen,
        kind => kind,
    }
}

/// `at the weekend."I regret it," she said`: a mark that has lost the space before it, with no quotation to close.
fn opens_glued(analysis: &Analysis, at: u32, paragraph: UnitSpan) -> bool {
    let joined = |at: u32| at < paragraph.end && !analysis.unit(at).spaced;
    let begins = joined(at + 1) && analysis.unit(at + 1).is_capitalised();
    let behind_stop =
        at.checked_sub(1).is_some_and(|stop| stop >= paragraph.start && is_stop(analysis, stop));
    joined(at) && begins && behind_stop && !is_single(analysis, at)
}

/// Whether a mark is a single one.
fn is_single(analysis: &Analysis, at: u32) -> bool {
    matches!(&analysis.text[analysis.unit(at).span.range()], "'" | "’" | "‘" | "‚" | "`" | "´")
}

/// The quotation marks of a paragraph.
fn marks(analysis: &Analysis, paragraph: UnitSpan) -> SmallVec<[u32; 16]> {
    let mut marks = SmallVec::new();
    for (ahead, unit) in analysis.units.all()[paragraph.range()].iter().enumerate() {
        if matches!(unit.kind, UnitKind::QuoteOpen | UnitKind::QuoteClose) {
            marks.push(paragraph.start + ahead as u32);
        }
    }
    marks
}

fn pair_quotes(analysis: &mut Analysis, paragraph: ReadParagraph) {
    let span = paragraph.units;
    let mut open: Option<(u32, bool)> = None;
    for at in marks(analysis, span) {
        let kind = side(analysis, at, span, open.is_some());
        let single = is_single(analysis, at);
        match (kind, open) {
            (UnitKind::QuoteOpen, None) => open = Some((at, single)),
            (UnitKind::QuoteClose, Some((start, open_single))) if single == open_single => {
                push_quote(analysis, start, at, true);
                open = None;
            }
            // A closing mark without an opening one: the quotation began with the paragraph.
            (UnitKind::QuoteClose, None) if !single && begins_clean(analysis, span, at) => {
                push_quote(analysis, span.start, at, false);
            }
            _ => {}
        }
    }
    if let Some((start, false)) = open {
        push_open_quote(analysis, start, span.end);
    }
}

/// Whether no quotation of the paragraph lies before `at`, and enough words do to be one.
fn begins_clean(analysis: &Analysis, paragraph: UnitSpan, at: u32) -> bool {
    let none_before = analysis.quotes.last().is_none_or(|quote| quote.units.end <= paragraph.start);
    none_before && at - paragraph.start > 4
}

fn push_quote(analysis: &mut Analysis, start: u32, close: u32, has_open: bool) {
    let inner = Span::new(start + u32::from(has_open), close);
    let is_long = (inner.start..inner.end.saturating_sub(1)).any(|at| ends_sentence(analysis, at, inner.end));
    analysis.quotes.push(Quote { units: Span::new(start, close + 1), inner, is_long });
}

/// A quotation that the paragraph does not close goes on in the next one.
fn push_open_quote(analysis: &mut Analysis, start: u32, end: u32) {
    let inner = Span::new(start + 1, end);
    let is_long = (inner.start..end.saturating_sub(1)).any(|at| ends_sentence(analysis, at, end));
    analysis.quotes.push(Quote { units: Span::new(start, end), inner, is_long });
}

/// Whether the unit is a stop that ends a sentence before `end`.
fn ends_sentence(analysis: &Analysis, at: u32, end: u32) -> bool {
    if !is_stop(analysis, at) {
        return is_closing_abbreviation(analysis, at, end);
    }
    let mut next = at + 1;
    while next < end && is_closer(analysis, next) {
        next += 1;
    }
    if next >= end {
        return false;
    }
    let unit = analysis.unit(next);
    let starts = match unit.kind {
        UnitKind::Word if joins_ticker(analysis, at) => false,
        UnitKind::Word => unit.is_capitalised(),
        UnitKind::Punctuation => analysis.folded(next) == "(",
        UnitKind::Hyphen => false,
        _ => true,
    };
    starts && (unit.spaced || unit.kind == UnitKind::Word || opens_quotation(analysis, next))
}

/// "(ABCD.PK)": the stop within what a share is traded by, capitals on both sides.
fn joins_ticker(analysis: &Analysis, stop: u32) -> bool {
    let Some(before) = stop.checked_sub(1) else { return false };
    let (left, behind) = (analysis.unit(before), analysis.unit(stop + 1));
    let capitals = left.casing == Casing::Upper && behind.casing == Casing::Upper;
    capitals && !behind.spaced && !analysis.unit(stop).spaced
}

/// "sold in the U.S. The mayor", "opened at 9 a.m. In May": the stop of an abbreviation is that of its sentence, too,
/// where the next word can open one and goes on with no name.
fn is_closing_abbreviation(analysis: &Analysis, at: u32, end: u32) -> bool {
    let unit = analysis.unit(at);
    let word = &analysis.text[unit.span.range()];
    if unit.kind != UnitKind::Word || !word.ends_with('.') || at + 1 >= end || !may_close(word) {
        return false;
    }
    let next = analysis.unit(at + 1);
    // In a headline every word has a capital.
    let plain = || at > 0 && !analysis.unit(at - 1).is_capitalised();
    next.kind == UnitKind::Word
        && next.spaced
        && next.is_capitalised()
        && match opening(analysis.folded(at + 1)) {
            Some(Opening::Subject) => true,
            Some(Opening::Phrase) => plain(),
            // "around 6.05 a.m. Four passengers": a number told in words opens a sentence.
            None => plain() && is_hour_stop(word) && counts(analysis.folded(at + 1)),
        }
}

/// "a.m.", "p.m."
fn is_hour_stop(abbreviation: &str) -> bool {
    abbreviation.eq_ignore_ascii_case("a.m.") || abbreviation.eq_ignore_ascii_case("p.m.")
}

/// Whether a word is a small number.
fn counts(word: &str) -> bool {
    matches!(
        word,
        "one"
            | "two"
            | "three"
            | "four"
            | "five"
            | "six"
            | "seven"
            | "eight"
            | "nine"
            | "ten"
            | "eleven"
            | "twelve"
            | "dozens"
    )
}

/// Whether an abbreviation goes with what stands before it: letters with stops, a company's form, "Jr."; not "Dr.".
fn may_close(abbreviation: &str) -> bool {
    const CLOSING: &[&str] = &[
        "Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "etc.", "Calif.", "Colo.", "Conn.", "Fla.", "Mass.",
        "Md.", "Mich.", "Minn.", "Okla.", "Ore.", "Pa.", "Tenn.", "Va.", "Wash.", "Wis.",
    ];
    let letters = abbreviation.strip_suffix('.').is_some_and(|rest| rest.contains('.'));
    letters || CLOSING.contains(&abbreviation)
}

/// How a word opens a sentence.
enum Opening {
    /// With its subject: "The", "She".
    Subject,
    /// With a phrase or a clause before it: "In", "But".
    Phrase,
}

fn opening(word: &str) -> Option<Opening> {
    match word {
        "the" | "he" | "she" | "it" | "they" | "we" | "this" | "these" | "those" | "its" | "his"
        | "their" | "an" | "there" => Some(Opening::Subject),
        "a" | "that" | "her" | "but" | "and" | "in" | "on" | "at" | "for" | "when" | "while" | "if"
        | "after" | "before" | "as" | "however" | "meanwhile" | "more" | "some" | "many" | "most"
        | "according" | "under" | "since" | "so" | "yet" | "with" | "by" | "from" | "another" | "both"
        | "all" => Some(Opening::Phrase),
        _ => None,
    }
}

fn is_stop(analysis: &Analysis, at: u32) -> bool {
    analysis.unit(at).kind == UnitKind::Punctuation && matches!(analysis.folded(at), "." | "!" | "?" | "…")
}

fn is_closer(analysis: &Analysis, at: u32) -> bool {
    let unit = analysis.unit(at);
    let mark =
        || unit.kind == UnitKind::Punctuation && matches!(analysis.folded(at), ")" | "]" | "." | "!" | "?");
    let closes = || unit.kind == UnitKind::QuoteClose && !opens_quotation(analysis, at);
    !unit.spaced && (closes() || mark())
}

/// Whether a quotation that was found begins at a unit.
fn opens_quotation(analysis: &Analysis, at: u32) -> bool {
    quotes_from(analysis, Span::new(at, at + 1))
        .next()
        .is_some_and(|quote| !quote.inner.is_empty() && quote.inner.start > at)
}

fn cut_paragraph(analysis: &mut Analysis, paragraph: ReadParagraph, first_quote: usize) {
    let span = paragraph.units;
    let mut start = span.start;
    let mut at = span.start;
    let mut next_quote = first_quote;
    loop {
        let quote = analysis.quotes.get(next_quote).copied().filter(|quote| quote.units.start >= at);
        let before = quote.map_or(span.end, |quote| quote.units.start);
        if let Some(mark) = mark_within(analysis, Span::new(at, before)) {
            at = mark + 1;
            if begins_credit(analysis, mark) && mark > start + 1 {
                push_sentence(analysis, start, mark - 1, None);
                start = mark - 1;
            } else if ends_sentence(analysis, mark, span.end) || is_clause_stop(analysis, mark) {
                while at < span.end && is_closer(analysis, at) {
                    at += 1;
                }
                push_sentence(analysis, start, at, None);
                start = at;
            }
        } else if let Some(quote) = quote {
            next_quote += 1;
            at = quote.units.end;
            if quote_ends_sentence(analysis, quote, span.end) {
                push_sentence(analysis, start, at, None);
                start = at;
            }
        } else {
            break;
        }
    }
    push_sentence(analysis, start, span.end, None);
    for quote in first_quote..analysis.quotes.len() {
        if analysis.quotes[quote].is_long {
            cut_quote(analysis, quote as u32);
        }
    }
}

/// The first mark among units that is no quotation mark, or word that holds the stop of its sentence.
fn mark_within(analysis: &Analysis, units: UnitSpan) -> Option<u32> {
    let text = analysis.text.as_bytes();
    let mut within = analysis.units.all()[units.range()].iter();
    let stops = |unit: &Unit| {
        unit.kind == UnitKind::Punctuation
            || unit.kind == UnitKind::Word && text[unit.span.end as usize - 1] == b'.'
    };
    within.position(stops).map(|ahead| units.start + ahead as u32)
}

/// "The mayor at the harbour Credit: Ann Lee": whose picture it is stands behind the caption without a stop.
fn begins_credit(analysis: &Analysis, colon: u32) -> bool {
    let noun = |at: u32| {
        matches!(analysis.folded(at), "credit" | "photograph" | "photo" | "picture" | "image")
            && analysis.unit(at).is_capitalised()
    };
    analysis.folded(colon) == ":" && colon.checked_sub(1).is_some_and(noun)
}

/// Semicolons part sentences for our purposes.
fn is_clause_stop(analysis: &Analysis, at: u32) -> bool {
    analysis.unit(at).kind == UnitKind::Punctuation && analysis.folded(at) == ";"
}

/// A quotation ends its sentence when its last word is followed by a stop and what comes next is no speech tag.
fn quote_ends_sentence(analysis: &Analysis, quote: Quote, end: u32) -> bool {
    if quote.units.end >= end || quote.inner.is_empty() {
        return false;
    }
    if !is_stop(analysis, quote.inner.end - 1) || is_stop(analysis, quote.units.end) {
        return false;
    }
    let next = analysis.unit(quote.units.end);
    let last = analysis.folded(quote.inner.end - 1);
    next.is_capitalised() && last == "." || next.kind == UnitKind::QuoteOpen
}

fn cut_quote(analysis: &mut Analysis, quote: u32) {
    let inner = analysis.quotes[quote as usize].inner;
    let mut start = inner.start;
    for at in inner.start..inner.end {
        if ends_sentence(analysis, at, inner.end) || is_clause_stop(analysis, at) {
            push_sentence(analysis, start, at + 1, Some(quote));
            start = at + 1;
        }
    }
    push_sentence(analysis, start, inner.end, Some(quote));
}

fn push_sentence(analysis: &mut Analysis, start: u32, end: u32, quote: Option<u32>) {
    if start < end {
        analysis.sentences.push(Sentence { units: Span::new(start, end), quote });
    }
}

#[cfg(test)]
mod tests {
    use crate::testing::said;

    #[test]
    fn a_quotation_glued_to_the_sentence_before_lost_its_start() {
        let text = "Paul Reed will stay over the weekend.\"I like it here. But I will go,\" he said.";
        assert_eq!(said("statement", text, None), ["Paul Reed said: I like it here. But I will go,"]);
    }

    #[test]
    fn an_abbreviation_without_its_last_stop_ended_the_sentence() {
        let text = "Paul Reed said that she will watch B.C's harbours and the U.S president, too.";
        assert_eq!(
            said("statement", text, None),
            ["Paul Reed said: she will watch B.C's harbours and the U.S president, too"]
        );
    }

    #[test]
    fn whose_picture_it_is_was_part_of_what_was_said() {
        let text = "Paul Reed said members are weighing it Credit: PA";
        assert_eq!(said("statement", text, None), ["Paul Reed said: members are weighing it"]);
    }
}
