//! Which lines of plain text are the headline, sub-headings, list items and menus: told by their shape and place.

use claimwire_record::Zone;

use crate::draft::Draft;
use crate::lines::markdown_heading;
use crate::shape;

/// A headline has at most this many characters.
const LONGEST_TITLE: usize = 200;
/// A sub-heading has at most this many characters.
const LONGEST_HEADING: usize = 120;

/// Zones every draft that the line rules and posts left open. `title` is the headline where it is known already.
pub(crate) fn assign(text: &str, drafts: &mut [Draft], title: Option<&str>) {
    mark_markup(text, drafts);
    let open = |draft: &Draft| !draft.settled && shape::is_prose(draft.of(text));
    let first_prose = drafts.iter().position(open).unwrap_or(drafts.len());
    let last_prose = drafts.iter().rposition(open).map_or(0, |index| index + 1);
    if let Some(index) = find_title(text, drafts, title, first_prose) {
        drafts[index].structure(Zone::Title);
        mark_head(text, drafts, index, first_prose);
    }
    mark_headings(text, drafts, first_prose, last_prose);
    mark_tail(text, drafts, last_prose.max(first_prose));
}

/// Zones lines that carry their own mark: list items, Markdown headings, quotations and table rows.
fn mark_markup(text: &str, drafts: &mut [Draft]) {
    let mut titled = false;
    for draft in drafts.iter_mut().filter(|draft| !draft.settled) {
        let line = draft.of(text);
        if line.starts_with("# ") && !titled {
            titled = true;
            draft.structure(Zone::Title);
        } else if markdown_heading(line) {
            draft.structure(Zone::Heading);
        } else if shape::is_bullet(line) {
            draft.structure(Zone::List);
        } else if shape::is_table_row(line) {
            draft.structure(Zone::Table);
        } else if line.starts_with("> ") {
            draft.structure(Zone::Quote);
        }
    }
}

/// The draft that is the headline: the one that the metadata names, or among the lines before the first running
/// text the first of four words or more, or else the longest.
fn find_title(text: &str, drafts: &[Draft], known: Option<&str>, first_prose: usize) -> Option<usize> {
    if let Some(marked) = drafts.iter().position(|draft| draft.zone == Zone::Title) {
        return Some(marked);
    }
    let known = known.map(shape::folded).filter(|title| !title.is_empty());
    let head = || drafts.iter().enumerate().filter(|(_, draft)| !draft.settled).take(12);
    if let Some(known) = known
        && let Some((index, _)) = head().find(|(_, draft)| shape::folded(draft.of(text)) == known)
    {
        return Some(index);
    }
    let candidates = || {
        let headline = |(_, draft): &(usize, &Draft)| shape::is_headline(draft.of(text), LONGEST_TITLE);
        drafts[..first_prose].iter().enumerate().filter(|(_, draft)| !draft.settled).filter(headline)
    };
    let full = candidates().find(|(_, draft)| shape::words(draft.of(text)) >= 4);
    full.or_else(|| candidates().max_by_key(|(index, draft)| (draft.range.len(), usize::MAX - index)))
        .map(|it| it.0)
}

/// Lines round the headline, before the first running text: labels, names, repeats, standfirst.
fn mark_head(text: &str, drafts: &mut [Draft], title: usize, first_prose: usize) {
    for draft in drafts[..title].iter_mut().filter(|draft| !draft.settled) {
        if shape::words(draft.of(text)) <= 3 {
            draft.settle(Zone::Boilerplate, "label above the headline");
        }
    }
    let folded_title = shape::folded(drafts[title].of(text));
    let end = first_prose.max(title + 1);
    for draft in drafts[title + 1..end].iter_mut().filter(|draft| !draft.settled) {
        mark_below_title(text, draft, &folded_title);
    }
}

fn mark_below_title(text: &str, draft: &mut Draft, folded_title: &str) {
    let line = draft.of(text);
    let folded = shape::folded(line);
    if folded == folded_title {
        draft.settle(Zone::Boilerplate, "repeats the headline");
    } else if folded.starts_with(folded_title) {
        draft.settle(Zone::Caption, "repeats the headline with a picture's caption");
    } else if !shape::is_headline(line, LONGEST_TITLE) {
    } else if shape::is_name(line, 3) && shape::words(line) >= 2 {
        draft.settle(Zone::Byline, "name below the headline");
    } else if shape::words(line) <= 2 {
        draft.settle(Zone::Boilerplate, "label below the headline");
    } else {
        draft.structure(Zone::Subtitle);
    }
}

/// Short lines between running text are sub-headings; behind a line that ends with a colon they are a list.
fn mark_headings(text: &str, drafts: &mut [Draft], first_prose: usize, last_prose: usize) {
    let mut listing = false;
    for draft in drafts.iter_mut().take(last_prose).skip(first_prose) {
        let line = draft.of(text);
        if draft.settled {
            listing = false;
        } else if shape::is_headline(line, LONGEST_HEADING) && !shape::holds_sentence_end(line) {
            draft.structure(if listing { Zone::List } else { Zone::Heading });
        } else {
            listing = line.ends_with(':');
        }
    }
}

/// Three or more lines without a full stop behind the last running text are links, no part of the article.
fn mark_tail(text: &str, drafts: &mut [Draft], last_prose: usize) {
    let after = last_prose.min(drafts.len());
    let follows_colon = after.checked_sub(1).is_some_and(|index| drafts[index].of(text).ends_with(':'));
    let link = |draft: &&mut Draft| !draft.settled && shape::is_headline(draft.of(text), LONGEST_TITLE);
    let count = drafts[after..].iter_mut().filter(link).count();
    if after == 0 || follows_colon || count < 3 {
        return;
    }
    for draft in drafts[after..].iter_mut().filter(link) {
        draft.settle(Zone::Boilerplate, "links below the article");
    }
}
