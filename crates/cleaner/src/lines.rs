//! Plain text to drafts: one draft a line, then lines that one sentence or one hard-wrapped block runs over
//! joined into one.

use std::ops::Range;

use crate::draft::Draft;
use crate::shape;

/// Line breaks: line feed, carriage return, vertical tab, form feed, next line, line and paragraph separator.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// One draft for each line that is not blank.
pub(crate) fn split(text: &str) -> Vec<Draft> {
    let (mut drafts, mut start, mut gap, mut after_return) = (Vec::new(), 0, true, false);
    for line in lines(text) {
        let shown = trimmed(line, start);
        if !shown.is_empty() {
            drafts.push(Draft::body(shown, gap));
            gap = false;
        } else if !(after_return && line == "\n") {
            gap = true;
        }
        after_return = line.ends_with('\r');
        start += line.len();
    }
    drafts
}

/// The lines with their breaks. Bytes are looked at, not characters: only a few can begin a break.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    let can_break = |byte: &u8| matches!(byte, b'\n'..=b'\r' | 0xc2 | 0xe2);
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut at = 0;
        while let Some(next) = rest.as_bytes()[at..].iter().position(can_break) {
            at += next;
            match rest[at..].chars().next().filter(|c| is_break(*c)) {
                Some(found) => {
                    let (line, behind) = rest.split_at(at + found.len_utf8());
                    rest = behind;
                    return Some(line);
                }
                None => at += rest[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        Some(std::mem::take(&mut rest)).filter(|line| !line.is_empty())
    })
}

fn trimmed(line: &str, start: usize) -> Range<usize> {
    let head = line.trim_start_matches(shape::is_blank);
    let from = start + line.len() - head.len();
    from..from + head.trim_end_matches(shape::is_blank).len()
}

/// Joins drafts whose line break stands within a sentence. Settled drafts are left alone.
pub(crate) fn join(text: &str, lines: Vec<Draft>) -> Vec<Draft> {
    let wrapped = wrapped_breaks(text, &lines);
    let mut joined: Vec<Draft> = Vec::with_capacity(lines.len());
    let mut last_line = 0..0;
    for (index, line) in lines.into_iter().enumerate() {
        let here = line.range.clone();
        match joined.last_mut() {
            Some(previous) if runs_on(text, previous, &last_line, &line, wrapped[index]) => {
                previous.range.end = here.end
            }
            _ => joined.push(line),
        }
        last_line = here;
    }
    joined
}

fn runs_on(text: &str, previous: &Draft, last_line: &Range<usize>, next: &Draft, wrapped: bool) -> bool {
    if next.gap || previous.settled || next.settled || !single_break(&text[last_line.end..next.range.start]) {
        return false;
    }
    let (before, after) = (&text[last_line.clone()], next.of(text));
    let borders = starts_block(after) || shape::is_table_row(before) || markdown_heading(before);
    !borders && (wrapped || breaks_sentence(before, after))
}

/// Whether just one line break lies between (a carriage return with its line feed is one).
fn single_break(between: &str) -> bool {
    let breaks = between.chars().filter(|c| is_break(*c)).count();
    breaks == 1 || (breaks == 2 && between.contains("\r\n"))
}

fn starts_block(line: &str) -> bool {
    shape::is_bullet(line) || shape::is_table_row(line) || line.starts_with('>') || markdown_heading(line)
}

/// A Markdown heading: "# Headline".
pub(crate) fn markdown_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ') && !rest.trim().is_empty()
}

fn breaks_sentence(before: &str, after: &str) -> bool {
    if after.starts_with(['—', '–', '―']) {
        return false;
    }
    let quoted = before.ends_with(['"', '”', '»']);
    let ended = shape::ends_sentence(before);
    match shape::last_mark(before) {
        Some(':' | ';') => false,
        Some(',') => true,
        _ if after.starts_with([',', ';', ')', '”', '»']) => !ended || quoted,
        _ if shape::starts_lower(after) => !ended || quoted,
        _ => {
            !ended
                && ((hangs(before) && (shape::ends_sentence(after) || shape::is_long(after, 60)))
                    || stops_short(before, after)
                    || (shape::opens_quote(before) && closes_quote(after)))
        }
    }
}

/// Whether running text of more than one sentence breaks off, and the next line ends a sentence.
fn stops_short(before: &str, after: &str) -> bool {
    shape::is_long(before, 90)
        && before.ends_with(char::is_alphanumeric)
        && shape::holds_sentence_end(before)
        && shape::ends_sentence(after)
}

/// Whether a quotation that is open before the line is closed in it.
fn closes_quote(line: &str) -> bool {
    let opens = line.find('“').unwrap_or(line.len());
    line.find('”').is_some_and(|closes| closes < opens) || line.matches('"').count() % 2 == 1
}

/// Whether the line's last word cannot end a sentence or a headline.
fn hangs(line: &str) -> bool {
    const OPEN: &[&str] = &[
        "a", "an", "the", "and", "or", "of", "that", "to", "with", "by", "from", "as", "at", "in", "for",
        "on", "into", "its", "his", "her", "their", "some", "than", "who", "whose", "which", "because",
        "but", "said", "says",
    ];
    let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    shape::is_long(line, 40) && OPEN.contains(&last)
}

/// For each line, whether the break before it was made by wrapping at a fixed width.
fn wrapped_breaks(text: &str, lines: &[Draft]) -> Vec<bool> {
    let mut wrapped = vec![false; lines.len()];
    let mut start = 0;
    while start < lines.len() {
        let more = lines[start + 1..].iter().take_while(|line| !line.gap && !line.settled).count();
        let run = start..start + 1 + more;
        if more >= 2 && !lines[start].settled {
            mark_wrapped(text, lines, run.clone(), &mut wrapped);
        }
        start = run.end;
    }
    wrapped
}

/// A run of lines is wrapped where hardly a line had room for the next one's first word, and many break a sentence.
fn mark_wrapped(text: &str, lines: &[Draft], run: Range<usize>, wrapped: &mut [bool]) {
    const WIDEST: usize = 100;
    if lines[run.clone()].iter().any(|line| shape::is_long(line.of(text), WIDEST + 1)) {
        return;
    }
    let length = |index: usize| lines[index].of(text).chars().count();
    let first_word = |index: usize| {
        let word = lines[index].of(text).split_whitespace().next().unwrap_or("");
        word.chars().count()
    };
    let width = run.clone().map(length).max().unwrap_or(0);
    let full = |index: &usize| length(index - 1) + 1 + first_word(*index) > width;
    let breaks = run.start + 1..run.end;
    let (all, filled) = (breaks.len(), breaks.clone().filter(full).count());
    let splits =
        |index: &usize| shape::starts_lower(lines[*index].of(text)) || hangs(lines[index - 1].of(text));
    let within = breaks.clone().filter(splits).count();
    if width >= 40 && filled * 10 >= all * 7 && within * 10 >= all * 4 {
        breaks.filter(full).for_each(|index| wrapped[index] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<&str> {
        join(text, split(text)).into_iter().map(|draft| &text[draft.range]).collect()
    }

    #[test]
    fn lines_are_trimmed_and_gaps_noticed() {
        let drafts = split("\u{feff} One \r\ntwo\r\n\r\n three\u{a0}\n \t\n");
        let ranges: Vec<_> = drafts.iter().map(|draft| (draft.range.clone(), draft.gap)).collect();
        assert_eq!(ranges, [(4..7, true), (10..13, false), (18..23, true)]);
    }

    #[test]
    fn a_break_within_a_sentence_is_joined() {
        let text = "The board chose its chair “by lot”,\nAccording to the clerk, and some\nten members left.\nThey came back.";
        let expected = [
            "The board chose its chair “by lot”,\nAccording to the clerk, and some\nten members left.",
            "They came back.",
        ];
        assert_eq!(paragraphs(text), expected);
    }

    #[test]
    fn a_quotation_broken_over_lines_is_joined() {
        let text = "“We shall go to\nLisbon,” she said.\n“We won!”\nhe said.";
        assert_eq!(paragraphs(text), ["“We shall go to\nLisbon,” she said.", "“We won!”\nhe said."]);
    }

    #[test]
    fn running_text_that_breaks_off_before_a_name_is_joined() {
        let text = "The old quay was shut on Monday for good. Its owner complained that nobody had thought of asking\nAnna Holt first.\nShe agreed.";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn headings_lists_and_blank_lines_are_borders() {
        let text = "Talks stall\nThe ministers met.\nThey named:\n- Arland\n- Borland\n\nand then\n\nleft.";
        let expected = [
            "Talks stall",
            "The ministers met.",
            "They named:",
            "- Arland",
            "- Borland",
            "and then",
            "left.",
        ];
        assert_eq!(paragraphs(text), expected);
    }

    #[test]
    fn hard_wrapped_text_is_joined_by_its_width() {
        let text = "The council of the northern towns voted on Monday to close its\nold harbour. Ministers from both shores had asked for a delay in\n\
                    March, but the council said that the quay was not safe to use.\nShort words end it.\n\nNew one.";
        let found = paragraphs(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("end it."));
    }

    #[test]
    fn headlines_of_one_length_are_not_hard_wrapped() {
        let text = "Harbour board picks a new chair after long debate\nFerry crews call off their strike before holiday\n\
                    Island council backs the plan for a second bridge";
        assert_eq!(paragraphs(text).len(), 3);
    }
}
