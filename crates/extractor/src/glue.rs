//! Level 1, repair: words that scraping or translation glued together ("Iohanniswho", "agothe").

use claimwire_rules::Symbol;
use rustc_hash::FxHashSet;

use crate::analysis::Analysis;
use crate::knowledge::Knowledge;

/// Words that get glued to the end of another.
const TAILS: &[&str] = &["who", "which", "whose", "that", "the", "and", "a", "one"];
/// Lower-case words whose glued forms are safe to part.
const HEADS: &[&str] = &["ago", "said", "and", "that"];

/// Splits glued words: a capitalised unknown word whose head stands alone elsewhere in the article, and a few
/// lower-case ones.
pub fn split(analysis: &mut Analysis, knowledge: &Knowledge) {
    let units = analysis.units.all().iter().enumerate();
    let unknown = units.filter(|(_, unit)| unit.symbol == Symbol::UNKNOWN).map(|(at, _)| at as u32);
    let suspects: Vec<u32> = unknown.filter(|&at| is_suspect(analysis, at)).collect();
    if suspects.is_empty() {
        return;
    }
    let capitalised: FxHashSet<&str> = (0..analysis.units.len() as u32)
        .filter(|&at| analysis.unit(at).is_capitalised())
        .map(|at| analysis.folded(at))
        .collect();
    let cut = |&at: &u32| Some((at, cut_at(analysis, at, &capitalised)?));
    let cuts: Vec<(u32, u32)> = suspects.iter().rev().filter_map(cut).collect();
    for (at, bytes) in cuts {
        analysis.units.split(analysis.text, at as usize, bytes, &knowledge.rules.vocabulary);
        shift_paragraphs(analysis, at);
    }
}

/// Whether a word that no rule knows ends in what gets glued on.
fn is_suspect(analysis: &Analysis, at: u32) -> bool {
    let unit = analysis.unit(at);
    let folded = analysis.folded(at);
    let has_head = |head: &str| if unit.is_capitalised() { head.len() > 3 } else { HEADS.contains(&head) };
    let ends_alike = folded.ends_with(['o', 'h', 'e', 't', 'd', 'a']);
    ends_alike
        && folded.is_ascii()
        && TAILS.iter().any(|tail| folded.strip_suffix(tail).is_some_and(has_head))
}

/// Bytes of the head, if the word is glued.
fn cut_at(analysis: &Analysis, at: u32, capitalised: &FxHashSet<&str>) -> Option<u32> {
    let unit = analysis.unit(at);
    let folded = analysis.folded(at);
    let raw = &analysis.text[unit.span.range()];
    TAILS.iter().filter_map(|tail| folded.strip_suffix(tail).map(|head| (head, tail))).find_map(
        |(head, tail)| {
            let name = unit.is_capitalised() && head.len() > 3 && capitalised.contains(head);
            let plain = !unit.is_capitalised() && HEADS.contains(&head);
            let cut = raw.len().checked_sub(tail.len())?;
            ((name || plain) && raw.is_char_boundary(cut)).then_some(cut as u32)
        },
    )
}

/// One unit became two: ranges behind it move on.
fn shift_paragraphs(analysis: &mut Analysis, at: u32) {
    for paragraph in &mut analysis.paragraphs {
        let units = paragraph.units;
        let start = if units.start > at { units.start + 1 } else { units.start };
        let end = if units.end > at { units.end + 1 } else { units.end };
        paragraph.units = claimwire_record::Span::new(start, end);
    }
}
