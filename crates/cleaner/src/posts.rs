//! Embedded social media posts: from a signature ("— Name (@handle) April 2, 2024") back over the lines of the post.

use std::sync::LazyLock;

use claimwire_record::Zone;
use regex::Regex;

use crate::draft::Draft;
use crate::{noise, pattern, shape};

/// A post has at most this many lines before its signature.
const MOST_LINES: usize = 4;
/// A longer line is running text.
const LONGEST_LINE: usize = 320;

/// What only posts have: handles, hashtags, links, pictograms.
static MARK: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(r"(?:^|[\s(])[@#]\w|https?://|pic\.twitter\.com|\bt\.co/|\p{Extended_Pictographic}")
});
static FIRST_PERSON: LazyLock<Regex> =
    LazyLock::new(|| pattern::compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|us|me)\b"));
/// What only reports have.
static REPORT: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"\b(?:said|says|told|tells|added|adds|wrote|writes|posted|tweeted|announced|stated|according to|reported|explained)\b",
    )
});

/// Zones the lines of every embedded post.
pub(crate) fn mark(text: &str, drafts: &mut [Draft]) {
    for signature in 0..drafts.len() {
        if !drafts[signature].is_by(noise::SIGNATURE) {
            continue;
        }
        let first = first_line(text, drafts, signature);
        for draft in &mut drafts[first..signature] {
            draft.settle(Zone::Post, "embedded post");
        }
    }
}

/// The line that the post begins with: the nearest line, and lines before it up to the furthest that is marked as a
/// post's, over nothing that looks like a report.
fn first_line(text: &str, drafts: &[Draft], signature: usize) -> usize {
    let mut first = signature;
    for index in (signature.saturating_sub(MOST_LINES)..signature).rev() {
        if !can_be_post(text, &drafts[index]) {
            break;
        }
        if index + 1 == signature || is_marked(drafts[index].of(text)) {
            first = index;
        }
    }
    first
}

fn can_be_post(text: &str, draft: &Draft) -> bool {
    let line = draft.of(text);
    let open = !draft.settled || draft.is_by(noise::HASHTAGS) || draft.zone == Zone::Quote;
    open && draft.zone != Zone::Title
        && !shape::is_long(line, LONGEST_LINE + 1)
        && !line.ends_with(':')
        && !REPORT.is_match(line)
}

fn is_marked(line: &str) -> bool {
    MARK.is_match(line) || (!line.contains(['"', '“', '”']) && FIRST_PERSON.is_match(line))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lines;

    fn posts(text: &str) -> Vec<String> {
        let mut drafts = lines::split(text);
        noise::apply(text, &mut drafts);
        mark(text, &mut drafts);
        drafts
            .iter()
            .filter(|draft| draft.zone == Zone::Post)
            .map(|draft| draft.of(text).to_owned())
            .collect()
    }

    #[test]
    fn a_post_reaches_back_to_its_furthest_mark() {
        let text = "The envoy left early on Friday.\nA good day for #Arland.\nThe bridge is open.\nThank you all!\n— Jo Tarn (@jotarn) May 3, 2031\nIt opened late.";
        assert_eq!(posts(text).len(), 4);
        assert_eq!(posts(text)[0], "A good day for #Arland.");
    }

    #[test]
    fn a_report_before_the_signature_is_no_post() {
        assert_eq!(posts("Tarn posted a picture.\n- Jo Tarn (@jotarn)").len(), 1);
        assert_eq!(
            posts("We are ready, he said.\nThe bridge is open.\n-- Jo Tarn (@jotarn) 3 May 2031").len(),
            2
        );
        assert_eq!(posts("“We won,” and the crowd cheered.\nThe bridge is open.\n— Jo (@jo)").len(), 2);
    }

    #[test]
    fn a_signature_needs_a_handle() {
        assert!(posts("A line.\n— Jo Tarn, minister, May 3, 2031").is_empty());
    }
}
