//! Which lines of plain text are the headline, sub-headings, list items and menus: told by their shape and place.

use std::sync::LazyLock;

use claimwire_record::Zone;
use regex::Regex;

use crate::draft::Draft;
use crate::lines::markdown_heading;
use crate::{dates, pattern, shape};

/// Who wrote an article and how to reach them. What an article says of its subjects lacks the last part.
static BIOGRAPHY: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(concat!(
        r"^(?:\p{Lu}[\p{L}.'’-]*\s){1,4}(?:(?:is|was)\s(?:an?|the|our|\p{Lu}[\p{L}’' ]*['’]s)\s[^.]*\b(?:reporter|correspondent|",
        r"journalist|editor|columnist|(?:bureau|desk) chief|writer|producer)\b.*(?:\bcover(?:s|ing)\b|\bbased in\b|\breach\b|@\w|\bwrites\b|",
        r"\bjoined\b|\bFollow\b)|(?:covers|writes (?:about|on)|reports on)\s[^.]*\bfor\s(?:the\s|The\s)?\p{Lu}.*(?:based in|joined|reach|@\w)).*$"
    ))
});

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
    mark_captions(text, drafts);
    mark_biographies(text, drafts);
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
    mark_credits(text, &mut drafts[title + 1..end]);
    for draft in drafts[title + 1..end].iter_mut().filter(|draft| !draft.settled) {
        mark_below_title(text, draft, &folded_title);
    }
}

/// Lines below the headline that name an author by the line behind them, or hold a date and hardly more.
fn mark_credits(text: &str, drafts: &mut [Draft]) {
    for index in 0..drafts.len() {
        let (line, next) = (drafts[index].of(text), drafts.get(index + 1));
        if drafts[index].settled {
        } else if is_date_line(line) {
            let zone = if line.starts_with("By ") { Zone::Byline } else { Zone::Dateline };
            drafts[index].settle(zone, "date line");
        } else if shape::is_name(line, 4)
            && shape::has_words(line, 2)
            && next.is_some_and(|next| names_role(next.of(text)))
        {
            drafts[index].settle(Zone::Byline, "name above a role");
        } else if names_place(line) && next.is_some_and(|next| next.zone == Zone::Dateline) {
            drafts[index].settle(Zone::Byline, "name with a place");
        }
    }
}

/// A whole date with names, times and labels round it, and no words of a sentence: "Press release | 3 May 2031".
fn is_date_line(line: &str) -> bool {
    const SMALL: &[&str] = &[
        "on",
        "at",
        "by",
        "in",
        "and",
        "am",
        "pm",
        "a.m",
        "p.m",
        "updated",
        "published",
        "posted",
        "date",
        "release",
    ];
    if shape::is_long(line, 91) {
        return false;
    }
    let Some(found) = dates::find(line).find(|found| found.date().is_some()) else { return false };
    let rest = [&line[..found.range.start], &line[found.range.end..]];
    let mut words =
        rest.iter().flat_map(|part| part.split(|c: char| c.is_whitespace() || matches!(c, '|' | '/')));
    let fits = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        let is_time = word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 16;
        word.is_empty() || is_time || word.starts_with(char::is_uppercase) || SMALL.contains(&word)
    };
    words.clone().count() <= 14 && words.all(fits)
}

/// A line of no more than what a reporter is: "Arbor correspondent".
fn names_role(line: &str) -> bool {
    let last = line.rsplit(char::is_whitespace).next().unwrap_or(line);
    let roles = ["correspondent", "reporter", "editor", "columnist", "writer"];
    shape::words(line) <= 6
        && !line.starts_with("By ")
        && roles.iter().any(|role| last.eq_ignore_ascii_case(role))
}

/// "Anna Holt in Port Arbor", "Lea Brandt with AFP, dpa".
fn names_place(line: &str) -> bool {
    let parts = line.split_once(" in ").or_else(|| line.split_once(" with "));
    parts.is_some_and(|(name, rest)| {
        let is_named = |part: &str| part.trim() == "dpa" || shape::is_name(part, 3);
        shape::words(name) >= 2 && shape::is_name(name, 4) && rest.split([',', '/']).all(is_named)
    })
}

/// Up to two lines right above a line that is no more than a photo's credit are its caption.
fn mark_captions(text: &str, drafts: &mut [Draft]) {
    for credit in 1..drafts.len() {
        if !drafts[credit].is_by("photo-by") || shape::is_long(drafts[credit].of(text), 100) {
            continue;
        }
        for index in (credit.saturating_sub(2)..credit).rev() {
            let draft = &mut drafts[index];
            if draft.settled || !shape::is_headline(draft.of(text), LONGEST_TITLE) {
                break;
            }
            draft.settle(Zone::Caption, "line above a photo credit");
        }
    }
}

/// What stands behind the article's last sentence on its authors: "Jo Tarn is a reporter covering the harbour."
fn mark_biographies(text: &str, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().rev() {
        let line = draft.of(text);
        let is_name = !draft.settled && shape::is_name(line, 4);
        match draft.settled {
            true if draft.zone.is_read() => break,
            true => {}
            false if BIOGRAPHY.is_match(line) => draft.settle(Zone::Boilerplate, "author's biography"),
            false if is_name && line.chars().all(|c| !c.is_lowercase()) => {
                draft.settle(Zone::Boilerplate, "author's biography")
            }
            false => break,
        }
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
        } else if is_in_capitals(line) && !listing {
            draft.settle(Zone::Boilerplate, "line in capitals");
        } else if shape::is_headline(line, LONGEST_HEADING) && !shape::holds_sentence_end(line) {
            draft.structure(if listing { Zone::List } else { Zone::Heading });
        } else {
            listing = line.ends_with(':');
        }
    }
}

/// Six words or more without a small letter or a quotation: links that some outlets put between paragraphs.
fn is_in_capitals(line: &str) -> bool {
    shape::is_headline(line, LONGEST_HEADING)
        && shape::has_words(line, 6)
        && !line.contains(['"', '“', '‘'])
        && !line.starts_with('\'')
        && !line.contains(char::is_lowercase)
        && line.chars().filter(|c| c.is_uppercase()).count() >= 12
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
