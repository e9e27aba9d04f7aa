//! The text of a paragraph turns into segments: stretches throughout which the same claims hold.

use std::collections::BTreeSet;
use std::ops::Range;

/// Where a claim stands in the text, and how its underline is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// Number of the claim on its page, from 1.
    pub number: usize,
    /// The id of the claim.
    pub id: String,
    /// Anchor of the place in the text.
    pub anchor: String,
    /// Anchor of the claim's card.
    pub card: String,
    /// Bytes of the article's text.
    pub span: Range<u32>,
    /// The lane and the colour of its underline: `l0-stance`.
    pub class: String,
    /// The claim in a sentence, for those who do not see the underline.
    pub label: String,
}

/// A stretch of text throughout which the same claims hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment<'a> {
    /// First byte in the article's text.
    pub start: u32,
    /// First byte behind.
    pub end: u32,
    /// The text itself.
    pub text: &'a str,
    /// Classes that draw the underlines of its claims, and the quotation it stands in.
    pub class: String,
    /// Claims that begin here.
    pub begins: Vec<&'a Mark>,
    /// Claims that end here.
    pub ends: Vec<&'a Mark>,
}

/// Cuts `paragraph` (bytes of `text`) wherever a claim, a quotation or one of the `cuts` begins or ends.
/// Offsets that lie within a character are passed over.
pub fn segments<'a>(
    text: &'a str,
    paragraph: Range<u32>,
    marks: &'a [Mark],
    quotations: &[Range<u32>],
    cuts: &[u32],
) -> Vec<Segment<'a>> {
    let here: Vec<&Mark> = marks.iter().filter(|mark| overlaps(&mark.span, &paragraph)).collect();
    let mut borders: BTreeSet<u32> = cuts.iter().copied().collect();
    borders.extend(here.iter().flat_map(|mark| [mark.span.start, mark.span.end]));
    borders.extend(quotations.iter().flat_map(|quotation| [quotation.start, quotation.end]));
    borders.extend([paragraph.start, paragraph.end]);
    let inside =
        |at: &u32| paragraph.start <= *at && *at <= paragraph.end && text.is_char_boundary(*at as usize);
    let borders: Vec<u32> = borders.into_iter().filter(inside).collect();
    let segment = |pair: &[u32]| segment(text, pair[0]..pair[1], &here, quotations);
    borders.windows(2).map(segment).collect()
}

fn segment<'a>(
    text: &'a str,
    span: Range<u32>,
    marks: &[&'a Mark],
    quotations: &[Range<u32>],
) -> Segment<'a> {
    let covers: Vec<&&Mark> = marks.iter().filter(|mark| overlaps(&mark.span, &span)).collect();
    let mut classes: Vec<&str> = covers.iter().map(|mark| mark.class.as_str()).collect();
    if !covers.is_empty() {
        classes.insert(0, "claimed");
    }
    if quotations.iter().any(|quotation| overlaps(quotation, &span)) {
        classes.push("quoted");
    }
    Segment {
        start: span.start,
        end: span.end,
        text: &text[span.start as usize..span.end as usize],
        class: classes.join(" "),
        begins: marks.iter().copied().filter(|mark| mark.span.start == span.start).collect(),
        ends: marks.iter().copied().filter(|mark| mark.span.end == span.end).collect(),
    }
}

fn overlaps(a: &Range<u32>, b: &Range<u32>) -> bool {
    a.start < b.end && b.start < a.end
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(number: usize, span: Range<u32>) -> Mark {
        let (id, label) = (number.to_string(), String::new());
        let (anchor, card) = (format!("t-{id}"), format!("c-{id}"));
        Mark { number, id, anchor, card, span, class: format!("l{}-stance", number - 1), label }
    }

    #[test]
    fn overlapping_claims_cut_the_text_and_lose_none_of_it() {
        let text = "Été: “Estonia backs it”.";
        let (marks, quotation) = (vec![mark(1, 7..20), mark(2, 10..17)], 7..29);
        let cut = segments(text, 0..text.len() as u32, &marks, std::slice::from_ref(&quotation), &[1, 12]);
        assert_eq!(cut.iter().map(|segment| segment.text).collect::<String>(), text);
        let classes: Vec<&str> = cut.iter().map(|segment| segment.class.as_str()).collect();
        let both = "claimed l0-stance l1-stance quoted";
        assert_eq!(classes[..5], ["", "claimed l0-stance quoted", both, both, "claimed l0-stance quoted"]);
        let ends: Vec<_> = cut.iter().flat_map(|segment| &segment.ends).map(|mark| mark.number).collect();
        assert_eq!(ends, [2, 1]);
    }
}
