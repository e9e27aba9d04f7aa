//! Line rules as data: what players, forms, banners and buttons of an outlet's page leave in scraped text.
//!
//! Patterns see one trimmed line (plain text) or one block (HTML). A pattern names the whole line wherever a sentence
//! of the article could hold the same words.

use claimwire_record::Zone::{Boilerplate, Byline};

use super::shapes::agency;
use super::{Effect, Rule, noise, row, up_to};

/// The rules, in order of precedence.
pub(crate) const RULES: &[Rule] = &[
    noise("separator", "separator", r"^(?:[_=~*–—-]{2,}|[*·•]\s[*·•]\s[*·•]|[|·•])$"),
    noise("counter", "counter", r"^\d{1,5}$"),
    up_to(300, noise("bare-address", "link alone", r"^(?:https?://|www\.)\S+$")),
    up_to(
        200,
        noise(
            "player",
            "player",
            concat!(
                r"^(?i)(?:(?:new)?\s?(?:you can )?(?:now )?listen to (?:this |the |our )?[^.]{0,40}\b(?:articles?|stor(?:y|ies))\b[^.]*|",
                r"ai[- ]generated [^.]*|\d{1,2}:\d\d\s?/\s?\d{1,2}:\d\d.*|(?:video|audio) (?:by|duration)\s?:.*|",
                r"listen\s?[·|(-].*|this (?:video|audio) (?:is|was) (?:generated|read) [^.]*\.?|close (?:video|player)|",
                r"copy/paste the [^.]*|copied|embed|minimi[sz]e|picture[- ]in[- ]picture)$"
            ),
        ),
    ),
    up_to(
        200,
        noise(
            "button",
            "button",
            concat!(
                r"^(?i)(?:click (?:here )?(?:to|for)\b[^.]*[.!]?|tap (?:here )?(?:to|for)\b[^.]*[.!]?|bookmark|mailto|reuse this (?:content|article)|",
                r"share (?:full )?(?:article|story)(?: close button)?|(?:story|article) saved|you can find this (?:story|article) in .*|",
                r"skip (?:links?|next|ad(?:vertisement)?s?|to|section)\b[^.!?]{0,60}|go to accessibility [^.]*|",
                r"(?:free )?article usually reserved for subscribers|you have been granted access\b.*|quick guide|",
                r"(?:expand|collapse)(?:/collapse)?\b[^.]{0,30}|page not found|(?:search|site|section)[^.]{0,30} navigation|show more\b[^.]{0,40}|list (?:of \d+ items?|\d+ of \d+)|end of list|",
                r"opens? (?:in )?(?:a )?new (?:tab|window)|(?:leer en español|lire en français|auf deutsch lesen|read in english))$"
            ),
        ),
    ),
    up_to(
        600,
        noise(
            "form",
            "newsletter sign-up",
            concat!(
                r#"^(?i)(?:privacy notice:.*|(?:after|before) newsletter promotion|we use your sign-?up to .*|invalid e-?mail.*|"#,
                r#"something went wrong[^"“”]*try again[^"“”]*|thank(?:s| you) for (?:signing up|subscribing)\b.*|arrives (?:weekdays|daily|weekly|\w+days?)|"#,
                r#"by (?:entering|providing|submitting|clicking)\b[^"“”]*\byou (?:agree|consent|accept|acknowledge|are agreeing)\b.*\b(?:terms|polic(?:y|ies)|communications|e-?mails?)\b.*|"#,
                r#"get (?:all )?(?:the|our) latest\b[^"“”]*|(?:the )?[^"“”.]*\b(?:newsletter|briefing)\b[^"“”]*\bsign up here\b.*|"#,
                r#"sign up (?:for|to|here)\b[^.,"“”]*[.!]?|receive\b[^"“”.]*\b(?:news|newsletters?|alerts|stories)\b[^"“”.]*\b(?:morning|inbox|day|week)\b[^"“”.]*\.?|"#,
                r#"(?:daily|weekly|morning|evening) (?:newsletter|briefing)|invalid|(?:you can )?unsubscribe at any time\.?)$"#
            ),
        ),
    ),
    up_to(
        600,
        noise(
            "consent",
            "cookie notice",
            concat!(
                r#"^(?i)(?:we value your privacy|we and our (?:\d+ )?(?:\w+ )?partners\b[^"“”]*|manage (?:options|settings|my choices)|"#,
                r#"(?:your )?privacy choices|allow all|only (?:necessary|essential)(?: cookies)?|save (?:and|&) (?:exit|close))$"#
            ),
        ),
    ),
    up_to(
        300,
        noise(
            "print-note",
            "note of the outlet",
            concat!(
                r"^(?i)(?:a version of this (?:article|story) (?:appears|appeared|was published|originally)\b.*|this (?:article|story) (?:was )?(?:first|originally) (?:appeared|published)\b.*|",
                r"our standards:.*|read about our approach to .*|to view this video\b.*|order reprints\b.*|follow [^.“”]{2,60} on (?:facebook|x|twitter|instagram|whatsapp|telegram|bluesky|threads|youtube|tiktok)\b[^.]{0,40}\.?|",
                r"what do you think\?.*|(?:[^.“”]*\b)?(?:let us know|have your say|tell us)\b[^.“”]*\bcomments?\b[^.“”]*\.?)$"
            ),
        ),
    ),
    up_to(
        120,
        row(
            "reporting-from",
            Byline,
            "reporting credits",
            Effect::Line,
            r"^(?i:reporting (?:from|in))\s\p{Lu}[\p{L} .,'’-]*$",
        ),
    ),
    up_to(
        120,
        row(
            "sign-off",
            Byline,
            "agency line",
            Effect::Line,
            concat!(
                r"^(?:\p{L}{2,4}(?:/\p{L}{2,4})*\s)?\((?:[^()]{0,40}\s(?:with|and)\s)?",
                agency!(),
                r"(?:(?:,\s|\sand\s|/)",
                agency!(),
                r")*\)$"
            ),
        ),
    ),
    row(
        "topics-head",
        Boilerplate,
        "tag list",
        Effect::List { prose: 80 },
        concat!(
            r"^(?i)(?:(?:related|suggested|explore more on these|more on these) (?:topics?|tags?|countries|people)|",
            r"keywords for this article|browse today['’]s tags|follow these topics)\s?:?$"
        ),
    ),
];
