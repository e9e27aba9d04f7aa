//! What the text itself says of its origin: date of publication, news agency and author.

use std::sync::LazyLock;

use claimwire_record::{PublishedBasis, Zone};
use jiff::civil::Date;
use regex::{Captures, Regex};

use crate::dates::{self, Found, weekday_of};
use crate::draft::Draft;
use crate::noise::{self, agency, month, weekday};
use crate::{authors, pattern, shape};

/// A date of publication and how it is known.
pub(crate) type Published = (String, PublishedBasis);

static AGENCY_PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(concat!(
        r"^(?:(?P<place>\p{Lu}[\p{L}.'’/ -]+?)(?:,\s[\p{L}. ]+?)??(?:,\s(?P<date>(?i:",
        month!(),
        r")\.?\s\d{1,2}(?:,\s\d{4})?|\d{1,2}\s(?i:",
        month!(),
        r")(?:\s\d{4})?))?\s?[,:]?\s?)?(?:\((?P<in>\p{Lu}[\p{L} .-]*)(?:/[^)]{1,20})?\)|(?P<bare>",
        agency!(),
        r"))\s?(?:[-–—]{1,2}|:)\s"
    ))
});
static DATED_PREFIX: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(concat!(
        r"^\p{Lu}[\p{Lu}.'’/ -]{2,40}(?:,\s[\p{L}. ]{2,20})?,?\s[(–-]?(?P<date>(?i:",
        month!(),
        r")\.?\s\d{1,2},?\s\d{4}|\d{1,2}\s(?i:",
        month!(),
        r")\s\d{4})\)?\s?(?:/[\p{L} ]+/\s?)?(?:[-–—]{1,2}|:)\s"
    ))
});
static AGENCY: LazyLock<Regex> = LazyLock::new(|| pattern::compile(concat!(r"\b(", agency!(), r")\b")));
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"(?:^|[|·–—-]\s?)(?i:by|authors?|posted by|written by|reported by|reporters?|story by|text|words by|journalists?|correspondents?|von|por|par)(?:\s?:\s?|\s)(\S.*)$",
    )
});
/// What outlets print behind an author's name.
static BEHIND_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(concat!(
        r"\s(?:(?:and|AND)\s(?:News\s)?[Aa]gencies|(?:\p{Lu}\w+\s)?News(?:\sDigital)?|",
        r"(?:(?:Local Democracy|Senior|Chief|Deputy|Political|Politics|Business|Health|Education|Crime|Sports?|World|Foreign|Diplomatic|",
        r"Economics|Home Affairs|News|Digital|Staff)\s)*(?:Reporter|Correspondent|Editor|Writer))$"
    ))
});
static NEAR_WEEKDAY: LazyLock<Regex> =
    LazyLock::new(|| pattern::compile(concat!(r"(?i)\b(?:on|this|late|early)\s+(", weekday!(), r")\b")));
static NOT_NOW: LazyLock<Regex> = LazyLock::new(|| {
    pattern::compile(
        r"(?i)\b(?:will|would|set to|scheduled|due|until|by|before|after|since|next|last|upcoming|between|from)\b",
    )
});

/// The news agency: in the prefix of one of the first paragraphs, or on a line of its own.
pub(crate) fn agency(text: &str, drafts: &[Draft]) -> Option<String> {
    let prefix = opening(text, drafts).find_map(|line| {
        let found = agency_prefix(line)?;
        let name = found.name("in").or(found.name("bare"))?.as_str();
        (!matches!(name, "Agency" | "Agencies")).then(|| name.to_owned())
    });
    prefix.or_else(|| {
        let lines = drafts.iter().filter(|draft| draft.zone == Zone::Byline);
        lines.filter_map(|draft| AGENCY.captures(draft.of(text))).map(|found| found[1].to_owned()).next()
    })
}

/// "ARBOR, May 3 (AFP) —" at the head of a line. An agency without brackets follows only a place in capitals.
fn agency_prefix(line: &str) -> Option<Captures<'_>> {
    let found = AGENCY_PREFIX.captures(line)?;
    let in_capitals = found.name("place").is_none_or(|place| !place.as_str().contains(char::is_lowercase));
    let known = found
        .name("in")
        .is_some_and(|name| AGENCY.find(name.as_str()).is_some_and(|it| it.len() == name.len()));
    (found[0].len() <= 90 && (known || (in_capitals && found.name("place").is_some()))).then_some(found)
}

fn opening<'t>(text: &'t str, drafts: &'t [Draft]) -> impl Iterator<Item = &'t str> {
    drafts.iter().filter(|draft| draft.zone == Zone::Body).take(3).map(|draft| draft.of(text))
}

/// The author as printed in a byline.
pub(crate) fn author(text: &str, drafts: &[Draft]) -> Option<String> {
    let bylines = drafts.iter().filter(|draft| matches!(draft.zone, Zone::Byline | Zone::Dateline));
    bylines.filter_map(|draft| author_of(draft, text)).next()
}

fn author_of(draft: &Draft, text: &str) -> Option<String> {
    let line = draft.of(text);
    let is_name = matches!(draft.reason, Some("byline" | "name with a place" | "name above a role"));
    let named = match AUTHOR.captures(line) {
        Some(found) => found.get(1)?.as_str(),
        None if is_name && !draft.is_by("byline-head") && !line.contains(':') => line,
        None => return None,
    };
    let name = named.split([',', '|', ';', '·', '•']).next()?.split(" in ").next()?.split(" with ").next()?;
    let bare = BEHIND_NAME.replace(name.trim(), "");
    let name = if shape::has_words(&bare, 2) { &*bare } else { name.trim() };
    let is_author = !AGENCY.is_match(name) && !authors::split(name, &[]).is_empty();
    is_author.then(|| name.to_owned())
}

/// The date of publication as the text gives it away, from the firmest evidence to the weakest; none where in doubt.
pub(crate) fn published(text: &str, drafts: &[Draft]) -> Option<Published> {
    let dateline = from_date_line(text, drafts)
        .or_else(|| from_agency_prefix(text, drafts))
        .or_else(|| from_dated_prefix(text, drafts));
    let evidence = || from_post(text, drafts).or_else(|| from_dated_weekday(text, drafts));
    let basis = if dateline.is_some() { PublishedBasis::Dateline } else { PublishedBasis::DatedEvidence };
    dateline.or_else(evidence).map(|date| (date.to_string(), basis))
}

/// The first date line; lines that say "updated" only where there is no other.
fn from_date_line(text: &str, drafts: &[Draft]) -> Option<Date> {
    let lines = || {
        drafts
            .iter()
            .filter(|draft| matches!(draft.zone, Zone::Dateline | Zone::Byline))
            .map(|draft| draft.of(text))
    };
    let dated = |line: &str| dates::find(line).find_map(|found| found.date());
    let revised = |line: &str| {
        let head = line.get(..8).unwrap_or("").to_ascii_lowercase();
        ["updated", "last upd", "modified", "last mod"].iter().any(|word| head.starts_with(word))
    };
    lines().filter(|line| !revised(line)).find_map(dated).or_else(|| lines().find_map(dated))
}

/// "ARBOR, 3 May 2031 – The board": a place in capitals and a whole date, without an agency.
fn from_dated_prefix(text: &str, drafts: &[Draft]) -> Option<Date> {
    opening(text, drafts).find_map(|line| {
        let prefix = DATED_PREFIX.captures(line)?;
        dates::find(prefix.name("date")?.as_str()).find_map(|found| found.date())
    })
}

/// "ARBOR, May 3 (AFP) —"; a year that is not printed there must stand in another date within a month of it.
fn from_agency_prefix(text: &str, drafts: &[Draft]) -> Option<Date> {
    let found = opening(text, drafts).find_map(|line| {
        let prefix = agency_prefix(line)?;
        dates::find(prefix.name("date")?.as_str()).next()
    })?;
    found.date().or_else(|| in_nearby_year(&found, &full_dates(text, drafts)))
}

/// The dates with a year in all that is read, in order.
fn full_dates(text: &str, drafts: &[Draft]) -> Vec<Date> {
    let read = drafts.iter().filter(|draft| draft.zone.is_read());
    read.flat_map(|draft| dates::find(draft.of(text))).filter_map(|found| found.date()).collect()
}

fn in_nearby_year(found: &Found, dates: &[Date]) -> Option<Date> {
    let year = dates.first()?.year();
    let date = found.in_year(year)?;
    let near = |other: &Date| date.until(*other).is_ok_and(|span| span.get_days().abs() <= 31);
    (dates.iter().all(|other| other.year() == year) && dates.iter().any(near)).then_some(date)
}

/// The latest date of an embedded post whose weekday the article mentions.
fn from_post(text: &str, drafts: &[Draft]) -> Option<Date> {
    let signatures = drafts.iter().filter(|draft| draft.is_by(noise::SIGNATURE));
    let dates: Vec<Date> =
        signatures.filter_map(|draft| dates::find(draft.of(text)).find_map(|found| found.date())).collect();
    let latest = dates.into_iter().max()?;
    mentions_weekday(text, drafts, latest).then_some(latest)
}

fn mentions_weekday(text: &str, drafts: &[Draft], date: Date) -> bool {
    let body = drafts.iter().filter(|draft| draft.zone.is_read() && draft.zone != Zone::Post);
    let mut named = body.flat_map(|draft| NEAR_WEEKDAY.captures_iter(draft.of(text)));
    named.any(|found| weekday_of(&found[1]) == Some(date.weekday()))
}

/// The one date with a weekday ("on Saturday, 3 May 2031") that is told as news, where no other date competes.
fn from_dated_weekday(text: &str, drafts: &[Draft]) -> Option<Date> {
    let body = drafts.iter().filter(|draft| draft.zone == Zone::Body).map(|draft| draft.of(text));
    let dated = body.filter(|line| dates::can_name_weekday(line));
    let news = dated.flat_map(|line| dates::find(line).filter(|found| told_as_news(line, found)));
    let news: Vec<Found> = news.collect();
    if news.is_empty() {
        return None;
    }
    let full = full_dates(text, drafts);
    let mut dated = news.iter().filter_map(|found| found.date().or_else(|| in_nearby_year(found, &full)));
    let date = dated.next()?;
    (dated.all(|other| other == date) && full.iter().all(|other| *other <= date)).then_some(date)
}

fn told_as_news(line: &str, found: &Found) -> bool {
    let start = line[..found.range.start].rfind(". ").map_or(0, |at| at + 2);
    let end = line[found.range.end..].find(". ").map_or(line.len(), |at| found.range.end + at);
    found.weekday.is_some() && !NOT_NOW.is_match(&line[start..end])
}
