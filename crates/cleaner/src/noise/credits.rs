//! Line rules as data: who wrote it, when and where it was issued, whose pictures it shows.
//!
//! Patterns see one trimmed line (plain text) or one block (HTML). A pattern names the whole line wherever a sentence
//! of the article could hold the same words.

use claimwire_record::Zone::{Byline, Caption, Dateline, Post};

use super::shapes::{agency, month, weekday};
use super::{Effect, Rule, SIGNATURE, row, up_to};

/// The rules, in order of precedence.
pub(crate) const RULES: &[Rule] = &[
    row(
        SIGNATURE,
        Post,
        "signature of an embedded post",
        Effect::Line,
        r"^[—–―-]{1,3}\s?[^()]+\s?\(@\w+\)(?:[\s·,].*)?$",
    ),
    row(
        "issued-on",
        Dateline,
        "date line",
        Effect::Line,
        concat!(
            r"^(?i)(?:issued|(?:first |originally )?published|updated|last (?:updated|modified)|posted|modified|date)",
            r"(?:\s(?:on|at))?\s?(?::.*|\s(?:",
            weekday!(),
            r",?\s|",
            month!(),
            r"\b\.?\s\d|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?",
            month!(),
            r"|\d{4}-\d|\d{1,2}[./:]\d|\d{1,3}\s(?:min|hour|day|week|month)\w*\sago|today|yesterday)(?:[^.]|\d\.\d|[ap]\.m\.?)*)?$"
        ),
    ),
    row(
        "bare-date",
        Dateline,
        "date line",
        Effect::Line,
        concat!(
            r"^(?i)(?:(?-i:\p{Lu}[\p{Lu} .'’/-]+),\s|\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s)?(?:",
            weekday!(),
            r"\.?,?\s)?(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?",
            month!(),
            r"\.?,?\s\d{4}|",
            month!(),
            r"\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})",
            r"(?:[,\s|·–—-]+(?:at\s)?\d{1,2}[:.]\d{2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?(?:\s?(?:[A-Z]{2,5}|\(?(?:UTC|GMT)[^.]{0,8}))?)?",
            r"(?:\s?[|·–—-]\s?(?:by\s)?(?-i:\p{Lu})[^.|]*|\s?[•·|,-]?\s?(?:last )?(?:updated|modified)\b[^.]{0,40})?$"
        ),
    ),
    row(
        "clock",
        Dateline,
        "time line",
        Effect::Line,
        r"^(?i)\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?(?:\s[a-z]{2,4})?$",
    ),
    row(
        "ago",
        Dateline,
        "time line",
        Effect::Line,
        r"^(?i)\d{1,3}\s(?:sec|min|hour|day|week|month|year)\w*\sago$",
    ),
    row(
        "byline-head",
        Byline,
        "byline",
        Effect::Neighbour("byline"),
        r"^(?i:by|authors?|written by|reported by|story by)\s?:?$",
    ),
    up_to(
        200,
        row(
            "byline",
            Byline,
            "byline",
            Effect::Line,
            concat!(
                r"^(?:By|BY|by)\s\p{Lu}[\p{L}.'’-]*(?:(?:,?\s|\s?[|/&]\s?)(?:\p{Lu}[\p{L}.'’-]*|and|AND|de|van|von|der|den|",
                r"la|le|da|di|bin|al|for|in|with))*(?:,\s(?i:[a-z]+ )?(?i:correspondent|editor|reporter|writer)[^.]*)?",
                r"(?:\s?[|·•]\s.*)?$"
            ),
        ),
    ),
    up_to(
        140,
        row(
            "author",
            Byline,
            "byline",
            Effect::Line,
            concat!(
                r"^(?:(?i:authors?|reporters?|editors?|correspondents?|journalists?|editing|edited by|text|(?:(?:video|text|words|photos?|story) )?by)\s?:\s?\p{Lu}[^.!?:]+|",
                r"(?i:(?:posted|published|written) by)\s\p{Lu}[^.!?|]*\|.*)$"
            ),
        ),
    ),
    up_to(
        300,
        row(
            "credits",
            Byline,
            "reporting credits",
            Effect::Line,
            concat!(
                r"^(?:\((?i:(?:additional )?reporting|writing|editing|compiled|translated)\s(?i:and \w+ )?by\s.*\)\.?|",
                r"(?i:(?:additional )?reporting|writing|editing)\s(?i:and \w+ )?by\s\p{Lu}[^.]*;\s?(?i:\w+ )*(?i:by)\s.*|",
                r"(?i:written|reporting|reported|edited|editing|words|story|additional reporting|compiled|translated)\sby\s\p{Lu}[^.;]+)$"
            ),
        ),
    ),
    up_to(
        200,
        row(
            "contributors",
            Byline,
            "reporting credits",
            Effect::Line,
            concat!(
                r"^(?:\p{Lu}[^.]{2,60} reported from [^.]{2,60}\.\s)?(?:[^.]|(?:[A-Z]\.)){3,150} contributed ",
                r"(?:(?:reporting )?to this (?:report|story|article)|(?:additional )?reporting(?: from [^.]+)?)\.?$"
            ),
        ),
    ),
    row(
        "agency",
        Byline,
        "agency line",
        Effect::Line,
        concat!(
            r"^(?:Source:\s?|Sources:\s?|With |By |\(|- |— )?(?:with )?",
            agency!(),
            r"(?:(?:,|\sand|/|\s&)\s?",
            agency!(),
            r")*\)?$"
        ),
    ),
    row("source", Byline, "source line", Effect::Line, r"^(?i:sources?|via)\s?:\s[^.]+$"),
    // Patterns that are tied to the end alone are searched for from the end: counts there ("up to 80 characters") would
    // build an automaton's states anew for every line. What ends in a bracket is apart, so that most lines with a
    // bracket in them are turned down at their last letter.
    up_to(
        500,
        row(
            "photo-credit-in-brackets",
            Caption,
            "photo credit",
            Effect::Line,
            concat!(
                r"(?:[(\[](?i:(?:file )?(?:photo|image|picture|photograph|illustration)s?|pic|credit|source|screenshot)",
                r"\s?(?i:credit\s?)?(?:(?i:by|courtesy)\s|:|/|©)[^)\]]*[)\]]\.?",
                r"|[(\[](?:AP|AFP|Reuters|REUTERS|EPA|Getty)[^)\]]*(?i:photo|images?|/)[^)\]]*[)\]]\.?",
                r"|[(\[]\p{Lu}[\p{L}.'’ -]+/[\p{L}. -]+[)\]])$"
            ),
        ),
    ),
    up_to(
        500,
        row(
            "photo-credit",
            Caption,
            "photo credit",
            Effect::Line,
            concat!(
                r"(?:\s\|\s\p{Lu}[^|.]{2,50}(?:Getty Images|AFP|AP|Reuters|EPA|EFE|Shutterstock|Bloomberg|ANP|dpa)",
                r"|[.!?”\x22’)]\s(?:Photograph|Photo|Picture|Image|Illustration)s?:\s\p{Lu}[^.:]{2,}",
                r"|[.!?”\x22’)]\s\p{Lu}[\p{L}.'’-]+(?:\s[\p{L}.'’-]+){1,3}\s?/\s?(?:AAP(?: Image)?|AFP|AP|Reuters|EPA|EFE|PA(?: Wire)?|Getty Images|Shutterstock|The Canadian Press)",
                r"|\s©\s?\p{Lu}[^©.]{2,}|Credit\.\.\.\p{Lu}[^.]{2,}",
                r"|\sREUTERS/\p{Lu}[\p{L}.'’-]+(?:\s[\p{L}.'’-]+){0,3}(?:\s(?:Purchase|Acquire) Licensing Rights(?:, opens new tab)?)?)$"
            ),
        ),
    ),
    up_to(
        200,
        row(
            "photo-by",
            Caption,
            "photo credit",
            Effect::Line,
            concat!(
                r"^(?:(?i:(?:media|image|picture|photo|video) caption)\s?[:,]\s?\S.*|(?i:(?:file )?(?:photo|image|picture|photograph)s?)\s?(?:(?i:credits?)\s?:?|(?i:by|courtesy of)|:|©)",
                r"\s[^.]+|(?i:credit)\s?:\s[^.]+|©?\s?(?i:getty images|shutterstock|istock)(?:/[^.]+)?|",
                r"(?:AP|AFP|Reuters|REUTERS|EPA|EFE)\s?(?i:photo)?/[^.]+)$"
            ),
        ),
    ),
];
