//! Where the words of a report begin and end: no marks at their edges, no time or scene of the telling behind them.

use claimwire_record::Span;
use claimwire_rules::units::Casing;

use crate::analysis::{Analysis, UnitSpan, VerbId};
use crate::names::NameKind;
use crate::tags::Tag;

/// Where a noun phrase from before `at` ends: at a comma, a dash, another clause.
pub fn phrase_end(analysis: &Analysis, from: u32, limit: u32) -> u32 {
    let mut at = from;
    while at < limit {
        if let Some(quote) = analysis.quotes_at(at).find(|quote| quote.units.end <= limit) {
            at = quote.units.end;
            let closed = quote.inner.end > quote.inner.start
                && matches!(analysis.folded(quote.inner.end - 1), "," | "." | ";");
            if closed || sets_scene(analysis, at) {
                return at;
            }
            continue;
        }
        let next_verb = || {
            (at + 1..(at + 4).min(limit))
                .find(|&next| analysis.tag(next) != Tag::Adv)
                .is_some_and(|next| analysis.verb_from.get(next as usize).copied().flatten().is_some())
        };
        match analysis.tag(at) {
            Tag::Comma | Tag::Dash | Tag::Sub => return at,
            Tag::Punct if !matches!(analysis.folded(at), "(" | ")" | "/" | "[" | "]") => return at,
            Tag::Conj if next_verb() => return at,
            _ => match analysis.time_at[at as usize] {
                Some(time) => match before_time(analysis, from, at) {
                    Some(end) => return end,
                    None => at = analysis.times[time as usize].units.end.max(at + 1),
                },
                None => at += 1,
            },
        }
    }
    limit
}

/// Where a phrase ends that an expression of time stands behind: before the preposition of "in the last week", before
/// "who is now"; none where the time is the phrase's own: "a relic of the 1990s", "his recently told story".
fn before_time(analysis: &Analysis, from: u32, time: u32) -> Option<u32> {
    let Some(before) = time.checked_sub(1).filter(|&before| before >= from) else { return Some(time) };
    let tag = |back: u32| time.checked_sub(back).filter(|&at| at >= from).map(|at| analysis.tag(at));
    if tag(2) == Some(Tag::Rel) && matches!(tag(1), Some(Tag::Aux | Tag::Verb | Tag::Clitic)) {
        return Some(time - 2);
    }
    let scene = matches!(
        analysis.folded(before),
        "in" | "on"
            | "at"
            | "during"
            | "by"
            | "since"
            | "before"
            | "after"
            | "until"
            | "within"
            | "over"
            | "around"
    );
    match analysis.tag(before) {
        Tag::Prep if scene => Some(before),
        Tag::Prep | Tag::Det | Tag::Possessive => None,
        _ if matches!(analysis.folded(before), "his" | "her" | "their" | "its" | "my" | "our" | "your") => {
            None
        }
        _ => Some(time),
    }
}

/// "… in his book", "… at a rally": where it was said, behind quoted words.
fn sets_scene(analysis: &Analysis, at: u32) -> bool {
    matches!(
        analysis.folded(at),
        "in" | "at" | "on" | "during" | "after" | "before" | "when" | "while" | "as"
    )
}

/// "GRAZ, Aug. 2 (Agency) — The bridge …": what stands at the start of a sentence without the line that says where and
/// when it was written.
pub fn behind_dateline(analysis: &Analysis, units: UnitSpan, sentence: u32) -> UnitSpan {
    const LONGEST: u32 = 14;
    if let Some(behind) = behind_place(analysis, units).filter(|_| units.start == sentence) {
        return behind;
    }
    if let Some(behind) = behind_agency(analysis, units).filter(|_| units.start == sentence) {
        return behind;
    }
    let dash = (units.start..units.end.min(units.start + LONGEST))
        .find(|&at| analysis.tag(at) == Tag::Dash || matches!(analysis.folded(at), "—" | "–" | "―" | "--"));
    let Some(dash) = dash.filter(|&dash| units.start == sentence && dash > units.start) else { return units };
    let capitals =
        analysis.unit(units.start).casing == Casing::Upper && analysis.unit(units.start).span.len() > 3;
    let agency = analysis.folded(dash - 1) == ")";
    if capitals || agency { Span::new(dash + 1, units.end) } else { units }
}

/// "Lund, Nov 24 (PTI) The ferry …": a place, a day and an agency in brackets before a capital.
fn behind_agency(analysis: &Analysis, units: UnitSpan) -> Option<UnitSpan> {
    /// "Port Louis, November 24 (" has no more units.
    const LONGEST: u32 = 7;
    let open = (units.start + 2..units.end.min(units.start + LONGEST))
        .find(|&at| analysis.folded(at) == "(" && analysis.time_at[at as usize - 1].is_some())?;
    let named = analysis.name_at.get(units.start as usize).copied().flatten().is_some();
    let agency = open + 3 < units.end
        && analysis.unit(open + 1).casing == Casing::Upper
        && analysis.folded(open + 2) == ")"
        && analysis.unit(open + 3).is_capitalised();
    (named && agency).then(|| Span::new(open + 3, units.end))
}

/// "MANILA: The ferry …", "Wellington - The ferry …": a place alone before a colon or a dash.
fn behind_place(analysis: &Analysis, units: UnitSpan) -> Option<UnitSpan> {
    let name = analysis.name_at.get(units.start as usize).copied().flatten()?;
    let name = analysis.names[name as usize];
    let place = matches!(
        name.kind,
        NameKind::Capital | NameKind::City | NameKind::Country | NameKind::Region | NameKind::Unknown
    );
    let mark = name.units.end;
    let upper = analysis.unit(name.units.start).casing == Casing::Upper
        && analysis.unit(name.units.start).span.len() > 3;
    let spaced = mark + 1 < units.end
        && analysis.unit(mark - 1).span.end < analysis.unit(mark).span.start
        && analysis.unit(mark).span.end < analysis.unit(mark + 1).span.start;
    let parts = match analysis.folded(mark) {
        // "Manila: The ferry …"
        ":" => {
            let known = matches!(name.kind, NameKind::Capital | NameKind::City) && name.entry.is_some();
            let opens = mark + 1 < units.end && analysis.unit(mark + 1).is_capitalised();
            upper || known && opens
        }
        // "Norway – a growing power – has no plan" is an aside.
        "-" | "–" => {
            let aside = (mark + 1..units.end).any(|at| analysis.folded(at) == analysis.folded(mark));
            spaced && (upper || name.entry.is_some() && !aside)
        }
        _ => false,
    };
    (place && name.units.start == units.start && parts).then(|| Span::new(mark + 1, units.end))
}

/// A part without commas, stops and lone quotation marks and brackets at its edges.
pub fn trimmed(analysis: &Analysis, units: UnitSpan) -> UnitSpan {
    let mut span = units;
    let paired = |at: u32, span: UnitSpan| {
        analysis
            .quotes_over(span)
            .any(|quote| (quote.units.start == at || quote.units.end == at + 1) && span.contains(quote.units))
    };
    let loose = |at: u32, span: UnitSpan| match analysis.tag(at) {
        Tag::Comma | Tag::Dash => true,
        Tag::Quote => !paired(at, span),
        _ if at + 1 == span.end && analysis.folded(at) == ")" => {
            !(span.start..at).any(|before| analysis.folded(before) == "(")
        }
        Tag::Punct => matches!(analysis.folded(at), "." | ":" | ";" | "!" | "…"),
        _ => false,
    };
    while !span.is_empty() && loose(span.start, span) {
        span = Span::new(span.start + 1, span.end);
    }
    while !span.is_empty() && loose(span.end - 1, span) {
        span = Span::new(span.start, span.end - 1);
    }
    whole_quote(analysis, span).unwrap_or(span)
}

/// Where what a verb of saying leads in must end: with the words quoted that the verb itself is one of, or with the sentence.
pub fn limit_of_quoted(analysis: &Analysis, cue: Option<VerbId>, sentence: UnitSpan) -> u32 {
    let quote = cue.and_then(|cue| analysis.quote_around(analysis.verb(cue).units));
    quote.map_or(sentence.end, |quote| quote.inner.end.min(sentence.end))
}

/// A part with the closing mark of the words that it quotes last ("it is “a mistake,”"), and without an aside in brackets that
/// is not closed within it: "he sold one house (the other …".
pub fn balanced(analysis: &Analysis, part: UnitSpan, sentence: UnitSpan) -> UnitSpan {
    let mark = |at: u32| matches!(analysis.tag(at), Tag::Comma | Tag::Quote | Tag::Punct);
    let closes = |end: u32| end > part.end && end <= sentence.end && (part.end..end).all(mark);
    let quoted = analysis.quotes_over(part).find(|quote| {
        quote.units.start > part.start && quote.units.start < part.end && closes(quote.units.end)
    });
    if let Some(quote) = quoted {
        return Span::new(part.start, quote.units.end);
    }
    let last = |mark: &str| (part.start..part.end).rev().find(|&at| analysis.folded(at) == mark);
    let open = last("(").filter(|&open| open > part.start && last(")").is_none_or(|close| close < open));
    match open {
        Some(open) => trimmed(analysis, Span::new(part.start, open)),
        None => part,
    }
}

/// The inside of the quotation that a stretch is.
fn whole_quote(analysis: &Analysis, span: UnitSpan) -> Option<UnitSpan> {
    analysis
        .quotes_over(span)
        .find(|quote| quote.units == span || quote.units.start == span.start && quote.units.end == span.end)
        .map(|quote| quote.inner)
}
